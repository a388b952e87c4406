"""Skor perilaku 360°: means within rater groups, then weights; exact, anonymous, and never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import SKOR_TERTINGGI, Kata, Persen, Rekaman
from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.penilaian_360 import HasilKelompok360, HasilPerilaku360, Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap


class Skala(Rekaman):
    """Likert scale: whole numbers and what each means, and what a mean is multiplied by to become a score."""

    terendah: int
    tertinggi: int
    pengali: Annotated[Decimal, Field(gt=0)]
    arti: tuple[TeksSebaris, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Skala:
        if self.tertinggi <= self.terendah or self.tertinggi * self.pengali > SKOR_TERTINGGI:
            raise PydanticCustomError("skala_salah", f"Skala terbalik, atau skornya dapat melebihi {SKOR_TERTINGGI}.")
        if len(self.arti) != len(self.pilihan):
            raise PydanticCustomError("skala_arti", "Setiap angka skala harus mempunyai tepat satu arti.")
        return self

    @property
    def pilihan(self) -> tuple[int, ...]:
        """Every number that may be given."""
        return tuple(range(self.terendah, self.tertinggi + 1))


class Bobot(Rekaman):
    """Weights (percent) of the groups that are there; the self-rating is shown for comparison only."""

    atasan: Annotated[Persen, Field(gt=0)]
    rekan_sejawat: Persen
    bawahan: Persen
    diri: Literal[0]

    @model_validator(mode="after")
    def _whole(self) -> Bobot:
        if self.atasan + self.rekan_sejawat + self.bawahan != 100:
            raise PydanticCustomError("bobot_100", "Bobot kelompok harus berjumlah 100.")
        return self

    def untuk(self, hubungan: Hubungan) -> int:
        """Weight of a group."""
        return {
            Hubungan.ATASAN: self.atasan, Hubungan.REKAN_SEJAWAT: self.rekan_sejawat, Hubungan.BAWAHAN: self.bawahan,
            Hubungan.DIRI: self.diri,
        }[hubungan]  # fmt: skip

    def bersama(self, hubungan: Sequence[Hubungan]) -> int:
        """Weight of groups that are counted as one."""
        return sum(map(self.untuk, hubungan))

    @property
    def kelompok(self) -> frozenset[Hubungan]:
        """Groups that weigh something."""
        return frozenset(group for group in Hubungan if self.untuk(group))


def _every_case(bobot: tuple[Bobot, ...]) -> tuple[Bobot, ...]:
    """Weights for every set of groups with an atasan, each once."""
    sets = [item.kelompok for item in bobot]
    others = (Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN)
    wanted = {frozenset({Hubungan.ATASAN, *(o for o, here in zip(others, ask, strict=True) if here)}) for ask in _ASKS}
    if set(sets) != wanted or len(sets) != len(wanted):
        raise PydanticCustomError(
            "bobot_kelompok", "Bobot harus ada tepat satu untuk setiap susunan kelompok yang memuat atasan."
        )
    return bobot


_ASKS: Final = ((True, True), (True, False), (False, True), (False, False))


class Instrumen(Rekaman):
    """The instrument in force: items, scale, weights, and the raters a group needs to be shown alone."""

    butir: (
        Literal["panduan"]
        | Annotated[
            dict[Kata[Perilaku], Annotated[tuple[TeksSebaris, ...], Field(min_length=1)]], lengkap(Perilaku)
        ]
    )
    skala: Skala
    bobot: Annotated[tuple[Bobot, ...], AfterValidator(_every_case)]
    minimum_penilai: Annotated[dict[Kata[Hubungan], Annotated[int, Field(ge=1)]], lengkap(Hubungan)]
    desimal: Annotated[int, Field(ge=0, le=4)]

    @property
    def daftar_butir(self) -> Mapping[Perilaku, tuple[str, ...]]:
        """Items of each value, in order."""
        return PANDUAN if self.butir == "panduan" else self.butir


#: One instrument per date.
BENTUK = Instrumen


def instrumen(tanggal: date) -> Putusan[Instrumen]:
    """The instrument for a period, by its last day.

    Raises:
        AturanBelumBerlaku: for a period before the first known instrument.
    """
    return muat("perilaku_360").pada(tanggal)


def alasan_tidak_dihitung(penilaian: Penilaian360, alat: Instrumen) -> str | None:
    """Why a rating cannot be counted, in Indonesian; ``None`` when every item has a number of the scale."""
    given: list[int | None] = []
    for value, items in alat.daftar_butir.items():
        scores = penilaian.skor.get(value, ())
        if len(scores) > len(items):
            return f"butir {value.value} lebih banyak daripada instrumennya"
        given += [*scores, *[None] * (len(items) - len(scores))]
    blank = given.count(None)
    if blank:
        return "belum satu pun butir dinilai" if blank == len(given) else f"{blank} butir kosong"
    outside = sum(score not in alat.skala.pilihan for score in given)
    return f"{outside} butir di luar skala {alat.skala.terendah}-{alat.skala.tertinggi}" if outside else None


@dataclass(frozen=True, slots=True, eq=False)
class Kelompok360:
    """Raters who are counted together, or (``dihitung`` false) too few to be counted at all."""

    hubungan: tuple[Hubungan, ...]
    penilaian: tuple[Penilaian360, ...]
    dihitung: bool = True

    @property
    def nama(self) -> str:
        """Its name for people."""
        return " dan ".join(group.value for group in self.hubungan)

    @property
    def anonim(self) -> bool:
        """Whether its raters must not be recognised: everybody but the atasan and oneself."""
        return not {Hubungan.ATASAN, Hubungan.DIRI} & {*self.hubungan}


def kelompok_penilai(penilaian: Sequence[Penilaian360], alat: Instrumen) -> tuple[Kelompok360, ...]:
    """Complete ratings of one pegawai by group; a group too small to stay anonymous is merged, or not counted.

    The atasan knows his own scores and the weights, so whoever is counted can be computed back from the total unless
    enough others are counted with him.
    """
    given = {
        group: tuple(one for one in penilaian if one.hubungan is group and alasan_tidak_dihitung(one, alat) is None)
        for group in Hubungan
    }
    hidden = [group for group in (Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN) if given[group]]
    if any(len(given[group]) < alat.minimum_penilai[group] for group in hidden):
        together = tuple(one for group in hidden for one in given[group])
        enough = len(together) >= max(alat.minimum_penilai[group] for group in hidden)
        others = [Kelompok360(tuple(hidden), together)] if enough else [
            Kelompok360((group,), given[group], dihitung=False) for group in hidden
        ]
    else:
        others = [Kelompok360((group,), given[group]) for group in hidden]
    atasan, own = ([Kelompok360((group,), given[group])] if given[group] else [] for group in _NAMED)
    return (*atasan, *others, *own)


_NAMED: Final = (Hubungan.ATASAN, Hubungan.DIRI)


def skor_perilaku_360(
    penilaian: Sequence[Penilaian360], tanggal: date, *, sementara: bool = False
) -> Putusan[HasilPerilaku360]:
    """Skor perilaku of one pegawai from all ratings of him or her.

    Args:
        penilaian: ratings of one pegawai, one per evaluator; who gave them is not asked.
        tanggal: last day of the assessment period.
        sementara: evaluators who are expected are still missing. Then only counts are given: from this score and the
            next one the answers of whoever came in between could be computed.

    Returns:
        The score (rounded half up at the very end), the groups that may be shown, and in ``catatan`` what was not
        counted or not shown. The score is ``None`` when no atasan has a rating that counts.

    Raises:
        ValueError: no rating at all, or ratings of different people.
        AturanBelumBerlaku: for a period before the first known instrument.
    """
    if len({item.nip for item in penilaian}) != 1:
        raise ValueError("Penilaian 360° yang dihitung bersama harus tentang satu pegawai.")
    rule = instrumen(tanggal)
    tool = rule.hasil
    groups = kelompok_penilai(penilaian, tool)
    notes = [
        f"Satu penilaian {item.hubungan.value} tidak dihitung: {reason}."
        for item in penilaian if (reason := alasan_tidak_dihitung(item, tool)) is not None
    ]
    notes += _said(groups, tool)
    means = {group: skor_per_nilai(group.penilaian, tool) for group in groups if group.dihitung}
    there = frozenset(one for group in means for one in group.hubungan) - {Hubungan.DIRI}
    weights = next((item for item in tool.bobot if item.kelompok == there), None)
    whole = _weighed(means, weights, notes)
    shown = {group for group in means if _shown(group, groups, tool, notes)}
    if sementara:
        notes = [_SEMENTARA, *notes]
        whole, shown = {}, set()
    result = HasilPerilaku360(
        nip=penilaian[0].nip,
        nama=_usual(item.nama for item in penilaian) or penilaian[0].nama,
        jabatan=_usual(item.jabatan for item in penilaian),
        sementara=sementara,
        skor=_rounded(_mean(list(whole.values())), tool) if whole else None,
        perilaku={value: _rounded(exact, tool) for value, exact in whole.items()},
        kelompok=tuple(
            HasilKelompok360(
                hubungan=group.nama,
                penilai=len(group.penilaian),
                bobot=weights.bersama(group.hubungan) if weights is not None and group.dihitung else 0,
                rata=_rounded(_mean(list(means[group].values())), tool) if group in shown else None,
                perilaku={value: _rounded(exact, tool) for value, exact in means[group].items()}
                if group in shown else {},
            )
            for group in groups
        ),
        komentar=() if sementara else _comments(groups, tool, notes),
        catatan=tuple(notes),
    )
    return Putusan(result, rule.rujukan, rule.peringatan)


_SEMENTARA: Final = (
    "SEMENTARA: penilai yang diharapkan belum semuanya masuk, sehingga skor dan rata-rata kelompok belum ditampilkan."
)


def _usual(words: Iterable[str | None]) -> str | None:
    """What most evaluators write; of equal ones the first in the alphabet."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None


