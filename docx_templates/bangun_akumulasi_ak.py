"""Builds the Akumulasi Angka Kredit."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.angka_kredit import pejabat_fungsional
from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, catatan_kecil, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KIRI, TENGAH, tulis
from kinerja_core.documents.akumulasi_ak import DOKUMEN


def _konversi(document: Any) -> None:
    """Every conversion, and their sum."""
    tulis(document, "Konversi predikat kinerja ke angka kredit yang dijumlahkan:", sebelum=10, sesudah=3, ikut=True)
    table = tabel(document, (1.2, 2.7, 1.2, 3.2, 2.2, 1.9, 1.8, 1.8), sela=0.08, atas=0.05)
    kepala(
        table, ("Tahun", "Masa", "Bulan", "Jabatan", "Predikat", "Persentase", "Koefisien", "Angka Kredit"), 8.5
    )
    tanda(table, "{%tr for satu in baris %}")
    names = ("tahun", "masa", "bulan", "jabatan", "predikat", "persentase", "koefisien", "angka_kredit")
    for cell, name in zip(baris(table), names, strict=True):
        tulis(cell, f"{{{{ satu.{name} }}}}", ukuran=9, rata=KIRI if name in {"masa", "jabatan"} else TENGAH)
    tanda(table, "{%tr endfor %}")
    for cell, text in zip(baris(table), ("", "Jumlah", "", "", "", "", "", "{{ jumlah }}"), strict=True):
        tulis(cell, text, ukuran=9, tebal=True, rata=TENGAH if "{" in text else KIRI)
    tulis(document, "{%p if per_jenjang %}")
    tulis(
        document,
        "Menurut jenjang: {% for satu in per_jenjang %}{{ satu.jenjang }} {{ satu.jumlah }}"
        "{% if loop.last %}.{% else %}; {% endif %}{% endfor %}",
        ukuran=9,
        sebelum=3,
    )
    tulis(document, "{%p endif %}")
    catatan_kecil(document, "Catatan", "catatan", 9)
    tulis(document, "Bulan yang sama tidak dihitung dua kali.", ukuran=9, sebelum=4, sesudah=10, ikut=True)


def bangun() -> Any:
    """The form: whose angka kredit, every conversion, and the signature of the Pejabat Penilai."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    tulis(document, "AKUMULASI ANGKA KREDIT", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH)
    tulis(document, "Periode: {{ periode }}", rata=TENGAH, sesudah=10)
    pejabat_fungsional(document)
    _konversi(document)
    tanda_tangan_surat(document, sebutan="Pejabat Penilai Kinerja,")
    return document
