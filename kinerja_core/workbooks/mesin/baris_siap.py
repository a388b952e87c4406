"""Baris siap: rows of a table made one by one as their sheet is stored, from a pattern and the values that go into it.

Rows of a table are alike: of which types their cells are differs among few kinds of rows. Each kind is one pattern of
XML, and a row is that pattern with its number and its values. XlsxWriter keeps an object for each cell and writes each
by itself; the bytes are the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat
from types import NoneType
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kinerja_core.model.excel import GALAT_EXCEL, HURUF_SEL
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.isi import BarisKolom
from kinerja_core.workbooks.mesin.kanvas import baris_teks, huruf_sebaris
from kinerja_core.workbooks.mesin.pena import tinggi_sebanyak
from kinerja_core.workbooks.mesin.spek import Baris

#: Stands for the number of a row in a pattern; no XML can hold it.
_NOMOR: Final = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class KolomSiap:
    """A column of the table.

    Attributes:
        nama: what it is called in a row.
        gaya: the look of its cells.
        lebar: its width in characters; ``None`` when rows need not be higher for its texts.
        rumus: of a formula that all rows share, the text; of others one text for each row; ``None`` for none.
        bersama: number of the formula that all rows share, and the cells that do.
    """

    nama: str
    gaya: Any
    lebar: float | None
    rumus: str | tuple[str, ...] | None
    bersama: tuple[int, str] = (0, "")


class _Jenis(NamedTuple):
    """A kind of rows: what of a row goes into which pattern, and what is done with it before.

    Attributes:
        pola: the cells.
        ambil: places, among the values of a row, of what goes into the pattern, in order.
        teks: texts that cells share: place among what goes in, column, and characters that need no second look.
        hasil: the same of texts that formulas give.
        ubah: place of anything else that is stored in another form, and what gives that.
    """

    pola: str
    ambil: list[int]
    teks: list[tuple[int, int, int]]
    hasil: list[tuple[int, int, int]]
    ubah: list[tuple[int, Callable[[Any], object]]]


class BarisSiap:
    """Rows of a table, one below the other, from the first column of its sheet.

    Args:
        halaman: the sheet.
        kolom: the columns, from the first of the sheet.
        tempat: first and last row (from 0); those for which nothing is given are blank.
        isi: the rows. They are asked for one by one when the sheet is stored, and nothing of them is kept here.
        kunci: columns that do not make a row a filled one, which is as high as its texts are in their columns.
    """

    def __init__(
        self, halaman: Any, kolom: Sequence[KolomSiap], tempat: tuple[int, int], isi: Sequence[Baris],
        kunci: Collection[str] = (),
    ) -> None:
        self._page = halaman
        self._columns = kolom
        self.pertama, self.terakhir = tempat
        self._rows = isi
        self._keys = kunci
        self._own = [one.rumus for one in kolom if isinstance(one.rumus, tuple)]

    def nilai(self, baris: int, kolom: int) -> object:
        """What a cell (from 0) shows, as XlsxWriter gives it to a chart."""
        place, column = baris - self.pertama, self._columns[kolom]
        value = self._rows[place].get(column.nama) if place < len(self._rows) else None
        if value is None or value == "" or (column.rumus is not None and value in GALAT_EXCEL):
            return ""
        return value if column.rumus is not None or isinstance(value, str) else self._number(value).lower()

    def xml(self) -> Iterator[str]:
        """The rows as they are stored.

        Raises:
            TeksSelTerlaluPanjang: a text that no cell can hold.
            TypeError: a number that no cell can hold.
        """
        kinds: dict[tuple[type, ...], _Jenis] = {}
        texts, shared = self._page.str_table, 0
        for place, (values, filled) in enumerate(islice(self._values(), self.terakhir - self.pertama + 1)):
            types = tuple(map(type, values))
            if place == 0:  # here stand the formulas that the others share
                kind = self._kind(types, awal=True)
            elif (known := kinds.get(types)) is None:
                kind = kinds[types] = self._kind(types)
            else:
                kind = known
            shared += len(kind.teks)
            inside = (*values, *(one[place] for one in self._own)) if self._own else values
            yield self._row(self.pertama + place, kind, inside, terisi=filled)
        texts.count += shared
        texts.unique_count = len(texts.string_table)

    def _values(self) -> Iterator[tuple[Sequence[Any], bool]]:
        """What is shown in each column of a row, ``None`` for nothing, and whether the row is a filled one.

        After the rows that are given come blank ones.
        """
        names = [one.nama for one in self._columns]
        computed = any(one.rumus is not None for one in self._columns)
        keys = [number for number, name in enumerate(names) if name in self._keys]
        for row in self._rows.nilai(names) if isinstance(self._rows, BarisKolom) else self._rows:
            values: Sequence[Any] = [*map(row.get, names)] if isinstance(row, Mapping) else row
            if "" in values:
                values = [None if one == "" else one for one in values]
            filled = values.count(None) < len(values) - sum(values[one] is not None for one in keys)
            if computed and not GALAT_EXCEL.isdisjoint(values):  # Excel recalculates a blank
                values = [
                    None if one in GALAT_EXCEL and column.rumus is not None else one
                    for one, column in zip(values, self._columns, strict=True)
                ]
            yield values, filled
        yield from repeat(([None] * len(names), False))

    def _row(self, nomor: int, jenis: _Jenis, nilai: Sequence[Any], *, terisi: bool) -> str:
        """A row (from 0) from its values and the formulas that are its own."""
        inside = [nilai[place] for place in jenis.ambil]
        known = self._page.str_table.string_table
        lines = 1
        for place, column, room in jenis.teks:
            text = inside[place]
            if len(text) > room or "\n" in text:
                lines = max(lines, self._lines(nomor, column, text))
            inside[place] = known.setdefault(text, len(known))
        for place, column, room in jenis.hasil:
            text = inside[place]
            if len(text) > room or "\n" in text:
                lines = max(lines, self._lines(nomor, column, text))
            inside[place] = self._page._escape_data(text)
        for place, change in jenis.ubah:
            inside[place] = change(inside[place])
        height = ""
        if terisi:
            height, pixels = _height(lines)
            if self._page.charts:  # it stands where the rows above it end
                self._page.row_sizes[nomor] = pixels
        line = str(nomor + 1)
        return f'<row r="{line}"{height}>{jenis.pola.replace(_NOMOR, line) % tuple(inside)}</row>'

    def _lines(self, nomor: int, kolom: int, teks: str) -> int:
        """Lines that a text takes in its column; of a hidden one nothing is seen."""
        column = self._columns[kolom]
        if column.rumus is None and len(teks) * 2 > HURUF_SEL:  # what cannot be too long needs no address
            batas.periksa_teks_sel(teks, self._page.get_name(), xl_rowcol_to_cell(nomor, kolom))
        return 1 if column.lebar is None else baris_teks(teks, column.lebar)

    def _number(self, value: float | datetime.date) -> str:
        number: float = self._page._convert_date_time(value) if isinstance(value, datetime.date) else value
        if number - number != 0:  # infinite, or not a number
            raise TypeError(number)
        return f"{number:.16G}"

    def _kind(self, jenis: Sequence[type], *, awal: bool = False) -> _Jenis:
        """What is done with rows of such values; in the first row (``awal``) stand the formulas that others share."""
        pattern: list[str] = []
        kind = _Jenis("", [], [], [], [])
        own = len(jenis)
        for number, (one, column) in enumerate(zip(jenis, self._columns, strict=True)):
            start = f'<c r="{xl_col_to_name(number)}{_NOMOR}" s="{column.gaya._get_xf_index()}"'
            blank, text = one is NoneType, issubclass(one, str)
            if column.rumus is None:
                typed = ' t="s"' if text else ""
                pattern.append(f"{start}/>" if blank else f"{start}{typed}><v>%s</v></c>")
            else:
                typed = ' t="str"' if text else ' t="b"' if one is bool else ""
                formula, value = self._formula(column, awal=awal), "" if blank else "<v>%s</v>"
                if isinstance(column.rumus, tuple):
                    kind.ubah.append((len(kind.ambil), self._page._escape_data))
                    kind.ambil.append(own)
                    own += 1
                    value = value or "<v></v>"  # a blank result weighs, where it stands in every row
                pattern.append(f"{start}{typed}>{formula}{value}</c>")
            if blank:
                continue
            place = len(kind.ambil)
            kind.ambil.append(number)
            if text:
                room = HURUF_SEL // 2 if column.lebar is None else huruf_sebaris(column.lebar)
                (kind.teks if column.rumus is None else kind.hasil).append((place, number, room))
            elif column.rumus is None:
                kind.ubah.append((place, self._number))
            elif one is bool:
                kind.ubah.append((place, int))
        return kind._replace(pola="".join(pattern))

    def _formula(self, kolom: KolomSiap, *, awal: bool) -> str:
        """A formula in a pattern: one that all rows share, or room for that of each row."""
        if not isinstance(kolom.rumus, str):
            return "<f>%s</f>"
        shared, reference = kolom.bersama
        formula: str = self._page.rumus_tersimpan(shared, reference if awal else "", kolom.rumus)
        return formula.replace("%", "%%")


@cache
def _height(baris: int) -> tuple[str, list[int]]:
    """The height of a row of so many lines: as it is stored, no height that somebody set; and in pixels, not hidden."""
    pixels = int(tinggi_sebanyak(baris) * 4 / 3 + 0.5)
    return f' ht="{pixels * 0.75:.16g}"', [pixels, 0]
