from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.services import huruf
from kinerja_core.services.huruf import diganti, huruf_diganti, huruf_langka
from tests.documents import contoh
from tests.documents.bantu import render

CETAKAN = [("risalah", contoh.risalah_contoh()), ("surat-keterangan", contoh.surat(3))]


@pytest.mark.parametrize(("slug", "konteks"), CETAKAN)
def test_our_own_documents_ask_for_arial_alone(slug: str, konteks: object, tmp_path: Path):
    berkas = tmp_path / "a.docx"
    berkas.write_bytes(render(slug, konteks))  # type: ignore[arg-type]  # the context of that document
    assert huruf_diganti(berkas, ()) == {"Arial"}


def _dokumen() -> docx.document.Document:  # type: ignore[name-defined]  # python-docx names its module so
    dokumen = docx.Document()
    fonts = dokumen.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for nama in list(fonts.attrib):
        del fonts.attrib[nama]
    fonts.set(qn("w:ascii"), "Huruf Badan")
    return dokumen


def _berhuruf_banyak(folder: Path) -> Path:
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
    dokumen.save(str(folder / "a.docx"))
    return folder / "a.docx"


def test_a_run_a_character_style_a_paragraph_style_and_the_footer_each_name_a_font(tmp_path: Path):
    berkas = _berhuruf_banyak(tmp_path)
    assert huruf_diganti(berkas, ()) == {"Huruf Badan", "Huruf Lari", "Huruf Tanda", "Huruf Kaki"}


@pytest.mark.parametrize("kurang", ["Huruf Badan", "Huruf Lari", "Huruf Tanda", "Huruf Kaki", "Huruf Kosong", None])
def test_only_the_font_that_is_missing_is_replaced(kurang: str | None, tmp_path: Path):
    ada = {"Huruf Badan", "Huruf Lari", "Huruf Tanda", "Huruf Kaki", "Huruf Kosong"} - {kurang}
    berkas = _berhuruf_banyak(tmp_path)
    assert huruf_diganti(berkas, ada) == ({kurang} - {None, "Huruf Kosong"})  # a blank is shown in no font


def test_a_damaged_document_names_no_font_and_stops_nothing(tmp_path: Path):
    berkas = _berhuruf_banyak(tmp_path)
    isi = baca(berkas.read_bytes())
    berkas.write_bytes(Wadah({**isi, "word/document.xml": b"<rusak"}).tulis({}))
    assert huruf_diganti(berkas, ()) == set()
    berkas.write_bytes(b"PK")
    assert huruf_diganti(berkas, ()) == set()


def test_a_document_that_writes_its_namespace_in_another_way_is_gone_through(tmp_path: Path):
    berkas = _berhuruf_banyak(tmp_path)
    isi = baca(berkas.read_bytes())
    utama = isi["word/document.xml"].replace(b"xmlns:w=", b"xmlns:q=").replace(b"<w:", b"<q:").replace(b"</w:", b"</q:")
    isi["word/document.xml"] = re.sub(rb"(?<=\s)w:", b"q:", utama)
    berkas.write_bytes(Wadah(isi).tulis({}))
    assert huruf_diganti(berkas, {"Huruf Badan", "Huruf Kaki", "Huruf Tanda"}) == {"Huruf Lari"}


@pytest.mark.parametrize(("slug", "konteks"), CETAKAN)
def test_our_own_documents_need_not_be_gone_through(
    slug: str, konteks: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    berkas = tmp_path / "a.docx"
    berkas.write_bytes(render(slug, konteks))  # type: ignore[arg-type]  # the context of that document
    assert huruf_diganti(berkas, {"DejaVu Sans"}) == {"Arial"}
    monkeypatch.setattr(huruf, "_dipakai", None)
    assert huruf_diganti(berkas, {"Liberation Sans"}) == set()


def test_a_font_of_the_theme_is_found_by_its_real_name(tmp_path: Path):
    dokumen = docx.Document()
    lari = dokumen.add_paragraph().add_run("bertema")
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:asciiTheme"), "majorHAnsi")
    lari._r.get_or_add_rPr().append(fonts)
    dokumen.save(str(tmp_path / "a.docx"))
    assert huruf_diganti(tmp_path / "a.docx", ()) == {"Calibri"}


def test_a_font_of_the_same_widths_is_no_loss_and_any_other_is():
    assert diganti({"Arial", "Times New Roman", "Bookman"}, ["Liberation Sans", "LIBERATION SERIF"]) == {"Bookman"}
    assert diganti({"Arial"}, ["DejaVu Sans"]) == {"Arial"}
    assert diganti({"bookman"}, ["Bookman"]) == set()


def test_letters_that_not_every_font_has_are_found_once(tmp_path: Path):
    dokumen = docx.Document()
    dokumen.add_paragraph("Café “a” – e\u0301 \uf0fe ≥ 李 👍\ufe0f")
    dokumen.sections[0].footer.paragraphs[0].text = "李 ✅"
    dokumen.save(str(tmp_path / "a.docx"))
    assert set(huruf_langka(tmp_path / "a.docx")) == {"≥", "李", "👍", "✅"}
    (tmp_path / "b.docx").write_bytes(b"bukan")
    assert huruf_langka(tmp_path / "b.docx") == ""
