"""The comparison with the report of BKN as a workbook: what differs, and who stands on one side only."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from xlsxwriter import Workbook

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS, WARNA_KEPALA

_BEDA: Final = (("Nama", 32), ("NIP", 21), ("Kolom", 16), ("Buku Unit", 24), ("e-Kinerja BKN", 24))
_BELUM: Final = "belum ada"


def bangun_banding(
    periode: Periode, beda: Sequence[tuple[str, str, str, str | None, str | None]], nip: Mapping[str, Sequence[str]]
) -> bytes:
    """Build the workbook.

    Args:
        periode: of which the results are.
        beda: name, NIP, column, and what the unit and BKN say.
        nip: title of a further sheet -> its NIP.
    """
    stream = io.BytesIO()
    book: Any = Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties(
        {"title": f"Perbandingan dengan e-Kinerja BKN {periode}", "created": DIBUAT, "category": KATEGORI_HASIL}
    )
    _sheet(book, "Beda", _BEDA, [[_BELUM if cell is None else cell for cell in row] for row in beda])
    for title, people in nip.items():
        _sheet(book, title, (("NIP", 21),), [[one] for one in people])
    book.close()
    return stream.getvalue()


def _sheet(book: Any, nama: str, kolom: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> None:
    base = {"font_name": HURUF, "font_size": 10, "border": 1, "border_color": WARNA_GARIS, "valign": "top"}
    head = book.add_format(base | {"bold": True, "bg_color": WARNA_KEPALA, "font_color": "#FFFFFF"})
    cell = book.add_format(base | {"text_wrap": True, "num_format": "@"})
    sheet = book.add_worksheet(nama)
    for column, (title, width) in enumerate(kolom):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, cell)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
