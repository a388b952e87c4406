"""Pemasang: the installer for Windows, for one user and without an administrator, built on any system by makensis.

It holds the page, a Start-menu entry, and the add-in for who ticks it. The same contents give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from kinerja_addin.bangun import FOLDER_CADANGAN, FOLDER_XLSTART, NAMA_XLAM, TidakDapatMembangun, susun
from kinerja_core import __version__
from kinerja_core.services.berkas import tolak_bila_ada, tulis

NAMA_PEMASANG: Final = "kinerja-pemasang.exe"
NAMA_HALAMAN: Final = "kinerja.html"
NAMA_CHECKSUM: Final = "kinerja-pemasang.sha256"
_SKRIP: Final = "kinerja.nsi"
#: When every file in it says it was made (NSIS notes times): 1 January 2026, UTC.
_DIBUAT: Final = 1_767_225_600
_DETIK: Final = 600


def makensis() -> str:
    """Where the program is that builds installers.

    Raises:
        TidakDapatMembangun: it is not installed.
    """
    found = shutil.which("makensis")
    if found is None:
        raise TidakDapatMembangun(
            "makensis tidak ditemukan, padahal pemasang dibuat dengan NSIS. Pasang NSIS (di Debian dan Ubuntu: "
            "apt install nsis; di Windows: NSIS 3), lalu ulangi; atau bagikan saja halamannya: "
            "kinerja halaman -o kinerja.html."
        )
    return found


def pemasang(halaman: bytes) -> bytes:
    """The installer.

    Args:
        halaman: the page.

    Raises:
        TidakDapatMembangun: makensis is missing, or refuses.
    """
    program = makensis()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        script = files(__package__).joinpath(_SKRIP).read_text(encoding="utf-8")
        for name, content in (
            (NAMA_HALAMAN, halaman), (NAMA_XLAM, susun("xlam")), (_SKRIP, script.encode("utf-8-sig")),
        ):
            (folder / name).write_bytes(content)
            os.utime(folder / name, (_DIBUAT, _DIBUAT))
        given = {
            "VERSI": __version__, "KELUARAN": NAMA_PEMASANG, "HALAMAN": NAMA_HALAMAN, "XLAM": NAMA_XLAM,
            "XLSTART": "\\".join(FOLDER_XLSTART), "CADANGAN": "\\".join(FOLDER_CADANGAN),
        }
        defined = [f"-D{name}={text}" for name, text in given.items()]
        try:
            subprocess.run(  # noqa: S603 - makensis by its own path, our own script
                [program, "-V2", "-INPUTCHARSET", "UTF8", *defined, _SKRIP],
                cwd=folder, check=True, capture_output=True, timeout=_DETIK, stdin=subprocess.DEVNULL,
                env=os.environ | {"SOURCE_DATE_EPOCH": str(_DIBUAT), "TZ": "UTC"},
            )
        except (OSError, subprocess.SubprocessError) as problem:
            told: bytes = (getattr(problem, "stdout", b"") or b"") + (getattr(problem, "stderr", b"") or b"")
            last = " ".join(told.decode("utf-8", "replace").split())[-300:]
            raise TidakDapatMembangun(
                f"Pemasang tidak dapat dibuat dengan makensis. Pakai NSIS 3.08 atau lebih baru. {last}"
            ) from problem
        return (folder / NAMA_PEMASANG).read_bytes()


def bangun(folder: Path, halaman: bytes, timpa: bool = False) -> tuple[Path, ...]:
    """Write the installer and its SHA-256 sum into a folder.

    Raises:
        BerkasSudahAda: one of the files exists and ``timpa`` is false; none is written then.
        TidakDapatMembangun: makensis is missing, or refuses.
    """
    tolak_bila_ada([folder / NAMA_PEMASANG, folder / NAMA_CHECKSUM], timpa)
    made = pemasang(halaman)
    checksum = f"{hashlib.sha256(made).hexdigest()}  {NAMA_PEMASANG}\n".encode("ascii")
    return (
        tulis(folder / NAMA_PEMASANG, made, timpa=timpa), tulis(folder / NAMA_CHECKSUM, checksum, timpa=timpa),
    )
