"""Tanda: what no typed cell may hold, whatever its kind: texts like errors of Excel, and marks that nobody sees.

The model refuses such marks in any text; formulas look for them, so that a status never says Lengkap beside one.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from kinerja_core.model.tampak import TAK_TERLIHAT, TAK_TERSIMPAN
from kinerja_core.model.ungkapan import ungkapan

#: Defined names of the texts that look like an error of Excel, of the marks, and of the codes of those that XML lacks:
#: as a cell's text they would be stored as an escape, which LibreOffice takes for a text of seven letters.
NAMA_GALAT: Final = "TampakGalat"
NAMA_TANDA: Final = "TandaGaib"
NAMA_KENDALI: Final = "TandaKendali"
_TANDA: Final = ungkapan(f"[{TAK_TERSIMPAN}{TAK_TERLIHAT}]")
#: Where the marks stand that a cell of Excel can hold; of what is beyond, formulas see two halves.
_BLOK_TANDA: Final = (range(1, 0x100), range(0x300, 0x3165), range(0xFE00, 0xFFFC))


def rumus_galat(*sel: str) -> str:
    """A condition: some of these cells show an error, or a text that looks like one."""
    return f"IFERROR({'+'.join(f'SUMPRODUCT(--({one}={NAMA_GALAT}))' for one in sel)},1)>0"


def rumus_bertanda(*sel: str) -> str:
    """A condition: some of these cells hold a mark that nobody sees, or that no document holds."""
    marks = NAMA_TANDA, f"CHAR({NAMA_KENDALI})"
    return f"{'+'.join(f'SUMPRODUCT(--ISNUMBER(FIND({any_},{one})))' for one in sel for any_ in marks)}>0"


def bertanda(nilai: object) -> bool:
    """The same in Python."""
    if not isinstance(nilai, str) or (nilai.isascii() and nilai.isprintable()):
        return False
    return _TANDA.search(nilai) is not None


@cache
def semua_tanda() -> str:
    """The marks that nobody sees or no document holds, as one text."""
    return "".join(sign for block in _BLOK_TANDA for sign in map(chr, block) if _TANDA.match(sign))
