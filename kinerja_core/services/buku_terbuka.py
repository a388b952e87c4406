"""Buku terbuka: a workbook that is open in Excel, gathered sheet by sheet into the grid that the other verbs read."""

from __future__ import annotations

from collections.abc import Iterable

from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi, alamat
from kinerja_core.workbooks.mesin.lembar_xml import BATAS_SEL

#: Row and column of a cell, counted from 0.
BarisKolom = tuple[int, int]


class BukuTerbuka:
    """Sheets as Excel shows them; nothing is read from a file."""

    def __init__(self) -> None:
        self._lembar: dict[str, list[BarisKisi]] = {}
        self._rumus: dict[str, frozenset[str]] = {}
        self._persen: dict[str, frozenset[str]] = {}
        self._dilewati: dict[str, str] = {}

    def terlalu_luas(self, nama: str, baris: int, kolom: int) -> bool:
        """Whether a sheet of that many rows and columns is left out; if so, the grid says why."""
        if baris * kolom <= BATAS_SEL:
            return False
        self._dilewati[nama] = (
            f'Lembar "{nama}" berisi sel sampai {alamat(baris - 1, kolom - 1)}, jauh melewati isi yang wajar.'
        )
        return True

    def tambah(
        self, nama: str, baris: list[BarisKisi], rumus: Iterable[BarisKolom], persen: Iterable[BarisKolom]
    ) -> None:
        """Add a sheet: its rows, and the places of formulas and of numbers shown as percentages, where known."""
        self._lembar[nama] = baris
        for tempat, semua in ((rumus, self._rumus), (persen, self._persen)):
            if ada := frozenset(alamat(*sel) for sel in tempat):
                semua[nama] = ada

    def kisi(self) -> Kisi:
        """The workbook as the verbs read it."""
        return Kisi(self._lembar, self._rumus, self._persen, self._dilewati)
