"""Catatan Harian goes on in further sheets, "Catatan Harian 2" and so on, which are read like the first."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.services.ekspor import ekspor, pilih_profil
from kinerja_core.services.kemasan import lembar_salah
from kinerja_core.services.penahanan import tahan
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.rumus_dialog import sebutan_catatan
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lanjutan import dengan_lanjutan
from tests.alat import libreoffice
from tests.alat.alamat import BIASA, di, isi
from tests.workbooks.bahan_baca import baca, buku_contoh, isikan, kisi_skp
from tests.workbooks.buku_jadi import skp_pas

DUA = "Catatan Harian 2"


def _berlanjut(*nama: str) -> Kisi:
    """The sample with further sheets, each with the notes of the first."""
    kisi = kisi_skp()
    notes = kisi.lembar["Catatan Harian"]
    return kisi._replace(lembar=kisi.lembar | {name: [list(row) for row in notes] for name in nama})


def _tanpa_progress(kisi: Kisi) -> Kisi:
    """The kisi with the first agenda item's own progress and masalah taken out: they come from the note."""
    for name in ("agenda.progress", "agenda.masalah"):
        isikan(kisi, "Dialog Kinerja", name, "")
    return kisi


def _catatan(hasil: HasilBaca) -> int:
    assert isinstance(hasil.buku, BukuSKP)
    return len(hasil.buku.catatan_harian)


def test_notes_of_every_further_sheet_are_read():
    once = baca(kisi_skp())
    thrice = baca(_berlanjut(DUA, "catatan harian  3"))
    assert _catatan(thrice) == 3 * _catatan(once)
    assert [item.kode for item in thrice.temuan] == [item.kode for item in once.temuan]
    parts = {item.lembar: (item.terisi, item.perlu) for item in thrice.kelengkapan}
    assert DUA not in parts
    assert parts["Catatan Harian"] == (15, 15)


@pytest.mark.parametrize("nama", ["Catatan Harian", DUA, "catatan  harian 3"])
def test_what_is_due_knows_a_mistake_in_any_sheet_of_notes(nama: str):
    kisi = kisi_skp()
    isikan(kisi, "Catatan Harian", "kategori", "Penting Sekali")
    notes = kisi.lembar.pop("Catatan Harian")
    kisi = kisi._replace(lembar=kisi.lembar | {"Catatan Harian": kisi_skp().lembar["Catatan Harian"], nama: notes})
    hasil = baca(kisi)
    assert {one.lembar for one in hasil.temuan} == {nama}
    assert lembar_salah(hasil) == ("Catatan Harian",)


def test_a_mistake_in_a_further_sheet_is_found_there_and_concerns_no_document():
    kisi = _berlanjut(DUA)
    kisi.lembar[DUA] = isikan(kisi._replace(lembar={"Catatan Harian": kisi.lembar[DUA]}), "Catatan Harian", "kegiatan",
                              "").lembar["Catatan Harian"]
    hasil = baca(kisi)
    (wrong,) = [item for item in hasil.temuan if item.tingkat == "kesalahan"]
    assert (wrong.lembar, wrong.sel) == (DUA, di("Catatan Harian", "kegiatan"))
    assert tahan(KATALOG["skp"], hasil, ()).temuan == ()


@pytest.mark.parametrize("nama", ["Catatan Harian (2)", "Catatan Harian_2x", "Catatan Harian 1", "Catatan Harian 100"])
def test_a_copy_that_excel_named_and_other_numbers_are_no_further_sheet(nama: str):
    assert dengan_lanjutan(buku_skp(BIASA), [nama]) is buku_skp(BIASA)


def test_a_dialog_may_be_about_a_note_of_a_further_sheet():
    note = {
        "tanggal": datetime.date(2025, 6, 2), "kode_rhk": "RHK 1", "kegiatan": "Rapat pleno", "perlu_dialog": "Ya",
        "progress": "Selesai separuh", "masalah": "Data lambat",
    }
    kisi = _berlanjut(DUA)
    isikan(kisi, "Dialog Kinerja", "agenda.catatan", sebutan_catatan(note))
    assert "PILIHAN-TIDAK-DIKENAL" in [item.kode for item in baca(_tanpa_progress(kisi)).temuan]
    further = kisi._replace(lembar={"Catatan Harian": kisi.lembar[DUA]})
    for name, value in note.items():
        isikan(further, "Catatan Harian", name, value)
    hasil = baca(kisi)
    assert "PILIHAN-TIDAK-DIKENAL" not in [item.kode for item in hasil.temuan]
    assert isinstance(hasil.buku, BukuSKP)
    assert hasil.buku.dialog[0].agenda[0].progress == "Selesai separuh"


