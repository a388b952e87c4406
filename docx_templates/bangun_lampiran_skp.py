"""Builds the template of the Lampiran SKP."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx_templates.bangun import TENGAH, baris, baris_daftar, dokumen, tabel, tanda, tulis
from docx_templates.bangun_skp import melebar, penanda_tangan, unit_dan_periode

DAFTAR: Final = (
    ("DUKUNGAN SUMBER DAYA", "dukungan_sumber_daya"),
    ("SKEMA PERTANGGUNGJAWABAN", "skema_pertanggungjawaban"),
    ("KONSEKUENSI", "konsekuensi"),
)


def _butir(table: Any, ikut: bool) -> None:
    number, text = baris(table)
    tulis(number, "{{ loop.index }}.", ukuran=10, rata=TENGAH, ikut=ikut)
    tulis(text, "{{ butir }}", ukuran=10, ikut=ikut)


def susun() -> Any:
    """Lampiran SKP: three numbered lists."""
    document = dokumen("Lampiran Sasaran Kinerja Pegawai")
    tulis(
        document, "LAMPIRAN SASARAN KINERJA PEGAWAI", bab=1, tebal=True, ukuran=12, rata=TENGAH, sesudah=10, ikut=True
    )
    unit_dan_periode(document, 16)
    for title, isian in DAFTAR:
        table = tabel(document, (1.0, 15.0), sela=0.1, atas=0.05)
        melebar(table, title, kepala=True)
        tanda(table, f"{{%tr if {isian} %}}")
        tanda(table, f"{{%tr for butir in {isian} %}}")
        baris_daftar(table, partial(_butir, table))
        tanda(table, "{%tr endfor %}")
        tanda(table, "{%tr else %}")
        for cell in baris(table):
            tulis(cell, "-", ukuran=10, rata=TENGAH, ikut=True)
        tanda(table, "{%tr endif %}")
        if title != DAFTAR[-1][0]:
            tulis(document, ukuran=8)
    penanda_tangan(document, 16, daftar=table)
    return document
