"""Dates whose day and month an English Excel may have swapped: 3/7 typed for 3 July becomes 7 March.

What was meant cannot be known, so that nothing is changed: where the order of the rows, or the period, fits the other
reading and not the one that stands there, it is said, with the month in words.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from itertools import pairwise

from kinerja_core.model.istilah import tanggal_panjang

#: Rows that make an order.
_ORDER = 3


def tertukar(tanggal: datetime.date) -> datetime.date | None:
    """The date with day and month exchanged; ``None`` where that is none, or the same."""
    if tanggal.day > 12 or tanggal.day == tanggal.month:
        return None
    return datetime.date(tanggal.year, tanggal.day, tanggal.month)


def mungkin(tanggal: datetime.date, dapat: Callable[[datetime.date], bool]) -> str:
    """What to add to a sentence about a date that cannot be, when its other reading can; else nothing."""
    other = tertukar(tanggal)
    if other is None or not dapat(other):
        return ""
    return f" Mungkin maksudnya {tanggal_panjang(other)}, dengan hari dan bulan yang tertukar."


def melawan_urutan(hari: Sequence[datetime.date]) -> list[int]:
    """Places of the fewest dates that must be swapped so that all stand in order; none when that cannot be done.

    Dates that stand in order already, and fewer than three, say nothing; nor do dates of which more than half would
    have to be swapped, for then the rows were never in order.
    """
    if len(hari) < _ORDER or all(one <= two for one, two in pairwise(hari)):
        return []
    # of every reading of the last row: how many swaps it took to get there in order, and which
    ways: list[tuple[datetime.date, int, tuple[int, ...]]] = [(datetime.date.min, 0, ())]
    for place, day in enumerate(hari):
        further = []
        other = tertukar(day)
        for reading, swaps in ((day, ()), (other, (place,))):
            if reading is None:
                continue
            fitting = [way for way in ways if way[0] <= reading]
            if fitting:
                _, count, swapped = min(fitting, key=lambda way: way[1])
                further.append((reading, count + len(swaps), (*swapped, *swaps)))
        ways = further
    swapped = min(ways, key=lambda way: way[1])[2] if ways else ()
    return list(swapped) if 2 * len(swapped) <= len(hari) else []
