"""The oldest browsers that run the page, and what people see in one that does not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from kinerja_halaman import bangun, panel

from kinerja_core.model.hari_ini import JAM_SALAH
from tests.alat.perkakas import cari
from tests.conftest import Sekali
from tests.halaman.conftest import PROGRAM, SINI, jalankan_node

WEB = Path(bangun.__file__).parent / "web"
AKAR = SINI.parents[1]
KALIMAT = "Halaman ini tidak dapat berjalan di peramban ini."
#: What the oldest syntax does not know.
BARU = r"=>|`|\b(?:let|const|class|async|await|of|import|export)\b|\?\.|\?\?|\.\.\."
#: Newer names that the page says all the same: asked for before it is used, the ending of a file, of every error.
BERJAGA = {"fromBase64", "zip", "stack"}
#: Selectors and rules that the oldest browsers drop with all that stands in them.
GAYA_BARU = r":has\(|@container|@layer|@scope|@property|@starting-style|&|color-mix\(|light-dark\(|\d(?:dvh|svh|lvh)\b"


@pytest.fixture(scope="module")
def tampak(halaman: Path, modul_node: Path, sekali: Sekali) -> dict[str, Any]:
    """What is seen on the page, by what the browser lacks."""

    def lihat(hasil: Path) -> None:
        kata = jalankan_node("kemampuan.mjs", cari(*PROGRAM["chromium"]), halaman)
        (hasil / "hasil.json").write_text(kata, encoding="utf-8")

    isi: dict[str, Any] = json.loads((sekali("kemampuan", lihat) / "hasil.json").read_text(encoding="utf-8"))
    return isi


def test_where_nothing_is_missing_the_page_opens(tampak: dict[str, Any]) -> None:
    assert tampak["tidak ada"] == {"siap": "ya", "lama": "", "galat": "", "kerja": "", "tab": "Unit"}


@pytest.mark.parametrize(
    "kurang",
    ["DecompressionStream", "WebAssembly", "WebAssembly externref", "WebAssembly try", "skrip modul", "Worker"],
)
def test_what_the_browser_lacks_is_told_instead_of_the_page(tampak: dict[str, Any], kurang: str) -> None:
    satu = tampak[kurang]
    assert satu["lama"].startswith(KALIMAT)
    assert f"Untuk yang membantu: tidak ada {kurang}" in satu["lama"]
    assert (satu["siap"], satu["galat"], satu["kerja"], satu["tab"]) == ("gagal", "", "", "")


def test_a_clock_that_cannot_be_right_is_told_at_the_start(tampak: dict[str, Any]) -> None:
    satu = tampak["jam"]
    assert satu["galat"].startswith(JAM_SALAH.format(hari="1 Maret 2009"))
    assert (satu["siap"], satu["lama"], satu["tab"]) == ("ya", "", "Unit")


def test_a_page_that_does_not_get_over_its_beginning_says_so(tampak: dict[str, Any]) -> None:
    assert tampak["append"]["lama"].startswith(KALIMAT)
    assert "append is not a function" in tampak["append"]["lama"]
    assert tampak["append"]["kerja"] == ""


def test_without_scripts_the_sentence_is_there_and_nothing_else(tampak: dict[str, Any]) -> None:
    assert tampak["JavaScript"]["lama"].startswith(KALIMAT)
    assert (tampak["JavaScript"]["kerja"], tampak["JavaScript"]["tab"]) == ("", "")


def test_a_computer_with_too_little_memory_is_told_what_to_do(tampak: dict[str, Any]) -> None:
    assert tampak["memori"]["galat"].startswith("Halaman ini tidak dapat dimulai. Tutup tab dan program lain")
    assert tampak["memori"]["kerja"] == ""


def test_what_looks_at_the_browser_is_understood_by_the_oldest() -> None:
    skrip = (WEB / bangun.SKRIP_KEMAMPUAN).read_text(encoding="utf-8")
    assert re.findall(BARU, re.sub(r"//.*|/\*.*?\*/|'[^'\n]*'", "", skrip)) == []
    for nama in ("index.html", "panel.html"):
        isi = (WEB / nama).read_text(encoding="utf-8")
        assert isi.index('id="peramban-lama"') < isi.index("<!--KEMAMPUAN-->") < isi.index("<!--MUATAN-->")


def test_the_versions_told_are_those_of_the_documentation() -> None:
    laman = (WEB / "index.html").read_text(encoding="utf-8")
    kalimat = re.search(r'id="peramban-lama"[^>]*>(.*?)</p>', laman, re.DOTALL)
    assert kalimat
    disebut = re.findall(r"(Edge|Firefox|Safari) ([\d.]*\d)", kalimat[1])
    assert [nama for nama, _ in disebut] == ["Edge", "Firefox", "Safari"]
    dokumen = (AKAR / "docs/halaman.md").read_text(encoding="utf-8")
    for nama, versi in disebut:
        assert f"{nama} {versi}" in dokumen


def test_the_page_uses_nothing_that_came_after_the_oldest_browser_it_was_run_in() -> None:
    """The list is what Chromium 156 knows and Chromium 103 does not, both asked for all their names."""
    sesudah = json.loads((SINI / "sesudah_chromium_103.json").read_text(encoding="utf-8"))
    nama = {*sesudah["nama"]} - BERJAGA
    for skrip in sorted({*bangun.SKRIP, *bangun.SKRIP_PEKERJA, *panel.SKRIP_PANEL, bangun.SKRIP_KEMAMPUAN}):
        isi = re.sub(r"^\s*(?://|/?\*).*", "", (WEB / skrip).read_text(encoding="utf-8"), flags=re.MULTILINE)
        dipakai = {*re.findall(r"\.([A-Za-z_]\w*)\b(?!')|\bnew ([A-Z]\w*)", isi)}
        assert {satu for pasang in dipakai for satu in pasang} & nama == set(), skrip
    for gaya in ("gaya.css", "panel.css"):
        isi = (WEB / gaya).read_text(encoding="utf-8")
        assert re.findall(GAYA_BARU, isi) == []
        assert {*re.findall(r"[{;]\s*([a-z-]+):", isi)} & {*sesudah["gaya"]} == set()
