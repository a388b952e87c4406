"""Pastes values of every kind into cells of workbooks that one LibreOffice opens, recalculates and saves.

``PYTHONPATH=<repository> python3 -m tests.workbooks.tempel SOFFICE`` runs in the Python that has ``uno``. On stdin a
JSON list of works, each ``{"buku": path, "langkah": [{"ke": path, "isi": [[sheet, cell, kind, value], ...]}, ...]}``;
a workbook is opened once and saved after each step, whose values stay where no later step pastes. On stdout ``[]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import uno  # only the system's Python has it
from com.sun.star.lang import Locale

from tests.alat import meja

_FORMAT = {"persen": "0%", "tanggal": "YYYY-MM-DD", "logis": "BOOLEAN", "jam": "YYYY-MM-DD HH:MM"}


def _tempel(dokumen: Any, sel: Any, jenis: str, isi: Any) -> None:
    """One value as a paste leaves it: with its own number format, and without the cell's validation minding."""
    if jenis == "teks":
        sel.setString(isi)
        return
    if jenis == "rumus":
        sel.setFormula(isi)
        return
    sel.setValue(isi)
    if jenis in _FORMAT:
        daftar, bahasa = dokumen.getNumberFormats(), Locale("en", "US", "")
        kunci = daftar.queryKey(_FORMAT[jenis], bahasa, False)
        sel.NumberFormat = kunci if kunci >= 0 else daftar.addNew(_FORMAT[jenis], bahasa)


def kerjakan(soffice: str, kerja: list[dict[str, Any]]) -> None:
    assert uno
    for satu in kerja:
        with meja.buka(soffice, Path(satu["buku"])) as dokumen:
            dokumen.enableAutomaticCalculation(False)
            dokumen.calculateAll()
            asal: dict[tuple[str, str], int] = {}
            for langkah in satu["langkah"]:
                for nama, alamat, jenis, isi in langkah["isi"]:
                    lembar = dokumen.Sheets.getByName(nama)
                    if lembar.isProtected():
                        lembar.unprotect("")
                    sel = lembar.getCellRangeByName(alamat)
                    sel.NumberFormat = asal.setdefault((nama, alamat), sel.NumberFormat)
                    _tempel(dokumen, sel, jenis, isi)
                dokumen.calculate()  # what was pasted and all that looks at it
                dokumen.storeToURL(
                    Path(langkah["ke"]).resolve().as_uri(), (meja.sifat("FilterName", "Calc MS Excel 2007 XML"),)
                )


if __name__ == "__main__":
    kerjakan(sys.argv[1], json.load(sys.stdin))
    sys.stdout.write("[]")