def test_a_real_file_with_a_copied_sheet_gives_its_notes_to_an_export(tmp_path: Path):
    book = load_workbook(io.BytesIO(skp_pas(buku_contoh())))
    book.copy_worksheet(book["Catatan Harian"]).title = DUA
    for number in range(1, 6):
        book[DUA][di("Catatan Harian", "tanggal", number)].value = datetime.datetime(2025, 6, number)  # noqa: DTZ001 - a cell
    book.save(tmp_path / "a.xlsx")
    hasil = baca_berkas(tmp_path / "a.xlsx")
    assert _catatan(hasil) == 10
    made = ekspor(pilih_profil("kemenkes-catatan-harian", None), [tmp_path / "a.xlsx"])
    assert made.baris == 10


def test_a_full_sheet_says_so_and_how_to_go_on(tmp_path: Path):
    note = buku_contoh().catatan_harian[0]
    many = buku_contoh(catatan_harian=[note] * CATATAN_HARIAN.kapasitas)
    (tmp_path / "a.xlsx").write_bytes(bangun_skp(isi=many))
    hasil = baca_berkas(tmp_path / "a.xlsx")
    (told,) = [item for item in hasil.temuan if item.kode == "CATATAN-PENUH"]
    assert told.sel == di("Catatan Harian", "tanggal", CATATAN_HARIAN.kapasitas)
    assert DUA in told.saran
    legend = load_workbook(tmp_path / "a.xlsx", data_only=True)["Catatan Harian"][3]
    assert any(str(cell.value).endswith(f"bernama {DUA}, lalu 3.") for cell in legend)
    less = buku_contoh(catatan_harian=[note] * (CATATAN_HARIAN.kapasitas - 1))
    (tmp_path / "b.xlsx").write_bytes(bangun_skp(isi=less))
    assert "CATATAN-PENUH" not in [item.kode for item in baca_berkas(tmp_path / "b.xlsx").temuan]


@pytest.mark.parametrize(
    ("target", "satuan", "cetak"),
    [
        ("12 Laporan", "Laporan", "12 Laporan"), ("12 laporan", "Laporan", "12 laporan"),
        ("12", "Laporan", "12 Laporan"),
        ("100%", "%", "100%"), ("100", "%", "100 %"), ("5 kali", "Laporan", "5 kali Laporan"), ("12", None, "12"),
    ],
)
def test_a_target_is_printed_with_its_unit_once_in_sheet_and_core(
    target: str, satuan: str | None, cetak: str, tmp_path: Path
):
    skp = buku_contoh().skp
    rhk, *rest = skp.hasil_kerja
    iki = rhk.iki[0].model_copy(update={"target": target, "satuan": satuan})
    first = rhk.model_copy(update={"iki": (iki, *rhk.iki[1:])})
    buku = buku_contoh().model_copy(update={"skp": skp.model_copy(update={"hasil_kerja": (first, *rest)})})
    assert buku.skp.hasil_kerja[0].iki[0].target_lengkap == cetak
    (tmp_path / "a.xlsx").write_bytes(bangun_skp(isi=buku))
    with (tmp_path / "a.xlsx").open("rb") as stream:
        printed = isi(load_workbook(stream, read_only=True, data_only=True), "Triwulan I", "_target")
    assert printed == cetak
    hasil = baca_berkas(tmp_path / "a.xlsx")
    told = [item.kode for item in hasil.temuan if item.kode == "SKP-SATUAN-GANDA"]
    assert len(told) == (satuan is not None and cetak == target)


#: Rows for notes on each sheet of a workbook that LibreOffice calculates.
BARIS = 40


def _berbaris() -> Workbook:
    """The sample with so many rows for notes, and few on its other sheets."""
    return load_workbook(io.BytesIO(skp_pas(buku_contoh(), **{CATATAN_HARIAN.nama: BARIS})))


