"""Whether the pages of a PDF show a document word for word: its paragraphs in their order, and nothing else.

LibreOffice writes the text of a page in the order of the Word file. Between two paragraphs it only adds the end of a
page, the heading rows of a table that goes on there, the number of a list and the dots of a tab.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kinerja_core.documents.mesin.halaman import isi_halaman
from kinerja_core.documents.mesin.xml_word import W

#: Ends a page in the text of all of them.
_PAGE: Final = "\x1e"
#: Stands for a number that counts pages.
_TAKEN: Final = "\x1f"
_BLANK: Final = re.compile(r"\s+")
#: Hyphens that look alike on a page, and one that shows itself only at the end of a line.
_HYPHENS: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})
#: Words that the reader of Word files puts before a paragraph of a list, and for page numbers.
_NUMBERED: Final = re.compile(r"^\(bernomor[^()]*\) ")
_COUNTED: Final = re.compile(r"\((?:nomor|jumlah) halaman\)")
#: The number of a list, or its bullet.
_LABEL: Final = re.compile(r"[0-9A-Za-z]{1,4}[.)]{0,2}|[•·▪◦o\uf0a7\uf0b7\uf0d8–-]")
#: Paragraphs after one that is not there among which the next that is there is looked for, and letters that make sure.
_NEAR, _SURE = 100, 16
#: Letters of a text in a wrong place that are shown.
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class IsiCetakan:
    """What the pages of a document must show, without white space.

    ``kalimat`` are the paragraphs and whether a list numbers them, ``kepala`` the heading rows of its tables, which
    may come again, ``tepi`` the texts above and below every page, ``asli`` the paragraphs with their white space.
    """

    kalimat: tuple[tuple[str, bool], ...]
    kepala: tuple[str, ...]
    tepi: tuple[str, ...]
    asli: Mapping[str, str]


class Beda(NamedTuple):
    """Texts of a document that its pages lack, and texts they show beside it."""

    hilang: tuple[str, ...]
    tambahan: tuple[str, ...]


def rapat(teks: str) -> str:
    """A text as a PDF keeps it: without white space, and with hyphens as they look."""
    return _BLANK.sub("", teks).translate(_HYPHENS)


def isi_cetakan(bagian: Mapping[str, bytes]) -> IsiCetakan:
    """What the pages of a Word file must show."""
    page = isi_halaman(bagian)
    plain = {text: _NUMBERED.sub("", text) for text, _ in page.badan}
    texts = [(rapat(plain[text]), plain[text] != text) for text, _ in page.badan]
    rows: dict[object, str] = {}
    for text, paragraph in page.badan:
        row = next(paragraph.iterancestors(W + "tr"), None)
        if row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None:
            rows[row] = rows.get(row, "") + rapat(plain[text])
    edges = [rapat(_COUNTED.sub(_TAKEN, text)) for text, _ in page.tepi]
    return IsiCetakan(
        tuple((text, listed) for text, listed in texts if text),
        tuple(dict.fromkeys(rows.values())),
        tuple(text for text in edges if _TAKEN not in text),  # what is left of "Halaman 1 dari 2" is taken off before
        {rapat(text): " ".join(text.split()) for text in plain.values()},
    )


def bandingkan(isi: IsiCetakan, halaman: Sequence[str]) -> Beda:
    """How the pages differ from what they must show; ``halaman`` are their texts without what counts the pages.

    The cells of rows that part over pages stand there in pieces, of which one page shows some before the next shows
    the others: then the letters are counted.
    """
    pages = []
    for text in halaman:
        page = rapat(text)
        for edge in isi.tepi:
            page = page.replace(edge, "", 1)
        pages.append(page)
    whole = _PAGE.join(pages)
    lost, more = _compared(isi, whole)
    printed = "".join(text for text, _ in isi.kalimat)
    if Counter(lost) != Counter(more) and _letters(_once(isi, whole, printed)) == _letters(printed):
        return Beda((), ())
    return Beda(tuple(isi.asli.get(text, text) for text in lost), tuple(_as_shown(text, halaman) for text in more))


def _as_shown(text: str, pages: Sequence[str]) -> str:
    """A text of the pages with the white space that it has there."""
    spaced = re.compile(r"\s*".join(map(re.escape, text[:_SHOWN])))
    found = next((hit for page in pages if (hit := spaced.search(page))), None)
    return " ".join(found[0].split()) if found else text


def _letters(text: str) -> Counter[str]:
    """How often each letter stands in a text, but for the dots of a tab."""
    count = Counter(text)
    for other in (_PAGE, "."):
        del count[other]
    return count


def _once(isi: IsiCetakan, whole: str, printed: str) -> str:
    """The text of the pages without the heading rows that come again."""
    for text in isi.kepala:
        again = whole.count(text) - printed.count(text)
        whole = _PAGE.join(whole.rsplit(_PAGE + text, max(again, 0)))
    return whole


def _compared(isi: IsiCetakan, whole: str) -> tuple[list[str], list[str]]:
    """The paragraphs that do not stand where they must, and what stands there and must not."""
    headings = "|".join(map(re.escape, isi.kepala)) or "(?!)"
    between = re.compile(rf"(?:\.+|{_PAGE}(?:{headings})*)*")
    lost: list[str] = []
    more: list[str] = []

    def besides(text: str) -> None:
        text = text[_end(between, text) :].strip(f".{_PAGE}").replace(_PAGE, "")
        if text:
            more.append(text)

    number = position = 0
    while number < len(isi.kalimat):
        text, listed = isi.kalimat[number]
        starts = [position, _end(between, whole, position)]
        if listed:
            starts.append(_end(_LABEL, whole, starts[-1]))
        end = next((end for start in starts if (end := _stands(whole, text, start)) is not None), None)
        if end is None:
            again, end = _goes_on(isi, number, whole, position)
            lost += [text for text, _ in isi.kalimat[number:again]]
            besides(whole[position:end])
            number = again
        else:
            number += 1
        position = end
    besides(whole[position:])
    return lost, more


def _end(pattern: re.Pattern[str], text: str, position: int = 0) -> int:
    """Where what a pattern describes ends, when it stands here."""
    found = pattern.match(text, position)
    return found.end() if found else position


def _goes_on(isi: IsiCetakan, number: int, whole: str, position: int) -> tuple[int, int]:
    """The paragraph from which on the pages agree again, and where it stands: with the least text left out."""
    best, least, left_out = (len(isi.kalimat), len(whole)), len(whole) + 1, 0
    for other in range(number, min(number + _NEAR, len(isi.kalimat))):
        needle = ""
        for text, _ in isi.kalimat[other:]:
            needle += text
            if len(needle) >= _SURE:
                break
        start = whole.find(needle, position)
        if start >= 0 and start - position + left_out < least:
            best, least = (other, start), start - position + left_out
        left_out += len(isi.kalimat[other][0])
    return best


def _stands(whole: str, text: str, start: int) -> int | None:
    """Where a text ends that stands here, whole or over the end of a page."""
    if whole.startswith(text, start):
        return start + len(text)
    if _PAGE not in whole[start : start + len(text)]:
        return None
    for letter in text:
        while whole.startswith(_PAGE, start):
            start += 1
        if not whole.startswith(letter, start):
            return None
        start += 1
    return start
