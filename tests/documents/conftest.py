from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest


def png(lebar: int, tinggi: int) -> bytes:
    def potong(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">L", len(isi)) + jenis + isi + struct.pack(">L", zlib.crc32(jenis + isi))

    baris = b"\x00" + b"\x00\x80\x80" * lebar
    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", struct.pack(">LLBBBBB", lebar, tinggi, 8, 2, 0, 0, 0))
        + potong(b"IDAT", zlib.compress(baris * tinggi))
        + potong(b"IEND", b"")
    )


@pytest.fixture
def gambar_kop(tmp_path: Path) -> Path:
    """An invented letterhead: a plain bar."""
    path = tmp_path / "kop.png"
    path.write_bytes(png(800, 120))
    return path
