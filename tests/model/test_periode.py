from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.istilah import Bulan, Triwulan
from kinerja_core.model.periode import Periode, PeriodeSalah, RentangBulan

periode = st.builds(Periode, st.integers(2000, 2099), st.one_of(st.none(), st.sampled_from(Triwulan)))


@given(periode)
def test_a_period_is_read_back_from_its_label_its_code_and_json(satu: Periode) -> None:
    assert Periode.parse(str(satu)) == satu
    assert Periode.parse(satu.kode) == satu
    adapter = TypeAdapter(Periode)
    assert adapter.validate_json(adapter.dump_json(satu)) == satu
    assert hash(Periode.parse(satu.kode)) == hash(satu)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Triwulan IV 2025", Periode(2025, Triwulan.IV)),
        ("TW4 2025", Periode(2025, Triwulan.IV)),
        ("tw iv 2025", Periode(2025, Triwulan.IV)),
        ("TW-IV-2025", Periode(2025, Triwulan.IV)),
        ("2025-TW4", Periode(2025, Triwulan.IV)),
        ("triwulan 1 tahun 2025", Periode(2025, Triwulan.I)),
        ("Periode Triwulan III 2025", Periode(2025, Triwulan.III)),
        ("Tahun 2025", Periode(2025)),
        ("Akhir Tahun 2025", Periode(2025)),
        ("2025", Periode(2025)),
        (2025, Periode(2025)),
    ],
)
def test_usual_spellings_of_a_period_are_understood(teks: object, hasil: Periode) -> None:
    assert TypeAdapter(Periode).validate_python(teks) == hasil


@pytest.mark.parametrize(
    "teks",
    ["", "Triwulan IV", "Triwulan V 2025", "2024/2025", "Semester I 2025", "TW5 2025", "1999", "12025", "TW1 TW2 2025"],
)
def test_what_names_no_single_period_is_refused(teks: str) -> None:
    with pytest.raises(PeriodeSalah) as caught:
        Periode.parse(teks)
    assert f'"{teks}"' in str(caught.value)


@pytest.mark.parametrize("nilai", [True, None, 2025.5, [2025]])
def test_a_value_that_is_no_text_is_a_problem_and_no_crash(nilai: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Periode).validate_python(nilai)
    assert caught.value.errors()[0]["type"] == "periode_salah"


@pytest.mark.parametrize(
    ("satu", "mulai", "selesai"),
    [
        (Periode(2025, Triwulan.I), date(2025, 1, 1), date(2025, 3, 31)),
        (Periode(2025, Triwulan.II), date(2025, 4, 1), date(2025, 6, 30)),
        (Periode(2025, Triwulan.III), date(2025, 7, 1), date(2025, 9, 30)),
        (Periode(2025, Triwulan.IV), date(2025, 10, 1), date(2025, 12, 31)),
        (Periode(2025), date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_spans_the_days_of_the_deck(satu: Periode, mulai: date, selesai: date) -> None:
    assert (satu.mulai, satu.selesai) == (mulai, selesai)


@given(st.integers(2000, 2099))
def test_the_quarters_of_a_year_follow_one_another_without_a_gap(tahun: int) -> None:
    triwulan = [Periode(tahun, satu) for satu in Triwulan]
    assert triwulan[0].mulai == Periode(tahun).mulai
    assert triwulan[-1].selesai == Periode(tahun).selesai
    for lama, baru in pairwise(triwulan):
        assert baru.mulai == lama.selesai + timedelta(days=1)


def test_a_period_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="tidak dapat diubah"):
        Periode(2025).tahun = 2026


@given(st.sampled_from(Bulan), st.sampled_from(Bulan))
def test_a_span_of_months_runs_forward_only(mulai: Bulan, selesai: Bulan) -> None:
    if mulai.nomor <= selesai.nomor:
        assert str(RentangBulan(mulai=mulai, selesai=selesai)) == f"{mulai.value} s/d {selesai.value}"
    else:
        with pytest.raises(ValidationError, match="mendahului bulan mulai"):
            RentangBulan(mulai=mulai, selesai=selesai)


def test_months_are_read_in_indonesian_english_and_old_spelling() -> None:
    assert str(RentangBulan(mulai="Pebruari", selesai="NOPEMBER")) == "Februari s/d November"
    assert str(RentangBulan(mulai="march", selesai=" april ")) == "Maret s/d April"


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        *((word, number) for number, words in enumerate(
            ("Jan", "Feb Peb", "Mar", "Apr", "Mei May", "Jun", "Jul", "Agu Agt Ags Aug", "Sep Sept", "Okt Oct",
             "Nov Nop", "Des Dec"), start=1,
        ) for word in words.split()),
    ],
)
def test_an_abbreviated_month_is_read_in_either_language_with_or_without_a_full_stop(teks: str, nomor: int):
    for spelling in (teks, f"{teks}.", teks.upper(), f" {teks.lower()} "):
        assert RentangBulan.model_validate({"mulai": spelling, "selesai": "Desember"}).mulai.nomor == nomor


@pytest.mark.parametrize("teks", ["J", "Ju", "Ma", "M", "A", "Se", "Janu", "1", "01", "Mar-Apr", "Jan Feb", ""])
def test_a_month_that_could_be_another_is_refused(teks: str):
    with pytest.raises(ValidationError):
        RentangBulan.model_validate({"mulai": teks, "selesai": "Desember"})
