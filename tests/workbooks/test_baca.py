from __future__ import annotations

import datetime
import hashlib
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinerja_core.model.buku import BukuSKP, BukuUnit
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.teks import normalkan
from kinerja_core.workbooks.baca import baca_berkas, baca_kisi
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin.kanvas import MIRIP_GALAT
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat, buka
from tests.alat.alamat import di, judul
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    ganti,
    isikan,
    kisi_skp,
    kisi_unit,
    kode,
    salin,
    satu,
    unit_contoh,
)


def _skp(hasil: Any) -> BukuSKP:
    assert isinstance(hasil.buku, BukuSKP), hasil.temuan
    return hasil.buku


def test_a_filled_staff_workbook_comes_back_whole():
    result = baca(kisi_skp())
    assert result.temuan == ()
    assert result.buku == buku_contoh()
    assert (result.jenis, result.nama, result.nip) == ("skp", "Siti Rahma, S.Kom", NIP_SITI)


def test_a_filled_unit_workbook_comes_back_whole():
    result = baca(kisi_unit())
    assert result.temuan == ()
    assert result.buku == unit_contoh()
    assert (result.jenis, result.nama) == ("unit", "Biro Organisasi dan SDM")


@pytest.mark.parametrize("jenis", list(JenisSKP))
def test_every_variant_comes_back_whole(jenis: JenisSKP, tmp_path: Path):
    rhk = buku_contoh().skp.hasil_kerja
    iki = {"aspek": None, "perspektif": "Anggaran"} if jenis.jpt else {} if jenis.kuantitatif else {"aspek": None}
    own: dict[str, Any] = {"rhk_diintervensi": "Tata kelola SDM" if jenis is JenisSKP.KUANTITATIF_JA_JF else None}
    if not jenis.kuantitatif:
        own["penugasan_dari"] = "Kepala Biro"
    skp = buku_contoh().skp.model_dump() | {
        "jenis": jenis,
        "hasil_kerja": [
            item.model_dump() | own | {"iki": [one.model_dump() | iki for one in item.iki]} for item in rhk
        ],
    }
    book = BukuSKP.model_validate({"skp": skp})
    path = tmp_path / "varian.xlsx"
    path.write_bytes(bangun_skp(jenis, 2025, book))
    result = baca_berkas(path, hari_ini=HARI_INI)
    assert result.buku == book
    assert {item.tingkat.value for item in result.temuan} <= {"peringatan"}


@pytest.mark.parametrize("jenis", list(JenisSKP))
def test_a_blank_staff_workbook_is_one_finding(jenis: JenisSKP, tmp_path: Path):
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(bangun_skp(jenis))
    result = baca_berkas(path)
    assert kode(result) == ["BUKU-BELUM-DIISI"]
    assert (result.jenis, result.buku) == ("skp", None)


def test_a_blank_unit_workbook_is_one_finding(tmp_path: Path):
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(bangun_unit())
    result = baca_berkas(path)
    assert (kode(result), result.jenis, result.buku) == (["BUKU-BELUM-DIISI"], "unit", None)


def test_an_unreadable_file_is_one_finding_and_no_exception(tmp_path: Path):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04rusak")
    result = baca_berkas(path)
    assert kode(result) == ["BERKAS-RUSAK"]
    assert (result.berkas, result.jenis, result.buku, result.temuan[0].berkas) == (
        "rusak.xlsx",
        None,
        None,
        "rusak.xlsx",
    )


