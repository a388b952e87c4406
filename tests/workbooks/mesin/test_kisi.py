from __future__ import annotations

import datetime
import hashlib
import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.paket import Paket, PaketRusak, simpan
from kinerja_core.workbooks.mesin.kisi import alamat, buka, tempat
from tests.berkas.pembuat import asli
from tests.workbooks.mesin.bahan_kisi import sama_dengan_calamine

_MOMENT = datetime.datetime.combine(datetime.date(2025, 3, 1), datetime.time(10, 30))


def _xlsx(path: Path, isi: Callable[[xlsxwriter.Workbook, object], None]) -> Path:
    workbook = xlsxwriter.Workbook(path)
    isi(workbook, workbook.add_worksheet("Data"))
    workbook.close()
    return path


def _contoh(path: Path) -> Path:
    return _xlsx(path, lambda _, sheet: sheet.write_string("B2", "isi"))


def _zip(path: Path, isi: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in isi.items():
            archive.writestr(name, data)
    return path


def _kode(path: Path, anggaran: Anggaran | None = None) -> str:
    with pytest.raises(BerkasTidakTerbaca) as problem:
        buka(path, anggaran=anggaran)
    assert problem.value.pesan.strip().endswith((".", ").")), problem.value.pesan
    assert "\n" not in problem.value.pesan
    return problem.value.kode


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    assert _kode(tmp_path / "tidak-ada.xlsx") == "BERKAS-TIDAK-ADA"


def test_a_folder_is_no_file(tmp_path: Path):
    assert _kode(tmp_path) == "BERKAS-FOLDER"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path):
    (tmp_path / "kosong.xlsx").write_bytes(b"")
    assert _kode(tmp_path / "kosong.xlsx") == "BERKAS-KOSONG"


@pytest.mark.parametrize("sisa", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_broken(tmp_path: Path, sisa: float):
    whole = _contoh(tmp_path / "utuh.xlsx").read_bytes()
    path = tmp_path / "potong.xlsx"
    path.write_bytes(whole[: int(len(whole) * sisa)])
    assert _kode(path) == "BERKAS-RUSAK"


def test_a_file_with_a_password_is_said_to_have_one(tmp_path: Path):
    path = tmp_path / "sandi.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900
    )
    assert _kode(path) == "BERKAS-SANDI"


def test_a_zip_with_encrypted_parts_is_said_to_have_a_password(tmp_path: Path):
    data = bytearray(_contoh(tmp_path / "a.xlsx").read_bytes())
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(signature, at + 4)
    path = tmp_path / "zip-sandi.xlsx"
    path.write_bytes(data)
    assert _kode(path) == "BERKAS-SANDI"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"nip,nama\r\n1,2\r\n", "CSV"),
        (b"<html><body><table></table></body></html>", "HTML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><x/>", "XML"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "sebenarnya gambar PNG"),
        (b"\x89PNG\r\n\x1a\n", "sebenarnya gambar PNG"),
        (b"Rar!\x1a\x07\0", "sebenarnya arsip RAR"),
        (b"\0\1\2\3" * 20, "tidak dikenal"),
        ("nip\tnama\r\n1\t2\r\n".encode("utf-16"), "sebenarnya teks biasa"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, ".xls"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, isi: bytes, kata: str):
    path = tmp_path / "salah.xlsx"
    path.write_bytes(isi)
    with pytest.raises(BerkasTidakTerbaca, match=kata) as problem:
        buka(path)
    assert problem.value.kode == "BERKAS-BUKAN-XLSX"


def test_a_file_of_nothing_but_zeros_was_not_copied_whole(tmp_path: Path):
    path = tmp_path / "nol.xlsx"
    path.write_bytes(bytes(5000))
    with pytest.raises(BerkasTidakTerbaca, match="hanya nol") as problem:
        buka(path)
    assert problem.value.kode == "BERKAS-RUSAK"


