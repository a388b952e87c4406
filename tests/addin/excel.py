"""Excel on the desktop as a macro sees it, in a process of its own: a workbook of values, open and active.

It loads nothing but xlwings and the macros, so that what a macro's first call loads can be seen and measured. What it
does not know is an AttributeError: a macro cannot grow past what is tested.
"""

from __future__ import annotations

import shutil
import sys
from _pickle import loads  # the whole of pickle takes longer to load than a macro may
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import xlwings as xw
from kinerja_addin import makro
from kinerja_addin.tombol import Tombol

from kinerja_core import __version__


class Tolak(Exception):
    """What Excel says of a protected sheet."""


class Aturan:
    """A conditional format of a formula."""

    type = "custom"

    def __init__(self, lembar: Lembar, sel: tuple[int, int], akhir: tuple[int, int], formula: str) -> None:
        self.sel, self.akhir, self.formula, self._lembar = sel, akhir, formula, lembar

    def delete(self) -> None:
        self._lembar.aturan.remove(self)


class KumpulanAturan:
    """The conditional formats of a range."""

    def __init__(self, daerah: Daerah) -> None:
        self._daerah = daerah

    def __iter__(self) -> Iterator[Aturan]:
        return iter([one for one in self._daerah.lembar.aturan if self._daerah.memuat(one.sel)])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def add_custom(self, formula: str, *, fill_color: str) -> None:
        assert fill_color.startswith("#")
        self._daerah.lembar.boleh()
        self._daerah.lembar.aturan.append(Aturan(self._daerah.lembar, self._daerah.awal, self._daerah.akhir, formula))


class Catatan:
    """A note of a cell."""

    def __init__(self, lembar: Lembar, sel: tuple[int, int], text: str) -> None:
        self.sel, self.text, self._lembar = sel, text, lembar

    def delete(self) -> None:
        self._lembar.notes.remove(self)


class Daerah:
    """A range: its values; looks are taken and forgotten."""

    number_format = "General"
    color = column_width = wrap_text = None
    columns = SimpleNamespace(autofit=lambda: None)

    def __init__(self, lembar: Lembar, awal: tuple[int, int], akhir: tuple[int, int]) -> None:
        self.lembar, self.awal, self.akhir = lembar, awal, akhir
        self.row, self.column = akhir
        self._ndim = 0
        self.conditional_formats = KumpulanAturan(self)

    def memuat(self, sel: tuple[int, int]) -> bool:
        return all(low <= at <= high for low, at, high in zip(self.awal, sel, self.akhir, strict=True))

    @property
    def last_cell(self) -> Daerah:
        return Daerah(self.lembar, self.akhir, self.akhir)

    def options(self, ndim: int = 0, **_: Any) -> Daerah:
        self._ndim = ndim
        return self

    @property
    def value(self) -> Any:
        rows = self.lembar.nilai(self.awal, self.akhir)
        if self._ndim == 2 or (len(rows) > 1 and len(rows[0]) > 1):
            return rows
        flat = [cell for row in rows for cell in row]
        return flat if self._ndim == 1 or len(flat) > 1 else flat[0]

    @value.setter
    def value(self, nilai: Any) -> None:
        self.lembar.boleh()
        rows = nilai if isinstance(nilai, list) else [[nilai]]
        assert len(rows) == self.akhir[0] - self.awal[0] + 1
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                self.lembar.sel[self.awal[0] + r, self.awal[1] + c] = None if cell == "" else cell

    @property
    def formula(self) -> Any:
        self._ndim = 2
        return self.value

    @property
    def note(self) -> Catatan | None:
        return next((one for one in self.lembar.notes if one.sel == self.awal), None)

    def add_note(self, text: str) -> None:
        assert self.note is None
        assert len(text) <= 1_500
        self.lembar.boleh()
        self.lembar.notes.append(Catatan(self.lembar, self.awal, text))


