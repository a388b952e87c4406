"""Cells of a workbook are replaced in its text, and nothing else of it."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.mesin.alamat import alamat
from kinerja_core.workbooks.mesin.kisi import buka
from kinerja_core.workbooks.mesin.sunting import NilaiSunting, sunting
from tests.alat import libreoffice
from tests.alat.alamat import di

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _buku(lembar: str, buku: str = "<sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets>") -> bytes:
    """A workbook whose one sheet is this text."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pkg = "http://schemas.openxmlformats.org/package/2006"
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("[Content_Types].xml", f'<Types xmlns="{pkg}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
            'PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
            'PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.worksheet+xml"/></Types>')
        arsip.writestr("_rels/.rels", f'<Relationships xmlns="{pkg}/relationships"><Relationship Id="rId1" '
            f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        arsip.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pkg}/relationships"><Relationship '
            f'Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        arsip.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{rel}">{buku}</workbook>')
        arsip.writestr("xl/worksheets/sheet1.xml", lembar)
        arsip.writestr("xl/media/gambar.png", b"\x89PNG tetap")
    return isi.getvalue()  # fmt: skip


def _lembar(isi: bytes, nama: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert arsip.testzip() is None
        return arsip.read(nama).decode()


def _data(baris: str) -> str:
    return f"{HEAD}<sheetData>{baris}</sheetData><tail a='>'/></worksheet>"


@pytest.mark.parametrize(
    ("sebelum", "sel", "sesudah"),
    [
        ('<row r="1"><c r="A1" s="3"/><c r="B1"><f>A1</f><v>1</v></c></row>', {"A1": 5},
         '<row r="1"><c r="A1" s="3"><v>5</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'),
        ('<row r="1"><c r="A1" s="3" t="s"><v>9</v></c></row>', {"A1": None}, '<row r="1"><c r="A1" s="3"/></row>'),
        ('<row r="2" ht="30"><c r="B2"/></row>', {"A2": 1, "C2": 2},
         '<row r="2" ht="30"><c r="A2"><v>1</v></c><c r="B2"/><c r="C2"><v>2</v></c></row>'),
        ('<row r="1"></row><row r="5"></row>', {"A3": 7},
         '<row r="1"></row><row r="3"><c r="A3"><v>7</v></c></row><row r="5"></row>'),
        ("", {"B2": "x"}, '<row r="2"><c r="B2" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row>'),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>a&gt;b</t></is></c><c  r = \'B1\' s="1" /></row>', {"B1": 1},
         '<row r="1"><c r="A1" t="inlineStr"><is><t>a&gt;b</t></is></c><c r="B1" s="1"><v>1</v></c></row>'),
        ('<row r="1"/><row r="4" spans="1:5" ht="30" /><row r="5"/>', {"B4": 1, "A4": 2, "A3": 3},
         ('<row r="1"/><row r="3"><c r="A3"><v>3</v></c></row>'
          '<row r="4" spans="1:5" ht="30" ><c r="A4"><v>2</v></c><c r="B4"><v>1</v></c></row><row r="5"/>')),
        ('<row r="1"><c r="a1" s="3"><v>9</v></c></row>', {"A1": 5}, '<row r="1"><c r="A1" s="3"><v>5</v></c></row>'),
    ],
)  # fmt: skip
def test_a_cell_is_replaced_with_its_style_and_nothing_else(
    sebelum: str, sel: dict[str, NilaiSunting], sesudah: str
) -> None:
    hasil = sunting(_buku(_data(sebelum)), {"A": sel})
    assert _lembar(hasil) == _data(sesudah)
    with zipfile.ZipFile(io.BytesIO(hasil)) as arsip:
        assert arsip.read("xl/media/gambar.png") == b"\x89PNG tetap"


def test_names_with_a_prefix_keep_it() -> None:
    lembar = ('<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
              '<x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>')  # fmt: skip
    hasil = _lembar(sunting(_buku(lembar), {"A": {"A1": "a & b", "A2": 2}}))
    assert '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">a &amp; b</x:t></x:is></x:c>' in hasil
    assert '<x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>' in hasil
    kosong = lembar.replace('<x:row r="1"><x:c r="A1"/></x:row>', '<x:row r="1"/>')
    assert '<x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c></x:row>' in _lembar(sunting(_buku(kosong), {"A": {"A1": 2}}))


