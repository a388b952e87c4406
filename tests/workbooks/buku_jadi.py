"""Built workbooks read back as plain rows, and calculated again by LibreOffice."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator
from python_calamine import CalamineWorkbook

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.excel import seri
from kinerja_core.workbooks import bangun
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.isi import Isi, isi_buku
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import LembarTabel, SpekBuku
from tests.alat import libreoffice
from tests.alat.timpa_sel import UTAMA, untuk_dihitung

#: openpyxl moves every address of a formula that rows share, for each of its rows, and many are the same.
Translator.translate_range = staticmethod(lru_cache(maxsize=100_000)(Translator.translate_range))

#: The builders, for tests that only look at what they build: the same records are built once in a process.
bangun_skp = lru_cache(maxsize=64)(bangun.bangun_skp)
bangun_unit = lru_cache(maxsize=64)(bangun.bangun_unit)


#: Rows of the cells of each sheet.
IsiLembar = dict[str, list[list[object]]]


def pas(spek: SpekBuku, isi: Isi, sedikitnya: int = 0, **kapasitas: int) -> SpekBuku:
    """The workbook with few more rows than its content needs: formulas stay, and LibreOffice is done sooner.

    Args:
        spek: the workbook.
        isi: its content.
        sedikitnya: content for which each sheet has room at least.
        kapasitas: rows of some sheets, by their names.
    """
    def room(sheet: LembarTabel) -> int:
        filled = max(sedikitnya, len(isi.baris.get(sheet.nama, ())), len(sheet.baris_tetap))
        return kapasitas.get(sheet.nama, filled + 3)

    return spek.dengan(lembar=tuple(
        sheet.dengan(kapasitas=room(sheet)) if isinstance(sheet, LembarTabel) else sheet for sheet in spek.lembar
    ))


@lru_cache(maxsize=16)
def skp_pas(isi: BukuSKP) -> bytes:
    """A staff workbook with few more rows than it needs."""
    jenis, content = isi.skp.jenis, isi_buku(buku_skp(isi.skp.jenis), isi)
    return Penulis(pas(buku_skp(jenis), content), content, isi.skp.tahun, jenis.value).tulis()


@lru_cache(maxsize=16)
def dibuka(data: bytes) -> Workbook:
    """A workbook opened by openpyxl once in a process, to be looked at and never changed."""
    return load_workbook(io.BytesIO(data))


def baca(sumber: Path | bytes) -> IsiLembar:
    buku = CalamineWorkbook.from_object(io.BytesIO(sumber) if isinstance(sumber, bytes) else sumber)
    return {name: buku.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in buku.sheet_names}


def sel_rumus(data: bytes) -> dict[str, list[tuple[str, str]]]:
    """Cell and text of every formula by sheet part."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {
            name: [
                (f.getparent().get("r"), f.text or "") for f in etree.fromstring(source.read(name)).iter(f"{UTAMA}f")
            ]
            for name in source.namelist() if name.startswith("xl/worksheets/sheet")
        }


def dihitung(berkas: Sequence[Path], folder: Path) -> list[IsiLembar]:
    """What LibreOffice finds in the cells of workbooks: texts, and numbers also of dates and truths; no error."""
    if libreoffice.kantor() is None:
        return [polos(baca(path)) for path in libreoffice.ubah_semua(berkas, "xlsx", folder)]
    found = [json.loads(path.read_bytes()) for path in libreoffice.ubah_semua(berkas, "json", folder)]
    for path, sheets in zip(berkas, found, strict=True):
        wrong = [name for name, rows in sheets.items() if any(None in row for row in rows)]
        assert not wrong, f"ada nilai kesalahan di {path.name}: {wrong}"
    return found


def polos(lembar: IsiLembar) -> IsiLembar:
    """Sheets as :func:`dihitung` gives them: a date is its number."""
    return {name: [[_angka(cell) for cell in row] for row in rows] for name, rows in lembar.items()}


def _angka(isi: object) -> object:
    return float(seri(isi)) if isinstance(isi, date) else float(isi) if isinstance(isi, bool | int) else isi


def dihitung_sama(data: bytes, folder: Path) -> int:
    """LibreOffice, given no cached value, finds in every cell what the file carries; how many were not blank."""
    return dihitung_sama_semua({"polos": data}, folder)["polos"]


def dihitung_sama_semua(semua: dict[str, bytes], folder: Path) -> dict[str, int]:
    """The same of many workbooks in one call of LibreOffice."""
    for name, data in semua.items():
        (folder / f"{name}.xlsx").write_bytes(untuk_dihitung(data))
    found = dihitung([folder / f"{name}.xlsx" for name in semua], folder / "lo")
    return {name: sama(name, data, sheets) for (name, data), sheets in zip(semua.items(), found, strict=True)}


def sama(nama: str, data: bytes, lembar: IsiLembar) -> int:
    """What LibreOffice calculated is what a workbook carries; how many cells were not blank."""
    ours = polos(baca(data))
    assert list(ours) == list(lembar)
    compared = 0
    for name, rows in ours.items():
        for number, (row, other) in enumerate(zip_longest(rows, lembar[name], fillvalue=[])):
            for column, (value, got) in enumerate(zip_longest(row, other, fillvalue="")):
                # a product may differ in the last bit of a double
                same = got == value or (isinstance(value, float) and got == pytest.approx(value, rel=1e-12))
                assert same, f"{nama} {name} baris {number + 1} kolom {column + 1}: {got!r}, bukan {value!r}"
                compared += got != ""
    return compared
