"""The average of a unit and the edges of "rata-rata", exact: whole numbers of ten-thousandths, no rounding.

With ``n`` people, sum ``S`` and sum of squares ``Q``, a score ``x`` lies above the mean by more than ``k`` population
standard deviations exactly when ``n·x - S > k·√(n·Q - S²)``. Both sides are brought to whole numbers and the root is
taken with :func:`math.isqrt`, so that one whole-number limit on each side decides every person: a score exactly on an
edge is "rata-rata", and no rounding can move anybody across it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import isqrt
from typing import Final, NamedTuple

from kinerja_core.model.istilah import MetodePemetaan, Tingkat
from kinerja_core.model.pemeringkatan import RataRata

#: Parts of a point in which scores are counted.
SKALA: Final = 10_000
_SHOWN: Final = Decimal("0.0001")
_WIDE: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


class BatasTingkat(NamedTuple):
    """Edges of "rata-rata" in ten-thousandths: below ``bawah`` is below, above ``atas`` is above."""

    bawah: int
    atas: int

    def tingkat(self, angka: int) -> Tingkat:
        """Where a score lies; one on an edge is rata-rata."""
        if angka > self.atas:
            return Tingkat.DI_ATAS
        return Tingkat.DI_BAWAH if angka < self.bawah else Tingkat.RATA_RATA


def berskala(skor: Decimal | None) -> int | None:
    """A score of at most four decimals in ten-thousandths."""
    return None if skor is None else int(_WIDE.multiply(skor, Decimal(SKALA)))


def kalimat_sebagian(apa: str, berskor: int, semua: int) -> str:
    """That an average is that of some people only."""
    return f"Rata-rata {apa} dihitung dari {berskor} di antara {semua} pegawai."


def desimal(angka: int, skala: int) -> Decimal:
    """``854000`` in ten-thousandths is ``Decimal("85.4")``, exact."""
    whole, rest = divmod(angka, skala)
    return Decimal(f"{whole}.{rest:0{len(str(skala)) - 1}d}".rstrip("0").rstrip("."))


def tepi(
    angka: Sequence[int], metode: MetodePemetaan, k: Decimal, toleransi: Decimal
) -> tuple[BatasTingkat, RataRata]:
    """Exact edges of one score in a unit, and the same rounded to four decimals for people to read.

    Args:
        angka: the scores of everybody who has one, in ten-thousandths; at least one.
        metode: Simpangan Baku or Mutlak.
        k: multiple of the population standard deviation.
        toleransi: absolute width on each side of the mean.
    """
    n, total = len(angka), sum(angka)
    variance = n * sum(number * number for number in angka) - total * total  # n² times the variance
    if metode is MetodePemetaan.SIMPANGAN_BAKU:
        factor = Fraction(k)
        reach = isqrt(factor.numerator**2 * variance) // factor.denominator
    else:
        reach = int(Fraction(toleransi) * SKALA * n)
    limits = BatasTingkat(-((reach - total) // n), (total + reach) // n)

    def shown(value: Decimal) -> Decimal:
        return value.quantize(_SHOWN, context=_WIDE)

    one = Decimal(n * SKALA)
    mean = _WIDE.divide(Decimal(total), one)
    deviation = _WIDE.divide(_WIDE.sqrt(Decimal(variance)), one)
    width = _WIDE.multiply(k, deviation) if metode is MetodePemetaan.SIMPANGAN_BAKU else toleransi
    return limits, RataRata(
        rata=shown(mean), simpangan_baku=shown(deviation),
        batas_bawah=shown(_WIDE.subtract(mean, width)), batas_atas=shown(_WIDE.add(mean, width)),
    )  # fmt: skip
