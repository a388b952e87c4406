"""Masa catatan: a week or a month of catatan harian, and how often a unit wants them written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final, NamedTuple

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Bulan, Istilah, tanggal_panjang, tanggal_teks
from kinerja_core.model.tampak import tampak
from kinerja_core.model.ungkapan import ungkapan

_BULAN: Final = ungkapan(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
_HARI_SEMINGGU: Final = 7


class RitmeCatatan(Istilah):
    """How often a unit wants the catatan harian written (deck: free)."""

    HARIAN = "Harian"
    MINGGUAN = "Mingguan"
    BULANAN = "Bulanan"
    TRIWULANAN = "Triwulanan"


class MasaCatatan(NamedTuple):
    """Days from a first to a last: a week from Monday to Sunday, or a calendar month."""

    mulai: date
    selesai: date

    @property
    def seminggu(self) -> bool:
        """Whether it is a week."""
        return (self.selesai - self.mulai).days < _HARI_SEMINGGU

    @property
    def kode(self) -> str:
        """For file names and options: ``2026-02``, or the Monday ``2026-02-09``."""
        return self.mulai.isoformat() if self.seminggu else f"{self.mulai:%Y-%m}"

    def __str__(self) -> str:
        if not self.seminggu:
            return f"{list(Bulan)[self.mulai.month - 1].value} {self.mulai.year}"
        first, last = self.mulai, self.selesai
        shown = tanggal_panjang(first).split()
        same = 1 if (first.year, first.month) == (last.year, last.month) else 2 if first.year == last.year else 3
        return f"Minggu {' '.join(shown[:same])} s.d. {tanggal_panjang(last)}"

    def memuat(self, hari: date) -> bool:
        """Whether a day is one of these."""
        return self.mulai <= hari <= self.selesai

    def hari(self) -> Iterator[date]:
        """The days."""
        return (self.mulai + timedelta(days=number) for number in range((self.selesai - self.mulai).days + 1))


def minggu(hari: date) -> MasaCatatan:
    """The week of a day."""
    monday = hari - timedelta(days=hari.weekday())
    return MasaCatatan(monday, monday + timedelta(days=_HARI_SEMINGGU - 1))


def bulan(hari: date) -> MasaCatatan:
    """The month of a day."""
    return MasaCatatan(hari.replace(day=1), hari.replace(day=monthrange(hari.year, hari.month)[1]))


def bulan_tahun(mulai: date, selesai: date) -> list[MasaCatatan]:
    """The months of a span of days, in order."""
    months = [bulan(mulai)]
    while months[-1].selesai < selesai:
        months.append(bulan(months[-1].selesai + timedelta(days=1)))
    return months


def minggu_tahun(mulai: date, selesai: date) -> list[MasaCatatan]:
    """The weeks of a span of days, in order."""
    weeks = [minggu(mulai)]
    while weeks[-1].selesai < selesai:
        weeks.append(minggu(weeks[-1].selesai + timedelta(days=1)))
    return weeks


def masa_diminta(bulan_diketik: str | None, hari_diketik: str | None) -> MasaCatatan | None:
    """The month or week a user asked for; ``None`` when neither.

    Args:
        bulan_diketik: ``2026-02``.
        hari_diketik: any day of the week, ``2026-02-11``.

    Raises:
        GalatKinerja: both, or one that is none.
    """
    if bulan_diketik is not None and hari_diketik is not None:
        raise GalatKinerja("Pilih salah satu: --bulan atau --minggu.")
    if bulan_diketik is not None:
        if (found := _BULAN.fullmatch(bulan_diketik.strip())) is None:
            raise GalatKinerja(
                f'Bulan "{tampak(bulan_diketik)}" tidak dikenal; tulis tahun dan bulan, misalnya 2026-02.'
            )
        return bulan(date(int(found[1]), int(found[2]), 1))
    if hari_diketik is not None:
        day = tanggal_teks(hari_diketik)
        if day is not None:
            with suppress(OverflowError):  # a week that no calendar has
                return minggu(day)
        raise GalatKinerja(
            f'Tanggal "{tampak(hari_diketik)}" tidak dikenal; tulis satu hari di minggu itu, misalnya 2026-02-09.'
        )
    return None
