"""Kisi: a workbook as plain rows of values, read without changing or trusting the file.

The zip is looked at before anything is unpacked (size, ratio, kind, password), every sheet before
its cells are laid out (far stray cells would cost gigabytes), and only then calamine reads it.
What calamine cannot tell is noticed in the XML itself: formulas, percentages, and error values,
which calamine gives as empty cells.
"""

from __future__ import annotations

import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.workbooks.mesin.spek import LEMBAR_META, VERSI_TEMPLAT

if TYPE_CHECKING:
    from lxml import etree

#: What a cell can hold. Empty is ``""`` or ``None``.
Isi = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
Baris = list[Isi]

BATAS_BERKAS: Final = 50 * 2**20
BATAS_URAI: Final = 200 * 2**20
BATAS_RASIO: Final = 400
RASIO_MULAI: Final = 5 * 2**20
#: Most cells one sheet may span, empty ones included: a grid of that size still takes some 30 MB.
BATAS_SEL: Final = 1_000_000


class BukuTidakTerbaca(GalatKinerja):
    """A file that cannot be read as a workbook. ``kode`` is its code in the catalogue of findings."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode = kode
        self.pesan = pesan
        super().__init__(pesan)

    def __reduce__(self) -> tuple[type[BukuTidakTerbaca], tuple[str, str]]:
        """Survive the way between processes."""
        return BukuTidakTerbaca, (self.kode, self.pesan)


@dataclass(frozen=True, slots=True)
class Kisi:
    """Sheets in order, each a list of rows; row 1 of the sheet is ``rows[0]``, column A is ``row[0]``.

    Attributes:
        lembar: sheet name -> rows.
            A cell that shows an error holds its text (``#N/A``).
        rumus: sheet name -> addresses of cells that hold a formula, where known.
        persen: sheet name -> addresses of numbers that are shown as percentages, where known.
        dilewati: sheet name -> why this sheet was not read, in Indonesian.
        lain: names of the sheets nobody asked for.
        versi: version of the template of this workbook; what came later, it need not have.
        gabung: sheet name -> ranges of merged cells (``D7:D8``), where known.
        hasil: the program wrote this workbook to show results.
    """

    lembar: Mapping[str, list[Baris]]
    rumus: Mapping[str, frozenset[str]] = field(default_factory=dict)
    persen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dilewati: Mapping[str, str] = field(default_factory=dict)
    lain: tuple[str, ...] = ()
    versi: int = VERSI_TEMPLAT
    gabung: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hasil: bool = False


def huruf_kolom(indeks: int) -> str:
    """Letters of a column counted from 0: 0 -> ``A``, 26 -> ``AA``."""
    letters = ""
    indeks += 1
    while indeks:
        indeks, rest = divmod(indeks - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def alamat(baris: int, kolom: int) -> str:
    """Address of a cell from indices counted from 0: ``alamat(11, 2)`` -> ``C12``."""
    return f"{huruf_kolom(kolom)}{baris + 1}"


_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def tempat(sel: str) -> tuple[int, int]:
    """Row and column of an address, counted from 0: ``tempat("C12")`` -> ``(11, 2)``.

    Raises:
        ValueError: when the text is no address.
    """
    match = _PLACE.fullmatch(sel)
    if match is None:
        raise ValueError(f"{sel!r} bukan alamat sel")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def buka(path: Path, perlu: Callable[[str], bool] | None = None) -> Kisi:
    """Read a ``.xlsx`` or ``.xlsm`` file; nothing is written.

    Args:
        path: the file.
        perlu: says by name which sheets are wanted; the others get no place in the grid. Default: all.

    Raises:
        BukuTidakTerbaca: with one Indonesian sentence on what the file is or lacks.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - a workbook open in Excel needs none

    data = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _directory(archive)
            parts = {name: _part(archive, data, there) for name, there in _shared(names).items()}
            sheets = _sheet_parts(parts)
            wanted = {name: part for name, part in sheets.items() if perlu is None or perlu(name)}
            shows = LEMBAR_META not in sheets and _PROPERTIES in names and _RESULT in _part(archive, data, _PROPERTIES)
            percent = _percent_styles(parts.get("xl/styles.xml", b""))
            scans: dict[str, _Scan] = {}
            merged: dict[str, tuple[str, ...]] = {}
            for name, part in wanted.items():
                if part in names:
                    whole = _part(archive, data, part)
                    parts[part], scans[name] = _scan(_without_blank_end(whole), percent)
                    if ranges := _merged(whole):
                        merged[name] = ranges
    except (zipfile.BadZipFile, zipfile.LargeZipFile, SyntaxError, EOFError, OSError, NotImplementedError,
            RuntimeError, ValueError, KeyError, struct.error, zlib.error) as problem:  # lxml's is a SyntaxError
        raise _broken() from problem
    dilewati = {
        name: f'Lembar "{name}" berisi sel sampai {scan.terlalu_jauh}, jauh melewati isi yang wajar.'
        for name, scan in scans.items()
        if scan.terlalu_jauh
    }
    lembar: dict[str, list[Baris]] = {}
    try:
        with CalamineWorkbook.from_filelike(_stored(parts)) as workbook:
            for name in workbook.sheet_names:
                if name in scans and name not in dilewati:
                    rows = cast("list[Baris]", workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                    lembar[name] = _with_errors(rows, scans[name].galat) if scans[name].galat else rows
    except (CalamineError, OSError, ValueError) as problem:
        raise _broken() from problem
    except BaseException as problem:
        # a panic of the Rust reader is a BaseException of a class that cannot be imported
        if type(problem).__name__ != "PanicException":
            raise
        raise _broken() from problem
    return Kisi(
        lembar,
        {name: scan.rumus for name, scan in scans.items() if scan.rumus},
        {name: scan.persen for name, scan in scans.items() if scan.persen},
        dilewati,
        tuple(name for name in sheets if name not in wanted),
        gabung=merged,
        hasil=shows,
    )


def coba_buka(path: Path, perlu: Callable[[str], bool] | None = None) -> Kisi | BukuTidakTerbaca:
    """:func:`buka`, with the error as a value."""
    try:
        return buka(path, perlu)
    except BukuTidakTerbaca as problem:
        return problem


_MERGED: Final = re.compile(rb'mergeCell [^>]*?\bref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')


def _merged(xml: bytes) -> tuple[str, ...]:
    """Ranges of merged cells, which stand behind the cells of a sheet."""
    start = max(0, xml.rfind(b"</sheetData>"))
    if xml.find(b"mergeCell ", start) < 0:
        return ()
    return tuple(map(bytes.decode, _MERGED.findall(xml, start)))


def _with_errors(rows: list[Baris], errors: Mapping[str, str]) -> list[Baris]:
    """The grid with error texts where calamine leaves cells empty; it grows when an error stands outside."""
    for where, shown in errors.items():
        row, column = tempat(where)
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = shown
    width = max(map(len, rows))
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    return rows


def _broken(sebab: str = "") -> BukuTidakTerbaca:
    """What libraries say is English and of no help to the reader of a finding; it stays in the chained exception."""
    return BukuTidakTerbaca(
        "BERKAS-RUSAK", f"Berkas rusak atau terpotong, sehingga tidak dapat dibaca sebagai buku kerja Excel{sebab}."
    )


def _not_xlsx(apa: str) -> BukuTidakTerbaca:
    return BukuTidakTerbaca("BERKAS-BUKAN-XLSX", f"Berkas ini {apa}, bukan buku kerja Excel .xlsx.")


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def baca_bita(path: Path) -> bytes:
    """The bytes of a file of reasonable size.

    Raises:
        BukuTidakTerbaca: missing, a folder, empty, too big, or not allowed.
    """
    try:
        if path.is_dir():
            raise BukuTidakTerbaca("BERKAS-FOLDER", "Ini folder, bukan berkas.")
        if path.stat().st_size > BATAS_BERKAS:
            raise _too_big(f"berukuran lebih dari {BATAS_BERKAS // 2**20} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise BukuTidakTerbaca("BERKAS-TIDAK-ADA", "Berkas tidak ditemukan.") from None
    except PermissionError:
        raise BukuTidakTerbaca(
            "BERKAS-TERKUNCI", "Berkas tidak boleh dibuka; mungkin sedang dipakai program lain, atau Anda tidak berhak."
        ) from None
    except OSError as problem:
        raise _broken() from problem
    if not data:
        raise BukuTidakTerbaca("BERKAS-KOSONG", "Berkas ini kosong (0 bita).")
    return data


def _bytes(path: Path) -> bytes:
    """The file's bytes, once its first look says that it may be a workbook."""
    data = baca_bita(path)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BukuTidakTerbaca("BERKAS-SANDI", "Berkas ini dilindungi kata sandi.")
        raise _not_xlsx("berformat Excel lama (.xls) atau Office lama")
    if not data.startswith(b"PK"):
        start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<html", b"<!doctype html", b"<?xml", b"<table")):
            raise _not_xlsx("sebenarnya halaman HTML atau XML")
        if start.startswith(b"%pdf"):
            raise _not_xlsx("sebenarnya PDF")
        if b"\0" not in data[:4096]:
            raise _not_xlsx("sebenarnya teks biasa atau CSV")
        raise _not_xlsx("bukan berkas Office")
    return data


def _too_big(apa: str) -> BukuTidakTerbaca:
    return BukuTidakTerbaca(
        "BERKAS-TERLALU-BESAR", f"Berkas ini {apa}; tidak dibaca supaya komputer tidak kehabisan memori."
    )


def _directory(archive: zipfile.ZipFile) -> set[str]:
    """Names of all parts, once kind, password, duplicates and sizes are found harmless."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise BukuTidakTerbaca("BERKAS-SANDI", "Berkas ini dilindungi kata sandi.")
    if len(names) != len(entries):
        raise _broken(" (dua bagian bernama sama)")
    total = 0
    for entry in entries:
        total += entry.file_size
        if entry.file_size > RASIO_MULAI and entry.file_size > BATAS_RASIO * max(entry.compress_size, 1):
            raise _too_big("memuat bagian yang mengembang tidak wajar ketika dibuka")
    if total > BATAS_URAI:
        raise _too_big(f"mengembang menjadi {total // 2**20} MB ketika dibuka")
    if "xl/workbook.xml" not in _shared(names):
        raise _not_xlsx(_kind(names))
    return names


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


@cache
def _parser() -> etree.XMLParser:
    from lxml import etree  # noqa: PLC0415 - a workbook open in Excel needs none

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _parsed(xml: bytes) -> etree._Element:
    from lxml import etree  # noqa: PLC0415 - most workbooks are read without lxml

    return etree.fromstring(xml, _parser())


def _part(archive: zipfile.ZipFile, data: bytes, name: str) -> bytes:
    """One part, never more than the directory promised; its checksum is checked.

    Args:
        archive: the directory.
        data: the bytes of the whole file.
        name: of the part.
    """
    entry = archive.getinfo(name)
    signature, length, extra = struct.unpack_from("<4s22xHH", data, entry.header_offset)
    start = entry.header_offset + 30 + length + extra
    content = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, entry.file_size + 1)
    elif entry.compress_type != zipfile.ZIP_STORED:
        raise NotImplementedError(f"{name} dimampatkan dengan cara lain")
    if signature != b"PK\3\4" or len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile(f"{name} tidak sama dengan yang tercatat")
    if b"<!DOCTYPE" in content[:4096] or content[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        raise zipfile.BadZipFile(f"{name} bukan XML yang ditulis program spreadsheet")
    return content


_PROPERTIES: Final = "docProps/core.xml"
_RESULT: Final = f"<cp:category>{KATEGORI_HASIL}</cp:category>".encode()
#: What calamine needs besides the sheets.
_SHARED_PARTS: Final[tuple[str, ...]] = (
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
    "xl/styles.xml",
)


_NUMBER: Final = re.compile(r"[0-9]*(?=\.xml(\.rels)?$)")


def _shared(names: set[str]) -> dict[str, str]:
    """Usual name of each shared part -> its name in this file: ``xl/workbook22.xml`` and other cases are known."""
    found = {name: name for name in _SHARED_PARTS if name in names}
    if len(found) < len(_SHARED_PARTS):
        folded = {_NUMBER.sub("", name.casefold(), count=1): name for name in sorted(names)}
        found |= {
            name: folded[name.casefold()]
            for name in _SHARED_PARTS if name not in found and name.casefold() in folded
        }
    return found


def _stored(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts as a workbook of their own, not compressed: they have been unpacked and checked already."""
    local: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, content in parts.items():
        label = name.encode()
        # version, flags (names in UTF-8), no compression, 1 January 1980, checksum, sizes, lengths of name and extra
        head = struct.pack(
            "<5H3L2H", 20, 0x800, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(label), 0
        )
        local += [b"PK\3\4", head, label, content]
        directory += [b"PK\1\2\x14\0", head, struct.pack("<3H2L", 0, 0, 0, 0, place), label]
        place += 30 + len(label) + len(content)
    size = sum(map(len, directory))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), size, place, 0)
    return io.BytesIO(b"".join((*local, *directory, end)))


_BLOCK: Final = 8_192
_CLOSING: Final = re.compile(rb"</(?:\w+:)?worksheet\s*>\s*\Z")


def _without_blank_end(xml: bytes) -> bytes:
    """A sheet that ends with its last value.

    Most rows of a template are prepared and still blank; they and what follows the cells are most of the file.
    """
    end = xml.rfind(b"</sheetData>")
    first = xml.find(b"<row")
    if not 0 <= first < end:
        return xml
    closing = _CLOSING.search(xml, max(end, xml.rfind(b"</")))
    tail = b"</sheetData>" + closing.group() if closing else xml[end:]
    while end > first:  # from the end, some rows at a time
        start = max(first, xml.rfind(b"<row", first, max(first, end - _BLOCK)))
        rows = xml[start:end]
        if rows.count(b"</v>") != rows.count(_BLANK_VALUE) or b"</is>" in rows:
            rows = rows.replace(_BLANK_VALUE, b"")
            last = rows.find(b"</row>", max(rows.rfind(b"</v>"), rows.rfind(b"</is>")))
            return xml[:start] + rows[: last + len(b"</row>")] + tail if last >= 0 else xml
        end = start
    return xml[:first] + tail


#: What a formula that gives an empty text, or was never computed, holds.
_BLANK_VALUE: Final = b"<v></v>"


def _sheet_parts(shared: Mapping[str, bytes]) -> dict[str, str]:
    """Sheet name -> name of its part, in workbook order."""
    rels = shared.get("xl/_rels/workbook.xml.rels")
    targets = {}
    if rels is not None:
        for rel in _parsed(rels):
            target = rel.get("Target", "")
            targets[rel.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    parts = {}
    for element in _parsed(shared["xl/workbook.xml"]).iter("{*}sheet"):
        rel_id = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), "")
        parts[str(element.get("name", ""))] = targets.get(str(rel_id), "")
    return parts


