"""Builds the list of Umpan Balik Berkelanjutan."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx.shared import Cm

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import identitas_melintang
from docx_templates.bagian.tabel import baris, baris_daftar, kepala, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, TENGAH, atau, tulis
from kinerja_core.documents.umpan_balik import DOKUMEN


def _butir(table: Any, ikut: bool) -> None:
    texts = (
        ("{{ loop.index }}",),
        ("{{ butir.tanggal }}",),
        ("{{ butir.jenis }}", "{{ butir.tentang }}", "{%p if butir.rhk %}", "{{ butir.rhk }}", "{%p endif %}"),
        ("{{ butir.pemberi }}", "{{ butir.inisiatif }}", "{{ butir.cara }}"),
        ("{{ butir.isi }}",),
        ("{{ butir.konstruktif }}",),
        ("{{ butir.spesifik }}",),
        ("{{ butir.jelas }}",),
        ("{{ butir.obyektif }}",),
        (atau("butir.tindak_lanjut"),),
    )
    for place, (cell, lines) in enumerate(zip(baris(table), texts, strict=True)):
        for text in lines:
            tulis(cell, text, ukuran=9, rata=TENGAH if place in {0, 5, 6, 7, 8} else KIRI, ikut=ikut)


JUDUL: Final = (
    "No",
    "Tanggal",
    "Jenis, Tentang, dan RHK",
    "Pemberi, Inisiatif, dan Cara",
    "Isi Umpan Balik",
    "Konstruktif",
    "Spesifik",
    "Jelas",
    "Obyektif",
    "Tindak Lanjut",
)


def bangun() -> Any:
    """One row for each feedback, with the four criteria of the deck."""
    document = dokumen(DOKUMEN.judul, melintang=True)
    section = document.sections[0]  # a usual list, four feedbacks, stays on one page
    section.top_margin = section.bottom_margin = Cm(2.0)
    tulis(document, "UMPAN BALIK BERKELANJUTAN", bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=10)
    identitas_melintang(
        document,
        (
            ("Nama", "{{ pegawai.nama }}"),
            ("NIP", atau("pegawai.nip")),
            ("Pangkat/Golongan", atau("pegawai.pangkat")),
            ("Jabatan", "{{ pegawai.jabatan }}"),
            ("Unit Kerja", atau("pegawai.unit_kerja")),
            ("Tahun SKP", "{{ tahun }}"),
        ),
        ikut=True,
    )
    tulis(document, ukuran=8, ikut=True)
    table = tabel(document, (0.8, 1.9, 4.3, 3.5, 4.7, 1.9, 1.55, 1.15, 1.5, 3.4), sela=0.08, atas=0.05)
    kepala(table, JUDUL, 8)
    tanda(table, "{%tr for butir in umpan_balik %}")
    baris_daftar(table, partial(_butir, table))
    tanda(table, "{%tr endfor %}")
    left = Penanda("pegawai", "Pegawai,", tanda="${ttd_pengirim2}")
    right = Penanda(
        "penilai", "Pejabat Penilai Kinerja,", atas_nama="penilai.atas_nama", jabatan="penilai.jabatan",
        tanda="${ttd_pengirim1}",
    )
    blok_tanda_tangan(
        document,
        ((15.0, 9.7), {0: left, 1: right}),
        daftar=table,
        jarak=3,
        catatan="Kriteria umpan balik: konstruktif (membangun), spesifik (merujuk pada tindakan atau perilaku "
        "tertentu), jelas (mudah dipahami), obyektif (jujur, tanpa prasangka pribadi).",
    )
    return document
