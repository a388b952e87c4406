from __future__ import annotations

import datetime
import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl import load_workbook

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_360.daftar_penilai import bangun_daftar_penilai
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.rumus_dialog import sebutan_catatan
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.alamat import tempat
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.lembar_kerja import LembarKerja
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.rumus_bersama import dapat_dibagi
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT, JenisSel, LembarForm, LembarTabel, Nilai, Sel, SpekBuku
from tests.alat import ooxml
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_360 import bahan_360, test_daftar_penilai
from tests.workbooks.buku_jadi import baca, dibuka, dihitung_sama_semua, sel_rumus
from tests.workbooks.kelas_rumus import Nama, besar, galat_lolos, satu_diambil

#: Every function our formulas may use; all of them exist in Excel 2010.
FUNGSI_2010 = frozenset({
    "IF", "AND", "OR", "NOT", "COUNT", "COUNTA", "COUNTIF", "IFERROR", "INDEX", "MATCH", "MAX", "MID", "LEN", "TRIM",
    "COUNTBLANK", "INDIRECT", "SUMIF", "COLUMN",
    "SUBSTITUTE", "SUMPRODUCT", "ABS", "GCD", "INT", "LARGE", "MIN", "RANK", "RIGHT", "SQRT", "SUM", "SUMSQ", "TODAY",
    "VALUE", "ISNUMBER", "ISTEXT", "YEAR", "COUNTIFS", "HYPERLINK", "LEFT", "FIND", "CHAR",
    "ISERROR", "ROUND", "ROW", "DAY", "MONTH", "N", "AVERAGE", "CHOOSE", "DATE", "LOOKUP", "CELL", "CLEAN",
    "DATEVALUE", "ISLOGICAL", "ISNA", "LOWER", "MOD", "ROWS", "SEARCH", "SMALL", "TEXT", "WEEKDAY",
})

#: Workbooks with random rows that LibreOffice calculates in one call.
BANYAK_BENIH = 12

BUKU: dict[str, Callable[[], bytes]] = {
    "skp kosong": bangun_skp,
    "skp terisi": lambda: bangun_skp(isi=bahan.buku_terisi()),
    "skp penuh": lambda: bangun_skp(isi=bahan.buku_penuh()),
    "unit kosong": bangun_unit,
    "unit terisi": lambda: bangun_unit(bahan.buku_unit()),
    "unit penuh": lambda: bangun_unit(bahan.buku_unit(500)),
    "penilaian kosong": bangun_penilaian_360,
    "penilaian penuh": lambda: bangun_penilaian_360(isi=bahan_360.buku(*map(bahan_360.penilaian, range(30)))),
    "daftar penilai": lambda: bangun_daftar_penilai(test_daftar_penilai.DAFTAR),
    "skp kualitatif jpt": lambda: bangun_skp(isi=BukuSKP(skp=bahan.skp(JenisSKP.KUALITATIF_JPT))),
}


