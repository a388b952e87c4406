"""What the tests of the page share between processes: the page itself, node's modules, data, reference results."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from unittest.mock import patch

import pytest
from kinerja_halaman.bangun import halaman as halaman_jadi

from tests.alat.perkakas import cari
from tests.conftest import Sekali
from tests.halaman import acuan as acuan_perintah
from tests.halaman.buku_banyak import gandakan

SINI = Path(__file__).parent
PROGRAM = {"chromium": ("chromium", "chromium-browser"), "firefox": ("firefox-esr", "firefox")}
#: How many workbooks each merges at once.
BANYAK = {"chromium": 400, "firefox": 40}
DETIK = 300


def jalankan_node(skrip: str, *argumen: str | Path) -> str:
    """Run one of the scripts of this folder; what it prints."""
    jalan = subprocess.run(
        [cari("node"), str(SINI / skrip), *map(str, argumen)], capture_output=True, text=True, encoding="utf-8",
        timeout=DETIK, check=False, cwd=SINI,
    )  # fmt: skip
    assert jalan.returncode == 0, jalan.stderr[-3000:]
    return jalan.stdout


@pytest.fixture(scope="session")
def halaman(sekali: Sekali) -> Path:
    """The page, as ``kinerja halaman`` gives it."""
    cari("npm")
    return sekali("jadi", lambda folder: (folder / "kinerja.html").write_bytes(halaman_jadi())) / "kinerja.html"


@pytest.fixture(scope="session")
def modul_node(sekali: Sekali) -> Path:
    """What drives the browsers and checks types, installed beside the tests as pinned."""
    npm, sidik = cari("npm"), hashlib.sha256((SINI / "package-lock.json").read_bytes()).hexdigest()
    tanda = SINI / "node_modules" / ".sidik"

    def pasang(_: Path) -> None:
        if not tanda.is_file() or tanda.read_text(encoding="utf-8") != sidik:
            subprocess.run([npm, "ci", "--silent"], cwd=SINI, check=True, capture_output=True, timeout=DETIK)
            tanda.write_text(sidik, encoding="utf-8")

    sekali("node", pasang)
    return SINI / "node_modules"


@pytest.fixture(scope="session")
def data(sekali: Sekali, folder_contoh: Path) -> Path:
    """The sample unit: ``buku``, ``penilaian-360``, both in ``meja`` and as a zip, ``unit.xlsx``, and ids of SIASN."""

    def buat(folder: Path) -> None:
        shutil.copy2(folder_contoh / "unit.xlsx", folder)
        for asal in ("buku", "penilaian-360"):
            shutil.copytree(folder_contoh / asal, folder / asal)
            shutil.copytree(folder / asal, folder / "meja", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        shutil.make_archive(str(folder / "meja"), "zip", folder / "meja")
        (folder / "peta.csv").write_text(
            "nip,id siasn\n198203152009121004,A8ACA7D1-0000-0000-0000-000000000001\n", encoding="utf-8"
        )

        acuan_perintah.tulis_tabel(folder)
        acuan_perintah.tulis_unit(folder)

    return sekali("data", buat)


@pytest.fixture(scope="session")
def acuan(sekali: Sekali, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command line makes of the sample, with its store of what it read, as people have it."""

    def buat(folder: Path) -> None:
        with patch.dict(os.environ, KINERJA_SIMPANAN=str(tmp_path_factory.mktemp("simpanan"))):
            acuan_perintah.buat(data, folder)

    return sekali("acuan", buat)


@pytest.fixture(scope="module")
def perjalanan(
    request: pytest.FixtureRequest, halaman: Path, modul_node: Path, data: Path,
    sekali: Sekali,
) -> Path:
    """What the page showed and saved on the journey through it, in the browser of the module that asks."""
    nama = request.module.PERAMBAN
    program = cari(*PROGRAM[nama])

    def jalani(hasil: Path) -> None:
        banyak = hasil / "banyak"
        gandakan(acuan_perintah.sendiri(data), banyak, BANYAK[nama])
        jalankan_node("perjalanan.mjs", nama, program, halaman, data, banyak, hasil)

    return sekali(f"perjalanan-{nama}", jalani)
