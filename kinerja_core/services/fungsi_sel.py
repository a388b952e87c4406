"""Functions for cells: ``=PREDIKAT(...)``, ``=KELOMPOK(...)``, ``=PERIKSA_NIP(...)`` and so on.

Declared once (:data:`FUNGSI_SEL`), for the add-in and for Excel's task pane. Each is a few lines over a rule. What is
wrong with an argument comes back as Indonesian text in the cell, never as an exception. A date that is not given is
today; an assessment period is given by its last day.

Arguments are annotated :data:`~typing.Any` on purpose: xlwings' server takes other annotations as converters
(``object`` would even be stored as an object handle).
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from textwrap import wrap
from typing import Any, Final, ParamSpec, TypeVar

from pydantic import ValidationError

from kinerja_core.model.dasar import HARI_TERAKHIR
from kinerja_core.model.excel import HARI_PERTAMA, seri, tanggal_seri
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Istilah, Rating, Tingkat, cari, pilihan
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.nip import NIPSalah, samarkan_nip
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.services import hitung

_P = ParamSpec("_P")
_I = TypeVar("_I", bound=Istilah)
_LONGEST: Final = 250  # older Excel refuses a whole table when one of its texts is longer than 255
_FIRST_SERIAL: Final = seri(HARI_PERTAMA)
_LAST_SERIAL: Final = seri(HARI_TERAKHIR)
_HARI: Final = "Hari terakhir periode penilaian; kosong: hari ini"
_KEPALA: Final = (
    "Peringkat", "NIP", "Nama", "Hasil", "Perilaku", "Komposit", "Kelompok", "Usulan Predikat", "Usulan Nilai",
    "Catatan",
)  # fmt: skip


class _ArgumenSalah(ValueError):
    """An argument that a function cannot use; the text is for the cell."""


@dataclass(frozen=True, slots=True)
class ArgumenSel:
    """One argument, as Excel explains it."""

    nama: str
    uraian: str
    wajib: bool
    rentang: bool  #: a range of cells; else one cell


@dataclass(frozen=True, slots=True)
class FungsiSel:
    """A function for cells."""

    nama: str
    uraian: str
    argumen: tuple[ArgumenSel, ...]
    tabel: bool  #: gives a table; else one cell
    jalankan: Callable[..., Any]


#: Every function, by its name in a cell.
FUNGSI_SEL: Final[dict[str, FungsiSel]] = {}


def _fungsi_sel(
    *, rentang: str = "", tabel: bool = False, **uraian: str
) -> Callable[[Callable[_P, Any]], Callable[_P, Any]]:
    """Declare a function for cells, with what each argument is; every error becomes the text of the cell."""

    def declare(function: Callable[_P, Any]) -> Callable[_P, Any]:
        @wraps(function)
        def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> Any:
            try:
                return function(*args, **kwargs)
            except NIPSalah as problem:
                return " ".join(problem.masalah)
            except (GalatKinerja, ValueError) as problem:
                return str(problem)
            except Exception as problem:  # Excel shows #VALUE! for an exception, which explains nothing
                return samarkan_nip(f"Tidak dapat dihitung ({type(problem).__name__}: {problem}).")

        parameters = inspect.signature(function).parameters
        if uraian.keys() != parameters.keys():
            raise TypeError(f"{function.__name__}: {sorted(uraian.keys() ^ parameters.keys())}")
        name = function.__name__.upper()
        FUNGSI_SEL[name] = FungsiSel(
            nama=name,
            uraian=inspect.getdoc(function) or "",
            argumen=tuple(
                ArgumenSel(one.name, uraian[one.name], one.default is inspect.Parameter.empty, one.name == rentang)
                for one in parameters.values()
            ),
            tabel=tabel,
            jalankan=wrapper,
        )
        return wrapper

    return declare


def hitung_sel(nama: str, argumen: list[Any]) -> Any:
    """What a function gives, as Excel takes it from a page: dates as its numbers, a table as rows.

    Raises:
        GalatKinerja: there is no such function.
    """
    if nama not in FUNGSI_SEL:
        raise GalatKinerja(f'Fungsi "{nama}" tidak ada; yang ada: {", ".join(FUNGSI_SEL)}.')
    function = FUNGSI_SEL[nama]
    given = function.jalankan(*argumen[: len(function.argumen)])
    if isinstance(given, datetime.date):
        given = seri(given.date() if isinstance(given, datetime.datetime) else given)
    return [[given]] if function.tabel and not isinstance(given, list) else given


@_fungsi_sel(hasil="Rating hasil kerja", perilaku="Rating perilaku kerja", tanggal=_HARI)
def predikat(hasil: Any, perilaku: Any, tanggal: Any = None) -> Any:
    """Predikat kinerja dari rating hasil kerja dan rating perilaku kerja, mis. =PREDIKAT("Di Atas"; "Sesuai")."""
    putusan = hitung.predikat(
        _word(Rating, hasil, "Rating hasil kerja"), _word(Rating, perilaku, "Rating perilaku kerja"), _date(tanggal)
    )
    return putusan.hasil.value


@_fungsi_sel(
    tingkat_hasil="Tingkat hasil kerja terhadap rata-rata unit",
    tingkat_perilaku="Tingkat perilaku kerja terhadap rata-rata unit",
    tanggal=_HARI,
)
def kelompok(tingkat_hasil: Any, tingkat_perilaku: Any, tanggal: Any = None) -> Any:
    """Kelompok pemetaan (K1, K2, K3) dari tingkat hasil kerja dan tingkat perilaku terhadap rata-rata unit."""
    putusan = hitung.kelompok(
        _word(Tingkat, tingkat_hasil, "Tingkat hasil kerja"),
        _word(Tingkat, tingkat_perilaku, "Tingkat perilaku kerja"),
        _date(tanggal),
    )
    return putusan.hasil.value


@_fungsi_sel(nip="NIP, di sel berformat Teks", tanggal="Hari pemeriksaan; kosong: hari ini")
def periksa_nip(nip: Any, tanggal: Any = None) -> Any:
    """Periksa NIP: "Benar.", atau semua masalahnya. Sel NIP harus berformat Teks. Sel kosong tetap kosong."""
    nip = _single(nip)
    if nip is None or nip == "":
        return ""
    masalah, catatan = hitung.masalah_nip(nip, _date(tanggal))
    return " ".join(masalah or ("Benar.", *catatan))


@_fungsi_sel(tanggal="Tanggal evaluasi")
def tenggat_konfirmasi(tanggal: Any) -> Any:
    """Hari terakhir konfirmasi (setuju atau keberatan) atas evaluasi yang dilakukan pada tanggal ini."""
    if _single(tanggal) in (None, ""):
        return ""
    day = hitung.tenggat(_date(tanggal), None, None).hasil
    return datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a cell holds a day without a time zone


@_fungsi_sel(
    rentang="data",
    tabel=True,
    data="Rentang empat kolom: NIP, nama, skor hasil kerja, skor perilaku kerja",
    tanggal=_HARI,
)
def pemetaan(data: Any, tanggal: Any = None) -> Any:
    """Pemetaan dan pemeringkatan dari empat kolom: NIP, nama, skor hasil kerja, skor perilaku kerja."""
    putusan = hitung.pemetaan(_scores(data), _date(tanggal))
    table: list[list[Any]] = [list(_KEPALA)]
    table += [
        [
            p.peringkat, str(p.nip), p.nama, _number(p.hasil), _number(p.perilaku), _number(p.komposit),
            p.kelompok and p.kelompok.value,
            p.usulan_predikat and p.usulan_predikat.value, p.usulan_nilai, " ".join(p.konflik + p.catatan),
        ]
        for p in putusan.hasil.pegawai
    ]  # fmt: skip
    warnings = dict.fromkeys(putusan.hasil.peringatan + putusan.peringatan)
    lines = [line for text in warnings for line in wrap(f"Peringatan: {text}", _LONGEST)]
    table += [[line] + [None] * (len(_KEPALA) - 1) for line in lines]
    return [["" if cell is None else cell for cell in row] for row in table]


def _scores(data: Any) -> list[SkorPegawai]:
    """Rows of a range as records; a heading and empty rows are passed over, all problems come at once."""
    rows = data if isinstance(data, list) and data and isinstance(data[0], list) else [data]
    scores: list[SkorPegawai] = []
    problems: list[str] = []
    for number, row in enumerate(rows, start=1):
        cells = row if isinstance(row, list) else [row]
        if all(cell in (None, "") for cell in cells) or (number == 1 and str(cells[0]).strip().casefold() == "nip"):
            continue
        if len(cells) != 4:
            raise _ArgumenSalah("Pilih tepat empat kolom: NIP, nama, skor hasil kerja, skor perilaku kerja.")
        fields = dict(zip(("nip", "nama", "hasil", "perilaku"), cells, strict=True))
        try:
            scores.append(SkorPegawai.model_validate(fields))
        except ValidationError as wrong:
            problems += [f"Baris {number}, {m.jalur[0]}: {m.pesan}" for m in daftar_masalah(wrong)]
            continue
        problems += [  # what formulas of a sheet do not see as a number is none here either
            f'Baris {number}, {name}: "{text}" adalah teks; ketik ulang sebagai angka.'
            for name in ("hasil", "perilaku") if isinstance(text := fields[name], str) and text.strip()
        ]
    if problems:
        raise _ArgumenSalah("\n".join(problems))
    if not scores:
        raise _ArgumenSalah("Tidak ada baris yang berisi.")
    return scores


def _single(value: Any) -> Any:
    while isinstance(value, list | tuple) and len(value) == 1:
        (value,) = value
    if isinstance(value, list | tuple):
        raise _ArgumenSalah("Pilih satu sel saja.")
    return value


def _word(jenis: type[_I], value: Any, name: str) -> _I:
    text = _single(value)
    found = cari(jenis, text) if isinstance(text, str) else None
    if found is None:
        shown = "kosong" if text in (None, "") else f'"{text}" tidak dikenal'
        raise _ArgumenSalah(f"{name} {shown}; pilih {pilihan(jenis)}.")
    return found


def _date(value: Any) -> datetime.date:
    """A real date, its Excel number, or an ISO text; nothing means today."""
    value = _single(value)
    if value is None or value == "":
        return datetime.date.today()  # noqa: DTZ011 - the office's own calendar day
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return tanggal_seri(value)
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise _ArgumenSalah(f'"{value}" bukan tanggal; pakai sel tanggal, atau teks seperti "2025-12-31".')


def _number(value: Any) -> Any:
    return None if value is None else float(value)
