"""The text that stands for a golden document sees whatever a reader of the page, or Word, would see."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from kinerja_core.documents.mesin.wadah import Wadah
from tests.documents import contoh, contoh_buku, contoh_surat
from tests.documents.bantu import W, bagian, render
from tests.documents.proyeksi import proyeksi

RISALAH = bagian(render("risalah", contoh.risalah_contoh()))
KONSELING = bagian(render("konseling", contoh_surat.LENGKAP["konseling"]))
EVALUASI = bagian(render("evaluasi", contoh_buku.evaluasi("kualitatif_ja_jf")))
UTAMA = "word/document.xml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _dengan(isi: dict[str, bytes], akar: Any, nama: str = UTAMA) -> str:
    return proyeksi(Wadah({**isi, nama: etree.tostring(akar)}).tulis({}))


def _asli(isi: dict[str, bytes]) -> str:
    return proyeksi(Wadah(isi).tulis({}))


def _pertama(akar: Any, jalur: str) -> Any:
    found = akar.find(f".//{jalur.replace('w:', W)}")
    assert found is not None, jalur
    return found


def _nilai(jalur: str, atribut: str, nilai: str) -> Callable[[Any], None]:
    return lambda akar: _pertama(akar, jalur).set(f"{W}{atribut}", nilai)


def _tanpa(jalur: str) -> Callable[[Any], None]:
    def buang(akar: Any) -> None:
        item = _pertama(akar, jalur)
        item.getparent().remove(item)

    return buang


def _tambah(jalur: str, xml: str) -> Callable[[Any], None]:
    unsur, sisa = re.match(r"(<[\w:]+)(.*)", xml).groups()
    return lambda akar: _pertama(akar, jalur).append(parse_xml(f"{unsur} {nsdecls('w')}{sisa}"))


def _kotak_centang(akar: Any) -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    _pertama(akar, "w:body").insert(0, parse_xml(
        f"<w:sdt {nsdecls('w')} xmlns:w14='{w14}'><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"
        "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>X</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))


UBAHAN: dict[str, Callable[[Any], None]] = {
    "text": lambda akar: setattr(_pertama(akar, "w:t"), "text", "RISALAH LAIN"),
    "style of a paragraph": _tambah("w:pPr", "<w:pStyle w:val='Heading1'/>"),
    "bold": _tanpa("w:rPr/w:b"),
    "size": _nilai("w:rPr/w:sz", "val", "20"),
    "colour": _tambah("w:rPr", "<w:color w:val='FF0000'/>"),
    "alignment": _nilai("w:pPr/w:jc", "val", "right"),
    "spacing": _nilai("w:pPr/w:spacing", "after", "7"),
    "indent": _nilai("w:pPr/w:ind", "left", "7"),
    "tab stop": _nilai("w:tabs/w:tab", "pos", "7"),
    "level of a heading": _nilai("w:outlineLvl", "val", "3"),
    "keep with next": _tanpa("w:pPr/w:keepNext"),
    "page break before": _tambah("w:pPr", "<w:pageBreakBefore/>"),
    "page break": _tambah("w:r", "<w:br w:type='page'/>"),
    "line break": _tambah("w:r", "<w:br/>"),
    "numbering": _tambah("w:pPr", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr>"),
    "width of a paper": _nilai("w:pgSz", "w", "12189"),
    "a page across": _nilai("w:pgSz", "orient", "landscape"),
    "margin": _nilai("w:pgMar", "top", "7"),
    "width of a column": _nilai("w:gridCol", "w", "7"),
    "width of a cell": _nilai("w:tcW", "w", "7"),
    "width of a table": _nilai("w:tblW", "w", "7"),
    "lines of a table": _nilai("w:tblBorders/w:insideV", "val", "nil"),
    "lines of a cell": _tanpa("w:tcBorders"),
    "shade of a cell": _nilai("w:tcPr/w:shd", "fill", "FFFFFF"),
    "cells merged downwards": _nilai("w:vMerge", "val", "continue"),
    "cells merged sideways": _nilai("w:gridSpan", "val", "7"),
    "a heading that repeats": _tanpa("w:tblHeader"),
    "a row that stays whole": _tanpa("w:cantSplit"),
    "height of a row": _nilai("w:trHeight", "val", "7"),
    "a row": _tanpa("w:tr"),
    "a cell": _tanpa("w:tc"),
    "a paragraph": _tanpa("w:p"),
    "an empty paragraph": _tambah("w:tc", "<w:p></w:p>"),
    "a mark in a box": lambda akar: setattr(
        next(item for item in akar.iter(f"{W}t") if item.text == "X"), "text", ""
    ),
    "a checkbox": _kotak_centang,
    "which footer": _nilai("w:footerReference", "type", "first"),
}


@pytest.mark.parametrize("ubahan", UBAHAN)
def test_a_change_of_the_page_changes_the_text(ubahan: str):
    akar = etree.fromstring(RISALAH[UTAMA])
    UBAHAN[ubahan](akar)
    assert _dengan(RISALAH, akar) != _asli(RISALAH)


def test_a_checkbox_that_is_unchecked_and_a_page_number_that_is_lost_are_seen():
    akar = etree.fromstring(RISALAH[UTAMA])
    _kotak_centang(akar)
    sebelum = _dengan(RISALAH, akar)
    next(akar.iter("{*}checked")).set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "0")
    assert _dengan(RISALAH, akar) != sebelum
    kaki = etree.fromstring(RISALAH["word/footer1.xml"])
    _tanpa("w:instrText")(kaki)
    assert _dengan(RISALAH, kaki, "word/footer1.xml") != _asli(RISALAH)


def test_the_header_of_every_page_is_seen():
    (nama,) = (nama for nama in KONSELING if nama.startswith("word/header"))
    kepala = etree.fromstring(KONSELING[nama])
    assert "RAHASIA" in _asli(KONSELING)
    _pertama(kepala, "w:t").text = "BIASA"
    assert _dengan(KONSELING, kepala, nama) != _asli(KONSELING)


def test_a_drawing_is_seen_with_its_size_and_every_point():
    akar = etree.fromstring(EVALUASI[UTAMA])
    next(akar.iter("{*}pt")).set("y", "7")
    assert _dengan(EVALUASI, akar) != _asli(EVALUASI)
    assert 'descr="Pola' not in _asli(EVALUASI)
    assert '["Pola distribusi predikat kinerja pegawai untuk capaian organisasi baik"]' in _asli(EVALUASI)


def _jalur(item: Any) -> tuple[str, ...]:
    return (*(str(nenek.tag) for nenek in item.iterancestors()), str(item.tag))


@pytest.mark.parametrize("isi", [RISALAH, EVALUASI], ids=["risalah", "evaluasi"])
def test_no_element_and_no_attribute_of_a_document_can_change_unseen(isi: dict[str, bytes]):
    """One of each kind: an element by where it stands, an attribute by its element."""
    akar, asli = etree.fromstring(isi[UTAMA]), _asli(isi)
    unsur = {_jalur(item): item for item in akar[0].iter() if isinstance(item.tag, str) and item is not akar[0]}
    atribut = {(jalur, nama): (item, nama) for jalur, item in unsur.items() for nama in item.attrib}
    assert len(unsur) > 60
    for item, nama in atribut.values():
        if "}rsid" in nama or nama == XML_SPACE:
            continue  # who edited, and white space that a parser keeps anyway
        semula = item.get(nama)
        item.set(nama, f"{semula}7")
        assert _dengan(isi, akar) != asli, (item.tag, nama)
        item.set(nama, semula)
    for item in unsur.values():
        if item.tag in {f"{W}r", f"{W}rPr", f"{W}pPr", f"{W}trPr"} and not len(item):
            continue  # an empty run and an empty block of properties say nothing
        induk, salinan, tempat = item.getparent(), copy.deepcopy(item), item.getparent().index(item)
        induk.remove(item)
        assert _dengan(isi, akar) != asli, _jalur(salinan)
        induk.insert(tempat, item)
    assert _dengan(isi, akar) == asli


def test_how_a_text_is_cut_into_runs_and_what_editing_leaves_behind_change_nothing():
    akar = etree.fromstring(RISALAH[UTAMA])
    run = _pertama(akar, "w:r")
    kedua = copy.deepcopy(run)
    teks = _pertama(run, "w:t")
    _pertama(kedua, "w:t").text, teks.text = teks.text[4:], teks.text[:4]
    run.addnext(kedua)
    run.set(f"{W}rsidR", "00AB12CD")
    assert _dengan(RISALAH, akar) == _asli(RISALAH)