class Lembar:
    """A sheet: its cells, marks and notes; a locked one takes nothing.

    As long as nobody asks for a single cell, its rows are handed over as they came: what is measured is the macro.
    """

    def __init__(self, buku: Buku, nama: str, isi: Sequence[Sequence[Any]] = ((None,),)) -> None:
        self.buku, self.name, self.terkunci = buku, nama, False
        self._isi = isi
        self.aturan: list[Aturan] = []
        self.notes: list[Catatan] = []

    @cached_property
    def sel(self) -> dict[tuple[int, int], Any]:
        return {(r, c): cell for r, row in enumerate(self._isi, 1) for c, cell in enumerate(row, 1)}

    def nilai(self, awal: tuple[int, int], akhir: tuple[int, int]) -> list[list[Any]]:
        if "sel" not in self.__dict__ and (awal, akhir) == ((1, 1), self._akhir):
            return [[*row, *[None] * (akhir[1] - len(row))] for row in self._isi]
        (top, left), (bottom, right) = awal, akhir
        return [[self.sel.get((r, c)) for c in range(left, right + 1)] for r in range(top, bottom + 1)]

    def boleh(self) -> None:
        if self.terkunci:
            raise Tolak("lembar diproteksi")

    @property
    def _akhir(self) -> tuple[int, int]:
        if "sel" in self.__dict__:
            return max(r for r, _ in self.sel), max(c for _, c in self.sel)
        return len(self._isi), max(map(len, self._isi))

    @property
    def used_range(self) -> Daerah:
        return Daerah(self, (1, 1), self._akhir)

    def range(self, awal: tuple[int, int] | str, akhir: tuple[int, int] | None = None) -> Daerah:
        if isinstance(awal, str):
            awal, _, last = awal.partition(":")
            akhir = self.range(last).awal if last else None
            letters = awal.rstrip("0123456789")
            column = 0
            for letter in letters:
                column = 26 * column + ord(letter) - 64
            awal = int(awal[len(letters):]), column
        return Daerah(self, awal, akhir or awal)

    def activate(self) -> None:
        self.buku.aktif = self.name

    def delete(self) -> None:
        self.buku.sheets.remove(self)


class LembarBuku(list[Lembar]):
    """The sheets of a book."""

    def __init__(self, buku: Buku, isi: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        super().__init__(Lembar(buku, nama, rows) for nama, rows in isi.items())
        self._buku = buku

    def __getitem__(self, mana: Any) -> Any:
        return next(one for one in self if one.name == mana) if isinstance(mana, str) else super().__getitem__(mana)

    def add(self, nama: str, after: Lembar) -> Lembar:
        assert nama.casefold() not in {one.name.casefold() for one in self}
        place = self.index(after) + 1
        self.insert(place, Lembar(self._buku, nama))
        return self[place]


class Buku:
    """The book the user has open, beside the add-in."""

    def __init__(self, path: Path, isi: Mapping[str, Sequence[Sequence[Any]]], app: Aplikasi) -> None:
        self.name, self.fullname, self.app, self.aktif = path.name, str(path), app, ""
        self.sheets = LembarBuku(self, isi)
        self.api = SimpleNamespace(Saved=True, SaveCopyAs=self._salin)

    def _salin(self, ke: str) -> None:
        shutil.copyfile(self.fullname, ke)

    def isi(self) -> dict[str, dict[tuple[int, int], Any]]:
        """Everything in the cells, to compare before and after."""
        return {one.name: {place: cell for place, cell in one.sel.items() if cell not in (None, "")}
                for one in self.sheets}


class Aplikasi:
    """Excel: its books, its settings, and what it said."""

    def __init__(self) -> None:
        self.engine = SimpleNamespace(type="desktop")
        self.screen_updating = self.enable_events = True
        self.status_bar: object = False
        self.pesan: list[tuple[str, str, str]] = []
        self.dibuka: list[str] = []
        self.books = KumpulanBuku(self)

    def alert(self, teks: str, title: str, mode: str) -> None:
        assert (self.screen_updating, self.enable_events, self.status_bar) == (True, True, False)
        self.pesan.append((title, mode, teks))


class KumpulanBuku(list[Buku]):
    """The books that are open."""

    active: Buku | None = None

    def __init__(self, app: Aplikasi) -> None:
        super().__init__()
        self._app = app

    def open(self, path: str) -> None:
        self._app.dibuka.append(path)


def meja(*isi: tuple[Path, Mapping[str, Sequence[Sequence[Any]]]]) -> Aplikasi:
    """An Excel with some books open, the first one active, and the add-in beside them."""
    app = Aplikasi()
    app.books += [Buku(path, rows, app) for path, rows in isi]
    app.books.active = app.books[0] if isi else None
    xw.Book.caller = classmethod(lambda _: SimpleNamespace(name="kinerja.xlam", app=app))
    return app


def panggilan(one: Tombol, jawaban: Sequence[str], tanda: str = "TANDA") -> str:
    """The code that VBA gives to Python for a button with these answers (:mod:`tests.addin.test_vba` compares)."""
    answers = ".".join(text.encode("utf-16-be").hex().upper() for text in jawaban)
    return (
        f"import kinerja_addin.makro; kinerja_addin.makro.jalankan('{one.nama}', '{tanda}', "
        f"'{__version__}', '{answers}')"
    )


def panggil(nama: str, path: Path) -> Aplikasi:
    """Press a button on the book that :func:`tests.addin.klien.titip` put down."""
    app = meja((path, loads(path.read_bytes())))
    makro.jalankan(nama)
    return app


if __name__ == "__main__":
    sys.stdout.write("\n".join(teks for _, _, teks in panggil(sys.argv[1], Path(sys.argv[2])).pesan))
