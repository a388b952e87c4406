"""Pengurangan tunjangan kinerja: by yearly predikat, and for a pimpinan who is late with evaluations.

A month is written as its first day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

_SETAHUN: Final = 12


class PotonganPredikat(Rekaman):
    """Percent per month and number of months for one predikat."""

    persen: Annotated[Decimal, Field(ge=0, le=100)]
    bulan: Annotated[int, Field(ge=0, le=12)]


class PotonganTerlambat(Rekaman):
    """Percent per month, and until when, for a late pimpinan."""

    persen: Annotated[Decimal, Field(ge=0, le=100)]
    sampai: str
    bulan_terakhir_dihitung: bool


class Potongan(Rekaman):
    """Both parts of the rule, the rupiah an amount is rounded to, and months from the evaluation to the first one."""

    predikat: Annotated[dict[Kata[Predikat], PotonganPredikat], lengkap(Predikat)]
    terlambat: PotonganTerlambat
    pembulatan: Annotated[int, Field(ge=1, le=1_000_000)]
    mulai_bulan_ke: Annotated[int, Field(ge=0, le=_SETAHUN)]


#: Both parts of the rule.
BENTUK = Potongan


class PotonganTukin(NamedTuple):
    """A reduction: ``persen`` of one month's tunjangan, for ``bulan`` months.

    Where no number of months is set, ``bulan`` is 0 and ``sampai`` says in words until when.
    """

    persen: Decimal
    bulan: int
    sampai: str | None = None
    pembulatan: int = 1
    bulan_terakhir_dihitung: bool = True

    def rupiah(self, tukin: Decimal) -> Decimal:
        """The reduction per month of a monthly tunjangan, rounded half up to the rupiah that the rule says.

        Raises:
            ValueError: for a negative or unreal amount, in Indonesian.
        """
        if not tukin.is_finite() or tukin < 0:
            raise ValueError(f"Tunjangan kinerja harus angka 0 atau lebih, bukan {tukin}.")
        exact = Fraction(tukin) * Fraction(self.persen) / 100 / self.pembulatan
        return Decimal((2 * exact.numerator + exact.denominator) // (2 * exact.denominator) * self.pembulatan)

    def selesai(self, mulai: date) -> date | None:
        """The last month of a reduction that begins in a month; ``None`` where no number of months is set."""
        return bulan_ke(mulai, self.bulan - 1) if self.bulan else None

    def banyak_bulan(self, mulai: date, dievaluasi: date) -> int:
        """Months of a reduction that lasts until all are evaluated, from its first month to the day of that."""
        between = _SETAHUN * (dievaluasi.year - mulai.year) + dievaluasi.month - mulai.month
        return max(between + self.bulan_terakhir_dihitung, 0)


def bulan_ke(hari: date, berikutnya: int = 0) -> date:
    """The month of a day, or one that many months later."""
    months = _SETAHUN * hari.year + hari.month - 1 + berikutnya
    return date(months // _SETAHUN, months % _SETAHUN + 1, 1)


def nama_bulan(bulan: date) -> str:
    """``Februari 2026``."""
    return tanggal_panjang(bulan).partition(" ")[2]


def mulai_potongan(evaluasi: date, tanggal: date) -> Putusan[date]:
    """The first month of the reduction of a predikat, by the day on which it was set.

    Args:
        evaluasi: that day.
        tanggal: last day of the assessed year.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    rule: Putusan[Potongan] = muat("tunjangan_kinerja").pada(tanggal)
    return Putusan(bulan_ke(evaluasi, rule.hasil.mulai_bulan_ke), rule.rujukan, rule.peringatan)


def potongan_tukin(predikat: Predikat, tanggal: date) -> Putusan[PotonganTukin]:
    """The reduction for a predikat of the *yearly* evaluation.

    Args:
        predikat: the yearly predikat.
        tanggal: last day of the assessed year.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    rule: Putusan[Potongan] = muat("tunjangan_kinerja").pada(tanggal)
    part = rule.hasil.predikat[predikat]
    cut = PotonganTukin(part.persen, part.bulan, pembulatan=rule.hasil.pembulatan)
    return Putusan(cut, rule.rujukan, rule.peringatan)


def potongan_terlambat(
    tanggal: date, sakit_berat: bool = False, keadaan_kahar: bool = False
) -> Putusan[PotonganTukin]:
    """The reduction of a pimpinan unit who is late in finishing evaluations.

    Args:
        tanggal: last day of the assessment period that is late.
        sakit_berat: seriously ill and in need of care: no reduction.
        keadaan_kahar: force majeure: no reduction.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    rule: Putusan[Potongan] = muat("tunjangan_kinerja").pada(tanggal)
    if sakit_berat or keadaan_kahar:
        return Putusan(PotonganTukin(Decimal(0), 0), rule.rujukan, rule.peringatan)
    part = rule.hasil.terlambat
    cut = PotonganTukin(part.persen, 0, part.sampai, rule.hasil.pembulatan, part.bulan_terakhir_dihitung)
    return Putusan(cut, rule.rujukan, rule.peringatan)
