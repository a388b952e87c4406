"""The unit workbook as read."""

from __future__ import annotations

import pytest

from kinerja_core.workbooks.baca import baca_kisi
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.mesin.alamat import Alamat
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import di
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    ganti,
    isikan,
    kisi_unit,
    kode,
    satu,
)


def test_a_bad_line_of_the_kop_is_named_with_its_own_cell():
    kisi = kisi_unit()
    isikan(kisi, "Pengaturan", "kop.0", "")
    where = di("Pengaturan", "kop.1")
    assert satu(baca(ganti(kisi, "Pengaturan", where, "a\x00")), "TEKS-KARAKTER").sel == where


def test_a_member_listed_twice_is_kept_once():
    kisi = kisi_unit()
    for name, value in {"pegawai.nama": "Siti Rahma, S.Kom", "pegawai.nip": NIP_SITI}.items():
        isikan(kisi, "Daftar Pegawai", name, value, 2)
    result = baca_kisi(kisi, "unit.xlsx", hari_ini=HARI_INI)
    assert satu(result, "PEGAWAI-GANDA").sel == di("Daftar Pegawai", "pegawai.nip", 2)
    assert len(result.buku.anggota) == 2


def test_a_required_field_left_blank_is_named_at_its_own_cell_whatever_the_status_beside_it_says():
    """The hidden column of a form lists what is missing, in words that look like the label of the field."""
    kisi = isikan(kisi_unit(), "Pengaturan", "periode", "")
    told = "D1"  # alamat: no field; the hidden cell in which the form says what is missing
    kisi = ganti(kisi, "Pengaturan", told, ", Periode Penilaian")
    result = baca(kisi._replace(rumus={"Pengaturan": Alamat.dari({told})}))
    assert satu(result, "SEL-WAJIB").sel == di("Pengaturan", "periode")


def bernama(*nama: str) -> Kisi:
    """The sample's unit with other names in the first rows of Skor."""
    kisi = kisi_unit()
    for number, name in enumerate(nama, 1):
        isikan(kisi, "Skor", "nama", name, number)
    return kisi


def test_names_of_two_people_that_changed_places_are_a_mistake_in_both_rows():
    result = baca(bernama("budi  Santoso\u00a0", "Siti Rahma, S.Kom"))
    found = [item for item in result.temuan if item.kode == "NAMA-TERTUKAR"]
    assert [item.sel for item in found] == [di("Skor", "nama", 1), di("Skor", "nama", 2)]
    assert "milik Siti Rahma, S.Kom di lembar Daftar Pegawai, tetapi di sini bernama" in found[0].pesan


@pytest.mark.parametrize("nama", ["Siti Rahma", "SITI RAHMA, S.KOM", "Siti Rahma Dewi, S.Kom., M.M."])
def test_another_spelling_of_the_same_name_is_no_finding(nama: str):
    assert {"NAMA-TERTUKAR", "NAMA-BERBEDA"}.isdisjoint(kode(baca(bernama(nama))))


def test_a_name_that_nobody_has_is_a_warning():
    found = satu(baca(bernama("Rudi Hartono")), "NAMA-BERBEDA")
    assert (found.tingkat, found.sel) == ("peringatan", di("Skor", "nama", 1))


def test_namesakes_on_the_list_are_told_apart_by_their_nip():
    kisi = bernama("Budi Santoso", "Budi Santoso")
    isikan(kisi, "Daftar Pegawai", "pegawai.nama", "Budi Santoso", 1)
    assert "NAMA-TERTUKAR" not in kode(baca(kisi))


@pytest.mark.parametrize(
    ("lembar", "isian", "sel"),
    [("Tukin", {"nip": NIP_SITI, "nama": "Rudi Hartono"}, "nama"),
     ("Konfirmasi", {"nip": NIP_SITI, "nama": "Budi Santoso"}, "nama"),
     ("Daftar Pegawai", {"penilai.nip": "198802022012011005"}, "penilai.nip"),
     ("Pengaturan", {"penandatangan.nama": "Rudi", "penandatangan.jabatan": "Kepala", "penandatangan.nip": NIP_SITI},
      "penandatangan.nip")],
)
def test_a_nip_with_the_name_of_another_person_is_told_on_every_sheet(lembar: str, isian: dict[str, str], sel: str):
    kisi = kisi_unit()
    for name, value in isian.items():
        isikan(kisi, lembar, name, value)
    found = satu(baca(kisi), "NAMA-BERBEDA")
    assert (found.lembar, found.sel) == (lembar, di(lembar, sel))


