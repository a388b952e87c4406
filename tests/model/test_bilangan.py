from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kinerja_core.model.bilangan import sebutan


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
