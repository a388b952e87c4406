"""Cells of the hidden sheet ``Dasar`` as they are laid out, each with its formula and its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: Name of the hidden sheet.
NAMA_DASAR: Final = "Dasar"


class Petak:
    """Cells of the sheet as they are laid out: formula (or ``None`` for a plain value) and value, by row and column."""

    def __init__(self) -> None:
        self.sel: dict[tuple[int, int], tuple[str | None, str | int | float]] = {}
        self.nama: dict[str, str] = {}
        self.baris = 1  #: next row, from 0; the sheet's title stands in the first

    def _taruh(self, kolom: int, rumus: str | None, nilai: str | float, baris: int | None = None) -> str:
        row = self.baris if baris is None else baris
        self.sel[row, kolom] = (rumus, nilai)
        return f"${chr(65 + kolom)}${row + 1}"

    def satu(self, judul: str, rumus: str | None, nilai: str | float, nama: str = "") -> str:
        """A row of a label and one value; gives its address on this sheet."""
        self._taruh(0, None, judul)
        place = self._taruh(1, rumus, nilai)
        if nama:
            self.nama[nama] = f"={NAMA_DASAR}!{place}"
        self.baris += 1
        return place

    def deret(self, judul: str, isi: Sequence[tuple[str | None, str | int | float]]) -> list[str]:
        """A row of a label and several values; gives their addresses."""
        self._taruh(0, None, judul)
        places = [self._taruh(column, *cell) for column, cell in enumerate(isi, start=1)]
        self.baris += 1
        return places

    def tabel(
        self, nama: str, isi: Sequence[Sequence[str | int | float | tuple[str | None, str | int | float]]]
    ) -> None:
        """A named block of plain values, or of formulas with their values."""
        self._taruh(0, None, nama)
        for step, row in enumerate(isi):
            for column, value in enumerate(row, start=1):
                formula, shown = value if isinstance(value, tuple) else (None, value)
                self._taruh(column, formula, shown, self.baris + step)
        last = f"${chr(65 + len(isi[0]))}${self.baris + len(isi)}"
        self.nama[nama] = f"={NAMA_DASAR}!$B${self.baris + 1}:{last}"
        self.baris += len(isi)

    def nilai(self, nama: str) -> str | int | float:
        """Value of a named cell."""
        place = self.nama[nama].rpartition("$")
        return self.sel[int(place[2]) - 1, 1][1]

    def blok(self, nama: str) -> list[list[int]]:
        """Values of a named block of numbers."""
        first, _, last = self.nama[nama].partition(":")
        top, bottom = (int(place.rpartition("$")[2]) - 1 for place in (first, last))
        width = ord(last.split("$")[1]) - ord("B") + 1
        return [[int(self.sel[row, column][1]) for column in range(1, width + 1)] for row in range(top, bottom + 1)]

    def alamat(self, mulai: str, judul: str) -> str:
        """Address of the first cell of a label after another label."""
        rows = sorted(row for (row, column), cell in self.sel.items() if column == 0 and cell[1] == mulai)
        return next(
            f"$B${row + 1}" for row in range(rows[0], self.baris) if self.sel.get((row, 0), (None, ""))[1] == judul
        )
