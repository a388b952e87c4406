"""Rows kept by column are the rows that a list of them would be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.workbooks.mesin.baris_lembar import BarisKisi, BarisLembar, IsiSel, kelompok

_TINGGI, _LEBAR = 9, 5
_ISI: st.SearchStrategy[IsiSel] = st.sampled_from(["", "", "Rapat", 0.0, 2.0, True])


@st.composite
def _lembar(draw: st.DrawFn) -> tuple[BarisLembar, list[BarisKisi]]:
    """A sheet as both: each row belongs to one of some groups, or to none."""
    owner = draw(st.lists(st.integers(-1, 2), min_size=_TINGGI, max_size=_TINGGI))
    rows: list[BarisKisi] = [[""] * _LEBAR for _ in range(_TINGGI)]
    groups = []
    for group in range(3):
        numbers = [row for row, mine in enumerate(owner) if mine == group]
        columns = draw(st.sets(st.integers(0, _LEBAR - 1), min_size=1)) if numbers else set()
        cells = {
            column: draw(st.lists(_ISI, min_size=len(numbers), max_size=len(numbers))) for column in sorted(columns)
        }
        for column, values in cells.items():
            for row, value in zip(numbers, values, strict=True):
                rows[row][column] = value
        if numbers:
            groups.append((numbers, cells))
    return BarisLembar(groups, _TINGGI, _LEBAR), rows


@given(_lembar())
def test_rows_kept_by_column_are_read_as_a_list_of_rows(lembar: tuple[BarisLembar, list[BarisKisi]]) -> None:
    berkolom, rows = lembar
    assert len(berkolom) == len(rows)
    assert [*berkolom] == [berkolom[row] for row in range(_TINGGI)] == rows
    assert berkolom == rows
    assert (berkolom[2:6], berkolom[:-1], berkolom[-1]) == (rows[2:6], rows[:-1], rows[-1])
    assert berkolom != rows[1:]


@given(_lembar(), st.integers(0, _TINGGI))
def test_both_hold_the_same_in_every_column_from_a_row_on(
    lembar: tuple[BarisLembar, list[BarisKisi]], pertama: int
) -> None:
    found = [
        {
            (row, column): value for rows, columns in kelompok(one, pertama) for column, cells in columns.items()
            for row, value in zip(rows, cells, strict=True) if value != ""
        }
        for one in lembar
    ]
    rows = lembar[1]
    assert found[0] == found[1] == {
        (row, column): value for row in range(pertama, _TINGGI) for column, value in enumerate(rows[row]) if value != ""
    }


def test_rows_of_other_widths_are_filled_up_and_blank_ones_left_out():
    rows: list[BarisKisi] = [["a"], [], ["", "", 0.0], [None, ""], ["b", "c"]]
    assert [*kelompok(rows, 1)] == [([2, 4], {0: ("", "b"), 1: ("", "c"), 2: (0.0, "")})]
