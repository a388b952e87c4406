"""Loops and conditions of a template while it is read: what opens them, and where they must be closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.xml_word import W

#: Part, text of the paragraph, and the paragraph itself.
Tempat = tuple[str, str, etree._Element | None]
#: Where a tag must be closed, by its first letters; all others in their own paragraph.
_INSIDE: Final = {"tr": "tabel yang sama", "p ": "sel atau halaman yang sama"}
_ELSEWHERE: Final = "paragraf yang sama (beberapa paragraf: {%p %}; baris tabel: {%tr %})"


@dataclass(frozen=True, slots=True)
class Perulangan:
    """How a template repeats a list: the name of one item, and what is repeated (``p``, ``tr``, or text)."""

    peubah: str
    jenis: str = ""


@dataclass
class Blok:
    """An open ``for`` or ``if``; ``aman`` are the optional fields known to be filled inside it.

    ``wadah`` is the paragraph, cell or table it must be closed in, ``urutan`` how many problems were known before it.
    A list that is not known leaves ``path`` empty: what its variable means is then not asked. Of one that is
    ``disebut`` what is wrong was said where it opens.
    """

    kind: str
    tag: str
    place: Tempat
    wadah: etree._Element | None = None
    urutan: int = 0
    variable: str = ""
    path: tuple[str, ...] = ()
    aman: set[tuple[str, ...]] = field(default_factory=set)
    negated: bool = False
    closed_else: bool = False
    disebut: bool = False

    def terbuka(self) -> str:
        """That it was never closed, and how to close it."""
        prefix = self.tag[2:4].strip() if self.tag[2:4] in _INSIDE else ""
        where = _INSIDE.get(self.tag[2:4], _ELSEWHERE)
        return f'"{self.tag}" tidak pernah ditutup; tulis {{%{prefix} end{self.kind} %}} di {where}.'


def wadah(paragraf: etree._Element | None, jenis: str) -> etree._Element | None:
    """What a tag must be closed in: its table (``tr``), its cell or page (``p``), or its paragraph."""
    if paragraf is None:
        return None
    if jenis == "tr":
        return next(paragraf.iterancestors(W + "tbl"), paragraf.getparent())
    return paragraf.getparent() if jenis == "p" else paragraf
