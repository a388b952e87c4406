"""The grid of the reader beside the grid that calamine alone gives."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from kinerja_core.workbooks.kisi import buka


def sama_dengan_calamine(path: Path) -> None:
    """Every sheet that is read holds what calamine finds in the file as it is; blank ends do not count."""
    grid = buka(path)
    with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as workbook:  # whatever its name says
        for name, rows in grid.lembar.items():
            alone = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            assert _bare(_without_errors(rows)) == _bare(alone), name


def _without_errors(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Calamine shows errors as blank."""
    return [["" if isinstance(value, str) and value.startswith("#") else value for value in row] for row in rows]


def _bare(rows: Sequence[Sequence[Any]]) -> dict[tuple[int, int], Any]:
    return {
        (row, column): value
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if value not in ("", None)
    }
