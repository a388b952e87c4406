"""Rows of a table that are no records: texts that somebody wrote below it, and rows of spaces."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import Final

from kinerja_core.model.teks import sebut
from kinerja_core.workbooks.mesin.isi_sel import hampa
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, tampak_galat
from kinerja_core.workbooks.mesin.spek import KOLOM_STATUS

#: Rows that are named one by one.
_DERET: Final = 2


def teks_di_bawah(table: Tabel) -> None:
    """Take out what is no row but a text that somebody wrote below the table, each said once."""
    last = table.baris_pertama + table.spek.kapasitas
    typed = {column.nama for column in table.spek.kolom if column.isian}
    if sum(column.wajib and column.isian for column in table.spek.kolom) < 2:
        return
    below: tuple[int, str, object] | None = None  # the text below the table that was found last
    for place in range(len(table.baris) - 1, -1, -1):
        row, record = table.baris[place]
        if row < last and below != (row + 1, *_only(record, typed)):
            return
        names = [name for name in record if name in typed]
        if len(names) != 1 or not isinstance(text := record[names[0]], str) or tampak_galat(text) or hampa(text):
            continue
        below = row, names[0], text
        del table.baris[place]
        table.kumpulan.lupakan(table.nama, table.sel(row, names[0]))
        said = "berdiri sendiri di bawah tabel, di luar baris yang disiapkan."
        table.kumpulan.tambah(
            "TEKS-DI-BAWAH-TABEL", f"Teks {kutip(text, 60)} {said}", lembar=table.nama, sel=table.sel(row, names[0]),
            tanpa_isi=f"Sebuah teks {said}",
        )


def _only(record: Rekam, isian: Collection[str]) -> tuple[str, object] | tuple[()]:
    """The only cell of a row that people filled: its column and what it holds."""
    filled = [(name, value) for name, value in record.items() if name in isian]
    return filled[0] if len(filled) == 1 else ()


def hanya_spasi(table: Tabel, isian: Collection[str]) -> None:
    """Take out rows in which nothing but spaces was typed: blank to who sees them, but not to the sheet's status."""
    blank = {
        row: record for row, record in table.baris
        if row not in table.cacat and all(hampa(value) for name, value in record.items() if name in isian)
    }
    if not blank:
        return
    table.baris = [(row, record) for row, record in table.baris if row not in blank]
    if not (rows := [row for row in blank if table.tampil(row, KOLOM_STATUS)]):
        return
    first = next(name for name in blank[rows[0]] if name in isian)
    said = f"Isian baris {nomor_baris(rows)} hanya spasi: tampak kosong, tetapi buku ini menganggapnya terisi."
    table.kumpulan.tambah("BARIS-SPASI", said, lembar=table.nama, sel=table.sel(rows[0], first), tanpa_isi=said)


def nomor_baris(rows: Sequence[int]) -> str:
    """Numbers of rows as people count them, a few of many: ``7, 9–40``."""
    numbers = itertools.groupby(enumerate(sorted({*rows})), lambda pair: pair[1] - pair[0])
    runs = [[row + 1 for _, row in run] for _, run in numbers]
    return sebut([
        one for run in runs for one in ([f"{run[0]}–{run[-1]}"] if len(run) > _DERET else map(str, run))
    ])
