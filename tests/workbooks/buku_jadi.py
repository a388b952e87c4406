"""Built workbooks read back as plain rows, and calculated again by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.workbooks import bangun
from tests.alat import libreoffice

UTAMA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

#: The builders, for tests that only look at what they build: the same records are built once in a process.
bangun_skp = lru_cache(maxsize=64)(bangun.bangun_skp)
bangun_unit = lru_cache(maxsize=64)(bangun.bangun_unit)


@lru_cache(maxsize=16)
def dibuka(data: bytes) -> Workbook:
    """A workbook opened by openpyxl once in a process, to be looked at and never changed."""
    return load_workbook(io.BytesIO(data))


def baca(sumber: Path | bytes) -> dict[str, list[list[object]]]:
    buku = CalamineWorkbook.from_object(io.BytesIO(sumber) if isinstance(sumber, bytes) else sumber)
    return {name: buku.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in buku.sheet_names}


def tanpa_nilai_tersimpan(data: bytes) -> bytes:
    """The same workbook without cached results, so that whoever opens it must calculate."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                tree = etree.fromstring(part)
                for formula in tree.iter(f"{UTAMA}f"):
                    cell = formula.getparent()
                    for stored in cell.findall(f"{UTAMA}v"):
                        cell.remove(stored)
                    cell.attrib.pop("t", None)
                part = etree.tostring(tree)
            target.writestr(item.filename, part)
    return out.getvalue()


def sel_rumus(data: bytes) -> dict[str, list[tuple[str, str]]]:
    """Cell and text of every formula by sheet part."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {
            name: [
                (f.getparent().get("r"), f.text or "") for f in etree.fromstring(source.read(name)).iter(f"{UTAMA}f")
            ]
            for name in source.namelist() if name.startswith("xl/worksheets/sheet")
        }


def dihitung_sama(data: bytes, folder: Path) -> int:
    """LibreOffice, given no cached value, finds in every cell what the file carries; how many were not blank."""
    return dihitung_sama_semua({"polos": data}, folder)["polos"]


def dihitung_sama_semua(semua: dict[str, bytes], folder: Path) -> dict[str, int]:
    """The same of many workbooks in one call of LibreOffice."""
    for name, data in semua.items():
        (folder / f"{name}.xlsx").write_bytes(tanpa_nilai_tersimpan(data))
    files = libreoffice.ubah_semua([folder / f"{name}.xlsx" for name in semua], "xlsx", folder / "lo")
    return {name: _sama(data, file) for (name, data), file in zip(semua.items(), files, strict=True)}


def _sama(data: bytes, dihitung: Path) -> int:
    with zipfile.ZipFile(dihitung) as source:
        for name in source.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b't="e"' not in source.read(name), f"ada nilai kesalahan di {name}"
    ours, theirs = baca(data), baca(dihitung)
    assert list(ours) == list(theirs)
    compared = 0
    for name, rows in ours.items():
        for number, (row, other) in enumerate(zip_longest(rows, theirs[name], fillvalue=[])):
            for column, (value, got) in enumerate(zip_longest(row, other, fillvalue="")):
                # a product may differ in the last bit of a double
                expected = pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
                assert got == expected, f"{dihitung.name} {name} baris {number + 1} kolom {column + 1}"
                compared += got != ""
    return compared
