"""Workbooks of version 0.1.0 with values pasted into them: what ``periksa`` says where their formulas are silent."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kinerja_core.model.istilah import Tingkatan
from kinerja_core.services.cetak import cetak
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from tests.documents.bantu import teks
from tests.workbooks.bahan_baca import terbaca

KASUS = Path(__file__).parents[1] / "kasus" / "buku"
PILIHAN, BATAS, SALAH, ANGKA_TEKS = "PILIHAN-TIDAK-DIKENAL", "ANGKA-BATAS", "ANGKA-SALAH", "ANGKA-TEKS"
_ASPEK = "Pilih dari daftar pada sel itu: Kuantitas, Kualitas, Waktu, Biaya."


def _baca(nama: str) -> HasilBaca:
    return baca_berkas(KASUS / f"{nama}.xlsx", hari_ini=datetime.date(2026, 11, 20))


def _baris(sel: str | None) -> int:
    return int("".join(letter for letter in sel or "" if letter.isdigit()))


#: Mistakes of each file, all of them: code, sheet, row of the sheet, how the finding begins, and part of its remedy.
KESALAHAN: dict[str, list[tuple[str, str, int, str, str]]] = {
    "dasar": [],
    "bulan": [
        (PILIHAN, "Rencana Aksi", 12, 'Bulan Mulai tidak ada di daftar: "Mar"', '"Maret"'),
        (PILIHAN, "Rencana Aksi", 12, 'Bulan Selesai tidak ada di daftar: "Apr"', '"April"'),
        (PILIHAN, "Rencana Aksi", 13, 'Bulan Mulai tidak ada di daftar: "3"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 13, 'Bulan Selesai tidak ada di daftar: "4"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 14, 'Bulan Mulai tidak ada di daftar: "3"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 14, 'Bulan Selesai tidak ada di daftar: "4"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 15, 'Bulan Mulai tidak ada di daftar: "March"', '"Maret"'),
        (PILIHAN, "Rencana Aksi", 16, 'Bulan Mulai tidak ada di daftar: "Maret"', "Ada spasi yang berlebih"),
        (PILIHAN, "Rencana Aksi", 17, 'Bulan Mulai tidak ada di daftar: "Maret 2026"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 17, 'Bulan Selesai tidak ada di daftar: "April 2026"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 18, 'Bulan Mulai tidak ada di daftar: "Pebruari"', '"Februari"'),
        (PILIHAN, "Rencana Aksi", 18, 'Bulan Selesai tidak ada di daftar: "Nopember"', '"November"'),
        ("BULAN-TERBALIK", "Rencana Aksi", 19, "Bulan Selesai: Bulan selesai (Januari) mendahului", "Tukar"),
        (PILIHAN, "Rencana Aksi", 20, 'Bulan Mulai tidak ada di daftar: "46082"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 20, 'Bulan Selesai tidak ada di daftar: "46112"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 21, 'Bulan Mulai tidak ada di daftar: "III"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 21, 'Bulan Selesai tidak ada di daftar: "IV"', "Januari, Februari"),
        (PILIHAN, "Rencana Aksi", 22, 'Bulan Mulai tidak ada di daftar: "Maret s/d April"', "Januari, Februari"),
        ("SEL-WAJIB", "Rencana Aksi", 22, "Bulan Selesai: belum diisi", "Isi"),
        (PILIHAN, "Rencana Aksi", 23, 'Bulan Mulai tidak ada di daftar: "Agt"', '"Agustus"'),
        (PILIHAN, "Rencana Aksi", 23, 'Bulan Selesai tidak ada di daftar: "Sept"', '"September"'),
    ],
    "pilihan": [
        (PILIHAN, "SKP", 7, 'Aspek tidak ada di daftar: "Mutu"', _ASPEK),
        (PILIHAN, "SKP", 8, 'Aspek tidak ada di daftar: "waktu"', "Ada spasi yang berlebih"),
        (PILIHAN, "SKP", 9, 'Jenis tidak ada di daftar: "HASIL KERJA UTAMA"', "Utama, Tambahan"),
        (PILIHAN, "SKP", 9, 'Aspek tidak ada di daftar: "Kuantitas/Kualitas"', _ASPEK),
        (PILIHAN, "Catatan Harian", 7, 'Kategori tidak ada di daftar: "hasil kerja utama"', "Ada spasi"),
        (PILIHAN, "Catatan Harian", 7, 'Perlu Dialog? tidak ada di daftar: "y"', "Ya, Tidak"),
        (PILIHAN, "Catatan Harian", 8, 'Kategori tidak ada di daftar: "Utama"', "Hasil Kerja Utama"),
    ],
    "no-rhk": [
        (SALAH, "SKP", 11, 'No RHK bukan angka: "4."', "Ketik angka saja"),
        (ANGKA_TEKS, "SKP", 12, 'No RHK bukan angka: "5"', "lalu ketik ulang 5 sebagai angka"),
        (SALAH, "SKP", 13, 'No RHK harus bilangan bulat 1 sampai 99: "1,5"', "Ketik angka saja"),
        (BATAS, "SKP", 14, 'No RHK harus bilangan bulat 1 sampai 99: "0"', "di dalam batas"),
        (BATAS, "SKP", 15, 'No RHK harus bilangan bulat 1 sampai 99: "100"', "di dalam batas"),
        ("SEL-WAJIB", "SKP", 16, "No RHK: belum diisi", "Isi"),
        (SALAH, "SKP", 17, 'No RHK bukan angka: "VI"', "Ketik angka saja"),
        (SALAH, "SKP", 18, 'No RHK bukan angka: "7a"', "Ketik angka saja"),
        (BATAS, "SKP", 19, 'No RHK harus bilangan bulat 1 sampai 99: "-1"', "di dalam batas"),
    ],
    "tempel": [
        (PILIHAN, "Catatan Harian", 10, 'Kategori tidak ada di daftar: "Utama"', "Hasil Kerja Utama"),
        (PILIHAN, "Catatan Harian", 10, 'Perlu Dialog? tidak ada di daftar: "y"', "Ya, Tidak"),
        (PILIHAN, "Catatan Harian", 11, 'Kode RHK tidak ada di daftar: "1"', "Pilih dari daftar"),
    ],
    "360-skor6": [
        (BATAS, "Penilaian", 7, "Pegawai 1 harus bilangan bulat 1 sampai 5.", "di dalam batas"),
        (SALAH, "Penilaian", 8, "Pegawai 1 harus bilangan bulat 1 sampai 5.", "Ketik angka saja"),
        (ANGKA_TEKS, "Penilaian", 9, "Pegawai 1 bukan angka.", "ketik ulang sebagai angka"),
        (SALAH, "Penilaian", 10, "Pegawai 1 bukan angka.", "Ketik angka saja"),
        (BATAS, "Penilaian", 11, "Pegawai 1 harus bilangan bulat 1 sampai 5.", "di dalam batas"),
        (SALAH, "Penilaian", 12, "Pegawai 1 bukan angka.", "Ketik angka saja"),
    ],
    "pemb2": [
        ("PEMBINAAN-TIDAK-SESUAI", "Pembinaan", 7, "Aspek atau penyebab tidak sesuai bentuknya.", "berpasangan"),
        ("PEMBINAAN-TIDAK-SESUAI", "Pembinaan", 8, "Aspek atau penyebab tidak sesuai bentuknya.", "berpasangan"),
    ],
    "tahun-teks": [
        (ANGKA_TEKS, "Identitas", 37, 'Tahun SKP bukan angka: "2026"', "lalu ketik ulang 2026 sebagai angka"),
    ],
    "tgl-str": [
        ("TANGGAL-TEKS", "Catatan Harian", 11, 'Tanggal bukan tanggal yang dapat dibaca: "2026/02/10"', "nama bulan"),
        ("TANGGAL-TEKS", "Catatan Harian", 14,
         'Tanggal bukan tanggal yang dapat dibaca: "Selasa/10 Februari 2026"', "nama bulan"),
        ("TANGGAL-TEKS", "Catatan Harian", 15, 'Tanggal bukan tanggal yang dapat dibaca: "20260210"', "nama bulan"),
        ("TANGGAL-TEKS", "Catatan Harian", 16, 'Tanggal bukan tanggal yang dapat dibaca: "46063"', "nama bulan"),
    ],
    "target": [],
}


@pytest.mark.parametrize("nama", KESALAHAN)
def test_every_pasted_value_is_named_at_its_cell_with_the_way_to_type_it_and_nothing_else_is(nama: str) -> None:
    found = [item for item in _baca(nama).temuan if item.tingkat is Tingkatan.KESALAHAN]
    told = [(item.kode, item.lembar, _baris(item.sel)) for item in found]
    assert told == [(code, sheet, row) for code, sheet, row, _, _ in KESALAHAN[nama]]
    for item, (_, _, _, begin, remedy) in zip(found, KESALAHAN[nama], strict=True):
        assert item.pesan.startswith(begin)
        assert remedy in item.saran


def test_a_pembinaan_outside_the_year_or_to_come_is_warned_of_as_its_sheet_does() -> None:
    warned = [(item.kode, _baris(item.sel)) for item in _baca("pemb2").temuan if item.lembar == "Pembinaan"]
    assert warned[2:] == [("PEMBINAAN-LUAR-TAHUN", 9), ("PEMBINAAN-MASA-DEPAN", 10)]


def test_a_year_as_text_raises_no_alarm_about_the_notes_of_that_year() -> None:
    told = {(item.kode, item.lembar) for item in _baca("tahun-teks").temuan}
    assert told == {
        (ANGKA_TEKS, "Identitas"), ("AKSI-BELUM-SELESAI", "Rencana Aksi"), ("CATATAN-PERLU-DIALOG", "Catatan Harian"),
    }


def test_a_date_in_words_is_taken_from_a_book_of_before_too() -> None:
    days = {note.tanggal for note in terbaca(_baca("tgl-str")).catatan_harian}
    assert datetime.date(2026, 2, 10) in days
    assert all(day.year == 2026 for day in days)


@pytest.mark.parametrize(("nama", "dokumen"), [("bulan", "rencana-aksi"), ("pilihan", "skp"), ("no-rhk", "skp")])
def test_what_stands_in_a_refused_cell_is_not_printed(nama: str, dokumen: str, tmp_path: Path) -> None:
    printed = cetak(dokumen, [KASUS / f"{nama}.xlsx"], tmp_path)
    assert not printed.dokumen
    assert list(tmp_path.rglob("*.docx")) == []


def test_a_target_that_says_its_unit_is_printed_with_it_once(tmp_path: Path) -> None:
    assert "SKP-SATUAN-GANDA" in {item.kode for item in _baca("target").temuan}
    cetak("skp", [KASUS / "target.xlsx"], tmp_path)
    (path,) = tmp_path.rglob("*.docx")
    text = teks(path.read_bytes())
    assert "12 Laporan" in text
    assert "Laporan Laporan" not in text
