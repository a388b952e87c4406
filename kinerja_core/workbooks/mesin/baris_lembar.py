"""Rows of a sheet, which are kept by column where they can be: tables ask for whole columns."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import overload

#: What a cell can hold. Empty is ``""`` or ``None``.
IsiSel = str | float | int | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
BarisKisi = list[IsiSel]
#: Rows (from 0, going up) and what they hold by column; columns in which none of them holds anything are left out.
KelompokBaris = tuple[Sequence[int], dict[int, Sequence[IsiSel]]]


class BarisLembar(Sequence[BarisKisi]):
    """Rows of one width, of which some have cells that hold something."""

    def __init__(self, kelompok: Sequence[KelompokBaris], tinggi: int, lebar: int) -> None:
        self._groups, self._height, self._width = kelompok, tinggi, lebar

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, tempat: int) -> BarisKisi: ...
    @overload
    def __getitem__(self, tempat: slice) -> list[BarisKisi]: ...
    def __getitem__(self, tempat: int | slice) -> BarisKisi | list[BarisKisi]:
        if isinstance(tempat, slice):
            return [self[row] for row in range(self._height)[tempat]]
        row = range(self._height)[tempat]
        for rows, columns in self._groups:
            place = bisect_left(rows, row)
            if place < len(rows) and rows[place] == row:
                return [columns[column][place] if column in columns else "" for column in range(self._width)]
        blank: BarisKisi = [""] * self._width
        return blank

    def __iter__(self) -> Iterator[BarisKisi]:
        rows: list[BarisKisi] = [[]] * self._height
        for numbers, columns in self._groups:
            blank = [""] * len(numbers)
            cells = zip(*[columns.get(column, blank) for column in range(self._width)], strict=True)
            for row, values in zip(numbers, cells, strict=True):
                if row < self._height:
                    rows[row] = list(values)
        for one in rows:
            yield one or [""] * self._width

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Sequence) and [*self] == [*lain]

    __hash__ = None  # type: ignore[assignment]  # as a list

    def kelompok(self, pertama: int) -> Iterator[KelompokBaris]:
        """The rows from ``pertama`` on that may hold something, those together that have cells in the same columns."""
        for rows, columns in self._groups:
            if rows[0] >= pertama:
                yield rows, columns
            elif rows[-1] >= pertama:
                start = bisect_left(rows, pertama)
                yield rows[start:], {column: cells[start:] for column, cells in columns.items()}


def kelompok(baris: Sequence[BarisKisi], pertama: int) -> Iterator[KelompokBaris]:
    """:meth:`BarisLembar.kelompok` of any rows."""
    if isinstance(baris, BarisLembar):
        yield from baris.kelompok(pertama)
    elif rows := [row for row in range(pertama, len(baris)) if any(baris[row]) or 0 in baris[row]]:
        yield rows, dict(enumerate(zip_longest(*(baris[row] for row in rows), fillvalue="")))
