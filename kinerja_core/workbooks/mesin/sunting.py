"""Sunting: a copy of a workbook with other values in some cells; every other byte of its sheets stays as it was.

A workbook of somebody else is never built anew: shapes, formats, and what no library knows would be lost. Only the
elements of the cells are replaced in the sheet's text, with their style, and Excel is told to compute when it opens.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.paket import Paket
from kinerja_core.batas.xml import XMLRusak, dalam_utf8
from kinerja_core.model.excel import HURUF_SEL, panjang_excel, seri
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import alamat, tempat
from kinerja_core.workbooks.mesin.susunan import Susunan

#: What a cell may be given: text, a date, a whole number, or nothing.
NilaiSunting = str | datetime.date | int | None

_TAG: Final = ungkapan(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
#: Texts in which Excel would read a character by its number.
_NUMBERED: Final = ungkapan(r"_(?=x[0-9A-Fa-f]{4}_)")
_DAYS_1904: Final = 1462
#: What may stand in a workbook's part before the settings of its computing.
_BEFORE_CALC: Final = frozenset(
    {"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
     "externalReferences", "definedNames"}
)  # fmt: skip


@dataclass(slots=True)
class _Baris:
    """A row of a sheet's text: where its cells begin and end, by column, and where the row itself ends."""

    mulai: int
    awalan: bytes
    sel: dict[int, tuple[int, int, str]] = field(default_factory=dict)  #: begin, end, style
    akhir: int = 0
    tertutup: bool = False  #: written as one tag, ``<row/>``, which ends at ``akhir``


def sunting(isi: bytes, sel: Mapping[str, Mapping[str, NilaiSunting]]) -> bytes:
    """The bytes of a copy.

    Args:
        isi: an ``.xlsx`` or ``.xlsm`` file.
        sel: values by the name of the sheet and the address of the cell.

    Raises:
        GalatKinerja: the file is written in a way in which single cells cannot be replaced, or a text is too long.
        PaketRusak: it is no whole package.
        BerkasTidakTerbaca: it is too large.
    """
    budget = Anggaran()
    package = Paket(isi, budget)
    book = Susunan(package, Anggaran())
    changed = {book.lembar[name]: dict(cells) for name, cells in sel.items() if cells}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            name = item.filename.replace("\\", "/").lstrip("/")
            content = source.read(item)
            if name in changed:
                content = _in_sheet(content, changed[name], dates_1904=book.tanggal_1904)
            elif name == book.buku:
                content = _computed_anew(content)
            target.writestr(item, content)
    return out.getvalue()


def _in_sheet(xml: bytes, cells: Mapping[str, NilaiSunting], *, dates_1904: bool) -> bytes:
    rows, data_end, data_closed, prefix = _rows(xml)
    by_row: dict[int, dict[int, NilaiSunting]] = {}
    for address, value in cells.items():
        line, column = tempat(address)
        by_row.setdefault(line, {})[column] = value
    edits: list[tuple[int, int, bytes]] = []
    for number, wanted in by_row.items():
        row = rows.get(number)
        if row is None:
            made = _cells(prefix, number, wanted, dates_1904)
            later = min((other.mulai for place, other in rows.items() if place > number), default=data_end)
            if data_closed:
                raise _other_writer()
            edits.append((later, later, b'<%srow r="%d">%s</%srow>' % (prefix, number + 1, made, prefix)))
            continue
        if row.tertutup:  # as Excel writes a row that has a height, or is hidden, and no cells
            made = _cells(row.awalan, number, wanted, dates_1904)
            head = xml[row.mulai : row.akhir].removesuffix(b">").removesuffix(b"/")
            edits.append((row.mulai, row.akhir, b"%s>%s</%srow>" % (head, made, row.awalan)))
            continue
        for column in sorted(wanted):
            begin, end, style = row.sel.get(column) or _gap(row, column)
            edits.append((begin, end, _cell(row.awalan, number, column, style, wanted[column], dates_1904)))
    pieces: list[bytes] = []
    place = 0
    for begin, end, new in sorted(edits, key=lambda edit: edit[:2]):  # what comes before a cell goes before its own
        pieces += (xml[place:begin], new)
        place = end
    return b"".join((*pieces, xml[place:]))


def _gap(row: _Baris, column: int) -> tuple[int, int, str]:
    """Where a cell goes that is not there yet."""
    place = min((begin for other, (begin, _, _) in row.sel.items() if other > column), default=row.akhir)
    return place, place, ""


def _cells(prefix: bytes, row: int, values: Mapping[int, NilaiSunting], dates_1904: bool) -> bytes:
    """The cells of a row that had none, by column."""
    return b"".join(_cell(prefix, row, column, "", values[column], dates_1904) for column in sorted(values))


