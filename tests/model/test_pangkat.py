from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.pangkat import GOLONGAN_PPPK, PANGKAT, Pangkat, PangkatSalah


@pytest.mark.parametrize(
    ("teks", "golongan"),
    [
        ("Pembina - IV/a", "IV/a"),
        ("Pembina (IV/a)", "IV/a"),
        ("Pembina, IV/a", "IV/a"),
        ("IV/a", "IV/a"),
        ("iv/A", "IV/a"),
        ("IV / a", "IV/a"),
        ("Pembina", "IV/a"),
        ("Penata Tingkat I, III/d", "III/d"),
        ("Penata Tk. I, III/d", "III/d"),
        ("Penata Tk.I (III/d)", "III/d"),
        ("PENATA TK I - III/D", "III/d"),
        ("Penata Tingkat 1", "III/d"),
        ("Pembina Utama Muda – IV/c", "IV/c"),
        ("Pengatur Muda Tk. I / II/b".replace(" / ", " "), "II/b"),
        ("IX", "IX"),
        ("Golongan IX", "IX"),
        ("Gol. IX", "IX"),
        ("PPPK IX", "IX"),
        ("PPPK Golongan XVII", "XVII"),
        ("golongan v", "V"),
    ],
)
def test_every_usual_spelling_of_a_rank_is_understood(teks: str, golongan: str) -> None:
    assert Pangkat.parse(teks).golongan == golongan


@given(st.sampled_from([*PANGKAT, *GOLONGAN_PPPK]))
def test_what_is_printed_is_read_back(golongan: str) -> None:
    pangkat = Pangkat(golongan)
    assert Pangkat.parse(str(pangkat)) == pangkat
    assert hash(Pangkat.parse(str(pangkat))) == hash(pangkat)
    adapter = TypeAdapter(Pangkat)
    assert adapter.validate_json(adapter.dump_json(pangkat)) == pangkat


@given(st.sampled_from(sorted(PANGKAT)), st.sampled_from([" - ", ", ", " (", " "]), st.booleans())
def test_name_and_golongan_may_be_joined_in_any_usual_way(golongan: str, sambung: str, ringkas: bool) -> None:
    nama = PANGKAT[golongan].replace("Tingkat", "Tk.") if ringkas else PANGKAT[golongan]
    assert Pangkat.parse(f"{nama}{sambung}{golongan}{')' if '(' in sambung else ''}").golongan == golongan


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("Pembina III/a", "tidak cocok: Pembina adalah IV/a, bukan III/a"),
        ("Kapten IV/a", 'memuat nama pangkat "Kapten" yang tidak dikenal'),
        ("Kapten", "tidak dikenal"),
        ("III/e", "tidak dikenal"),
        ("V/a", "tidak dikenal"),
        ("XVIII", "tidak dikenal"),
        ("PPPK XVIII", "tidak dikenal"),
        ("", "tidak dikenal"),
        ("3/a", "tidak dikenal"),
    ],
)
def test_what_is_no_rank_is_refused_with_the_reason(teks: str, sebab: str) -> None:
    with pytest.raises(PangkatSalah) as caught:
        Pangkat.parse(teks)
    assert sebab in str(caught.value)
    assert f'"{teks}"' in str(caught.value)


@given(st.text())
def test_any_text_is_a_rank_or_refused(teks: str) -> None:
    try:
        hasil = Pangkat.parse(teks).golongan
    except PangkatSalah as salah:
        hasil = str(salah)
    assert hasil in {*PANGKAT, *GOLONGAN_PPPK} or "tulis misalnya" in hasil


def test_a_number_in_a_cell_is_a_problem_and_no_crash() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Pangkat).validate_python(4.0)
    assert caught.value.errors()[0]["type"] == "pangkat_salah"


def test_a_rank_equals_the_same_rank_only() -> None:
    assert Pangkat("IV/a") == Pangkat.parse("Pembina")
    assert Pangkat("IV/a") != Pangkat("IV/b")
    assert Pangkat("IV/a") != "IV/a"
    with pytest.raises(PangkatSalah):
        Pangkat("V/a")


def test_a_rank_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="tidak dapat diubah"):
        Pangkat("IV/a").golongan = "IV/b"
