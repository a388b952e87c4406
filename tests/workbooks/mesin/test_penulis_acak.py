"""However a program writes a workbook, its cells hold what openpyxl finds in them."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.workbooks.mesin.kisi import buka_bita
from kinerja_core.workbooks.mesin.lembar_xml import baca_lembar
from kinerja_core.workbooks.mesin.sel_xml import GayaSel
from tests.workbooks.mesin.paket_acak import PaketAcak, kemas_zip

_ESCAPED: Final = re.compile(r"_x([0-9A-F]{4})_")
_NS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sama(value: object) -> object:
    """A value as both readers mean it: openpyxl leaves characters by their numbers, and days are moments to it."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return round(float(value), 6)
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value
    return value


def _openpyxl(stream: io.BytesIO) -> dict[tuple[int, int], Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(stream, data_only=True)["A"]
    return {
        (cell.row - 1, cell.column - 1): cell.value
        for row in sheet.iter_rows() for cell in row if cell.value not in ("", None)
    }


@given(st.integers(0, 1_000_000))
def test_cells_hold_what_openpyxl_finds_in_them(benih: int) -> None:
    package = PaketAcak(benih)
    parts = package.tulis()
    theirs = _openpyxl(kemas_zip(parts))
    rows = buka_bita(kemas_zip(parts, ketat=package.ketat).getvalue(), None, Anggaran()).lembar["A"]
    mine = {
        (row, column): value
        for row, cells in enumerate(rows) for column, value in enumerate(cells) if value not in ("", None)
    }
    pairs = {place: (_sama(mine.get(place)), _sama(theirs.get(place))) for place in mine | theirs}
    assert {
        place: pair for place, pair in pairs.items()
        if pair[0] != pair[1] and not (  # a part of a day before the first one: in 1904 openpyxl counts it from there
            isinstance(pair[0], datetime.time) and isinstance(pair[1], datetime.datetime)
        )
    } == {}


@pytest.mark.parametrize(
    ("sel", "isi"),
    [
        ('<c r="A1" t="d"><v>2025-09-02</v></c>', datetime.date(2025, 9, 2)),
        ('<c r="A1" t="d"><v>2025-09-02T00:00:00.000Z</v></c>', datetime.date(2025, 9, 2)),
        ('<c r="A1" t="d"><v>2025-09-02T08:30:00Z</v></c>', datetime.datetime(2025, 9, 2, 8, 30)),  # noqa: DTZ001 - Excel has none
        ('<c r="A1" t="b"><v>false</v></c>', False),
        ('<c r="A1" t="b"><v>true</v></c>', True),
        ('<c r="a1"><v>7</v></c>', 7.0),
    ],
)  # fmt: skip
def test_values_that_calamine_alone_takes_for_others(sel: str, isi: object) -> None:
    parts = PaketAcak(1).tulis()
    name = next(one for one in parts if one.startswith("xl/worksheets"))
    sheet = f'<worksheet xmlns="{_NS}"><sheetData><row r="1">{sel}</row></sheetData></worksheet>'.encode()
    ((value,),) = buka_bita(kemas_zip(parts | {name: sheet}).getvalue(), None, Anggaran()).lembar["A"]
    assert (type(_sama(value)), _sama(value)) == (type(isi), isi)


def test_merged_cells_are_told_in_capital_letters() -> None:
    sheet = f'<x:worksheet xmlns:x="{_NS}"><x:sheetData/><x:mergeCell ref="a1:b2"/></x:worksheet>'.encode()
    assert baca_lembar(sheet, GayaSel((), {}), Anggaran()).gabung == ("A1:B2",)  # alamat: of no sheet of ours
