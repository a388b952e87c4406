"""Tenggat konfirmasi: the last day to answer an evaluation; silence after it counts as agreement."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Annotated, Final, get_args

from pydantic import Field

from kinerja_core.model.dasar import TAHUN_TERAKHIR, TUNGGU_TERLAMA, Rekaman, SatuanHari
from kinerja_core.rules.aturan import Putusan, Rujukan, muat
from kinerja_core.rules.hari_libur import adalah_libur, keraguan

_SABTU: Final = 5


class Jangka(Rekaman):
    """How long: a count and its unit."""

    jumlah: Annotated[int, Field(ge=1, le=TUNGGU_TERLAMA)]
    satuan: SatuanHari


#: One span of time.
BENTUK = Jangka


def adalah_hari_kerja(
    tanggal: date, libur_tambahan: Collection[date] = frozenset(), tetap_kerja: Collection[date] = frozenset()
) -> bool:
    """Whether people work on a day: no weekend, no national holiday, no cuti bersama.

    Args:
        tanggal: the day.
        libur_tambahan: days off that the calendar does not know.
        tetap_kerja: days worked although the calendar has them off (shifts); wins over everything else.
    """
    if tanggal in tetap_kerja:
        return True
    return tanggal.weekday() < _SABTU and tanggal not in libur_tambahan and not adalah_libur(tanggal)


def tenggat_konfirmasi(
    tanggal_evaluasi: date,
    *,
    jumlah: int | None = None,
    satuan: str | None = None,
    libur_tambahan: frozenset[date] = frozenset(),
    tetap_kerja: frozenset[date] = frozenset(),
) -> Putusan[date]:
    """The last day to confirm an evaluation. The day after the evaluation is the first one counted.

    Args:
        tanggal_evaluasi: the day of the evaluation.
        jumlah: how many days; the rule's own count when ``None``.
        satuan: ``"hari kerja"`` or ``"hari"``; the rule's own unit when ``None``.
        libur_tambahan: days off that the calendar does not know.
        tetap_kerja: days worked although the calendar has them off.

    Raises:
        ValueError: for a count outside 1..``TUNGGU_TERLAMA``, an unknown unit or a year too late, in Indonesian.
        AturanBelumBerlaku: for an evaluation before the first known letter, unless both settings are given.
    """
    if jumlah is not None and not 1 <= jumlah <= TUNGGU_TERLAMA:
        raise ValueError(f"Jumlah hari konfirmasi harus 1 s.d. {TUNGGU_TERLAMA}, bukan {jumlah}.")
    if tanggal_evaluasi.year > TAHUN_TERAKHIR:
        raise ValueError(f"Tahun {tanggal_evaluasi.year} di luar jangkauan; paling akhir {TAHUN_TERAKHIR}.")
    if satuan is not None and satuan not in get_args(SatuanHari):
        raise ValueError(f'Satuan konfirmasi "{satuan}" tidak dikenal; pilih "hari kerja" atau "hari".')
    warnings: tuple[str, ...] = ()
    sources: tuple[Rujukan, ...] = ()
    if jumlah is None or satuan is None:
        rule: Putusan[Jangka] = muat("tenggat").pada(tanggal_evaluasi)
        jumlah = rule.hasil.jumlah if jumlah is None else jumlah
        satuan = rule.hasil.satuan if satuan is None else satuan
        sources, warnings = rule.rujukan, rule.peringatan
    if satuan == "hari":
        return Putusan(tanggal_evaluasi + timedelta(days=jumlah), sources, warnings)
    day = tanggal_evaluasi
    left = jumlah
    while left:
        day += timedelta(days=1)
        left -= adalah_hari_kerja(day, libur_tambahan, tetap_kerja)
    return Putusan(day, sources, (*warnings, *keraguan(tanggal_evaluasi, day)))
