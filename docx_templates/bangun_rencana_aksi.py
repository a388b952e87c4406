"""Builds the template of the Rencana Aksi."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import identitas_melintang
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KIRI, TENGAH, atau, tulis
from kinerja_core.documents.rencana_aksi import DOKUMEN


def bangun() -> Any:
    """Rencana Aksi, with the columns of the ministry's application (deck)."""
    document = dokumen(DOKUMEN.judul, bertanda_tangan=False, melintang=True)
    tulis(document, "RENCANA AKSI", bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=10)
    identitas_melintang(
        document,
        (
            ("Nama", "{{ pegawai.nama }}"),
            ("NIP", atau("pegawai.nip")),
            ("Jabatan", "{{ pegawai.jabatan }}"),
            ("Pangkat/Golongan", atau("pegawai.pangkat")),
            ("Satuan Kerja", atau("pegawai.unit_kerja")),
            ("Tahun SKP", "{{ tahun }}"),
        ),
    )
    tulis(document, ukuran=8, ikut=True)
    size = 10
    table = tabel(document, (1.0, 5.9, 5.9, 2.7, 9.2), atas=0.05)
    kepala(
        table, ("No", "Rencana Hasil Kerja", "Indikator Kinerja Individu", "Target", "Rencana Aksi"), ukuran=size
    )
    tanda(table, "{%tr for rhk in hasil_kerja %}")
    tanda(table, "{%tr for iki in rhk.iki %}")
    nomor, uraian, indikator, target, aksi = baris(table)
    tulis(nomor, "{% vm %}{{ rhk.nomor }}.", ukuran=size, rata=TENGAH)
    tulis(uraian, "{% vm %}{{ rhk.uraian }}", ukuran=size)
    tulis(indikator, "{{ iki.indikator }}", ukuran=size)
    tulis(target, "{{ iki.target }}", ukuran=size)
    tulis(aksi, "{%p for aksi in iki.rencana_aksi %}")
    tulis(aksi, "{{ loop.index }}.\t{{ aksi }}", ukuran=size, gantung=0.6, sesudah=1, rata=KIRI)
    tulis(aksi, "{%p endfor %}")
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr endfor %}")
    tulis(document, ukuran=1)
    return document
