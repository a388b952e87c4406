"""On which days a person is at work in the unit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.keadaan import KeadaanPegawai
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
