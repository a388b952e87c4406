"""Rumus bersama: what a formula that many cells share may refer to, and how it says the rest.

Excel shares a formula only within its sheet. In one that refers to a row of another sheet it shows the value of the
first row in every row, and array constants and ranges that are computed may not stand in it either ([MS-XLSB]
2.5.98.98). Other programs take all of them, so that nobody sees it there. What such a formula needs from elsewhere has
a defined name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeAlias

#: A text; a reference to another sheet, with its ends; or an array constant.
_PART: Final = re.compile(
    r"""(?P<teks>"[^"]*")
    |(?:'(?P<kutip>(?:[^']|'')+)'|(?<![\w.'])(?P<lembar>[A-Za-z_][\w.]*))!
     (?P<kolom>\$?[A-Z]{1,3})(?P<baris>\$?[0-9]+)(?::(?P<kolom2>\$?[A-Z]{1,3})(?P<baris2>\$?[0-9]+))?
    |(?P<deret>\{(?:[^{}"]|"[^"]*")*\})""",
    re.VERBOSE,
)
#: One value of an array constant; what ends its row.
_VALUE: Final = re.compile(r'"(?P<teks>[^"]*)"|(?P<angka>-?[0-9][0-9.]*)|(?P<akhir>;)|[{},]')
_TEXT: Final = re.compile(r'"[^"]*"')
#: What is left when all is named and may not be there: another sheet, an array, a range with a computed end.
_FOREIGN: Final = re.compile(r"[!{\[]|\)\s*:|:\s*[A-Z]+\(|#REF")


#: Values of an array constant, row by row.
Larik: TypeAlias = Sequence[Sequence[str | float]]


class RumusTidakDapatDibagi(ValueError):
    """A formula that Excel cannot share."""


def dapat_dibagi(rumus: str, lembar: str, baris: tuple[int, int], beri_nama: Callable[[str, str], str]) -> str:
    """The same formula as Excel can share it among cells.

    Args:
        rumus: of the first cell that shares it, without ``=``.
        lembar: name of its sheet.
        baris: first and last row (from 1) of the cells that share it.
        beri_nama: takes the name that a range or an array is to have, and what it stands for; gives the name it has.

    Raises:
        RumusTidakDapatDibagi: it needs something that neither a name nor a row can stand for.
    """
    shared = _PART.sub(partial(_named, lembar, baris, beri_nama), rumus)
    if _FOREIGN.search(_TEXT.sub('""', shared)):
        raise RumusTidakDapatDibagi(f"{lembar}: {rumus}")
    return shared


def nilai_larik(larik: str) -> Larik:
    """The values of an array constant of texts and numbers.

    Raises:
        RumusTidakDapatDibagi: it holds others, or rows that are not of one length; or a text that a cell would not
            keep: a blank one, or one with spaces at its ends, which Gnumeric saves so that they are lost.
    """
    rows: list[list[str | float]] = [[]]
    for one in _VALUE.finditer(larik):
        if one["akhir"]:
            rows.append([])
        elif one["teks"] is not None:
            rows[-1].append(one["teks"])
        elif one["angka"]:
            rows[-1].append(float(one["angka"]) if "." in one["angka"] else int(one["angka"]))
    fits = not _VALUE.sub("", larik) and {len(row) for row in rows} == {len(rows[0]) or 1}
    if not fits or any(str(value) != str(value).strip() or value == "" for row in rows for value in row):
        raise RumusTidakDapatDibagi(larik)
    return rows


def _named(lembar: str, baris: tuple[int, int], beri_nama: Callable[[str, str], str], bagian: re.Match[str]) -> str:
    """One part of a formula as it is shared."""
    text = bagian[0]
    if bagian["teks"]:
        return text
    if bagian["deret"]:
        return beri_nama("Deret", text)
    sheet = (bagian["kutip"] or bagian["lembar"]).replace("''", "'")
    place = text.rpartition("!")[2]
    if sheet == lembar:
        return place
    where = text.removesuffix(place)
    label = re.sub(r"\W", "", sheet)
    ends = [bagian[name] for name in ("kolom", "baris", "kolom2", "baris2") if bagian[name]]
    column, row = ends[:2]
    called = f"{label}_{column}{row}".replace("$", "")
    if all(end.startswith("$") for end in ends):
        return beri_nama(called, where + place)
    if len(ends) == 2 and column.startswith("$") and not row.startswith("$"):
        first, last = baris
        begin, end = int(row), int(row) + last - first
        rows = beri_nama(called, f"{where}{column}${begin}:{column}${end}")
        return f"INDEX({rows},ROW()-{first - 1})"
    raise RumusTidakDapatDibagi(f"{lembar}: {text}")
