"""Hostile workbooks: no process ends, little time and memory, one finding, and the others are read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.workbooks.mesin import lembar_xml
from kinerja_core.workbooks.mesin.kisi import Kisi, buka, coba_buka
from kinerja_core.workbooks.mesin.sel_xml import GayaSel
from tests.alat.puncak import PUNCAK
from tests.berkas.pembuat import asli
from tests.berkas.penulis_lain import Paket, paket

_SEL = re.compile(rb"</sheetData>")
_LEMBAR = "xl/worksheets/sheet1.xml"
_IDENTITAS = "xl/worksheets/sheet2.xml"


def _isi(xml: bytes, *, nama: str = _LEMBAR) -> Callable[[Paket], None]:
    """XML put behind the last row of a sheet."""

    def ubah(parts: Paket) -> None:
        parts[nama] = _SEL.sub(lambda _: xml + b"</sheetData>", parts[nama], count=1)

    return ubah


def _kecil(folder: Path, ubah: Callable[[Paket], None]) -> Path:
    """A workbook of one cell with its parts changed."""
    path = folder / "bom.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Data").write_string("A1", "isi")
    book.close()
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    ubah(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


_SEL_JAUH = {
    "di luar kolom terakhir": b'<row r="9"><c r="ZZZ9"><v>1</v></c></row>',
    "di luar kolom terakhir, terbalik": b'<row r="9"><c s="0" r="ZZZ9"><v>1</v></c></row>',
    "biasa": b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "baris baru di dalam tag": b'<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
    "tab di dalam tag": b'<row r="1048576"><c\tr="XFD1048576"><v>1</v></c></row>',
    "kutip tunggal": b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    "berawalan": b'<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1048576">'
                 b'<x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "tanpa alamat": b'<row r="1048576"><c><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
    "entitas di alamat": b'<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
    "baris tanpa nomor": b'<row><c r="XFD1048576"><v>1</v></c></row>',
    "di dalam pilihan": b'<row r="1048576"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
                        b'markup-compatibility/2006"><mc:Choice Requires="q"><c r="XFD1048576"><v>1</v></c></mc:Choice>'
                        b"</mc:AlternateContent></row>",
    "dengan gaya dahulu": b'<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    "penutup berspasi": b'<row r="1048576"><c r="XFD1048576"><v>1</v ></c ></row >',
    "di belakang komentar": b'<!-- </sheetData> --><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "teks di dalam sel": b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is ><t>x</t></is ></c></row>',
}


@pytest.mark.parametrize("xml", _SEL_JAUH.values(), ids=_SEL_JAUH)
def test_a_far_cell_costs_only_its_sheet_however_it_is_spelled(xml: bytes, tmp_path: Path):
    grid = buka(_kecil(tmp_path, _isi(xml)))
    assert re.search("XFD1048576|ZZZ9", grid.dilewati["Data"])
    assert grid.lembar == {}


def test_a_value_behind_an_end_tag_with_a_space_is_not_lost(tmp_path: Path):
    grid = buka(_kecil(tmp_path, _isi(b'<row r="3"><c r="A3"><v >7</v ></c></row><row r="4"><c r="A4" s="0"/></row>')))
    assert grid.lembar["Data"][2] == [7.0]


def test_a_file_that_grows_or_whose_size_is_unknown_is_read_to_its_end_and_within_the_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "tumbuh.xlsx"
    path.write_bytes(b"x" * 100)
    stat = Path.stat

    def dahulu(one: Path) -> os.stat_result:
        return os.stat_result((*stat(one)[:6], 3, *stat(one)[7:]))

    monkeypatch.setattr(Path, "stat", dahulu)
    assert path.stat().st_size == 3
    assert baca_bita(path, Anggaran(bita=100)) == b"x" * 100
    with pytest.raises(BerkasTidakTerbaca) as problem:
        baca_bita(path, Anggaran(bita=99))
    assert problem.value.kode == "BERKAS-TERLALU-BESAR"


def test_many_wide_sheets_together_are_refused_with_the_limit_in_words(tmp_path: Path):
    path = tmp_path / "lebar.xlsx"
    book = xlsxwriter.Workbook(path)
    for number in range(5):
        book.add_worksheet(f"L{number}").write_number(9_000, 99, 1)  # 900,100 cells each
    book.close()
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 3\.000\.000 sel") as problem:
        buka(path)
    assert problem.value.kode == "BERKAS-TERLALU-BESAR"


def test_a_long_text_that_many_cells_share_is_counted_for_each(tmp_path: Path):
    def ubah(parts: Paket) -> None:
        long = b"<t>" + b"x" * 30_000 + b"</t>"
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"<t>isi</t>", long)
        cells = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % row for row in range(2, 2_000))
        _isi(b'<row r="2">' + cells + b"</row>")(parts)

    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 32\.000\.000 huruf"):
        buka(_kecil(tmp_path, ubah))


def test_long_texts_that_few_cells_use_are_read(tmp_path: Path):
    path = tmp_path / "panjang.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    for row in range(1_500):
        sheet.write_string(row, 0, "a")
    sheet.write_string(0, 1, "x" * 32_000)
    book.close()
    assert len(buka(path).lembar["Data"]) == 1_500


_LAMBAT = {
    "rumus terbuka": b"<row r='5'>" + b"<f " * 150_000,
    "rumus terbuka panjang": b"<row r='5'>" + b"<f x" * 150_000 + b"</row>",
    "galat": b'<row r="5">' + b'<c r="A5" t="e" ' * 40_000,
    "galat tanpa isi": b'<row r="5">' + b'<c r="A5" t="e"><f>' * 40_000,
    "sel tanpa akhir": b'<row r="5">' + b'<c r="A5" s="1"' * 60_000,
    "atribut tanpa akhir": b'<row r="5"><c r="A5"' + b' t="s"' * 100_000,
    "nilai terbuka": b'<row r="5">' + b"<v>" * 150_000,
    "baris terbuka": b"<row " * 150_000,
}


@pytest.mark.parametrize("xml", _LAMBAT.values(), ids=_LAMBAT)
def test_half_a_megabyte_of_openings_is_refused_at_once(xml: bytes, tmp_path: Path):
    path = _kecil(tmp_path, _isi(xml))
    start = time.process_time()
    assert isinstance(coba_buka(path), (Kisi, BerkasTidakTerbaca))
    assert time.process_time() - start < 5  # the quadratic ones took minutes


@pytest.mark.parametrize(
    "sandi", ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "rot13", "zip", "undefined"]
)
def test_an_encoding_that_no_office_program_writes_is_refused_at_once(sandi: str, tmp_path: Path):
    def ubah(parts: Paket) -> None:
        text = re.sub(rb"^<\?xml.*?\?>", b"", parts[_LEMBAR])
        parts[_LEMBAR] = b'<?xml version="1.0" encoding="%s"?>%s<!--%s-->' % (sandi.encode(), text, b"a9" * 500_000)

    start = time.process_time()
    assert isinstance(coba_buka(_kecil(tmp_path, ubah)), BerkasTidakTerbaca)
    assert time.process_time() - start < 3


def test_merged_cells_are_found_in_linear_time(tmp_path: Path):
    def ubah(parts: Paket) -> None:
        parts[_LEMBAR] = parts[_LEMBAR].replace(b"</sheetData>", b"</sheetData><mergeCells>" + b"<mergeCell " * 100_000)

    start = time.process_time()
    assert isinstance(coba_buka(_kecil(tmp_path, ubah)), BerkasTidakTerbaca)
    assert time.process_time() - start < 5


def test_a_million_entries_of_a_zip_are_counted_before_they_are_read(tmp_path: Path):
    path = tmp_path / "isi.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"b{number}", b"")
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 5\.000 bagian"):
        buka(path)


def test_what_is_nested_too_deep_is_refused(tmp_path: Path):
    xml = b'<row r="5"><c r="A5"><v>' + b"<a>" * 300 + b"</a>" * 300 + b"</v></c></row>"
    with pytest.raises(BerkasTidakTerbaca, match="bersarang lebih dari 200 tingkat"):
        buka(_kecil(tmp_path, _isi(xml)))


def test_a_reader_without_time_left_says_so(tmp_path: Path):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(asli())
    with pytest.raises(BerkasTidakTerbaca, match="belum selesai dibaca dalam -1 detik"):
        buka(path, anggaran=Anggaran(detik=-1))


def test_a_busy_computer_refuses_nobodys_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    budget = Anggaran()
    path = tmp_path / "buku.xlsx"
    path.write_bytes(asli())
    later, spent = time.monotonic() + 3_600, time.process_time() + 3_600
    monkeypatch.setattr(time, "monotonic", lambda: later)  # an hour went by, for others
    assert buka(path, anggaran=budget)
    monkeypatch.setattr(time, "process_time", lambda: spent)
    with pytest.raises(BerkasTidakTerbaca, match="belum selesai dibaca dalam 15 detik"):
        buka(path, anggaran=budget)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a thing of POSIX")
@pytest.mark.parametrize("nama", ["pipa.xlsx", "pipa.csv", "pipa.json", "pipa.yaml", "pipa.docx", "pipa.png"])
def test_a_pipe_is_refused_at_once_by_every_verb_that_reads(nama: str, tmp_path: Path):
    os.mkfifo(tmp_path / nama)
    pipe = str(tmp_path / nama)
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    risalah = ["cetak", "risalah", str(tmp_path / "data.json"), "-o", str(tmp_path / "hasil.docx")]
    verbs = {
        ".xlsx": [["periksa", pipe]],
        ".csv": [["peringkat", pipe]],
        ".json": [["cetak", "risalah", pipe, "-o", str(tmp_path / "hasil.docx")]],
        ".yaml": [[*risalah, "--pengaturan", pipe], ["ekspor", "--profil-berkas", pipe, pipe, "-o", "x.csv"]],
        ".docx": [["verifikasi", pipe], ["baca-risalah", pipe], [*risalah, "--templat", pipe]],
        ".png": [[*risalah, "--kop", pipe]],
    }
    for verb in verbs[Path(nama).suffix]:
        run = subprocess.run(
            [sys.executable, "-c", "from kinerja_core.cli import main; main()", *verb],
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        )
        assert run.returncode in {1, 2}
        assert "Terjadi kesalahan di dalam program" not in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel says the peak of a process")
@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (_isi(b'<row r="9999"><c r="ZZ9999"><v>1</v></c></row>', nama=_IDENTITAS), "ZZ9999"),
        (_isi(b'<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>', nama=_IDENTITAS), "XFD1048576"),
        (_isi(b"<f " * 60_000, nama=_IDENTITAS), "rusak"),
    ],
)
def test_beside_a_hostile_file_the_others_are_read_within_time_and_memory(
    ubah: Callable[[Paket], None], pesan: str, tmp_path: Path
):
    (tmp_path / "jahat").mkdir()
    paket(ubah)(tmp_path / "jahat")
    (tmp_path / "baik.xlsx").write_bytes(asli())
    program = (
        "import sys\nfrom kinerja_core.cli.utama import jalankan\n"
        "code = jalankan(['periksa', '--json', sys.argv[1]])\n"
        f"{PUNCAK}print(puncak, code, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, encoding="utf-8", timeout=60,
        check=False,
    )
    memory, code = map(int, run.stderr.split()[-2:])
    assert code == 1
    assert memory < 500
    assert '"baik.xlsx"' in run.stdout
    assert pesan in run.stdout
    assert f'"tidak_terbaca": {int(pesan == "rusak")}' in run.stdout


#: Items of a list, by what each is; a problem for each of them would take gigabytes.
_BANYAK = 400_000
_OBJEK, _ANGKA = ",".join(["{}"] * _BANYAK), ",".join("1" * _BANYAK)
_ISIAN = ",".join(f'"a{number}":1' for number in range(_BANYAK))
_BUKU = '{"berkas":"a","jenis":null,"pegawai":null,"temuan":[%s]}'


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel says the peak of a process")
@pytest.mark.parametrize(("isi", "perintah"), [
    (f'{{"agenda":[{_OBJEK}]}}', "cetak risalah DATA -o o.docx"),
    (f'{{"peserta":[{_ANGKA}]}}', "cetak risalah DATA -o o.docx"),
    (f"{{{_ISIAN}}}", "cetak skp DATA -o o.docx"),
    ("[" + ",".join(["[]"] * 4_000_000) + "]", "cetak skp DATA -o o.docx"),
    (f'{{"berkas":[{_OBJEK}]}}', "periksa BUKU --sejak DATA"),
    (f'{{"berkas":[{_BUKU % _ANGKA}]}}', "periksa BUKU --sejak DATA"),
], ids=["objects", "numbers", "fields", "lists", "books", "findings"])  # fmt: skip
def test_a_text_of_hundreds_of_thousands_of_wrong_items_is_refused_soon_and_in_little_memory(
    isi: str, perintah: str, tmp_path: Path
):
    (tmp_path / "data.json").write_text(isi, encoding="utf-8")
    (tmp_path / "buku.xlsx").write_bytes(asli())
    program = (
        "import sys\nfrom kinerja_core.cli.utama import jalankan\ncode = jalankan(sys.argv[1:])\n"
        f"{PUNCAK}print(puncak, code, file=sys.stderr)\n"
    )
    words = {"DATA": "data.json", "BUKU": "buku.xlsx"}
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", program, *(words.get(one, one) for one in perintah.split())], capture_output=True,
        text=True, encoding="utf-8", timeout=60, check=False, cwd=tmp_path,
    )
    memory, code = map(int, run.stderr.split()[-2:])
    assert (code, "Terjadi kesalahan di dalam program" in run.stderr) == (2, False)
    assert memory < 500
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("sel", "kolom", "baris", "rumus"),
    [
        pytest.param('<c r="{}" s="1" t="s"><v>3</v></c>', "ABCDEFGHIJKLM", 40_000, 0, id="riwayat 5.000 orang"),
        pytest.param(
            '<c r="{}" t="str"><f>1+1</f><v>ya</v></c>', "ABCDEFGHIJKLMNOPQR", 12_500, 225_000, id="hasil 10.000 orang"
        ),
    ],
)
def test_a_long_sheet_is_not_gone_through_element_by_element(
    sel: str, kolom: str, baris: int, rumus: int, monkeypatch: pytest.MonkeyPatch
):
    """That took most of the time of a big unit, which ours then refused."""
    monkeypatch.delattr(lembar_xml, "_Anew")
    row = "".join(sel.format(f"{letter}{{0}}") for letter in kolom)
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, baris + 1))
    space = lembar_xml.RUANG_NAMA[0].decode()
    xml = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    sheet = lembar_xml.baca_lembar(xml, GayaSel((), {}), Anggaran())
    assert (sheet.luas, sheet.terlalu_jauh) == ((baris, len(kolom)), None)
    assert (sheet.xml.count(b"<c "), len(sheet.rumus)) == (baris * len(kolom), rumus)
