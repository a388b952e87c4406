"""Days off are data of ours; a library that keeps them too is held against them here, and nowhere in the product."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from kinerja_core.rules.aturan import baca_aturan, muat
from kinerja_core.rules.hari_libur import BENTUK, adalah_libur, hari_libur, keraguan_tahun, sebab_ragu
from kinerja_core.rules.siap import AturanRusak

TERBIT = (2024, 2025, 2026, 2027)


@pytest.mark.parametrize("tahun", TERBIT)
def test_the_list_of_a_year_is_the_one_of_the_library(tahun: int) -> None:
    semua = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    bersama = holidays.country_holidays("ID", years=tahun, categories=("government",), language="id")
    ours = {one.tanggal: (one.cuti_bersama, one.perkiraan) for one in hari_libur(tahun)}
    assert ours == {day: (day in bersama, "(perkiraan)" in name) for day, name in semua.items()}
    assert keraguan_tahun(tahun) == ()


def test_every_published_year_has_its_decision_as_source() -> None:
    rule = muat("hari_libur")
    assert sorted(one.tahun for one in rule.nilai.values()) == list(TERBIT)
    for day, value in rule.nilai.items():
        assert any(f"Cuti Bersama Tahun {value.tahun}" in str(source) for source in rule.rujukan[day])


def test_a_year_without_a_decision_knows_only_the_days_that_never_move() -> None:
    assert [f"{one.tanggal:%m-%d}" for one in hari_libur(2031)] == ["01-01", "05-01", "06-01", "08-17", "12-25"]
    assert adalah_libur(date(2031, 8, 17))
    assert not adalah_libur(date(2031, 8, 18))
    assert "tahun 2031 belum kami ketahui" in keraguan_tahun(2031)[0]


@pytest.mark.parametrize(("mulai", "selesai", "kata"), [
    (date(2026, 1, 1), date(2026, 12, 31), ""), (date(2027, 1, 1), date(2027, 3, 9), ""),
    (date(2027, 3, 11), date(2027, 4, 1), "Tanggal libur 11 Maret 2027 masih perkiraan"),
    (date(2027, 5, 17), date(2028, 1, 1),
     "Hari libur tahun 2028 belum kami ketahui seluruhnya dan tanggal libur 17 Mei 2027 masih perkiraan"),
    (date(2028, 1, 2), date(2027, 12, 31), ""),
])  # fmt: skip
def test_why_working_days_are_an_estimate_counts_both_ends(mulai: date, selesai: date, kata: str) -> None:
    assert sebab_ragu(mulai, selesai) == kata


def test_days_of_two_years_or_a_day_twice_are_refused() -> None:
    for lain in ("2027-01-02: Lain", "2026-01-01: Sekali lagi"):
        teks = (
            "deskripsi: d\nsatuan: s\nnilai:\n  2026-01-01:\n    libur_nasional: {2026-01-01: Tahun Baru}\n"
            f"    cuti_bersama: {{{lain}}}\nrujukan:\n  2026-01-01: [{{judul: j, keyakinan: regs}}]\n"
            "terakhir_diperiksa: 2026-01-01\n"
        )
        with pytest.raises(AturanRusak, match="Semua hari harus dari satu tahun"):
            baca_aturan("hari_libur", teks, BENTUK)
