"""Versions of the templates: how a workbook made from an older one is brought to the names of today.

A header that only gained another spelling belongs to ``ejaan`` of its column. Here stands what must be known by
version: a header or label that has come to mean something else, and sheets, columns and fields that an older template
did not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kinerja_core.workbooks.mesin.kisi import Baris, Kisi
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT, lipat


@dataclass(frozen=True, kw_only=True)
class Perubahan:
    """What the version after a version changed.

    Attributes:
        judul: sheet -> header or label as it was -> as it is now.
        lembar_baru: sheets that came with the change.
        isian_baru: sheet -> headers and labels that came with the change and may stay blank.
    """

    judul: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lembar_baru: frozenset[str] = frozenset()
    isian_baru: Mapping[str, frozenset[str]] = field(default_factory=dict)


#: Kind of workbook and version -> what the next version changed. Version 1 is the first that was given out.
RIWAYAT: Final[dict[tuple[str, int], Perubahan]] = {
    ("skp", 1): Perubahan(
        isian_baru={
            "Dialog Kinerja": frozenset({"Dari Catatan Harian"}), "Umpan Balik": frozenset({"Kode RHK"}),
        }
    ),
    ("unit", 1): Perubahan(
        isian_baru={
            "Skor": frozenset({"Catatan/Rekomendasi"}),
            "Pengaturan": frozenset({"Ruang Tanda Tangan Elektronik", "Catatan Tanda Tangan Elektronik"}),
        }
    ),
}


def mutakhirkan(kisi: Kisi, jenis: str, versi: int) -> Kisi:
    """The grid of a workbook of version ``versi`` in the names of today; it says what it cannot have yet.

    Cells keep their places; only headers and labels change, each at its first occurrence, which stands above the
    data. The grid that was given stays as it is.
    """
    for number in range(versi, VERSI_TEMPLAT):
        change = RIWAYAT.get((jenis, number), Perubahan())
        later = {(lipat(sheet), lipat(title)) for sheet, titles in change.isian_baru.items() for title in titles}
        kisi = replace(
            kisi, belum_ada=kisi.belum_ada | change.lembar_baru, isian_belum_ada=kisi.isian_belum_ada | later
        )
        for sheet, names in change.judul.items():
            known = next((name for name in kisi.lembar if lipat(name) == lipat(sheet)), None)
            if known is not None:
                renamed = _renamed(kisi.lembar[known], {lipat(old): new for old, new in names.items()})
                kisi = replace(kisi, lembar={**kisi.lembar, known: renamed})
    return kisi


def _renamed(rows: list[Baris], names: dict[str, str]) -> list[Baris]:
    """Rows in which the first cell of each old name has its new one."""
    result = []
    for row in rows:
        changed = row
        for column, cell in enumerate(row):
            new = names.pop(lipat(cell), None) if names and isinstance(cell, str) else None
            if new is not None:
                changed = [*changed[:column], new, *changed[column + 1 :]]
        result.append(changed)
    return result
