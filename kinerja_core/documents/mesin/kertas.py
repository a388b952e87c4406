"""Paper of a document: the size of its pages, and what is as wide as the text on any paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from kinerja_core.model.kertas import UKURAN_KERTAS_MM

#: Page sizes in twentieths of a point.
UKURAN_KERTAS: Final[dict[str, tuple[int, int]]] = {
    name: (round(width * 1440 / 25.4), round(length * 1440 / 25.4))
    for name, (width, length) in UKURAN_KERTAS_MM.items()
}

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: Twentieths of a point (1.5 mm) that a table may differ from the width of the text and still be as wide.
_TOLERANCE: Final = 85
_EMU: Final = 635


def sesuaikan_kertas(badan: Any, kertas: str) -> int:
    """Set the page size of every section, and widen or narrow with it the tables and drawings as wide as the text.

    Args:
        badan: the element ``w:body``.
        kertas: ``"a4"`` or ``"f4"``.

    Returns:
        The width of the text of the first section, in EMU.
    """
    short, long = UKURAN_KERTAS[kertas]
    widths: list[int] = []
    blocks: list[Any] = []
    for block in badan:
        blocks.append(block)
        for section in block.iter(_W + "sectPr"):
            size = section.find(_W + "pgSz")
            if size is None:
                continue
            sides = _sides(section.find(_W + "pgMar"))
            before = int(size.get(_W + "w", "0")) - sides
            across = size.get(_W + "orient") == "landscape"
            size.set(_W + "w", str(long if across else short))
            size.set(_W + "h", str(short if across else long))
            widths.append((long if across else short) - sides)
            if before > 0 and before != widths[-1]:
                _stretch(blocks, before, widths[-1])
            blocks = []
    return (widths[0] if widths else short) * _EMU


def _sides(margin: Any) -> int:
    return 0 if margin is None else sum(int(float(margin.get(_W + side, "0"))) for side in ("left", "right"))


def _stretch(blocks: Iterable[Any], before: int, after: int) -> None:
    for block in blocks:
        for table in block.iter(_W + "tbl"):
            columns = table.findall(f"{_W}tblGrid/{_W}gridCol")
            if abs(sum(int(column.get(_W + "w", "0")) for column in columns) - before) > _TOLERANCE:
                continue
            for item in (
                *columns,
                *table.findall(f"{_W}tblPr/{_W}tblW[@{_W}type='dxa']"),
                *table.findall(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcW[@{_W}type='dxa']"),
            ):
                item.set(_W + "w", str(int(item.get(_W + "w", "0")) * after // before))
        for drawing in block.iter(_WP + "inline"):
            size = drawing.find(_WP + "extent")
            if size is None or abs(int(size.get("cx", "0")) - before * _EMU) > _TOLERANCE * _EMU:
                continue
            for item in (size, *drawing.iter(_A + "ext")):
                if item.get("cx"):
                    item.set("cx", str(int(item.get("cx")) * after // before))
