"""Excel on the desktop as a macro sees it, in a process of its own: a workbook of values, open and active.

It loads nothing but xlwings and the macros, so that what a macro's first call loads can be seen and measured.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import xlwings as xw
from kinerja_addin import makro


class Daerah:
    """A range: its values; looks are taken and forgotten."""

    number_format = "General"
    color = column_width = wrap_text = None
    columns = SimpleNamespace(autofit=lambda: None)

    def __init__(self, lembar: Lembar, awal: tuple[int, int], akhir: tuple[int, int]) -> None:
        self._lembar, self._awal, self._akhir = lembar, awal, akhir

    def options(self, **_: Any) -> Daerah:
        return self

    @property
    def value(self) -> Any:
        (top, left), (bottom, right) = self._awal, self._akhir
        return [list(row[left - 1 : right]) for row in self._lembar.isi[top - 1 : bottom]]

    @value.setter
    def value(self, nilai: Any) -> None:
        self._lembar.tertulis.append(nilai)

    formula = property(lambda self: self.value)


class Lembar:
    """A sheet: its rows, all of one length, and what was written to it."""

    def __init__(self, nama: str, isi: Sequence[Sequence[Any]] = ((None,),)) -> None:
        self.name, self.isi = nama, isi
        self.tertulis: list[Any] = []
        self.used_range = SimpleNamespace(last_cell=SimpleNamespace(row=len(isi), column=len(isi[0]) or 1))

    def range(self, awal: tuple[int, int], akhir: tuple[int, int] | None = None) -> Daerah:
        return Daerah(self, awal, akhir or awal)

    def activate(self) -> None:
        pass


class LembarBuku(list[Lembar]):
    """The sheets of a book."""

    def add(self, nama: str, after: Lembar) -> Lembar:
        place = self.index(after) + 1
        self.insert(place, Lembar(nama))
        return self[place]


class Buku:
    """The book the user has open, beside the add-in."""

    def __init__(self, path: Path, isi: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self.name, self.fullname = path.name, str(path)
        self.sheets = LembarBuku(Lembar(nama, rows) for nama, rows in isi.items())
        self.pesan: list[str] = []
        self.app = SimpleNamespace(
            alert=lambda teks, **_: self.pesan.append(teks), status_bar=False,
            engine=SimpleNamespace(type="desktop"), books=SimpleNamespace(active=self),
        )


def panggil(nama: str, path: Path) -> Buku:
    """Call a macro of the desktop as VBA does, on the book that :func:`tests.addin.klien.titip` put down."""
    buku = Buku(path, pickle.loads(path.read_bytes()))  # noqa: S301 - written by the test itself
    xw.Book.caller = classmethod(lambda _: SimpleNamespace(name="kinerja.xlam", app=buku.app))
    getattr(makro, nama)()
    return buku


if __name__ == "__main__":
    sys.stdout.write("\n".join(panggil(sys.argv[1], Path(sys.argv[2])).pesan))
