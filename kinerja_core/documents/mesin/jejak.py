"""Proof of origin: the data a document was made from, kept inside the file as a custom XML part.

It is a check against mistakes, not a signature: whoever changes the page and the part together is not found out.
Only what the page shows is in it; a text of the data that the template did not print is masked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel
from pydantic_core import from_json, to_json

from kinerja_core import __version__
from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.teks import TeksRusak, muat_json
from kinerja_core.batas.xml import XMLRusak, telusuri, utf8
from kinerja_core.documents.mesin.dokumen import Dokumen, Tampilan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.ungkapan import ungkapan

RUANG_NAMA: Final = "urn:kinerja:jejak:1"
#: Stands in the data where the page does not show a text.
TIDAK_TERCETAK: Final = "(tidak dicetak)"

_ITEM: Final = ungkapan(r"(?i:customXml)/item([0-9]+)\.xml")  # Google Docs calls it customXML
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_STORE: Final = "{6B1E7A52-4C0B-5D0E-9E57-6B696E65726A}"
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_RELS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"


#: The signs of XML as JSON may write them too: so nothing needs to be escaped, which OnlyOffice undoes when it saves.
_SIGNS: Final = ((b"&", b"\\u0026"), (b"<", b"\\u003c"), (b">", b"\\u003e"))


class JejakTerbaca(NamedTuple):
    """The proof of origin of a file. ``utuh`` is whether its SHA-256 still fits; ``templat`` has nama and sha256."""

    utuh: bool
    sha256: str
    versi: str
    dokumen: str
    templat: dict[str, str]
    kertas: str
    srikandi: bool
    kop: bool
    tanggal_aturan: str | None
    data: Any


def sediakan(bagian: dict[str, bytes]) -> str:
    """Add to a package what a custom XML part needs around it; returns the name the part itself will have."""
    number = 1 + max((int(match[1]) for name in bagian if (match := _ITEM.fullmatch(name))), default=0)
    properties = f"customXml/itemProps{number}.xml"
    bagian[properties] = (
        f'{_DECLARATION}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{RUANG_NAMA}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    bagian[f"customXml/_rels/item{number}.xml.rels"] = (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
    ).encode()
    bagian[_RELS] = _append(
        bagian.get(_RELS, f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()),
        f"{{{_PACKAGE}/relationships}}Relationship",
        {"Id": "rIdJejak", "Type": f"{_OFFICE}/relationships/customXml", "Target": f"../customXml/item{number}.xml"},
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    bagian[_TYPES] = _append(
        bagian[_TYPES], f"{{{_PACKAGE}/content-types}}Override", {"PartName": f"/{properties}", "ContentType": kind}
    )
    return f"customXml/item{number}.xml"


def _append(xml: bytes, tag: str, attributes: Mapping[str, str]) -> bytes:
    from lxml import etree  # noqa: PLC0415 - slow to import, needed once per template

    root = etree.fromstring(xml)
    etree.SubElement(root, tag, dict(attributes))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@lru_cache(maxsize=64)
def awal(dokumen: Dokumen, tampilan: Tampilan, sidik: str, tanggal_aturan: date | None) -> str:
    """Everything of the record but the data, as the beginning of its JSON text.

    ``sidik`` is the SHA-256 of the template; ``tanggal_aturan`` the date whose rules were applied, if any.
    """
    record = {
        "versi": __version__,
        "dokumen": dokumen.slug,
        "templat": {"nama": tampilan.templat.name if tampilan.templat else dokumen.templat, "sha256": sidik},
        "kertas": tampilan.kertas or "a4",
        "srikandi": tampilan.srikandi,
        "kop": tampilan.kop is not None,
        "tanggal_aturan": tanggal_aturan.isoformat() if tanggal_aturan else None,
    }
    return json.dumps(record, ensure_ascii=False)[:-1] + ', "data": '


def tulis_jejak(awalan: str, konteks: BaseModel, tercetak: Collection[str | None] | None) -> bytes:
    """The custom XML part of one document.

    Args:
        awalan: what :func:`awal` gave.
        konteks: the data.
        tercetak: texts the page shows, when it is not certain that it shows all of them.
    """
    data = to_json(konteks)
    if tercetak is not None:
        data = to_json(_masked(from_json(data), tercetak))
    text = awalan.encode() + data + b"}"
    for sign, written in _SIGNS:
        text = text.replace(sign, written)
    digest = hashlib.sha256(text).hexdigest()
    return f'{_DECLARATION}<jejak xmlns="{RUANG_NAMA}" sha256="{digest}">'.encode() + text + b"</jejak>"


def _masked(value: Any, shown: Collection[str | None]) -> Any:
    if isinstance(value, str):
        return value if value in shown or not value else TIDAK_TERCETAK
    if isinstance(value, dict):
        return {key: _masked(item, shown) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item, shown) for item in value]
    return value


def _well_formed(trace: JejakTerbaca) -> bool:
    """Whether everything but the data is what the product writes; it is shown to people."""
    texts = [trace.versi, trace.dokumen, trace.kertas, trace.tanggal_aturan or "", trace.sha256]
    if not isinstance(trace.templat, dict):
        return False
    texts += [*trace.templat, *trace.templat.values()]
    return all(isinstance(text, str) and text.isprintable() for text in texts) and all(
        isinstance(flag, bool) for flag in (trace.srikandi, trace.kop)
    )


def baca_jejak(bagian: Mapping[str, bytes]) -> JejakTerbaca | None:
    """The proof of origin in a package; ``None`` when it carries none that can be read.

    Raises:
        GalatKinerja: it carries one that no version of the product wrote.
    """
    for name in sorted(bagian):
        if not _ITEM.fullmatch(name) or RUANG_NAMA.encode() not in bagian[name]:
            continue
        try:
            text, digest = _record(bagian[name])
            trace = JejakTerbaca(hashlib.sha256(text.encode()).hexdigest() == digest, digest, **muat_json(text))
        except (TeksRusak, BerkasTidakTerbaca) as problem:
            raise GalatKinerja(f"Jejak yang dibawa berkas ini rusak: {problem}.") from problem
        except (XMLRusak, ValueError, TypeError):
            continue
        if not _well_formed(trace):
            raise GalatKinerja("Jejak yang dibawa berkas ini rusak: keterangannya bukan tulisan program ini.")
        return trace
    return None


def _record(xml: bytes) -> tuple[str, str]:
    """The text of a record and the SHA-256 it says it has.

    Raises:
        XMLRusak: it is another part.
    """
    texts: list[str] = []
    tags: list[tuple[str, Mapping[str, str]]] = []
    telusuri(utf8(xml), Anggaran(), lambda tag, own: tags.append((tag, own)), teks=texts.append)
    if [tag for tag, _ in tags] != ["jejak"]:
        raise XMLRusak("bukan jejak")
    return "".join(texts), tags[0][1].get("sha256", "")
