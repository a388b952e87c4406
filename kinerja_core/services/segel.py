"""Segel: what binds bytes of the store to the place where they were kept.

A damaged file may answer with a whole record of somebody else. Bytes are taken under no other key, for no other days,
and in no other column than those they were kept for.
"""

from __future__ import annotations

import hashlib
from typing import Final

#: Bytes of the seal, before what is kept.
PANJANG_SEGEL: Final = 16


def segel(kunci: bytes, bagian: str, hari: tuple[object, object], isi: bytes) -> bytes:
    """Bytes as they are kept.

    Args:
        kunci: the key of the row.
        bagian: the column.
        hari: the first and last day for which they hold.
        isi: the bytes.
    """
    mark = hashlib.blake2b(f"{bagian} {hari}".encode(), digest_size=PANJANG_SEGEL, key=kunci)
    mark.update(isi)
    return mark.digest() + isi


def buka_segel(kunci: bytes, bagian: str, hari: tuple[object, object], isi: object) -> bytes:
    """The bytes that were kept.

    Raises:
        ValueError: others stand there.
    """
    if not isinstance(isi, bytes) or segel(kunci, bagian, hari, known := isi[PANJANG_SEGEL:]) != isi:
        raise ValueError("not what was kept here")
    return known
