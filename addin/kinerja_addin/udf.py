"""The functions for cells as xlwings offers them to the add-in: on the desktop through VBA, and on its server.

They are declared in :mod:`kinerja_core.services.fungsi_sel`, where Excel's task pane has them from too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import xlwings as xw

from kinerja_core.services.fungsi_sel import FUNGSI_SEL


def _sel(nama: str) -> Callable[..., Any]:
    """A function with what Excel is told about its arguments."""
    declared = FUNGSI_SEL[nama]
    made: Callable[..., Any] = xw.func(declared.jalankan)
    for one in declared.argumen:
        made = xw.arg(one.nama, doc=one.uraian, **({"ndim": 2} if one.rentang else {}))(made)
    return made


predikat = _sel("PREDIKAT")
kelompok = _sel("KELOMPOK")
periksa_nip = _sel("PERIKSA_NIP")
tenggat_konfirmasi = _sel("TENGGAT_KONFIRMASI")
pemetaan = _sel("PEMETAAN")
