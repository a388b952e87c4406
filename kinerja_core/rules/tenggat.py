"""Tenggat konfirmasi: the last day to answer an evaluation; silence after it counts as agreement."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Final, Literal, NamedTuple, cast

from pydantic import Field

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.rules.aturan import Putusan, Rujukan, muat

Satuan = Literal["hari kerja", "hari"]
_SATUAN: Final = ("hari kerja", "hari")
#: No answer is waited for longer than this; it also bounds the search for working days.
PALING_LAMA: Final = 366
_SABTU: Final = 5
#: No evaluation is later than this year.
_TERAKHIR: Final = 2100
#: How the calendar marks a day whose date is not decided yet.
_PERKIRAAN: Final = "(perkiraan)"


class Jangka(Rekaman):
    """How long: a count and its unit."""

    jumlah: Annotated[int, Field(ge=1, le=PALING_LAMA)]
    satuan: Satuan


#: One span of time.
BENTUK = Jangka


class HariLibur(NamedTuple):
    """A day off of the whole country."""

    tanggal: date
    nama: str
    cuti_bersama: bool
    perkiraan: bool  #: its date is not decided yet


@cache
def hari_libur(tahun: int) -> tuple[HariLibur, ...]:
    """National holidays and cuti bersama of a year as far as they are known, in order."""
    import holidays  # noqa: PLC0415 - costs 0.1 s, and only this rule needs it

    joint = holidays.country_holidays("ID", years=tahun, categories=("government",), language="id")
    days = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    return tuple(HariLibur(day, name, day in joint, _PERKIRAAN in name) for day, name in sorted(days.items()))


@cache
def _off(tahun: int) -> frozenset[date]:
    return frozenset(day.tanggal for day in hari_libur(tahun))


def keraguan(tahun: int) -> tuple[str, ...]:
    """What the calendar of a year does not know yet, in words."""
    if any(day.cuti_bersama for day in hari_libur(tahun)):
        return ()
    return (
        f"Daftar cuti bersama tahun {tahun} belum diketahui; periksa tenggat ini sesudah keputusan bersama terbit.",
    )


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
    return tanggal.weekday() < _SABTU and tanggal not in libur_tambahan and tanggal not in _off(tanggal.year)


def _doubts(mulai: date, selesai: date) -> tuple[str, ...]:
    """What the calendar of holidays is not sure of between two days."""
    years = range(mulai.year, selesai.year + 1)
    doubts = [doubt for year in years for doubt in keraguan(year)]
    guessed = [
        day.tanggal for year in years for day in hari_libur(year) if mulai < day.tanggal <= selesai and day.perkiraan
    ]
    if guessed:
        days = ", ".join(map(tanggal_panjang, guessed))
        doubts.append(f"Tanggal libur ini masih perkiraan: {days}.")
    return tuple(doubts)


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
        ValueError: for a count outside 1..366, an unknown unit or a year no calendar reaches, in Indonesian.
        AturanBelumBerlaku: for an evaluation before the first known letter, unless both settings are given.
    """
    if jumlah is not None and not 1 <= jumlah <= PALING_LAMA:
        raise ValueError(f"Jumlah hari konfirmasi harus 1 s.d. {PALING_LAMA}, bukan {jumlah}.")
    if tanggal_evaluasi.year > _TERAKHIR:
        raise ValueError(f"Tahun {tanggal_evaluasi.year} di luar jangkauan; paling akhir {_TERAKHIR}.")
    if satuan is not None and satuan not in _SATUAN:
        raise ValueError(f'Satuan konfirmasi "{satuan}" tidak dikenal; pilih "hari kerja" atau "hari".')
    warnings: tuple[str, ...] = ()
    sources: tuple[Rujukan, ...] = ()
    if jumlah is None or satuan is None:
        rule: Putusan[Jangka] = muat("tenggat").pada(tanggal_evaluasi)
        jumlah = rule.hasil.jumlah if jumlah is None else jumlah
        satuan = rule.hasil.satuan if satuan is None else satuan
        sources, warnings = rule.rujukan, rule.peringatan
    if cast("Satuan", satuan) == "hari":
        return Putusan(tanggal_evaluasi + timedelta(days=jumlah), sources, warnings)
    day = tanggal_evaluasi
    left = jumlah
    while left:
        day += timedelta(days=1)
        left -= adalah_hari_kerja(day, libur_tambahan, tetap_kerja)
    return Putusan(day, sources, (*warnings, *_doubts(tanggal_evaluasi, day)))
