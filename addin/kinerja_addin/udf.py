"""The functions for cells as xlwings offers them to the add-in: on the desktop through VBA, and on its server.

They are declared in :mod:`kinerja_core.services.fungsi_sel`, where Excel's task pane has them from too. Each stands
here under its name in small letters: ``kinerja_addin.udf.predikat``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import xlwings as xw

from kinerja_core.services.fungsi_sel import FUNGSI_SEL, FungsiSel


def _sel(satu: FungsiSel) -> Callable[..., Any]:
    """A function with what Excel is told about its arguments; each arrives as rows, so that a column is no row."""
    made: Callable[..., Any] = xw.func(satu.jalankan)
    for one in satu.argumen:
        made = xw.arg(one.nama, doc=one.uraian, ndim=2)(made)
    return made


globals().update({nama.casefold(): _sel(satu) for nama, satu in FUNGSI_SEL.items()})
