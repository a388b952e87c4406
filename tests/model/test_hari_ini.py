from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.hari_ini import HariIni
from kinerja_core.model.istilah import tanggal_panjang

HARI = date(2025, 6, 15)
BANDING: tuple[Callable[[date, date], bool], ...] = (
    lambda hari, lain: hari < lain, lambda hari, lain: lain < hari, lambda hari, lain: hari <= lain,
    lambda hari, lain: lain <= hari, lambda hari, lain: hari == lain, lambda hari, lain: lain == hari,
    lambda hari, lain: hari != lain, lambda hari, lain: lain != hari, lambda hari, lain: min(hari, lain) == lain,
    lambda hari, lain: max(lain, hari) == lain,
)  # fmt: skip
Tanya = tuple[Callable[[date, date], bool], date]
hari = st.dates(HARI - timedelta(days=9), HARI + timedelta(days=9))


@given(st.lists(st.tuples(st.sampled_from(BANDING), hari), max_size=6), hari)
def test_on_every_day_of_its_span_it_answers_the_same(tanya: list[Tanya], lain: date):
    today = HariIni(HARI)
    answers = [question(today, day) for question, day in tanya]
    assert answers == [question(HARI, day) for question, day in tanya]
    if today.dari <= lain <= today.sampai:
        assert answers == [question(lain, day) for question, day in tanya]


def test_days_that_were_not_compared_leave_it_open():
    today = HariIni(HARI)
    assert (today.dari, today.sampai) == (date.min, date.max)
    assert date(2025, 6, 20) > today > date(2025, 6, 10)
    assert (today.dari, today.sampai) == (date(2025, 6, 11), date(2025, 6, 19))


@pytest.mark.parametrize("pakai", [
    tanggal_panjang, lambda hari: hari.day, lambda hari: hari + timedelta(days=1), lambda hari: HARI - hari,
    lambda hari: hari - HARI, str, hash, lambda hari: f"{hari:%d}", lambda hari: hari.isoformat(),
    lambda hari: hari == "15 Juni 2025", lambda hari: hari == HARI,
])  # fmt: skip
def test_whatever_else_is_asked_of_it_holds_on_this_day_only(pakai: Callable[[Any], object]):
    today = HariIni(HARI)
    assert pakai(today) == pakai(HARI)
    assert (today.dari, today.sampai) == (HARI, HARI)
