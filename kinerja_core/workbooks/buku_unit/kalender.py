"""Kalender: the hidden sheet of days behind the tenggat konfirmasi.

It counts working days from the first of January on, so that a unit's own days off and days worked, also on a weekend,
count as they do in :mod:`kinerja_core.rules.tenggat`; WORKDAY alone knows no worked Sunday.
"""

from __future__ import annotations

import datetime
from typing import Final

from kinerja_core.rules.hari_libur import hari_libur, keraguan_tahun
from kinerja_core.rules.tenggat import adalah_hari_kerja
from kinerja_core.workbooks.buku_unit.pengaturan import HARI_KHUSUS, PENGATURAN
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

_KALENDER: Final = "Kalender"
#: Days after the second year that the calendar still holds, for evaluations at its end.
_EKOR: Final = 60


def hari_kalender(tahun: int) -> list[datetime.date]:
    """The days of the calendar of a workbook."""
    first = datetime.date(tahun, 1, 1)
    last = datetime.date(tahun + 1, 12, 31) + datetime.timedelta(days=_EKOR)
    return [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]


def _lukis(kanvas: Kanvas) -> None:
    """Day, working day by the national list, working days counted with the unit's own exceptions, and days in doubt."""
    page, settings = kanvas.halaman, kanvas.isi.hitungan.setelan_baris
    off, worked = (
        {settings.get(f"{name}.{n}") for n in range(HARI_KHUSUS)} for name in ("libur_tambahan", "tetap_kerja")
    )
    page.set_column(0, 0, 20)
    heads = ("Tanggal", "Hari kerja menurut kalender", "Hari kerja sampai hari itu", "Hari yang masih perkiraan")
    page.write_row(1, 0, heads)
    look = kanvas.gaya.ringkasan("tanggal")
    days = hari_kalender(kanvas.tahun)
    last = 1 + len(days)
    page.rumus_bersama(2, 3, last)
    counted = doubtful = 0
    guessed = {one.tanggal for year in {day.year for day in days} for one in hari_libur(year) if one.perkiraan}
    for row, day in enumerate(days, start=2):
        national = int(adalah_hari_kerja(day))
        counted += 1 if day in worked else 0 if day in off else national
        page.write_datetime(row, 0, day, look)
        doubtful += day in guessed or bool(keraguan_tahun(day.year))
        page.write_number(row, 1, national)
        page.write_number(row, 3, doubtful)
        before = f"$C{row}+" if row > 2 else ""
        cell = f"$A{row + 1}"
        page.write_formula(
            row, 2, f"={before}IF(COUNTIF(TetapKerja,{cell})>0,1,IF(COUNTIF(LiburTambahan,{cell})>0,0,$B{row + 1}))",
            None, counted,
        )
    for name, letter in (("KalenderTanggal", "A"), ("KalenderHitung", "C"), ("KalenderRagu", "D")):
        kanvas.berkas.define_name(name, f"={_KALENDER}!${letter}$3:${letter}${last + 1}")
    kanvas.berkas.define_name("KalenderAwal", f"={_KALENDER}!$A$3")
    for name, field in (("TetapKerja", "tetap_kerja"), ("LiburTambahan", "libur_tambahan")):
        first = PENGATURAN.baris[f"{field}.0"]
        kanvas.berkas.define_name(name, f"={PENGATURAN.nama}!$B${first}:$B${first + HARI_KHUSUS - 1}")


KALENDER: Final = LembarRingkasan(nama=_KALENDER, judul="KALENDER HARI KERJA", lukis=_lukis, tersembunyi=True)
