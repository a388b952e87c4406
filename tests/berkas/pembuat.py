"""How the files of the corpus are made: the sample workbook passed through real programs, or damaged."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from docx import Document
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from kinerja_core.workbooks.mesin.kisi import Kisi, huruf_kolom, tempat
from tests.alat import libreoffice
from tests.alat.alamat import di, judul, kolom, rentang
from tests.workbooks.bahan_baca import buku_contoh, ganti, isikan, kisi_dari, unit_contoh
from tests.workbooks.buku_jadi import skp_pas
from tests.workbooks.buku_unit.bahan_unit import bangun_pas

#: Writes one file of the corpus into a folder and gives its path.
Pembuat = Callable[[Path], Path]


@cache
def asli() -> bytes:
    """The sample staff workbook as the program builds it, with no more rows than it needs."""
    return skp_pas(buku_contoh())


@cache
def unit_asli() -> bytes:
    """The sample unit workbook, likewise."""
    return bangun_pas(unit_contoh())


def _kisi() -> Kisi:
    return kisi_dari(asli())


def _kisi_unit() -> Kisi:
    return kisi_dari(unit_asli())


def bita(isi: bytes | Callable[[], bytes], nama: str = "buku.xlsx") -> Pembuat:
    """Bytes as they are."""
    return lambda folder: _tulis(folder / nama, isi if isinstance(isi, bytes) else isi())


def _tulis(path: Path, isi: bytes) -> Path:
    path.write_bytes(isi)
    return path


def libreoffice_simpan(jenis: str, dari: Pembuat | None = None) -> Pembuat:
    """Opened and saved again by LibreOffice."""
    source = dari or bita(asli, "asal.xlsx")
    return lambda folder: libreoffice.ubah(source(folder), jenis, folder / jenis)


def openpyxl_ubah(ubah: Callable[[Any], object] = lambda _: None, dasar: Callable[[], bytes] = asli) -> Pembuat:
    """Opened, changed and saved by openpyxl: shared strings, and no formula keeps its value."""

    def buat(folder: Path) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(dasar()))
        ubah(book)
        book.save(folder / "buku.xlsx")
        return folder / "buku.xlsx"

    return buat


def ketik(lembar: str, isian: dict[str, Any], nomor: int = 1, dasar: Callable[[], Kisi] = _kisi) -> Pembuat:
    """Values typed into fields of one record of the staff workbook."""
    return ketik_sel(lembar, {di(lembar, name, nomor): value for name, value in isian.items()}, dasar)


def ketik_unit(lembar: str, isian: dict[str, Any], nomor: int = 1) -> Pembuat:
    """The same in the unit workbook."""
    return ketik(lembar, isian, nomor, _kisi_unit)


def ketik_sel(lembar: str, sel: dict[str, Any], dasar: Callable[[], Kisi] = _kisi) -> Pembuat:
    """Values typed into any cells."""
    return xlsxwriter_ulang(
        lambda grid: [ganti(grid, lembar, where, value) for where, value in sel.items()], dasar=dasar
    )


def xlsxwriter_ulang(
    ubah: Callable[[Kisi], object] = lambda _: None,
    khusus: Callable[[Any, Any], object] = lambda *_: None,
    dasar: Callable[[], Kisi] = _kisi,
    **pilihan: Any,
) -> Pembuat:
    """The same values written anew by XlsxWriter. ``khusus`` gets the workbook and the sheet Catatan Harian."""

    def buat(folder: Path) -> Path:
        grid = dasar()
        ubah(grid)
        with xlsxwriter.Workbook(folder / "buku.xlsx", {"strings_to_formulas": False} | pilihan) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            for name, rows in grid.lembar.items():
                sheet = book.add_worksheet(name)
                for row, cells in enumerate(rows):
                    for column, value in enumerate(cells):
                        if isinstance(value, datetime.date):
                            sheet.write_datetime(row, column, value, day)
                        elif isinstance(value, str) and value.startswith("#"):
                            sheet.write_formula(row, column, "=NA()", None, value)
                        elif value not in ("", None):
                            sheet.write(row, column, value)
                if name == "Catatan Harian":
                    khusus(book, sheet)
        return folder / "buku.xlsx"

    return buat


#: The first text of Catatan Harian.
KEGIATAN = di("Catatan Harian", "kegiatan")


def teks_berhias(book: Any, sheet: Any) -> None:
    """Part of a text in bold, as people do in Excel."""
    sheet.write_rich_string(KEGIATAN, book.add_format({"bold": True}), "Koordinasi", " ke-", book.add_format(), "1")


def rumus_isian(book: Any, sheet: Any) -> None:
    """A formula where people type, with the value Excel saved for it."""
    sheet.write_formula(KEGIATAN, '="Koordinasi"&" ke-1"', None, "Koordinasi ke-1")


def angka_bertanggal(book: Any, sheet: Any) -> None:
    """A day as the number it is inside Excel."""
    sheet.write_number(di("Catatan Harian", "tanggal"), 45748)


def bagian(nama: Callable[[str], bool], ubah: Callable[[bytes], bytes], dasar: Callable[[], bytes] = asli) -> Pembuat:
    """The parts of the zip whose names fit, rewritten as XML; at least one of them changes."""

    def buat(folder: Path) -> Path:
        path = folder / "buku.xlsx"
        changed = 0
        with zipfile.ZipFile(io.BytesIO(dasar())) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                new = ubah(content) if nama(name) else content
                changed += new != content
                target.writestr(name, new)
        assert changed
        return path

    return buat


def lembar_ke(nomor: int) -> Callable[[str], bool]:
    """The part of a sheet, counted from 1."""
    return lambda name: name == f"xl/worksheets/sheet{nomor}.xml"


def semua_lembar(nama: str) -> bool:
    """Every sheet."""
    return nama.startswith("xl/worksheets/sheet")


def terpotong(bagian_: float) -> Pembuat:
    """Only the first part of the file."""
    return bita(lambda: asli()[: int(len(asli()) * bagian_)])


def bit_terbalik(folder: Path) -> Path:
    """One damaged byte in the middle of the largest sheet that is typed into: the checksum tells."""
    data = bytearray(asli())
    with zipfile.ZipFile(io.BytesIO(asli())) as archive:
        entry = archive.getinfo("xl/worksheets/sheet7.xml")
    data[entry.header_offset + entry.compress_size // 2] ^= 0xFF
    return _tulis(folder / "buku.xlsx", bytes(data))


def zip_dari(isi: dict[str, bytes]) -> Pembuat:
    """Any zip."""

    def buat(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "buku.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in isi.items():
                archive.writestr(name, content)
        return folder / "buku.xlsx"

    return buat


def bersandi(folder: Path) -> Path:
    """With a password to open, which makes it an OLE file with an encrypted package, as in Excel."""
    office = libreoffice.kantor()
    assert office is not None
    source = _tulis(folder / "asal.xlsx", asli())
    office.ubah(source, folder / "buku.xlsx", "Calc MS Excel 2007 XML", sandi="rahasia")
    return folder / "buku.xlsx"


def zip_bersandi(folder: Path) -> Path:
    """A zip whose parts say that they are encrypted."""
    data = bytearray(asli())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    return _tulis(folder / "buku.xlsx", bytes(data))


def berhias_luas(book: Any) -> None:
    """Thousands of blank cells with a colour, and a word far to the right of the table."""
    sheet = book["Catatan Harian"]
    colour = PatternFill("solid", fgColor="FFFF00")
    for row in sheet.iter_rows(min_row=1, max_row=1500, min_col=12, max_col=60):
        for cell in row:
            cell.fill = colour
    sheet["AZ1200"] = "coretan"  # alamat: far beside and below the table


def dokumen_word(folder: Path) -> Path:
    """A Word document under a workbook's name."""
    Document().save(str(folder / "buku.xlsx"))
    return folder / "buku.xlsx"


