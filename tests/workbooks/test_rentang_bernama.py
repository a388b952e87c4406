"""Names in formulas of cells are of cells: Google Sheets and others know no name of a formula or of constants."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import range_boundaries

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.rumus_dialog import CATATAN
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar
from kinerja_core.workbooks.mesin.isi import isi_buku
from kinerja_core.workbooks.mesin.nilai import GALAT_EXCEL
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.rumus import BERGALAT, BERTANDA
from kinerja_core.workbooks.mesin.rumus_bersama import RumusTidakDapatDibagi, nilai_larik
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF, Nilai
from kinerja_core.workbooks.mesin.tanda import semua_tanda
from tests.alat import libreoffice
from tests.alat.alamat import semua_isi
from tests.alat.timpa_sel import UTAMA, timpa_sel
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks import buku_jadi
from tests.workbooks.buku_jadi import baca, dibuka, sel_rumus
from tests.workbooks.test_bangun import BUKU
from tests.workbooks.test_templat import NAMA, templat_bawaan

_RENTANG = re.compile(r"(?:'((?:[^']|'')+)'|(\w+))!(\$[A-Z]{1,3}\$[0-9]+(?::\$[A-Z]{1,3}\$[0-9]+)?)")
SEMUA: dict[str, Callable[[], bytes]] = {
    **BUKU,
    "daftar": lambda: bangun_daftar(2026),
    **{name: partial(templat_bawaan, name) for name in NAMA},
}


def nama_dipakai(data: bytes) -> set[str]:
    """Names that formulas of cells use."""
    formulas = {text for cells in sel_rumus(data).values() for _, text in cells if text}
    operands = {one.value for text in formulas for one in Tokenizer(f"={text}").items
                if one.type == Token.OPERAND and one.subtype == Token.RANGE}  # fmt: skip
    return {one for one in operands if "!" not in one and not re.fullmatch(r"[A-Z$0-9:]+|\$?[0-9]+:\$?[0-9]+", one)}


def isi_nama(buku: Workbook, nama: str) -> tuple[str, list[list[Cell]]]:
    """The sheet of a name, and the cells that it stands for."""
    found = _RENTANG.fullmatch(buku.defined_names[nama].attr_text)
    assert found, f"{nama} bukan rentang: {buku.defined_names[nama].attr_text}"
    sheet = found[1] or found[2]
    left, top, right, bottom = range_boundaries(found[3].replace("$", ""))
    return sheet, [list(row) for row in buku[sheet].iter_rows(top, bottom, left, right)]


@pytest.mark.parametrize("nama", SEMUA)
def test_every_name_in_a_formula_of_a_cell_is_a_range_of_filled_cells_that_nobody_types_in(nama: str) -> None:
    """A blank cell of a list would match every blank cell, and be found in every text."""
    data = SEMUA[nama]()
    book, used = dibuka(data), nama_dipakai(data)
    assert used
    helpers = 0
    for name in sorted(used):
        sheet, cells = isi_nama(book, name)
        if sheet == LEMBAR_REF:
            helpers += 1
            assert all(cell.protection.locked for row in cells for cell in row)
            texts = ["" if cell.value is None else str(cell.value) for row in cells for cell in row]
            assert all(text and text == text.strip() for text in texts), name
    assert book[LEMBAR_REF].protection.sheet
    assert book[LEMBAR_REF].sheet_state == "hidden"
    assert helpers > 2


@pytest.mark.parametrize("nama", SEMUA)
def test_lists_that_every_status_looks_at_are_whole(nama: str) -> None:
    data = SEMUA[nama]()
    book, stored = dibuka(data), {sheet: rows for sheet, rows in baca(data).items() if sheet == LEMBAR_REF}
    lists = {str(column[0]): list(column[1:]) for column in zip(*stored[LEMBAR_REF], strict=True) if column[0]}
    marks, codes = lists["TandaGaib"][: len(isi_nama(book, "TandaGaib")[1])], lists["TandaKendali"][:27]
    assert len(isi_nama(book, "TandaKendali")[1]) == len(codes) == 27
    assert "".join([*(chr(int(code)) for code in codes), *marks]) == semua_tanda()  # type: ignore[call-overload]
    assert not any(lists["TandaGaib"][len(marks) :])
    assert not any(lists["TandaKendali"][27:])
    assert [cell.value for (cell,) in isi_nama(book, "TampakGalat")[1]] == list(GALAT_EXCEL)


@pytest.mark.parametrize("nama", ["skp terisi", "unit terisi", "penilaian penuh"])
def test_a_program_that_knows_only_names_of_cells_finds_them_all(nama: str) -> None:
    """What is left as a formula or as constants is for printing, and for lists that cells offer."""
    data = BUKU[nama]()
    book, used = dibuka(data), nama_dipakai(data)
    other = {name for name, one in book.defined_names.items() if not _RENTANG.fullmatch(one.attr_text)}
    assert other <= {"DaftarIKI", "DaftarRHK", "DaftarCatatan"}
    assert not other & used
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(one) for one in parts.namelist() if one.startswith("xl/worksheets/sheet")]
    rules = {text.text or "" for xml in sheets for text in etree.fromstring(xml).iter(f"{UTAMA}formula")}
    assert not {name for name in other for rule in rules if re.search(rf"\b{name}\b", rule)}


@pytest.mark.parametrize(
    ("larik", "nilai"),
    [
        ("{1,2}", [[1, 2]]), ('{"a b","c}{,;"}', [["a b", "c}{,;"]]), ('{-1.5;"2"}', [[-1.5], ["2"]]),
        ("{1,2;3,4}", [[1, 2], [3, 4]]),
    ],
)  # fmt: skip
def test_constants_become_cells_row_by_row(larik: str, nilai: list[list[object]]) -> None:
    assert nilai_larik(larik) == nilai


@pytest.mark.parametrize("larik", ["{1,2;3}", "{TRUE}", "{#N/A}", '{"a",""}', "{}", '{" a"}', '{"b "}'])
def test_constants_that_cells_would_not_hold_as_they_are_are_refused(larik: str) -> None:
    with pytest.raises(RumusTidakDapatDibagi):
        nilai_larik(larik)


def catatan(kegiatan: str = "Rapat") -> dict[str, Any]:
    return {
        "tanggal": datetime.date(2025, 7, 4), "kode_rhk": "RHK 1", "kegiatan": kegiatan, "progress": "40%",
        "kategori": "Tugas Lain",
    }


def skp(identitas: dict[str, Nilai], catatan: list[dict[str, Any]]) -> bytes:
    spek = buku_skp(JenisSKP.KUANTITATIF_JA_JF)
    content = isi_buku(spek, bahan.buku_terisi())
    content.baris[CATATAN] = catatan
    content.baris[IDENTITAS.nama] = [content.baris[IDENTITAS.nama][0] | identitas]
    return Penulis(buku_jadi.pas(spek, content), content, 2025, JenisSKP.KUANTITATIF_JA_JF.value).tulis()


def test_libreoffice_finds_every_mark_and_takes_every_day_of_the_skp_as_python_does(
    soffice: str, tmp_path: Path
) -> None:
    """Also those that are none, of which a cell of its own tells now: no status may speak of them."""
    marked = skp({}, [catatan(), *(catatan(f"Rapat{mark}") for mark in semua_tanda()), catatan("Rapat 2"),
                      *map(catatan, GALAT_EXCEL)])
    days: list[tuple[Nilai, Nilai]] = [
        ("", "31 Desember 2025"), ("abc", datetime.date(2025, 7, 3)), ("1 Juli 2025", ""), (12_000, 80_000),
        ("31 Februari 2025", "2025-07-05"), (datetime.date(2025, 7, 5), datetime.date(2026, 1, 1)),
    ]
    books = {
        f"hari-{number}": skp({"mulai": first, "selesai": last}, [catatan()])
        for number, (first, last) in enumerate(days)
    }
    buku_jadi.dihitung_sama_semua({"tanda": marked, **books}, tmp_path)
    told = [str(word) for word in semua_isi(baca(marked), CATATAN, "_status")]
    assert told.count("Lengkap") == 2
    assert told.count(BERTANDA) == len(semua_tanda()) == 96
    assert told.count(BERGALAT) == len(GALAT_EXCEL)


def test_a_mark_that_a_program_does_not_keep_is_found_nowhere(soffice: str, tmp_path: Path) -> None:
    data = skp({}, [catatan(), catatan("Ra\u200bpat"), catatan("Rapat\x01")])
    book = dibuka(data)
    place = next(cell.column_letter for cell in book[LEMBAR_REF][1] if cell.value == "Isi TandaGaib")
    kept = semua_tanda()[27:].replace("\xad", "").replace("\u2060", "")
    path = tmp_path / "a.xlsx"
    path.write_bytes(timpa_sel(data, {(LEMBAR_REF, f"{place}2"): kept}))
    shown = baca(libreoffice.ubah_semua([path], "xlsx", tmp_path / "lo")[0])
    assert semua_isi(shown, CATATAN, "_status")[:3] == ["Lengkap", BERTANDA, BERTANDA]
