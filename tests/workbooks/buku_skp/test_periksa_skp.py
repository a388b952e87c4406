"""What is found in a staff workbook, and what of it is kept all the same."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.identitas import TAHUN_SKP_PERTAMA, harus_beraturan
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import di, letak
from tests.workbooks.bahan_baca import (
    baca,
    buku_contoh,
    isikan,
    kisi_lama,
    kisi_skp,
    satu,
)
from tests.workbooks.bahan_periksa import KOSONG, PEMBINAAN, berubah, ubah


def test_codes_are_found_as_the_lookups_of_the_sheet_find_them():
    kisi = isikan(isikan(kisi_skp(), "Rencana Aksi", "kode_iki", "iki 1.1"), "Catatan Harian", "kode_rhk", "rhk 1")
    assert baca(kisi).buku == buku_contoh()
    spaced = baca(isikan(kisi_skp(), "Rencana Aksi", "kode_iki", " IKI  1.1"))
    assert satu(spaced, "PILIHAN-TIDAK-DIKENAL").sel == di("Rencana Aksi", "kode_iki")


def test_a_note_in_the_future_is_kept_with_a_warning():
    result = baca(kisi_skp(), datetime.date(2025, 4, 4))
    finding = satu(result, "CATATAN-MASA-DEPAN")
    assert (finding.sel, finding.tingkat.value) == (di("Catatan Harian", "tanggal", 5), "peringatan")
    assert result.buku == buku_contoh()


def test_a_note_outside_the_year_is_left_out():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", datetime.date(2024, 12, 31)))
    assert satu(result, "CATATAN-LUAR-TAHUN").sel == di("Catatan Harian", "tanggal")
    assert len(result.buku.catatan_harian) == 4


def _july() -> Kisi:
    """An SKP of July to October with notes at both of its ends, before, and behind it."""
    kisi = isikan(isikan(kisi_skp(), "Identitas", "mulai", datetime.date(2025, 7, 1)),
                  "Identitas", "selesai", datetime.date(2025, 10, 31))
    days = ((7, 1), (10, 31), (6, 30), (11, 1), (1, 5))
    for number, (month, day) in enumerate(days, start=1):
        isikan(kisi, "Catatan Harian", "tanggal", datetime.date(2025, month, day), number)
    return isikan(kisi, "Dialog Kinerja", "tanggal", datetime.date(2025, 6, 30))


def test_dates_of_the_year_outside_the_span_of_the_skp_are_one_warning_a_sheet_and_stay():
    result = baca(_july())
    found = {one.lembar: one for one in result.temuan if one.kode == "TANGGAL-LUAR-PERIODE"}
    assert set(found) == {"Catatan Harian", "Dialog Kinerja", "Umpan Balik", "Triwulan I", "Triwulan II"}
    notes = found["Catatan Harian"]
    others = ", ".join(di("Catatan Harian", "tanggal", number) for number in (4, 5))
    assert (notes.sel, notes.tingkat.value) == (di("Catatan Harian", "tanggal", 3), "peringatan")
    assert notes.pesan == (
        "Tanggal 30 Juni 2025 di luar periode SKP ini, 1 Juli 2025 s.d. 31 Oktober 2025. Demikian pula "
        f"{others}."
    )
    assert len(result.buku.catatan_harian) == 5


def test_a_swapped_date_outside_the_span_names_its_other_reading():
    kisi = isikan(_july(), "Catatan Harian", "tanggal", datetime.date(2025, 3, 7), 3)
    found = [one.pesan for one in baca(kisi).temuan if one.kode == "TANGGAL-LUAR-PERIODE"]
    assert "Mungkin maksudnya 3 Juli 2025, dengan hari dan bulan yang tertukar." in found[0]


def test_a_pembinaan_outside_the_span_is_told_without_its_date():
    early = {"tanggal": datetime.date(2025, 2, 11)}
    kisi = isikan(_july(), "Identitas", "mulai", datetime.date(2025, 3, 1))
    for name, value in (PEMBINAAN | early).items():
        isikan(kisi, "Pembinaan", name, value)
    finding = next(one for one in baca(kisi).temuan if one.lembar == "Pembinaan")
    assert finding.kode == "TANGGAL-LUAR-PERIODE"
    assert "Februari" not in finding.pesan + finding.saran


def test_a_year_before_the_rules_is_refused_as_no_workbook_is_made_for_it():
    finding = satu(baca(isikan(kisi_skp(), "Identitas", "tahun", TAHUN_SKP_PERTAMA - 1)), "ANGKA-BATAS")
    assert (finding.tingkat.value, finding.sel) == ("kesalahan", di("Identitas", "tahun"))
    with pytest.raises(AturanBelumBerlaku):
        bangun_skp(tahun=TAHUN_SKP_PERTAMA - 1)
    harus_beraturan(TAHUN_SKP_PERTAMA)


def test_a_wrong_span_of_the_skp_says_nothing_of_the_dates():
    kisi = isikan(_july(), "Identitas", "selesai", datetime.date(2025, 6, 1))
    assert "TANGGAL-LUAR-PERIODE" not in {one.kode for one in baca(kisi).temuan}


@pytest.mark.parametrize(
    ("mulai", "selesai", "nama"),
    [("Februari", "April", "waktu.mulai"), ("Maret", "November", "waktu.selesai")],
)
def test_months_outside_the_span_of_the_skp_point_to_the_month(mulai: str, selesai: str, nama: str):
    kisi = kisi_skp()
    isikan(kisi, "Identitas", "mulai", datetime.date(2025, 3, 1))
    isikan(kisi, "Identitas", "selesai", datetime.date(2025, 10, 31))
    isikan(isikan(kisi, "Rencana Aksi", "waktu.mulai", mulai), "Rencana Aksi", "waktu.selesai", selesai)
    result = baca(kisi)
    assert satu(result, "AKSI-LUAR-PERIODE").sel == di("Rencana Aksi", nama)
    assert [item.kode_iki for item in result.buku.rencana_aksi] == ["IKI 1.2", "IKI 2.1"]


def test_a_marked_note_is_answered_by_a_later_dialog_about_its_rhk():
    answered = baca(isikan(kisi_skp(), "Catatan Harian", "perlu_dialog", "Ya"))
    assert answered.temuan == ()
    kisi = isikan(kisi_skp(), "Catatan Harian", "perlu_dialog", "Ya")
    open_ = baca(isikan(kisi, "Catatan Harian", "tanggal", datetime.date(2025, 10, 11)))
    assert satu(open_, "CATATAN-PERLU-DIALOG").sel == di("Catatan Harian", "perlu_dialog")


def _tanpa_triwulan(*quarters: str) -> Kisi:
    kisi = kisi_skp()
    for quarter in quarters:
        for name, value in KOSONG.items():
            isikan(kisi, quarter, name, value, 1, 2, 3)
    return kisi


def test_a_begun_quarter_is_counted():
    result = baca(isikan(_tanpa_triwulan("Triwulan III"), "Triwulan III", "realisasi", "1 laporan"))
    finding = satu(result, "REALISASI-TANPA-BUKTI")
    assert (finding.lembar, finding.sel) == letak("Triwulan III", "bukti_dukung")
    begun = satu(result, "REALISASI-BELUM-LENGKAP")
    assert "IKI 1.2, IKI 2.1" in begun.pesan
    assert begun.sel == di("Triwulan III", "realisasi", 2)


@pytest.mark.parametrize(
    ("hari", "lembar"),
    [
        (datetime.date(2025, 6, 30), []),
        (datetime.date(2025, 7, 1), ["Triwulan II"]),
        (datetime.date(2025, 10, 12), ["Triwulan II", "Triwulan III"]),
        (datetime.date(2026, 1, 10), ["Triwulan II", "Triwulan III"]),
        (datetime.date(2026, 1, 11), ["Triwulan II", "Triwulan III", "Triwulan IV"]),
    ],
)
def test_a_blank_quarter_is_missing_only_once_its_time_is_over(hari: datetime.date, lembar: list[str]):
    found = baca(_tanpa_triwulan("Triwulan II", "Triwulan III", "Triwulan IV"), hari).temuan
    missing = [item for item in found if item.kode == "REALISASI-TIDAK-ADA"]
    assert [(item.lembar, item.sel) for item in missing] == [letak(name, "realisasi") for name in lembar]


def test_a_blank_quarter_before_a_filled_one_is_missing_at_once():
    finding = satu(baca(_tanpa_triwulan("Triwulan I"), datetime.date(2025, 3, 1)), "REALISASI-TIDAK-ADA")
    assert (finding.lembar, "sesudahnya" in finding.pesan) == ("Triwulan I", True)


def test_a_quarter_outside_the_span_of_the_skp_is_not_missing():
    kisi = _tanpa_triwulan("Triwulan I")
    isikan(kisi, "Identitas", "mulai", datetime.date(2025, 4, 1))
    for name, month in {"waktu.mulai": "Mei", "waktu.selesai": "Juni"}.items():
        isikan(kisi, "Rencana Aksi", name, month, 1, 2, 3)
    assert baca(kisi).temuan == ()


@pytest.mark.parametrize(
    ("indikator", "target", "satuan", "berbeda"),
    [
        ("Jumlah laporan kegiatan", "4", "Laporan", False),
        ("Jumlah dokumen laporan", "2", "laporan", False),
        ("Jumlah laporan", "2", "Dokumen", True),
        ("Jumlah laporan", "100", "%", True),
        ("Jumlah laporan", "100 persen laporan", "", False),
        ("Persentase data lengkap", "5", "Laporan", True),
        ("Presentase laporan tepat waktu", "95%", "", False),
        ("Ketepatan waktu laporan", "5", "hari", False),
        ("Jumlah sesuatu", "2", "unik", False),
        ("Laporan tersedia", "2", "dokumen", False),
    ],
)
def test_an_indicator_and_a_target_of_two_different_units_are_only_pointed_out_when_certain(
    indikator: str, target: str, satuan: str, berbeda: bool
):
    kisi = kisi_skp()
    for name, value in {"iki.indikator": indikator, "iki.target": target, "iki.satuan": satuan}.items():
        isikan(kisi, "SKP", name, value)
    for sheet in ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"):
        isikan(isikan(kisi, sheet, "_indikator", ""), sheet, "realisasi", "1")
    isikan(kisi, "Rencana Aksi", "_indikator", "")
    isikan(kisi, "Dialog Kinerja", "_indikator", "")
    result = baca(kisi)
    assert [item.kode for item in result.temuan] == (["SKP-SATUAN-BERBEDA"] if berbeda else [])
    assert [item.tingkat.value for item in result.temuan] == (["saran"] if berbeda else [])


def test_a_text_that_differs_from_the_skp_is_said_once_with_its_rows():
    kisi = kisi_skp()
    isikan(kisi, "Catatan Harian", "_rhk", "Bunyi RHK tahun lalu", 2, 4, 5)
    finding = satu(baca(kisi), "SKP-TEKS-BERBEDA")
    assert finding.sel == di("Catatan Harian", "_rhk", 2)
    assert ("3 baris" in finding.pesan, "Terlaksananya" in finding.pesan) == (True, True)


@pytest.mark.parametrize("teks", ["", "  terlaksananya penilaian  MANDIRI ", "Kode tidak ada di lembar SKP"])
def test_a_shown_text_that_says_the_same_or_nothing_is_no_difference(teks: str):
    assert baca(isikan(kisi_skp(), "Catatan Harian", "_rhk", teks, 2)).temuan == ()


def test_an_unchanged_plan_is_no_finding():
    assert berubah() == ()


def test_a_plan_may_change_until_it_is_marked_selesai_and_the_comparison_only_says_so():
    found = berubah(
        lama=lambda kisi: isikan(kisi, "Rencana Aksi", "rencana_aksi_selesai", "Tidak"),
        baru=lambda kisi: isikan(kisi, "Rencana Aksi", "waktu.selesai", "Mei"),
    )
    said = 'Waktu rencana aksi IKI 1.1 "Menyusun bahan IKI 1.1" berubah dari Maret s/d April ke Maret s/d Mei'
    assert [(item.kode, item.pesan) for item in found] == [("BUKU-BERUBAH", f'{said} sejak "0.xlsx".')]


@pytest.mark.parametrize(
    ("nama", "nomor", "nilai", "hilang", "kata"),
    [
        ("waktu.selesai", 1, "Mei", [], ["Maret s/d April ke Maret s/d Mei"]),
        ("uraian", 1, "Menyusun hal lain", [None], ["baru", "tidak ada lagi"]),
        ("kode_iki", 2, "IKI 1.1", [None], ["baru", "tidak ada lagi"]),
    ],
)
def test_a_change_after_selesai_is_named_with_its_cell(
    nama: str, nomor: int, nilai: str, hilang: list[None], kata: list[str]
):
    found = berubah(baru=lambda kisi: isikan(kisi, "Rencana Aksi", nama, nilai, nomor))
    assert sorted((item.sel for item in found), key=str) == [di("Rencana Aksi", "uraian", nomor), *hilang]
    for word in kata:
        assert sum(word in item.pesan for item in found) == 1
    assert {(item.kode, item.lembar, item.berkas) for item in found} == {("AKSI-BERUBAH", "Rencana Aksi", "1.xlsx")}


def test_a_new_dialog_about_the_indicator_allows_the_change():
    def dibahas(kisi: Kisi) -> None:
        isikan(kisi, "Rencana Aksi", "waktu.selesai", "Mei")
        isikan(kisi, "Dialog Kinerja", "tanggal", datetime.date(2025, 11, 3))

    def lain(kisi: Kisi) -> None:
        dibahas(kisi)
        isikan(kisi, "Rencana Aksi", "waktu.selesai", "Mei", 2)

    moved = "Dialog 1 (10 Oktober 2025): Tanggal berubah dari 10 Oktober 2025 menjadi 3 November 2025"
    assert [(item.kode, item.pesan) for item in berubah(baru=dibahas)] == [("BUKU-BERUBAH", f'{moved} sejak "0.xlsx".')]
    (finding,) = (item for item in berubah(baru=lain) if item.kode == "AKSI-BERUBAH")
    assert "IKI 1.2" in finding.pesan


def test_the_dialog_of_before_allows_no_later_change():
    assert len(berubah(baru=lambda kisi: isikan(kisi, "Rencana Aksi", "waktu.selesai", "Mei"))) == 1


def test_a_new_numbering_of_the_skp_is_no_change_of_the_plan():
    def bernomor_lain(kisi: Kisi) -> None:
        isikan(kisi, "SKP", "rhk.nomor", 3.0, 3)

    assert [item.pesan for item in berubah(baru=bernomor_lain)] == [
        'IKI 2.1 berpindah dari RHK 2 ke RHK 3 sejak "0.xlsx".'
    ]


def test_codes_that_count_may_change_with_the_numbering_of_an_older_workbook():
    def bernomor_lain(kisi: Kisi) -> None:
        isikan(kisi, "SKP", "rhk.nomor", 3.0, 3)
        isikan(kisi, "Rencana Aksi", "kode_iki", "IKI 3.1", 3)
        for quarter in ("I", "II", "III", "IV"):
            isikan(kisi, f"Triwulan {quarter}", "kode_iki", "IKI 3.1", 3)
        isikan(kisi, "Dialog Kinerja", "agenda.kode_iki", "IKI 3.1", 2)

    assert [item.pesan for item in berubah(baru=bernomor_lain, dasar=kisi_lama)] == [
        'IKI 3.1 berpindah dari RHK 2 ke RHK 3 sejak "0.xlsx".'
    ]


def test_a_plan_without_any_activity_is_one_finding():
    kisi = kisi_skp()
    del kisi.lembar["Rencana Aksi"][6:]
    findings = [item for item in baca(kisi).temuan if item.kode == "AKSI-TIDAK-ADA"]
    assert [(item.lembar, item.sel) for item in findings] == [letak("Rencana Aksi", "kode_iki")]


def test_the_limits_of_a_nip_name_the_rule_they_rest_on():
    found = ubah("Identitas", {"pegawai.nip": "201003152015032004"})
    finding = next(item for item in found if item.kode == "NIP-BATAS")
    assert finding.rujukan
    assert "201003152015032004" in finding.pesan


def test_a_target_that_carries_its_own_unit_needs_no_other():
    kisi = isikan(isikan(kisi_skp(), "SKP", "iki.target", "1 Laporan"), "SKP", "iki.satuan", "")
    assert baca(kisi).temuan == ()


def test_findings_follow_the_order_of_the_sheets():
    kisi = kisi_skp()
    isikan(kisi, "Umpan Balik", "jenis", "")
    isikan(kisi, "Catatan Harian", "kegiatan", "", 3)
    isikan(kisi, "Catatan Harian", "tanggal", "x", 2)
    isikan(kisi, "SKP", "iki.indikator", "", 3)
    places = [(item.lembar, item.sel) for item in baca(kisi).temuan]
    assert places == [
        letak("SKP", "iki.indikator", 3), letak("Catatan Harian", "tanggal", 2),
        letak("Catatan Harian", "kegiatan", 3), letak("Umpan Balik", "jenis"),
    ]


@pytest.mark.parametrize(
    ("hari", "pesan"),
    [
        (datetime.date(1900, 2, 28), 'Tanggal di luar tahun 2000 s.d. 2100: "28 Februari 1900".'),
        (datetime.date(2101, 1, 1), 'Tanggal di luar tahun 2000 s.d. 2100: "1 Januari 2101".'),
        (85.0, 'Tanggal di luar tahun 2000 s.d. 2100: "85".'),
        ("1/4/2025", 'Tanggal bukan tanggal yang dapat dibaca: "1/4/2025".'),
    ],
)
def test_a_day_that_cannot_be_is_told_in_words(hari: Any, pesan: str):
    (finding,) = ubah("Catatan Harian", {"tanggal": hari})
    assert (finding.sel, finding.pesan) == (di("Catatan Harian", "tanggal"), pesan)
