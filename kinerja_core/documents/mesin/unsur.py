"""The elements of a finished part with the places they take in its bytes: changed by cutting and inserting alone.

What is not cut stays as it was to the byte, and nothing but the standard library is needed. Names are as they are
written (``w:tc``), as everywhere in a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.parsers import expat

from kinerja_core.model.ungkapan import ungkapan

_START: Final = ungkapan(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*?(/?)>""")

#: From where to where bytes are cut out, and what comes instead.
Suntingan = tuple[int, int, bytes]


class UnsurXML:
    """One element: ``mulai`` and ``akhir`` are its place, ``tutup`` is where its end tag begins, ``None`` without."""

    __slots__ = "akhir", "atribut", "isi", "mulai", "nama", "teks", "tutup"

    def __init__(self, nama: str, atribut: dict[str, str], mulai: int) -> None:
        self.nama, self.atribut, self.mulai, self.akhir = nama, atribut, mulai, 0
        self.tutup: int | None = None
        self.teks = ""
        self.isi: list[UnsurXML] = []

    def telusuri(self, *nama: str) -> Iterator[UnsurXML]:
        """The elements of these names below this one, in their order."""
        for item in self.isi:
            if item.nama in nama:
                yield item
            yield from item.telusuri(*nama)

    def cari(self, *jalan: str) -> UnsurXML | None:
        """What stands at a way of names below this one, the first of each."""
        found: UnsurXML | None = self
        for name in jalan:
            found = next((item for item in found.isi if item.nama == name), None) if found else None
        return found

    def semua(self, nama: str) -> list[UnsurXML]:
        """The elements of a name directly below this one."""
        return [item for item in self.isi if item.nama == nama]


def urai_unsur(xml: bytes) -> UnsurXML:
    """The root of a part in UTF-8 that is well-formed."""
    top = UnsurXML("", {}, 0)
    stack = [top]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, attributes: dict[str, str]) -> None:
        item = UnsurXML(name, attributes, parser.CurrentByteIndex)
        stack[-1].isi.append(item)
        stack.append(item)

    def end(_: str) -> None:
        item = stack.pop()
        start = _START.match(xml, item.mulai)
        if start is not None and start[1]:  # <w:p/>
            item.akhir = start.end()
        else:
            item.tutup = parser.CurrentByteIndex
            item.akhir = xml.index(b">", item.tutup) + 1

    def text(data: str) -> None:
        stack[-1].teks += data

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)
    return top.isi[0]


def potong(xml: bytes, suntingan: Iterable[Suntingan]) -> bytes:
    """The part without what is cut out, and with what comes instead; what stands in a longer cut goes with it."""
    pieces: list[bytes] = []
    place = 0
    for begin, end, instead in sorted(suntingan, key=lambda cut: (cut[0], -cut[1])):
        if begin >= place:
            pieces += (xml[place:begin], instead)
            place = end
    return b"".join((*pieces, xml[place:]))
