"""A field of an office's template is printed where it is read, or is named as one that is not printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Cm

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


def _pesan(templat: Path) -> list[str]:
    return [item.pesan for item in periksa_templat("risalah", templat) if "tersembunyi" in item.pesan]


@pytest.mark.parametrize("isi", ["Hari {{ hari_tanggal }}", ["Hari {{ hari_", "tanggal }}"]])
def test_a_field_in_hidden_text_is_not_printed_and_named(isi: Any, tmp_path: Path):
    templat = _templat(tmp_path, [isi, "Tetap"], _sembunyi)
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


@pytest.mark.parametrize(("sel", "aturan"), [("{{ hari_tanggal }}", "atLeast"), ("Hari", "exact")])
def test_a_row_with_a_field_grows_and_another_keeps_its_height(sel: str, aturan: str, tmp_path: Path):
    def setinggi(dokumen: Any) -> None:
        baris = dokumen.tables[0].rows[0]
        baris.height, baris.height_rule = Cm(0.5), WD_ROW_HEIGHT_RULE.EXACTLY

    templat = _templat(tmp_path, ["{{ hari_tanggal }}", ((sel, "b"),)], setinggi)
    xml = Document(io.BytesIO(render("risalah", contoh.risalah_contoh(), templat=templat))).element
    (tinggi,) = xml.iter(f"{W}trHeight")
    assert tinggi.get(f"{W}hRule") == aturan
