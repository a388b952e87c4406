"""The explanation of one person as the command gives it: on the screen, as JSON, as one page, as a sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.nip import NIP
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import unit
from kinerja_core.services.jelaskan import jelaskan
from kinerja_core.services.verifikasi import verifikasi
from kinerja_core.workbooks.bangun import bangun_unit
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents.bantu import teks

ORANG = unit.ORANG[3]


@pytest.fixture(scope="module")
def unit_xlsx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("jelaskan") / "unit.xlsx"
    buku = BukuUnit(pengaturan=unit.PENGATURAN, skor=tuple(one.skor for one in unit.ORANG))
    berkas.write_bytes(bangun_unit(buku))
    return berkas


def test_the_json_is_the_promised_document(capsys: pytest.CaptureFixture[str], unit_xlsx: Path) -> None:
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    assert (isi["nip"], isi["nama"]) == (ORANG.nip, ORANG.nama)
    assert all(isinstance(kalimat, str) for kalimat in isi["kalimat"])
    assert isi["kalimat"] == [kalimat for bagian in isi["bagian"] for kalimat in bagian["kalimat"]]
    assert {dasar for bagian in isi["bagian"] for dasar in bagian["dasar"]} == set(isi["rujukan"])
    assert isi["angka"]["hasil"]["skor"] == ORANG.skor.hasil
    assert isi["angka"]["ketahanan"]["ruas"]


def test_a_nip_may_be_written_with_spaces(unit_xlsx: Path) -> None:
    assert jelaskan(NIP(ORANG.nip).berspasi, unit_xlsx).penjelasan.pegawai.nip == ORANG.nip


def test_the_screen_numbers_every_source(capsys: pytest.CaptureFixture[str], unit_xlsx: Path) -> None:
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx)]) == 0
    layar = capsys.readouterr().out
    assert layar.startswith(f"{ORANG.nama}, {ORANG.nip}")
    assert "Cara pemetaan [1] [2] [3]" in layar
    assert "[1] Peraturan Pemerintah Nomor 30 Tahun 2019" in layar
    lain = [one.nama for one in unit.ORANG if one.nip != ORANG.nip]
    assert not [nama for nama in lain if nama in layar]


@pytest.mark.parametrize(
    ("nip", "kata"), [("123", "NIP harus 18 angka"), ("199001012015041999", "tidak ada di antara 18 pegawai")]
)
def test_who_is_not_there_is_said_in_words(
    nip: str, kata: str, unit_xlsx: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["jelaskan", nip, str(unit_xlsx)]) == 2
    assert kata in capsys.readouterr().err


def test_the_page_of_the_command_is_the_page_of_cetak(unit_xlsx: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "satu.docx"
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "-o", str(keluaran)]) == 0
    semua = cetak("penjelasan", [unit_xlsx], tmp_path / "semua").dokumen
    assert len(semua) == len(unit.ORANG)
    (sama,) = [path for path in semua if ORANG.nip in path.name]
    assert teks(keluaran.read_bytes()) == teks(sama.read_bytes())
    assert verifikasi(keluaran).sesuai
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "-o", str(keluaran)]) == 2  # never over another


def test_it_is_written_as_a_sheet_and_as_json(unit_xlsx: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "satu.xlsx"
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "-o", str(keluaran)]) == 0
    assert keluhan(keluaran) == []
    baris = [*load_workbook(keluaran, read_only=True)["Penjelasan"].values]
    assert [sel[0] for sel in baris[4:]] == [part.judul for part in jelaskan(ORANG.nip, unit_xlsx).penjelasan.bagian]
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "-o", str(tmp_path / "satu.json")]) == 0
    assert jalankan(["jelaskan", ORANG.nip, str(unit_xlsx), "-o", str(tmp_path / "satu.txt")]) == 2


def test_every_explanation_of_the_sample_fits_one_page(soffice: str, unit_xlsx: Path, tmp_path: Path) -> None:
    semua = cetak("penjelasan", [unit_xlsx], tmp_path / "semua").dokumen
    halaman = {path.name: libreoffice.jumlah_halaman(path) for path in libreoffice.ubah_semua(semua, "pdf", tmp_path)}
    assert set(halaman.values()) == {1}, halaman
