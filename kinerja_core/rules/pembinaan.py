"""Usulan pembinaan: who may need bimbingan or konseling, and why. The pimpinan gives it, proposes it, or does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Bulan, Rating, Tingkat, Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import sebut
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.rules.aturan import Putusan, muat


class BatasPembinaan(Rekaman):
    """From how many times on something is a sign."""

    hambatan_berulang: Annotated[int, Field(ge=1, le=99)]
    bulan_berhambatan: Annotated[int, Field(ge=1, le=12)]
    periode_berturut: Annotated[int, Field(ge=1, le=4)]


#: How often something must come before it is a sign.
BENTUK = BatasPembinaan

#: What people write where there is no trouble, or nothing was reached.
_NIHIL: Final = frozenset({
    "", "nihil", "tidak ada", "belum ada", "tak ada", "tidak", "belum", "tidak ada masalah", "tidak ada hambatan",
    "tidak ada kendala", "tidak ada masalah hambatan", "tidak ada permasalahan", "tidak ada masalah atau hambatan",
    "lancar", "aman",
})  # fmt: skip
_BELUM: Final = ungkapan(
    r"(?:0+(?:[.,]0+)?(?:\s*%|\s+\D.*)?|(?:belum|tidak) (?:ada|dimulai|dilaksanakan|tercapai).*)"
)


@dataclass(frozen=True, slots=True)
class RatingPeriode:
    """What was decided of a person in one period, or where the pemetaan puts them."""

    periode: Periode
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    tingkat_hasil: Tingkat | None = None
    tingkat_perilaku: Tingkat | None = None


@dataclass(frozen=True, slots=True)
class UsulanPembinaan:
    """Why a person may need bimbingan (ability, obstacles, progress), and why konseling (behaviour)."""

    bimbingan: tuple[str, ...] = ()
    konseling: tuple[str, ...] = ()


def usulan_pembinaan(
    riwayat: Sequence[RatingPeriode], buku: Sequence[BukuSKP], periode: Periode
) -> Putusan[UsulanPembinaan]:
    """The signs of one person.

    Args:
        riwayat: the periods that are known, the one assessed among them.
        buku: the staff workbooks of the person in the year of the period.
        periode: the period assessed.

    Raises:
        AturanBelumBerlaku: for a period before the rule's first.
    """
    rule: Putusan[BatasPembinaan] = muat("pembinaan").pada(periode.selesai)
    limits = rule.hasil
    same_kind = sorted(
        (one for one in riwayat if (one.periode.triwulan is None) is (periode.triwulan is None)
         and one.periode.selesai <= periode.selesai),
        key=lambda one: one.periode.selesai,
    )
    guidance, counsel = (_rated(same_kind, periode, what, limits.periode_berturut) for what in ("hasil", "perilaku"))
    for one in buku:
        guidance += _obstacles(one, periode, limits)
        guidance += _no_progress(one, periode, limits.periode_berturut)
    found = UsulanPembinaan(tuple(dict.fromkeys(guidance)), tuple(dict.fromkeys(counsel)))
    return Putusan(found, rule.rujukan, rule.peringatan)


def _rated(riwayat: Sequence[RatingPeriode], periode: Periode, apa: str, berturut: int) -> list[str]:
    """What the ratings, or else the pemetaan, say of hasil or perilaku; several periods on end are one sign."""
    name = "hasil kerja" if apa == "hasil" else "perilaku kerja"
    now = next((one for one in riwayat if one.periode == periode), None)
    if now is None:
        return []
    rating, level = getattr(now, f"rating_{apa}"), getattr(now, f"tingkat_{apa}")
    if rating is None:
        return [f"{name.capitalize()} di bawah rata-rata unit pada {periode} (pemetaan; belum ada rating)."] if (
            level is Tingkat.DI_BAWAH
        ) else []
    if rating is not Rating.DI_BAWAH:
        return []
    run = [now]
    for before in reversed([one for one in riwayat if one.periode != periode]):
        if getattr(before, f"rating_{apa}") is not Rating.DI_BAWAH or not _next_to(before.periode, run[-1].periode):
            break
        run.append(before)
    if len(run) >= berturut > 1:
        spans = sebut([str(one.periode) for one in reversed(run)])
        return [f"Rating {name} Di Bawah Ekspektasi {len(run)} periode berturut-turut tanpa kemajuan: {spans}."]
    return [f"Rating {name} Di Bawah Ekspektasi pada {periode}."]


def _next_to(lebih_dahulu: Periode, kemudian: Periode) -> bool:
    """Whether one period comes right before another of its kind."""
    return (kemudian.mulai - lebih_dahulu.selesai).days == 1


def _told(teks: str | None) -> bool:
    """Whether a text tells of a trouble."""
    return " ".join(re.findall(r"[0-9a-z]+", (teks or "").casefold())) not in _NIHIL


def _obstacles(buku: BukuSKP, periode: Periode, batas: BatasPembinaan) -> list[str]:
    """Obstacles that come again: of one IKI in dialogs, of one RHK in months of catatan harian."""
    by_iki: dict[str, set[date]] = defaultdict(set)
    for dialog in buku.dialog:
        if dialog.tanggal <= periode.selesai:
            for item in dialog.agenda:
                if _told(item.masalah):
                    by_iki[item.kode_iki].add(dialog.tanggal)
    by_rhk: dict[str, set[int]] = defaultdict(set)
    for note in buku.catatan_harian:
        if note.tanggal <= periode.selesai and _told(note.masalah):
            by_rhk[note.kode_rhk].add(note.tanggal.month)
    told = [
        f"Hambatan pada {code} berulang di {len(days)} dialog kinerja."
        for code, days in sorted(by_iki.items()) if len(days) >= batas.hambatan_berulang
    ]
    return told + [
        f"Masalah pada {code} tercatat di catatan harian {len(months)} bulan: "
        f"{sebut([list(Bulan)[month - 1].value for month in sorted(months)])}."
        for code, months in sorted(by_rhk.items()) if len(months) >= batas.bulan_berhambatan
    ]


def _no_progress(buku: BukuSKP, periode: Periode, berturut: int) -> list[str]:
    """IKI without progress in so many quarters on end, of those in which the person handed in anything."""
    skp = buku.skp
    reached: dict[Triwulan, dict[str, str]] = defaultdict(dict)
    for one in buku.realisasi:
        if one.triwulan is not None:
            reached[one.triwulan][one.kode_iki] = one.realisasi
    quarters = [
        one for one in Triwulan
        if skp.mulai <= (span := Periode(skp.tahun, one)).mulai and span.selesai <= min(skp.selesai, periode.selesai)
    ]
    told = []
    for _, iki in skp.semua_iki():
        run: list[Triwulan] = []
        for quarter in quarters:
            stuck = bool(reached[quarter]) and belum_maju(reached[quarter].get(iki.kode))
            run = [*run, quarter] if stuck else []
        if len(run) >= berturut:
            spans = sebut([one.value for one in run])
            told.append(f"{iki.kode} tanpa kemajuan {len(run)} triwulan berturut-turut: {spans}.")
    return told


def belum_maju(realisasi: str | None) -> bool:
    """Whether a realisasi says that nothing was reached: it is missing, nought, or not begun."""
    text = " ".join((realisasi or "").casefold().split()).strip(" .-–")
    return text in _NIHIL - {"lancar", "aman"} or _BELUM.fullmatch(text) is not None

