"""A headless Excel client for xlwings' remote engine.

An ``.xlsx`` becomes the JSON that xlwings' Office.js client sends; the actions that a script returns are applied to a
workbook in memory the way Excel would: a text typed into a cell that is not text becomes a number or a formula.
"""

from __future__ import annotations

import datetime
import io
import json
import pickle
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_unit

_ANGKA = re.compile(r"[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?")


@lru_cache(maxsize=16)
def _lembar(data: bytes) -> list[tuple[str, dict[tuple[int, int], Any], dict[tuple[int, int], str]]]:
    """Values and formats of each sheet; the same bytes are looked through once."""
    return [
        (
            sheet.title,
            {
                (cell.row - 1, cell.column - 1): unescape(cell.value) if isinstance(cell.value, str) else cell.value
                for row in sheet.iter_rows() for cell in row if cell.value is not None
            },
            {(cell.row - 1, cell.column - 1): cell.number_format for row in sheet.iter_rows() for cell in row},
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    ]


@dataclass
class Rumus:
    """A cell that would run as a formula."""

    teks: str


@dataclass
class Lembar:
    nama: str
    sel: dict[tuple[int, int], Any] = field(default_factory=dict)
    format: dict[tuple[int, int], str] = field(default_factory=dict)

    def baris(self) -> list[list[Any]]:
        """Rows from A1 to the last cell that holds something."""
        if not self.sel:
            return [[]]
        tinggi = max(row for row, _ in self.sel) + 1
        lebar = max(column for _, column in self.sel) + 1
        return [[self.sel.get((row, column), "") for column in range(lebar)] for row in range(tinggi)]

    def ketik(self, tempat: tuple[int, int], nilai: Any) -> None:
        """What Excel keeps of a value that is put into a cell."""
        if nilai == "":
            self.sel.pop(tempat, None)
        elif isinstance(nilai, str) and self.format.get(tempat) != "@" and nilai.startswith("="):
            self.sel[tempat] = Rumus(nilai)
        elif isinstance(nilai, str) and self.format.get(tempat) != "@" and _ANGKA.fullmatch(nilai):
            self.sel[tempat] = float(f"{float(nilai):.15g}")
        else:
            assert not isinstance(nilai, str) or len(nilai) <= 32_767
            self.sel[tempat] = nilai


@dataclass
class Buku:
    """A workbook as a client holds it."""

    nama: str
    lembar: list[Lembar]
    aktif: int = 0
    pesan: list[tuple[str, str, str]] = field(default_factory=list)

    def __getitem__(self, nama: str) -> Lembar:
        return next(one for one in self.lembar if one.nama == nama)

    @property
    def nama_lembar(self) -> list[str]:
        return [one.nama for one in self.lembar]

    def isi(self) -> dict[str, dict[tuple[int, int], Any]]:
        """Everything in the cells, to compare before and after."""
        return {one.nama: dict(one.sel) for one in self.lembar}

    def muatan(self) -> dict[str, Any]:
        """The JSON a client sends, as the server gets it."""
        return json.loads(json.dumps({
            "client": "Office.js",
            "version": xw.__version__,
            "book": {"name": self.nama, "active_sheet_index": self.aktif, "selection": "A1"},
            "names": [],
            "sheets": [
                {
                    "name": one.nama,
                    "visibility": "Visible",
                    "values": [[_kirim(cell) for cell in row] for row in one.baris()],
                    "pictures": [], "shapes": [], "charts": [], "notes": [], "tables": [], "pivot_tables": [],
                    "print_area": None, "show_gridlines": True,
                }
                for one in self.lembar
            ],
        }))

    def jalankan(self, skrip: Callable[[xw.Book], None]) -> list[dict[str, Any]]:
        """Send the book, run a script, apply what it returns; gives the actions."""
        book = xw.Book(json=self.muatan())
        try:
            skrip(book)
            aksi = json.loads(json.dumps(book.json()))["actions"]
        finally:
            book.close()
        for one in aksi:
            _TERAPKAN[one["func"]](self, one)
        return aksi

    @classmethod
    def baca(cls, path: Path) -> Buku:
        """The values of a file; formulas give what is stored for them."""
        return cls(path.name, [
            Lembar(name, dict(values), dict(formats)) for name, values, formats in _lembar(path.read_bytes())
        ])


def buku_unit() -> bytes:
    """The unit of the sample as a workbook, with everybody's scores."""
    anggota = tuple(AnggotaUnit(pegawai=orang.pegawai) for orang in unit.ORANG)
    skor = tuple(orang.skor for orang in unit.ORANG)
    return bangun_unit(BukuUnit(pengaturan=unit.PENGATURAN, anggota=anggota, skor=skor))


def titip(path: Path, tujuan: Path) -> Path:
    """Put down the values of a file for the process of :mod:`tests.addin.excel`, under the name of a workbook."""
    book = CalamineWorkbook.from_path(str(path))
    rows = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) or [[""]] for name in book.sheet_names}
    tujuan.write_bytes(pickle.dumps(rows))
    return tujuan


