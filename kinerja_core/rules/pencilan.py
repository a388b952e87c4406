"""Pencilan: one score far from all others, which moves the average of a unit by itself; most are slips of the hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from kinerja_core.model.istilah import Kelompok, MetodePemetaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.teks import sebut
from kinerja_core.rules.pemeringkatan import peringkatkan

#: Fewer scores than this have no "others" to be far from.
_TERSEDIKIT: Final = 4
#: Points between a lone score and its nearest neighbour, and points that are remarkable even if nobody moves.
_JARAK: Final = 10
_JARAK_JAUH: Final = 30
_UNSUR: Final = (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))


@dataclass(frozen=True, slots=True)
class Pencilan:
    """A lone score: whose (place in what was given), of what, and what it does."""

    urutan: int
    unsur: str
    pesan: str


def pencilan(skor: Sequence[SkorPegawai], *, tanggal: date, **cara: Any) -> tuple[Pencilan, ...]:
    """Scores that stand alone and who would move without them.

    Args:
        skor: everybody in the unit.
        tanggal: last day of the assessment period.
        cara: settings as :func:`peringkatkan` takes them.
    """
    if cara.get("metode") is MetodePemetaan.TINGKAT:
        return ()
    found = []
    before: dict[str, Kelompok | None] | None = None
    for unsur, name in _UNSUR:
        for place, value, near in _lone([getattr(one, unsur) for one in skor]):
            if before is None:
                before = _groups(skor, tanggal, cara)
            whose = skor[place]
            without = [one if one is not whose else one.model_copy(update={unsur: None}) for one in skor]
            after = _groups(without, tanggal, cara)
            moved = [
                f"{one.nama} ({before[one.nip]} menjadi {after[one.nip]})"
                for one in skor if one is not whose and before[one.nip] is not after[one.nip]
            ]
            if not moved and abs(value - near) < _JARAK_JAUH:
                continue
            effect = (
                f"tanpa skor ini {len(moved)} pegawai berpindah kelompok: {sebut(moved)}"
                if moved else "tanpa skor ini tidak ada pegawai yang berpindah kelompok"
            )
            found.append(Pencilan(
                place, unsur,
                f"Skor {name} {whose.nama} ({_indo(value)}) jauh dari semua yang lain (terdekat {_indo(near)}); "
                f"{effect}.",
            ))
    return tuple(found)


def _groups(skor: Sequence[SkorPegawai], tanggal: date, cara: dict[str, Any]) -> dict[str, Kelompok | None]:
    return {one.nip: one.kelompok for one in peringkatkan(skor, tanggal=tanggal, **cara).hasil.pegawai}


def _lone(angka: Sequence[Decimal | None]) -> list[tuple[int, Decimal, Decimal]]:
    """Place and value of a lowest or highest score that makes most of the spread, and the score nearest to it."""
    known = sorted((value, place) for place, value in enumerate(angka) if value is not None)
    if len(known) < _TERSEDIKIT:
        return []
    ends = ((known[0], known[1][0]), (known[-1], known[-2][0]))
    values = [Fraction(value) for value, _ in known]
    spread = _spread(values)
    return [
        (place, value, near) for (value, place), near in ends
        if abs(value - near) >= _JARAK
        and 2 * _spread([one for one in values if one != Fraction(value)]) < spread
    ]


def _spread(angka: Sequence[Fraction]) -> Fraction:
    """Sum of the squares of the distances to the mean."""
    return sum((one * one for one in angka), Fraction(0)) - sum(angka, Fraction(0)) ** 2 / len(angka)


def _indo(angka: Decimal) -> str:
    return f"{angka.normalize():f}".replace(".", ",")
