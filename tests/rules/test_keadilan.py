"""Which group of each trait a person belongs to, asked through the shares that the rule shows."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.istilah import Kelompok, Triwulan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.keadilan import keadilan

TAHUN = Periode(2025)


def _anggota(nip: NIP, pangkat: str | None = None, keadaan: str = "Aktif", sejak: date | None = None) -> AnggotaUnit:
    person = Pegawai(
        nama="Orang", nip=nip, jenis=nip.jenis.value, pangkat=pangkat, jabatan="Analis", unit_kerja="Biro Contoh"
    )
    return AnggotaUnit(pegawai=person, keadaan=keadaan, sejak=sejak)


def _kelompok(
    ciri: str, *, awalan: str = "19850817201001", periode: Periode = TAHUN, terdaftar: bool = True,
    pangkat: str | None = None, keadaan: str = "Aktif", sejak: date | None = None,
) -> str:
    """The group of ten people of one kind beside twenty of another, half of all in K3."""
    def nip(awal: str, nomor: int) -> NIP:
        return NIP(f"{awal}1{nomor:03}")

    usual, asked = [nip("19450101198501", n) for n in range(1, 21)], [nip(awalan, n) for n in range(101, 111)]
    people = [
        HasilPegawai(nip=one, nama="Orang", kelompok=Kelompok.K3 if n % 2 else Kelompok.K2)
        for n, one in enumerate([*usual, *asked])
    ]
    roster = {one: _anggota(one, "I/a") for one in usual}
    if terdaftar:
        roster |= {one: _anggota(one, pangkat, keadaan, sejak) for one in asked}
    shown = next(one for one in keadilan(people, roster, periode).hasil.ciri if one.nama == ciri)
    return next((one.nama for one in shown.sel if one.pegawai == 10), "seperti yang lain")


@pytest.mark.parametrize(
    ("keadaan", "sejak", "kelompok"),
    [
        ("Aktif", None, "seperti yang lain"), ("Cuti", "2025-03-01", "seperti yang lain"),
        ("Mutasi Masuk", None, "Baru"), ("Mutasi Masuk", "2025-01-01", "Baru"), ("Mutasi Masuk", "2025-12-31", "Baru"),
        ("Mutasi Masuk", "2024-12-31", "seperti yang lain"), ("Mutasi Keluar", None, "Pergi"),
        ("Pensiun", "2025-12-31", "Pergi"), ("Pensiun", "2026-01-01", "seperti yang lain"),
    ],
)
def test_who_came_in_the_year_is_new_and_who_leaves_in_it_is_leaving(
    keadaan: str, sejak: str | None, kelompok: str
) -> None:
    day = date.fromisoformat(sejak) if sejak else None
    assert _kelompok("Masuk dan keluar", keadaan=KeadaanPegawai(keadaan), sejak=day) == kelompok


def test_who_is_new_in_the_service_is_new_in_the_unit() -> None:
    assert _kelompok("Masuk dan keluar", awalan="20000817202503") == "Baru"
    assert _kelompok("Masuk dan keluar", awalan="20000817202503", terdaftar=False) == "Baru"
    assert _kelompok("Masuk dan keluar", awalan="20000817202412") == "seperti yang lain"


def test_the_golongan_is_that_of_the_roster_and_a_pppk_is_one_group_whatever_the_golongan() -> None:
    assert _kelompok("Golongan", pangkat="III/c") == "III"
    assert _kelompok("Golongan", pangkat="IV/e") == "IV"
    assert _kelompok("Golongan") == "Tanpa keterangan"
    assert _kelompok("Golongan", terdaftar=False) == "Tanpa keterangan"
    assert _kelompok("Golongan", awalan="19850817202021", pangkat="IX") == "PPPK"
    assert _kelompok("Status kepegawaian", awalan="19850817202021") == "PPPK"


@pytest.mark.parametrize(
    ("lahir", "kelompok"),
    [("19950630", "30 s.d. 39 tahun"), ("19950701", "Di bawah 30 tahun"), ("19950817", "Di bawah 30 tahun")],
)
def test_the_age_is_that_of_the_last_day_of_the_period(lahir: str, kelompok: str) -> None:
    assert _kelompok("Usia", awalan=f"{lahir}202001", periode=Periode(2025, Triwulan.II)) == kelompok
