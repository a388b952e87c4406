"""Functions for cells as plain Python, with the types Excel sends: float, str, bool, None, datetime, lists of lists."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kinerja_addin import udf

from kinerja_core.model.dasar import HARI_TERAKHIR
from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import Kelompok, Predikat, Rating, Tingkat
from kinerja_core.rules.kelompok import tentukan_kelompok
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.services.fungsi_sel import _KOLOM, FUNGSI_SEL
from kinerja_core.workbooks.buku_unit.skor import SKOR
from tests.alat.alamat import di

AKHIR_2025 = dt.datetime(2025, 12, 31)  # noqa: DTZ001 - as Excel sends it
SKOR_EMPAT = [
    ["NIP", "Nama", "Hasil", "Perilaku"],
    ["198501012010011001", "Rahma Setia", 90.0, 80.0],
    ["198501012010011002", "Wahyu Damai", 70.0, 80.5],
    ["199001012015012003", "Intan Teguh", 95.0, 95.5],
    [None, None, None, None],
]
#: Arguments that give a result, for every function.
CONTOH: dict[str, dict[str, object]] = {
    "PREDIKAT": {"hasil": "Sesuai", "perilaku": "Sesuai", "periode": "Tahun 2025"},
    "KELOMPOK": {"tingkat_hasil": "Di Atas", "tingkat_perilaku": "Di Atas", "periode": "Tahun 2025"},
    "RENTANG_NILAI": {"kelompok": "K2", "predikat": "Baik", "periode": "Tahun 2025"},
    "PERIKSA_NILAI": {"nilai": 100, "kelompok": "K2", "predikat": "Baik", "periode": "Tahun 2025"},
    "PEMETAAN": {"data": SKOR_EMPAT, "periode": "Tahun 2025"},
    "PERINGKAT": {"nip": "198501012010011001", "data": SKOR_EMPAT, "periode": "Tahun 2025"},
    "PERIKSA_NIP": {"nip": "198501012010011001", "periode": "Tahun 2025"},
    "POTONGAN_TUKIN": {"predikat": "Kurang", "periode": "Tahun 2025"},
    "ANGKA_KREDIT": {"predikat": "Baik", "jenjang": "Ahli Muda", "periode": "Tahun 2025", "bulan": 12},
    "TANGGAL_LAHIR": {"nip": "198501012010011001"},
    "UMUR": {"nip": "198501012010011001", "tanggal": "2025-12-31"},
    "JENIS_KELAMIN": {"nip": "198501012010011001"},
    "TMT": {"nip": "198501012010011001"},
    "PANGKAT": {"teks": "Penata Tk. I, III/d"},
    "TENGGAT_KONFIRMASI": {"tanggal": "2026-01-13"},
    "HARI_KERJA": {"mulai": "2025-08-15", "selesai": "2025-08-19"},
    "JADWAL": {"tahun": 2025},
    "TANGGAL_INDONESIA": {"tanggal": "2026-01-13", "dengan_hari": True},
    "TERBILANG": {"bilangan": 18},
    "BULAN_SD": {"mulai": "Maret", "selesai": "April"},
}
#: Everything a cell, an empty cell, an error cell or a range can be.
NILAI_EXCEL = st.one_of(
    st.none(), st.booleans(), st.floats(allow_nan=False), st.integers(-(2**31), 2**31 - 1), st.text(max_size=40),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2100, 1, 1)),  # noqa: DTZ001 - as Excel sends them
)
RENTANG = st.one_of(NILAI_EXCEL, st.lists(NILAI_EXCEL, min_size=1, max_size=4),
                    st.lists(st.lists(NILAI_EXCEL, min_size=4, max_size=4), min_size=1, max_size=4))


@pytest.mark.parametrize("hasil", Rating)
@pytest.mark.parametrize("perilaku", Rating)
def test_the_predikat_in_a_cell_is_the_rules_own(hasil: Rating, perilaku: Rating):
    expected = tentukan_predikat(hasil, perilaku, AKHIR_2025.date()).hasil.value
    assert udf.predikat(hasil.value, perilaku.slug, AKHIR_2025) == expected
    assert udf.predikat([[hasil.value]], [perilaku.value.upper()], 46022.0) == expected


@pytest.mark.parametrize("hasil", Tingkat)
@pytest.mark.parametrize("perilaku", Tingkat)
def test_the_kelompok_in_a_cell_is_the_rules_own(hasil: Tingkat, perilaku: Tingkat):
    assert udf.kelompok(hasil.value, perilaku.slug, "2025-12-31") == tentukan_kelompok(
        hasil, perilaku, AKHIR_2025.date()
    ).hasil.value


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [(None, "kosong"), ("", "kosong"), ("baik", '"baik" tidak dikenal'), (1.0, '"1.0" tidak'), (True, "tidak dikenal")],
)
def test_a_wrong_rating_is_a_sentence_with_the_choices(nilai: object, kata: str):
    text = udf.predikat("Sesuai", nilai, AKHIR_2025)
    assert text.startswith("Rating perilaku kerja ")
    assert kata in text
    assert '"Di Atas Ekspektasi", "Sesuai Ekspektasi" atau "Di Bawah Ekspektasi"' in text


def test_a_range_gives_a_result_for_each_of_its_cells():
    column, row = [["Di Atas"], ["Sesuai"]], [["Di Atas", "Sesuai", "Di Bawah"]]
    both = [["Sangat Baik", "Baik", "Kurang"], ["Baik", "Baik", "Kurang"]]
    assert udf.predikat(column, row, AKHIR_2025) == both
    assert udf.predikat(column, "Sesuai", "Tahun 2025") == [["Baik"], ["Baik"]]
    assert udf.predikat(["Di Atas", "Sesuai"], "Sesuai", "2025-TW4") == [["Baik", "Baik"]]
    assert udf.predikat(column, [["Sesuai"], ["Sesuai"], ["Sesuai"]], AKHIR_2025) == (
        "Rentang-rentang argumennya tidak sama besar."
    )


@pytest.mark.parametrize(
    "nama", [nama for nama, satu in FUNGSI_SEL.items() if "periode" in {one.nama for one in satu.argumen}]
)
@pytest.mark.parametrize("periode", [None, "", "  ", "besok", "Triwulan V 2025", 1e9, True])
def test_no_rule_is_chosen_by_the_day_on_which_the_sheet_is_opened(nama: str, periode: object):
    contoh = dict(CONTOH[nama])
    assert not str(FUNGSI_SEL[nama].jalankan(**contoh)).startswith("Sebutkan periode")
    text = FUNGSI_SEL[nama].jalankan(**(contoh | {"periode": periode}))
    assert isinstance(text, str)
    assert "Sebutkan periode" in text if periode in (None, "", "  ") else "bukan tanggal" in text


@pytest.mark.parametrize("nama", FUNGSI_SEL)
def test_no_function_looks_at_the_clock(nama: str):
    """Neither with everything it can be given nor with only what it must: the sheet says the same next year."""
    asked: list[str] = []

    def watch(_: object, event: str, what: object) -> None:
        if event == "c_call" and getattr(what, "__name__", "") in {"today", "now", "utcnow", "localtime"}:
            asked.append(str(what))

    one, given = FUNGSI_SEL[nama], CONTOH[nama]
    asking = [{key: value for key, value in given.items() if key != left} for left in given]
    needed = {argumen.nama for argumen in one.argumen if argumen.wajib}
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        dt.date.today()  # noqa: DTZ011 - the watch sees it
        assert asked.pop()
        for arguments in (given, *(less for less in asking if needed <= less.keys())):
            one.jalankan(**arguments)
    finally:
        sys.setprofile(before)
    assert asked == []


def test_the_name_of_a_period_and_its_last_day_are_one():
    for nama in ("2025-TW4", "Tahun 2025", dt.date(2025, 12, 31), 46022.0):
        assert udf.kelompok("Di Atas", "Rata-rata", nama) == "K2"


@pytest.mark.parametrize(
    ("nama", "isi", "hasil"),
    [
        ("rentang_nilai", ("K3", "Baik", "Tahun 2025"), "90 s.d. 91"),
        ("rentang_nilai", ("K1", "Baik", "Tahun 2025"), "Kelompok K1 tidak mengenal predikat Baik."),
        ("periksa_nilai", (91, "K3", "Baik", "Tahun 2025"), "Benar."),
        ("periksa_nilai", (92, "K3", "Baik", "Tahun 2025"), "Nilai 92 di luar rentang 90 s.d. 91."),
        ("periksa_nilai", (90.5, "K3", "Baik", "Tahun 2025"), "Nilai harus bilangan bulat, bukan 90.5."),
        ("periksa_nilai", ("91", "K3", "Baik", "Tahun 2025"), 'Nilai "91" bukan angka.'),
        ("periksa_nilai", (None, "K3", "Baik", "Tahun 2025"), ""),
        ("tanggal_lahir", ("198501012010011001",), dt.datetime(1985, 1, 1)),  # noqa: DTZ001 - a cell
        ("umur", ("198503152010011001", "2025-03-14"), 39),
        ("umur", ("198503152010011001", "2025-03-15"), 40),
        ("umur", ("198503152010011001", "1980-01-01"), "Tanggal itu sebelum tanggal lahirnya."),
        ("umur", ("198503152010011001", None), "Tanggal kosong."),
        ("jenis_kelamin", ("198503152010012001",), "Wanita"),
        ("tmt", ("198503152010011001",), dt.datetime(2010, 1, 1)),  # noqa: DTZ001 - a cell
        ("tmt", ("199001012021211001",), 2021),
        ("pangkat", ("Penata Tk. I, III/d",), "Penata Tingkat I (III/d)"),
        ("hari_kerja", ("2025-08-15", "2025-08-19"), 2),  # 17 August, and the cuti bersama of the 18th
        (
            "hari_kerja", ("2025-08-19", "2025-08-15"),
            "Hari terakhir 15-08-2025 harus pada atau sesudah 19-08-2025, paling lama sepuluh tahun.",
        ),
        ("tanggal_indonesia", (46035, True), "Selasa, 13 Januari 2026"),
        ("tanggal_indonesia", (46035,), "13 Januari 2026"),
        ("terbilang", (18.0,), "delapan belas"),
        ("terbilang", (-1,), "Bilangan harus dari 0 sampai di bawah satu kuadriliun."),
        ("bulan_sd", ("Maret", "april"), "Maret s/d April"),
        ("bulan_sd", ("Mei", "April"), "Bulan selesai (April) mendahului bulan mulai (Mei)."),
        ("potongan_tukin", ("Kurang", "Tahun 2025"), 0.1),
        ("potongan_tukin", ("Baik", "Tahun 2025", 5_331_000), 0.0),
        ("potongan_tukin", ("Butuh Perbaikan", "Tahun 2025", 5_331_000), 266_550.0),
        ("potongan_tukin", ("Kurang", "Tahun 2025", 5_331_000.123), 533_100.0),  # a formula gives more than sen
        ("angka_kredit", ("Baik", "Ahli Muda", "Tahun 2025", 2), 4.17),
        (
            "angka_kredit", ("Baik", "Ahli Muda", "Tahun 2025"),
            "Sebutkan banyaknya bulan SKP pada jabatan itu, 1 sampai 12.",
        ),
    ],
)
def test_each_function_gives_the_rules_own_result_or_a_sentence(nama: str, isi: tuple[object, ...], hasil: object):
    assert getattr(udf, nama)(*isi) == hasil


def test_ranks_of_many_people_come_at_once():
    nips = [[row[0]] for row in SKOR_EMPAT]
    assert udf.peringkat(nips, SKOR_EMPAT, "Tahun 2025") == [[""], [2], [3], [1], [""]]
    assert udf.peringkat("199001012015012003", SKOR_EMPAT, "Tahun 2025") == 1
    assert udf.peringkat("199001012015012004", SKOR_EMPAT, "Tahun 2025") == "NIP ini tidak ada di data."
    assert "terbaca sebagai angka" in udf.peringkat(198501012010011001.0, SKOR_EMPAT, "Tahun 2025")


def test_settings_of_the_pemetaan_are_arguments():
    usual = udf.pemetaan(SKOR_EMPAT, "Tahun 2025")
    wide = udf.pemetaan(SKOR_EMPAT, "Tahun 2025", "Simpangan Baku", 3.0)
    place = usual[0].index("Kelompok")
    assert {row[place] for row in wide[1:4]} == {"K2"} != {row[place] for row in usual[1:4]}
    assert udf.pemetaan(SKOR_EMPAT, "Tahun 2025", "rerata").startswith('Metode "rerata" tidak dikenal')
    assert udf.pemetaan(SKOR_EMPAT, "Tahun 2025", None, None, None, "60:41").endswith("bukan 60:41.")
    told = udf.pemetaan(SKOR_EMPAT, "Tahun 2025", None, None, None, "6040")
    assert told.startswith('Bobot "6040" tidak dikenal; tulis')


def test_the_year_is_a_table_of_its_stages():
    table = udf.jadwal(2025)
    assert table[0][0] == "Kode"
    assert {len(row) for row in table} == {7}
    assert udf.jadwal([[2025.0]]) == table
    assert udf.jadwal("2025") == 'Tahun "2025" bukan angka.'


def test_many_problems_are_five_and_a_number_in_a_text_that_every_excel_takes():
    wrong = [["x", "Orang", 80.0, 80.0]] * 10_000
    text = udf.pemetaan(wrong, "Tahun 2025")
    assert text.startswith("Baris 1, nip: ")
    assert text.endswith("dan 9995 lagi.")
    assert len(text) <= 255


def test_ten_thousand_rows_are_answered_in_one_call():
    column = [["Di Atas" if number % 2 else "Sesuai"] for number in range(10_000)]
    assert udf.predikat(column, [["Sesuai"]] * 10_000, AKHIR_2025) == [["Baik"]] * 10_000


def test_a_date_before_the_rules_is_a_sentence_that_names_the_first_known_date():
    text = udf.predikat("Sesuai", "Sesuai", dt.datetime(2001, 1, 31))  # noqa: DTZ001 - as Excel sends it
    assert "31 Januari 2001" in text
    assert "pertama" in text


def test_a_nip_that_arrives_as_a_number_is_explained_and_never_repaired():
    text = udf.periksa_nip(198501012010011001.0, AKHIR_2025)
    assert "terbaca sebagai angka" in text
    assert "ketik ulang" in text
    assert "198501" not in text
    assert udf.periksa_nip(198501012010011001, "Tahun 2025") == text


def test_a_nip_is_judged_by_the_day_that_was_given():
    youth = "200803152026011001"
    assert udf.periksa_nip(youth, "2026-12-31") == "Benar."
    assert udf.periksa_nip(youth, "2025-12-31") != "Benar."
    assert udf.periksa_nip([[youth], [None]], [["Tahun 2026"]]) == [["Benar."], [""]]


@pytest.mark.parametrize("nip", ["198501012010011001", "19850101 201001 1 001", [["198501012010011001"]]])
def test_a_good_nip_is_good(nip: object):
    assert udf.periksa_nip(nip, AKHIR_2025) == "Benar."


def test_an_unknown_pppk_code_is_mentioned_beside_a_nip_that_is_otherwise_good():
    text = udf.periksa_nip("199001012021991001", AKHIR_2025)
    assert text.startswith("Benar. ")
    assert '"99"' in text


def test_every_problem_of_a_nip_is_told_at_once():
    text = udf.periksa_nip("199013012015013000", AKHIR_2025)
    assert all(part in text for part in ("tanggal lahir", "ke-15", "000"))


@pytest.mark.parametrize("function", [udf.periksa_nip, udf.tenggat_konfirmasi])
@pytest.mark.parametrize("kosong", [None, "", [[None]]])
def test_an_empty_cell_stays_empty(function: object, kosong: object):
    assert function(kosong) == ""


@pytest.mark.parametrize(
    "tanggal", [dt.datetime(2026, 1, 13), dt.date(2026, 1, 13), 46035.0, 46035, "2026-01-13", [[46035.0]]]  # noqa: DTZ001 - as Excel
)
def test_the_deadline_is_a_real_date_whatever_form_the_date_has(tanggal: object):
    assert udf.tenggat_konfirmasi(tanggal) == dt.datetime(2026, 2, 3)  # noqa: DTZ001 - 14 hari kerja, 16 Jan is a holiday


def test_a_serial_number_is_a_date_as_long_as_the_records_take_it():
    terakhir = seri(HARI_TERAKHIR)
    assert isinstance(udf.tenggat_konfirmasi(terakhir), dt.datetime)
    assert "bukan tanggal" in udf.tenggat_konfirmasi(terakhir + 1)


@pytest.mark.parametrize("tanggal", ["13/01/2026", "kemarin", True, 60.0, -1.0, 1e9])
def test_what_is_no_date_is_a_sentence(tanggal: object):
    assert "bukan tanggal" in udf.tenggat_konfirmasi(tanggal)


def test_a_range_is_ranked_as_a_table_with_its_heading():
    table = udf.pemetaan(SKOR_EMPAT, AKHIR_2025)
    assert table[0][:3] == ["Peringkat", "NIP", "Nama"]
    assert [row[2] for row in table[1:4]] == ["Intan Teguh", "Rahma Setia", "Wahyu Damai"]
    best = dict(zip(table[0], table[1], strict=True))
    assert best["NIP"] == "199001012015012003"
    assert (best["Kelompok"], best["Usulan Predikat"]) == (Kelompok.K1, Predikat.SANGAT_BAIK)
    assert 110 <= best["Usulan Nilai"] <= 120
    assert best["Komposit"] == 95.15
    assert {len(row) for row in table} == {len(table[0])}
    assert any(str(row[0]).startswith("Peringatan: ") for row in table)


def test_texts_in_a_table_fit_what_older_excel_takes():
    table = udf.pemetaan(SKOR_EMPAT, "Tahun 2031")  # rules are past their last check and warn at length
    assert max(len(cell) for row in table for cell in row if isinstance(cell, str)) <= 255


def test_every_wrong_row_of_a_range_is_named_at_once():
    text = udf.pemetaan([[198501012010011001.0, "Ani", 9.0, 8.0], ["198501012010011002", None, "a", 8.0]], AKHIR_2025)
    assert "Baris 1, nip: NIP terbaca sebagai angka" in text
    assert "Baris 2, nama: " in text


@pytest.mark.parametrize(
    ("nilai", "kata"), [("85", '"85" adalah teks'), ("85,5", '"85,5" adalah teks'), (0.85, "di antara 0 dan 1")]
)
def test_a_score_that_the_sheet_does_not_rank_is_not_ranked_by_a_function(nilai: object, kata: str):
    text = udf.pemetaan([*SKOR_EMPAT, ["198501012010011003", "Budi", nilai, 80.0]], AKHIR_2025)
    assert isinstance(text, str)
    assert "Baris 6, hasil: " in text
    assert kata in text


def test_an_average_counts_with_four_decimals_in_a_function_too():
    people = [[f"19850101201001100{n}", "Orang", score, 80.0] for n, score in enumerate((250 / 3, 92.29775, 83.5), 1)]
    table = udf.pemetaan(people, AKHIR_2025)
    column = table[0].index("Hasil")
    assert {row[1]: row[column] for row in table[1:4]} == {
        "198501012010011001": 83.3333, "198501012010011002": 92.2978, "198501012010011003": 83.5,
    }


@pytest.mark.parametrize("data", [[["198501012010011001", "Rahma", 90.0]], [["198501012010011001"]], "x"])
def test_a_range_of_another_width_is_a_sentence(data: object):
    text = udf.pemetaan(data, AKHIR_2025)
    assert text == (
        "Pilih tepat empat kolom (NIP, nama, skor hasil kerja, skor perilaku kerja), atau sepuluh kolom lembar Skor "
        "(NIP s.d. Nilai)."
    )


def test_the_cells_that_the_example_of_the_docs_points_at_are_those_of_the_unit_workbook():
    text = Path(__file__).parents[2].joinpath("docs", "addin.md").read_text(encoding="utf-8")
    settings = re.findall(r"Pengaturan!([A-Z]+[0-9]+)", text)
    assert settings == [di("Pengaturan", name) for name in ("periode", "metode", "k")]
    first, last = di("Skor", "nip"), di("Skor", "nilai", 34)
    assert f"Skor!{first}:{last}" in text


def test_the_sheet_skor_of_a_unit_is_mapped_with_what_was_decided_beside_what_is_proposed():
    names = [column.nama for column in SKOR.kolom]
    assert names[names.index("nip") : names.index("nilai") + 1] == list(_KOLOM[10])
    sheet = [
        [*row[:2], "Analis", *row[2:], "Di Atas Ekspektasi", "Sesuai Ekspektasi", None, None, 101.0 if n == 1 else None]
        for n, row in enumerate(SKOR_EMPAT[1:4])
    ]
    table = udf.pemetaan(sheet, "Tahun 2025")
    people = {row[1]: dict(zip(table[0], row, strict=True)) for row in table[1:4]}
    decided = people[sheet[1][0]]
    assert (decided["Predikat Ditetapkan"], decided["Nilai Ditetapkan"]) == ("Baik", 101)
    assert people[sheet[0][0]]["Nilai Ditetapkan"] == ""
    assert "Predikat Ditetapkan" not in udf.pemetaan(SKOR_EMPAT, "Tahun 2025")[0]
    levels = [[*row[:3], None, None, None, None, Tingkat.DI_ATAS, Tingkat.RATA_RATA, None] for row in sheet]
    assert {row[table[0].index("Kelompok")] for row in udf.pemetaan(levels, "Tahun 2025", "Tingkat")[1:4]} == {"K2"}


@pytest.mark.parametrize(
    ("kolom", "nilai", "kata"),
    [(5, "Sesuai", '"Sesuai" tidak dikenal'), (7, "Di Atas ", "tidak dikenal"), (9, "95", "adalah teks"),
     (9, 121, "nilai")],
)
def test_what_the_sheet_skor_would_not_take_is_named_with_its_row(kolom: int, nilai: object, kata: str):
    row: list[object] = ["198501012010011001", "Rahma", None, 90.0, 80.0, None, None, None, None, None]
    text = udf.pemetaan([row, [*row[:kolom], nilai, *row[kolom + 1:]]], "Tahun 2025")
    assert text.startswith("Baris 2, ")
    assert kata in text


def test_below_the_ranking_stands_how_it_was_made_and_by_which_rule():
    below = [row[0] for row in udf.pemetaan(SKOR_EMPAT, "Tahun 2025", "Mutlak", None, 2.5, "60:40")[4:]]
    assert below[:3] == [
        "Metode Mutlak, toleransi 2,5; bobot hasil kerja 60 : perilaku 40; urutan Kelompok, Predikat, Komposit.",
        "Rata-rata hasil kerja 85; simpangan baku 10,8012; yang termasuk rata-rata 82,5 s.d. 87,5.",
        "Rata-rata perilaku kerja 85,3333; simpangan baku 7,1918; yang termasuk rata-rata 82,8333 s.d. 87,8333.",
    ]
    assert any(text.startswith("Rujukan: ") for text in below)


@pytest.mark.parametrize("data", [None, [[None, None]], [["NIP", "Nama", "Hasil", "Perilaku"]]])
def test_a_range_without_people_is_a_sentence(data: object):
    assert udf.pemetaan(data, AKHIR_2025) == "Tidak ada baris yang berisi."


@example("JADWAL", [float("inf")] * 7)
@given(st.sampled_from(list(FUNGSI_SEL)), st.lists(RENTANG, min_size=7, max_size=7))
def test_no_value_from_excel_raises(nama: str, values: list[object]):
    function = FUNGSI_SEL[nama]
    result = function.jalankan(*values[: len(function.argumen)])
    cells = [cell for row in result for cell in row] if isinstance(result, list) else [result]
    for cell in cells:
        assert isinstance(cell, str | int | float | dt.datetime)
        assert "Tidak dapat dihitung" not in str(cell)  # the answer to what nobody foresaw
        assert not isinstance(cell, str) or len(cell) <= 255


SERVER = """
import asyncio, json, sys
import kinerja_addin.udf, kinerja_addin.makro
import xlwings as xw
from xlwings.server import custom_functions_call, custom_functions_meta, custom_scripts_meta