def test_reading_a_workbook_changes_no_byte_of_it(tmp_path: Path):
    path = tmp_path / "utuh.xlsx"
    path.write_bytes(bangun_skp(isi=buku_contoh()))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    baca_berkas(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [item.name for item in tmp_path.iterdir()] == ["utuh.xlsx"]


# ------------------------------------------------------------------------------------------------ NIP


def test_a_numeric_nip_is_refused_with_its_cell_address():
    grid = kisi_skp()
    where = di("Identitas", "pegawai.nip")
    result = baca(ganti(grid, "Identitas", where, 199003152015032004.0))
    finding = satu(result, "NIP-ANGKA")
    assert (finding.lembar, finding.sel) == ("Identitas", where)
    assert result.buku is None
    assert result.nip is None
    assert result.nama == "Siti Rahma, S.Kom"


def test_a_shortened_nip_is_refused_with_what_was_typed():
    grid = kisi_unit()
    result = baca(isikan(grid, "Skor", "nip", "19880202201201100", 2))
    finding = satu(result, "NIP-SALAH")
    assert finding.sel == di("Skor", "nip", 2)
    assert ("19880202201201100" in finding.pesan, "17 angka" in finding.pesan) == (True, True)
    assert isinstance(result.buku, BukuUnit)
    assert len(result.buku.skor) == 2


def test_a_numeric_nip_in_a_list_costs_only_its_row():
    result = baca(isikan(kisi_unit(), "Daftar Pegawai", "pegawai.nip", 199003152015032004))
    assert satu(result, "NIP-ANGKA").sel == di("Daftar Pegawai", "pegawai.nip")
    assert isinstance(result.buku, BukuUnit)
    assert [item.pegawai.nama for item in result.buku.anggota] == ["Budi Santoso", "Ani Wibowo"]


def test_spaces_inside_a_nip_are_fine():
    grid = kisi_skp()
    result = baca(isikan(grid, "Identitas", "pegawai.nip", "19900315 201503 2 004"))
    assert result.nip == NIP_SITI
    assert result.temuan == ()


# ---------------------------------------------------------------------------------------------- cells


def test_an_iso_date_as_text_is_unambiguous_and_read():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", "2025-04-01"))
    assert result.buku == buku_contoh()


def test_a_date_with_a_time_is_its_day():
    result = baca(
        isikan(
            kisi_skp(),
            "Catatan Harian",
            "tanggal",
            datetime.datetime.combine(datetime.date(2025, 4, 1), datetime.time(8, 30)),
        )
    )
    assert result.buku == buku_contoh()


def test_a_number_that_excel_shows_as_a_date_is_not_taken_for_one():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", 45748.0))
    assert satu(result, "TANGGAL-SALAH").sel == di("Catatan Harian", "tanggal")


def test_a_day_before_the_calendar_of_excel_is_right_is_refused():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", datetime.date(1900, 2, 28)))
    assert satu(result, "TANGGAL-SALAH").sel == di("Catatan Harian", "tanggal")


def test_an_impossible_month_span_points_to_the_last_month():
    result = baca(isikan(kisi_skp(), "Rencana Aksi", "waktu.selesai", "Januari", 2))
    assert satu(result, "BULAN-TERBALIK").sel == di("Rencana Aksi", "waktu.selesai", 2)
    assert len(_skp(result).rencana_aksi) == 2


def test_months_in_other_spellings_are_understood():
    grid = isikan(kisi_skp(), "Rencana Aksi", "waktu.mulai", "march")
    isikan(grid, "Rencana Aksi", "waktu.selesai", " APRIL ")
    assert baca(grid).buku == buku_contoh()


def test_every_problem_of_a_row_comes_back_at_once():
    grid = kisi_skp()
    for name, value in {"tanggal": "kemarin", "kode_rhk": "", "kegiatan": "", "kategori": "Penting"}.items():
        isikan(grid, "Catatan Harian", name, value)
    result = baca(grid)
    assert {(item.kode, item.sel) for item in result.temuan} == {
        ("TANGGAL-TEKS", di("Catatan Harian", "tanggal")),
        ("SEL-WAJIB", di("Catatan Harian", "kode_rhk")),
        ("SEL-WAJIB", di("Catatan Harian", "kegiatan")),
        ("PILIHAN-TIDAK-DIKENAL", di("Catatan Harian", "kategori")),
    }
    assert "Penting" in satu(result, "PILIHAN-TIDAK-DIKENAL").pesan


def test_a_row_without_any_month_names_both_cells():
    grid = isikan(isikan(kisi_skp(), "Rencana Aksi", "waktu.mulai", ""), "Rencana Aksi", "waktu.selesai", None)
    assert [item.sel for item in baca(grid).temuan if item.kode == "SEL-WAJIB"] == [
        di("Rencana Aksi", "waktu.mulai"), di("Rencana Aksi", "waktu.selesai"),
    ]


def test_blank_rows_and_white_space_between_records_are_nothing():
    grid = kisi_skp()
    rows = grid.lembar["Catatan Harian"]
    rows.insert(8, [""] * len(rows[0]))
    rows.insert(8, ["  ", "", "", "\t", None, "", "", "", "", ""])
    isikan(grid, "Catatan Harian", "progress", "   ")
    result = baca(grid)
    assert result.temuan == ()
    assert result.buku == buku_contoh()


def test_rows_beyond_the_prepared_ones_are_read_too():
    grid = kisi_skp()
    note = {"tanggal": datetime.date(2025, 6, 2), "kode_rhk": "RHK 2", "kegiatan": "Di luar kapasitas"}
    for name, value in (note | {"kategori": "Tugas Lain"}).items():
        isikan(grid, "Catatan Harian", name, value, 894)
    assert _skp(baca(grid)).catatan_harian[-1].kegiatan == "Di luar kapasitas"


@pytest.mark.parametrize(
    ("angka", "teks"), [(1.0, "1"), (12.0, "12"), (1.5, "1,5"), (0.1, "0,1"), (1e15, "1000000000000000")]
)
def test_a_number_in_a_text_column_is_its_exact_decimal_text(angka: float, teks: str):
    assert _skp(baca(isikan(kisi_skp(), "SKP", "iki.target", angka))).skp.hasil_kerja[0].iki[0].target == teks


def test_a_number_shown_as_a_percentage_stays_a_percentage():
    grid = isikan(kisi_skp(), "SKP", "iki.target", 0.955, 3)
    grid = Kisi(grid.lembar, persen={"SKP": frozenset({di("SKP", "iki.target", 3)})})
    assert _skp(baca(grid)).skp.hasil_kerja[1].iki[0].target == "95,5%"


def test_a_text_that_excel_turned_into_a_date_is_refused():
    result = baca(isikan(kisi_skp(), "SKP", "iki.target", datetime.date(2025, 2, 1)))
    assert satu(result, "SEL-JADI-TANGGAL").sel == di("SKP", "iki.target")
    assert [iki.kode for _, iki in _skp(result).skp.semua_iki()] == ["IKI 1.2", "IKI 2.1"]


def test_an_error_value_is_refused_and_its_row_left_out():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", "#REF!"))
    assert (satu(result, "SEL-GALAT").sel, len(_skp(result).catatan_harian)) == (di("Catatan Harian", "kegiatan"), 4)


def test_a_formula_in_an_input_cell_is_said_once_per_column():
    typed = {di("Catatan Harian", "kegiatan"), di("Catatan Harian", "kegiatan", 2)}
    result = baca(Kisi(kisi_skp().lembar, rumus={
        "Catatan Harian": frozenset(typed | {di("Catatan Harian", "_dialog")}),
        "Triwulan I": frozenset({di("Triwulan I", "kode_iki")}),
    }))
    finding = satu(result, "SEL-RUMUS")
    assert (finding.sel, "2 sel" in finding.pesan) == (di("Catatan Harian", "kegiatan"), True)
    assert result.buku == buku_contoh()


def test_a_formula_without_a_saved_result_costs_its_row():
    grid = isikan(kisi_skp(), "Catatan Harian", "progress", "")
    where = di("Catatan Harian", "progress")
    result = baca(Kisi(grid.lembar, rumus={"Catatan Harian": frozenset({where})}))
    assert (satu(result, "SEL-RUMUS-KOSONG").sel, len(_skp(result).catatan_harian)) == (where, 4)


@pytest.mark.parametrize(
    "teks",
    [
        "=1+1",
        "+62 812",
        "-5 hari",
        "@catatan",
        "& < > \" '",
        "🙂 naïve ≤ 5",
        "baris\nkedua",
        "_x000D_",
        "a\tb",
        "<b>tebal</b>",
    ],
)
def test_text_of_every_kind_survives_whole(teks: str, tmp_path: Path):
    note = buku_contoh().catatan_harian[0].model_copy(update={"kegiatan": teks})
    book = buku_contoh().model_copy(update={"catatan_harian": (note,)})
    path = tmp_path / "teks.xlsx"
    path.write_bytes(bangun_skp(isi=book))
    result = baca_berkas(path, hari_ini=HARI_INI)
    assert _skp(result).catatan_harian[0].kegiatan == teks
    assert kode(result) == (["TEKS-AWALAN-RUMUS"] if teks.startswith("=") else [])


@pytest.mark.parametrize("putus", ["\r\n", "\r", "\x0b", "\u2028"])
def test_pasted_line_breaks_become_ordinary_ones(putus: str):
    result = baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", f"satu{putus}dua"))
    assert _skp(result).catatan_harian[0].kegiatan == "satu\ndua"


def test_a_control_character_is_named_with_its_cell():
    finding = satu(baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", "a\x1bb")), "TEKS-KARAKTER")
    assert (finding.sel, "U+001B" in finding.pesan) == (di("Catatan Harian", "kegiatan"), True)


_TEKS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
).filter(
    lambda text: all(c in "\t\n\r\x0b\x85" or not (ord(c) < 32 or 127 <= ord(c) < 160) for c in text) and text.strip()
)


#: As a text they cannot be told from the error values of Excel, so they are findings.
NILAI_GALAT = MIRIP_GALAT | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA"}


@settings(max_examples=25)
@given(st.lists(_TEKS, min_size=1, max_size=30))
@example(["#REF!", "Rapat", "#N/A"])
def test_any_text_typed_into_a_workbook_is_read_back_in_its_normal_form(teks: list[str]):
    first = buku_contoh().catatan_harian[0]
    notes = tuple(first.model_copy(update={"kegiatan": text}) for text in teks)
    with TemporaryDirectory() as folder:
        path = Path(folder, "teks.xlsx")
        path.write_bytes(bangun_skp(isi=buku_contoh().model_copy(update={"catatan_harian": notes})))
        result = baca_berkas(path, hari_ini=HARI_INI)
    expected = [text for text in map(normalkan, teks) if text]
    errors = [text for text in expected if text in NILAI_GALAT]
    assert [note.kegiatan for note in _skp(result).catatan_harian] == [text for text in expected if text not in errors]
    assert [finding.kode for finding in result.temuan].count("SEL-GALAT") == len(errors)


# ------------------------------------------------------------------------------- sheets and columns


def _ganti_nama(grid: Kisi, lama: str, baru: str) -> Kisi:
    return Kisi({baru if name == lama else name: rows for name, rows in grid.lembar.items()})


def test_a_renamed_sheet_is_named_with_the_nearest_name():
    result = baca(_ganti_nama(kisi_skp(), "Rencana Aksi", "Rencana Aksiku"))
    finding = satu(result, "LEMBAR-TIDAK-ADA")
    assert ("Rencana Aksiku" in finding.pesan, finding.lembar) == (True, "Rencana Aksi")
    assert len(_skp(result).catatan_harian) == 5


def test_the_case_and_spaces_of_a_sheet_name_do_not_matter():
    assert baca(_ganti_nama(kisi_skp(), "Catatan Harian", " CATATAN  harian ")).buku == buku_contoh()


def test_extra_sheets_are_left_alone():
    grid = kisi_skp()
    assert baca(Kisi({"Coret-coret": [["SKP", 1.0]], **grid.lembar, "Sheet1": []})).buku == buku_contoh()


def test_inserted_and_reordered_columns_and_rows_are_found_by_their_headers():
    grid = kisi_skp()
    for name in ("SKP", "Rencana Aksi", "Catatan Harian", "Dialog Kinerja", "Umpan Balik"):
        rows = grid.lembar[name]
        for row in rows[5:]:
            row.reverse()
        rows[:] = [[""] * (len(rows[0]) + 1), *([f"sisipan {number}", *row] for number, row in enumerate(rows))]
        rows[4][2:5], rows[4][1] = ["", "", ""], rows[4][1]
    grid.lembar["Rencana Aksi"][4] = ["", "Rencana aksi selesai disusun?", "Ya"] + [""] * 4
    result = baca(Kisi(grid.lembar))
    assert result.temuan == ()
    assert result.buku == buku_contoh()


def test_headers_may_have_other_case_line_breaks_and_marks():
    grid = kisi_skp()
    rows = grid.lembar["Catatan Harian"]
    rows[5] = [text.upper().replace(" ", "\n") + " (*)" if text else "" for text in rows[5]]
    assert baca(grid).buku == buku_contoh()


def test_a_renamed_column_is_named_with_the_nearest_header():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "kegiatan"), "Rincian Kegiatan Harianku"))
    finding = satu(result, "KOLOM-TIDAK-ADA")
    assert ("Rincian Kegiatan Harianku" in finding.pesan, finding.sel) == (True, judul("Catatan Harian", "kegiatan"))
    assert _skp(result).catatan_harian == ()
    assert len(_skp(result).rencana_aksi) == 3


