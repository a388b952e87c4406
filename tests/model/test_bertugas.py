"""On which days a person is at work in the unit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.periode import Periode
from tests.workbooks.bahan_bangun import PEGAWAI

HARI = date(2025, 6, 15)


@pytest.mark.parametrize("keadaan", [None, *KeadaanPegawai])
@pytest.mark.parametrize("sejak", [None, HARI])
@pytest.mark.parametrize("sampai", [None, HARI])
def test_who_is_always_at_work_is_so_on_every_day_and_nobody_else_need_be(
    keadaan: KeadaanPegawai | None, sejak: date | None, sampai: date | None
) -> None:
    member = AnggotaUnit(pegawai=PEGAWAI, keadaan=keadaan, sejak=sejak, sampai=sampai)
    days = [member.bertugas(HARI + timedelta(days=step)) for step in (-1, 0, 1)]
    assert all(days) or not member.selalu_bertugas
    assert member.selalu_bertugas is (keadaan in {None, KeadaanPegawai.AKTIF})


@pytest.mark.parametrize(
    ("keadaan", "sejak", "sampai", "selama", "dinilai"),
    [
        ("Mutasi Masuk", "2025-06-30", None, True, True), ("Mutasi Masuk", "2025-07-01", None, False, False),
        ("Mutasi Masuk", None, None, True, True), ("Mutasi Keluar", "2025-04-01", None, False, False),
        ("Mutasi Keluar", "2025-06-30", None, True, False), ("Mutasi Keluar", "2025-07-01", None, True, True),
        ("Cuti", "2025-04-01", "2025-06-30", False, False), ("Cuti", "2025-04-01", "2025-06-29", True, True),
        ("Cuti", "2025-04-02", None, True, True), ("Cuti", None, None, False, False),
    ],
)
def test_who_is_at_work_on_a_day_of_the_period_is_assessed_unless_gone_by_its_end(
    keadaan: str, sejak: str | None, sampai: str | None, selama: bool, dinilai: bool
) -> None:
    member = AnggotaUnit(pegawai=PEGAWAI, keadaan=keadaan, sejak=sejak, sampai=sampai)
    quarter = Periode(2025, Triwulan.II)
    assert (member.bertugas_selama(quarter), member.dinilai(quarter)) == (selama, dinilai)


@pytest.mark.parametrize(("keadaan", "kembali"), [
    ("Cuti", True), ("Tugas Belajar", True), ("Plt.", True), ("Plh.", True), ("Mutasi Masuk", True),
    ("Mutasi Keluar", False), ("Pensiun", False), ("Berhenti", False), ("Meninggal Dunia", False),
])
def test_who_has_left_does_not_come_back_after_the_last_day_of_it(keadaan: str, kembali: bool) -> None:
    member = AnggotaUnit(pegawai=PEGAWAI, keadaan=keadaan, sejak=HARI, sampai=HARI)
    later = Periode(2025, Triwulan.III)
    assert (member.bertugas(date(2025, 7, 1)), member.dinilai(later), member.bertugas_selama(later)) == (kembali,) * 3


def test_a_keadaan_that_ends_before_it_begins_is_refused() -> None:
    assert AnggotaUnit(pegawai=PEGAWAI, keadaan="Cuti", sejak=HARI, sampai=HARI)
    with pytest.raises(ValidationError, match=r"Keadaan selesai .* mendahului mulainya"):
        AnggotaUnit(pegawai=PEGAWAI, keadaan="Cuti", sejak=HARI, sampai=HARI - timedelta(days=1))
