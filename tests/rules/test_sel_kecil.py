"""No cell of fewer people than allowed is shown, nor can one be computed from what is shown."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest

from kinerja_core.rules.sel_kecil import Tersamar, samarkan

Ciri = dict[str, tuple[list[str], list[str]]]
TERKECIL = 5


def _unit(acak: random.Random, banyak: int) -> tuple[list[bool], Ciri]:
    """A unit in which traits hang together as in an office: a PPPK has no golongan ruang, the young are new."""
    status = acak.choices(["PNS", "PPPK"], [acak.choice([1, 4, 20]), 1], k=banyak)
    usia = acak.choices(["muda", "tengah", "tua"], [2, 3, acak.choice([1, 3])], k=banyak)
    golongan = ["PPPK" if one == "PPPK" else acak.choice(["II", "III", "III", "IV"]) for one in status]
    masuk = [
        "baru" if one == "muda" and acak.random() < 0.7 else acak.choice(["tetap"] * 8 + ["pergi"]) for one in usia
    ]
    kelamin = acak.choices("PW", [1, acak.choice([1, 5])], k=banyak)
    condong = acak.choice([0.0, 0.3, 0.6])
    dihitung = [acak.random() < 0.3 + condong * (one == "muda") for one in usia]
    return dihitung, {
        "kelamin": (kelamin, ["P", "W"]), "status": (status, ["PNS", "PPPK"]),
        "golongan": (golongan, ["II", "III", "IV", "PPPK"]), "usia": (usia, ["muda", "tengah", "tua"]),
        "masuk": (masuk, ["tetap", "baru", "pergi"]),
    }  # fmt: skip


def _tampil(hasil: Tersamar, ciri: Ciri) -> Iterator[frozenset[int]]:
    """The people of every row that is shown, and all of them."""
    if hasil.jumlah is None:
        return
    yield frozenset(range(len(next(iter(ciri.values()))[0])))
    for one in hasil.ciri:
        for sel in one.sel:
            yield frozenset(n for n, group in enumerate(ciri[one.nama][0]) if group in sel.nama.split(" + "))


def _sel(ciri: Ciri) -> set[frozenset[int]]:
    """Every cell: those of one trait, and of several together."""
    found = set()
    for size in range(1, len(ciri) + 1):
        for names in combinations(ciri, size):
            for groups in product(*(set(ciri[name][0]) for name in names)):
                chosen = [(ciri[name][0], group) for name, group in zip(names, groups, strict=True)]
                found.add(frozenset(
                    n for n in range(len(chosen[0][0])) if all(given[n] == group for given, group in chosen)
                ))
    return found - {frozenset()}


def _dapat_dihitung(sel: frozenset[int], baris: Sequence[frozenset[int]], banyak: int) -> bool:
    """Whether a sum over a cell is a sum of multiples of sums over the rows: elimination with exact fractions."""
    rows = [[Fraction(n in row) for n in range(banyak)] for row in baris]
    wanted = [Fraction(n in sel) for n in range(banyak)]
    for column in range(banyak):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            if wanted[column]:
                return False
            continue
        rows = [row for row in rows if row is not pivot]
        rows = [_kurangi(row, pivot, column) for row in rows]
        wanted = _kurangi(wanted, pivot, column)
    return not any(wanted)


def _kurangi(baris: list[Fraction], poros: list[Fraction], kolom: int) -> list[Fraction]:
    if not baris[kolom]:
        return baris
    times = baris[kolom] / poros[kolom]
    return [a - times * b for a, b in zip(baris, poros, strict=True)]


@pytest.mark.parametrize("benih", range(24))
def test_no_small_cell_is_shown_and_none_is_a_difference_of_those_shown(benih: int) -> None:
    acak = random.Random(benih)  # noqa: S311 - the same units in every run
    dihitung, ciri = _unit(acak, acak.choice([16, 30, 45, 60, 90]))
    hasil = samarkan(dihitung, ciri, TERKECIL)
    # people of the same kind are one unknown: a sum over some of them only is never determined
    jenis = [*dict.fromkeys(zip(*(given for given, _ in ciri.values()), strict=True))]
    milik = [jenis.index(one) for one in zip(*(given for given, _ in ciri.values()), strict=True)]
    baris = [frozenset(milik[n] for n in row) for row in _tampil(hasil, ciri)]
    for row in _tampil(hasil, ciri):
        assert min(sum(dihitung[n] for n in row), sum(not dihitung[n] for n in row)) >= TERKECIL
    for one in hasil.ciri:
        assert bool(one.sel) != bool(one.sebab)
        assert not one.sel or sum(sel.jumlah for sel in one.sel) == hasil.jumlah == sum(dihitung)
        assert not one.sel or sum(sel.pegawai for sel in one.sel) == len(dihitung)
    for sel in _sel(ciri):
        terhitung = sum(dihitung[n] for n in sel)
        if baris and min(terhitung, len(sel) - terhitung) < TERKECIL:
            assert not _dapat_dihitung(frozenset(milik[n] for n in sel), baris, len(jenis)), (benih, len(sel))


def _unit_kecil(benih: int) -> tuple[list[bool], Ciri]:
    acak = random.Random(benih)  # noqa: S311 - the same units in every run
    banyak = 12
    ciri: Ciri = {
        "kelamin": (acak.choices("PW", k=banyak), ["P", "W"]),
        "usia": (acak.choices(["muda", "tengah", "tua"], k=banyak), ["muda", "tengah", "tua"]),
        "status": (acak.choices(["PNS", "PPPK"], [3, 1], k=banyak), ["PNS", "PPPK"]),
    }
    return [acak.random() < 0.45 for _ in range(banyak)], ciri


#: The last four are units in which only one way to spread the counts is left when one table too many is shown.
@pytest.mark.parametrize("benih", [*range(12), 94, 428, 523, 710])
def test_who_knows_everybodys_traits_cannot_tell_a_small_cell_by_trying_every_way(benih: int) -> None:
    """With a smallest cell of two, every way to spread the counts over twelve people is tried."""
    dihitung, ciri = _unit_kecil(benih)
    banyak, terkecil = 12, 2
    hasil = samarkan(dihitung, ciri, terkecil)
    baris = [*_tampil(hasil, ciri)]
    if not baris:
        assert min(sum(dihitung), banyak - sum(dihitung)) < terkecil
        return
    topeng = [(sum(1 << n for n in row), sum(dihitung[n] for n in row)) for row in baris]
    cara = [
        way for way in range(1 << banyak) if all((way & mask).bit_count() == count for mask, count in topeng)
    ]
    for sel in _sel(ciri):
        terhitung = sum(dihitung[n] for n in sel)
        if min(terhitung, len(sel) - terhitung) < terkecil:
            mask = sum(1 << n for n in sel)
            assert len({(way & mask).bit_count() for way in cara}) > 1, (benih, sorted(sel))


@pytest.mark.parametrize(("benih", "tampil"), [(0, [2, 0, 2]), (1, [2, 2, 0]), (4, [2, 2, 0]), (40, [2, 0, 2])])
def test_a_second_table_is_shown_where_four_people_could_change_places(benih: int, tampil: list[int]) -> None:
    dihitung, ciri = _unit_kecil(benih)
    assert [len(one.sel) for one in samarkan(dihitung, ciri, 2).ciri] == tampil


def test_a_cell_that_two_tables_together_would_give_is_not_shown() -> None:
    """All PPPK stand in their own row; of golongan only II would be left over from a row that holds both."""
    status = ["PPPK"] * 12 + ["PNS"] * 40
    golongan = ["PPPK"] * 12 + ["II"] * 3 + ["III"] * 37
    dihitung = [n % 2 == 0 for n in range(52)]
    hasil = samarkan(
        dihitung, {"status": (status, ["PNS", "PPPK"]), "golongan": (golongan, ["III", "II", "PPPK"])}, TERKECIL
    )
    assert [sel.nama for sel in hasil.ciri[0].sel] == ["PNS", "PPPK"]
    assert [sel.nama for sel in hasil.ciri[1].sel] == ["III + II", "PPPK"]


def test_a_small_group_is_put_together_with_its_neighbour() -> None:
    usia = ["muda"] * 4 + ["tengah"] * 16 + ["tua"] * 20
    hasil = samarkan([n % 2 == 0 for n in range(40)], {"usia": (usia, ["muda", "tengah", "tua"])}, TERKECIL)
    assert [(sel.nama, sel.pegawai, sel.jumlah) for sel in hasil.ciri[0].sel] == [
        ("muda + tengah", 20, 10), ("tua", 20, 10),
    ]


@pytest.mark.parametrize(
    ("dihitung", "sebab"),
    [([], "Kurang dari 5"), ([True] * 4 + [False] * 30, "Kurang dari 5"), ([False] * 4 + [True] * 30, "Kurang dari 5")],
)
def test_where_few_are_counted_or_few_are_not_nothing_is_shown(dihitung: list[bool], sebab: str) -> None:
    hasil = samarkan(dihitung, {"kelamin": (["P", "W"] * (len(dihitung) // 2), ["P", "W"])}, TERKECIL)
    assert hasil.jumlah is None
    assert hasil.ciri[0].sebab is not None
    assert sebab in hasil.ciri[0].sebab


@pytest.mark.parametrize("banyak", [5, 30])
def test_just_enough_who_are_counted_or_not_may_be_told(banyak: int) -> None:
    hasil = samarkan([n < banyak for n in range(35)], {"status": (["PNS"] * 35, ["PNS", "PPPK"])}, TERKECIL)
    assert hasil.jumlah == banyak


def test_a_trait_that_all_share_says_so() -> None:
    hasil = samarkan([n % 2 == 0 for n in range(40)], {"status": (["PNS"] * 40, ["PNS", "PPPK"])}, TERKECIL)
    assert hasil.ciri[0].sebab == "Semua pegawai berada di satu kelompok."
