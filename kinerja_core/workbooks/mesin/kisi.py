"""Kisi: a workbook as plain rows of values, read without changing or trusting the file.

The zip is looked at before anything is unpacked (size, ratio, kind, password); every sheet is put into a plain form
whose cells are counted (far stray cells would cost gigabytes); only that is given to calamine, and to openpyxl where
calamine refuses it. What calamine cannot tell is noticed on the way: formulas, percentages, merged cells, and error
values, which calamine gives as empty cells. Sheets of the form that programs usually write are read without calamine,
value by value as it reads them.
"""

from __future__ import annotations

import codecs
import datetime
import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar, cast

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import Paket, PaketRusak, simpan, tolak_terkunci
from kinerja_core.batas.xml import XMLRusak
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import Alamat, alamat, huruf_kolom, tempat
from kinerja_core.workbooks.mesin.lembar_xml import LembarXML, baca_lembar, panjang_teks_bersama, polos
from kinerja_core.workbooks.mesin.sel_xml import BarisKisi, GayaSel, IsiSel, PembacaSel, SelLembar
from kinerja_core.workbooks.mesin.spek import LEMBAR_META, VERSI_TEMPLAT
from kinerja_core.workbooks.mesin.susunan import BukanBukuKerja, Susunan, gaya_angka, susun
from kinerja_core.workbooks.mesin.teks_xml import teks_bersama

__all__ = ["BarisKisi", "IsiSel", "Kisi", "alamat", "buka", "coba_buka", "huruf_kolom", "tempat"]

class Kisi(NamedTuple):
    """Sheets in order, each a list of rows; row 1 of the sheet is ``rows[0]``, column A is ``row[0]``.

    Attributes:
        lembar: sheet name -> rows.
            A cell that shows an error holds its text (``#N/A``).
        rumus: sheet name -> addresses of cells that hold a formula, where known.
        hampa: sheet name -> those of them whose result is an empty text, where known: blank cells to who reads them.
        persen: sheet name -> addresses of numbers that are shown as percentages, where known.
        rupa: sheet name -> address -> number format, of other numbers that look unlike what was typed, where known.
        dilewati: sheet name -> why this sheet was not read, in Indonesian.
        lain: names of the sheets nobody asked for.
        versi: version of the template of this workbook; what came later, it need not have.
        gabung: sheet name -> ranges of merged cells (``D7:D8``), where known.
        hasil: the program wrote this workbook to show results.
        disimpan: when a program that people use last saved it, where the file says so.
        akhir: sheet name -> the last row (from 1) of the ranges that names of the workbook cover there, where known.
        terhitung: the results of formulas are of what the cells hold, as far as the file says.
    """

    lembar: Mapping[str, list[BarisKisi]]
    rumus: Mapping[str, Alamat] = {}
    persen: Mapping[str, frozenset[str]] = {}
    dilewati: Mapping[str, str] = {}
    lain: tuple[str, ...] = ()
    versi: int = VERSI_TEMPLAT
    gabung: Mapping[str, tuple[str, ...]] = {}
    rupa: Mapping[str, Mapping[str, str]] = {}
    hasil: bool = False
    disimpan: datetime.datetime | None = None
    hampa: Mapping[str, Alamat] = {}
    akhir: Mapping[str, int] = {}
    terhitung: bool = False


def buka(path: Path, perlu: Callable[[str], bool] | None = None, anggaran: Anggaran | None = None) -> Kisi:
    """Read a ``.xlsx`` or ``.xlsm`` file; nothing is written.

    Args:
        path: the file.
        perlu: says by name which sheets are wanted; the others get no place in the kisi. Default: all.
        anggaran: what it may cost; default the usual budget.

    Raises:
        BerkasTidakTerbaca: with one Indonesian sentence on what the file is or lacks.
    """
    budget = anggaran or Anggaran()
    return buka_bita(baca_bita(path, budget), perlu, budget)


