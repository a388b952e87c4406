"""The workbook that is open in Excel: read as a kisi, written with sheets of results, marked and unmarked."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import xlwings as xw

from kinerja_core.model.excel import HURUF_SEL
from kinerja_core.model.galat import GalatKinerja

if TYPE_CHECKING:
    from kinerja_core.services.buku_aktif import PerubahanLembar
    from kinerja_core.services.lembar_hasil import LembarHasil

_HEADING: Final = (217, 234, 240)
_NUMERIC: Final = frozenset({int, float})
_WIDEST: Final = 70
#: What the formula of a mark holds, and the first words of its note: by them it is found again, wherever it went. The
#: task pane marks alike, and each removes the marks of the other.
TANDA: Final = "Tanda Kinerja"
_RUMUS_TANDA: Final = f'=LEN("{TANDA}")>0'
_WARNA: Final = {"kesalahan": "#F8D7DA", "peringatan": "#FFF3CD", "saran": "#DDEBF7"}
#: What a cell's note holds at most, so that Excel can show it.
_HURUF_CATATAN: Final = 1_500


# --- reading ------------------------------------------------------------------------------------------------------


def kisi(book: xw.Book, tell: Callable[[str], None]) -> Any:
    """Every sheet's values from A1 on, errors as their text (``#N/A``); a sheet that is far too large is left out."""
    from kinerja_core.services.buku_terbuka import BukuTerbuka  # noqa: PLC0415 - a macro loads only what it uses

    terbuka = BukuTerbuka()
    for sheet in book.sheets:
        tell(f"membaca lembar {sheet.name} ...")
        last = sheet.used_range.last_cell
        if terbuka.terlalu_luas(sheet.name, last.row, last.column):
            continue
        area = sheet.range((1, 1), (last.row, last.column))
        rows = [
            ["" if cell is None else float(cell) if isinstance(cell, Decimal) else cell for cell in row]  # of currency
            for row in area.options(ndim=2, err_to_str=True).value
        ]
        terbuka.tambah(sheet.name, rows, _formulas(area, rows), _formats(sheet, rows))
    return terbuka.kisi()


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
                if text and isinstance(text, str) and text[0] == "=" and text != rows[number][place]:
                    yield number, place


