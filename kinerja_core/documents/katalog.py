"""The documents the product prints: for each its context model and its Word template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One document: ``slug`` is typed on the command line, ``templat`` is a file of ``docx_templates``.

    ``model`` is its context model, or ``module:class`` of one that is loaded when it is first asked for.
    """

    slug: str
    judul: str
    model: type[BaseModel] | str
    templat: str

    @property
    def konteks(self) -> type[BaseModel]:
        """The context model."""
        if not isinstance(self.model, str):
            return self.model
        module, _, name = self.model.partition(":")
        found: type[BaseModel] = getattr(import_module(f"kinerja_core.documents.{module}"), name)
        return found


_ALL: Final = (
    Dokumen("risalah", "Risalah Dialog Kinerja", "risalah:KonteksRisalah", "risalah-dialog-kinerja.docx"),
    Dokumen(
        "surat-keterangan",
        "Surat Keterangan Pemetaan dan Pemeringkatan Kinerja",
        "surat_keterangan:KonteksSuratKeterangan",
        "surat-keterangan.docx",
    ),
    Dokumen(
        "surat-keterangan-pegawai",
        "Surat Keterangan Pemetaan dan Pemeringkatan Kinerja Pegawai",
        "surat_keterangan:KonteksSuratKeteranganPegawai",
        "surat-keterangan-pegawai.docx",
    ),
    Dokumen("rencana-aksi", "Rencana Aksi", "rencana_aksi:KonteksRencanaAksi", "rencana-aksi.docx"),
    Dokumen("skp", "Sasaran Kinerja Pegawai", "skp:KonteksSKP", "skp.docx"),
    Dokumen(
        "konversi-ak",
        "Konversi Predikat Kinerja ke Angka Kredit",
        "konversi_ak:KonteksKonversiAK",
        "konversi-ak.docx",
    ),
    Dokumen(
        "undangan-konfirmasi",
        "Undangan Konfirmasi Hasil Evaluasi Kinerja",
        "undangan_konfirmasi:KonteksUndanganKonfirmasi",
        "undangan-konfirmasi.docx",
    ),
    Dokumen("umpan-balik", "Umpan Balik Berkelanjutan", "umpan_balik:KonteksUmpanBalik", "umpan-balik.docx"),
    Dokumen(
        "berita-acara-keberatan",
        "Berita Acara Keberatan atas Hasil Evaluasi Kinerja",
        "berita_acara_keberatan:KonteksBeritaAcaraKeberatan",
        "berita-acara-keberatan.docx",
    ),
    Dokumen("lampiran-skp", "Lampiran Sasaran Kinerja Pegawai", "lampiran_skp:KonteksLampiranSKP", "lampiran-skp.docx"),
    Dokumen("evaluasi", "Evaluasi Kinerja Pegawai", "evaluasi:KonteksEvaluasi", "evaluasi.docx"),
    Dokumen(
        "dokumen-evaluasi",
        "Dokumen Evaluasi Kinerja Pegawai",
        "dokumen_evaluasi:KonteksDokumenEvaluasi",
        "dokumen-evaluasi.docx",
    ),
    Dokumen("bimbingan", "Bimbingan Kinerja", "bimbingan:KonteksBimbingan", "bimbingan.docx"),
    Dokumen("konseling", "Konseling Kinerja", "konseling:KonteksKonseling", "konseling.docx"),
)

#: Every document by its slug.
DOKUMEN: Final[Mapping[str, Dokumen]] = MappingProxyType({item.slug: item for item in _ALL})
