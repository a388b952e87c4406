"""What people do to rows of a workbook, done in LibreOffice, and the workbooks that are then saved.

``PYTHONPATH=<repository> python3 -m tests.workbooks.buku_skp.pindah SOFFICE BUKU`` runs in the Python that has
``uno``. On stdin a JSON object: a file to save -> what is done before, in order; on stdout a JSON list of the files.
Rows and columns count from 0.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import uno  # only the system's Python has it

from tests.alat import meja


def _urutkan(lembar: Any, rentang: str, kolom: int, naik: bool) -> None:
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = kolom, naik
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    lembar.getCellRangeByName(rentang).sort((meja.sifat("SortFields", fields), meja.sifat("ContainsHeader", False)))


def _pindahkan(lembar: Any, rentang: str, tujuan: str) -> None:
    """Cut a range and paste it with its corner at another cell."""
    lembar.moveRange(
        lembar.getCellRangeByName(tujuan).CellAddress, lembar.getCellRangeByName(rentang).RangeAddress
    )


def _salin(lembar: Any, rentang: str, tujuan: str) -> None:
    lembar.copyRange(lembar.getCellRangeByName(tujuan).CellAddress, lembar.getCellRangeByName(rentang).RangeAddress)


def _ketik(lembar: Any, sel: str, nilai: Any) -> None:
    cell = lembar.getCellRangeByName(sel)
    if isinstance(nilai, str):
        cell.String = nilai
    else:
        cell.Value = nilai


def kerjakan(dokumen: Any, langkah: list[Any]) -> None:
    """One thing that people do: its name, the sheet, and where."""
    apa, nama, *rest = langkah
    lembar = dokumen.Sheets.getByName(nama)
    lembar.unprotect("")
    if apa == "urutkan":
        _urutkan(lembar, *rest)
    elif apa == "sisipkan":
        lembar.Rows.insertByIndex(*rest)
    elif apa == "hapus":
        lembar.Rows.removeByIndex(*rest)
    else:
        {"pindahkan": _pindahkan, "salin": _salin, "ketik": _ketik}[apa](lembar, *rest)


def main(soffice: str, buku: Path, kerja: dict[str, list[list[Any]]]) -> list[str]:
    """Do each work on a fresh copy of the workbook and save it."""
    with meja.buka(soffice, buku) as pertama:
        pembuka = pertama.CurrentController.Frame.Creator
        for berkas, langkah in kerja.items():
            dokumen = pembuka.loadComponentFromURL(buku.resolve().as_uri(), "_blank", 0, (meja.sifat("Hidden", True),))
            for satu in langkah:
                kerjakan(dokumen, satu)
            dokumen.calculateAll()
            dokumen.storeToURL(Path(berkas).as_uri(), (meja.sifat("FilterName", "Calc MS Excel 2007 XML"),))
            dokumen.close(True)
    return list(kerja)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]), json.load(sys.stdin))))
