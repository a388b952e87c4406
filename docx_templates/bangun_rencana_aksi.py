"""Builds the template of the Rencana Aksi."""

from __future__ import annotations

from typing import Any

from docx_templates.bangun import KIRI, TENGAH, baris, dokumen, kepala, tabel, tanda, tulis


def _pegawai(document: Any) -> None:
    table = tabel(document, (4.2, 0.4, 20.1), bergaris=False, sela=0, atas=0.02)
    rows = (
        ("Nama", "{{ pegawai.nama }}"),
        ("NIP", "{% if pegawai.nip %}{{ pegawai.nip }}{% else %}-{% endif %}"),
        ("Jabatan", "{{ pegawai.jabatan }}"),
        ("Pangkat/Golongan", "{% if pegawai.pangkat %}{{ pegawai.pangkat }}{% else %}-{% endif %}"),
        ("Satuan Kerja", "{% if pegawai.unit_kerja %}{{ pegawai.unit_kerja }}{% else %}-{% endif %}"),
        ("Tahun SKP", "{{ tahun }}"),
    )
    for label, value in rows:
        for cell, text in zip(baris(table), (label, ":", value), strict=True):
            tulis(cell, text)


def susun() -> Any:
    """Rencana Aksi, with the columns of the ministry's application (deck)."""
    document = dokumen("Rencana Aksi", bertanda_tangan=False, melintang=True)
    tulis(document, "RENCANA AKSI", bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=10)
    _pegawai(document)
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