def test_a_word_document_an_ods_and_any_other_zip_are_named(tmp_path: Path):
    Document().save(str(tmp_path / "surat.xlsx"))
    _zip(tmp_path / "ods.xlsx", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
    _zip(tmp_path / "biner.xlsx", {"xl/workbook.bin": b""})
    _zip(tmp_path / "arsip.xlsx", {"catatan.txt": b"halo"})
    for name, word in {"surat": "Word", "ods": "OpenDocument", "biner": "xlsb", "arsip": "arsip zip"}.items():
        with pytest.raises(BerkasTidakTerbaca, match=word) as problem:
            buka(tmp_path / f"{name}.xlsx")
        assert problem.value.kode == "BERKAS-BUKAN-XLSX"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = _zip(tmp_path / "bom.xlsx", {"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * (30 * 2**20)})
    monkeypatch.setattr(Paket, "baca", lambda *_: pytest.fail("dibuka"))
    assert _kode(path) == "BERKAS-TERLALU-BESAR"


def test_many_large_parts_together_are_refused(tmp_path: Path):
    assert _kode(_contoh(tmp_path / "besar.xlsx"), Anggaran(urai=1000)) == "BERKAS-TERLALU-BESAR"


def test_a_file_of_unreasonable_size_is_not_loaded(tmp_path: Path):
    assert _kode(_contoh(tmp_path / "besar.xlsx"), Anggaran(bita=1000)) == "BERKAS-TERLALU-BESAR"


def test_what_a_library_says_in_english_about_a_broken_file_reaches_no_user(tmp_path: Path):
    path = tmp_path / "potong.xlsx"
    path.write_bytes(_contoh(tmp_path / "utuh.xlsx").read_bytes()[:2000])
    with pytest.raises(BerkasTidakTerbaca) as galat:
        buka(path)
    assert "File is not a zip file" in str(galat.value.__cause__)
    assert galat.value.pesan == "Berkas rusak atau terpotong, sehingga tidak dapat dibaca sebagai buku kerja Excel."


def test_a_part_that_lies_about_its_size_is_broken(tmp_path: Path):
    data = bytearray(_contoh(tmp_path / "a.xlsx").read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if b"sheet1.xml" in data[at + 46 : at + 46 + length]:
            struct.pack_into("<I", data, at + 24, 40)
        at = data.find(b"PK\x01\x02", at + 4)
    path = tmp_path / "bohong.xlsx"
    path.write_bytes(data)
    assert _kode(path) == "BERKAS-RUSAK"


def test_two_parts_of_one_name_are_refused(tmp_path: Path):
    path = _contoh(tmp_path / "ganda.xlsx")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert _kode(path) == "BERKAS-RUSAK"


def _tulis_ulang(path: Path, part: str, ubah: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = ubah(parts[part])
    return _zip(path, parts)


def test_an_external_entity_is_refused(tmp_path: Path):
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    path = _tulis_ulang(
        _contoh(tmp_path / "xxe.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: evil + xml.partition(b"?>")[2],
    )
    assert _kode(path) == "BERKAS-RUSAK"


def test_broken_xml_is_said_to_be_broken(tmp_path: Path):
    path = _tulis_ulang(_contoh(tmp_path / "xml.xlsx"), "xl/workbook.xml", lambda xml: xml[: len(xml) // 2])
    assert _kode(path) == "BERKAS-RUSAK"


def test_a_stray_cell_in_the_last_corner_costs_only_its_sheet(tmp_path: Path):
    path = tmp_path / "jauh.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Jauh"
    book.active["XFD1048576"] = "x"
    book.create_sheet("Dekat")["B2"] = "isi"
    book.save(path)
    kisi = buka(path)
    assert list(kisi.lembar) == ["Dekat"]
    assert "XFD1048576" in kisi.dilewati["Jauh"]


def test_a_million_styled_blank_rows_do_not_matter(tmp_path: Path):
    path = _tulis_ulang(
        _contoh(tmp_path / "gaya.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        ).replace(b'ref="B2"', b'ref="A1:XFD1048576"'),
    )
    assert buka(path).lembar["Data"] == [["", ""], ["", "isi"]]


def test_cells_without_addresses_are_counted_in_order(tmp_path: Path):
    path = _tulis_ulang(
        _contoh(tmp_path / "tanpa-r.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<c r="B2"', b"<c").replace(b'<row r="2"', b"<row"),
    )
    assert buka(path).lembar["Data"][-1] == ["isi"]


def test_positions_dates_errors_and_percentages_are_kept(tmp_path: Path):
    def isi(book: xlsxwriter.Workbook, sheet) -> None:
        day = book.add_format({"num_format": "[$-421]dd mmmm yyyy"})
        sheet.write_string("C4", "NIP")
        sheet.write_number("C5", 199003152015032004)
        sheet.write_datetime("C6", datetime.date(2025, 3, 1), day)
        sheet.write_datetime("C7", _MOMENT, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        sheet.write_boolean("D5", True)
        sheet.write_formula("D6", "=NA()", None, "#N/A")
        sheet.write_formula("D7", '="a"&"b"', None, "ab")
        sheet.write_number("D8", 0.5, book.add_format({"num_format": "0%"}))
        sheet.write_number("D9", 0.25, book.add_format({"num_format": '0.0 "100%"'}))
        sheet.write_string("D10", "a\rb")
        sheet.write_string("D11", "_x000D_ ketikan")

    kisi = buka(_xlsx(tmp_path / "campur.xlsx", isi))
    rows = kisi.lembar["Data"]
    assert rows[3] == ["", "", "NIP", ""]
    assert rows[4][2:] == [199003152015032004.0, True]
    assert rows[5][2:] == [datetime.date(2025, 3, 1), "#N/A"]
    assert rows[6][2:] == [_MOMENT, "ab"]
    assert rows[9][3] == "a\rb"
    assert rows[10][3] == "_x000D_ ketikan"
    assert kisi.rumus == {"Data": frozenset({"D6", "D7"})}
    assert kisi.persen == {"Data": frozenset({"D8"})}


def test_an_error_outside_the_filled_area_is_still_seen(tmp_path: Path):
    path = _xlsx(
        tmp_path / "galat.xlsx",
        lambda _, sheet: (sheet.write("A1", "a"), sheet.write_formula("C3", "=1/0", None, "#DIV/0!")),
    )
    assert buka(path).lembar["Data"] == [["a", "", ""], ["", "", ""], ["", "", "#DIV/0!"]]


def test_dates_of_the_1904_calendar_are_the_days_people_typed(tmp_path: Path):
    path = tmp_path / "mac.xlsx"
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2025, 3, 1)
    book.save(path)
    assert buka(path).lembar["Sheet"] == [[datetime.date(2025, 3, 1)]]


def test_inline_strings_behind_blank_formulas_are_not_cut_off(tmp_path: Path):
    tail = (
        b'<row r="900"><c r="A900" t="str"><f>""</f><v></v></c></row>'
        b'<row r="901"><c r="A901" t="inlineStr"><is><t>ekor</t></is></c></row>'
        b'<row r="902"><c r="A902" t="str"><f>""</f><v></v></c></row></sheetData>'
    )
    path = _tulis_ulang(
        _contoh(tmp_path / "inline.xlsx"), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", tail)
    )
    assert buka(path).lembar["Data"][900][0] == "ekor"


def test_only_the_wanted_sheets_are_read_and_the_others_are_named(tmp_path: Path):
    path = _xlsx(
        tmp_path / "dua.xlsx", lambda book, sheet: (sheet.write("A1", 1), book.add_worksheet("Lain").write("A1", 2))
    )
    kisi = buka(path, lambda name: name == "Lain")
    assert kisi.lembar == {"Lain": [[2.0]]}
    assert kisi.lain == ("Data",)


def test_reading_changes_no_byte_of_the_file(tmp_path: Path):
    path = _contoh(tmp_path / "utuh.xlsx")
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    buka(path)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_an_address_names_its_row_and_column(baris: int, kolom: int):
    assert tempat(alamat(baris, kolom)) == (baris, kolom)
    assert alamat(baris, kolom) == f"{openpyxl.utils.get_column_letter(kolom + 1)}{baris + 1}"


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_one_sentence(isi: bytes):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "acak.xlsx")
        path.write_bytes(isi)
        with pytest.raises(BerkasTidakTerbaca):
            buka(path)


@given(st.data())
def test_damaged_bytes_of_a_workbook_never_raise_anything_else(data: st.DataObject):
    whole = bytearray(_KECIL)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rusak.xlsx")
        path.write_bytes(whole)
        try:
            kisi = buka(path)
        except BerkasTidakTerbaca:
            return
        assert set(kisi.lembar) | set(kisi.dilewati)


@pytest.mark.parametrize("bagian", [b"xl/worksheets/sheet1.xml", b"xl/_rels/workbook.xml.rels"])
def test_a_workbook_whose_sheet_lost_its_part_is_refused_and_not_read_as_empty(tmp_path: Path, bagian: bytes):
    whole = bytearray(_KECIL)
    whole[whole.rindex(bagian)] = 0  # its name in the list of the zip: the part is there, and is found by nobody
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(whole)
    with pytest.raises(BerkasTidakTerbaca) as refused:
        buka(path)
    assert refused.value.kode == "BERKAS-RUSAK"


# A cell of a sheet as any program may write it: where, in which style, what it holds.
_TEKS_XML = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
_KOSONG = st.sampled_from([
    "/>", "></c>", "><f/></c>", "><v></v></c>", "><v/></c>", ' t="str"><f>"a"&amp;B1</f><v></v></c>',
    ' t="str"><f t="shared" ref="A1:A9" si="0">LEN(A1&gt;1)</f><v/></c>', ' t="str"><f t="shared" si="0"/></c>',
])
_BERISI = st.one_of(
    st.sampled_from([
        ' t="s"><v>0</v></c>', ' t="s"><f>A1</f><v>1</v></c>', ' t="b"><v>1</v></c>',
        ' t="e"><f>1/0</f><v>#N/A</v></c>',
        ' t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t xml:space="preserve"> b</t></r></is></c>',
    ]),
    st.floats(-1e9, 1e9).map(lambda number: f"><f>A1&lt;2</f><v>{number!r}</v></c>"),
    st.integers(0, 60_000).map(lambda number: f"><v>{number}</v></c>"),
    _TEKS_XML.filter(bool).map(lambda text: f' t="str"><f>A1</f><v>{escape(text)}</v></c>'),
    _TEKS_XML.map(lambda text: f' t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'),
)
_SEL = st.tuples(
    st.integers(0, 40), st.integers(0, 8), st.sampled_from(["", ' s="1"', ' s="2"']),
    st.tuples(st.just(True), _BERISI) | st.tuples(st.just(False), _KOSONG),
)


@pytest.mark.parametrize("baris", [5, 6, 7, 40])
@pytest.mark.parametrize("hasil", ["", "<v></v>", "<v/>"])
def test_a_formula_that_was_never_computed_is_seen_among_prepared_rows_without_values(
    tmp_path: Path, baris: int, hasil: str
):
    """The prepared rows have formulas of their own, which were not computed either."""
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Judul</t></is></c></row>'
    typed = f'<c r="C{baris}"><f>1+1</f>{hasil}</c>'
    prepared = "".join(
        f'<row r="{row}"><c r="A{row}"><f>IF(B{row}="","",1)</f></c>{typed if row == baris else ""}</row>'
        for row in range(5, 41)
    )
    path = tmp_path / "buku.xlsx"
    path.write_bytes(_KECIL)
    sheet = f"<sheetData>{first}{prepared}</sheetData></worksheet>".encode()
    _tulis_ulang(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index(b"<sheetData>")] + sheet)

    assert {where for where in buka(path).rumus["Data"] if where[0] == "C"} == {f"C{baris}"}


@given(
    st.lists(_SEL, max_size=30, unique_by=lambda sel: sel[:2]), st.booleans(),
    st.sampled_from(["", '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>']),
)
def test_the_fast_way_through_a_sheet_gives_what_calamine_alone_gives(sel: list[Any], ringkas: bool, ekor: str):
    rows: dict[int, list[str]] = {}
    for row, column, style, (_, rest) in sorted(sel):
        rows.setdefault(row, []).append(f'<c r="{alamat(row, column)}"{style}{rest}')
    every = sorted(rows) if ringkas else range(60)
    cells = "".join(f'<row r="{row + 1}">{"".join(rows.get(row, ()))}</row>' for row in every)
    sheet = f"<sheetData>{cells}</sheetData>{ekor}</worksheet>".encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "buku.xlsx")
        path.write_bytes(_KECIL)
        _tulis_ulang(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index(b"<sheetData>")] + sheet)
        _tulis_ulang(path, "xl/styles.xml", lambda xml: xml.replace(b'<cellXfs count="1">', _GAYA))
        _tulis_ulang(path, "xl/sharedStrings.xml", lambda xml: xml.replace(b"</sst>", b"<si><t>dua</t></si></sst>"))
        sama_dengan_calamine(path)
        kisi = buka(path)
    last = max((row for row, _, _, (filled, _) in sel if filled), default=-1)
    near = {alamat(row, column): (style, *rest) for row, column, style, rest in sel if row <= last}
    formulas = {where for where, (_, _, rest) in near.items() if "<f" in rest}
    below = {alamat(row, column) for row, column, _, (_, rest) in sel if row > last and "<f" in rest}
    assert formulas <= {*kisi.rumus.get("Data", ())} <= formulas | below
    empty = {where for where in formulas if not near[where][1] and 't="str"' in near[where][2]}
    assert kisi.hampa.get("Data", frozenset()) == empty
    percent = {where for where, (style, _, _) in near.items() if style == ' s="2"'}
    assert kisi.persen.get("Data", frozenset()) <= percent
    assert kisi.persen.get("Data", frozenset()) >= {where for where in percent if near[where][1]}


_GAYA = (
    b'<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    b'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="9" fontId="0" fillId="0" '
    b'borderId="0" xfId="0"/>'
)


_NAMA_BAGIAN = _TEKS_XML.filter(lambda nama: nama and "\\" not in nama)  # which zipfile makes a slash on Windows


@given(st.dictionaries(_NAMA_BAGIAN, st.binary(), max_size=5))
def test_the_zip_handed_to_calamine_is_one_that_zipfile_reads(parts: dict[str, bytes]):
    with zipfile.ZipFile(simpan(parts)) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == parts


@given(st.data())
def test_a_part_is_what_zipfile_says_it_is_or_refused(data: st.DataObject):
    stream = io.BytesIO()
    content = data.draw(st.binary(max_size=300))
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("depan.xml", b"lain", zipfile.ZIP_DEFLATED)
        entry = zipfile.ZipInfo("bagian.xml")
        entry.extra = data.draw(st.sampled_from([b"", struct.pack("<2H4s", 0x9999, 4, b"ekst")]))
        archive.writestr(entry, content, data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])))
    raw = bytearray(data.draw(st.sampled_from([b"", b"depan"])) + stream.getvalue())  # also a zip behind other bytes
    for _ in range(data.draw(st.integers(0, 2))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        got = Paket(bytes(raw), Anggaran()).baca("bagian.xml")
    except (PaketRusak, BerkasTidakTerbaca, KeyError):
        return
    assert got == content


def _small() -> bytes:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream)
    workbook.add_worksheet("Data").write_string("B2", "isi")
    workbook.close()
    return stream.getvalue()


_KECIL = _small()


@pytest.mark.parametrize(
    ("ganti", "nama"),
    [
        ("xl/workbook.xml", "xl/workbook22.xml"), ("xl/sharedStrings.xml", "xl/SharedStrings.xml"),
        ("xl/styles.xml", "xl/styles2.xml"),
    ],
)
def test_a_shared_part_under_another_name_is_found(tmp_path: Path, ganti: str, nama: str):
    old, new = Path(ganti).name, Path(nama).name
    usual, other = tmp_path / "biasa.xlsx", tmp_path / "lain.xlsx"
    usual.write_bytes(asli())
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace(old, new), source.read(name).replace(old.encode(), new.encode()))
    assert other.read_bytes() != usual.read_bytes()
    assert buka(other) == buka(usual)
