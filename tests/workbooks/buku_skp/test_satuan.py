from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.workbooks.buku_skp.satuan import SATUAN_DIKENAL, besaran_janggal, satuan_realisasi_lain

DIKENAL = SATUAN_DIKENAL | {"%", "rupiah"}


@pytest.mark.parametrize(
    ("target", "realisasi", "berbeda"),
    [
        ("4 Rapat", "3 Laporan", ("Rapat", "Laporan")),
        ("100 %", "5 hari", ("%", "hari")),
        ("10 Laporan", "100%", ("Laporan", "%")),
        ("12 Laporan", "Tercapai 20 persen", ("Laporan", "persen")),
        ("5 hari", "Rp 1.500.000", ("hari", "Rp")),
        ("12 Laporan", "3 laporan", None),
        ("12 Laporan", "3 (tiga) laporan bulanan", None),
        ("≤ 5 hari", "4 hari kerja", None),
        ("100%", "98,5 persen", None),
        ("100 %", "12 dari 12 laporan", None),
        ("12 Orang", "10 peserta", None),
        ("4 Kegiatan", "4 kali", None),
        ("12 Laporan", "12", None),
        ("12 Laporan", "Selesai", None),
        ("1 Laporan", "Laporan selesai 5 hari lebih awal", None),
        ("1 Dokumen", "Terbit SK Nomor 5 Tahun 2026", None),
        ("Terlaksana", "3 Laporan", None),
    ],
)
def test_a_realisasi_in_another_unit_than_its_target_is_named_with_both(
    target: str, realisasi: str, berbeda: tuple[str, str] | None
):
    assert satuan_realisasi_lain(target, realisasi, DIKENAL) == berbeda


@pytest.mark.parametrize(
    ("target", "realisasi", "janggal"),
    [
        ("1.500 data", "1.500.000", True), ("1.500.000 data", "1.500", True), ("100 %", "0,85", True),
        ("1 Laporan", "12 Laporan", True), ("12 Laporan", "1 Laporan", False), ("100 %", "1%", False),
        ("≤ 5 hari", "0,04 hari", False), ("12 Laporan", "Tersusun 120 laporan", False), ("0", "5", False),
        ("12 Laporan", "3.2.1 Laporan", False),
    ],
)
def test_a_realisasi_out_of_all_proportion_is_noticed(target: str, realisasi: str, janggal: bool):
    assert besaran_janggal(target, realisasi) is janggal


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared_and_a_text_agrees_with_itself(satu: str, lain: str):
    satuan_realisasi_lain(satu, lain, DIKENAL)
    besaran_janggal(satu, lain)
    assert satuan_realisasi_lain(satu, satu, DIKENAL) is None
