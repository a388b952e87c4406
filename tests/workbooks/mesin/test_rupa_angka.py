"""A number in a column of texts comes out as its cell shows it, or with a finding."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.mesin import kisi
from kinerja_core.workbooks.mesin.rupa_angka import tampil_angka
from tests.alat import libreoffice
from tests.alat.alamat import di, letak
from tests.workbooks.bahan_baca import HARI_INI, buku_contoh, satu, terbaca
from tests.workbooks.buku_jadi import skp_pas

AKUNTANSI = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
TAMPAK = [
    (1500000.0, '"Rp "#,##0', "Rp 1.500.000"), (1500000.0, "[$Rp-421]#,##0", "Rp1.500.000"),
    (1500000.0, AKUNTANSI, "Rp 1.500.000"), (-1500.0, AKUNTANSI, "-Rp 1.500"), (0.0, AKUNTANSI, "Rp -"),
    (1500.0, "#,##0", "1.500"), (1500.5, "#,##0.00", "1.500,50"), (85.0, '0" %"', "85 %"),
    (12.0, '0" Laporan"', "12 Laporan"), (12.0, '0\\ "hari"', "12 hari"), (3.14159, "0.0#", "3,14"),
    (1.5, "0.00##", "1,50"), (1.25, "0.00##", "1,25"), (2.5, "0", "3"), (7.0, "000", "007"), (0.5, ".00", ",50"),
    (1234567.0, '#,##0.0,,"jt"', "1,2jt"), (-3.0, "#,##0;[Red]-#,##0", "-3"), (-0.4, "0", "0"),
    (0.855, "0.0%", "85,5%"), (0.0, '0;-0;"nihil"', "nihil"), (0.0, '0" naik";0" turun"', "0 naik"),
    (0.5, '0.0" naik";0.0" turun"', "0,5 naik"), (-0.5, '0.0" naik";0.0" turun"', "0,5 turun"),
]  # fmt: skip
#: LibreOffice leaves out a decimal sign that nothing follows; Excel shows it.
TANDA_AKHIR = (7.0, "0.", "7,")


@pytest.mark.parametrize(("nilai", "format_", "tampak"), [*TAMPAK, TANDA_AKHIR])
def test_a_number_looks_as_its_format_says(nilai: float, format_: str, tampak: str) -> None:
    assert tampil_angka(nilai, format_) == tampak


@pytest.mark.parametrize("format_", ["0.00E+00", "# ?/?", "[>1]0;0", "000-000", "dd/mm/yyyy", "[h]:mm", "", "x0"])
def test_a_look_that_cannot_be_told_is_none(format_: str) -> None:
    assert tampil_angka(2.5, format_) is None


def _terisi(sel: dict[tuple[str, str], tuple[float, str]], folder: Path) -> Path:
    """The sample with numbers of a format in some cells, as pasting leaves them."""
    book = load_workbook(io.BytesIO(skp_pas(buku_contoh())))
    for (sheet, name), (value, code) in sel.items():
        cell = book[sheet][di(sheet, name)]
        cell.value, cell.number_format = value, code
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def test_a_target_a_realisasi_and_a_field_are_read_as_they_are_seen(tmp_path: Path) -> None:
    path = _terisi({
        ("SKP", "iki.target"): (1500000.0, '"Rp "#,##0'), ("SKP", "iki.satuan"): (1000.0, "#,##0"),
        ("Triwulan I", "realisasi"): (1250000.0, AKUNTANSI), ("Identitas", "pegawai.jabatan"): (7.0, "000"),
    }, tmp_path)
    hasil = baca_berkas(path, hari_ini=HARI_INI)
    buku = terbaca(hasil)
    first = buku.skp.hasil_kerja[0].iki[0]
    assert (first.target, first.satuan, buku.skp.pegawai.jabatan) == ("Rp 1.500.000", "1.000", "007")
    assert buku.realisasi[0].realisasi == "Rp 1.250.000"
    assert "ANGKA-BERUPA" not in [one.kode for one in hasil.temuan]


def test_a_number_whose_look_cannot_be_told_is_read_as_typed_and_said_to_be_so(tmp_path: Path) -> None:
    path = _terisi({("SKP", "iki.target"): (2.5, "# ?/?")}, tmp_path)
    hasil = baca_berkas(path, hari_ini=HARI_INI)
    told = satu(hasil, "ANGKA-BERUPA")
    assert ((told.lembar, told.sel), '"2,5"' in told.pesan) == (letak("SKP", "iki.target"), True)
    assert terbaca(hasil).skp.hasil_kerja[0].iki[0].target == "2,5"
    form = baca_berkas(_terisi({("Identitas", "pegawai.jabatan"): (2.5, "0.0E+0")}, tmp_path), hari_ini=HARI_INI)
    assert (satu(form, "ANGKA-BERUPA").sel, terbaca(form).skp.pegawai.jabatan) == (
        di("Identitas", "pegawai.jabatan"), "2,5"
    )


def test_both_ways_through_a_sheet_see_the_same_looks(tmp_path: Path) -> None:
    path = _terisi({("SKP", "iki.target"): (1500.0, "#,##0")}, tmp_path)
    plain = kisi.buka(path).rupa
    assert plain["SKP"][di("SKP", "iki.target")] == "#,##0"
    anew = _terisi_berawalan(path, tmp_path)
    assert kisi.buka(anew).rupa == plain


def _terisi_berawalan(path: Path, folder: Path) -> Path:
    """The same workbook with a comment in each sheet, so that it is not in plain form."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(folder / "b.xlsx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = data.replace(b"<sheetData>", b"<!-- x --><sheetData>")
            target.writestr(name, data)
    return folder / "b.xlsx"


def test_libreoffice_shows_the_same(soffice: str, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    page.set_column(0, 0, 40)
    for row, (value, code, _) in enumerate(TAMPAK):
        page.write_number(row, 0, value, book.add_format({"num_format": code}))
    book.close()
    (pdf,) = libreoffice.ubah_semua([tmp_path / "a.xlsx"], "pdf", tmp_path)
    shown = [" ".join(line.split()) for line in libreoffice.teks_pdf(pdf).splitlines() if line.strip()]
    swap = str.maketrans(".,", ",.")
    ours = {text for _, _, text in TAMPAK}
    theirs = {line if line in ours else line.translate(swap) for line in shown}
    assert {text.replace(" ", "") for text in ours} <= {text.replace(" ", "") for text in theirs}