@dataclass(frozen=True, slots=True)
class _Scan:
    rumus: frozenset[str]
    persen: frozenset[str]
    galat: Mapping[str, str]
    terlalu_jauh: str | None = None


_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@lru_cache(maxsize=1)  # the files of a folder mostly share their styles
def _percent_styles(xml: bytes) -> tuple[str, ...]:
    """Numbers of the cell styles that show a percentage."""
    if b"%" not in xml and b'numFmtId="9"' not in xml and b'numFmtId="10"' not in xml:
        return ()
    styles = _parsed(xml)
    formats = {"9", "10"} | {
        str(element.get("numFmtId"))
        for element in styles.iterfind("{*}numFmts/{*}numFmt")
        if "%" in _QUOTED.sub("", str(element.get("formatCode", "")))
    }
    return tuple(
        str(number) for number, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
        if style.get("numFmtId") in formats
    )


# A cell that does not begin with a near address: beyond column ZZ or row 9999, or without an address.
_UNUSUAL: Final = re.compile(rb'<c(?: (?!r="[A-Z]{1,2}[0-9]{1,4}")|>)')
_FORMULA: Final = re.compile(rb"<f(?: [^>]*)?(?:/>|>[^<]*</f>)")
_ERROR: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)


def _scan(whole: bytes, percent: Sequence[str]) -> tuple[bytes, _Scan]:
    """A sheet without its formulas, which only cost calamine time, and what calamine does not tell of it."""
    pieces = _FORMULA.split(whole)
    xml = b"".join(pieces)
    if b"<row" not in xml or _UNUSUAL.search(xml) is not None:
        return xml, _scan_slowly(whole, percent)
    del pieces[-1]
    starts = [piece.rfind(b'<c r="') + 6 for piece in pieces]  # of the address of the cell a formula stands in
    formulas = [piece[start : piece.index(b'"', start)] for piece, start in zip(pieces, starts, strict=True)]
    styled = [number for number in percent if b' s="%s"' % number.encode() in xml]
    shown = re.findall(rb'<c r="([A-Z]+[0-9]+)" s="(?:%s)"[^>/]*>' % "|".join(styled).encode(), xml) if styled else ()
    return xml, _Scan(
        frozenset(b" ".join(formulas).decode().split()),
        frozenset(map(bytes.decode, shown)),
        {place.decode(): error.decode() for place, error in _ERROR.findall(xml)} if b't="e"' in xml else {},
    )


