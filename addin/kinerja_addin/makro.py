"""Macros of the add-in: Periksa Buku, Buat Risalah, Hitung Pemeringkatan.

The same bodies serve the desktop (VBA calls ``..._desktop`` through RunPython) and the server (xlwings Server
calls the function under ``@xw.script``; the environment variable ``XLWINGS_ON_SERVER=true`` makes xlwings choose
its server decorators). The workbook is read through Excel's values, so that an unsaved one is read as it stands.

A macro computes first and writes last: results go to a new sheet with a free name or to new files, and whatever
fails ends in one message with nothing changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, Final

import xlwings as xw

from kinerja_core.model.excel import HURUF_SEL
from kinerja_core.model.galat import GalatKinerja

if TYPE_CHECKING:
    from kinerja_core.services.lembar_hasil import LembarHasil

#: On the server: the folder where documents go (a share the users can reach).
FOLDER_SERVER: Final = "KINERJA_FOLDER"

_JUDUL: Final = "Kinerja"
_HEADING: Final = (217, 234, 240)
_WIDEST: Final = 70
_CARRIERS: Final = frozenset({"kinerja.xlam", "kinerja.xlsm", "personal.xlsb"})

#: What a macro does with a book: gives the closing message.
Kerja = Callable[[xw.Book, Callable[[str], None]], str]


@xw.script
def periksa_buku(book: xw.Book) -> None:
    """Check the book; findings go to a new sheet."""
    _run(book, "Periksa Buku", _check)


@xw.script
def buat_risalah(book: xw.Book) -> None:
    """Make the risalah of every complete dialog; findings go to a new sheet."""
    _run(book, "Buat Risalah", _minutes)


@xw.script
def hitung_pemeringkatan(book: xw.Book) -> None:
    """Rank the people of a unit workbook; the outcome goes to a new sheet."""
    _run(book, "Hitung Pemeringkatan", _rank)


def periksa_buku_desktop(tanda: str = "") -> None:
    """Periksa Buku as VBA calls it."""
    _on_desktop("Periksa Buku", _check, tanda)


def buat_risalah_desktop(tanda: str = "") -> None:
    """Buat Risalah as VBA calls it."""
    _on_desktop("Buat Risalah", _minutes, tanda)


def hitung_pemeringkatan_desktop(tanda: str = "") -> None:
    """Hitung Pemeringkatan as VBA calls it."""
    _on_desktop("Hitung Pemeringkatan", _rank, tanda)


# --- the work -----------------------------------------------------------------------------------------------------


def _check(book: xw.Book, tell: Callable[[str], None]) -> str:
    from kinerja_core.services.periksa import periksa_kisi  # noqa: PLC0415 - a macro loads only what it uses

    kisi = _kisi(book, tell)
    tell("memeriksa ...")
    hasil = periksa_kisi(kisi, book.name)
    if not hasil.temuan:
        return "Tidak ada temuan. Buku ini lengkap menurut pemeriksaan."
    sheet = _write_findings(book, hasil.temuan)
    return f'{_counts(hasil.temuan)} ditulis di lembar baru "{sheet}". Isi buku tidak diubah.'


def _minutes(book: xw.Book, tell: Callable[[str], None]) -> str:
    from kinerja_core.model.buku import BukuSKP  # noqa: PLC0415 - a macro loads only what it uses
    from kinerja_core.services.periksa import periksa_kisi  # noqa: PLC0415 - checking is loaded when something is checked

    hasil = periksa_kisi(_kisi(book, tell), book.name)
    if hasil.jenis == "unit":
        raise GalatKinerja("Buku yang aktif adalah buku unit. Risalah dibuat dari buku SKP seorang pegawai.")
    wrong = [temuan for temuan in hasil.temuan if temuan.tingkat == "kesalahan"]
    complete = isinstance(hasil.buku, BukuSKP) and bool(hasil.buku.dialog)
    if not complete and not wrong:
        return "Tidak ada dialog kinerja di buku ini, sehingga tidak ada risalah yang dibuat."
    folder = _new_folder(_home(book), f"Risalah {PureWindowsPath(book.name).stem}")
    lines = ["Tidak ada risalah yang dibuat."]
    try:
        if isinstance(hasil.buku, BukuSKP) and complete:
            # only a workbook without mistakes needs what prints
            from kinerja_core.services.cetak import cetak_risalah_buku  # noqa: PLC0415 - as said above

            tell("membuat risalah ...")
            printed = cetak_risalah_buku(hasil, folder, book.name)
            wrong += printed.temuan
            if printed.dibuat:
                lines = [f"{len(printed.dibuat)} risalah dibuat di folder {folder}."]
        if wrong:
            sheet = _write_findings(book, wrong)
            lines.append(f'{_counts(wrong)} ditulis di lembar baru "{sheet}"; dialog yang belum lengkap tidak dicetak.')
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # made by this run
        raise
    return "\n".join(lines)


def _rank(book: xw.Book, tell: Callable[[str], None]) -> str:
    from kinerja_core.services.lembar_hasil import lembar_peringkat  # noqa: PLC0415 - a macro loads only what it uses
    from kinerja_core.services.peringkat import peringkat_kisi  # noqa: PLC0415 - as said above

    kisi = _kisi(book, tell)
    tell("menghitung ...")
    result = peringkat_kisi(kisi, book.name)
    hasil = result.hasil
    sheet = _write_sheet(book, lembar_peringkat(result))
    conflicts = sum(1 for pegawai in hasil.pegawai if pegawai.konflik)
    return (
        f'{len(hasil.pegawai)} pegawai, {conflicts} dengan konflik, {len(hasil.peringatan)} peringatan; '
        f'hasil ditulis di lembar baru "{sheet}".'
    )


def _write_findings(book: xw.Book, temuan: Iterable[Any]) -> str:
    from kinerja_core.services.lembar_hasil import lembar_temuan  # noqa: PLC0415 - a macro loads only what it uses

    return _write_sheet(book, lembar_temuan(temuan))


def _counts(temuan: Sequence[Any]) -> str:
    kinds = dict.fromkeys(t.tingkat.value for t in temuan)
    parts = [f"{sum(1 for t in temuan if t.tingkat.value == kind)} {kind}" for kind in kinds]
    return f"{len(temuan)} temuan ({', '.join(parts)})"


# --- running ------------------------------------------------------------------------------------------------------


def _on_desktop(name: str, work: Kerja, tanda: str) -> None:
    """Find the user's book beside the add-in that called, in the same Excel, and run; then prove it to the VBA."""
    caller = xw.Book.caller()
    try:
        book = _target(caller)
    except GalatKinerja as problem:
        caller.app.alert(str(problem), title=f"{_JUDUL}: {name}", mode="critical")
    else:
        _run(book, name, work)
    _prove(tanda)


