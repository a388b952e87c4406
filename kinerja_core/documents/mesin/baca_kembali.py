"""Reading a Word file back after people corrected it: its blocks in order, and the texts of cells.

Merged cells are read once (pitfall D16); tracked changes are read as if accepted.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any, Final

from lxml.etree import tostring

from kinerja_core.documents.mesin.wadah import Wadah, WadahRusak, baca
from kinerja_core.documents.mesin.xml_word import W, urai

if TYPE_CHECKING:
    from docx.table import Table, _Cell

_UNWRAP: Final = tuple(W + name for name in ("ins", "moveTo", "sdtContent", "smartTag", "customXml"))
_RELS: Final = "word/_rels/document.xml.rels"
_DROP: Final = tuple(W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr"))


@dataclass(frozen=True, slots=True)
class SelTerbaca:
    """A cell: its text and the tables in it; cells of several rows that are merged have one ``asal``."""

    teks: str
    tabel: list[list[list[SelTerbaca]]]
    asal: object


def terima_perubahan(body: Any) -> bool:
    """Accept tracked changes and open content controls; returns whether there were tracked changes."""
    tracked = next(body.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"), None) is not None
    for row in [item for item in body.iter(W + "tr") if item.find(f"{W}trPr/{W}del") is not None]:
        row.getparent().remove(row)
    for item in list(body.iter(*_DROP)):
        item.getparent().remove(item)
    for item in [*body.iter(*_UNWRAP), *body.iter(W + "sdt")]:
        for child in list(item):
            item.addprevious(child)
        item.getparent().remove(item)
    return tracked


def _without_lost(data: bytes) -> bytes:
    """The same file without references to parts that were taken out of it, such as the proof of origin."""
    parts = baca(data)
    links = urai(parts[_RELS])
    lost = [
        link
        for link in links
        if link.get("TargetMode") != "External"
        and normpath(join("/word", link.get("Target", ""))).lstrip("/") not in parts
    ]
    if not lost:
        return data
    for link in lost:
        links.remove(link)
    return Wadah({**parts, _RELS: tostring(links)}).tulis({})


def _cells(table: Table) -> list[list[SelTerbaca]]:
    """The cells of each row, a cell merged sideways once; one merged downwards is in each of its rows.

    Not by ``row.cells``, which makes a cell for every column that is only claimed, and climbs up for every merged one.
    """
    from docx.table import _Cell  # noqa: PLC0415 - slow to import, needed only here

    above: dict[int, SelTerbaca] = {}
    rows = []
    for tr in table._tbl.tr_lst:
        column, row = tr.grid_before, []
        for tc in tr.tc_lst:
            if tc.vMerge != "continue" or column not in above:
                above[column] = _cell(_Cell(tc, table))
            row.append(above[column])
            column += tc.grid_span
        rows.append(row)
    return rows


def _cell(cell: _Cell) -> SelTerbaca:
    text = "\n".join(paragraph.text for paragraph in cell.paragraphs).strip()
    return SelTerbaca(text, [_cells(table) for table in cell.tables], cell._tc)


def blok(data: bytes) -> tuple[list[str | list[list[SelTerbaca]]], bool]:
    """Read the paragraphs (as texts) and tables (as rows of cells) of a Word file in order.

    Returns:
        The blocks, and whether the file held tracked changes.

    Raises:
        ValueError: the bytes are no Word file.
    """
    from docx import Document  # noqa: PLC0415 - slow to import, needed only here
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - slow to import, needed only here
    from docx.table import Table  # noqa: PLC0415 - slow to import, needed only here

    try:
        document = Document(io.BytesIO(_without_lost(data)))
    except (WadahRusak, PackageNotFoundError, KeyError, SyntaxError) as problem:
        raise ValueError("bukan dokumen Word") from problem
    tracked = terima_perubahan(document.element.body)
    blocks = document.iter_inner_content()
    return [_cells(block) if isinstance(block, Table) else block.text for block in blocks], tracked
