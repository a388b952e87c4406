"""How often each NIP stands in a column: counted once for all rows of a sheet, not once for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from kinerja_core.workbooks.mesin.isi_sel import angka_nip
from kinerja_core.workbooks.mesin.spek import IsiBuku

#: What was counted for the sheet that is being computed.
_COUNTED: Final[ContextVar[dict[tuple[str, str, bool], Counter[str]] | None]] = ContextVar("banyak_nip", default=None)


@contextmanager
def dihitung_sekali() -> Iterator[None]:
    """While the formulas of one sheet are computed: what is typed does not change meanwhile."""
    before = _COUNTED.set({})
    try:
        yield
    finally:
        _COUNTED.reset(before)


def banyak_nip(isi: IsiBuku, lembar: str, kolom: str, *, teks: bool) -> Counter[str]:
    """How often each NIP stands in a column, by its digits.

    Args:
        isi: rows of every sheet.
        lembar: the sheet.
        kolom: the column.
        teks: only cells that hold text count.
    """
    known = _COUNTED.get()
    key = lembar, kolom, teks
    if known is not None and key in known:
        return known[key]
    cells = (row.get(kolom) for row in isi.get(lembar, ()))
    found = Counter(
        angka_nip(int(cell) if isinstance(cell, float) and cell.is_integer() else cell) for cell in cells
        if cell is not None and cell != "" and (isinstance(cell, str) or not teks)
    )
    if known is not None:
        known[key] = found
    return found
