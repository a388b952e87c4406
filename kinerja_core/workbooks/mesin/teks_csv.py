"""A CSV as rows of a kisi: its encoding decided by the whole file, its separator by its first line."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.teks import Ganjil, TeksRusak, baris_teks, urai
from kinerja_core.model.excel import KOLOM_LEMBAR
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import alamat, tempat
from kinerja_core.workbooks.mesin.kisi import BarisKisi
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Name of the only sheet of a CSV.
CSV: Final = "CSV"
#: Endings of files that are read as a CSV.
AKHIRAN_TEKS: Final = frozenset({".csv", ".txt", ".tsv"})
#: Most cells of a list: some hundred thousand people.
BATAS_SEL: Final = 1_000_000
#: The first line by which Excel is told the separator.
_SEPARATOR: Final = ungkapan(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


#: Digits that Excel was told to keep as text; the mark is no part of them.
_KEPT_TEXT: Final = ungkapan(r"'[0-9][0-9 ]*")

_SEPARATORS: Final = ",;\t|"
#: Lines among which the header of a list is looked for, to tell its separator.
_AWAL: Final = 30


def baris_csv(
    path: Path, found: KumpulanTemuan, *, judul: Callable[[Sequence[str]], int] | None = None
) -> list[BarisKisi]:
    """Lines of a CSV as rows of a kisi; a record stands at the line it begins in.

    Args:
        path: the file.
        found: where findings go.
        judul: counts the headers among the cells of a line. With it lines may stand above the header, the separator
            is the one that makes the most headers, and a row may be longer than others: its reader says so.

    Raises:
        BerkasTidakTerbaca: no CSV, or more than the budget allows.
    """
    budget = Anggaran(sel=BATAS_SEL)
    text, start, separator = buka_csv(path, found, budget, judul=judul)
    rows: list[BarisKisi] = [[]] if start else []
    _fill_rows(rows, baris_teks(text, start), separator, budget, None if judul is not None else found)
    return rows


def buka_csv(
    path: Path, found: KumpulanTemuan, budget: Anggaran, *, judul: Callable[[Sequence[str]], int] | None = None
) -> tuple[str, int, str]:
    """The text of a CSV, where its lines begin (behind a line that only tells the separator), and the separator.

    Args:
        path: the file.
        found: where findings go.
        budget: what it may cost.
        judul: as for :func:`baris_csv`.

    Raises:
        BerkasTidakTerbaca: no CSV, or more than the budget allows.
    """
    try:
        text, odd = urai(baca_bita(path, budget))
    except TeksRusak as problem:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan teks CSV; simpan sebagai CSV UTF-8.") from problem
    for one in odd:
        _note(one, found)
    if told := _SEPARATOR.match(text):
        return text, told.end(), told[1]
    return text, 0, _pemisah(text, judul)


def _pemisah(text: str, judul: Callable[[Sequence[str]], int] | None) -> str:
    """The separator of the first line that has any, or the one that makes the most headers of one of the first."""
    lines = [line[:9999] for line, _ in zip(baris_teks(text), range(_AWAL), strict=False) if line.strip()]
    if judul is None:
        return max(_SEPARATORS, key=next((line for line in lines if set(line) & set(_SEPARATORS)), "").count)

    def headers(one: str) -> int:
        return max((judul(cells) for line in lines for cells in csv.reader([line], delimiter=one)), default=0)

    return max(_SEPARATORS, key=headers)


def _fill_rows(
    rows: list[BarisKisi], lines: Iterator[str], separator: str, budget: Anggaran, found: KumpulanTemuan | None
) -> None:
    """Put records where their lines are, each as wide as the header; without ``found`` each as wide as it is.

    The header is the first line of several cells: a title may stand above it.
    """
    reader = csv.reader(lines, delimiter=separator, strict=True)
    width, before = 0, len(rows)
    line = before
    try:
        for record in reader:
            blank = line - len(rows)
            line = before + reader.line_num
            if found is None:
                width = max(width, len(record))
            elif not width and sum(bool(cell.strip()) for cell in record) > 1:
                width = len(record)
            if width > KOLOM_LEMBAR:  # further columns have no letters
                raise terlalu_besar("berisi lebih dari 16.384 kolom")
            budget.pakai("sel", max(width, 1) * (blank + 1))
            rows.extend([] for _ in range(blank))
            if found is None:
                rows.append(_plain(record))
            else:
                rows.append(lebarkan(record, width, len(rows), found) if width else [" ".join(filter(None, record))])
    except csv.Error as problem:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", _broken(problem, line + 1, before + reader.line_num)) from problem
    for cells in rows:
        cells.extend([""] * (width - len(cells)))


def _broken(problem: csv.Error, awal: int, akhir: int) -> str:
    """Why a CSV is broken: the record that begins in line ``awal``, as Python's reader found in line ``akhir``."""
    said = str(problem)
    if "unexpected end of data" in said:
        return f"CSV rusak sejak baris {awal}: ada tanda kutip ganda yang tidak ditutup."
    if "field larger" in said:
        most = f"{csv.field_size_limit():,}".replace(",", ".")
        return (
            f"CSV rusak sejak baris {awal}: satu isian lebih dari {most} huruf, biasanya karena tanda kutip ganda yang "
            "tidak ditutup."
        )
    if "expected after" in said:
        return f"CSV rusak pada baris {akhir}: ada tulisan di belakang tanda kutip ganda yang menutup isiannya."
    return f"CSV rusak pada baris {akhir}."


def lebarkan(record: Sequence[str], lebar: int, baris: int, found: KumpulanTemuan) -> BarisKisi:
    """A record no wider than the header; one that says more is a finding, and empty."""
    if len(record) > lebar and any(cell.strip() for cell in record[lebar:]):
        found.tambah(
            "BARIS-BERLEBIH", f"Ada {len(record)} isian, padahal judulnya {lebar}.", lembar=CSV,
            sel=alamat(baris, lebar),
        )
        return []
    return _plain(record[:lebar])


def _plain(record: Sequence[str]) -> BarisKisi:
    return [cell[1:] if _KEPT_TEXT.fullmatch(cell) else cell for cell in record]


def _note(odd: Ganjil, found: KumpulanTemuan) -> None:
    said = "Satu huruf tidak tersimpan seperti huruf lain di berkas ini"
    if odd.semua:
        said = "Berkas ini tampaknya disimpan sebagai CSV Macintosh atau MS-DOS, sehingga satu huruf salah baca"
    found.tambah(
        "TEKS-PENGODEAN", f'{said}; kata itu dibaca sebagai "{odd.kata}".',
        lembar=CSV, sel=alamat(odd.baris - 1, 0),
    )


def bertempat(temuan: Iterable[Temuan], berkas: str, *, teks: bool) -> tuple[Temuan, ...]:
    """Findings of a list with the name of its file; of a CSV (``teks``) people look for the line."""
    name = tampak(berkas)
    if not teks:
        return tuple(item.model_copy(update={"berkas": name}) for item in temuan)
    return tuple(
        item.model_copy(update={
            "berkas": name, "lembar": None,
            "pesan": f"Baris {tempat(item.sel)[0] + 1}: {item.pesan}" if item.sel else item.pesan,
        })
        for item in temuan
    )
