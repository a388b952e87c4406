"""Builds the Penetapan Angka Kredit."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm

from docx_templates.bagian.angka_kredit import pejabat_fungsional
from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, catatan_kecil, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KELABU, KIRI, RATA, TENGAH, tulis
from kinerja_core.documents.penetapan_ak import DOKUMEN


def _bagian(document: Any, judul: str) -> None:
    tulis(document, judul, tebal=True, sebelum=6, sesudah=2, ikut=True)


def _penetapan(document: Any) -> None:
    """What is there, by origin."""
    _bagian(document, "II. PENETAPAN ANGKA KREDIT")
    table = tabel(document, (1.0, 7.8, 2.4, 2.4, 2.4), atas=0.0)
    kepala(table, ("No", "Angka Kredit", "Lama", "Baru", "Jumlah"), 10)
    tanda(table, "{%tr for satu in baris %}")
    texts = ("{{ loop.index }}", "{{ satu.uraian }}", "{{ satu.lama }}", "{{ satu.baru }}", "{{ satu.jumlah }}")
    for cell, text in zip(baris(table), texts, strict=True):
        tulis(cell, text, ukuran=10, rata=KIRI if "uraian" in text else TENGAH)
    tanda(table, "{%tr endfor %}")
    totals = ("", "Jumlah angka kredit kumulatif", "{{ lama }}", "{{ baru }}", "{{ jumlah }}")
    for cell, text in zip(baris(table), totals, strict=True):
        tulis(cell, text, ukuran=10, tebal=True, rata=TENGAH if "{" in text else KIRI)


def _kebutuhan(document: Any) -> None:
    """What the next steps need."""
    _bagian(document, "III. KEBUTUHAN ANGKA KREDIT")
    tulis(document, "{%p if kebutuhan %}")
    table = tabel(document, (8.8, 3.2, 4.0), atas=0.0)
    kepala(table, ("Kenaikan", "Minimal", "Kelebihan/Kekurangan"), 10)
    tanda(table, "{%tr for satu in kebutuhan %}")
    for cell, name in zip(baris(table), ("uraian", "minimal", "selisih"), strict=True):
        tulis(cell, f"{{{{ satu.{name} }}}}", ukuran=10, rata=KIRI if name == "uraian" else TENGAH)
    tanda(table, "{%tr endfor %}")
    tulis(document, "{%p else %}")
    tulis(document, "Tidak ada kebutuhan yang dapat dihitung.", ukuran=10)
    tulis(document, "{%p endif %}")
    _bagian(document, "KESIMPULAN")
    tulis(document, "{%p for butir in kesimpulan %}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", ukuran=9.5, gantung=0.65, rata=RATA)
    tulis(document, "{%p endfor %}")
    tulis(
        document,
        "Angka kredit hanya salah satu syarat; syarat lain dan lowongan jabatannya tidak diperiksa di sini.",
        ukuran=9,
        sebelum=3,
        sesudah=4,
        ikut=True,
    )


def bangun() -> Any:
    """The form: who, what is there, what is needed, what follows, and the signature."""
    document = dokumen(DOKUMEN.judul)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.2)
    kop_surat(document)
    tulis(document, "PENETAPAN ANGKA KREDIT", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH)
    tulis(document, "Masa penilaian: {{ periode }}", rata=TENGAH, sesudah=8)
    pejabat_fungsional(document, "I. KETERANGAN PERORANGAN")
    _penetapan(document)
    _kebutuhan(document)
    tanda_tangan_surat(document)
    catatan_kecil(document, "Catatan", "catatan", 7)
    catatan_kecil(document, "Dasar, dan seberapa pasti", "dasar", 6.5, KELABU)
    return document
