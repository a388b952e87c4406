"""Addresses of cells."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from kinerja_core.model.ungkapan import ungkapan


@lru_cache(maxsize=512)
def huruf_kolom(indeks: int) -> str:
    """Letters of a column counted from 0: 0 -> ``A``, 26 -> ``AA``."""
    letters = ""
    indeks += 1
    while indeks:
        indeks, rest = divmod(indeks - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def alamat(baris: int, kolom: int) -> str:
    """Address of a cell from indices counted from 0: ``alamat(11, 2)`` -> ``C12``."""
    return f"{huruf_kolom(kolom)}{baris + 1}"


_PLACE: Final = ungkapan(r"([A-Z]{1,3})([0-9]{1,7})")


def tempat(sel: str) -> tuple[int, int]:
    """Row and column of an address, counted from 0: ``tempat("C12")`` -> ``(11, 2)``.

    Raises:
        ValueError: when the text is no address.
    """
    match = _PLACE.fullmatch(sel)
    if match is None:
        raise ValueError(f"{sel[:20]!r} bukan alamat sel")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def rentang_sel(sel: Iterable[str]) -> list[str]:
    """Addresses as ranges, column by column: ``C8, C9, C10, C12`` -> ``C8:C10, C12``; what is none stays as it is."""
    columns: dict[int, set[int]] = {}
    others: list[str] = []
    for one in dict.fromkeys(sel):
        if _PLACE.fullmatch(one):
            row, column = tempat(one)
            columns.setdefault(column, set()).add(row)
        else:
            others.append(one)
    ranges: list[str] = []
    for column in sorted(columns):
        for _, run in itertools.groupby(enumerate(sorted(columns[column])), lambda pair: pair[1] - pair[0]):
            rows = [row for _, row in run]
            first, last = alamat(rows[0], column), alamat(rows[-1], column)
            ranges.append(first if len(rows) == 1 else f"{first}:{last}")
    return [*ranges, *others]


def baris_di(rentang: str) -> range:
    """Rows of an address or a range, counted from 0: ``C8:C10`` -> 7, 8, 9."""
    first, _, last = rentang.partition(":")
    return range(tempat(first)[0], tempat(last or first)[0] + 1)


def sel_di(rentang: str) -> Iterator[str]:
    """Addresses in a range of one column."""
    _, column = tempat(rentang.partition(":")[0])
    return (alamat(row, column) for row in baris_di(rentang))


class Alamat(AbstractSet[str]):
    """Addresses of cells of one sheet, kept by column.

    Attributes:
        kolom: letters of a column -> numbers of rows, as text.
    """

    __slots__ = ("kolom",)

    def __init__(self, kolom: Mapping[str, Collection[str]]) -> None:
        self.kolom = kolom

    @classmethod
    def dari(cls, alamat: Iterable[str]) -> Alamat:
        """Of addresses one by one."""
        columns: dict[str, set[str]] = {}
        for place in alamat:
            letters = place.rstrip("0123456789")
            columns.setdefault(letters, set()).add(place[len(letters) :])
        return cls(columns)

    def dengan(self, alamat: Collection[str]) -> Alamat:
        """These and others."""
        return Alamat.dari([*self, *alamat]) if alamat else self

    def __contains__(self, alamat: object) -> bool:
        if not isinstance(alamat, str):
            return False
        letters = alamat.rstrip("0123456789")
        return alamat[len(letters) :] in self.kolom.get(letters, ())

    def __iter__(self) -> Iterator[str]:
        return (letters + number for letters, numbers in self.kolom.items() for number in numbers)

    def __len__(self) -> int:
        return sum(map(len, self.kolom.values()))

    def __repr__(self) -> str:
        return f"Alamat({sorted(self)})"


#: No addresses at all.
TANPA_ALAMAT: Final = Alamat({})
