"""Days of what has happened lie in the past: the same condition for the sheets and for the reader."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import baris_ke
from kinerja_core.workbooks.mesin.spek import IsiBuku, LembarTabel, Letak
from kinerja_core.workbooks.mesin.tertukar import mungkin


class PeriksaTiba(NamedTuple):
    """The date has come."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        day = rumus_tanggal(letak.sel(self.kolom, baris))
        return f'IFERROR(IF({day}>TODAY(),", tanggal belum tiba",""),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value today."""
        value = hari(baris_ke(isi, spek.nama, urutan).get(self.kolom))
        today = hari_kini()
        return ", tanggal belum tiba" if isinstance(value, datetime.date) and value > today else ""


def belum_tiba(apa: str, tanggal: datetime.date, hari_ini: datetime.date) -> str:
    """What is said of a day in the future; and of its other reading, when that is past."""
    said = f"{apa} {tanggal_panjang(tanggal)} belum tiba (hari ini {tanggal_panjang(hari_ini)})."
    return said + mungkin(tanggal, lambda other: other <= hari_ini)
