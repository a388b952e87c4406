"""A folder of many books: a short screen, findings since the last check, and one spelling for all of them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.periksa import periksa
from kinerja_core.services.seragamkan import salin_seragam
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_temuan.baca import baca_kesepakatan
from tests.alat import libreoffice
from tests.alat.alamat import sel_berjudul
from tests.alat.ooxml import keluhan
from tests.workbooks.bahan_baca import buku_contoh

UNIT = ("Biro Hukum dan SDM", "Biro Hukum dan SDM", "Biro Hukum & SDM", "Biro Hukm dan SDM")


def _buku(nomor: int, unit: str, **ubah: Any) -> bytes:
    isi = buku_contoh(**ubah)
    pegawai = isi.skp.pegawai.model_dump() | {
        "nama": f"Pegawai {nomor}", "nip": f"19850{nomor}012010011001", "unit_kerja": unit,
    }
    skp = isi.skp.model_dump() | {"pegawai": pegawai}
    return bangun_skp(isi=BukuSKP.model_validate(isi.model_dump() | {"skp": skp}))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four books in two folders and an archive, without rencana aksi, and one that is broken."""
    root = tmp_path_factory.mktemp("banyak") / "buku"
    (root / "sub").mkdir(parents=True)
    tanpa = {"rencana_aksi": (), "rencana_aksi_selesai": False, "catatan_harian": (), "realisasi": (), "dialog": ()}
    for nomor, unit in enumerate(UNIT, start=1):
        isi = _buku(nomor, unit, **tanpa)
        if nomor == 4:
            with zipfile.ZipFile(root / "kiriman.zip", "w") as arsip:
                arsip.writestr("4.xlsx", isi)
        else:
            (root / ("sub" if nomor == 3 else ".") / f"{nomor}.xlsx").write_bytes(isi)
    (root / "rusak.xlsx").write_bytes(b"PK rusak")
    return root


@pytest.fixture(scope="module")
def temuan(folder: Path) -> Path:
    """The findings of these books as a workbook and as JSON."""
    path = folder.parent / "temuan.xlsx"
    for akhiran in (".xlsx", ".json"):
        assert jalankan(["periksa", str(folder), "-o", str(path.with_suffix(akhiran))]) == 1
    return path


def _kata(capsys: pytest.CaptureFixture[str], *args: object, kode: int = 0) -> str:
    capsys.readouterr()
    assert jalankan([str(one) for one in args]) == kode
    told = capsys.readouterr()
    return told.out + told.err


