"""Pastes values of every kind into cells of workbooks that one LibreOffice opens, recalculates and saves.

``PYTHONPATH=<repository> python3 -m tests.workbooks.tempel SOFFICE`` runs in the Python that has ``uno``. On stdin a
JSON list of works, each ``{"buku": path, "langkah": [{"ke": path, "isi": [[sheet, cell, kind, value], ...]}, ...]}``;
a workbook is opened once and saved after each step, whose values stay where no later step pastes. On stdout ``[]``.
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


def _tempel(dokumen: Any, rentang: Any, blok: list[Tempelan]) -> list[tuple[Any, int]]:
    """Values as a paste leaves them: with their own number formats, and without the cells' validation minding.

    Gives the cells that got another format, and the one they had.
    """
    berformat = []
    rentang.setDataArray(tuple(("" if jenis == "rumus" else isi,) for _, _, jenis, isi in blok))
    for nomor, (_, _, jenis, isi) in enumerate(blok):
        if jenis == "rumus":
            rentang.getCellByPosition(0, nomor).setFormula(isi)
        elif jenis in _FORMAT:
            daftar, bahasa = dokumen.getNumberFormats(), Locale("en", "US", "")
            kunci = daftar.queryKey(_FORMAT[jenis], bahasa, False)
            sel = rentang.getCellByPosition(0, nomor)
            berformat.append((sel, sel.NumberFormat))
            sel.NumberFormat = kunci if kunci >= 0 else daftar.addNew(_FORMAT[jenis], bahasa)
    return berformat


def kerjakan(soffice: str, kerja: list[dict[str, Any]]) -> None:
    assert uno
    for satu in kerja:
        with meja.buka(soffice, Path(satu["buku"])) as dokumen:
            dokumen.enableAutomaticCalculation(False)
            dokumen.calculateAll()
            for langkah in satu["langkah"]:
                berformat: list[tuple[Any, int]] = []
                for blok in _blok(langkah["isi"]):
                    lembar = dokumen.Sheets.getByName(blok[0][0])
                    if lembar.isProtected():
                        lembar.unprotect("")
                    rentang = lembar.getCellRangeByName(f"{blok[0][1]}:{blok[-1][1]}")
                    berformat += _tempel(dokumen, rentang, blok)
                dokumen.calculate()  # what was pasted and all that looks at it
                dokumen.storeToURL(
                    Path(langkah["ke"]).resolve().as_uri(), (meja.sifat("FilterName", "Calc MS Excel 2007 XML"),)
                )
                for sel, format_asal in berformat:  # the next value brings its own
                    sel.NumberFormat = format_asal


if __name__ == "__main__":
    kerjakan(sys.argv[1], json.load(sys.stdin))
    sys.stdout.write("[]")
