"""One cause, one finding: what follows from it elsewhere is not said again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.alamat import Alamat
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.spek import LembarTabel
from tests.alat.alamat import BIASA, di, judul, letak, rentang
from tests.workbooks.bahan_baca import baca, buku_contoh, ganti, isikan, kisi_skp, kisi_unit, satu

_SPEK = {sheet.nama: sheet for sheet in buku_skp(BIASA).lembar if isinstance(sheet, LembarTabel)}


def _tanpa(kisi: Kisi, lembar: str) -> Kisi:
    return kisi._replace(lembar={name: rows for name, rows in kisi.lembar.items() if name != lembar})


def _kode(hasil: HasilBaca) -> list[str]:
    return [item.kode for item in hasil.temuan]


@pytest.mark.parametrize("lembar", ["SKP", "Rencana Aksi", "Catatan Harian", "Triwulan II", "Dialog Kinerja"])
def test_a_missing_sheet_is_one_finding(lembar: str):
    codes = _kode(baca(_tanpa(kisi_skp(), lembar)))
    assert codes == ["LEMBAR-TIDAK-ADA"]


def test_another_sheet_of_the_book_is_not_taken_for_one_that_got_a_new_name():
    kisi = kisi_skp()
    renamed = {"Konseling Saya" if name == "Pembinaan" else name: rows for name, rows in kisi.lembar.items()}
    told = satu(baca(kisi._replace(lembar=renamed | {"Ringkasan": [["RINGKASAN KEMAJUAN"]]})), "LEMBAR-TIDAK-ADA")
    assert (told.lembar, "Ringkasan" in told.pesan + told.saran) == ("Pembinaan", False)


@pytest.mark.parametrize(("nama", "teks"), [("kode_iki", "Kode"), ("uraian", "Apa saja")])
def test_a_rencana_aksi_without_a_column_leaves_the_dialog_alone(nama: str, teks: str):
    result = baca(ganti(kisi_skp(), "Rencana Aksi", judul("Rencana Aksi", nama), teks))
    assert _kode(result) == ["KOLOM-TIDAK-ADA"]
    assert result.buku.dialog == ()  # nothing half-filled is printed


@pytest.mark.parametrize(
    ("lembar", "nama"),
    [("SKP", "iki.satuan"), ("Perilaku Kerja", "perilaku"), ("Pembinaan", "hasil"), ("Umpan Balik", "kode_rhk"),
     ("Catatan Harian", "perlu_dialog")],
)
def test_what_a_missing_column_brings_with_it_is_not_said_again(lembar: str, nama: str):
    kisi = isikan(kisi_skp(), "Umpan Balik", "isi", "Baik")
    before = _kode(baca(kisi))
    result = baca(ganti(kisi, lembar, judul(lembar, nama), "Kolom lain"))
    missing = satu(result, "KOLOM-TIDAK-ADA")
    assert [code for code in _kode(result) if code != "KOLOM-TIDAK-ADA"] in ([], before)
    assert f'Kolom "{_SPEK[lembar].kolom_bernama(nama).judul}"' in missing.pesan  # named in a secret sheet too


@pytest.mark.parametrize("nama", ["pegawai.nip", "penilai.nama", "jenis", "tahun", "mulai"])
def test_a_label_that_is_missing_is_one_finding(nama: str):
    result = baca(ganti(kisi_skp(), "Identitas", judul("Identitas", nama), "Label lain"))
    assert _kode(result) == ["ISIAN-TIDAK-ADA"]


@pytest.mark.parametrize(
    ("lembar", "nama"), [("SKP", "rhk.uraian"), ("Catatan Harian", "kegiatan"), ("Triwulan I", "realisasi"),
                         ("Dialog Kinerja", "agenda.progress"), ("Pembinaan", "uraian"), ("Rencana Aksi", "kode_iki")],
)
def test_a_text_below_a_table_is_one_finding_and_no_row(lembar: str, nama: str):
    below = _SPEK[lembar].kapasitas + 3
    result = baca(isikan(kisi_skp(), lembar, nama, "Jakarta, 2 Januari 2025", below))
    assert [(one.kode, one.lembar, one.sel) for one in result.temuan] == [
        ("TEKS-DI-BAWAH-TABEL", *letak(lembar, nama, below))
    ]
    assert ("Jakarta" in result.temuan[0].pesan) is (lembar != "Pembinaan")


@pytest.mark.parametrize("nomor", [1, 2])
@pytest.mark.parametrize(("nama", "isi", "kode"), [
    ("rhk.uraian", "#N/A", "SEL-GALAT"), ("rhk.rhk_diintervensi", "#REF!", "SEL-GALAT"),
    ("rhk.jenis", "Utma", "PILIHAN-TIDAK-DIKENAL"),
])
def test_a_wrong_cell_of_an_rhk_of_several_rows_is_not_said_to_differ_too(nama: str, isi: str, kode: str, nomor: int):
    result = baca(isikan(kisi_skp(), "SKP", nama, isi, nomor))
    assert [(one.kode, one.sel) for one in result.temuan if one.tingkat == "kesalahan"] == [
        (kode, di("SKP", nama, nomor))
    ]


def test_formulas_that_work_no_longer_are_one_finding_with_its_cell():
    kisi = isikan(kisi_skp(), "SKP", "_status", "#REF!", 1, 2)
    finding = satu(baca(isikan(kisi, "Catatan Harian", "_rhk", "#REF!")), "RUMUS-RUSAK")
    assert (finding.lembar, finding.sel) == letak("SKP", "_status")
    assert "Demikian pula 1 baris lain." in finding.pesan
    assert _kode(baca(_tanpa(kisi, "Triwulan I"))) == ["LEMBAR-TIDAK-ADA"]  # which is why


def test_a_wrong_rencana_aksi_is_said_there_and_not_in_the_dialog_about_it():
    result = baca(isikan(kisi_skp(), "Rencana Aksi", "waktu.mulai", "Mei"))
    assert _kode(result) == ["BULAN-TERBALIK"]
    assert result.buku.dialog == ()


def test_a_dialog_about_several_indicators_without_rencana_aksi_is_one_finding():
    kisi = kisi_skp()
    del kisi.lembar["Rencana Aksi"][6:]
    finding = satu(baca(kisi), "DIALOG-TANPA-AKSI")
    assert (finding.lembar, finding.sel) == letak("Dialog Kinerja", "agenda.kode_iki")
    assert "IKI 1.1, IKI 2.1" in finding.pesan


def test_an_rhk_that_was_renumbered_is_said_once_per_sheet_with_the_cells():
    kisi = kisi_skp()
    isikan(kisi, "SKP", "rhk.nomor", 5.0, 1, 2)
    finding = satu(baca(kisi), "RHK-TIDAK-DIKENAL")
    assert (finding.lembar, finding.sel) == letak("Catatan Harian", "kode_rhk")
    others = rentang("Catatan Harian", "kode_rhk", 2, sampai=5)
    assert (finding.pesan.endswith(f"Juga di {others}."), finding.sel_lain) == (True, (others,))


def test_a_wrong_year_of_the_skp_is_one_finding_for_many_notes():
    notes = [
        {"tanggal": datetime.date(2025, 4, day), "kode_rhk": "RHK 1", "kegiatan": "Rapat", "kategori": "Tugas Lain"}
        for day in range(1, 11)
    ]
    kisi = kisi_skp()
    rows = kisi.lembar["Catatan Harian"]
    for number, note in enumerate(notes, start=1):
        for name, value in note.items():
            isikan(kisi, "Catatan Harian", name, value, number)
    assert len(rows) >= 16
    for name, value in (
        ("tahun", 2024.0), ("mulai", datetime.date(2024, 1, 1)), ("selesai", datetime.date(2024, 12, 31)),
    ):
        isikan(kisi, "Identitas", name, value)
    finding = satu(baca(kisi), "CATATAN-LUAR-TAHUN")
    assert (finding.sel, finding.pesan[:10]) == (di("Catatan Harian", "tanggal"), "10 catatan")
    assert "Identitas" in finding.saran


def test_rows_of_the_skp_that_are_all_wrong_are_named_and_not_also_called_missing():
    kisi = kisi_skp()
    isikan(kisi, "SKP", "iki.target", "", 1, 2, 3)
    (finding,) = baca(kisi).temuan
    assert (finding.kode, finding.semua_sel) == (
        "SEL-WAJIB", (di("SKP", "iki.target"), rentang("SKP", "iki.target", 2, sampai=3))
    )


def test_a_wrong_member_is_said_in_the_list_and_not_again_with_the_score():
    result = baca(isikan(kisi_unit(), "Daftar Pegawai", "pegawai.nip", 198802022012011005.0, 2))
    assert _kode(result) == ["NIP-ANGKA"]


# ------------------------------------------------------------------------------------------- merged cells


def _tergabung(lembar: str, sel: str, kisi: Kisi | None = None) -> HasilBaca:
    return baca((kisi or kisi_skp())._replace(gabung={lembar: (sel,)}))


@pytest.mark.parametrize(
    ("lembar", "nama", "kosong", "kata"),
    [
        ("Catatan Harian", "kegiatan", [("kegiatan", 2), ("kegiatan", 3)],
         '("Koordinasi ke-1"), sehingga Rincian Kegiatan Harian pada baris 8, 9 tidak'),
        ("Catatan Harian", "kegiatan", [("progress", 1)], "pada baris 7 tidak"),
        ("Triwulan I", "bukti_dukung", [("bukti_dukung", 2), ("bukti_dukung", 3)], "Bukti Dukung pada baris 8, 9"),
        ("SKP", "rhk.nomor", [("rhk.nomor", 2)], "pada baris 8 tidak"),
        ("Dialog Kinerja", "agenda.catatan", [("agenda.catatan", 2)], "pada baris 8 tidak"),
    ],
)
def test_what_a_merge_covers_is_named_once_and_its_records_are_not_used(
    lembar: str, nama: str, kosong: list[tuple[str, int]], kata: str
):
    kisi = kisi_skp()
    for name, number in kosong:
        isikan(kisi, lembar, name, "", number)
    last, end = kosong[-1]
    covered = rentang(lembar, nama, sampai=end, nama_akhir=last)
    result = _tergabung(lembar, covered, kisi)
    finding = satu(result, "SEL-TERGABUNG")
    assert (finding.lembar, finding.sel) == letak(lembar, nama)
    assert f"Sel {covered} digabung" in finding.pesan
    assert f"hanya isi {di(lembar, nama)}" in finding.pesan
    assert kata in finding.pesan
    assert not {"SEL-WAJIB", "REALISASI-TANPA-BUKTI", "DIALOG-TIDAK-LENGKAP"} & set(_kode(result))
    assert result.buku != buku_contoh()


def test_what_still_stands_under_a_merge_is_not_read_either():
    result = _tergabung("Catatan Harian", rentang("Catatan Harian", "kegiatan", sampai=2))
    assert [note.tanggal.day for note in result.buku.catatan_harian] == [1, 3, 4, 5]


def test_a_merge_over_a_value_of_the_identity_is_named_and_the_value_is_not_taken():
    kisi = kisi_skp()
    label, value = judul("Identitas", "pegawai.jabatan"), di("Identitas", "pegawai.jabatan")
    result = _tergabung("Identitas", f"{label}:{value}", kisi)
    finding = satu(result, "SEL-TERGABUNG")
    assert (finding.lembar, "Jabatan Pegawai tidak dapat dibaca" in finding.pesan) == ("Identitas", True)
    assert _kode(result) == ["SEL-TERGABUNG"]
    assert result.buku is None


@pytest.mark.parametrize(
    ("lembar", "tergabung"),
    [
        ("Catatan Harian", "A1:J1"),  # alamat: above the table
        ("Catatan Harian", rentang("Catatan Harian", "tanggal", 34, sampai=54, nama_akhir="_dialog")),
        ("Identitas", f"{di('Identitas', 'pegawai.nip')}:C8"),  # alamat: beside the form
        ("Catatan Harian", rentang("Catatan Harian", "_status", sampai=3)),
    ],
)
def test_a_merge_that_covers_nothing_people_fill_is_no_finding(lembar: str, tergabung: str):
    result = _tergabung(lembar, tergabung)
    assert (result.temuan, result.buku) == ((), buku_contoh())


def test_an_rhk_merged_over_its_own_indicators_means_the_same():
    kisi: Any = kisi_skp()
    isikan(kisi, "SKP", "rhk.uraian", "", 2)
    result = _tergabung("SKP", rentang("SKP", "rhk.uraian", sampai=2), kisi)
    assert (result.temuan, result.buku) == ((), buku_contoh())


@pytest.mark.parametrize(("nilai", "kode"), [("", "SEL-RUMUS-KOSONG"), ("#N/A", "SEL-GALAT")])
def test_a_formula_that_gives_nothing_in_the_identity_is_not_also_called_blank(nilai: str, kode: str):
    kisi = kisi_skp()
    place = di("Identitas", "pegawai.nip")
    result = baca(ganti(kisi, "Identitas", place, nilai)._replace(rumus={"Identitas": Alamat.dari({place})}))
    assert _kode(result) == [kode]


@pytest.mark.parametrize(("nomor", "kode"), [
    (-3.0, "ANGKA-BATAS"), ("aaa", "ANGKA-SALAH"), (2.5, "ANGKA-SALAH"), ("#N/A", "SEL-GALAT"), ("", "SEL-WAJIB"),
])
def test_a_wrong_number_of_an_rhk_takes_no_indicator_away_from_the_other_sheets(nomor: Any, kode: str):
    result = baca(isikan(kisi_skp(), "SKP", "rhk.nomor", nomor, 3))
    assert [(item.kode, item.sel) for item in result.temuan] == [(kode, di("SKP", "rhk.nomor", 3))]
