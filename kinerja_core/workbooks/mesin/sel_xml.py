"""The cells of a sheet in the form that Excel, LibreOffice, WPS and we ourselves write, read at once.

What is read is what calamine reads, value by value and type by type; what is not certainly of that form is not read
here at all. The rows of a table are written alike: between two values stands a piece of XML that returns in other rows
but for the number of the row. Such a piece is understood wholly, or the sheet is not; then it is remembered.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import call, itemgetter
from typing import Final, NamedTuple, TypeVar

from kinerja_core.model.excel import GALAT_EXCEL, HARI_PERTAMA, seri, tanggal_seri
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT, Alamat, huruf_kolom
from kinerja_core.workbooks.mesin.teks_xml import TidakBiasa, dari_latin, isi_t, teks_sel

#: What a cell can hold. Empty is ``""`` or ``None``.
IsiSel = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
BarisKisi = list[IsiSel]

#: Rows and columns in which cells are read here.
TERJAUH: Final = (999, 52)
#: What is remembered of what stands between values: letters of each, and of all.
_LONGEST, _REMEMBERED = 20_000, 12_000_000
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
_ROW: Final = '<row r="'
_END: Final = ungkapan(r"</row>\s*")
_NUMBER: Final = ungkapan(r"-?[0-9]{1,17}(?:\.[0-9]{1,20})?(?:E[-+]?[0-9]{1,2})?")
_ROWS: Final = {str(number): number for number in range(1, TERJAUH[0] + 1)}
_COLUMNS: Final = {
    first + chr(ord("A") + second): 26 * len(first) + second for first in ("", "A") for second in range(26)
}
#: Numbers that are the same day to every program.
_DAYS: Final = range(seri(HARI_PERTAMA), seri(datetime.date.max) + 1)
#: What numbers are is remembered, so many.
_NUMBERS: Final = 10_000


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
        hampa: those of them whose result is an empty text.
        persen: addresses of numbers shown as percentages.
        rupa: address -> format of a number that looks otherwise unlike what was typed.
        unsur: elements of its XML.
    """

    baris: list[BarisKisi]
    rumus: Alamat
    hampa: Alamat
    persen: frozenset[str]
    rupa: Mapping[str, str]
    unsur: int


class _Piece(NamedTuple):
    """What stands between two values of a row.

    Attributes:
        rumus: columns of cells with a formula.
        hampa: those of cells whose formula gave an empty text.
        persen: columns of cells that show a number as a percentage.
        sendiri: column and text of cells that hold a text of their own.
        nilai: column, kind and style of the cell whose value follows, if one does.
        bernomor: cells out of whose address the number of the row was taken.
        tetap: whether it says the same in any row.
    """

    rumus: tuple[str, ...] = ()
    hampa: tuple[str, ...] = ()
    persen: tuple[str, ...] = ()
    sendiri: tuple[tuple[str, str], ...] = ()
    nilai: tuple[tuple[str, str, str], ...] = ()
    bernomor: int = 0
    tetap: bool = True


_EMPTY: Final = _Piece()
#: How a value is read: places in what :meth:`PembacaSel._readers` gives.
_SHARED_TEXT, _NUMBER_OF, _DAY_OF, _OWN_TEXT, _TRUTH, _ERROR, _NOTHING = range(7)
_MANNERS: Final = {"s": _SHARED_TEXT, "str": _OWN_TEXT, "b": _TRUTH, "e": _ERROR}
_Pick = Callable[[Sequence[IsiSel]], Sequence[IsiSel]]