#: The last cell a sheet has.
POJOK = "XFD1048576"  # alamat: Excel's own limit


def sel_jauh(book: Any) -> None:
    """One forgotten cell in the last corner."""
    book["Catatan Harian"][POJOK] = "x"


def berfilter(book: Any) -> None:
    """A filter, hidden rows and columns, other widths, a comment, an own sheet before ours."""
    sheet = book["Catatan Harian"]
    sheet.auto_filter.ref = f"{judul('Catatan Harian', 'tanggal')}:{di('Catatan Harian', '_dialog', 5)}"
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions[kolom("Catatan Harian", "progress")].hidden = True
    book.create_sheet("Coretan saya", 0)["A1"] = "SKP"  # alamat: a sheet of the user's own


def kolom_pindah(grid: Kisi) -> None:
    """Columns in another order, one of the user's own among them, headers with line breaks and other case."""
    rows = grid.lembar["Catatan Harian"]
    for row in rows[5:]:
        row.reverse()
        row.insert(3, "punya saya")
    rows[5][3] = "Kolom saya"
    rows[5] = [text.upper().replace(" ", "\n") if isinstance(text, str) else text for text in rows[5]]


def terurut(grid: Kisi) -> None:
    """The catatan harian sorted by date, newest first."""
    rows = grid.lembar["Catatan Harian"]
    rows[6:11] = rows[6:11][::-1]