def _formats(sheet: xw.Sheet, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Places of numbers with their formats; the server cannot tell."""
    with suppress(NotImplementedError):
        for place, column in enumerate(zip(*rows, strict=True)):
            numbers = [number for number, cell in enumerate(column) if type(cell) in _NUMERIC]
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


def tulis_lembar(book: xw.Book, lembar: LembarHasil, *, ganti: xw.Sheet | None = None) -> str:
    """Write a table to a new sheet and give its name; nothing stays when that fails.

    Columns are text before anything is written, so that a NIP keeps its 18 digits and no text runs as a formula.
    ``ganti`` is an earlier sheet of the same kind, which goes when the new one stands.
    """
    title = nama_bebas(lembar.nama, [sheet.name for sheet in book.sheets])
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
        if ganti is not None:
            ganti.delete()
            sheet.name = title = nama_bebas(lembar.nama, [one.name for one in book.sheets if one.name != title])
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


def nama_bebas(name: str, taken: Iterable[str]) -> str:
    """A sheet name that is free (Excel ignores case): ``Temuan``, ``Temuan (2)``, ..."""
    used = {other.casefold() for other in taken}
    number = 1
    title = name
    while title.casefold() in used:
        number += 1
        title = f"{name} ({number})"
    return title


# --- marks --------------------------------------------------------------------------------------------------------


def tandai(book: xw.Book, temuan: Iterable[Any]) -> tuple[int | None, tuple[str, ...]]:
    """Mark the cells of findings by colour and note.

    Returns:
        How many cells, and the sheets that do not let themselves be marked; ``None`` where marks could not be found
        again (the server), so that none are made.
    """
    cells: dict[tuple[str, str], list[Any]] = {}
    for one in temuan:
        for address in one.semua_sel if one.lembar else ():
            cells.setdefault((one.lembar, address), []).append(one)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    marked, skipped = 0, dict.fromkeys(name for name, _ in cells if name not in sheets)
    for (name, address), found in cells.items():
        if name in skipped:
            continue
        worst = min(found, key=lambda one: list(_WARNA).index(one.tingkat.value))
        cell = sheets[name].range(address)
        try:
            len(cell.conditional_formats)
        except NotImplementedError:
            return None, ()
        try:
            cell.conditional_formats.add_custom(_RUMUS_TANDA, fill_color=_WARNA[worst.tingkat.value])
        except Exception:  # protected
            skipped[name] = None
            continue
        marked += _banyak(address)
        lines = (f"{one.tingkat.value}: {one.pesan}\n{one.saran}" for one in found)
        with suppress(Exception):  # a note of somebody's stays; a protected sheet may take colours and no notes
            first = sheets[name].range(address.partition(":")[0])
            if first.note is None:
                first.add_note("\n\n".join([TANDA, *lines])[:_HURUF_CATATAN])
    return marked, tuple(skipped)


def _banyak(alamat: str) -> int:
    """How many cells a range of one column has."""
    first, *last = (int(cell.lstrip(string.ascii_uppercase)) for cell in alamat.split(":"))
    return last[-1] - first + 1 if last else 1


def bersihkan(book: xw.Book) -> int:
    """Remove our marks, wherever rows have moved them; how many there were."""
    removed = 0
    for sheet in book.sheets:
        with suppress(NotImplementedError):
            for rule in reversed(list(sheet.used_range.conditional_formats)):
                if rule.type == "custom" and TANDA in str(rule.formula):
                    rule.delete()
                    removed += 1
        with suppress(NotImplementedError):
            for note in reversed(list(sheet.notes)):
                if str(note.text).startswith(TANDA):
                    note.delete()
    return removed


def lembar_temuan_lama(book: xw.Book) -> xw.Sheet | None:
    """The sheet of findings that an earlier check wrote, by its headings; a person's own sheet of that name stays."""
    from kinerja_core.services.lembar_hasil import KEPALA_TEMUAN  # noqa: PLC0415 - a macro loads only what it uses

    for sheet in book.sheets:
        if sheet.name.casefold() == "temuan":
            heading = sheet.range((1, 1), (1, len(KEPALA_TEMUAN))).options(ndim=1).value
            return sheet if list(heading) == list(KEPALA_TEMUAN) else None
    return None


def tautkan(book: xw.Book, nama: str, temuan: Sequence[Any]) -> None:
    """Make the addresses on a sheet of findings lead to their cells."""
    from kinerja_core.services.lembar_hasil import KEPALA_TEMUAN  # noqa: PLC0415 - as said

    sheet, place = book.sheets[nama], KEPALA_TEMUAN.index("Sel") + 1
    there = {one.name for one in book.sheets}
    column = sheet.range((2, place), (1 + len(temuan), place))
    column.number_format = "General"
    column.value = [[_tautan(one, there)] for one in temuan]


def _tautan(temuan: Any, ada: set[str]) -> str:
    if not temuan.sel:
        return ""
    if temuan.lembar not in ada:
        return str(temuan.sel)
    quoted = temuan.lembar.replace("'", "''").replace('"', '""')
    return f"=HYPERLINK(\"#'{quoted}'!{temuan.sel}\",\"{temuan.sel}\")"


def ketikkan(book: xw.Book, ubah: PerubahanLembar) -> None:
    """Type values into cells of a sheet; when one is refused, those before it are put back.

    Raises:
        GalatKinerja: the sheet refuses them.
    """
    sheet = book.sheets[ubah.lembar]
    old: list[tuple[xw.Range, Any]] = []
    try:
        for row, place, value in ubah.ketikan:
            cell = sheet.range((row + 1, place + 1))
            old.append((cell, cell.value))
            cell.value = value
    except Exception as problem:
        for cell, value in reversed(old[:-1]):
            with suppress(Exception):
                cell.value = value
        raise GalatKinerja(
            f'Lembar "{ubah.lembar}" tidak dapat diisi ({problem}). Bila bukunya hanya-baca atau lembarnya diproteksi '
            "dengan sandi, simpan salinannya dahulu."
        ) from problem
