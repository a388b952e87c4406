"""Who has handed in what, who is late, who is excused, and the message that is sent."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.periksa import periksa
from kinerja_core.services.status import HasilStatus, status
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import di
from tests.alat.timpa_sel import timpa_sel
from tests.services.unit_setahun import buku, ketik, orang, simpan_buku, simpan_daftar

LENGKAP, BELUM, TANPA_BUKU, CUTI, BARU = range(5)
SESUDAH = "2025-07-14"  #: triwulan II is over, and so is its input; the evaluation is not


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five people in triwulan II: all in, only triwulan I, no book, on leave, and one who came in June."""
    folder = tmp_path_factory.mktemp("status")
    simpan_buku(folder / "buku", (LENGKAP,), 2)
    simpan_buku(folder / "buku", (BELUM,), 1, rencana_aksi_selesai=False)
    simpan_buku(folder / "buku", (BARU,), 2, mulai=date(2025, 6, 1))
    daftar = simpan_daftar(folder / "daftar.xlsx", range(5))
    simpan(gabung(folder / "buku", periode="2025-TW2", pegawai=daftar), folder / "unit.xlsx")
    ketik(folder / "unit.xlsx", keadaan={
        CUTI: {"keadaan": KeadaanPegawai.CUTI, "sejak": date(2025, 1, 2), "sampai": date(2025, 12, 31)},
        BARU: {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 6, 1)},
    })
    simpan_buku(folder / "buku", (9,), 2)
    (folder / "buku" / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    return folder


def _status(folder: Path, pada: str = SESUDAH) -> HasilStatus:
    return status(folder / "unit.xlsx", folder / "buku", pada=pada)


def _orang(hasil: HasilStatus, nomor: int) -> dict[str, Any]:
    (found,) = [one for one in hasil.sebagai_json()["pegawai"] if one["nip"] == str(orang(nomor).nip)]
    return found


def test_who_has_handed_in_everything_waits_for_others_only(unit: Path):
    one = _orang(_status(unit), LENGKAP)
    assert (one["kurang"], one["terlambat"]) == (["Penilaian perilaku 360°", "Rating Pejabat Penilai"], [])
    assert one["catatan_harian"] == (2, 51)  # of the notes on the 15th of each month that of June is on a Sunday
    assert one["keadaan"] == "Aktif"


def test_each_thing_that_is_missing_is_named_with_its_own_deadline(unit: Path):
    one = _orang(_status(unit), BELUM)
    assert one["terlambat"] == [
        "Tanda Selesai pada rencana aksi (tenggat 30 Maret 2025)",
        "Realisasi Triwulan II (1 IKI) (tenggat 30 Juni 2025)",
        "Catatan harian April, Mei, Juni (0 dari 51 hari kerja tercatat) (tenggat 30 Juni 2025)",
    ]
    assert one["kurang"][-3:] == ["Dialog kinerja", "Penilaian perilaku 360°", "Rating Pejabat Penilai"]


def test_notes_are_measured_by_the_rhythm_of_the_unit_and_feedback_is_counted(unit: Path, tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    path.write_bytes((unit / "unit.xlsx").read_bytes())
    usual = _orang(_status(unit), LENGKAP)
    assert usual["ritme_catatan"] == {"ritme": "bulanan", "terisi": 3, "seharusnya": 3, "kosong": []}
    assert usual["umpan_balik"] == {"hasil-kerja": 0, "perilaku-kerja": 0}
    ketik(path, pengaturan={"ritme_catatan": RitmeCatatan.MINGGUAN})
    weekly = _orang(status(path, unit / "buku", pada=SESUDAH), LENGKAP)
    assert (weekly["ritme_catatan"]["terisi"], weekly["ritme_catatan"]["seharusnya"]) == (3, 13)
    assert any(item.startswith("Catatan harian Minggu 7 s.d. 13 April 2025, ") for item in weekly["kurang"])
    assert _orang(_status(unit), TANPA_BUKU)["umpan_balik"] is None


def test_a_copy_counts_once_and_versions_that_differ_are_asked_for_as_one_workbook(unit: Path, tmp_path: Path):
    folder = tmp_path / "buku"
    simpan_buku(folder, (BELUM,), 1)
    read = folder / f"{BELUM:03d}.xlsx"
    (folder / "lagi.xlsx").write_bytes(read.read_bytes())
    copied = _orang(status(unit / "unit.xlsx", folder, pada=SESUDAH), BELUM)
    assert "Realisasi Triwulan II (1 IKI) (tenggat 30 Juni 2025)" in copied["terlambat"]
    (folder / "lagi.xlsx").write_bytes(bangun_skp(isi=buku(BELUM, 2)))  # the quarter is there, in one of two
    differing = _orang(status(unit / "unit.xlsx", folder, pada=SESUDAH), BELUM)
    assert [one for one in differing["terlambat"] if "Realisasi" in one] == []
    (asked,) = [one for one in differing["terlambat"] if one.startswith("SKP")]
    assert asked.startswith(f"SKP (buku kerja {read.name}; lagi.xlsx, yang berbeda isinya, belum dapat dipakai)")


def test_two_people_of_one_name_are_told_apart_by_nip(unit: Path, tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    book = baca_buku_unit(unit / "unit.xlsx")
    path.write_bytes(bangun_unit(book.model_copy(update={"anggota": tuple(
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"nama": "Budi Santoso"})})
        if one.pegawai.nip in {orang(BELUM).nip, orang(TANPA_BUKU).nip} else one
        for one in book.anggota
    )})))
    late = next(one.belum for one in status(path, unit / "buku", pada=SESUDAH).jadwal if one.hal.kode == "input-tw2")
    assert late is not None
    assert set(late) == {f"Budi Santoso ({orang(number).nip})" for number in (BELUM, TANPA_BUKU)}
    assert _orang(_status(unit), LENGKAP)["nama"] == orang(LENGKAP).nama


