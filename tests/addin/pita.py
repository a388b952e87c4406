"""Calls macros and types formulas in LibreOffice, in the Python that has ``uno``.

Usage: ``PYTHONPATH=<repository> python3 -m tests.addin.pita SOFFICE BUKU KERJA...`` opens the workbook with macros on
and does each work in turn: ``Modul.Nama`` calls a macro (a ribbon callback of ``KinerjaPita`` gets one object),
``=...`` is typed as a formula into a free cell. Prints one JSON list: the work, what went wrong with it, and what the
cell showed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.alat import meja


def jalankan(soffice: str, buku: Path, makro: list[str]) -> list[dict[str, str]]:
    selalu = meja.sifat("MacroExecutionMode", 4)  # without asking
    # LibreOffice does not know add-ins by their kind.
    penyaring = meja.sifat("FilterName", "Calc MS Excel 2007 VBA XML")
    with meja.buka(soffice, buku, selalu, penyaring) as dokumen:
        return [_satu(dokumen, nama) for nama in makro]


def _satu(dokumen: object, nama: str) -> dict[str, str]:
    if nama.startswith("="):
        sel = dokumen.Sheets.getByIndex(0).getCellRangeByName("Z1")
        sel.setFormula(nama)
        return {"kerja": nama, "galat": "", "sel": sel.getString()}
    skrip = dokumen.getScriptProvider().getScript(
        f"vnd.sun.star.script:VBAProject.{nama}?language=Basic&location=document"
    )
    try:
        skrip.invoke((dokumen,) if nama.startswith("KinerjaPita.") else (), (), ())
    except Exception as masalah:
        return {"kerja": nama, "galat": str(masalah)}
    return {"kerja": nama, "galat": ""}


if __name__ == "__main__":
    _, soffice, buku, *makro = sys.argv
    sys.stdout.write(json.dumps(jalankan(soffice, Path(buku), makro)))
