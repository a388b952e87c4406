"""The distribution of predikat nearest to a unit's own that fits the pola distribusi, and how many it would move.

It is a count to read beside the guideline, and no advice: a predikat comes from the ratings of a person alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from kinerja_core.model.istilah import CapaianOrganisasi, Predikat
from kinerja_core.model.pemeringkatan import PolaTerdekat
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.pola_distribusi import SyaratPola

_URUT: Final = tuple(Predikat)


def pola_terdekat(
    distribusi: Mapping[Predikat, int], capaian: CapaianOrganisasi, tanggal: date
) -> Putusan[PolaTerdekat]:
    """How many people, at least, would have another predikat if the counts fitted the pattern.

    Of all distributions that fit, the one that changes the fewest people; among those, by the fewest steps of predikat.

    Args:
        distribusi: people per predikat that is decided; a missing predikat counts as nobody.
        capaian: capaian kinerja organisasi.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known circular.
    """
    rule: Putusan[Mapping[CapaianOrganisasi, tuple[SyaratPola, ...]]] = muat("pola_distribusi").pada(tanggal)
    found = terdekat(distribusi, rule.hasil[capaian])
    moved = None if found is None else sum(max(0, found[one] - distribusi.get(one, 0)) for one in _URUT)
    return Putusan(
        PolaTerdekat(capaian=capaian, pegawai=sum(distribusi.values()), berubah=moved, distribusi=found),
        rule.rujukan, rule.peringatan,
    )


def _limits(syarat: Sequence[SyaratPola], total: int) -> dict[tuple[Predikat, ...], tuple[int, int]]:
    """The fewest and the most people of each group of predikat counted together; who is in none has no limit."""
    limits: dict[tuple[Predikat, ...], tuple[int, int]] = {}
    for one in syarat:
        low, high = limits.get(one.predikat, (0, total))
        limits[one.predikat] = max(low, one.terendah(total)), min(high, one.tertinggi(total))
    named = {word for group in limits for word in group}
    return limits | {(word,): (0, total) for word in _URUT if word not in named}


class _Jaringan:
    """A small network of flow at least cost, exact in whole numbers."""

    def __init__(self, simpul: int) -> None:
        self._edges: list[list[int]] = []  # from, to, room, cost; each followed by its reverse
        self._nodes = simpul

    def busur(self, dari: int, ke: int, muat: int, biaya: int = 0) -> int:
        """Add an edge; gives its place."""
        self._edges += [[dari, ke, muat, biaya], [ke, dari, 0, -biaya]]
        return len(self._edges) - 2

    def lewat(self, busur: int) -> int:
        """How much flows through an edge."""
        return self._edges[busur + 1][2]

    def alirkan(self, dari: int, ke: int) -> int:
        """Send as much as there is room for, each unit the cheapest way; gives how much."""
        sent = 0
        while path := self._cheapest(dari, ke):
            room = min(self._edges[edge][2] for edge in path)
            for edge in path:
                self._edges[edge][2] -= room
                self._edges[edge ^ 1][2] += room
            sent += room
        return sent

    def _cheapest(self, dari: int, ke: int) -> list[int]:
        cost: list[int | None] = [None] * self._nodes
        via = [-1] * self._nodes
        cost[dari] = 0
        changed = True
        while changed:
            changed = False
            for place, (start, end, room, price) in enumerate(self._edges):
                so_far, known = cost[start], cost[end]
                if room and so_far is not None and (known is None or so_far + price < known):
                    cost[end], via[end], changed = so_far + price, place, True
        path: list[int] = []
        while cost[ke] is not None and ke != dari:
            path.append(via[ke])
            ke = self._edges[via[ke]][0]
        return path


def terdekat(distribusi: Mapping[Predikat, int], syarat: Sequence[SyaratPola]) -> dict[Predikat, int] | None:
    """Counts that meet the conditions, nearest to those given; ``None`` where no counts of so many people do."""
    jumlah = [distribusi.get(one, 0) for one in _URUT]
    total, many = sum(jumlah), len(_URUT)
    groups = _limits(syarat, total)
    if any(low > high for low, high in groups.values()):
        return None
    moving = many * total + 1  # one person less is worth more than all the steps together
    needed = (moving + many) * (total + 1)  # and a group that has its fewest more than all moves
    source, sink = 0, 2 * many + len(groups) + 1
    net = _Jaringan(sink + 1)
    for old, count in enumerate(jumlah):
        net.busur(source, 1 + old, count)
        for new in range(many):
            net.busur(1 + old, 1 + many + new, total, 0 if old == new else moving + abs(old - new))
    held, filled = [-1] * many, []
    for place, (names, (low, high)) in enumerate(groups.items(), start=2 * many + 1):
        for name in names:
            new = _URUT.index(name)
            held[new] = net.busur(1 + many + new, place, total)
        filled.append((net.busur(place, sink, low, -needed), low))
        net.busur(place, sink, high - low)
    sent = net.alirkan(source, sink)
    if sent < total or any(net.lewat(edge) < low for edge, low in filled):
        return None
    return {word: net.lewat(edge) for word, edge in zip(_URUT, held, strict=True)}


def kalimat_pola(pola: PolaTerdekat, distribusi: Mapping[Predikat, int]) -> str | None:
    """The count and the nearest distribution in a sentence; nothing where the counts fit."""
    start = f"Pola distribusi untuk capaian organisasi {pola.capaian}:"
    if pola.distribusi is None or pola.berubah is None:
        return f"{start} tidak ada susunan {pola.pegawai} pegawai yang sesuai pedoman itu."
    if not pola.berubah:
        return None
    changed = [
        f"{word} {pola.distribusi[word]} orang (sekarang {distribusi.get(word, 0)})"
        for word in _URUT if pola.distribusi[word] != distribusi.get(word, 0)
    ]
    return (
        f"{start} paling sedikit {pola.berubah} dari {pola.pegawai} pegawai berpredikat lain bila pedoman itu "
        f"dipenuhi. Susunan terdekat: {', '.join(changed)}. Hanya hitungan; predikat tetap berasal dari rating."
    )
