"""What a cell means when its number, its day or its time shows itself as another kind of thing."""

from __future__ import annotations

import datetime

import pytest
from openpyxl.utils.datetime import from_excel

from kinerja_core.workbooks.mesin.nilai import angka_hari, kutip, sesuai
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom

TEKS = Kolom(nama="a", judul="A")
ANGKA = Kolom(nama="a", judul="A", jenis=JenisSel.ANGKA)


@pytest.mark.parametrize("angka", [1, 31, 58, 61, 85, 100, 366, 36_525, 31.5, 85.25, 73_416, 80_000])
def test_a_number_whose_cell_shows_a_day_that_nobody_means_is_that_number(angka: float):
    hari = from_excel(angka)
    assert isinstance(hari, datetime.date)
    assert angka_hari(hari) == angka
    assert sesuai(ANGKA, hari, percent=False) == angka


@pytest.mark.parametrize("angka", [59, 60])
def test_the_day_that_excel_gives_to_two_numbers_is_neither(angka: int):
    """Its calendar has a 29 February 1900, which never was."""
    assert angka_hari(from_excel(angka)) is None


@pytest.mark.parametrize("hari", [datetime.date(2000, 1, 1), datetime.date(2026, 2, 28), datetime.date(2100, 12, 31)])
def test_a_day_that_people_mean_stays_a_day(hari: datetime.date):
    assert angka_hari(hari) is None
    assert sesuai(ANGKA, hari, percent=False) == hari


@pytest.mark.parametrize(("jam", "tampak"), [
    (datetime.time(8, 30), "08:30"), (datetime.time(0, 0, 5), "00:00:05"), (datetime.time(23, 59), "23:59"),
    (datetime.timedelta(hours=26, minutes=5), "26:05"), (datetime.timedelta(hours=1, seconds=3599.7), "02:00"),
])  # fmt: skip
def test_a_time_in_a_column_of_texts_is_read_as_it_is_seen(jam: datetime.time | datetime.timedelta, tampak: str):
    assert sesuai(TEKS, jam, percent=False) == tampak


def test_a_time_in_a_column_of_numbers_is_the_part_of_a_day_that_formulas_see():
    assert sesuai(ANGKA, datetime.time(18), percent=False) == 0.75
    assert sesuai(ANGKA, datetime.timedelta(hours=36), percent=False) == 1.5


def test_only_a_number_in_a_column_of_texts_becomes_a_text():
    assert [sesuai(TEKS, one, percent=False) for one in (12, 0.1, True, "12,0", None)] == [
        "12", "0,1", True, "12,0", None,
    ]  # fmt: skip
    assert sesuai(TEKS, 0.855, percent=True) == "85,5%"
    assert sesuai(ANGKA, 0.855, percent=True) == 0.855


def test_a_value_is_quoted_as_its_cell_shows_it_and_on_one_line():
    assert kutip(from_excel(46_063)) == '"10 Februari 2026"'
    assert kutip(from_excel(46_063.25)) == '"10 Februari 2026 06.00"'
    assert (kutip(True), kutip(1.50), kutip("a\n b")) == ('"TRUE"', '"1,5"', '"a b"')
    assert kutip("x" * 80) == f'"{"x" * 80}"'
    assert kutip("x" * 81) == f'"{"x" * 79}…"'
