"""What the tests of the workers run at a worker: it dies at a file, or takes its time."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from kinerja_core.services import pekerja


def mati_pada(awal: str) -> None:
    """From now on this process ends at files whose names begin so."""
    read = pekerja.kemas

    def kemas(path: Path, *lain: Any) -> Any:
        if path.name.startswith(awal):
            os._exit(1)
        return read(path, *lain)

    pekerja.kemas = kemas


def lambat(detik: float) -> int:
    """From now on this process takes so long for a file; gives its number."""
    read = pekerja.kemas

    def kemas(path: Path, *lain: Any) -> Any:
        time.sleep(detik)
        return read(path, *lain)

    pekerja.kemas = kemas
    return os.getpid()


def cap_lain() -> bytes:
    """The fingerprint of another release, as each process says it of itself."""
    return os.urandom(8)


def tanpa_kinerja() -> bytes:
    """What a worker says that has no such program."""
    raise ModuleNotFoundError("kinerja_core")
