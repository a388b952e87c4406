"""A staff workbook while it is read: what its sheets have said so far, for the sheets that follow."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, Final

from kinerja_core.model.skp import RHK, SKP
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import JenisSel, lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor


def berkunci(lembar: Tabel) -> bool:
    """Whether the rows of a sheet carry the keys of IKI, which they do since version 3 of the template."""
    return lembar.spek.kolom_bernama("kode_iki" if lembar.spek.mengikuti else "iki.kode").jenis is JenisSel.KODE


#: Rows that make a run of codes.
_DERET: Final = 3
_ANGKA: Final = "0123456789"


def deret_kode(lembar: Tabel, nama: str) -> list[tuple[int, int]]:
    """First and last row of every run of rows under each other whose codes go up one by one."""
    runs: list[tuple[int, int]] = []
    first, before = -1, (-1, "", -1)
    for row, shown in lembar.tampil_semua(nama):
        name, number = _numbered(shown)
        here = (row, name, number)
        if number < 0 or here != (before[0] + 1, before[1], before[2] + 1):
            first = row
        elif row - first + 1 >= _DERET:
            if runs and runs[-1][0] == first:
                runs.pop()
            runs.append((first, row))
        before = here
    return runs


@lru_cache(maxsize=1_000)
def _numbered(kode: str) -> tuple[str, int]:
    """A code without the number at its end, and that number, -1 when there is none."""
    name = kode.rstrip(_ANGKA)
    return name, int(kode[len(name) :]) if name != kode else -1


class IsiSKP:
    """The SKP sheet: its RHK, and rows by code. ``semua_kode`` also has rows with mistakes."""

    def __init__(self) -> None:
        self.baris_pertama = 0
        self.rhk: list[RHK] = []
        self.baris: dict[str, int] = {}
        self.semua_kode: dict[str, int] = {}
        self.baris_rhk: dict[str, int] = {}
        self.berkepala_lain: set[int] = set()  #: numbers of RHK whose one row seems to be the first of another RHK
        self._tertarik: set[tuple[str, str]] = set()  #: runs of codes of which an unknown one was said

    @cached_property
    def _iki(self) -> dict[str, str]:
        return {code.casefold(): code for code in self.semua_kode}

    @cached_property
    def _rhk(self) -> dict[str, str]:
        return {code.casefold(): code for code in self.baris_rhk}

    @cached_property
    def _kode_rhk_utuh(self) -> frozenset[str]:
        return frozenset(rhk.kode for rhk in self.rhk)

    def kode_iki(self, kode: str) -> str | None:
        """The SKP's spelling of a code whatever its case, as the sheet looks it up; ``None`` when it has none such."""
        return kode if kode in self.baris else self._iki.get(kode.casefold())

    def kode_rhk(self, kode: str) -> str | None:
        """The same of an RHK."""
        return kode if kode in self._kode_rhk_utuh else self._rhk.get(kode.casefold())

    @cached_property
    def rhk_dari_iki(self) -> Mapping[str, str]:
        """The RHK of each IKI without mistakes, by their codes."""
        return {iki.kode: rhk.kode for rhk in self.rhk for iki in rhk.iki}

    def utuh(self, kode: str) -> bool:
        """Whether the SKP row of a code is without mistakes."""
        return kode in self.baris or kode in self._kode_rhk_utuh

    def tanpa(self, tertulis: Iterable[str]) -> list[str]:
        """Codes of the IKI without mistakes that are not among those written, whose case does not count."""
        written = {lipat(text) for text in tertulis}
        return [code for code in self.baris if lipat(code) not in written]

    def sebut_asing(self, lapor: Pelapor[Tabel], kode: str, baris: int, nama: str) -> None:
        """Say that the SKP has no such code of an IKI, or (in a column of ``kode_rhk``) of an RHK."""
        rhk = nama.endswith("kode_rhk")
        known = ", ".join((self._rhk if rhk else self._iki).values())
        if not known:
            return  # the SKP sheet itself cannot be read, which is said once, there
        shown = known if len(known) < 200 else known[:199] + "…"
        what = "RHK" if rhk else "IKI"
        said = f"Kode {what} {kutip(kode)} tidak ada di lembar SKP (yang ada: {shown})."
        run = next((run for run in deret_kode(lapor.lembar, nama) if run[0] <= baris <= run[1]), None)
        last = "" if run is None else lapor.lembar.tampil(run[1], nama)
        if run is not None and (self.kode_rhk if rhk else self.kode_iki)(last) is None:  # what is dragged goes too far
            place = lapor.lembar.sel(run[0], nama), lapor.lembar.sel(run[1], nama)
            if (key := (lapor.lembar.nama, place[0])) in self._tertarik:
                return  # one cause is said once
            self._tertarik.add(key)
            said += f" Kode pada {place[0]}:{place[1]} naik satu demi satu, tampaknya karena sel ditarik."
        lapor(f"{what}-TIDAK-DIKENAL", said, baris, nama)

    def sebut_deret(self, lapor: Pelapor[Tabel], nama: str) -> None:
        """Say where codes of RHK that the SKP has go up one by one, as when a cell is dragged down."""
        table = lapor.lembar
        for first, last in deret_kode(table, nama):
            if all(self.kode_rhk(table.tampil(row, nama)) for row in (first, last)):
                shown = ", ".join(table.tampil(row, nama) for row in range(first, first + _DERET))
                more = ", …" if last - first >= _DERET else ""
                where = f"{table.sel(first, nama)}:{table.sel(last, nama)}"
                lapor("KODE-BERURUTAN", f"Kode pada {where} naik satu demi satu: {shown}{more}.", first, nama)


