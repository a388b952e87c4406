"""Pastes values of every kind into cells of workbooks that one LibreOffice opens, recalculates and saves.

``PYTHONPATH=<repository> python3 -m tests.workbooks.tempel SOFFICE`` runs in the Python that has ``uno``. On stdin a
JSON list of works, each ``{"buku": path, "ke": path, "salinan": [[sheet, name], ...], "isi": [[sheet, cell, kind,
value], ...]}``: a workbook, the file to save, copies of its sheets that are made first, and what is then pasted. On
stdout ``[]``. A copy is calculated of its own cells, and of those of the other sheets: so many sets of values are
pasted into one sheet side by side, and saved at once.
Pastes one below the other are one call of LibreOffice, as far as they can be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno  # only the system's Python has it
from com.sun.star.lang import Locale

from tests.alat import meja

_FORMAT = {"persen": "0%", "tanggal": "YYYY-MM-DD", "logis": "BOOLEAN", "jam": "YYYY-MM-DD HH:MM"}


Tempelan = tuple[str, str, str, Any]


def _blok(isi: list[Tempelan]) -> Iterator[list[Tempelan]]:
    """Pastes one below the other, which are one call: each of a cell would take most of the time."""
    blok: list[Tempelan] = []
    for satu in isi:
        if blok and (satu[0], _letak(satu)) != (blok[-1][0], _letak(blok[-1], 1)):
            yield blok
            blok = []
        blok.append(satu)
    if blok:
        yield blok


def _letak(satu: Tempelan, lebih: int = 0) -> tuple[str, int]:
    huruf = satu[1].rstrip("0123456789")
    return huruf, int(satu[1][len(huruf) :]) + lebih


def _tempel(dokumen: Any, rentang: Any, blok: list[Tempelan]) -> None:
    """Values as a paste leaves them: with their own number formats, and without the cells' validation minding."""
    daftar, bahasa = dokumen.getNumberFormats(), Locale("en", "US", "")
    for nomor, (_, _, jenis, _) in enumerate(blok):  # before the values: newer ones do not look at them again
        if jenis in _FORMAT:
            kunci = daftar.queryKey(_FORMAT[jenis], bahasa, False)
            rentang.getCellByPosition(0, nomor).NumberFormat = (
                kunci if kunci >= 0 else daftar.addNew(_FORMAT[jenis], bahasa)
            )
    rentang.setDataArray(tuple(("" if jenis == "rumus" else isi,) for _, _, jenis, isi in blok))
    for nomor, (_, _, jenis, isi) in enumerate(blok):
        if jenis == "rumus":
            rentang.getCellByPosition(0, nomor).setFormula(isi)


def kerjakan(soffice: str, kerja: list[dict[str, Any]]) -> None:
    assert uno
    for satu in kerja:
        with meja.buka(soffice, Path(satu["buku"])) as dokumen:
            dokumen.getUndoManager().lock()
            dokumen.enableAutomaticCalculation(False)
            dokumen.calculateAll()
            for lembar, nama in satu["salinan"]:
                dokumen.Sheets.copyByName(lembar, nama, dokumen.Sheets.Count)
            for blok in _blok(satu["isi"]):
                lembar = dokumen.Sheets.getByName(blok[0][0])
                if lembar.isProtected():
                    lembar.unprotect("")
                _tempel(dokumen, lembar.getCellRangeByName(f"{blok[0][1]}:{blok[-1][1]}"), blok)
            dokumen.calculateAll()  # newer ones do not know all that looks at what was pasted
            dokumen.storeToURL(
                Path(satu["ke"]).resolve().as_uri(), (meja.sifat("FilterName", "Calc MS Excel 2007 XML"),)
            )


if __name__ == "__main__":
    kerjakan(sys.argv[1], json.load(sys.stdin))
    sys.stdout.write("[]")
