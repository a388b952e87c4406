from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.workbooks.buku_temuan.temuan import bangun_temuan
from kinerja_core.workbooks.hasil import HasilBaca, Kelengkapan
from tests.alat import libreoffice
from tests.alat.alamat import di, sel_berjudul
from tests.alat.ooxml import keluhan
from tests.workbooks.bahan_baca import NIP_SITI, baca, buku_contoh, isikan, kisi_skp

KEGIATAN = di("Catatan Harian", "kegiatan")
SELESAI = di("Rencana Aksi", "rencana_aksi_selesai")


def test_the_same_findings_give_the_same_bytes_on_any_day() -> None:
    with zipfile.ZipFile(io.BytesIO(bangun_temuan(_hasil()))) as wadah:
        inti = wadah.read("docProps/core.xml").decode()
    saat = re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<", inti)
    assert saat == [f"{DIBUAT.isoformat()}Z"] * 2


def _hasil() -> list[HasilBaca]:
    galak = "=cmd|\"/c calc\"!A1 & <b>'x'</b> 🙂"  # alamat: hostile, not ours
    return [
        HasilBaca(
            "siti 'rahma' & co.xlsx",
            "skp",
            buku_contoh(),
            "Siti Rahma, S.Kom",
            NIP_SITI,
            (
                buat_temuan("SEL-WAJIB", "Rincian: belum diisi.", lembar="Catatan 'Harian'", sel=KEGIATAN),
                buat_temuan("AKSI-BELUM-SELESAI", galak, lembar="Rencana Aksi", sel=SELESAI),
                buat_temuan("SKP-TARGET-SATUAN", "x" * 3000, lembar="SKP"),
            ),
        ),
        HasilBaca("rusak.xlsx", None, None, None, None, (buat_temuan("BERKAS-RUSAK", "Berkas rusak."),)),
        HasilBaca("bersih.xlsx", "skp", buku_contoh(), "Budi Santoso", "198802022012011005", ()),
    ]


def _tulis(folder: Path, isi: bytes) -> Path:
    path = folder / "temuan.xlsx"
    path.write_bytes(isi)
    return path


def test_the_findings_workbook_counts_per_file_and_lists_every_finding(tmp_path: Path):
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil())))
    summary = [[cell.value for cell in row] for row in book["Ringkasan"].iter_rows(min_row=5)]
    assert [row[1:] for row in summary] == [
        ["siti 'rahma' & co.xlsx", "SKP", "Siti Rahma, S.Kom", NIP_SITI, 1, 1, 1, "Perlu diperbaiki"],
        ["rusak.xlsx", "-", "-", "-", 1, 0, 0, "Tidak dapat dipakai"],
        ["bersih.xlsx", "SKP", "Budi Santoso", "198802022012011005", 0, 0, 0, "Dapat dipakai"],
    ]
    rows = [[cell.value for cell in row] for row in book["Temuan"].iter_rows(min_row=5)]
    assert [(row[1], row[2], row[6]) for row in rows] == [
        ("kesalahan", "SEL-WAJIB", KEGIATAN),
        ("peringatan", "AKSI-BELUM-SELESAI", SELESAI),
        ("saran", "SKP-TARGET-SATUAN", None),
        ("kesalahan", "BERKAS-RUSAK", None),
    ]
    assert all(row[8] for row in rows)


def test_links_lead_to_the_file_and_the_cell(tmp_path: Path):
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil(), tautan={"rusak.xlsx": "bagian/rusak.xlsx"})))
    assert sel_berjudul(book["Ringkasan"], "Berkas", 2).hyperlink.target.replace("\\", "/") == "bagian/rusak.xlsx"
    link = sel_berjudul(book["Temuan"], "Sel").hyperlink
    assert (link.target, link.location) == ("siti%20'rahma'%20&%20co.xlsx", f"'Catatan ''Harian'''!{KEGIATAN}")


def test_a_finding_without_a_cell_leads_to_its_sheet_and_one_without_a_sheet_to_its_file(tmp_path: Path):
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil())))
    sheet = book["Temuan"]
    sheet_cell, file_cell = sel_berjudul(sheet, "Lembar", 3), sel_berjudul(sheet, "Berkas", 4)
    assert (sheet_cell.value, sheet_cell.hyperlink.location) == ("SKP", "'SKP'!A1")  # alamat: the top of a sheet
    assert (file_cell.value, file_cell.hyperlink.target) == ("rusak.xlsx", "rusak.xlsx")
    links = [cell.hyperlink for row in sheet.iter_rows(min_row=5, max_row=8) for cell in row if cell.hyperlink]
    assert len(links) == 4


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path):
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil())))
    cell = sel_berjudul(book["Temuan"], "Pesan", 2)
    assert (cell.data_type, cell.value.startswith("=cmd|")) == ("s", True)


def test_findings_between_files_join_those_of_their_file(tmp_path: Path):
    other = buat_temuan("ORANG-DUA-BUKU", "Dua buku.", berkas="bersih.xlsx")
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil(), umum=[other])))
    assert sel_berjudul(book["Ringkasan"], "Kesalahan", 3).value == 1
    assert sel_berjudul(book["Temuan"], "Kode", 5).value == "ORANG-DUA-BUKU"