class _Row:
    """What a row says beside its values, and how these are read.

    Attributes:
        rumus: columns of cells with a formula, one text.
        hampa: the same of those whose formula gave an empty text.
        persen: columns of cells that show a number as a percentage.
        rupa: place, column and look of each of its values that may be a number that looks otherwise.
        jenis: how each value is read.
        kolom: columns of the values, and behind them of the texts of its own.
        ekor: these texts, and a blank.
        lebar: columns up to the last cell that holds something.
        bernomor: cells out of whose address the number of the row was taken.
        tanda: how often "<" stands in its XML.
        tetap: whether it says the same in any row.
    """

    __slots__ = (
        "_picks", "bernomor", "ekor", "hampa", "jenis", "kolom", "lebar", "persen", "rumus", "rupa", "tanda", "tetap",
    )

    def __init__(self, xml: str, pieces: Sequence[_Piece], styles: GayaSel) -> None:
        values = [value for piece in pieces for value in piece.nilai]
        own = [one for piece in pieces for one in piece.sendiri]
        self.rumus = " ".join(letters for piece in pieces for letters in piece.rumus)
        self.hampa = " ".join(letters for piece in pieces for letters in piece.hampa)
        self.persen = tuple(letters for piece in pieces for letters in piece.persen)
        self.rupa = tuple(
            (place, letters, styles.rupa[style])
            for place, (letters, kind, style) in enumerate(values) if kind == "n" and style in styles.rupa
        )
        self.jenis = tuple(_manner(kind, style, styles) for _, kind, style in values)
        self.kolom = tuple(_COLUMNS[letters] for letters, *_ in (*values, *own))
        if len({*self.kolom}) < len(self.kolom):  # which one came last?
            raise TidakBiasa(self.kolom)
        self.ekor: list[IsiSel] = [*(text for _, text in own), ""]
        self.lebar = max(self.kolom, default=-1) + 1
        self.bernomor = sum(piece.bernomor for piece in pieces)
        self.tanda = 1 + xml.count("<") + 2 * len(values)
        self.tetap = all(piece.tetap for piece in pieces)
        self._picks: dict[int, _Pick] = {}

    def pilih(self, lebar: int) -> _Pick:
        """What makes of its values, with ``ekor`` behind them, the cells of a row of this width."""
        pick = self._picks.get(lebar)
        if pick is None:
            where = {column: place for place, column in enumerate(self.kolom)}
            first, *others = (where.get(column, len(where)) for column in range(lebar))
            pick = self._picks[lebar] = itemgetter(first, *others) if others else lambda cells: cells[first : first + 1]
        return pick


def _manner(kind: str, style: str, styles: GayaSel) -> int:
    """How the value of a cell is read."""
    if kind != "n":
        return _MANNERS.get(kind, _NOTHING)
    if style in styles.lain:
        return _NOTHING
    return _DAY_OF if style in styles.tanggal else _NUMBER_OF


_V = TypeVar("_V")


class _Kept(dict[str, _V]):
    """What was understood, by its XML, as long as that is not too much."""

    def __init__(self) -> None:
        super().__init__()
        self._left = _REMEMBERED

    def simpan(self, xml: str, arti: _V) -> _V:
        """Keep one."""
        if len(xml) <= _LONGEST:
            self._left -= len(xml)
            if self._left < 0:
                self.clear()
                self._left = _REMEMBERED - len(xml)
            self[xml] = arti
        return arti


