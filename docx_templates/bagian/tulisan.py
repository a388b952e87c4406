"""Paragraphs, and what stands in them."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

TEAL: Final = RGBColor(0x00, 0x80, 0x80)
KELABU: Final = RGBColor(0x59, 0x59, 0x59)

#: What is printed where something is written by hand.
TITIK: Final = "……………………"

KIRI, TENGAH, RATA = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def elemen(name: str, **attributes: str) -> Any:
    """A WordprocessingML element with attributes of the ``w`` namespace."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def atau(isian: str, kosong: str = "-") -> str:
    """An optional field, or what stands in its place."""
    return f"{{% if {isian} %}}{{{{ {isian} }}}}{{% else %}}{kosong}{{% endif %}}"


def _paragraf(tempat: Any) -> Paragraph:
    """A new paragraph; the first of a cell is there already."""
    if (
        hasattr(tempat, "_tc")
        and tempat.paragraphs
        and not tempat.paragraphs[-1].runs
        and not getattr(tempat, "_mulai", 0)
    ):
        tempat._mulai = 1
        first: Paragraph = tempat.paragraphs[-1]
        return first
    added: Paragraph = tempat.add_paragraph()
    return added


def _baris_kosong(paragraph: Paragraph, ukuran: float) -> None:
    """Make an empty line of this height."""
    mark = paragraph._p.get_or_add_pPr()
    properties = elemen("w:rPr")
    properties.append(elemen("w:sz", val=str(int(ukuran * 2))))
    mark.append(properties)
    if ukuran < 2:
        # as good as none, so that it never begins a page of its own after a full one
        layout = paragraph.paragraph_format
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(ukuran / 20)


def tulis(
    tempat: Any,
    teks: str = "",
    *,
    tebal: bool = False,
    garis: bool = False,
    ukuran: float | None = None,
    warna: RGBColor | None = None,
    rata: Any = None,
    sebelum: float = 0,
    sesudah: float = 0,
    ikut: bool = False,
    kiri: float = 0,
    gantung: float = 0,
    bab: int = 0,
) -> Paragraph:
    """A paragraph in a document or a cell; ``ikut`` keeps it with the next, ``gantung`` is a hanging indent in cm.

    ``bab`` is the level of a heading (1 is the title): Word's navigation and the bookmarks of a PDF show it.
    """
    paragraph = _paragraf(tempat)
    layout = paragraph.paragraph_format
    paragraph.alignment = rata
    layout.space_before, layout.space_after = (Pt(sebelum) if sebelum else None), (Pt(sesudah) if sesudah else None)
    if ikut:
        layout.keep_with_next = True
    if kiri or gantung:
        layout.left_indent = Cm(kiri + gantung)
    if gantung:
        layout.first_line_indent = Cm(-gantung)
        layout.tab_stops.add_tab_stop(Cm(kiri + gantung))
    if bab:
        paragraph._p.get_or_add_pPr().insert_element_before(
            elemen("w:outlineLvl", val=str(bab - 1)), "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
        )
    if teks:
        run = paragraph.add_run(teks)
        run.bold = tebal or None
        run.underline = garis or None
        if ukuran:
            run.font.size = Pt(ukuran)
        if warna is not None:
            run.font.color.rgb = warna
    elif ukuran:
        _baris_kosong(paragraph, ukuran)
    return paragraph
