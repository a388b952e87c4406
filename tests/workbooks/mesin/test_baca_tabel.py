"""Rows of a table, taken column by column, are what each of them is alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Final

from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.baca_tabel import baca_tabel
from kinerja_core.workbooks.mesin.isi_sel import hampa, salah
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import tampak_galat
from kinerja_core.workbooks.mesin.spek import LembarTabel
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

_CELL: Final = st.sampled_from((
    "", "", "", None, "RHK 1", "Hasil Kerja Utama", "Ya", " ", "a\nb", "https://contoh.go.id/a?b=1#c", "http://a",
    "#N/A", "#", "=A1", "a\n#N/A", "10/02/2026", "10 Februari 2026", datetime.date(2026, 1, 5),
    datetime.date(1950, 1, 1),
    datetime.datetime(2026, 1, 5, 7, 30),  # noqa: DTZ001 - as readers give it
    datetime.time(0), datetime.timedelta(0), 45000, 45000.5, 0, 0.0, 85.0, 0.85,
    1.0, True, False,
))


def _tabel(spek: LembarTabel, rows: Sequence[Sequence[Any]], *, ketat: bool) -> Tabel:
    above: list[list[Any]] = [[] for _ in range(spek.baris_judul - 1)]
    header: list[Any] = [column.judul for column in spek.kolom]
    kisi = Kisi({spek.nama: [*above, header, *map(list, rows)]})
    table = baca_tabel(spek, spek.nama, kisi, KumpulanTemuan(), ketat=ketat)
    assert table is not None
    return table


#: Said once for all rows of a sheet.
_TOGETHER: Final = "BARIS-SPASI"


def _semua(table: Tabel) -> tuple[list[Any], list[Any], set[int], dict[int, set[str]]]:
    records = [(row, [(name, type(one), one) for name, one in record.items()]) for row, record in table.baris]
    return records, table.kumpulan.daftar, table.buruk, table.cacat


_BARIS: Final = st.sampled_from((CATATAN_HARIAN, SKOR)).flatmap(
    lambda spek: st.tuples(st.just(spek), st.lists(st.lists(_CELL, max_size=len(spek.kolom)), max_size=5))
)
_NILAI: Final = [column.nama for column in SKOR.kolom].index("nilai")


@given(_BARIS, st.booleans())
@example((CATATAN_HARIAN, [["RHK 1", " "], ["", "RHK 1"], ["", " "]]), True)
def test_rows_say_together_what_each_says_alone(bahan: tuple[LembarTabel, list[list[Any]]], ketat: bool) -> None:
    spek, rows = bahan
    together = _semua(_tabel(spek, rows, ketat=ketat))
    alone: tuple[list[Any], list[Any], set[int], dict[int, set[str]]] = ([], [], set(), {})
    for number, row in enumerate(rows):
        records, findings, bad, flawed = _semua(_tabel(spek, [[]] * number + [row], ketat=ketat))
        alone[0].extend(records)
        alone[1].extend(findings)
        alone[2].update(bad)
        alone[3].update(flawed)
    spaces = [{one.kode for one in said} & {_TOGETHER} for said in (together[1], alone[1])]
    assert spaces[0] == spaces[1]
    for said in (together[1], alone[1]):
        said[:] = [one for one in said if one.kode != _TOGETHER]
    assert together == alone


@given(_BARIS)
@example((SKOR, [[""] * _NILAI + [1.0], [""] * _NILAI + [True]]))
@example((CATATAN_HARIAN, [[""] * 3 + [0]]))
@example((CATATAN_HARIAN, [["", " "]]))
def test_a_record_is_what_stands_in_cells_that_people_fill_and_each_is_judged(
    bahan: tuple[LembarTabel, list[list[Any]]],
) -> None:
    """A row in which only a formula shows something, or nothing but a naught, no or spaces, is none."""
    spek, rows = bahan
    table = _tabel(spek, rows, ketat=True)
    filled = [
        {column: one for column, one in zip(spek.kolom, row, strict=False) if column.isian and one not in ("", None)}
        if any(row) else {}
        for row in rows
    ]
    first = table.baris_pertama
    assert [(row, {*record}) for row, record in table.baris] == [
        (first + number, {column.nama for column in record}) for number, record in enumerate(filled)
        if not all(map(hampa, record.values()))
    ]
    wrong = {
        first + number: {
            column.nama for column, one in record.items()
            if not tampak_galat(one) and salah(column, one, persen=False) is not None
        }
        for number, record in enumerate(filled) if not all(map(hampa, record.values()))
    }
    assert table.cacat == {row: names for row, names in wrong.items() if names}
