"""Pictures from outside: every dot of a PNG or JPEG is decoded before a document takes it."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
#: Dots to the inch that a picture may claim; others would make it as large as a house, or of no size at all.
_DENSITIES: Final = range(1, 10_000)
_ENDS: Final = (b"IEND\xae\x42\x60\x82", b"\xff\xd9")
#: What a picture says of how its dots are shown; anything else it carries is a note.
_SHOWN: Final = frozenset({
    "dpi", "gamma", "srgb", "transparency", "icc_profile", "aspect", "chromaticity", "interlace", "jfif",
    "jfif_version", "jfif_unit", "jfif_density", "adobe", "adobe_transform", "progressive", "progression",
})
#: Segments of a JPEG of the same: its kind, its colours, and how these are kept.
_PARTS: Final = frozenset({"APP0", "APP2", "APP14"})
#: Bytes decoded between two looks at the clock; a few of them may be a scan of the whole picture.
_BLOCK: Final = 4096


def baca_gambar(path: Path) -> bytes:
    """The bytes of a PNG or JPEG that is whole; saved anew when that is not all there is to show or to carry.

    Raises:
        BerkasTidakTerbaca: it cannot be read, is no such picture, is not whole, or is too large.
    """
    budget = Anggaran(bita=20 * MB, unsur=100_000, detik=10)
    data = baca_bita(path, budget)
    if not data.startswith((_PNG, _JPEG)):
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan gambar PNG atau JPG.")
    from PIL import JpegImagePlugin, PngImagePlugin  # noqa: PLC0415 - slow to import, and a page has none

    # each by its own reader: the general one says in English what it thinks of a picture's size
    reader = PngImagePlugin.PngImageFile if data.startswith(_PNG) else JpegImagePlugin.JpegImageFile
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata, in English
            picture = reader(_Aliran(data, budget))
            budget.pakai("titik", picture.width * picture.height)
            picture.verify()  # the checksums, which loading passes over, and the end
            picture = reader(_Aliran(data, budget))
            _load(picture)
            if data.startswith(_PNG):
                _whole(data, budget)
            else:
                _needs_no_more(picture, data, budget)
            return data if _is_plain(picture, data) else _plain(picture)
    except BerkasTidakTerbaca:
        raise
    except Exception as problem:  # whatever a damaged picture makes of its reader
        raise BerkasTidakTerbaca(
            "BERKAS-RUSAK", "Gambar ini terpotong atau rusak. Simpan ulang sebagai PNG atau JPG, lalu ulangi."
        ) from problem


def _load(picture: ImageFile) -> None:
    """Decode every dot, however many scans it takes."""
    if picture.mode == "P" and picture.palette is None:
        raise ValueError("tanpa palet")
    picture.decodermaxblock = _BLOCK
    picture.load()


def _whole(data: bytes, anggaran: Anggaran) -> None:
    """Refuse a PNG without all its rows: its reader leaves those black that its data no longer has."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    needed = 0
    for left, top, across, down in _INTERLACED if interlaced else _PLAIN:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            needed += rows * (1 + (columns * depth * _CHANNELS[colour] + 7) // 8)
    stream, place, found = zlib.decompressobj(), len(_PNG), 0
    while found < needed and place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        part = data[place + 8 : place + 8 + size] if data[place + 4 : place + 8] == b"IDAT" else b""
        while part and not stream.eof:
            anggaran.pakai("unsur", 1)
            found += len(stream.decompress(part, MB))
            part = stream.unconsumed_tail
        place += size + 12
    if found < needed:
        raise ValueError("baris kurang")


#: Values to a dot by the kind of its colours, and the passes of a PNG: first column, first row, and the steps.
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PLAIN: Final = ((0, 0, 1, 1),)
_INTERLACED: Final = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
)  # fmt: skip


