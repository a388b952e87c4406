"""A Word file from outside: looked through before any library makes objects of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import Paket, PaketRusak, tolak_terkunci
from kinerja_core.batas.xml import XMLRusak, telusuri, utf8
from kinerja_core.model.galat import GalatKinerja

_RELATIONS: Final = b"http://schemas.openxmlformats.org/package/2006/relationships"
#: The words of the other form in which Word saves, which no library here reads.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPANS: Final = frozenset({"gridSpan", "gridBefore", "gridAfter"})
#: Word knows 63 columns; libraries make a cell for each that is only claimed.
_COLUMNS: Final = 1000

#: Beginnings of files that people take for a Word document, and what to do with each.
_OTHER_KINDS: Final = {
    b"\xd0\xcf\x11\xe0": "Berkas ini dokumen Word lama (.doc); buka di Word, lalu simpan sebagai Dokumen Word (.docx).",
    b"{\\rtf": "Berkas ini dokumen RTF; buka di Word, lalu simpan sebagai Dokumen Word (.docx).",
    b"%PDF": "Berkas ini PDF, bukan dokumen Word (.docx).",
}
_OPEN_DOCUMENT: Final = (
    "Berkas ini dokumen OpenDocument (.odt); buka di Writer, lalu simpan sebagai Word 2007-365 (.docx)."
)


def _budget() -> Anggaran:
    return Anggaran(bita=30 * MB, bagian=2_000, urai=64 * MB, dibaca=64 * MB, unsur=500_000)


def baca_dokumen(path: Path) -> bytes:
    """The bytes of a Word file that is whole and of reasonable size.

    Raises:
        BerkasTidakTerbaca: it cannot be read, is no Word file, is locked, damaged, or too large.
    """
    budget = _budget()
    data = baca_bita(path, budget)
    bagian_dokumen(data, budget)
    return data


def bagian_dokumen(data: bytes, anggaran: Anggaran | None = None) -> dict[str, bytes]:
    """The parts of a Word file, each XML among them looked through.

    Raises:
        BerkasTidakTerbaca: no Word file, locked, damaged, or too large.
    """
    budget = anggaran or _budget()
    tolak_terkunci(data)
    if other := _other_kind(data):
        raise BerkasTidakTerbaca("BERKAS-RUSAK", other)
    try:
        package = Paket(data, budget)
        parts = {name: package.baca(name) for name in package}
        for name, content in parts.items():
            if name.casefold().endswith((".xml", ".rels")):
                _look_through(name, content, budget)
    except (PaketRusak, XMLRusak) as problem:
        why = " Di dalamnya ada DOCTYPE, yang tidak dikenal Word." if str(problem) == "DOCTYPE" else ""
        raise BerkasTidakTerbaca("BERKAS-RUSAK", f"Berkas ini bukan dokumen Word (.docx) yang utuh.{why}") from problem
    if "xl/workbook.xml" in parts:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini buku kerja Excel, bukan dokumen Word (.docx).")
    if _STRICT in parts.get("word/document.xml", b""):
        raise BerkasTidakTerbaca(
            "BERKAS-RUSAK", 'Berkas ini disimpan sebagai "Dokumen Strict Open XML"; buka di Word, lalu simpan sebagai '
            "Dokumen Word (.docx)."
        )
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan dokumen Word (.docx) yang utuh.")
    return parts


def _other_kind(data: bytes) -> str:
    """What a file is instead of a Word document, in one sentence with what to do; empty when it may be one."""
    for beginning, sentence in _OTHER_KINDS.items():
        if data.startswith(beginning):
            return sentence
    return _OPEN_DOCUMENT if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200] else ""


def _look_through(name: str, content: bytes, budget: Anggaran) -> None:
    if name.endswith(".rels") and _RELATIONS not in content:
        raise PaketRusak(f"{name} bukan daftar hubungan")

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SPANS:
            text = attributes.get("val", "1")
            if not (text.isascii() and text.isdecimal() and len(text) < 10):
                raise XMLRusak(f"{tag} {text[:20]}")
            if int(text) > _COLUMNS:
                raise terlalu_besar(f"mengaku bertabel {int(text):,} kolom".replace(",", "."))

    text = utf8(content)
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