assert xw.on_server
def call(name, *args):
    data = {"func_name": name, "args": list(args), "version": xw.__version__, "client": "Office.js",
            "runtime": "1.4", "date_format": "dd/mm/yyyy", "culture_info_name": "id-ID"}
    return asyncio.run(custom_functions_call(data, kinerja_addin.udf))
print(json.dumps({
    "fungsi": sorted(f["name"] for f in custom_functions_meta(kinerja_addin.udf)["functions"]),
    "skrip": sorted(s["function_name"] for s in custom_scripts_meta(kinerja_addin.makro)),
    "predikat": call("predikat", [["Di Atas"]], [["Sesuai"]], [[46022]]),
    "nip": call("periksa_nip", [[198501012010011001]], [[46022]]),
    "tenggat": call("tenggat_konfirmasi", [[46035]]),
    "pemetaan": call("pemetaan", [["198501012010011001", "Rahma", 90, 80], ["198501012010011002", "Wahyu", 70, 80]],
                     [["Tahun 2025"]]),
}, default=str))
"""


def test_the_server_serves_the_same_functions_and_scripts():
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", SERVER], capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"},
    )
    assert run.returncode == 0, run.stderr
    served = json.loads(run.stdout)
    assert served["fungsi"] == sorted(FUNGSI_SEL)
    assert served["skrip"] == ["buat_risalah", "hitung_pemeringkatan", "periksa_buku"]
    assert served["predikat"] == [["Baik"]]
    assert "terbaca sebagai angka" in served["nip"][0][0]
    assert served["pemetaan"][1][1] == "198501012010011001"
    assert "2026" in str(served["tenggat"]) or "46056" in str(served["tenggat"])
