"""Builds the form B.1.9, the competences of a pegawai after a bimbingan."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.pembinaan import tanggal_bimbingan
from docx_templates.bagian.skp import PENILAI, dua_orang
from docx_templates.bagian.tabel import baris, baris_daftar, kepala, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, TENGAH, TITIK, atau, tulis
from kinerja_core.documents.evaluasi_kompetensi import DOKUMEN

UKURAN: Final = 10
JUDUL: Final = ("NO", "KOMPETENSI PEGAWAI*", "NILAI\n(SKALA 1-5)", "ALASAN TERHADAP NILAI")
BARIS_KOSONG: Final = 5


def _butir(table: Any, ikut: bool) -> None:
    texts = ("{{ loop.index }}.", "{{ butir.kompetensi }}", atau("butir.nilai", " "), atau("butir.alasan", " "))
    for place, (cell, text) in enumerate(zip(baris(table), texts, strict=True)):
        tulis(cell, text, ukuran=UKURAN, rata=TENGAH if place in {0, 2} else KIRI, ikut=ikut)


def _kosong(table: Any) -> None:
    """Rows to write in by hand."""
    for number in range(1, BARIS_KOSONG + 1):
        for cell, text in zip(baris(table), (f"{number}.", " ", " ", " "), strict=True):
            tulis(cell, text, ukuran=UKURAN, rata=TENGAH, sebelum=8, sesudah=10, ikut=True)


def bangun() -> Any:
    """Evaluasi Kompetensi Pegawai: the columns of the annex; what its public copy lacks is ours."""
    document = dokumen(DOKUMEN.judul)
    for text in ("EVALUASI KOMPETENSI PEGAWAI", "SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA"):
        last = text.startswith("SEBAGAI")
        tulis(document, text, bab=0 if last else 1, tebal=True, ukuran=12, rata=TENGAH, sesudah=8 if last else 0,
              ikut=True)
    dua_orang(document, LEBAR)
    tanggal_bimbingan(document)
    table = tabel(document, (1.1, 5.6, 2.7, 6.6), sela=0.15, atas=0.05)
    kepala(table, JUDUL, UKURAN)
    tanda(table, "{%tr if kompetensi %}")
    tanda(table, "{%tr for butir in kompetensi %}")
    baris_daftar(table, partial(_butir, table))
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr else %}")
    _kosong(table)
    tanda(table, "{%tr endif %}")
    signer = Penanda("penilai", **PENILAI, tanggal=f"{TITIK}, {TITIK}", tanda="${ttd_pengirim}")
    blok_tanda_tangan(
        document, ((LEBAR - 7.5, 7.5), {1: signer}), daftar=table, jarak=4,
        catatan="*) Kompetensi yang dikembangkan melalui bimbingan kinerja.",
    )
    return document
