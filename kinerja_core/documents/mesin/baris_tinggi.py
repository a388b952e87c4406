"""Rows that are taller than a page may part over pages; all others stay whole.

Word parts a row that no page can hold whatever the row says. LibreOffice 7.4 does too, but at some lengths it leaves
the last lines of such a row out, on the screen and in the PDF, unless the row may part.
"""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The share of a page from which a row may part: heights are estimated, and half an empty page is no better.
BAGIAN_HALAMAN: Final = 0.6
#: Half-points of a text that says no size of its own (Arial 11).
_UKURAN_BIASA: Final = 22


def _number(element: Any, path: str, attribute: str, otherwise: int) -> int:
    found = element.find(path)
    return otherwise if found is None else int(float(found.get(_W + attribute, otherwise)))


def _height(cell: Any) -> float:
    """Points that the paragraphs of a cell take, when a letter is half as wide as it is tall."""
    width = _number(cell, f"{_W}tcPr/{_W}tcW", "w", 0) / 20
    total = 0.0
    for paragraph in cell.findall(_W + "p"):
        points = _number(paragraph, f".//{_W}sz", "val", _UKURAN_BIASA) / 2
        letters = [0]
        for item in paragraph.iter(_W + "t", _W + "br"):
            if item.tag == _W + "t":
                letters[-1] += len(item.text or "")
            else:
                letters.append(0)
        lines = sum(max(1, ceil(count * points / 2 / width)) for count in letters) if width else len(letters)
        total += lines * points * 1.15
    return total


def longgarkan(xml: bytes) -> bytes:
    """The XML of a document whose rows that may be too tall for a page no longer ask to stay whole.

    A cell that spans rows may be too tall for all of them.
    """
    root = etree.fromstring(xml)
    page = root.find(f".//{_W}sectPr")
    if page is None:
        return xml
    edges = sum(_number(page, f"{_W}pgMar", side, 0) for side in ("top", "bottom"))
    limit = (_number(page, f"{_W}pgSz", "h", 0) - edges) / 20 * BAGIAN_HALAMAN
    changed = False
    for table in root.iter(_W + "tbl"):
        spanning: dict[int, bool] = {}
        for row in table.findall(_W + "tr"):
            column, tall = 0, False
            for cell in row.findall(_W + "tc"):
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merge is not None and merge.get(_W + "val") != "restart"
                too_tall = spanning.get(column, False) if goes_on else _height(cell) > limit
                spanning[column] = too_tall and merge is not None
                tall |= too_tall
                column += _number(cell, f"{_W}tcPr/{_W}gridSpan", "val", 1)
            properties = row.find(_W + "trPr")
            whole = None if properties is None else properties.find(_W + "cantSplit")
            if tall and properties is not None and whole is not None:
                properties.remove(whole)
                changed = True
    return etree.tostring(root, encoding="UTF-8", standalone=True) if changed else xml
