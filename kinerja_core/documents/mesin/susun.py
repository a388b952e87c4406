"""A Word template taken apart once, so that each document costs little more than compressing it.

The template's XML is patched by docxtpl and parsed by Jinja; the small language that :mod:`.periksa` lets through
(fields, loops, conditions) is then written as one Python function of string pieces. Because every branch and every
loop body leaves the XML elements as it found them (checked here, once), every document made from it is
well-formed: there is nothing to recover, and nothing that a recovery could lose (pitfall D2).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from typing import Any, Final

from kinerja_core.documents.mesin.agar_terlihat import isian_tak_terlihat
from kinerja_core.documents.mesin.bahasa import Jalur, PenulisFungsi, SusunanRusak, baris_kutipan, fungsi
from kinerja_core.documents.mesin.dokumen import BIASA, Tampilan
from kinerja_core.documents.mesin.galat import KopRusak, MasalahTemplat, TemplatRusak
from kinerja_core.documents.mesin.isian import IsianDokumen, nama_jalur
from kinerja_core.documents.mesin.jejak import sediakan
from kinerja_core.documents.mesin.kertas import sesuaikan_kertas
from kinerja_core.documents.mesin.periksa import baca_masalah, isian_tercetak
from kinerja_core.documents.mesin.rapikan import rapikan
from kinerja_core.documents.mesin.siap import BagianTerurai, TemplatTerurai
from kinerja_core.documents.mesin.wadah import Wadah, WadahRusak, baca
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, nama_bagian

TINGGI_KOP_PALING_BESAR: Final = 1_620_000  # 4.5 cm in EMU

_TEXT_ELEMENTS: Final = frozenset({W + "t", W + "delText", W + "instrText"})
# docxtpl writes the vMerge of {% vm %} last in its cell's properties; the schema wants it before borders and shading.
_VMERGE: Final = re.compile(
    r"(<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan)\b[^>]*/>)*)(?!<w:(?:cnfStyle|tcW|gridSpan)\b)((?:(?!</w:tcPr>).)+)"
    r'(<w:vMerge w:val="[^"]*\{%[^"]*"/>)</w:tcPr>',
    re.DOTALL,
)
#: Elements that docxtpl takes for w:t in a cell with {% vm %}, and how they are called while it reads.
_LIKE_TEXT: Final = re.compile(r"(</?w:)(t(?!c|r|bl)[A-Za-z]+)(?=[\s/>])")
_SHIELDED: Final = re.compile(r"(</?w:)_(t[A-Za-z]+)(?=[\s/>])")
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
#: Of a picture without them LibreOffice takes 3 mm, by which one as wide as the text leaves its line and the page.
_NO_DISTANCE: Final = 'distT="0" distB="0" distL="0" distR="0"'
_KOP_TAG: Final = re.compile(r"\{\{\s*kop_gambar\s*\}\}")


def _without_indentation(root: Any) -> None:
    """Drop white space between elements, so that a line break in the result is always a line break of a text."""
    for item in root.iter():
        if item.tag not in _TEXT_ELEMENTS and item.text and not item.text.strip():
            item.text = None
        if item.tail and not item.tail.strip():
            item.tail = None


def _picture(part: Any, kop: bytes, lebar: int) -> str:
    """The letterhead image as docxtpl would write it, as wide as the text and never too tall."""
    from docx.image.exceptions import (  # noqa: PLC0415 - python-docx is slow to import and needed here only
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image  # noqa: PLC0415 - python-docx is slow to import and needed here only

    try:
        image = Image.from_blob(kop)
        wide, tall = image.scaled_dimensions(width=lebar)
        if tall > TINGGI_KOP_PALING_BESAR:
            wide, tall = image.scaled_dimensions(height=TINGGI_KOP_PALING_BESAR)
        drawing = part.new_pic_inline(io.BytesIO(kop), wide, tall).xml
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError) as problem:
        raise KopRusak("Gambar kop tidak dapat dibaca; pakai gambar PNG atau JPG.") from problem
    drawing = re.sub(r">\s+<", "><", drawing).replace("<wp:inline ", f"<wp:inline {_NO_DISTANCE} ", 1)
    return f'</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _sources(
    bagian: Mapping[str, bytes], kertas: str, kop: bytes | None
) -> tuple[dict[str, str], dict[str, tuple[str, str]], dict[str, bytes]]:
    """Patched XML of every part with tags, what stands before and after it, and all parts of the package."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed only to make a template ready
    from lxml import etree  # noqa: PLC0415 - slow to import, needed only to make a template ready

    template = DocxTemplate(io.BytesIO(Wadah(bagian).tulis({})))
    template.init_docx()
    document = template.docx.part
    tagged = set(bagian_bertanda(bagian))
    sources: dict[str, str] = {}
    frames: dict[str, tuple[str, str]] = {}
    for part in document.package.iter_parts():
        name = str(part.partname).lstrip("/")
        if name not in tagged or (part is not document and b"{" not in part.blob):
            continue
        root = etree.fromstring(part.blob)
        _without_indentation(root)
        frames[name] = (_DECLARATION, "")
        inner = root
        if part is document:
            inner = next(root.iter(W + "body"))
            width = sesuaikan_kertas(inner, kertas)
        xml = etree.tostring(inner, encoding="unicode", with_tail=False)
        if inner is not root:
            if inner.nsmap == root.nsmap:  # declared once, on the root
                xml = re.sub(r"<w:body[^>]*>", "<w:body>", xml, count=1)
            inner.clear()
            before, _, after = etree.tostring(root, encoding="unicode").partition("<w:body/>")
            frames[name] = (_DECLARATION + before, after)
        source = _SHIELDED.sub(r"\1\2", template.patch_xml(_LIKE_TEXT.sub(r"\1_\2", xml)))
        if kop is not None and _KOP_TAG.search(source):
            source = _picture(part, kop, width).join(_KOP_TAG.split(source))
        source = _VMERGE.sub(r"\1\3\2</w:tcPr>", source)
        sources[name] = source.replace("<w:p/></w:tc>", "<w:p></w:p></w:tc>")
    target = io.BytesIO()
    template.docx.save(target)
    return sources, frames, baca(target.getvalue())


