"""Baris siap: rows of a table kept as a pattern and the values that go into it, until the sheet is stored.

Rows of a table are alike: which cells are blank, texts, numbers or formulas with their results differs among few kinds
of rows. Each kind is one pattern of XML, and a row is that pattern with its number and its values. XlsxWriter keeps an
object for each cell and writes each by itself; the bytes are the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kinerja_core.model.excel import GALAT_EXCEL, HURUF_SEL
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.kanvas import baris_teks, huruf_sebaris
from kinerja_core.workbooks.mesin.pena import tinggi_sebanyak
from kinerja_core.workbooks.mesin.spek import Baris, Nilai

#: Stands for the number of a row in a pattern; no XML can hold it.
_NOMOR: Final = "\0"
#: Kinds of cells without a formula, and of what a formula gives, each with the type that the cell states.
_KOSONG, _TEKS, _ANGKA = "_", "s", "n"
_HASIL_KOSONG, _HASIL_TEKS, _HASIL_ANGKA, _HASIL_YA = "-", "t", "v", "b"
_JENIS: Final = {
    _KOSONG: "", _TEKS: ' t="s"', _ANGKA: "", _HASIL_KOSONG: "", _HASIL_TEKS: ' t="str"', _HASIL_ANGKA: "",
    _HASIL_YA: ' t="b"',
}
_BLANK: Final = frozenset({_KOSONG, _HASIL_KOSONG})


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


class BarisSiap:
    """Rows of a table, one below the other, from the first column of its sheet."""

    def __init__(self, halaman: Any, kolom: Sequence[KolomSiap], pertama: int, terakhir: int) -> None:
        self._page = halaman
        self._columns = kolom
        self.pertama = pertama  #: first row, from 0
        self.terakhir = terakhir
        self._index: Callable[[str], int] = halaman.str_table._get_shared_string_index
        self._places = [
            (number, one.nama, one.rumus, 0 if one.lebar is None else huruf_sebaris(one.lebar), one.lebar or 0.0)
            for number, one in enumerate(kolom)
        ]
        self._rows: list[tuple[str, str, tuple[object, ...]]] = []

    def tambah(self, isi: Baris, *, terisi: bool) -> None:
        """The next row; one that is filled is as high as its texts are in their columns.

        Raises:
            TeksSelTerlaluPanjang: a text that no cell can hold.
        """
        kinds: list[str] = []
        values: list[object] = []
        lines = 1
        for number, name, formula, room, width in self._places:
            value = isi.get(name)
            if isinstance(value, str) and room and (len(value) > room or "\n" in value):
                lines = max(lines, baris_teks(value, width))
            if formula is not None:
                kinds.append(self._add_result(formula, value, values))
            elif value is None or value == "":
                kinds.append(_KOSONG)
            elif isinstance(value, str):
                if len(value) * 2 > HURUF_SEL:  # what cannot be too long needs no address to be named by
                    where = xl_rowcol_to_cell(self.pertama + len(self._rows), number)
                    batas.periksa_teks_sel(value, self._page.get_name(), where)
                values.append(self._index(value))
                kinds.append(_TEKS)
            else:
                values.append(self._number(value))
                kinds.append(_ANGKA)
        height = ""
        if terisi:
            height, pixels = _height(lines)
            self._page.row_sizes[self.pertama + len(self._rows)] = pixels  # where a chart below would stand
        self._rows.append(("".join(kinds), height, tuple(values)))

    def _number(self, value: float | datetime.date) -> str:
        number: float = self._page._convert_date_time(value) if isinstance(value, datetime.date) else value
        if number - number != 0:  # infinite, or not a number
            raise TypeError(number)
        return f"{number:.16G}"

    def _add_result(self, rumus: str | tuple[str, ...], value: Nilai, values: list[object]) -> str:
        """Add what a formula gives, after the formula itself where its rows do not share it; gives its kind."""
        if not isinstance(rumus, str):
            values.append(self._page._escape_data(rumus[len(self._rows)]))
        if value is None or value == "" or value in GALAT_EXCEL:
            return _HASIL_KOSONG
        if isinstance(value, str):
            values.append(self._page._escape_data(value))
            return _HASIL_TEKS
        values.append(int(value) if isinstance(value, bool) else value)
        return _HASIL_YA if isinstance(value, bool) else _HASIL_ANGKA

    def nilai(self, baris: int, kolom: int) -> object:
        """What a cell (from 0) shows, as XlsxWriter gives it to a chart; not after :meth:`xml`."""
        kinds, _, values = self._rows[baris - self.pertama]
        own = [column.rumus is not None and not isinstance(column.rumus, str) for column in self._columns]
        kind = kinds[kolom]
        if kind in _BLANK:
            return ""
        before = sum(own[: kolom + 1]) + sum(1 for one in kinds[:kolom] if one not in _BLANK)
        value = values[before]
        if kind == _TEKS:
            return self._page.str_table._get_shared_string(value)
        if isinstance(value, str):
            return value.lower() if kind == _ANGKA else _unescaped(value)
        return bool(value) if kind == _HASIL_YA else value

    def xml(self) -> Iterator[str]:
        """The rows as they are stored; they are let go of."""
        rows, self._rows = self._rows, []
        rows.reverse()
        patterns: dict[str, str] = {}
        number = self.pertama
        while rows:
            kinds, height, values = rows.pop()
            number += 1
            if number == self.pertama + 1:
                pattern = self._pattern(kinds, awal=True)
            elif (pattern := patterns.get(kinds, "")) == "":
                pattern = patterns[kinds] = self._pattern(kinds)
            yield f'<row r="{number}"{height}>{pattern.replace(_NOMOR, str(number)) % values}</row>'

    def _pattern(self, kinds: str, *, awal: bool = False) -> str:
        """The cells of a kind of row; in the first row (``awal``) stands the formula that the others share."""
        parts = []
        for number, (kind, column) in enumerate(zip(kinds, self._columns, strict=True)):
            head = f'<c r="{xl_col_to_name(number)}{_NOMOR}" s="{column.gaya._get_xf_index()}"{_JENIS[kind]}'
            if kind == _KOSONG:
                parts.append(f"{head}/>")
            elif column.rumus is None:
                parts.append(f"{head}><v>%s</v></c>")
            elif not isinstance(column.rumus, str):
                parts.append(f"{head}><f>%s</f><v>{'' if kind == _HASIL_KOSONG else '%s'}</v></c>")
            else:
                shared, reference = column.bersama
                formula = self._page.rumus_tersimpan(shared, reference if awal else "", column.rumus)
                formula = formula.replace("%", "%%")
                value = "" if kind == _HASIL_KOSONG else "<v>%s</v>"  # a blank result weighs in every row
                parts.append(f"{head}>{formula}{value}</c>")
        return "".join(parts)


@cache
def _height(baris: int) -> tuple[str, list[int]]:
    """The height of a row of so many lines: as it is stored, no height that somebody set; and in pixels, not hidden."""
    pixels = int(tinggi_sebanyak(baris) * 4 / 3 + 0.5)
    return f' ht="{pixels * 0.75:.16g}"', [pixels, 0]


def _unescaped(teks: str) -> str:
    """The text that XlsxWriter escaped for an element."""
    return teks.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
