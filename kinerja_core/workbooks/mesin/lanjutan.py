"""Tables that go on, when they are full, in further sheets of their name and a number: each is read like the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinerja_core.workbooks.mesin.spek import Lembar, LembarTabel, SpekBuku


def dengan_lanjutan(buku: SpekBuku, nama: Sequence[str]) -> SpekBuku:
    """The workbook with the further sheets among these names, each after the one it goes on from."""
    sheets: list[Lembar] = []
    for sheet in buku.lembar:
        sheets.append(sheet)
        if isinstance(sheet, LembarTabel):
            sheets += [
                replace(sheet, nama=name, ejaan=(), berlanjut=False, lanjutan_dari=sheet.nama)
                for name in nama if sheet.dilanjutkan(name)
            ]
    return buku if len(sheets) == len(buku.lembar) else replace(buku, lembar=tuple(sheets))
