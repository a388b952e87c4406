"""The planted mistakes of the sample: what people really do to a workbook, each expected to be found.

The files are workbooks just built, with single cells patched in the XML of their sheets.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Triwulan
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI


@dataclass(frozen=True, slots=True)
class Kesalahan:
    """One planted mistake: where (data row counted from 1), what is typed, and what it is."""

    lembar: str
    judul: str
    baris: int
    nilai: str | None
    uraian: str


BANYAK_KESALAHAN: Final = (
    Kesalahan(RENCANA_AKSI.nama, "Bulan Selesai", 2, "Januari", "bulan selesai mendahului bulan mulai"),
    Kesalahan(RENCANA_AKSI.nama, "Kode IKI", 3, "IKI 99", "kode IKI yang tidak ada di SKP"),
    Kesalahan(CATATAN_HARIAN.nama, "Tanggal", 1, "03/04/2025", "tanggal ditulis sebagai teks"),
    Kesalahan(CATATAN_HARIAN.nama, "Rincian Kegiatan Harian", 2, None, "kegiatan belum diisi"),
    Kesalahan(CATATAN_HARIAN.nama, "Kategori", 3, "Penting Sekali", "kategori di luar pilihan"),
    Kesalahan(
        CATATAN_HARIAN.nama, "Rincian Kegiatan Harian", 4, "Rapat_x0007_ koordinasi", "karakter kendali dari tempelan"
    ),
    Kesalahan(Triwulan.II.value, "Bukti Dukung", 1, None, "realisasi tanpa bukti dukung"),
    Kesalahan(Triwulan.III.value, "Link", 1, "javascript:alert(1)", "tautan yang tidak boleh dipakai"),
)


def buku_dengan_kesalahan(buku: BukuSKP) -> bytes:
    """A staff workbook with every mistake of :data:`BANYAK_KESALAHAN` in it."""
    cells: dict[str, dict[str, str]] = {}
    spek = buku_skp(buku.skp.jenis)
    for mistake in BANYAK_KESALAHAN:
        sheet = spek.tabel(mistake.lembar)
        column = next(number for number, kolom in enumerate(sheet.kolom) if kolom.cocok(mistake.judul))
        address = xl_rowcol_to_cell(sheet.baris_pertama + mistake.baris - 2, column)
        cells.setdefault(mistake.lembar, {})[address] = _text(mistake.nilai)
    return _patched(_built(buku), cells)


def buku_nip_angka(buku: BukuSKP) -> bytes:
    """A staff workbook whose pegawai's NIP was typed as a number: Excel keeps its first 15 digits (pitfall X1)."""
    nip = str(buku.skp.pegawai.nip)
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(_built(buku)))
        .get_sheet_by_name(IDENTITAS.nama)
        .to_python(skip_empty_area=False)
    )
    row = next(number for number, cells in enumerate(rows) if nip in cells)
    return _patched(_built(buku), {IDENTITAS.nama: {xl_rowcol_to_cell(row, 1): f"<v>{nip[:15]}000</v>"}})


def buku_terpotong(buku: BukuSKP) -> bytes:
    """A file that broke on its way: only the first part of a workbook."""
    content = _built(buku)
    return content[: len(content) // 3]


def _built(buku: BukuSKP) -> bytes:
    return bangun_skp(buku.skp.jenis, buku.skp.tahun, buku)


def _text(nilai: str | None) -> str:
    return "" if nilai is None else f"<is><t>{escape(nilai)}</t></is>"


def _patched(book: bytes, cells: Mapping[str, Mapping[str, str]]) -> bytes:
    """The workbook with the content of cells replaced, by sheet and address; all else stays byte for byte."""
    names = CalamineWorkbook.from_filelike(io.BytesIO(book)).sheet_names
    parts = {f"xl/worksheets/sheet{names.index(sheet) + 1}.xml": changes for sheet, changes in cells.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            for address, content in parts.get(item.filename, {}).items():
                kind = ' t="inlineStr"' if content.startswith("<is>") else ""
                pattern = rf'<c r="{address}"( s="[0-9]+")?(?: t="[a-zA-Z]+")?(?:/>|>.*?</c>)'
                xml, count = re.subn(
                    pattern,
                    lambda cell, address=address, kind=kind, content=content: (  # type: ignore[misc]  # bound now
                        f'<c r="{address}"{cell[1] or ""}{kind}>{content}</c>'
                    ),
                    part.decode(),
                    count=1,
                )
                if count != 1:
                    raise LookupError(f"{item.filename} {address}")
                part = xml.encode()
            target.writestr(item, part)
    return out.getvalue()
