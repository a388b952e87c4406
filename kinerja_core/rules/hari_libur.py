"""Hari libur: national holidays and cuti bersama, as the keputusan bersama of each year lists them.

A deadline must not depend on the release of a library, so the days are data of ours; a test holds them against one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.aturan import muat

_Hari = dict[date, TeksSebaris]


class LiburSetahun(Rekaman):
    """The days off of one calendar year, by date; ``perkiraan`` are those whose date is not decided yet."""

    libur_nasional: Annotated[_Hari, Field(min_length=1)]
    cuti_bersama: Annotated[_Hari, Field(min_length=1)]
    perkiraan: _Hari = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_year(self) -> LiburSetahun:
        days = [*self.libur_nasional, *self.cuti_bersama, *self.perkiraan]
        if len({day.year for day in days}) != 1 or len(set(days)) != len(days):
            raise PydanticCustomError("hari_salah", "Semua hari harus dari satu tahun, dan tidak ada yang dua kali.")
        return self

    @property
    def tahun(self) -> int:
        """The year whose days these are."""
        return next(iter(self.libur_nasional)).year


#: The days off of one year.
BENTUK = LiburSetahun


class HariLibur(NamedTuple):
    """A day off of the whole country."""

    tanggal: date
    nama: str
    cuti_bersama: bool
    perkiraan: bool  #: its date is not decided yet


def _setiap_tahun() -> dict[int, LiburSetahun]:
    """The lists that are known, by year; of two for a year the later decision counts."""
    lists: tuple[LiburSetahun, ...] = tuple(muat("hari_libur").nilai.values())
    return {one.tahun: one for one in lists}


def tahun_libur() -> tuple[int, ...]:
    """The years whose list is known, in order."""
    return tuple(sorted(_setiap_tahun()))


def hari_libur(tahun: int) -> tuple[HariLibur, ...]:
    """National holidays and cuti bersama of a year, in order; of a year without a list, those that never move."""
    lists = _setiap_tahun()
    if (known := lists.get(tahun)) is None:
        fixed = [{(day.month, day.day): name for day, name in one.libur_nasional.items()} for one in lists.values()]
        every = sorted(set.intersection(*map(set, fixed)))
        return tuple(HariLibur(date(tahun, *day), fixed[-1][day], False, False) for day in every)
    kinds = ((known.libur_nasional, False, False), (known.cuti_bersama, True, False), (known.perkiraan, False, True))
    return tuple(sorted(HariLibur(day, name, *kind) for days, *kind in kinds for day, name in days.items()))


def adalah_libur(tanggal: date) -> bool:
    """Whether a day is a national holiday or cuti bersama, as far as the list of its year is known."""
    known = _setiap_tahun().get(tanggal.year)
    if known is None:
        return any(day.tanggal == tanggal for day in hari_libur(tanggal.year))
    return tanggal in known.libur_nasional or tanggal in known.cuti_bersama or tanggal in known.perkiraan


def keraguan_tahun(tahun: int) -> tuple[str, ...]:
    """That no list of a year is known, in words."""
    if tahun in _setiap_tahun():
        return ()
    said = f"Keputusan bersama tentang hari libur nasional dan cuti bersama tahun {tahun} belum kami ketahui; "
    return (f"{said}tenggat yang melewatinya perkiraan, periksa lagi dengan keputusan itu.",)


def keraguan(mulai: date, selesai: date) -> tuple[str, ...]:
    """What the calendar is not sure of after one day and up to another, in words: then a deadline is an estimate."""
    first = mulai + timedelta(days=1)
    doubts = [doubt for year in range(first.year, selesai.year + 1) for doubt in keraguan_tahun(year)]
    if guessed := _guessed(first, selesai):
        doubts.append(f"Tanggal libur ini masih perkiraan: {', '.join(map(tanggal_panjang, guessed))}.")
    return tuple(doubts)


def sebab_ragu(mulai: date, selesai: date) -> str:
    """Why working days from one day to another, both included, are an estimate, in words; blank when they are none."""
    unknown = [str(year) for year in range(mulai.year, selesai.year + 1) if mulai <= selesai and keraguan_tahun(year)]
    reasons = [f"hari libur tahun {', '.join(unknown)} belum kami ketahui seluruhnya"] if unknown else []
    if guessed := _guessed(mulai, selesai):
        reasons.append(f"tanggal libur {', '.join(map(tanggal_panjang, guessed))} masih perkiraan")
    said = " dan ".join(reasons)
    return said[:1].upper() + said[1:]


def _guessed(mulai: date, selesai: date) -> list[date]:
    days = (one for year in range(mulai.year, selesai.year + 1) for one in hari_libur(year) if one.perkiraan)
    return [one.tanggal for one in days if mulai <= one.tanggal <= selesai]
