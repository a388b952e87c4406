"""A CSV as rows of a grid: its encoding decided by the whole file, its separator by its first line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.teks import Ganjil, TeksRusak, baris_teks, urai
from kinerja_core.model.excel import KOLOM_LEMBAR
from kinerja_core.workbooks.mesin.alamat import alamat
from kinerja_core.workbooks.mesin.kisi import BarisKisi
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Name of the only sheet of a CSV.
CSV: Final = "CSV"
#: Most cells of a list: some hundred thousand people.
BATAS_SEL: Final = 1_000_000
#: The first line by which Excel is told the separator.
_SEPARATOR: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)


def baris_csv(path: Path, found: KumpulanTemuan) -> list[BarisKisi]:
    """Lines of a CSV as rows of a grid; a record stands at the line it begins in.

    Raises:
        BerkasTidakTerbaca: no CSV, or more than the budget allows.
    """
    budget = Anggaran(sel=BATAS_SEL)
    try:
        text, odd = urai(baca_bita(path, budget))
    except TeksRusak as problem:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini bukan teks CSV; simpan sebagai CSV UTF-8.") from problem
    for one in odd:
        _note(one, found)
    start = 0
    grid: list[BarisKisi] = []
    if told := _SEPARATOR.match(text):
        separator, start = told[1], told.end()
        grid.append([])
    else:
        first = next((line for line in baris_teks(text) if line.strip()), "")
        separator = max(",;\t", key=first.count)
    _fill_rows(grid, baris_teks(text, start), separator, budget, found)
    return grid


def _fill_rows(
    rows: list[BarisKisi], lines: Iterator[str], separator: str, budget: Anggaran, found: KumpulanTemuan
) -> None:
    """Put records where their lines are, each as wide as the first."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    width, before = 0, len(rows)
    line = before
    try:
        for record in reader:
            blank = line - len(rows)
            line = before + reader.line_num
            if not width and any(cell.strip() for cell in record):
                width = len(record)
                if width > KOLOM_LEMBAR:  # further columns have no letters
                    raise terlalu_besar("berisi lebih dari 16.384 kolom")
            budget.pakai("sel", max(width, 1) * (blank + 1))
            rows.extend([] for _ in range(blank))
            if len(record) > width and any(cell.strip() for cell in record[width:]):
                found.tambah(
                    "BARIS-BERLEBIH", f"Ada {len(record)} isian, padahal judulnya {width}.", lembar=CSV,
                    sel=alamat(len(rows), width),
                )
                rows.append([])
            else:
                rows.append(list(record[:width]))
    except csv.Error as problem:
        raise BerkasTidakTerbaca("BERKAS-RUSAK", f"CSV rusak pada baris {before + reader.line_num}.") from problem
    for cells in rows:
        cells.extend([""] * (width - len(cells)))


def _note(odd: Ganjil, found: KumpulanTemuan) -> None:
    found.tambah(
        "TEKS-PENGODEAN",
        f'Satu huruf tidak tersimpan seperti huruf lain di berkas ini; kata itu dibaca sebagai "{odd.kata}".',
        lembar=CSV, sel=alamat(odd.baris - 1, 0),
    )
