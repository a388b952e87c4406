"""What Excel itself fixes, for every room that writes its files or reads them."""

import datetime
from typing import Final

#: Characters (UTF-16 units) of a cell, and of the name of a sheet.
HURUF_SEL: Final = 32_767
HURUF_NAMA_LEMBAR: Final = 31
#: Rows and columns of a sheet.
BARIS_LEMBAR: Final = 1_048_576
KOLOM_LEMBAR: Final = 16_384
#: The first day that Excel counts as everybody does; before it its calendar is wrong (pitfall X17).
HARI_PERTAMA: Final = datetime.date(1900, 3, 1)
#: Errors that Excel has shown from the beginning.
GALAT_EXCEL: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
#: When every file of Excel says it was made: equal content gives equal bytes, on any day.
DIBUAT: Final = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - XlsxWriter wants naive
_DAY_ZERO: Final = datetime.date(1899, 12, 30)


def panjang_excel(teks: str) -> int:
    """Length as Excel counts it: UTF-16 units, so an emoji counts twice."""
    return len(teks) if teks.isascii() else len(teks.encode("utf-16-le", "surrogatepass")) // 2


def seri(tanggal: datetime.date) -> int:
    """The number Excel keeps for a date, from :data:`HARI_PERTAMA` on."""
    return (tanggal - _DAY_ZERO).days


def tanggal_seri(angka: float) -> datetime.date:
    """The date of a number of Excel; what lies behind the comma is the time of day."""
    return _DAY_ZERO + datetime.timedelta(days=int(angka))