def test_a_missing_optional_column_costs_only_itself():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "tautan"), ""))
    assert "Tautan" in satu(result, "KOLOM-TIDAK-ADA").pesan
    assert [note.tautan for note in _skp(result).catatan_harian] == [None] * 5


def test_a_header_that_stands_twice_is_ambiguous():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "progress"), "Masalah/Hambatan"))
    assert satu(result, "KOLOM-GANDA").sel == judul("Catatan Harian", "masalah")
    assert _skp(result).catatan_harian == ()


def test_a_table_without_headers_is_one_finding():
    grid = kisi_skp()
    del grid.lembar["Catatan Harian"][5]
    assert kode(baca(grid)).count("JUDUL-TIDAK-ADA") == 1


def test_a_workbook_without_its_hidden_sheet_is_recognised_by_its_sheets():
    grid = kisi_skp()
    assert baca(Kisi({name: rows for name, rows in grid.lembar.items() if name != "_meta"})).buku == buku_contoh()


def test_an_unreadably_wide_sheet_costs_only_itself():
    grid = kisi_skp()
    rest = {name: rows for name, rows in grid.lembar.items() if name != "Umpan Balik"}
    result = baca(
        Kisi(rest, dilewati={"Umpan Balik": 'Lembar "Umpan Balik" berisi sel sampai XFD9999, jauh melewati.'})
    )
    far = "XFD9999"  # alamat: as the message says it
    assert (satu(result, "LEMBAR-TERLALU-LUAS").sel, _skp(result).umpan_balik) == (far, ())


