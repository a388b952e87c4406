"""Builds the template of the SKP."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.skp import (
    dua_orang,
    hasil_kerja,
    judul_varian,
    kolom_skp,
    penanda_tangan,
    perilaku,
    unit_dan_periode,
)
from kinerja_core.documents.skp import DOKUMEN


def bangun() -> Any:
    """Sasaran Kinerja Pegawai in its four variants."""
    document = dokumen(DOKUMEN.judul)
    judul_varian(document, "SASARAN KINERJA PEGAWAI")
    unit_dan_periode(document, LEBAR)
    dua_orang(document, LEBAR)
    hasil_kerja(document, LEBAR, kolom_skp, iki_berbaris="kuantitatif")
    penanda_tangan(document, LEBAR, daftar=perilaku(document, LEBAR, ditandatangani=True))
    return document
