"""Tests name cells by sheet and field (:mod:`tests.alat.alamat`), so that a column may move without touching them."""

from __future__ import annotations

import ast
import datetime
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.kisi import alamat, huruf_kolom
from kinerja_core.workbooks.mesin.spek import BARIS_JUDUL, LembarForm, LembarTabel, SpekBuku
from tests.alat.alamat import di, isi, judul, kolom, letak, rentang, semua_isi, tempat
from tests.workbooks.bahan_baca import NIP_SITI, buku_contoh, kisi_skp, unit_contoh
from tests.workbooks.buku_jadi import baca

TESTS = Path(__file__).parent
#: Files in which letters are the point, with the reason.
BERHURUF = {
    "acak/mutasi.py": "odd texts to put into files",
    "addin/klien.py": "a selection, as xlwings sends it",
    "addin/pita.py": "any cell, to see what a button does",
    "addin/test_makro.py": "a sheet of the user's own",
    "alat/alamat.py": "makes the addresses, and shows what they look like",
    "batas/test_bom.py": "hostile sheets that no book declares",
    "alat/denah.py": "paths of a drawing",
    "test_alamat_sel.py": "holds the addresses themselves",
    "workbooks/daftar_kantor/test_daftar_kantor.py": "lists with a layout of their own",
    "workbooks/daftar_kantor/test_daftar_sehari_hari.py": "lists with a layout of their own",
    "workbooks/mesin/test_kisi.py": "reads addresses, and sheets that no book declares",
    "workbooks/mesin/test_rekaman_spek.py": "tables and forms made by hand, with places of their own",
    "workbooks/mesin/test_rumus_bersama.py": "what a formula refers to, on sheets that no book has",
    "workbooks/mesin/test_spek.py": "limits of Excel, in cells of no sheet",
    "workbooks/mesin/test_sunting.py": "sheets that no book declares, as programs write them",
    "workbooks/test_kelas_rumus.py": "what a formula refers to, on no sheet",
    "workbooks/test_daftar.py": "lists with a layout of their own",
}
#: A line that says why its address is a letter.
ALASAN = re.compile(r"# alamat: \S.{4,}")

_SEL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
#: ``D7``, ``A7:D9``, ``SKP!D7``, ``(Identitas!B8)``, ``' › E7'``; and ``D{row}`` written as an f-string.
_ALAMAT = re.compile(rf"{_SEL}(:{_SEL})?|.*[!›] ?{_SEL}\b.*", re.DOTALL)
_HURUF = re.compile(r"(.*[!›] ?)?\$?(?!K\Z)[A-Z]{1,2}\$?", re.DOTALL)
#: Words that only look like addresses: groups of people (``K{n}`` too), paper, codes of errors.
_BUKAN = re.compile(r"K[0-9]|[AF]4|P0|P599")


def _huruf_dan_nomor(teks: ast.JoinedStr) -> str:
    """Letters and a row put together, such as ``D{row}``; a number with a format of its own is no row."""
    match teks.values:
        case [ast.Constant(value=str(first)), ast.FormattedValue(format_spec=None), *_] if _HURUF.fullmatch(first):
            return f"{first}{{…}}"
    return ""


def alamat_telanjang(sumber: str) -> Iterator[tuple[int, str]]:
    """Line and text of each address in a source that no reason stands beside."""
    lines = sumber.splitlines()
    for node in ast.walk(ast.parse(sumber)):
        found = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = node.value if _ALAMAT.fullmatch(node.value) and not _BUKAN.fullmatch(node.value) else ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, bytes):
            found = node.value.decode("latin-1") if re.search(rb'r="[A-Z]+[0-9]', node.value) else ""
        elif isinstance(node, ast.keyword):
            found = node.arg if node.arg and re.fullmatch(_SEL, node.arg) else ""
        elif isinstance(node, ast.JoinedStr):
            found = _huruf_dan_nomor(node)
        if found and not any(ALASAN.search(line) for line in lines[node.lineno - 1 : node.end_lineno]):
            yield node.lineno, found


def test_a_test_names_a_cell_by_its_sheet_and_field() -> None:
    found = []
    for path in sorted(TESTS.rglob("*.py")):
        name = path.relative_to(TESTS).as_posix()
        if not any(name == known or name.startswith(f"{known}/") for known in BERHURUF):
            found += [f"{name}:{line}: {text}" for line, text in alamat_telanjang(path.read_text(encoding="utf-8"))]
    assert found == [], "pakai tests.alat.alamat, atau tulis sebabnya sesudah # alamat:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "baris",
    [
        'assert sel == "F12"', 'sheet["D9"]', 'sheet["A6:P60"]', '"Skor!C7"', '"(Identitas!B8)"', "ubah(D7='x')",
        'f"E{row}"', "f\"'SKP'!$A{row}\"", '"b.xlsx › Daftar Dinilai › C7"', "b'<c r=\"B8\"'",
    ],
)
def test_a_bare_address_is_found_however_it_is_written(baris: str) -> None:
    assert len(list(alamat_telanjang(baris))) == 1
    assert list(alamat_telanjang(f"{baris}  # alamat: letters are the point")) == []
    assert len(list(alamat_telanjang(f"{baris}  # alamat:"))) == 1


