"""Types into a workbook that LibreOffice keeps open and reads what its formulas give, many times.

``PYTHONPATH=<repository> python3 -m tests.workbooks.papan SOFFICE BUKU LEMBAR...`` runs in the Python that has ``uno``;
where sheets are named, the others are taken out, so that nothing is calculated that nobody reads. On stdin a JSON list
of works, each ``{"isi": [[sheet, range, rows], ...], "baca": [[sheet, range], ...]}``; on stdout a JSON list with the
rows of each range, work by work.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from tests.alat import meja


def hitung(
    soffice: str, buku: Path, dipakai: list[str], kerja: list[dict[str, list[list[object]]]]
) -> list[list[object]]:
    with meja.buka(soffice, buku) as dokumen:

        @cache  # a range asked for anew costs ten times what typing into it does
        def sel(lembar: str, rentang: str) -> object:
            return dokumen.Sheets.getByName(lembar).getCellRangeByName(rentang)

        dokumen.getUndoManager().lock()  # thousands of works are not kept for undoing
        dokumen.calculateAll()
        dokumen.enableAutomaticCalculation(False)  # once for each work, not for each range that is typed
        for nama in dokumen.Sheets.ElementNames:
            if dipakai and nama not in dipakai:
                dokumen.Sheets.removeByName(nama)
        hasil = []
        for satu in kerja:
            for lembar, rentang, baris in satu["isi"]:
                sel(lembar, rentang).setDataArray(tuple(map(tuple, baris)))
            dokumen.calculate()
            hasil.append([sel(lembar, rentang).getDataArray() for lembar, rentang in satu["baca"]])
        return hasil


if __name__ == "__main__":
    sys.stdout.write(json.dumps(hitung(sys.argv[1], Path(sys.argv[2]), sys.argv[3:], json.load(sys.stdin))))
