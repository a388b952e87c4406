"""Pengurangan tunjangan kinerja: by yearly predikat, and for a pimpinan who is late with evaluations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Predikat
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

_WIDE: Final = Context(prec=60)


class PotonganPredikat(Rekaman):
    """Percent per month and number of months for one predikat."""

    persen: Annotated[Decimal, Field(ge=0, le=100)]
    bulan: Annotated[int, Field(ge=0, le=12)]


class PotonganTerlambat(Rekaman):
    """Percent per month, and until when, for a late pimpinan."""

    persen: Annotated[Decimal, Field(ge=0, le=100)]
    sampai: str


class Potongan(Rekaman):
    """Both parts of the rule."""

    predikat: Annotated[dict[Kata[Predikat], PotonganPredikat], lengkap(Predikat)]
    terlambat: PotonganTerlambat


#: Both parts of the rule.
BENTUK = Potongan


@dataclass(frozen=True, slots=True)
class PotonganTukin:
    """A reduction: ``persen`` of one month's tunjangan, for ``bulan`` months.

    Where no number of months is set, ``bulan`` is 0 and ``sampai`` says in words until when.
    """

    persen: Decimal
    bulan: int
    sampai: str | None = None

    def rupiah(self, tukin: Decimal) -> Decimal:
        """The reduction per month of a monthly tunjangan, exact and not rounded.

        Raises:
            ValueError: for a negative or unreal amount, in Indonesian.
        """
        if not tukin.is_finite() or tukin < 0:
            raise ValueError(f"Tunjangan kinerja harus angka 0 atau lebih, bukan {tukin}.")
        return _WIDE.divide(_WIDE.multiply(tukin, self.persen), Decimal(100))


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
    return Putusan(PotonganTukin(part.persen, part.bulan), rule.rujukan, rule.peringatan)


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
    return Putusan(PotonganTukin(part.persen, 0, part.sampai), rule.rujukan, rule.peringatan)
