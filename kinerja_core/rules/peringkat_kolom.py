"""Pemeringkatan of very many people in columns: the same outcome as :func:`.pemeringkatan.peringkatkan`, line for line.

Only what depends on everybody is computed here: averages, order, ranks, proposed nilai. What is said of one person
depends on that person's places and choices alone, so it is asked of the careful function once for each kind of person,
in a unit of three. Where that does not hold (levels typed by hand, a lone score far from all others, a pattern to
compare with) nothing is answered, and the careful function ranks everybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat, Tingkat, UrutanPeringkat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, RataRata, SkorPegawai
from kinerja_core.model.skor_kolom import AngkaSkor, KolomSkor, SifatSkor
from kinerja_core.rules.aturan import Rujukan, muat
from kinerja_core.rules.pemeringkatan import (
    _Cara,
    _open_questions,
    _order_questions,
    _tables,
    _unknown_weights,
    peringkatkan,
)
from kinerja_core.rules.pencilan import terpencil
from kinerja_core.rules.rata_rata import SKALA, desimal, kalimat_sebagian, tepi

_UNSUR: Final = (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))
_TINGKAT: Final = tuple(Tingkat)
#: Fewer people with both scores than this are for the careful way, which has more to say of them.
_SEDIKIT: Final = 3
#: Scores of the two others in a unit of three whose first person has 60, by where 60 then lies.
_LAIN: Final = {Tingkat.DI_ATAS: 50, Tingkat.RATA_RATA: 60, Tingkat.DI_BAWAH: 70}
_ORANG: Final = tuple(NIP(f"19900101200003100{number}") for number in (1, 2, 3))


@dataclass(frozen=True, slots=True, eq=False)
class JenisOrang:
    """What is the same for all people with equal places and choices."""

    hasil: HasilPegawai
    catatan_sendiri: str  #: what is noted of somebody whose composite nobody else in the group differs from
    catatan: tuple[str, ...]


class _Ringan(NamedTuple):
    """One person for the questions that are asked of all: see ``_open_questions``."""

    skor: _Skor
    peringkat: int | None
    predikat: Predikat | None
    konflik: tuple[str, ...]


class _Skor(NamedTuple):
    nama: str
    nilai: int | None


@dataclass(frozen=True, slots=True)
class PeringkatKolom:
    """The outcome, in rank order: ``urutan`` gives the place of each person in the columns."""

    kolom: KolomSkor
    urutan: Sequence[int]
    peringkat: Sequence[int | None]
    jenis: Sequence[JenisOrang]  #: by the place in the columns
    komposit: Sequence[int | None]
    usulan_nilai: Sequence[int | None]
    sendiri: frozenset[int]  #: places of people whose usulan is that of a group without spread

    def pegawai(self, banyak: int) -> tuple[HasilPegawai, ...]:
        """The first people as records."""
        return tuple(self._record(number) for number in range(min(banyak, len(self.urutan))))

    def catatan(self, tempat: int) -> tuple[str, ...]:
        """What is noted of a person."""
        kind = self.jenis[tempat]
        return (*kind.catatan, kind.catatan_sendiri) if tempat in self.sendiri else kind.catatan

    def _record(self, nomor: int) -> HasilPegawai:
        place = self.urutan[nomor]
        column, total = self.kolom, self.komposit[place]
        result, behaviour = column.hasil[place], column.perilaku[place]
        return self.jenis[place].hasil.model_copy(update={
            "nip": NIP(column.nip[place]), "nama": column.nama[place], "jabatan": column.jabatan[place] or None,
            "hasil": result and result.nilai, "perilaku": behaviour and behaviour.nilai,
            "komposit": None if total is None else desimal(total, 100 * SKALA),
            "peringkat": self.peringkat[nomor], "usulan_nilai": self.usulan_nilai[place],
            "catatan": self.catatan(place),
        })


def peringkatkan_kolom(
    kolom: KolomSkor, *, tanggal: date, banyak: int, metode: MetodePemetaan | None = None, k: Decimal | None = None,
    toleransi: Decimal | None = None, bobot: tuple[int, int] | None = None, urutan: UrutanPeringkat | None = None,
) -> tuple[PeringkatKolom, HasilPemeringkatan, tuple[Rujukan, ...]] | None:
    """Map and rank the people of one unit; ``None`` where :func:`peringkatkan` must do it.

    Args:
        kolom: everybody in the unit.
        tanggal: last day of the assessment period.
        banyak: how many of the first people the outcome holds as records.
        metode: as for :func:`peringkatkan`.
        k: the same.
        toleransi: the same.
        bobot: the same.
        urutan: the same.
    """
    tables = _tables(tanggal)
    usual = tables.hasil[1]
    way = _Cara.dengan_bawaan(usual, metode=metode, k=k, toleransi=toleransi, bobot=bobot, urutan=urutan)
    warnings = [*tables.peringatan, *_unknown_weights(way.bobot, usual)]
    if way.metode is MetodePemetaan.TINGKAT:
        return None
    totals = _totals(kolom, way.bobot)
    placed = _places(kolom, way, warnings)
    if placed is None or len(totals) - totals.count(None) < _SEDIKIT:
        return None
    places, averages = placed
    ask = _asker(tanggal)
    known_kinds: dict[tuple[int, int, int], JenisOrang] = {}  # equal choices share one object
    kinds = []
    for one, other, sifat in zip(*places, kolom.sifat, strict=True):
        key = one, other, id(sifat)
        kind = known_kinds.get(key)
        if kind is None:
            kind = known_kinds[key] = ask(one, other, sifat)
        kinds.append(kind)
    order, ranks, decided = _rank(kolom, kinds, totals, way.urutan)
    proposals, alone = _proposals(kinds, totals, tanggal)
    made = PeringkatKolom(kolom, order, ranks, kinds, totals, proposals, alone)
    light: list[Any] = [  # as far as the questions look at them
        _Ringan(_Skor(kolom.nama[place], kinds[place].hasil.nilai), rank, kinds[place].hasil.predikat,
                kinds[place].hasil.konflik)
        for place, rank in zip(order, ranks, strict=True)
    ]
    warnings += [*_open_questions(light), *_order_questions(light, way, decided)]
    said, proposed = Counter(one.hasil.predikat for one in kinds), Counter(one.hasil.usulan_predikat for one in kinds)
    result = HasilPemeringkatan(
        **way.dipakai, menurut_predikat=tuple(one for one in Kelompok if one in decided), rata_rata=averages,
        pegawai=made.pegawai(banyak), distribusi={one: said[one] for one in Predikat},
        usulan_distribusi={one: proposed[one] for one in Predikat}, peringatan=tuple(warnings),
    )
    return made, result, tuple(dict.fromkeys(tables.rujukan))


def _places(
    kolom: KolomSkor, cara: _Cara, peringatan: list[str]
) -> tuple[list[list[int]], dict[str, RataRata]] | None:
    """Where everybody lies in each score (-1 without one), and the averages; ``None`` where an average needs care."""
    places: list[list[int]] = []
    averages: dict[str, RataRata] = {}
    for unsur, name in _UNSUR:
        numbers = [one and one.skala for one in getattr(kolom, unsur)]
        known = [number for number in numbers if number is not None]
        if len(known) < 2 or terpencil(known):
            return None
        limits, averages[unsur] = tepi(known, cara.metode, cara.k, cara.toleransi)
        if len(known) < len(numbers):
            peringatan.append(kalimat_sebagian(name, len(known), len(numbers)))
        low, high = limits.bawah, limits.atas
        places.append([
            -1 if number is None else 0 if number > high else 2 if number < low else 1 for number in numbers
        ])
    return places, averages


def _asker(tanggal: date) -> Callable[[int, int, SifatSkor], JenisOrang]:
    """What asks the careful function about one kind of person; weights and order change nothing of it."""

    def ask(hasil: int, perilaku: int, sifat: SifatSkor) -> JenisOrang:
        scores = {
            name: (None, 60) if place < 0 else (60, _LAIN[_TINGKAT[place]])
            for name, place in (("hasil", hasil), ("perilaku", perilaku))
        }
        own = {name: one for name, (one, _) in scores.items()}
        others = {name: other for name, (_, other) in scores.items()}
        unit = [
            SkorPegawai.model_validate({"nip": _ORANG[0], "nama": "A", **own, **sifat._asdict()}),
            *(SkorPegawai.model_validate({"nip": nip, "nama": "B", **others}) for nip in _ORANG[1:]),
        ]
        outcome = peringkatkan(unit, tanggal=tanggal, metode=MetodePemetaan.MUTLAK, toleransi=Decimal(1)).hasil
        one = next(person for person in outcome.pegawai if person.nip == _ORANG[0])
        alone = one.usulan_nilai is not None  # in a group of its own the note stands last
        return JenisOrang(one, one.catatan[-1] if alone else "", one.catatan[:-1] if alone else one.catatan)

    return ask


def _totals(kolom: KolomSkor, bobot: tuple[int, int]) -> list[int | None]:
    first, second = bobot
    return [
        None if one is None or other is None else first * one.skala + second * other.skala
        for one, other in zip(kolom.hasil, kolom.perilaku, strict=True)
    ]


def _rank(
    kolom: KolomSkor, jenis: Sequence[JenisOrang], komposit: Sequence[int | None], urutan: UrutanPeringkat
) -> tuple[list[int], list[int | None], frozenset[Kelompok]]:
    """Places in rank order, the rank of each, and the kelompok that stand in the order of their predikat."""
    members: defaultdict[Kelompok, set[bool]] = defaultdict(set)
    for one in set(jenis):
        if one.hasil.kelompok is not None:
            members[one.hasil.kelompok].add(one.hasil.predikat is not None)
    whole = frozenset(group for group, known in members.items() if known == {True})
    if urutan is UrutanPeringkat.KOMPOSIT or (urutan is UrutanPeringkat.PREDIKAT and len(whole) < len(members)):
        whole = frozenset()
    groups, grades = {one: n for n, one in enumerate(Kelompok)}, {one: n for n, one in enumerate(Predikat)}
    heads: dict[JenisOrang, int] = {}
    for one in set(jenis):
        group, grade = one.hasil.kelompok, one.hasil.predikat
        if group is not None:
            ahead = groups[group] if urutan is UrutanPeringkat.KELOMPOK else 0
            heads[one] = (ahead * 16 + (grades[grade] if grade is not None and group in whole else 0)) << 80
    last = 1 << 100
    keys = [
        last if total is None or kind not in heads
        else heads[kind] - (total << 50) - (result.skala << 25) - behaviour.skala + (1 << 79)
        for kind, total, result, behaviour in _rows(kolom, jenis, komposit)
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ranks: list[int | None] = []
    before, number = -1, 0
    for place, index in enumerate(order, start=1):
        key = keys[index]
        if key != before:
            before, number = key, place
        ranks.append(None if key == last else number)
    return order, ranks, whole


_NONE: Final = AngkaSkor(Decimal(0), 0, "")


def _rows(
    kolom: KolomSkor, jenis: Sequence[JenisOrang], komposit: Sequence[int | None]
) -> Iterator[tuple[JenisOrang, int | None, AngkaSkor, AngkaSkor]]:
    for kind, total, result, behaviour in zip(jenis, komposit, kolom.hasil, kolom.perilaku, strict=True):
        yield kind, total, result or _NONE, behaviour or _NONE


def _proposals(
    jenis: Sequence[JenisOrang], komposit: Sequence[int | None], tanggal: date
) -> tuple[list[int | None], frozenset[int]]:
    """The proposed nilai of everybody, and who is in a group without spread: as :func:`peringkatkan` spreads bands."""
    bands = muat("rentang_nilai").pada(tanggal).hasil
    spans: dict[tuple[Kelompok, Predikat], list[int]] = {}
    groups = {
        one: (one.hasil.kelompok, one.hasil.usulan_predikat) for one in set(jenis)
        if one.hasil.kelompok is not None and one.hasil.usulan_predikat is not None
    }
    for one, total in zip(jenis, komposit, strict=True):
        group = groups.get(one)
        if group is not None and total is not None:
            span = spans.setdefault(group, [total, total])
            if total > span[0]:
                span[0] = total
            elif total < span[1]:
                span[1] = total
    found: list[int | None] = []
    alone: set[int] = set()
    rules = {group: (*bands[group[0]][group[1]], best, best - least) for group, (best, least) in spans.items()}
    for place, (one, total) in enumerate(zip(jenis, komposit, strict=True)):
        group = groups.get(one)
        if group is None or total is None:
            found.append(None)
            continue
        low, high, best, spread = rules[group]
        if spread:
            found.append(high + (spread - 2 * (high - low) * (best - total)) // (2 * spread))
        else:
            found.append(high)
            alone.add(place)
    return found, frozenset(alone)
