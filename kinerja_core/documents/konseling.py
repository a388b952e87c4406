"""Konseling kinerja of one pegawai (deck): private, marked RAHASIA on every page, printed only when asked by name."""

from __future__ import annotations

from typing import Final

from kinerja_core.documents.bagian.pembinaan import KonteksPembinaan, dari_buku_pembinaan, isi_pembinaan
from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat


class KonteksKonseling(KonteksPembinaan):
    """Data of one konseling."""


def dari_pembinaan(
    buku: BukuSKP, pembinaan: Pembinaan, surat: PengaturanSurat | None = None
) -> KonteksKonseling:
    """The record of one konseling of a staff workbook, signed as the settings say.

    Raises:
        ValueError: it is a bimbingan, which is not confidential.
    """
    if not pembinaan.rahasia:
        raise ValueError("a bimbingan is no konseling")
    return KonteksKonseling.model_validate(isi_pembinaan(buku, pembinaan, surat))


DOKUMEN: Final = Dokumen(
    slug="konseling",
    judul="Konseling Kinerja",
    konteks=KonteksKonseling,
    templat="konseling.docx",
    sumber=dari_buku_pembinaan("Konseling", dari_pembinaan, rahasia=True),
    lembar=("Identitas",),
    tiap="Pembinaan",
    rahasia=True,
)
