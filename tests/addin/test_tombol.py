"""Every button from the code that VBA gives to the changed workbook or the files, on good, empty and foreign books."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kinerja_addin import buku_excel, perintah, tempat
from kinerja_addin.tombol import GRUP, MAKRO, TOMBOL

from kinerja_core.cli.tampil import LINGKUNGAN_TAMPIL
from kinerja_core.cli.utama import jalankan as jalankan_perintah
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import YaTidak
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.services.contoh import unit
from kinerja_core.services.periksa import periksa
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.kisi import tempat as tempat_sel
from tests.addin.bahan_tombol import DENGAN_DIALOG, NIP, hasil, tekan, terbuka
from tests.addin.excel import Aplikasi, meja, panggilan
from tests.alat.alamat import di, isi

pytestmark = pytest.mark.usefixtures("rumah")

#: Commands: the workbook that is active, the answers (``{asal}`` is the folder of the sample), what they leave.
PERINTAH: dict[str, tuple[str, tuple[str, ...], str]] = {
    "cetak_dokumen": ("skp.xlsx", ("3",), "*.docx"),
    "buat_buku_pegawai": ("daftar.xlsx", ("2026", ""), "*.xlsx"),
    "gabungkan_folder": ("unit.xlsx", ("{asal}/buku", "", ""), "unit.xlsx"),
    "status_unit": ("unit.xlsx", ("{asal}/buku",), "Status.xlsx"),
    "coba_coba": ("unit.xlsx", ("1,5", "", "60:40"), "Pengandaian.xlsx"),
    "jelaskan_pegawai": ("unit.xlsx", (NIP,), "Penjelasan.docx"),
    "buat_surat": ("unit.xlsx", (), "*.docx"),
    "ekspor_ekinerja": ("unit.xlsx", ("2", "{asal}/buku"), "kemenkes-rencana-aksi.xlsx"),
    "banding_bkn": ("unit.xlsx", ("{asal}/laporan.csv",), "Banding.xlsx"),
    "jadwal_tahun": ("unit.xlsx", ("2025",), "Jadwal.ics"),
    "baca_risalah": ("skp.xlsx", ("{asal}/risalah.docx",), "Buku dari risalah.xlsx"),
    "isi_catatan": ("skp.xlsx", ("2025-06-11",), "Buku terisi.xlsx"),
    "cetak_semua": ("unit.xlsx", ("{asal}/buku",), "*"),
    "rekap_unit": ("unit.xlsx", ("{asal}/buku",), "Rekap.xlsx"),
    "konfirmasi_unit": ("unit.xlsx", (), "Konfirmasi.xlsx"),
    "usulan_rating": ("unit.xlsx", ("{asal}/buku",), "Usulan Rating.xlsx"),
    "usulan_pembinaan": ("unit.xlsx", ("{asal}/buku",), "Usulan Pembinaan.xlsx"),
    "potongan_tukin": ("unit.xlsx", ("2026-02",), "Daftar Potongan Tukin.xlsx"),
    "jumlah_angka_kredit": ("unit.xlsx", ("{asal}/buku",), "Angka Kredit.xlsx"),
    "bagian_k3": ("unit.xlsx", (), "Bagian K3.xlsx"),
    "susun_penilai": ("unit.xlsx", ("2026-01-11",), "Daftar Penilai.xlsx"),
    "rekap_perilaku": ("unit.xlsx", ("{asal}/360",), "Rekap Perilaku.xlsx"),
}


#: Those that are run in a process of their own, as in Excel; the others differ from them in their words alone.
PROSES = {"cetak_dokumen", "gabungkan_folder", "coba_coba"}


def test_every_button_that_runs_a_command_is_tried():
    special = {"periksa_pemasangan", "salin_laporan"}
    assert {one.nama for one in MAKRO if one.perintah} == PERINTAH.keys() | special


@pytest.mark.parametrize("nama", PERINTAH)
def test_a_command_leaves_its_files_in_a_new_folder_beside_the_workbook_and_changes_nothing_else(
    nama: str, asal: Path, tmp_path: Path, request: pytest.FixtureRequest
):
    if nama not in PROSES:
        request.getfixturevalue("di_sini")
    buku, jawaban, berkas = PERINTAH[nama]
    path, rows = terbuka(asal, tmp_path, buku)
    app = meja((path, rows))
    before, bytes_before = app.books[0].isi(), path.read_bytes()
    tekan(TOMBOL[nama], *(text.replace("{asal}", str(asal)) for text in jawaban))
    cara, teks = hasil(app)
    assert cara == "info", teks
    (folder,) = (one for one in path.parent.iterdir() if one.is_dir())
    assert folder.name.startswith(TOMBOL[nama].label.replace("/", "_")[:10])
    assert list(folder.glob(berkas)), teks
    assert "Hasil: " in teks
    assert (app.books[0].isi(), path.read_bytes()) == (before, bytes_before)
    books = [one for one in perintah.hasil_di(folder) if one.suffix == ".xlsx"]
    assert app.dibuka == ([str(books[0])] if len(books) == 1 else [])


def test_what_a_command_makes_is_what_the_command_line_makes(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "unit.xlsx")
    meja((path, rows))
    tekan(TOMBOL["coba_coba"], "1,5", "", "")
    (made,) = path.parent.rglob("Pengandaian.xlsx")
    assert jalankan_perintah(["andaikan", str(path), "--k", "1,5", "-o", str(tmp_path / "sama.xlsx")]) == 0
    assert made.read_bytes() == (tmp_path / "sama.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("nama", "buku"),
    [
        (one.nama, buku) for one in MAKRO if one.buku in {"skp", "unit"}
        for buku in ("lain", "skp.xlsx", "unit.xlsx") if buku != f"{one.buku}.xlsx"
    ],
)
def test_a_button_that_makes_no_sense_for_a_workbook_says_so_in_one_sentence(
    nama: str, buku: str, asal: Path, tmp_path: Path
):
    one = TOMBOL[nama]
    path, rows = (tmp_path / "lain.xlsx", {"Belanja": [["telur"]]}) if buku == "lain" else terbuka(asal, tmp_path, buku)
    path.touch()
    app = meja((path, rows))
    before = app.books[0].isi()
    tekan(one, *("2026" for _ in one.tanya))
    cara, teks = hasil(app)
    assert cara == "critical"
    assert teks.startswith(f"{one.label} memerlukan ")
    assert path.name in teks
    assert app.books[0].isi() == before
    assert [child for child in path.parent.iterdir() if child.is_dir() and child.name != "rumah"] == []


@pytest.mark.parametrize("nama", [one.nama for one in MAKRO if one.buku])
def test_without_an_open_workbook_one_sentence_asks_for_it(nama: str):
    app = meja()
    tekan(TOMBOL[nama], *("2026" for _ in TOMBOL[nama].tanya))
    cara, teks = hasil(app)
    assert (cara, teks.partition(".")[0]) == ("critical", "Tidak ada buku kerja yang terbuka")


def test_a_workbook_with_unsaved_changes_is_asked_to_be_saved(asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    app.books[0].api.Saved = False
    tekan(TOMBOL["buat_surat"])
    cara, teks = hasil(app)
    assert (cara, "Tekan Ctrl+S, lalu ulangi." in teks) == ("critical", True)


@pytest.mark.parametrize("alamat", ["Book1", "https://contoh.sharepoint.com/unit.xlsx"])
def test_a_workbook_that_is_no_file_of_this_computer_is_asked_to_be_saved(alamat: str, asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    app.books[0].fullname = alamat
    tekan(TOMBOL["buat_surat"])
    assert "tidak ada sebagai berkas di komputer ini" in hasil(app)[1]


def test_an_answer_that_a_command_needs_is_asked_for_by_its_name(asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    tekan(TOMBOL["banding_bkn"], " ")
    assert hasil(app)[1].startswith("Laporan dari e-Kinerja BKN (.xlsx atau .csv) belum disebut.")


def test_another_version_of_the_add_in_is_one_sentence_with_the_button_that_mends_it(asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    code = panggilan(TOMBOL["buat_surat"], (), "123").replace("'0.1.0'", "'0.0.9'")
    assert "0.0.9" in code
    exec(code, {})  # noqa: S102 - as VBA gives it
    assert "versi 0.0.9, sedangkan paket kinerja di Python-nya versi 0.1.0. Tekan Periksa Pemasangan" in hasil(app)[1]


def test_the_diagnosis_runs_without_any_workbook():
    app = meja()
    tekan(TOMBOL["periksa_pemasangan"])
    cara, teks = hasil(app)
    assert cara in {"critical", "info"}
    assert "Windows" in teks or "Add-in" in teks


# --- macros that change the open workbook -------------------------------------------------------------------------


def test_findings_are_marked_linked_and_unmarked_again(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "salah.xlsx")
    app = meja((path, rows))
    buku = app.books[0]
    before = buku.isi()
    mine = buku.sheets["Catatan Harian"].range((1, 1))
    mine.add_note("catatan saya")
    temuan = [one for one in periksa([path]).temuan if one.sel and one.lembar]
    tekan(TOMBOL["periksa_buku"])
    marked = {(sheet.name, rule.sel) for sheet in buku.sheets for rule in sheet.aturan}
    assert marked == {(one.lembar, tuple(n + 1 for n in tempat_sel(one.sel))) for one in temuan}
    for one in temuan:
        note = buku.sheets[one.lembar].range(one.sel).note
        assert note is not None
        assert note.text.startswith(buku_excel.TANDA)
        assert one.pesan[:100] in note.text
    tekan(TOMBOL["periksa_buku"])  # renewed, not doubled
    assert len([rule for sheet in buku.sheets for rule in sheet.aturan]) == len(marked)
    assert [sheet.name for sheet in buku.sheets].count("Temuan") == 1
    tekan(TOMBOL["bersihkan_tanda"])
    assert buku.isi() == before
    assert [note.text for sheet in buku.sheets for note in sheet.notes] == ["catatan saya"]
    assert not any(sheet.aturan for sheet in buku.sheets)
    assert [teks.partition(" ")[0] for _, _, teks in app.pesan][2] == str(len(marked))
    tekan(TOMBOL["bersihkan_tanda"])
    assert app.pesan[3][2] == "Tidak ada tanda atau lembar Temuan di buku ini."


def test_every_cell_of_a_finding_is_marked_with_a_note_at_the_first_of_each_range(asal: Path, tmp_path: Path):
    buku = meja(terbuka(asal, tmp_path, "skp.xlsx")).books[0]
    places = [di("Catatan Harian", "kegiatan", number) for number in (1, 2, 5, 8)]
    found = buat_temuan("SEL-WAJIB", "Kosong.", lembar="Catatan Harian", sel=places[0]).model_copy(
        update={"sel_lain": (f"{places[1]}:{places[2]}", places[3])}
    )
    assert buku_excel.tandai(buku, [found]) == (6, ())  # type: ignore[arg-type]  # a stand-in
    sheet = buku.sheets["Catatan Harian"]
    ranges = [sheet.range(area) for area in found.semua_sel]
    assert [(rule.sel, rule.akhir) for rule in sheet.aturan] == [(area.awal, area.akhir) for area in ranges]
    assert [note.sel for note in sheet.notes] == [area.awal for area in ranges]


def test_a_sheet_that_lets_nobody_mark_it_is_named(asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "salah.xlsx"))
    for sheet in app.books[0].sheets:
        sheet.terkunci = True
    tekan(TOMBOL["periksa_buku"])
    told = hasil(app)[1].partition("0 sel ditandai. Yang tidak dapat ditandai: ")[2]
    assert told.startswith("Rencana Aksi, Catatan Harian, Triwulan II, Triwulan III. Isi buku tidak diubah.")


def _bawa(app: Aplikasi, path: Path) -> BukuSKP:
    """What the reader makes of the sheets as they are now in Excel."""
    from kinerja_core.services.buku_terbuka import periksa_kisi  # noqa: PLC0415 - only here

    book = periksa_kisi(buku_excel.kisi(app.books[0], lambda _: None), path.name).buku  # type: ignore[arg-type]  # a stand-in
    assert isinstance(book, BukuSKP)
    return book


def test_a_plan_is_marked_selesai_and_opened_again_only_after_a_dialog(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "skp.xlsx")
    app = meja((path, rows))
    sheet = app.books[0].sheets["Rencana Aksi"]
    sheet.range(di("Rencana Aksi", "rencana_aksi_selesai")).value = "Tidak"
    tekan(TOMBOL["selesaikan_rencana"])
    cara, teks = app.pesan[-1][1:]
    assert cara == "info", teks
    assert _bawa(app, path).rencana_aksi_selesai is True
    backups = list((path.parent / "Cadangan Kinerja").iterdir())
    assert [one.suffix for one in backups] == [".xlsx"]
    dialog = app.books[0].sheets["Dialog Kinerja"]
    for answer, opened in ((YaTidak.TIDAK.value, False), (YaTidak.YA.value, True)):
        for number in range(1, 4):
            cell = dialog.range(di("Dialog Kinerja", "penyesuaian", number))
            if cell.value:
                cell.value = answer
        tekan(TOMBOL["selesaikan_rencana"])
        assert _bawa(app, path).rencana_aksi_selesai is not opened
        assert ("hanya dibuka sebagai hasil dialog kinerja" in app.pesan[-1][2]) is not opened


def test_a_plan_with_mistakes_or_gaps_is_not_selesai(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "skp.xlsx")
    app = meja((path, rows))
    sheet = app.books[0].sheets["Rencana Aksi"]
    sheet.range(di("Rencana Aksi", "rencana_aksi_selesai")).value = "Tidak"
    sheet.range(di("Rencana Aksi", "waktu.mulai")).value = "Maretember"
    before = app.books[0].isi()
    tekan(TOMBOL["selesaikan_rencana"])
    assert app.pesan[-1][2].startswith("Lembar Rencana Aksi masih salah di 1 tempat")
    assert app.books[0].isi() == before
    assert not (path.parent / "Cadangan Kinerja").exists()


def test_waiting_notes_become_one_new_dialog_once(asal: Path, tmp_path: Path):
    base = unit.buku(DENGAN_DIALOG)
    note = base.catatan_harian[0]
    notes = tuple(
        note.model_copy(update={
            "tanggal": note.tanggal.replace(year=2025, month=12, day=day), "perlu_dialog": True,
            "masalah": f"Masalah {day}", "kode_rhk": "RHK 1",
        })
        for day in (3, 4)
    )
    (tmp_path / "asal.xlsx").write_bytes(bangun_skp(isi=base.model_copy(update={"catatan_harian": notes})))
    path, rows = terbuka(tmp_path, tmp_path, "asal.xlsx")
    app = meja((path, rows))
    tekan(TOMBOL["ambil_catatan"])
    cara, teks = app.pesan[-1][1:]
    assert cara == "info", teks
    assert teks.startswith("2 catatan ditaruh di lembar Dialog Kinerja sebagai dialog ")
    taken = [
        row for row in _bawa(app, path).dialog for row in row.agenda if (row.masalah or "").startswith("Masalah ")
    ]
    shown = {name: [list(r) for r in values] for name, values in rows.items()}
    first = max(one.nomor for one in base.dialog)
    column = [app.books[0].sheets["Dialog Kinerja"].range(di("Dialog Kinerja", "nomor", n)).value for n in range(1, 12)]
    assert column.count(first + 1) == 2
    assert isi(shown, "Dialog Kinerja", "nomor") in (1, 1.0)
    assert taken == []  # its date is still open: nothing half is read
    tekan(TOMBOL["ambil_catatan"])
    assert app.pesan[-1][2].startswith("Tidak ada catatan harian yang menunggu dialog.")


def test_a_sheet_that_refuses_a_value_is_left_as_it_was(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "skp.xlsx")
    app = meja((path, rows))
    sheet = app.books[0].sheets["Rencana Aksi"]
    sheet.range(di("Rencana Aksi", "rencana_aksi_selesai")).value = "Tidak"
    sheet.terkunci = True
    before = app.books[0].isi()
    tekan(TOMBOL["selesaikan_rencana"])
    cara, teks = hasil(app)
    assert (cara, 'Lembar "Rencana Aksi" tidak dapat diisi' in teks) == ("critical", True)
    assert app.books[0].isi() == before


def test_without_a_backup_nothing_is_changed(asal: Path, tmp_path: Path):
    def penuh(_: str) -> None:
        raise OSError("disk penuh")

    app = meja(terbuka(asal, tmp_path, "skp.xlsx"))
    app.books[0].sheets["Rencana Aksi"].range(di("Rencana Aksi", "rencana_aksi_selesai")).value = "Tidak"
    app.books[0].api.SaveCopyAs = penuh
    before = app.books[0].isi()
    tekan(TOMBOL["selesaikan_rencana"])
    assert "Cadangan tidak dapat dibuat (disk penuh), sehingga buku tidak diubah." in hasil(app)[1]
    assert app.books[0].isi() == before


def test_last_years_workbook_gives_a_new_one_for_the_next_year(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "skp.xlsx")
    app = meja((path, rows))
    tekan(TOMBOL["isi_tahun_lalu"], "2026")
    cara, teks = app.pesan[-1][1:]
    assert cara == "info", teks
    (made,) = path.parent.rglob("SKP 2026*.xlsx")
    book = baca_berkas(made).buku
    assert isinstance(book, BukuSKP)
    old = unit.buku(DENGAN_DIALOG).skp
    assert (book.skp.tahun, book.skp.pegawai, book.skp.penilai) == (2026, old.pegawai, old.penilai)
    assert [one.uraian for one in book.skp.hasil_kerja] == [one.uraian for one in old.hasil_kerja]
    assert app.dibuka == [str(made)]
    for wrong in ("2025", "dua ribu", ""):
        tekan(TOMBOL["isi_tahun_lalu"], wrong)
        assert app.pesan[-1][1] == "critical"


def test_the_folder_of_the_last_results_is_opened(asal: Path, tmp_path: Path):
    path, rows = terbuka(asal, tmp_path, "unit.xlsx")
    app = meja((path, rows))
    tekan(TOMBOL["buka_hasil"])
    assert app.pesan[-1][2].startswith("Belum ada folder hasil")
    tekan(TOMBOL["buat_surat"])
    tekan(TOMBOL["buka_hasil"])
    (folder,) = (one for one in path.parent.iterdir() if one.is_dir())
    assert app.pesan[-1][2] == f"Folder hasil: {folder}"


def test_every_run_leaves_a_line_without_a_nip_in_the_log(asal: Path, tmp_path: Path, rumah: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    tekan(TOMBOL["jelaskan_pegawai"], NIP)
    tekan(TOMBOL["buat_surat"])
    log = (rumah / "lokal" / "kinerja" / "add-in.log").read_text(encoding="utf-8").splitlines()
    assert len(log) == len(app.pesan) == 2
    assert "Jelaskan Pegawai: info:" in log[0]
    assert NIP not in "".join(log)


def test_settings_of_excel_come_back_when_a_macro_breaks(
    asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[tuple[object, object]] = []

    def rusak(book: Any, *_: object) -> None:
        seen.append((book.app.screen_updating, book.app.enable_events))
        raise ZeroDivisionError("sesuatu")

    monkeypatch.setattr(buku_excel, "kisi", rusak)
    app = meja(terbuka(asal, tmp_path, "skp.xlsx"))
    tekan(TOMBOL["periksa_buku"])
    assert seen == [(False, False)]
    assert (app.screen_updating, app.enable_events, app.status_bar) == (True, True, False)
    assert hasil(app)[0] == "critical"


def test_words_that_go_together_are_left_out_without_their_answer():
    words = ("andaikan", "{buku}", ("--k", "{0}"), ("--bobot", "{1}"), "-o", "{hasil}/a.xlsx")
    filled = {"buku": "u.xlsx", "0": "", "1": "60:40", "hasil": "h"}
    assert perintah.isi_kata(words, filled) == ["andaikan", "u.xlsx", "--bobot", "60:40", "-o", "h/a.xlsx"]


def test_a_message_is_sentences_in_the_words_of_the_ribbon_and_no_tables(monkeypatch: pytest.MonkeyPatch):
    assert perintah.LINGKUNGAN[LINGKUNGAN_TAMPIL] == "pesan"
    said = perintah.HasilPerintah(0, "Satu.\nDasar: pasal\nIndeks: a/indeks.xlsx\nDua.", "Peringatan: tiga.\nlain")
    assert perintah.dikatakan(said) == "Satu.\nDua.\nPeringatan: tiga."
    assert perintah.dikatakan(perintah.HasilPerintah(0, "", "Kalender ditulis.")) == "Kalender ditulis."
    long = "\n".join(f"Baris {number}." for number in range(500))
    assert perintah.ringkas(long).startswith("Baris 0.\nBaris 1.")
    assert perintah.ringkas(long).endswith(".\n…")
    assert len(perintah.ringkas(long)) < 1_000


@pytest.mark.parametrize(
    ("nama", "dikatakan", "tampak"),
    [
        (
            "coba_coba", "--bobot tidak berlaku; hapus --bobot, atau pilih --metode mutlak.",
            'Jawaban "Bobot" tidak berlaku; kosongkan jawaban "Bobot", atau pilih metode mutlak di lembar Pengaturan.',
        ),
        (
            "buat_buku_pegawai", "sehingga --unit tidak berlaku. Hapus --unit.",
            'sehingga jawaban "Unit kerja" tidak berlaku. Kosongkan jawaban "Unit kerja".',
        ),
        (
            "buat_buku_pegawai", "Sebutkan lembarnya dengan --lembar NAMA; boleh lebih dari satu.",
            'Sebutkan lembarnya dengan isian "Lembar" di halaman kinerja.html; boleh lebih dari satu.',
        ),
        (
            "buat_buku_pegawai", 'Pilihan --tahun harus bilangan bulat. Lihat "kinerja templat --help".',
            'Jawaban "Tahun kinerja" harus bilangan bulat.',
        ),
        (
            "gabungkan_folder", "Lanjutkan dari yang lama, atau gabungkan tanpa --lanjutkan.",
            "Lanjutkan dari yang lama, atau gabungkan selagi buku unit itu tidak aktif.",
        ),
        ("coba_coba", "Ani hanya ber-SKP 3 bulan (--tanpa 199007122015032001).", "Ani hanya ber-SKP 3 bulan."),
        (
            "coba_coba", "--k tidak berlaku; hapus --k.",
            'Jawaban "Pengali simpangan baku k" tidak berlaku; kosongkan jawaban "Pengali simpangan baku k".',
        ),
        ("gabungkan_folder", "Nama unit pada --unit tidak dapat dipakai.", "Nama unit tidak dapat dipakai."),
        (
            "susun_penilai", "Sebutkan dengan --periode, misalnya --periode 2025-TW4.",
            'Sebutkan dengan isian "Periode" di halaman kinerja.html, misalnya 2025-TW4.',
        ),
        ("rekap_perilaku", "sebutkan dengan --periode.", 'sebutkan dengan isian "Periode" di halaman kinerja.html.'),
    ],
)  # fmt: skip
def test_an_option_of_the_command_line_is_said_as_the_question_that_asks_for_it(nama: str, dikatakan: str, tampak: str):
    assert perintah.ringkas(dikatakan, TOMBOL[nama]) == tampak


@pytest.mark.parametrize(("nama", "buku"), [("buat_surat", "unit.xlsx"), ("selesaikan_rencana", "skp.xlsx")])
def test_a_folder_that_may_not_be_written_is_said_in_a_sentence(
    nama: str, buku: str, asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path, rows = terbuka(asal, tmp_path, buku)
    app = meja((path, rows))
    monkeypatch.setattr(tempat, "folder_baru", lambda _parent, name: path / name)
    monkeypatch.setattr(tempat, "rumah", lambda _: path)
    if nama == "selesaikan_rencana":
        app.books[0].sheets["Rencana Aksi"].range(di("Rencana Aksi", "rencana_aksi_selesai")).value = "Tidak"
    tekan(TOMBOL[nama])
    cara, teks = hasil(app)
    assert cara == "critical"
    assert teks.startswith(f'Sistem menolak "{path}')
    assert "Buku kerja tidak diubah. Simpan buku itu di folder yang boleh Anda tulisi" in teks


def test_braces_in_an_answer_are_no_places():
    filled = {"0": "/data/{buku} {hasil}", "buku": "/data/{0}/u.xlsx", "hasil": "h"}
    assert perintah.isi_kata(("gabung", "{0}", "{buku}"), filled) == ["gabung", filled["0"], filled["buku"]]


def test_an_answer_that_would_be_an_option_is_refused(asal: Path, tmp_path: Path):
    app = meja(terbuka(asal, tmp_path, "unit.xlsx"))
    tekan(TOMBOL["jelaskan_pegawai"], "--help")
    assert hasil(app)[1].startswith('NIP pegawai tidak dapat diawali tanda hubung: "--help".')


def test_every_profile_that_is_offered_needs_nothing_that_no_question_asks():
    from kinerja_core.services.ekspor import daftar_profil  # noqa: PLC0415 - only here

    profil = dict(daftar_profil())
    for kode in TOMBOL["ekspor_ekinerja"].tanya[0].pilihan:
        assert not profil[kode].ditanyakan, kode


def test_a_stopped_command_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(perintah, "_esc", lambda: True)
    with pytest.raises(perintah.DihentikanPengguna, match="Dihentikan"):
        perintah.jalankan(["aturan"], lambda _: None)


def test_groups_are_those_people_look_for():
    assert list(GRUP) == ["Buku saya", "Unit", "Bantuan"]