def _kirim(nilai: Any) -> Any:
    if isinstance(nilai, Rumus):  # ours are links, which show their last text
        return nilai.teks.split('"')[-2]
    if isinstance(nilai, datetime.datetime | datetime.date):
        return f"{nilai:%Y-%m-%dT%H:%M:%S}.000Z"
    return nilai


def _daerah(aksi: dict[str, Any]) -> list[tuple[int, int]]:
    return [
        (aksi["start_row"] + row, aksi["start_column"] + column)
        for row in range(aksi["row_count"])
        for column in range(aksi["column_count"])
    ]


def _set_values(buku: Buku, aksi: dict[str, Any]) -> None:
    lembar = buku.lembar[aksi["sheet_position"]]
    nilai = [cell for row in aksi["values"] for cell in row]
    for tempat, isi in zip(_daerah(aksi), nilai, strict=True):
        lembar.ketik(tempat, isi)


def _add_sheet(buku: Buku, aksi: dict[str, Any]) -> None:
    tempat, nama = aksi["args"]
    assert nama.casefold() not in {one.casefold() for one in buku.nama_lembar}, "Excel menolak dua lembar bernama sama"
    assert 0 < len(nama) <= 31
    assert not set(nama) & set("[]:*?/\\")
    buku.lembar.insert(tempat, Lembar(nama))


def _set_sheet_name(buku: Buku, aksi: dict[str, Any]) -> None:
    (nama,) = aksi["args"]
    assert nama.casefold() not in {one.casefold() for one in buku.nama_lembar}
    buku.lembar[aksi["sheet_position"]].nama = nama


def _set_number_format(buku: Buku, aksi: dict[str, Any]) -> None:
    for tempat in _daerah(aksi):
        buku.lembar[aksi["sheet_position"]].format[tempat] = aksi["args"][0]


def _activate(buku: Buku, aksi: dict[str, Any]) -> None:
    buku.aktif = int(aksi["args"][0])


def _alert(buku: Buku, aksi: dict[str, Any]) -> None:
    teks, judul, _, cara, _ = aksi["args"]
    buku.pesan.append((judul, cara, teks))


def _delete(buku: Buku, aksi: dict[str, Any]) -> None:
    del buku.lembar[aksi["sheet_position"]]


def _look_only(buku: Buku, aksi: dict[str, Any]) -> None:
    assert buku.lembar[aksi["sheet_position"]]
    assert _daerah(aksi)


#: Actions this client knows; another one is a KeyError, so that a macro cannot grow past what is tested.
_TERAPKAN: dict[str, Callable[[Buku, dict[str, Any]], None]] = {
    "setValues": _set_values,
    "addSheet": _add_sheet,
    "sheetDelete": _delete,
    "setSheetName": _set_sheet_name,
    "setNumberFormat": _set_number_format,
    "activateSheet": _activate,
    "alert": _alert,
    "setRangeColor": _look_only,
    "setAutofit": _look_only,
}
