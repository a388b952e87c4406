"""Bimbingan kinerja of one pegawai: the record of one coaching, mentoring or training (deck).

What the deck says a bimbingan is about stands here; the layout of the official forms is not public, so it is free.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.pembinaan import KonteksPembinaan, dari_buku_pembinaan, isi_pembinaan
from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris


class KonteksBimbingan(KonteksPembinaan):
    """Data of one bimbingan."""

    bentuk: Annotated[TeksSebaris, Field(description="Bentuk bimbingan", examples=["Coaching"])]


def dari_pembinaan(
    buku: BukuSKP, pembinaan: Pembinaan, surat: PengaturanSurat | None = None
) -> KonteksBimbingan:
    """The record of one bimbingan of a staff workbook, signed as the settings say.

    Raises:
        ValueError: it is a konseling, which only its own document may print.
    """
    if pembinaan.rahasia:
        raise ValueError("a konseling is no bimbingan")
    return KonteksBimbingan.model_validate(isi_pembinaan(buku, pembinaan, surat) | {"bentuk": pembinaan.bentuk.value})


DOKUMEN: Final = Dokumen(
    slug="bimbingan",
    judul="Bimbingan Kinerja",
    konteks=KonteksBimbingan,
    templat="bimbingan.docx",
    sumber=dari_buku_pembinaan("Bimbingan", dari_pembinaan, rahasia=False),
    lembar=("Identitas",),
    tiap="Pembinaan",
)
