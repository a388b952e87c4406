"""What the letters about angka kredit share."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.tabel import baris, tabel
from docx_templates.bagian.tulisan import TENGAH, atau, tulis


def pejabat_fungsional(document: Any, judul: str = "PEJABAT FUNGSIONAL YANG DINILAI") -> None:
    """Whose predikat it is."""
    table = tabel(document, (1.0, 5.4, 9.6), atas=0.05)
    first, *rest = baris(table, kepala=True)
    title = first.merge(rest[-1])
    tulis(title, judul, tebal=True, rata=TENGAH, ikut=True)
    rows = (
        ("Nama", "{{ pegawai.nama }}"),
        ("NIP", atau("pegawai.nip")),
        ("Nomor Seri Karpeg", atau("nomor_karpeg")),
        ("Tempat/Tanggal Lahir", atau("lahir")),
        ("Jenis Kelamin", atau("jenis_kelamin")),
        ("Pangkat/Golongan Ruang", atau("pegawai.pangkat")),
        ("Jabatan", "{{ pegawai.jabatan }}"),
        ("Unit Kerja", atau("pegawai.unit_kerja")),
    )
    for number, (label, value) in enumerate(rows, 1):
        for cell, text in zip(baris(table), (f"{number}.", label, value), strict=True):
            tulis(cell, text, rata=TENGAH if cell._tc is table.rows[-1].cells[0]._tc else None)
