"""Sheets of a kisi as records: cells, texts, dates, formulas, and columns found by their headers."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.excel import GALAT_EXCEL
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.teks import normalkan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.alamat import Alamat, huruf_kolom, tempat
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from tests.alat import libreoffice
from tests.alat.alamat import di, judul, semua_isi
from tests.alat.timpa_sel import untuk_dihitung
from tests.workbooks import buku_jadi
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
    satu,
    terbaca,
)


def test_a_numeric_nip_is_refused_with_its_cell_address():
    kisi = kisi_skp()
    where = di("Identitas", "pegawai.nip")
    result = baca(ganti(kisi, "Identitas", where, 199003152015032004.0))
    finding = satu(result, "NIP-ANGKA")
    assert (finding.lembar, finding.sel) == ("Identitas", where)
    assert result.buku is None
    assert result.nip is None
    assert result.nama == "Siti Rahma, S.Kom"


def test_a_shortened_nip_is_refused_with_what_was_typed():
    kisi = kisi_unit()
    result = baca(isikan(kisi, "Skor", "nip", "19880202201201100", 2))
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
    kisi = kisi_skp()
    result = baca(isikan(kisi, "Identitas", "pegawai.nip", "19900315 201503 2 004"))
    assert result.nip == NIP_SITI
    assert result.temuan == ()


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


def test_the_number_of_a_day_is_the_day_that_formulas_see():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", 45748.0))
    assert result.buku == buku_contoh()


@pytest.mark.parametrize("angka", [10.0, 2025.0, 20250401.0])
def test_a_number_that_is_no_day_of_this_century_is_refused(angka: float):
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", angka))
    assert satu(result, "TANGGAL-SALAH").sel == di("Catatan Harian", "tanggal")


@pytest.mark.parametrize("teks", ["1 April 2025", "01-Apr-2025", " 1\u00a0April 2025"])
def test_a_text_with_the_month_in_words_is_read(teks: str):
    assert baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", teks)).buku == buku_contoh()


def test_a_day_before_the_calendar_of_excel_is_right_is_refused():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "tanggal", datetime.date(1900, 2, 28)))
    assert satu(result, "TANGGAL-SALAH").sel == di("Catatan Harian", "tanggal")


def test_a_word_counts_as_the_formulas_of_the_sheet_compare_it():
    assert baca(isikan(kisi_skp(), "Rencana Aksi", "waktu.selesai", "APRIL")).buku == buku_contoh()
    for typed, remedy in (("march", '"Maret"'), ("Maret ", "spasi"), ("Maret\u00a0", "spasi")):
        finding = satu(baca(isikan(kisi_skp(), "Rencana Aksi", "waktu.mulai", typed)), "PILIHAN-TIDAK-DIKENAL")
        assert finding.sel == di("Rencana Aksi", "waktu.mulai")
        assert remedy in finding.saran


def test_every_problem_of_a_row_comes_back_at_once():
    kisi = kisi_skp()
    for name, value in {"tanggal": "kemarin", "kode_rhk": "", "kegiatan": "", "kategori": "Penting"}.items():
        isikan(kisi, "Catatan Harian", name, value)
    result = baca(kisi)
    assert {(item.kode, item.sel) for item in result.temuan} == {
        ("TANGGAL-TEKS", di("Catatan Harian", "tanggal")),
        ("SEL-WAJIB", di("Catatan Harian", "kode_rhk")),
        ("SEL-WAJIB", di("Catatan Harian", "kegiatan")),
        ("PILIHAN-TIDAK-DIKENAL", di("Catatan Harian", "kategori")),
    }
    assert "Penting" in satu(result, "PILIHAN-TIDAK-DIKENAL").pesan


def test_blank_rows_and_white_space_between_records_are_nothing():
    kisi = kisi_skp()
    rows = kisi.lembar["Catatan Harian"]
    rows.insert(8, [""] * len(rows[0]))
    rows.insert(8, ["  ", "", "", "\t", None, "", "", "", "", ""])
    isikan(kisi, "Catatan Harian", "progress", "   ")
    result = baca(kisi._replace(rumus={}))  # its formulas stand where the rows were
    assert result.temuan == ()
    assert result.buku == buku_contoh()


def test_rows_beyond_the_prepared_ones_are_read_too():
    kisi = kisi_skp()
    note = {"tanggal": datetime.date(2025, 6, 2), "kode_rhk": "RHK 2", "kegiatan": "Di luar kapasitas"}
    for name, value in (note | {"kategori": "Tugas Lain"}).items():
        isikan(kisi, "Catatan Harian", name, value, 894)
    assert terbaca(baca(kisi)).catatan_harian[-1].kegiatan == "Di luar kapasitas"


@pytest.mark.parametrize(
    ("angka", "teks"), [(1.0, "1"), (12.0, "12"), (1.5, "1,5"), (0.1, "0,1"), (1e15, "1000000000000000")]
)
def test_a_number_in_a_text_column_is_its_exact_decimal_text(angka: float, teks: str):
    assert terbaca(baca(isikan(kisi_skp(), "SKP", "iki.target", angka))).skp.hasil_kerja[0].iki[0].target == teks


def test_a_number_shown_as_a_percentage_stays_a_percentage():
    kisi = isikan(kisi_skp(), "SKP", "iki.target", 0.955, 3)
    kisi = Kisi(kisi.lembar, persen={"SKP": frozenset({di("SKP", "iki.target", 3)})})
    assert terbaca(baca(kisi)).skp.hasil_kerja[1].iki[0].target == "95,5%"


def test_a_text_that_excel_turned_into_a_date_is_refused():
    result = baca(isikan(kisi_skp(), "SKP", "iki.target", datetime.date(2025, 2, 1)))
    assert satu(result, "SEL-JADI-TANGGAL").sel == di("SKP", "iki.target")
    assert [iki.kode for _, iki in terbaca(result).skp.semua_iki()] == ["IKI 1.2", "IKI 2.1"]


def test_an_error_value_is_refused_and_its_row_left_out():
    result = baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", "#REF!"))
    assert (satu(result, "SEL-GALAT").sel, len(terbaca(result).catatan_harian)) == (di("Catatan Harian", "kegiatan"), 4)


def test_a_formula_in_an_input_cell_is_said_once_per_column():
    typed = {di("Catatan Harian", "kegiatan"), di("Catatan Harian", "kegiatan", 2)}
    result = baca(Kisi(kisi_skp().lembar, rumus={
        "Catatan Harian": Alamat.dari(typed | {di("Catatan Harian", "_dialog")}),
        "Triwulan I": Alamat.dari({di("Triwulan I", "kode_iki")}),
    }))
    finding = satu(result, "SEL-RUMUS")
    assert (finding.sel, "2 sel" in finding.pesan) == (di("Catatan Harian", "kegiatan"), True)
    assert result.buku == buku_contoh()


def test_a_formula_without_a_saved_result_costs_its_row():
    kisi = isikan(kisi_skp(), "Catatan Harian", "progress", "")
    where = di("Catatan Harian", "progress")
    result = baca(Kisi(kisi.lembar, rumus={"Catatan Harian": Alamat.dari({where})}))
    assert (satu(result, "SEL-RUMUS-KOSONG").sel, len(terbaca(result).catatan_harian)) == (where, 4)


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
    assert terbaca(result).catatan_harian[0].kegiatan == teks
    assert kode(result) == (["TEKS-AWALAN-RUMUS"] if teks.startswith("=") else [])


@pytest.mark.parametrize(("lembar", "nama"), [("Catatan Harian", "kegiatan"), ("Identitas", "pegawai.jabatan")])
def test_a_text_that_lost_a_letter_is_told_and_kept(lembar: str, nama: str):
    """A program that cannot keep a letter writes a mark in its place."""
    result = baca(isikan(kisi_skp(), lembar, nama, "Analis Ren\ufffd"))
    (found,) = result.temuan
    assert (found.kode, found.lembar, found.sel) == ("TEKS-PENGODEAN", lembar, di(lembar, nama))
    assert "Analis Ren\ufffd" in found.pesan
    assert result.buku is not None


@pytest.mark.parametrize("putus", ["\r\n", "\r", "\x0b", "\u2028"])
def test_pasted_line_breaks_become_ordinary_ones(putus: str):
    result = baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", f"satu{putus}dua"))
    assert terbaca(result).catatan_harian[0].kegiatan == "satu\ndua"


def test_a_control_character_is_named_with_its_cell():
    finding = satu(baca(isikan(kisi_skp(), "Catatan Harian", "kegiatan", "a\x1bb")), "TEKS-KARAKTER")
    assert (finding.sel, "U+001B" in finding.pesan) == (di("Catatan Harian", "kegiatan"), True)


_TEKS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
).filter(
    lambda text: all(c in "\t\n\r\x0b\x85" or not (ord(c) < 32 or 127 <= ord(c) < 160) for c in text) and text.strip()
)


#: As a text they cannot be told from the error values of Excel, so they are findings.
NILAI_GALAT = GALAT_EXCEL | {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA"}


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
    kept = [text for text in expected if text not in errors]
    assert [note.kegiatan for note in terbaca(result).catatan_harian] == kept
    assert [finding.kode for finding in result.temuan].count("SEL-GALAT") == len(errors)


def test_inserted_and_reordered_columns_and_rows_are_found_by_their_headers():
    kisi = kisi_skp()
    for name in ("SKP", "Rencana Aksi", "Catatan Harian", "Dialog Kinerja", "Umpan Balik"):
        rows = kisi.lembar[name]
        for row in rows[5:]:
            row.reverse()
        rows[:] = [[""] * (len(rows[0]) + 1), *([f"sisipan {number}", *row] for number, row in enumerate(rows))]
        rows[4][2:5], rows[4][1] = ["", "", ""], rows[4][1]
    kisi.lembar["Rencana Aksi"][4] = ["", "Rencana aksi selesai disusun?", "Ya"] + [""] * 4
    result = baca(Kisi(kisi.lembar))
    assert result.temuan == ()
    assert result.buku == buku_contoh()


def test_headers_may_have_other_case_line_breaks_and_marks():
    kisi = kisi_skp()
    rows = kisi.lembar["Catatan Harian"]
    rows[5] = [text.upper().replace(" ", "\n") + " (*)" if text else "" for text in rows[5]]
    assert baca(kisi).buku == buku_contoh()


def test_a_renamed_column_is_named_with_the_nearest_header():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "kegiatan"), "Rincian Kegiatan Harianku"))
    finding = satu(result, "KOLOM-TIDAK-ADA")
    assert ("Rincian Kegiatan Harianku" in finding.pesan, finding.sel) == (True, judul("Catatan Harian", "kegiatan"))
    assert terbaca(result).catatan_harian == ()
    assert len(terbaca(result).rencana_aksi) == 3


def test_a_missing_optional_column_costs_only_itself():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "tautan"), ""))
    assert "Tautan" in satu(result, "KOLOM-TIDAK-ADA").pesan
    assert [note.tautan for note in terbaca(result).catatan_harian] == [None] * 5


def test_a_header_that_stands_twice_is_ambiguous():
    result = baca(ganti(kisi_skp(), "Catatan Harian", judul("Catatan Harian", "progress"), "Masalah/Hambatan"))
    finding = satu(result, "KOLOM-GANDA")  # and none that the other title is missing: it stood there
    assert (finding.sel, finding.saran) == (
        judul("Catatan Harian", "progress"),
        f'Ganti judul di {judul("Catatan Harian", "progress")} menjadi "Progress Pencapaian Hasil Kerja".',
    )
    assert [item.kode for item in result.temuan] == ["KOLOM-GANDA"]
    assert terbaca(result).catatan_harian == ()


def test_a_table_without_headers_is_one_finding():
    kisi = kisi_skp()
    del kisi.lembar["Catatan Harian"][5]
    assert kode(baca(kisi)).count("JUDUL-TIDAK-ADA") == 1


def test_a_formula_in_the_identity_is_said_with_the_value_that_is_read():
    kisi = kisi_skp()
    where = di("Identitas", "pegawai.jabatan")
    empty = di("Identitas", "tempat")
    status = "B4"  # alamat: no field; what the form says of itself
    result = baca(Kisi(kisi.lembar, rumus={"Identitas": Alamat.dari({where, empty, status})}))
    assert (satu(result, "SEL-RUMUS").sel, satu(result, "SEL-RUMUS-KOSONG").sel) == (where, empty)
    assert result.buku == buku_contoh()


def test_a_row_below_the_prepared_ones_is_said_also_when_its_status_went_along():
    kisi = kisi_skp()
    rows, first, kept = kisi.lembar["Catatan Harian"], tempat(di("Catatan Harian", "_status"))[0], "Catatan Harian"
    for number, codes in ((20, ()), (600, ("BARIS-DI-LUAR-TABEL",))):
        watched = {di(kept, "_status", one) for one in (*range(2, 6), number)}
        rows.extend([""] * len(rows[0]) for _ in range(first + number - len(rows)))
        moved = [*rows]
        moved[first + number - 1], moved[first] = rows[first], [""] * len(rows[0])
        result = baca(Kisi({**kisi.lembar, kept: moved}, rumus={kept: Alamat.dari(watched)}))
        assert tuple(item.kode for item in result.temuan) == codes
        assert [item.sel for item in result.temuan] == [di(kept, "_status", number)] * len(codes)
        assert len(terbaca(result).catatan_harian) == 5


def test_a_row_copied_below_the_prepared_ones_with_its_formulas_is_said_as_its_workbook_does_not_count_it(
    tmp_path: Path,
):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(bangun_skp(isi=buku_contoh()))
    kisi, kept = buka(path), "Catatan Harian"
    last = kisi.akhir[kept]
    first, status = tempat(di(kept, "_status"))[0], huruf_kolom(tempat(di(kept, "_status"))[1])
    rows, formulas = [*kisi.lembar[kept]], Alamat.dari(f"{status}{n}" for n in range(first + 1, last + 2))
    rows.extend([""] * len(rows[0]) for _ in range(last + 1 - len(rows)))
    for below, codes in ((0, ()), (1, ("BARIS-DI-LUAR-TABEL",))):
        moved = [*rows]
        moved[last - 1 + below], moved[first] = rows[first], [""] * len(rows[0])
        copied = kisi._replace(lembar={**kisi.lembar, kept: moved}, rumus={kept: formulas})
        assert tuple(item.kode for item in baca(copied).temuan) == codes
        # a larger table: its names say so
        assert baca(copied._replace(akhir={kept: last + 1})).temuan == ()


def test_rows_of_only_spaces_are_said_once_where_their_sheet_takes_them_for_begun():
    kisi = isikan(kisi_skp(), "Catatan Harian", "kegiatan", " ", 7, 9)
    isikan(kisi, "Catatan Harian", "tanggal", "\u00a0", 9)
    isikan(kisi, "Catatan Harian", "kegiatan", " ", 600)  # below the table, where no formula sees it
    isikan(kisi, "Catatan Harian", "_status", "Lengkapi: Tanggal, Kode RHK", 7, 9)
    result = baca(kisi)
    finding = satu(result, "BARIS-SPASI")
    assert kode(result) == ["BARIS-SPASI"]
    assert finding.sel == di("Catatan Harian", "kegiatan", 7)
    rows = [str(tempat(di("Catatan Harian", "kegiatan", number))[0] + 1) for number in (7, 9)]
    assert f"baris {', '.join(rows)} hanya spasi" in finding.pesan
    assert result.buku == buku_contoh()


@pytest.mark.parametrize(("tampil", "terisi", "kata"), [
    ("Lengkapi: Rincian Kegiatan Harian, Kategori", True, 'menampilkan "Lengkapi: Rincian Kegiatan Harian", padahal'),
    ("Lengkapi: Rincian Kegiatan Harian", False, ""),
    ("", True, "kosong, padahal barisnya terisi"),
    ("Periksa: tanggal di luar tahun SKP", True, ""),
    ("Lengkap", True, ""),
])  # fmt: skip
def test_a_status_that_asks_for_what_is_there_looks_at_other_cells(tampil: str, terisi: bool, kata: str):
    note, where = "Catatan Harian", di("Catatan Harian", "_status", 2)
    kisi = isikan(kisi_skp(), note, "_status", tampil, 2)
    if not terisi:
        isikan(kisi, note, "kegiatan", "", 2)
    computed = {note: Alamat.dari({di(note, "_status", number) for number in range(1, 6)})}
    kisi = kisi._replace(rumus=computed, hampa={note: Alamat.dari({where})} if not tampil else {})
    said = [item for item in baca(kisi._replace(terhitung=True)).temuan if item.kode == "RUMUS-RUSAK"]
    assert [item.sel for item in said] == [where] * bool(kata)
    assert all(kata in item.pesan for item in said)
    assert "RUMUS-RUSAK" not in kode(baca(kisi))  # what it was told to compute when it is opened is not yet true


@pytest.mark.parametrize("larik", ["", '{"javascript:","data:"}'])
def test_a_cell_that_is_cut_in_libreoffice_takes_the_status_of_every_row_along_where_a_name_is_of_constants(
    larik: str, soffice: str, python_uno: str, tmp_path: Path
):
    """As in books that were made before; where a name is of cells, only the row is wrong that the cell was cut from."""
    note, before, after = "Catatan Harian", tmp_path / "asal.xlsx", tmp_path / "potong.xlsx"
    before.write_bytes(dengan_nama(untuk_dihitung(bangun_skp(isi=buku_contoh())), "Deret", larik))
    cut = ["pindahkan", note, di(note, "kegiatan", 1), di(note, "kegiatan", 9)]
    libreoffice.lewat_uno(
        python_uno, "tests.workbooks.buku_skp.pindah", soffice, str(before), masukan={str(after): [cut]}
    )
    broken = [item.sel for item in baca_berkas(after, hari_ini=HARI_INI).temuan if item.kode == "RUMUS-RUSAK"]
    assert broken == [di(note, "_status", 2)] * bool(larik)
    shown = semua_isi(buku_jadi.baca(after), note, "_status")
    assert (shown[1] == "Lengkap") is not bool(larik)


def dengan_nama(buku: bytes, nama: str, isi: str) -> bytes:
    """A workbook in which a name stands for something else, or for what it did."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(buku)) as source, zipfile.ZipFile(changed, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part == "xl/workbook.xml" and isi:
                data, count = re.subn(rb'(name="%b"[^>]*>)[^<]*' % nama.encode(), rb"\1%b" % isi.encode(), data)
                assert count == 1
            target.writestr(part, data)
    return changed.getvalue()


