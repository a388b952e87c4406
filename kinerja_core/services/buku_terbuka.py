"""Buku terbuka: a workbook that is open in Excel, gathered sheet by sheet into the grid that the other verbs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kinerja_core.workbooks.mesin.alamat import Alamat, alamat
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi
from kinerja_core.workbooks.mesin.lembar_xml import BATAS_SEL
from kinerja_core.workbooks.mesin.rupa_angka import berpersen, berupa

if TYPE_CHECKING:
    from kinerja_core.workbooks.baca import HasilBaca

#: Row and column of a cell, counted from 0.
BarisKolom = tuple[int, int]


class BukuTerbuka:
    """Sheets as Excel shows them; nothing is read from a file."""

    def __init__(self) -> None:
        self._lembar: dict[str, list[BarisKisi]] = {}
        self._rumus: dict[str, Alamat] = {}
        self._persen: dict[str, frozenset[str]] = {}
        self._rupa: dict[str, dict[str, str]] = {}
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
        self, nama: str, baris: list[BarisKisi], rumus: Iterable[BarisKolom],
        format_angka: Iterable[tuple[BarisKolom, str]],
    ) -> None:  # fmt: skip
        """Add a sheet: its rows, and the places of formulas and the formats of numbers, where known."""
        self._lembar[nama] = baris
        if found := Alamat.dari(alamat(*sel) for sel in rumus):
            self._rumus[nama] = found
        formats = [(sel, kode, berpersen(kode)) for sel, kode in format_angka]
        if percent := frozenset(alamat(*sel) for sel, _, percent in formats if percent):
            self._persen[nama] = percent
        if looks := {alamat(*sel): kode for sel, kode, percent in formats if not percent and berupa(kode)}:
            self._rupa[nama] = looks

    def kisi(self) -> Kisi:
        """The workbook as the verbs read it."""
        return Kisi(self._lembar, self._rumus, self._persen, self._dilewati, rupa=self._rupa)


def periksa_kisi(kisi: Kisi, berkas: str) -> HasilBaca:
    """Check an open workbook from its values; without all that reads and keeps files, so that it starts fast."""
    from kinerja_core.workbooks.baca import baca_kisi  # noqa: PLC0415 - who gathers sheets to rank them loads no SKP

    return baca_kisi(kisi, berkas)
