"""Pasted values that once made the sheet, the finding and the letter disagree: each is refused at its cell, or read."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import di
from tests.workbooks.bahan_baca import baca, buku_contoh, isikan, kisi_skp, kisi_unit, satu
from tests.workbooks.bahan_periksa import pembinaan, unit_menyendiri


def kesalahan(kisi: Kisi) -> list[tuple[str, str | None, str | None]]:
    return [
        (item.kode, item.lembar, item.sel) for item in baca(kisi).temuan if item.tingkat is Tingkatan.KESALAHAN
    ]


@pytest.mark.parametrize(
    ("lembar", "nama", "isi", "kode"),
    [
        ("Rencana Aksi", "waktu.mulai", 3.0, "PILIHAN-TIDAK-DIKENAL"),
        ("Rencana Aksi", "waktu.mulai", "Agu", "PILIHAN-TIDAK-DIKENAL"),
        ("Rencana Aksi", "waktu.mulai", "Maret 2026", "PILIHAN-TIDAK-DIKENAL"),
        ("Rencana Aksi", "waktu.mulai", 46082.0, "PILIHAN-TIDAK-DIKENAL"),
        ("SKP", "iki.aspek", "Mutu", "PILIHAN-TIDAK-DIKENAL"),
        ("SKP", "iki.aspek", " waktu", "PILIHAN-TIDAK-DIKENAL"),
        ("Catatan Harian", "kategori", "Utama", "PILIHAN-TIDAK-DIKENAL"),
        ("Catatan Harian", "perlu_dialog", "y", "PILIHAN-TIDAK-DIKENAL"),
        ("Catatan Harian", "perlu_dialog", True, "PILIHAN-TIDAK-DIKENAL"),
        ("Catatan Harian", "kode_rhk", "RHK 1 ", "PILIHAN-TIDAK-DIKENAL"),
        ("Catatan Harian", "tanggal", "10/02/2025", "TANGGAL-TEKS"),
        ("Catatan Harian", "tanggal", "10-2-25", "TANGGAL-TEKS"),
        ("Catatan Harian", "tanggal", "10.02.2025", "TANGGAL-TEKS"),
        ("Catatan Harian", "tanggal", "20250210", "TANGGAL-TEKS"),
        ("Triwulan I", "tautan", "javascript:alert(1)", "TAUTAN-BERBAHAYA"),
        ("Triwulan I", "capaian", 46054.0, "SEL-JADI-TANGGAL"),
        ("SKP", "iki.target", datetime.date(2026, 2, 1), "SEL-JADI-TANGGAL"),
        ("SKP", "iki.target", 46054.0, "SEL-JADI-TANGGAL"),
    ],
)
def test_a_pasted_value_that_formulas_do_not_see_is_refused_once(lembar: str, nama: str, isi: Any, kode: str) -> None:
    assert kesalahan(isikan(kisi_skp(), lembar, nama, isi)) == [(kode, lembar, di(lembar, nama))]


@pytest.mark.parametrize(("isi", "kode"), [
    ("5", "ANGKA-TEKS"), ("4.", "ANGKA-SALAH"), (1.5, "ANGKA-SALAH"), (0.0, "ANGKA-BATAS"), (100.0, "ANGKA-BATAS"),
    ("VI", "ANGKA-SALAH"), (-1.0, "ANGKA-BATAS"),
])
def test_a_number_of_an_rhk_that_is_none_is_refused_where_it_stands(isi: Any, kode: str) -> None:
    found = kesalahan(isikan(kisi_skp(), "SKP", "rhk.nomor", isi, 3))
    assert (kode, "SKP", di("SKP", "rhk.nomor", 3)) in found
    assert [item for item in found if item[1] == "SKP"] == [(kode, "SKP", di("SKP", "rhk.nomor", 3))]


def test_a_year_as_text_is_one_finding_at_the_cause() -> None:
    assert kesalahan(isikan(kisi_skp(), "Identitas", "tahun", "2025")) == [
        ("ANGKA-TEKS", "Identitas", di("Identitas", "tahun"))
    ]


def test_a_date_in_words_is_the_day_it_says() -> None:
    kisi = isikan(kisi_skp(), "Catatan Harian", "tanggal", "1 April 2025")
    assert baca(kisi).buku == buku_contoh()


@pytest.mark.parametrize(("nama", "isi", "kode"), [
    ("hasil", "85", "ANGKA-TEKS"), ("hasil", "85,5", "ANGKA-TEKS"), ("hasil", "94.5", "ANGKA-TEKS"),
    ("hasil", 0.85, "ANGKA-PERSEN"), ("perilaku", 1.0, "ANGKA-PERSEN"), ("hasil", True, "ANGKA-SALAH"),
    ("rating_hasil", "Sesuai Ekspektasi ", "PILIHAN-TIDAK-DIKENAL"),
    ("rating_hasil", "Sesuai", "PILIHAN-TIDAK-DIKENAL"),
    ("rating_perilaku", "Sesuai\u00a0Ekspektasi", "PILIHAN-TIDAK-DIKENAL"),
])
def test_a_score_or_rating_that_the_ranking_cannot_see_ranks_nobody(nama: str, isi: Any, kode: str) -> None:
    kisi = isikan(kisi_unit(), "Skor", nama, isi)
    assert kesalahan(kisi) == [(kode, "Skor", di("Skor", nama))]
    buku = baca(kisi).buku
    assert isinstance(buku, BukuUnit)
    assert len(buku.skor) == 2


def test_a_percentage_is_refused_by_its_format_however_large() -> None:
    kisi = isikan(kisi_unit(), "Skor", "hasil", 1.1)
    kisi = Kisi(kisi.lembar, persen={"Skor": frozenset({di("Skor", "hasil")})})
    finding = satu(baca(kisi), "ANGKA-PERSEN")
    assert (finding.sel, "110" in finding.saran) == (di("Skor", "hasil"), True)


@pytest.mark.parametrize("nama", ["k", "toleransi", "bobot_hasil"])
def test_a_setting_as_text_ranks_nobody_by_a_default(nama: str) -> None:
    kisi = isikan(kisi_unit(), "Pengaturan", nama, "0,5")
    assert kesalahan(kisi) == [("ANGKA-TEKS", "Pengaturan", di("Pengaturan", nama))]
    assert baca(kisi).buku is None


def test_an_average_is_used_with_four_decimals_and_said_once() -> None:
    kisi = kisi_unit()
    for number in (1, 2, 3):
        isikan(kisi, "Skor", "hasil", 250 / 3, number)
    result = baca(kisi)
    assert satu(result, "SKOR-DIBULATKAN").sel == di("Skor", "hasil")
    assert isinstance(result.buku, BukuUnit)
    assert {str(one.hasil) for one in result.buku.skor} == {"83.3333"}
    assert SKOR.kolom_bernama("hasil").pecahan_sampai == 1


def _alone(temuan: Any) -> list[Temuan]:
    return [item for item in temuan if item.kode == "SKOR-MENYENDIRI"]


def test_a_lone_score_says_who_would_move_without_it() -> None:
    (finding,) = _alone(unit_menyendiri(8.5))
    assert finding.sel == di("Skor", "hasil", 6)
    assert "Orang 6 (8,5)" in finding.pesan
    assert "berpindah kelompok" in finding.pesan
    assert _alone(unit_menyendiri(90)) == []


def test_a_pembinaan_that_the_sheet_complains_of_is_a_finding_too() -> None:
    found = {item.kode for item in pembinaan({"bentuk": "Konseling", "tanggal": datetime.date(2026, 12, 1)})}
    assert {"PEMBINAAN-TIDAK-SESUAI", "PEMBINAAN-LUAR-TAHUN"} <= found


def test_a_number_whose_cell_shows_a_day_of_the_year_1900_is_that_number_as_formulas_see_it() -> None:
    day, moment = datetime.date(1900, 1, 12), datetime.datetime(1900, 4, 7, 12)  # noqa: DTZ001 - of a cell
    kisi = isikan(isikan(kisi_skp(), "SKP", "iki.target", day), "Triwulan I", "capaian", moment)
    result = baca(isikan(kisi, "SKP", "rhk.nomor", datetime.date(1900, 1, 1)))
    found = [(item.kode, item.sel) for item in result.temuan]
    assert found == [("ANGKA-BERUPA", di("SKP", "rhk.nomor")), ("ANGKA-BERUPA", di("SKP", "iki.target")),
                     ("ANGKA-BERUPA", di("Triwulan I", "capaian"))]
    skp = result.buku.skp  # type: ignore[union-attr]  # a staff workbook
    assert skp.hasil_kerja[0].iki[0].target == "12"
    assert result.buku.realisasi[0].capaian == "98,5"  # type: ignore[union-attr]  # a staff workbook
    unit = baca(isikan(kisi_unit(), "Skor", "hasil", datetime.date(1900, 3, 25)))
    assert satu(unit, "ANGKA-BERUPA").sel == di("Skor", "hasil")
    assert unit.buku.skor[0].hasil == 85  # type: ignore[union-attr]  # a unit workbook
    twice = datetime.date(1900, 2, 28)  # 59 and 60
    assert kesalahan(isikan(kisi_skp(), "SKP", "iki.target", twice)) == [
        ("SEL-JADI-TANGGAL", "SKP", di("SKP", "iki.target"))
    ]