@pytest.mark.parametrize(
    "baris",
    ['"K2"', '"F4"', '"A4"', '"NIP-ANGKA"', '"IKI 1.1"', '"P360-NOMOR"', 'f"K{n}"', 'f"Q{n:05d}"', "di('SKP', 'x')"],
)
def test_a_word_that_only_looks_like_an_address_is_left_alone(baris: str) -> None:
    assert list(alamat_telanjang(baris)) == []


def test_every_file_on_the_list_exists_and_needs_to_be_there() -> None:
    for name in BERHURUF:
        assert list(alamat_telanjang((TESTS / name).read_text(encoding="utf-8"))), name


BUKU = [
    (bangun_skp, buku_skp(JenisSKP.KUANTITATIF_JA_JF)), (bangun_unit, buku_unit()),
    (bangun_penilaian_360, buku_penilaian_360(datetime.date(2025, 12, 31))),
]


@pytest.mark.parametrize(("bangun", "spek"), BUKU, ids=[spek.jenis for _, spek in BUKU])
def test_every_header_and_label_of_a_built_book_stands_where_it_is_said_to(
    bangun: Callable[[], bytes], spek: SpekBuku
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bangun()))
    compared = 0
    for sheet in spek.lembar:
        if not isinstance(sheet, LembarTabel | LembarForm):
            continue
        fields = (*sheet.kolom, *sheet.kepala) if isinstance(sheet, LembarTabel) else sheet.isian
        for field in fields:
            text = str(book[sheet.nama][judul(sheet.nama, field.nama)].value)
            assert text.removesuffix(" *") == field.judul, (sheet.nama, field.nama)
            compared += 1
    assert compared > 30


def test_a_variant_of_the_skp_has_columns_of_its_own() -> None:
    for kind in JenisSKP:
        header = baca(bangun_skp(kind))["SKP"][BARIS_JUDUL - 1]
        (column,) = [number for number, text in enumerate(header) if str(text).startswith("Target")]
        assert judul("SKP", "iki.target", jenis=kind) == alamat(BARIS_JUDUL - 1, column)
        below = alamat(BARIS_JUDUL + 1, column)
        assert di("SKP", "iki.target", 2, jenis=kind) == below
        assert tempat("SKP", "iki.target", 2, jenis=kind) == f"SKP!{below}"
        assert letak("SKP", "iki.target", 2, jenis=kind) == ("SKP", below)
        assert kolom("SKP", "iki.target", jenis=kind) == huruf_kolom(column)


def test_a_range_goes_from_a_field_to_another_record_or_field() -> None:
    first, last = di("Catatan Harian", "kegiatan"), di("Catatan Harian", "progress", 3)
    assert rentang("Catatan Harian", "kegiatan", sampai=3, nama_akhir="progress") == f"{first}:{last}"
    assert rentang("Catatan Harian", "kegiatan", nama_akhir="progress") == f"{first}:{di('Catatan Harian', 'progress')}"


def test_a_field_that_is_filled_in_is_found_at_its_place() -> None:
    for data, values in (
        (bangun_skp(isi=buku_contoh()), {
            ("Identitas", "pegawai.nip", 1): NIP_SITI, ("SKP", "iki.target", 2): "≤ 5",
            ("Rencana Aksi", "rencana_aksi_selesai", 1): "Ya", ("Triwulan III", "realisasi", 3): "90%",
        }),
        (bangun_unit(isi=unit_contoh()), {("Skor", "nama", 2): "Budi Santoso", ("Pengaturan", "kop.1", 1): "Biro"}),
    ):
        book = openpyxl.load_workbook(io.BytesIO(data))
        for (sheet, name, number), value in values.items():
            assert isi(book, sheet, name, number) == book[sheet][di(sheet, name, number)].value == value
            assert isi({sheet: list(book[sheet].values)}, sheet, name, number) == value


def test_a_column_of_a_table_is_read_whole() -> None:
    sheets = kisi_skp().lembar
    assert semua_isi(sheets, "SKP", "iki.kode")[:3] == ["IKI 1.1", "IKI 1.2", "IKI 2.1"]
    assert semua_isi(sheets, "Umpan Balik", "jenis", "tentang")[0] == ["Berkala", "Hasil Kerja"]


def test_a_field_that_is_not_there_and_a_record_of_a_form_are_refused() -> None:
    for sheet, name in (("SKP", "target"), ("Identitas", "nip"), ("Lembar Saya", "nip")):
        with pytest.raises(KeyError):
            di(sheet, name)
    for sheet, name in (("Identitas", "pegawai.nip"), ("Rencana Aksi", "rencana_aksi_selesai")):
        with pytest.raises(AssertionError):
            di(sheet, name, 2)
