"""The paper a user names."""

from __future__ import annotations

import pytest

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kertas import cari_kertas


@pytest.mark.parametrize(("teks", "kertas"), [("a4", "a4"), ("A4", "a4"), ("F4", "f4")])
def test_a_paper_is_known_in_capitals_or_not(teks: str, kertas: str) -> None:
    assert cari_kertas(teks) == kertas


@pytest.mark.parametrize("teks", ["", "folio", "a5"])
def test_another_paper_is_refused_with_what_there_is(teks: str) -> None:
    with pytest.raises(GalatKinerja, match=rf'^Kertas "{teks}" tidak dikenal; pilih a4 atau f4\.$'):
        cari_kertas(teks)
