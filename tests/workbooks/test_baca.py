from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.baca import baca_berkas, baca_kisi, lembar_dibaca, perlu_dibaca
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat
from kinerja_core.workbooks.mesin.spek import LEMBAR_META, LEMBAR_REF, lipat
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    ganti,
    ganti_nama,
    kisi_skp,
    kisi_unit,
    kode,
    satu,
    terbaca,
    unit_contoh,
)


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


def test_a_renamed_sheet_is_named_with_the_nearest_name():
    result = baca(ganti_nama(kisi_skp(), "Rencana Aksi", "Rencana Aksiku"))
    finding = satu(result, "LEMBAR-TIDAK-ADA")
    assert ("Rencana Aksiku" in finding.pesan, finding.lembar) == (True, "Rencana Aksi")
    assert len(terbaca(result).catatan_harian) == 5


@pytest.mark.parametrize("grid", [kisi_skp, kisi_unit])
@pytest.mark.parametrize("akhiran", [" - Table 1", "-Tabel 1", " (2)"])
def test_a_workbook_all_of_whose_sheets_a_program_renamed_is_told_so(grid: Callable[[], Kisi], akhiran: str):
    """Numbers exports each table as a sheet called by both names, behind a sheet of its own."""
    sheets = {f"{name}{akhiran}": rows for name, rows in grid().lembar.items()}
    (found,) = baca(Kisi({"Export Summary": [["This document was exported from Numbers."]]} | sheets)).temuan
    assert found.kode == "BUKU-TIDAK-DIKENAL"
    assert "yang nama lembarnya diubah" in found.pesan
    meant, shown = str(found.saran).split('"')[-2], found.pesan.split('"')[-2]
    assert shown == f"{meant}{akhiran}"
    few = dict([*sheets.items()][:3])
    assert "bukan buku kerja" in baca(Kisi({name: rows for name, rows in few.items() if name != shown})).temuan[0].pesan


def test_the_case_and_spaces_of_a_sheet_name_do_not_matter():
    assert baca(ganti_nama(kisi_skp(), "Catatan Harian", " CATATAN  harian ")).buku == buku_contoh()


def test_extra_sheets_are_left_alone():
    kisi = kisi_skp()
    assert baca(Kisi({"Coret-coret": [["SKP", 1.0]], **kisi.lembar, "Sheet1": []})).buku == buku_contoh()


def test_a_workbook_without_its_hidden_sheet_is_recognised_by_its_sheets():
    kisi = kisi_skp()
    assert baca(Kisi({name: rows for name, rows in kisi.lembar.items() if name != "_meta"})).buku == buku_contoh()


def test_an_unreadably_wide_sheet_costs_only_itself():
    kisi = kisi_skp()
    rest = {name: rows for name, rows in kisi.lembar.items() if name != "Umpan Balik"}
    result = baca(
        Kisi(rest, dilewati={"Umpan Balik": 'Lembar "Umpan Balik" berisi sel sampai XFD9999, jauh melewati.'})
    )
    far = "XFD9999"  # alamat: as the message says it
    assert (satu(result, "LEMBAR-TERLALU-LUAS").sel, terbaca(result).umpan_balik) == (far, ())


def test_a_grid_from_an_open_workbook_may_have_short_rows_and_none():
    kisi = kisi_skp()
    rows = {
        name: [[None if cell == "" else cell for cell in row] for row in rows] for name, rows in kisi.lembar.items()
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


def test_what_is_read_of_a_staff_workbook_is_what_is_read_of_any():
    spek = buku_skp(JenisSKP.KUALITATIF_JPT)
    nama = [LEMBAR_META, LEMBAR_REF, "Lembar Lain", *(sheet.nama for sheet in spek.lembar), "CATATAN harian 2"]
    dibaca = {one for one in nama if perlu_dibaca(one)}
    assert dibaca == {one for one in nama if lipat(one) in lembar_dibaca()}
    assert {LEMBAR_META, "CATATAN harian 2"} < dibaca < {*nama} - {LEMBAR_REF}
