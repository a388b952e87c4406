from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kinerja_core.model.bilangan import angka_indonesia, baca_angka, sebutan


@pytest.mark.parametrize(("bilangan", "kata"), [
    (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"), (100, "seratus"),
    (111, "seratus sebelas"), (1000, "seribu"), (1001, "seribu satu"), (2010, "dua ribu sepuluh"),
    (101_000, "seratus satu ribu"), (1_000_000, "satu juta"), (1_001_000, "satu juta seribu"),
    (90_000_010_000_300, "sembilan puluh triliun sepuluh juta tiga ratus"),
])  # fmt: skip
def test_numbers_are_said_as_people_say_them(bilangan: int, kata: str):
    assert sebutan(bilangan) == kata


def test_every_count_a_document_may_hold_is_said_as_num2words_says_it():
    assert [n for n in range(10_000) if sebutan(n) != num2words(n, lang="id")] == []


@given(st.integers(0, 10**15 - 1).filter(lambda n: n < 10**6 or n // 1000 % 1000 != 1))
def test_large_numbers_are_said_as_num2words_says_them(bilangan: int):
    """But for a lone thousand after millions: num2words says "satu ribu" there."""
    assert sebutan(bilangan) == num2words(bilangan, lang="id")


@pytest.mark.parametrize("bilangan", [-1, 10**15])
def test_what_has_no_words_is_refused(bilangan: int):
    with pytest.raises(ValueError, match=str(bilangan)):
        sebutan(bilangan)


@pytest.mark.parametrize(("angka", "tulisan"), [
    (Decimal("1234.50"), "1.234,5"), (Decimal("100"), "100"), (Decimal("100.00"), "100"), (Decimal("1E+3"), "1.000"),
    (Decimal("0.0001"), "0,0001"), (Decimal("1E-7"), "0,0000001"), (Decimal("-12.5"), "-12,5"), (1000, "1.000"),
    (10, "10"), (0, "0"), (1_234_567, "1.234.567"),
])  # fmt: skip
def test_numbers_are_written_with_points_for_thousands_and_a_comma_and_no_noughts_at_the_end(
    angka: Decimal | int, tulisan: str
):
    assert angka_indonesia(angka) == tulisan


@pytest.mark.parametrize(("tulisan", "angka"), [
    ("1.200", "1200"), ("1.200,5", "1200.5"), ("12.345.678", "12345678"), ("98.5", "98.5"), ("98,5", "98.5"),
    ("0.125", "0.125"), ("1.2345", "1.2345"), ("12", "12"), ("007", "7"), ("1.20", "1.20"),
    ("1.200.5", None), ("1,200,5", None), ("1,200.5", None), ("1.", None), (",5", None), ("", None), ("-1", None),
    ("1200.000.000", None),
])  # fmt: skip
def test_a_number_is_read_as_it_is_written_in_indonesia_or_not_at_all(tulisan: str, angka: str | None):
    assert baca_angka(tulisan) == (None if angka is None else Decimal(angka))