def _prove(tanda: str) -> None:
    """Write the number that the VBA gave where it looks for it: only now has the user been told the outcome."""
    if tanda.isascii() and tanda.isdecimal():
        folder = os.environ.get("TEMP") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - where the VBA looks
        Path(folder, f"kinerja-{tanda}.tanda").write_text(f"{tanda}\n", encoding="ascii")


def _target(caller: xw.Book) -> xw.Book:
    """The active book; when that is the macros' own workbook, the only other one that is open."""
    carriers = _CARRIERS | {caller.name.casefold()}
    active = caller.app.books.active
    if active is not None and active.name.casefold() not in carriers:
        return active
    others = [book for book in caller.app.books if book.name.casefold() not in carriers]
    if len(others) != 1:
        state = "Tidak ada buku kerja yang terbuka" if not others else "Ada beberapa buku kerja yang terbuka"
        raise GalatKinerja(f"{state}. Aktifkan satu buku SKP atau buku unit, lalu ulangi.")
    return others[0]


def _run(book: xw.Book, name: str, work: Kerja) -> None:
    """Run a macro: progress in the status bar, one closing message, one message when it fails."""
    with _progress(book, name) as tell:
        try:
            message, mode = work(book, tell), "info"
        except GalatKinerja as problem:
            message, mode = f"{problem}\n\nBuku kerja tidak diubah.", "critical"
        except Exception as problem:  # the user gets a sentence instead of a traceback
            from kinerja_core.model.nip import samarkan_nip  # noqa: PLC0415 - loads pydantic, and starting must not

            message, mode = (
                "Tidak selesai karena kesalahan yang tidak terduga. Buku kerja tidak diubah.\n"
                + samarkan_nip(f"Sebab: {type(problem).__name__}: {problem}")
            ), "critical"
    book.app.alert(message, title=f"{_JUDUL}: {name}", mode=mode)


@contextmanager
def _progress(book: xw.Book, name: str) -> Iterator[Callable[[str], None]]:
    """Excel's status bar on the desktop; the server has none."""

    def tell(text: str) -> None:
        with suppress(NotImplementedError):
            book.app.status_bar = f"{name}: {text}"

    try:
        yield tell
    finally:
        with suppress(NotImplementedError):
            book.app.status_bar = False


# --- reading ------------------------------------------------------------------------------------------------------


def _kisi(book: xw.Book, tell: Callable[[str], None]) -> Any:
    """Every sheet's values from A1 on, errors as their text (``#N/A``); a sheet that is far too large is left out."""
    from kinerja_core.services.buku_terbuka import BukuTerbuka  # noqa: PLC0415 - a macro loads only what it uses

    terbuka = BukuTerbuka()
    for sheet in book.sheets:
        tell(f"membaca lembar {sheet.name} ...")
        last = sheet.used_range.last_cell
        if terbuka.terlalu_luas(sheet.name, last.row, last.column):
            continue
        area = sheet.range((1, 1), (last.row, last.column))
        rows = [[_cell(cell) for cell in row] for row in area.options(ndim=2, err_to_str=True).value]
        terbuka.tambah(sheet.name, rows, _formulas(area, rows), _formats(sheet, rows))
    return terbuka.kisi()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return float(value) if isinstance(value, Decimal) else value  # Excel gives currency cells as Decimal


