"""One sheet's XML: its cells where they can be read at once, else the sheet in plain form.

Plain is the only form that calamine is given, because in it what it will see is known. Most programs write it; then
some searches prove it, each linear in the text. Everything else (prefixes, comments, other encodings, cells without
addresses) goes through a strict parser and is written anew.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.xml import XMLRusak, dalam_utf8, telusuri, utf8
from kinerja_core.model.excel import BARIS_LEMBAR, KOLOM_LEMBAR
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT, Alamat, alamat, tempat
from kinerja_core.workbooks.mesin.sel_xml import TERJAUH, BarisKisi, GayaSel, SelLembar

#: Most cells one sheet may span, blank ones between filled ones included: a grid of that size still takes some 30 MB.
BATAS_SEL: Final = 1_000_000


#: No places at all.
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class LembarXML(NamedTuple):
    """A sheet and what calamine does not tell of it.

    Attributes:
        xml: rows and cells in plain form, without formulas; empty when ``baris`` has them.
        rumus: addresses of cells that hold a formula.
        hampa: those of them whose result is an empty text.
        persen: addresses of numbers shown as percentages.
        rupa: address -> format of a number that looks otherwise unlike what was typed.
        galat: address -> text of a cell that shows an error.
        gabung: ranges of merged cells.
        luas: number of rows and columns up to the farthest cell that holds something, or a little more.
        terlalu_jauh: address of the farthest cell, when the sheet spans too many cells; ``xml`` is empty then.
        baris: what the cells hold, row by row; ``None`` when calamine has to read it.
    """

    xml: bytes
    rumus: Alamat = TANPA_ALAMAT
    hampa: Alamat = TANPA_ALAMAT
    persen: frozenset[str] = frozenset()
    rupa: Mapping[str, str] = _NONE
    galat: Mapping[str, str] = _NONE
    gabung: tuple[str, ...] = ()
    luas: tuple[int, int] = (0, 0)
    terlalu_jauh: str | None = None
    baris: list[BarisKisi] | None = None



#: Namespaces of workbooks: the usual one, and that of Strict Open XML.
RUANG_NAMA: Final = (
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
)
#: What stands in both.
_SPACE: Final = b"/spreadsheetml/"
_HEAD: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_TAIL: Final = b"</sheetData></worksheet>"
_BEGIN: Final = b"<sheetData>"
_END: Final = b"</sheetData>"
#: What ends a whole sheet; so short a piece of its end is looked at that a sheet of blanks costs nothing.
_CLOSING: Final = ungkapan(rb"</worksheet\s*>\s*\Z")
_CELL: Final = rb'c r="%s"(?: s="[0-9]{1,6}")?(?: t="[A-Za-z]{1,10}")?(?: (?:cm|vm|ph)="[0-9a-z]{1,10}")*/?>'
_OTHER: Final = rb"row(?: [^<>]*)?/?>|v/?>|v xml:space=|f[ />]|is>|t[ />]|r>|r/>|rPr[ />]"
_IN_RUN: Final = rb"(?:b|i|u|strike|sz|color|rFont|family|charset|scheme|vertAlign|outline|shadow)[ />]"
# What may not stand in plain form: any "<" that begins neither an end nor an element known here. A cell must have an
# address of up to three digits in the first 52 columns; in a wide sheet any address.
_NOT_NEAR: Final = ungkapan(b"<(?!/|%s|%s|%s)" % (_CELL % rb"A?[A-Z][1-9][0-9]{0,2}", _OTHER, _IN_RUN))
_NOT_PLAIN: Final = ungkapan(b"<(?!/|%s|%s|%s)" % (_CELL % rb"[A-Z]{1,3}[1-9][0-9]{0,6}", _OTHER, _IN_RUN))
_COLUMNS: Final = ungkapan(rb'<c r="([A-Z]{1,3})')
_ROWS: Final = ungkapan(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
# None of these begins anew inside what it has already looked at, so that no text makes them slow.
_FORMULA: Final = ungkapan(rb"<f(?: [^<>]*)?(?:/>|>[^<]*</f>)")
_ERROR: Final = ungkapan(rb'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")? t="e"[^<>]*><v>([^<]*)</v>')
_MERGED: Final = ungkapan(
    rb'<mergeCell (?:[a-z]{1,9}:uid="[^"<>]*" )?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"'
)
#: What a formula that gives an empty text, or was never computed, holds.
_BLANK_VALUE: Final = b"<v></v>"
#: What stands behind a formula whose result, said to be a text, is an empty one.
_EMPTY_TEXT: Final = (_BLANK_VALUE, b"<v/>", b"</c>")
_BLOCK: Final = 1_024
#: Of values that calamine takes for others than they are, if they are written unlike Excel writes them.
_ODD: Final = (b' t="d"', b"<v>true", b"<v>false")
_TRUTHS: Final = {"true": "1", "false": "0"}
#: Sheets of more formulas, which no unit of ten thousand people has, are not cut to pieces but gone through one by one.
_MANY_FORMULAS: Final = 400_000


def baca_lembar(
    xml: bytes, gaya: GayaSel, anggaran: Anggaran, pembaca: Callable[[bytes], SelLembar | None] | None = None
) -> LembarXML:
    """A sheet: its cells, or else the sheet in plain form.

    Args:
        xml: the part as it stands in the file.
        gaya: the cell styles of its workbook.
        anggaran: what the file may still cost.
        pembaca: reads the cells of rows where it can; default: calamine has to read them.

    Raises:
        XMLRusak: the XML is not whole.
        BerkasTidakTerbaca: the budget is spent.
    """
    sheet = _as_written(xml, gaya, anggaran, pembaca) if dalam_utf8(xml) else None
    if sheet is None:
        sheet = _Anew(gaya, anggaran).baca(utf8(xml))
    rows, columns = sheet.luas
    if rows * columns > BATAS_SEL or columns > KOLOM_LEMBAR or rows > BARIS_LEMBAR:
        return LembarXML(b"", gabung=sheet.gabung, luas=(0, 0), terlalu_jauh=alamat(rows - 1, columns - 1))
    anggaran.pakai("sel", rows * columns)
    return sheet


def _as_written(
    xml: bytes, styles: GayaSel, budget: Anggaran, reader: Callable[[bytes], SelLembar | None] | None
) -> LembarXML | None:
    """A sheet that need not be written anew, up to its last value; ``None`` when that is not certain."""
    begin, end = xml.find(_BEGIN), xml.rfind(_END)
    if begin < 0 or end < begin or xml.find(b"<!", 0, begin) >= 0 or not _CLOSING.search(xml, max(end, len(xml) - 200)):
        return None
    if sum(xml.count(name, 0, begin) for name in RUANG_NAMA) != 1:  # a prefix might stand for it too
        return None
    if end > begin + len(_BEGIN) and not xml[max(begin, end - 200) : end].rstrip().endswith((b"</row>", b"/>")):
        return None
    merged = _MERGED.findall(xml, end)
    if len(merged) != xml.count(b"mergeCell ", end):
        return None
    rows = _filled_rows(xml, begin + len(_BEGIN), end)
    if xml.find(_SPACE, begin + len(rows), end) >= 0:  # nor is any sure to have a blank value behind the last one
        return None
    most = budget.sisa("unsur")
    if len(rows) > most and rows.count(b"<") // 2 > most:  # to count takes long
        return None
    ranges = tuple(map(bytes.decode, merged))
    below = _without_results(xml, begin + len(_BEGIN) + len(rows), end)
    known = None if reader is None else reader(rows)
    if known is not None:
        budget.pakai("unsur", known.unsur)
        formulas = known.rumus.dengan(below)
        return LembarXML(
            b"", formulas, known.hampa, known.persen, known.rupa, gabung=ranges, luas=TERJAUH, baris=known.baris
        )
    sheet = _plain(rows, styles)
    if sheet is not None:
        budget.pakai("unsur", rows.count(b"<") // 2)
        sheet = sheet._replace(gabung=ranges, rumus=sheet.rumus.dengan(below))
    return sheet


_FORMULA_CELL: Final = ungkapan(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*)><f[ >/]')
_NUMBER: Final = ungkapan(rb'<row r="([0-9]{1,7})"')


def _without_results(xml: bytes, begin: int, end: int) -> list[str]:
    """Cells with a formula that was never computed, among rows that hold no value: a library wrote them.

    Prepared rows have the same formulas each, which are never computed either; of rows that are all like the second
    one by what they count, only the first is looked at.
    """
    first = xml.find(b"<row", begin, end)
    second = xml.find(b"<row", first + 1, end) if first >= 0 else -1
    usual = set[bytes]()
    if second >= 0:
        third = xml.find(b"<row", second + 1, end)
        top, bottom = _NUMBER.match(xml, second), _NUMBER.match(xml, xml.rfind(b"<row", second, end))
        if third >= 0 and top and bottom:
            each, rows = xml.count(b"<f", second, third), int(bottom[1]) - int(top[1]) + 1
            if xml.count(b"<f", second, end) == rows * each:
                usual = {letters for letters, _, _ in _FORMULA_CELL.findall(xml[second:third])}
                end = second
    return [
        (letters + number).decode() for letters, number, kind in _FORMULA_CELL.findall(xml[max(first, begin) : end])
        if letters not in usual and b't="str"' not in kind
    ]


def _plain(whole: bytes, styles: GayaSel) -> LembarXML | None:
    """Rows that are in plain form already; ``None`` when that is not certain."""
    if whole.count(b"<f") > _MANY_FORMULAS or any(odd in whole for odd in _ODD):
        return None
    pieces = _FORMULA.split(whole)
    cells = b"".join(pieces)
    extent = TERJAUH
    if _NOT_NEAR.search(cells) is not None:
        if _NOT_PLAIN.search(cells) is not None:
            return None
        extent = _extent(cells)
    if b"<f" in cells or _END in cells:
        return None
    after = pieces[1:]
    del pieces[-1]
    starts = [piece.rfind(b'<c r="') + 6 for piece in pieces]  # of the address of the cell a formula stands in
    if min(starts, default=6) < 6:
        return None
    formulas = [piece[start : piece.index(b'"', start)] for piece, start in zip(pieces, starts, strict=True)]
    blank = [
        place for place, piece, start, behind in zip(formulas, pieces, starts, after, strict=True)
        if b' t="str"' in piece[start:] and behind.startswith(_EMPTY_TEXT)
    ]
    percent, looks = (
        [number for number in some if b' s="%s"' % number.encode() in cells] for some in (styles.persen, styles.rupa)
    )
    shown = rb'<c r="([A-Z]+[0-9]+)" s="(?:%s)"[^<>/]*>' % "|".join(percent).encode()
    looking = rb'<c r="([A-Z]+[0-9]+)" s="(%s)"(?: t="n")?><v>[^<]' % "|".join(looks).encode()
    return LembarXML(
        polos(cells),
        Alamat.dari(b" ".join(formulas).decode().split()),
        Alamat.dari(b" ".join(blank).decode().split()),
        frozenset(map(bytes.decode, re.findall(shown, cells))) if percent else frozenset(),
        {place.decode(): styles.rupa[style.decode()] for place, style in re.findall(looking, cells)} if looks else {},
        {place.decode(): error.decode() for place, error in _ERROR.findall(cells)} if b't="e"' in cells else {},
        luas=extent,
    )


def polos(sel: bytes) -> bytes:
    """Rows in plain form as a sheet."""
    return b"".join((_HEAD, sel, _TAIL))


def _extent(cells: bytes) -> tuple[int, int]:
    """Rows and columns up to the farthest cell, of cells whose addresses are plain."""
    row = max(map(int, set(_ROWS.findall(cells))), default=1)
    return row, max((tempat(f"{letters.decode()}1")[1] for letters in set(_COLUMNS.findall(cells))), default=0) + 1


def _filled_rows(xml: bytes, begin: int, end: int) -> bytes:
    """Rows up to the last that holds a value: most rows of a template are prepared and still blank."""
    last = xml.rfind(b"v", begin, end)  # found at once, and most often in the last value
    if xml.rfind(b"</is", max(last, begin), end) < 0:
        closing = xml.find(b"</row>", last, end) if last >= 0 else -1
        end = closing + len(b"</row>") if closing >= 0 else end if last >= 0 else begin
    block = _BLOCK
    while end > begin:  # from the end, some rows at a time
        start = max(begin, xml.rfind(b"<row", begin, max(begin, end - block)))
        rows = xml[start:end]
        values = rows.count(b"</v") if b"v" in rows else 0
        if (values and values != rows.count(_BLANK_VALUE)) or rows.rfind(b"</is") >= 0:
            rows = rows.replace(_BLANK_VALUE, b"")
            last = rows.find(b"</row>", max(rows.rfind(b"</v"), rows.rfind(b"</is")))
            return xml[begin:start] + rows[: last + len(b"</row>")] if last >= 0 else xml[begin:end]
        end, block = start, 2 * block
    return b""


class _Anew:
    """Writes a sheet in plain form from what a strict parser sees."""

    def __init__(self, styles: GayaSel, budget: Anggaran) -> None:
        self._percent, self._looking = frozenset(styles.persen), styles.rupa
        self._budget = budget
        self._out = io.BytesIO()
        self._formulas: set[str] = set()
        self._blank: set[str] = set()
        self._shown: set[str] = set()
        self._looks: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self._merged: list[str] = []
        self._path: list[str] = []
        self._cells = False  # inside sheetData
        self._row = self._column = self._far_row = self._far_column = 0
        self._cell: Mapping[str, str] = {}
        self._formula = False
        self._value: list[str] | None = None
        self._inline: list[str] | None = None

    def baca(self, xml: bytes) -> LembarXML:
        """The sheet of XML in UTF-8."""
        self._out.write(_HEAD)
        telusuri(xml, self._budget, self._begin, self._finish, self._text)
        self._out.write(_TAIL)
        return LembarXML(
            self._out.getvalue(),
            Alamat.dari(self._formulas), Alamat.dari(self._blank), frozenset(self._shown), self._looks, self._errors,
            tuple(self._merged),
            (self._far_row, self._far_column),
        )

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._path.append(name)
        if name == "sheetData":
            self._cells = True
        elif name == "mergeCell" and not self._cells:
            if ":" in (place := attributes.get("ref", "").upper()):
                self._merged.append(place)
        elif not self._cells:
            return
        elif name == "row":
            self._row, self._column = _whole(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._value = []
        elif name == "is":
            self._inline = []
        elif name == "f":
            self._formula = True

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        if place:
            try:
                row, column = tempat(place.upper())
            except ValueError as problem:
                raise XMLRusak(str(problem)) from problem
            self._row, self._column = row + 1, column + 1
        else:
            self._column += 1
        if self._row < 1:
            raise XMLRusak("baris nol")
        self._cell, self._value, self._inline, self._formula = attributes, None, None, False

    def _text(self, text: str) -> None:
        if not self._cells:
            return
        if self._inline is not None:
            if self._path[-1] == "t" and "rPh" not in self._path:
                self._inline.append(text)
        elif self._value is not None and self._path[-1] == "v":
            self._value.append(text)

    def _finish(self, name: str) -> None:
        self._path.pop()
        if name == "sheetData":
            self._cells = False
        elif name == "c" and self._cells:
            self._write()

    def _write(self) -> None:
        kind, style = self._cell.get("t", "n"), self._cell.get("s", "0")
        where = alamat(self._row - 1, self._column - 1)
        text = "".join(self._value or ()) if self._inline is None else "".join(self._inline)
        if self._formula:
            self._formulas.add(where)
            if kind == "str" and not text:
                self._blank.add(where)
        if style in self._percent and (text or self._formula):
            self._shown.add(where)
        if not text:
            return
        if kind == "n" and style in self._looking:
            self._looks[where] = self._looking[style]
        self._far_row, self._far_column = max(self._far_row, self._row), max(self._far_column, self._column)
        if kind == "e":
            self._errors[where] = text
        shown = _escaped(text)
        body = f"<v>{shown}</v>"
        if kind in {"b", "d"}:
            body = f"<v>{_TRUTHS.get(shown, shown.removesuffix('Z'))}</v>"  # of a day, no program moves it by its zone
        if self._inline is not None:
            kind, body = "inlineStr", f'<is><t xml:space="preserve">{shown}</t></is>'
        marks = f's="{_whole(style, 0)}" t={bersifat(kind)}'
        self._out.write(f'<row r="{self._row}"><c r="{where}" {marks}>{body}</c></row>'.encode("utf-8", "replace"))


def bersifat(teks: str) -> str:
    """A text as the quoted value of an attribute of XML."""
    return '"{}"'.format(_escaped(teks).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;"))


def _escaped(text: str) -> str:
    """A text inside XML; the standard library's own way loads all that opens addresses, at every start."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise XMLRusak(f"bukan bilangan: {text[:20]!r}")
    return int(text)


