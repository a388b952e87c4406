"""The one renderer of Word documents. Nothing else in the product makes a document from a template.

Each trap of Word templates is closed in one place. Before any data: what a template may contain
(:mod:`.periksa`) and that its result is always well-formed (:mod:`.susun`). For each document, here: texts in
normal form and escaped, no empty field printed, no cell without a paragraph, no table without a row, unique drawing
ids, and every text found again in the finished XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import count
from pathlib import Path, PurePath
from typing import Any, Final

from pydantic import BaseModel

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.dokumen_word import baca_dokumen
from kinerja_core.batas.gambar import baca_gambar
from kinerja_core.documents.mesin.baris_tinggi import longgarkan
from kinerja_core.documents.mesin.dokumen import BIASA, Dokumen, Tampilan
from kinerja_core.documents.mesin.galat import KonteksRusak, KopRusak, MasalahTemplat, TemplatRusak
from kinerja_core.documents.mesin.isian import isian_model, nama_jalur, nilai_di
from kinerja_core.documents.mesin.jejak import awal, tulis_jejak
from kinerja_core.documents.mesin.sel_kosong import lengkapi, perlu_lengkapi
from kinerja_core.documents.mesin.siap import AKHIRAN_SIAP, BagianSiap, TemplatSiap, TemplatTerurai, buka_kemasan
from kinerja_core.documents.mesin.tab import pecah_tab
from kinerja_core.documents.mesin.tak_tercetak import TakTercetak, cari_tak_tercetak
from kinerja_core.model.teks import KarakterTerlarang, normalkan
from kinerja_core.model.ungkapan import ungkapan

#: The longest a part of a document may become; no real document comes near.
BATAS_HASIL: Final = 64 * 1024 * 1024

_BREAK: Final = b'</w:t><w:br/><w:t xml:space="preserve">'
_DOCPR_ID: Final = ungkapan(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
#: Bytes of a text, and of a cell with its markup, from which a row may be taller than a page. A cell of a list has a
#: line for each paragraph and break and for about so many letters; from so many lines on its height is looked at.
_LONG_TEXT: Final = 400
#: Cells of a document from which on a table within one of them may be taller than a page.
_MANY_CELLS: Final = 20
_LONG_CELL: Final = 2500
_LINE: Final = 30
_TALL_CELL: Final = 20
_MARKUP: Final = ungkapan(rb"<[^>]*>|\t")
_LOST: Final = "Teks ini tidak tercetak; dokumen tidak dibuat."
_USUAL: Final = bytes([0, 9, 10, *range(32, 127), *range(128, 256)])
_C1: Final = ungkapan(rb"\xc2[\x80-\x9f]")
_SEPARATORS: Final = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf\xbe", b"\xef\xbf\xbf")


# -- the texts of a document ----------------------------------------------------------------------


def _problems(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text that no document can hold, with its path."""
    if isinstance(value, str):
        try:
            normalkan(value)
        except KarakterTerlarang as problem:
            yield path, str(problem)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _problems(item, f"{path}.{key}" if path else key)
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value, 1):
            yield from _problems(item, f"{path}[{place}]")


def _blank(siap: TemplatSiap, konteks: BaseModel) -> tuple[tuple[str, str], ...]:
    """Fields that the template prints and that have no value."""
    return tuple(
        (nama_jalur(path), "Isian ini kosong, padahal templat mencetaknya.")
        for path in siap.jalur
        if any(text is None for text in nilai_di(konteks, path))
    )


def _unusual(data: bytes) -> bool:
    """Whether texts hold a character that the normal form changes or refuses."""
    return (
        bool(data.translate(None, _USUAL))
        or (b"\xc2" in data and bool(_C1.search(data)))
        or ((b"\xe2" in data or b"\xef" in data) and any(sign in data for sign in _SEPARATORS))
    )


