"""Cells that are read at once are what calamine reads of them, value by value; anything strange is left to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.paket import simpan
from kinerja_core.workbooks.mesin import kisi as modul
from kinerja_core.workbooks.mesin.kisi import dengan_calamine
from kinerja_core.workbooks.mesin.lembar_xml import baca_lembar, polos
from kinerja_core.workbooks.mesin.sel_xml import GayaSel, PembacaSel
from kinerja_core.workbooks.mesin.susunan import susun
from kinerja_core.workbooks.mesin.teks_xml import teks_bersama
from tests.berkas.pembuat import asli

_NS: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
#: Styles of cells: 0 plain, 1 a day, 2 a length of time, 3 a moment, 4 a percentage, 5 text, 6 with a currency.
_FORMATS: Final = (0, 14, 46, 164, 9, 49, 165)
_STYLES: Final = (
    f'<styleSheet {_NS}><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/>'
    '<numFmt numFmtId="165" formatCode="&quot;Rp&quot;#,##0"/></numFmts><cellXfs>'
    + "".join(f'<xf numFmtId="{number}"/>' for number in _FORMATS)
    + "</cellXfs></styleSheet>"
).encode()
_SHARED: Final = (
    f'<sst {_NS}><si><t>satu</t></si><si><t xml:space="preserve"> dua &amp; tiga </t></si><si><t></t></si>'
    "<si><t>empat&#8230; &lt;lima&gt;</t></si></sst>"
).encode()


def _pembaca() -> PembacaSel:
    reader = modul._cells(_STYLES, tanggal_1904=False)
    assert reader is not None
    return reader


def _sekaligus(rows: str, shared: bytes = _SHARED) -> list[list[Any]] | None:
    texts = teks_bersama(shared)
    found = None if texts is None else _pembaca().baca(rows.encode(errors="surrogateescape"), texts)
    return None if found is None else found.baris


def _calamine(rows: str, shared: bytes = _SHARED) -> list[list[Any]]:
    return dengan_calamine(simpan(susun({"A": polos(rows.encode())}, _STYLES, shared)))["A"]


def _jenis(rows: list[list[Any]]) -> list[list[tuple[type, Any]]]:
    return [[(type(value), value) for value in row] for row in rows]


def _tanpa_galat(rows: list[list[Any]]) -> list[list[Any]]:
    """Calamine leaves the cell of an error blank."""
    return [["" if value == "#N/A" else value for value in row] for row in rows]


_ROWS: Final[Mapping[str, str]] = {
    "nothing": "",
    "a blank row": '<row r="1" spans="1:2"/>',
    "texts, numbers, days and truths":
        '<row r="2" spans="1:9"><c r="A2" s="5" t="s"><v>0</v></c><c r="B2" s="0"><v>-1.5E-3</v></c>'
        '<c r="C2" s="1"><v>45000</v></c><c r="D2" s="0" t="b"><v>1</v></c><c r="E2" s="5" t="str"><v>a &amp; b</v></c>'
        '<c r="F2" s="4"><v>0.5</v></c><c r="G2" s="6" t="n"><v>7</v></c></row>',
    "formulas with and without a result":
        '<row r="3"><c r="A3" s="1"><f t="shared" ref="A3:A4" si="0">B3+1</f><v>45001</v></c>'
        '<c r="B3" s="0"><f>1&lt;2</f></c><c r="AZ3" s="0" t="str"><f t="shared" si="0"/><v></v></c></row>'
        '<row r="4"><c r="A4" s="1"><f t="shared" si="0"/><v>45001</v></c><c r="B4" s="0"/></row>',
    "a row whose look stands behind its own number":
        '<row r="8" spans="1:8" s="5" customFormat="1"><c r="A8" s="0"><v>1</v></c></row>',
    "cells without a style": '<row r="7"><c r="A7"><v>1</v></c><c r="B7" t="s"><v>3</v></c></row>\n',
    "an own text": '<row r="1"><c r="B1" s="0" t="inlineStr"><is><t>teks</t></is></c></row>',
    "a blank text":
        '<row r="1"><c r="B1" s="0" t="s"><v>2</v></c><c r="C1" s="0"><v></v></c><c r="A1" s="0"><v/></c></row>',
    "an error": '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="0" t="e"><v>#N/A</v></c></row>',
    "rows that come late": '<row r="9"><c r="A9" s="0"><v>1</v></c></row><row r="2"><c r="B2" s="0"><v>2</v></c></row>',
    "a value and a blank cell at one address": '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="A1" s="0"/></row>',
    "texts beyond ASCII":
        '<row r="1"><c r="A1" s="0" t="str"><v>é – à</v></c><c r="B1" s="0" t="inlineStr"><is><t>à</t></is></c></row>',
    "a text like the mark of a row": '<row r="1"><c r="A1" s="0" t="str"><v>layar 11" s="2"</v></c></row>',
    "rows alike of which some are blank":
        '<row r="1"><c r="A1" s="0"><v></v></c><c r="B1" s="0" t="s"><v>0</v></c></row>'
        '<row r="2"><c r="A2" s="0"><v>5</v></c><c r="B2" s="0" t="s"><v></v></c></row>'
        '<row r="3"><c r="A3" s="0"><v></v></c><c r="B3" s="0" t="s"><v></v></c></row>',
}
_LEFT: Final[Mapping[str, str]] = {
    "another row's address": '<row r="6"><c r="A16" s="0"><v>1</v></c></row>',
    "an address beside the row's": '<row r="6"><c r="A7" s="0"><v>1</v></c></row>',
    "another row's address that ends like the row's": '<row r="6"><c r="A66" s="0"><v>1</v></c></row>',
    "an address without a row": '<row r="6"><c r="A" s="0"><v>1</v></c></row>',
    "an address without a row and a style": '<row r="6"><c r="A"><v>1</v></c></row>',
    "another row's address without a style": '<row r="6"><c r="A7"><v>1</v></c></row>',
    "no address": "<row><c><v>1</v></c></row>",
    "a cell outside of rows": '<c r="A1" s="0"><v>1</v></c><row r="2"><c r="A2" s="0"><v>1</v></c></row>',
    "a row that does not end": '<row r="1"><c r="A1" s="0"><v>1</v></c>',
    "a number that does not end": '<row r="1"><c r="A1" s="0"><v>1</c></row>',
    "far away": '<row r="1000"><c r="A1000" s="0"><v>1</v></c></row>',
    "far to the right": '<row r="1"><c r="BA1" s="0"><v>1</v></c></row>',
    "a moment": '<row r="1"><c r="A1" s="3"><v>45000.25</v></c></row>',
    "a length of time": '<row r="1"><c r="A1" s="2"><v>1.5</v></c></row>',
    "a day before March 1900": '<row r="1"><c r="A1" s="1"><v>60</v></c></row>',
    "a day after the last": '<row r="1"><c r="A1" s="1"><v>2958466</v></c></row>',
    "an ISO day": '<row r="1"><c r="A1" s="1" t="d"><v>2025-01-01</v></c></row>',
    "letters for a number": '<row r="1"><c r="A1" s="0"><v>satu</v></c></row>',
    "digits of another script": '<row r="1"><c r="A1" s="0"><v>٣</v></c></row>',
    "a shared text that is not there": '<row r="1"><c r="A1" s="0" t="s"><v>9</v></c></row>',
    "an error that is none": '<row r="1"><c r="A1" s="0" t="e"><v>0</v></c></row>',
    "a truth that is none": '<row r="1"><c r="A1" s="0" t="b"><v>2</v></c></row>',
    "an entity that is none": '<row r="1"><c r="A1" s="0" t="str"><v>a &nbsp; b</v></c></row>',
    "a character by its number": '<row r="1"><c r="A1" s="0" t="str"><v>a_x000D_b</v></c></row>',
    "an end of a line that changes": '<row r="1"><c r="A1" s="0" t="str"><v>a\r\nb</v></c></row>',
    "an own text with white space": '<row r="1"><c r="A1" s="0" t="inlineStr"><is><t> a </t></is></c></row>',
    "an own text in pieces": '<row r="1"><c r="A1" s="0" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
    "an own text like the mark of a row":
        '<row r="11"><c r="A11" s="0" t="inlineStr"><is><t>layar 11" s="2"</t></is></c></row>',
    "a value behind which its cell goes on": '<row r="1"><c r="A1" s="0"><v>1</v>"><c r="B1" s="0"><v>2</v></c></row>',
    "one address twice": '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="A1" s="0"><v>2</v></c></row>',
    "one row twice": '<row r="1"><c r="A1" s="0"><v>1</v></c></row><row r="1"><c r="B1" s="0"><v>2</v></c></row>',
    "a value and an own text at one address":
        '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="A1" s="0" t="inlineStr"><is><t>a</t></is></c></row>',
    "bytes that are not UTF-8": '<row r="1"><c r="A1" s="0" t="str"><v>\udcff</v></c></row>',
    "a formula that is not UTF-8": '<row r="1"><c r="A1" s="0"><f>\udcff</f><v>1</v></c></row>',
    "a comment": '<row r="1"><!-- --><c r="A1" s="0"><v>1</v></c></row>',
    "an element of something else": '<row r="1"><c r="A1" s="0"><v>1</v></c><x/></row>',
    "a blank row that is not blank": '<row r="1"/><c r="A1" s="0"><v>1</v></c>',
}


@pytest.mark.parametrize("rows", _ROWS.values(), ids=_ROWS.keys())
def test_cells_as_programs_write_them_are_read_as_calamine_reads_them(rows: str):
    found = _sekaligus(rows)
    assert found is not None
    assert _jenis(_tanpa_galat(found)) == _jenis(_tanpa_galat(_calamine(rows)))


@pytest.mark.parametrize("rows", _LEFT.values(), ids=_LEFT.keys())
def test_what_is_not_certain_is_left_to_calamine(rows: str):
    assert _sekaligus(rows) is None


def test_what_one_row_taught_is_not_taken_for_another():
    cell = '<c r="A{0}" s="{1}"><v>45000</v></c><c r="B{0}" s="{1}"><f t="shared" si="0"/></c>'
    looks = ((1, 1), (11, 0), (111, 1), (2, 1), (22, 0))
    rows = "".join(f'<row r="{n}">{cell.format(n, style)}</row>' for n, style in looks)
    found = _pembaca().baca(rows.encode(), {})
    assert found is not None
    assert _jenis(found.baris) == _jenis(_tanpa_galat(_calamine(rows)))
    assert found.rumus == {f"B{n}" for n in (1, 11, 111, 2, 22)}  # alamat: of a sheet that no book declares


@pytest.mark.parametrize(
    ("shared", "texts"),
    [
        (b"", {}), (f"<sst {_NS}/>".encode(), {}), (_SHARED, ["satu", " dua & tiga ", "", "empat… <lima>"]),
        (f"<sst {_NS}><si><r><t>a</t></r><x/></si></sst>".encode(), None), (f"<sst {_NS}><si/></sst>".encode(), None),
        (f"<sst {_NS}><si><t> a</t></si></sst>".encode(), None), (b"<sst><si><t>\xff</t></si></sst>", None),
        (f"<sst {_NS}><si><t>a</t> </si></sst>".encode(), None),
        (f"<sst {_NS}><si><t>a</t></si><si><t>b</t>\n</si></sst>".encode(), None),
    ],
)
def test_shared_texts_are_read_when_all_are_understood(shared: bytes, texts: Any):
    assert teks_bersama(shared) == (dict(zip("0123", texts, strict=False)) if isinstance(texts, list) else texts)


def test_words_of_a_text_that_look_different_are_one_text():
    runs = (
        '<r><t>satu</t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/></rPr>'
        '<t xml:space="preserve"> dua &amp;</t></r>'
    )
    shared = f"<sst {_NS}><si><t>nol</t></si><si>{runs}</si></sst>".encode()
    row = '<row r="1"><c r="A1" s="0" t="s"><v>1</v></c><c r="B1" s="0" t="s"><v>0</v></c></row>'
    assert _sekaligus(row, shared) == _calamine(row, shared) == [["satu dua &", "nol"]]


_IN_SHARED: Final = st.lists(
    st.sampled_from((
        "<si>", "</si>", "<t>", '<t xml:space="preserve">', "</t>", "<t/>", "<r>", "</r>", "<si><t>", "</t></si>", "\n",
        " ", "satu", "a > b", "&lt;", "é",
    )),
    max_size=9,
)


@given(st.lists(st.one_of(_IN_SHARED.map("".join), st.just("<si><t>tiga</t></si>")), max_size=4))
def test_any_shared_texts_are_read_as_calamine_reads_them_or_left_to_it(pieces: list[str]):
    shared = f"<sst {_NS}>{''.join(pieces)}</sst>".encode()
    texts = teks_bersama(shared)
    if texts:
        cells = "".join(f'<c r="A{n}" s="0" t="s"><v>{n - 1}</v></c>' for n in range(1, len(texts) + 1))
        rows = "".join(f'<row r="{n}">{cell}</c></row>' for n, cell in enumerate(cells.split("</c>")[:-1], start=1))
        assert [[text] for text in texts.values()] == _calamine(rows, shared)


_VALUE: Final = st.sampled_from((
    "", "0", "1", "3", "45000", "45000.5", "60", "-7", "0.1", "1E3", "1e3", "abc", " 5", "#N/A", "a &amp; b", "&#10;",
    "&#65;", "&lt;", "&nbsp;", "&", "a\tb", "a\nb", " a ", "é", '11" s="2"', "_x0041_", "00", "2958465", "1" * 20,
))
_STYLE: Final = st.sampled_from(("", *(f' s="{number}"' for number in range(9))))
_KIND: Final = st.sampled_from(("", ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="inlineStr"'))
_BODY: Final = st.one_of(
    st.just("/>"), st.just("></c>"),
    st.builds(
        lambda formula, value: f">{formula}{value}</c>",
        st.sampled_from(("", "", "<f>A1</f>", "<f/>", '<f t="shared" si="0"/>')),
        st.one_of(
            st.sampled_from((
                "", "<v/>", "<v></v>", "<is><t>a</t></is>", '<is><t xml:space="preserve"> a </t></is>',
                '<is><t>11" s="</t></is>',
            )),
            _VALUE.map(lambda text: f"<v>{text}</v>"),
        ),
    ),
)
_BARIS: Final = st.builds(
    lambda number, cells: "".join(
        (f'<row r="{number}">', *(f'<c r="{column}{number}"{"".join(rest)}' for column, *rest in cells), "</row>")
    ),
    st.sampled_from((1, 2, 11, 12, 112)),
    st.lists(
        st.tuples(st.sampled_from(("A", "B", "C", "AA")), _STYLE, _KIND, _BODY), max_size=5,
        unique_by=lambda cell: cell[0] if "<v>" in cell[3] else cell,
    ),
)


@given(st.lists(_BARIS, max_size=4, unique_by=lambda row: row[: row.index(">")]))
def test_any_row_is_read_as_calamine_reads_it_or_left_to_it(rows: list[str]):
    """Where calamine refuses the sheet, it is not read at once either."""
    text = "".join(rows)
    found = _sekaligus(text)
    if found is not None:
        assert _jenis(_tanpa_galat(found)) == _jenis(_tanpa_galat(_calamine(text)))


#: Prepared rows, which hold something or seem to.
_SIAP: Final = st.sampled_from((
    "/>", "><f>SVERWEIS(v)</f></c>", "><f>V</f><v></v></c>", ' t="str"><f t="shared" si="0"/><v></v></c>', "><v/></c>",
    ' t="inlineStr"><is><t>a</t></is></c>', "><f>v</f><v>7</v></c>", ' t="s"><v>0</v></c>',
))


_BERISI: Final = re.compile(r"<t>a|<v>[07]")


@given(st.lists(st.tuples(_SIAP, st.integers(1, 60)), max_size=6))
def test_rows_behind_the_last_that_holds_something_are_left_out_and_no_other(blok: list[tuple[str, int]]):
    cells = [cell for cell, count in blok for _ in range(count)]
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"{cell}</row>' for n, cell in enumerate(cells, 1))
    sheet = baca_lembar(
        polos(rows.encode()), GayaSel((), {}), Anggaran(), lambda xml: _pembaca().baca(xml, teks_bersama(_SHARED) or {})
    )
    assert sheet.baris is not None
    every = [row[1] if len(row) > 1 else "" for row in _calamine(rows)]
    found = [row[1] if len(row) > 1 else "" for row in sheet.baris]
    assert found == every[: len(found)]
    assert not any(every[len(found) :])
    assert len(found) == max((n for n, cell in enumerate(cells, 1) if _BERISI.search(cell)), default=0)


def test_the_templates_are_read_at_once(tmp_path: Any, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(asli())
    modul.buka(path)  # its styles have been asked for
    monkeypatch.setattr(modul, "_values", lambda parts: pytest.fail(f"calamine reads {sorted(parts)}"))
    assert modul.buka(path).lembar


def test_a_formula_that_gives_an_empty_text_is_a_blank_cell_in_each_way_of_reading() -> None:
    """An uncalculated formula is one nobody knows the result of; one that gave "" shows nothing."""
    rows = (
        '<row r="1"><c r="A1" s="0" t="str"><f>""</f><v></v></c><c r="B1" s="0"><f>1+1</f><v></v></c>'
        '<c r="C1" s="0" t="str"><f>"a"</f><v>a</v></c></row>'
        '<row r="2"><c r="A2" s="0" t="str"><f>""</f></c><c r="B2" s="0"><f>1+1</f></c>'
        '<c r="C2" s="0"><f>1+1</f><v>2</v></c><c r="D2" s="0" t="str"><f>""</f><v/></c></row>'
    )
    sheet = f'<worksheet {_NS}><sheetData>{rows}</sheetData></worksheet>'.encode()
    prefixed = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", sheet).replace(b"xmlns=", b"xmlns:x=")
    styles = _pembaca().gaya
    ways = [
        baca_lembar(sheet, styles, Anggaran(), lambda xml: _pembaca().baca(xml, {})),
        baca_lembar(sheet, styles, Anggaran()),
        baca_lembar(prefixed, styles, Anggaran()),
    ]
    assert [way.baris is None for way in ways] == [False, True, True]
    every = ["A1", "A2", "B1", "B2", "C1", "C2", "D2"]  # alamat: of a sheet without a spec
    assert [sorted(way.rumus) for way in ways] == [every] * 3
    empty = [*every[:2], every[-1]]
    assert [sorted(way.hampa) for way in ways] == [empty] * 3
