"""Builds the record of a bimbingan kinerja."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.pembinaan import isi_pembinaan
from kinerja_core.documents.bimbingan import DOKUMEN


def bangun() -> Any:
    """Bimbingan Kinerja; the layout of the official forms is not public, this one is ours."""
    document = dokumen(DOKUMEN.judul)
    isi_pembinaan(document, "BIMBINGAN KINERJA", (("Bentuk", "bentuk"),))
    return document