class PembacaSel:
    """Reads the sheets of workbooks that share their cell styles."""

    def __init__(self, gaya: GayaSel) -> None:
        self.gaya = gaya
        self._percent = frozenset(gaya.persen)
        self._pieces = _Kept[_Piece]()
        self._alike = _Kept[_Row]()  # by what stands between the values, without the number of the row
        self._rows = _Kept[tuple[int, str, _Row]]()  # with it
        self._numbers, self._days = _Numbers(), _Days()

    def baca(self, xml: bytes, bersama: Mapping[str, str]) -> SelLembar | None:
        """The cells of rows; ``None`` when it is not certain that all is understood.

        Args:
            xml: the rows of a sheet, in UTF-8.
            bersama: the shared texts of its workbook by their numbers.
        """
        try:
            return self._sheet(xml.decode("latin-1"), bersama)  # of ASCII this is true, and the rest is looked at later
        except (ValueError, KeyError):  # not UTF-8, or strange
            return None

    def _sheet(self, text: str, shared: Mapping[str, str]) -> SelLembar:
        """All cells of a sheet."""
        if "\r" in text or "\0" in text:  # XML changes the one, and cannot hold the other
            raise TidakBiasa(text)
        last = text.rfind(_ROW) + len(_ROW)
        if last >= len(_ROW) and text[last : text.find('"', last)] not in _ROWS:  # before a large sheet is cut up
            raise TidakBiasa(text[last:])
        parts = _VALUES.split(text)
        values = parts[1::2]
        before, *between = "\0".join(parts[::2]).split(_ROW, TERJAUH[0] + 1)
        if before.strip(" \t\n"):
            raise TidakBiasa(before)
        if not between:
            return SelLembar([], TANPA_ALAMAT, TANPA_ALAMAT, frozenset(), {}, 0)
        rows = [*map(self._rows.get, between)]
        if None in rows:
            rows = [row or self._row(xml) for row, xml in zip(rows, between, strict=True)]
        numbers, texts, said = zip(*rows, strict=True)
        if len({*numbers}) < len(numbers):
            raise TidakBiasa(texts)
        manners = [*itertools.chain.from_iterable([row.jenis for row in said])]
        cells = [*map(call, map(self._readers(values, shared).__getitem__, manners), values)]
        every, percent = {*said}, frozenset[str]()
        if any(row.persen for row in every):
            percent = frozenset(
                letters + number for number, row in zip(texts, said, strict=True) for letters in row.persen
            )
        looks = _looks(texts, said, values) if any(row.rupa for row in every) else {}
        grid = _grid(numbers, said, cells, _extent(numbers, said, manners, values))
        formulas = _columns(texts, [row.rumus for row in said])
        blank = _blanks(texts, said, values) if formulas else TANPA_ALAMAT
        return SelLembar(grid, formulas, blank, percent, looks, sum([row.tanda for row in said]) // 2)

    def _readers(self, values: Sequence[str], shared: Mapping[str, str]) -> Sequence[Callable[[str], IsiSel]]:
        """What reads the values of a sheet."""
        whole = "\0".join(values)
        plain = whole.isascii() and "&" not in whole and "_x" not in whole
        return (
            shared.__getitem__, self._numbers.__getitem__, self._days.__getitem__,
            str if plain else _OwnTexts().__getitem__, _TRUTHS.__getitem__, _ERRORS.__getitem__, _BLANK.__getitem__,
        )

    def _row(self, xml: str) -> tuple[int, str, _Row]:
        """Number and meaning of a row, by what stands before, between and behind its values."""
        number = xml[: xml.index('"')]
        if number not in _ROWS:
            raise TidakBiasa(xml)
        # without its number, what stands between values is alike in all rows
        head, end, rest = xml[len(number) :].partition(">")
        plain = head + end + rest.replace(number + _MARK, _MARK)
        row = self._alike.get(plain)
        if row is None:
            row = self._understood_row(plain, number)
            if row.tetap:
                self._alike.simpan(plain, row)
        if len(xml) - len(plain) != len(number) * (1 + row.bernomor):  # an address had another number, or none
            raise TidakBiasa(xml)
        return self._rows.simpan(xml, (_ROWS[number], number, row))

    def _understood_row(self, xml: str, number: str) -> _Row:
        """What a row says."""
        first, *rest = xml.split("\0")
        known = [self._pieces.get(piece) or self._understood(piece, number) for piece in (first, *rest)]
        closed = all(piece.startswith("</c>") for piece in rest)
        if not closed or known[-1].nilai or not all(piece.nilai for piece in known[:-1]):
            raise TidakBiasa(xml)
        return _Row(xml, known, self.gaya)

    def _understood(self, piece: str, number: str) -> _Piece:
        """What a piece of a row says."""
        begin = _BEGIN.match(piece)
        if begin is None or not dari_latin(piece):
            raise TidakBiasa(piece)
        place = begin.end()
        if piece[place - 2] == "/" and piece[0] == '"':  # a row without cells
            if piece[place:].strip():
                raise TidakBiasa(piece)
            return _EMPTY
        formulas, blanks, percent, own = list[str](), list[str](), list[str](), list[tuple[str, str]]()
        numbered = bare = 0
        while cell := _NO_VALUE.match(piece, place):
            letters, row, style, kind, opened, formula, blank, mark, text = cell.groups()
            place = cell.end()
            if row != ("" if style else number):
                raise TidakBiasa(piece)
            numbered, bare = numbered + bool(style), bare + (not style)
            formulas += [letters] if formula else []
            blanks += [letters] if formula and kind == "str" else []
            percent += [letters] if opened and style in self._percent else []
            if blank and kind == "str":
                own.append((letters, ""))
            if text is not None:
                if kind != "inlineStr" or _MARK in text:
                    raise TidakBiasa(piece)
                own.append((letters, isi_t(mark, dari_latin(text))))
        value: tuple[tuple[str, str, str], ...] = ()
        if cell := _BEFORE_VALUE.fullmatch(piece, place):
            letters, row, style, kind, formula = cell.groups()
            if row != ("" if style else number):
                raise TidakBiasa(piece)
            numbered, bare = numbered + bool(style), bare + (not style)
            formulas += [letters] if formula else []
            percent += [letters] if style in self._percent else []
            value = ((letters, kind or "n", style or ""),)
        elif _END.fullmatch(piece, place) is None:
            raise TidakBiasa(piece)
        found = _Piece(tuple(formulas), tuple(blanks), tuple(percent), tuple(own), value, numbered, tetap=not bare)
        return self._pieces.simpan(piece, found) if found.tetap else found


class _Numbers(dict[str, float | str]):
    """Numbers by what is written; strange when it is none."""

    def __missing__(self, value: str) -> float | str:
        if not value:
            return value
        if _NUMBER.fullmatch(value) is None:
            raise TidakBiasa(value)
        if len(self) >= _NUMBERS:
            self.clear()
        self[value] = number = float(value)
        return number


class _Days(dict[str, datetime.date | str]):
    """Days by the number that is written; strange when it is none."""

    def __missing__(self, value: str) -> datetime.date | str:
        if not value:
            return value
        if len(value) > len(str(_DAYS.stop)) or not value.isdecimal() or (number := int(value)) not in _DAYS:
            raise TidakBiasa(value)
        if len(self) >= _NUMBERS:
            self.clear()
        self[value] = day = tanggal_seri(number)
        return day


class _OwnTexts(dict[str, str]):
    """Texts by what is written."""

    def __missing__(self, value: str) -> str:
        self[value] = text = teks_sel(dari_latin(value))
        return text


_BLANK: Final[Mapping[str, IsiSel]] = {"": ""}
_TRUTHS: Final[Mapping[str, IsiSel]] = {"": "", "0": False, "1": True}
_ERRORS: Final[Mapping[str, IsiSel]] = {"": "", **{error: error for error in GALAT_EXCEL}}


def _extent(
    numbers: Sequence[int], rows: Sequence[_Row], manners: Sequence[int], values: Sequence[str]
) -> tuple[int, int]:
    """Rows and columns up to the last cell that holds something: a text of its own, even a blank one, or a value."""
    blank = set() if all(values) else {manner for manner, value in zip(manners, values, strict=True) if not value}
    if not blank - {_OWN_TEXT}:
        widths = [row.lebar for row in rows]
        return max(itertools.compress(numbers, widths), default=0), max(widths)
    high = place = 0
    wide = 1
    for number, row in zip(numbers, rows, strict=True):
        end = place + len(row.jenis)
        holding = [
            column + 1 for column, manner, value in zip(row.kolom, row.jenis, values[place:end], strict=False)
            if value or manner == _OWN_TEXT
        ] + [column + 1 for column in row.kolom[len(row.jenis) :]]
        if holding:
            high, wide = max(high, number), max(wide, *holding)
        place = end
    return high, wide


def _grid(
    numbers: Sequence[int], rows: Sequence[_Row], cells: list[IsiSel], extent: tuple[int, int]
) -> list[BarisKisi]:
    """What the cells of rows hold, in rows of one width from the first on."""
    high, wide = extent
    found: list[BarisKisi] = [[]] * high
    picks = {row: row.pilih(wide) for row in {*rows} if row.lebar}
    place = 0
    for number, row in zip(numbers, rows, strict=True):
        end = place + len(row.jenis)
        if row.lebar and number <= high:
            found[number - 1] = [*picks[row](cells[place:end] + row.ekor)]
        place = end
    return [row or [""] * wide for row in found]


def _columns(numbers: Sequence[str], columns: Sequence[str]) -> Alamat:
    """Addresses of cells, from the letters of their columns in each row."""
    alike = defaultdict[str, list[str]](list)
    for number, letters in zip(numbers, columns, strict=True):
        alike[letters].append(number)
    found: dict[str, frozenset[str]] = {}
    for letters, some in alike.items():
        every = frozenset(some)
        found |= {one: found[one] | every if one in found else every for one in letters.split()}
    return Alamat(found) if found else TANPA_ALAMAT


def _blanks(numbers: Sequence[str], rows: Sequence[_Row], values: Sequence[str]) -> Alamat:
    """Addresses of the cells whose formula gave an empty text."""
    columns = [row.hampa for row in rows]
    if not all(values):
        place = 0
        for number, row in enumerate(rows):
            end = place + len(row.jenis)
            if not all(values[place:end]):
                some = zip(row.kolom, row.jenis, values[place:end], strict=False)
                empty = {huruf_kolom(column) for column, manner, value in some if manner == _OWN_TEXT and not value}
                columns[number] = " ".join([columns[number], *sorted(empty.intersection(row.rumus.split()))])
            place = end
    return _columns(numbers, columns)


def _looks(numbers: Sequence[str], rows: Sequence[_Row], values: Sequence[str]) -> Mapping[str, str]:
    """Address -> look of the numbers that look unlike what was typed."""
    looks: dict[str, str] = {}
    place = 0
    for number, row in zip(numbers, rows, strict=True):
        looks |= {letters + number: look for where, letters, look in row.rupa if values[place + where]}
        place += len(row.jenis)
    return looks
