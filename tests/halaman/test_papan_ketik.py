"""The page with the keyboard alone, for whoever hears or hardly sees it, and on a screen four times enlarged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.alat.perkakas import cari
from tests.conftest import Sekali
from tests.halaman.conftest import PROGRAM, jalankan_node


@pytest.fixture(scope="module")
def diketik(halaman: Path, modul_node: Path, data: Path, sekali: Sekali) -> dict[str, Any]:
    """Where the keyboard came by, and what its keys did."""

    def jalani(hasil: Path) -> None:
        kata = jalankan_node("papan_ketik.mjs", cari(*PROGRAM["chromium"]), halaman, data)
        (hasil / "hasil.json").write_text(kata, encoding="utf-8")

    isi: dict[str, Any] = json.loads((sekali("papan-ketik", jalani) / "hasil.json").read_text(encoding="utf-8"))
    return isi


def test_every_place_where_the_keyboard_stops_is_seen_named_and_outlined(diketik: dict[str, Any]):
    paling_sedikit = {"kosong": 5, "pegawai": 25, "unit": 60, "aturan": 10}
    assert {nama: len(henti) >= paling_sedikit[nama] for nama, henti in diketik["henti"].items()} == dict.fromkeys(
        paling_sedikit, True
    )
    assert [henti for semua in diketik["henti"].values() for henti in semua if not henti.startswith("|")] == []


def test_axe_misses_nothing_in_any_state_light_or_dark(diketik: dict[str, Any]):
    assert diketik["terlewat"] == {f"{nama} {warna}": [] for nama in diketik["henti"] for warna in ("light", "dark")}


def test_the_keys_do_what_people_expect_of_them(diketik: dict[str, Any]):
    kata = diketik["kata"]
    assert kata["lompat"] == "button Pilih berkas"
    assert kata["tab"] == ["button Unit", "button Hitung dan aturan", "button Buku saya", "button Hitung dan aturan",
                           "button Buku saya"]  # fmt: skip
    assert (kata["memilih"], kata["disimpan"]) == (2, 1)


def test_nobody_is_thrown_back_to_the_beginning_when_what_was_pressed_goes_away(diketik: dict[str, Any]):
    kata = diketik["kata"]
    assert kata["sesudahMemeriksa"] == "button Pilih berkas"
    assert kata["sesudahDiganti"].startswith("section Dokumen")
    for cara in ("Escape", "Tutup"):
        kotak, sisa, (salah, tempat) = kata[cara]
        assert (kotak, sisa, salah) == ("div Yang d", 0, ""), cara
        assert tempat.startswith("button "), cara


def test_on_a_screen_four_times_enlarged_nothing_is_to_be_scrolled_aside(diketik: dict[str, Any]):
    assert diketik["kata"]["lebar"] == [320, 320, 320]
