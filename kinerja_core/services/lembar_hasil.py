"""Lembar hasil: what the add-in and Excel's task pane write on a new sheet of the open workbook, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kinerja_core.model.excel import HURUF_SEL
from kinerja_core.model.temuan import Temuan

if TYPE_CHECKING:
    from kinerja_core.services.peringkat import HasilPeringkat


class LembarHasil(NamedTuple):
    """A table with its heading first; every column is text but those of numbers."""

    nama: str
    baris: tuple[tuple[Any, ...], ...]
    angka: frozenset[int] = frozenset()  #: places of the columns of numbers
    catatan: tuple[str, ...] = ()  #: sentences below the table


KEPALA_TEMUAN: Final = ("Tingkat", "Lembar", "Sel", "Temuan", "Yang harus dilakukan", "Rujukan", "Kode")
_ANGKA: Final = frozenset({"peringkat", "hasil", "perilaku", "komposit", "nilai", "usulan_nilai"})


def lembar_temuan(temuan: Iterable[Temuan]) -> LembarHasil:
    """The findings of one workbook."""
    rows = ((t.tingkat.value, t.lembar, t.sel, t.pesan, t.saran, t.rujukan, t.kode) for t in temuan)
    return LembarHasil("Temuan", (KEPALA_TEMUAN, *(tuple(map(_writable, row)) for row in rows)))


def lembar_peringkat(hasil: HasilPeringkat) -> LembarHasil:
    """The ranking of a unit, with its method, warnings and sources below."""
    from kinerja_core.services.peringkat import (  # noqa: PLC0415 - who only checks does not load the ranking
        bagian_pegawai,
        kolom_hasil,
    )

    ranking = hasil.hasil
    columns, parts = kolom_hasil(ranking), bagian_pegawai(ranking)
    names = [name for name, _ in columns]
    weights = f"bobot hasil kerja {ranking.bobot[0]} : perilaku {ranking.bobot[1]}"
    return LembarHasil(
        "Hasil Pemeringkatan",
        (
            tuple(title for _, title in columns),
            *(
                tuple(_writable(parts[one.nip] if name == "bagian" else getattr(one, name)) for name in names)
                for one in ranking.pegawai
            ),
        ),
        angka=frozenset(place for place, name in enumerate(names) if name in _ANGKA),
        catatan=(
            f"Metode {ranking.metode.value}; periode {hasil.buku.pengaturan.periode}; {weights}.",
            *ranking.peserta,
            *(f"Peringatan: {text}" for text in ranking.peringatan),
            *(f"Rujukan: {rujukan}" for rujukan in hasil.rujukan),
        ),
    )


def _writable(value: Any) -> Any:
    """A value as a cell takes it."""
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    if isinstance(value, str):
        return str(value)[:HURUF_SEL]
    if isinstance(value, Decimal):
        return float(value)
    return "" if value is None else value
