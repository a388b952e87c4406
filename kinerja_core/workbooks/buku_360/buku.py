"""Penilaian 360°: who rates, who is rated, and a page of items down with people across.

A person is known by a number that is printed in the list and in the head of the score column, so that no sorting
can move a score to somebody else.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final

from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.rules.perilaku_360 import Instrumen, instrumen
from kinerja_core.workbooks.buku_360.daftar_dinilai import (
    BARIS_PENILAIAN,
    lembar_daftar,
    nomor_semula,
    semua_butir,
)
from kinerja_core.workbooks.buku_360.identitas_penilai import IDENTITAS_PENILAI
from kinerja_core.workbooks.buku_360.penilaian import lembar_penilaian
from kinerja_core.workbooks.buku_360.petunjuk import petunjuk_360
from kinerja_core.workbooks.buku_360.rumus import tulis_acuan
from kinerja_core.workbooks.buku_360.terlihat import lembar_terlihat
from kinerja_core.workbooks.mesin.acuan import daftar_periode
from kinerja_core.workbooks.mesin.spek import SpekBuku

#: People a workbook has room for unless the list is longer.
KAPASITAS_DINILAI: Final = 15


def buku_penilaian_360(tanggal: datetime.date, banyak: int = KAPASITAS_DINILAI) -> SpekBuku:
    """The workbook of an evaluator.

    Args:
        tanggal: last day of the period, which decides the instrument.
        banyak: people there must be room for; never less than the usual room.

    Raises:
        AturanBelumBerlaku: for a period before the first known instrument.
    """
    since = instrumen(tanggal)  # warnings are for who uses the scores, not for who prints the form
    return _book(_Tool(since.hasil), max(banyak, KAPASITAS_DINILAI))


class _Tool:
    """An instrument as a key: two that say the same make one workbook."""

    def __init__(self, isi: Instrumen) -> None:
        self.isi = isi
        self._text = isi.model_dump_json()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tool) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@cache
def _book(alat: _Tool, banyak: int) -> SpekBuku:
    return SpekBuku(
        jenis="penilaian-360",
        rekaman=BukuPenilaian360,
        lembar=(
            petunjuk_360(alat.isi), IDENTITAS_PENILAI, lembar_daftar(alat.isi, banyak),
            lembar_penilaian(alat.isi, banyak),
            lembar_terlihat(alat.isi, semua_butir(alat.isi, banyak), BARIS_PENILAIAN, banyak),
        ),
        daftar=daftar_periode,
        acuan=tulis_acuan,
        meta=nomor_semula,
    )
