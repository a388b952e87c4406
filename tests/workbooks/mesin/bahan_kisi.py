"""The kisi of the reader beside the kisi that calamine alone gives."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from kinerja_core.workbooks.mesin.kisi import buka


def sama_dengan_calamine(path: Path) -> None:
    """Every sheet that is read holds what calamine finds in the file as it is; blank ends and errors do not count."""
    kisi = buka(path)
    with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as workbook:  # whatever its name says
        for name, rows in kisi.lembar.items():
            alone = _bare(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
            mine = _bare(rows)
            errors = {where for where in mine.keys() - alone.keys() if str(mine[where]).startswith("#")}
            assert {where: value for where, value in mine.items() if where not in errors} == alone, name


def _bare(rows: Sequence[Sequence[Any]]) -> dict[tuple[int, int], Any]:
    return {
        (row, column): value
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if value not in ("", None)
    }