def test_many_books_are_told_in_a_screenful_and_all_of_it_when_asked(folder: Path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    short = _kata(capsys, "periksa", folder, kode=1)
    assert len(short.splitlines()) <= 24
    assert short.index("rusak.xlsx") < short.index("1.xlsx") < short.index("Menurut aturan")
    assert "5 berkas diperiksa: 1 kesalahan" in short
    assert "mungkin ditulis dengan beberapa ejaan" in short
    assert "IKI 1.2" not in short
    whole = _kata(capsys, "periksa", folder, "--semua", kode=1)
    assert whole.count("REALISASI-TIDAK-ADA") == 16
    assert "hapus --semua" in _kata(capsys, "periksa", folder, "--semua", "--json", kode=2)


def test_one_book_is_told_as_before(folder: Path, capsys):
    told = _kata(capsys, "periksa", folder / "1.xlsx")
    assert "AKSI-TIDAK-ADA" in told
    assert "Menurut aturan" not in told
    assert "ejaan" not in told


def test_the_document_keeps_what_it_had_and_adds_rules_people_and_spellings(temuan: Path):
    told = json.loads(temuan.with_suffix(".json").read_text(encoding="utf-8"))
    assert set(told["berkas"][0]) == {"berkas", "jenis", "pegawai", "temuan"}
    assert set(told["berkas"][0]["temuan"][0]) == {"kode", "tingkat", "lembar", "sel", "pesan", "saran", "rujukan"}
    assert told["ringkasan"]["menurut_kode"][0]["kode"] == "BERKAS-RUSAK"
    assert told["ringkasan"]["menurut_pegawai"][0]["berkas"] == ["rusak.xlsx"]
    assert [one["isian"] for one in told["ringkasan"]["ejaan"]] == ["Unit Kerja"]
    assert [(one["teks"], one["berkas"]) for one in told["ringkasan"]["ejaan"][0]["ejaan"]] == [
        (UNIT[0], 2), ("Biro Hukm dan SDM", 1), ("Biro Hukum & SDM", 1),
    ]
    assert told["ringkasan"]["sejak"] is None


def test_the_workbook_has_a_sheet_for_each_view_and_is_printed_whole(temuan: Path, tmp_path: Path, soffice: str):
    book = openpyxl.load_workbook(temuan)
    assert book.sheetnames == [
        "Ringkasan", "Kelengkapan", "Menurut Aturan", "Menurut Pegawai", "Ejaan", "Temuan",
    ]
    assert sel_berjudul(book["Menurut Aturan"], "Kode").value == "BERKAS-RUSAK"
    assert sel_berjudul(book["Menurut Pegawai"], "Pegawai", 2).value.startswith("Pegawai ")
    assert keluhan(temuan) == []
    text = libreoffice.teks_pdf(libreoffice.ubah(temuan, "pdf", tmp_path))
    for kata in ("MENURUT ATURAN", "MENURUT PEGAWAI", "EJAAN YANG BERBEDA-BEDA", "mirip; pastikan dahulu"):
        assert kata in text


# ------------------------------------------------------------------------------------------ since the last check


@pytest.mark.parametrize("akhiran", [".xlsx", ".json"])
def test_what_was_mended_since_the_findings_of_before_is_told(
    folder: Path, temuan: Path, akhiran: str, tmp_path: Path, capsys
):
    kini = tmp_path / "buku"
    kini.mkdir()
    (kini / "satu lagi.xlsx").write_bytes(_buku(1, UNIT[0]))
    lalu, hasil = temuan.with_suffix(akhiran), tmp_path / "baru.json"
    told = _kata(capsys, "periksa", kini, "--sejak", lalu, "-o", hasil)
    assert f"Sejak {lalu.name}: " in told
    assert "4 berkas tidak diperiksa lagi" in told
    since = json.loads(hasil.read_text(encoding="utf-8"))["ringkasan"]["sejak"]
    assert {one["berkas"] for one in since["diperbaiki"]} == {"1.xlsx"}
    assert "AKSI-TIDAK-ADA" in {one["kode"] for one in since["diperbaiki"]}
    assert (since["buku_baru"], len(since["buku_tidak_diperiksa"])) == ([], 4)
    book_path = tmp_path / "baru.xlsx"
    _kata(capsys, "periksa", kini, "--sejak", lalu, "-o", book_path)
    book = openpyxl.load_workbook(book_path)
    assert book["Diperbaiki"].max_row == 4 + len(since["diperbaiki"])
    if book["Temuan"].max_row > 4:
        assert sel_berjudul(book["Temuan"], "Sejak Lalu").value in {"Baru", "Masih ada"}


def test_the_file_of_the_last_check_may_be_the_one_that_is_written(folder: Path, temuan: Path, tmp_path: Path, capsys):
    own = tmp_path / "temuan.xlsx"
    own.write_bytes(temuan.read_bytes())
    told = _kata(capsys, "periksa", folder, "--sejak", own, "-o", own, "--timpa", kode=1)
    assert "0 temuan baru, 0 diperbaiki" in told
    assert len(list(tmp_path.glob("temuan.cadangan-*"))) == 1


def _dengan(temuan: Path, tujuan: Path, lembar: str, judul: str, isi: dict[int, object]) -> Path:
    """The findings workbook as somebody saved it again, with these cells below a heading."""
    book = openpyxl.load_workbook(temuan)
    for nomor, nilai in isi.items():
        sel_berjudul(book[lembar], judul, nomor).value = nilai
    book.save(tujuan)
    return tujuan


def test_what_holds_no_earlier_check_is_refused_with_the_reason(folder: Path, temuan: Path, tmp_path: Path, capsys):
    cases = {
        "tidak mempunyai": folder / "1.xlsx", "Tidak ditemukan": tmp_path / "tiada.xlsx", "adalah folder": folder,
        "dihapus atau ditambah": _dengan(temuan, tmp_path / "a.xlsx", "Temuan", "Berkas", {1: "lain.xlsx"}),
        "berubah pada baris 5": _dengan(temuan, tmp_path / "b.xlsx", "Temuan", "Kode", {1: "bukan kode"}),
    }
    for nama, isi, sebab in (
        ("c.json", "{", "Ada yang salah pada baris 1, kolom 2, nama isian harus"),
        ("d.json", '{"berkas": []}', "berkas: Paling sedikit 1 isian."),
        ("e.json", '{"berkas": [{"berkas": 1}]}', "berkas ke-1 › berkas: Harus berupa teks."),
        ("f.json", '{"berkas": [], "berkas": []}', 'Isian "berkas" ditulis dua kali.'),
    ):
        (tmp_path / nama).write_text(isi, encoding="utf-8")
        cases[f'{nama}" bukan hasil "kinerja periksa" yang utuh. {sebab}'] = tmp_path / nama
    for kata, path in cases.items():
        assert kata in _kata(capsys, "periksa", folder / "1.xlsx", "--sejak", path, kode=2)


# ------------------------------------------------------------------------------------------ one spelling


def _disepakati(temuan: Path, tujuan: Path, **dipakai: str) -> Path:
    """The findings workbook with the agreed spellings of rows 1, 2 and 3 of the sheet Ejaan."""
    return _dengan(
        temuan, tujuan, "Ejaan", "Yang Dipakai", {int(nomor[1:]): teks for nomor, teks in dipakai.items()}
    )


def test_the_agreed_spelling_stands_in_copies_and_the_books_stay_as_they_were(
    folder: Path, temuan: Path, tmp_path: Path, capsys
):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    agreed = _disepakati(temuan, tmp_path / "temuan.xlsx", b2=UNIT[0], b3=UNIT[0])
    keluar = tmp_path / "seragam"
    capsys.readouterr()
    assert jalankan(["seragamkan", str(agreed), str(folder), "-o", str(keluar), "--json"]) == 1  # one is broken
    told = json.loads(capsys.readouterr().out)
    assert told["ringkasan"] == {"berkas": 5, "buku_diubah": 2, "sel": 2}
    assert [(one["kode"], one["berkas"]) for one in told["temuan"]] == [("EJAAN-TIDAK-DIUBAH", "rusak.xlsx")]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert (keluar / "1.xlsx").read_bytes() == before[folder / "1.xlsx"]
    assert (keluar / "rusak.xlsx").read_bytes() == before[folder / "rusak.xlsx"]
    for nama in ("sub/3.xlsx", "kiriman.zip/4.xlsx"):
        copy, asli = baca_berkas(keluar / nama).buku, baca_berkas(folder / nama).buku
        assert isinstance(copy, BukuSKP)
        assert copy.skp.pegawai.unit_kerja == UNIT[0]
        assert copy.model_copy(update={"skp": None}) == asli.model_copy(update={"skp": None})
    assert periksa([keluar]).ejaan == ()
    assert "Sudah ada" in _kata(capsys, "seragamkan", agreed, folder, "-o", keluar, kode=2)
    (keluar / "1.xlsx").write_bytes(b"lama")
    assert jalankan(["seragamkan", str(agreed), str(folder), "-o", str(keluar), "--timpa"]) == 1
    assert (keluar / "1.xlsx").read_bytes() == before[folder / "1.xlsx"]
    assert [path.read_bytes() for path in keluar.glob("1.cadangan-*.xlsx")] == [b"lama"]


def test_an_agreed_spelling_that_no_book_has_is_named_and_where_none_has_any_nothing_is_written(
    folder: Path, temuan: Path, tmp_path: Path
):
    agreed = baca_kesepakatan(_disepakati(temuan, tmp_path / "temuan.xlsx", b2=UNIT[0], b3=UNIT[0]))
    hasil = salin_seragam(agreed, [folder / "sub"], tmp_path / "seragam")
    (ejaan,) = {one.semula for one in hasil.diubah}
    assert hasil.tidak_ditemukan == tuple(text for _, text in agreed if text != ejaan)
    assert len(hasil.tidak_ditemukan) == 1
    with pytest.raises(GalatKinerja, match="Tidak satu pun buku memuat ejaan yang disepakati"):
        salin_seragam(agreed, [folder / "1.xlsx"], tmp_path / "tiada")
    assert not (tmp_path / "tiada").exists()


def test_a_file_that_cannot_be_copied_is_said_once_and_not_to_be_copied_as_it_is(
    folder: Path, temuan: Path, tmp_path: Path
):
    books = tmp_path / "buku"
    shutil.copytree(folder / "sub", books)
    (books / "kosong.xlsx").touch()
    agreed = baca_kesepakatan(_disepakati(temuan, tmp_path / "temuan.xlsx", b2=UNIT[0], b3=UNIT[0]))
    (finding,) = salin_seragam(agreed, [books], tmp_path / "seragam").temuan
    assert (finding.kode, finding.berkas) == ("EJAAN-TIDAK-DIUBAH", "kosong.xlsx")
    assert "tidak disalin" in finding.pesan


@pytest.mark.parametrize(
    ("dipakai", "keluar", "kata"),
    [
        ({}, "baru", "Belum ada ejaan yang disepakati"),
        ({"b1": UNIT[0]}, "baru", "Belum ada ejaan yang disepakati"),  # what it is already
        ({"b1": "Biro Hukum & SDM", "b3": UNIT[0]}, "baru", "dipakai dan juga diganti"),
        ({"b2": "Biro\u200bHukum"}, "baru", "tanda tak terlihat"),
        ({"b2": UNIT[0]}, "buku/seragam", "terbaca bersama aslinya"),
        ({"b2": UNIT[0]}, "seragam.xlsx", "bukan folder"),
    ],
)
def test_an_agreement_that_says_nothing_or_contradicts_itself_is_refused(
    folder: Path, temuan: Path, dipakai: dict[str, str], keluar: str, kata: str, tmp_path: Path, capsys
):
    place = folder.parent / keluar if keluar.startswith("buku") else tmp_path / keluar
    agreed = _disepakati(temuan, tmp_path / "temuan.xlsx", **dipakai)
    assert kata in _kata(capsys, "seragamkan", agreed, folder, "-o", place, kode=2)
    assert not place.exists()
