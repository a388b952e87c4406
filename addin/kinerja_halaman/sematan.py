"""Sematan: what the page takes from outside, pinned by version and hash, fetched by npm and pip into a folder."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from kinerja_core.model.galat import GalatKinerja

NAMA_SEMATAN: Final = "sematan.yaml"
_MURNI: Final = "murni"
_SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class Sematan:
    """One package: its file, its hash, and for which platform (``murni``: any)."""

    nama: str
    versi: str
    berkas: str
    sha256: str
    sasaran: str = _MURNI

    def benar(self, folder: Path) -> bool:
        """Whether its file lies in a folder, byte for byte as pinned."""
        path = folder / self.berkas
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == self.sha256


def pyodide() -> Sematan:
    """Python for the browser."""
    return Sematan(nama="pyodide", **_pins()["pyodide"])


def paket() -> tuple[Sematan, ...]:
    """The Python packages that the core needs there."""
    return tuple(Sematan(**one) for one in _pins()["paket"])


def _pins() -> dict[str, Any]:
    pins: dict[str, Any] = yaml.safe_load(files(__package__).joinpath(NAMA_SEMATAN).read_text(encoding="utf-8"))
    return pins


def ambil(folder: Path) -> None:
    """Put every pinned file into a folder; what lies there already as pinned is not fetched again.

    Raises:
        GalatKinerja: npm or pip is missing, cannot fetch, or fetched something else than what is pinned.
    """
    folder.mkdir(parents=True, exist_ok=True)
    engine = pyodide()
    if not engine.benar(folder):
        npm = program("npm")
        _fetch([npm, "pack", "--silent", f"{engine.nama}@{engine.versi}"], engine, folder)
    for one in paket():
        if not one.benar(folder):
            _fetch([sys.executable, "-m", "pip", "download", *_pip(one)], one, folder)


def program(nama: str) -> str:
    """Where a program is that only building the page needs.

    Raises:
        GalatKinerja: it is not installed.
    """
    found = shutil.which(nama)
    if found is None:
        raise GalatKinerja(
            f"{nama} tidak ditemukan, padahal halaman dibangun dari kode sumber dengan Node.js (npm dan node). Pasang "
            "Node.js lalu ulangi, atau pakai kinerja dari wheel rilis, yang sudah membawa halamannya."
        )
    return found


def _pip(one: Sematan) -> list[str]:
    target = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    if one.sasaran != _MURNI:
        target += ["--platform", one.sasaran, "--python-version", "314", "--implementation", "cp", "--abi", "cp314"]
    return [*target, f"{one.nama}=={one.versi}"]


def _fetch(command: list[str], one: Sematan, folder: Path) -> None:
    """Fetch one file beside its place; it gets its name only when it is what was pinned."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        try:
            subprocess.run(  # noqa: S603 - npm and pip by their own paths, names from our own pins
                command, cwd=place, check=True, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.SubprocessError) as problem:
            raise GalatKinerja(
                f"{one.nama} {one.versi} untuk halaman tidak dapat diambil dengan {Path(command[0]).stem}. Sambungkan "
                "komputer ini ke internet (atau ke registri kantor) lalu ulangi, atau pakai kinerja dari wheel rilis, "
                "yang sudah membawa halamannya."
            ) from problem
        if not one.benar(Path(place)):
            raise GalatKinerja(
                f"{one.berkas} yang diambil tidak sama dengan yang dipaku di {NAMA_SEMATAN}; halaman tidak dibangun."
            )
        (Path(place) / one.berkas).replace(folder / one.berkas)
