"""Acuan: the hidden sheet of lists, side by side, and the names by which formulas and dropdowns know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
            self.pena.halaman.write_string(0, column, title)
        self.kolom += len(judul)
        return places

    def daftar(self, nama: str, isi: Iterable[str | int]) -> None:
        """A named list of fixed words."""
        (column,) = self.kolom_baru(nama)
        last = 0
        for last, word in enumerate(isi, start=1):
            self.tulis(last, column, word)
        letter = huruf_kolom(column)
        self.nama(nama, f"{LEMBAR_REF}!${letter}$2:${letter}${last + 1}")

    def huruf(self, nama: str, isi: str) -> None:
        """A named list of the letters of a text, which is smaller as one cell; its controls, which XML lacks, first.

        The first of them stands for each that a program does not keep: nothing at all would be found in any text.
        """
        (column,) = self.kolom_baru(nama)
        controls = [f"CHAR({ord(letter)})" for letter in isi if letter < " "]
        self.tulis(1, column, isi[len(controls) :])
        letter = huruf_kolom(column)
        places = f"{LEMBAR_REF}!${letter}$1:${letter}${len(isi)}"
        text = "&".join((*controls, f"{LEMBAR_REF}!${letter}$2", f"REPT({controls[0]},{len(isi)})"))
        self.nama(nama, f"MID({text},ROW({places}),1)")

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

    def nama_sel(self, nama: str, baris: int, kolom: int) -> None:
        """A defined name of one cell of this sheet."""
        self.nama(nama, f"{LEMBAR_REF}!${huruf_kolom(kolom)}${baris + 1}")
