from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tulis import bunuh


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that a program may send itself")
def test_killed_at_any_step_the_next_run_gives_what_an_undisturbed_one_gives(tmp_path: Path):
    with bunuh.Penanam(tmp_path) as penanam:
        salah = [
            (satu.nama, sinyal, nomor, keluhan)
            for satu, sinyal, nomor, saat in bunuh.titik(bunuh.siapkan(tmp_path, penanam), 24, 9, saat=False)
            if (keluhan := satu.coba(sinyal, nomor, saat))
        ]
    assert salah == []