def _satu_buku(tmp_path: Path, tahun: int) -> None:
    """A folder of one workbook of a year, without notes and dialogs."""
    year = {"tahun": tahun, "mulai": date(tahun, 1, 1), "selesai": date(tahun, 12, 31)}
    made = buku(1, 1, catatan_harian=())
    made = made.model_copy(update={"skp": made.skp.model_copy(update=year), "dialog": ()})
    (tmp_path / "buku").mkdir()
    (tmp_path / "buku" / "1.xlsx").write_bytes(bangun_skp(isi=made))


def test_working_days_that_are_not_certain_are_said_once_their_notes_are_waited_for(tmp_path: Path):
    _satu_buku(tmp_path, 2028)
    simpan(gabung(tmp_path / "buku", periode="2028-TW1"), tmp_path / "unit.xlsx")
    why = "Hari libur tahun 2028 belum kami ketahui seluruhnya, sehingga hari kerja tanpa catatan harian perkiraan."
    said = " ".join(_status(tmp_path, "2028-04-02").peringatan)
    assert why in said
    assert why not in " ".join(_status(tmp_path, "2027-12-30").peringatan)
    assert why not in " ".join(status(tmp_path / "unit.xlsx", pada="2028-04-02").peringatan)


def test_deadlines_that_are_guessed_are_said_of_a_year_and_not_of_its_quarters(tmp_path: Path):
    _satu_buku(tmp_path, 2026)
    for period, told in (("2026-TW2", False), ("2026", True)):
        simpan(gabung(tmp_path / "buku", periode=period), tmp_path / "unit.xlsx", timpa=True)
        assert ("tahapan masih perkiraan" in " ".join(_status(tmp_path, "2026-07-02").peringatan)) is told


def test_without_a_book_only_that_is_said(unit: Path):
    one = _orang(_status(unit), TANPA_BUKU)
    assert one["terlambat"] == ["SKP (tenggat 30 Maret 2025)"]
    assert one["kurang"][0] == "SKP"


def test_who_is_away_is_not_called_late(unit: Path):
    one = _orang(_status(unit), CUTI)
    assert (one["kurang"], one["terlambat"]) == ([], [])
    assert one["keadaan"] == "Cuti sejak 2 Januari 2025 sampai 31 Desember 2025"
    assert _status(unit).ringkasan()["tidak_bertugas"] == 1