# ----------------------------------------------------------------------------------------------- skp


def test_codes_are_computed_again_and_never_trusted():
    grid = kisi_skp()
    isikan(grid, "SKP", "iki.kode", "IKI 7.7", 1, 2, 3)
    assert baca(grid).buku == buku_contoh()


def test_a_following_row_may_repeat_the_rhk_but_not_change_it():
    same = baca(isikan(kisi_skp(), "SKP", "rhk.uraian", "terlaksananya  penilaian mandiri", 2))
    assert same.buku == buku_contoh()
    other = baca(isikan(kisi_skp(), "SKP", "rhk.uraian", "RHK yang lain", 2))
    assert satu(other, "SKP-RHK-BERBEDA").sel == di("SKP", "rhk.uraian", 2)
    assert [iki.kode for _, iki in _skp(other).skp.semua_iki()] == ["IKI 1.1", "IKI 2.1"]


def test_a_bad_skp_row_keeps_the_codes_of_the_others():
    result = baca(isikan(kisi_skp(), "SKP", "iki.indikator", ""))
    assert satu(result, "SEL-WAJIB").sel == di("SKP", "iki.indikator")
    assert [iki.kode for _, iki in _skp(result).skp.semua_iki()] == ["IKI 1.2", "IKI 2.1"]
    assert [item.kode_iki for item in _skp(result).rencana_aksi] == ["IKI 1.2", "IKI 2.1"]
    assert _skp(result).dialog == ()


