"""Every macro on the sample workbooks, through xlwings' remote engine and a client that behaves like Excel."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest
import xlsxwriter
import xlwings as xw
from kinerja_addin import buku_excel, makro, tempat
from xlwings.pro import _xlremote

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.services import buku_terbuka
from kinerja_core.services import periksa as layanan_periksa
from kinerja_core.services.cetak import HasilCetak
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.services.lembar_hasil import KEPALA_TEMUAN
from kinerja_core.services.peringkat import peringkat
from kinerja_core.workbooks.bangun import bangun_skp
from tests.addin.excel import meja
from tests.addin.klien import Buku, Lembar, Rumus, buku_unit

DENGAN_DIALOG = next(orang for orang in unit.ORANG if unit.buku(orang).dialog)
TANPA_DIALOG = next(orang for orang in unit.ORANG if not unit.buku(orang).dialog)


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Workbooks as they lie on a disk."""
    folder = tmp_path_factory.mktemp("buku")
    isi = {
        "skp": bangun_skp(isi=unit.buku(DENGAN_DIALOG)),
        "tanpa": bangun_skp(isi=unit.buku(TANPA_DIALOG)),
        "salah": kesalahan.buku_dengan_kesalahan(unit.buku(unit.ORANG_DENGAN_KESALAHAN)),
        "angka": kesalahan.buku_nip_angka(unit.buku(unit.ORANG_NIP_ANGKA)),
        "unit": buku_unit(),
    }
    paths = {}
    for nama, data in isi.items():
        paths[nama] = folder / f"{nama}.xlsx"
        paths[nama].write_bytes(data)
    paths["lain"] = folder / "lain.xlsx"
    with xlsxwriter.Workbook(paths["lain"]) as book:
        book.add_worksheet("Belanja").write_string("C3", "telur")
        book.add_worksheet("Kosong")
    return paths


@pytest.fixture(autouse=True)
def folder_dokumen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dokumen"
    monkeypatch.setenv(tempat.FOLDER_SERVER, str(folder))
    return folder


def _rows(buku: Buku, lembar: str) -> list[dict[str, Any]]:
    """Rows by their headings; a link is what it shows."""
    head, *rest = buku[lembar].baris()
    shown = [[cell.teks.split('"')[-2] if isinstance(cell, Rumus) else cell for cell in row] for row in rest]
    return [dict(zip(head, row, strict=True)) for row in shown]


def _old(buku: Buku, before: dict[str, Any]) -> dict[str, Any]:
    return {name: cells for name, cells in buku.isi().items() if name in before}


# --- Periksa Buku -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["salah", "angka"])
def test_findings_go_to_a_new_sheet_and_are_those_of_the_file(berkas: dict[str, Path], nama: str):
    buku = Buku.baca(berkas[nama])
    before = buku.isi()
    expected = layanan_periksa.periksa([berkas[nama]]).temuan
    buku.jalankan(makro.periksa_buku)
    assert _old(buku, before) == before
    assert buku.nama_lembar == [*before, "Temuan"]
    assert buku.lembar[buku.aktif].nama == "Temuan"
    rows = _rows(buku, "Temuan")
    assert [(r["Kode"], r["Lembar"] or None, r["Sel"] or None, r["Temuan"]) for r in rows] == [
        (t.kode, t.lembar, t.sel, t.pesan) for t in expected
    ]
    assert all(r["Yang harus dilakukan"] for r in rows)
    ((judul, cara, teks),) = buku.pesan
    assert (judul, cara) == ("Kinerja: Periksa Buku", "info")
    assert teks.startswith(f"{len(expected)} temuan (")
    assert '"Temuan"' in teks


def test_a_workbook_that_is_none_of_ours_gets_a_sentence_and_no_sheet(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["lain"])
    aksi = buku.jalankan(makro.periksa_buku)
    assert [one["func"] for one in aksi] == ["alert"]
    _, cara, teks = buku.pesan[0]
    assert cara == "critical"
    assert teks.startswith("Berkas ini bukan buku kerja SKP, penilaian 360°, atau unit. Pakai templat yang disediakan.")


