from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.workbooks.daftar_kantor.masa import baca_hari, baca_masa

D = datetime.date


@pytest.mark.parametrize(
    ("teks", "mulai", "selesai"),
    [
        ("1 Januari 2026 s.d. 30 Juni 2026", D(2026, 1, 1), D(2026, 6, 30)),
        ("1 Januari - 30 Juni 2026", D(2026, 1, 1), D(2026, 6, 30)),
        ("Januari s/d Juni 2026", D(2026, 1, 1), D(2026, 6, 30)),
        ("Jul sampai dengan Des 2026", D(2026, 7, 1), D(2026, 12, 31)),
        ("2026-01-01 s.d. 2026-02-28", D(2026, 1, 1), D(2026, 2, 28)),
        ("Triwulan I 2026", D(2026, 1, 1), D(2026, 3, 31)),
        ("Tahun 2026", D(2026, 1, 1), D(2026, 12, 31)),
    ],
)
def test_spans_are_read_as_people_write_them(teks: str, mulai: D, selesai: D):
    assert baca_masa(teks) == (mulai, selesai)


@pytest.mark.parametrize(
    "teks", ["", "tahunan", "Juli - Juni 2026", "Januari - Juni", "1/2/2026 - 3/4/2026", "semester 1", 5]
)
def test_a_span_with_two_meanings_or_none_is_not_read(teks: object):
    assert baca_masa(teks) is None


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("1 Juli 2026", D(2026, 7, 1)),
        ("2026-07-01", D(2026, 7, 1)),
        ("31/12/2026", D(2026, 12, 31)),
        ("5.5.2026", D(2026, 5, 5)),
        ("05/07/2026", None),
        ("31 Februari 2026", None),
        ("Juli 2026", None),
        (datetime.datetime(2026, 7, 1, 8), D(2026, 7, 1)),  # noqa: DTZ001 - a cell has no zone
        (46000.0, None),
    ],
)
def test_a_day_is_read_only_when_it_has_one_meaning(teks: object, hari: D | None):
    assert baca_hari(teks) == hari


def test_a_span_without_a_year_is_of_the_year_that_is_told():
    assert baca_masa("Januari - Juni", 2026) == (D(2026, 1, 1), D(2026, 6, 30))


@given(st.dates(D(2000, 1, 1), D(2100, 12, 31)), st.integers(0, 300))
def test_every_span_that_is_written_whole_is_read_back(mulai: D, lama: int):
    selesai = mulai + datetime.timedelta(days=lama)
    assert baca_masa(f"{mulai.isoformat()} s.d. {selesai.isoformat()}") == (mulai, selesai)


@given(st.text(max_size=40))
def test_no_text_raises(teks: str):
    assert baca_masa(teks) is None or baca_hari(teks) is None