@pytest.mark.parametrize(
    ("lembar", "siapa"), [("Daftar Pegawai", "penilai"), ("Pengaturan", "penandatangan"), ("Pengaturan", "mengetahui")],
)
@pytest.mark.parametrize(
    ("isian", "kode_temuan"),
    [({"nama": f"Laksmi Dewi, M.Kes. NIP {NIP_SITI}", "nip": ""}, "NAMA-BERNIP"),
     ({"nama": "Laksmi Dewi, M.Kes.", "nip": "193802022012012005"}, "NIP-BATAS")],
)
def test_those_who_assess_and_sign_are_looked_at_as_the_members_are(
    lembar: str, siapa: str, isian: dict[str, str], kode_temuan: str
):
    kisi = kisi_unit()
    for row in (1, 2) if lembar == "Daftar Pegawai" else (1,):
        for name, value in (isian | {"jabatan": "Kepala Biro"}).items():
            isikan(kisi, lembar, f"{siapa}.{name}", value, row)
    found = satu(baca(kisi), kode_temuan)  # one person is one finding, in however many rows they stand
    field = "nip" if kode_temuan == "NIP-BATAS" else "nama"
    assert (found.lembar, found.sel) == (lembar, di(lembar, f"{siapa}.{field}"))


def test_nobody_assesses_themselves_and_only_that_is_said():
    kisi = isikan(kisi_unit(), "Daftar Pegawai", "penilai.nip", NIP_SITI)
    wrong = [item for item in baca(kisi).temuan if item.tingkat == "kesalahan"]
    assert [(item.kode, item.sel) for item in wrong] == [("PENILAI-SAMA", di("Daftar Pegawai", "penilai.nip"))]


@pytest.mark.parametrize(("sejak", "disebut"), [("2025-12-31", True), ("2026-01-01", False), ("", True)])
def test_a_score_of_somebody_who_has_left_before_the_end_of_the_period_is_told(sejak: str, disebut: bool):
    kisi = isikan(kisi_unit(), "Daftar Pegawai", "keadaan", "Pensiun")
    isikan(kisi, "Daftar Pegawai", "sejak", sejak)
    assert ("SKOR-SUDAH-KELUAR" in kode(baca(kisi))) is disebut


@pytest.mark.parametrize(("tanggal", "disebut"), [("2025-12-30", True), ("2025-12-31", False)])
def test_a_letter_dated_before_the_end_of_its_period_is_told(tanggal: str, disebut: bool):
    kisi = isikan(kisi_unit(), "Pengaturan", "tanggal_evaluasi", "")
    isikan(kisi, "Pengaturan", "tanggal_surat", tanggal)
    found = [item.sel for item in baca(kisi).temuan if item.kode == "SURAT-MENDAHULUI"]
    assert found == ([di("Pengaturan", "tanggal_surat")] if disebut else [])


@pytest.mark.parametrize(
    ("periode", "rating", "predikat", "disebut"),
    [("Tahun 2025", "Sesuai Ekspektasi", "Kurang", True), ("Tahun 2025", "Sesuai Ekspektasi", "Baik", False),
     ("Tahun 2025", "", "Kurang", False), ("Triwulan IV 2025", "Sesuai Ekspektasi", "Kurang", False)],
)
def test_pay_is_taken_by_the_predikat_that_the_ratings_decide(
    periode: str, rating: str, predikat: str, disebut: bool
):
    kisi = isikan(kisi_unit(), "Pengaturan", "periode", periode)
    for name in ("rating_hasil", "rating_perilaku"):
        isikan(kisi, "Skor", name, rating)
    isikan(isikan(kisi, "Tukin", "nip", NIP_SITI), "Tukin", "predikat", predikat)
    found = [item.sel for item in baca(kisi).temuan if item.kode == "TUKIN-PREDIKAT"]
    assert found == ([di("Tukin", "predikat")] if disebut else [])


def test_a_sheet_on_which_excel_showed_the_first_person_in_every_row_keeps_nobody_from_using_the_workbook():
    """A workbook whose formulas, stored once for all rows, referred to rows of another sheet."""
    kisi = kisi_unit()
    assert "UNIT-HASIL-BERBEDA" not in kode(baca(kisi))
    rows, first = kisi.lembar["Pemeringkatan"], PEMERINGKATAN.baris_pertama - 1
    shown = [*rows[:first], *(list(rows[first]) for _ in rows[first:])]
    result = baca(kisi._replace(lembar={**kisi.lembar, "Pemeringkatan": shown}))
    found = satu(result, "UNIT-VERSI-LAMA")
    assert "UNIT-HASIL-BERBEDA" not in kode(result)
    assert found.sel == di("Pemeringkatan", "nip", 2)
    assert "jangan dicetak" in found.pesan
    assert result.buku is not None
    one = [*rows[: first + 1], list(rows[first]), *rows[first + 2 :]]  # only one row is wrong: no fault of Excel
    assert "UNIT-HASIL-BERBEDA" in kode(baca(kisi._replace(lembar={**kisi.lembar, "Pemeringkatan": one})))
