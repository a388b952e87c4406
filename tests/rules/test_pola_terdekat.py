"""The nearest distribution that fits the guideline, against every distribution there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

import pytest

from kinerja_core.model.istilah import CapaianOrganisasi, Predikat
from kinerja_core.rules.pola_distribusi import SyaratPola, periksa_pola
from kinerja_core.rules.pola_terdekat import kalimat_pola, pola_terdekat, terdekat

HARI = date(2025, 12, 31)
URUT = tuple(Predikat)


def _semua(banyak: int, tempat: int = len(URUT)) -> Iterator[tuple[int, ...]]:
    """Every way to spread people over places."""
    if tempat == 1:
        yield (banyak,)
        return
    for first in range(banyak + 1):
        for rest in _semua(banyak - first, tempat - 1):
            yield (first, *rest)


def _jarak(satu: tuple[int, ...], lain: tuple[int, ...]) -> tuple[int, int]:
    """People who change, and the steps they take along the predikat."""
    moved = sum(max(0, new - old) for old, new in zip(satu, lain, strict=True))
    steps = sum(abs(old - new) for old, new in zip(accumulate(satu), accumulate(lain), strict=True))
    return moved, steps


@pytest.mark.parametrize("capaian", list(CapaianOrganisasi))
def test_it_changes_the_fewest_people_by_the_fewest_steps_of_all_that_fit(capaian: CapaianOrganisasi) -> None:
    acak = random.Random(capaian.value)  # noqa: S311 - the same cases in every run
    for banyak in (1, 2, 3, 5, 8, 10, 11):
        sesuai = [
            one for one in _semua(banyak) if not periksa_pola(dict(zip(URUT, one, strict=True)), capaian, HARI).hasil
        ]
        for _ in range(6):
            kini = tuple(acak.choice(list(_semua(banyak))))
            hasil = pola_terdekat(dict(zip(URUT, kini, strict=True)), capaian, HARI).hasil
            if not sesuai:
                assert (hasil.berubah, hasil.distribusi) == (None, None)
                continue
            assert hasil.distribusi is not None
            dekat = tuple(hasil.distribusi[one] for one in URUT)
            assert dekat in sesuai
            assert _jarak(kini, dekat) == min(_jarak(kini, one) for one in sesuai)
            assert hasil.berubah == _jarak(kini, dekat)[0]


def test_a_unit_that_fits_needs_nobody_and_is_told_nothing() -> None:
    kini = {Predikat.SANGAT_BAIK: 7, Predikat.BAIK: 3}
    hasil = pola_terdekat(kini, CapaianOrganisasi.ISTIMEWA, HARI).hasil
    assert (hasil.berubah, hasil.distribusi and hasil.distribusi[Predikat.SANGAT_BAIK]) == (0, 7)
    assert kalimat_pola(hasil, kini) is None


def test_the_sentence_counts_and_names_the_nearest_distribution_and_advises_nothing() -> None:
    kini = {Predikat.SANGAT_BAIK: 15, Predikat.BAIK: 3}
    kalimat = kalimat_pola(pola_terdekat(kini, CapaianOrganisasi.ISTIMEWA, HARI).hasil, kini)
    assert kalimat == (
        "Pola distribusi untuk capaian organisasi Istimewa: paling sedikit 3 dari 18 pegawai berpredikat lain bila "
        "pedoman itu dipenuhi. Susunan terdekat: Sangat Baik 12 orang (sekarang 15), Baik 6 orang (sekarang 3). Hanya "
        "hitungan; predikat tetap berasal dari rating."
    )


def test_a_unit_too_small_for_the_pattern_is_said_to_be() -> None:
    kini = {Predikat.BAIK: 2}
    hasil = pola_terdekat(kini, CapaianOrganisasi.KURANG, HARI).hasil
    assert kalimat_pola(hasil, kini) == (
        "Pola distribusi untuk capaian organisasi Kurang: tidak ada susunan 2 pegawai yang sesuai pedoman itu."
    )


def test_a_group_may_have_a_fewest_and_a_most_and_conditions_that_exclude_each_other_fit_nobody() -> None:
    baik = {"predikat": ["Baik"]}
    both = [SyaratPola(**baik, paling_sedikit_orang=2), SyaratPola(**baik, paling_banyak_persen=50)]
    for kini, dekat in ((10, 5), (1, 2), (3, 3)):
        found = terdekat({Predikat.BAIK: kini, Predikat.KURANG: 10 - kini}, both)
        assert found is not None
        assert found[Predikat.BAIK] == dekat
    never = [SyaratPola(**baik, paling_sedikit_persen=60), SyaratPola(**baik, paling_banyak_persen=10)]
    assert terdekat({Predikat.BAIK: 10}, never) is None


def test_a_ministry_is_counted_at_once() -> None:
    kini = {Predikat.SANGAT_BAIK: 90_000, Predikat.BAIK: 10_000}
    assert pola_terdekat(kini, CapaianOrganisasi.SANGAT_KURANG, HARI).hasil.berubah == 90_000
