from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from tests.halaman.acuan import sendiri
from tests.halaman.buku_banyak import gandakan
from tests.halaman.conftest import PROGRAM, cari, jalankan_node


@pytest.mark.parametrize(("nama", "banyak"), [("chromium", 400), ("firefox", 40)])
def test_hundreds_of_books_are_merged_and_stopped_without_holding_up_the_page(
    nama: str, banyak: int, halaman: Path, modul_node: Path, data: Path, tmp_path: Path
) -> None:
    gandakan(sendiri(data), tmp_path / "buku", banyak)
    jalankan_node("banyak.mjs", nama, cari(*PROGRAM[nama]), halaman, tmp_path / "buku", tmp_path / "hasil")
    catatan = json.loads((tmp_path / "hasil/banyak.json").read_text(encoding="utf-8"))
    assert catatan["pegawai"] == banyak
    assert catatan["galat"] == ""
    assert catatan["tertahan"] < 1000
    assert catatan["henti"] < 2000
    assert jalankan(["gabung", str(tmp_path / "buku"), "-o", str(tmp_path / "unit.xlsx")]) == 0
    assert (tmp_path / "hasil/unit.xlsx").read_bytes() == (tmp_path / "unit.xlsx").read_bytes()
