"""The tests compare what is made at one moment with what is made minutes later: midnight must not lie between.

Whoever makes a document an hour before midnight and its twin an hour after gets two dates, rightly. A run that begins
late in the evening is therefore held in another time zone, where it is morning; what it starts inherits the zone.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: A run lasts less than two hours.
_MALAM: Final = 22
#: At any moment it is before eight in the evening in one of them.
_ZONA: Final = ("Asia/Jakarta", "America/New_York")


def zona_pagi(saat: datetime) -> str | None:
    """The zone to hold a run in that begins at ``saat`` (with its own zone); none where midnight is far enough."""
    if saat.hour < _MALAM:
        return None
    return next((nama for nama in _ZONA if saat.astimezone(ZoneInfo(nama)).hour < _MALAM - 2), None)


def jauhi() -> None:
    """Move this process, and what it starts, to a zone in which it is not about to be midnight."""
    if not hasattr(time, "tzset"):
        return  # Windows
    try:
        nama = zona_pagi(datetime.now(UTC).astimezone())
    except ZoneInfoNotFoundError:
        return  # no data of time zones here: the C library has none either
    if nama is not None:
        os.environ["TZ"] = nama
        time.tzset()
