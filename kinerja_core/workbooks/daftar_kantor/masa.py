"""Days and spans as people write them in one cell; what may be read in two ways is not read."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from typing import Final

from kinerja_core.model.istilah import Bulan, cari, tanggal_teks
from kinerja_core.model.periode import Periode, PeriodeSalah

_SPAN: Final = re.compile(
    r"\s*(?:\bs\s*[./]?\s*d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|–|—|(?<![0-9])-|-(?![0-9])| - )\s*", re.IGNORECASE
)
_SEMESTER: Final = re.compile(r"semester\s*(ii|i|[12])(?:\s+(?:tahun\s+)?(20[0-9]{2}))?", re.IGNORECASE)
_DAY: Final = re.compile(r"(?:([0-9]{1,2})[\s\-]+)?([A-Za-z]+)(?:[\s\-]+([0-9]{4}))?")
_NUMBERS: Final = re.compile(r"([0-9]{1,4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,4})")


def baca_hari(nilai: object) -> datetime.date | None:
    """A day: a date, or a text with one meaning (``1 Juli 2026``, ``2026-07-01``, ``31/12/2026``); else ``None``."""
    if isinstance(nilai, datetime.datetime):
        return nilai.date()
    if isinstance(nilai, datetime.date):
        return nilai
    if not isinstance(nilai, str):
        return None
    text = " ".join(nilai.split())
    found = _NUMBERS.fullmatch(text)
    return tanggal_teks(text) if found is None else _angka(*found.groups())


def _angka(first: str, second: str, third: str) -> datetime.date | None:
    """Numbers only: year first, or day first where the second cannot be a day, or both are the same."""
    if len(first) == 4:
        return _hari(int(first), int(second), int(third))
    day, month = int(first), int(second)
    return _hari(int(third), month, day) if len(third) == 4 and (day > 12 or day == month) else None


def _hari(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def baca_masa(nilai: object, tahun: int | None = None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a span in one cell; ``None`` when it is none, or not one only.

    ``1 Januari 2026 s.d. 30 Juni 2026``, ``1 Januari - 30 Juni 2026``, ``Januari s.d. Juni 2026``, and a period as
    the program writes it (``Triwulan I 2026``, ``Tahun 2026``). ``tahun`` is the year of a span that names none.
    """
    text = str(int(nilai)) if isinstance(nilai, float) and nilai.is_integer() else nilai
    if not isinstance(text, str):
        return None
    try:
        period = Periode.parse(text)
    except PeriodeSalah:
        pass
    else:
        return period.mulai, period.selesai
    if (half := _SEMESTER.fullmatch(text.strip())) is not None and (year := half[2] or tahun) is not None:
        begin, end = ((1, 1), (6, 30)) if half[1].casefold() in {"i", "1"} else ((7, 1), (12, 31))
        return datetime.date(int(year), *begin), datetime.date(int(year), *end)
    parts = _SPAN.split(" ".join(text.split()))
    if len(parts) != 2:
        return None
    last, first = _ujung(parts[1], tahun, akhir=True), None
    if last is not None:
        first = _ujung(parts[0], last.year, akhir=False)
    return (first, last) if first is not None and last is not None and first <= last else None


def _ujung(teks: str, tahun: int | None, *, akhir: bool) -> datetime.date | None:
    """One end of a span: a day, or a month, whose first or last day it is; the year may stand at the other end."""
    if (day := baca_hari(teks)) is not None:
        return day
    parts = _DAY.fullmatch(teks.strip())
    month = cari(Bulan, parts[2]) if parts else None
    year = int(parts[3]) if parts and parts[3] else tahun
    if parts is None or month is None or year is None:
        return None
    number = int(parts[1]) if parts[1] else monthrange(year, month.nomor)[1] if akhir else 1
    return _hari(year, month.nomor, number)
