"""Where things stand in a workbook, and the formulas of its tables as they read there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.spek import LembarTabel, Letak, Rumus, SpekBuku


@lru_cache(maxsize=64)
def rumus_tabel(buku: SpekBuku, nama: str) -> tuple[str | tuple[str, ...], ...]:
    """The formulas of a table (without ``=``), in the order of its formula columns.

    A column that reads the same in every row, so that a file may store it once, is the formula of its first row; any
    other is one for each row. Of thousands of rows all texts together would take more memory than the workbook.
    """
    spek = buku.tabel(nama)
    where = LetakBuku(buku, spek)
    rows = range(spek.baris_pertama, spek.baris_terakhir + 1)
    probes = {rows[1], rows[len(rows) // 2], rows[-1]} if len(rows) > 1 else set[int]()

    def text(number: int, formula: Rumus, row: int) -> str:
        return batas.periksa_rumus(formula.teks(where, row), nama, xl_rowcol_to_cell(row - 1, number))

    found: list[str | tuple[str, ...]] = []
    for number, column in enumerate(spek.kolom):
        if column.rumus is not None:
            first = text(number, column.rumus, rows[0])
            if probes and all(_turun(first, row - rows[0]) == text(number, column.rumus, row) for row in probes):
                found.append(first)
            else:
                found.append(tuple(text(number, column.rumus, row) for row in rows))
    return tuple(found)


_ALAMAT_NISBI: Final = ungkapan(r"(?<![A-Za-z0-9_.])(\$?[A-Z]{1,3})([0-9]+)(?![0-9A-Za-z_(])")


def _turun(rumus: str, langkah: int) -> str:
    """The formula as it reads when filled down by some rows; text in quotes stays."""
    parts = rumus.split('"')
    parts[::2] = [
        _ALAMAT_NISBI.sub(lambda found: f"{found[1]}{int(found[2]) + langkah}", part) for part in parts[::2]
    ]
    return '"'.join(parts)


@dataclass
class LetakBuku:
    """Where columns stand; the :class:`~kinerja_core.workbooks.mesin.spek.Letak` of a sheet being written."""

    buku: SpekBuku
    spek: LembarTabel

    def _column(self, nama: str, lembar: str | None) -> tuple[LembarTabel, str, str]:
        spek = self.spek if lembar is None or lembar == self.spek.nama else self.buku.tabel(lembar)
        before = "" if spek is self.spek else f"{kutip_lembar(spek.nama)}!"
        return spek, before, xl_col_to_name(spek.nomor_kolom(nama))

    def sel(self, nama: str, baris: int, lembar: str | None = None) -> str:
        """Address of one cell of a table."""
        _, before, letter = self._column(nama, lembar)
        return f"{before}${letter}{baris}"

    def rentang(self, nama: str, lembar: str | None = None) -> str:
        """The whole column of a table."""
        spek, before, letter = self._column(nama, lembar)
        return f"{before}${letter}${spek.baris_pertama}:${letter}${spek.baris_terakhir}"

    def sampai(self, nama: str, baris: int) -> str:
        """The column from its first row down to a row, on a sheet whose rows nobody moves."""
        _, _, letter = self._column(nama, None)
        return f"${letter}${self.spek.baris_pertama}:${letter}{baris}"


@dataclass
class _LetakLuar(LetakBuku):
    """The columns of one table as formulas on any other sheet name them."""

    lembar: str

    def _column(self, nama: str, lembar: str | None) -> tuple[LembarTabel, str, str]:
        return super()._column(nama, lembar or self.lembar)


def kutip_lembar(nama: str) -> str:
    """Name of a sheet as formulas write it."""
    return nama if nama.isalnum() else f"'{nama}'"


def letak_luar(buku: SpekBuku, nama: str) -> Letak:
    """Where the columns of a table stand, as formulas on any other sheet name them."""
    nowhere = LembarTabel(nama="", judul="", instruksi="", kolom=(), kapasitas=0)
    return _LetakLuar(buku, nowhere, nama)