def skp_terurut(grid: Kisi) -> None:
    """The SKP sheet sorted by its number, last first; the quarters stay as they were."""
    rows = grid.lembar["SKP"]
    rows[6:9] = [rows[8], rows[6], rows[7]]


def bulan(*ejaan: str) -> Callable[[Kisi], object]:
    """The first month of each rencana aksi in other spellings of Maret."""

    def ubah(grid: Kisi) -> None:
        for number, word in enumerate(ejaan, start=1):
            isikan(grid, "Rencana Aksi", "waktu.mulai", word, number)

    return ubah


def versi(nomor: int) -> Callable[[Kisi], object]:
    """The version the hidden sheet says."""

    def ubah(grid: Kisi) -> None:
        for row in grid.lembar["_meta"]:
            if row[0] == "versi":
                row[1] = str(nomor)

    return ubah


def baris_sisipan(lembar: str, di: int, banyak: int) -> Callable[[Kisi], object]:
    """Blank rows inserted; everything below moves."""

    def ubah(grid: Kisi) -> None:
        rows = grid.lembar[lembar]
        rows[di - 1 : di - 1] = [[""] * max(map(len, rows)) for _ in range(banyak)]

    return ubah


def tanpa_kolom(lembar: str, nama: str) -> Callable[[Kisi], object]:
    """A column deleted."""

    def ubah(grid: Kisi) -> None:
        column = tempat(di(lembar, nama))[1]
        for row in grid.lembar[lembar]:
            del row[column : column + 1]

    return ubah


def di_bawah_tabel(grid: Kisi) -> None:
    """A row typed far below the prepared ones."""
    rows = grid.lembar["Catatan Harian"]
    for column, value in enumerate(rows[11 - 1]):
        ganti(grid, "Catatan Harian", f"{huruf_kolom(column)}900", value)
        ganti(grid, "Catatan Harian", f"{huruf_kolom(column)}11", "")


def rumus_nip(hasil: object) -> Callable[[Any], object]:
    """A formula for the own NIP; ``hasil`` is what Excel saved of it."""

    def ubah(parts: dict[str, bytes]) -> None:
        place, last = di("Identitas", "pegawai.nip").encode(), di("Identitas", "selesai").encode()
        cell = b'<c r="%s"' % place
        name = next(one for one, xml in parts.items() if semua_lembar(one) and cell in xml and last in xml)
        kind = b' t="str"' if isinstance(hasil, str) else b""
        new = b"%s%s><f>A1</f><v>%s</v></c>" % (cell, kind, str(hasil).encode())
        parts[name] = re.sub(re.escape(cell) + rb"[^>]*>.*?</c>", new, parts[name], count=1)

    return ubah


def berkomentar(book: Any) -> None:
    """A comment on a cell of the table, and one on its header."""
    for cell in (judul("Catatan Harian", "tanggal"), KEGIATAN):
        book["Catatan Harian"][cell].comment = Comment("Mohon dilengkapi", "Atasan")


def rumus_tanpa_hasil(book: Any) -> None:
    """A formula where people type; openpyxl saves no value with it."""
    book["Catatan Harian"][KEGIATAN] = '="a"&"b"'


def tergabung(
    lembar: str, nama: str, nomor: int = 1, *, sampai: int | None = None, nama_akhir: str | None = None
) -> Callable[[Any], object]:
    """Cells merged from a field to another record or field: Excel keeps only the first."""
    return lambda book: book[lembar].merge_cells(rentang(lembar, nama, nomor, sampai=sampai, nama_akhir=nama_akhir))


def label_tergabung(book: Any) -> None:
    """A label of Identitas merged with its value."""
    book["Identitas"].merge_cells(f"{judul('Identitas', 'pegawai.nip')}:{di('Identitas', 'pegawai.nip')}")


def judul_tergabung(book: Any) -> None:
    """Cells above the table merged for looks."""
    book["Catatan Harian"].merge_cells("A1:J1")  # alamat: no field stands there


def korpus_jadi(nomor: int, buat: Pembuat, sekali: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A file of the corpus, made once for all tests that only read it."""

    def kerja(folder: Path) -> None:
        (folder / "jalur").write_text(buat(folder).relative_to(folder).as_posix(), encoding="utf-8")

    folder = sekali(f"korpus-{nomor}", kerja)
    return folder / (folder / "jalur").read_text(encoding="utf-8")