def test_the_summary_counts_the_notes_of_further_sheets_too(soffice: str, tmp_path: Path):
    book = _berbaris()
    book.copy_worksheet(book["Catatan Harian"]).title = DUA
    book[DUA][di("Catatan Harian", "kegiatan")].value = None
    (tmp_path / "asal").mkdir()
    book.save(tmp_path / "asal" / "a.xlsx")
    (path,) = libreoffice.ubah_semua([tmp_path / "asal" / "a.xlsx"], "xlsx", tmp_path)
    status = load_workbook(path, data_only=True)
    shown = {row[0]: row[1:4] for row in status["Ringkasan"].iter_rows(values_only=True)}
    words = [isi(status, "Catatan Harian", "_status", number) for number in range(1, BARIS + 1)]
    further = [status[DUA].cell(CATATAN_HARIAN.baris_judul + number, 1).value for number in range(1, BARIS + 1)]
    assert further.count("Lengkap") == words.count("Lengkap") - 1 > 0
    assert shown["Catatan Harian"][1:] == (words.count("Lengkap") + further.count("Lengkap"), 1)


def test_notes_of_further_sheets_are_offered_for_a_dialog_and_the_chosen_one_is_found(soffice: str, tmp_path: Path):
    book = _berbaris()
    chosen = {
        "tanggal": datetime.datetime(2025, 11, 3), "kode_rhk": "RHK 1", "kegiatan": "Pleno",  # noqa: DTZ001 - a cell
        "perlu_dialog": "Ya", "progress": "Selesai separuh", "masalah": "Data lambat",
    }
    for title in ("Catatan Harian", DUA, "Catatan Harian 3"):
        if title != "Catatan Harian":
            book.copy_worksheet(book["Catatan Harian"]).title = title
        for number in (2, 5):
            for name, value in (chosen | {"masalah": f"{title}, catatan ke-{number}"}).items():
                book[title][di("Catatan Harian", name, number)].value = value
    label = sebutan_catatan(chosen | {"masalah": "Catatan Harian 3, catatan ke-5"})
    for name, value in (("agenda.catatan", label), ("agenda.progress", None), ("agenda.masalah", None)):
        book["Dialog Kinerja"][di("Dialog Kinerja", name)].value = value
    (tmp_path / "asal").mkdir()
    book.save(tmp_path / "asal" / "a.xlsx")
    (path,) = libreoffice.ubah_semua([tmp_path / "asal" / "a.xlsx"], "xlsx", tmp_path)
    shown = load_workbook(path, data_only=True)
    lists = [row[:] for row in shown["Ref"].iter_rows(values_only=True)]
    place = lists[0].index("DaftarCatatan")
    waiting = [
        shown[title][di("Catatan Harian", "_sebutan", number)].value
        for title in ("Catatan Harian", DUA, "Catatan Harian 3") for number in range(1, BARIS + 1)
        if shown[title][di("Catatan Harian", "_dialog", number)].value == "Belum dibahas"
    ]
    assert [row[place] for row in lists[1 : len(waiting) + 2]] == [*waiting, None]
    assert label in waiting
    assert len(waiting) >= 6
    assert isi(shown, "Dialog Kinerja", "_progress_catatan") == "Selesai separuh"
    assert isi(shown, "Dialog Kinerja", "_masalah_catatan") == "Catatan Harian 3, catatan ke-5"
    assert "catatan harian" not in isi(shown, "Dialog Kinerja", "_status")
    hasil = baca_berkas(path)
    assert "PILIHAN-TIDAK-DIKENAL" not in [item.kode for item in hasil.temuan]
    assert isinstance(hasil.buku, BukuSKP)
    assert hasil.buku.dialog[0].agenda[0].progress == "Selesai separuh"


@pytest.mark.parametrize("nama", ["Catatan Harian 10", "Catatan Harian  3"])
def test_a_further_sheet_that_formulas_do_not_look_for_gives_no_note_to_a_dialog(nama: str):
    note = {
        "tanggal": datetime.date(2025, 6, 2), "kode_rhk": "RHK 1", "kegiatan": "Rapat pleno", "perlu_dialog": "Ya",
        "progress": "Selesai separuh", "masalah": "Data lambat",
    }
    kisi = _berlanjut(nama)
    isikan(kisi, "Dialog Kinerja", "agenda.catatan", sebutan_catatan(note))
    further = kisi._replace(lembar={"Catatan Harian": kisi.lembar[nama]})
    for name, value in note.items():
        isikan(further, "Catatan Harian", name, value)
    assert "PILIHAN-TIDAK-DIKENAL" in [item.kode for item in baca(_tanpa_progress(kisi)).temuan]
