"""Pictures of the guide to templates. ``python -m tests.documents.gambar_panduan`` draws them anew with LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from docx import Document

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from tests.alat import libreoffice
from tests.documents import contoh
from tests.documents.bantu import render

FOLDER = Path(__file__).parents[2] / "docs" / "gambar"


def templat_kantor() -> bytes:
    """The risalah as an office might change it: a kop of its own in the header, and its own wording."""
    dokumen = Document(io.BytesIO(templat_bawaan(KATALOG["risalah"])))
    kop = dokumen.sections[0].header.paragraphs[0]
    kop.text = "BIRO CONTOH PENATAAN ORGANISASI"
    kop.alignment = 1
    kop.runs[0].bold = True
    judul = dokumen.paragraphs[0]
    judul.runs[0].text = "RISALAH DIALOG KINERJA BIRO CONTOH"
    tujuan = io.BytesIO()
    dokumen.save(tujuan)
    return tujuan.getvalue()


def gambar() -> None:
    """Draw the upper half of the template as Word shows it, and of the document printed with it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        templat = Path(folder) / "templat-kantor.docx"
        templat.write_bytes(templat_kantor())
        jadi = Path(folder) / "templat-hasil.docx"
        jadi.write_bytes(render("risalah", contoh.risalah_contoh(), templat=templat))
        for berkas in (templat, jadi):
            pdf = libreoffice.ubah(berkas, "pdf", Path(folder))
            potong = ["-f", "1", "-l", "1", "-r", "70", "-x", "40", "-y", "20", "-W", "500", "-H", "470"]
            subprocess.run(
                ["pdftoppm", *potong, "-gray", "-png", "-singlefile", str(pdf), str(FOLDER / berkas.stem)], check=True
            )


if __name__ == "__main__":
    gambar()
