"""The one renderer of Word documents. Nothing else in the product makes a document from a template.

Each trap of Word templates is closed in one place. Before any data: what a template may contain
(:mod:`.periksa`) and that its result is always well-formed (:mod:`.susun`). For each document, here: texts in
normal form and escaped, no empty field printed, no cell without a paragraph, no table without a row, unique drawing
ids, and every text found again in the finished XML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from kinerja_core.documents.galat import KonteksRusak, KopRusak, MasalahTemplat, TemplatRusak
from kinerja_core.documents.isian import Isian, isian_model, nama_jalur, ratakan
from kinerja_core.documents.katalog import DOKUMEN, Dokumen
from kinerja_core.model.teks import KarakterTerlarang, normalkan

if TYPE_CHECKING:
    from kinerja_core.documents.susun import Kertas, TemplatSiap

_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_DOCPR_ID: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
_UNUSUAL: Final = re.compile(rb"\\u00|\\[bfr]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]")
_WML: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# -- the texts of a document ----------------------------------------------------------------------


def _normal(value: Any, path: str, problems: list[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        try:
            return normalkan(value)
        except KarakterTerlarang as problem:
            problems.append((path, str(problem)))
            return ""
    if isinstance(value, dict):
        return {key: _normal(item, f"{path}.{key}" if path else key, problems) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_normal(item, f"{path}[{place}]", problems) for place, item in enumerate(value, 1)]
    return value


def _normal_json(tree: Any) -> bytes:
    problems: list[tuple[str, str]] = []
    tree = _normal(tree, "", problems)
    if problems:
        raise KonteksRusak(tuple(problems))
    return json.dumps(tree, ensure_ascii=False).encode()


def _pohon(konteks: BaseModel) -> dict[str, Any]:
    """The context as plain dicts and lists whose texts are normal and escaped for XML.

    ``& < >`` mean nothing to JSON, so escaping the JSON text escapes every text in it, at once and in one place.
    Numbers become text.
    """
    try:
        data = konteks.model_dump_json().encode()
        if _UNUSUAL.search(data):
            data = _normal_json(json.loads(data))
    except (PydanticSerializationError, UnicodeEncodeError):  # a lone surrogate in a record that skipped validation
        data = _normal_json(konteks.model_dump())
    data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    tree: dict[str, Any] = json.loads(data, parse_int=str, parse_float=str)
    return tree


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[str | None]:
    """What stands at a path, item by item."""
    if not path:
        yield value
    elif path[0] == "*":
        for item in value:
            yield from _texts(item, path[1:])
    elif value is not None:
        yield from _texts(value[path[0]], path[1:])


def _check_texts(siap: TemplatSiap, tree: dict[str, Any], xml: str) -> None:
    """Every text of the context stands in the document, field by field in order (pitfall D2)."""
    place = 0
    find = xml.find
    for text in siap.kutipan(tree):
        if text:
            place = find(text, place)
            if place < 0:
                break
            place += len(text)
    else:
        return
    for path in siap.jalur:  # the template prints in another order: look at each field by itself
        place = 0
        for text in _texts(tree, path):
            if text:
                place = find(text, place)
                if place < 0:
                    raise KonteksRusak(((nama_jalur(path), "Teksnya tidak tercetak; dokumen tidak dibuat."),))
                place += len(text)


def _empty(siap: TemplatSiap, tree: dict[str, Any]) -> KonteksRusak:
    found = [nama_jalur(path) for path in siap.jalur if any(text is None for text in _texts(tree, path))]
    return KonteksRusak(tuple((name, "Isian ini kosong, padahal templat mencetaknya.") for name in found) or (
        ("", "Ada isian kosong yang dicetak oleh templat."),
    ))


# -- the finished XML -----------------------------------------------------------------------------


def _needs_repair(xml: str) -> bool:
    return (
        xml.count("</w:tc>") != xml.count("</w:p></w:tc>")
        or xml.count("</w:tr></w:tbl>") != xml.count("</w:tbl>")
        or xml.count("</w:tc></w:tr>") != xml.count("</w:tr>")
    )


def _repair(xml: str) -> str:
    """Rows without a cell and tables without a row go; a cell ends with a paragraph (pitfalls D8, D9)."""
    from lxml import etree  # noqa: PLC0415 - slow to import, rarely needed

    root = etree.fromstring(xml.encode())
    for row in list(root.iter(_WML + "tr")):
        if row.find(f".//{_WML}tc") is None:
            row.getparent().remove(row)
    for table in reversed(list(root.iter(_WML + "tbl"))):
        if table.find(f".//{_WML}tr") is None:
            table.getparent().remove(table)
    for box in root.iter(_WML + "tc", _WML + "hdr", _WML + "ftr", _WML + "txbxContent"):
        if len(box) == 0 or box[-1].tag != _WML + "p":
            etree.SubElement(box, _WML + "p")
    return etree.tostring(root, encoding="UTF-8", standalone=True).decode()


def _breaks(xml: str) -> str:
    """Line breaks and tabs of texts as Word's own (pitfall D4); no other character of the XML is one of these."""
    if "\t" in xml:
        from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, and texts with tabs are rare

        xml = DocxTemplate.resolve_listing(None, xml)
    head, mark, rest = xml.partition("?>\n")
    return head + mark + rest.replace("\n", _BREAK)


