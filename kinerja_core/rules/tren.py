"""Tren: the scores of a unit and of its people over the periods that its workbook remembers, up to the present one.

A kelompok is not among them: it depends on the method of its time, which the history does not keep.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Predikat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPemeringkatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.rules.rata_rata import SKALA, berskala


@dataclass(frozen=True, slots=True)
class TitikTren:
    """What one person had in one period; predikat and nilai are decided ones."""

    hasil: Decimal | None = None
    perilaku: Decimal | None = None
    predikat: Predikat | None = None
    nilai: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodeTren:
    """A unit in one period. Averages are of those who have a score, with two decimals, a half rounded up."""

    periode: Periode
    berskor: int
    hasil: Decimal | None
    perilaku: Decimal | None
    ditetapkan: Mapping[Predikat, int]


@dataclass(frozen=True, slots=True)
class TrenPegawai:
    """One person over the periods; ``None`` where nothing is known. ``di_unit``: he is in the unit now."""

    nip: NIP
    nama: str
    titik: tuple[TitikTren | None, ...]
    di_unit: bool = True


@dataclass(frozen=True, slots=True)
class TrenUnit:
    """Periods, oldest first, and people, those of the unit in the order of the ranking."""

    periode: tuple[PeriodeTren, ...]
    pegawai: tuple[TrenPegawai, ...]


def tren(buku: BukuUnit, hasil: HasilPemeringkatan) -> TrenUnit:
    """The scores over the periods.

    Args:
        buku: the unit, with the history that ``gabung --lanjutkan`` keeps.
        hasil: its ranking.
    """
    now = buku.pengaturan.periode
    points: defaultdict[Periode, dict[NIP, TitikTren]] = defaultdict(dict)
    names: dict[NIP, str] = {}
    for one in buku.riwayat_skor:
        if one.periode != now:
            points[one.periode][one.nip] = _dahulu(one)
            names[one.nip] = one.nama
    points[now] = {
        one.nip: TitikTren(one.hasil, one.perilaku, one.predikat, one.nilai) for one in hasil.pegawai
    }
    here = {one.nip: one.nama for one in hasil.pegawai}
    ordered = sorted(points, key=lambda period: (period.selesai, period.triwulan is None))
    people = tuple(
        TrenPegawai(nip, name, tuple(points[period].get(nip) for period in ordered), nip in here)
        for nip, name in (here | {nip: name for nip, name in names.items() if nip not in here}).items()
    )
    return TrenUnit(tuple(_periode(period, points[period].values()) for period in ordered), people)


def _dahulu(riwayat: RiwayatSkor) -> TitikTren:
    ratings = (riwayat.rating_hasil, riwayat.rating_perilaku)
    decided = riwayat.predikat
    if ratings[0] is not None and ratings[1] is not None:
        try:
            decided = tentukan_predikat(ratings[0], ratings[1], riwayat.periode.selesai).hasil
        except AturanBelumBerlaku:
            decided = None
    return TitikTren(riwayat.hasil, riwayat.perilaku, decided, riwayat.nilai)


def _periode(periode: Periode, titik: Iterable[TitikTren]) -> PeriodeTren:
    points = tuple(titik)
    counts = Counter(one.predikat for one in points)
    return PeriodeTren(
        periode, sum(one.hasil is not None or one.perilaku is not None for one in points),
        _rata(one.hasil for one in points), _rata(one.perilaku for one in points),
        {predikat: counts[predikat] for predikat in Predikat},
    )


def _rata(skor: Iterable[Decimal | None]) -> Decimal | None:
    """The average with two decimals, a half rounded up, from whole numbers."""
    known = [number for one in skor if (number := berskala(one)) is not None]
    if not known:
        return None
    parts = len(known) * SKALA // 100  # of a hundredth
    return Decimal((2 * sum(known) + parts) // (2 * parts)) / 100
