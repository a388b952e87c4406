"""Aturan bertanggal: every dated value of a rule on the hidden sheet, and formulas that take those of the period.

A workbook is typed into for years; its formulas therefore hold all values a rule has and choose by the last day of the
period that stands in Pengaturan, as the core does. A rule with one value is written as plain cells.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any, Final

from kinerja_core.model.excel import seri
from kinerja_core.rules.aturan import muat
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import Petak

_BULAN: Final = (("Triwulan III ", 9), ("Triwulan II ", 6), ("Triwulan IV ", 12), ("Triwulan I ", 3))


class AturanBerlaku:
    """The rules as the formulas of one workbook take them."""

    def __init__(self, petak: Petak, hari: datetime.date, tahun: int) -> None:
        """Lay out the day whose rules hold: the end of the period, or of the year of the workbook without one."""
        self._petak = petak
        self._hari = hari
        self._nomor: dict[str, tuple[str, int]] = {}
        self._hari_mulai: dict[str, list[datetime.date]] = {}  # of rules taken together
        period = f"TRIM({PENGATURAN.nama}!$B${PENGATURAN.baris['periode']})"
        month = "12"
        for words, last in _BULAN:
            month = f'IF(LEFT({period},{len(words)})="{words}",{last},{month})'
        year = f"IFERROR(VALUE(RIGHT({period},4)),0)"
        day = f"IF({year}<1901,DATE({tahun},12,31),DATE({year},{month}+1,0))"
        petak.satu("Hari aturan", day, seri(hari), "HariAturan")

    def rumus(self, kode: str, ambil: Callable[[Any], str | float]) -> tuple[str | None, str | float]:
        """What a formula takes from the value in force, and that value; no formula for a rule with one value.

        Args:
            kode: name of the rule.
            ambil: gives one cell from a value of the rule.
        """
        return self._pilih(kode, [ambil(value) for value in muat(kode).nilai.values()])

    def tabel(self, nama: str, kode: str, isi: Callable[[Any], Sequence[Sequence[str | float]]]) -> None:
        """A named block of cells made from the value in force; from each value it has as many rows and columns."""
        self._blok(nama, kode, [isi(value) for value in muat(kode).nilai.values()])

    def tabel_gabungan(
        self, nama: str, kode: tuple[str, ...], isi: Callable[..., Sequence[Sequence[str | float]]]
    ) -> None:
        """A named block made from the values in force of several rules, one after the other."""
        together = ", ".join(kode)
        self._hari_mulai[together] = sorted({since for one in kode for since in muat(one).nilai})
        values = [[muat(one).terdekat(since).hasil for one in kode] for since in self._hari_mulai[together]]
        self._blok(nama, together, [isi(*value) for value in values])

    def _blok(self, nama: str, kode: str, blok: Sequence[Sequence[Sequence[str | float]]]) -> None:
        """A named block of which one of several, alike in shape, is in force."""
        self._petak.tabel(nama, [
            [self._pilih(kode, cells) for cells in zip(*rows, strict=True)] for rows in zip(*blok, strict=True)
        ])

    def _pilih(self, kode: str, nilai: Sequence[str | float]) -> tuple[str | None, str | float]:
        """The formula that takes one of the cells of a rule's values, when they differ, and what it gives."""
        if len(set(nilai)) == 1:
            return None, nilai[0]
        place, number = self._berlaku(kode)
        return f"CHOOSE({place},{','.join(map(harfiah, nilai))})", nilai[number - 1]

    def teks(self, kode: str, ambil: Callable[[datetime.date], str], nama: str) -> None:
        """A named cell of a text for the value in force, of any length; ``ambil`` gives it for the day of a value."""
        texts = [ambil(since) for since in muat(kode).nilai]
        place, number = self._berlaku(kode)
        cells = self._petak.deret(f"{nama}, setiap nilai", [(None, text) for text in texts])
        self._petak.satu(nama, f"CHOOSE({place},{','.join(cells)})", texts[number - 1], nama)

    def _berlaku(self, kode: str) -> tuple[str, int]:
        """Where it stands which value of a rule is in force, counted from 1, and that number."""
        if kode not in self._nomor:
            days = self._hari_mulai.get(kode) or list(muat(kode).nilai)
            number = max(1, sum(day <= self._hari for day in days))
            cells = self._petak.deret(f"Aturan {kode}, berlaku sejak", [(None, seri(day)) for day in days])
            formula = f'MAX(1,COUNTIF({cells[0]}:{cells[-1]},"<="&HariAturan))'
            self._nomor[kode] = self._petak.satu(f"Aturan {kode}, nilai ke", formula, number), number
        return self._nomor[kode]


def harfiah(nilai: str | float) -> str:
    """A value as a formula writes it."""
    return '"' + nilai.replace('"', '""') + '"' if isinstance(nilai, str) else str(nilai)


