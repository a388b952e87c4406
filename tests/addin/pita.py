"""Drives LibreOffice over UNO from the Python that has ``uno`` (run as a script, outside the tests' own Python).

Usage: ``pita.py SOFFICE BUKU KERJA...`` opens the workbook with macros on and does each work in turn: ``Modul.Nama``
calls a macro (a ribbon callback of ``KinerjaPita`` gets one object), ``=...`` is typed as a formula into a free cell.
Prints one JSON list: the work, what went wrong with it, and what the cell showed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import uno  # only the system's Python has it
from com.sun.star.beans import PropertyValue

BATAS_DETIK = 120


def sambung(pipa: str) -> object:
    lokal = uno.getComponentContext()
    pencari = lokal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokal)
    akhir = time.monotonic() + BATAS_DETIK
    while True:
        try:
            return pencari.resolve(f"uno:pipe,name={pipa};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > akhir:
                raise
            time.sleep(0.2)


def sifat(nama: str, nilai: object) -> object:
    isi = PropertyValue()
    isi.Name, isi.Value = nama, nilai
    return isi


def jalankan(soffice: str, buku: Path, makro: list[str]) -> list[dict[str, str]]:
    pipa = f"kinerja-{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as profil:
        proses = subprocess.Popen([
            soffice, f"-env:UserInstallation={Path(profil).as_uri()}", "--headless", "--norestore", "--nologo",
            f"--accept=pipe,name={pipa};urp;",
        ])
        try:
            konteks = sambung(pipa)
            meja = konteks.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", konteks)
            dokumen = meja.loadComponentFromURL(buku.resolve().as_uri(), "_blank", 0, (
                sifat("Hidden", True),
                sifat("MacroExecutionMode", 4),  # always, without asking
                sifat("FilterName", "Calc MS Excel 2007 VBA XML"),  # LibreOffice does not know add-ins by their kind
            ))
            hasil = []
            for nama in makro:
                if nama.startswith("="):
                    sel = dokumen.Sheets.getByIndex(0).getCellRangeByName("Z1")
                    sel.setFormula(nama)
                    hasil.append({"kerja": nama, "galat": "", "sel": sel.getString()})
                    continue
                skrip = dokumen.getScriptProvider().getScript(
                    f"vnd.sun.star.script:VBAProject.{nama}?language=Basic&location=document"
                )
                try:
                    argumen = (dokumen,) if nama.startswith("KinerjaPita.") else ()
                    skrip.invoke(argumen, (), ())
                    hasil.append({"kerja": nama, "galat": ""})
                except Exception as masalah:
                    hasil.append({"kerja": nama, "galat": str(masalah)})
            dokumen.close(True)
            meja.terminate()
            proses.wait(BATAS_DETIK)
            return hasil
        finally:
            if proses.poll() is None:
                proses.terminate()
                proses.wait(30)


if __name__ == "__main__":
    _, soffice, buku, *makro = sys.argv
    sys.stdout.write(json.dumps(jalankan(soffice, Path(buku), makro)))
