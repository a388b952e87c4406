"""Rentang nilai: the band of integers a (kelompok, predikat) pair allows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import SKOR_TERTINGGI, Kata
from kinerja_core.model.istilah import Kelompok, Predikat
from kinerja_core.model.pemeringkatan import NilaiKinerja
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap


class RentangNilai(NamedTuple):
    """The lowest and the highest nilai of a band, both included."""

    terendah: NilaiKinerja
    tertinggi: NilaiKinerja

    def __str__(self) -> str:
        return f"{self.terendah} s.d. {self.tertinggi}"


TabelRentang = dict[Kelompok, dict[Predikat, tuple[int, int]]]


def _whole(table: TabelRentang) -> TabelRentang:
    """The bands together cover every nilai kinerja, each number once."""
    covered = sorted(number for row in table.values() for low, high in row.values() for number in range(low, high + 1))
    if covered != list(range(1, SKOR_TERTINGGI + 1)):
        message = f"Rentang harus menutup 1 s.d. {SKOR_TERTINGGI} tanpa celah atau tumpang tindih."
        raise PydanticCustomError("rentang_bercelah", message)
    return table


#: kelompok -> predikat -> (lowest, highest), both included.
BENTUK = Annotated[
    dict[Kata[Kelompok], dict[Kata[Predikat], RentangNilai]], lengkap(Kelompok), AfterValidator(_whole)
]


def rentang_nilai(
    kelompok: Kelompok, predikat: Predikat | None, tanggal: date
) -> Putusan[dict[Predikat, tuple[int, int]]]:
    """The bands of a kelompok: predikat -> (lowest, highest), both included.

    Args:
        kelompok: kelompok pemetaan.
        predikat: only this predikat, or ``None`` for all of the kelompok.
        tanggal: last day of the assessment period.

    Returns:
        Empty with a warning when the kelompok does not know the predikat (for example K1 with Baik).

    Raises:
        AturanBelumBerlaku: for a period before the first known letter.
    """
    table: Putusan[TabelRentang] = muat("rentang_nilai").pada(tanggal)
    row = table.hasil[kelompok]
    if predikat is None:
        return Putusan(dict(row), table.rujukan, table.peringatan)
    if predikat not in row:
        known = ", ".join(name.value for name in row)
        message = f"Kelompok {kelompok} tidak mempunyai rentang untuk predikat {predikat}; yang ada: {known}."
        return Putusan({}, table.rujukan, (*table.peringatan, message))
    return Putusan({predikat: row[predikat]}, table.rujukan, table.peringatan)
