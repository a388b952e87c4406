"""Builds the Konversi Predikat Kinerja ke Angka Kredit."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.angka_kredit import pejabat_fungsional
from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import TENGAH, tulis
from kinerja_core.documents.konversi_ak import DOKUMEN


def _konversi(document: Any) -> None:
    """How the predikat becomes angka kredit."""
    tulis(document, "Konversi predikat kinerja ke angka kredit:", sebelum=10, sesudah=3, ikut=True)
    table = tabel(document, (2.9, 2.5, 3.4, 4.4, 2.8), atas=0.08)
    kepala(
        table,
        ("Predikat Kinerja", "Persentase", "Koefisien per Tahun", "Lama Penilaian", "Angka Kredit yang Didapat"),
        10,
    )
    tanda(table, "{%tr for satu in baris %}")
    lama = "{{ satu.bulan }}{% if satu.masa %}, {{ satu.masa }}{% endif %}"
    koefisien = "{{ satu.koefisien }} ({{ satu.jenjang }})"
    texts = ("{{ satu.predikat }}", "{{ satu.persentase }}", koefisien, lama, "{{ satu.angka_kredit }}")
    for cell, text in zip(baris(table), texts, strict=True):
        tulis(cell, text, rata=TENGAH, tebal="angka_kredit" in text)
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr if jumlah %}")
    for cell, text in zip(baris(table), ("Jumlah", "", "", "", "{{ jumlah }}"), strict=True):
        tulis(cell, text, rata=TENGAH, tebal=True)
    tanda(table, "{%tr endif %}")
    tulis(
        document,
        "Angka kredit = lama penilaian (bulan) : 12 × persentase × koefisien per tahun, dibulatkan dua angka di "
        "belakang koma.",
        ukuran=9,
        sebelum=3,
        sesudah=2,
        ikut=True,
    )
    tulis(document, "{%p if dasar %}")
    tulis(document, "{{ dasar }}", ukuran=9, ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, ukuran=9, ikut=True)


def bangun() -> Any:
    """The form: whose predikat, how it becomes angka kredit, and the signature of the Pejabat Penilai."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    tulis(document, "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH)
    tulis(document, "Periode: {{ periode }}", rata=TENGAH, sesudah=10)
    pejabat_fungsional(document)
    _konversi(document)
    tanda_tangan_surat(document, sebutan="Pejabat Penilai Kinerja,")
    return document
