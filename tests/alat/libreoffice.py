"""LibreOffice as the tests use it: one for each process of the tests, kept running, with a profile of its own."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

AKAR = Path(__file__).parents[2]
BATAS_DETIK = 180
#: Tells the scripts of :func:`lewat_uno` the pipe of the LibreOffice that this process keeps running.
PIPA = "KINERJA_UJI_PIPA"
#: LibreOffice's names of what a running one writes; anything else is asked of the command. What the cells hold is not
#: one of its own: to write and read a whole workbook takes ten times as long.
_SARINGAN = {
    "pdf": "pdf", "json": "nilai", "xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8",
    "docx": "MS Word 2007 XML", "odt": "writer8",
}


def cari_soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def cari_python() -> str | None:
    """A Python that can import ``uno``; LibreOffice brings it, but not for the tests' own Python."""
    for calon in ("/usr/bin/python3", sys.executable, shutil.which("python3")):
        if calon:
            dicoba = subprocess.run([calon, "-c", "import uno"], capture_output=True, check=False)
            if dicoba.returncode == 0:
                return calon
    return None


def pekerja() -> str:
    """Name of this process among those of one run of the tests."""
    return os.environ.get("PYTEST_XDIST_WORKER", "utama")


@cache
def _profil() -> Path:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    return Path(tempfile.gettempdir()) / f"kinerja-lo-{run}-{pekerja()}"


class Kantor:
    """A LibreOffice kept running, reached through :mod:`tests.alat.kantor`."""

    def __init__(self, python: str, soffice: str, profil: Path) -> None:
        self._proses = subprocess.Popen(
            [python, "-m", "tests.alat.kantor", soffice, str(profil)], cwd=AKAR,
            env=os.environ | {"PYTHONPATH": str(AKAR)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            start_new_session=True,
        )
        self.pipa: str = self._jawab()

    def _jawab(self) -> Any:
        assert self._proses.stdout is not None
        jaga = threading.Timer(BATAS_DETIK, self._bunuh)
        jaga.start()
        try:
            baris = self._proses.stdout.readline()
        finally:
            jaga.cancel()
        if not baris:
            self.tutup()
            raise AssertionError("LibreOffice berhenti sendiri, atau belum menjawab sampai batas waktunya")
        return json.loads(baris)

    def ubah(self, sumber: Path, tujuan: Path, saringan: str, sandi: str | None = None) -> None:
        """Open a file and save it with a filter."""
        assert self._proses.stdin is not None
        kerja = {"sumber": str(sumber.resolve()), "tujuan": str(tujuan.resolve()), "saringan": saringan, "sandi": sandi}
        with suppress(OSError):  # it is gone, as its answer will say
            self._proses.stdin.write(json.dumps(kerja) + "\n")
            self._proses.stdin.flush()
        galat = self._jawab()
        assert galat is None, f"LibreOffice tidak menghasilkan {tujuan.name}: {galat}"

    def tutup(self) -> None:
        """End it; the next who asks gets a new one."""
        kantor.cache_clear()
        assert self._proses.stdin is not None
        assert self._proses.stdout is not None
        with suppress(OSError):
            self._proses.stdin.close()
        self._proses.stdout.close()
        with suppress(subprocess.TimeoutExpired):
            self._proses.wait(30)
        self._bunuh()
        self._proses.wait()

    def _bunuh(self) -> None:
        """End it and its LibreOffice now, if they still are."""
        if sys.platform == "win32":
            self._proses.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(self._proses.pid, signal.SIGKILL)


@cache
def kantor() -> Kantor | None:
    """The LibreOffice of this process, started when it is asked for first; none where no Python can talk to it."""
    soffice, python = cari_soffice(), cari_python()
    assert soffice is not None
    atexit.register(bersihkan)
    return Kantor(python, soffice, _profil() / "kantor") if python else None


def bersihkan() -> None:
    """End this process's LibreOffice and remove its profiles."""
    if kantor.cache_info().currsize and (ada := kantor()):
        ada.tutup()
    shutil.rmtree(_profil(), ignore_errors=True)


def ubah(berkas: Path, ke: str, folder: Path) -> Path:
    """Convert a file; returns the file made. ``ke`` is as for ``soffice --convert-to``: ``pdf`` or ``xlsx``.

    A running LibreOffice also gives ``json``: what the cells of each sheet hold, see :mod:`tests.alat.kantor`.
    """
    return ubah_semua([berkas], ke, folder)[0]


def ubah_semua(berkas: Sequence[Path], ke: str, folder: Path) -> list[Path]:
    """Convert many files, one after the other."""
    akhiran, _, nama = ke.partition(":")
    saringan = nama or _SARINGAN.get(akhiran, "")
    if saringan not in _SARINGAN.values() or (ada := kantor()) is None:
        return lewat_perintah(berkas, ke, folder)
    folder.mkdir(parents=True, exist_ok=True)
    semua = [folder / f"{item.stem}.{akhiran}" for item in berkas]
    for sumber, hasil in zip(berkas, semua, strict=True):
        ada.ubah(sumber, hasil, saringan)
    return semua


def lewat_perintah(berkas: Sequence[Path], ke: str, folder: Path) -> list[Path]:
    """The same with ``soffice --convert-to``, which starts a LibreOffice of its own."""
    soffice = cari_soffice()
    assert soffice is not None
    folder.mkdir(parents=True, exist_ok=True)
    jalan = subprocess.run(
        [
            soffice, f"-env:UserInstallation={(_profil() / 'perintah').as_uri()}", "--headless", "--norestore",
            "--convert-to", ke, "--outdir", str(folder), *map(str, berkas),
        ],
        capture_output=True, encoding="utf-8", errors="replace", timeout=BATAS_DETIK, check=False,
    )
    semua = [folder / f"{item.stem}.{ke.partition(':')[0]}" for item in berkas]
    for hasil in semua:
        assert hasil.exists(), f"LibreOffice tidak menghasilkan {hasil.name}: {jalan.stdout} {jalan.stderr}"
    return semua


def lewat_uno(python: str, modul: str, *argumen: str, masukan: object = None) -> Any:
    """What a module of the tests prints as JSON, run by the Python that has ``uno``; it gets ``masukan`` as JSON."""
    ada = kantor()
    jalan = subprocess.run(
        [python, "-m", modul, *argumen], input=json.dumps(masukan), cwd=AKAR,
        env=os.environ | {"PYTHONPATH": str(AKAR)} | ({PIPA: ada.pipa} if ada else {}),
        capture_output=True, encoding="utf-8", timeout=600, check=False,
    )
    assert jalan.returncode == 0, jalan.stderr
    return json.loads(jalan.stdout)


def gambar(pdf: Path, folder: Path, dpi: int = 70) -> list[Path]:
    """Pages of a PDF as PNG files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / pdf.stem)], check=True)
    return sorted(folder.glob(f"{pdf.stem}*.png"))


def teks_pdf(pdf: Path) -> str:
    """Text of a PDF, laid out as on the page."""
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout


def jumlah_halaman(pdf: Path) -> int:
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, encoding="utf-8", check=True).stdout
    return int(next(baris.split()[1] for baris in info.splitlines() if baris.startswith("Pages:")))
