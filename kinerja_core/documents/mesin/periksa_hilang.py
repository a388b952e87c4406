"""What a tag would take away with it, or never reach: everything in its paragraph or row that is no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from lxml import etree

from kinerja_core.documents.mesin.periksa_paket import TANDA_LEPAS
from kinerja_core.documents.mesin.xml_word import W, bukan_teks, jeda, teks_paragraf


def di_dalam_tanda(paragraf: etree._Element, tanda: Iterable[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """What stands between the letters of a tag, and goes with them; with the place where the tag begins."""
    tags = list(tanda)
    for item in bukan_teks(paragraf):
        match = next((m for m in tags if m.start() < item.letak < m.end()), None)
        if match is not None:
            what = item.sebutan
            yield (
                match.start(),
                f'Di dalam tanda "{match.group()}" ada {what}, yang akan hilang; pindahkan {what} itu ke luar tanda.',
            )


def hilang_bersama_paragraf(tanda: str, paragraf: etree._Element) -> Iterator[str]:
    """What goes with the paragraph of a tag; breaks do not, they are moved beside it."""
    kinds = [item.sebutan for item in bukan_teks(paragraf) if not jeda(item.unsur)]
    for name in dict.fromkeys(kinds):
        yield _refused(f'Paragraf dengan "{tanda}"', name)


def teks_baris(baris: etree._Element) -> str:
    """The text of a row without that of text boxes, which are named themselves."""
    outside = (p for p in baris.iter(W + "p") if next(p.iterancestors(W + "txbxContent", W + "tr"), None) is baris)
    return "".join(map(teks_paragraf, outside)).strip()


def hilang_bersama_baris(tanda: str, baris: etree._Element) -> Iterator[str]:
    """What goes with the row of a tag."""
    paragraphs = list(baris.iter(W + "p"))
    kinds = [item.sebutan for paragraph in paragraphs for item in bukan_teks(paragraph)]
    if next(baris.iter(W + "tbl"), None) is not None:
        kinds.append("tabel")
    if any(item.find(f"{W}pPr/{W}{name}") is not None for item in paragraphs for name in ("sectPr", "pageBreakBefore")):
        kinds.append("pergantian halaman")
    for name in dict.fromkeys(kinds):
        yield _refused(f'Baris tabel dengan "{tanda}"', name)


def tak_pada_tempatnya(jenis: str, paragraf: etree._Element) -> bool:
    """Whether a tag of this kind (``p``, ``tr``, ``tc``, ``r``) is none that a template knows in this place."""
    return jenis in {"tc", "r"} or (jenis == "tr" and next(paragraf.iterancestors(W + "tr"), None) is None)


def salah_tempat(tanda: str, jenis: str, teks: str, paragraf: etree._Element) -> Iterator[str]:
    """What is wrong where a ``{%p %}`` or ``{%tr %}`` stands, which takes its whole paragraph or row away."""
    row = next(paragraf.iterancestors(W + "tr"), None)
    if jenis in {"tc", "r"}:
        yield f'"{tanda}" tidak didukung; hanya {{% %}}, {{%p %}} dan {{%tr %}}.'
    elif jenis == "p":
        if teks.strip() != tanda:
            yield f'Paragraf dengan "{tanda}" tidak boleh memuat teks lain, karena teks itu akan hilang.'
        yield from hilang_bersama_paragraf(tanda, paragraf)
    elif row is None:
        yield f'"{tanda}" hanya berlaku di dalam baris tabel.'
    else:
        if teks_baris(row) != tanda:
            yield f'Baris tabel dengan "{tanda}" tidak boleh memuat teks lain, karena teks itu akan hilang.'
        yield from hilang_bersama_baris(tanda, row)


def salah_gabung(paragraf: etree._Element | None) -> Iterator[str]:
    """What is wrong with the place of a tag that merges its cell downwards, if anything."""
    cell = None if paragraf is None else next(paragraf.iterancestors(W + "tc"), None)
    if cell is None:
        yield '"{% vm %}" hanya berlaku di dalam sel tabel.'
        return
    before = takewhile(lambda item: item is not paragraf, cell.iter())
    if any(item.tag in {W + "t", W + "tbl"} for item in before):
        yield '"{% vm %}" harus di paragraf pertama selnya; pindahkan tanda itu ke sana.'


def _refused(what: str, name: str) -> str:
    return f"{what} juga memuat {name}, yang akan hilang; pindahkan {name} itu ke paragraf lain."


def di_luar_tulisan(akar: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Tags where no text is printed, with the paragraph around: descriptions of pictures, codes of fields, names."""
    for item in akar.iter():
        if not isinstance(item.tag, str) or item.tag == W + "t":
            continue
        for text in (item.text or "", *map(str, item.attrib.values())):
            if TANDA_LEPAS.search(text):
                yield text, next(item.iterancestors(W + "p"), None)
