from __future__ import annotations

import datetime
import io
import random
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.teks import KarakterTerlarang, normalkan
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.rumus_dialog import sebutan_catatan
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.batas import TeksSelTerlaluPanjang
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, Isi
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT, JenisSel, LembarForm, LembarTabel, Nilai, Sel, SpekBuku
from tests.alat import libreoffice, ooxml
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_360 import bahan_360

UTAMA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

#: Every function our formulas may use; all of them exist in Excel 2010.
FUNGSI_2010 = frozenset({
    "IF", "AND", "OR", "NOT", "COUNT", "COUNTA", "COUNTIF", "IFERROR", "INDEX", "MATCH", "MAX", "MID", "LEN", "TRIM",
    "SUBSTITUTE", "SUMPRODUCT", "ABS", "GCD", "INT", "LARGE", "MIN", "RANK", "RIGHT", "SQRT", "SUM", "SUMSQ", "TODAY",
    "VALUE", "ISNUMBER", "ISTEXT", "YEAR", "COUNTIFS", "HYPERLINK", "LEFT", "FIND", "CHAR",
    "ISERROR", "ROUND", "ROW", "DAY", "MONTH", "N", "AVERAGE",
})

#: Workbooks with random rows that LibreOffice calculates in one call.
BANYAK_BENIH = 12

BUKU: dict[str, Callable[[], bytes]] = {
    "skp kosong": bangun_skp,
    "skp terisi": lambda: bangun_skp(isi=bahan.buku_terisi()),
    "skp penuh": lambda: bangun_skp(isi=bahan.buku_penuh()),
    "unit kosong": bangun_unit,
    "unit terisi": lambda: bangun_unit(bahan.buku_unit()),
    "unit penuh": lambda: bangun_unit(bahan.buku_unit(500)),
    "penilaian kosong": bangun_penilaian_360,
    "penilaian penuh": lambda: bangun_penilaian_360(isi=bahan_360.buku(*map(bahan_360.penilaian, range(30)))),
    "skp kualitatif jpt": lambda: bangun_skp(isi=BukuSKP(skp=bahan.skp(JenisSKP.KUALITATIF_JPT))),
}


@pytest.fixture(params=BUKU, scope="module")
def berkas(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bangun") / f"{request.param}.xlsx"
    path.write_bytes(BUKU[request.param]())
    return path


@pytest.fixture(scope="module")
def buku_kerja(berkas: Path) -> OpenpyxlWorkbook:
    """The same file as openpyxl sees it; tests only look."""
    return load_workbook(berkas)


def baca(sumber: Path | bytes) -> dict[str, list[list[object]]]:
    buku = CalamineWorkbook.from_object(io.BytesIO(sumber) if isinstance(sumber, bytes) else sumber)
    return {name: buku.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in buku.sheet_names}


def tanpa_nilai_tersimpan(data: bytes) -> bytes:
    """The same workbook without cached results, so that whoever opens it must calculate."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                tree = etree.fromstring(part)
                for formula in tree.iter(f"{UTAMA}f"):
                    cell = formula.getparent()
                    cell.remove(cell.find(f"{UTAMA}v"))
                    cell.attrib.pop("t", None)
                part = etree.tostring(tree)
            target.writestr(item.filename, part)
    return out.getvalue()


def sel_rumus(data: bytes) -> dict[str, list[tuple[str, str]]]:
    """Cell and text of every formula by sheet part."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {
            name: [
                (f.getparent().get("r"), f.text or "") for f in etree.fromstring(source.read(name)).iter(f"{UTAMA}f")
            ]
            for name in source.namelist() if name.startswith("xl/worksheets/sheet")
        }


@pytest.mark.parametrize("jenis", JenisSKP)
def test_libreoffice_calculates_every_formula_of_a_variant_to_the_value_the_file_carries(
    soffice: str, jenis: JenisSKP, tmp_path: Path
) -> None:
    books = {
        "kosong": bangun_skp(jenis), "terisi": bangun_skp(isi=bahan.buku_terisi(jenis)),
        "penuh": bangun_skp(isi=bahan.buku_penuh(jenis)),
    }
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 50


def test_libreoffice_calculates_every_formula_of_a_unit_to_the_value_the_file_carries(
    soffice: str, tmp_path: Path
) -> None:
    books = {name: build() for name, build in BUKU.items() if name.startswith("unit")}
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 50


