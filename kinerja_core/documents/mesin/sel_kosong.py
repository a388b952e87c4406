"""What a condition or an empty list may leave behind: rows without a cell, tables without a row, bare cells."""

from __future__ import annotations

from typing import Final

from kinerja_core.documents.mesin.unsur import Suntingan, UnsurXML, potong, urai_unsur

_BOXES: Final = ("w:tc", "w:hdr", "w:ftr", "w:txbxContent")
_PARAGRAPH: Final = b"<w:p/>"


def perlu_lengkapi(xml: bytes) -> bool:
    """Whether a part may hold something that Word does not open."""
    return (
        xml.count(b"</w:tc>") != xml.count(b"</w:p></w:tc>")
        or xml.count(b"</w:tr></w:tbl>") != xml.count(b"</w:tbl>")
        or xml.count(b"</w:tc></w:tr>") != xml.count(b"</w:tr>")
        or (b"</w:hdr>" in xml and b"</w:p></w:hdr>" not in xml)
        or (b"</w:ftr>" in xml and b"</w:p></w:ftr>" not in xml)
        or xml.count(b"</w:p></w:txbxContent>") != xml.count(b"</w:txbxContent>")
    )


def lengkapi(xml: bytes) -> bytes:
    """Rows without a cell and tables without a row go; a cell ends with a paragraph (pitfalls D8, D9)."""
    root = urai_unsur(xml)
    gone: set[int] = set()

    def holds(item: UnsurXML, name: str) -> bool:
        return any(id(one) not in gone and (one.nama == name or holds(one, name)) for one in item.isi)

    dropped = [row for row in root.telusuri("w:tr") if not holds(row, "w:tc")]
    gone.update(map(id, dropped))
    for table in reversed(list(root.telusuri("w:tbl"))):
        if not holds(table, "w:tr"):
            dropped.append(table)
            gone.add(id(table))
    cuts: list[Suntingan] = [(item.mulai, item.akhir, b"") for item in dropped]
    boxes = list(root.telusuri(*_BOXES))
    for box in [root, *boxes] if root.nama in _BOXES else boxes:
        left = [item for item in box.isi if id(item) not in gone]
        if left and left[-1].nama == "w:p":
            continue
        if box.tutup is not None:
            cuts.append((box.tutup, box.tutup, _PARAGRAPH))
        else:
            tag = xml[box.mulai : box.akhir].removesuffix(b"/>").rstrip()
            cuts.append((box.mulai, box.akhir, b"%b>%b</%b>" % (tag, _PARAGRAPH, box.nama.encode())))
    return potong(xml, cuts)
