"""Tables, their rows and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import fsum
from typing import Any, Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm

from docx_templates.bagian.tulisan import TENGAH, elemen, tulis

LATAR_KEPALA: Final = "E7EEF0"
LATAR_JUDUL: Final = "F3F6F7"


def tabel(tempat: Any, lebar: Sequence[float], *, bergaris: bool = True, sela: float = 0.15, atas: float = 0) -> Any:
    """A table of fixed column widths in cm without rows; ``sela`` and ``atas`` are the space inside its cells."""
    table = tempat.add_table(0, len(lebar))
    table.style = None
    table.autofit = False
    properties = table._tbl.tblPr
    total = properties.find(qn("w:tblW"))
    total.set(qn("w:type"), "dxa")
    total.set(qn("w:w"), str(int(fsum(lebar) * 567)))
    look = properties.find(qn("w:tblLook"))
    if bergaris:  # stated here: LibreOffice needs a quarter more time for a table whose lines come from a style
        borders = elemen("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(elemen(f"w:{side}", val="single", sz="4", space="0", color="auto"))
        properties.find(qn("w:tblLayout")).addprevious(borders)
    margins = elemen("w:tblCellMar")
    for side, space in (("top", atas), ("left", sela), ("bottom", atas), ("right", sela)):
        margins.append(elemen(f"w:{side}", w=str(int(space * 567)), type="dxa"))
    look.addprevious(margins)
    for column, width in zip(table.columns, lebar, strict=True):
        column.width = Cm(width)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.lebar = lebar
    return table


def menjorok(table: Any, kiri: float) -> None:
    """Indent a table by ``kiri`` cm."""
    table._tbl.tblPr.find(qn("w:jc")).addnext(elemen("w:tblInd", w=str(int(kiri * 567)), type="dxa"))


def baris(table: Any, *, kepala: bool = False, utuh: bool = True) -> list[Any]:
    """A row; ``kepala`` repeats on every page, ``utuh`` never splits over pages. Returns its cells."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    if utuh:
        properties.append(elemen("w:cantSplit"))
    if kepala:
        properties.append(elemen("w:tblHeader"))
    cells = list(row.cells)
    for cell, width in zip(cells, table.lebar, strict=True):
        cell.width = Cm(width)
    if kepala:
        for cell in cells:
            cell._tc.get_or_add_tcPr().append(elemen("w:shd", val="clear", color="auto", fill=LATAR_KEPALA))
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def kepala(table: Any, judul: Sequence[str], ukuran: float | None = None) -> None:
    """The heading row."""
    for cell, text in zip(baris(table, kepala=True), judul, strict=True):
        tulis(cell, text, tebal=True, rata=TENGAH, ukuran=ukuran, ikut=True)


def tanda(table: Any, teks: str) -> None:
    """A row that holds only a ``{%tr %}`` tag."""
    cells = baris(table, utuh=False)
    tulis(cells[0], teks)


def baris_daftar(table: Any, isi: Callable[[bool], None]) -> None:
    """The row of a loop, written by ``isi``; the last of them (then called with true) stays with the row after it."""
    tanda(table, "{%tr if loop.last %}")
    isi(True)
    tanda(table, "{%tr else %}")
    isi(False)
    tanda(table, "{%tr endif %}")


def tanpa_garis(cell: Any, *sisi: str) -> None:
    """A cell of a bordered table without lines at these sides."""
    borders = elemen("w:tcBorders")
    for side in sisi:
        borders.append(elemen(f"w:{side}", val="nil"))
    cell._tc.get_or_add_tcPr().append(borders)


def sela_sel(cell: Any, **sisi: float) -> None:
    """The room in cm inside a cell at these sides."""
    margins = elemen("w:tcMar")
    for side, space in sisi.items():
        margins.append(elemen(f"w:{side}", w=str(int(space * 567)), type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)


def pilihan(tempat: Any, isian: str, ya: str, tidak: str) -> None:
    """Two drawn boxes with their words; the chosen one holds an X. No special font is needed to show it."""
    table = tabel(tempat, (0.6, 2.6, 0.6, 4.0), bergaris=False, sela=0.05)
    menjorok(table, 0.65)
    cells = baris(table)
    row = table.rows[0]
    row.height, row.height_rule = Cm(0.6), WD_ROW_HEIGHT_RULE.EXACTLY
    for place, (syarat, kata) in enumerate(((isian, ya), (f"not {isian}", tidak))):
        box, label = cells[2 * place], cells[2 * place + 1]
        borders = elemen("w:tcBorders")
        for side in ("top", "left", "bottom", "right"):
            borders.append(elemen(f"w:{side}", val="single", sz="8", space="0", color="000000"))
        box._tc.get_or_add_tcPr().append(borders)
        box.vertical_alignment = label.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        tulis(box, f"{{% if {syarat} %}}X{{% endif %}}", tebal=True, rata=TENGAH)
        tulis(label, f" {kata}")


@contextmanager
def satu_halaman(document: Any, lebar: Sequence[float], daftar: Any = None, jarak: float = 1) -> Iterator[Any]:
    """A place whose tables never split over pages: LibreOffice keeps one row whole, but not rows that hold tables.

    ``lebar`` are the widths of its widest table: docxtpl mends a table that has fewer columns than those inside it.
    With a table ``daftar`` the place is its last row, without lines: LibreOffice keeps a row only with the next one
    of the same table, so what is signed after a long table would else stand alone on a page.
    """
    first, *_, last = baris(tabel(document, lebar, bergaris=False, sela=0) if daftar is None else daftar)
    cell = first.merge(last)
    if daftar is not None:
        tanpa_garis(cell, "left", "bottom", "right")
        sela_sel(cell, left=0, bottom=0, right=0)
    tulis(cell, ukuran=jarak, ikut=True)
    yield cell
    if cell.paragraphs[-1].text:
        return
    cell._tc.remove(cell.paragraphs[-1]._p)  # the line that python-docx puts after a table
    tulis(cell, ukuran=1)
