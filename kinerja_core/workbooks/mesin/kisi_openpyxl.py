"""The second reader: the same kisi by openpyxl, for workbooks that calamine refuses.

It gets the package that calamine got, whose cells have been counted, so that its slowness costs little.
"""

from __future__ import annotations

import datetime
import io
import warnings
from typing import Any, Final, cast

from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel


def dengan_openpyxl(stored: io.BytesIO) -> dict[str, list[BarisKisi]]:
    """The values of all sheets as openpyxl reads them, in calamine's words.

    Raises:
        Exception: whatever openpyxl raises at what it cannot read; it has no error of its own.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, and seldom needed

    stored.seek(0)
    with warnings.catch_warnings():  # about styles and extensions that no value depends on
        warnings.simplefilter("ignore")
        book = load_workbook(stored, data_only=True, keep_links=False)
    return {sheet.title: _rows(sheet) for sheet in book.worksheets}


def _rows(sheet: Any) -> list[BarisKisi]:
    """Rows up to the last cell that holds something, all of one width; row 1 and column A stand first."""
    filled = [(cell.row, cell.column) for cell in sheet._cells.values() if cell.value not in {None, ""}]
    if not filled:
        return []
    rows, columns = max(row for row, _ in filled), max(column for _, column in filled)
    found: list[BarisKisi] = [[""] * columns for _ in range(rows)]
    for row, column in filled:
        found[row - 1][column - 1] = _value(sheet.cell(row, column).value)
    return found


_ESCAPED: Final = ungkapan(r"_x([0-9A-Fa-f]{4})_")


def _value(value: object) -> IsiSel:
    if isinstance(value, str):  # openpyxl leaves characters that XML cannot hold as they are written
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return cast("IsiSel", value)
