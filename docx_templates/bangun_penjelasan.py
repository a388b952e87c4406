"""Builds the explanation of one person's outcome; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.surat import identitas
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KELABU, TENGAH, tulis
from kinerja_core.documents.penjelasan import DOKUMEN

_KECIL = 8.5
_SANGAT_KECIL = 7.5


def bangun() -> Any:
    """Who, a table of what is said with its sources, and the sources."""
    document = dokumen(DOKUMEN.judul, bertanda_tangan=False)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.8)
    tulis(document, "PENJELASAN HASIL PEMETAAN DAN PENILAIAN KINERJA", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{{ unit }}, {{ periode }}", rata=TENGAH, sesudah=6)
    identitas(document, (("Nama", "nama"), ("NIP", "nip"), ("Jabatan", "jabatan?")))
    tulis(document, ukuran=4)
    table = tabel(document, (3.4, LEBAR - 3.4), atas=0.03)
    kepala(table, ("Hal", "Penjelasan"), ukuran=_KECIL)
    tanda(table, "{%tr for hal in bagian %}")
    title, told = baris(table)
    tulis(title, "{{ hal.judul }}", tebal=True, ukuran=_KECIL)
    tulis(title, "{%p if hal.dasar %}")
    tulis(title, "{{ hal.dasar }}", ukuran=_SANGAT_KECIL, warna=KELABU)
    tulis(title, "{%p endif %}")
    tulis(told, "{%p for kalimat in hal.kalimat %}")
    tulis(told, "{{ kalimat }}", ukuran=_KECIL)
    tulis(told, "{%p endfor %}")
    tanda(table, "{%tr endfor %}")
    tulis(document, "{%p if rujukan %}")
    tulis(document, "Dasar, dan seberapa pasti", tebal=True, ukuran=_KECIL, sebelum=5, ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p for dasar in rujukan %}")
    tulis(document, "[{{ loop.index }}]\t{{ dasar }}", ukuran=_SANGAT_KECIL, gantung=0.65)
    tulis(document, "{%p endfor %}")
    return document
