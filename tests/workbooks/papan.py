"""Types into a workbook that LibreOffice keeps open and reads what its formulas give, many times.

``PYTHONPATH=<repository> python3 -m tests.workbooks.papan SOFFICE BUKU`` runs in the Python that has ``uno``. On stdin
a JSON list of works, each ``{"isi": [[sheet, range, rows], ...], "baca": [[sheet, range], ...]}``; on stdout a JSON
list with the rows of each range, work by work.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

from tests.addin.pita import sambung, sifat


def hitung(soffice: str, buku: Path, kerja: list[dict[str, list[list[object]]]]) -> list[list[object]]:
    pipa = f"kinerja-{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as profil:
        proses = subprocess.Popen([
            soffice, f"-env:UserInstallation={Path(profil).as_uri()}", "--headless", "--norestore", "--nologo",
            f"--accept=pipe,name={pipa};urp;",
        ])
        try:
            konteks = sambung(pipa)
            meja = konteks.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", konteks)
            dokumen = meja.loadComponentFromURL(buku.resolve().as_uri(), "_blank", 0, (sifat("Hidden", True),))
            dokumen.getUndoManager().lock()  # thousands of works are not kept for undoing
            dokumen.calculateAll()
            dokumen.enableAutomaticCalculation(False)  # once for each work, not for each range that is typed
            hasil = []
            for satu in kerja:
                for lembar, rentang, baris in satu["isi"]:
                    sel = dokumen.Sheets.getByName(lembar).getCellRangeByName(rentang)
                    sel.setDataArray(tuple(map(tuple, baris)))
                dokumen.calculate()
                hasil.append([
                    dokumen.Sheets.getByName(lembar).getCellRangeByName(rentang).getDataArray()
                    for lembar, rentang in satu["baca"]
                ])
            dokumen.close(True)
            meja.terminate()
            proses.wait(60)
            return hasil
        finally:
            if proses.poll() is None:
                proses.terminate()
                proses.wait(30)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(hitung(sys.argv[1], Path(sys.argv[2]), json.load(sys.stdin))))