def _said(kelompok: Sequence[Kelompok360], alat: Instrumen) -> list[str]:
    """What is said of groups that were merged or not counted."""
    notes = []
    for group in kelompok:
        fewest = max(alat.minimum_penilai[one] for one in group.hubungan)
        if len(group.hubungan) > 1:
            notes.append(f"{group.nama} dihitung sebagai satu kelompok, sebab ada yang kurang dari {fewest} orang.")
        elif not group.dihitung:
            notes.append(
                f"{len(group.penilaian)} penilaian {group.nama} tidak dihitung, karena penilainya kurang dari "
                f"{fewest} orang, juga bersama kelompok lain."
            )
    return notes


def _weighed(
    rata: Mapping[Kelompok360, Mapping[Perilaku, Fraction]], bobot: Bobot | None, catatan: list[str]
) -> dict[Perilaku, Fraction]:
    """The score of each value over all groups; empty without weights, which ``catatan`` then says."""
    if bobot is None:
        catatan.append("Skor belum dapat ditentukan karena belum ada penilaian Atasan yang dapat dihitung.")
        return {}
    shares = {group: share for group in rata if (share := bobot.bersama(group.hubungan))}
    catatan.append("Bobot: " + ", ".join(f"{group.nama} {share}%" for group, share in shares.items()) + ".")
    return {
        value: sum((share * rata[group][value] for group, share in shares.items()), Fraction(0)) / 100
        for value in Perilaku
    }


