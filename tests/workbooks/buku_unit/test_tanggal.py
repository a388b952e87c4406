"""Dates of a unit workbook that contradict each other: found by the reader, and said by the sheet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import PerubahanPenetapan
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit.tanggal import masa_evaluasi
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from tests.alat.alamat import isi
from tests.workbooks.bahan_baca import baca

HARI_INI = datetime.date(2026, 11, 26)


def _buku(pengaturan: dict[str, Any], jawaban: dict[str, Any]) -> BukuUnit:
    orang = unit.ORANG[0]
    return BukuUnit(
        pengaturan=type(unit.PENGATURAN).model_validate({**dict(unit.PENGATURAN), **pengaturan}),
        anggota=(AnggotaUnit(pegawai=orang.pegawai),),
        skor=(orang.skor,),
        konfirmasi=(Konfirmasi.model_validate({"nip": orang.nip, "nama": orang.nama, **jawaban}),),
    )


def _kisi(folder: Path, pengaturan: dict[str, Any], jawaban: dict[str, Any]) -> Kisi:
    (folder / "unit.xlsx").write_bytes(bangun_unit(_buku(pengaturan, jawaban), unit.TAHUN))
    return buka(folder / "unit.xlsx")


def _kode(kisi: Kisi) -> dict[str, str]:
    codes = {"EVALUASI-TANGGAL", "SURAT-MENDAHULUI", "JAWABAN-MENDAHULUI", "JAWABAN-TANPA-TANGGAL"}
    codes |= {"KEBERATAN-TANPA-ALASAN", "TANGGAL-BELUM-TIBA"}
    return {item.kode: item.pesan for item in baca(kisi, HARI_INI).temuan if item.kode in codes}


@pytest.mark.parametrize(
    ("periode", "mulai", "selesai"),
    [
        ("Triwulan I 2025", "2025-04-01", "2025-04-15"),
        ("Triwulan IV 2025", "2026-01-01", "2026-01-15"),
        ("Tahun 2025", "2026-01-01", "2026-01-31"),
    ],
)
def test_the_window_of_an_evaluation_is_the_latest_that_a_source_names(periode: str, mulai: str, selesai: str):
    assert masa_evaluasi(Periode.parse(periode)) == tuple(map(datetime.date.fromisoformat, (mulai, selesai)))


@pytest.mark.parametrize(
    ("pengaturan", "jawaban", "kata"),
    [
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": "2026-01-20"}, {}, {}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": "2026-01-14"}, {},
         {"SURAT-MENDAHULUI": "14 Januari 2026"}),
        ({"tanggal_evaluasi": "2025-06-01", "tanggal_surat": None}, {}, {"EVALUASI-TANGGAL": "di luar masa evaluasi"}),
        # typed 12/1/2026 where the month comes first
        ({"tanggal_evaluasi": "2026-12-01", "tanggal_surat": None}, {},
         {"EVALUASI-TANGGAL": "belum tiba (hari ini 26 November 2026). Mungkin maksudnya 12 Januari 2026"}),
        ({"tanggal_surat": None}, {"tanggal_evaluasi": "2026-03-02"}, {"EVALUASI-TANGGAL": "2 Maret 2026"}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None},
         {"jawaban": "Setuju", "tanggal_jawaban": "2026-01-14"}, {"JAWABAN-MENDAHULUI": "14 Januari 2026"}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None},
         {"jawaban": "Setuju", "tanggal_jawaban": "2026-01-15"}, {}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None}, {"jawaban": "Setuju"},
         {"JAWABAN-TANPA-TANGGAL": "Jawaban Setuju belum bertanggal."}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None},
         {"jawaban": "Setuju", "tanggal_jawaban": "2026-12-02"},
         {"TANGGAL-BELUM-TIBA": "belum tiba (hari ini 26 November 2026). Mungkin maksudnya 12 Februari 2026"}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None},
         {"jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20"}, {"KEBERATAN-TANPA-ALASAN": "Alasan keberatan"}),
        ({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": None},
         {"jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20", "alasan": "Data keliru"}, {}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_finding(
    pengaturan: dict[str, Any], jawaban: dict[str, Any], kata: dict[str, str], tmp_path: Path
):
    found = _kode(_kisi(tmp_path, pengaturan, jawaban))
    assert found.keys() == kata.keys()
    assert all(text in found[code] for code, text in kata.items())


@pytest.mark.parametrize(
    ("surat", "isi_lain", "disebut"),
    [
        ("2026-01-26", {"keberatan": "2026-01-26"}, ""),
        ("2026-01-25", {"keberatan": "2026-01-26"}, "putusan keberatan Bagus Adiwinata, S.Sos., M.A.P."),
        ("2026-01-25", {"evaluasi": "2026-01-27"}, "evaluasi Bagus Adiwinata, S.Sos., M.A.P."),
        ("2026-01-25", {"perubahan": "2026-01-28"}, "perubahan penetapan Bagus Adiwinata, S.Sos., M.A.P."),
        ("2026-01-25", {"keberatan": "2026-01-26", "perubahan": "2026-01-28"}, "(2 hasil ditetapkan sesudah"),
        ("2026-01-25", {"perubahan": "2026-01-28", "periode": "Triwulan I 2025"}, ""),
    ],
)
def test_a_letter_is_not_older_than_what_it_holds(surat: str, isi_lain: dict[str, str], disebut: str, tmp_path: Path):
    answer = {"jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20", "alasan": "Data keliru"}
    if "evaluasi" in isi_lain:
        answer = {"tanggal_evaluasi": isi_lain["evaluasi"]}
    book = _buku({"tanggal_evaluasi": "2026-01-15", "tanggal_surat": surat}, answer)
    whose = {"nip": unit.ORANG[0].nip, "nama": unit.ORANG[0].nama}
    if "keberatan" in isi_lain:
        outcome = {"putusan": "Diterima", "tanggal_putusan": isi_lain["keberatan"], "nilai_baru": 116}
        book = book.model_copy(update={"keberatan": (Keberatan.model_validate(
            whose | outcome | {"tanggal_diteruskan": "2026-01-21", "pemutus": "Hadi"}
        ),)})
    if "perubahan" in isi_lain:
        change = {"hal": "Nilai", "semula": "114", "menjadi": "115", "tanggal": isi_lain["perubahan"]}
        book = book.model_copy(update={"perubahan": (PerubahanPenetapan.model_validate(
            whose | change | {"periode": isi_lain.get("periode"), "oleh": "Hadi", "alasan": "Salah hitung"}
        ),)})
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(book, unit.TAHUN))
    found = [one.pesan for one in baca(buka(tmp_path / "unit.xlsx"), HARI_INI).temuan if one.kode == "SURAT-MENDAHULUI"]
    assert [disebut in one for one in found] == ([True] if disebut else [])


@pytest.mark.parametrize(
    ("jawaban", "status", "keadaan"),
    [
        ({"jawaban": "Setuju", "tanggal_jawaban": "2026-01-20"}, "Lengkap", "Setuju"),
        ({"jawaban": "Setuju"}, "Periksa: tanggal jawaban belum diisi", "Setuju; belum bertanggal"),
        ({"jawaban": "Setuju", "tanggal_jawaban": "2026-01-02"}, "Periksa: jawaban mendahului evaluasi", "Setuju"),
        ({"jawaban": "Keberatan"}, "Periksa: alasan keberatan belum diisi, tanggal jawaban belum diisi",
         "Keberatan; belum bertanggal"),
        ({"jawaban": "Setuju", "tanggal_jawaban": "2099-01-02"}, "Periksa: tanggal belum tiba",
         "Dianggap setuju; jawaban lewat tenggat"),
    ],
)
def test_the_sheet_says_what_the_reader_finds(jawaban: dict[str, Any], status: str, keadaan: str, tmp_path: Path):
    kisi = _kisi(tmp_path, {"tanggal_evaluasi": "2026-01-15", "tanggal_surat": "2026-01-20"}, jawaban)
    assert isi(kisi.lembar, "Konfirmasi", "_status") == status
    assert isi(kisi.lembar, "Konfirmasi", "_keadaan") == keadaan