def test_the_aspek_is_mandatory_where_the_variant_has_it():
    result = baca(isikan(kisi_skp(), "SKP", "iki.aspek", ""))
    assert satu(result, "SEL-WAJIB").sel == di("SKP", "iki.aspek")


def test_a_realisasi_row_that_shows_another_iki_is_not_attributed():
    result = baca(isikan(kisi_skp(), "Triwulan I", "kode_iki", "IKI 2.1", 2))
    assert satu(result, "REALISASI-BERGESER").sel == di("Triwulan I", "kode_iki", 2)
    first = [item for item in _skp(result).realisasi if item.triwulan is Triwulan.I]
    assert [item.kode_iki for item in first] == ["IKI 1.1", "IKI 2.1"]


def test_the_penilai_may_not_be_the_pegawai():
    grid = kisi_skp()
    where = di("Identitas", "penilai.nip")
    result = baca(ganti(grid, "Identitas", where, NIP_SITI))
    assert (satu(result, "PENILAI-SAMA").sel, result.buku) == (where, None)


def test_an_optional_person_counts_only_once_begun():
    grid = kisi_skp()
    where = di("Identitas", "atasan_penilai.nama")
    result = baca(ganti(grid, "Identitas", where, "Drs. Hadi Pranoto"))
    finding = satu(result, "SEL-WAJIB")
    assert finding.sel == di("Identitas", "atasan_penilai.jabatan")
    assert _skp(result).skp.atasan_penilai is None


