"""The page of a template: its size and margins, font, language, and page number."""

from __future__ import annotations

import datetime
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from docx_templates.bagian.tulisan import KELABU, TENGAH, elemen

HURUF: Final = "Arial"
LEBAR: Final = 16.0  # centimetres between the margins of A4
LEBAR_MELINTANG: Final = 24.7  # and of A4 across

#: It says what is done with the file next and never that it is signed.
CATATAN_TTE: Final = (
    "Dokumen ini disiapkan untuk ditandatangani secara elektronik; periksa keasliannya sesudah ditandatangani."
)


def dokumen(judul: str, *, bertanda_tangan: bool = True, melintang: bool = False) -> Any:
    """An empty document with the house's page, font, language and page number.

    One that is ``bertanda_tangan`` can carry the note about electronic signatures in its footer; ``melintang`` is
    landscape.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if melintang else (Mm(210), Mm(297))
    if melintang:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.25)
    _huruf_dan_bahasa(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = judul, "kinerja", "id-ID"
    properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    _kaki(section.footer.paragraphs[0], bertanda_tangan=bertanda_tangan)
    return document


def _huruf_dan_bahasa(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = HURUF, Pt(11)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True
    run = style.element.get_or_add_rPr()
    fonts = run.find(qn("w:rFonts"))
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), HURUF)
    run.append(elemen("w:lang", val="id-ID", eastAsia="id-ID"))
    for language in document.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        language.set(qn("w:val"), "id-ID")
    compat = document.settings.element.find(qn("w:compat"))  # without it Word opens the file in compatibility mode
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _kaki(footer: Any, *, bertanda_tangan: bool) -> None:
    """The number of the page, and above it the note about electronic signatures."""
    footer.alignment = TENGAH
    if bertanda_tangan:
        for text in ("{%p if catatan_tte %}", CATATAN_TTE, "{%p endif %}"):
            note = footer.insert_paragraph_before()
            note.alignment = TENGAH
            _kecil(note.add_run(text))
    for text, code in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        _kecil(footer.add_run(text))
        for kind in ("begin", None, "separate", "1", "end"):
            run = _kecil(footer.add_run())
            if kind is None:
                instruction = elemen("w:instrText")
                instruction.set(qn("xml:space"), "preserve")
                instruction.text = f" {code} "
                run._r.append(instruction)
            elif kind == "1":
                run.text = "1"
            else:
                run._r.append(elemen("w:fldChar", fldCharType=kind))


def _kecil(run: Any) -> Any:
    run.font.size, run.font.color.rgb = Pt(8), KELABU
    return run
