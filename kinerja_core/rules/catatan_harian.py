"""Cakupan catatan harian: how many of the spans of the unit's rhythm that hold working days have a note."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Bulan, Triwulan, tanggal_panjang
from kinerja_core.model.masa_catatan import MasaCatatan, RitmeCatatan, bulan, minggu
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import Putusan, muat


class BawaanCatatan(Rekaman):
    """The rhythm of a unit that has not set its own."""

    ritme: Kata[RitmeCatatan]


#: The rhythm where a unit sets none.
BENTUK = BawaanCatatan


class CakupanCatatan(NamedTuple):
    """Spans that are over and hold working days, how many of them have a note, and the names of those without."""

    ritme: RitmeCatatan
    seharusnya: int
    kosong: tuple[str, ...]

    @property
    def terisi(self) -> int:
        """Spans with a note."""
        return self.seharusnya - len(self.kosong)

    def __str__(self) -> str:
        return f"{self.terisi} dari {self.seharusnya} {_SATUAN[self.ritme]}"


_SATUAN = {
    RitmeCatatan.HARIAN: "hari kerja", RitmeCatatan.MINGGUAN: "minggu", RitmeCatatan.BULANAN: "bulan",
    RitmeCatatan.TRIWULANAN: "triwulan",
}  # fmt: skip


def cakupan_catatan(
    hari_kerja: Iterable[date], tercatat: Collection[date], hari_ini: date, tanggal: date,
    ritme: RitmeCatatan | None = None,
) -> Putusan[CakupanCatatan]:
    """How far the notes of a person cover the working days.

    Args:
        hari_kerja: the working days.
        tercatat: the days with a note.
        hari_ini: the day on which is looked; a span is asked for once it is over.
        tanggal: the last day of the period, by which the rule is chosen.
        ritme: the unit's own rhythm; the rule's when ``None``.

    Raises:
        AturanBelumBerlaku: for a period before the first known rule, unless the rhythm is given.
    """
    rule: Putusan[BawaanCatatan] | None = None if ritme else muat("catatan_harian").pada(tanggal)
    rhythm = ritme or (rule.hasil.ritme if rule else RitmeCatatan.BULANAN)
    over = [(span, name) for span, name in _spans(tuple(hari_kerja), rhythm) if span.selesai < hari_ini]
    noted = {_span(day, rhythm)[0].mulai for day in tercatat}
    empty = tuple(name for span, name in over if span.mulai not in noted)
    found = CakupanCatatan(rhythm, len(over), empty)
    return Putusan(found, rule.rujukan, rule.peringatan) if rule else Putusan(found, (), ())


@lru_cache(maxsize=64)
def _spans(hari_kerja: tuple[date, ...], ritme: RitmeCatatan) -> tuple[tuple[MasaCatatan, str], ...]:
    """The spans that hold these days, in order: most people of a unit have the same working days."""
    return tuple(dict.fromkeys(_span(day, ritme) for day in sorted(hari_kerja)))


@lru_cache(maxsize=4096)
def _span(hari: date, ritme: RitmeCatatan) -> tuple[MasaCatatan, str]:
    """The span of a rhythm that holds a day, and its name."""
    match ritme:
        case RitmeCatatan.HARIAN:
            return MasaCatatan(hari, hari), tanggal_panjang(hari)
        case RitmeCatatan.MINGGUAN:
            return (week := minggu(hari)), str(week)
        case RitmeCatatan.BULANAN:
            return bulan(hari), list(Bulan)[hari.month - 1].value
        case RitmeCatatan.TRIWULANAN:
            quarter = list(Triwulan)[(hari.month - 1) // 3]
            span = Periode(hari.year, quarter)
            return MasaCatatan(span.mulai, span.selesai), quarter.value
