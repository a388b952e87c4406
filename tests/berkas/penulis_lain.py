"""The sample workbook as programs write it that are neither Excel nor a library of ours: other XML, the same cells."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from kinerja_core.workbooks.mesin.kisi import tempat
from tests.berkas.pembuat import Pembuat, asli, semua_lembar

#: The parts of a workbook by their names.
Paket = dict[str, bytes]

_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELS: Final = "xl/_rels/workbook.xml.rels"
_KETAT: Final = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def paket(*ubah: Callable[[Paket], None]) -> Pembuat:
    """The sample workbook with its parts changed."""

    def buat(folder: Path) -> Path:
        with zipfile.ZipFile(io.BytesIO(asli())) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        before = dict(parts)
        for change in ubah:
            change(parts)
        assert parts != before
        with zipfile.ZipFile(folder / "buku.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in parts.items():
                target.writestr(name, content)
        return folder / "buku.xlsx"

    return buat


def _lembar(parts: Paket, ubah: Callable[[bytes], bytes]) -> None:
    for name in filter(semua_lembar, list(parts)):
        parts[name] = ubah(parts[name])


def ketat(parts: Paket) -> None:
    """Strict Open XML (ISO 29500), as Excel offers to save: other namespaces, dates as ISO texts."""
    for name in parts:
        for old, new in _KETAT.items():
            parts[name] = parts[name].replace(old, new)

    def day(match: re.Match[bytes]) -> bytes:
        when = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=int(match[2]))  # noqa: DTZ001 - Excel's zero
        return b'<c r="%s" t="d"><v>%s</v></c>' % (match[1], when.isoformat().encode())

    _lembar(parts, lambda xml: re.sub(rb'<c r="([A-Z]+\d+)" s="\d+"><v>(4[56]\d\d\d)</v></c>', day, xml))


def sebaris(parts: Paket) -> None:
    """As WPS and small libraries write: texts in the cells, absolute paths, no dimension."""
    texts = ["".join(item.itertext()) for item in etree.fromstring(parts.pop("xl/sharedStrings.xml"))]

    def inline(match: re.Match[str]) -> str:
        return f'{match[1]} t="inlineStr"><is><t xml:space="preserve">{escape(texts[int(match[2])])}</t></is></c>'

    def change(xml: bytes) -> bytes:
        text = re.sub(r"<dimension[^>]*/>", "", xml.decode())
        return re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>', inline, text).encode()

    _lembar(parts, change)
    _tanpa_bagian(parts, b"sharedStrings")
    parts[_RELS] = re.sub(rb'Target="(?=worksheets|styles|theme)', b'Target="/xl/', parts[_RELS])


def _tanpa_bagian(parts: Paket, nama: bytes) -> None:
    parts[_RELS] = re.sub(rb"<Relationship [^>]*%s[^>]*/>" % nama, b"", parts[_RELS])
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = re.sub(rb"<Override [^>]*%s[^>]*/>" % nama, b"", types)


def tanpa_gaya(parts: Paket) -> None:
    """Without styles a date is a bare number."""
    del parts["xl/styles.xml"]
    _tanpa_bagian(parts, b"styles")
    _lembar(parts, lambda xml: re.sub(rb' s="\d+"', b"", xml))


def tanpa_alamat(parts: Paket) -> None:
    """Rows and cells without their addresses, which the format allows: place says where they are."""

    def change(xml: bytes) -> bytes:
        sheet = etree.fromstring(xml)
        data = sheet.find(f"{_NS}sheetData")
        assert data is not None
        rows = {int(str(row.get("r"))): row for row in data}
        for row in list(data):
            data.remove(row)
        for number in range(1, max(rows, default=0) + 1):
            new = etree.SubElement(data, f"{_NS}row")
            cells = {tempat(str(cell.get("r")))[1]: cell for cell in rows.get(number, ())}
            for column in range(max(cells, default=-1) + 1):
                cell = cells.get(column)
                if cell is None:
                    etree.SubElement(new, f"{_NS}c")
                else:
                    del cell.attrib["r"]
                    new.append(cell)
        return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8")

    _lembar(parts, change)


def berawalan(parts: Paket) -> None:
    """Every element with a prefix, as the Open XML SDK writes."""

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix} | {"x": _NS[1:-1]}
        new = etree.Element(root.tag, dict(root.attrib), names)
        new.extend(list(root))
        text = etree.tostring(new, xml_declaration=True, encoding="UTF-8")
        assert b"<x:" in text
        return text

    _lembar(parts, change)
    for name in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        parts[name] = change(parts[name])


def berindentasi(parts: Paket) -> None:
    """Pretty-printed."""

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        etree.indent(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    _lembar(parts, change)


def atribut_lain(parts: Paket) -> None:
    """Attributes in another order and in single quotes."""

    def cell(match: re.Match[bytes]) -> bytes:
        kind = b" t='%s'" % match[3] if match[3] else b""
        return b"<c s='%s'%s r='%s'" % (match[2], kind, match[1])

    _lembar(parts, lambda xml: re.sub(rb'<c r="([A-Z]+\d+)" s="(\d+)"(?: t="(\w+)")?', cell, xml))


def bermakro(parts: Paket) -> None:
    """Saved as .xlsm with macros in it."""
    old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        old, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def lembar_menjadi(nama: str, ganti: str = "", keadaan: str = "") -> Callable[[Paket], None]:
    """A sheet with another name, or hidden."""

    def change(parts: Paket) -> None:
        new = f'<sheet name="{ganti or nama}"' + (f' state="{keadaan}"' if keadaan else "")
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(f'<sheet name="{nama}"'.encode(), new.encode())

    return change
