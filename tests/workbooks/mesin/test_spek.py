from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.excel import panjang_excel
from kinerja_core.model.istilah import JenisSKP, Perilaku
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.orang import DAFTAR_PANGKAT
from kinerja_core.workbooks.mesin.spek import LembarForm, LembarTabel, SpekBuku, lipat

BUKU = [
    *(buku_skp(jenis) for jenis in JenisSKP), buku_unit(), buku_penilaian_360(date(2025, 12, 31)), BUKU_DAFTAR_PENILAI,
]


def lembar_data(buku: SpekBuku) -> list[LembarTabel | LembarForm]:
    return [sheet for sheet in buku.lembar if isinstance(sheet, LembarTabel | LembarForm)]


@pytest.mark.parametrize("buku", BUKU)
def test_no_header_means_two_columns_and_no_name_means_two_sheets(buku: SpekBuku) -> None:
    sheets = lembar_data(buku)
    for sheet in sheets:
        cells = sheet.kolom if isinstance(sheet, LembarTabel) else sheet.isian
        for one, other in itertools.combinations(cells, 2):
            assert one.nama != other.nama
            for text in (one.judul, *one.ejaan):
                assert not other.cocok(text), (sheet.nama, text, other.nama)
    for one, other in itertools.permutations(sheets, 2):
        assert not any(other.bernama(name) for name in (one.nama, *one.ejaan))


@pytest.mark.parametrize("buku", BUKU)
def test_every_sheet_is_found_by_its_other_spellings(buku: SpekBuku) -> None:
    for sheet in lembar_data(buku):
        for name in (sheet.nama, sheet.nama.upper(), f" {sheet.nama} ", *sheet.ejaan):
            assert buku.cari_lembar(name) is sheet
    assert buku.cari_lembar("Lembar Saya") is None


@pytest.mark.parametrize("buku", BUKU)
def test_every_column_people_fill_has_help_and_room_for_its_message(buku: SpekBuku) -> None:
    for sheet in lembar_data(buku):
        for cell in sheet.kolom if isinstance(sheet, LembarTabel) else sheet.isian:
            if cell.isian:
                assert cell.bantuan, (sheet.nama, cell.nama)
                assert panjang_excel(cell.bantuan) <= batas.HURUF_PESAN


@pytest.mark.parametrize("buku", BUKU)
def test_continued_columns_stand_only_where_rows_are_grouped(buku: SpekBuku) -> None:
    for sheet in lembar_data(buku):
        if isinstance(sheet, LembarTabel):
            assert any(column.lanjut for column in sheet.kolom) is (sheet.grup is not None)
            assert sheet.grup is None or sheet.kolom_bernama(sheet.grup).wajib


def test_rows_of_a_form_do_not_meet() -> None:
    for buku in BUKU:
        for sheet in lembar_data(buku):
            if isinstance(sheet, LembarForm):
                rows = list(sheet.baris.values())
                assert len(set(rows)) == len(rows) == len(sheet.isian)
                assert min(rows) == sheet.baris_judul + 1


@given(
    st.sampled_from(["Target", "Rencana Hasil Kerja", "Kode IKI"]),
    st.sampled_from(["", " ", "\n", " *", "  (*)", " :"]),
)
def test_a_header_is_found_whatever_its_looks(judul: str, akhir: str) -> None:
    sheet = buku_skp(JenisSKP.KUANTITATIF_JA_JF).tabel("SKP")
    for text in (judul + akhir, judul.upper() + akhir, judul.replace(" ", "\n ") + akhir):
        found = sheet.cari_kolom(text)
        assert found is not None
        assert found.judul == judul


@given(st.text())
def test_folding_twice_changes_nothing(teks: str) -> None:
    assert lipat(lipat(teks)) == lipat(teks)


def test_every_pangkat_offered_is_one_the_model_reads_back() -> None:
    assert len(DAFTAR_PANGKAT) == 34
    assert [str(Pangkat.parse(text)) for text in DAFTAR_PANGKAT] == list(DAFTAR_PANGKAT)


def test_the_seven_values_have_three_panduan_each() -> None:
    assert list(PANDUAN) == list(Perilaku)
    assert len({line for lines in PANDUAN.values() for line in lines}) == 21


def test_a_text_of_emoji_is_measured_as_excel_measures_it() -> None:
    assert panjang_excel("🙂a") == 3
    assert batas.periksa_teks_sel("🙂" * 16_383, "SKP", "A1")
    with pytest.raises(batas.TeksSelTerlaluPanjang, match="lembar SKP sel A1"):
        batas.periksa_teks_sel("🙂" * 16_384, "SKP", "A1")


@pytest.mark.parametrize("nama", ["", "x" * 32, "a/b", "a:b", "[a]", "'a", "a*", "a?", "a\\b"])
def test_a_sheet_name_excel_refuses_is_a_named_error(nama: str) -> None:
    with pytest.raises(batas.NamaLembarSalah):
        batas.periksa_nama_lembar(nama)


def test_a_sheet_name_of_31_characters_is_taken() -> None:
    assert batas.periksa_nama_lembar("x" * 31) == "x" * 31


@pytest.mark.parametrize(("judul", "pesan"), [("x" * 33, ""), ("x", "y" * 256), ("🙂" * 17, "")])
def test_a_message_excel_refuses_is_a_named_error(judul: str, pesan: str) -> None:
    with pytest.raises(batas.PesanSelTerlaluPanjang, match="terlalu panjang"):
        batas.periksa_pesan(judul, pesan)
    batas.periksa_pesan("x" * 32, "y" * 255)


def test_a_list_source_over_255_characters_is_a_named_error() -> None:
    assert batas.periksa_sumber_daftar("=" + "x" * 254)
    with pytest.raises(batas.DaftarTerlaluPanjang):
        batas.periksa_sumber_daftar("=" + "x" * 255)


def test_a_formula_over_excels_limit_is_a_named_error() -> None:
    with pytest.raises(batas.RumusTerlaluPanjang, match="lembar SKP sel B2"):
        batas.periksa_rumus("x" * 8_192, "SKP", "B2")