#: Use of a shared text by a cell, in plain form.
_USE: Final = ungkapan(rb' t="s"[^<>]*><v>([0-9]{1,9})</v>')


def panjang_teks_bersama(lembar: Sequence[LembarXML], bersama: bytes, anggaran: Anggaran) -> None:
    """Count what the shared texts come to when every cell has a copy of its own.

    Args:
        lembar: the sheets.
        bersama: the part of shared texts, in UTF-8.
        anggaran: pays for the characters.

    Raises:
        XMLRusak: the part is not whole.
        BerkasTidakTerbaca: more than the budget allows.
    """
    grids = [sheet.baris for sheet in lembar if sheet.baris]
    uses = sum(sheet.xml.count(b't="s"') for sheet in lembar) + sum(len(rows) * len(rows[0]) for rows in grids)
    longest = max(map(len, bersama.split(b"</si>")), default=0)
    if uses * longest <= anggaran.sisa("teks"):
        anggaran.pakai("teks", 0)
        return
    for rows in grids:
        anggaran.pakai("teks", sum(len(cell) for row in rows for cell in row if isinstance(cell, str)))
    lengths: list[int] = []

    def begin(name: str, _: Mapping[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    telusuri(bersama, anggaran, begin, teks=text)
    for sheet in lembar:
        for number, cells in Counter(_USE.findall(sheet.xml)).items():
            if (which := int(number)) < len(lengths):
                anggaran.pakai("teks", lengths[which] * cells)
