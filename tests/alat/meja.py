"""LibreOffice kept open and driven over UNO, for scripts that run in the Python that has ``uno``."""

from __future__ import annotations

import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import uno  # only the system's Python has it
from com.sun.star.beans import PropertyValue

BATAS_DETIK = 120


def sifat(nama: str, nilai: object) -> object:
    isi = PropertyValue()
    isi.Name, isi.Value = nama, nilai
    return isi


@contextmanager
def kantor(soffice: str) -> Iterator[Callable[..., AbstractContextManager[object]]]:
    """A LibreOffice with a profile of its own; gives what opens a workbook in it. All is closed at the end."""
    pipa = f"kinerja-{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory() as profil:
        proses = subprocess.Popen([
            soffice, f"-env:UserInstallation={Path(profil).as_uri()}", "--headless", "--norestore", "--nologo",
            f"--accept=pipe,name={pipa};urp;",
        ])
        try:
            konteks = _sambung(pipa)
            meja = konteks.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", konteks)

            @contextmanager
            def buka_di_sini(buku: Path, *sifat_lain: object) -> Iterator[object]:
                alamat = buku.resolve().as_uri()
                dokumen = meja.loadComponentFromURL(alamat, "_blank", 0, (sifat("Hidden", True), *sifat_lain))
                yield dokumen
                dokumen.close(True)

            yield buka_di_sini
            meja.terminate()
            proses.wait(BATAS_DETIK)
        finally:
            if proses.poll() is None:
                proses.terminate()
                proses.wait(30)


@contextmanager
def buka(soffice: str, buku: Path, *sifat_lain: object) -> Iterator[object]:
    """The workbook ``buku`` open in a LibreOffice of its own; both are closed at the end."""
    with kantor(soffice) as buka_di_sini, buka_di_sini(buku, *sifat_lain) as dokumen:
        yield dokumen


def _sambung(pipa: str) -> object:
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
