"""Periode kenaikan pangkat: on which days of a year a pangkat can rise."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.dasar import Rekaman
from kinerja_core.rules.aturan import Putusan, muat

_SETAHUN: Final = 12


class PeriodeKenaikan(Rekaman):
    """Months between two periods, counted from January."""

    jarak_bulan: Annotated[int, Field(ge=1, le=_SETAHUN)]


#: How far apart the periods are.
BENTUK = PeriodeKenaikan


def periode_kenaikan(hari: date) -> Putusan[date]:
    """The first period on a day or after it.

    Raises:
        AturanBelumBerlaku: for a day before the periods are known.
    """
    rule: Putusan[PeriodeKenaikan] = muat("periode_kenaikan_pangkat").pada(hari)
    apart = rule.hasil.jarak_bulan
    month = _SETAHUN * hari.year + hari.month - 1 + (hari.day > 1)
    while month % _SETAHUN % apart:
        month += 1
    return Putusan(date(month // _SETAHUN, month % _SETAHUN + 1, 1), rule.rujukan, rule.peringatan)
