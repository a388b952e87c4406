"""Text from outside: its encoding decided by the whole file, JSON within the budget; YAML: :mod:`.teks_yaml`."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from kinerja_core.batas.anggaran import MB, Anggaran, terlalu_besar
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.model.tampak import tampak
from kinerja_core.model.ungkapan import ungkapan

#: Most places named of a text whose encoding is not one.
_NAMED: Final = 20
_ODD: Final = ungkapan("[\udc80-\udcff]")
_PROPER: Final = ungkapan("[^\x00-\x7f\udc80-\udcff]")
_CP1252: Final = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_WORD: Final = ungkapan(r"[^\s,;\"]*")
#: What accented letters of an old Mac or of DOS become when they are read as Windows-1252, inside a word.
_ELSEWHERE: Final = ungkapan("(?<=[A-Za-zÀ-ÿ])[‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ]|[ƒ†‡ˆ‰Š‹ŒŽ˜š›œžŸ](?=[A-Za-zÀ-ÿ])")


class TeksRusak(ValueError):
    """Not the text that it should be; the message is an Indonesian part of a sentence."""


class BukanUTF8(TeksRusak):
    """Text in another encoding than UTF-8."""


class Ganjil(NamedTuple):
    """A letter that is not in the encoding of its text: its line, counted from 1, and the word as it was read.

    ``semua``: the encoding of the whole text may be another one.
    """

    baris: int
    kata: str
    semua: bool = False


def urai(data: bytes) -> tuple[str, tuple[Ganjil, ...]]:
    """A text of unknown encoding: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252.

    Returns:
        The text, and the letters that do not fit the encoding of the others, at most twenty. In a text that is
        otherwise UTF-8 they are read as Windows-1252 alone, so that no other name becomes mojibake. In one that
        is Windows-1252, also those which no Indonesian word has there, as a Mac's é is Ž.

    Raises:
        TeksRusak: no text at all.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as problem:
            raise TeksRusak("terpotong di tengah huruf UTF-16") from problem
    if b"\0" in data:
        raise TeksRusak("bukan teks")
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    if _ODD.search(text) is None:
        return text, ()
    if data.startswith(codecs.BOM_UTF8) or _PROPER.search(text):
        return text.translate(_CP1252), tuple(_places(text, _ODD))
    text = data.decode("cp1252", "replace")
    if "\ufffd" in text:
        return text, tuple(_places(text, re.compile("\ufffd")))
    return text, tuple(one._replace(semua=True) for one in _places(text, _ELSEWHERE))


def _places(text: str, odd: re.Pattern[str]) -> Iterator[Ganjil]:
    line, place = 1, 0
    for number, match in enumerate(odd.finditer(text)):
        if number == _NAMED:
            return
        line += text.count("\n", place, match.start())
        place = match.start()
        begin = max(map(text[max(0, place - 40) : place].rfind, " \t\r\n,;\"")) + 1 + max(0, place - 40)
        word = _WORD.match(text, begin, place + 40)
        yield Ganjil(line, (word[0] if word else "").translate(_CP1252))


def baris_teks(text: str, mulai: int = 0) -> Iterator[str]:
    """Lines with their ends, one after the other, so that a long text is not there twice."""
    for match in re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").finditer(text, mulai):
        if match[0]:
            yield match[0]


def baca_utf8(path: Path, anggaran: Anggaran | None = None) -> str:
    """The text of a file that must be UTF-8, with or without BOM.

    Raises:
        BukanUTF8: it is not.
        BerkasTidakTerbaca: it cannot be read, or is larger than the budget allows.
    """
    try:
        return baca_bita(path, anggaran or Anggaran(bita=5 * MB)).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BukanUTF8("bukan teks UTF-8") from problem


#: Fields of one object that any document of ours can have, and far more.
ISIAN_TERBANYAK: Final = 20_000
#: Digits of a whole number that any field of ours can hold, and far more.
ANGKA_TERBANYAK: Final = 30


