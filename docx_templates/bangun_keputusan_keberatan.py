"""Builds the decision on an objection; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, TANGGAL, identitas, kop_surat
from docx_templates.bagian.tabel import baris, kepala, tabel
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, RATA, TENGAH, atau, tulis
from kinerja_core.documents.keputusan_keberatan import DOKUMEN


def _butir(document: Any, judul: str, daftar: str) -> None:
    tulis(document, f"{{%p if {daftar} %}}")
    tulis(document, judul, bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
    tulis(document, f"{{%p for butir in {daftar} %}}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=KIRI)
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p endif %}")


def _hasil(document: Any) -> None:
    """What was, and what is from now on."""
    table = tabel(document, (5.2, 5.4, 5.4), atas=0.05)
    kepala(table, ("Hasil evaluasi", "Semula", "Menurut keputusan ini"))
    for label, field in (
        ("Rating hasil kerja", "rating_hasil"), ("Rating perilaku kerja", "rating_perilaku"),
        ("Predikat kinerja", "predikat"), ("Nilai kinerja", "nilai"),
    ):
        texts = (label, atau(f"semula.{field}"), atau(f"menjadi.{field}"))
        for number, (cell, text) in enumerate(zip(baris(table), texts, strict=True)):
            tulis(cell, text, tebal=number == 2, ikut=True)


def bangun() -> Any:
    """Keputusan Atasan Pejabat Penilai Kinerja atas Keberatan."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    tulis(document, "KEPUTUSAN ATASAN PEJABAT PENILAI KINERJA", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "ATAS KEBERATAN HASIL EVALUASI KINERJA", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)
    tulis(
        document, "Setelah memeriksa keberatan atas hasil evaluasi kinerja periode {{ periode }} dari pegawai:",
        rata=RATA, sesudah=4, ikut=True,
    )
    identitas(document, (
        ("Nama", "pegawai.nama"), ("NIP", "pegawai.nip?"), ("Pangkat, Golongan", "pegawai.pangkat?"),
        ("Jabatan", "pegawai.jabatan"), ("Unit Kerja", "pegawai.unit_kerja?"),
        ("Tanggal evaluasi", "tanggal_evaluasi"), ("Tanggal keberatan", "tanggal_keberatan"),
        ("Diteruskan tanggal", "tanggal_diteruskan?"),
    ))
    _butir(document, "Alasan keberatan:", "alasan")
    _butir(document, "Pertimbangan:", "pertimbangan")
    tulis(document, "MEMUTUSKAN", bab=2, tebal=True, rata=TENGAH, sebelum=10, sesudah=4, ikut=True)
    tulis(
        document, "Keberatan tersebut {% if diterima %}diterima{% else %}ditolak{% endif %}, sehingga hasil evaluasi "
        "kinerja pegawai yang bersangkutan sebagai berikut:", rata=RATA, sesudah=4, ikut=True,
    )
    _hasil(document)
    decides = Penanda(
        "atasan_penilai", "Atasan Pejabat Penilai Kinerja,", atas_nama="atasan_penilai.atas_nama",
        jabatan="atasan_penilai.jabatan",
        tanggal=f"{{{{ tempat }}}}, {TANGGAL}", tanda="${ttd_pengirim}", mungkin=True, titik=True,
    )
    tulis(document, ukuran=6, ikut=True)
    blok_tanda_tangan(
        document, ((8.2, 7.8), {1: decides}),
        penutup="Keputusan ini bersifat final (Peraturan Pemerintah Nomor 30 Tahun 2019 Pasal 59) dan berlaku sejak "
        "tanggal ditetapkan.",
    )
    return document