def _whole(data: bytes, isian: Mapping[str, IsianDokumen]) -> dict[str, bytes]:
    """The parts of a template without problems, each as the printer needs it."""
    try:
        parts = baca(data)
        problems = baca_masalah(parts, isian)
    except WadahRusak as problem:
        raise TemplatRusak((MasalahTemplat(str(problem)),)) from problem
    if any(item.tingkat == "kesalahan" for item in problems):
        raise TemplatRusak(problems)
    return rapikan(parts)


def _part(
    nama: str, sumber: str, bingkai: tuple[str, str], isian: Mapping[str, IsianDokumen], tanda: Mapping[str, bool]
) -> tuple[BagianTerurai, set[Jalur]]:
    """One part as the lines of a function, and the paths of the fields it is certain to print."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - slow to import, needed only here
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - slow to import, needed only here

    writer = PenulisFungsi(isian, tanda)
    before, after = bingkai
    try:
        tree = SandboxedEnvironment(autoescape=True).parse(sumber)
        writer.lines.append(f" o += ({before.encode()!r}, '')")
        printed = writer.write(tree.body, " ")
        writer.lines.append(f" o += ({after.encode()!r}, '')")
        fungsi("isi", writer.lines)  # which says now whether they can be a function
    except (SusunanRusak, TemplateSyntaxError) as problem:
        why = str(problem) if isinstance(problem, SusunanRusak) else "sebuah tanda tidak dapat dibaca"
        where = nama_bagian(nama)
        raise TemplatRusak((MasalahTemplat(f"Susunan templat tidak dapat dipakai: {why}.", where),)) from problem
    except (RecursionError, MemoryError) as problem:  # thousands of {% elif %}
        raise TemplatRusak((MasalahTemplat("Susunan templat terlalu rumit.", nama_bagian(nama)),)) from problem
    return BagianTerurai(nama, tuple(writer.lines), tuple(writer.paths), writer.risky, writer.piling), printed


def siapkan(
    data: bytes, isian: Mapping[str, IsianDokumen], tampilan: Tampilan = BIASA, kop: bytes | None = None
) -> TemplatTerurai:
    """Take a template apart for printing many documents.

    Args:
        data: the bytes of the ``.docx``.
        isian: fields of the document's context.
        tampilan: the paper, whether SRIKANDI's tokens stand where it fills in, and whether there is room for a proof
            of origin.
        kop: bytes of a letterhead image that replaces the kop's text lines.

    Raises:
        TemplatRusak: with every problem of the template.
        KopRusak: when ``kop`` is no image.
    """
    clean = _whole(data, isian)
    try:
        sources, frames, parts = _sources(clean, tampilan.kertas or "a4", kop)
    except KopRusak:
        raise
    except Exception as problem:  # whatever python-docx meets in a package that is no whole Word file
        raise TemplatRusak(
            (MasalahTemplat("Berkas Word ini tidak utuh; buka di Word dan simpan ulang sebagai .docx."),)
        ) from problem
    flags = {"srikandi": tampilan.srikandi, "kop_gambar": kop is not None}
    made = [_part(name, source, frames[name], isian, flags) for name, source in sources.items()]
    ready = tuple(part for part, _ in made)
    printed = {path for _, paths in made for path in paths}
    wanted = isian_tercetak(isian)
    shown = tuple(path for path in wanted if path in printed)
    trace = sediakan(parts) if tampilan.jejak else ""
    changing = {trace, *(part.nama for part in ready)}
    return TemplatTerurai(
        bagian=ready,
        tetap={name: content for name, content in parts.items() if name not in changing},
        bergambar=any("<wp:docPr" in source for source in sources.values()),
        kutipan=tuple(baris_kutipan(isian, shown)),
        jalur=shown,
        tak_tercetak=tuple(path for path in wanted if path not in printed),
        kadang=frozenset(path for part in ready for path in part.jalur),
        sidik=hashlib.sha256(data).hexdigest(),
        jejak=trace,
    )


def periksa(data: bytes, isian: Mapping[str, IsianDokumen]) -> tuple[MasalahTemplat, ...]:
    """Every problem of a template; when nothing stops it, also what it leaves out or prints only at times."""
    try:
        parts = baca(data)
        problems = baca_masalah(parts, isian)
        if any(item.tingkat == "kesalahan" for item in problems):
            return problems
        ready = siapkan(data, isian)
    except WadahRusak as problem:
        return (MasalahTemplat(str(problem)),)
    except TemplatRusak as problem:
        return problem.masalah
    left_out = (MasalahTemplat(text, tingkat="peringatan") for text in _left_out(ready))
    return (*problems, *dict.fromkeys(isian_tak_terlihat(parts)), *left_out)


def _left_out(siap: TemplatTerurai) -> list[str]:
    """What a template leaves out: a list of which it prints nothing once, and every other field."""
    some = {path[:place] for path in siap.kadang for place, step in enumerate(path) if step == "*"}
    found = []
    for path in siap.tak_tercetak:
        lists = (path[:place] for place, step in enumerate(path) if step == "*")
        whole = next((one for one in lists if one not in some), None)
        if whole is None:
            found.append(f'Isian "{nama_jalur(path)}" tidak selalu dicetak oleh templat ini.')
        else:
            found.append(f'Daftar "{nama_jalur(whole)}" tidak dicetak sama sekali oleh templat ini.')
    return list(dict.fromkeys(found))
