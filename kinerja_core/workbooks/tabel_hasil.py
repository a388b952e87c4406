"""A workbook of plain tables: what a verb found, to read, sort and print. Nobody types in it and nothing reads it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.workbooks.mesin.batas import periksa_nama_lembar, periksa_teks_sel
from kinerja_core.workbooks.mesin.pena import tinggi_baris

_FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_LINES: Final = {"border": 1, "border_color": "#BFBFBF"}
_RUPIAH: Final = {"num_format": "#,##0", "align": "right", "indent": 1}
_KEPALA: Final = 3  #: row of the headings, below title and note


@dataclass(frozen=True, slots=True)
class TabelHasil:
    """One sheet: a title, a line below it, headings with their widths, and rows."""

    nama: str
    judul: str
    keterangan: str
    kolom: tuple[tuple[str, int], ...]
    baris: Sequence[Sequence[object]]
    kosong: str = "Tidak ada."  #: what stands there without rows
    rupiah: frozenset[int] = frozenset()  #: places of the columns of amounts
    desimal: frozenset[int] = frozenset()  #: places of the columns of numbers with two decimals
    jumlah: bool = False  #: the last row is a total


def bangun_tabel(
    judul: str, lembar: Sequence[TabelHasil], muka: Callable[[Any], None] = lambda _: None
) -> bytes:
    """Build the workbook; numbers stay numbers, and no text becomes a formula or a link.

    Args:
        judul: title of the file.
        lembar: its sheets.
        muka: draws a sheet before them.
    """
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    workbook.set_properties({"title": judul, "created": DIBUAT, "category": KATEGORI_HASIL})
    formats = {
        "judul": workbook.add_format({"font_name": "Arial", "font_size": 14, "bold": True}),
        "keterangan": workbook.add_format(
            {"font_name": "Arial", "font_size": 9, "italic": True, "font_color": "#595959"}
        ),
        "kepala": workbook.add_format(
            _FONT | _LINES | {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "text_wrap": True,
                              "align": "center", "valign": "vcenter"}
        ),
        "teks": workbook.add_format(_FONT | _LINES | {"text_wrap": True}),
        "angka": workbook.add_format(_FONT | _LINES | {"num_format": "General", "align": "center"}),
        "desimal": workbook.add_format(_FONT | _LINES | {"num_format": "0.00#", "align": "center"}),
        "rupiah": workbook.add_format(_FONT | _LINES | _RUPIAH),
        "teks jumlah": workbook.add_format(_FONT | _LINES | {"text_wrap": True, "bold": True}),
        "angka jumlah": workbook.add_format(_FONT | _LINES | {"align": "center", "bold": True}),
        "rupiah jumlah": workbook.add_format(_FONT | _LINES | _RUPIAH | {"bold": True}),
    }  # fmt: skip
    muka(workbook)
    for one in lembar:
        _write(workbook, one, formats)
    workbook.close()
    return stream.getvalue()


def _write(workbook: Any, lembar: TabelHasil, formats: Mapping[str, Any]) -> None:
    sheet = workbook.add_worksheet(periksa_nama_lembar(lembar.nama))

    def text(row: int, column: int, value: object, look: str) -> None:
        content = periksa_teks_sel(str(value), lembar.nama, xl_rowcol_to_cell(row, column))
        sheet.write_string(row, column, content, formats[look])

    sheet.hide_gridlines(2)
    text(0, 0, lembar.judul, "judul")
    text(1, 0, lembar.keterangan, "keterangan")
    for column, (title, width) in enumerate(lembar.kolom):
        sheet.set_column(column, column, width)
        text(_KEPALA, column, title, "kepala")
    for number, row in enumerate(lembar.baris, start=_KEPALA + 1):
        widths = (width for _, width in lembar.kolom)
        sheet.set_row(number, tinggi_baris(zip(map(str, row), widths, strict=True)))
        total = " jumlah" if lembar.jumlah and number == _KEPALA + len(lembar.baris) else ""
        for column, value in enumerate(row):
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                look = "rupiah" if column in lembar.rupiah else "desimal" if column in lembar.desimal else "angka"
                sheet.write_number(number, column, value, formats[look + total])
            else:
                text(number, column, "" if value is None else value, f"teks{total}")
    if not lembar.baris:
        sheet.write_string(_KEPALA + 1, 0, lembar.kosong, formats["keterangan"])
    last = _KEPALA + max(len(lembar.baris), 1)
    sheet.autofilter(_KEPALA, 0, last, len(lembar.kolom) - 1)
    sheet.freeze_panes(_KEPALA + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_KEPALA)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.set_footer("&L&A&RHalaman &P dari &N")
