"""What all rows of a sheet ask for, as how often each NIP stands in a column: counted once, not once for each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

from kinerja_core.workbooks.mesin.isi_sel import angka_nip
from kinerja_core.workbooks.mesin.spek import IsiBuku

_Hasil = TypeVar("_Hasil")

#: What was counted for the sheet that is being computed.
_COUNTED: Final[ContextVar[dict[Hashable, Any] | None]] = ContextVar("dihitung_sekali", default=None)


@contextmanager
def dihitung_sekali() -> Iterator[None]:
    """While the formulas of one sheet are computed: what is typed does not change meanwhile."""
    before = _COUNTED.set({})
    try:
        yield
    finally:
        _COUNTED.reset(before)


def sekali(kunci: Hashable, hitung: Callable[[], _Hasil]) -> _Hasil:
    """What is counted from what is typed, under a key of its own: once while the formulas of one sheet are computed."""
    known = _COUNTED.get()
    if known is None:
        return hitung()
    if kunci not in known:
        known[kunci] = hitung()
    found: _Hasil = known[kunci]
    return found


def banyak_nip(isi: IsiBuku, lembar: str, kolom: str, *, teks: bool) -> Counter[str]:
    """How often each NIP stands in a column, by its digits.

    Args:
        isi: rows of every sheet.
        lembar: the sheet.
        kolom: the column.
        teks: only cells that hold text count.
    """
    cells = (row.get(kolom) for row in isi.get(lembar, ()))
    return sekali(("nip", lembar, kolom, teks), lambda: Counter(
        angka_nip(int(cell) if isinstance(cell, float) and cell.is_integer() else cell) for cell in cells
        if cell is not None and cell != "" and (isinstance(cell, str) or not teks)
    ))
