"""Sel kecil: counts by traits, put together until no cell is too small, and none can be computed from those shown.

Whoever reads the tables knows everybody's traits but not whose count it is. A small cell is safe when there is another
way to spread the same counts over the same people, in which it has another number: two people, or four, change places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from kinerja_core.model.dasar import Rekaman

_KECIL: Final[str] = "Terlalu sedikit orang di setiap kelompok selain satu."
_TERHITUNG: Final[str] = "Ditutup, karena kelompok kecil dapat dihitung dari tabel lain."
_SATU: Final = "Semua pegawai berada di satu kelompok."

#: A person's group in each trait, as numbers.
_Orang = tuple[int, ...]
#: For each trait that is shown, which groups stand together: the number of the cell by that of the group.
_Susunan = dict[int, tuple[int, ...]]


class SelTampil(Rekaman):
    """One row that may be shown."""

    nama: Annotated[str, Field(min_length=1)]
    pegawai: int
    jumlah: int


class CiriTampil(Rekaman):
    """One trait: its rows, or why there are none."""

    nama: str
    sel: tuple[SelTampil, ...] = ()
    sebab: str | None = None


class Tersamar(NamedTuple):
    """What may be shown: the count of all, ``None`` when not even that, and every trait."""

    jumlah: int | None
    ciri: tuple[CiriTampil, ...]


def samarkan(
    dihitung: Sequence[bool], ciri: Mapping[str, tuple[Sequence[str], Sequence[str]]], terkecil: int
) -> Tersamar:
    """Put groups together until every count, and every count of the others, has so many people.

    Args:
        dihitung: of each person, whether counted.
        ciri: name of a trait -> the group of each person, and all groups in the order in which neighbours may join.
        terkecil: the fewest people in a cell.
    """
    orders = [[*order] for _, order in ciri.values()]
    numbers = [[order.index(one) for one in given] for (given, _), order in zip(ciri.values(), orders, strict=True)]
    people = [*zip(*numbers, strict=True)] if dihitung else []
    total = sum(dihitung)
    if total < terkecil or len(dihitung) - total < terkecil:
        few = f"Kurang dari {terkecil} orang terhitung, atau kurang dari {terkecil} yang lain."
        return Tersamar(None, tuple(CiriTampil(nama=name, sebab=few) for name in ciri))
    tabel = _Tabel(people, dihitung, terkecil)
    shown: _Susunan = {}
    found = []
    for place, name in enumerate(ciri):
        arrangement, why = tabel.susun(place, len(orders[place]), shown)
        if arrangement is not None:
            shown[place] = arrangement
        cells = () if arrangement is None else tuple(tabel.sel(place, arrangement, orders[place]))
        found.append(CiriTampil(nama=name, sel=cells, sebab=why))
    return Tersamar(total, tuple(found))


class _Tabel:
    """People and who of them is counted."""

    def __init__(self, orang: Sequence[_Orang], dihitung: Sequence[bool], terkecil: int) -> None:
        self._least = terkecil
        self._all = Counter(orang)
        self._counted = Counter(one for one, counted in zip(orang, dihitung, strict=True) if counted)

    def susun(self, ciri: int, banyak: int, lain: _Susunan) -> tuple[tuple[int, ...] | None, str | None]:
        """How the groups of a trait stand together beside the traits that are shown already; or why they do not."""
        there = [group for group in range(banyak) if self._count(ciri, [group])[0]]
        if len(there) < 2:
            return None, _SATU
        why = _KECIL
        for cells in self._wide_enough(ciri, there):
            numbers = {group: number for number, cell in enumerate(cells) for group in cell}
            arrangement = tuple(numbers.get(group, 0) for group in range(banyak))
            if self._aman(lain | {ciri: arrangement}):
                return arrangement, None
            why = _TERHITUNG
        return None, why

    def _wide_enough(self, ciri: int, kelompok: Sequence[int]) -> list[list[Sequence[int]]]:
        """Every way to put neighbours together into cells of enough people: most cells first, then the evenest."""
        found = []
        for cuts in product((True, False), repeat=len(kelompok) - 1):
            edges = [0, *(place for place, cut in enumerate(cuts, start=1) if cut), len(kelompok)]
            cells = [kelompok[first:last] for first, last in pairwise(edges)]
            fewest = min(min(self._count(ciri, cell)[1:]) for cell in cells)
            if len(cells) > 1 and fewest >= self._least:
                found.append((-len(cells), -fewest, cells))
        return [cells for *_, cells in sorted(found, key=lambda one: one[:2])]

    def sel(self, ciri: int, susunan: Sequence[int], nama: Sequence[str]) -> Iterator[SelTampil]:
        """The rows of a trait."""
        for number in sorted(set(susunan)):
            groups = [group for group, one in enumerate(susunan) if one == number and self._count(ciri, [group])[0]]
            people, counted, _ = self._count(ciri, groups)
            yield SelTampil(nama=" + ".join(nama[group] for group in groups), pegawai=people, jumlah=counted)

    def _count(self, ciri: int, sel: Sequence[int]) -> tuple[int, int, int]:
        """People of a cell, those counted, and the others."""
        people = sum(number for one, number in self._all.items() if one[ciri] in sel)
        counted = sum(number for one, number in self._counted.items() if one[ciri] in sel)
        return people, counted, people - counted

    # -- nothing small can be computed ----------------------------------------------------------------

    def _aman(self, susunan: _Susunan) -> bool:
        """Whether every small cell, of any traits together, could have another number with the same tables."""
        kinds = [*self._all]
        shown = {one: tuple(cells[one[trait]] for trait, cells in susunan.items()) for one in kinds}
        atoms: dict[tuple[int, ...], list[_Orang]] = {}
        for one in kinds:
            atoms.setdefault(shown[one], []).append(one)
        changes = _Pertukaran(atoms, self._all, self._counted)
        return all(changes.mungkin(cell) for cell in self._small())

    def _small(self) -> Iterator[frozenset[_Orang]]:
        """Every cell, of one trait or of several together, in which too few are counted or not."""
        many = len(next(iter(self._all), ()))
        seen: set[frozenset[_Orang]] = set()
        for size in range(1, many + 1):
            for traits in combinations(range(many), size):
                cells: dict[tuple[int, ...], list[_Orang]] = {}
                for one in self._all:
                    cells.setdefault(tuple(one[trait] for trait in traits), []).append(one)
                for members in cells.values():
                    counted = sum(self._counted[one] for one in members)
                    others = sum(self._all[one] for one in members) - counted
                    cell = frozenset(members)
                    if min(counted, others) < self._least and cell not in seen:
                        seen.add(cell)
                        yield cell


class _Pertukaran:
    """Ways to spread the counts otherwise that leave every table as it is."""

    def __init__(
        self, atom: Mapping[tuple[int, ...], Sequence[_Orang]], semua: Counter[_Orang], dihitung: Counter[_Orang]
    ) -> None:
        self._giving = {key: [one for one in kinds if dihitung[one]] for key, kinds in atom.items()}
        self._taking = {key: [one for one in kinds if semua[one] > dihitung[one]] for key, kinds in atom.items()}
        self._atom = {one: key for key, kinds in atom.items() for one in kinds}
        self._through: dict[tuple[int, ...], list[tuple[tuple[int, ...], ...]]] = {key: [] for key in atom}
        givers = [key for key in atom if self._giving[key]]
        for first, second in combinations(givers, 2):
            for crossed in self._crossed(first, second):
                for key in {first, second, *crossed}:
                    self._through[key].append((first, second, *crossed))

    def _crossed(
        self, satu: tuple[int, ...], lain: tuple[int, ...]
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The pairs that stand in the same rows as two others: some traits of the one with the rest of the other."""
        apart = [place for place, (a, b) in enumerate(zip(satu, lain, strict=True)) if a != b]
        for swap in product((False, True), repeat=max(0, len(apart) - 1)):
            if not any(swap):
                continue
            moved = {place for place, one in zip(apart[1:], swap, strict=True) if one}
            third = tuple(lain[place] if place in moved else value for place, value in enumerate(satu))
            fourth = tuple(satu[place] if place in moved else value for place, value in enumerate(lain))
            if third != lain and self._taking.get(third) and self._taking.get(fourth):
                yield third, fourth

    def mungkin(self, sel: frozenset[_Orang]) -> bool:
        """Whether some exchange changes how many of a cell are counted."""
        atoms = {self._atom[one] for one in sel}
        for key in atoms:
            inside, outside = ({one in sel for one in kinds} for kinds in (self._giving[key], self._taking[key]))
            if inside and outside and inside | outside == {True, False}:
                return True
        tried: set[tuple[tuple[int, ...], ...]] = set()
        for key in atoms:
            for exchange in self._through[key]:
                if exchange not in tried and self._changes(exchange, sel):
                    return True
                tried.add(exchange)
        return False

    def _changes(self, tukar: tuple[tuple[int, ...], ...], sel: frozenset[_Orang]) -> bool:
        first, second, third, fourth = tukar
        sides = (self._giving[first], self._giving[second], self._taking[third], self._taking[fourth])
        places = [{one in sel for one in kinds} for kinds in sides]
        if any(len(one) > 1 for one in places):
            return True
        gone, came = (sum(one == {True} for one in half) for half in (places[:2], places[2:]))
        return gone != came
