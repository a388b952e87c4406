from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kinerja_core.documents.render import render
from kinerja_core.services.huruf import diganti, huruf_dipakai
from tests.documents import contoh


@pytest.mark.parametrize(
    ("slug", "konteks"), [("risalah", contoh.risalah_contoh()), ("surat-keterangan", contoh.surat(3))]
)
def test_our_own_documents_ask_for_arial_alone(slug: str, konteks: object, tmp_path: Path):
    berkas = tmp_path / "a.docx"
    berkas.write_bytes(render(slug, konteks))  # type: ignore[arg-type]  # the context of that document
    assert huruf_dipakai(berkas) == {"Arial"}


def _dokumen() -> docx.document.Document:  # type: ignore[name-defined]  # python-docx names its module so
    dokumen = docx.Document()
    fonts = dokumen.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for nama in list(fonts.attrib):
        del fonts.attrib[nama]
    fonts.set(qn("w:ascii"), "Huruf Badan")
    return dokumen


def test_a_run_a_character_style_a_paragraph_style_and_the_footer_each_name_a_font(tmp_path: Path):
    dokumen = _dokumen()
    dokumen.add_paragraph("biasa")
    dokumen.add_paragraph().add_run("sendiri").font.name = "Huruf Lari"
    gaya = dokumen.styles.add_style("Tanda", 2)
    gaya.font.name = "Huruf Tanda"
    dokumen.add_paragraph().add_run("bertanda", style="Tanda")
    kepala = dokumen.styles.add_style("Kepala", 1)
    kepala.base_style = dokumen.styles["Normal"]
    dokumen.add_paragraph("mewarisi", style="Kepala")
    dokumen.sections[0].footer.paragraphs[0].add_run("kaki").font.name = "Huruf Kaki"
    dokumen.add_paragraph().add_run("   ").font.name = "Huruf Kosong"
    dokumen.save(str(tmp_path / "a.docx"))
    assert huruf_dipakai(tmp_path / "a.docx") == {"Huruf Badan", "Huruf Lari", "Huruf Tanda", "Huruf Kaki"}


def test_a_font_of_the_theme_is_found_by_its_real_name(tmp_path: Path):
    dokumen = docx.Document()
    lari = dokumen.add_paragraph().add_run("bertema")
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:asciiTheme"), "majorHAnsi")
    lari._r.get_or_add_rPr().append(fonts)
    dokumen.save(str(tmp_path / "a.docx"))
    assert huruf_dipakai(tmp_path / "a.docx") == {"Calibri"}


def test_a_font_of_the_same_widths_is_no_loss_and_any_other_is():
    assert diganti({"Arial", "Times New Roman", "Bookman"}, ["Liberation Sans", "LIBERATION SERIF"]) == {"Bookman"}
    assert diganti({"Arial"}, ["DejaVu Sans"]) == {"Arial"}
    assert diganti({"bookman"}, ["Bookman"]) == set()
