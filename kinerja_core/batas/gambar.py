"""Pictures from outside: a PNG is decoded to its last row, a JPEG is followed to its last marker."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.berkas import baca_bita

_PNG: Final = b"\x89PNG\r\n\x1a\n"
#: Channels of each colour type, and the depths it may have.
_COLOURS: Final = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
#: Start and step of the seven passes of an interlaced picture, across and down.
_PASSES: Final = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))
_MOST: Final = 128 * MB
_MARKER: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
#: Frames of a JPEG: SOF0 to SOF15 without the three numbers that mean something else.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class GambarRusak(ValueError):
    """No picture, or one that ends too early."""


def baca_gambar(path: Path) -> bytes:
    """The bytes of a PNG or JPEG that is whole.

    Raises:
        BerkasTidakTerbaca: it cannot be read, is no such picture, is not whole, or is too large.
    """
    data = baca_bita(path, Anggaran(bita=20 * MB))
    try:
        if data.startswith(_PNG):
            _png(data)
        elif data.startswith(b"\xff\xd8\xff"):
            _jpeg(data)
        else:
            raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan gambar PNG atau JPG.")
    except (GambarRusak, struct.error, IndexError, zlib.error) as problem:
        raise BerkasTidakTerbaca(
            "BERKAS-RUSAK", "Gambar ini terpotong atau rusak. Simpan ulang sebagai PNG atau JPG, lalu ulangi."
        ) from problem
    return data


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        if checksum != zlib.crc32(kind + content):
            raise GambarRusak(f"potongan {kind!r}")
        yield kind, content
        if kind == b"IEND":
            return
        place += 12 + length


def _png(data: bytes) -> None:
    chunks = list(_chunks(data))
    if chunks[0][0] != b"IHDR":
        raise GambarRusak("tanpa IHDR")
    wide, tall, depth, colour, packing, filters, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    channels, depths = _COLOURS.get(colour, (0, ()))
    if not (wide and tall) or depth not in depths or packing or filters or interlaced > 1:
        raise GambarRusak("IHDR")
    if colour == 3 and not any(kind == b"PLTE" for kind, _ in chunks):
        raise GambarRusak("tanpa palet")
    parts = [(wide, tall)]
    if interlaced:
        parts = [(-(-(wide - x) // dx), -(-(tall - y) // dy)) for x, dx, y, dy in _PASSES if wide > x and tall > y]
    rows = [(across * channels * depth + 7) // 8 + 1 for across, _ in parts]
    expected = sum(row * down for row, (_, down) in zip(rows, parts, strict=True))
    if expected > _MOST:
        raise terlalu_besar(f"bergambar {wide} x {tall} titik")
    unpack = zlib.decompressobj()
    pixels = unpack.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"), expected + 1)
    if len(pixels) != expected or not unpack.eof:
        raise GambarRusak(f"{len(pixels)} dari {expected} bita")
    place = 0
    for row, (_, down) in zip(rows, parts, strict=True):
        if max(pixels[place : place + row * down : row], default=0) > 4:
            raise GambarRusak("penyaring baris")
        place += row * down


def _jpeg(data: bytes) -> None:
    place, framed, scanned = 2, False, False
    while True:
        if data[place] != 0xFF:
            raise GambarRusak(f"penanda pada {place}")
        while data[place + 1] == 0xFF:
            place += 1
        kind = data[place + 1]
        if kind == 0xD9:
            if framed and scanned:
                return
            raise GambarRusak("tanpa isi")
        (length,) = struct.unpack_from(">H", data, place + 2)
        if kind in _FRAMES:
            tall, wide = struct.unpack_from(">HH", data, place + 5)
            if not wide:
                raise GambarRusak(f"{wide} x {tall}")
            framed = True
        place += 2 + length
        if kind == 0xDA:
            found = _MARKER.search(data, place)
            if found is None:
                raise GambarRusak("terpotong")
            scanned = scanned or found.start() > place
            place = found.start()
