"""Lists of people written as offices write them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from kinerja_core.model.buku import PesertaDaftar
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai

ANDI, BUDI, CITRA, PPPK = "197209041999012001", "197204032002121002", "198807022013011003", "199206102022211003"
JUDUL = ["Nama", "NIP", "Jabatan", "Unit Kerja"]
Baris = Sequence[Any]


def tulis(
    path: Path, lembar: Mapping[str, Sequence[Baris]], gabung: Sequence[str] = (), *, tersembunyi: int | None = None
) -> Path:
    """A workbook with these sheets; ``gabung`` are merges of the first, whose first cell keeps its value.

    The row ``tersembunyi`` of each, from 1, is hidden.
    """
    with xlsxwriter.Workbook(path) as book:
        hari = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, (name, rows) in enumerate(lembar.items()):
            sheet = book.add_worksheet(name)
            if tersembunyi is not None:
                sheet.set_row(tersembunyi - 1, options={"hidden": True})
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, datetime.date):
                        sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), hari)  # noqa: DTZ001 - a day has no zone
                    elif value is not None:
                        sheet.write(row, column, value)
            for reference in gabung if number == 0 else ():
                sheet.merge_range(reference, "")
                first = reference.partition(":")[0]
                column, row = ord(first[0]) - ord("A"), int(first[1:]) - 1
                if column < len(rows[row]) and rows[row][column] is not None:
                    sheet.write(row, column, rows[row][column])
    return path


def baca(folder: Path, rows: Sequence[Baris], gabung: Sequence[str] = ()) -> tuple[list[PesertaDaftar], list[Temuan]]:
    """The people of a list of one sheet, and the findings."""
    members, findings = baca_daftar_pegawai(tulis(folder / "daftar.xlsx", {"Sheet1": rows}, gabung))
    return [*members], [*findings]


def ringkas(member: PesertaDaftar) -> tuple[str, str, str, str]:
    """Who, and where."""
    person = member.pegawai
    return person.nama, str(person.nip), person.jabatan, person.unit_kerja
