"""Units: what an indicator, its target and a realisasi count, and when these are certainly two different things.

Only words that follow a number are taken for units, and only known ones; a realisasi is free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from kinerja_core.model.bilangan import baca_angka
from kinerja_core.model.skp import IKI
from kinerja_core.model.ungkapan import ungkapan

#: Things that indicators count; a target in another of them deserves a second look.
SATUAN_DIKENAL: Final = frozenset({
    "aplikasi", "artikel", "berita", "berkas", "buku", "dokumen", "draf", "hari", "jam", "kali", "kasus",
    "kegiatan", "laporan", "layanan", "lokasi", "menit", "minggu", "modul", "naskah", "orang", "pasien", "paket",
    "peraturan", "peserta", "produk", "rapat", "rekomendasi", "sampel", "sertifikat", "surat", "telaahan", "unit",
    "usulan",
})
_WORD: Final = ungkapan(r"[^\W\d_]+")
_PERCENT: Final = ungkapan(r"%|\bpersen", re.IGNORECASE)
_NUMBER_OF: Final = ungkapan(r"\s*(jumlah|banyaknya)\b", re.IGNORECASE)
_SHARE_OF: Final = ungkapan(r"\s*p[er]+[oe]?sentase\b", re.IGNORECASE)


def satuan_indikator_lain(iki: IKI) -> tuple[str, str] | None:
    """What the indicator and what the target speak of, when these are certainly two different things."""
    target = iki.target_lengkap
    percent = _PERCENT.search(target) is not None
    named = {word.casefold() for word in _WORD.findall(target)} & SATUAN_DIKENAL
    if _SHARE_OF.match(iki.indikator):
        return ("berupa persentase", f"dalam {', '.join(sorted(named))}") if named and not percent else None
    if not _NUMBER_OF.match(iki.indikator):
        return None
    if percent and not named:
        return "berupa jumlah", "dalam persen"
    counted = {word.casefold() for word in _WORD.findall(iki.indikator)} & SATUAN_DIKENAL
    if counted and named and not counted & named:
        return f"menghitung {', '.join(sorted(counted))}", f"dalam {', '.join(sorted(named))}"
    return None


#: A number with what stands before and after it: "Rp 1.500.000", "98,5 %", "3 (tiga) Laporan".
_QUANTITY: Final = ungkapan(
    r"(?P<rupiah>\brp\.?\s*)?(?P<angka>[0-9][0-9.,]*)\s*(?:\([^()0-9]*\)\s*)?(?P<satuan>%|[^\W\d_]+)?", re.IGNORECASE
)
_PERSEN: Final = "%"
_RUPIAH: Final = "rupiah"
#: Words for the same people or papers.
_SEARTI: Final = (frozenset({"orang", "peserta", "pegawai", "pasien"}), frozenset({"berkas", "dokumen", "naskah"}))
#: Words before the first number of a realisasi that still says how much was reached: "Tercapai 20 %".
_KATA_PENDAHULU: Final = 2
#: How many times more than its target, or less, a realisasi may be before it deserves a second look.
_LEBIH: Final = 10
_KURANG: Final = Decimal("0.01")


class _Banyaknya(NamedTuple):
    angka: Decimal | None
    satuan: str  #: as written
    lipat: str  #: as compared; empty when none follows


@lru_cache(maxsize=256)  # few targets, and realisasi like each other
def _quantities(teks: str) -> tuple[_Banyaknya, ...]:
    found = []
    for match in _QUANTITY.finditer(teks):
        word = match["satuan"] or ""
        folded = _PERSEN if word == "%" or word.casefold() == "persen" else word.casefold()
        if match["rupiah"]:
            word, folded = "Rp", _RUPIAH
        found.append(_Banyaknya(baca_angka(match["angka"].rstrip(".,")), word, folded))
    return tuple(found)


@lru_cache(maxsize=256)
def _words(teks: str) -> frozenset[str]:
    """Every word that may be a unit, with the others that mean the same."""
    words = {word.casefold() for word in _WORD.findall(teks)}
    words |= {_PERSEN} if _PERCENT.search(teks) else set()
    words |= {_RUPIAH} if "rp" in words else set()
    return frozenset(words).union(*(same for same in _SEARTI if same & words))


def satuan_tersebut(iki: Iterable[IKI]) -> frozenset[str]:
    """Units that may be taken for such in realisasi: the known ones, and those of the targets themselves."""
    own = {word.casefold() for one in iki for word in _WORD.findall(one.satuan or "")}
    return SATUAN_DIKENAL | own | {_PERSEN, _RUPIAH}


def satuan_realisasi_lain(target: str, realisasi: str, dikenal: frozenset[str]) -> tuple[str, str] | None:
    """The units of a target and of a realisasi, as written, when these are certainly two different things.

    Args:
        target: with its unit.
        realisasi: free text.
        dikenal: words that are units (:func:`satuan_tersebut`).
    """
    wanted = next((one for one in _quantities(target) if one.lipat in dikenal), None)
    reached = next(iter(_quantities(realisasi)), None)
    if wanted is None or reached is None or reached.lipat not in dikenal or _words(target) & _words(realisasi):
        return None
    first = _QUANTITY.search(realisasi)
    if first is not None and len(_WORD.findall(realisasi[: first.start()])) > _KATA_PENDAHULU:
        return None
    if wanted.lipat == _PERSEN and " dari " in realisasi:
        return None  # a share told by its parts: 12 dari 12 laporan
    if reached.lipat == "kali" and wanted.lipat != _PERSEN:
        return None
    return wanted.satuan, reached.satuan


def besaran_janggal(target: str, realisasi: str) -> bool:
    """Whether a realisasi that is one number is many times its target, or next to nothing of it."""
    wanted, reached = _quantities(target), _quantities(realisasi)
    if len(wanted) != 1 or len(reached) != 1:
        return False
    goal, number = wanted[0].angka, reached[0].angka
    if not goal or not number or reached[0].lipat not in ("", wanted[0].lipat):
        return False
    few = number < goal * _KURANG and not target.lstrip().startswith(("≤", "<"))
    strange = number >= goal * _LEBIH or few
    return strange and _WORD.search(_QUANTITY.sub("", realisasi, count=1)) is None
