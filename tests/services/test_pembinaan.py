"""Who is proposed for bimbingan or konseling, why, and what stays secret."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.istilah import Rating
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.pembinaan import HasilPembinaan, pembinaan
from kinerja_core.workbooks.bangun import bangun_unit
from tests.alat.alamat import di
from tests.alat.timpa_sel import timpa_sel
from tests.services.unit_setahun import buku, ketik, nilai, orang, simpan_buku

TURUN, PERILAKU, HAMBATAN, BAIK, TANPA_BUKU = range(5)
RAHASIA = "Hal pribadi yang rahasia"
COACHING = {
    "tanggal": date(2025, 5, 5), "bentuk": "Coaching", "aspek": "Teknis", "alasan": "Tidak Mampu", "pembina": "Rekan",
    "uraian": "Menyusun naskah", "status": "Berjalan",
}
KONSELING = COACHING | {"bentuk": "Konseling", "aspek": "Perilaku", "alasan": "Tidak Mau", "uraian": RAHASIA}


def _tanpa_hambatan(nomor: int) -> dict[str, Any]:
    return {"dialog": tuple(
        one.model_copy(update={"agenda": tuple(
            item.model_copy(update={"masalah": "Tidak ada."}) for item in one.agenda
        )})
        for one in buku(nomor, 2).dialog
    )}


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pembinaan")
    both = tuple(Pembinaan.model_validate(one) for one in (COACHING, KONSELING))
    for number in (TURUN, PERILAKU, BAIK):
        simpan_buku(folder / "buku", (number,), 2, **_tanpa_hambatan(number), pembinaan=both if number == TURUN else ())
    simpan_buku(folder / "buku", (HAMBATAN,), 2)
    simpan_buku(folder / "lain", (TANPA_BUKU,), 2)
    simpan(gabung(folder, periode="2025-TW2"), folder / "unit.xlsx")
    scores = nilai(range(5))
    for number, (hasil, perilaku) in {
        TURUN: (Rating.DI_BAWAH, Rating.SESUAI), PERILAKU: (Rating.SESUAI, Rating.DI_BAWAH),
        HAMBATAN: (Rating.SESUAI, Rating.SESUAI), BAIK: (Rating.SESUAI, Rating.DI_ATAS),
        TANPA_BUKU: (Rating.DI_BAWAH, Rating.DI_BAWAH),
    }.items():
        scores[number] |= {"rating_hasil": hasil, "rating_perilaku": perilaku}
    ketik(folder / "unit.xlsx", skor=scores)
    book = baca_buku_unit(folder / "unit.xlsx")
    before = RiwayatSkor(
        periode=Periode.parse("2025-TW1"), nip=orang(TURUN).nip, nama=orang(TURUN).nama, rating_hasil=Rating.DI_BAWAH
    )
    (folder / "unit.xlsx").write_bytes(bangun_unit(book.model_copy(update={"riwayat_skor": (before,)})))
    return folder


def _usulan(unit: Path, **lain: Any) -> HasilPembinaan:
    return pembinaan(unit / "unit.xlsx", [unit / "buku"], **lain)


def _alasan(hasil: HasilPembinaan) -> dict[str, tuple[str, ...]]:
    return {one.nama: one.alasan for one in hasil.pegawai}


def test_each_is_proposed_with_every_reason_and_the_others_are_not(unit: Path):
    told, spans = _alasan(_usulan(unit)), "Triwulan I 2025, Triwulan II 2025"
    assert told == {
        orang(TURUN).nama: (
            f"Rating hasil kerja Di Bawah Ekspektasi 2 periode berturut-turut tanpa kemajuan: {spans}.",
        ),
        orang(HAMBATAN).nama: ("Hambatan pada IKI 01 berulang di 2 dialog kinerja.",),
        orang(TANPA_BUKU).nama: ("Rating hasil kerja Di Bawah Ekspektasi pada Triwulan II 2025.",),
    }


def test_what_runs_already_is_told_and_who_has_no_book_is_counted(unit: Path):
    result = _usulan(unit)
    running = {one.nama: one.berjalan for one in result.pegawai}
    assert running[orang(TURUN).nama] == ("Coaching sejak 5 Mei 2025",)
    assert result.tanpa_buku == (orang(TANPA_BUKU).nama,)
    assert any("1 pegawai tidak dilihat" in text for text in result.catatan)
    assert result.rujukan


def test_konseling_is_proposed_alone_and_only_to_who_asks(unit: Path):
    secret = _usulan(unit, konseling=True)
    assert set(_alasan(secret)) == {orang(PERILAKU).nama, orang(TANPA_BUKU).nama}
    assert all("perilaku" in text for reasons in _alasan(secret).values() for text in reasons)
    usual = json.dumps(_usulan(unit).sebagai_json())
    assert "perilaku kerja" not in usual
    assert orang(PERILAKU).nama not in usual


def test_nothing_of_a_record_of_konseling_stands_in_any_output(unit: Path, tmp_path: Path, capsys):
    for number, options in enumerate(([], ["--konseling"])):
        target = tmp_path / f"{number}.xlsx"
        args = ["pembinaan", str(unit / "unit.xlsx"), str(unit / "buku"), *options]
        assert jalankan([*args, "-o", str(target)]) == 0
        assert jalankan([*args, "--json"]) == 0
        cells = " ".join(str(cell) for sheet in load_workbook(target) for row in sheet.values for cell in row)
        shown = "".join(capsys.readouterr()) + cells
        assert RAHASIA not in shown
        assert "Mau" not in shown
        assert ("RAHASIA" in cells) is bool(options)


def test_without_books_only_ratings_speak(unit: Path):
    told = _alasan(pembinaan(unit / "unit.xlsx"))
    assert set(told) == {orang(TURUN).nama, orang(TANPA_BUKU).nama}


def test_the_order_of_the_books_and_other_names_change_nothing_for_a_person(unit: Path):
    files = sorted((unit / "buku").glob("*.xlsx"))
    once, again = (pembinaan(unit / "unit.xlsx", order).pegawai for order in (files, files[::-1]))
    assert once == again


def test_a_mistake_in_the_skp_that_hides_dialogs_is_told(unit: Path, tmp_path: Path):
    data = (unit / "buku" / f"{HAMBATAN:03d}.xlsx").read_bytes()
    book = tmp_path / "hambatan.xlsx"
    book.write_bytes(timpa_sel(data, {("SKP", di("SKP", "iki.target")): None}))
    assert ("SKP", "SEL-WAJIB") in {(one.lembar, one.kode) for one in pembinaan(unit / "unit.xlsx", [book]).temuan}


@pytest.mark.parametrize("nama", ["Catatan Harian 2", "catatan  HARIAN", "catatan harian 3"])
def test_a_mistake_in_a_further_sheet_or_one_with_its_name_written_otherwise_is_told(
    nama: str, unit: Path, tmp_path: Path
):
    workbook = load_workbook(unit / "buku" / f"{HAMBATAN:03d}.xlsx")
    notes = workbook["Catatan Harian"]
    if nama[-1].isdigit():
        notes = workbook.copy_worksheet(notes)
    notes[di("Catatan Harian", "kategori")] = "Penting Sekali"
    notes.title = nama
    workbook.save(tmp_path / "hambatan.xlsx")
    told = pembinaan(unit / "unit.xlsx", [tmp_path / "hambatan.xlsx"]).temuan
    assert (nama, "PILIHAN-TIDAK-DIKENAL") in {(one.lembar, one.kode) for one in told}


def test_an_empty_unit_is_one_sentence(tmp_path: Path, capsys):
    assert jalankan(["templat", "unit", "-o", str(tmp_path / "u.xlsx"), "--tahun", "2025"]) == 0
    assert jalankan(["pembinaan", str(tmp_path / "u.xlsx")]) == 2
    assert "Traceback" not in capsys.readouterr().err