def test_libreoffice_calculates_the_sample_to_the_values_the_files_carry(soffice: str, tmp_path: Path) -> None:
    busy = [one for one in map(unit.buku, unit.ORANG) if one.dialog or one.umpan_balik or one.pembinaan]
    books = {str(one.skp.pegawai.nip): bangun_skp(isi=one) for one in busy}
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 200


def test_half_filled_rows_get_the_same_status_from_libreoffice_as_from_python(soffice: str, tmp_path: Path) -> None:
    many = {}
    for seed in range(BANYAK_BENIH):
        acak = random.Random(seed)  # noqa: S311 - makes rows that repeat, no secret
        spek = buku_unit() if seed == BANYAK_BENIH - 1 else buku_skp(list(JenisSKP)[seed % 4])
        many[f"benih-{seed}"] = Penulis(spek, isi_bolong(spek, acak), 2025, "").tulis()
    assert min(dihitung_sama_semua(many, tmp_path).values()) > 200
    for data in many.values():
        words = {str(row[-1]).partition(":")[0] for rows in baca(data).values() for row in rows if row}
        words |= {str(row[-3]).partition(":")[0] for row in baca(data).get("Dialog Kinerja", []) if len(row) > 3}
        assert {"Lengkapi", "Periksa"} <= words


def isi_bolong(spek: SpekBuku, acak: random.Random) -> Isi:
    """Rows as people leave them: any cell may be blank, wrong or out of order."""
    def nilai(cell: Sel) -> Nilai:
        if cell.pilihan is None:
            return {
                JenisSel.NIP: acak.choice(["199103142015032004", "19910314 201503 2 005", "1991", 199103142015032004]),
                JenisSel.TANGGAL: datetime.date(acak.choice([2024, 2025, 2025]), 5, 1 + acak.randrange(28)),
                JenisSel.BULAT: acak.choice([1, 2, 3, 2025]) if cell.nama == "tahun" else 1 + acak.randrange(4),
                JenisSel.ANGKA: acak.choice([0, 87.25, 120]),
            }.get(cell.jenis, acak.choice(["satu", "dua  spasi", "5", "tiga\nbaris"]))
        if isinstance(cell.pilihan, str):
            return acak.choice(["IKI 1.1", "iki 1.2", "IKI 9.9", "RHK 1", "rhk 2", "RHK 77", "Tahun 2025"])
        return str(acak.choice([str(getattr(word, "value", word)) for word in cell.pilihan]))

    isi = Isi()
    for sheet in spek.lembar:
        if isinstance(sheet, LembarTabel):
            isi.baris[sheet.nama] = [
                {cell.nama: nilai(cell) for cell in sheet.kolom if cell.isian and acak.random() < padat}
                for padat in [0.0, 0.3, 0.6, 0.9, 1.0, 0.95] * (sheet.kapasitas // 12)
            ]
        elif isinstance(sheet, LembarForm):
            isi.baris[sheet.nama] = [{cell.nama: nilai(cell) for cell in sheet.isian if acak.random() < 0.7}]
    labels = [text for row in isi.baris.get("Catatan Harian", ()) if (text := sebutan_catatan(row))]
    for row in isi.baris.get("Dialog Kinerja", ()):
        if labels and row.get("agenda.catatan") and acak.random() < 0.7:
            row["agenda.catatan"] = acak.choice(labels)  # type: ignore[index]  # rows made above are dicts
    return isi


def dihitung_sama(data: bytes, folder: Path) -> int:
    """LibreOffice, given no cached value, finds in every cell what the file carries; how many were not blank."""
    return dihitung_sama_semua({"polos": data}, folder)["polos"]


def dihitung_sama_semua(semua: dict[str, bytes], folder: Path) -> dict[str, int]:
    """The same of many workbooks in one call of LibreOffice."""
    for name, data in semua.items():
        (folder / f"{name}.xlsx").write_bytes(tanpa_nilai_tersimpan(data))
    files = libreoffice.ubah_semua([folder / f"{name}.xlsx" for name in semua], "xlsx", folder / "lo")
    return {name: _sama(data, file) for (name, data), file in zip(semua.items(), files, strict=True)}


def _sama(data: bytes, dihitung: Path) -> int:
    with zipfile.ZipFile(dihitung) as source:
        for name in source.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b't="e"' not in source.read(name), f"ada nilai kesalahan di {name}"
    ours, theirs = baca(data), baca(dihitung)
    assert list(ours) == list(theirs)
    compared = 0
    for name, rows in ours.items():
        for number, (row, other) in enumerate(zip_longest(rows, theirs[name], fillvalue=[])):
            for column, (value, got) in enumerate(zip_longest(row, other, fillvalue="")):
                # a product may differ in the last bit of a double
                expected = pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
                assert got == expected, f"{dihitung.name} {name} baris {number + 1} kolom {column + 1}"
                compared += got != ""
    return compared


def test_the_validator_finds_nothing(berkas: Path) -> None:
    assert ooxml.keluhan(berkas) == []


def test_formulas_use_only_functions_of_excel_2010(berkas: Path, buku_kerja: OpenpyxlWorkbook) -> None:
    used: set[str] = set()
    for cells in sel_rumus(berkas.read_bytes()).values():
        for _, formula in cells:
            used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', '""', formula)))
    for name in buku_kerja.defined_names.values():
        used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", name.attr_text))
    assert "IF" in used
    assert used <= FUNGSI_2010


def test_every_validation_blocks_and_says_why_in_indonesian(buku_kerja: OpenpyxlWorkbook) -> None:
    dropdowns = 0
    for sheet in buku_kerja:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            if rule.type is None:
                continue
            assert rule.showErrorMessage, (sheet.title, str(rule.sqref))
            assert rule.errorStyle in {None, "stop"}
            assert 0 < len(rule.errorTitle) <= 32
            assert 0 < len(rule.error) <= 255
            if rule.type == "list":
                dropdowns += 1
                assert rule.formula1 in buku_kerja.defined_names, "daftar harus bernama, bukan ditulis di tempat"
                assert not rule.showDropDown, "panah pilihan harus terlihat"
    assert dropdowns > 5


def test_nip_and_codes_are_text_and_input_cells_are_unlocked_and_yellow(buku_kerja: OpenpyxlWorkbook) -> None:
    checked = 0
    for sheet in buku_kerja:
        assert sheet.protection.sheet, f"{sheet.title} harus dilindungi"
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                header = str(sheet.cell(6, cell.column).value)
                in_table = cell.row > 6 and re.match(r"(NIP|Kode RHK|Target|Realisasi)\b", header)
                in_form = cell.column == 2 and str(sheet.cell(cell.row, 1).value).startswith("NIP")
                if (in_table or in_form) and not cell.protection.locked:
                    assert cell.number_format == "@", (sheet.title, cell.coordinate)
                    checked += 1
                if not cell.protection.locked:
                    assert cell.fill.fgColor.rgb == "FFFFF8DC", (sheet.title, cell.coordinate)
                if cell.data_type == "f":
                    assert cell.protection.locked, (sheet.title, cell.coordinate)
    assert checked >= 2


def test_no_cell_is_merged_where_people_type(buku_kerja: OpenpyxlWorkbook) -> None:
    for sheet in buku_kerja:
        for merged in sheet.merged_cells.ranges:
            assert all(sheet.cell(row, column).protection.locked for row, column in merged.cells)


def test_each_visible_sheet_prints_on_a4_with_its_header_row_and_page_numbers(buku_kerja: OpenpyxlWorkbook) -> None:
    for sheet in buku_kerja:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.paperSize in {9, 14}  # A4, F4
        if sheet.title == "Ringkasan" and sheet.page_setup.scale:  # breaks where its last block begins
            begins = [row for row in range(1, 60) if sheet.cell(row, 1).value == "Kemajuan per IKI"]
            assert [mark.id + 1 for mark in sheet.row_breaks.brk] == begins
            assert sheet.print_title_rows == f"${begins[0] + 1}:${begins[0] + 1}"
        else:
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            on_one_page = sheet.title in {"Petunjuk", "Pengaturan", "Distribusi", "Hari Libur"}
            assert sheet.page_setup.fitToHeight == (None if on_one_page else 0)  # blank means 1
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.sheet_properties.tabColor is not None
        if sheet.title == "Peta":
            assert sheet.print_title_rows == "$43:$43"
        elif sheet.title not in {
            "Petunjuk", "Identitas", "Identitas Penilai", "Pengaturan", "Ringkasan", "Distribusi",
        }:
            assert sheet.print_title_rows is not None
            assert sheet.freeze_panes is not None


def test_two_builds_give_the_same_bytes() -> None:
    for build in BUKU.values():
        assert build() == build()


def test_the_hidden_sheets_say_what_the_workbook_is() -> None:
    data = bangun_skp(JenisSKP.KUALITATIF_JPT, 2024)
    workbook = load_workbook(io.BytesIO(data))
    assert workbook["Ref"].sheet_state == "hidden"
    assert workbook["_meta"].sheet_state == "veryHidden"
    assert dict(baca(data)["_meta"]) == {
        "jenis": "skp", "versi": str(VERSI_TEMPLAT), "jenis_skp": "Kualitatif JPT", "tahun": "2024",
    }
    assert dict(baca(bangun_unit(tahun=2025))["_meta"])["jenis"] == "unit"


def test_a_blank_staff_workbook_knows_its_year_and_variant() -> None:
    rows = {row[0]: row[1] for row in baca(bangun_skp(JenisSKP.KUALITATIF_JPT, 2024))["Identitas"]}
    assert rows["Tahun SKP *"] == 2024
    assert rows["Periode Mulai *"] == datetime.date(2024, 1, 1)
    assert rows["Jenis SKP *"] == "Kualitatif JPT"
    assert rows["Kelengkapan"].startswith("Lengkapi: Nama Pegawai, NIP Pegawai")


@pytest.mark.parametrize("jenis", JenisSKP)
def test_each_variant_has_its_own_columns(jenis: JenisSKP) -> None:
    headers = [str(text).rstrip(" *") for text in baca(bangun_skp(jenis))["SKP"][5]]
    assert ("Perspektif" in headers) is jenis.jpt
    assert ("Aspek" in headers) is (jenis is JenisSKP.KUANTITATIF_JA_JF)
    assert ("RHK Pimpinan yang Diintervensi" in headers) is (jenis is JenisSKP.KUANTITATIF_JA_JF)
    assert ("Penugasan Dari" in headers) is not jenis.kuantitatif


def test_the_status_column_names_what_is_missing_and_what_is_wrong() -> None:
    sheets = baca(bangun_skp(isi=bahan.buku_terisi()))
    status = {name: [row[-1] for row in sheets[name][6:]] for name in ("Rencana Aksi", "Catatan Harian", "Triwulan I")}
    assert status["Rencana Aksi"] == ["Lengkap", "Lengkap", "Lengkap", "Periksa: kode IKI tidak ada di SKP"]
    assert status["Catatan Harian"][2] == "Periksa: tanggal di luar tahun SKP, kode RHK tidak ada di SKP"
    assert status["Triwulan I"][:2] == ["Lengkap", "Belum diisi"]
    assert sheets["Rencana Aksi"][2][2] == "* wajib diisi.   3 baris lengkap, 1 baris perlu dilengkapi."


def test_people_whose_nip_share_fifteen_digits_are_not_called_duplicates() -> None:
    unit = bahan.buku_unit(3)
    assert {row[-1] for row in baca(bangun_unit(unit))["Daftar Pegawai"][6:9]} == {"Lengkap"}
    same = unit.model_copy(update={"anggota": (unit.anggota[0], unit.anggota[1], unit.anggota[0])})
    status = [row[-1] for row in baca(bangun_unit(same))["Daftar Pegawai"][6:9]]
    assert status == ["Periksa: NIP ganda", "Lengkap", "Periksa: NIP ganda"]


def test_what_a_workbook_is_filled_with_stands_in_its_cells() -> None:
    sheets = baca(bangun_skp(isi=bahan.buku_terisi()))
    assert sheets["SKP"][6][:9] == [
        1, "Utama", "Meningkatnya kualitas manajemen ASN",
        "Tersusunnya laporan penerapan sistem merit ke-1 yang siap direviu oleh Ketua Tim Kerja", "Kuantitas",
        "Jumlah laporan hasil pemantauan penerapan sistem merit tahap 1 dari kegiatan 1", "1", "Laporan", "IKI 1.1",
    ]
    assert [row[8] for row in sheets["SKP"][6:12]] == ["IKI 1.1", "IKI 1.2", "IKI 2.1", "IKI 2.2", "IKI 3.1", "IKI 3.2"]
    assert sheets["Rencana Aksi"][3][2] == "Ya"
    assert sheets["Triwulan IV"][11][:5] == [
        "IKI 3.2", "Jumlah laporan hasil pemantauan penerapan sistem merit tahap 2 dari kegiatan 3", "≤ 5 hari", "0012",
        "1/2",
    ]
    dialog = [[row[n] for n in (0, 2, 10, 12, 14)] for row in sheets["Dialog Kinerja"][6:]]
    assert dialog == [
        [1, "IKI 1.1", "Menyurati unit", "Selesai", "Tono Hadi, S.E\nWulan Ayu, S.Sos"],
        [1, "IKI 2.1", "Rapat mingguan", "", ""],
        [1, "", "Menunjuk narahubung", "", ""],
        [2, "IKI 7.7", "Memperbaiki kode", "Belum Selesai", ""],
    ]
    assert [row[2] for row in sheets["Lampiran SKP"][6:]] == [
        "Kesempatan mengikuti pelatihan", "Bimbingan kinerja", "Evaluasi penugasan",
    ]
    assert [row[3] for row in sheets["Perilaku Kerja"][6:13]][1] == "Laporan selesai paling lambat tanggal 5."


def test_a_unit_larger_than_the_capacity_gets_more_rows() -> None:
    rows = baca(bangun_unit(bahan.buku_unit(730)))["Daftar Pegawai"]
    assert rows[735][1] == str(bahan.nip_ke(729))
    assert rows[735][-1] == "Lengkap"


BAHAYA = ["=1+1", "+x", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "& < > \" '", "🙂 emoji", "dua\nbaris",
          "_x0041_", "00123", "1/2", "12e5", "TRUE", "#N/A", "'kutip", "{=1}", "titik; koma", "tab\tdi dalam", "5%"]


@pytest.mark.parametrize("teks", BAHAYA)
def test_hostile_text_is_written_as_text_and_read_back_unchanged(teks: str) -> None:
    assert tulis_dan_baca(teks) == teks
    data = buku_beruraian(teks)
    assert not any(f.startswith(("1+1", "HYPERLINK")) for cells in sel_rumus(data).values() for _, f in cells)


def test_a_text_that_looks_like_an_error_stays_a_text_where_it_is_looked_up() -> None:
    skp = bahan.skp(banyak_rhk=1, banyak_iki=1)
    rhk = skp.hasil_kerja[0]
    odd = rhk.model_copy(update={"iki": (rhk.iki[0].model_copy(update={"indikator": "#N/A", "target": "#REF!"}),)})
    data = bangun_skp(isi=BukuSKP(skp=skp.model_copy(update={"hasil_kerja": (odd,)})))
    assert baca(data)["SKP"][6][5:7] == ["#N/A", "#REF!"]
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        assert not any(b't="e"' in source.read(name) for name in source.namelist() if "worksheets/" in name)


def dengan_uraian(teks: str) -> BukuSKP:
    return BukuSKP(
        skp=bahan.skp(banyak_rhk=1, banyak_iki=1),
        rencana_aksi=(RencanaAksi(kode_iki="IKI 1.1", uraian=teks, waktu={"mulai": "Mei", "selesai": "Mei"}),),
    )


@cache
def buku_beruraian(teks: str) -> bytes:
    return bangun_skp(isi=dengan_uraian(teks))


def tulis_dan_baca(teks: str) -> object:
    return baca(buku_beruraian(teks))["Rencana Aksi"][6][2]


@settings(max_examples=25)
@given(st.text(min_size=1))
def test_any_text_the_model_takes_is_read_back_unchanged(teks: str) -> None:
    try:
        kept = normalkan(teks)
    except KarakterTerlarang:
        return
    if kept:
        assert tulis_dan_baca(kept) == kept


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place() -> None:
    assert tulis_dan_baca("x" * 32_767) == "x" * 32_767
    with pytest.raises(TeksSelTerlaluPanjang, match="lembar Rencana Aksi sel C7 sepanjang 32768 huruf"):
        tulis_dan_baca("x" * 32_768)
    with pytest.raises(TeksSelTerlaluPanjang, match="32768"):
        tulis_dan_baca("🙂" * 16_384)


def test_realisasi_for_an_indicator_the_skp_does_not_have_is_refused() -> None:
    one = Realisasi(triwulan=Triwulan.I, kode_iki="IKI 8.8", realisasi="1", bukti_dukung="x")
    with pytest.raises(BukuTidakDapatDitulis, match=r"Triwulan I memakai IKI 8\.8"):
        bangun_skp(isi=BukuSKP(skp=bahan.skp(), realisasi=(one,)))
    twice = one.model_copy(update={"kode_iki": "IKI 1.1"})
    with pytest.raises(BukuTidakDapatDitulis, match="ada dua kali"):
        bangun_skp(isi=BukuSKP(skp=bahan.skp(), realisasi=(twice, twice)))


def test_a_field_without_a_column_in_this_variant_is_refused_not_dropped() -> None:
    wrong = bahan.skp(JenisSKP.KUANTITATIF_JA_JF).model_copy(update={"jenis": JenisSKP.KUALITATIF_JA_JF})
    with pytest.raises(BukuTidakDapatDitulis, match="Kualitatif JA/JF tidak mempunyai kolom"):
        bangun_skp(isi=BukuSKP(skp=wrong))


def test_codes_out_of_order_are_refused() -> None:
    skp = bahan.skp(banyak_rhk=1)
    rhk = skp.hasil_kerja[0]
    turned = skp.model_copy(update={"hasil_kerja": (rhk.model_copy(update={"iki": rhk.iki[::-1]}),)})
    with pytest.raises(BukuTidakDapatDitulis, match=r"IKI 1\.2 tidak urut"):
        bangun_skp(isi=BukuSKP(skp=turned))
    doubled = skp.model_copy(update={"hasil_kerja": (rhk, rhk)})
    with pytest.raises(BukuTidakDapatDitulis, match="RHK nomor 1 ada dua kali"):
        bangun_skp(isi=BukuSKP(skp=doubled))


def test_more_kop_lines_than_the_sheet_has_are_refused() -> None:
    unit = bahan.buku_unit(1)
    settings_ = unit.pengaturan.model_copy(update={"kop": ("a",) * 6})
    with pytest.raises(BukuTidakDapatDitulis, match="paling banyak 5 baris; ada 6"):
        bangun_unit(unit.model_copy(update={"pengaturan": settings_}))


@settings(max_examples=10)
@given(st.lists(st.decimals(min_value=0, max_value=120, places=2), min_size=1, max_size=20))
def test_scores_are_read_back_exactly(skor: list[Decimal]) -> None:
    unit = bahan.buku_unit(len(skor))
    scores = tuple(
        SkorPegawai(nip=bahan.nip_ke(n), nama="x", hasil=value, perilaku=value) for n, value in enumerate(skor)
    )
    rows = baca(bangun_unit(unit.model_copy(update={"skor": scores})))["Skor"]
    assert [Decimal(repr(row[3])) for row in rows[6:6 + len(skor)]] == skor


def test_dates_are_shown_in_indonesian_whatever_the_language_of_excel(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "terisi.xlsx"
    path.write_bytes(bangun_skp(isi=bahan.buku_terisi()))
    printed = libreoffice.teks_pdf(libreoffice.ubah(path, "pdf", tmp_path))
    assert "10 Oktober 2025" in printed
    assert "24 Januari 2025" in printed
    assert "Halaman 1 dari" in printed


def test_formulas_are_written_once_for_many_workbooks() -> None:
    assert buku_skp(JenisSKP.KUALITATIF_JPT) is buku_skp(JenisSKP.KUALITATIF_JPT)
    spek = buku_skp(JenisSKP.KUALITATIF_JPT)
    assert spek.dengan_kapasitas({"SKP": 3}) is spek
    assert spek.dengan_kapasitas({"SKP": 61}).tabel("SKP").kapasitas == 61


def test_a_prefilled_workbook_carries_the_person_and_the_penilai_of_the_list() -> None:
    member = bahan.buku_unit(2).anggota[1]
    rows = {row[0]: row[1] for row in baca(bangun_skp(JenisSKP.KUALITATIF_JA_JF, 2027, anggota=member))["Identitas"]}
    assert rows["NIP Pegawai *"] == str(bahan.nip_ke(1))
    assert rows["Nama Pejabat Penilai *"] == "dr. Bagus Wirawan, M.Kes"
    assert rows["Pangkat/Golongan Pejabat Penilai"] == "Pembina (IV/a)"
    assert rows["Tahun SKP *"] == 2027
    assert rows["Kelengkapan"] == "Lengkap"


@pytest.mark.parametrize("jenis", JenisSKP)
def test_a_filled_workbook_is_read_back_as_the_records_it_was_built_from(jenis: JenisSKP, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    for book in (BukuSKP(skp=bahan.skp(jenis)), bahan.buku_penuh()):
        path.write_bytes(bangun_skp(isi=book))
        assert baca_berkas(path).buku == book
    unit = bahan.buku_unit(20)
    path.write_bytes(bangun_unit(unit))
    assert baca_berkas(path).buku == unit
