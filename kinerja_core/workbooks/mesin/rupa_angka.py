"""What a number looks like in its cell: the number formats of Excel that offices use, with Indonesian marks.

A number in a column of texts (a target, a realisasi) is what its reader sees there: 1500000 under ``"Rp "#,##0`` is
"Rp 1.500.000". Formats of dates are not for here, and those with conditions, fractions or powers of ten are left to a
finding.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from kinerja_core.model.ungkapan import ungkapan

#: Formats that a style names by a number alone, where a number looks unlike what was typed. Their currency is that of
#: the computer; a workbook of an Indonesian office means the rupiah.
RUPA_BAWAAN: Final = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00",
    **dict.fromkeys(("5", "6"), '"Rp"#,##0'), **dict.fromkeys(("7", "8"), '"Rp"#,##0.00'),
    "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??",
    **dict.fromkeys(("37", "38", "41"), "#,##0"), **dict.fromkeys(("39", "40", "43"), "#,##0.00"),
    "42": '"Rp"* #,##0', "44": '"Rp"* #,##0.00', "48": "##0.0E+0",
}
#: Text in quotes, an escaped letter, the width of a letter, a letter that fills, brackets, a run of digits, the rest.
_TOKEN: Final = ungkapan(
    r'"(?P<teks>[^"]*)"|\\(?P<huruf>.)|_(?P<lebar>.)|\*(?P<isi>.)|\[(?P<kurung>[^\]]*)\]|(?P<angka>[0#?,.]+)|(?P<lain>.)',
    re.DOTALL,
)
_SPLIT: Final = ungkapan(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;', re.DOTALL)
_COLOUR: Final = ungkapan(r"(?i)black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2}")
_PLAIN: Final = frozenset(" -+():$€£¥'")
_LONGEST: Final = 255


class _Rupa(NamedTuple):
    awal: str
    angka: str
    akhir: str
    kali: Decimal


def tampil_angka(nilai: float, kode: str) -> str | None:
    """A number as a format shows it; ``None`` where that cannot be told.

    Args:
        nilai: the number.
        kode: the format as the file has it (``#,##0.00``).
    """
    parts = _sections(kode)
    number = Decimal(repr(nilai))
    if len(parts) > 2 and not number:
        chosen, signed = parts[2], False
    elif len(parts) > 1 and number < 0:
        chosen, signed = parts[1], False
    else:
        chosen, signed = parts[0], number < 0
    look = _look(chosen)
    if look is None:
        return None
    if not look.angka:  # such as a dash for nothing
        return " ".join(look.awal.split())
    digits = _digits(abs(number) * look.kali, look.angka)
    minus = "-" if signed and any(one in "123456789" for one in digits) else ""
    return " ".join(f"{minus}{look.awal}{digits}{look.akhir}".split())


def _sections(kode: str) -> list[str]:
    """The parts of a format for numbers above, below and of zero; a mark in quotes parts nothing."""
    parts, begin = [], 0
    for found in _SPLIT.finditer(kode[:_LONGEST]):
        if found[0] == ";":
            parts.append(kode[begin : found.start()])
            begin = found.end()
    return [*parts, kode[begin:_LONGEST]]


@lru_cache(maxsize=256)
def _look(bagian: str) -> _Rupa | None:
    """One part of a format, taken apart; ``None`` for what no plain number looks like."""
    around, digits, times = ["", ""], "", Decimal(1)
    for found in _TOKEN.finditer(bagian):
        kind, text = found.lastgroup, found[found.lastgroup or 0]
        said = ""
        if kind == "angka":
            if digits:
                return None
            digits = text
        elif kind in {"teks", "huruf"}:
            said = text
        elif kind in {"lebar", "isi"}:
            said = " "
        elif kind == "kurung":
            if text.startswith("$"):
                said = text[1:].partition("-")[0]
            elif not _COLOUR.fullmatch(text):
                return None
        elif text == "%":
            said, times = "%", Decimal(100)
        elif text in _PLAIN:
            said = text
        else:
            return None
        around[bool(digits)] += said
    return _Rupa(around[0], digits, around[1], times) if digits.strip(",.") or around[0].strip() else None


def _digits(nilai: Decimal, pola: str) -> str:
    """Digits under a pattern, with points between thousands and a comma before decimals."""
    whole, point, decimals = pola.partition(".")
    bare = (decimals or whole).rstrip(",")
    scaled = len(decimals or whole) - len(bare)  # each comma at the end divides by a thousand
    whole, decimals = (whole, bare) if decimals else (bare, "")
    places = decimals.replace(",", "").replace(".", "")
    step = Decimal(1).scaleb(-len(places))
    text = f"{(nilai / 1000**scaled).quantize(step, rounding=ROUND_HALF_UP):f}"
    before, _, after = text.partition(".")
    while len(after) > places.count("0") and after.endswith("0") and places[len(after) - 1] != "0":
        after = after[:-1]
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        before = f"{int(before or 0):,}".replace(",", ".") if before else ""
        before = before.rjust(whole.count("0"), "0")
    return f"{before},{after}" if after or (point and not places) else before


_BARE: Final = ungkapan(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)


@lru_cache(1_000)
def berpersen(kode: str) -> bool:
    """Whether a format shows a number as a percentage."""
    return "%" in kode and "%" in _BARE.sub("", kode[:_LONGEST])


@lru_cache(1_000)
def berupa(kode: str) -> bool:
    """Whether a format makes a number look unlike what was typed; that of a date gives no number."""
    if kode == "General":  # nearly all
        return False
    bare = _BARE.sub("", kode[:_LONGEST]).casefold()
    return bare.strip() not in {"", "general", "@"} and not any(one in bare for one in "dmyhs")