def _formulas(area: xw.Range, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int]]:
    """Places of formulas; the server cannot tell. A text that looks like one is its own value, a formula is not."""
    with suppress(NotImplementedError):
        formulas: Any = area.formula
        if not isinstance(formulas, tuple | list):
            formulas = ((formulas,),)
        elif not isinstance(formulas[0], tuple | list):
            formulas = (formulas,)
        for number, row in enumerate(formulas):
            for place, text in enumerate(row):
                if isinstance(text, str) and text.startswith("=") and text != rows[number][place]:
                    yield number, place


def _formats(sheet: xw.Sheet, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Places of numbers with their formats; the server cannot tell."""
    with suppress(NotImplementedError):
        for place in range(max(map(len, rows), default=0)):
            numbers = [n for n, row in enumerate(rows) if isinstance(row[place], int | float)]
            if numbers:
                shown = dict(_shown_as(sheet, place, numbers[0], numbers[-1]))
                yield from (((number, place), shown[number]) for number in numbers)


def _shown_as(sheet: xw.Sheet, place: int, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Halve a part of a column until each piece has one format: Excel gives none for a mixed piece."""
    form = sheet.range((first + 1, place + 1), (last + 1, place + 1)).number_format
    if form is not None or first == last:
        yield from ((number, form or "") for number in range(first, last + 1))
    else:
        middle = (first + last) // 2
        yield from _shown_as(sheet, place, first, middle)
        yield from _shown_as(sheet, place, middle + 1, last)


# --- writing ------------------------------------------------------------------------------------------------------


def _write_sheet(book: xw.Book, lembar: LembarHasil) -> str:
    """Write a table to a new sheet and give its name; nothing stays when that fails.

    Columns are text before anything is written, so that a NIP keeps its 18 digits and no text runs as a formula.
    """
    title = _free_name(lembar.nama, [sheet.name for sheet in book.sheets])
    height, width = len(lembar.baris), len(lembar.baris[0])
    try:
        sheet = book.sheets.add(title, after=book.sheets[len(book.sheets) - 1])
    except Exception as problem:
        raise GalatKinerja(
            f"Lembar baru tidak dapat ditambahkan ({problem}). "
            "Bila struktur buku diproteksi (Review > Protect Workbook), buka proteksinya dahulu."
        ) from problem
    try:
        for place in range(width):
            column = sheet.range((1, place + 1), (height, place + 1))
            column.number_format = "General" if place in lembar.angka else "@"
        sheet.range((1, 1), (1, width)).number_format = "@"
        sheet.range((1, 1), (height, width)).value = [list(row) for row in lembar.baris]
        sheet.range((1, 1), (1, width)).color = _HEADING
        sheet.range((1, 1), (height, width)).columns.autofit()
        for place in range(width):
            _narrow(sheet.range((1, place + 1), (height, place + 1)))
        for number, note in enumerate(lembar.catatan, start=height + 2):
            cell = sheet.range((number, 1))
            cell.number_format = "@"
            cell.value = note[:HURUF_SEL]
        sheet.activate()
    except BaseException:
        with suppress(Exception):
            sheet.delete()
        raise
    return title


def _narrow(column: xw.Range) -> None:
    """Wrap a column that autofit made too wide to read; the server cannot tell widths."""
    with suppress(NotImplementedError):
        if (column.column_width or 0) > _WIDEST:
            column.column_width = _WIDEST
            column.wrap_text = True


def _free_name(name: str, taken: Iterable[str]) -> str:
    """A sheet name that is free (Excel ignores case): ``Temuan``, ``Temuan (2)``, ..."""
    used = {other.casefold() for other in taken}
    number = 1
    title = name
    while title.casefold() in used:
        number += 1
        title = f"{name} ({number})"
    return title


# --- where files go -----------------------------------------------------------------------------------------------


def _home(book: xw.Book) -> Path:
    """Folder for documents: beside the book, else ``Documents/kinerja`` (unsaved, or a OneDrive address).

    Raises:
        GalatKinerja: on the server when its administrator has named no folder.
    """
    if book.app.engine.type != "desktop":
        shared = os.environ.get(FOLDER_SERVER)
        if not shared:
            raise GalatKinerja(
                "Membuat berkas Word dari Excel web memerlukan folder bersama yang ditetapkan pengelola server "
                f"({FOLDER_SERVER}). Pakai Excel desktop, atau perintah: kinerja cetak risalah."
            )
        return Path(shared)
    try:
        full = Path(book.fullname)
    except Exception:  # several kinds, when a web address has no local folder
        full = Path()
    if "://" not in str(full) and full.is_absolute() and full.parent.is_dir():
        return full.parent
    return Path.home() / "Documents" / "kinerja"


def _new_folder(parent: Path, name: str) -> Path:
    """A folder that does not exist yet, dated, so that nothing is ever overwritten."""
    from kinerja_core.services.berkas import nama_aman  # noqa: PLC0415 - a macro loads only what it uses

    base = nama_aman(f"{name} {datetime.now().astimezone():%Y-%m-%d}", 80)
    folder = parent / base
    number = 1
    while folder.exists():
        number += 1
        folder = parent / f"{base} ({number})"
    return folder
