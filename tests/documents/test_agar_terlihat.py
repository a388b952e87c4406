"""A field of an office's template is printed where it is read, or is named as one that is not printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import Tampilan
from kinerja_core.documents.mesin.render import tak_tercetak
from tests.documents import contoh
from tests.documents.bantu import W, bagian, periksa_templat, render, templat_dari


def _templat(folder: Path, isi: list[Any], ubah: Callable[[Any], None]) -> Path:
    dokumen = Document(io.BytesIO(templat_dari(isi)))
    ubah(dokumen)
    dokumen.save(str(folder / "kantor.docx"))
    return folder / "kantor.docx"


def _sembunyi(dokumen: Any) -> None:
    for potongan in dokumen.paragraphs[0].runs:
        potongan.font.hidden = True


def _gaya_sembunyi(dokumen: Any) -> None:
    dasar, gaya = (dokumen.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH) for nama in ("Dasar", "Catatan Kantor"))
    dasar.font.hidden = True
    gaya.base_style = dasar
    dokumen.paragraphs[0].style = gaya


def _pesan(templat: Path) -> list[str]:
    """What is said of how fields look; the rest is of fields that the template lacks."""
    return [item.pesan for item in periksa_templat("risalah", templat) if "kotak Font" in item.pesan]


@pytest.mark.parametrize("ubah", [_sembunyi, _gaya_sembunyi])
@pytest.mark.parametrize("isi", ["Hari {{ hari_tanggal }}", ["Hari {{ hari_", "tanggal }}"]])
def test_a_field_in_hidden_text_is_not_printed_and_named(isi: Any, ubah: Callable[[Any], None], tmp_path: Path):
    templat = _templat(tmp_path, [isi, "Tetap"], ubah)
    assert _pesan(templat) == [
        '"{{ hari_tanggal }}" ada di teks tersembunyi, jadi tidak dicetak; hilangkan Hidden di kotak Font.'
    ]
    konteks = contoh.risalah_contoh()
    assert konteks.hari_tanggal.encode() not in bagian(render("risalah", konteks, templat=templat))["word/document.xml"]
    hilang = {str(item.isian) for item in tak_tercetak(KATALOG["risalah"], konteks, Tampilan(templat))}
    assert "hari_tanggal" in hilang


def test_a_field_of_which_a_letter_is_seen_is_printed(tmp_path: Path):
    def separuh(dokumen: Any) -> None:
        dokumen.paragraphs[0].runs[1].font.hidden = True

    templat = _templat(tmp_path, [["Hari {{ hari_", "tanggal", " }}"]], separuh)
    konteks = contoh.risalah_contoh()
    assert _pesan(templat) == []
    assert konteks.hari_tanggal.encode() in bagian(render("risalah", konteks, templat=templat))["word/document.xml"]


def _putih(huruf: Any) -> None:
    huruf.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def _kecil(huruf: Any) -> None:
    huruf.size = Pt(1)


def _coret(huruf: Any) -> None:
    huruf.strike = True


@pytest.mark.parametrize(
    ("ubah", "disebut"),
    [(_putih, ["dengan warna atau jarak huruf yang tidak terbaca"]), (_kecil, ["dengan huruf yang terlalu kecil"]),
     (_coret, ["dengan huruf yang dicoret"]), (lambda _: None, [])],
)
def test_a_field_in_letters_that_cannot_be_read_is_printed_and_named(
    ubah: Callable[[Any], None], disebut: list[str], tmp_path: Path
):
    templat = _templat(tmp_path, ["{{ hari_tanggal }}"], lambda dokumen: ubah(dokumen.paragraphs[0].runs[0].font))
    assert _pesan(templat) == [f'"{{{{ hari_tanggal }}}}" dicetak {kata}; ubah di kotak Font.' for kata in disebut]
    konteks = contoh.risalah_contoh()
    assert konteks.hari_tanggal.encode() in bagian(render("risalah", konteks, templat=templat))["word/document.xml"]


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path):
    def gelap(dokumen: Any) -> None:
        sel = dokumen.tables[0].rows[0].cells[0]
        _putih(sel.paragraphs[0].runs[0].font)
        arsiran = OxmlElement("w:shd")
        for nama, nilai in (("val", "clear"), ("color", "auto"), ("fill", "1F3864")):
            arsiran.set(f"{W}{nama}", nilai)
        sel._tc.get_or_add_tcPr().append(arsiran)

    assert _pesan(_templat(tmp_path, [(("{{ hari_tanggal }}", "b"),)], gelap)) == []


@pytest.mark.parametrize(("sel", "aturan"), [("{{ hari_tanggal }}", "atLeast"), ("Hari", "exact")])
def test_a_row_with_a_field_grows_and_another_keeps_its_height(sel: str, aturan: str, tmp_path: Path):
    def setinggi(dokumen: Any) -> None:
        baris = dokumen.tables[0].rows[0]
        baris.height, baris.height_rule = Cm(0.5), WD_ROW_HEIGHT_RULE.EXACTLY

    templat = _templat(tmp_path, ["{{ hari_tanggal }}", ((sel, "b"),)], setinggi)
    xml = Document(io.BytesIO(render("risalah", contoh.risalah_contoh(), templat=templat))).element
    (tinggi,) = xml.iter(f"{W}trHeight")
    assert tinggi.get(f"{W}hRule") == aturan
