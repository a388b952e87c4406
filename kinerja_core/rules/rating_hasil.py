"""Rating hasil kerja as the realisasi suggest it: counts, and a proposal by the regulation's words, without weights.

The Pejabat Penilai decides. Where some IKI cannot be compared, a rating is proposed only if it comes out the same
whatever people think of those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import SKOR_TERTINGGI, Persen, Rekaman
from kinerja_core.model.istilah import JenisRHK, Rating, Triwulan
from kinerja_core.model.teks import sebut
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.capaian import Capaian, capaian
from kinerja_core.rules.rata_rata import SKALA, desimal


class BatasSkor(Rekaman):
    """The least and the most that one IKI gives to a derived score."""

    terendah: Annotated[int, Field(ge=0, le=SKOR_TERTINGGI)]
    tertinggi: Annotated[int, Field(ge=0, le=SKOR_TERTINGGI)]


class ArtiBagian(Rekaman):
    """What "sebagian besar" (more than) and "sebagian kecil" (less than) mean, in percent, and bounds of a score."""

    sebagian_besar: Persen
    sebagian_kecil: Persen
    skor: BatasSkor


#: What the words of the regulation mean in numbers.
BENTUK = ArtiBagian

#: The longest formula that is printed whole.
_SUKU: Final = 60


@dataclass(frozen=True, slots=True)
class CapaianIKI:
    """One IKI: its target, what was reached, and what that may be rated."""

    kode: str
    jenis: JenisRHK
    indikator: str
    target: str
    realisasi: str | None
    capaian: Capaian


@dataclass(frozen=True, slots=True)
class UsulanRating:
    """What the realisasi of one SKP suggest. ``rating`` is ``None`` where no single one follows; ``alasan`` says why.

    ``skor`` is derived and only an option: ``rumus`` is how, or why there is none.
    """

    iki: tuple[CapaianIKI, ...]
    rating: Rating | None
    kemungkinan: tuple[Rating, ...]
    alasan: str
    skor: Decimal | None
    rumus: str

    def jumlah(self, jenis: JenisRHK) -> dict[Rating | None, int]:
        """IKI of a section by their rating; ``None`` counts those a person must judge."""
        counts = Counter(one.capaian.rating for one in self.iki if one.jenis is jenis)
        return {rating: counts[rating] for rating in (*Rating, None)}

    @property
    def terbuka(self) -> tuple[CapaianIKI, ...]:
        """What a person must judge."""
        return tuple(one for one in self.iki if one.capaian.rating is None)


def usulkan_rating(
    iki: Sequence[tuple[JenisRHK, frozenset[Rating]]], tanggal: date
) -> Putusan[frozenset[Rating | None]]:
    """Every rating of hasil kerja that may follow; ``None`` among them where the words may fit none.

    Args:
        iki: section of each IKI, and the ratings that it may get.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    rule: Putusan[ArtiBagian] = muat("rating_hasil").pada(tanggal)
    states = {(0, 0, 0)}  # how many are above, below, and utama below
    for section, ratings in iki:
        steps = [
            (rating is Rating.DI_ATAS, below := rating is Rating.DI_BAWAH, below and section is JenisRHK.UTAMA)
            for rating in ratings
        ]
        states = {(a + x, b + y, c + z) for a, b, c in states for x, y, z in steps}
    main = sum(section is JenisRHK.UTAMA for section, _ in iki)
    found = frozenset(_by_words(rule.hasil, state, len(iki), main) for state in states)
    return Putusan(found, rule.rujukan, rule.peringatan)


def _by_words(arti: ArtiBagian, jumlah: tuple[int, int, int], semua: int, utama: int) -> Rating | None:
    """The words of the regulation for how many are above, below, and utama below."""
    above, below, main_below = jumlah
    if 100 * above > arti.sebagian_besar * semua and not main_below:
        return Rating.DI_ATAS
    if 100 * below > arti.sebagian_besar * semua:
        return Rating.DI_BAWAH
    small = not main_below or 100 * main_below < arti.sebagian_kecil * utama
    if 100 * (semua - below) > arti.sebagian_besar * semua and small:
        return Rating.SESUAI
    return None


def usulan_rating(buku: BukuSKP, triwulan: Triwulan | None, tanggal: date) -> Putusan[UsulanRating]:
    """What the realisasi of one SKP suggest.

    Args:
        buku: the staff workbook.
        triwulan: the quarter, ``None`` for the whole year.
        tanggal: last day of the assessment period.
    """
    rule: Putusan[ArtiBagian] = muat("rating_hasil").pada(tanggal)
    reached = {one.kode_iki: one.realisasi for one in buku.realisasi if one.triwulan is triwulan}
    rows = tuple(
        CapaianIKI(
            iki.kode, rhk.jenis, iki.indikator, iki.target_lengkap, reached.get(iki.kode),
            capaian(iki, reached.get(iki.kode), setahun=triwulan is None),
        )
        for rhk, iki in buku.skp.semua_iki()
    )  # fmt: skip
    possible = usulkan_rating([(one.jenis, one.capaian.kemungkinan) for one in rows], tanggal).hasil
    ratings = tuple(one for one in Rating if one in possible)
    rating = ratings[0] if len(possible) == 1 and ratings else None
    score, formula = _score(rule.hasil.skor, rows)
    return Putusan(
        UsulanRating(rows, rating, ratings, _reason(rows, rating, ratings, possible), score, formula), rule.rujukan,
        rule.peringatan,
    )


def _reason(
    iki: Sequence[CapaianIKI], rating: Rating | None, kemungkinan: Sequence[Rating], semua: frozenset[Rating | None]
) -> str:
    """Why this is proposed, or why nothing is."""
    open_ = sum(one.capaian.rating is None for one in iki)
    if rating is not None:
        rest = f"; tetap sama apa pun penilaian atas {open_} IKI yang terbuka" if open_ else ""
        return f"dari {len(iki)} IKI{rest}"
    if not open_:
        return "tidak satu pun dari ketiga rating terpenuhi kata-katanya; Pejabat Penilai yang menimbang"
    words = [*(one.value for one in kemungkinan), *(["tanpa usulan"] if None in semua else [])]
    return f"{open_} IKI perlu dinilai orang; kemungkinannya {', '.join(words)}"


def _score(batas: BatasSkor, iki: Sequence[CapaianIKI]) -> tuple[Decimal | None, str]:
    """The mean of the percents, each within its bounds, and how it was counted."""
    without = [one.kode for one in iki if one.capaian.persen is None]
    if without:
        return None, f"skor tidak diturunkan: capaian {sebut(without)} tidak dapat dihitung"
    least, most = Fraction(batas.terendah), Fraction(batas.tertinggi)
    parts = [min(max(one.capaian.persen or Fraction(0), least), most) for one in iki]
    mean = sum(parts, Fraction(0)) / len(parts)
    score = _four(mean)
    terms = " + ".join(angka_indonesia(_four(one)) for one in parts[:_SUKU]) + (" + …" if len(parts) > _SUKU else "")
    bounds = f"setiap capaian dibatasi {batas.terendah} sampai {batas.tertinggi}"
    return score, f"({terms}) / {len(parts)} = {angka_indonesia(score)}; {bounds}"


def _four(nilai: Fraction) -> Decimal:
    """Half up to four decimals, as scores are kept."""
    return desimal(int(nilai * SKALA + Fraction(1, 2)), SKALA)