def _safe(values: list[str], konteks: BaseModel) -> list[bytes]:
    """Texts in normal form, escaped for XML, with their line breaks as Word's own (pitfalls D1, D3, D4).

    All texts of a document go through each step at once, joined by a character that none of them may hold.
    """
    try:
        data = "\x00".join(values).encode()
        unusual = data.count(b"\x00") != len(values) - 1 or _unusual(data)
    except UnicodeEncodeError:  # a lone surrogate in a record that skipped validation
        unusual = True
    if unusual:
        if problems := tuple(_problems(konteks.model_dump())):
            raise KonteksRusak(problems)
        data = "\x00".join(map(normalkan, values)).encode()
    data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b"\n", _BREAK)
    return data.split(b"\x00")


def _check_texts(values: list[bytes], xml: bytes) -> None:
    """Every text stands in a part whose XML was changed after it was put together, in order (pitfall D2)."""
    page, place = _MARKUP.sub(b"", xml), 0
    for value in values:
        text = _MARKUP.sub(b"", value)
        found = page.find(text, place)
        if found < 0:
            raise KonteksRusak(((text.decode()[:80], _LOST),))
        place = found + len(text)


def _piled(xml: bytes) -> bool:
    """Whether some cell may have more lines than a row on one page."""
    cells = xml.split(b"</w:tc>")
    return max(map(len, cells)) > _LONG_CELL and any(
        cell.count(b"<w:p>") + cell.count(b"<w:br/>") + len(_MARKUP.sub(b"", cell)) // _LINE > _TALL_CELL
        for cell in cells
        if len(cell) > _LONG_CELL
    )


def _tables_in_cells(xml: bytes) -> bool:
    """Whether a table within a cell may have more rows than a page holds."""
    return xml.count(b"</w:tc>") > _MANY_CELLS and any(
        cell.rfind(b"</w:tbl>") > cell.rfind(b"<w:tbl>") for cell in xml.split(b"</w:tc>")[:-1]
    )


def _part(siap: TemplatSiap, part: BagianSiap, konteks: BaseModel) -> tuple[bytes, list[str]]:
    """The XML of one part, and the texts printed in it as they were given."""
    try:
        pieces = part.tulis(konteks)
        if sum(map(len, pieces)) > BATAS_HASIL:
            raise TemplatRusak((MasalahTemplat("Dokumen yang dicetak dengan templat ini menjadi terlalu besar."),))
        printed = pieces[1::2]
        pieces[1::2] = values = _safe(printed, konteks)
    except TypeError as problem:
        raise KonteksRusak(_blank(siap, konteks) or (("", "Ada isian kosong yang dicetak oleh templat."),)) from problem
    xml = joined = b"".join(pieces)  # which holds every text in order
    if part.rawan and perlu_lengkapi(xml):
        xml = lengkapi(xml)
    if max(map(len, values), default=0) > _LONG_TEXT or (part.menumpuk and (_piled(xml) or _tables_in_cells(xml))):
        xml = longgarkan(xml)
    xml = pecah_tab(xml)
    if xml is not joined:
        _check_texts(values, xml)
    return xml, printed


# -- templates ------------------------------------------------------------------------------------


def templat_bawaan(dokumen: Dokumen) -> bytes:
    """The bytes of the Word template that ships with the product."""
    return files("docx_templates").joinpath(dokumen.templat).read_bytes()


def periksa_templat(dokumen: Dokumen, path: Path) -> tuple[MasalahTemplat, ...]:
    """Every problem of an edited template, before any data exists; empty when it can be used as it is."""
    from kinerja_core.documents.mesin.susun import periksa  # noqa: PLC0415 - loads docxtpl

    return periksa(_read_template(path), isian_model(dokumen.konteks))


def _read_template(path: Path) -> bytes:
    try:
        return baca_dokumen(path)
    except BerkasTidakTerbaca as problem:
        raise TemplatRusak((MasalahTemplat(f'Templat "{path}" tidak dapat dibaca. {problem.pesan}'),)) from problem


def _stamp(path: Path | None) -> tuple[int, int] | None:
    """What tells that a file has not changed since it was read."""
    if path is None:
        return None
    try:
        state = path.stat()
    except OSError:
        return (0, 0)  # reading it will say what is wrong
    return (state.st_mtime_ns, state.st_size)


