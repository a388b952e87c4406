"""XML from outside: its elements one by one, within the budget, without entities and without a tree."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.model.ungkapan import ungkapan

_DECLARATION: Final = ungkapan(rb"\s*<\?xml\s([^<>?]{0,200})\?>")
_ENCODING: Final = ungkapan(r"""encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
#: Other encodings that programs have written XML in; Python knows many more, some of which take hours to undo.
_OTHERS: Final = ungkapan(r"(?:iso-8859-|windows-|cp)[0-9]{1,4}|latin-?1|ascii|utf-16(?:-?[bl]e)?")
_CHUNK: Final = 65_536


class XMLRusak(ValueError):
    """Not well-formed, or with a DOCTYPE, which no Office program writes."""


def dalam_utf8(xml: bytes) -> bool:
    """Whether XML is in UTF-8, as it says itself."""
    return not _is_utf16(xml) and _declared(xml)[0] in _UTF8


_UTF8: Final = frozenset({"utf-8", "utf8", "us-ascii"})


def _is_utf16(xml: bytes) -> bool:
    return xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or xml[:4] in {b"<\0?\0", b"\0<\0?"}


def _declared(xml: bytes) -> tuple[str, int]:
    """The encoding that a declaration names, and where the declaration ends."""
    begin = len(codecs.BOM_UTF8) if xml.startswith(codecs.BOM_UTF8) else 0
    found = _DECLARATION.match(xml, begin)
    if found is None:
        return "utf-8", begin
    encoding = _ENCODING.search(found[1].decode("latin-1"))
    return encoding[1].casefold() if encoding else "utf-8", found.end()


def utf8(xml: bytes) -> bytes:
    """The same XML in UTF-8 without its declaration, whatever encoding it says it has.

    Raises:
        XMLRusak: the bytes are not in that encoding.
    """
    try:
        if _is_utf16(xml):
            name = "utf-16" if xml[:1] in {b"\xff", b"\xfe"} else "utf-16-le" if xml[0] else "utf-16-be"
            return re.sub(r"^\s*<\?xml\s[^<>?]{0,200}\?>", "", xml.decode(name)).encode()
        encoding, end = _declared(xml)
        rest = xml[end:]
        if encoding in _UTF8:
            return rest
        if _OTHERS.fullmatch(encoding) is None:
            raise XMLRusak(f"pengodean {encoding}")
        return rest.decode(encoding).encode()
    except (LookupError, UnicodeError) as problem:
        raise XMLRusak(str(problem)) from problem


def telusuri(
    xml: bytes,
    anggaran: Anggaran,
    mulai: Callable[[str, Mapping[str, str]], object] | None,
    selesai: Callable[[str], object] | None = None,
    teks: Callable[[str], None] | None = None,
) -> None:
    """Go through XML in UTF-8.

    Args:
        xml: the text.
        anggaran: what it may cost.
        mulai: gets the local name and the attributes (by local name) of each element that begins, if anybody asks.
        selesai: gets the local name of each element that ends.
        teks: gets pieces of text.

    Raises:
        XMLRusak: not well-formed, or with a DOCTYPE.
        BerkasTidakTerbaca: the budget is spent.
    """
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > anggaran.dalam:
            anggaran.masuk(depth)
        if not count % 4096:
            anggaran.pakai("unsur", 4096)
        if mulai is not None:
            mulai(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if selesai is not None:
            selesai(name.rpartition("}")[2])

    def refuse(*_: object) -> None:
        raise XMLRusak("DOCTYPE")

    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    if teks is not None:
        parser.CharacterDataHandler = teks
    try:
        for place in range(0, len(xml), _CHUNK):
            parser.Parse(xml[place : place + _CHUNK], False)
            anggaran.tengok_waktu()
        parser.Parse(b"", True)
    except expat.ExpatError as problem:
        raise XMLRusak(str(problem)) from problem
    anggaran.pakai("unsur", count % 4096)