def _cell(prefix: bytes, row: int, column: int, style: str, value: NilaiSunting, dates_1904: bool) -> bytes:
    head = f'c r="{alamat(row, column)}"' + (f' s="{style}"' if style else "")
    p = prefix.decode()
    if value is None:
        return f"<{p}{head}/>".encode()
    if isinstance(value, str):
        if panjang_excel(value) > HURUF_SEL:
            raise GalatKinerja(f"Teks untuk sel {alamat(row, column)} melebihi {HURUF_SEL:,} huruf.".replace(",", "."))
        text = escape(_NUMBERED.sub("_x005F_", value))
        return f'<{p}{head} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'.encode()
    number = seri(value) - (_DAYS_1904 if dates_1904 else 0) if isinstance(value, datetime.date) else value
    return f"<{p}{head}><{p}v>{number}</{p}v></{p}c>".encode()


class _Unsur:
    """Goes through XML in UTF-8: for each element that ends, its path of local names and where its text begins, ends.

    ``tutup`` is where its end tag begins: nothing of its content stands at or behind that; for one written as one tag
    it is where it begins.
    """

    def __init__(self, xml: bytes, selesai: Callable[[_Unsur, int, int, int], None]) -> None:
        self._xml = xml
        self._done = selesai
        self.jalur: list[str] = []
        self.nama: list[str] = []
        self.ciri: list[dict[str, str]] = []
        self._begun: list[int] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        try:
            self._parser.Parse(xml, True)
        except expat.ExpatError as problem:
            raise XMLRusak(str(problem)) from problem

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.jalur.append(name.rpartition(":")[2])
        self.nama.append(name)
        self.ciri.append(attributes)
        self._begun.append(self._parser.CurrentByteIndex)

    def _end(self, _: str) -> None:
        begin, here = self._begun.pop(), self._parser.CurrentByteIndex
        tag = _TAG.match(self._xml, begin)
        if tag is None:
            raise _other_writer()
        if tag[1] == b"/":  # the parser is behind it already
            self._done(self, begin, begin, tag.end())
        else:
            self._done(self, begin, here, self._xml.index(b">", here) + 1)
        for stack in (self.jalur, self.nama, self.ciri):
            stack.pop()


def _rows(xml: bytes) -> tuple[dict[int, _Baris], int, bool, bytes]:
    """The rows of a sheet's text by number from 0, where its rows end, whether it has none, and its prefix of names."""
    if not dalam_utf8(xml):
        raise _other_writer()
    rows: dict[int, _Baris] = {}
    cells: dict[int, tuple[int, int, str]] = {}
    data: list[tuple[int, bool, bytes]] = []

    def done(unsur: _Unsur, begin: int, close: int, after: int) -> None:
        if unsur.jalur[-3:] == ["sheetData", "row", "c"]:
            if "r" not in unsur.ciri[-1]:
                raise _other_writer()
            cells[tempat(unsur.ciri[-1]["r"].upper())[1]] = begin, after, unsur.ciri[-1].get("s", "")
        elif unsur.jalur[-2:] == ["sheetData", "row"]:
            if "r" not in unsur.ciri[-1]:
                raise _other_writer()
            prefix = unsur.nama[-1][: -len("row")].encode()
            closed = close == begin
            rows[int(unsur.ciri[-1]["r"]) - 1] = _Baris(begin, prefix, dict(cells), after if closed else close, closed)
            cells.clear()
        elif unsur.jalur[-1] == "sheetData":
            data.append((close, close == begin, unsur.nama[-1][: -len("sheetData")].encode()))

    _Unsur(xml, done)
    if len(data) != 1:
        raise _other_writer()
    return rows, *data[0]


def _computed_anew(xml: bytes) -> bytes:
    """The part of the workbook, asking for all formulas to be computed when it is opened."""
    found: list[tuple[str, int, int]] = []

    def done(unsur: _Unsur, begin: int, _: int, after: int) -> None:
        if len(unsur.jalur) == 2:
            found.append((unsur.nama[-1], begin, after))

    _Unsur(xml, done)
    for name, begin, after in found:
        if name.rpartition(":")[2] == "calcPr":
            tag = re.sub(rb"\s+fullCalcOnLoad\s*=\s*(?:\"[^\"]*\"|'[^']*')", b"", xml[begin:after])
            cut = len(name) + 1
            return xml[:begin] + tag[:cut] + b' fullCalcOnLoad="1"' + tag[cut:] + xml[after:]
    place, name = max((after, name) for name, _, after in found if name.rpartition(":")[2] in _BEFORE_CALC)
    prefix = name[: -len(name.rpartition(":")[2])].encode()
    return xml[:place] + b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>' + xml[place:]


def _other_writer() -> GalatKinerja:
    return GalatKinerja(
        "Buku kerja ini disimpan dengan cara yang tidak memungkinkan penggantian sel satu per satu. Buka di Excel atau "
        "LibreOffice, simpan sebagai .xlsx, lalu ulangi."
    )
