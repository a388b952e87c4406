from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_core.services import meja
from kinerja_core.services.templat import templat
from kinerja_core.workbooks.baca import baca_berkas


def test_each_file_is_told_by_its_kind_with_progress(tmp_path: Path) -> None:
    for buku in ("skp", "unit", "penilaian-360"):
        templat(buku, tmp_path / f"{buku}.xlsx", tahun=2026)
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku")
    berkas, dilihat = sorted(tmp_path.iterdir()), []
    jenis = meja.jenis_buku(berkas, lambda *apa: dilihat.append(apa))
    assert {path.stem: satu for path, satu in jenis.items()} == {
        "penilaian-360": "penilaian-360", "rusak": None, "skp": "skp", "unit": "unit",
    }  # fmt: skip
    assert [nama for *_, nama in dilihat] == [*(path.name for path in berkas), ""]


def test_every_document_says_from_which_workbooks_it_comes() -> None:
    asal = {satu.slug: meja.asal(satu) for satu in meja.katalog()}
    assert asal["risalah"] == asal["evaluasi"] == "pegawai"
    assert asal["surat-keterangan"] == "unit"
    assert asal["konversi-ak"] == "unit-dan-pegawai"


def test_a_workbook_that_cannot_be_used_gives_no_document_and_says_why(tmp_path: Path) -> None:
    templat("skp", tmp_path / "skp.xlsx", tahun=2026)
    for satu in meja.dokumen_tersedia([tmp_path / "skp.xlsx"]):
        assert satu.jumlah == 0, satu.slug
        assert not satu.rahasia
    (tmp_path / "kosong").mkdir()
    assert all(satu.sebab for satu in meja.dokumen_tersedia([tmp_path / "kosong"]))


def test_files_of_a_bundle_are_equal_to_the_byte_whenever_it_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"a")
    (tmp_path / "b.csv").write_bytes(b"b")
    isi = {"dua/b.csv": tmp_path / "b.csv", "satu/a.docx": tmp_path / "a.docx"}
    assert meja.bungkus(isi) == meja.bungkus(dict(reversed(isi.items())))


def test_the_dates_on_which_rules_were_compared_are_days_that_have_been() -> None:
    pertama, terakhir = meja.aturan_diperiksa()
    assert date(2025, 1, 1) < pertama <= terakhir


def test_completeness_leaves_out_what_nothing_is_needed_of_yet(tmp_path: Path) -> None:
    templat("skp", tmp_path / "skp.xlsx", tahun=2026)
    lembar = meja.kelengkapan(baca_berkas(tmp_path / "skp.xlsx"))
    assert all(satu["perlu"] > 0 and 0 <= satu["persen"] <= 100 for satu in lembar)


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        ("nip,nama,hasil,perilaku\n198203152009121004,Bagus,90,91", "skor"),
        ("nip,nama,hasil,perilaku\n198203152009121004,Bagus,sembilan,91", "skor"),
        ("nip,nama,hasil_kerja,perilaku_kerja\n198203152009121004,Bagus,SESUAI EKSPEKTASI,-", "laporan-bkn"),
        ("NIP;Nama;Jabatan;Unit Kerja\n198203152009121004;Bagus;Analis;Biro", "daftar"),
        ("NIP;Nama;Jabatan\n198203152009121004;Bagus;Analis", "daftar"),  # its unit is asked for
        ("apa saja\nbukan tabel", None),
    ],
)
def test_a_table_is_known_by_what_it_holds(isi: str, jenis: str | None, tmp_path: Path) -> None:
    berkas = tmp_path / "tabel.csv"
    berkas.write_text(isi, encoding="utf-8")
    assert meja.isi_tabel(berkas) == jenis


def test_a_damaged_workbook_is_no_table(tmp_path: Path) -> None:
    berkas = tmp_path / "rusak.xlsx"
    berkas.write_bytes(b"bukan buku")
    assert meja.isi_tabel(berkas) is None


def test_a_workbook_that_is_named_as_a_zip_is_taken_as_it_is(tmp_path: Path) -> None:
    made = templat("skp", tmp_path / "skp.xlsx", tahun=2026).dibuat[0]
    named = made.rename(tmp_path / "Andi.zip")
    assert [path.name for path in meja.buka_zip(named, tmp_path / "meja")] == ["Andi.xlsx"]
    assert (tmp_path / "meja" / "Andi.xlsx").read_bytes() == named.read_bytes()