# -- templates ------------------------------------------------------------------------------------


def templat_bawaan(dokumen: Dokumen) -> bytes:
    """The bytes of the Word template that ships with the product."""
    return files("docx_templates").joinpath(dokumen.templat).read_bytes()


def daftar_isian(dokumen: Dokumen | str) -> tuple[tuple[str, Isian], ...]:
    """Every field a template of this document may use, as people write it (``pegawai[].nama``)."""
    return tuple((nama_jalur(path), item) for path, item in ratakan(isian_model(_dokumen(dokumen).konteks))
                 if path[-1] != "*")


def periksa_templat(dokumen: Dokumen | str, path: Path) -> tuple[MasalahTemplat, ...]:
    """Every problem of an edited template, before any data exists; empty when it can be used as it is."""
    from kinerja_core.documents.susun import periksa  # noqa: PLC0415 - loads docxtpl

    return periksa(_read_template(path), isian_model(_dokumen(dokumen).konteks))


def _dokumen(dokumen: Dokumen | str) -> Dokumen:
    return DOKUMEN[dokumen] if isinstance(dokumen, str) else dokumen


def _read_template(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise TemplatRusak((MasalahTemplat(f'Templat "{path}" tidak dapat dibaca.'),)) from problem


def _stamp(path: Path | None) -> tuple[str, int, int] | None:
    """What tells that a file has not changed since it was read."""
    if path is None:
        return None
    try:
        state = path.stat()
    except OSError:
        return (str(path), 0, 0)  # reading it will say what is wrong
    return (str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _ready(
    dokumen: Dokumen, templat: tuple[str, int, int] | None, kop: tuple[str, int, int] | None, kertas: Kertas, srikandi: bool
) -> TemplatSiap:
    from kinerja_core.documents.susun import siapkan  # noqa: PLC0415 - loads docxtpl

    image = None
    if kop is not None:
        try:
            image = Path(kop[0]).read_bytes()
        except OSError as problem:
            raise KopRusak(f'Gambar kop "{kop[0]}" tidak dapat dibaca.') from problem
    data = templat_bawaan(dokumen) if templat is None else _read_template(Path(templat[0]))
    return siapkan(data, isian_model(dokumen.konteks), kertas=kertas, kop=image, srikandi=srikandi)


def render(
    dokumen: Dokumen | str,
    konteks: BaseModel,
    *,
    templat: Path | None = None,
    kop: Path | None = None,
    kertas: Kertas = "a4",
    srikandi: bool = False,
) -> bytes:
    """Print one document.

    Args:
        dokumen: a document of the catalogue, or its slug.
        konteks: its data, an instance of the document's context model.
        templat: an office's own template instead of the one that ships with the product.
        kop: a letterhead image (PNG, JPG, ...) instead of the kop's text lines.
        kertas: ``"a4"`` (210 x 297 mm) or ``"f4"`` (215 x 330 mm).
        srikandi: leave the tokens of the SRIKANDI application where it fills in number, date and signer.

    Returns:
        The bytes of the ``.docx``; the same input gives the same bytes.

    Raises:
        TemplatRusak: the template cannot be used; has every reason.
        KonteksRusak: a text no document can hold, or an empty field that the template prints.
        KopRusak: the letterhead is no image.
    """
    dokumen = _dokumen(dokumen)
    if not isinstance(konteks, dokumen.konteks):
        raise TypeError(f"{dokumen.slug} needs {dokumen.konteks.__name__}, got {type(konteks).__name__}")
    siap = _ready(dokumen, _stamp(templat), _stamp(kop), kertas, srikandi)
    tree = _pohon(konteks)
    try:
        parts = [(part.nama, part.tulis(tree)) for part in siap.bagian]
    except TypeError as problem:
        raise _empty(siap, tree) from problem
    parts = [(name, _repair(xml) if _needs_repair(xml) else xml) for name, xml in parts]
    _check_texts(siap, tree, parts[0][1] if len(parts) == 1 else "".join(xml for _, xml in parts))
    ids = count(1001)
    finished = {}
    for name, xml in parts:
        xml = _breaks(xml)
        if siap.bergambar:
            xml = _DOCPR_ID.sub(lambda match: f'{match[1]}{next(ids)}"', xml)
        finished[name] = xml.encode()
    return siap.wadah.tulis(finished)
