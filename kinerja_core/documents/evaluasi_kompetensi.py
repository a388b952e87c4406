"""Evaluasi Kompetensi Pegawai sebagai Tindak Lanjut Bimbingan Kinerja (B.1.9): competences, each with nilai and why.

The public copy of the annex is cut behind "ALASAN TERHADAP" (regs): how that heading goes on, what the mark after
KOMPETENSI PEGAWAI says, and who signs are free.
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.formulir_bimbingan import PihakBimbingan, isi_pihak, tiap_bimbingan
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


class KompetensiDinilai(Rekaman):
    """One competence with its nilai and the reason."""

    kompetensi: Annotated[Teks, Field(description="Kompetensi pegawai", examples=["Menyusun naskah kebijakan"])]
    nilai: Annotated[
        TeksSebaris | None,
        Field(description="Nilai, skala 1-5; dikosongkan bila belum ada", examples=["4"]),
    ] = None
    alasan: Annotated[Teks | None, Field(description="Alasan terhadap nilai itu; dikosongkan bila belum ada")] = None


class KonteksEvaluasiKompetensi(PihakBimbingan, KonteksFormulir):
    """Data of one form; without competences its rows are empty, to be filled in by hand."""

    kompetensi: Annotated[
        tuple[KompetensiDinilai, ...],
        Field(description="Kompetensi yang dinilai; lima baris kosong untuk diisi dengan pena bila tidak ada"),
    ] = ()


def dari_bimbingan(
    buku: BukuSKP, bimbingan: Pembinaan, surat: PengaturanSurat | None = None
) -> KonteksEvaluasiKompetensi:
    """The form of one bimbingan of a staff workbook, its rows open.

    Raises:
        ValueError: it is a konseling.
    """
    return KonteksEvaluasiKompetensi.model_validate(
        isi_pihak(buku, bimbingan) | tanda_tangan(surat, buku.skp.penilai)
    )


DOKUMEN: Final = Dokumen(
    slug="evaluasi-kompetensi",
    judul="Evaluasi Kompetensi Pegawai sebagai Tindak Lanjut Bimbingan Kinerja (B.1.9)",
    konteks=KonteksEvaluasiKompetensi,
    templat="evaluasi-kompetensi.docx",
    sumber=tiap_bimbingan("Evaluasi Kompetensi", dari_bimbingan),
    lembar=("Identitas",),
    tiap="Pembinaan",
)
