"""Kalender Catatan: the year as a calendar on one page, where each day with a note is marked, also without colour.

``12•`` is a day with a note, ``(12)`` a day off; above each month stands how many of its working days have a note.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable
from typing import Final

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import NAMA_HARI, Bulan, tanggal_panjang
from kinerja_core.rules.hari_libur import adalah_libur, hari_libur, tahun_libur
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.rumus import NAMA_TAHUN
from kinerja_core.workbooks.buku_skp.rumus_dialog import CATATAN
from kinerja_core.workbooks.mesin.alamat import huruf_kolom
from kinerja_core.workbooks.mesin.isi_sel import hari
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.lanjutan import NOMOR_LANJUTAN, rentang_lanjutan
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

_SEMINGGU: Final = 7
_SABTU: Final = 5
#: Weeks that a month touches, at most; months side by side; rows from one block to that below it.
_MINGGU: Final = 6
_SEBARIS: Final = 3
_TINGGI: Final = _MINGGU + 3
_PERTAMA: Final = 5
_TANDA: Final = "•"
#: Defined name of the national days off.
DAFTAR_LIBUR: Final = "DaftarLibur"
#: Years after the last that is known whose days off that never move are off here too.
_MENYUSUL: Final = 5
_KETERANGAN: Final = (
    f"12{_TANDA} ada catatan    12 hari kerja tanpa catatan    (12) libur atau akhir pekan    "
    "di samping bulan: hari kerja yang tercatat"
)
#: First of the hidden columns of what the formulas of the days need.
_TERSEMBUNYI: Final = _SEBARIS * (_SEMINGGU + 1)


#: Years of which there is a calendar, and the condition that the year of the SKP is one.
_TERAWAL, _TERAKHIR = 1901, 9000
_TAHUN_SAH: Final = f"IF(ISNUMBER({NAMA_TAHUN}),AND({NAMA_TAHUN}>={_TERAWAL},{NAMA_TAHUN}<={_TERAKHIR}),FALSE)"


def libur_dikenal() -> list[datetime.date]:
    """Every national day off of the years that are known, and of some that follow those that never move."""
    return [day.tanggal for year in _tahun_berlibur() for day in hari_libur(year)]


def _tahun_berlibur() -> range:
    known = tahun_libur()
    return range(known[0], known[-1] + _MENYUSUL + 1)


def _lukis(kanvas: Kanvas) -> None:
    for column in range(_TERSEMBUNYI):
        kanvas.halaman.set_column(column, column, 2 if column % (_SEMINGGU + 1) == _SEMINGGU else 5.5)
    year = _year(kanvas)
    noted = {
        day for row in kanvas.isi.baris.get(CATATAN, ())
        if isinstance(day := hari(row.get("tanggal")), datetime.date)
    }
    kanvas.tulis("A2", _KETERANGAN, "catatan")
    last = ", ".join(map(str, tahun_libur()))
    said = f"Hari libur tahun ini belum diketahui (yang diketahui: {last}); jumlah hari kerja perkiraan."
    known = "+".join(f"({NAMA_TAHUN}={one})" for one in tahun_libur())
    told, shown = f'IF({known}>0,"","{said}")', "" if year in tahun_libur() else said
    for one in tahun_libur():
        if guessed := [day.tanggal for day in hari_libur(one) if day.perkiraan]:
            doubt = f"Tanggal libur yang masih perkiraan: {', '.join(map(tanggal_panjang, guessed))}."
            told, shown = f'IF({NAMA_TAHUN}={one},"{doubt}",{told})', doubt if year == one else shown
    kanvas.rumus("A3", f'IFERROR({told},"")', shown, "catatan")
    for month in range(1, 13):
        _month(kanvas, year, month, noted)
    last_row = _PERTAMA + _TINGGI * (12 // _SEBARIS) - 1
    grid = f"A{_PERTAMA}:{huruf_kolom(_TERSEMBUNYI - 2)}{last_row}"
    kanvas.sorot(grid, f'RIGHT(A{_PERTAMA},1)="{_TANDA}"', "lengkap")
    kanvas.halaman.set_column(_TERSEMBUNYI, _TERSEMBUNYI + 3 * _SEBARIS - 1, None, None, {"hidden": True})
    kanvas.halaman.print_area(0, 0, last_row, _TERSEMBUNYI - 2)


def _year(kanvas: Kanvas) -> int | None:
    """The year that stands in Identitas."""
    value = next(iter(kanvas.isi.baris.get(IDENTITAS.nama, ())), {}).get("tahun")
    return int(value) if isinstance(value, int | float) and _TERAWAL <= value <= _TERAKHIR else None


def _month(kanvas: Kanvas, year: int | None, month: int, noted: set[datetime.date]) -> None:
    """The block of a month: its name, how many of its working days have a note, and its days by weeks."""
    down, across = divmod(month - 1, _SEBARIS)
    row, left = _PERTAMA + _TINGGI * down, across * (_SEMINGGU + 1)
    columns = [huruf_kolom(left + day) for day in range(_SEMINGGU)]
    first = datetime.date(year, month, 1) if year else None
    start, monday, length = (f"${huruf_kolom(_TERSEMBUNYI + 3 * across + place)}${row}" for place in range(3))
    for cell, formula, value in (
        (start, f'IF({_TAHUN_SAH},IFERROR(DATE({NAMA_TAHUN},{month},1),""),"")', seri(first) if first else ""),
        (monday, f'IFERROR({start}-WEEKDAY({start},2)+1,"")', seri(first) - first.weekday() if first else ""),
        (
            length, f"IF({_TAHUN_SAH},IFERROR(DAY(DATE({NAMA_TAHUN},{month + 1},0)),0),0)",
            monthrange(year, month)[1] if year else 0,
        ),
    ):
        kanvas.rumus(cell.replace("$", ""), formula, value, "tengah")
    name = list(Bulan)[month - 1].value
    shown = f"{name} {year}" if year else name
    kanvas.rumus(f"{columns[0]}{row}", f'"{name}"&IF({_TAHUN_SAH}," "&INT({NAMA_TAHUN}),"")', shown, "tebal")
    days = f"{columns[0]}{row + 2}:{columns[-1]}{row + 1 + _MINGGU}"
    done, working = _counted(year, month, noted)
    kanvas.rumus(
        f"{columns[4]}{row}",
        f'COUNTIF({days},"*{_TANDA}")-COUNTIF({days},"(*{_TANDA}")&" dari "&COUNTIF({days},"?*")-COUNTIF({days},"(*")'
        '&" hari"',
        f"{done} dari {working} hari", "catatan",
    )
    for week in range(_MINGGU):
        kanvas.halaman.set_row(row + 1 + week, 24)
    # the day of a cell, counted from the Monday of the first week by where the cell stands
    serial = f"({monday}+{_SEMINGGU}*ROW()+COLUMN()-{_SEMINGGU * (row + 2) + left + 1})"
    formula = _day_formula(kanvas, serial, (start, length), month)
    for day, letter in enumerate(columns):
        kanvas.tulis(f"{letter}{row + 1}", NAMA_HARI[day][:3], "kepala")
        for week in range(_MINGGU):
            value = _day(first, week * _SEMINGGU + day, noted) if first else ""
            kanvas.rumus(f"{letter}{row + 2 + week}", formula, value, "tengah")
    kanvas.bersama(days)


def _day_formula(kanvas: Kanvas, serial: str, bulan: tuple[str, str], month: int) -> str:
    """The formula of every place of a month: blank outside it, else the day, in brackets when off, marked when noted.

    A note's date that was typed as a text of one meaning counts too (``2026-02-09``, ``9 Februari 2026``).
    """
    start, length = bulan
    day = f"DAY({serial})"
    column = kanvas.letak(CATATAN).rentang("tanggal")
    name = list(Bulan)[month - 1].value
    texts = (
        f'{NAMA_TAHUN}&"-{month:02d}-"&RIGHT("0"&{day},2)&"*"', f'{day}&" {name} "&{NAMA_TAHUN}&"*"',
    )
    here = "+".join(f"COUNTIF({column},{one})" for one in (serial, *texts))
    more = "+".join(
        f"IFERROR(COUNTIF({rentang_lanjutan(CATATAN, column, str(number))},{serial}),0)" for number in NOMOR_LANJUTAN
    )
    noted = f'IF({here}>0,"{_TANDA}",IF({more}>0,"{_TANDA}",""))'
    off = f"OR(WEEKDAY({serial},2)>{_SABTU},COUNTIF({DAFTAR_LIBUR},{serial})>0)"
    shown = f'IF({off},"("&{day}&")",{day})'
    return f'IFERROR(IF(OR({serial}<{start},{serial}>={start}+{length}),"",{shown}&{noted}),"")'


def _day(first: datetime.date, place: int, noted: set[datetime.date]) -> str:
    """What the formula of one place gives."""
    number = place + 1 - first.weekday()
    if not 1 <= number <= monthrange(first.year, first.month)[1]:
        return ""
    day = first.replace(day=number)
    return (f"({number})" if _off(day) else str(number)) + (_TANDA if day in noted else "")


def _off(day: datetime.date) -> bool:
    return day.weekday() >= _SABTU or (day.year in _tahun_berlibur() and adalah_libur(day))


def _counted(year: int | None, month: int, noted: Iterable[datetime.date]) -> tuple[int, int]:
    """Working days of a month with a note, and all of them."""
    if year is None:
        return 0, 0
    days = [datetime.date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1)]
    working = {day for day in days if not _off(day)}
    return len(working & set(noted)), len(working)


KALENDER_CATATAN: Final = LembarRingkasan(
    nama="Kalender Catatan", judul="KALENDER CATATAN HARIAN", lukis=_lukis, sehalaman=True,
    lanskap=False,
)
