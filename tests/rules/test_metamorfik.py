"""What must not change an outcome, and where adding a person can lower another's level.

With a fixed tolerance, or with k = 0, somebody added at or below the mean pulls it down and both edges with it, so
nobody's level falls. With k standard deviations the spread changes too: somebody far below widens it and may push the
upper edge up, somebody near the mean narrows it and may lift the lower one. It holds exactly while the k-fold change
of the deviation is no larger than the fall of the mean.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.istilah import Kelompok, MetodePemetaan
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.rules.ketahanan import ketahanan
from kinerja_core.rules.pemeringkatan import peringkatkan

TANGGAL = date(2025, 12, 31)
SD, MUTLAK = MetodePemetaan.SIMPANGAN_BAKU, MetodePemetaan.MUTLAK
skor_satu = st.integers(0, 60).filter(lambda skor: skor != 1)  # 1 is refused: it looks like 100 %
pasangan = st.tuples(skor_satu, skor_satu)
unit = st.lists(pasangan, min_size=2, max_size=12)
lebar = st.sampled_from([Decimal(one) for one in ("0", "0.3", "0.5", "1", "2", "5")])


def _petakan(skor: list[tuple[Any, Any]], nama: str = "Orang", awal: int = 1, **cara: Any) -> HasilPemeringkatan:
    people = [
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=f"{nama} {nomor}", hasil=hasil, perilaku=perilaku)
        for nomor, (hasil, perilaku) in enumerate(skor, start=awal)
    ]
    return peringkatkan(people, tanggal=TANGGAL, **cara).hasil


def _letak(hasil: HasilPemeringkatan) -> list[tuple[Any, ...]]:
    """Scores and outcomes of everybody, in an order that does not depend on how they were given."""
    return sorted((one.hasil, one.perilaku, one.kelompok, one.peringkat, one.usulan_nilai) for one in hasil.pegawai)


@settings(max_examples=100)
@given(unit, lebar, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_given_changes_nothing(skor: list[Any], k: Decimal, acak: Any) -> None:
    campur = list(skor)
    acak.shuffle(campur)
    for metode in (SD, MUTLAK):
        cara = {"metode": metode, "k": k, "toleransi": k}
        assert _letak(_petakan(campur, **cara)) == _letak(_petakan(skor, **cara))


@settings(max_examples=100)
@given(unit, lebar)
def test_other_names_and_nip_change_nothing(skor: list[Any], k: Decimal) -> None:
    lain = _petakan(skor, nama="Pegawai", awal=301, metode=SD, k=k)
    semula = _petakan(skor, metode=SD, k=k)
    assert _letak(lain) == _letak(semula)
    assert [*ketahanan(lain, TANGGAL).hasil.values()] == [*ketahanan(semula, TANGGAL).hasil.values()]


@settings(max_examples=100)
@given(unit, lebar)
def test_twice_the_scores_change_no_kelompok_and_no_critical_k(skor: list[Any], k: Decimal) -> None:
    ganda = [(2 * hasil, 2 * perilaku) for hasil, perilaku in skor]
    semula, kemudian = _petakan(skor, metode=SD, k=k), _petakan(ganda, metode=SD, k=k)
    assert [(one.kelompok, one.peringkat, one.usulan_nilai) for one in semula.pegawai] == [
        (one.kelompok, one.peringkat, one.usulan_nilai) for one in kemudian.pegawai
    ]
    ruas = [[one.ruas for one in ketahanan(hasil, TANGGAL).hasil.values()] for hasil in (semula, kemudian)]
    assert ruas[0] == ruas[1]
    lebih = _petakan(ganda, metode=MUTLAK, toleransi=2 * k)
    assert [one.kelompok for one in lebih.pegawai] == [
        one.kelompok for one in _petakan(skor, metode=MUTLAK, toleransi=k).pegawai
    ]


def _turun(skor: list[Any], tambahan: tuple[Any, Any], **cara: Any) -> bool:
    """Whether somebody's kelompok is a lower one once a person is added."""
    groups = list(Kelompok)
    semula = {one.nip: one.kelompok for one in _petakan(skor, **cara).pegawai}
    return any(
        groups.index(one.kelompok) > groups.index(before)
        for one in _petakan([*skor, tambahan], **cara).pegawai
        if one.kelompok is not None and (before := semula.get(one.nip)) is not None
    )


def _bulat(skor: Fraction) -> int:
    """A whole score at or below this, that may be typed."""
    return int(skor) if skor >= 2 else 0


def _rata(skor: list[Any], unsur: int) -> Fraction:
    return Fraction(sum(one[unsur] for one in skor), len(skor))


@settings(max_examples=200)
@given(unit, lebar, st.fractions(0, 1), st.fractions(0, 1))
def test_a_person_added_below_the_mean_lowers_nobody_with_a_fixed_tolerance_or_with_k_zero(
    skor: list[Any], t: Decimal, bagian: Fraction, lain: Fraction
) -> None:
    tambahan = _bulat(_rata(skor, 0) * bagian), _bulat(_rata(skor, 1) * lain)
    assert not _turun(skor, tambahan, metode=MUTLAK, toleransi=t)
    assert not _turun(skor, tambahan, metode=SD, k=Decimal(0))


def test_with_k_deviations_a_person_added_far_below_can_lower_the_level_of_who_was_above() -> None:
    skor = [(80, 80), (80, 80), (80, 80), (80, 80), (80, 80), (84, 84), (76, 76)]
    assert _turun(skor, (0, 0), metode=SD, k=Decimal(1))  # 84 lay above, and the spread now reaches beyond it


def test_with_k_deviations_a_person_added_at_the_mean_can_lower_the_level_of_who_was_average() -> None:
    skor = [(60, 60), (100, 100), (100, 100), (71, 71), (69, 69), (80, 80)]
    rata = _rata(skor, 0)
    assert rata == 80
    assert _turun(skor, (80, 80), metode=SD, k=Decimal("0.62"))  # the narrower spread leaves 71 below its edge


@settings(max_examples=300)
@given(unit, lebar, st.fractions(0, 1))
def test_with_k_deviations_nobody_falls_while_the_deviation_moves_less_than_the_mean(
    skor: list[Any], k: Decimal, bagian: Fraction
) -> None:
    tambahan = _bulat(_rata(skor, 0) * bagian), _bulat(_rata(skor, 1) * bagian)

    def within(unsur: int) -> bool:
        lama, baru = [one[unsur] for one in skor], [one[unsur] for one in (*skor, tambahan)]
        mean = [Fraction(sum(one), len(one)) for one in (lama, baru)]
        ragam = [sum((x - m) ** 2 for x in one) / len(one) for one, m in zip((lama, baru), mean, strict=True)]
        fall = mean[0] - mean[1]
        # |k (s' - s)| <= fall, with both roots taken away from the decision: k²(a + b - 2√ab) <= fall²
        left = Fraction(k) ** 2 * (ragam[0] + ragam[1]) - fall**2
        return left <= 0 or left**2 <= 4 * Fraction(k) ** 4 * ragam[0] * ragam[1]

    if within(0) and within(1):
        assert not _turun(skor, tambahan, metode=SD, k=k)