def _scan_slowly(xml: bytes, percent: Sequence[str]) -> _Scan:
    """The same by a real parser, with the true extent of the cells that hold something."""
    from lxml import etree  # noqa: PLC0415 - only a sheet written in an unusual way needs it

    formulas: list[str] = []
    shown: list[str] = []
    errors: dict[str, str] = {}
    row = column = far_row = far_column = 0
    parser = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), tag=("{*}row", "{*}c"), resolve_entities=False, no_network=True,
        recover=True,  # whether the XML is whole is for calamine to say
    )
    for event, element in parser:
        if str(element.tag).endswith("row"):
            if event == "start":
                row, column = int(element.get("r", row + 1)), 0
            else:
                element.clear()
            continue
        if event == "start":
            continue
        place = element.get("r")
        if place:
            cell_row, column = (number + 1 for number in tempat(place))
        else:
            cell_row, column = row, column + 1
        if len(element) == 0:
            continue
        far_row, far_column = max(far_row, cell_row), max(far_column, column)
        where = alamat(cell_row - 1, column - 1)
        if element.find("{*}f") is not None:
            formulas.append(where)
        if element.get("s", "0") in percent:
            shown.append(where)
        if element.get("t") == "e":
            errors[where] = element.findtext("{*}v") or "#N/A"
    too_far = alamat(far_row - 1, far_column - 1) if far_row * far_column > BATAS_SEL else None
    return _Scan(frozenset(formulas), frozenset(shown), errors, too_far)
