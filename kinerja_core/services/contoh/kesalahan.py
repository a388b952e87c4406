"""The planted mistakes of the sample: what people really do to a workbook, each expected to be found.

The files are made with openpyxl from a workbook just built, so they are also files saved again by
another program.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from kinerja_core.model.buku import BukuSKP
from kinerja_core.workbooks.bangun import bangun_skp


@dataclass(frozen=True, slots=True)
class Kesalahan:
    """One planted mistake: where (data row counted from 1), what is typed, and what it is."""

    lembar: str
    judul: str
    baris: int
    nilai: str | None
    uraian: str


BANYAK_KESALAHAN: Final = (
    Kesalahan("Rencana Aksi", "Bulan Selesai", 2, "Januari", "bulan selesai mendahului bulan mulai"),
    Kesalahan("Rencana Aksi", "Kode IKI", 3, "IKI 9.9", "kode IKI yang tidak ada di SKP"),
    Kesalahan("Catatan Harian", "Tanggal", 1, "03/04/2025", "tanggal ditulis sebagai teks"),
    Kesalahan("Catatan Harian", "Rincian Kegiatan Harian", 2, None, "kegiatan belum diisi"),
    Kesalahan("Catatan Harian", "Kategori", 3, "Penting Sekali", "kategori di luar pilihan"),
    Kesalahan(
        "Catatan Harian", "Rincian Kegiatan Harian", 4, "Rapat_x0007_ koordinasi", "karakter kendali dari tempelan"
    ),
    Kesalahan("Triwulan II", "Bukti Dukung", 1, None, "realisasi tanpa bukti dukung"),
    Kesalahan("Triwulan III", "Link", 1, "javascript:alert(1)", "tautan yang tidak boleh dipakai"),
)


def _header(sheet: Worksheet, judul: str) -> tuple[int, int]:
    """Row and column of a header cell or a form label."""
    for row in sheet.iter_rows(max_row=60):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.rstrip(" *").casefold() == judul.casefold():
                return cell.row, cell.column
    raise LookupError(f"{sheet.title}: {judul}")


def buku_dengan_kesalahan(buku: BukuSKP) -> bytes:
    """A staff workbook with every mistake of :data:`BANYAK_KESALAHAN` in it."""
    book = _opened(buku)
    for mistake in BANYAK_KESALAHAN:
        sheet = book[mistake.lembar]
        row, column = _header(sheet, mistake.judul)
        sheet.cell(row + mistake.baris, column).value = mistake.nilai
    return _bytes(book)


def buku_nip_angka(buku: BukuSKP) -> bytes:
    """A staff workbook whose pegawai's NIP was typed into a cell formatted as a number."""
    book = _opened(buku)
    sheet = book["Identitas"]
    row, column = _header(sheet, "NIP Pegawai")
    cell = sheet.cell(row, column + 1)
    cell.number_format = "0"
    cell.value = int(buku.skp.pegawai.nip)
    return _bytes(book)


def buku_terpotong(buku: BukuSKP) -> bytes:
    """A file that broke on its way: only the first part of a workbook."""
    content = bangun_skp(buku.skp.jenis, buku.skp.tahun, buku)
    return content[: len(content) // 3]


def _opened(buku: BukuSKP) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # openpyxl cannot keep a print area that grows with its rows; this file is only for the sample
        warnings.filterwarnings("ignore", message="Print area cannot be set to Defined name")
        return openpyxl.load_workbook(io.BytesIO(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku)))


def _bytes(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
