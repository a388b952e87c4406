from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.istilah import Kelompok, Predikat
from kinerja_core.rules.rentang_nilai import BENTUK, rentang_nilai

TANGGAL = date(2025, 12, 31)
K1, K2 = {"Sangat Baik": [110, 120]}, {"Baik": [92, 109]}


@given(st.integers(-5, 130))
def test_every_nilai_from_1_to_120_stands_in_exactly_one_band(nilai: int) -> None:
    bands = [
        (kelompok, predikat)
        for kelompok in Kelompok
        for predikat, (rendah, tinggi) in rentang_nilai(kelompok, None, TANGGAL).hasil.items()
        if rendah <= nilai <= tinggi
    ]
    assert len(bands) == (1 <= nilai <= 120)


@pytest.mark.parametrize(
    ("nilai", "kelompok", "predikat"),
    [
        (120, "K1", "Sangat Baik"), (110, "K1", "Sangat Baik"), (109, "K2", "Baik"), (92, "K2", "Baik"),
        (91, "K3", "Baik"), (90, "K3", "Baik"), (89, "K3", "Butuh Perbaikan"), (70, "K3", "Butuh Perbaikan"),
        (69, "K3", "Kurang"), (50, "K3", "Kurang"), (49, "K3", "Sangat Kurang"), (1, "K3", "Sangat Kurang"),
    ],
)  # fmt: skip
def test_both_ends_of_a_band_belong_to_it(nilai: int, kelompok: str, predikat: str) -> None:
    rendah, tinggi = rentang_nilai(Kelompok(kelompok), Predikat(predikat), TANGGAL).hasil[Predikat(predikat)]
    assert rendah <= nilai <= tinggi
    assert nilai in (rendah, tinggi)


@pytest.mark.parametrize("k3", [{"Kurang": [1, 90]}, {"Kurang": [1, 92]}, {"Kurang": [2, 91]}])
def test_bands_with_a_gap_or_an_overlap_are_refused(k3: dict[str, list[int]]) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(BENTUK)
    assert adapter.validate_python({"K1": K1, "K2": K2, "K3": {"Kurang": [1, 91]}})
    with pytest.raises(ValidationError, match="tanpa celah atau tumpang tindih"):
        adapter.validate_python({"K1": K1, "K2": K2, "K3": k3})
