"""Functions and rooms stay small enough to be read at once."""

from __future__ import annotations

import ast
from pathlib import Path

AKAR = Path(__file__).parents[1]
SUMBER = [path for room in ("kinerja_core", "addin", "docx_templates") for path in sorted((AKAR / room).rglob("*.py"))]
#: Modules of more than 500 lines that do one job: a catalogue, and the people of the sample.
SATU_TUGAS = {"kinerja_core/model/kode_temuan.py", "kinerja_core/services/contoh/unit.py"}


def test_no_function_is_longer_than_sixty_lines() -> None:
    found = [
        f"{path.relative_to(AKAR)}: {node.name} {node.end_lineno - node.lineno + 1}"
        for path in SUMBER
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None and node.end_lineno - node.lineno >= 60
    ]
    assert found == []


def test_a_module_of_more_than_five_hundred_lines_does_one_job() -> None:
    long = {
        path.relative_to(AKAR).as_posix()
        for path in SUMBER
        if len(path.read_text(encoding="utf-8").splitlines()) > 500
    }
    assert long == SATU_TUGAS


def test_workbooks_has_at_most_fifteen_rooms_at_its_top() -> None:
    rooms = [path for path in (AKAR / "kinerja_core" / "workbooks").iterdir() if not path.name.startswith("__")]
    assert len(rooms) <= 15
