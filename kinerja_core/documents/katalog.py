"""The documents the product prints: for each its context model and its Word template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel

from kinerja_core.documents.berita_acara import KonteksBeritaAcaraKeberatan
from kinerja_core.documents.bimbingan import KonteksBimbingan
from kinerja_core.documents.dokumen_evaluasi import KonteksDokumenEvaluasi
from kinerja_core.documents.evaluasi import KonteksEvaluasi
from kinerja_core.documents.konseling import KonteksKonseling
from kinerja_core.documents.konversi_ak import KonteksKonversiAK
from kinerja_core.documents.lampiran_skp import KonteksLampiranSKP
from kinerja_core.documents.rencana_aksi import KonteksRencanaAksi
from kinerja_core.documents.risalah import KonteksRisalah
from kinerja_core.documents.skp import KonteksSKP
from kinerja_core.documents.surat_keterangan import KonteksSuratKeterangan, KonteksSuratKeteranganPegawai
from kinerja_core.documents.umpan_balik import KonteksUmpanBalik
from kinerja_core.documents.undangan_konfirmasi import KonteksUndanganKonfirmasi


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document: ``slug`` is typed on the command line, ``templat`` is a file of ``docx_templates``."""

    slug: str
    judul: str
    konteks: type[BaseModel]
    templat: str


_ALL: Final = (
    Dokumen("risalah", "Risalah Dialog Kinerja", KonteksRisalah, "risalah-dialog-kinerja.docx"),
    Dokumen(
        "surat-keterangan",
        "Surat Keterangan Pemetaan dan Pemeringkatan Kinerja",
        KonteksSuratKeterangan,
        "surat-keterangan.docx",
    ),
    Dokumen(
        "surat-keterangan-pegawai",
        "Surat Keterangan Pemetaan dan Pemeringkatan Kinerja Pegawai",
        KonteksSuratKeteranganPegawai,
        "surat-keterangan-pegawai.docx",
    ),
    Dokumen("rencana-aksi", "Rencana Aksi", KonteksRencanaAksi, "rencana-aksi.docx"),
    Dokumen("skp", "Sasaran Kinerja Pegawai", KonteksSKP, "skp.docx"),
    Dokumen("konversi-ak", "Konversi Predikat Kinerja ke Angka Kredit", KonteksKonversiAK, "konversi-ak.docx"),
    Dokumen(
        "undangan-konfirmasi",
        "Undangan Konfirmasi Hasil Evaluasi Kinerja",
        KonteksUndanganKonfirmasi,
        "undangan-konfirmasi.docx",
    ),
    Dokumen("umpan-balik", "Umpan Balik Berkelanjutan", KonteksUmpanBalik, "umpan-balik.docx"),
    Dokumen(
        "berita-acara-keberatan",
        "Berita Acara Keberatan atas Hasil Evaluasi Kinerja",
        KonteksBeritaAcaraKeberatan,
        "berita-acara-keberatan.docx",
    ),
    Dokumen("lampiran-skp", "Lampiran Sasaran Kinerja Pegawai", KonteksLampiranSKP, "lampiran-skp.docx"),
    Dokumen("evaluasi", "Evaluasi Kinerja Pegawai", KonteksEvaluasi, "evaluasi.docx"),
    Dokumen("dokumen-evaluasi", "Dokumen Evaluasi Kinerja Pegawai", KonteksDokumenEvaluasi, "dokumen-evaluasi.docx"),
    Dokumen("bimbingan", "Bimbingan Kinerja", KonteksBimbingan, "bimbingan.docx"),
    Dokumen("konseling", "Konseling Kinerja", KonteksKonseling, "konseling.docx"),
)

#: Every document by its slug.
DOKUMEN: Final[Mapping[str, Dokumen]] = MappingProxyType({item.slug: item for item in _ALL})