@pytest.mark.parametrize("hasil", [_hasil(), []], ids=["berisi", "kosong"])
def test_the_findings_workbook_is_valid_and_opens(hasil: list[HasilBaca], tmp_path: Path, soffice: str):
    path = _tulis(tmp_path, bangun_temuan(hasil))
    assert keluhan(path) == []
    text = libreoffice.teks_pdf(libreoffice.ubah(path, "pdf", tmp_path / "pdf"))
    assert f"{len(hasil)} berkas diperiksa" in text


def test_the_sheets_are_frozen_filtered_and_printed_with_their_headers(tmp_path: Path):
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan(_hasil())))
    for sheet in book:
        assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == (
            "C5",  # alamat: below the header of a sheet that no book declares
            "$4:$4",
            "landscape",
        )
        assert sheet.auto_filter.ref.startswith("A4:")


# ------------------------------------------------------------------------------------------ completeness


def _kelengkapan(*parts: tuple[str, int, int]) -> HasilBaca:
    return HasilBaca(
        "b.xlsx", "skp", buku_contoh(), "Siti Rahma, S.Kom", NIP_SITI, (),
        kelengkapan=tuple(Kelengkapan(*part) for part in parts),
    )


def test_the_heat_map_says_in_words_and_numbers_how_complete_each_sheet_is(tmp_path: Path):
    book = openpyxl.load_workbook(
        _tulis(tmp_path, bangun_temuan([
            _kelengkapan(("SKP", 8, 8), ("Rencana Aksi", 3, 9), ("Triwulan I", 0, 8), ("Umpan Balik", 0, 0)),
            _kelengkapan(("SKP", 1, 1), ("Rencana Aksi", 2, 2), ("Umpan Balik", 1, 1)),
            *_hasil()[1:2],
        ]))
    )
    sheet = book["Kelengkapan"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows == [
        ["No", "Pegawai", "SKP", "Rencana Aksi", "Triwulan I", "Umpan Balik", "Seluruhnya"],
        [1, "Siti Rahma, S.Kom", "Lengkap 8/8", "Sebagian 3/9", "Kosong 0/8", "–", "44 %"],
        [2, "Siti Rahma, S.Kom", "Lengkap 1/1", "Lengkap 2/2", "Tidak terbaca", "Lengkap 1/1", "100 %"],
    ]
    fills = [cell.fill.start_color.rgb for cell in sheet[5][2:6]]
    assert len(set(fills)) == 4
    link = sel_berjudul(sheet, "Rencana Aksi").hyperlink
    assert (link.target, link.location) == ("b.xlsx", "'Rencana Aksi'!A1")  # alamat: the top of a sheet


def test_the_completeness_of_the_sample_counts_what_can_be_used():
    kisi = kisi_skp()
    isikan(kisi, "Catatan Harian", "kegiatan", "")
    isikan(kisi, "Triwulan II", "bukti_dukung", "", 2)
    isikan(kisi, "Rencana Aksi", "rencana_aksi_selesai", "Tidak")
    isikan(kisi, "Identitas", "pegawai.jabatan", "")
    got = {part.lembar: (part.terisi, part.perlu) for part in baca(kisi).kelengkapan}
    assert got["Catatan Harian"] == (4, 5)
    assert got["Triwulan I"] == (3, 3)
    assert got["Triwulan II"] == (2, 3)
    assert got["Rencana Aksi"] == (3, 4)
    assert got["SKP"] == (3, 3)
    assert got["Dialog Kinerja"] == (1, 1)
    assert got["Identitas"][0] == got["Identitas"][1] - 1


def test_a_mandatory_field_that_is_wrong_is_not_complete():
    kisi = kisi_skp()
    isikan(kisi, "Identitas", "pegawai.nip", 199003152015032004.0)
    part = baca(kisi).kelengkapan[0]
    assert (part.lembar, part.perlu - part.terisi) == ("Identitas", 1)


def test_nothing_is_needed_of_a_quarter_that_has_not_passed():
    kisi = kisi_skp()
    for name in ("realisasi", "bukti_dukung"):
        isikan(kisi, "Triwulan IV", name, "", 1, 2, 3)
    part = next(p for p in baca(kisi, datetime.date(2025, 12, 1)).kelengkapan if p.lembar == "Triwulan IV")
    assert (part.terisi, part.perlu, part.persen) == (0, 0, None)


@pytest.mark.parametrize(
    ("nama", "alamat_"), [("a#b%20.xlsx", "a%23b%2520.xlsx"), ("Wulan Ayü.xlsx", "Wulan%20Ayü.xlsx")]
)
def test_a_name_of_a_file_is_a_link_whatever_it_contains(nama: str, alamat_: str, tmp_path: Path):
    item = HasilBaca(nama, None, None, None, None, (buat_temuan("BERKAS-RUSAK", "Rusak."),))
    book = openpyxl.load_workbook(_tulis(tmp_path, bangun_temuan([item])))
    assert sel_berjudul(book["Ringkasan"], "Berkas").hyperlink.target == alamat_
