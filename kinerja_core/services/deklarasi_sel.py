"""How functions for cells are declared, what their arguments become, and how they spill over ranges.

What is wrong with an argument comes back as a short Indonesian text in the cell, never as an exception: Excel shows
``#VALUE!`` for one, which explains nothing.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar

from kinerja_core.model.dasar import HARI_TERAKHIR
from kinerja_core.model.excel import HARI_PERTAMA, seri, tanggal_seri
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Istilah, cari, pilihan, tanggal_teks
from kinerja_core.model.nip import NIPSalah, samarkan_nip
from kinerja_core.model.periode import Periode, PeriodeSalah

_P = ParamSpec("_P")
_I = TypeVar("_I", bound=Istilah)
TERPANJANG: Final = 250  #: older Excel refuses a whole table when one of its texts is longer than 255
_FIRST_SERIAL: Final = seri(HARI_PERTAMA)
_LAST_SERIAL: Final = seri(HARI_TERAKHIR)
_PALING_BANYAK: Final = 5  #: problems told of many


class ArgumenSalah(ValueError):
    """An argument that a function cannot use; the text is for the cell."""


class ArgumenSel(NamedTuple):
    """One argument, as Excel explains it."""

    nama: str
    uraian: str
    wajib: bool
    rentang: bool  #: a table as a whole; else a cell, or a range that gives a result for each of its cells


class FungsiSel(NamedTuple):
    """A function for cells."""

    nama: str
    uraian: str
    contoh: str
    argumen: tuple[ArgumenSel, ...]
    jalankan: Callable[..., Any]


#: Every function, by its name in a cell.
FUNGSI_SEL: Final[dict[str, FungsiSel]] = {}


def fungsi_sel(
    contoh: str, /, *, rentang: tuple[str, ...] = (), **uraian: str
) -> Callable[[Callable[_P, Any]], Callable[..., Any]]:
    """Declare a function for cells.

    Args:
        contoh: an example, as it is typed in an Indonesian Excel.
        rentang: its arguments that are tables as a whole; any other may be a range too, then it gives one result for
            each cell of it.
        uraian: what each argument is.
    """

    def declare(function: Callable[_P, Any]) -> Callable[..., Any]:
        parameters = inspect.signature(function).parameters
        if uraian.keys() != parameters.keys():
            raise TypeError(f"{function.__name__}: {sorted(uraian.keys() ^ parameters.keys())}")
        names = tuple(parameters)

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            given = dict(zip(names, args, strict=False)) | kwargs
            wide = {name: _grid(value) for name, value in given.items() if name not in rentang}
            whole = {name: value for name, value in given.items() if name in rentang}
            height = max((len(rows) for rows in wide.values()), default=1)
            width = max((len(rows[0]) for rows in wide.values()), default=1)
            if any(len(rows) not in {1, height} or len(rows[0]) not in {1, width} for rows in wide.values()):
                return "Rentang-rentang argumennya tidak sama besar."
            table = [
                [
                    _told(function, {**whole, **{name: _at(rows, row, column) for name, rows in wide.items()}})
                    for column in range(width)
                ]
                for row in range(height)
            ]
            return table[0][0] if height == width == 1 else table

        name = function.__name__.upper()
        FUNGSI_SEL[name] = FungsiSel(
            nama=name,
            uraian=inspect.getdoc(function) or "",
            contoh=contoh,
            argumen=tuple(
                ArgumenSel(one.name, uraian[one.name], one.default is inspect.Parameter.empty, one.name in rentang)
                for one in parameters.values()
            ),
            jalankan=wrapper,
        )
        return wrapper

    return declare


def hitung_sel(nama: str, argumen: list[Any]) -> list[list[Any]]:
    """What a function gives, as Excel takes it from a page: rows, with dates as its numbers.

    Raises:
        GalatKinerja: there is no such function.
    """
    if nama not in FUNGSI_SEL:
        raise GalatKinerja(f'Fungsi "{nama}" tidak ada; yang ada: {", ".join(FUNGSI_SEL)}.')
    function = FUNGSI_SEL[nama]
    given = function.jalankan(*argumen[: len(function.argumen)])
    rows = given if isinstance(given, list) else [[given]]
    return [
        [
            seri(cell.date() if isinstance(cell, datetime.datetime) else cell) if isinstance(cell, datetime.date)
            else cell
            for cell in row
        ]
        for row in rows
    ]


def _told(function: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    """What a function gives for one cell; every error becomes the text of the cell."""
    try:
        return function(**arguments)
    except NIPSalah as problem:
        return pendek(list(problem.masalah), " ")
    except (GalatKinerja, ValueError) as problem:
        return pendek([str(problem)])
    except Exception as problem:
        return pendek([samarkan_nip(f"Tidak dapat dihitung ({type(problem).__name__}: {problem}).")])


def _grid(value: Any) -> list[list[Any]]:
    """An argument as rows of cells; a plain list is one row."""
    if not isinstance(value, list | tuple) or not value:
        return [[None if isinstance(value, list | tuple) else value]]
    rows = [list(row) if isinstance(row, list | tuple) else [row] for row in value]
    if not any(isinstance(row, list | tuple) for row in value):
        rows = [[cell for (cell,) in rows]]
    width = max(map(len, rows))
    return [row + [None] * (width - len(row)) for row in rows] if width else [[None]]


def _at(rows: list[list[Any]], row: int, column: int) -> Any:
    line = rows[row if len(rows) > 1 else 0]
    return line[column if len(line) > 1 else 0]


def pendek(masalah: list[str], sambung: str = "\n") -> str:
    """Problems as one text that fits a cell of any Excel: the first five, then how many more."""
    more = len(masalah) - _PALING_BANYAK
    tail = f"dan {more} lagi." if more > 0 else ""
    text = sambung.join([*masalah[:_PALING_BANYAK], *([tail] if tail else [])])
    if len(text) <= TERPANJANG:
        return text
    end = f" … {tail}" if tail else " …"
    return text[: TERPANJANG - len(end)].rpartition(" ")[0] + end


def kosong(value: Any) -> bool:
    """Whether nothing was given."""
    return value is None or (isinstance(value, str) and not value.strip())


def kata(jenis: type[_I], value: Any, name: str) -> _I:
    """A word of a vocabulary.

    Raises:
        ArgumenSalah: it is none of them; the text names them all.
    """
    found = cari(jenis, value) if isinstance(value, str) else None
    if found is None:
        shown = "kosong" if kosong(value) else f'"{value}" tidak dikenal'
        raise ArgumenSalah(f"{name} {shown}; pilih {pilihan(jenis)}.")
    return found


def tanggal(value: Any, name: str = "Tanggal") -> datetime.date:
    """A real date, its Excel number, or a text that has one meaning.

    Raises:
        ArgumenSalah: it is none.
    """
    if kosong(value):
        raise ArgumenSalah(f"{name} kosong.")
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return tanggal_seri(value)
    if isinstance(value, str) and (day := tanggal_teks(value)) is not None:
        return day
    raise ArgumenSalah(f'"{value}" bukan tanggal; pakai sel tanggal, atau teks seperti "2025-12-31".')


def periode(value: Any) -> datetime.date:
    """The last day of a period of evaluation, by which rules are chosen: from its name, or a day itself.

    Nothing is not today: the same sheet would give another result next year.

    Raises:
        ArgumenSalah: it is neither.
    """
    if kosong(value):
        raise ArgumenSalah('Sebutkan periode penilaian, misalnya "Tahun 2025", "2025-TW4", atau hari terakhirnya.')
    if isinstance(value, str):
        try:
            return Periode.parse(value).selesai
        except PeriodeSalah:
            pass
    return tanggal(value, "Periode")


def angka(value: Any, name: str) -> Decimal:
    """A number as it stands in a cell.

    Raises:
        ArgumenSalah: it is none; a text that looks like one is none either, as for formulas of a sheet.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        shown = "kosong" if kosong(value) else f'"{value}" bukan angka'
        raise ArgumenSalah(f"{name} {shown}.")
    return Decimal(repr(value))


def bulat(value: Any, name: str) -> int:
    """A whole number.

    Raises:
        ArgumenSalah: it is none.
    """
    number = angka(value, name)
    if not number.is_finite() or number != number.to_integral_value():
        raise ArgumenSalah(f"{name} harus bilangan bulat, bukan {value}.")
    return int(number)


def hari(day: datetime.date) -> datetime.datetime:
    """A day as a cell holds it, without a time zone."""
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as said