def _mean(angka: Sequence[Fraction]) -> Fraction:
    return sum(angka, Fraction(0)) / len(angka)


def skor_per_nilai(penilaian: Sequence[Penilaian360], alat: Instrumen) -> dict[Perilaku, Fraction]:
    """Mean of a group for each value, as a score: of each rater's items first, then of the raters."""
    factor = Fraction(alat.skala.pengali)
    return {
        value: factor * _mean([_mean([Fraction(score or 0) for score in item.skor[value]]) for item in penilaian])
        for value in Perilaku
    }


def _rounded(angka: Fraction, alat: Instrumen) -> Decimal:
    """Half up, exactly."""
    step: int = 10**alat.desimal
    return Decimal((2 * angka * step + 1) // 2).scaleb(-alat.desimal)


def _shown(group: Kelompok360, kelompok: Sequence[Kelompok360], alat: Instrumen, catatan: list[str]) -> bool:
    """Whether a group that is counted may be shown alone.

    Where the office also protects the atasan, no weighed group is: the others and the score would give him away.
    """
    too_few = [
        one for one in kelompok
        if not one.anonim and len(one.penilaian) < alat.minimum_penilai[one.hubungan[0]]
    ]
    if group in too_few:
        fewest = alat.minimum_penilai[group.hubungan[0]]
        catatan.append(f"Rata-rata {group.nama} tidak ditampilkan karena penilainya kurang dari {fewest} orang.")
        return False
    if group.anonim and any(Hubungan.ATASAN in one.hubungan for one in too_few):
        catatan.append(
            f"Rata-rata {group.nama} juga tidak ditampilkan, agar yang tertutup tidak dapat dihitung balik dari skor."
        )
        return False
    return True


def _comments(kelompok: Sequence[Kelompok360], alat: Instrumen, catatan: list[str]) -> tuple[str, ...]:
    """Comments of all counted groups together in alphabetical order, when enough people could have written them.

    The atasan knows his own comment, so he is not one of them.
    """
    counted = [group for group in kelompok if group.dihitung and Hubungan.DIRI not in group.hubungan]
    said = [one.komentar for group in counted for one in group.penilaian if one.komentar]
    unseen = any(one.komentar for group in kelompok if not group.dihitung for one in group.penilaian)
    needed = max(alat.minimum_penilai[group] for group in Hubungan)
    if (said or unseen) and sum(len(group.penilaian) for group in counted if group.anonim) < needed:
        catatan.append(f"Komentar tidak ditampilkan karena penilai selain atasan kurang dari {needed} orang.")
        return ()
    return tuple(sorted(said))
