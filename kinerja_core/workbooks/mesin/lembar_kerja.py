"""A worksheet of XlsxWriter that stores formulas and heights of rows as Excel itself does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellStringTuple, Worksheet


class LembarKerja(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that knows its formulas need no rewriting and its row heights are only a first guess.

    Formulas here use no function newer than Excel 2010, so XlsxWriter's searches for those, most of the time of
    a build, are left out. Heights without ``customHeight`` let Excel and LibreOffice refit a row as it is edited.
    """

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: object = None, value: object = 0
    ) -> int:
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT - theirs
        return formula.removeprefix("=")

    def tinggi_awal(self, baris: int, tinggi: float) -> None:
        """Show a row (from 0) at a height that later edits may change."""
        self.set_row(baris, tinggi)
        self.__dict__.setdefault("baris_lentur", set()).add(baris + 1)

    def rumus_bersama(self, kolom: int, baris1: int, baris2: int) -> None:
        """Store one formula for a whole column of rows (from 0), as Excel itself does when a formula is filled down."""
        shared = self.__dict__.setdefault("rumus_kolom", [])
        reference = f"{xl_rowcol_to_cell(baris1, kolom)}:{xl_rowcol_to_cell(baris2, kolom)}"
        cells = self.__dict__.setdefault("rumus_sel", {})
        for row in range(baris1, baris2 + 1):
            cells[xl_rowcol_to_cell(row, kolom)] = (len(shared), reference if row == baris1 else "")
        shared.append(reference)

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        shared = self.__dict__.get("rumus_sel", {}).get(attributes[0][1])
        if shared is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        number, reference = shared
        marks = "".join(f' {key}="{value}"' for key, value in attributes)
        text = f' si="{number}"/>'
        if reference:
            text = f' ref="{reference}" si="{number}">{self._escape_data(formula)}</f>'
        value = "" if result == "" else f"<v>{self._escape_data(result)}</v>"  # a blank result weighs in every row
        self.fh.write(f'<c{marks}><f t="shared"{text}{value}</c>')

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = type(cell)
        if cell.format is None or kind not in {CellStringTuple, CellBlankTuple}:
            super()._write_cell(row, col, cell)
            return
        # most cells: the same bytes, without a search for signs that a number and an address cannot hold
        content = f' t="s"><v>{cell.string}</v></c>' if kind is CellStringTuple else "/>"
        self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"{content}')

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row":  # spans only help a reader that wants to know the width of a row beforehand
            left = {"spans", "customHeight"} if attributes[0][1] in self.__dict__.get("baris_lentur", ()) else {"spans"}
            attributes = [pair for pair in attributes if pair[0] not in left]
        super()._xml_start_tag_unencoded(tag, attributes)