# -------------------------------------------------------------------------------------------- dialog


@pytest.mark.parametrize(
    ("nama", "nomor", "sebutan"),
    [("agenda.progress", 1, "Progress"), ("agenda.masalah", 2, "Masalah"), ("penyesuaian", 1, "Penyesuaian"),
     ("status", 1, "Status"), ("tanggal", 1, "Tanggal")],
)
def test_a_dialog_without_a_mandatory_part_is_not_printed(nama: str, nomor: int, sebutan: str):
    result = baca(isikan(kisi_skp(), "Dialog Kinerja", nama, "", nomor))
    finding = satu(result, "DIALOG-TIDAK-LENGKAP")
    assert finding.sel == di("Dialog Kinerja", nama, nomor)
    assert (sebutan in finding.pesan, finding.tingkat.value) == (True, "kesalahan")
    assert _skp(result).dialog == ()


def test_a_dialog_without_a_strategy_points_to_its_first_row():
    grid = kisi_skp()
    isikan(grid, "Dialog Kinerja", "strategi", "", 1, 2, 3)
    assert satu(baca(grid), "DIALOG-TIDAK-LENGKAP").sel == di("Dialog Kinerja", "strategi")


def test_a_bad_dialog_costs_no_other_dialog():
    first = buku_contoh().dialog[0]
    book = buku_contoh(dialog=(first, first.model_copy(update={"nomor": 2, "tanggal": datetime.date(2025, 11, 3)})))
    with TemporaryDirectory() as folder:
        path = Path(folder, "dua.xlsx")
        path.write_bytes(bangun_skp(isi=book))
        grid = isikan(salin(buka(path)), "Dialog Kinerja", "status", "Entah")
    assert [dialog.nomor for dialog in _skp(baca(grid)).dialog] == [2]