def test_who_has_left_owes_nothing(unit: Path, tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    path.write_bytes((unit / "unit.xlsx").read_bytes())
    ketik(path, keadaan={TANPA_BUKU: {"keadaan": KeadaanPegawai.PENSIUN, "sejak": date(2025, 6, 1)}})
    hasil = status(path, unit / "buku", pada=SESUDAH)
    count, before = hasil.ringkasan(), _status(unit).ringkasan()
    assert (_orang(hasil, TANPA_BUKU)["kurang"], count["keluar"]) == ([], [str(orang(TANPA_BUKU).nip)])
    assert (count["lengkap"], count["tidak_bertugas"]) == (before["lengkap"], before["tidak_bertugas"] + 1)


def test_who_came_later_owes_nothing_of_before(unit: Path):
    one = _orang(_status(unit), BARU)
    assert one["terlambat"] == []
    assert not [item for item in one["kurang"] if "Triwulan I " in item or "April" in item]


def test_the_latest_come_first_and_the_message_is_for_what_they_hand_in(unit: Path):
    hasil = _status(unit)
    assert [one.anggota.pegawai.nip for one in hasil.pegawai[:2]] == [orang(BELUM).nip, orang(TANPA_BUKU).nip]
    assert f"1. {orang(BELUM).nama} (NIP {orang(BELUM).nip}): Tanda Selesai" in hasil.pesan
    assert f"2. {orang(TANPA_BUKU).nama}" in hasil.pesan
    assert "Triwulan II 2025" in hasil.pesan
    assert "360" not in hasil.pesan
    assert orang(CUTI).nama not in hasil.pesan
    later = _status(unit, "2025-08-01")
    assert any(item.apa == "Rating Pejabat Penilai" for item in later.pegawai[-2].terlambat)
    assert "Rating" not in later.pesan


@pytest.mark.parametrize("perintah", ["tanpa simpanan", "dari simpanan"])
def test_a_mistake_is_to_be_mended_and_a_dialog_behind_it_is_not_called_missing(
    perintah: str, unit: Path, tmp_path: Path
):
    books = tmp_path / "buku"
    books.mkdir()
    for path in (unit / "buku").glob("*.xlsx"):
        (books / path.name).write_bytes(path.read_bytes())
    path = books / f"{LENGKAP:03d}.xlsx"
    path.write_bytes(timpa_sel(path.read_bytes(), {
        ("Dialog Kinerja", di("Dialog Kinerja", "status", number)): "Selsai" for number in (1, 2)
    }))
    for _ in range(2 if perintah == "dari simpanan" else 1):
        one = _orang(status(unit / "unit.xlsx", books, pada=SESUDAH), LENGKAP)
    assert "Perbaikan kesalahan di lembar Dialog Kinerja (tenggat 30 Juni 2025)" in one["terlambat"]
    assert "Dialog kinerja" not in one["kurang"]


def test_nothing_is_asked_for_before_its_time(unit: Path):
    early = _status(unit, "2025-04-02")
    one = _orang(early, BELUM)
    assert one["kurang"] == ["Tanda Selesai pada rencana aksi", "Dialog kinerja"]
    assert _orang(_status(unit, "2025-03-30"), TANPA_BUKU)["terlambat"] == []
    assert _orang(_status(unit, "2025-03-31"), TANPA_BUKU)["terlambat"] == ["SKP (tenggat 30 Maret 2025)"]


def test_the_status_and_the_sheet_jadwal_count_the_same_people_without_a_rating(unit: Path, tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    path.write_bytes((unit / "unit.xlsx").read_bytes())
    away = {"keadaan": KeadaanPegawai.CUTI, "sejak": date(2025, 7, 15), "sampai": date(2025, 7, 15)}
    ketik(path, keadaan={LENGKAP: away, BELUM: {"keadaan": KeadaanPegawai.PENSIUN, "sejak": date(2025, 7, 1)}})
    simpan(gabung(unit / "buku", lanjutkan=path, periode="2025-TW2"), tmp_path / "lagi.xlsx")
    hasil = status(tmp_path / "lagi.xlsx", unit / "buku", pada="2025-07-16")
    told = {one["kode"]: one["belum"] for one in hasil.sebagai_json()["jadwal"]}
    stages = [
        ("Evaluasi kinerja Triwulan II 2025", "evaluasi-tw2"), ("Penilaian perilaku kerja Triwulan II 2025", "perilaku")
    ]
    sheet = {row[0]: row[5] for row in load_workbook(tmp_path / "lagi.xlsx", data_only=True)["Jadwal"].values}
    for title, code in stages:
        assert sheet[title] == len(told[code]) == 5, "all but the one who is on leave for the whole year"
    assert orang(LENGKAP).nama not in hasil.pesan


@pytest.mark.parametrize(("diketik", "disebut"), [
    (date(2025, 8, 15), "15 Agustus 2025"), ("15 Juli 2025", '"15 Juli 2025"'), ("15/7/2025", '"15/7/2025"'),
    (date(2024, 7, 15), "15 Juli 2024"), (None, "kosong"), (45000.5, "15 Maret 2023 12.00"),
])  # fmt: skip
def test_a_deadline_typed_over_on_the_sheet_jadwal_is_told_for_the_rules_count(
    unit: Path, tmp_path: Path, diketik: object, disebut: str
):
    data = (unit / "unit.xlsx").read_bytes()
    sheet = load_workbook(unit / "unit.xlsx")["Jadwal"]
    title = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Tenggat")
    matter = next(cell for cell in sheet["A"] if cell.value == "Evaluasi kinerja Triwulan II 2025")
    place = f"{title.column_letter}{matter.row}"
    path = tmp_path / "unit.xlsx"
    path.write_bytes(timpa_sel(data, {("Jadwal", place): diketik}))
    (told,) = [one for one in periksa([path]).temuan if one.kode == "JADWAL-DIUBAH"]
    assert (told.lembar, told.sel, told.tingkat.value) == ("Jadwal", place, "peringatan")
    assert f"{matter.value} " in told.pesan
    assert disebut in told.pesan
    assert "seharusnya 15 Juli 2025" in told.pesan
    hasil = status(path, pada="2025-07-16")
    assert told.pesan in hasil.peringatan[0]
    assert {one["kode"]: one["tenggat"] for one in hasil.sebagai_json()["jadwal"]}["evaluasi-tw2"] == "2025-07-15"


def test_the_sheet_jadwal_as_it_was_built_is_not_told(unit: Path):
    assert "JADWAL-DIUBAH" not in {one.kode for one in periksa([unit / "unit.xlsx"]).temuan}


def test_books_of_nobody_in_the_roster_and_files_that_cannot_be_used_are_named(unit: Path):
    count = _status(unit).ringkasan()
    assert count["di_luar_daftar"] == [str(orang(9).nip)]
    assert count["tidak_terbaca"] == ["rusak.xlsx"]
    assert jalankan(["rekap", str(unit / "unit.xlsx"), str(unit / "buku")]) == 1
    assert count["masuk"] == [str(orang(BARU).nip)]


def test_without_a_folder_only_what_the_unit_knows_is_judged(unit: Path):
    hasil = status(unit / "unit.xlsx", pada=SESUDAH)
    assert _orang(hasil, TANPA_BUKU)["kurang"][0] == "SKP"
    assert _orang(hasil, BELUM)["kurang"] == ["Penilaian perilaku 360°", "Rating Pejabat Penilai"]
    assert hasil.ringkasan()["dengan_folder"] is False


def test_silence_after_the_deadline_of_the_konfirmasi_counts_as_agreement(unit: Path, tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    path.write_bytes((unit / "unit.xlsx").read_bytes())
    apa = "Konfirmasi hasil evaluasi"
    ketik(path, pengaturan={"tanggal_evaluasi": date(2025, 7, 10)})
    assert apa not in _orang(status(path, pada="2025-07-11"), LENGKAP)["kurang"], "there is no predikat to answer yet"
    ketik(path, skor={LENGKAP: {"rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi"}})
    assert apa in _orang(status(path, pada="2025-07-11"), LENGKAP)["kurang"]
    assert apa not in _orang(status(path, pada="2025-08-29"), LENGKAP)["kurang"]


def test_an_evaluation_before_the_first_known_letter_does_not_hide_how_the_others_stand(
    unit: Path, tmp_path: Path
) -> None:
    path = tmp_path / "unit.xlsx"
    path.write_bytes((unit / "unit.xlsx").read_bytes())
    ketik(path, pengaturan={"tanggal_evaluasi": date(2024, 7, 10)}, skor={
        LENGKAP: {"rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi"},
    })
    hasil = status(path, unit / "buku", pada=SESUDAH)
    assert _orang(hasil, LENGKAP)["kurang"] == ["Penilaian perilaku 360°"]
    (stage,) = [one for one in hasil.sebagai_json()["jadwal"] if one["kode"] == "konfirmasi"]
    assert stage["tenggat"] is None
    assert "tidak diketahui untuk 10 Juli 2024" in json.dumps(stage)


def test_an_evaluation_without_its_day_is_told_once_its_time_is_over(unit: Path) -> None:
    told = [[text for text in _status(unit, day).peringatan if "belum berjalan" in text] for day in (
        "2025-07-15", "2025-07-16",
    )]
    assert told[0] == []
    (text,) = told[1]
    assert text.startswith("Tanggal evaluasi belum diisi di lembar Pengaturan atau Konfirmasi, sehingga konfirmasi ")


def test_the_command_writes_the_status_and_the_message(
    unit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    keluaran = tmp_path / "status.xlsx"
    perintah = ["status", str(unit / "unit.xlsx"), str(unit / "buku"), "--tanggal", SESUDAH]
    assert jalankan([*perintah, "--json", "-o", str(keluaran)]) == 1  # rusak.xlsx cannot be used
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"periode", "pegawai", "jadwal", "ringkasan", "pesan"}
    assert (told["periode"], told["ringkasan"]["terlambat"]) == ("2025-TW2", 2)
    book = load_workbook(keluaran)
    assert [row[0] for row in book["Status"].values][4] == orang(BELUM).nama
    assert "\n".join(str(row[0] or "") for row in book["Pesan"].values).endswith(told["pesan"])
    assert {one.kode for one in periksa([keluaran]).temuan} == {"BUKU-HASIL"}
    assert jalankan([*perintah[:2], "--tanggal", SESUDAH]) == 0
    assert "Pesan siap kirim:" in capsys.readouterr().out
    assert jalankan([*perintah, "-o", str(keluaran)]) == 2


def test_a_unit_without_people_and_a_folder_that_is_none_are_refused(unit: Path):
    with pytest.raises(GalatKinerja, match="bukan folder"):
        status(unit / "unit.xlsx", unit / "unit.xlsx")
