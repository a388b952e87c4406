"""Rows of tables are stored bit by bit as XlsxWriter stores them cell by cell."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from kinerja_core.model.excel import DIBUAT, GALAT_EXCEL
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin.baris_siap import BarisSiap, KolomSiap
from kinerja_core.workbooks.mesin.batas import TeksSelTerlaluPanjang
from kinerja_core.workbooks.mesin.lembar_kerja import LembarKerja
from kinerja_core.workbooks.mesin.pena import tinggi_baris
from kinerja_core.workbooks.mesin.spek import Baris
from tests.workbooks import bahan_bangun as bahan


class BarisPerSel:
    """The same rows, every cell given to XlsxWriter by itself."""

    def __init__(self, halaman: Any, kolom: Sequence[KolomSiap], baris1: int, _baris2: int) -> None:
        self._page = halaman
        self._columns = kolom
        self._line = baris1
        self._first = baris1

    def tambah(self, isi: Baris, *, terisi: bool) -> None:
        for number, column in enumerate(self._columns):
            place = self._line, number
            value = isi.get(column.nama)
            if column.rumus is not None:
                text = column.rumus if isinstance(column.rumus, str) else column.rumus[self._line - self._first]
                shown = "" if value is None or value in GALAT_EXCEL else value
                self._page.write_formula(*place, text, column.gaya, shown)
            elif value is None or value == "":
                self._page.write_blank(*place, None, column.gaya)
            elif isinstance(value, str):
                self._page.write_string(*place, value, column.gaya)
            elif isinstance(value, datetime.date):
                self._page.write_datetime(*place, value, column.gaya)
            else:
                self._page.write_number(*place, value, column.gaya)
        if terisi:
            texts = [(isi.get(one.nama), one.lebar) for one in self._columns if one.lebar is not None]
            self._page.tinggi_awal(self._line, tinggi_baris(texts))
        self._line += 1


@pytest.mark.parametrize("bangun", [
    pytest.param(lambda: bangun_skp(JenisSKP.KUALITATIF_JPT), id="skp kosong"),
    pytest.param(lambda: bangun_skp(isi=bahan.buku_terisi()), id="skp terisi"),
    pytest.param(bangun_unit, id="unit kosong"),
    pytest.param(lambda: bangun_unit(bahan.buku_unit(7)), id="unit terisi"),
    pytest.param(lambda: bangun_unit(bahan.buku_unit(310)), id="unit besar"),
    pytest.param(lambda: bangun_penilaian_360(2025, pegawai=[bahan.PEGAWAI]), id="360"),
])  # fmt: skip
def test_every_workbook_has_the_bytes_that_cell_by_cell_gives(
    bangun: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = bangun()

    def per_sel(page: LembarKerja, kolom: Sequence[KolomSiap], baris1: int, baris2: int) -> BarisPerSel:
        return BarisPerSel(page, kolom, baris1, baris2)

    monkeypatch.setattr(LembarKerja, "tabel", per_sel)
    assert bangun() == ours


#: Columns by what they hold, a hidden one among them.
ISIAN, BERSAMA, SENDIRI, TERSEMBUNYI = "isian", "bersama", "sendiri", "tersembunyi"


def kertas_kerja(rows: Sequence[Baris], filled: Sequence[bool], *, per_sel: bool = False) -> bytes:
    """A workbook of one small table, below a heading and above a last cell."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": DIBUAT})
    book.worksheet_class = LembarKerja
    page = book.add_worksheet("Uji")
    looks = [book.add_format({"bold": bold, "num_format": shown}) for bold, shown in ((0, "@"), (1, "0.00"))]
    page.write_string(0, 0, "kepala & judul")
    first, last = 2, 1 + len(rows)
    own = tuple(f'IF(A{row}<>"",5%,"<{row}>")' for row in range(first + 1, last + 2))
    columns = [
        KolomSiap(nama=ISIAN, gaya=looks[0], lebar=8, rumus=None),
        KolomSiap(nama=BERSAMA, gaya=looks[1], lebar=12, rumus='IF(A3<5%,"%s & <b>",B2)',
                  bersama=page.rumus_bersama(1, first, last)),
        KolomSiap(nama=SENDIRI, gaya=looks[0], lebar=20.5, rumus=own),
        KolomSiap(nama=TERSEMBUNYI, gaya=looks[1], lebar=None, rumus=None),
    ]  # fmt: skip
    table = BarisPerSel(page, columns, first, last) if per_sel else page.tabel(columns, first, last)
    for row, is_filled in zip(rows, filled, strict=True):
        table.tambah(row, terisi=is_filled)
    page.write_string(last + 2, 5, "kaki")
    chart = book.add_chart({"type": "bar"})
    for letter in "ABC":
        chart.add_series({"values": f"=Uji!${letter}$1:${letter}${last + 3}"})
    page.insert_chart(0, 7, chart)
    book.close()
    return out.getvalue()


