"""Pencilan: one score far from all others, which moves the average of a unit by itself; most are slips of the hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from operator import mul
from typing import Any, Final, NamedTuple

from kinerja_core.model.istilah import Kelompok, MetodePemetaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.teks import sebut
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.rata_rata import SKALA, berskala

#: Fewer scores than this have no "others" to be far from.
_TERSEDIKIT: Final = 4
#: Points between a lone score and its nearest neighbour, and points that are remarkable even if nobody moves.
_JARAK: Final = 10
_JARAK_JAUH: Final = 30
_UNSUR: Final = (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))


class Pencilan(NamedTuple):
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


def terpencil(angka: Sequence[int | None]) -> bool:
    """Whether a score, in ten-thousandths, stands alone."""
    return bool(_places(angka))


def _lone(angka: Sequence[Decimal | None]) -> list[tuple[int, Decimal, Decimal]]:
    """Place and value of a lowest or highest score that makes most of the spread, and the score nearest to it."""
    return [
        (place, value, other) for place, near in _places([berskala(one) for one in angka])
        if (value := angka[place]) is not None and (other := angka[near]) is not None
    ]


def _places(angka: Sequence[int | None]) -> list[tuple[int, int]]:
    """Places of such scores and of those nearest to them."""
    known = [value for value in angka if value is not None]
    if len(known) < _TERSEDIKIT:
        return []
    count, total = len(known), sum(known)
    squares = 0
    found = []
    for end in (min, max):
        value = end(known)
        others = [other for other in known if other != value]
        if len(others) != count - 1 or abs(value - (near := end(others))) < _JARAK * SKALA:
            continue  # others have this value, or one close to it
        squares = squares or sum(map(mul, known, known))
        left, rest, rest_squares = count - 1, total - value, squares - value * value
        # the spread of n scores is (n·Σx² - (Σx)²) / n; both sides times their n are whole numbers
        if 2 * (left * rest_squares - rest * rest) * count < (count * squares - total * total) * left:
            found.append((angka.index(value), angka.index(near)))
    return found


def _indo(angka: Decimal) -> str:
    return f"{angka.normalize():f}".replace(".", ",")
