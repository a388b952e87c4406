"""Ketahanan: for which k (or toleransi) a person keeps a kelompok, and which smallest change of the own score moves it.

Both are solved, not searched. With ``n`` people, sum ``S``, sum of squares ``Q`` and a score ``x`` let ``d = n·x - S``
and ``V = n·Q - S²``. The score leaves "rata-rata" exactly while ``d² > k²·V``, so the square of the k at which it stops
is the fraction ``d²/V``. Who changes the own score to ``y`` moves mean and deviation too: with ``m = n - 1`` others,
their sum ``R`` and ``W = m·Q - R²``, the score lies outside exactly when ``(m·y - R)²·(m - k²) > k²·n·W``. Where
``m <= k²`` the unit is so small that nobody can leave "rata-rata".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import isqrt
from typing import Final, NamedTuple

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.dasar import SKOR_TERTINGGI
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Tingkat
from kinerja_core.model.pemeringkatan import PENGALI_TERTINGGI, HasilPegawai, HasilPemeringkatan
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.rata_rata import SKALA, BatasTingkat, berskala, desimal

#: The most that may be set, by method: multiples of the deviation, points of a score.
TERBESAR: Final = {MetodePemetaan.SIMPANGAN_BAKU: PENGALI_TERTINGGI, MetodePemetaan.MUTLAK: SKOR_TERTINGGI}


@dataclass(frozen=True, slots=True)
class Ruas:
    """A span of k (or toleransi) in which a person keeps one kelompok; its edges are known by their squares.

    The lower edge belongs to the span and the upper one does not, because a score on an edge is rata-rata.
    """

    kelompok: Kelompok
    mulai_kuadrat: Fraction
    akhir_kuadrat: Fraction | None  #: ``None``: up to the most that may be set
    terbesar: int

    @property
    def dari(self) -> Decimal:
        """The smallest number of four decimals in the span."""
        return desimal(_ceil_root(self.mulai_kuadrat), SKALA)

    @property
    def sampai(self) -> Decimal:
        """The largest number of four decimals in the span."""
        most = self.terbesar * SKALA
        return desimal(most if self.akhir_kuadrat is None else _ceil_root(self.akhir_kuadrat) - 1, SKALA)


@dataclass(frozen=True, slots=True)
class UbahanTerkecil:
    """The least change of the own scores that gives another kelompok, everybody else staying as they are."""

    kelompok: Kelompok
    hasil: Decimal
    perilaku: Decimal
    beda_hasil: Decimal
    beda_perilaku: Decimal

    @property
    def banyaknya(self) -> int:
        """How many of the two scores change."""
        return bool(self.beda_hasil) + bool(self.beda_perilaku)


@dataclass(frozen=True, slots=True)
class KetahananPegawai:
    """What keeps and what moves the kelompok of one person.

    ``tidak_tercapai`` are the kelompok that no own scores between 0 and 120 give.
    """

    ruas: tuple[Ruas, ...] = ()
    ubahan: tuple[UbahanTerkecil, ...] = ()
    tidak_tercapai: tuple[Kelompok, ...] = ()


def _ceil_root(kuadrat: Fraction) -> int:
    """The smallest whole number of ten-thousandths whose square is not below."""
    least = -(-kuadrat.numerator * SKALA**2 // kuadrat.denominator)
    return isqrt(least - 1) + 1 if least > 0 else 0


class JumlahSkor(NamedTuple):
    """All that averages need of the scores of some people, in ten-thousandths."""

    n: int
    total: int
    kuadrat: int

    @classmethod
    def dari(cls, angka: Sequence[int]) -> JumlahSkor:
        """Of these scores."""
        return cls(len(angka), sum(angka), sum(number * number for number in angka))

    def tanpa(self, skor: int) -> JumlahSkor:
        """The same without one of them."""
        return JumlahSkor(self.n - 1, self.total - skor, self.kuadrat - skor * skor)

    @property
    def ragam(self) -> int:
        """``n²`` times the variance."""
        return self.n * self.kuadrat - self.total * self.total


def pengali_kritis(semua: JumlahSkor, skor: int, metode: MetodePemetaan) -> Fraction:
    """The square of the k (or toleransi) from which a score is rata-rata; below it the score lies outside.

    Args:
        semua: the scores of everybody, ``skor`` among them.
        skor: the score in ten-thousandths.
        metode: Simpangan Baku or Mutlak.
    """
    distance = semua.n * skor - semua.total
    if metode is MetodePemetaan.MUTLAK:
        return Fraction(distance, semua.n * SKALA) ** 2
    return Fraction(distance * distance, semua.ragam) if semua.ragam else Fraction(0)


def batas_sendiri(lain: JumlahSkor, metode: MetodePemetaan, k: Decimal, toleransi: Decimal) -> BatasTingkat | None:
    """Edges of "rata-rata" for one person's own score, which moves the average itself.

    Args:
        lain: the scores of everybody else; at least one.
        metode: Simpangan Baku or Mutlak.
        k: multiple of the deviation.
        toleransi: absolute width.

    Returns:
        ``None`` where every own score is rata-rata.
    """
    m, rest = lain.n, lain.total
    if metode is MetodePemetaan.MUTLAK:
        reach = int(Fraction(toleransi) * SKALA * (m + 1) // 1)
    else:
        factor = Fraction(k)
        left = m * factor.denominator**2 - factor.numerator**2
        if left <= 0:
            return None
        reach = isqrt(factor.numerator**2 * (m + 1) * lain.ragam // left)
    return BatasTingkat(-((reach - rest) // m), (rest + reach) // m)


def langkah(angka: Sequence[int]) -> int:
    """The resolution in which scores were typed, in ten-thousandths: a point when all are whole, else a decimal."""
    step = SKALA
    while any(number % step for number in angka):
        step //= 10
    return step


def _nearest(skor: int, tingkat: Tingkat, batas: BatasTingkat | None, step: int) -> int | None:
    """The score nearest to one's own, in steps from it, that has a tingkat; ``None`` where there is none."""
    if batas is None:
        return skor if tingkat is Tingkat.RATA_RATA else None
    if batas.tingkat(skor) is tingkat:
        return skor
    if tingkat is Tingkat.DI_ATAS or (tingkat is Tingkat.RATA_RATA and skor < batas.bawah):
        goal = batas.atas + 1 if tingkat is Tingkat.DI_ATAS else batas.bawah
        found = skor - (skor - goal) // step * step
    else:
        goal = batas.bawah - 1 if tingkat is Tingkat.DI_BAWAH else batas.atas
        found = skor + (goal - skor) // step * step
    if 0 < found <= SKALA:  # is refused where scores are typed, because it looks like a percentage
        found = 0 if found < skor else skor + (SKALA - skor) // step * step + step
    return found if 0 <= found <= SKOR_TERTINGGI * SKALA and batas.tingkat(found) is tingkat else None