GALAK = ["&", "<b>", '"', "%s %(x)s %%", "_x000D_", "=1+1", "#N/A", "dua\nbaris", "🙂" * 9, "x" * 90, " tepi ",
         "&amp;lt;", "\x0b", "12", "\0"]  # fmt: skip
NILAI = st.one_of(
    st.none(), st.just(""), st.sampled_from(GALAK), st.text(st.characters(codec="utf-8"), max_size=30), st.booleans(),
    st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(datetime.date(1901, 1, 1)),
)
TERHITUNG = st.one_of(st.none(), st.just(""), st.sampled_from(GALAK), st.integers(), st.floats(), st.booleans())
BARIS = st.fixed_dictionaries(
    {}, optional={ISIAN: NILAI, BERSAMA: TERHITUNG, SENDIRI: TERHITUNG, TERSEMBUNYI: NILAI}
)


@settings(max_examples=25)
@given(st.lists(st.tuples(BARIS, st.booleans()), min_size=1, max_size=5))
def test_whatever_stands_in_a_row_it_has_the_bytes_that_cell_by_cell_gives(rows: list[tuple[Baris, bool]]) -> None:
    cells, filled = [row for row, _ in rows], [is_filled for _, is_filled in rows]
    assert kertas_kerja(cells, filled) == kertas_kerja(cells, filled, per_sel=True)


def test_every_hostile_text_has_the_bytes_that_cell_by_cell_gives() -> None:
    rows = [{ISIAN: one, BERSAMA: one, SENDIRI: one, TERSEMBUNYI: one} for one in GALAK]
    filled = [True] * len(rows)
    assert kertas_kerja(rows, filled) == kertas_kerja(rows, filled, per_sel=True)


@pytest.fixture
def halaman() -> Any:
    book = Workbook(io.BytesIO(), {"in_memory": True})
    book.worksheet_class = LembarKerja
    return book.add_worksheet("Uji")


def kolom_isian(halaman: Any) -> list[KolomSiap]:
    return [KolomSiap(nama=ISIAN, gaya=halaman, lebar=8, rumus=None)]


@pytest.mark.parametrize("nilai", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_of_excel_is_refused(halaman: Any, nilai: float) -> None:
    with pytest.raises(TypeError):
        halaman.tabel(kolom_isian(halaman), 0, 0).tambah({ISIAN: nilai}, terisi=True)


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place(halaman: Any) -> None:
    table: BarisSiap = halaman.tabel(kolom_isian(halaman), 4, 9)
    table.tambah({}, terisi=False)
    with pytest.raises(TeksSelTerlaluPanjang, match="lembar Uji sel A6 sepanjang 32768 huruf"):
        table.tambah({ISIAN: "x" * 32_768}, terisi=True)


def test_a_cell_written_among_the_rows_of_a_table_is_not_lost_silently(halaman: Any) -> None:
    halaman.tabel(kolom_isian(halaman), 4, 9)
    halaman.write_string(9, 3, "hilang")
    with pytest.raises(ValueError, match="di antara baris tabel"):
        halaman._write_rows()


def test_rows_past_the_last_of_excel_are_refused(halaman: Any) -> None:
    halaman.tabel(kolom_isian(halaman), 4, 1_048_575)
    with pytest.raises(ValueError, match="1048577"):
        halaman.tabel(kolom_isian(halaman), 4, 1_048_576)
