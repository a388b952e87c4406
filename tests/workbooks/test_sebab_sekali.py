"""One cause, one finding: what follows from it elsewhere is not said again."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.workbooks.bahan_baca import baca, buku_contoh, ganti, kisi_skp, kisi_unit, satu, sel_label


def _tanpa(grid: Kisi, lembar: str) -> Kisi:
    return replace(grid, lembar={name: rows for name, rows in grid.lembar.items() if name != lembar})


def _kode(hasil: HasilBaca) -> list[str]:
    return [item.kode for item in hasil.temuan]


@pytest.mark.parametrize("lembar", ["SKP", "Rencana Aksi", "Catatan Harian", "Triwulan II", "Dialog Kinerja"])
def test_a_missing_sheet_is_one_finding(lembar: str):
    codes = _kode(baca(_tanpa(kisi_skp(), lembar)))
    assert codes == ["LEMBAR-TIDAK-ADA"]


@pytest.mark.parametrize(("sel", "judul"), [("A6", "Kode"), ("C6", "Apa saja")])
def test_a_rencana_aksi_without_a_column_leaves_the_dialog_alone(sel: str, judul: str):
    result = baca(ganti(kisi_skp(), "Rencana Aksi", sel, judul))
    assert _kode(result) == ["KOLOM-TIDAK-ADA"]
    assert result.buku.dialog == ()  # nothing half-filled is printed


def test_a_wrong_rencana_aksi_is_said_there_and_not_in_the_dialog_about_it():
    result = baca(ganti(kisi_skp(), "Rencana Aksi", "D7", "Mei"))
    assert _kode(result) == ["BULAN-TERBALIK"]
    assert result.buku.dialog == ()


def test_a_dialog_about_several_indicators_without_rencana_aksi_is_one_finding():
    grid = kisi_skp()
    del grid.lembar["Rencana Aksi"][6:]
    finding = satu(baca(grid), "DIALOG-TANPA-AKSI")
    assert (finding.lembar, finding.sel) == ("Dialog Kinerja", "C7")
    assert "IKI 1.1, IKI 2.1" in finding.pesan


def test_an_rhk_that_was_renumbered_is_said_once_per_sheet_with_the_cells():
    grid = kisi_skp()
    for row in (7, 8):
        ganti(grid, "SKP", f"A{row}", 5.0)
    finding = satu(baca(grid), "RHK-TIDAK-DIKENAL")
    assert (finding.lembar, finding.sel) == ("Catatan Harian", "B7")
    assert finding.pesan.endswith("Juga di B8, B9, B10, B11.")


def test_a_wrong_year_of_the_skp_is_one_finding_for_many_notes():
    notes = [
        {"tanggal": datetime.date(2025, 4, day), "kode_rhk": "RHK 1", "kegiatan": "Rapat", "kategori": "Tugas Lain"}
        for day in range(1, 11)
    ]
    grid = kisi_skp()
    rows = grid.lembar["Catatan Harian"]
    for number, note in enumerate(notes, start=7):
        for cell, value in zip(("A", "B", "D"), (note["tanggal"], note["kode_rhk"], note["kegiatan"]), strict=True):
            ganti(grid, "Catatan Harian", f"{cell}{number}", value)
        ganti(grid, "Catatan Harian", f"H{number}", note["kategori"])
    assert len(rows) >= 16
    for label, value in (
        ("Tahun SKP", 2024.0), ("Periode Mulai", datetime.date(2024, 1, 1)),
        ("Periode Selesai", datetime.date(2024, 12, 31)),
    ):
        ganti(grid, "Identitas", sel_label(grid, "Identitas", label), value)
    finding = satu(baca(grid), "CATATAN-LUAR-TAHUN")
    assert (finding.sel, finding.pesan[:10]) == ("A7", "10 catatan")
    assert "Identitas" in finding.saran


def test_rows_of_the_skp_that_are_all_wrong_are_named_and_not_also_called_missing():
    grid = kisi_skp()
    for row in (7, 8, 9):
        ganti(grid, "SKP", f"G{row}", "")
    assert _kode(baca(grid)) == ["SEL-WAJIB"] * 3


def test_a_wrong_member_is_said_in_the_list_and_not_again_with_the_score():
    result = baca(ganti(kisi_unit(), "Daftar Pegawai", "B8", 198802022012011005.0))
    assert _kode(result) == ["NIP-ANGKA"]


# ------------------------------------------------------------------------------------------- merged cells


def _tergabung(lembar: str, rentang: str, grid: Kisi | None = None) -> HasilBaca:
    return baca(replace(grid or kisi_skp(), gabung={lembar: (rentang,)}))


@pytest.mark.parametrize(
    ("lembar", "rentang", "kosong", "sel", "kata"),
    [
        ("Catatan Harian", "D7:D9", ["D8", "D9"], "D7",
         'D7 ("Koordinasi ke-1"), sehingga Rincian Kegiatan Harian pada baris 8, 9 tidak'),
        ("Catatan Harian", "D7:E7", ["E7"], "D7", "pada baris 7 tidak"),
        ("Triwulan I", "E7:E9", ["E8", "E9"], "E7", "Bukti Dukung pada baris 8, 9"),
        ("SKP", "A7:A8", ["A8"], "A7", "pada baris 8 tidak"),
        ("Dialog Kinerja", "E7:E8", ["E8"], "E7", "pada baris 8 tidak"),
    ],
)
def test_what_a_merge_covers_is_named_once_and_its_records_are_not_used(
    lembar: str, rentang: str, kosong: list[str], sel: str, kata: str
):
    grid = kisi_skp()
    for cell in kosong:
        ganti(grid, lembar, cell, "")
    result = _tergabung(lembar, rentang, grid)
    finding = satu(result, "SEL-TERGABUNG")
    assert (finding.lembar, finding.sel) == (lembar, sel)
    assert f"Sel {rentang} digabung" in finding.pesan
    assert kata in finding.pesan
    assert not {"SEL-WAJIB", "REALISASI-TANPA-BUKTI", "DIALOG-TIDAK-LENGKAP"} & set(_kode(result))
    assert result.buku != buku_contoh()


def test_what_still_stands_under_a_merge_is_not_read_either():
    result = _tergabung("Catatan Harian", "D7:D8")
    assert [note.tanggal.day for note in result.buku.catatan_harian] == [1, 3, 4, 5]


def test_a_merge_over_a_value_of_the_identity_is_named_and_the_value_is_not_taken():
    grid = kisi_skp()
    place = sel_label(grid, "Identitas", "Jabatan Pegawai")
    result = _tergabung("Identitas", f"A{place[1:]}:{place}", grid)
    finding = satu(result, "SEL-TERGABUNG")
    assert (finding.lembar, "Jabatan Pegawai tidak dapat dibaca" in finding.pesan) == ("Identitas", True)
    assert _kode(result) == ["SEL-TERGABUNG"]
    assert result.buku is None


@pytest.mark.parametrize(
    ("lembar", "rentang"),
    [("Catatan Harian", "A1:J1"), ("Catatan Harian", "A40:J60"), ("Identitas", "B8:C8"), ("Catatan Harian", "K7:M9")],
)
def test_a_merge_that_covers_nothing_people_fill_is_no_finding(lembar: str, rentang: str):
    result = _tergabung(lembar, rentang)
    assert (result.temuan, result.buku) == ((), buku_contoh())


def test_an_rhk_merged_over_its_own_indicators_means_the_same():
    grid: Any = kisi_skp()
    ganti(grid, "SKP", "D8", "")
    result = _tergabung("SKP", "D7:D8", grid)
    assert (result.temuan, result.buku) == ((), buku_contoh())


@pytest.mark.parametrize(("nilai", "kode"), [("", "SEL-RUMUS-KOSONG"), ("#N/A", "SEL-GALAT")])
def test_a_formula_that_gives_nothing_in_the_identity_is_not_also_called_blank(nilai: str, kode: str):
    grid = kisi_skp()
    place = sel_label(grid, "Identitas", "NIP Pegawai")
    result = baca(replace(ganti(grid, "Identitas", place, nilai), rumus={"Identitas": frozenset({place})}))
    assert _kode(result) == [kode]
