"""The mark by which a PDF of many documents is known to be as it was made: nobody signed, changed or made it since.

It is the SHA-256 of the whole file with zeros in the mark's own place.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import MB

#: The entry of the PDF's information, and what stands in it until the rest of the file is known.
NAMA_TANDA: Final = "/KinerjaSidik"
KOSONG: Final = "0" * 64
_MARK: Final = re.compile(re.escape(NAMA_TANDA).encode() + rb" \(([0-9a-f]{64})\)")
#: A file larger than this is not looked at.
_MOST: Final = 1_000 * MB


def bertanda(isi: bytes) -> bytes:
    """A PDF whose information has an empty mark, with the mark filled in."""
    place = _MARK.search(isi)
    assert place is not None  # noqa: S101 - it was put there just now
    return isi[: place.start(1)] + hashlib.sha256(isi).hexdigest().encode() + isi[place.end(1) :]


def seperti_dibuat(berkas: Path) -> bool:
    """Whether a file is a PDF of many documents as this program made it."""
    try:
        if not berkas.is_file() or berkas.stat().st_size > _MOST:
            return False
        found = berkas.read_bytes()
    except OSError:
        return False
    place = _MARK.search(found)
    if place is None:
        return False
    digest = hashlib.sha256(found[: place.start(1)])
    digest.update(KOSONG.encode())
    digest.update(found[place.end(1) :])
    return digest.hexdigest().encode() == place[1]
