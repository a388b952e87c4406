"""LibreOffice kept open and driven over UNO, for scripts that run in the Python that has ``uno``."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uno  # only the system's Python has it
from com.sun.star.beans import PropertyValue

from tests.alat.libreoffice import PIPA

BATAS_DETIK = 120


def sifat(nama: str, nilai: object) -> object:
    isi = PropertyValue()
    isi.Name, isi.Value = nama, nilai
    return isi


@contextmanager
def kantor(soffice: str, profil: Path) -> Iterator[str]:
    """A LibreOffice with a profile of its own; gives the name of its pipe, and ends it."""
    pipa = f"kinerja-{uuid.uuid4().hex}"
    proses = subprocess.Popen(
        [
            soffice, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--norestore", "--nologo",
            f"--accept=pipe,name={pipa};urp;",
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )
    try:
        yield pipa
        sambung(pipa).terminate()
        proses.wait(BATAS_DETIK)
    finally:
        if proses.poll() is None:
            proses.terminate()
            proses.wait(30)


@contextmanager
def buka(soffice: str, buku: Path, *sifat_lain: object) -> Iterator[object]:
    """The workbook ``buku`` open in the LibreOffice that the tests keep, or else in one of its own; then closed."""
    if pipa := os.environ.get(PIPA):
        with dokumen(sambung(pipa), buku, *sifat_lain) as isi:
            yield isi
        return
    with (
        tempfile.TemporaryDirectory() as profil,
        kantor(soffice, Path(profil)) as pipa,
        dokumen(sambung(pipa), buku, *sifat_lain) as isi,
    ):
        yield isi


@contextmanager
def dokumen(desktop: object, berkas: Path, *sifat_lain: object) -> Iterator[object]:
    """A file open in a LibreOffice; then closed."""
    isi = desktop.loadComponentFromURL(berkas.resolve().as_uri(), "_blank", 0, (sifat("Hidden", True), *sifat_lain))
    assert isi is not None, f"LibreOffice tidak dapat membuka {berkas.name}"
    try:
        yield isi
    finally:
        isi.close(True)


def sambung(pipa: str) -> object:
    """The desktop of the LibreOffice behind a pipe."""
    lokal = uno.getComponentContext()
    pencari = lokal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokal)
    akhir = time.monotonic() + BATAS_DETIK
    while True:
        try:
            konteks = pencari.resolve(f"uno:pipe,name={pipa};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > akhir:
                raise
            time.sleep(0.1)
        else:
            return konteks.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", konteks)
