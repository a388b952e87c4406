"""Mutu of a penilaian 360°: how far answers lie apart, who gives everybody the same, what stands alone.

It changes nobody's score. What is said of evaluators is a count, and only where it points at nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.dasar import Angka, Rekaman
from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import HasilKelompok360, HasilPerilaku360, Mutu360, Penilaian360
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.perilaku_360 import (
    Instrumen,
    Kelompok360,
    alasan_tidak_dihitung,
    kelompok_penilai,
    skor_per_nilai,
)

#: Ratings of a period by pegawai and evaluator.
PenilaianPeriode = Mapping[NIP, Mapping[NIP, Penilaian360]]


class BatasSebaran(Rekaman):
    """From how many evaluators on a spread is said, and the most that each word means, in points of a score."""

    minimum_penilai: Annotated[int, Field(ge=2)]
    sepakat: Annotated[Angka, Field(ge=0)]
    berbeda: Annotated[Angka, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> BatasSebaran:
        if self.berbeda <= self.sepakat:
            raise PydanticCustomError("sebaran_terbalik", "Batas berbeda harus lebih besar daripada batas sepakat.")
        return self


class UkuranMutu(Rekaman):
    """What counts as the same, as far apart, and as standing alone."""

    sama_paling_sedikit: Annotated[int, Field(ge=2)]
    sebaran: BatasSebaran
    menyendiri: Annotated[Angka, Field(gt=0)]
    beda_kelompok: Annotated[Angka, Field(gt=0)]


#: One measure per date.
BENTUK = UkuranMutu


def aturan_mutu(tanggal: date) -> Putusan[UkuranMutu]:
    """The measures for a period, by its last day.

    Raises:
        AturanBelumBerlaku: for a period before the first known measures.
    """
    return muat("mutu_360").pada(tanggal)


def semua_sama(penilaian: Sequence[Penilaian360], alat: Instrumen, ukuran: UkuranMutu) -> bool:
    """Whether one evaluator gave all others the very same on every item, and rated enough of them to say so."""
    whole = [
        one for one in penilaian
        if one.hubungan is not Hubungan.DIRI and alasan_tidak_dihitung(one, alat) is None
    ]
    return len(whole) >= ukuran.sama_paling_sedikit and all(one.skor == whole[0].skor for one in whole)


def kata_sebaran(skor: Sequence[Fraction], batas: BatasSebaran) -> str | None:
    """How far scores of one group lie apart, in a word; ``None`` where too few people gave them."""
    count = len(skor)
    if count < batas.minimum_penilai:
        return None
    mean = sum(skor, Fraction(0)) / count
    variance = sum(((one - mean) ** 2 for one in skor), Fraction(0)) / count
    if variance <= Fraction(batas.sepakat) ** 2:
        return "sepakat"
    return "berbeda" if variance <= Fraction(batas.berbeda) ** 2 else "sangat berbeda"


def dengan_sebaran(
    hasil: HasilPerilaku360, penilaian: Sequence[Penilaian360], alat: Instrumen, ukuran: UkuranMutu
) -> HasilPerilaku360:
    """An outcome whose groups say how far their evaluators lie apart, where the group is shown and large enough."""
    raters = {group.nama: group for group in kelompok_penilai(penilaian, alat) if group.anonim and group.dihitung}
    return hasil.model_copy(update={"kelompok": tuple(
        one if one.rata is None or one.hubungan not in raters
        else one.model_copy(update={"sebaran": _spread(raters[one.hubungan], alat, ukuran.sebaran)})
        for one in hasil.kelompok
    )})


def _spread(kelompok: Kelompok360, alat: Instrumen, batas: BatasSebaran) -> dict[Perilaku, str]:
    scores = [skor_per_nilai([one], alat) for one in kelompok.penilaian]
    words = {value: kata_sebaran([one[value] for one in scores], batas) for value in Perilaku}
    return {value: word for value, word in words.items() if word is not None}


def beda_kelompok(hasil: HasilPerilaku360, ukuran: UkuranMutu) -> tuple[str, ...]:
    """That the atasan and another group see a person very differently, of groups that are shown."""
    shown = {one.hubungan: one.rata for one in hasil.kelompok if one.rata is not None}
    boss = shown.pop(Hubungan.ATASAN.value, None)
    if boss is None:
        return ()
    least = angka_indonesia(ukuran.beda_kelompok)
    return tuple(
        f"Rata-rata Atasan dan {name} berbeda {least} angka atau lebih; lihat lembar Kelompok."
        for name, mean in shown.items() if abs(mean - boss) >= ukuran.beda_kelompok
    )


# ------------------------------------------------------------------------------------ all evaluators together


@dataclass(frozen=True, slots=True)
class HitunganPenilai:
    """What is counted of the evaluators of a period before it is asked whether it may be said."""

    atasan: int  #: evaluators who rate somebody as atasan, and nobody otherwise
    atasan_sama: int
    anonim: int  #: the others who are counted
    anonim_sama: int
    jawaban: int  #: counted ratings of the others
    menyendiri: int


def hitung_penilai(dinilai: PenilaianPeriode, alat: Instrumen, ukuran: UkuranMutu) -> HitunganPenilai:
    """Count who gives everybody the same, and answers that stand alone in their group."""
    given: dict[NIP, list[Penilaian360]] = defaultdict(list)
    for ratings in dinilai.values():
        for rater, one in ratings.items():
            given[rater].append(one)
    hidden = penilai_anonim(dinilai, alat)
    bosses = {
        rater for rater, ratings in given.items()
        if rater not in hidden and any(one.hubungan is Hubungan.ATASAN for one in ratings)
    }
    same = {rater for rater, ratings in given.items() if semua_sama(ratings, alat, ukuran)}
    groups = [
        group for ratings in dinilai.values() for group in kelompok_penilai(list(ratings.values()), alat)
        if group.anonim and group.dihitung
    ]
    return HitunganPenilai(
        len(bosses), len(bosses & same), len(hidden), len(hidden & same), sum(len(one.penilaian) for one in groups),
        sum(_alone(group, alat, Fraction(ukuran.menyendiri)) for group in groups),
    )


def penilai_anonim(dinilai: PenilaianPeriode, alat: Instrumen) -> frozenset[NIP]:
    """Evaluators who are counted among rekan or bawahan of anybody, and must not be recognised."""
    return frozenset(
        rater for ratings in dinilai.values()
        for group in kelompok_penilai(list(ratings.values()), alat) if group.anonim and group.dihitung
        for one in group.penilaian for rater, given in ratings.items() if given is one
    )


def _alone(kelompok: Kelompok360, alat: Instrumen, batas: Fraction) -> int:
    """How many of a group lie further than that from the mean of the others."""
    scores = [_mean(list(skor_per_nilai([one], alat).values())) for one in kelompok.penilaian]
    whole, count = sum(scores, Fraction(0)), len(scores)
    return sum(abs(one - (whole - one) / (count - 1)) > batas for one in scores) if count > 1 else 0


def _mean(angka: Sequence[Fraction]) -> Fraction:
    return sum(angka, Fraction(0)) / len(angka)


def mutu(dihitung: HitunganPenilai, alat: Instrumen) -> Mutu360:
    """What may be said of the evaluators: counts behind which nobody can be recognised.

    The atasan is no secret unless the office makes him one; of the others a count is said when enough of them remain
    whom it does not speak of.
    """
    fewest = max(alat.minimum_penilai[group] for group in (Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN))
    open_ = alat.minimum_penilai[Hubungan.ATASAN] == 1

    def said(count: int, whole: int) -> int | None:
        return count if dihitung.anonim >= fewest and (not count or whole - count >= fewest) else None

    return Mutu360(
        penilai_atasan=dihitung.atasan if open_ else None, atasan_sama=dihitung.atasan_sama if open_ else None,
        penilai_lain=dihitung.anonim, lain_sama=said(dihitung.anonim_sama, dihitung.anonim),
        jawaban=dihitung.jawaban, menyendiri=said(dihitung.menyendiri, dihitung.jawaban),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SebaranNilai:
    """Of one group and one value: the means of how many people, how high they lie, and how far apart."""

    kelompok: str
    nilai: Perilaku | None  #: ``None`` is all values together
    pegawai: int
    rata: Decimal
    terendah: Decimal
    tertinggi: Decimal


def sebaran_unit(pegawai: Sequence[HasilPerilaku360]) -> tuple[SebaranNilai, ...]:
    """How the means that are shown of people lie in the unit, by group and value; of what is not shown nothing."""
    shown: dict[tuple[str, Perilaku | None], list[Decimal]] = defaultdict(list)
    for group in (group for one in pegawai for group in one.kelompok if group.rata is not None):
        for value, mean in _means(group):
            shown[group.hubungan, value].append(mean)
    return tuple(
        SebaranNilai(name, value, len(means), _rounded(means), min(means), max(means))
        for (name, value), means in shown.items() if len(means) > 1
    )


def _means(kelompok: HasilKelompok360) -> Iterator[tuple[Perilaku | None, Decimal]]:
    if kelompok.rata is not None:
        yield None, kelompok.rata
    yield from kelompok.perilaku.items()


_SEN: Final = 100


def _rounded(angka: Sequence[Decimal]) -> Decimal:
    """The mean, half up to two decimals."""
    exact = Fraction(sum(angka, Decimal(0))) / len(angka)
    return Decimal((2 * exact * _SEN + 1) // 2) / _SEN
