"""Dates that an English Excel turned: named where the order of the rows fits the other reading, and only there."""

from __future__ import annotations

import datetime
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.workbooks.mesin.tertukar import melawan_urutan, mungkin, tertukar

#: Few days, so that rows are often in order and can be brought into order in more than one way.
HARI = st.one_of(
    st.builds(datetime.date, st.just(2025), st.integers(1, 4), st.integers(1, 4)),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)),
)


def _hari(*teks: str) -> list[datetime.date]:
    return [datetime.date.fromisoformat(f"2025-{one}") for one in teks]


def test_one_turned_date_among_others_in_order_is_named():
    assert melawan_urutan(_hari("03-05", "07-03", "03-10", "03-20")) == [1]
    assert melawan_urutan(_hari("03-05", "03-07", "03-10")) == []
    assert melawan_urutan(_hari("02-01", "03-03", "07-04", "04-20")) == [2]  # and not 1 February too


def test_rows_that_were_never_in_order_are_left_alone():
    assert melawan_urutan(_hari("05-20", "03-25", "04-30")) == []
    assert melawan_urutan(_hari("01-03", "04-03", "07-03", "10-03", "02-07", "05-07", "08-07")) == []


def test_two_dates_make_no_order():
    assert melawan_urutan(_hari("07-03", "03-10")) == []


def test_a_day_after_the_twelfth_or_equal_to_its_month_cannot_be_turned():
    assert [tertukar(day) for day in _hari("03-13", "05-05", "12-12")] == [None, None, None]
    assert [tertukar(day) for day in _hari("03-12", "12-03")] == _hari("12-03", "03-12")
    assert tertukar(datetime.date(2025, 3, 7)) == datetime.date(2025, 7, 3)


def test_the_other_reading_is_told_with_the_month_in_words_when_it_can_be():
    hari = datetime.date(2025, 12, 3)
    assert "12 Maret 2025" in mungkin(hari, lambda day: day.month < 6)
    assert mungkin(hari, lambda day: day.month > 6) == ""


@given(st.lists(HARI, max_size=7))
def test_what_is_named_puts_the_rows_in_order_with_the_fewest_turns(hari: list[datetime.date]):
    named = melawan_urutan(hari)

    def after(places: tuple[bool, ...]) -> list[datetime.date] | None:
        read = [tertukar(day) if turn else day for day, turn in zip(hari, places, strict=True)]
        return [day for day in read if day is not None] if None not in read else None

    def in_order(days: list[datetime.date] | None) -> bool:
        return days is not None and all(one <= two for one, two in pairwise(days))

    ways = [sum(places) for places in product((False, True), repeat=len(hari)) if in_order(after(places))]
    possible = ways and len(hari) >= 3 and 2 * min(ways) <= len(hari)
    assert len(named) == (min(ways) if possible else 0)
    if named:
        assert in_order(after(tuple(place in named for place in range(len(hari)))))
