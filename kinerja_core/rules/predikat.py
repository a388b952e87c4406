"""Predikat kinerja from the two ratings (matrix of hasil kerja and perilaku kerja)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from kinerja_core.model.dasar import Kata
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

if TYPE_CHECKING:
    from kinerja_core.model.pemeringkatan import SkorPegawai

#: rating hasil kerja -> rating perilaku kerja -> predikat, complete.
BENTUK = Annotated[
    dict[Kata[Rating], Annotated[dict[Kata[Rating], Kata[Predikat]], lengkap(Rating)]], lengkap(Rating)
]


def tentukan_predikat(hasil: Rating, perilaku: Rating, tanggal: date) -> Putusan[Predikat]:
    """The predikat for a rating of hasil kerja and a rating of perilaku kerja.

    Args:
        hasil: rating of hasil kerja against expectation.
        perilaku: rating of perilaku kerja against expectation.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known matrix.
    """
    matrix = muat("predikat").pada(tanggal)
    return Putusan(matrix.hasil[hasil][perilaku], matrix.rujukan, matrix.peringatan)


def predikat_skor(skor: SkorPegawai | None, tanggal: date) -> Predikat | None:
    """The predikat of the ratings of a person; there is one when both are chosen.

    Raises:
        AturanBelumBerlaku: as :func:`tentukan_predikat`.
    """
    if skor is None or skor.rating_hasil is None or skor.rating_perilaku is None:
        return None
    return tentukan_predikat(skor.rating_hasil, skor.rating_perilaku, tanggal).hasil
