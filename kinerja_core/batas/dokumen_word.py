"""A Word file from outside: looked through before any library makes objects of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.bagian_word import bakukan, pulihkan
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import Paket, PaketRusak, simpan, tolak_terkunci
from kinerja_core.batas.xml import XMLRusak, telusuri, utf8
from kinerja_core.model.galat import GalatKinerja

_RELATIONS: Final = b"http://schemas.openxmlformats.org/package/2006/relationships"
#: The words of the other form in which Word saves, which no library here reads.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPANS: Final = frozenset({"gridSpan", "gridBefore", "gridAfter"})
#: Word knows 63 columns; libraries make a cell for each that is only claimed.
_COLUMNS: Final = 1000

#: What stands in place of a custom part that no program can read.
_EMPTY: Final = b"<kosong/>"

#: Beginnings of files that people take for a Word document, and what to do with each.
_OTHER_KINDS: Final = {
    b"\xd0\xcf\x11\xe0": "Berkas ini dokumen Word lama (.doc); buka di Word, lalu simpan sebagai Dokumen Word (.docx).",
    b"{\\rtf": "Berkas ini dokumen RTF; buka di Word, lalu simpan sebagai Dokumen Word (.docx).",
    b"%PDF": "Berkas ini PDF, bukan dokumen Word (.docx).",
}
_WORD_XML: Final = "Berkas ini Dokumen XML Word (.xml); buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
_WEB_PAGE: Final = "Berkas ini laman web (HTML); buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
#: The same of files that are text: how they begin, and words of which one stands near the beginning.
_OTHER_TEXTS: Final = (
    (b"<", (b"microsoft.com/office/2006/xmlpackage", b"microsoft.com/office/word/2003/wordml"), _WORD_XML),
    (b"<", (b"<html", b"<!doctype html"), _WEB_PAGE),
    (b"mime-version:", (b"multipart/related", b"text/html"), _WEB_PAGE),
)
_HEAD: Final = 4096
#: Files of Office that are none of Word: their usual first part, how they call its kind, and what people call them.
_OTHER_OFFICE: Final = (
    ("xl/workbook.xml", b"spreadsheetml.sheet.main+xml", "buku kerja Excel"),
    ("xl/workbook.bin", b"ms-excel.sheet.binary.macroEnabled.main", "buku kerja Excel"),
    ("xl/workbook.xml", b"ms-excel.sheet.macroEnabled.main+xml", "buku kerja Excel"),
    ("ppt/presentation.xml", b"presentationml.presentation.main+xml", "presentasi PowerPoint"),
)
_OPEN_DOCUMENT: Final = (
    "Berkas ini dokumen OpenDocument (.odt); buka di Writer, lalu simpan sebagai Word 2007-365 (.docx)."
)


def _budget() -> Anggaran:
    return Anggaran(bita=30 * MB, bagian=2_000, urai=64 * MB, dibaca=64 * MB, unsur=500_000)


def baca_dokumen(path: Path) -> bytes:
    """The bytes of a Word file that is whole and of reasonable size, its parts as Word writes them.

    Raises:
        BerkasTidakTerbaca: it cannot be read, is no Word file, is locked, damaged, or too large.
    """
    budget = _budget()
    data = baca_bita(path, budget)
    read, parts = _parts(data, budget)
    return data if parts == read else simpan(parts).getvalue()


def bagian_dokumen(data: bytes, anggaran: Anggaran | None = None) -> dict[str, bytes]:
    """The parts of a Word file as Word writes them, each XML among them looked through.

    Raises:
        BerkasTidakTerbaca: no Word file, locked, damaged, or too large.
    """
    return _parts(data, anggaran or _budget())[1]


def _parts(data: bytes, budget: Anggaran) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts of a Word file as they stand in it, and as Word writes them."""
    tolak_terkunci(data)
    if other := _other_kind(data):
        raise BerkasTidakTerbaca("BERKAS-RUSAK", other)
    try:
        package = Paket(data, budget)
        read = {name: package.baca(name) for name in package}
        parts = bakukan({name: _readable(name, content, budget) for name, content in read.items()})
    except (PaketRusak, XMLRusak) as problem:
        why = " Di dalamnya ada DOCTYPE, yang tidak dikenal Word." if str(problem) == "DOCTYPE" else ""
        raise BerkasTidakTerbaca("BERKAS-RUSAK", f"Berkas ini bukan dokumen Word (.docx) yang utuh.{why}") from problem
    if other := _other_office(read):
        raise BerkasTidakTerbaca("BERKAS-RUSAK", f"Berkas ini {other}, bukan dokumen Word (.docx).")
    if _STRICT in parts.get("word/document.xml", b""):
        raise BerkasTidakTerbaca(
            "BERKAS-RUSAK", 'Berkas ini disimpan sebagai "Dokumen Strict Open XML"; buka di Word, lalu simpan sebagai '
            "Dokumen Word (.docx)."
        )
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan dokumen Word (.docx) yang utuh.")
    return read, parts


def _other_kind(data: bytes) -> str:
    """What a file is instead of a Word document, in one sentence with what to do; empty when it may be one."""
    for beginning, sentence in _OTHER_KINDS.items():
        if data.startswith(beginning):
            return sentence
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for beginning, words, sentence in _OTHER_TEXTS:
        if head.startswith(beginning) and any(word in head for word in words):
            return sentence
    return _OPEN_DOCUMENT if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200] else ""


def _other_office(bagian: Mapping[str, bytes]) -> str:
    """What a file of Office is instead of a Word document, whatever its parts are called."""
    kinds = bagian.get("[Content_Types].xml", b"").replace(b"\0", b"")
    found = (what for name, kind, what in _OTHER_OFFICE if name in bagian or kind in kinds)
    return next(found, "")


def _readable(name: str, content: bytes, budget: Anggaran) -> bytes:
    """A part that was looked through; a custom part that is no XML is mended, or else empty, as nobody reads it."""
    if not name.casefold().endswith((".xml", ".rels")):
        return content
    for text in (content, pulihkan(content), _EMPTY):
        try:
            _look_through(name, text, budget)
        except XMLRusak as problem:
            if not name.casefold().startswith("customxml/") or str(problem) == "DOCTYPE":
                raise
        else:
            return text
    return _EMPTY


def _look_through(name: str, content: bytes, budget: Anggaran) -> None:
    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SPANS:
            text = attributes.get("val", "1")
            if not (text.isascii() and text.isdecimal() and len(text) < 10):
                raise XMLRusak(f"{tag} {text[:20]}")
            if int(text) > _COLUMNS:
                raise terlalu_besar(f"mengaku bertabel {int(text):,} kolom".replace(",", "."))

    text = utf8(content)
    if name.endswith(".rels") and _RELATIONS not in text:
        raise PaketRusak(f"{name} bukan daftar hubungan")
    telusuri(text, budget, begin if any(tag.encode() in text for tag in _SPANS) else None)


@contextmanager
def dokumen_asing(path: Path) -> Iterator[None]:
    """Whatever a library stumbles over in a Word file that somebody sent is one sentence.

    Raises:
        GalatKinerja: the sentence; what the library said is chained.
    """
    try:
        yield
    except GalatKinerja:
        raise
    except Exception as problem:
        raise GalatKinerja(f'"{path}" bukan dokumen Word (.docx) yang utuh.') from problem