class _Unit:
    """The scores of a unit and how it was mapped."""

    def __init__(self, hasil: HasilPemeringkatan, matriks: Mapping[Tingkat, Mapping[Tingkat, Kelompok]]) -> None:
        self.cara = hasil.metode, hasil.k or Decimal(0), hasil.toleransi or Decimal(0)
        self.matriks = matriks
        people = hasil.pegawai
        scores = [one.hasil for one in people], [one.perilaku for one in people]
        known = [[number for score in part if (number := berskala(score)) is not None] for part in scores]
        self.jumlah = [JumlahSkor.dari(numbers) for numbers in known]
        self.step = [langkah(numbers) for numbers in known]

    def ruas(self, skor: tuple[int, int]) -> Iterator[Ruas]:
        """Spans of one person, smallest first; spans of the same kelompok are one."""
        method, most = self.cara[0], TERBESAR[self.cara[0]]
        pairs = list(zip(self.jumlah, skor, strict=True))
        edges = [pengali_kritis(everybody, own, method) for everybody, own in pairs]
        outside = [Tingkat.DI_ATAS if of.n * own > of.total else Tingkat.DI_BAWAH for of, own in pairs]
        steps = sorted({Fraction(0), *(edge for edge in edges if edge <= most * most)})
        spans: list[tuple[Fraction, Kelompok]] = []
        for start in steps:
            levels = [
                level if start < edge else Tingkat.RATA_RATA for level, edge in zip(outside, edges, strict=True)
            ]
            group = self.matriks[levels[0]][levels[1]]
            if not spans or spans[-1][1] is not group:
                spans.append((start, group))
        ends = [*(start for start, _ in spans[1:]), None]
        for (start, group), end in zip(spans, ends, strict=True):
            yield Ruas(group, start, end, most)

    def ubahan(self, skor: tuple[int, int], kelompok: Kelompok) -> UbahanTerkecil | None:
        """The least change that gives a kelompok: as few scores, then as few points; of equals that of hasil kerja."""
        nearest = []
        for everybody, own, step in zip(self.jumlah, skor, self.step, strict=True):
            limits = batas_sendiri(everybody.tanpa(own), *self.cara)
            nearest.append({level: _nearest(own, level, limits, step) for level in Tingkat})
        best: tuple[tuple[int, int, int], tuple[int, int]] | None = None
        for first, second in product(Tingkat, Tingkat):
            hasil, perilaku = nearest[0][first], nearest[1][second]
            if hasil is None or perilaku is None or self.matriks[first][second] is not kelompok:
                continue
            moved = abs(hasil - skor[0]), abs(perilaku - skor[1])
            cost = sum(map(bool, moved)), sum(moved), moved[1]
            if best is None or cost < best[0]:
                best = cost, (hasil, perilaku)
        if best is None:
            return None
        new = [desimal(number, SKALA) for number in best[1]]
        old = [desimal(number, SKALA) for number in skor]
        return UbahanTerkecil(kelompok, new[0], new[1], new[0] - old[0], new[1] - old[1])


