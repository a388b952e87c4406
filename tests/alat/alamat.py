"""Addresses of cells by sheet and field, taken from the declarations of the three books.

A field is named as its column or label is declared (``waktu.mulai``, ``pegawai.nip``). Records are counted from 1; in
a form, and above a table, a field stands once. Sheets have different names in all books, so a sheet needs no book;
only the SKP sheet has variants.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.kisi import alamat, huruf_kolom
from kinerja_core.workbooks.mesin.spek import NILAI_KEPALA, LembarForm, LembarTabel, SpekBuku

BIASA = JenisSKP.KUANTITATIF_JA_JF
#: Row of the first field above a table, and column of the values of a form, counted from 1.
_KEPALA, _NILAI_FORM = 4, 2


@cache
def _lembar(jenis: JenisSKP) -> dict[str, LembarTabel | LembarForm]:
    def semua() -> Iterator[SpekBuku]:
        yield buku_skp(jenis)
        yield buku_unit()
        yield buku_penilaian_360(datetime.date(2025, 12, 31))
        yield BUKU_DAFTAR_PENILAI

    sheets = [sheet for book in semua() for sheet in book.lembar if isinstance(sheet, LembarTabel | LembarForm)]
    assert len({sheet.nama for sheet in sheets}) == len(sheets)
    return {sheet.nama: sheet for sheet in sheets}


def _tempat(lembar: str, nama: str, nomor: int, jenis: JenisSKP) -> tuple[int, int]:
    """Row and column, counted from 1; record 0 is the header."""
    sheet = _lembar(jenis)[lembar]
    if isinstance(sheet, LembarForm):
        assert nomor == 1, f"{lembar} bukan tabel"
        return sheet.baris[nama], _NILAI_FORM
    above = [field.nama for field in sheet.kepala]
    if nama in above:
        assert nomor == 1, f"{nama} berdiri di atas tabel {lembar}"
        return _KEPALA + above.index(nama), sheet.awal + NILAI_KEPALA + 1
    return sheet.baris_judul + nomor, sheet.nomor_kolom(nama) + 1


def di(lembar: str, nama: str, nomor: int = 1, *, jenis: JenisSKP = BIASA) -> str:
    """Address of a field of record ``nomor``: ``di("Catatan Harian", "tanggal")`` -> ``B7``."""
    row, column = _tempat(lembar, nama, nomor, jenis)
    return alamat(row - 1, column - 1)


def letak(lembar: str, nama: str, nomor: int = 1, *, jenis: JenisSKP = BIASA) -> tuple[str, str]:
    """Sheet and address, as a finding has them."""
    return lembar, di(lembar, nama, nomor, jenis=jenis)


def tempat(lembar: str, nama: str, nomor: int = 1, *, jenis: JenisSKP = BIASA) -> str:
    """The same in one text: ``SKP!G8``."""
    return "!".join(letak(lembar, nama, nomor, jenis=jenis))


def judul(lembar: str, nama: str, *, jenis: JenisSKP = BIASA) -> str:
    """Address of the header of a column, or of the label of a field."""
    row, column = _tempat(lembar, nama, 1, jenis)
    sheet = _lembar(jenis)[lembar]
    if isinstance(sheet, LembarForm):
        return alamat(row - 1, 0)
    if any(field.nama == nama for field in sheet.kepala):
        return alamat(row - 1, sheet.awal)
    return alamat(sheet.baris_judul - 1, column - 1)


def kolom(lembar: str, nama: str, *, jenis: JenisSKP = BIASA) -> str:
    """Letters of the column a field stands in."""
    return huruf_kolom(_tempat(lembar, nama, 1, jenis)[1] - 1)


def rentang(
    lembar: str, nama: str, nomor: int = 1, *, sampai: int | None = None, nama_akhir: str | None = None
) -> str:
    """From a field of a record to that of another record, or to another field: ``D7:D9``."""
    return f"{di(lembar, nama, nomor)}:{di(lembar, nama_akhir or nama, sampai or nomor)}"


def isi(buku: Any, lembar: str, nama: str, nomor: int = 1, *, jenis: JenisSKP = BIASA) -> Any:
    """Value of a field in a workbook: openpyxl's, or sheets as rows of values."""
    row, column = _tempat(lembar, nama, nomor, jenis)
    sheet = buku[lembar]
    return sheet[row - 1][column - 1] if isinstance(sheet, Sequence) else sheet.cell(row, column).value


def semua_isi(
    buku: Mapping[str, Sequence[Sequence[Any]]], lembar: str, *nama: str, jenis: JenisSKP = BIASA
) -> list[Any]:
    """A field of every record of a table, in order, to the last row there is; of several fields, lists of them."""
    columns = [_tempat(lembar, name, 1, jenis)[1] - 1 for name in nama]
    sheet = _lembar(jenis)[lembar]
    assert isinstance(sheet, LembarTabel)
    rows = [[row[column] for column in columns] for row in buku[lembar][sheet.baris_judul :]]
    return rows if len(nama) > 1 else [one for (one,) in rows]


def sel_berjudul(lembar: Any, judul_: str, nomor: int = 1) -> Any:
    """A cell of a sheet of results, which no book declares, in openpyxl: row ``nomor`` below a header."""
    for row in lembar.iter_rows(max_row=10):
        for cell in row:
            if cell.value == judul_:
                return lembar.cell(cell.row + nomor, cell.column)
    raise AssertionError(judul_)
