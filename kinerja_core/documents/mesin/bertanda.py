"""The parts of a template in which tags are understood, parsed once for all documents they are read for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.blok_tanda import wadah
from kinerja_core.documents.mesin.periksa_hilang import di_dalam_tanda, di_luar_tulisan
from kinerja_core.documents.mesin.rapikan import jumlah_komentar
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, teks_paragraf, urai
from kinerja_core.model.tampak import TAK_TERLIHAT

_TAG: Final = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")  # no braces inside: linear in any text
#: What stands for a tag in the text around it.
TEMPAT_TANDA: Final = "\x1f"
_UNSEEN: Final = re.compile(f"[{TAK_TERLIHAT}\u00ad\u200c\u200d]")
_BLOCK: Final = re.compile(r"\{%(tr|p|)\s+(end|)(for|if)\b")


class BagianBertanda:
    """Parsed parts, which nobody changes, and what of them does not depend on the fields of a document.

    Attributes:
        akar: the root of each part, the document first.
        komentar: how many comments the file carries.

    Raises:
        etree.XMLSyntaxError: a part is no XML.
    """

    def __init__(self, bagian: Mapping[str, bytes]) -> None:
        self.akar = {name: urai(bagian[name]) for name in bagian_bertanda(bagian)}
        self.komentar = jumlah_komentar(bagian)
        self._texts: dict[etree._Element, str] = {}
        self._tags: dict[etree._Element, tuple[list[re.Match[str]], str, dict[int, str]]] = {}
        self._outside: dict[etree._Element, list[tuple[str, etree._Element | None]]] = {}
        self._open: dict[etree._Element, Counter[tuple[etree._Element | None, str]]] = {}

    def teks(self, paragraf: etree._Element) -> str:
        """Text of a paragraph, as :func:`teks_paragraf` gives it."""
        found = self._texts.get(paragraf)
        if found is None:
            found = self._texts[paragraf] = teks_paragraf(paragraf)
        return found

    def tanda(self, paragraf: etree._Element) -> tuple[list[re.Match[str]], str, dict[int, str]]:
        """The tags of a paragraph, the text without them, and what of them would be lost, by where they begin."""
        found = self._tags.get(paragraf)
        if found is None:
            text = self.teks(paragraf)
            tags = list(_TAG.finditer(text))
            found = self._tags[paragraf] = tags, _TAG.sub(TEMPAT_TANDA, text), dict(di_dalam_tanda(paragraf, tags))
        return found

    def di_luar(self, akar: etree._Element) -> list[tuple[str, etree._Element | None]]:
        """Tags of a part that are not in its writing, as :func:`di_luar_tulisan` gives them."""
        found = self._outside.get(akar)
        if found is None:
            found = self._outside[akar] = list(di_luar_tulisan(akar))
        return found

    def terbuka(self, akar: etree._Element) -> Counter[tuple[etree._Element | None, str]]:
        """How many blocks of a part are opened and not closed in each place they must be closed in."""
        found = self._open.get(akar)
        if found is None:
            found = self._open[akar] = Counter()
            for paragraph in akar.iter(W + "p"):
                for match in _BLOCK.finditer(self.teks(paragraph)):
                    prefix, end, kind = match.groups()
                    found[wadah(paragraph, prefix), kind] += -1 if end else 1
        return found


def tanda_terlihat(tanda: str) -> tuple[str, list[str]]:
    """A tag without the marks that nobody sees, which come along with copied text, and what to say of them."""
    found = _UNSEEN.search(tanda)
    if found is None:
        return tanda, []
    clean = _UNSEEN.sub("", tanda)
    return clean, [f'"{clean}" memuat tanda tak terlihat (U+{ord(found[0]):04X}); hapus tanda itu, lalu ketik ulang.']