#: How a JPEG goes on: its end, dots, and marks inside these; and its arithmetic kinds, whose dots may end in no bytes.
_END: Final = 0xD9
_DOTS: Final = 0xDA
_AGAIN: Final = range(0xD0, 0xD8)
_ARITHMETIC: Final = frozenset({0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_MARK: Final = re.compile(rb"\xff+[^\x00\xff]")
_LAST_MARK: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
#: So many parts of a scan are filled one by one, and the rest at its end.
_PARTS_FILLED: Final = 2_000
#: Bytes that no picture needs: as dots they are a wild pattern.
_MORE: Final = bytes(range(7, 250, 3)) * 2


def _needs_no_more(picture: ImageFile, data: bytes, anggaran: Anggaran) -> None:
    """Refuse a JPEG whose dots end before the picture does: its reader paints grey what it no longer has.

    Whatever stands behind the last dot of a whole one is passed over, so with more bytes there it looks the same.
    """
    from PIL import ImageChops, JpegImagePlugin  # noqa: PLC0415 - as above

    if (longer := _longer(data, anggaran)) is None:
        return
    other = JpegImagePlugin.JpegImageFile(_Aliran(longer, anggaran))
    _load(other)
    if picture.mode != other.mode or any(
        ImageChops.difference(one, two).getbbox() for one, two in zip(picture.split(), other.split(), strict=True)
    ):
        raise ValueError("titik kurang")


def _longer(data: bytes, anggaran: Anggaran) -> bytes | None:
    """A JPEG with more bytes behind its dots; ``None`` where these would belong to them."""
    made, place, parts = [data[:2]], 2, 0
    while place + 4 <= len(data) and (kind := data[place + 1]) != _END:
        anggaran.pakai("unsur", 1)
        if kind in _ARITHMETIC:
            return None
        if kind == 0xFF:  # a byte that fills
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        made.append(data[place:end])
        place = end
        while kind == _DOTS:
            parts += 1
            mark = (_MARK if parts < _PARTS_FILLED else _LAST_MARK).search(data, place)
            if mark is None:
                return None
            made += [data[place : mark.start()], _MORE]
            place = mark.start()
            if data[mark.end() - 1] not in _AGAIN:
                break
            made.append(mark.group())
            place = mark.end()
    return b"".join((*made, data[place:]))


class _Aliran(io.BytesIO):
    """Bytes that are read only while there is time left, in no more pieces than a picture has."""

    def __init__(self, data: bytes, anggaran: Anggaran) -> None:
        super().__init__(data)
        self._budget = anggaran

    def read(self, size: int | None = -1) -> bytes:
        self._budget.pakai("unsur", 1)
        return super().read(size)


def _is_plain(picture: ImageFile, data: bytes) -> bool:
    """Whether Word shows the dots as they lie, and nothing else comes with them.

    Not turned by a camera, not in the inks of a printing house, without a camera's notes or what its owner is called,
    with a size that can be and with nothing behind the end.
    """
    if not data.endswith(_ENDS) or picture.mode == "CMYK" or not picture.info.keys() <= _SHOWN:
        return False
    if getattr(picture, "text", None) or getattr(picture, "private_chunks", None):
        return False  # a PNG names its writings as it likes
    if any(name not in _PARTS for name, _ in getattr(picture, "applist", ())):
        return False
    return all(int(density) in _DENSITIES for density in picture.info.get("dpi", ())) and (
        data.startswith(_PNG) or data[6:10] == b"JFIF"
    )


def _plain(picture: ImageFile) -> bytes:
    """The picture as it is shown, without notes."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    kind = picture.format or "PNG"
    shown = ImageOps.exif_transpose(picture)
    if kind == "JPEG" and shown.mode != "L":
        shown = shown.convert("RGB")
    density = picture.info.get("dpi", ())
    kept = {"dpi": density} if density and all(int(one) in _DENSITIES for one in density) else {}
    shown.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    stream = io.BytesIO()
    shown.save(stream, kind, quality=95, **kept)
    return stream.getvalue()