def ketahanan(hasil: HasilPemeringkatan, tanggal: date) -> Putusan[dict[str, KetahananPegawai]]:
    """How robust each person's kelompok is, by NIP; empty for who has no kelompok and with the method Tingkat.

    Args:
        hasil: a unit that was mapped.
        tanggal: last day of the assessment period.
    """
    rule: Putusan[Mapping[Tingkat, Mapping[Tingkat, Kelompok]]] = muat("kelompok").pada(tanggal)
    if hasil.metode is MetodePemetaan.TINGKAT:
        return Putusan({one.nip: KetahananPegawai() for one in hasil.pegawai}, rule.rujukan, rule.peringatan)
    unit = _Unit(hasil, rule.hasil)
    return Putusan({one.nip: _of(unit, one) for one in hasil.pegawai}, rule.rujukan, rule.peringatan)


def ketahanan_pegawai(hasil: HasilPemeringkatan, pegawai: HasilPegawai, tanggal: date) -> KetahananPegawai:
    """The same of one person."""
    if hasil.metode is MetodePemetaan.TINGKAT:
        return KetahananPegawai()
    return _of(_Unit(hasil, muat("kelompok").pada(tanggal).hasil), pegawai)


def _of(unit: _Unit, pegawai: HasilPegawai) -> KetahananPegawai:
    hasil, perilaku = berskala(pegawai.hasil), berskala(pegawai.perilaku)
    if pegawai.kelompok is None or hasil is None or perilaku is None:
        return KetahananPegawai()
    own = hasil, perilaku
    found = {group: unit.ubahan(own, group) for group in Kelompok if group is not pegawai.kelompok}
    return KetahananPegawai(
        tuple(unit.ruas(own)),
        tuple(change for change in found.values() if change is not None),
        tuple(group for group, change in found.items() if change is None),
    )


# -- in words -------------------------------------------------------------------------------------

_SEBUTAN: Final = {MetodePemetaan.SIMPANGAN_BAKU: "k", MetodePemetaan.MUTLAK: "toleransi"}


def kalimat_ruas(pegawai: HasilPegawai, ruas: Sequence[Ruas], metode: MetodePemetaan) -> tuple[str, ...]:
    """For which k (or toleransi) a person has which kelompok: that of today first, then the others."""
    name = _SEBUTAN[metode] if ruas else ""

    def span(one: Ruas) -> str:
        return f"{name} dari {angka_indonesia(one.dari)} sampai {angka_indonesia(one.sampai)}"

    shown = [one for one in ruas if one.dari <= one.sampai]
    if len(shown) == 1:
        return (f"Kelompoknya {shown[0].kelompok} untuk setiap {span(shown[0])}.",)
    own = [span(one) for one in shown if one.kelompok is pegawai.kelompok]
    others = [f"{one.kelompok} untuk {span(one)}" for one in shown if one.kelompok is not pegawai.kelompok]
    told = [f"Kelompoknya {pegawai.kelompok} untuk setiap {' dan '.join(own)}."] if own else []
    return (*told, f"Menjadi {'; '.join(others)}.") if others else tuple(told)


def _change(nama: str, baru: Decimal, beda: Decimal) -> str:
    way = "lebih tinggi" if beda > 0 else "lebih rendah"
    return f"skor {nama} {angka_indonesia(abs(beda))} {way} (menjadi {angka_indonesia(baru)})"


def kalimat_ubahan(ketahanan: KetahananPegawai) -> tuple[str, ...]:
    """Which smallest change of the own scores gives another kelompok, and which none gives."""
    told = []
    for one in ketahanan.ubahan:
        pairs = (("hasil kerja", one.hasil, one.beda_hasil), ("perilaku kerja", one.perilaku, one.beda_perilaku))
        parts = " dan ".join(_change(*pair) for pair in pairs if pair[2])
        told.append(f"{parts[0].upper()}{parts[1:]} memberi {one.kelompok}.")
    if ketahanan.tidak_tercapai:
        names = " dan ".join(ketahanan.tidak_tercapai)
        told.append(f"{names} tidak dapat dicapai dengan skor sendiri berapa pun dari 0 sampai {SKOR_TERTINGGI}.")
    return tuple(told)
