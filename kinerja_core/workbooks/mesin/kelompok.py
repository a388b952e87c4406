"""Rows of a table that continue each other: the number they share, and what belongs to all of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_core.model.teks import sebut
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, setarakan
from kinerja_core.workbooks.mesin.temuan import Pelapor


def nomor_kelompok(table: Tabel, index: int, value: Any) -> int | None:
    """The number in the column of the group of a row; ``None`` with a finding when it is none."""
    name = table.spek.grup or ""
    column = table.spek.kolom_bernama(name)
    title, least, most = column.judul, int(column.terkecil), int(column.terbesar)
    if value is None:
        table.temuan("SEL-WAJIB", f"{title}: belum diisi.", index, name)
        return None
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 4:
        text = int(text)
    if isinstance(text, bool) or not isinstance(text, (int, float)) or text != int(text):
        table.temuan("ANGKA-SALAH", f"{title}: {kutip(value)} bukan bilangan bulat.", index, name)
        return None
    if not least <= text <= most:
        table.temuan("ANGKA-BATAS", f"{title}: {kutip(value)} harus {least} sampai {most}.", index, name)
        return None
    return int(text)


def tanpa_kepala(
    lapor: Pelapor[Tabel], kode: str, kelompok: tuple[str, int, int], semua: Mapping[int, tuple[Rekam, int | None]],
    names: Sequence[str],
) -> int | None:
    """Whether what belongs to a whole group stands in the row above, of another number or none: one of them is wrong.

    Args:
        lapor: takes the finding, unless the number above is wrong in itself, which was told already.
        kode: its code.
        kelompok: what a group is called (``RHK``), its number, and its first row.
        semua: every row with its number, ``None`` where that is wrong.
        names: columns of what belongs to the group, of which none is filled in it.

    Returns:
        The number above, 0 where it is wrong; ``None`` when nothing of the kind is there.
    """
    what, number, first = kelompok
    table = lapor.lembar
    above, other = semua.get(first - 1, ({}, None))
    if not names or any(name not in above for name in names):
        return None
    if any(name in record for record, own in semua.values() if own == number for name in names):
        return None
    if other is not None:
        titles = sebut([table.judul(name) for name in names])
        lapor(
            kode,
            f"{titles}: belum diisi untuk {what} {number}; baris di atasnya bernomor {other}, mungkin maksudnya sama.",
            first, names[0], saran=f"Samakan No {what} kedua baris itu bila satu {what}, atau isi sel-sel ini.",
            sel_lain=[table.sel(first, name) for name in names[1:]],
        )
    return other or 0


def _comparable(value: Any) -> Any:
    """A value as it is compared between rows that continue each other."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return setarakan(value) if isinstance(value, str) else value


def lanjutan(
    lapor: Pelapor[Tabel], rows: list[tuple[int, Rekam]], names: list[str], kode: str
) -> tuple[Rekam, dict[str, int], set[int]]:
    """First value of each column over rows that continue each other, where it stands, and rows that differ.

    A cell that is wrong in itself was told already: it makes its row differ, and no other one.

    Args:
        lapor: takes the findings.
        rows: the rows of one group.
        names: columns of which all rows must say the same or nothing.
        kode: code of the finding when they differ.
    """
    table = lapor.lembar
    values: Rekam = {}
    places: dict[str, int] = {}
    different: set[int] = set()
    wrong = {one.sel for one in table.kumpulan.daftar if one.lembar == table.nama and one.tingkat == "kesalahan"}
    for index, record in rows:
        for name in names:
            if name not in record:
                continue
            if name not in values:
                values[name], places[name] = record[name], index
            elif table.sel(index, name) in wrong:
                different.add(index)
            elif table.sel(places[name], name) in wrong:
                different.add(places[name])
                values[name], places[name] = record[name], index
            elif _comparable(record[name]) != _comparable(values[name]):
                different.add(index)
                lapor(
                    kode,
                    f"{table.judul(name)}: {kutip(record[name])} berbeda dari {kutip(values[name])} di "
                    f"{table.sel(places[name], name)}.",
                    index, name,
                )
    return values, places, different
