"""The cells of a sheet in the form that Excel, LibreOffice, WPS and we ourselves write, read at once.

What is read is what calamine reads, value by value and type by type; what is not certainly of that form is not read
here at all. The rows of a table are written alike: between two values stands a piece of XML that returns in other rows
but for the number of the row. Such a piece is understood wholly, or the sheet is not; then it is remembered.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kinerja_core.model.excel import GALAT_EXCEL, HARI_PERTAMA, seri, tanggal_seri
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import Alamat
from kinerja_core.workbooks.mesin.baris_lembar import BarisLembar, IsiSel, KelompokBaris

#: Rows and columns in which cells are read here.
TERJAUH: Final = (999, 52)
#: What is remembered of what stands between values: of this length, and so many.
_REMEMBERED: Final = (10_000, 1_000)
_WHERE: Final = r'<c r="(A?[A-Z])([0-9]{0,3})"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]{1,9})")?'
_FORMULA: Final = r"(?:<(f)(?: [^<>]*)?(?:/>|>[^<]*</f>))?"
# None of these begins anew inside what it has already looked at, so that no text makes them slow.
_BEGIN: Final = ungkapan(r'"(?: [^<>]*)?>|</c>')
_NO_VALUE: Final = ungkapan(
    rf'{_WHERE}(?:/>|(>){_FORMULA}(?:(<v/>)|<is><t( xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_BEFORE_VALUE: Final = ungkapan(rf"{_WHERE}>{_FORMULA}")
#: What follows the number of the row in the address of a cell; a text that has it cannot be told from one.
_MARK: Final = '" s="'
_VALUES: Final = ungkapan(r"<v>([^<]*)</v>")
_END: Final = ungkapan(r"</row>\s*")
_SHARED: Final = ungkapan(
    r'<si>(?:<t( xml:space="preserve")?>([^<]*)</t>|'
    r'((?:<r>(?:<rPr>(?:<[A-Za-z]+(?: [^<>]*)?/>)*</rPr>)?<t(?: xml:space="preserve")?>[^<]*</t></r>)+))</si>'
)
_OWN: Final = ungkapan(r'<t( xml:space="preserve")?>([^<]*)</t>')
#: Between two shared texts that look as their cells do, and before one that keeps white space at its ends.
_NEXT_SHARED: Final = "</t></si><si><t"
_KEEPS: Final = ' xml:space="preserve">'
_BEFORE_SHARED: Final = ungkapan(rb"\s*(?:<\?xml [^<>]*>\s*)?<sst(?: [^<>]*[^<>/])?>\s*")
_BEHIND_SHARED: Final = ungkapan(rb"\s*</sst>\s*")
_NUMBER: Final = ungkapan(r"-?[0-9]{1,17}(?:\.[0-9]{1,20})?(?:E[-+]?[0-9]{1,2})?")
_ENTITY: Final = ungkapan(r"&(?:(amp|lt|gt|quot|apos|#10)|#([0-9]{2,4}));|&")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#10": "\n"}
_ESCAPED: Final = ungkapan("_x[0-9A-Fa-f]{4}_")
_ROWS: Final = {str(number): number for number in range(1, TERJAUH[0] + 1)}
_COLUMNS: Final = {
    first + chr(ord("A") + second): 26 * len(first) + second for first in ("", "A") for second in range(26)
}
#: Numbers that are the same day to every program.
_DAYS: Final = range(seri(HARI_PERTAMA), seri(datetime.date.max) + 1)
#: What numbers are is remembered, so many.
_NUMBERS: Final = 10_000
_COUNTED: Final = tuple(map(str, range(2_000)))


class _Strange(ValueError):
    """Not of the form that is read here."""


class GayaSel(NamedTuple):
    """What the cell styles of a workbook, by their numbers, make of what cells hold.

    Attributes:
        persen: styles that show numbers as percentages.
        rupa: style -> its format, of those that make other numbers look unlike what was typed.
        tanggal: styles that make numbers dates.
        lain: styles that make numbers something else, such as a length of time.
    """

    persen: Sequence[str]
    rupa: Mapping[str, str]
    tanggal: frozenset[str] = frozenset()
    lain: frozenset[str] = frozenset()


class SelLembar(NamedTuple):
    """What the cells of a sheet hold.

    Attributes:
        baris: rows of one width up to the last cell that holds something; row 1 and column A stand first.
        rumus: addresses of cells that hold a formula.
        persen: addresses of numbers shown as percentages.
        rupa: address -> format of a number that looks otherwise unlike what was typed.
    """

    baris: BarisLembar
    rumus: Alamat
    persen: frozenset[str]
    rupa: Mapping[str, str]


def teks_bersama(xml: bytes) -> dict[str, str] | None:
    """The shared texts of a workbook by their numbers, without their looks; ``None`` when not all are understood.

    Args:
        xml: the part that holds them, in UTF-8; empty when there is none.
    """
    begin, end = xml.find(b"<si>"), xml.rfind(b"</si>") + len(b"</si>")
    if begin < 0:
        return {} if b"<si" not in xml else None
    if _BEFORE_SHARED.fullmatch(xml, 0, begin) is None or _BEHIND_SHARED.fullmatch(xml, end) is None:
        return None
    try:
        whole = xml[begin:end].decode()
        texts = None if "\r" in whole else _plain_texts(whole) or _any_texts(whole)
    except (UnicodeDecodeError, KeyError, _Strange):
        return None
    if texts is None:
        return None
    return dict(zip(_COUNTED if len(texts) <= len(_COUNTED) else map(str, itertools.count()), texts, strict=False))


def _plain_texts(whole: str) -> list[str] | None:
    """Shared texts that all look as their cells do; ``None`` when others are there."""
    body = whole.removeprefix("<si><t").removesuffix("</t></si>")
    pieces = body.split(_NEXT_SHARED)
    if whole.count("<") != 4 * len(pieces) or body.count("<") != 4 * len(pieces) - 4:  # no other mark stands anywhere
        return None
    texts = list[str]()
    for piece in pieces:
        kept = piece.startswith(_KEEPS)
        text = piece[len(_KEEPS) :] if kept else piece[1:]
        if not kept and (piece[:1] != ">" or text.strip() != text):
            return None
        texts.append(_text(text) if "&" in text or "_x" in text else text)
    return texts


def _any_texts(whole: str) -> list[str] | None:
    """Shared texts, some of which are written in pieces; ``None`` when not all are understood."""
    found = _SHARED.findall(whole)
    written = sum(2 + runs.count("<") if runs else 4 for _, _, runs in found)
    if whole.count("<") != written:
        return None
    return [
        "".join(itertools.starmap(_own, _OWN.findall(runs))) if runs else _own(mark, value)
        for mark, value, runs in found
    ]


def _text(value: str) -> str:
    """A text without the marks of XML; strange when it has a character that is written by its number."""
    if "_x" in value and _ESCAPED.search(value):
        raise _Strange(value)
    return _ENTITY.sub(_character, value) if "&" in value else value


def _utf8(value: str) -> str:
    """What bytes that were taken for characters say.

    Raises:
        UnicodeDecodeError: they are not UTF-8.
    """
    return value if value.isascii() else value.encode("latin-1").decode()


def _character(entity: re.Match[str]) -> str:
    if entity[2] and int(entity[2]) >= ord(" "):
        return chr(int(entity[2]))
    return _ENTITIES[entity[1]]


def _own(mark: str | None, value: str) -> str:
    """The text of an element ``t`` that keeps white space at its ends only when its mark says so."""
    if not mark and value.strip() != value:
        raise _Strange(value)
    return _text(value)


class _Piece(NamedTuple):
    """What stands between two values of a row, or all of it but its values.

    Attributes:
        rumus: columns of cells with a formula.
        persen: columns of cells that show a number as a percentage.
        sendiri: column and text of cells that hold a text of their own.
        nilai: column, kind and style of the cells whose values follow.
        tetap: whether it says the same in any row.
    """

    rumus: tuple[str, ...] = ()
    persen: tuple[str, ...] = ()
    sendiri: tuple[tuple[str, str], ...] = ()
    nilai: tuple[tuple[str, str, str], ...] = ()
    tetap: bool = True


class _Alike(NamedTuple):
    """Rows that are written alike: what they say, their numbers, and the values of each."""

    seperti: _Piece
    nomor: list[str]
    nilai: list[list[str]]


_EMPTY: Final = _Piece()


class PembacaSel:
    """Reads the sheets of workbooks that share their cell styles."""

    def __init__(self, gaya: GayaSel) -> None:
        self.gaya = gaya
        self._percent = frozenset(gaya.persen)
        self._pieces: dict[str, _Piece] = {}
        self._rows: dict[str, _Piece] = {}
        self._numbers, self._days = _Numbers(), _Days()

    def baca(self, xml: bytes, bersama: Mapping[str, str]) -> SelLembar | None:
        """The cells of rows; ``None`` when it is not certain that all is understood.

        Args:
            xml: the rows of a sheet, in UTF-8.
            bersama: the shared texts of its workbook by their numbers.
        """
        try:
            alike = self._alike(xml.decode("latin-1"))  # of what is ASCII this is true, and the rest is looked at later
            return None if alike is None else _Cells(self.gaya, bersama, self._numbers, self._days).ambil(alike)
        except (ValueError, KeyError):  # not UTF-8, or strange
            return None

    def _alike(self, text: str) -> list[_Alike] | None:
        """The rows of a sheet, those together that are written alike."""
        before, *rows = text.split('<row r="', TERJAUH[0] + 1)
        if before.strip(" \t\n") or "\r" in text or "\0" in text:  # XML changes the one, and cannot hold the other
            return None
        every, groups = list[_Alike](), dict[str, _Alike]()
        numbers = [row[: row.index('"')] for row in rows]
        if len({*numbers}) < len(rows) or not _ROWS.keys() >= {*numbers}:
            return None
        for number, row in zip(numbers, rows, strict=True):
            # without its number, what stands between values is alike in all rows
            parts = _VALUES.split(row.replace(number + _MARK, _MARK))
            parts[0] = parts[0][len(number) :]
            pieces = "\0".join(parts[::2])
            group = groups.get(pieces)
            if group is None:
                known = self._rows.get(pieces) or self._rows.get(number + pieces) or self._row(pieces, number)
                group = _Alike(known, [], [])
                every.append(group)
                if known.tetap:
                    groups[pieces] = group
            group.nomor.append(number)
            group.nilai.append(parts[1::2])
        return every

    def _row(self, xml: str, number: str) -> _Piece:
        """What a row says by what stands before, between and behind its values."""
        first, *rest = xml.split("\0")
        known = [self._pieces.get(piece) or self._understood(piece, number) for piece in (first, *rest)]
        closed = all(piece.startswith("</c>") for piece in rest)
        if not closed or known[-1].nilai or not all(piece.nilai for piece in known[:-1]):
            raise _Strange(xml)
        every, same = itertools.chain.from_iterable, all(piece.tetap for piece in known)
        row = _Piece(
            tuple(every(piece.rumus for piece in known)), tuple(every(piece.persen for piece in known)),
            tuple(every(piece.sendiri for piece in known)), tuple(every(piece.nilai for piece in known)), tetap=same,
        )
        holding = [letters for letters, *_ in (*row.sendiri, *row.nilai)]
        if any(len({*letters}) < len(letters) for letters in (holding, row.rumus)):  # which one came last?
            raise _Strange(xml)
        _remember(self._rows, xml if same else number + xml, row)
        return row

    def _understood(self, piece: str, number: str) -> _Piece:
        """What a piece of a row says."""
        begin = _BEGIN.match(piece)
        if begin is None or not _utf8(piece):
            raise _Strange(piece)
        place = begin.end()
        if piece[place - 2] == "/" and piece[0] == '"':  # a row without cells
            if piece[place:].strip():
                raise _Strange(piece)
            return _EMPTY
        formulas, percent, own, rows = list[str](), list[str](), list[tuple[str, str]](), set[str]()
        while cell := _NO_VALUE.match(piece, place):
            letters, row, style, kind, opened, formula, blank, mark, text = cell.groups()
            place = cell.end()
            rows.add(row)
            formulas += [letters] if formula else []
            percent += [letters] if opened and style in self._percent else []
            if blank and kind == "str":
                own.append((letters, ""))
            if text is not None:
                if kind != "inlineStr" or _MARK in text:
                    raise _Strange(piece)
                own.append((letters, _own(mark, _utf8(text))))
        value: tuple[tuple[str, str, str], ...] = ()
        if cell := _BEFORE_VALUE.fullmatch(piece, place):
            letters, row, style, kind, formula = cell.groups()
            rows.add(row)
            formulas += [letters] if formula else []
            percent += [letters] if style in self._percent else []
            value = ((letters, kind or "n", style or ""),)
        elif _END.fullmatch(piece, place) is None:
            raise _Strange(piece)
        if not rows <= {"", number}:
            raise _Strange(piece)
        found = _Piece(tuple(formulas), tuple(percent), tuple(own), value, tetap=number not in rows)
        if found.tetap:
            _remember(self._pieces, piece, found)
        return found


def _remember(known: dict[str, _Piece], xml: str, piece: _Piece) -> None:
    """Keep what was understood, as long as it is not too much."""
    if len(xml) <= _REMEMBERED[0]:
        if len(known) >= _REMEMBERED[1]:
            known.clear()
        known[xml] = piece


class _Numbers(dict[str, float]):
    """Numbers by what is written; strange when it is none."""

    def __missing__(self, value: str) -> float:
        if _NUMBER.fullmatch(value) is None:
            raise _Strange(value)
        if len(self) >= _NUMBERS:
            self.clear()
        self[value] = number = float(value)
        return number


class _Days(dict[str, datetime.date]):
    """Days by the number that is written; strange when it is none."""

    def __missing__(self, value: str) -> datetime.date:
        if len(value) > len(str(_DAYS.stop)) or not value.isdecimal() or (number := int(value)) not in _DAYS:
            raise _Strange(value)
        if len(self) >= _NUMBERS:
            self.clear()
        self[value] = day = tanggal_seri(number)
        return day


class _Cells:
    """Makes of rows what their cells hold, column by column."""

    def __init__(self, gaya: GayaSel, bersama: Mapping[str, str], angka: _Numbers, hari: _Days) -> None:
        self._styles, self._shared, self._numbers, self._days = gaya, bersama, angka, hari
        self._formulas: defaultdict[str, list[str]] = defaultdict(list)  # column -> numbers of rows
        self._percent: list[str] = []
        self._looks: dict[str, str] = {}

    def ambil(self, alike: Sequence[_Alike]) -> SelLembar:
        """All cells of a sheet."""
        high = wide = 0
        filled = list[KelompokBaris]()
        for group in reversed(alike):  # so that the last row is soon known
            known, numbers, _ = group
            for letters in known.rumus:
                self._formulas[letters] += numbers
            for letters in known.persen:
                self._percent += [letters + number for number in numbers]
            columns = self._columns(group) if known.sendiri or known.nilai else None
            if columns:
                rows, columns = _in_order([_ROWS[number] - 1 for number in numbers], columns)
                wide = max(wide, max(columns) + 1)
                high = max(high, _last(group)) if rows[-1] >= high else high
                filled.append((rows, columns))
        return SelLembar(
            BarisLembar(filled, high, wide), Alamat(self._formulas), frozenset(self._percent), self._looks
        )

    def _columns(self, group: _Alike) -> dict[int, Sequence[IsiSel]]:
        """What the cells of rows hold, by column; columns in which none does are left out."""
        known, numbers, values = group
        columns: dict[int, Sequence[IsiSel]] = {
            _COLUMNS[letters]: [text] * len(numbers) for letters, text in known.sendiri
        }
        for (letters, kind, style), cells in zip(known.nilai, zip(*values, strict=True), strict=True):
            if kind == "str":
                columns[_COLUMNS[letters]] = self._texts(cells)
            elif "" not in cells:
                columns[_COLUMNS[letters]] = self._values(kind, style, cells)
                self._look(letters, style, kind, numbers, cells)
            elif any(cells):
                known_values = iter(self._values(kind, style, [cell for cell in cells if cell]))
                columns[_COLUMNS[letters]] = [next(known_values) if cell else "" for cell in cells]
                self._look(letters, style, kind, numbers, cells)
        return columns

    def _look(self, letters: str, style: str, kind: str, numbers: Sequence[str], cells: Sequence[str]) -> None:
        """Note the format of numbers that it makes look unlike what was typed."""
        if kind == "n" and style in self._styles.rupa:
            looks = self._styles.rupa[style]
            self._looks |= {letters + number: looks for number, cell in zip(numbers, cells, strict=True) if cell}

    def _texts(self, cells: Sequence[str]) -> Sequence[str]:
        """Texts of their own that cells show."""
        whole = "\0".join(cells)
        if _MARK in whole:
            raise _Strange(whole)
        if "&" in whole or "_x" in whole or not whole.isascii():
            return [_text(_utf8(cell)) for cell in cells]
        return cells

    def _values(self, kind: str, style: str, cells: Sequence[str]) -> Sequence[IsiSel]:
        """Values that are no texts of their own."""
        if kind == "s":
            return [*map(self._shared.__getitem__, cells)]
        if kind != "n":
            return [_other(cell, kind) for cell in cells]
        if style in self._styles.lain:
            raise _Strange(style)
        if style in self._styles.tanggal:
            return [*map(self._days.__getitem__, cells)]
        return [*map(self._numbers.__getitem__, cells)]


def _last(group: _Alike) -> int:
    """The last of rows that holds something."""
    known, numbers, values = group
    if not known.sendiri and all(kind != "str" for _, kind, _ in known.nilai) and not all(map(any, values)):
        numbers = [number for number, cells in zip(numbers, values, strict=True) if any(cells)]
    return max(map(_ROWS.__getitem__, numbers), default=0)


def _in_order(rows: list[int], columns: dict[int, Sequence[IsiSel]]) -> KelompokBaris:
    """Rows that go up, as they nearly always do."""
    order = sorted(rows)
    if rows == order:
        return rows, columns
    places = sorted(range(len(rows)), key=rows.__getitem__)
    return order, {column: [cells[place] for place in places] for column, cells in columns.items()}


def _other(value: str, kind: str) -> IsiSel:
    """A truth, or the text of an error."""
    if kind == "b" and value in {"0", "1"}:
        return value == "1"
    if kind == "e" and value in GALAT_EXCEL:
        return value
    raise _Strange(value)
