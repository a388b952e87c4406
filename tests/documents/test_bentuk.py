"""Dates as documents write them: our own words, judged by Babel's Indonesian."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

from kinerja_core.documents.bagian.bentuk import hari_tanggal, tanggal


def test_every_day_of_two_years_is_written_as_babel_writes_it():
    awal = date(2023, 12, 25)
    for nomor in range(800):
        hari = awal + timedelta(days=nomor)
        assert tanggal(hari) == format_date(hari, "d MMMM y", locale="id")
        assert hari_tanggal(hari) == format_date(hari, "EEEE, d MMMM y", locale="id")