def test_findings_are_written_in_the_words_of_the_ribbon(berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    read = buku_terbuka.periksa_kisi
    temuan = buat_temuan(
        "BUKU-VERSI-BARU", "Nama unit pada --unit berbeda.", berkas="skp.xlsx",
        saran="Perbaiki, atau gabungkan lagi dengan --lanjutkan.",
    )
    monkeypatch.setattr(buku_terbuka, "periksa_kisi", lambda *x: read(*x)._replace(temuan=(temuan,)))
    buku = Buku.baca(berkas["skp"])
    buku.jalankan(makro.periksa_buku)
    (row,) = _rows(buku, "Temuan")
    assert (row["Temuan"], row["Yang harus dilakukan"]) == (
        "Nama unit berbeda.", "Perbaiki, atau gabungkan lagi selagi buku unit itu aktif.",
    )


def test_a_numeric_nip_is_found_with_its_cell(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["angka"])
    buku.jalankan(makro.periksa_buku)
    assert [r for r in _rows(buku, "Temuan") if "terbaca sebagai angka" in r["Temuan"] and r["Sel"]]


def test_a_second_check_renews_its_own_sheet_and_finds_the_same(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["salah"])
    buku.jalankan(makro.periksa_buku)
    first, sheets = _rows(buku, "Temuan"), buku.nama_lembar
    buku.jalankan(makro.periksa_buku)
    assert buku.nama_lembar == sheets
    assert _rows(buku, "Temuan") == first


def test_a_sheet_of_that_name_that_somebody_made_stays(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["salah"])
    buku.lembar.append(Lembar("temuan", {(0, 0): "catatan saya"}))
    buku.jalankan(makro.periksa_buku)
    assert buku.nama_lembar[-2:] == ["temuan", "Temuan (2)"]
    assert buku["temuan"].sel == {(0, 0): "catatan saya"}


def test_a_free_sheet_name_ignores_case_as_excel_does():
    assert buku_excel.nama_bebas("Temuan", ["temuan", "TEMUAN (2)", "lain"]) == "Temuan (3)"


def test_a_good_workbook_gets_a_message_and_no_sheet(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["skp"])
    before = buku.isi()
    expected = layanan_periksa.periksa([berkas["skp"]]).temuan
    aksi = buku.jalankan(makro.periksa_buku)
    if not expected:
        assert [one["func"] for one in aksi] == ["alert"]
        assert "Tidak ada temuan" in buku.pesan[0][2]
    assert _old(buku, before) == before
    assert not [t for t in expected if t.tingkat == "kesalahan"]


def test_a_change_that_is_not_saved_yet_is_seen(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["skp"])
    catatan = buku["Catatan Harian"]
    tempat = next(place for place, cell in catatan.sel.items() if hasattr(cell, "year"))
    catatan.sel[tempat] = "kemarin dulu"
    buku.jalankan(makro.periksa_buku)
    assert [r for r in _rows(buku, "Temuan") if "kemarin dulu" in r["Temuan"]]


def test_text_from_a_workbook_never_becomes_a_formula_or_a_number(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["skp"])
    catatan = buku["Catatan Harian"]
    tempat = [place for place, cell in catatan.sel.items() if hasattr(cell, "year")]
    catatan.sel[tempat[0]] = '=HYPERLINK("https://contoh.example","klik")'
    catatan.sel[tempat[1]] = "198501012010011001"
    buku.jalankan(makro.periksa_buku)
    cells = buku["Temuan"].sel
    place = KEPALA_TEMUAN.index("Sel")
    assert cells
    assert not [cell for (_, column), cell in cells.items() if column != place and isinstance(cell, Rumus | float)]
    links = [cell for (row, column), cell in cells.items() if column == place and row]
    assert links
    assert all(re.fullmatch(r"""=HYPERLINK\("#'[^']+'![A-Z]+[0-9]+","[A-Z]+[0-9]+"\)""", cell.teks) for cell in links)


def test_a_sheet_with_far_stray_cells_is_left_out_and_said(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["skp"])
    book = xw.Book(json=buku.muatan())
    try:
        with pytest.MonkeyPatch.context() as small:
            small.setattr(buku_terbuka, "BATAS_SEL", 10)
            kisi = buku_excel.kisi(book, lambda _: None)
    finally:
        book.close()
    assert "Catatan Harian" in kisi.dilewati
    assert "Catatan Harian" not in kisi.lembar


def test_values_from_excel_keep_their_kind_and_errors_their_text(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["lain"])
    buku["Belanja"].sel |= {(0, 0): "#N/A", (0, 1): True, (1, 0): 1.98501012010011e17}
    book = xw.Book(json=buku.muatan())
    try:
        kisi = buku_excel.kisi(book, lambda _: None)
    finally:
        book.close()
    assert kisi.lembar["Belanja"] == [["#N/A", True, ""], [1.98501012010011e17, "", ""], ["", "", "telur"]]
    assert kisi.lembar["Kosong"] in ([], [[]], [[""]])
    # on the desktop Excel gives a cell formatted as currency as a Decimal
    (uang,) = meja((Path("uang.xlsx"), {"Belanja": [[Decimal("1.5"), None], ["telur", 2.0]]})).books
    (baris,) = buku_excel.kisi(uang, lambda _: None).lembar.values()
    assert baris == [[1.5, ""], ["telur", 2.0]]
    assert isinstance(baris[0][0], float)


def test_on_the_desktop_formulas_and_looks_of_numbers_are_known(
    berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch
):
    formats = {(0, 0): "0%", (1, 0): "0%", (2, 0): '"Rp "#,##0', (4, 0): "0.0%"}

    def number_format(area: Any) -> str | None:
        kinds = {
            formats.get((row, area.column - 1), "General")
            for row in range(area.row - 1, area.row - 1 + area.shape[0])
        }
        return kinds.pop() if len(kinds) == 1 else None

    formulas = (("0.9", ""), ("=1-0.5", ""), ("3", "=bukan rumus"), ("", ""), ("0.25", "teks"))
    monkeypatch.setattr(_xlremote.Range, "number_format", property(number_format))
    monkeypatch.setattr(_xlremote.Range, "formula", property(lambda _: formulas))
    buku = Buku.baca(berkas["lain"])
    buku.lembar = [buku["Belanja"]]
    buku["Belanja"].sel = {(0, 0): 0.9, (1, 0): 0.5, (2, 0): 3, (2, 1): "=bukan rumus", (4, 0): 0.25, (4, 1): "teks"}
    book = xw.Book(json=buku.muatan())
    try:
        kisi = buku_excel.kisi(book, lambda _: None)
    finally:
        book.close()
    assert kisi.persen == {"Belanja": {"A1", "A2", "A5"}}
    assert kisi.rumus == {"Belanja": {"A2"}}
    assert kisi.rupa == {"Belanja": {"A3": '"Rp "#,##0'}}


# --- Buat Risalah -------------------------------------------------------------------------------------------------


def test_each_complete_dialog_becomes_a_word_file(berkas: dict[str, Path], folder_dokumen: Path):
    buku = Buku.baca(berkas["skp"])
    before = buku.isi()
    aksi = buku.jalankan(makro.buat_risalah)
    assert [one["func"] for one in aksi] == ["alert"]
    assert buku.isi() == before
    (folder,) = folder_dokumen.iterdir()
    files = sorted(folder.iterdir())
    dialogs = unit.buku(DENGAN_DIALOG).dialog
    assert len(files) == len(dialogs)
    assert buku.pesan[0][2] == f"{len(files)} risalah dibuat di folder {folder}."
    for path, dialog in zip(files, dialogs, strict=True):
        docx.Document(str(path))
        with zipfile.ZipFile(path) as package:
            text = package.read("word/document.xml").decode("utf-8")
        assert dialog.agenda[0].penyebab is None or dialog.agenda[0].penyebab.split(" ")[0] in text


def test_a_second_run_writes_to_another_folder(berkas: dict[str, Path], folder_dokumen: Path):
    buku = Buku.baca(berkas["skp"])
    buku.jalankan(makro.buat_risalah)
    (first,) = folder_dokumen.iterdir()
    made = {path.name: path.read_bytes() for path in first.iterdir()}
    buku.jalankan(makro.buat_risalah)
    assert {path.name for path in folder_dokumen.iterdir()} == {first.name, f"{first.name} (2)"}
    assert {path.name: path.read_bytes() for path in first.iterdir()} == made


def test_an_incomplete_dialog_is_a_finding_and_is_not_printed(berkas: dict[str, Path], folder_dokumen: Path):
    buku = Buku.baca(berkas["skp"])
    lembar = buku["Dialog Kinerja"]
    head = next(row for row, column in sorted(lembar.sel) if str(lembar.sel[row, column]).startswith("No Dialog"))
    column = next(c for (r, c), cell in lembar.sel.items() if r == head and str(cell).startswith("Masalah/"))
    for row in range(head + 1, head + 40):
        lembar.sel.pop((row, column), None)
    buku.jalankan(makro.buat_risalah)
    assert not folder_dokumen.exists() or not list(folder_dokumen.rglob("*.docx"))
    assert buku.pesan[0][2].startswith("Tidak ada risalah yang dibuat.")
    assert [r for r in _rows(buku, "Temuan") if r["Lembar"] == "Dialog Kinerja"]


def test_what_keeps_a_risalah_from_being_made_is_shown_with_the_findings(
    berkas: dict[str, Path], folder_dokumen: Path, monkeypatch: pytest.MonkeyPatch
):
    temuan = buat_temuan("DOKUMEN-BELUM-LENGKAP", "Rencana aksi untuk IKI 1.1 belum diisi.", berkas="skp.xlsx")
    monkeypatch.setattr(
        "kinerja_core.services.cetak_naskah.cetak_risalah_buku", lambda *_: HasilCetak(temuan=[temuan])
    )
    buku = Buku.baca(berkas["skp"])
    buku.jalankan(makro.buat_risalah)
    assert buku.pesan[0][2].startswith("Tidak ada risalah yang dibuat.\n1 temuan")
    assert [(r["Kode"], r["Temuan"]) for r in _rows(buku, "Temuan")] == [(temuan.kode, temuan.pesan)]
    assert not folder_dokumen.exists()


def test_a_workbook_without_dialog_is_told_so(berkas: dict[str, Path], folder_dokumen: Path):
    buku = Buku.baca(berkas["tanpa"])
    aksi = buku.jalankan(makro.buat_risalah)
    assert [one["func"] for one in aksi] == ["alert"]
    assert "Tidak ada dialog kinerja" in buku.pesan[0][2]
    assert not folder_dokumen.exists()


def test_a_unit_workbook_gives_no_risalah(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["unit"])
    aksi = buku.jalankan(makro.buat_risalah)
    assert [one["func"] for one in aksi] == ["alert"]
    assert buku.pesan[0][1] == "critical"
    assert "buku unit" in buku.pesan[0][2]


def test_the_server_without_a_shared_folder_explains_itself(
    berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(tempat.FOLDER_SERVER)
    buku = Buku.baca(berkas["skp"])
    buku.jalankan(makro.buat_risalah)
    assert buku.pesan[0][1] == "critical"
    assert "folder bersama" in buku.pesan[0][2]


def test_files_made_before_a_failure_are_taken_away(
    berkas: dict[str, Path], folder_dokumen: Path, monkeypatch: pytest.MonkeyPatch
):
    def half(buku: object, folder: Path, sumber: str) -> None:
        folder.mkdir(parents=True)
        (folder / "satu.docx").write_bytes(b"x")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kinerja_core.services.cetak_naskah.cetak_risalah_buku", half)
    buku = Buku.baca(berkas["skp"])
    buku.jalankan(makro.buat_risalah)
    assert buku.pesan[0][1] == "critical"
    assert list(folder_dokumen.iterdir()) == []


# --- Hitung Pemeringkatan -----------------------------------------------------------------------------------------


def test_the_ranking_goes_to_a_new_sheet_and_is_that_of_the_file(berkas: dict[str, Path]):
    buku = Buku.baca(berkas["unit"])
    before = buku.isi()
    expected = peringkat(berkas["unit"]).hasil
    buku.jalankan(makro.hitung_pemeringkatan)
    assert _old(buku, before) == before
    assert buku.nama_lembar == [*before, "Hasil Pemeringkatan"]
    rows = _rows(buku, "Hasil Pemeringkatan")
    people = [r for r in rows if r["NIP"]]
    decided, proposed = ("Predikat Ditetapkan", "Nilai Ditetapkan"), ("Usulan Predikat", "Usulan Nilai")
    names = ("Peringkat", "NIP", "Nama", "Kelompok", *decided, *proposed)
    assert [tuple(r[name] for name in names) for r in people] == [
        tuple(
            "" if value is None else value
            for value in (
                p.peringkat, p.nip, p.nama, p.kelompok, p.predikat, p.nilai, p.usulan_predikat, p.usulan_nilai
            )
        )
        for p in expected.pegawai
    ]
    assert all(isinstance(r["NIP"], str) and len(r["NIP"]) == 18 for r in people)
    notes = [str(r["Peringkat"]) for r in rows if not r["NIP"] and r["Peringkat"]]
    assert notes[0].startswith("Metode Simpangan Baku; periode Tahun 2025")
    assert [n for n in notes if n.startswith("Peringatan: ")] == [f"Peringatan: {p}" for p in expected.peringatan]
    assert any(n.startswith("Rujukan: ") for n in notes)
    conflicts = sum(1 for p in expected.pegawai if p.konflik)
    assert buku.pesan[0][2].startswith(f"{len(people)} pegawai, {conflicts} dengan konflik")


@pytest.mark.parametrize("nama", ["skp", "lain"])
def test_a_workbook_that_is_no_unit_is_refused_and_unchanged(berkas: dict[str, Path], nama: str):
    buku = Buku.baca(berkas[nama])
    before = buku.isi()
    aksi = buku.jalankan(makro.hitung_pemeringkatan)
    assert [one["func"] for one in aksi] == ["alert"]
    assert buku.isi() == before
    judul, cara, teks = buku.pesan[0]
    assert (judul, cara) == ("Kinerja: Hitung Pemeringkatan", "critical")
    assert "Buku kerja tidak diubah" in teks


# --- what every macro promises --------------------------------------------------------------------------------------

SEMUA = [makro.periksa_buku, makro.buat_risalah, makro.hitung_pemeringkatan]


@pytest.mark.parametrize("skrip", SEMUA)
def test_an_unforeseen_error_is_one_indonesian_message_and_changes_nothing(
    berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch, skrip: Any
):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("sesuatu")

    monkeypatch.setattr(buku_excel, "kisi", broken)
    buku = Buku.baca(berkas["salah"])
    before = buku.isi()
    aksi = buku.jalankan(skrip)
    assert [one["func"] for one in aksi] == ["alert"]
    assert buku.isi() == before
    assert "Tidak selesai karena kesalahan yang tidak terduga. Buku kerja tidak diubah." in buku.pesan[0][2]
    assert "ZeroDivisionError" in buku.pesan[0][2]


def test_a_sheet_that_cannot_be_finished_is_taken_away(berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    def refuse(self: object, axis: object = None) -> None:
        raise RuntimeError("lembar terkunci")

    monkeypatch.setattr(_xlremote.Range, "autofit", refuse)
    buku = Buku.baca(berkas["salah"])
    before = buku.isi()
    buku.jalankan(makro.periksa_buku)
    assert buku.isi() == before
    assert buku.pesan[0][1] == "critical"


def test_a_book_with_a_protected_structure_is_told_so(berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("com_error")

    monkeypatch.setattr(_xlremote.Sheets, "add", refuse)
    buku = Buku.baca(berkas["angka"])
    aksi = buku.jalankan(makro.periksa_buku)
    assert [one["func"] for one in aksi] == ["alert"]
    assert "struktur buku diproteksi" in buku.pesan[0][2]


@pytest.mark.parametrize("nama", ["salah", "skp"])
def test_the_status_bar_tells_the_progress_and_is_given_back(
    berkas: dict[str, Path], monkeypatch: pytest.MonkeyPatch, nama: str
):
    shown: list[object] = []
    monkeypatch.setattr(
        _xlremote.App, "status_bar", property(lambda _: None, lambda _, value: shown.append(value))
    )
    buku = Buku.baca(berkas[nama])
    buku.jalankan(makro.hitung_pemeringkatan)  # refused: these are no unit workbooks
    assert shown[0] == "Hitung Pemeringkatan: membaca lembar Petunjuk ..."
    assert shown[-1] is False


def _open_books(active: str | None, *others: str) -> Any:
    books = {name: SimpleNamespace(name=name) for name in (*others, *([active] if active else []))}

    class Books(list[Any]):
        pass

    collection = Books(books.values())
    collection.active = books[active] if active else None  # type: ignore[attr-defined]  # a stand-in for xw.Books
    caller = SimpleNamespace(name="Kinerja.xlsm", app=SimpleNamespace(books=collection))
    for book in books.values():
        book.app = caller.app
    return caller


@pytest.mark.parametrize(
    ("caller", "target"),
    [
        (_open_books("skp.xlsx", "unit.xlsx"), "skp.xlsx"),
        (_open_books("KINERJA.XLSM", "skp.xlsx", "PERSONAL.XLSB"), "skp.xlsx"),
        (_open_books(None, "skp.xlsx"), "skp.xlsx"),
    ],
)
def test_the_target_is_the_active_book_or_the_only_other_one(caller: Any, target: str):
    assert makro._target(caller).name == target


@pytest.mark.parametrize(
    ("caller", "kata"),
    [(_open_books("Kinerja.xlsm"), "Tidak ada"), (_open_books("Kinerja.xlsm", "a.xlsx", "b.xlsx"), "Ada beberapa")],
)
def test_without_one_clear_target_the_user_is_asked(caller: Any, kata: str):
    with pytest.raises(GalatKinerja, match=kata):
        makro._target(caller)


def test_no_target_is_a_message_from_the_add_in(monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []
    caller = _open_books("Kinerja.xlsm")
    caller.app.alert = lambda text, title, mode: said.append(f"{title}|{mode}|{text}")
    monkeypatch.setattr(xw.Book, "caller", classmethod(lambda _: caller))
    makro.jalankan("periksa_buku")
    (message,) = said
    assert message.startswith("Kinerja: Periksa Buku|critical|Tidak ada buku kerja yang terbuka. Aktifkan satu buku")


# --- where files go -------------------------------------------------------------------------------------------------


class _Desktop:
    """A book as the desktop engine shows it."""

    app = SimpleNamespace(engine=SimpleNamespace(type="desktop"))

    def __init__(self, fullname: str | Exception) -> None:
        self._fullname = fullname

    @property
    def fullname(self) -> str:
        if isinstance(self._fullname, Exception):
            raise self._fullname
        return self._fullname


def test_documents_go_beside_a_saved_book(tmp_path: Path):
    assert tempat.rumah(_Desktop(str(tmp_path / "skp.xlsx"))) == tmp_path


@pytest.mark.parametrize(
    "fullname",
    ["Book1", "https://contoh.sharepoint.com/personal/Documents/skp.xlsx", "/tidak/ada/skp.xlsx",
     xw.XlwingsError("Couldn't find the local OneDrive folder")],
)
def test_documents_of_a_book_without_a_local_folder_go_to_documents(
    fullname: str | Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert tempat.rumah(_Desktop(fullname)) == tmp_path / "Documents" / "kinerja"


# --- the server's own door --------------------------------------------------------------------------------------------

SERVER = """
import asyncio, json, sys
import kinerja_addin.makro, xlwings as xw
from xlwings.server import custom_scripts_call

book = xw.Book(json=json.load(open(sys.argv[1], encoding="utf-8")))
given = asyncio.run(custom_scripts_call(kinerja_addin.makro, sys.argv[2], typehint_to_value={xw.Book: book}))
sys.stdout.write(json.dumps(given.json()))
"""


@pytest.mark.parametrize(("nama", "skrip"), [("salah", "periksa_buku"), ("unit", "hitung_pemeringkatan")])
def test_the_server_gives_the_same_actions(berkas: dict[str, Path], tmp_path: Path, nama: str, skrip: str):
    buku = Buku.baca(berkas[nama])
    muatan = tmp_path / "muatan.json"
    muatan.write_text(json.dumps(buku.muatan()), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", SERVER, str(muatan), skrip],
        capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial"},
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["actions"] == buku.jalankan(getattr(makro, skrip))
