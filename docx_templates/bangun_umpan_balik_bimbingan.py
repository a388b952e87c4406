"""Builds the form B.1.8, what a pegawai says of a bimbingan."""

from __future__ import annotations

from typing import Any, Final

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.pembinaan import tanggal_bimbingan
from docx_templates.bagian.skp import dua_orang
from docx_templates.bagian.tabel import baris, kepala, tabel, tanpa_garis
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import TENGAH, TITIK, atau, tulis
from kinerja_core.documents.umpan_balik_bimbingan import DOKUMEN

UKURAN: Final = 10
#: Whom the criteria of the annex are about, and the criteria, which are numbered through.
KRITERIA: Final = (
    (
        "Tentang pegawai",
        (
            "Saya merasa diperhatikan dan dipahami",
            "Saya merasa tindakan/langkah yang telah saya lakukan dihargai",
            "Saya merasa dapat dengan bebas mengemukakan pendapat/pemikiran saya",
        ),
    ),
    (
        "Tentang pimpinan/pihak lain yang diberikan penugasan khusus",
        (
            "Pandangan yang diberikan berdasarkan data/fakta yang akurat",
            "Pandangan yang diberikan bersifat positif",
            "Lebih banyak menggunakan metode bertanya dibandingkan menggurui",
        ),
    ),
    (
        "Tentang pegawai dan pimpinan/pihak lain",
        (
            "Saya merasa dibantu dalam mencari solusi dan aksi tindak lanjut",
            "Saya tahu apa yang harus saya lakukan setelah mengikuti kegiatan bimbingan kinerja ini",
            "Saya memahami maksud dan tujuan kegiatan bimbingan kinerja ini",
        ),
    ),
)


def bangun() -> Any:
    """Umpan Balik Pelaksanaan Bimbingan Kinerja, with the table of the annex and a column for the answers."""
    document = dokumen(DOKUMEN.judul)
    title = "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA"
    tulis(document, title, bab=1, tebal=True, ukuran=12, rata=TENGAH, sesudah=8, ikut=True)
    dua_orang(document, LEBAR)
    tanggal_bimbingan(document)
    table = tabel(document, (4.1, 8.6, 3.3), sela=0.15, atas=0.08)
    kepala(table, ("SUBJEK", "KRITERIA UMPAN BALIK", "TANGGAPAN"), UKURAN)
    number = 0
    for subject, criteria in KRITERIA:
        for place, text in enumerate(criteria):
            number += 1
            left, middle, right = baris(table)
            first, last = place == 0, place == len(criteria) - 1
            tanpa_garis(left, *(() if first else ("top",)), *(() if last else ("bottom",)))
            tulis(left, subject if first else " ", ukuran=UKURAN, ikut=True)
            tulis(middle, f"{number}.\t{text}", ukuran=UKURAN, gantung=0.65, ikut=True)
            tulis(right, " ", ukuran=UKURAN, ikut=True)
    signer = Penanda("pegawai", "Pegawai yang Dinilai,", tanggal=f"{TITIK}, {TITIK}", tanda="${ttd_pengirim}")
    note = f"Diserahkan kepada atasan pimpinan: {atau('atasan_pimpinan', TITIK)}"
    blok_tanda_tangan(document, ((LEBAR - 7.5, 7.5), {1: signer}), daftar=table, jarak=8, penutup=note)
    return document
