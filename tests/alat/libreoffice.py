"""LibreOffice as the tests use it: one profile per call's worker, never shared, always headless."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BATAS_DETIK = 180


def cari_soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def pekerja() -> str:
    """Name of this process among those of one run of the tests."""
    return os.environ.get("PYTEST_XDIST_WORKER", "utama")


def _profil() -> Path:
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    return Path(tempfile.gettempdir()) / f"kinerja-lo-{run}-{pekerja()}"


def bersihkan() -> None:
    """Remove this process's profile; LibreOffice has ended with each call."""
    shutil.rmtree(_profil(), ignore_errors=True)


def ubah(berkas: Path, ke: str, folder: Path) -> Path:
    """Convert with ``soffice --convert-to``; returns the file made. ``ke`` is like ``pdf`` or ``xlsx``."""
    return ubah_semua([berkas], ke, folder)[0]


def ubah_semua(berkas: Sequence[Path], ke: str, folder: Path) -> list[Path]:
    """Convert many files in one call, which costs little more than one file does."""
    soffice = cari_soffice()
    assert soffice is not None
    folder.mkdir(parents=True, exist_ok=True)
    jalan = subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={_profil().as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            ke,
            "--outdir",
            str(folder),
            *map(str, berkas),
        ],
        capture_output=True,
        text=True,
        timeout=BATAS_DETIK,
        check=False,
    )
    semua = [folder / f"{item.stem}.{ke.partition(':')[0]}" for item in berkas]
    for hasil in semua:
        assert hasil.exists(), f"LibreOffice tidak menghasilkan {hasil.name}: {jalan.stdout} {jalan.stderr}"
    return semua


def lewat_uno(python: str, modul: str, *argumen: str, masukan: object = None) -> Any:
    """What a module of the tests prints as JSON, run by the Python that has ``uno``; it gets ``masukan`` as JSON."""
    akar = Path(__file__).parents[2]
    jalan = subprocess.run(
        [python, "-m", modul, *argumen], input=json.dumps(masukan), cwd=akar,
        env=os.environ | {"PYTHONPATH": str(akar)}, capture_output=True, encoding="utf-8", timeout=600, check=False,
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