def test_a_grid_from_an_open_workbook_may_have_short_rows_and_none():
    grid = kisi_skp()
    rows = {
        name: [[None if cell == "" else cell for cell in row] for row in rows] for name, rows in grid.lembar.items()
    }
    for sheet in rows.values():
        for row in sheet:
            while len(row) > 1 and row[-1] is None:
                row.pop()
    assert baca_kisi(Kisi(rows), "terbuka", hari_ini=HARI_INI).buku == buku_contoh()


@settings(max_examples=60)
@given(
    st.sampled_from(
        [
            "Identitas",
            "SKP",
            "Rencana Aksi",
            "Catatan Harian",
            "Triwulan I",
            "Dialog Kinerja",
            "Umpan Balik",
            "Lampiran SKP",
            "Perilaku Kerja",
        ]
    ),
    st.integers(1, 14),
    st.integers(0, 12),
    st.one_of(
        st.none(),
        st.booleans(),
        st.floats(allow_nan=False),
        st.text(max_size=20),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
        st.sampled_from(["IKI 1.1", "#N/A", "Ya", "=x", "\ud800", "1e999", "٣"]),
    ),
)
def test_no_value_in_any_cell_ever_raises(lembar: str, baris: int, kolom: int, nilai: Any):
    result = baca(ganti(kisi_skp(), lembar, alamat(baris, kolom), nilai))
    assert result.jenis == "skp"
    assert all(item.berkas == "uji.xlsx" for item in result.temuan)


def test_a_formula_in_the_identity_is_said_with_the_value_that_is_read():
    grid = kisi_skp()
    where = di("Identitas", "pegawai.jabatan")
    empty = di("Identitas", "tempat")
    status = "B4"  # alamat: no field; what the form says of itself
    result = baca(Kisi(grid.lembar, rumus={"Identitas": frozenset({where, empty, status})}))
    assert (satu(result, "SEL-RUMUS").sel, satu(result, "SEL-RUMUS-KOSONG").sel) == (where, empty)
    assert result.buku == buku_contoh()


@pytest.mark.parametrize("rusak", ["nama", "judul", "kolom"])
def test_an_skp_sheet_that_cannot_be_read_is_said_once_and_not_for_every_row(rusak: str):
    grid = kisi_skp()
    if rusak == "nama":
        grid = _ganti_nama(grid, "SKP", "SKP lama")
    elif rusak == "judul":
        del grid.lembar["SKP"][5]
    else:
        ganti(grid, "SKP", judul("SKP", "iki.indikator"), "Apa saja")
    result = baca(grid)
    assert len(result.temuan) == 1
    assert (result.buku, result.nama) == (None, "Siti Rahma, S.Kom")


def test_a_bad_line_of_the_kop_is_named_with_its_own_cell():
    grid = kisi_unit()
    isikan(grid, "Pengaturan", "kop.0", "")
    where = di("Pengaturan", "kop.1")
    assert satu(baca(ganti(grid, "Pengaturan", where, "a\x00")), "TEKS-KARAKTER").sel == where


def test_a_workbook_with_only_its_identity_says_only_that_the_skp_is_empty():
    grid = kisi_skp()
    tables = {name: rows[:6] for name, rows in grid.lembar.items() if name not in {"Identitas", "_meta"}}
    result = baca(Kisi(dict(grid.lembar) | tables))
    assert kode(result) == ["SKP-KOSONG"]
    assert (result.buku, result.nip) == (None, NIP_SITI)


def test_shared_formulas_and_their_attributes_do_not_disturb_the_values(tmp_path: Path):
    path = tmp_path / "bersama.xlsx"
    path.write_bytes(bangun_skp(isi=buku_contoh()))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, xml in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = re.sub(rb"<f>[^<]*</f>", b'<f t="shared" si="0"/>', xml, count=40).replace(
                b"<f>", b'<f aca="false">'
            )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    result = baca_berkas(path, hari_ini=HARI_INI)
    assert result.temuan == ()
    assert result.buku == buku_contoh()
