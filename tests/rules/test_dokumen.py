from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kinerja_core.rules.aturan import daftar_aturan
from kinerja_core.rules.cakupan import daftar_cakupan
from kinerja_core.rules.dokumen import halaman_aturan

HALAMAN = Path(__file__).parents[2] / "docs" / "aturan.md"


def test_the_page_for_auditors_is_what_the_rules_say() -> None:
    assert HALAMAN.read_text(encoding="utf-8") == halaman_aturan(), (
        "Aturan berubah; jalankan: python -m kinerja_core.rules.dokumen docs/aturan.md"
    )


def test_the_page_names_every_rule_every_source_and_every_point() -> None:
    halaman = halaman_aturan()
    for aturan in daftar_aturan():
        assert f"## {aturan.deskripsi}" in halaman
        assert all(str(sumber) in halaman for daftar in aturan.rujukan.values() for sumber in daftar)
        assert all(f"- {catatan}" in halaman for catatan in aturan.catatan)
    assert all(butir.uraian in halaman for butir in daftar_cakupan())


def test_the_page_shows_values_as_tables_people_can_read() -> None:
    halaman = halaman_aturan()
    assert "| Di Atas Ekspektasi | Sangat Baik | Baik | Kurang |" in halaman
    assert "| Ahli Pertama | 12,5 |" in halaman
    assert "| Baik | 90 s.d. 91 |" in halaman
    assert "{" not in halaman
    assert "Decimal(" not in halaman


def test_every_table_of_the_page_has_rows_as_wide_as_its_head() -> None:
    lebar = None
    for baris in halaman_aturan().splitlines():
        if not baris.startswith("|"):
            lebar = None
            continue
        kolom = baris.replace("\\|", "").count("|")
        lebar = lebar or kolom
        assert kolom == lebar, baris


def test_the_page_can_be_written_by_one_command(tmp_path: Path) -> None:
    tujuan = tmp_path / "aturan.md"
    subprocess.run([sys.executable, "-m", "kinerja_core.rules.dokumen", str(tujuan)], check=True)
    assert tujuan.read_bytes() == halaman_aturan().encode("utf-8")