class BacaanSKP:
    """What is known of the workbook.

    Attributes:
        hari_ini: the day against which "in the future" is judged.
        form: Identitas.
        tabel: the tables that could be read, by their declared names.
        isi_skp: rows and codes of the SKP sheet.
        skp: the SKP, when it can be used.
        terbaca: what each sheet gave, by its declared name.
        terpakai: records that agree with the SKP, with their rows, by sheet.
        baris_sendiri: rows that belong to one known record and concern no other, by sheet.
        agenda_lain: rows of dialogs that cannot be used, with what stands in their column of codes.
        aksi_disebut: codes of IKI of which it was said, or follows from what was said, why they have no rencana aksi.
    """

    def __init__(self, hari_ini: datetime.date, form: Form | None, tabel: Mapping[str, Tabel]) -> None:
        self.hari_ini, self.form, self.tabel = hari_ini, form, tabel
        self.isi_skp = IsiSKP()
        self.skp: SKP | None = None
        self.terbaca: dict[str, Any] = {}
        self.terpakai: dict[str, list[tuple[int, Any]]] = {}
        self.baris_sendiri: dict[str, frozenset[int]] = {}
        self.aksi_disebut: set[str] = set()
        self.agenda_lain: list[tuple[int, Any]] = []

    def bersambung(self, lembar: str) -> list[Tabel]:
        """A sheet and those in which it goes on, as far as they could be read."""
        return [table for name, table in self.tabel.items() if lembar in (name, table.spek.lanjutan_dari)]


def kunci_realisasi(bacaan: BacaanSKP) -> frozenset[str]:
    """Keys that the sheets of realisasi have a row for; none when no such sheet could be read."""
    shown = set[str]()
    for table in bacaan.tabel.values():
        column = table.kolom.get("kode_iki")
        if table.spek.mengikuti and column is not None:
            cells = {row[column] for row in table.isi[table.baris_pertama :] if column < len(row)}
            shown |= {cell for cell in cells if isinstance(cell, str)}
    return frozenset(map(str.upper, shown)) - {""}


def kunci_hilang(skp: Tabel, bacaan: BacaanSKP) -> dict[str, list[str]]:
    """Keys that no row of the SKP sheet has any more, though they were made for it, with the sheets that use them."""
    known = kunci_realisasi(bacaan) - {skp.kunci(row, "iki.kode") for row in range(skp.baris_pertama, len(skp.isi))}
    used: dict[str, list[str]] = {}
    for table in bacaan.tabel.values():
        column = next((name for name in ("kode_iki", "agenda.kode_iki") if name in table.kolom), None)
        keys = () if column is None else (table.kunci(row, column) for row, _ in table.baris)
        for key in known.intersection(keys):
            used.setdefault(key, []).append(table.nama)
    return dict(sorted(used.items()))


def hitung_terpakai(table: Tabel, bacaan: BacaanSKP) -> tuple[int, int]:
    """How much of a sheet is there: records that can be used, of the rows begun."""
    return len(bacaan.terpakai[table.spek.nama]), len(table.baris)
