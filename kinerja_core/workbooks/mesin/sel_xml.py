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

#: What a cell can hold. Empty is ``""`` or ``None``.
IsiSel = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
BarisKisi = list[IsiSel]

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

    baris: list[BarisKisi]
    rumus: frozenset[str]
    persen: frozenset[str]
    rupa: Mapping[str, str]


def teks_bersama(xml: bytes) -> dict[str, str] | None:
    """The shared texts of a workbook by their numbers, without their looks; ``None`` when not all are understood.

    Args:
        xml: the part that holds them, in UTF-8; empty when there is none.
    """
    begin = xml.find(b"<si>")
    if begin < 0:
        return {} if b"<si" not in xml else None
    try:
        whole = xml[begin:].decode()
        found = _SHARED.findall(whole)
        written = sum(2 + runs.count("<") if runs else 4 for _, _, runs in found)
        if whole.count("<") != written + 1 or "\r" in whole:  # the end of the part belongs to none of them
            return None
        return {
            str(number): "".join(_own(*run) for run in _OWN.findall(runs)) if runs
            else _own(mark, value) if "&" in value or "_x" in value or not (mark or value.strip() == value)
            else value
            for number, (mark, value, runs) in enumerate(found)
        }
    except (UnicodeDecodeError, KeyError, _Strange):
        return None


def _text(value: str) -> str:
    """A text without the marks of XML; strange when it has a character that is written by its number."""
    if "_x" in value and _ESCAPED.search(value):
        raise _Strange(value)
    return _ENTITY.sub(_character, value) if "&" in value else value


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


_EMPTY: Final = _Piece()


class PembacaSel:
    """Reads the sheets of workbooks that share their cell styles."""

    def __init__(self, gaya: GayaSel) -> None:
        self.gaya = gaya
        self._percent = frozenset(gaya.persen)
        self._pieces: dict[str, _Piece] = {}
        self._rows: dict[str, _Piece] = {}

    def baca(self, xml: bytes, bersama: Mapping[str, str]) -> SelLembar | None:
        """The cells of rows; ``None`` when it is not certain that all is understood.

        Args:
            xml: the rows of a sheet, in UTF-8.
            bersama: the shared texts of its workbook by their numbers.
        """
        try:
            text = xml.decode()
            before, *rows = text.split("<row ")
            if before.strip() or "\r" in text or "\0" in text:  # XML changes the one, and cannot hold the other
                return None
            cells = _Cells(self.gaya, bersama)
            for row in rows:
                number = row[3 : row.index('"', 3)]
                if row[:3] != 'r="' or number not in _ROWS:
                    return None
                # without its number, what stands between values is alike in all rows
                parts = _VALUES.split(row.replace(number + _MARK, _MARK))
                parts[0] = parts[0][3 + len(number) :]
                pieces = "\0".join(parts[::2])
                known = self._rows.get(pieces) or self._rows.get(number + pieces) or self._row(pieces, number)
                cells.ambil(number, known, parts[1::2])
        except (ValueError, KeyError):  # not UTF-8, or strange
            return None
        return cells.hasil()

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
        if {letters for letters, _ in row.sendiri} & {letters for letters, _, _ in row.nilai}:  # which one came last?
            raise _Strange(xml)
        _remember(self._rows, xml if same else number + xml, row)
        return row

    def _understood(self, piece: str, number: str) -> _Piece:
        """What a piece of a row says."""
        begin = _BEGIN.match(piece)
        if begin is None:
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
                own.append((letters, _own(mark, text)))
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


class _Cells:
    """What was taken of a sheet so far."""

    def __init__(self, gaya: GayaSel, bersama: Mapping[str, str]) -> None:
        self._styles, self._shared = gaya, bersama
        self._rows: dict[str, BarisKisi] = {}  # by their numbers, those that hold something
        self._columns: set[str] = set()  # those that hold something
        self._formulas: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)  # columns -> numbers of rows
        self._percent: list[str] = []
        self._looks: dict[str, str] = {}

    def ambil(self, number: str, known: _Piece, values: Sequence[str]) -> None:
        """Take a row."""
        formulas, percent, own, cells, _ = known
        if formulas:
            self._formulas[formulas].append(number)
        if percent:
            self._percent += [letters + number for letters in percent]
        if not values and not own:
            return
        shared, columns = self._shared, self._columns
        row = self._rows.get(number) or [""] * TERJAUH[1]
        holds = number in self._rows
        for letters, text in own:
            row[_COLUMNS[letters]] = text
            columns.add(letters)
            holds = True
        for (letters, kind, style), value in zip(cells, values, strict=True):
            if value or kind == "str":
                row[_COLUMNS[letters]] = (
                    shared[value] if kind == "s" else self._nilai(letters + number, kind, style, value)
                )
                columns.add(letters)
                holds = True
        if holds:
            self._rows[number] = row

    def _nilai(self, place: str, kind: str, style: str, value: str) -> IsiSel:
        """A value that is no shared text."""
        if kind == "str" and _MARK not in value:
            return _text(value)
        if kind != "n":
            return _other(value, kind)
        if style in self._styles.rupa:
            self._looks[place] = self._styles.rupa[style]
        return self._number(value, style)

    def _number(self, value: str, style: str) -> IsiSel:
        """A number, or the day that its style makes of it."""
        if _NUMBER.fullmatch(value) is None or style in self._styles.lain:
            raise _Strange(value)
        if style not in self._styles.tanggal:
            return float(value)
        if not value.isdecimal() or (day := int(value)) not in _DAYS:
            raise _Strange(value)
        return tanggal_seri(day)

    def hasil(self) -> SelLembar:
        """All of them."""
        high = max((_ROWS[number] for number in self._rows), default=0)
        wide = max((_COLUMNS[letters] + 1 for letters in self._columns), default=0)
        blank: BarisKisi = [""] * wide
        return SelLembar(
            [self._rows.get(str(number), blank)[:wide] for number in range(1, high + 1)],
            frozenset([one + row for columns, rows in self._formulas.items() for one in columns for row in rows]),
            frozenset(self._percent), self._looks,
        )


def _other(value: str, kind: str) -> IsiSel:
    """A truth, or the text of an error."""
    if kind == "b" and value in {"0", "1"}:
        return value == "1"
    if kind == "e" and value in GALAT_EXCEL:
        return value
    raise _Strange(value)