def buka_bita(data: bytes, perlu: Callable[[str], bool] | None, budget: Anggaran) -> Kisi:
    """:func:`buka` of a file whose bytes were read already.

    Raises:
        BerkasTidakTerbaca: with one Indonesian sentence on what the file is or lacks.
    """
    _refuse_other_kinds(data)
    try:
        package = Paket(data, budget)
        book = Susunan(package, budget)
        wanted = {name: part for name, part in book.lembar.items() if perlu is None or perlu(name)}
        styles, reader = GayaSel(book.persen, book.rupa), _reader(book)
        scans = {name: baca_lembar(package.baca(part), styles, budget, reader) for name, part in wanted.items()}
        properties = package.baca(_PROPERTIES) if _PROPERTIES in package else b""
        shows = LEMBAR_META not in book.lembar and _RESULT in properties
        panjang_teks_bersama(list(scans.values()), book.teks_bersama, budget)
    except (PaketRusak, XMLRusak) as problem:
        raise _broken() from problem
    except BukanBukuKerja as problem:
        raise _not_xlsx(_kind(set(package))) from problem
    return Kisi(
        _rows(book, {name: scan for name, scan in scans.items() if scan.terlalu_jauh is None}),
        {name: scan.rumus for name, scan in scans.items() if scan.rumus},
        {name: scan.persen for name, scan in scans.items() if scan.persen},
        {name: _too_far(name, scan) for name, scan in scans.items() if scan.terlalu_jauh},
        tuple(name for name in book.nama if perlu is not None and not perlu(name)),
        gabung={name: scan.gabung for name, scan in scans.items() if scan.gabung},
        rupa={name: scan.rupa for name, scan in scans.items() if scan.rupa},
        hasil=shows,
        disimpan=_saved(properties),
        hampa={name: scan.hampa for name, scan in scans.items() if scan.hampa},
        akhir=book.akhir,
        terhitung=book.terhitung,
    )


def coba_buka(path: Path, perlu: Callable[[str], bool] | None = None) -> Kisi | BerkasTidakTerbaca:
    """:func:`buka`, with the error as a value, however the reading ends."""
    return coba(lambda: buka(path, perlu))


_T = TypeVar("_T")


def coba(baca: Callable[[], _T]) -> _T | BerkasTidakTerbaca:
    """What a reader gives, or its error as a value, however the reading ends."""
    try:
        return baca()
    except BerkasTidakTerbaca as problem:
        return problem
    except MemoryError:
        return BerkasTidakTerbaca("BERKAS-TERLALU-BESAR", "Memori komputer tidak cukup untuk membaca berkas ini.")


def _rows(book: Susunan, scans: Mapping[str, LembarXML]) -> dict[str, list[BarisKisi]]:
    """The rows of sheets: as they were read at once, or else by calamine.

    Raises:
        BerkasTidakTerbaca: nobody reads them.
    """
    left = {name: scan.xml for name, scan in scans.items() if scan.baris is None}
    values = _values(book.paket(left)) if left else {}
    rows = {name: values[name] if scan.baris is None else scan.baris for name, scan in scans.items()}
    return {
        name: _with_errors(cells, scans[name].galat) if scans[name].galat else cells for name, cells in rows.items()
    }


#: Most cell styles of which it is asked what they make of numbers; Excel itself makes a few hundred.
_MOST_STYLES: Final = 5_000
#: A number that is a day to every style that makes numbers days.
_A_DAY: Final = 45_000


def _reader(book: Susunan) -> Callable[[bytes], SelLembar | None] | None:
    """What reads the cells of a workbook at once; ``None`` when only calamine can."""
    cells, texts = _cells(book.gaya, book.tanggal_1904), teks_bersama(book.teks_bersama)
    return None if cells is None or texts is None else lambda xml: cells.baca(xml, texts)


@lru_cache(maxsize=1)  # the files of a folder mostly share their styles
def _cells(gaya: bytes, tanggal_1904: bool) -> PembacaSel | None:
    """What reads cells of these styles; calamine is asked what each of them makes of a number."""
    count = gaya.count(b"<xf") + 1
    if tanggal_1904 or count > _MOST_STYLES:
        return None
    cells = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" s="{n}"><v>{_A_DAY}</v></c></row>' for n in range(count))
    try:
        rows = dengan_calamine(simpan(susun({"A": polos(cells.encode())}, gaya)))["A"]
    except _Refused:
        return None
    if len(rows) != count or rows[0][0] != _A_DAY:  # of the style of cells that name none
        return None
    days = frozenset(str(n) for n, row in enumerate(rows) if type(row[0]) is datetime.date)
    others = frozenset(str(n) for n, row in enumerate(rows) if type(row[0]) is not float)
    return PembacaSel(GayaSel(*gaya_angka(gaya), days, others - days))


