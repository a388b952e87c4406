"""Builds the record of a konseling kinerja."""

from __future__ import annotations

from typing import Any

from docx.shared import RGBColor

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.pembinaan import isi_pembinaan
from docx_templates.bagian.tulisan import TENGAH
from kinerja_core.documents.konseling import DOKUMEN


def bangun() -> Any:
    """Konseling Kinerja, with RAHASIA in the header of every page; no official form is public, this one is ours."""
    document = dokumen(DOKUMEN.judul)
    head = document.sections[0].header.paragraphs[0]
    head.alignment = TENGAH
    mark = head.add_run("RAHASIA")
    mark.bold, mark.font.color.rgb = True, RGBColor(0xC0, 0x00, 0x00)
    isi_pembinaan(document, "KONSELING KINERJA")
    return document
