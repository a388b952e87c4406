"""The records of a zip around parts that are compressed already, which the standard ``zipfile`` cannot take."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from typing import Final, NamedTuple

_HEAD: Final = struct.Struct("<5H3L2H")
_PLACE: Final = struct.Struct("<3H2L")
_END: Final = struct.Struct("<4s4H2LH")
_UTF8: Final = 0x800  # in which the names are
_DATE: Final = 0x21  # 1980-01-01, the first date a zip can hold


class BagianZip(NamedTuple):
    """A part of a zip.

    Attributes:
        nama: its name, in UTF-8.
        periksa: checksum of its content.
        panjang: bytes of its content.
        isi: its bytes as they are stored.
        cara: how they are compressed: 8 deflated, 0 not at all.
    """

    nama: bytes
    periksa: int
    panjang: int
    isi: bytes
    cara: int = 8

    def rekaman(self, tempat: int) -> tuple[bytes, bytes]:
        """What stands before its bytes, and what the directory says of it when it begins at ``tempat``."""
        sizes = self.periksa, len(self.isi), self.panjang
        head = _HEAD.pack(20, _UTF8, self.cara, 0, _DATE, *sizes, len(self.nama), 0)
        return b"PK\3\4" + head + self.nama, b"PK\1\2\x14\0" + head + _PLACE.pack(0, 0, 0, 0, tempat) + self.nama


def satukan(bagian: Iterable[BagianZip]) -> bytes:
    """A zip of parts, each of which is needed no longer once it was taken."""
    whole, directory = io.BytesIO(), list[bytes]()
    for part in bagian:
        head, entry = part.rekaman(whole.tell())
        whole.writelines((head, part.isi))
        directory.append(entry)
    whole.write(direktori(directory, len(directory), whole.tell()))
    return whole.getvalue()


def direktori(entri: Iterable[bytes], banyak: int, tempat: int) -> bytes:
    """The end of a zip: what its directory says of so many parts, from ``tempat`` on."""
    whole = b"".join(entri)
    return whole + _END.pack(b"PK\5\6", 0, 0, banyak, banyak, len(whole), tempat, 0)
