"""Word's own fields: which only number pages, which go stale, and what their codes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.xml_word import W

_CODE: Final = re.compile(r"\s*([A-Za-z]+|=)")
#: Fields that any page may show: Word counts them anew for each page.
KOLOM_HALAMAN: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
#: Elements that fields are made of.
UNSUR_KOLOM: Final = (W + "fldChar", W + "instrText", W + "fldSimple")
#: Fields that only go stale. All others may fetch, start or hide something (DDEAUTO, INCLUDETEXT, LINK, QUOTE, ...).
KOLOM_USANG: Final = frozenset({
    "=", "ADVANCE", "AUTHOR", "AUTONUM", "COMMENTS", "CREATEDATE", "DATE", "DISPLAYBARCODE", "DOCPROPERTY",
    "DOCVARIABLE", "EDITTIME", "EQ", "FILENAME", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "IF",
    "INDEX", "KEYWORDS", "LASTSAVEDBY", "LISTNUM", "MERGEFIELD", "NOTEREF", "NUMCHARS", "NUMWORDS", "PAGEREF",
    "PRINTDATE", "REF", "REVNUM", "SAVEDATE", "SECTION", "SEQ", "SHAPE", "STYLEREF", "SUBJECT", "SYMBOL", "TA",
    "TC", "TIME", "TITLE", "TOA", "TOC", "USERNAME", "XE",
})  # fmt: skip


def nama_kolom(kode: str) -> str:
    """What a field does, the first word of its code; empty when it has none."""
    match = _CODE.match(kode)
    return match.group(1).upper() if match else ""


class KodeKolom:
    """Puts together the codes of fields, which may be split over runs and hold other fields."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def potongan(self, item: etree._Element) -> Iterator[str]:
        """Take the next piece; gives the code of a field that it ends."""
        kind = item.get(W + "fldCharType")
        if item.tag == W + "fldSimple":
            yield item.get(W + "instr", "")
        elif kind == "begin" or (item.tag == W + "instrText" and not self._open):
            self._open.append(item.text or "")
        elif item.tag == W + "instrText":
            self._open[-1] += item.text or ""
        elif kind == "end" and self._open:
            yield self._open.pop()

    def sisa(self) -> list[str]:
        """Codes of fields that nothing ended."""
        return self._open
