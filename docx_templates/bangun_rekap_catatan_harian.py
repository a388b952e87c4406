"""Builds the recap of the catatan harian of a week or a month."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx.shared import Cm

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.skp import melebar
from docx_templates.bagian.surat import identitas_melintang
from docx_templates.bagian.tabel import baris, baris_daftar, kepala, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, TENGAH, atau, tulis
from kinerja_core.documents.rekap_catatan_harian import DOKUMEN

UKURAN: Final = 9
JUDUL: Final = ("No", "Hari/Tanggal", "Rincian Kegiatan Harian", "Progress Pencapaian Hasil Kerja", "Masalah/Hambatan")


def _butir(table: Any, ikut: bool) -> None:
    texts = (
        ("{{ loop.index }}",),
        ("{{ butir.tanggal }}",),
        ("{{ butir.kegiatan }}", "{%p if butir.tautan %}", "{{ butir.tautan }}", "{%p endif %}"),
        (atau("butir.progress"),),
        (atau("butir.masalah"),),
    )
    for place, (cell, lines) in enumerate(zip(baris(table), texts, strict=True)):
        for text in lines:
            tulis(cell, text, ukuran=UKURAN, rata=TENGAH if place == 0 else KIRI, ikut=ikut)


def bangun() -> Any:
    """Rekap Catatan Harian: what was done, RHK by RHK, and above it the working days without a note."""
    document = dokumen(DOKUMEN.judul, melintang=True)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(2.0)
    tulis(document, "REKAP CATATAN HARIAN", bab=1, tebal=True, ukuran=14, rata=TENGAH, ikut=True)
    tulis(document, "{{ masa }}", tebal=True, rata=TENGAH, sesudah=8, ikut=True)
    identitas_melintang(
        document,
        (
            ("Nama", "{{ pegawai.nama }}"),
            ("NIP", atau("pegawai.nip")),
            ("Pangkat/Golongan", atau("pegawai.pangkat")),
            ("Jabatan", "{{ pegawai.jabatan }}"),
            ("Unit Kerja", atau("pegawai.unit_kerja")),
            ("Hari kerja", "{{ rangkuman }}"),
            ("Tanpa catatan", atau("kosong", "tidak ada hari kerja tanpa catatan")),
        ),
        ikut=True,
    )
    tulis(document, "{%p if perkiraan %}")
    tulis(document, "{{ perkiraan }}", ukuran=UKURAN, sebelum=3, ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, ukuran=8, ikut=True)
    table = tabel(document, (1.0, 4.5, 8.6, 5.3, 5.3), sela=0.1, atas=0.05)
    kepala(table, JUDUL, UKURAN)
    tanda(table, "{%tr for rhk in hasil_kerja %}")
    melebar(table, "{{ rhk.rhk }}")
    tanda(table, "{%tr for butir in rhk.catatan %}")
    baris_daftar(table, partial(_butir, table))
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr endfor %}")
    left = Penanda("pegawai", "Pegawai,", tanda="${ttd_pengirim2}")
    right = Penanda(
        "penilai", "Pejabat Penilai Kinerja,", atas_nama="penilai.atas_nama", jabatan="penilai.jabatan",
        tanda="${ttd_pengirim1}",
    )
    blok_tanda_tangan(document, ((15.0, 9.7), {0: left, 1: right}), daftar=table, jarak=6)
    return document
