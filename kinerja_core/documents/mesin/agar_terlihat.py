"""What an office's template would print where nobody reads it: in hidden text, and below the edge of a row.

A field in hidden text is not printed at all, so that it is named as one that did not reach the page. A row whose height
is set exactly cuts off what does not fit; with a field in it, that height becomes its least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, letak, nama_bagian, teks_paragraf, urai

_OUTPUT: Final = re.compile(r"\{\{[^{}]*\}\}")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def agar_terlihat(akar: etree._Element) -> bool:
    """Take fields out of hidden text and let rows grow; returns whether anything changed."""
    hidden = [_without_hidden_fields(paragraph) for paragraph in akar.iter(W + "p")]
    grown = [_growing(row) for row in akar.iter(W + "tr")]
    return any(hidden) or any(grown)


def isian_tersembunyi(bagian: Mapping[str, bytes]) -> Iterator[MasalahTemplat]:
    """A warning for every field of a template that stands in hidden text."""
    for name in bagian_bertanda(bagian):
        for paragraph in urai(bagian[name]).iter(W + "p"):
            for match in _hidden_fields(paragraph)[1]:
                yield MasalahTemplat(
                    f'"{match.group()}" ada di teks tersembunyi, jadi tidak dicetak; hilangkan Hidden di kotak Font.',
                    nama_bagian(name), " ".join(teks_paragraf(paragraph).split())[:160], "peringatan", letak(paragraph),
                )  # fmt: skip


def _hides(text: etree._Element) -> bool:
    """Whether the letters of a text are hidden by their own settings."""
    run = next(text.iterancestors(W + "r"), None)
    found = None if run is None else run.find(f"{W}rPr/{W}vanish")
    return found is not None and found.get(W + "val", "1") not in _OFF


def _hidden_fields(paragraph: etree._Element) -> tuple[list[etree._Element], list[re.Match[str]]]:
    """The texts of a paragraph, and the fields in them of which every letter is hidden."""
    own = [item for item in paragraph.iter(W + "t") if next(item.iterancestors(W + "p")) is paragraph]
    hides = [_hides(item) for item in own]
    if not any(hides):
        return own, []
    hidden = [letter for item, hide in zip(own, hides, strict=True) for letter in [hide] * len(item.text or "")]
    found = _OUTPUT.finditer("".join(item.text or "" for item in own))
    return own, [match for match in found if all(hidden[match.start() : match.end()])]


def _without_hidden_fields(paragraph: etree._Element) -> bool:
    own, fields = _hidden_fields(paragraph)
    gone = {place for match in fields for place in range(match.start(), match.end())}
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
