"""Workbooks of version 0.1.0, in which rows belong together by their places, and what people did to them."""

from __future__ import annotations

import datetime
from pathlib import Path

from kinerja_core.services.periksa import periksa
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from tests.workbooks.bahan_baca import terbaca

KASUS = Path(__file__).parents[2] / "kasus" / "kunci"


def _baca(nama: str) -> HasilBaca:
    return baca_berkas(KASUS / f"{nama}.xlsx", hari_ini=datetime.date(2026, 11, 20))


def test_a_workbook_of_before_is_read_as_before():
    hasil = _baca("dasar")
    assert {one.kode for one in hasil.temuan} == {"AKSI-BELUM-SELESAI", "CATATAN-PERLU-DIALOG", "REALISASI-TIDAK-ADA"}
    assert [(one.kode_iki, one.realisasi) for one in terbaca(hasil).realisasi] == [
        ("IKI 1.1", "3 Laporan"), ("IKI 1.2", "5 hari"), ("IKI 2.1", "20 %"), ("IKI 3.1", "1 Rapat"),
    ]


def test_rows_of_the_skp_sorted_after_realisasi_was_typed_are_found_by_their_units():
    (finding,) = (one for one in _baca("urut-terbalik").temuan if one.kode == "REALISASI-SATUAN-BERBEDA")
    assert finding.lembar == "Triwulan I"
    assert '"3 Laporan" dalam Laporan, sedangkan targetnya "4 Rapat" dalam Rapat' in finding.pesan
    assert "Demikian pula IKI 2.1, IKI 1.1, IKI 1.2" in finding.pesan


def test_an_iki_taken_out_with_the_next_moved_up_is_found_by_its_unit_and_by_the_row_left_over():
    found = {one.kode: one.pesan for one in _baca("hapus-iki11").temuan}
    assert '"3 Laporan" dalam Laporan, sedangkan targetnya "5 hari" dalam hari' in found["REALISASI-SATUAN-BERBEDA"]
    assert found["REALISASI-BERGESER"] == "Baris ini tidak punya IKI: baris yang sama di lembar SKP kosong."
    assert '"IKI 1.2" tidak ada' in found["IKI-TIDAK-DIKENAL"]


def test_the_comparison_names_every_pair_that_a_sort_tore_apart():
    found = periksa([KASUS / "urut-terbalik.xlsx"], banding=KASUS / "dasar.xlsx").temuan
    said = [one.pesan for one in found if one.kode == "BUKU-BERUBAH"]
    assert [text.partition(" sejak")[0] for text in said] == [
        'Realisasi Triwulan I untuk IKI 1.1 berubah dari "3 Laporan" menjadi "20 %"',
        'Realisasi Triwulan I untuk IKI 1.2 berubah dari "5 hari" menjadi "1 Rapat"',
        'Realisasi Triwulan I untuk IKI 2.1 berubah dari "20 %" menjadi "5 hari"',
        'Realisasi Triwulan I untuk IKI 3.1 berubah dari "1 Rapat" menjadi "3 Laporan"',
        *[text for text in (one.partition(" sejak")[0] for one in said) if text.startswith("Bukti")],
    ]
    assert sum(text.startswith("Bukti") for text in said) == 4