@pytest.mark.parametrize(
    "lembar",
    [_data("<row><c r='A1'/></row>"), _data("<row r='1'><c/></row>"),
     f"{HEAD}<sheetData/></worksheet>",
     f"{HEAD}</worksheet>"],
)  # fmt: skip
def test_what_cannot_be_replaced_cell_by_cell_is_one_sentence(lembar: str) -> None:
    with pytest.raises(GalatKinerja, match=r"simpan sebagai \.xlsx"):
        sunting(_buku(lembar), {"A": {"A1": "x"}})


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(GalatKinerja, match=r"32\.767"):
        sunting(_buku(_data("")), {"A": {"A1": "x" * 32_768}})


@pytest.mark.parametrize(
    ("buku", "ditulis"),
    [
        ("<sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets><calcPr calcId='1' fullCalcOnLoad='0'/>",
         "<calcPr fullCalcOnLoad=\"1\" calcId='1'/>"),
        ("<sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets><definedNames/><oleSize ref='A1'/>",
         '<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize'),
    ],
)  # fmt: skip
def test_excel_is_told_to_compute(buku: str, ditulis: str) -> None:
    assert ditulis in _lembar(sunting(_buku(_data(""), buku), {"A": {"A1": 1}}), "xl/workbook.xml")


def test_a_date_counts_as_the_workbook_does() -> None:
    hari = datetime.date(2025, 5, 14)
    biasa = "<sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets>"
    assert "<v>45791</v>" in _lembar(sunting(_buku(_data(""), biasa), {"A": {"A1": hari}}))
    mac = f"<workbookPr date1904='1'/>{biasa}"
    assert "<v>44329</v>" in _lembar(sunting(_buku(_data(""), mac), {"A": {"A1": hari}}))


_TEKS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(isi={(1, 0): "di depan", (1, 2): "penggantinya", (1, 1): "di antaranya"})
@example(isi={(0, 0): "kode _x0041_ tetap", (1, 2): " spasi "})
@given(isi=st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), _TEKS, min_size=1, max_size=8))
def test_any_text_is_read_back_as_it_was_given(isi: dict[tuple[int, int], str], tmp_path: Path) -> None:
    ada = "".join(f'<row r="{n}"><c r="C{n}" s="0"/><c r="F{n}"><v>1</v></c></row>' for n in (2, 4, 5))
    lembar = f"{HEAD}<sheetData>{ada}</sheetData></worksheet>"
    hasil = sunting(_buku(lembar), {"A": {alamat(*tempat): teks for tempat, teks in isi.items()}})
    (tmp_path / "a.xlsx").write_bytes(hasil)
    terbaca = buka(tmp_path / "a.xlsx").lembar["A"]
    for (baris, kolom), teks in isi.items():
        assert terbaca[baris][kolom] == teks


@pytest.mark.usefixtures("soffice")
def test_libreoffice_opens_the_copy_of_a_real_workbook_and_computes_it(tmp_path: Path) -> None:
    asal = unit.buku(unit.ORANG[1])
    isi = bangun_skp(asal.skp.jenis, asal.skp.tahun, asal)
    sel: dict[str, NilaiSunting] = {
        di("Dialog Kinerja", "agenda.masalah"): "Hambatan <baru> & lain\nbaris kedua",
        di("Dialog Kinerja", "tanggal"): datetime.date(2025, 5, 15),
    }
    (tmp_path / "salinan.xlsx").write_bytes(sunting(isi, {DIALOG_KINERJA.nama: sel}))
    dihitung = buka(libreoffice.ubah(tmp_path / "salinan.xlsx", "xlsx", tmp_path / "lo")).lembar["Dialog Kinerja"]
    letak = DIALOG_KINERJA.nomor_kolom
    assert dihitung[6][letak("agenda.masalah")] == "Hambatan <baru> & lain\nbaris kedua"
    for baris in (6, 7):  # what a formula says of the whole dialog
        assert str(dihitung[baris][letak("_tanggal")]).startswith("2025-05-15")