def test_what_a_filter_covers_is_no_row_of_the_table(tmp_path: Path):
    path = tmp_path / "buku.xlsx"
    kept = "Catatan Harian"
    with zipfile.ZipFile(io.BytesIO(bangun_skp())) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            covered = f"'{kept}'!$A$6:$F$900"  # alamat: what somebody filters, rows below the table among them
            filtered = f'<definedNames><definedName name="_xlnm._FilterDatabase">{covered}</definedName>'
            target.writestr(name, source.read(name).replace(b"<definedNames>", filtered.encode()))
    assert buka(path).akhir[kept] == buku_skp(JenisSKP.KUANTITATIF_JA_JF).tabel(kept).baris_terakhir


def test_a_formula_that_gave_an_empty_text_is_a_blank_cell():
    kisi = isikan(isikan(kisi_skp(), "Catatan Harian", "progress", ""), "Identitas", "tempat", "")
    where = {"Catatan Harian": Alamat.dari({di("Catatan Harian", "progress")})}
    where["Identitas"] = Alamat.dari({di("Identitas", "tempat")})
    result = baca(Kisi(kisi.lembar, rumus=where, hampa=where))
    assert (result.temuan, terbaca(result).skp.tempat, len(terbaca(result).catatan_harian)) == ((), None, 5)
