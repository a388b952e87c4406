"""A worksheet of XlsxWriter that stores formulas and heights of rows as Excel itself does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell, xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellStringTuple, Worksheet

from kinerja_core.workbooks.mesin.alamat import tempat
from kinerja_core.workbooks.mesin.baris_siap import BarisSiap, KolomSiap
from kinerja_core.workbooks.mesin.rumus_bersama import dapat_dibagi
from kinerja_core.workbooks.mesin.spek import Baris


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

    def tabel(
        self, kolom: Sequence[KolomSiap], tempat: tuple[int, int], isi: Sequence[Baris], kunci: Collection[str] = ()
    ) -> None:
        """Rows (first and last, from 0), of which this sheet has one block, that are written all alike."""
        baris1, baris2 = tempat
        if self._check_dimensions(baris1, 0) or self._check_dimensions(baris2, len(kolom) - 1):
            raise ValueError(f"{self.get_name()}: baris {baris2 + 1} tidak muat di lembar Excel")
        self.__dict__["baris_siap"] = BarisSiap(self, kolom, tempat, isi, kunci)

    def _write_rows(self) -> None:
        ready: BarisSiap | None = self.__dict__.get("baris_siap")
        if ready is None:
            super()._write_rows()
            return
        if not self.table.keys().isdisjoint(range(ready.pertama, ready.terakhir + 1)):
            raise ValueError(f"{self.get_name()}: sel ditulis di antara baris tabel")
        last = self.__dict__["dim_rowmax"]
        self.dim_rowmax = ready.pertama - 1
        super()._write_rows()
        self.fh.writelines(ready.xml())
        self.dim_rowmin, self.dim_rowmax = ready.terakhir + 1, last
        super()._write_rows()

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> list[object]:
        ready: BarisSiap | None = self.__dict__.get("baris_siap")
        found: list[object] = []
        for row in range(row_start, row_end + 1):
            if ready is not None and ready.pertama <= row <= ready.terakhir:
                found += [ready.nilai(row, column) for column in range(col_start, col_end + 1)]
            else:
                found += super()._get_range_data(row, col_start, row, col_end)
        return found

    def _write_drawings(self) -> None:
        """Where the charts of the sheet are: XlsxWriter makes their part only when all sheets are stored."""
        if self.charts:
            self.rel_count += 1
            self._write_drawing(self.rel_count)

    def _calculate_spans(self) -> None:
        """Nothing: spans are left out."""

    def rumus_bersama(self, kolom: int, baris1: int, baris2: int, kolom2: int | None = None) -> tuple[int, str]:
        """Store one formula for all rows (from 0) of a column, as Excel itself does when a formula is filled down.

        With ``kolom2`` for the columns up to that one. Gives its number and the cells that share it.
        """
        last = kolom if kolom2 is None else kolom2
        reference = f"{xl_rowcol_to_cell(baris1, kolom)}:{xl_rowcol_to_cell(baris2, last)}"
        columns = self.__dict__.setdefault("rumus_kolom", {})
        number = self.__dict__["banyak_rumus"] = self.__dict__.get("banyak_rumus", -1) + 1
        for column in range(kolom, last + 1):
            place = (baris1 + 1, baris2 + 1, number, reference if column == kolom else "")
            columns.setdefault(xl_col_to_name(column), []).append(place)
        return number, reference

    def _shared(self, sel: str) -> tuple[int, str] | None:
        """The number of the shared formula of a cell; with the cells that share it, at the first of them."""
        letters = sel.rstrip("0123456789")
        row = int(sel[len(letters) :])
        for first, last, number, reference in self.__dict__.get("rumus_kolom", {}).get(letters, ()):
            if first <= row <= last:
                return number, reference if row == first else ""
        return None

    def rumus_tersimpan(self, nomor: int, acuan: str, rumus: str) -> str:
        """A shared formula as a cell stores it: at the first of the cells that share it, which knows them, in full."""
        if not acuan:
            return f'<f t="shared" si="{nomor}"/>'
        first, last = (tempat(cell)[0] + 1 for cell in acuan.split(":"))
        shared = dapat_dibagi(rumus, self.get_name(), (first, last), self.__dict__["beri_nama"])
        return f'<f t="shared" ref="{acuan}" si="{nomor}">{self._escape_data(shared)}</f>'

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        shared = self._shared(str(attributes[0][1]))
        if shared is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        marks = "".join(f' {key}="{value}"' for key, value in attributes)
        value = "" if result == "" else f"<v>{self._escape_data(result)}</v>"  # a blank result weighs in every row
        self.fh.write(f"<c{marks}>{self.rumus_tersimpan(*shared, formula)}{value}</c>")

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
