"""Rows that are taller than a page may part over pages; all others stay whole.

Word parts a row that no page can hold whatever the row says. LibreOffice 7.4 does too, but at some lengths it leaves
the last lines of such a row out, on the screen and in the PDF, unless the row may part.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from kinerja_core.documents.mesin.unsur import Suntingan, UnsurXML, potong, urai_unsur

#: The share of a page from which a row may part: heights are estimated, and half an empty page is no better.
BAGIAN_HALAMAN: Final = 0.6
#: Half-points of a text that says no size of its own (Arial 11).
_UKURAN_BIASA: Final = 22
#: Rows at both ends of a table in a cell that stay with what stands before and after it.
_ENDS: Final = 2


def _number(element: UnsurXML | None, attribute: str, otherwise: int) -> int:
    return otherwise if element is None else int(float(element.atribut.get(f"w:{attribute}", otherwise)))


def _height(cell: UnsurXML) -> float:
    """Points that the paragraphs of a cell take, when a letter is half as wide as it is tall."""
    width = _number(cell.cari("w:tcPr", "w:tcW"), "w", 0) / 20
    total = 0.0
    for paragraph in cell.semua("w:p"):
        points = _number(next(paragraph.telusuri("w:sz"), None), "val", _UKURAN_BIASA) / 2
        letters = [0]
        for item in paragraph.telusuri("w:t", "w:br"):
            if item.nama == "w:t":
                letters[-1] += len(item.teks)
            else:
                letters.append(0)
        lines = sum(max(1, ceil(count * points / 2 / width)) for count in letters) if width else len(letters)
        total += lines * points * 1.15
    return total


def _table_height(table: UnsurXML) -> float:
    """Points that the rows of a table take, with the room that is asked for between their paragraphs."""
    rows = (row.semua("w:tc") for row in table.semua("w:tr"))
    return sum(max((_height(cell) + _room(cell) for cell in cells), default=0) for cells in rows)


def _room(cell: UnsurXML) -> float:
    spaces = (paragraph.cari("w:pPr", "w:spacing") for paragraph in cell.semua("w:p"))
    return sum(_number(space, side, 0) for space in spaces for side in ("before", "after")) / 20


def _bound(cell: UnsurXML) -> Iterator[UnsurXML]:
    """What keeps the rows of the tables in a cell together, but for the first two and the last two of each."""
    for table in cell.semua("w:tbl"):
        for row in table.semua("w:tr")[_ENDS:-_ENDS]:
            yield from row.telusuri("w:keepNext")


def longgarkan(xml: bytes) -> bytes:
    """The XML of a document whose rows that may be too tall for a page no longer ask to stay whole.

    A cell that spans rows may be too tall for all of them. Where tables in a cell are what is too tall, as with many
    who sign, their own rows stay whole and may stand on several pages, so that what is kept with them stays there too.
    """
    root = urai_unsur(xml)
    page = next(root.telusuri("w:sectPr"), None)
    if page is None:
        return xml
    edges = sum(_number(page.cari("w:pgMar"), side, 0) for side in ("top", "bottom"))
    limit = (_number(page.cari("w:pgSz"), "h", 0) - edges) / 20 * BAGIAN_HALAMAN
    cuts: list[Suntingan] = []
    for table in root.telusuri("w:tbl"):
        spanning: dict[int, bool] = {}
        for row in table.semua("w:tr"):
            column, tall = 0, False
            for cell in row.semua("w:tc"):
                merge = cell.cari("w:tcPr", "w:vMerge")
                goes_on = merge is not None and merge.atribut.get("w:val") != "restart"
                long = sum(map(_table_height, cell.semua("w:tbl"))) > limit
                if long:
                    cuts += [(one.mulai, one.akhir, b"") for one in _bound(cell)]
                too_tall = spanning.get(column, False) if goes_on else long or _height(cell) > limit
                spanning[column] = too_tall and merge is not None
                tall |= too_tall
                column += _number(cell.cari("w:tcPr", "w:gridSpan"), "val", 1)
            whole = row.cari("w:trPr", "w:cantSplit")
            if tall and whole is not None:
                cuts.append((whole.mulai, whole.akhir, b""))
    return potong(xml, cuts)
