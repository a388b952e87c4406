"""Versions of the templates: how a workbook made from an older one is brought to the headers of today.

A column says since which version it exists (``sejak``), so that an older workbook need not have it, and which headers
meant it before and mean something else now (``judul_lama``). A header that only gained another spelling belongs to
``ejaan``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi
from kinerja_core.workbooks.mesin.spek import LembarForm, LembarTabel, Sel, SpekBuku, lipat


def mutakhirkan(kisi: Kisi, spek: SpekBuku, versi: int) -> Kisi:
    """The kisi of a workbook of version ``versi`` with the headers of today; it says what it cannot have yet.

    Cells keep their places; only headers and labels change, each at its first occurrence, which stands above the
    data. The kisi that was given stays as it is.
    """
    versi = max(versi, 1)  # the first that was given out
    sheets = dict(kisi.lembar)
    for sheet in spek.lembar:
        if isinstance(sheet, LembarTabel | LembarForm) and (names := _renamed(sheet, versi)):
            for name in [name for name in sheets if sheet.bernama(name)]:
                sheets[name] = _with_names(sheets[name], dict(names))
    return kisi._replace(lembar=sheets, versi=versi)


@lru_cache(maxsize=256)
def _renamed(lembar: LembarTabel | LembarForm, versi: int) -> Mapping[str, str]:
    """Folded headers of a version that meant something else then -> the header of today."""
    cells: tuple[Sel, ...] = lembar.semua_sel
    old = {cell.judul: min((one for one in cell.judul_lama if one[0] >= versi), default=None) for cell in cells}
    return {lipat(one[1]): title for title, one in old.items() if one is not None}


def _with_names(rows: list[BarisKisi], names: dict[str, str]) -> list[BarisKisi]:
    """Rows in which the first cell of each old name has its new one."""
    result = []
    for row in rows:
        changed = row
        for column, cell in enumerate(row):
            new = names.pop(lipat(cell), None) if names and isinstance(cell, str) else None
            if new is not None:
                changed = [*changed[:column], new, *changed[column + 1 :]]
        result.append(changed)
    return result
