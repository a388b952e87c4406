"""A worksheet of XlsxWriter for very many plain rows: the same bytes, without what a plain cell does not need."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellDatetimeTuple, CellNumberTuple, CellStringTuple, Worksheet

#: What a text may hold that is written in another way; XlsxWriter decides on those.
_CAREFUL: Final = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x")


class LembarEkspor(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that takes whole rows, below the first one, which had a cell in every column."""

    def tulis_baris(self, baris: int, tinggi: float, sel: dict[int, Any]) -> None:
        """Write the next row: its cells by their columns, each made by one of the methods below."""
        if self.constant_memory:  # of rows that are on the disk nobody asks any more
            self.row_sizes.clear()
            self.row_info.pop(baris - 2, None)
        self.set_row(baris, tinggi)
        if not sel:
            return
        if self.constant_memory and baris > self.previous_row:
            self._write_single_row(baris)
        self.table[baris].update(sel)

    def teks(self, isi: str, gaya: object) -> Any:
        """A cell of text, no longer than Excel can hold."""
        return CellStringTuple(isi if self.constant_memory else self.str_table._get_shared_string_index(isi), gaya)

    def bilangan(self, isi: int, gaya: object) -> Any:
        """A cell of a number."""
        return CellNumberTuple(isi, gaya)

    def hari(self, isi: date, gaya: object) -> Any:
        """A cell of a calendar day."""
        days = self.__dict__.setdefault("hari_dikenal", {})
        if isi not in days:  # of a year there are few
            days[isi] = self._convert_date_time(datetime(isi.year, isi.month, isi.day))  # noqa: DTZ001 - has no zone
        return CellDatetimeTuple(days[isi], gaya)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = type(cell)
        if not cell.format:
            super()._write_cell(row, col, cell)
            return
        if kind is not CellStringTuple:
            content = f"><v>{cell.number:.16G}</v></c>" if kind in {CellNumberTuple, CellDatetimeTuple} else ""
        elif not self.constant_memory:
            content = f' t="s"><v>{cell.string}</v></c>'
        else:
            text = cell.string
            plain = not (_CAREFUL.search(text) or text[:1].isspace() or text[-1:].isspace())
            content = f' t="inlineStr"><is><t>{text}</t></is></c>' if plain else ""
        if content:
            self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"{content}')
        else:
            super()._write_cell(row, col, cell)
