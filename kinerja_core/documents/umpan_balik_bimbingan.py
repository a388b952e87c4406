"""Umpan Balik Pelaksanaan Bimbingan Kinerja (B.1.8): nine criteria that a pegawai answers after a bimbingan (regs).

The table is that of the annex; the pegawai fills it in by hand, so that no program answers for a person. The day of the
bimbingan above it, the column in which is answered, and the place of the signature are free.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.formulir_bimbingan import PihakBimbingan, isi_pihak, tiap_bimbingan
from kinerja_core.documents.bagian.tanda_tangan import TandaTanganElektronik, tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris


class KonteksUmpanBalikBimbingan(PihakBimbingan, TandaTanganElektronik):
    """Data of one form."""

    atasan_pimpinan: Annotated[
        TeksSebaris | None,
        Field(description="Atasan pimpinan, kepada siapa formulir ini diserahkan; titik-titik bila kosong"),
    ] = None


def dari_bimbingan(
    buku: BukuSKP, bimbingan: Pembinaan, surat: PengaturanSurat | None = None
) -> KonteksUmpanBalikBimbingan:
    """The form of one bimbingan of a staff workbook.

    Raises:
        ValueError: it is a konseling.
    """
    above = buku.skp.atasan_penilai
    return KonteksUmpanBalikBimbingan.model_validate(
        isi_pihak(buku, bimbingan) | {"atasan_pimpinan": above.nama if above else None, **tanda_tangan(surat)}
    )


DOKUMEN: Final = Dokumen(
    slug="umpan-balik-bimbingan",
    judul="Umpan Balik Pelaksanaan Bimbingan Kinerja (B.1.8)",
    konteks=KonteksUmpanBalikBimbingan,
    templat="umpan-balik-bimbingan.docx",
    sumber=tiap_bimbingan("Umpan Balik Bimbingan", dari_bimbingan),
    lembar=("Identitas",),
    tiap="Pembinaan",
)
