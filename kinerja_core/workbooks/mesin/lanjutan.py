"""Tables that go on, when they are full, in further sheets of their name and a number: each is read like the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kinerja_core.workbooks.mesin.spek import Lembar, LembarTabel, SpekBuku

#: Numbers of the further sheets that formulas of other sheets look at; nobody fills more in a year.
NOMOR_LANJUTAN: Final = range(2, 10)


def rentang_lanjutan(nama: str, rentang: str, nomor: str) -> str:
    """A formula: the same range of a further sheet; an error when there is none such.

    Args:
        nama: the first sheet.
        rentang: as other sheets name it (``'Catatan Harian'!$A$7:$A$506``).
        nomor: a formula, or a number, that says which further sheet.
    """
    where = rentang.rpartition("!")[2]
    named = f"'{nama} {nomor}'!{where}\"" if nomor.isdecimal() else f"'{nama} \"&{nomor}&\"'!{where}\""
    return f'INDIRECT("{named})'


def terlihat_rumus(lembar: LembarTabel, nama: str) -> bool:
    """Whether formulas of other sheets see a sheet of this name in a file: a first one, or one that they look for."""
    if lembar.lanjutan_dari is None:
        return True
    return nama.casefold() in {f"{lembar.lanjutan_dari} {number}".casefold() for number in NOMOR_LANJUTAN}


def jumlah_lanjutan(nama: str, rentang: str, hitung: Callable[[str], str]) -> str:
    """A formula: what is counted in a column of a sheet and of its further sheets, those that are there.

    Args:
        nama: the sheet.
        rentang: its column as other sheets name it (``'Catatan Harian'!$A$7:$A$506``).
        hitung: the formula that counts in a range.
    """
    further = (hitung(rentang_lanjutan(nama, rentang, str(number))) for number in NOMOR_LANJUTAN)
    return "+".join([hitung(rentang), *(f"IFERROR({one},0)" for one in further)])


def dengan_lanjutan(buku: SpekBuku, nama: Sequence[str]) -> SpekBuku:
    """The workbook with the further sheets among these names, each after the one it goes on from."""
    numbered = [name for name in nama if name.strip()[-1:].isdecimal()]
    sheets: list[Lembar] = []
    for sheet in buku.lembar:
        sheets.append(sheet)
        if isinstance(sheet, LembarTabel):
            sheets += [
                sheet.dengan(nama=name, ejaan=(), berlanjut=False, lanjutan_dari=sheet.nama)
                for name in numbered if sheet.dilanjutkan(name)
            ]
    return buku if len(sheets) == len(buku.lembar) else buku.dengan(lembar=tuple(sheets))
