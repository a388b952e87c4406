"""Builds the template of the Lampiran SKP."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.skp import melebar, penanda_tangan, unit_dan_periode
from docx_templates.bagian.tabel import baris, baris_daftar, tabel, tanda
from docx_templates.bagian.tulisan import TENGAH, tulis
from kinerja_core.documents.lampiran_skp import DOKUMEN

DAFTAR: Final = (
    ("DUKUNGAN SUMBER DAYA", "dukungan_sumber_daya"),
    ("SKEMA PERTANGGUNGJAWABAN", "skema_pertanggungjawaban"),
    ("KONSEKUENSI", "konsekuensi"),
)


def _butir(table: Any, ikut: bool) -> None:
    number, text = baris(table)
    tulis(number, "{{ loop.index }}.", ukuran=10, rata=TENGAH, ikut=ikut)
    tulis(text, "{{ butir }}", ukuran=10, ikut=ikut)


def bangun() -> Any:
    """Lampiran SKP: three numbered lists."""
    document = dokumen(DOKUMEN.judul)
    tulis(
        document, "LAMPIRAN SASARAN KINERJA PEGAWAI", bab=1, tebal=True, ukuran=12, rata=TENGAH, sesudah=10, ikut=True
    )
    unit_dan_periode(document, LEBAR)
    for title, isian in DAFTAR:
        table = tabel(document, (1.0, LEBAR - 1.0), sela=0.1, atas=0.05)
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
    penanda_tangan(document, LEBAR, daftar=table)
    return document
