"""What is said of all evaluators together: counts by the words of the rule, and only where they point at nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import HasilKelompok360, HasilPerilaku360, Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.rules.mutu_360 import (
    BatasSebaran,
    HitunganPenilai,
    SebaranNilai,
    aturan_mutu,
    beda_kelompok,
    dengan_sebaran,
    hitung_penilai,
    mutu,
    sebaran_unit,
)
from kinerja_core.rules.perilaku_360 import instrumen, skor_perilaku_360

TANGGAL = date(2025, 12, 31)
ALAT, UKURAN = instrumen(TANGGAL).hasil, aturan_mutu(TANGGAL).hasil
ATASAN, REKAN, BAWAHAN, DIRI = Hubungan.ATASAN, Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN, Hubungan.DIRI


def nip(nomor: int) -> NIP:
    return NIP(f"199103142015031{nomor:03d}")


def satu(dinilai: int, hubungan: Hubungan, angka: int | None) -> Penilaian360:
    scores = {value: (angka,) * len(items) for value, items in PANDUAN.items()}
    return Penilaian360(nama=f"Orang {dinilai}", nip=nip(dinilai), hubungan=hubungan, skor=scores)


def dinilai(*isi: tuple[int, int, Hubungan, int | None]) -> dict[NIP, dict[NIP, Penilaian360]]:
    """Ratings as ``(of whom, by whom, as what, the number on every item)``."""
    found: dict[NIP, dict[NIP, Penilaian360]] = {}
    for whom, by, group, number in isi:
        found.setdefault(nip(whom), {})[nip(by)] = satu(whom, group, number)
    return found


def test_evaluators_are_counted_once_and_as_the_hidden_ones_where_they_are_both() -> None:
    tim = [(whom, by, REKAN, 4) for whom in (1, 2, 3, 4) for by in (1, 2, 3, 4) if whom != by]
    bos = [(whom, 9, ATASAN, 3 + whom % 2) for whom in (1, 2, 3, 4)]
    diri = [(1, 1, DIRI, 5)]
    # 1 is the atasan of 5, and hidden as a rekan; of 5 two bawahan are too few, and 7 has rated nothing
    lima = [(5, 1, ATASAN, 4), (5, 6, BAWAHAN, 2), (5, 7, BAWAHAN, None), (8, 1, BAWAHAN, None)]
    found = hitung_penilai(dinilai(*tim, *bos, *diri, *lima), ALAT, UKURAN)
    assert found == HitunganPenilai(atasan=1, atasan_sama=0, anonim=4, anonim_sama=4, jawaban=12, menyendiri=0)
    sama = [(whom, 9, ATASAN, 3) for whom in (1, 2, 3, 4)]
    assert hitung_penilai(dinilai(*tim, *sama), ALAT, UKURAN).atasan_sama == 1
    assert hitung_penilai(dinilai(*tim[:3], *sama[:2]), ALAT, UKURAN).atasan_sama == 0, "of two nobody can say so"


@pytest.mark.parametrize(
    ("angka", "menyendiri"), [((4, 4, 4, 3), 0), ((4, 4, 4, 2), 1), ((2, 2, 2, 4), 1), ((3, 3, 3), 0)]
)
def test_an_answer_far_from_the_mean_of_the_others_of_its_group_stands_alone(
    angka: tuple[int, ...], menyendiri: int
) -> None:
    isi = [(1, 10 + n, REKAN, one) for n, one in enumerate(angka)]
    assert hitung_penilai(dinilai(*isi, (1, 9, ATASAN, 5)), ALAT, UKURAN).menyendiri == menyendiri


def test_a_count_is_said_only_while_enough_remain_of_whom_it_does_not_speak() -> None:
    whole = HitunganPenilai(atasan=2, atasan_sama=1, anonim=5, anonim_sama=2, jawaban=9, menyendiri=6)
    said = mutu(whole, ALAT)
    assert (said.penilai_atasan, said.atasan_sama, said.penilai_lain, said.jawaban) == (2, 1, 5, 9)
    assert (said.lain_sama, said.menyendiri) == (2, 6)
    assert mutu(replace(whole, anonim_sama=3, menyendiri=7), ALAT).model_dump() == said.model_dump() | {
        "lain_sama": None, "menyendiri": None,
    }  # fmt: skip
    nobody = mutu(replace(whole, anonim=3, anonim_sama=0, jawaban=3, menyendiri=0), ALAT)
    assert (nobody.lain_sama, nobody.menyendiri) == (0, 0)
    few = mutu(replace(whole, anonim=2, anonim_sama=0, jawaban=3, menyendiri=0), ALAT)
    assert (few.lain_sama, few.menyendiri) == (None, None)


def test_where_the_atasan_is_a_secret_too_nothing_is_said_of_him_and_the_greater_number_counts() -> None:
    least = dict(ALAT.minimum_penilai) | {ATASAN: 2, BAWAHAN: 4}
    alat = ALAT.model_copy(update={"minimum_penilai": least})
    said = mutu(HitunganPenilai(atasan=2, atasan_sama=1, anonim=5, anonim_sama=2, jawaban=6, menyendiri=2), alat)
    assert (said.penilai_atasan, said.atasan_sama, said.lain_sama, said.menyendiri) == (None, None, None, 2)


def test_a_spread_is_said_of_hidden_groups_of_five_that_are_shown() -> None:
    def kata(*isi: Penilaian360) -> dict[str, set[str]]:
        whole = dengan_sebaran(skor_perilaku_360(isi, TANGGAL).hasil, isi, ALAT, UKURAN)
        return {group.hubungan: set(group.sebaran.values()) for group in whole.kelompok}

    bos = satu(1, ATASAN, 5)
    assert kata(bos, *(satu(1, REKAN, n) for n in (4, 4, 4, 4, 4))) == {"Atasan": set(), "Rekan Sejawat": {"sepakat"}}
    assert kata(bos, *(satu(1, REKAN, n) for n in (4, 4, 4, 4))) == {"Atasan": set(), "Rekan Sejawat": set()}
    assert kata(bos, *(satu(1, REKAN, n) for n in (1, 5, 1, 5, 1))) == {
        "Atasan": set(), "Rekan Sejawat": {"sangat berbeda"},
    }  # fmt: skip
    assert kata(*(satu(1, ATASAN, n) for n in (4, 4, 4, 4, 4))) == {"Atasan": set()}
    tertutup = skor_perilaku_360([bos, *(satu(1, REKAN, 4) for _ in range(5))], TANGGAL, sementara=True).hasil
    assert all(not group.sebaran for group in dengan_sebaran(tertutup, [bos], ALAT, UKURAN).kelompok)


def _hasil(**rata: str | None) -> HasilPerilaku360:
    groups = [
        HasilKelompok360(
            hubungan=name.replace("_", " "), penilai=3, bobot=0, rata=mean,
            perilaku={} if mean is None else {Perilaku.LOYAL: mean},
        )
        for name, mean in rata.items()
    ]
    return HasilPerilaku360(nip=nip(1), nama="Orang", perilaku={}, kelompok=groups)


def test_the_atasan_is_compared_with_groups_that_are_shown_only() -> None:
    assert beda_kelompok(_hasil(Atasan="80", Rekan_Sejawat="60", Bawahan="60.01", Diri_Sendiri=None), UKURAN) == (
        "Rata-rata Atasan dan Rekan Sejawat berbeda 20 angka atau lebih; lihat lembar Kelompok.",
    )
    assert beda_kelompok(_hasil(Atasan=None, Rekan_Sejawat="60", Bawahan="10"), UKURAN) == ()
    assert beda_kelompok(_hasil(Rekan_Sejawat="60", Bawahan="10"), UKURAN) == ()


def test_how_means_lie_in_the_unit_is_said_of_two_people_or_more_and_of_what_is_shown() -> None:
    unit = [_hasil(Atasan="80", Bawahan="70"), _hasil(Atasan="81", Bawahan=None), _hasil(Atasan="80.99")]
    assert sebaran_unit(unit) == tuple(
        SebaranNilai("Atasan", value, 3, Decimal("80.66"), Decimal(80), Decimal(81)) for value in (None, Perilaku.LOYAL)
    )
    half = sebaran_unit([_hasil(Atasan="80"), _hasil(Atasan="80.01")])
    assert half[0].rata == Decimal("80.01"), "a half upwards"


def test_words_for_a_spread_must_be_in_order() -> None:
    assert BatasSebaran(minimum_penilai=5, sepakat=10, berbeda=11)
    with pytest.raises(ValidationError, match="Batas berbeda harus lebih besar"):
        BatasSebaran(minimum_penilai=5, sepakat=10, berbeda=10)
