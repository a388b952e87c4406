"""What the tests of documents need to look into a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment, StrictUndefined
from lxml import etree
from pydantic import BaseModel

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import render as mesin
from kinerja_core.documents.mesin.dokumen import DariPegawai, Dokumen, Tampilan
from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.isian import IsianDokumen, isian_model, nama_jalur, ratakan
from kinerja_core.model.tampak import TAK_TERLIHAT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def terlihat(huruf: str) -> bool:
    """Whether a letter may stand in a text: marks that nobody sees are refused where texts come in."""
    return re.search(f"[{TAK_TERLIHAT}\u200c\u200d]", huruf) is None


def bagian(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as berkas:  # reading to the end refuses a part that was damaged
        return {nama: berkas.read(nama) for nama in berkas.namelist()}


def paragraf(data: bytes, nama: str = "word/document.xml") -> list[str]:
    """Text of every paragraph, with line breaks and tabs, as a strict XML parser reads the saved file."""
    return paragraf_xml(bagian(data)[nama])


def paragraf_xml(xml: bytes) -> list[str]:
    """The same of one part."""
    akar = etree.fromstring(xml)
    hasil = []
    for p in akar.iter(f"{W}p"):
        teks = ""
        for item in p.iter(f"{W}t", f"{W}br", f"{W}tab"):
            if item.tag == f"{W}tab" and item.getparent().tag == f"{W}tabs":
                continue
            if next(item.iterancestors(f"{W}p")) is p:
                teks += (item.text or "") if item.tag == f"{W}t" else "\n" if item.tag == f"{W}br" else "\t"
        hasil.append(teks)
    return hasil


def teks(data: bytes) -> str:
    return "\x1e".join(paragraf(data))


def berurutan(isi: str, potongan: Iterable[str]) -> None:
    """Every piece stands in the text, one after the other."""
    tempat = 0
    for bagian_teks in potongan:
        tempat = isi.find(bagian_teks, tempat)
        assert tempat >= 0, f"tidak ada (pada urutannya): {bagian_teks!r}"
        tempat += len(bagian_teks)


def semua_teks(nilai: Any) -> list[str]:
    if isinstance(nilai, str):
        return [nilai]
    if isinstance(nilai, dict):
        return [teks for item in nilai.values() for teks in semua_teks(item)]
    if isinstance(nilai, (list, tuple)):
        return [teks for item in nilai for teks in semua_teks(item)]
    return []


@lru_cache(maxsize=128)
def baku(xml: bytes) -> bytes:
    """Canonical XML (C14N) without the white space between elements, which means nothing to Word."""
    akar = etree.fromstring(xml)
    for item in akar.iter():
        if item.tag != f"{W}t":
            if item.text and not item.text.strip():
                item.text = None
            if item.tail and not item.tail.strip():
                item.tail = None
    if akar.tag.endswith(("}Relationships", "}Types")):
        akar[:] = sorted(akar, key=etree.tostring)
    return etree.tostring(akar, method="c14n")


def dengan_docxtpl(
    templat: bytes, konteks: BaseModel, gambar: Path | None = None, lebar: int = 0, **tanda: bool
) -> bytes:
    """The same document by docxtpl itself."""
    dokumen = DocxTemplate(io.BytesIO(templat))
    dokumen.init_docx()
    kop = InlineImage(dokumen, io.BytesIO(gambar.read_bytes()), width=lebar) if gambar else None
    data = {"srikandi": False, **tanda, **konteks.model_dump(), "kop_gambar": kop}
    dokumen.render(data, Environment(autoescape=True, undefined=StrictUndefined), autoescape=True)
    for gambar_sebaris in dokumen.docx.element.body.iter("{*}inline"):  # of these docxtpl says nothing
        gambar_sebaris.attrib.update(dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    tujuan = io.BytesIO()
    dokumen.save(tujuan)
    return tujuan.getvalue()


def sama_per_bagian(kita: bytes, mereka: bytes) -> None:
    a, b = bagian(kita), bagian(mereka)
    assert set(a) == set(b)
    for nama in sorted(a):
        if nama == "docProps/core.xml":  # docxtpl writes the properties anew; we never touch them (pitfall D7)
            continue
        if nama.endswith((".xml", ".rels")):
            assert baku(a[nama]) == baku(b[nama]), nama
        else:
            assert a[nama] == b[nama], nama


def templat_dari(isi: Mapping[str, Any] | list[Any]) -> bytes:
    """A template of paragraphs (strings or lists of runs) and tables (lists of rows in a tuple)."""
    dokumen = Document()
    dokumen.sections[0].page_width, dokumen.sections[0].page_height = Mm(210), Mm(297)
    for item in isi:
        if isinstance(item, tuple):
            tabel = dokumen.add_table(len(item), len(item[0]))
            for baris, isian in zip(tabel.rows, item, strict=True):
                for sel, kata in zip(baris.cells, isian, strict=True):
                    sel.text = kata[0] if isinstance(kata, list) else kata
                    for lanjut in kata[1:] if isinstance(kata, list) else ():
                        sel.add_paragraph(lanjut)
        elif isinstance(item, list):
            p = dokumen.add_paragraph()
            for run in item:
                p.add_run(run)
        else:
            dokumen.add_paragraph(item)
    tujuan = io.BytesIO()
    dokumen.save(tujuan)
    return tujuan.getvalue()


def dokumen_uji(konteks: type[BaseModel]) -> Dokumen:
    sumber = DariPegawai(lambda *_: ())
    return Dokumen(slug="uji", judul="Uji", konteks=konteks, templat="tidak-ada.docx", sumber=sumber)


def _dokumen(dokumen: Dokumen | str) -> Dokumen:
    return KATALOG[dokumen] if isinstance(dokumen, str) else dokumen


def render(
    dokumen: Dokumen | str, konteks: BaseModel, *, tanggal_aturan: date | None = None, jejak: bool = False, **rupa: Any
) -> bytes:
    """Print a document, named by its slug too, with how it looks as keywords and without proof of origin."""
    return mesin.render(_dokumen(dokumen), konteks, Tampilan(jejak=jejak, **rupa), tanggal_aturan)


def periksa_templat(dokumen: Dokumen | str, path: Path) -> tuple[MasalahTemplat, ...]:
    return mesin.periksa_templat(_dokumen(dokumen), path)


def daftar_isian(dokumen: Dokumen | str) -> tuple[tuple[str, IsianDokumen], ...]:
    """Every field a template of this document may use, as people write it (``pegawai[].nama``)."""
    fields = ratakan(isian_model(_dokumen(dokumen).konteks))
    return tuple((nama_jalur(path), item) for path, item in fields if path[-1] != "*")
