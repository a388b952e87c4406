from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.rules.hari_libur import keraguan
from kinerja_core.rules.tenggat import adalah_hari_kerja, tenggat_konfirmasi

hari = st.dates(date(2025, 1, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("tanggal", "bekerja"),
    [
        ("2026-03-17", True),
        ("2026-03-18", False),  # cuti bersama Nyepi
        ("2026-03-19", False),  # Nyepi
        ("2026-03-20", False),  # cuti bersama Idulfitri
        ("2026-03-25", True),
        ("2026-08-17", False),  # Proklamasi, a Monday
        ("2026-12-24", False),  # cuti bersama Natal
        ("2026-03-28", False),  # Sabtu
        ("2026-03-29", False),  # Minggu
    ],
)
def test_weekends_national_holidays_and_cuti_bersama_are_no_working_days(tanggal: str, bekerja: bool) -> None:
    assert adalah_hari_kerja(date.fromisoformat(tanggal)) is bekerja


@given(hari, st.integers(1, 40))
def test_exactly_the_asked_working_days_lie_between_evaluation_and_deadline(evaluasi: date, jumlah: int) -> None:
    tenggat = tenggat_konfirmasi(evaluasi, jumlah=jumlah, satuan="hari kerja").hasil
    antara = [evaluasi + timedelta(days=n) for n in range(1, (tenggat - evaluasi).days + 1)]
    assert sum(map(adalah_hari_kerja, antara)) == jumlah
    assert adalah_hari_kerja(tenggat)


@given(hari, st.integers(1, 366))
def test_calendar_days_are_plain_addition(evaluasi: date, jumlah: int) -> None:
    putusan = tenggat_konfirmasi(evaluasi, jumlah=jumlah, satuan="hari")
    assert putusan.hasil == evaluasi + timedelta(days=jumlah)
    assert putusan.peringatan == ()


def test_a_day_that_is_worked_wins_over_an_extra_day_off() -> None:
    besok = date(2026, 1, 12)
    keduanya = {"libur_tambahan": frozenset({besok}), "tetap_kerja": frozenset({besok})}
    assert tenggat_konfirmasi(date(2026, 1, 9), jumlah=1, **keduanya).hasil == besok


def test_the_rule_itself_counts_fourteen_working_days_with_its_source() -> None:
    putusan = tenggat_konfirmasi(date(2026, 1, 15))
    assert putusan.hasil == tenggat_konfirmasi(date(2026, 1, 15), jumlah=14, satuan="hari kerja").hasil
    assert "30 Desember 2025" in str(putusan.rujukan[0])
    assert putusan.peringatan == ()


def test_own_settings_need_no_rule_and_name_none() -> None:
    assert tenggat_konfirmasi(date(2020, 1, 1), jumlah=5, satuan="hari").rujukan == ()


def test_holidays_that_are_only_estimated_are_named() -> None:
    putusan = tenggat_konfirmasi(date(2027, 3, 4), jumlah=5, satuan="hari kerja")
    assert "Tanggal libur ini masih perkiraan: 10 Maret 2027, 11 Maret 2027." in putusan.peringatan


def test_a_deadline_that_runs_into_a_year_without_a_published_list_is_an_estimate() -> None:
    putusan = tenggat_konfirmasi(date(2029, 12, 20), jumlah=14, satuan="hari kerja")
    for tahun in (2029, 2030):
        assert any(
            f"tahun {tahun} belum kami ketahui; tenggat yang melewatinya perkiraan" in item
            for item in putusan.peringatan
        )
    assert keraguan(date(2027, 12, 31), date(2028, 1, 20)) == keraguan(date(2028, 1, 1), date(2028, 1, 20)) != ()
    assert keraguan(date(2027, 12, 1), date(2027, 12, 31)) == ()
