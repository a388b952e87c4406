"""Rows of tables are stored bit by bit as XlsxWriter stores them cell by cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.excel import DIBUAT, GALAT_EXCEL
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin.baris_siap import KolomSiap
from kinerja_core.workbooks.mesin.batas import TeksSelTerlaluPanjang
from kinerja_core.workbooks.mesin.isi import BarisKolom
from kinerja_core.workbooks.mesin.lembar_kerja import LembarKerja
from kinerja_core.workbooks.mesin.pena import tinggi_baris
from kinerja_core.workbooks.mesin.pengemas import BerkasBuku
from kinerja_core.workbooks.mesin.spek import Baris
from tests.workbooks import bahan_bangun as bahan


def tulis_per_sel(
    page: Any, kolom: Sequence[KolomSiap], tempat: tuple[int, int], isi: Sequence[Baris], kunci: Collection[str] = ()
) -> None:
    """The same rows, every cell given to XlsxWriter by itself."""
    first, last = tempat
    for number in range(last - first + 1):
        row = isi[number] if number < len(isi) else {}
        for place, column in enumerate(kolom):
            cell = first + number, place
            value = row.get(column.nama)
            if column.rumus is not None:
                text = column.rumus if isinstance(column.rumus, str) else column.rumus[number]
                page.write_formula(*cell, text, column.gaya, "" if value is None or value in GALAT_EXCEL else value)
            elif value is None or value == "":
                page.write_blank(*cell, None, column.gaya)
            elif isinstance(value, str):
                page.write_string(*cell, value, column.gaya)
            elif isinstance(value, datetime.date):
                page.write_datetime(*cell, value, column.gaya)
            else:
                page.write_number(*cell, value, column.gaya)
        if any(value not in (None, "") for name, value in row.items() if name not in kunci):
            texts = [(row.get(one.nama), one.lebar) for one in kolom if one.lebar is not None]
            page.tinggi_awal(first + number, tinggi_baris(texts))


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

    monkeypatch.setattr(LembarKerja, "tabel", tulis_per_sel)
    assert bangun() == ours


#: Columns by what they hold, a hidden one among them.
ISIAN, BERSAMA, SENDIRI, TERSEMBUNYI, KUNCI = "isian", "bersama", "sendiri", "tersembunyi", "kunci"


def kertas_kerja(rows: Sequence[Baris], *, kosong: int = 0, per_sel: bool = False) -> bytes:
    """A workbook of one small table, below a heading and above a last cell, and of a chart of it on another sheet."""
    book = BerkasBuku()
    book.set_properties({"created": DIBUAT})
    page = book.add_worksheet("Uji")
    looks = [book.add_format({"bold": bold, "num_format": shown}) for bold, shown in ((0, "@"), (1, "0.00"))]
    page.write_string(0, 0, "kepala & judul")
    first, last = 2, 1 + len(rows) + kosong
    own = tuple(f'IF(A{row}<>"",5%,"<{row}>")' for row in range(first + 1, last + 2))
    columns = [
        KolomSiap(nama=ISIAN, gaya=looks[0], lebar=8, rumus=None),
        KolomSiap(nama=BERSAMA, gaya=looks[1], lebar=12, rumus='IF(A3<5%,"%s & <b>",B2)',
                  bersama=page.rumus_bersama(1, first, last)),
        KolomSiap(nama=SENDIRI, gaya=looks[0], lebar=20.5, rumus=own),
        KolomSiap(nama=TERSEMBUNYI, gaya=looks[1], lebar=None, rumus=None),
        KolomSiap(nama=KUNCI, gaya=looks[0], lebar=8, rumus=None),
    ]  # fmt: skip
    page.write_string(last + 2, 5, "kaki")
    write: Callable[..., None] = tulis_per_sel if per_sel else LembarKerja.tabel
    write(page, columns, (first, last), rows, {KUNCI})
    for sheet in (page, book.add_worksheet("Grafik")):
        chart = book.add_chart({"type": "bar"})
        for letter in "ABCDE":
            chart.add_series({"values": f"=Uji!${letter}$1:${letter}${last + 3}"})
        sheet.insert_chart(0, 7, chart)
        book.simpan(sheet)
    return book.selesai()


GALAK = ["&", "<b>", '"', "%s %(x)s %%", "_x000D_", "=1+1", "#N/A", "dua\nbaris", "🙂" * 9, "x" * 90, " tepi ",
         "&amp;lt;", "\x0b", "12", "\0"]  # fmt: skip
NILAI = st.one_of(
    st.none(), st.just(""), st.sampled_from(GALAK), st.text(st.characters(codec="utf-8"), max_size=30), st.booleans(),
    st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False),
    st.dates(datetime.date(1901, 1, 1)),
)
TERHITUNG = st.one_of(st.none(), st.just(""), st.sampled_from(GALAK), st.integers(), st.floats(), st.booleans())
BARIS = st.fixed_dictionaries(
    {}, optional={ISIAN: NILAI, BERSAMA: TERHITUNG, SENDIRI: TERHITUNG, TERSEMBUNYI: NILAI, KUNCI: NILAI}
)


@settings(max_examples=25)
@given(st.lists(BARIS, max_size=5), st.integers(1, 2))
def test_whatever_stands_in_a_row_it_has_the_bytes_that_cell_by_cell_gives(rows: list[Baris], kosong: int) -> None:
    expected = kertas_kerja(rows, kosong=kosong, per_sel=True)
    assert kertas_kerja(rows, kosong=kosong) == expected
    assert kertas_kerja(BarisKolom(rows), kosong=kosong) == expected


def test_every_hostile_text_has_the_bytes_that_cell_by_cell_gives() -> None:
    rows = [{ISIAN: one, BERSAMA: one, SENDIRI: one, TERSEMBUNYI: one, KUNCI: one} for one in GALAK]
    assert kertas_kerja(rows) == kertas_kerja(rows, per_sel=True)


@pytest.fixture
def buku() -> BerkasBuku:
    return BerkasBuku()


@pytest.fixture
def halaman(buku: BerkasBuku) -> Any:
    return buku.add_worksheet("Uji")


@pytest.fixture
def kolom(buku: BerkasBuku) -> list[KolomSiap]:
    return [KolomSiap(nama=ISIAN, gaya=buku.add_format(), lebar=8, rumus=None)]


@pytest.mark.parametrize("nilai", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_of_excel_is_refused(
    buku: BerkasBuku, halaman: Any, kolom: list[KolomSiap], nilai: float
) -> None:
    halaman.tabel(kolom, (0, 0), [{ISIAN: nilai}])
    with pytest.raises(TypeError):
        buku.simpan(halaman)


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place(
    buku: BerkasBuku, halaman: Any, kolom: list[KolomSiap]
) -> None:
    halaman.tabel(kolom, (4, 9), [{}, {ISIAN: "x" * 32_768}])
    with pytest.raises(TeksSelTerlaluPanjang, match="lembar Uji sel A6 sepanjang 32768 huruf"):
        buku.simpan(halaman)


def test_a_cell_written_among_the_rows_of_a_table_is_not_lost_silently(
    buku: BerkasBuku, halaman: Any, kolom: list[KolomSiap]
) -> None:
    halaman.tabel(kolom, (4, 9), ())
    halaman.write_string(9, 3, "hilang")
    with pytest.raises(ValueError, match="di antara baris tabel"):
        buku.simpan(halaman)


def test_rows_past_the_last_of_excel_are_refused(halaman: Any, kolom: list[KolomSiap]) -> None:
    halaman.tabel(kolom, (4, 1_048_575), ())
    with pytest.raises(ValueError, match="1048577"):
        halaman.tabel(kolom, (4, 1_048_576), ())
