"""Acuan: the hidden sheet of lists, side by side, and the names by which formulas and dropdowns know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.mesin.kisi import huruf_kolom
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF, Letak, Nilai

if TYPE_CHECKING:
    from kinerja_core.workbooks.mesin.pena import Pena  # loads XlsxWriter, which reading needs not


def daftar_periode(tahun: int) -> dict[str, list[str | int]]:
    """The periods around a year, for dropdowns: each quarter, and the year as a whole."""
    years = range(tahun - 1, tahun + 2)
    return {"DaftarPeriode": [str(Periode(year, quarter)) for year in years for quarter in (*Triwulan, None)]}


class Acuan:
    """The hidden sheet being written. Rows are counted from 0; the first holds titles.

    Attributes:
        pena: writes the sheet; it knows the content of the workbook and how it is declared.
        tahun: the year the workbook is made for.
        letak: where the columns of a table stand, by the name of its sheet.
        kolom: the next free column.
    """

    def __init__(self, pena: Pena, tahun: int, letak: Callable[[str], Letak]) -> None:
        self.pena, self.tahun, self.letak, self.kolom = pena, tahun, letak, 0

    def kolom_baru(self, *judul: str) -> list[int]:
        """New columns beside those that are there, with their titles."""
        places = list(range(self.kolom, self.kolom + len(judul)))
        for column, title in zip(places, judul, strict=True):
            self.tulis(0, column, title)
        self.kolom += len(judul)
        return places

    def daftar(self, nama: str, isi: Iterable[str | int]) -> None:
        """A named list of fixed words."""
        (column,) = self.kolom_baru(nama)
        last = 0
        for last, word in enumerate(isi, start=1):
            self.tulis(last, column, word)
        self._nama_kolom(nama, column, last)

    def huruf(self, nama: str, isi: str) -> None:
        """A named list of the letters of a text, a formula each.

        One that a program does not keep is an error there: nothing at all would be found in any text.
        """
        text, column = self.kolom_baru(f"Isi {nama}", nama)
        self.tulis(1, text, isi)
        one = f"MID(${huruf_kolom(text)}$2,ROW()-1,1)"
        for row, letter in enumerate(isi, start=1):
            self.rumus(row, column, f"IF(1/LEN({one}),{one})", letter)
        self.bersama(column, 1, len(isi))
        self._nama_kolom(nama, column, len(isi))

    def kode(self, nama: str, isi: str) -> None:
        """A named list of the codes of letters that XML lacks, each an error where a program makes nothing of it."""
        (column,) = self.kolom_baru(nama)
        for row, code in enumerate(map(ord, isi), start=1):
            self.rumus(row, column, f"IF(1/LEN(CHAR({code})),{code})", code)
        self._nama_kolom(nama, column, len(isi))

    def hitungan(self, nama: str, rumus: str, nilai: str | float) -> None:
        """A named cell with a formula and the value it gives."""
        (column,) = self.kolom_baru(nama)
        self.rumus(1, column, rumus, nilai)
        self.nama_sel(nama, 1, column)

    def larik(self, banyak: Mapping[str, Sequence[Sequence[Nilai]]]) -> Iterator[tuple[str, str]]:
        """Blocks of values, one below the other; gives their names with where they stand, which no name says yet."""
        (column,), row = self.kolom_baru("Deret"), 1
        for name, block in banyak.items():
            for step, values in enumerate(block):
                for further, value in enumerate(values):
                    self.tulis(row + step, column + further, value)
            end = column + len(block[0]) - 1
            yield name, f"{LEMBAR_REF}!${huruf_kolom(column)}${row + 1}:${huruf_kolom(end)}${row + len(block)}"
            row += len(block)

    def tulis(self, baris: int, kolom: int, nilai: Nilai, gaya: Any = None) -> None:
        """A value."""
        self.pena.tulis(baris, kolom, nilai, gaya)

    def rumus(self, baris: int, kolom: int, rumus: str, nilai: str | float) -> None:
        """A formula with the value it gives."""
        self.pena.rumus(baris, kolom, rumus, None, nilai)

    def bersama(self, kolom: int, baris1: int, baris2: int) -> None:
        """The formulas of these rows of a column are one, filled down: it is stored once."""
        self.pena.halaman.rumus_bersama(kolom, baris1, baris2)

    def nama(self, nama: str, rujukan: str) -> None:
        """A defined name of the workbook."""
        self.pena.berkas.define_name(nama, f"={rujukan}")

    def _nama_kolom(self, nama: str, kolom: int, banyak: int) -> None:
        """A defined name of so many cells below the title of a column."""
        letter = huruf_kolom(kolom)
        self.nama(nama, f"{LEMBAR_REF}!${letter}$2:${letter}${banyak + 1}")

    def nama_sel(self, nama: str, baris: int, kolom: int) -> None:
        """A defined name of one cell of this sheet."""
        self.nama(nama, f"{LEMBAR_REF}!${huruf_kolom(kolom)}${baris + 1}")
