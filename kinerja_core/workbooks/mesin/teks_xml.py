"""Texts in the XML of a workbook: what calamine reads of them, or that this is not certain."""

from __future__ import annotations

import itertools
import re
from typing import Final

from kinerja_core.model.ungkapan import ungkapan

# None of these begins anew inside what it has already looked at, so that no text makes them slow.
_SHARED: Final = ungkapan(
    r'<si>(?:<t( xml:space="preserve")?>([^<]*)</t>|'
    r'((?:<r>(?:<rPr>(?:<[A-Za-z]+(?: [^<>]*)?/>)*</rPr>)?<t(?: xml:space="preserve")?>[^<]*</t></r>)+))</si>'
)
_OWN: Final = ungkapan(r'<t( xml:space="preserve")?>([^<]*)</t>')
#: Between two shared texts that look as their cells do; the second keeps white space at its ends.
_NEXT: Final = "</t></si><si><t>"
_NEXT_KEEPS: Final = '</t></si><si><t xml:space="preserve">'
_BEFORE: Final = ungkapan(rb"\s*(?:<\?xml [^<>]*>\s*)?<sst(?: [^<>]*[^<>/])?>\s*")
_BEHIND: Final = ungkapan(rb"\s*</sst>\s*")
_ENTITY: Final = ungkapan(r"&(?:(amp|lt|gt|quot|apos|#10)|#([0-9]{2,4}));|&")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#10": "\n"}
_ESCAPED: Final = ungkapan("_x[0-9A-Fa-f]{4}_")
_COUNTED: Final = tuple(map(str, range(2_000)))


class TidakBiasa(ValueError):
    """Not of the form that is read at once."""


class _SharedTexts(dict[str, str]):
    """Shared texts by their numbers; a cell that names none is blank."""

    def __missing__(self, number: str) -> str:
        if number:
            raise TidakBiasa(number)
        return number


def teks_bersama(xml: bytes) -> dict[str, str] | None:
    """The shared texts of a workbook by their numbers, without their looks; ``None`` when not all are understood.

    Args:
        xml: the part that holds them, in UTF-8; empty when there is none.
    """
    begin, end = xml.find(b"<si>"), xml.rfind(b"</si>") + len(b"</si>")
    if begin < 0:
        return _SharedTexts() if b"<si" not in xml else None
    if _BEFORE.fullmatch(xml, 0, begin) is None or _BEHIND.fullmatch(xml, end) is None:
        return None
    try:
        whole = xml[begin:end].decode()
        texts = None if "\r" in whole else _plain_texts(whole) or _any_texts(whole)
    except (UnicodeDecodeError, KeyError, TidakBiasa):
        return None
    if texts is None:
        return None
    numbers = _COUNTED if len(texts) <= len(_COUNTED) else map(str, itertools.count())
    return _SharedTexts(zip(numbers, texts, strict=False))


def _plain_texts(whole: str) -> list[str] | None:
    """Shared texts that all look as their cells do; ``None`` when others are there."""
    if not whole.startswith("<si><t>") or not whole.endswith("</t></si>"):
        return None
    first = texts = whole[len("<si><t>") : -len("</t></si>")].split(_NEXT)
    if _NEXT_KEEPS in whole:
        pieces = [text.split(_NEXT_KEEPS) for text in texts]
        first, texts = [piece[0] for piece in pieces], [*itertools.chain.from_iterable(pieces)]
    if whole.count("<") != 4 * len(texts) or [*map(str.strip, first)] != first:  # another mark stands somewhere
        return None
    if "&" not in whole and "_x" not in whole:
        return texts
    return [teks_sel(text) if "&" in text or "_x" in text else text for text in texts]


def _any_texts(whole: str) -> list[str] | None:
    """Shared texts, some of which are written in pieces; ``None`` when not all are understood."""
    found = _SHARED.findall(whole)
    written = sum(2 + runs.count("<") if runs else 4 for _, _, runs in found)
    if whole.count("<") != written:
        return None
    return [
        "".join(itertools.starmap(isi_t, _OWN.findall(runs))) if runs else isi_t(mark, value)
        for mark, value, runs in found
    ]


def teks_sel(nilai: str) -> str:
    """A text without the marks of XML.

    Raises:
        TidakBiasa: it has a character that is written by its number, as only spreadsheets do.
        KeyError: it has an entity that XML does not know.
    """
    if "_x" in nilai and _ESCAPED.search(nilai):
        raise TidakBiasa(nilai)
    return _ENTITY.sub(_character, nilai) if "&" in nilai else nilai


def _character(entity: re.Match[str]) -> str:
    if entity[2] and int(entity[2]) >= ord(" "):
        return chr(int(entity[2]))
    return _ENTITIES[entity[1]]


def isi_t(tanda: str | None, nilai: str) -> str:
    """The text of an element ``t``, which keeps white space at its ends only when its mark says so.

    Raises:
        TidakBiasa: it has some, and no mark.
    """
    if not tanda and nilai.strip() != nilai:
        raise TidakBiasa(nilai)
    return teks_sel(nilai)


def dari_latin(nilai: str) -> str:
    """What bytes that were taken for characters say.

    Raises:
        UnicodeDecodeError: they are not UTF-8.
    """
    return nilai if nilai.isascii() else nilai.encode("latin-1").decode()