def _prepared(dokumen: Dokumen, tampilan: Tampilan) -> TemplatTerurai | None:
    """A template that ships, as it was prepared when it was built; ``None`` when it has changed since."""
    file = files("docx_templates").joinpath(PurePath(dokumen.templat).stem + AKHIRAN_SIAP)
    if tampilan.templat is not None or tampilan.kop is not None or not file.is_file():
        return None
    return buka_kemasan(file.read_bytes(), templat_bawaan(dokumen), isian_model(dokumen.konteks), tampilan)


@lru_cache(maxsize=16)
def _ready(dokumen: Dokumen, tampilan: Tampilan, *_: tuple[int, int] | None) -> TemplatSiap:
    """A template made ready; it is made anew when a file it looks like has another stamp."""
    if (prepared := _prepared(dokumen, tampilan)) is not None:
        return prepared.siap()
    from kinerja_core.documents.mesin.susun import siapkan  # noqa: PLC0415 - loads docxtpl

    image = None
    if tampilan.kop is not None:
        try:
            image = baca_gambar(tampilan.kop)
        except BerkasTidakTerbaca as problem:
            raise KopRusak(f'Gambar kop "{tampilan.kop}" tidak dapat dibaca. {problem.pesan}') from problem
    data = templat_bawaan(dokumen) if tampilan.templat is None else _read_template(tampilan.templat)
    return siapkan(data, isian_model(dokumen.konteks), tampilan, image).siap()


def tak_tercetak(dokumen: Dokumen, konteks: BaseModel, tampilan: Tampilan) -> tuple[TakTercetak, ...]:
    """What of the data an office's own template leaves out, though the product's own would print it.

    Args:
        dokumen: the document.
        konteks: its data, which :func:`render` has printed.
        tampilan: how it looks.
    """
    if tampilan.templat is None:
        return ()
    look = tampilan._replace(surat=None)
    siap = _ready(dokumen, look, _stamp(look.templat), _stamp(look.kop))
    own = _ready(dokumen, look._replace(templat=None), None, _stamp(look.kop))
    missing = [path for path in siap.tak_tercetak if path in own.jalur]
    if not missing:
        return ()
    printed = [note for part in siap.bagian for note in part.catat(konteks)]
    found = cari_tak_tercetak(isian_model(dokumen.konteks), konteks, missing, printed)
    return tuple(item._replace(teks=()) for item in found) if dokumen.rahasia else found


def render(
    dokumen: Dokumen, konteks: BaseModel, tampilan: Tampilan = BIASA, tanggal_aturan: date | None = None
) -> bytes:
    """Print one document.

    Args:
        dokumen: the document.
        konteks: its data, an instance of the document's context model.
        tampilan: how it looks; the settings of letters in it are in the data already.
        tanggal_aturan: the date whose rules the data follow, if any, for the proof of origin (:mod:`.jejak`).

    Returns:
        The bytes of the ``.docx``; the same input gives the same bytes.

    Raises:
        TemplatRusak: the template cannot be used; has every reason.
        KonteksRusak: a text no document can hold, or an empty field that the template prints.
        KopRusak: the letterhead is no image.
    """
    if not isinstance(konteks, dokumen.konteks):
        raise TypeError(f"{dokumen.slug} needs {dokumen.konteks.__name__}, got {type(konteks).__name__}")
    look = tampilan._replace(surat=None) if tampilan.surat else tampilan
    siap = _ready(dokumen, look, _stamp(look.templat), _stamp(look.kop))
    printed: set[str | None] = {"", None}
    finished = {}
    ids = count(1001)
    for part in siap.bagian:
        xml, texts = _part(siap, part, konteks)
        printed.update(texts)
        if siap.bergambar:
            xml = _DOCPR_ID.sub(lambda match: match[1] + b'%d"' % next(ids), xml)
        finished[part.nama] = xml
    quotes = siap.kutipan(konteks)
    if not printed.issuperset(quotes):
        raise KonteksRusak(tuple((text[:80], _LOST) for text in quotes if text and text not in printed))
    if siap.jejak:
        start = awal(dokumen, look, siap.sidik, tanggal_aturan)
        finished[siap.jejak] = tulis_jejak(start, konteks, printed if siap.tak_tercetak else None)
    return siap.wadah.tulis(finished)
