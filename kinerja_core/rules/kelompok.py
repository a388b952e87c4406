"""Kelompok pemetaan K1, K2, K3 from the two places relative to the average of the unit. K3 wins."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from kinerja_core.model.dasar import Kata
from kinerja_core.model.istilah import Kelompok, Tingkat
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

#: tingkat hasil kerja -> tingkat perilaku kerja -> kelompok, complete.
BENTUK = Annotated[
    dict[Kata[Tingkat], Annotated[dict[Kata[Tingkat], Kata[Kelompok]], lengkap(Tingkat)]], lengkap(Tingkat)
]


def tentukan_kelompok(tingkat_hasil: Tingkat, tingkat_perilaku: Tingkat, tanggal: date) -> Putusan[Kelompok]:
    """The kelompok for the places of hasil kerja and perilaku kerja relative to the unit's average.

    Args:
        tingkat_hasil: place of hasil kerja.
        tingkat_perilaku: place of perilaku kerja.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known letter.
    """
    matrix = muat("kelompok").pada(tanggal)
    return Putusan(matrix.hasil[tingkat_hasil][tingkat_perilaku], matrix.rujukan, matrix.peringatan)
