"""Rows of workbooks that are lower than the texts in them need, as LibreOffice measures them.

``PYTHONPATH=<repository> python3 -m tests.workbooks.tinggi SOFFICE BUKU...`` runs in the Python that has ``uno``. On
stdout a JSON object: how many rows were measured, and ``[file, sheet, row, has, needs]`` (hundredths of a millimetre)
of each that is too low.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.alat import meja

#: What rounding to whole pixels may take away.
KELONGGARAN = 20


def ukur(soffice: str, buku: list[Path]) -> dict[str, object]:
    diukur, rendah = 0, []
    for path in buku:
        with meja.buka(soffice, path) as dokumen:
            for lembar in dokumen.Sheets:
                if not lembar.IsVisible:
                    continue
                lembar.unprotect("")
                kursor = lembar.createCursor()
                kursor.gotoEndOfUsedArea(False)
                akhir = kursor.RangeAddress.EndRow
                baris = lembar.Rows
                ada = [baris.getByIndex(nomor).Height for nomor in range(akhir + 1)]
                lembar.getCellRangeByPosition(0, 0, 0, akhir).Rows.OptimalHeight = True
                for nomor, tinggi in enumerate(ada):
                    perlu = baris.getByIndex(nomor).Height
                    diukur += 1
                    if perlu > tinggi + KELONGGARAN:
                        rendah.append([path.name, lembar.Name, nomor + 1, tinggi, perlu])
    return {"diukur": diukur, "rendah": rendah}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(ukur(sys.argv[1], [Path(nama) for nama in sys.argv[2:]])))
