"""One LibreOffice kept running for one process of the tests, seen from the Python that has ``uno``.

``PYTHONPATH=<repository> python3 -m tests.alat.kantor SOFFICE FOLDER`` starts LibreOffice with its profile in FOLDER
and says on stdout the name of its pipe. After that each line of JSON on stdin, ``{"sumber", "tujuan", "saringan",
"sandi"}`` (two paths, LibreOffice's name of the filter or ``pdf`` or ``nilai``, and a password or null), is answered by
one line: null, or what went wrong. LibreOffice ends at the end of stdin, which also comes when the tests are killed.
``nilai`` is JSON of what the cells of each sheet hold, row by row from A1: a text, a number (also of a date or a
truth), or null for an error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uno  # only the system's Python has it

from tests.alat import meja

_PDF = {"com.sun.star.text.TextDocument": "writer_pdf_Export",
        "com.sun.star.sheet.SpreadsheetDocument": "calc_pdf_Export"}  # fmt: skip


def _nilai(dokumen: object) -> dict[str, tuple[tuple[object, ...], ...]]:
    def isi(lembar: object) -> tuple[tuple[object, ...], ...]:
        akhir = lembar.createCursor()
        akhir.gotoEndOfUsedArea(False)
        ujung = akhir.RangeAddress
        return lembar.getCellRangeByPosition(0, 0, ujung.EndColumn, ujung.EndRow).getDataArray()

    return {nama: isi(dokumen.Sheets.getByName(nama)) for nama in dokumen.Sheets.ElementNames}


def _tulis(dokumen: object, kerja: dict[str, str | None]) -> None:
    saringan = kerja["saringan"]
    if saringan == "nilai":
        Path(kerja["tujuan"]).write_text(json.dumps(_nilai(dokumen)), encoding="utf-8")
        return
    if saringan == "pdf":
        saringan = next(nama for layanan, nama in _PDF.items() if dokumen.supportsService(layanan))
    sifat = [meja.sifat("FilterName", saringan)]
    if kerja["sandi"]:
        rahasia = []
        for nama, nilai in (("CryptoType", "Standard"), ("OOXPassword", kerja["sandi"])):
            isi = uno.createUnoStruct("com.sun.star.beans.NamedValue")
            isi.Name, isi.Value = nama, nilai
            rahasia.append(isi)
        sifat.append(meja.sifat("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", tuple(rahasia))))
    dokumen.storeToURL(Path(kerja["tujuan"]).as_uri(), tuple(sifat))


def _ubah(desktop: object, kerja: dict[str, str | None]) -> str | None:
    try:
        with meja.dokumen(desktop, Path(kerja["sumber"]), meja.sifat("ReadOnly", True)) as dokumen:
            _tulis(dokumen, kerja)
    except Exception as masalah:
        desktop.getFrames().getCount()  # raises, and ends this process, when LibreOffice is gone
        return f"{type(masalah).__name__}: {masalah}"
    return None


def _kata(isi: object) -> None:
    sys.stdout.write(json.dumps(isi) + "\n")
    sys.stdout.flush()


def main() -> None:
    soffice, folder = sys.argv[1:]
    with meja.kantor(soffice, Path(folder)) as pipa:
        desktop = meja.sambung(pipa)
        _kata(pipa)
        for baris in sys.stdin:
            _kata(_ubah(desktop, json.loads(baris)))


if __name__ == "__main__":
    main()
