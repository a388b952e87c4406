"""What an office's template would print where nobody reads it: in hidden text, and below the edge of a row.

A field in hidden text is not printed at all, so that it is named as one that did not reach the page. A row whose height
is set exactly cuts off what does not fit; with a field in it, that height becomes its least. A field in letters that
cannot be read, as white ones, is printed as the template has it, and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.rupa_huruf import RupaHuruf
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, letak, nama_bagian, teks_paragraf, urai

_OUTPUT: Final = re.compile(r"\{\{[^{}]*\}\}")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
#: How letters look that may not be read (:mod:`.rupa_huruf`), as a field in them is printed.
_PRINTED: Final = {
    "tidak terbaca": "dengan warna atau jarak huruf yang tidak terbaca",
    "terlalu kecil": "dengan huruf yang terlalu kecil",
    "dicoret": "dengan huruf yang dicoret",
    "huruf simbol": "dengan huruf simbol",
    "digeser": "jauh di atas atau di bawah barisnya",
    "terbalik": "dari kanan ke kiri",
}


def agar_terlihat(akar: etree._Element, huruf: RupaHuruf) -> bool:
    """Take fields out of hidden text and let rows grow; returns whether anything changed."""
    hidden = [_without_hidden_fields(paragraph, huruf) for paragraph in akar.iter(W + "p")]
    grown = [_growing(row) for row in akar.iter(W + "tr")]
    return any(hidden) or any(grown)


def isian_tak_terlihat(bagian: Mapping[str, bytes]) -> Iterator[MasalahTemplat]:
    """A warning for every field of a template that stands in hidden text, or in letters that cannot be read."""
    letters = RupaHuruf(bagian.get("word/styles.xml"))
    for name in bagian_bertanda(bagian):
        for paragraph in urai(bagian[name]).iter(W + "p"):
            boxed = next(paragraph.iterancestors(W + "txbxContent"), None) is not None  # its colour is the box's own
            for match, look in _looks(paragraph, letters)[1]:
                if look == "" or (boxed and look == "tidak terbaca"):
                    continue
                said = (
                    "ada di teks tersembunyi, jadi tidak dicetak; hilangkan Hidden di kotak Font."
                    if look is None
                    else f"dicetak {_PRINTED.get(look, look)}; ubah di kotak Font."
                )
                yield MasalahTemplat(
                    f'"{match.group()}" {said}', nama_bagian(name), " ".join(teks_paragraf(paragraph).split())[:160],
                    "peringatan", letak(paragraph),
                )  # fmt: skip


def _looks(
    paragraph: etree._Element, huruf: RupaHuruf
) -> tuple[list[etree._Element], list[tuple[re.Match[str], str | None]]]:
    """The texts of a paragraph, and the fields in them with how they look: as their letters, where all look alike."""
    own = [item for item in paragraph.iter(W + "t") if next(item.iterancestors(W + "p")) is paragraph]
    found = list(_OUTPUT.finditer("".join(item.text or "" for item in own)))
    if not found:
        return own, []
    judge = huruf.di(paragraph)
    runs = [(item, next(item.iterancestors(W + "r"), None)) for item in own]
    looks = [
        look for item, run in runs for look in [None if run is None else judge(run)] * len(item.text or "")
    ]
    fields = [(match, set(looks[match.start() : match.end()])) for match in found]
    return own, [(match, next(iter(seen)) if len(seen) == 1 else "") for match, seen in fields]


def _without_hidden_fields(paragraph: etree._Element, huruf: RupaHuruf) -> bool:
    own, fields = _looks(paragraph, huruf)
    gone = {place for match, look in fields if look is None for place in range(match.start(), match.end())}
    place = 0
    for item in own if gone else ():
        text = item.text or ""
        item.text = "".join(letter for at, letter in enumerate(text, place) if at not in gone)
        item.set(_SPACE, "preserve")
        place += len(text)
    return bool(gone)


def _growing(row: etree._Element) -> bool:
    height = row.find(f"{W}trPr/{W}trHeight")
    if height is None or height.get(W + "hRule") != "exact":
        return False
    if _OUTPUT.search("".join(item.text or "" for item in row.iter(W + "t"))) is None:
        return False
    height.set(W + "hRule", "atLeast")
    return True
