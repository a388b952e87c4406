"""Capaian: a realisasi against the target of its IKI, where both can be compared; nothing is guessed.

What a person must judge keeps several possible ratings and says why.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from kinerja_core.model.bilangan import angka_indonesia, baca_angka
from kinerja_core.model.istilah import Aspek, Bulan, Rating, cari
from kinerja_core.model.skp import IKI
from kinerja_core.model.ungkapan import ungkapan

SEMUA: Final = frozenset(Rating)
#: Letters of a text that is still looked through for a number, so that none keeps the program busy.
TERPANJANG: Final = 300
#: Digits of a number that anybody means.
_ANGKA_TERPANJANG: Final = 20
_MELEBIHI: Final = frozenset({Rating.DI_ATAS, Rating.SESUAI})
_ARAH_TIDAK_DIKETAHUI: Final = frozenset({Rating.DI_ATAS, Rating.DI_BAWAH})


@dataclass(frozen=True, slots=True)
class Capaian:
    """What a realisasi may be rated, why, and the percent of the target where numbers give one."""

    kemungkinan: frozenset[Rating]
    alasan: str
    persen: Fraction | None = None

    @property
    def rating(self) -> Rating | None:
        """The rating, where only one is possible."""
        return next(iter(self.kemungkinan)) if len(self.kemungkinan) == 1 else None


def _tentu(rating: Rating, alasan: str, persen: Fraction | None = None) -> Capaian:
    return Capaian(frozenset({rating}), alasan, persen)


def _terbuka(alasan: str, kemungkinan: frozenset[Rating] = SEMUA) -> Capaian:
    return Capaian(kemungkinan, alasan)


def capaian(iki: IKI, realisasi: str | None, *, setahun: bool) -> Capaian:
    """Compare a realisasi with its target.

    Args:
        iki: the indicator with its target, which is that of the whole year.
        realisasi: what was reached; ``None`` when nothing is written.
        setahun: whether the realisasi is that of the whole year; one of a quarter may still grow.
    """
    if realisasi is None:
        return _terbuka("realisasinya belum diisi")
    if len(realisasi) > TERPANJANG or len(iki.target_lengkap) > TERPANJANG:
        return _terbuka("target atau realisasinya berupa uraian panjang, jadi hanya orang yang dapat menilainya")
    goal, reached = _lipat(iki.target_lengkap), _lipat(realisasi)
    for compare in (_ya_tidak, _tanggal):
        if (found := compare(goal, reached, setahun)) is not None:
            return found
    return _bilangan(iki, goal, reached, setahun)


def _lipat(teks: str) -> str:
    return " ".join(teks.casefold().replace(":", " ").split()).strip(" .")


# -- yes and no -----------------------------------------------------------------------------------

_YA: Final = frozenset({"ya", "ada", "tersedia", "terlaksana", "selesai", "lengkap", "terpenuhi", "tercapai"})


def _ya_tidak(target: str, realisasi: str, setahun: bool) -> Capaian | None:
    if target not in _YA:
        return None
    if realisasi in {"ya", "sudah", target, f"sudah {target}"}:
        return _tentu(Rating.SESUAI, "target itu ya atau tidak, dan jawabannya ya", Fraction(100))
    if realisasi in {"tidak", "belum", f"tidak {target}", f"belum {target}"}:
        if setahun:
            return _tentu(Rating.DI_BAWAH, "target itu ya atau tidak, dan jawabannya tidak")
        return _terbuka("belum terpenuhi, sedangkan target itu untuk setahun")
    return _terbuka("target itu ya atau tidak, sedangkan realisasinya bukan jawaban yang pasti")


# -- dates ----------------------------------------------------------------------------------------

_BULAN: Final = "|".join(month.value.casefold() for month in Bulan)
_HARI: Final = ungkapan(
    rf"(?<![0-9])(?P<iso>20[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9])|(?:(?P<hari>[0-9]{{1,2}}) )?(?P<bulan>{_BULAN}) "
    r"(?P<tahun>20[0-9]{2})(?![0-9])"
)


def _hari(teks: str) -> list[tuple[date, date]]:
    """First and last day of each date or month in a text; a day that no calendar has is left out."""
    found = []
    for match in _HARI.finditer(teks):
        try:
            if match["iso"]:
                first = last = date.fromisoformat(match["iso"])
            else:
                month = cari(Bulan, match["bulan"])
                year, number = int(match["tahun"]), month.nomor if month else 0
                first = date(year, number, int(match["hari"] or 1))
                last = first if match["hari"] else first.replace(day=monthrange(year, number)[1])
        except ValueError:
            continue
        found.append((first, last))
    return found


def _tanggal(target: str, realisasi: str, _setahun: bool) -> Capaian | None:
    goals = _hari(target)
    if not goals:
        return None
    reached = _hari(realisasi)
    if len(goals) != 1 or len(reached) != 1 or _RAGU.search(realisasi):
        return _terbuka("target berupa tanggal, sedangkan realisasinya bukan satu tanggal")
    (start, end), (first, last) = goals[0], reached[0]
    if last < start:
        return _tentu(Rating.DI_ATAS, "lebih cepat daripada tanggal targetnya")
    if first > end:
        return _tentu(Rating.DI_BAWAH, "lebih lambat daripada tanggal targetnya")
    if start <= first and last <= end:
        return _tentu(Rating.SESUAI, "pada tanggal targetnya", Fraction(100))
    return _terbuka("tanggal realisasinya kurang rinci untuk dibandingkan")


# -- numbers --------------------------------------------------------------------------------------

#: What a person has to read: it is not plainly so many.
_RAGU: Final = ungkapan(
    r"\b(?:tidak|belum|kurang|lebih|hampir|sekitar|kira-kira|kurang lebih|rencana|akan)\b|±|~"
)
_ANGKA: Final = r"[0-9][0-9.,]*"
_SATUAN: Final = r"\s*(?:\([^()0-9]*\)\s*)?(?P<satuan>%|[^\W\d_]+)?"
_RENTANG: Final = ungkapan(
    rf"(?P<dari>{_ANGKA})\s*%?\s*(?:-|–|s\.d\.?|s/d|sampai(?: dengan)?|hingga)\s*(?P<hingga>{_ANGKA})"
    + _SATUAN
)
_BANYAK: Final = ungkapan(
    rf"(?P<minus>-\s*)?(?P<rupiah>\brp\.?\s*)?(?P<angka>{_ANGKA})(?:\s*(?P<lipat>ribu|juta|mil[iy]ar|triliun)\b)?"
    + _SATUAN
)
_DARI: Final = ungkapan(rf"(?P<bagian>{_ANGKA})\s*(?:[^\W\d_]+\s+)?dari\s+(?P<semua>{_ANGKA})" + _SATUAN)
#: What stands before a target, and which way is better; "tepat" says that the limit itself does not count.
_TANDA: Final = (
    (
        re.compile(r"≤|<=|\b(?:maks(?:imal|imum)|paling (?:lama|banyak|tinggi|lambat)|tidak (?:lebih|melebihi))\b"),
        -1, False,
    ),
    (re.compile(r"≥|>=|\b(?:min(?:imal|imum)|paling (?:sedikit|rendah)|sekurang-kurangnya|tidak kurang)\b"), 1, False),
    (re.compile(r"<|\bkurang dari\b|\bdi bawah\b"), -1, True),
    (re.compile(r">|\blebih dari\b|\bdi atas\b"), 1, True),
)  # fmt: skip
_WAKTU: Final = frozenset({"hari", "jam", "menit", "detik", "minggu", "bulan"})
#: Things of which fewer may be better; nobody can tell from the number alone.
_MERUGIKAN: Final = ungkapan(
    r"\b(?:temuan|kasus|keluhan|pengaduan|komplain|kesalahan|kejadian|keterlambatan|kerusakan|kehilangan|kegagalan|insiden"
    r"|kematian|pelanggaran|penolakan|tunggakan|sisa|selisih|deviasi)\b"
)
#: Words for a number of noughts, and a time of day: "Rp1,5 miliar", "pukul 08.30 WIB".
_LIPAT: Final = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_PUKUL: Final = ungkapan(r"\b(?:pukul|jam [0-9]|wib|wita|wit)\b")
_SEARTI: Final = (
    frozenset({"%", "persen"}), frozenset({"orang", "peserta", "pegawai", "pasien"}),
    frozenset({"berkas", "dokumen", "naskah"}),
)  # fmt: skip


class _Target(NamedTuple):
    """A target that is a number or a range: its ends, its unit, which way is better (0: not known)."""

    dari: Decimal
    hingga: Decimal
    satuan: str
    arah: int
    tepat: bool = False  #: the limit itself is outside


def _same_unit(kiri: str, kanan: str) -> bool:
    return kiri == kanan or any({kiri, kanan} <= words for words in _SEARTI)


def _number(teks: str) -> Decimal | None:
    return baca_angka(teks.rstrip(".,")) if len(teks) <= _ANGKA_TERPANJANG else None


def _amount(match: re.Match[str]) -> Decimal | None:
    """The number of a :data:`_BANYAK` with its noughts; ``None`` below zero."""
    number = _number(match["angka"])
    return None if number is None or match["minus"] else number * _LIPAT.get(match["lipat"] or "", 1)


def _unit(match: re.Match[str]) -> str:
    if "rupiah" in match.re.groupindex and match["rupiah"]:
        return "rp"
    return match["satuan"] or ""


def _read_target(iki: IKI, target: str) -> _Target | str:
    """The target as numbers, or why it is none."""
    way, strict = 0, False
    for pattern, direction, outside in _TANDA:
        if pattern.search(target):
            way, strict = direction, outside
            break
    match = _RENTANG.search(target)
    if match is not None:
        low, high = _number(match["dari"]), _number(match["hingga"])
        rest = target[: match.start()] + target[match.end() :]
    else:
        match = _BANYAK.search(target)
        if match is None:
            return "targetnya tidak memuat angka, jadi hanya orang yang dapat menilainya"
        low = high = _amount(match)
        rest = target[: match.start()] + target[match.end() :]
    if low is None or high is None or high < low or re.search(r"[0-9]", rest) or _PUKUL.search(target):
        return "targetnya memuat beberapa angka, atau angkanya tidak pasti"
    unit = _unit(match)
    if unit in _LIPAT:
        return "targetnya memuat beberapa angka, atau angkanya tidak pasti"
    either = iki.aspek in (Aspek.WAKTU, Aspek.BIAYA) or unit in {*_WAKTU, "rp"} or not high
    if not way and not either and not _MERUGIKAN.search(f"{iki.indikator.casefold()} {target}"):
        way = 1
    return _Target(low, high, unit, way, strict)


def _read_reached(realisasi: str, goal: _Target) -> Fraction | str:
    """How much was reached in the unit of the target, or why that is not known."""
    if _RAGU.search(realisasi):
        return "realisasinya perlu dibaca orang (memuat kata seperti belum, kurang, atau sekitar)"
    percent = _same_unit(goal.satuan, "%")
    if share := _DARI.search(realisasi):
        part, whole = _number(share["bagian"]), _number(share["semua"])
        rest = realisasi[: share.start()] + realisasi[share.end() :]
        if part is None or not whole or share["satuan"] in _LIPAT or re.search(r"[0-9]", rest):
            return "realisasinya memuat beberapa angka"
        if percent and share["satuan"] != "%":
            return Fraction(100) * Fraction(part) / Fraction(whole)
        if not percent and whole == goal.hingga and _same_unit(share["satuan"] or goal.satuan, goal.satuan):
            return Fraction(part)
        return "realisasinya menyebut bagian dari jumlah lain daripada targetnya"
    numbers = list(_BANYAK.finditer(realisasi))
    if not numbers:
        return "realisasinya tidak memuat angka"
    if len(numbers) > 1:
        return "realisasinya memuat beberapa angka"
    unit, number = _unit(numbers[0]), _amount(numbers[0])
    if number is None or _PUKUL.search(realisasi):
        return "angka pada realisasinya tidak pasti"
    if percent and not unit:
        return "targetnya persen, sedangkan realisasinya tanpa tanda %"
    if unit and not _same_unit(unit, goal.satuan):
        return f"satuannya lain: target {goal.satuan or 'tanpa satuan'}, realisasi {unit}"
    return Fraction(number)


def _shown(angka: Fraction) -> str:
    """A number as it is read; a share that no decimals end is rounded to four of them."""
    value = Decimal(angka.numerator) / Decimal(angka.denominator)
    return angka_indonesia(value if Fraction(value) == angka else round(value, 4))


def _bilangan(iki: IKI, target: str, realisasi: str, setahun: bool) -> Capaian:
    goal = _read_target(iki, target)
    if isinstance(goal, str):
        return _terbuka(goal)
    reached = _read_reached(realisasi, goal)
    if isinstance(reached, str):
        return _terbuka(reached)
    told = f"realisasi {_shown(reached)} terhadap target {angka_indonesia(goal.dari)}"
    if goal.dari != goal.hingga:
        told += f" sampai {angka_indonesia(goal.hingga)}"
    found = _judge(goal, reached, told)
    return found if setahun else _so_far(goal, reached, found)


def _judge(goal: _Target, reached: Fraction, told: str) -> Capaian:
    """As if the year were over."""
    if goal.tepat:
        missed = reached >= goal.hingga if goal.arah < 0 else reached <= goal.dari
        if missed:
            return _tentu(Rating.DI_BAWAH, told, _percent(goal, reached))
        return Capaian(
            _MELEBIHI, f"{told}: terpenuhi, tetapi target itu tidak menyebut angka yang sesuai", _percent(goal, reached)
        )
    if goal.dari <= reached <= goal.hingga:
        return _tentu(Rating.SESUAI, told, Fraction(100))
    if not goal.arah:
        return _terbuka(
            f"{told}: tidak diketahui apakah lebih kecil lebih baik; tulis ≤ atau ≥ pada target", _ARAH_TIDAK_DIKETAHUI
        )
    better = reached > goal.hingga if goal.arah > 0 else reached < goal.dari
    return _tentu(Rating.DI_ATAS if better else Rating.DI_BAWAH, told, _percent(goal, reached))


def _so_far(goal: _Target, reached: Fraction, found: Capaian) -> Capaian:
    """What of it is certain while the year goes on: what was counted can grow, what took so long stays so long."""
    if goal.satuan in _WAKTU:
        return found
    if (goal.arah < 0 and reached > goal.hingga) or (goal.arah > 0 and reached >= goal.dari):
        return found
    return _terbuka(f"{found.alasan.partition(':')[0]}, sedangkan target itu untuk setahun")


def _percent(goal: _Target, reached: Fraction) -> Fraction | None:
    """The realisasi in percent of the target, the other way round where smaller is better."""
    if goal.dari != goal.hingga or not goal.dari or not goal.arah:
        return None
    if goal.arah > 0:
        return 100 * reached / Fraction(goal.dari)
    return 100 * Fraction(goal.dari) / reached if reached else None
