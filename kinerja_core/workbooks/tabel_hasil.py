"""Results as a workbook of plain tables, which nobody fills and no command reads back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS, WARNA_KEPALA


class TabelHasil(NamedTuple):
    """One sheet: headers with their widths, and rows of texts."""

    nama: str
    kolom: Sequence[tuple[str, int]]
    baris: Sequence[Sequence[str]]


def bangun_tabel_hasil(judul: str, tabel: Sequence[TabelHasil]) -> bytes:
    """Build the workbook; every cell is text, never a formula or a link."""
    stream = io.BytesIO()
    book: Any = Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": judul, "created": DIBUAT, "category": KATEGORI_HASIL})
    base = {"font_name": HURUF, "font_size": 10, "border": 1, "border_color": WARNA_GARIS, "valign": "top"}
    head = book.add_format(base | {"bold": True, "bg_color": WARNA_KEPALA, "font_color": "#FFFFFF"})
    cell = book.add_format(base | {"text_wrap": True, "num_format": "@"})
    for one in tabel:
        sheet = book.add_worksheet(one.nama)
        for column, (title, width) in enumerate(one.kolom):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for number, row in enumerate(one.baris, start=1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()
