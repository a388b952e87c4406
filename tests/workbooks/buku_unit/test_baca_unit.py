"""The unit workbook as read."""

from __future__ import annotations

from kinerja_core.workbooks.baca import baca_kisi
from tests.alat.alamat import di
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    ganti,
    isikan,
    kisi_unit,
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
