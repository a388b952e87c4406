"""Mampat: deflate, in which the parts of a zip are and what the store keeps.

It is ISA-L's where that is installed (``pip install "kinerja[cepat]"``), which unpacks a workbook in half the time, and
Python's own elsewhere. Both read what the other wrote, and what they unpack is checked by whoever asked.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Any, Final

_mesin: Any = zlib
try:
    from isal import isal_zlib
except ImportError:  # the page, and computers where it is not installed
    pass
else:
    _mesin = isal_zlib

#: What damaged bytes of a zip raise, here and in the standard library.
ZIP_RUSAK: Final[tuple[type[Exception], ...]] = (
    zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    KeyError, IndexError, OverflowError, struct.error, zlib.error, _mesin.error,
)


def kembangkan(isi: bytes, paling_banyak: int, *, di_zip: bool = False) -> tuple[bytes, bool]:
    """Bytes unpacked, no more than so many, and whether their end was reached.

    Args:
        isi: the bytes; what follows their end is not looked at.
        paling_banyak: the most that is unpacked, 1 or more.
        di_zip: whether they stand in a zip, without the head and the checksum that zlib gives them.

    Raises:
        Exception: one of :data:`ZIP_RUSAK`.
    """
    stream = _mesin.decompressobj(-zlib.MAX_WBITS if di_zip else zlib.MAX_WBITS)
    content: bytes = stream.decompress(isi, paling_banyak)
    return content, stream.eof


def mampatkan(isi: bytes) -> bytes:
    """Bytes packed quickly, for what only this program reads again."""
    packed: bytes = _mesin.compress(isi, 1)
    return packed


def jumlah_periksa(isi: bytes) -> int:
    """The checksum of a zip's part (CRC-32)."""
    found: int = _mesin.crc32(isi)
    return found
