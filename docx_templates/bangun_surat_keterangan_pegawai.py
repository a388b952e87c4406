"""Builds the Surat Keterangan of one person; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.pemeringkatan import cara_pemetaan, judul_keterangan
from docx_templates.bagian.surat import identitas, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tulisan import RATA, tulis
from kinerja_core.documents.surat_keterangan_pegawai import DOKUMEN


def bangun() -> Any:
    """Surat Keterangan Pemetaan dan Pemeringkatan Kinerja of one pegawai."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    judul_keterangan(document)
    tulis(document, "dengan ini menerangkan bahwa pegawai:", sebelum=6, sesudah=4, ikut=True)
    identitas(
        document,
        (("Nama", "pegawai.nama"), ("NIP", "pegawai.nip"), ("Jabatan", "pegawai.jabatan?")),
    )
    tulis(
        document,
        "pada pemetaan dan pemeringkatan kinerja periode {{ periode }} terhadap {{ jumlah }} orang pegawai di "
        "lingkungan {{ unit }} memperoleh hasil:",
        rata=RATA,
        sebelum=6,
        sesudah=4,
        ikut=True,
    )
    identitas(
        document,
        (
            ("Kelompok pemetaan", "pegawai.kelompok"),
            ("Peringkat", "pegawai.peringkat"),
            ("Predikat kinerja", "pegawai.predikat"),
            ("Nilai kinerja", "pegawai.nilai"),
        ),
    )
    tulis(
        document,
        "Pemetaan dan pemeringkatan tersebut dilaksanakan dengan cara sebagai berikut:",
        rata=RATA,
        sebelum=6,
        sesudah=3,
        ikut=True,
    )
    cara_pemetaan(document)
    tulis(
        document,
        "Demikian surat keterangan ini dibuat untuk dapat dipergunakan sebagaimana mestinya.",
        rata=RATA,
        sebelum=6,
        sesudah=12,
        ikut=True,
    )
    tanda_tangan_surat(document)
    return document