def muat_json(text: str, anggaran: Anggaran | None = None) -> Any:
    """JSON whose every key stands once, whose numbers are numbers, and whose brackets are not endless.

    Raises:
        TeksRusak: it is not; a duplicate key, an endless number or bracket is named.
        json.JSONDecodeError: not JSON.
        BerkasTidakTerbaca: the budget is spent.
    """
    budget = anggaran or Anggaran()

    if text.count(",") > budget.unsur:  # items of lists, which the reader itself does not count
        raise terlalu_besar(f"berisi lebih dari {budget.unsur:,} unsur".replace(",", "."))

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        budget.pakai("unsur", 1 + len(items))
        if len(items) > ISIAN_TERBANYAK:
            raise TeksRusak(f"satu kelompok berisi {len(items)} isian, yang pertama \"{items[0][0][:60]}\"")
        whole = dict(items)
        if len(whole) < len(items):
            twice = Counter(key for key, _ in items).most_common(1)[0][0]
            raise TeksRusak(f'isian "{twice[:60]}" ditulis dua kali')
        if half := next((key for key in whole if not key.isascii() and _HALF.search(key)), None):
            raise TeksRusak(f'nama isian "{tampak(half)[:60]}" memuat separuh karakter; hapus')
        return whole

    def number(digits: str) -> int:
        if len(digits) > ANGKA_TERBANYAK:
            raise TeksRusak(f"ada bilangan dengan {len(digits)} angka ({digits[:12]}…)")
        return int(digits)

    def constant(name: str) -> Any:
        raise TeksRusak(f"{name} bukan nilai JSON")

    try:
        whole = json.loads(text, object_pairs_hook=pairs, parse_int=number, parse_constant=constant)
    except RecursionError as problem:
        raise TeksRusak(_TERLALU_DALAM) from problem
    if _terlalu_dalam(whole, budget.dalam):  # how deep Python itself reads differs from release to release
        raise TeksRusak(_TERLALU_DALAM)
    return whole


#: Half a character, which JSON can spell out (``\ud800``) and no document can hold.
_HALF: Final = ungkapan("[\ud800-\udfff]")
_TERLALU_DALAM: Final = "terlalu banyak kurung bersarang"


def _terlalu_dalam(value: Any, dalam: int) -> bool:
    """Whether lists and objects stand deeper in each other, told without descending into them."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(dalam):
        inner = (item for whole in level for item in (whole.values() if isinstance(whole, dict) else whole))
        level = [item for item in inner if isinstance(item, dict | list)]
        if not level:
            return False
    return True


_COMMA: Final = "ada koma sesudah isian terakhir"
_UNKNOWN: Final = "tulisannya tidak dikenal"
#: What the parser of JSON says, by how it begins.
_JSON_CAUSES: Final = {
    "Expecting ','": "di antara isian harus ada koma",
    "Expecting ':'": "sesudah nama isian harus ada titik dua",
    "Expecting property name": "nama isian harus di antara tanda petik ganda",
    "Expecting value": "nilainya tidak ada, atau teksnya tidak di antara tanda petik ganda",
    "Illegal trailing comma": _COMMA,
    "Extra data": "ada isi sesudah kurung penutup terakhir",
    "Unterminated string": "teksnya tidak ditutup tanda petik",
    "Invalid control character": "di dalam teks ada baris baru atau tab; tulis \\n atau \\t",
    "Invalid \\": "garis miring terbalik (\\) di dalam teks harus ditulis dua kali",
}


def sebab_json(problem: json.JSONDecodeError) -> str:
    """Where a text is no JSON and why, in a sentence: ``baris 2, kolom 5, ada koma sesudah isian terakhir``."""
    return f"baris {problem.lineno}, kolom {problem.colno}, {_json_cause(problem)}"


def _json_cause(problem: json.JSONDecodeError) -> str:
    if problem.doc.startswith(("//", "/*", "#"), problem.pos):
        return "JSON tidak mengenal komentar"
    if problem.doc.startswith(("}", "]"), problem.pos) and problem.doc[: problem.pos].rstrip().endswith(","):
        return _COMMA  # Python 3.13 says so, older ones ask for what should stand behind the comma
    return next((text for start, text in _JSON_CAUSES.items() if problem.msg.startswith(start)), _UNKNOWN)
