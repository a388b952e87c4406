"""What the formulas of several sheets of a unit workbook share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from kinerja_core.workbooks.mesin.spek import IsiBuku, LembarTabel, Letak

#: Name of the sheet of the outcome, to which sheets refer that it is computed after.
NAMA_PEMERINGKATAN: Final = "Pemeringkatan"
#: Scores are counted in ten-thousandths, as whole numbers, so that every comparison is exact.
SKALA: Final = 10_000
#: What a composite in these units never reaches: a group times this, and a composite beside it, make one key.
GRUP: Final = 10**9


class Berkata(NamedTuple):
    """A condition of a row: a column says one of these words."""

    kolom: str
    kata: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        return "OR(" + ",".join(f'{letak.sel(self.kolom, baris)}="{word}"' for word in self.kata) + ")"


class Terhitung(NamedTuple):
    """A formula whose value :mod:`kinerja_core.workbooks.buku_unit.hitung` has put into the row."""

    nama: str
    pola: Callable[[Letak, int], str]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        return self.pola(letak, baris)

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int | float:
        """Its value; blank in a row without a person."""
        value = isi[spek.nama][urutan].get(self.nama)
        if isinstance(value, str | int | float):
            return value
        return ""