def _values(parts: Mapping[str, bytes]) -> dict[str, list[BarisKisi]]:
    """The values of all sheets of a package in plain form, by calamine, or by openpyxl where calamine refuses it.

    Raises:
        BerkasTidakTerbaca: neither reads it.
    """
    stored = simpan(dict(parts))
    try:
        return dengan_calamine(stored)
    except _Refused as refused:
        from kinerja_core.workbooks.mesin.kisi_openpyxl import dengan_openpyxl  # noqa: PLC0415 - slow, and seldom needed

        try:
            return dengan_openpyxl(stored)
        except Exception:  # whatever it stumbles over: calamine's reason stands behind the finding
            raise _broken() from refused.__cause__


class _Refused(Exception):
    """Calamine does not read it."""


def dengan_calamine(stored: io.BytesIO) -> dict[str, list[BarisKisi]]:
    """The values of all sheets as calamine reads them."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - a workbook open in Excel needs none

    try:
        with CalamineWorkbook.from_filelike(stored) as workbook:
            return {
                name: cast("list[BarisKisi]", workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in workbook.sheet_names
            }
    except (CalamineError, OSError, ValueError, OverflowError) as problem:
        raise _Refused from problem
    except BaseException as problem:
        # a panic of the Rust reader is a BaseException of a class that cannot be imported
        if type(problem).__name__ != "PanicException":
            raise
        raise _Refused from problem


def _with_errors(rows: list[BarisKisi], errors: Mapping[str, str]) -> list[BarisKisi]:
    """The kisi with error texts where calamine leaves cells empty; it grows when an error stands outside."""
    for where, shown in errors.items():
        row, column = tempat(where)
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = shown
    width = max(map(len, rows))
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    return rows


def _too_far(name: str, scan: LembarXML) -> str:
    return f'Lembar "{name}" berisi sel sampai {scan.terlalu_jauh}, jauh melewati isi yang wajar.'


def _broken() -> BerkasTidakTerbaca:
    """What libraries say is English and of no help to the reader of a finding; it stays in the chained exception."""
    return BerkasTidakTerbaca(
        "BERKAS-RUSAK", "Berkas rusak atau terpotong, sehingga tidak dapat dibaca sebagai buku kerja Excel."
    )


def _not_xlsx(apa: str) -> BerkasTidakTerbaca:
    return BerkasTidakTerbaca("BERKAS-BUKAN-XLSX", f"Berkas ini {apa}, bukan buku kerja Excel .xlsx.")


#: How files begin that are sent instead of a workbook, under its name.
_OTHERS: Final = {
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"{\\rtf": "dokumen RTF",
}


def _refuse_other_kinds(data: bytes) -> None:
    """Refuse what its first bytes say is no zip."""
    if data.startswith(b"PK"):
        return
    tolak_terkunci(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _not_xlsx("berformat Excel lama (.xls) atau Office lama")
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<?xml", b"<table")):
        raise _not_xlsx("sebenarnya halaman HTML atau XML")
    if start.startswith(b"%pdf"):
        raise _not_xlsx("sebenarnya PDF")
    for mark, what in _OTHERS.items():
        if data.startswith(mark):
            raise _not_xlsx(f"sebenarnya {what}")
    if b"\0" not in data[:4096] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _not_xlsx("sebenarnya teks biasa atau CSV")
    if not data.strip(b"\0"):
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Isi berkas ini hanya nol: ia gagal disalin atau diunduh.")
    raise BerkasTidakTerbaca("BERKAS-BUKAN-XLSX", "Isi berkas ini tidak dikenal; ia bukan buku kerja Excel .xlsx.")


def _kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "berformat Excel biner (.xlsb)"
    if "word/document.xml" in names:
        return "dokumen Word"
    if "ppt/presentation.xml" in names:
        return "presentasi PowerPoint"
    if "content.xml" in names and "mimetype" in names:
        return "berformat OpenDocument (.ods atau sejenisnya)"
    return "arsip zip"


_PROPERTIES: Final = "docProps/core.xml"
_RESULT: Final = f"<cp:category>{KATEGORI_HASIL}</cp:category>".encode()

_DAY: Final = ungkapan(rb"<dcterms:(created|modified)[^>]*>([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})Z<")


def _saved(properties: bytes) -> datetime.datetime | None:
    """When it was last saved, in UTC; ``None`` for what was never saved since the program made it, or does not say."""
    said = {name: text.decode() for name, text in _DAY.findall(properties)}
    modified = said.get(b"modified")
    if modified is None or modified == said.get(b"created"):
        return None
    try:
        return datetime.datetime.fromisoformat(f"{modified}+00:00")
    except ValueError:
        return None
