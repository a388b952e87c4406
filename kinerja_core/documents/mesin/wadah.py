"""The zip container of a Word file, written quickly and always with the same bytes for the same content.

Members that never change are compressed once and copied in their compressed form afterwards.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.bagian_zip import BagianZip, direktori
from kinerja_core.batas.paket import Paket, PaketRusak

BATAS_UKURAN: Final = 64 * 1024 * 1024
BATAS_BAGIAN: Final = 2000
TINGKAT_MAMPAT: Final = 6


class WadahRusak(ValueError):
    """Bytes that are no readable Word file."""


def baca(data: bytes) -> dict[str, bytes]:
    """Every member of a zip, in its order.

    Raises:
        WadahRusak: no zip, damaged, password-protected, or larger than any real template.
    """
    try:
        package = Paket(data, Anggaran(bagian=BATAS_BAGIAN, urai=BATAS_UKURAN, dibaca=BATAS_UKURAN))
        return {name: package.baca(name) for name in package}
    except PaketRusak as problem:
        raise WadahRusak("Berkas ini bukan dokumen Word (.docx) yang utuh, atau dilindungi kata sandi.") from problem
    except BerkasTidakTerbaca as problem:
        large = problem.kode == "BERKAS-TERLALU-BESAR"
        raise WadahRusak("Berkas Word ini terlalu besar untuk sebuah templat." if large else problem.pesan) from problem


def _squeeze(content: bytes, level: int = TINGKAT_MAMPAT, wbits: int = -zlib.MAX_WBITS, memory: int = 8) -> bytes:
    squeeze = zlib.compressobj(level, zlib.DEFLATED, wbits, memory)
    return squeeze.compress(content) + squeeze.flush()


#: Headers and footers, which are mostly the same in all documents of a batch.
_squeeze_edge: Final = lru_cache(maxsize=32)(_squeeze)


def _entry(name: bytes, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """Local record and central record of one member."""
    if name.startswith(b"customXml/"):  # the proof of origin must not slow printing down
        data = _squeeze(content, 0 if len(content) < 4096 else 1, -13, 5)
    elif name.startswith((b"word/header", b"word/footer")):
        data = _squeeze_edge(content)
    else:
        data = _squeeze(content)
    local, central = BagianZip(name, zlib.crc32(content), len(content), data).rekaman(offset)
    return local + data, central


class Wadah:
    """A zip with fixed members, compressed once, and changing members given for each file."""

    __slots__ = ("_central", "_changing", "_count", "_fixed")

    def __init__(self, tetap: Mapping[str, bytes], berubah: Sequence[str] = ()) -> None:
        self._changing = [(name, name.encode()) for name in berubah]
        names = sorted((name for name in tetap if name not in berubah), key=lambda name: name != "[Content_Types].xml")
        fixed, central = bytearray(), bytearray()
        for name in names:
            local, entry = _entry(name.encode(), tetap[name], len(fixed))
            fixed += local
            central += entry
        self._fixed, self._central, self._count = bytes(fixed), bytes(central), len(names) + len(self._changing)

    def tulis(self, isi: Mapping[str, bytes]) -> bytes:
        """The bytes of the file with ``isi`` as its changing members (all of them)."""
        pieces, offset, central = [self._fixed], len(self._fixed), [self._central]
        for name, raw in self._changing:
            local, entry = _entry(raw, isi[name], offset)
            pieces.append(local)
            central.append(entry)
            offset += len(local)
        return b"".join((*pieces, direktori(central, self._count, offset)))
