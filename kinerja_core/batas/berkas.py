"""The bytes of a file that somebody sent: an ordinary file of reasonable size, or a sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca

#: On systems that have it: opening a FIFO waits for nobody.
_NOW = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def baca_bita(path: Path, anggaran: Anggaran | None = None) -> bytes:
    """The bytes of a file; never more than the budget allows, also when the file grows meanwhile.

    Raises:
        BerkasTidakTerbaca: missing, a folder, a device or pipe, empty, too big, or not allowed.
    """
    budget = anggaran or Anggaran()
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise BerkasTidakTerbaca("BERKAS-FOLDER", "Ini folder, bukan berkas.")
        if not stat.S_ISREG(kind):  # a pipe would keep the program waiting, a device would never end
            raise BerkasTidakTerbaca(
                "BERKAS-RUSAK", "Ini pipa atau perangkat sistem, bukan berkas biasa, sehingga tidak dibaca."
            )
        with os.fdopen(os.open(path, os.O_RDONLY | _NOW), "rb") as stream:
            data = stream.read(budget.bita + 1)
    except FileNotFoundError:
        raise BerkasTidakTerbaca("BERKAS-TIDAK-ADA", "Berkas tidak ditemukan.") from None
    except PermissionError:
        raise BerkasTidakTerbaca(
            "BERKAS-TERKUNCI", "Berkas tidak boleh dibuka; mungkin sedang dipakai program lain, atau Anda tidak berhak."
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: a name that no system knows
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini tidak dapat dibaca dari tempat penyimpanannya.") from (
            problem
        )
    budget.pakai("bita", len(data))
    if not data:
        raise BerkasTidakTerbaca("BERKAS-KOSONG", "Berkas ini kosong (0 bita).")
    return data