@pytest.fixture(params=BUKU, scope="module")
def berkas(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bangun") / f"{request.param}.xlsx"
    path.write_bytes(BUKU[request.param]())
    return path


@pytest.fixture(scope="module")
def buku_kerja(berkas: Path) -> OpenpyxlWorkbook:
    """The same file as openpyxl sees it; tests only look."""
    return dibuka(berkas.read_bytes())


def test_libreoffice_calculates_every_formula_of_a_unit_to_the_value_the_file_carries(
    soffice: str, tmp_path: Path
) -> None:
    books = {name: build() for name, build in BUKU.items() if name.startswith("unit")}
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 50


def test_half_filled_rows_get_the_same_status_from_libreoffice_as_from_python(soffice: str, tmp_path: Path) -> None:
    many = {}
    for seed in range(BANYAK_BENIH):
        acak = random.Random(seed)  # noqa: S311 - makes rows that repeat, no secret
        spek = buku_unit() if seed >= BANYAK_BENIH - 3 else buku_skp(list(JenisSKP)[seed % 4])
        many[f"benih-{seed}"] = Penulis(spek, isi_bolong(spek, acak), 2025, "").tulis()
    assert min(dihitung_sama_semua(many, tmp_path).values()) > 200
    for data in many.values():
        words = {str(cell).partition(": ")[0] for rows in baca(data).values() for row in rows for cell in row}
        assert {"Lengkapi", "Periksa"} <= words


def isi_bolong(spek: SpekBuku, acak: random.Random) -> Isi:
    """Rows as people leave them: any cell may be blank, wrong or out of order."""
    def nilai(cell: Sel) -> Nilai:
        if cell.pilihan is None:
            return {
                JenisSel.NIP: acak.choice(["199103142015032004", "19910314 201503 2 005", "1991", 199103142015032004]),
                JenisSel.TANGGAL: datetime.date(acak.choice([2024, 2025, 2025]), 5, 1 + acak.randrange(28)),
                JenisSel.BULAT: acak.choice([1, 2, 3, 2025]) if cell.nama == "tahun" else 1 + acak.randrange(4),
                JenisSel.ANGKA: acak.choice([0, 87.25, 120]),
            }.get(cell.jenis, acak.choice(["satu", "dua  spasi", "5", "tiga\nbaris"]))
        if isinstance(cell.pilihan, str):
            return acak.choice(["IKI 1.1", "iki 1.2", "IKI 9.9", "RHK 1", "rhk 2", "RHK 77", "Tahun 2025"])
        return str(acak.choice([str(getattr(word, "value", word)) for word in cell.pilihan]))

    isi = Isi()
    for sheet in spek.lembar:
        if isinstance(sheet, LembarTabel):
            isi.baris[sheet.nama] = [
                {cell.nama: nilai(cell) for cell in sheet.kolom if cell.isian and acak.random() < padat}
                for padat in [0.0, 0.3, 0.6, 0.9, 1.0, 0.95] * (sheet.kapasitas // 12)
            ]
        elif isinstance(sheet, LembarForm):
            isi.baris[sheet.nama] = [{cell.nama: nilai(cell) for cell in sheet.isian if acak.random() < 0.7}]
    labels = [text for row in isi.baris.get("Catatan Harian", ()) if (text := sebutan_catatan(row))]
    for row in isi.baris.get("Dialog Kinerja", ()):
        if labels and row.get("agenda.catatan") and acak.random() < 0.7:
            row["agenda.catatan"] = acak.choice(labels)  # type: ignore[index]  # rows made above are dicts
    return isi


def test_the_validator_finds_nothing(berkas: Path) -> None:
    assert ooxml.keluhan(berkas) == []


def test_no_column_is_wider_than_the_format_allows(buku_kerja: OpenpyxlWorkbook) -> None:
    """The validator does not know ECMA-376's bound of 255 characters; the Open XML SDK does, and complains."""
    widths = [one.width for sheet in buku_kerja for one in sheet.column_dimensions.values()]
    assert max(widths) <= 255


def test_formulas_use_only_functions_of_excel_2010(berkas: Path, buku_kerja: OpenpyxlWorkbook) -> None:
    used: set[str] = set()
    for cells in sel_rumus(berkas.read_bytes()).values():
        for _, formula in cells:
            used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', '""', formula)))
    for name in buku_kerja.defined_names.values():
        used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", name.attr_text))
    assert "IF" in used
    assert used <= FUNGSI_2010


@pytest.mark.parametrize("nama", ["skp terisi", "unit terisi"])
def test_a_formula_that_is_stored_once_for_many_cells_is_that_of_each(
    nama: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet gives every cell its own formula; what the file says of it is moved there by openpyxl."""
    meant: dict[tuple[str, str], str] = {}
    shared = LembarKerja._shared

    def watch(self: LembarKerja, sel: str) -> tuple[int, str] | None:
        found = shared(self, sel)
        if found is not None:
            row, column = tempat(sel)
            text, end = self.table[row][column].formula, row + 1
            meant[self.get_name(), sel] = dapat_dibagi(text, self.get_name(), (end, end), lambda name, _: name)
        return found

    monkeypatch.setattr(LembarKerja, "_shared", watch)
    book = dibuka(BUKU[nama]())
    assert len(meant) > 1_000 if nama == "skp terisi" else meant
    assert {place: f"={formula}" for place, formula in meant.items()} == {
        (sheet, cell): book[sheet][cell].value for sheet, cell in meant
    }


def test_formulas_are_such_as_excel_takes(berkas: Path, buku_kerja: OpenpyxlWorkbook) -> None:
    """Texts of at most 255 characters, 64 levels, 255 arguments, 16,384 bytes as it keeps it; others take more."""
    formulas = [text for cells in sel_rumus(berkas.read_bytes()).values() for _, text in cells]
    named = buku_kerja.defined_names
    formulas += [name.attr_text for name in named.values()]
    assert not [name for name in named if re.fullmatch(r"[A-Za-z]{1,3}[0-9]+|[RCrc][0-9RCrc]*", name)]
    for text in formulas:
        words = re.findall(r'"([^"]*)"', text)
        bare = re.sub(r"'[^']*'|\{[^}]*\}", "A", re.sub(r'"[^"]*"', "A", text))
        depth, most = 0, 0
        for mark in re.findall(r"[()]", bare):
            depth += 1 if mark == "(" else -1
            most = max(most, depth)
        assert len(text) <= 8_192
        assert max(map(len, words), default=0) <= 255, text
        assert most <= 64, text
        assert max(call.count(",") for call in re.split(r"[()]", bare)) < 255, text
        assert besar(text) < 16_384, text


def test_excel_takes_every_range_of_a_formula_whole(berkas: Path, buku_kerja: OpenpyxlWorkbook) -> None:
    names = Nama({name: one.attr_text for name, one in buku_kerja.defined_names.items()})
    formulas = {
        re.sub(r"(?<=[A-Z])[0-9]+|(?<=[A-Z]\$)[0-9]+", lambda row: "1" if row.group() != "0" else "0", text): text
        for cells in sel_rumus(berkas.read_bytes()).values() for _, text in cells if text
    }
    assert {text: cut for text in formulas.values() if (cut := satu_diambil(text, names))} == {}
    assert {text: kept for text in formulas.values() if (kept := galat_lolos(text))} == {}


def test_every_validation_blocks_and_says_why_in_indonesian(buku_kerja: OpenpyxlWorkbook) -> None:
    dropdowns = 0
    for sheet in buku_kerja:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            if rule.type is None:
                continue
            assert rule.showErrorMessage, (sheet.title, str(rule.sqref))
            assert rule.errorStyle in {None, "stop"}
            assert 0 < len(rule.errorTitle) <= 32
            assert 0 < len(rule.error) <= 255
            if rule.type == "list":
                dropdowns += 1
                assert rule.formula1 in buku_kerja.defined_names, "daftar harus bernama, bukan ditulis di tempat"
                assert not rule.showDropDown, "panah pilihan harus terlihat"
    assert dropdowns > (1 if "Daftar Penilai" in buku_kerja.sheetnames else 5)


def test_nip_and_codes_are_text_and_input_cells_are_unlocked_and_yellow(buku_kerja: OpenpyxlWorkbook) -> None:
    checked = 0
    for sheet in buku_kerja:
        assert sheet.protection.sheet, f"{sheet.title} harus dilindungi"
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                header = str(sheet.cell(6, cell.column).value)
                in_table = cell.row > 6 and re.match(r"(NIP|Kode RHK|Target|Realisasi)\b", header)
                in_form = cell.column == 2 and str(sheet.cell(cell.row, 1).value).startswith("NIP")
                if (in_table or in_form) and not cell.protection.locked:
                    assert cell.number_format == "@", (sheet.title, cell.coordinate)
                    checked += 1
                if not cell.protection.locked:
                    assert cell.fill.fgColor.rgb == "FFFFF8DC", (sheet.title, cell.coordinate)
                if cell.data_type == "f":
                    assert cell.protection.locked, (sheet.title, cell.coordinate)
    assert checked >= 2


def test_no_cell_is_merged_where_people_type(buku_kerja: OpenpyxlWorkbook) -> None:
    for sheet in buku_kerja:
        for merged in sheet.merged_cells.ranges:
            assert all(sheet.cell(row, column).protection.locked for row, column in merged.cells)


def test_each_visible_sheet_prints_on_a4_with_its_header_row_and_page_numbers(buku_kerja: OpenpyxlWorkbook) -> None:
    for sheet in buku_kerja:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.paperSize in {9, 14}  # A4, F4
        if sheet.title == "Ringkasan" and sheet.page_setup.scale:  # breaks where its last block begins
            begins = [row for row in range(1, 60) if sheet.cell(row, 1).value == "Kemajuan per IKI"]
            assert [mark.id + 1 for mark in sheet.row_breaks.brk] == begins
            assert sheet.print_title_rows == f"${begins[0] + 1}:${begins[0] + 1}"
        else:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            on_one_page = sheet.title in {
                "Petunjuk", "Pengaturan", "Distribusi", "Hari Libur", "Jadwal", "Kalender Catatan",
            }
            assert sheet.page_setup.fitToHeight == (None if on_one_page else 0)  # blank means 1
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.sheet_properties.tabColor is not None
        if sheet.title == "Peta":
            assert sheet.print_title_rows == "$43:$43"
        elif sheet.title not in {
            "Petunjuk", "Identitas", "Identitas Penilai", "Pengaturan", "Ringkasan", "Distribusi",
            "Waktu Penilaian", "Kalender Catatan",
        }:
            assert sheet.print_title_rows is not None
            assert sheet.freeze_panes is not None


def test_two_builds_give_the_same_bytes(berkas: Path) -> None:
    assert BUKU[berkas.stem]() == berkas.read_bytes()


def test_the_hidden_sheets_say_what_the_workbook_is() -> None:
    data = bangun_skp(JenisSKP.KUALITATIF_JPT, 2024)
    workbook = load_workbook(io.BytesIO(data), read_only=True)
    assert workbook["Ref"].sheet_state == "hidden"
    assert workbook["_meta"].sheet_state == "veryHidden"
    assert dict(baca(data)["_meta"]) == {
        "jenis": "skp", "versi": str(VERSI_TEMPLAT), "jenis_skp": "Kualitatif JPT", "tahun": "2024",
    }
    assert dict(baca(bangun_unit(tahun=2025))["_meta"])["jenis"] == "unit"


@pytest.mark.parametrize("jenis", JenisSKP)
def test_a_filled_workbook_is_read_back_as_the_records_it_was_built_from(jenis: JenisSKP, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    for book in (BukuSKP(skp=bahan.skp(jenis)), bahan.buku_penuh()):
        path.write_bytes(bangun_skp(isi=book))
        assert baca_berkas(path).buku == book
    unit = bahan.buku_unit(20)
    path.write_bytes(bangun_unit(unit))
    assert baca_berkas(path).buku == unit
