"""The XML of a Word file: its parts with text, its paragraphs, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PARTS: Final = re.compile(r"word/(document|header|footer|footnotes|endnotes)([0-9]*)\.xml")
_PART_NAMES: Final = {
    "document": "isi dokumen",
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}


def urai(data: bytes) -> etree._Element:
    """Parse a part strictly: no recovery, no entities, no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def nama_bagian(nama: str) -> str:
    """A part of the file as people call it: ``kepala halaman 1``."""
    match = _PARTS.fullmatch(nama)
    return f"{_PART_NAMES[match.group(1)]} {match.group(2)}".strip() if match else nama


def letak(paragraf: etree._Element) -> str:
    """The cell a paragraph stands in, counted from 1: ``tabel 2, baris 3, kolom 1``; empty outside tables."""
    cell = next(paragraf.iterancestors(W + "tc"), None)
    row = None if cell is None else next(cell.iterancestors(W + "tr"), None)
    table = None if row is None else next(row.iterancestors(W + "tbl"), None)
    if cell is None or row is None or table is None:
        return ""
    number = list(table.getroottree().iter(W + "tbl")).index(table) + 1
    rows = [item for item in table.iter(W + "tr") if next(item.iterancestors(W + "tbl")) is table]
    cells = [item for item in row.iter(W + "tc") if next(item.iterancestors(W + "tr")) is row]
    return f"tabel {number}, baris {rows.index(row) + 1}, kolom {cells.index(cell) + 1}"


def bagian_bertanda(bagian: Mapping[str, bytes]) -> list[str]:
    """Names of the parts in which tags are understood, the document first."""
    return sorted(
        (name for name in bagian if _PARTS.fullmatch(name)), key=lambda name: (name != "word/document.xml", name)
    )


def teks_paragraf(paragraf: etree._Element) -> str:
    """Text of a paragraph without that of text boxes inside it."""
    return "".join(
        (item.text or "") if item.tag == W + "t" else " "
        for item in paragraf.iter(W + "t", W + "tab", W + "br")
        if next(item.iterancestors(W + "p")) is paragraf
    )


@dataclass(frozen=True, slots=True)
class BukanTeks:
    """What stands in a paragraph and is no text: after how many letters, and what people call it."""

    letak: int
    sebutan: str
    unsur: etree._Element


_JEDA: Final = "pergantian halaman"
_SEBUTAN: Final = {
    W + "drawing": "gambar", W + "pict": "gambar", W + "object": "objek", W + "sym": "simbol",
    W + "footnoteReference": "catatan kaki", W + "endnoteReference": "catatan akhir",
    W + "fldChar": "kolom otomatis", W + "fldSimple": "kolom otomatis", W + "instrText": "kolom otomatis",
}  # fmt: skip
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def jeda(unsur: etree._Element) -> bool:
    """Whether an element breaks the page or the column."""
    return unsur.tag == W + "br" and unsur.get(W + "type") in {"page", "column"}


def _sebutan(item: etree._Element) -> str:
    if item.tag == _MATH:
        return "rumus"
    if jeda(item):
        return _JEDA
    if item.tag in {W + "drawing", W + "pict"} and next(item.iter(W + "txbxContent"), None) is not None:
        return "kotak teks"
    return _SEBUTAN.get(str(item.tag), "")


def bukan_teks(paragraf: etree._Element) -> Iterator[BukanTeks]:
    """Everything of a paragraph that is no text, in order; ``letak`` counts the letters of :func:`teks_paragraf`."""
    place = 0
    for item in paragraf.iter(W + "t", W + "tab", W + "br", _MATH, *_SEBUTAN):
        if next(item.iterancestors(W + "p")) is not paragraf:
            continue
        if name := _sebutan(item):
            yield BukanTeks(place, name, item)
        if item.tag == W + "t":
            place += len(item.text or "")
        elif item.tag in {W + "tab", W + "br"}:
            place += 1


_UNWRAP: Final = tuple(W + name for name in ("ins", "moveTo", "sdtContent", "smartTag", "customXml"))
_DROP: Final = tuple(W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr"))


def terima_perubahan(body: Any) -> bool:
    """Accept tracked changes and open content controls; returns whether there were tracked changes."""
    tracked = next(body.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"), None) is not None
    for row in [item for item in body.iter(W + "tr") if item.find(f"{W}trPr/{W}del") is not None]:
        row.getparent().remove(row)
    for cell in [item for item in body.iter(W + "tc") if item.find(f"{W}tcPr/{W}cellDel") is not None]:
        cell.getparent().remove(cell)
    without_mark = [
        item for item in body.iter(W + "p")
        if any(item.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))
    ]  # fmt: skip
    for item in list(body.iter(*_DROP)):
        item.getparent().remove(item)
    for item in [*body.iter(*_UNWRAP), *body.iter(W + "sdt")]:
        for child in list(item):
            item.addprevious(child)
        item.getparent().remove(item)
    for item in without_mark:
        _join_next(item)
    return tracked


def _join_next(paragraph: Any) -> None:
    """Put the text of a paragraph whose mark was taken out before that of the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != W + "p":
        return
    properties = following.find(W + "pPr")
    place = 0 if properties is None else 1
    for child in [one for one in paragraph if one.tag != W + "pPr"]:
        following.insert(place, child)
        place += 1
    paragraph.getparent().remove(paragraph)
