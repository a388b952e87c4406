"""Skor perilaku 360°: means within rater groups, then weights; exact, anonymous, and never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Persen, Rekaman
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
        if self.tertinggi <= self.terendah or self.tertinggi * self.pengali > 120:
            raise PydanticCustomError("skala_salah", "Skala terbalik, atau skornya dapat melebihi 120.")
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


def skor_perilaku_360(penilaian: Sequence[Penilaian360], tanggal: date) -> Putusan[HasilPerilaku360]:
    """Skor perilaku of one pegawai from all ratings of him or her.

    Args:
        penilaian: ratings of one pegawai, one per evaluator; who gave them is not asked.
        tanggal: last day of the assessment period.

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
    counted, notes = _counted(penilaian, tool)
    means = {group: _per_value(items, tool) for group, items in counted.items() if items}
    weights = next((item for item in tool.bobot if item.kelompok == means.keys() - {Hubungan.DIRI}), None)
    whole = _weighed(means, weights, notes)
    counts = {group: len(items) for group, items in counted.items() if items}
    hidden = _hidden(counts, weights, tool, notes)
    first = penilaian[0]
    result = HasilPerilaku360(
        nip=first.nip,
        nama=first.nama,
        jabatan=next((item.jabatan for item in penilaian if item.jabatan), None),
        skor=_rounded(_mean(list(whole.values())), tool) if whole else None,
        perilaku={value: _rounded(exact, tool) for value, exact in whole.items()},
        kelompok=tuple(
            HasilKelompok360(
                hubungan=group,
                penilai=counts[group],
                bobot=weights.untuk(group) if weights is not None else 0,
                rata=None if group in hidden else _rounded(_mean(list(values.values())), tool),
                perilaku={} if group in hidden else {value: _rounded(exact, tool) for value, exact in values.items()},
            )
            for group, values in means.items()
        ),
        komentar=_comments(counted, tool, notes),
        catatan=tuple(notes),
    )
    return Putusan(result, rule.rujukan, rule.peringatan)


def _counted(
    penilaian: Sequence[Penilaian360], alat: Instrumen
) -> tuple[dict[Hubungan, list[Penilaian360]], list[str]]:
    """Ratings that count, by group, and a note for each of the others."""
    counted: dict[Hubungan, list[Penilaian360]] = {group: [] for group in Hubungan}
    notes = []
    for item in penilaian:
        if (reason := alasan_tidak_dihitung(item, alat)) is None:
            counted[item.hubungan].append(item)
        else:
            notes.append(f"Satu penilaian {item.hubungan.value} tidak dihitung: {reason}.")
    return counted, notes


def _weighed(
    rata: Mapping[Hubungan, Mapping[Perilaku, Fraction]], bobot: Bobot | None, catatan: list[str]
) -> dict[Perilaku, Fraction]:
    """The score of each value over all groups; empty without weights, which ``catatan`` then says."""
    if bobot is None:
        catatan.append("Skor belum dapat ditentukan karena belum ada penilaian Atasan yang dapat dihitung.")
        return {}
    shares = {group: bobot.untuk(group) for group in Hubungan if bobot.untuk(group)}
    catatan.append("Bobot: " + ", ".join(f"{group.value} {share}%" for group, share in shares.items()) + ".")
    return {
        value: sum((share * rata[group][value] for group, share in shares.items()), Fraction(0)) / 100
        for value in Perilaku
    }


def _mean(angka: Sequence[Fraction]) -> Fraction:
    return sum(angka, Fraction(0)) / len(angka)


def _per_value(penilaian: Sequence[Penilaian360], alat: Instrumen) -> dict[Perilaku, Fraction]:
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


def _hidden(
    banyak: Mapping[Hubungan, int], bobot: Bobot | None, alat: Instrumen, catatan: list[str]
) -> frozenset[Hubungan]:
    """Groups that must not be shown alone, with the reason added to ``catatan``.

    Scores and weights are public, so a single hidden group could be computed back: then the smallest of the others
    (of equal ones the last in order) is hidden with it.
    """
    few = [group for group, count in banyak.items() if count < alat.minimum_penilai[group]]
    catatan += [
        f"Rata-rata {group.value} tidak ditampilkan karena penilainya kurang dari {alat.minimum_penilai[group]} orang; "
        "penilaiannya tetap dihitung."
        for group in few
    ]
    weighed = [group for group in banyak if bobot is not None and bobot.untuk(group)]
    if sum(group in few for group in weighed) == 1 and len(weighed) > 1:
        companion = min(reversed([group for group in weighed if group not in few]), key=lambda group: banyak[group])
        catatan.append(
            f"Rata-rata {companion.value} juga tidak ditampilkan, agar yang tertutup tidak dapat dihitung balik dari "
            "skor."
        )
        few.append(companion)
    return frozenset(few)


def _comments(
    dihitung: Mapping[Hubungan, Sequence[Penilaian360]], alat: Instrumen, catatan: list[str]
) -> tuple[str, ...]:
    """Comments of all groups together in alphabetical order, when enough people could have written them."""
    others = [item for group, items in dihitung.items() if group is not Hubungan.DIRI for item in items]
    said = sorted(item.komentar for item in others if item.komentar)
    needed = max(alat.minimum_penilai.values())
    if said and len(others) < needed:
        catatan.append(f"Komentar tidak ditampilkan karena penilainya kurang dari {needed} orang.")
        return ()
    return tuple(said)
