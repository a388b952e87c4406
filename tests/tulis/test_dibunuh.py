from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tulis import bunuh


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that a program may send itself")
def test_killed_at_any_step_the_next_run_gives_what_an_undisturbed_one_gives(tmp_path: Path):
    adegan = bunuh.siapkan(tmp_path)
    salah = [
        (satu.nama, sinyal, nomor, keluhan)
        for satu, sinyal, nomor, saat in bunuh.titik(adegan, 12, 9, saat=False)
        if (keluhan := satu.coba(sinyal, nomor, saat))
    ]
    assert salah == []
