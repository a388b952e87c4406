"""A lone score far from all others is said with what it does, and nothing else is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Tingkat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.pencilan import pencilan, terpencil

TANGGAL = date(2025, 12, 31)


def skor(*hasil: object, **lain: Any) -> list[SkorPegawai]:
    return [
        SkorPegawai(nip=f"199001012015042{n:03d}", nama=f"Orang {n}", hasil=angka, perilaku=80, **lain)
        for n, angka in enumerate(hasil, start=1)
    ]


def sendiri(*hasil: str) -> bool:
    return terpencil([int(Decimal(one) * 10_000) for one in hasil])


@pytest.mark.parametrize("hasil", [
    ("80", "80", "80", "70"), ("80", "80", "80", "90"), ("80", "82", "84", "40"), ("1", "80", "81", "82", "83"),
    ("0.85", "80", "95", "90", "85"),
])  # fmt: skip
def test_a_lowest_or_highest_score_that_makes_most_of_the_spread_stands_alone(hasil: tuple[str, ...]) -> None:
    assert sendiri(*hasil)
    assert sendiri(*reversed(hasil))


@pytest.mark.parametrize("hasil", [
    ("80", "80", "70"), ("80", "80", "80", "70.0001"), ("80", "80", "80", "89.9999"), ("80", "80", "80", "50", "50"),
    ("10", "30", "50", "70", "90"), ("80", "80", "80", "80"), (), ("0", "20", "80", "100"),
])  # fmt: skip
def test_with_few_scores_a_neighbour_or_a_spread_of_its_own_none_does(hasil: tuple[str, ...]) -> None:
    assert not sendiri(*hasil)
    assert not sendiri(*reversed(hasil))


def test_the_score_is_named_with_its_neighbour_and_who_would_move_without_it() -> None:
    people = skor("85", "86", None, "87", "88", "20")
    (found,) = pencilan(people, tanggal=TANGGAL)
    assert (found.urutan, found.unsur) == (5, "hasil")
    assert found.pesan.startswith("Skor hasil kerja Orang 6 (20) jauh dari semua yang lain (terdekat 85); ")
    with_it, without = (
        {one.nama: one.kelompok for one in peringkatkan(given, tanggal=TANGGAL).hasil.pegawai}
        for given in (people, [*people[:-1], people[-1].model_copy(update={"hasil": None})])
    )
    moved = [
        f"{name} ({with_it[name]} menjadi {without[name]})"
        for name in with_it if name != "Orang 6" and with_it[name] is not without[name]
    ]
    assert moved
    assert found.pesan.endswith(f"tanpa skor ini {len(moved)} pegawai berpindah kelompok: {', '.join(moved)}.")


@pytest.mark.parametrize(("angka", "disebut"), [("50", True), ("50.0001", False), ("100", False), ("20.5", True)])
def test_where_nobody_moves_only_a_very_far_score_is_said(angka: str, disebut: bool) -> None:
    found = pencilan(skor("80", "80", "80", "80", angka), tanggal=TANGGAL)
    assert bool(found) is disebut
    for one in found:
        assert one.pesan.endswith("; tanpa skor ini tidak ada pegawai yang berpindah kelompok.")
        assert f"({angka.replace('.', ',')})" in one.pesan


def test_the_behaviour_is_looked_at_too_and_levels_that_are_stated_are_not() -> None:
    people = [one.model_copy(update={"perilaku": one.hasil, "hasil": Decimal(80)}) for one in skor(80, 80, 80, 80, 10)]
    people = [SkorPegawai.model_validate(one.model_dump()) for one in people]
    (found,) = pencilan(people, tanggal=TANGGAL)
    assert (found.urutan, found.unsur) == (4, "perilaku")
    assert found.pesan.startswith("Skor perilaku kerja Orang 5 (10)")
    stated = skor(80, 80, 80, 80, 10, tingkat_hasil=Tingkat.RATA_RATA, tingkat_perilaku=Tingkat.RATA_RATA)
    assert pencilan(stated, tanggal=TANGGAL, metode=MetodePemetaan.TINGKAT) == ()
    assert {one.kelompok for one in peringkatkan(
        stated, tanggal=TANGGAL, metode=MetodePemetaan.TINGKAT
    ).hasil.pegawai} == {Kelompok.K2}
