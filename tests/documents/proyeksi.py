"""What a Word file shows, as text that a person can review: a line for each paragraph, row and cell.

Nothing that Word looks at is left out: every property and its values stand on the line of what it belongs to. Texts of
runs that look alike are joined; pictures are told by their size, description and digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.documents.bantu import bagian

#: Parts with text; those of styles, fonts and settings are the template's, which is compared with its builder.
BAGIAN = re.compile(r"word/(document|header[0-9]*|footer[0-9]*|footnotes|endnotes)\.xml")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWN = ("drawing", "pict", "object", "AlternateContent")
_TEXTS = {"tab": "\t", "br": "\n", "cr": "\n"}
_PROPERTIES = ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _attributes(element: Any) -> dict[str, str]:
    """Attributes by their short names, without those that only keep track of editing or of white space."""
    values = {etree.QName(key).localname: value for key, value in sorted(element.attrib.items()) if key != _XML_SPACE}
    return {name: value for name, value in values.items() if not name.startswith("rsid")}


def _compact(element: Any) -> str:
    """``jc=center``, ``spacing(before=160 after=40)``, ``tblBorders{top(val=single sz=4) ...}``."""
    values = _attributes(element)
    shown = _name(element)
    if list(values) == ["val"]:
        shown += f"={values['val']}"
    elif values:
        shown += f"({' '.join(f'{key}={value}' for key, value in values.items())})"
    if element.text and element.text.strip():
        shown += json.dumps(element.text, ensure_ascii=False)
    if len(element):
        shown += "{" + " ".join(map(_compact, element)) + "}"
    return shown


def _drawn(element: Any) -> str:
    """A picture or drawing: its size, what it is said to be, and a digest of all of it."""
    sizes = [f"{item.get('cx')}x{item.get('cy')}" for item in element.iter("{*}extent")]
    said = [item.get("descr") or item.get("name") or "" for item in element.iter("{*}docPr")]
    digest = hashlib.sha256(etree.tostring(element, method="c14n")).hexdigest()[:12]
    return f"<{_name(element)} {' '.join(sizes)} {json.dumps(said, ensure_ascii=False)} {digest}>"


def _properties(element: Any) -> str:
    """The element's own attributes and its block of properties."""
    own = [f"{key}={value}" for key, value in _attributes(element).items()]
    for child in element:
        if _name(child) in _PROPERTIES:
            own += map(_compact, child)
    return " ".join(own)


def _runs(element: Any, around: str = "") -> Iterator[tuple[str, str]]:
    """Pieces of a paragraph in order: how each looks, and its text or, for what is no text, its tag."""
    for child in element:
        name = _name(child)
        if name == "r":
            look = " ".join(filter(None, (around, _properties(child))))
            for item in child:
                kind = _name(item)
                if kind == "t":
                    yield look, item.text or ""
                elif kind in _TEXTS and not _attributes(item):
                    yield look, _TEXTS[kind]
                elif kind in _DRAWN:
                    yield f"{look}\0", _drawn(item)
                elif kind not in _PROPERTIES:
                    yield f"{look}\0", f"<{_compact(item)}>"
        elif len(child) and name not in _PROPERTIES:
            yield from _runs(child, f"{around} {name} {_properties(child)}".strip())
        elif name not in _PROPERTIES:
            yield "\0", f"<{_compact(child)}>"


def _paragraph(paragraph: Any) -> str:
    pieces: list[tuple[str, str]] = []
    for look, text in _runs(paragraph):
        if pieces and pieces[-1][0] == look and "\0" not in look:
            pieces[-1] = (look, pieces[-1][1] + text)
        else:
            pieces.append((look, text))
    line = ["p", _properties(paragraph)]
    for look, text in pieces:
        said = text if "\0" in look else json.dumps(text, ensure_ascii=False)
        bare = look.replace("\0", "")
        line.append(f"[{bare}] {said}" if bare else said)
    return " ".join(filter(None, line))


def _blocks(element: Any, depth: int = 0) -> Iterator[str]:
    """A line for each block, those inside it further to the right; a cell with one paragraph is one line."""
    edge = "  " * depth
    for child in element:
        name = _name(child)
        if name == "p":
            yield edge + _paragraph(child)
        elif name == "tc" and [_name(item) for item in child if _name(item) != "tcPr"] == ["p"]:
            yield f"{edge}tc {_properties(child)} | {_paragraph(child[-1])}"
        elif name in {"tbl", "tr", "tc", "sdt", "sdtContent", "footnote", "endnote"}:
            yield f"{edge}{name} {_properties(child)}".rstrip()
            yield from _blocks(child, depth + 1)
        elif name not in _PROPERTIES:
            yield edge + _compact(child)


def proyeksi(data: bytes) -> str:
    """Every part with text of a Word file, the document first."""
    parts = {name: isi for name, isi in bagian(data).items() if BAGIAN.fullmatch(name)}
    lines = []
    for name in sorted(parts, key=lambda name: (name != "word/document.xml", name)):
        root = etree.fromstring(parts[name])
        lines += [f"== {name}", *_blocks(root[0] if name == "word/document.xml" else root)]
    return "\n".join(lines) + "\n"
