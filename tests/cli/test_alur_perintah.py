"""Commands as a pengelola SDM types them, on files made here."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.periode import Periode
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.ooxml import keluhan

SKOR = """nip,nama,hasil,perilaku,rating_hasil,rating_perilaku
199007122015032001,Fitri,96,95,,
199007122015032002,Gita,"85,5",86,,
198203152009121004,Bagus,70,71,di-bawah,sesuai
"""


@pytest.fixture
def skor_csv(tmp_path: Path) -> Path:
    berkas = tmp_path / "skor.csv"
    berkas.write_text(SKOR, encoding="utf-8")
    return berkas


def _json(capsys: pytest.CaptureFixture[str], *args: str | Path, kode: int = 0) -> dict[str, object]:
    assert jalankan([*map(str, args), "--json"]) == kode
    isi: dict[str, object] = json.loads(capsys.readouterr().out)
    return isi


# --- peringkat -------------------------------------------------------------------------------------


def test_a_csv_of_scores_is_ranked_and_the_json_is_the_promised_document(capsys, skor_csv: Path):
    isi = _json(capsys, "peringkat", skor_csv, "--periode", "2025")
    assert {"metode", "rata_rata", "pegawai", "distribusi", "peringatan"} <= set(isi)
    assert isi["metode"] == "simpangan-baku"
    assert [(p["nip"], p["kelompok"], p["peringkat"], p["predikat"], p["nilai"]) for p in isi["pegawai"]] == [
        ("199007122015032001", "K1", 1, None, None),
        ("199007122015032002", "K2", 2, None, None),
        ("198203152009121004", "K3", 3, "Butuh Perbaikan", None),
    ]
    assert [(p["usulan_predikat"], p["usulan_nilai"]) for p in isi["pegawai"]] == [
        ("Sangat Baik", 120), ("Baik", 109), ("Butuh Perbaikan", 89),
    ]
    assert isi["pegawai"][1]["hasil"] == 85.5
    assert isi["rata_rata"]["hasil"]["rata"] == 83.8333
    assert all("konflik" in p for p in isi["pegawai"])


def test_the_table_on_the_screen_has_a_decimal_comma(capsys, skor_csv: Path):
    assert jalankan(["peringkat", str(skor_csv), "--periode", "2025"]) == 0
    layar = capsys.readouterr().out
    assert "85,5" in layar
    assert "85.5" not in layar


def test_without_a_period_today_counts_and_says_so(capsys, skor_csv: Path):
    isi = _json(capsys, "peringkat", skor_csv)
    assert any("--periode" in kalimat for kalimat in isi["peringatan"])


@pytest.mark.parametrize(
    ("pilihan", "kelompok"),
    [
        (["--k", "0"], ["K1", "K1", "K3"]),
        (["--k", "5"], ["K2"] * 3),
        (["--metode", "mutlak", "--toleransi", "12,5"], ["K2", "K2", "K3"]),
    ],
)
def test_options_choose_method_and_width(capsys, skor_csv: Path, pilihan: list[str], kelompok: list[str]):
    isi = _json(capsys, "peringkat", skor_csv, "--periode", "2025", *pilihan)
    assert [p["kelompok"] for p in isi["pegawai"]] == kelompok


def test_weights_change_the_composite(capsys, skor_csv: Path):
    isi = _json(capsys, "peringkat", skor_csv, "--periode", "2025", "--bobot", "60:40")
    assert isi["pegawai"][0]["komposit"] == 95.6
    assert isi["bobot"] == {"hasil": 60, "perilaku": 40}


def test_capaian_organisasi_warns_with_counts_and_never_blocks(capsys, skor_csv: Path):
    isi = _json(capsys, "peringkat", skor_csv, "--periode", "2025", "--capaian-organisasi", "sangat-kurang")
    assert any("Sangat Kurang" in kalimat for kalimat in isi["peringatan"])


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv", ".json"])
def test_the_ranking_can_be_written_and_is_not_overwritten(capsys, skor_csv: Path, tmp_path: Path, akhiran: str):
    keluaran = tmp_path / f"hasil{akhiran}"
    assert jalankan(["peringkat", str(skor_csv), "--periode", "2025", "-o", str(keluaran)]) == 0
    isi = keluaran.read_bytes()
    if akhiran == ".csv":
        lines = isi.decode("utf-8-sig").splitlines()
        assert lines[0] == "sep=,"  # all of this unit's text is ASCII
        baris = list(csv.reader(lines[1:]))
        assert baris[1][:3] == ["1", "199007122015032001", "Fitri"]
    elif akhiran == ".xlsx":
        assert keluhan(keluaran) == []
        lembar = CalamineWorkbook.from_path(str(keluaran)).get_sheet_by_name("Pemeringkatan").to_python()
        assert any("199007122015032001" in baris and "K1" in baris for baris in lembar)
    else:
        assert json.loads(isi)["pegawai"][0]["kelompok"] == "K1"
    assert jalankan(["peringkat", str(skor_csv), "-o", str(keluaran)]) == 2
    assert keluaran.read_bytes() == isi
    assert "--timpa" in capsys.readouterr().err


def test_rows_with_mistakes_are_findings_and_the_rest_is_ranked(capsys, tmp_path: Path):
    berkas = tmp_path / "skor.csv"
    berkas.write_text(SKOR + "1990071220150320,Pendek,80,80,,\n", encoding="utf-8")
    isi = _json(capsys, "peringkat", berkas, "--periode", "2025", kode=1)
    assert len(isi["pegawai"]) == 3
    assert [t["sel"] or t["pesan"] for t in isi["temuan"]]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("", ""),
        ("nip,nama,hasil,perilaku\n", "Tidak ada skor"),
        ("a,b\n1,2\n", "judul kolom"),
        ("nip,nama,hasil,perilaku\nx,y,z,w\n", "Tidak ada skor"),
    ],
)
def test_a_csv_without_a_usable_row_is_refused_with_reasons(capsys, tmp_path: Path, isi: str, pesan: str):
    berkas = tmp_path / "skor.csv"
    berkas.write_text(isi, encoding="utf-8")
    assert jalankan(["peringkat", str(berkas), "--periode", "2025"]) == 2
    galat = capsys.readouterr().err
    assert pesan.casefold() in galat.casefold()
    assert "Traceback" not in galat
    assert "di dalam program" not in galat


def test_a_staff_workbook_is_no_unit_workbook(capsys, tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0])))
    assert jalankan(["peringkat", str(berkas)]) == 2
    assert "bukan buku unit" in capsys.readouterr().err


def test_what_the_program_made_of_other_books_is_no_unit_workbook_and_is_called_by_what_it_is(capsys, tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0])))
    jalankan(["periksa", str(berkas), "-o", str(tmp_path / "temuan.xlsx")])
    capsys.readouterr()
    carried_on = ["gabung", str(tmp_path), "-o", str(tmp_path / "u.xlsx"), "--lanjutkan"]
    for perintah in (["peringkat"], ["status"], carried_on):
        assert jalankan([*perintah, str(tmp_path / "temuan.xlsx")]) == 2
        assert '"temuan.xlsx" adalah hasil program kinerja, bukan buku unit.' in capsys.readouterr().err


def test_a_unit_of_one_person_has_no_average_and_says_so(capsys, tmp_path: Path):
    berkas = tmp_path / "skor.csv"
    berkas.write_text("nip,nama,hasil,perilaku\n199007122015032001,Fitri,96,95\n", encoding="utf-8")
    isi = _json(capsys, "peringkat", berkas, "--periode", "2025")
    assert isi["pegawai"][0]["kelompok"] is None
    assert isi["peringatan"]


# --- templat and gabung ----------------------------------------------------------------------------


@pytest.mark.parametrize("jenis", [j.slug for j in JenisSKP])
def test_a_blank_workbook_of_every_variant_is_valid_and_asks_to_be_filled(capsys, tmp_path: Path, jenis: str):
    berkas = tmp_path / "skp.xlsx"
    assert jalankan(["templat", "skp", "-o", str(berkas), "--tahun", "2027", "--jenis", jenis]) == 0
    assert keluhan(berkas) == []
    assert berkas.stat().st_size < 200_000
    assert jalankan(["periksa", str(berkas)]) == 1
    assert jalankan(["templat", "skp", "-o", str(berkas)]) == 2


def test_a_list_of_people_gives_one_prefilled_workbook_each(capsys, tmp_path: Path):
    daftar = tmp_path / "daftar.csv"
    daftar.write_text(
        "Nama;NIP;Jabatan;Unit Kerja;Nama Pejabat Penilai;Jabatan Pejabat Penilai\n"
        "Fitri;199007122015032001;Analis;Biro A;dr. Ratna;Kepala Biro\n"
        "Rizky/Firman;199203202022211003;Analis;Biro A;dr. Ratna;Kepala Biro\n"
        "Salah;12345;Analis;Biro A;dr. Ratna;Kepala Biro\n",
        encoding="utf-8",
    )
    isi = _json(capsys, "templat", "skp", "--pegawai", daftar, "-o", tmp_path / "buku", "--tahun", "2026", kode=1)
    nama = [Path(p).name for p in isi["dibuat"]]
    assert nama == ["Fitri 199007122015032001.xlsx", "Rizky Firman 199203202022211003.xlsx"]
    assert len(isi["temuan"]) == 1
    hasil = baca_berkas(tmp_path / "buku" / nama[1])
    assert (hasil.nama, hasil.nip) == ("Rizky/Firman", "199203202022211003")


def test_a_folder_is_merged_and_scores_of_before_are_carried_over(capsys, tmp_path: Path):
    buku = tmp_path / "buku"
    (buku / "tim a").mkdir(parents=True)
    for nomor, orang in enumerate(unit.ORANG[:3]):
        tempat = buku / "tim a" if nomor else buku
        (tempat / f"{nomor}.xlsx").write_bytes(bangun_skp(isi=unit.buku(orang)))
    (buku / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    isi = _json(capsys, "gabung", buku, "-o", tmp_path / "unit.xlsx", kode=1)
    assert [p["nip"] for p in isi["pegawai"]] == [o.nip for o in unit.ORANG[:3]]
    assert isi["tidak_masuk"] == ["rusak.xlsx"]
    assert keluhan(tmp_path / "unit.xlsx") == []

    lama = tmp_path / "lama.xlsx"
    setelan = Pengaturan(nama_unit="Biro A", periode=Periode(2025), tanggal_surat=date(2026, 1, 14))
    lama.write_bytes(bangun_unit(BukuUnit(pengaturan=setelan, skor=(unit.ORANG[1].skor,))))
    _json(capsys, "gabung", buku, "-o", tmp_path / "baru.xlsx", "--lanjutkan", lama, kode=1)
    baru = baca_berkas(tmp_path / "baru.xlsx").buku
    assert isinstance(baru, BukuUnit)
    assert baru.pengaturan == setelan
    assert [s.hasil for s in baru.skor] == [None, unit.ORANG[1].skor.hasil, None]


def test_merging_into_the_same_folder_does_not_read_its_own_result(capsys, tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0])))
    for _ in range(2):
        assert jalankan(["gabung", str(tmp_path), "-o", str(tmp_path / "unit.xlsx"), "--timpa"]) == 0
    assert len(list(tmp_path.glob("unit.cadangan-*.xlsx"))) == 1


def test_a_folder_without_workbooks_is_refused(capsys, tmp_path: Path):
    assert jalankan(["gabung", str(tmp_path), "-o", str(tmp_path / "u.xlsx")]) == 2
    assert jalankan(["periksa", str(tmp_path)]) == 2
    assert not (tmp_path / "u.xlsx").exists()


def test_an_unreadable_file_alone_is_exit_code_2_with_one_sentence(capsys, tmp_path: Path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(b"")
    assert jalankan(["periksa", str(berkas), "--json"]) == 2
    keluar = capsys.readouterr()
    assert json.loads(keluar.out)["berkas"][0]["temuan"][0]["kode"] == "BERKAS-KOSONG"
    assert "Tidak satu pun berkas dapat dibaca" in keluar.err


# --- ekspor and skema ------------------------------------------------------------------------------


def test_ekspor_lists_its_profiles(capsys):
    isi = _json(capsys, "ekspor", "--daftar")
    assert {"kemenkes-pemeringkatan"} <= {p["profil"] for p in isi}


def test_an_own_profile_decides_the_layout(capsys, tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0])))
    profil = tmp_path / "milik.yaml"
    profil.write_text(
        "deskripsi: milik kantor\nsumber: catatan-harian\nformat: csv\nrujukan: kantor\n"
        "kolom:\n  - {judul: Tgl, isian: tanggal, bentuk: tanggal, pola_tanggal: dd/mm/yyyy}\n"
        "  - {judul: Giat, isian: kegiatan}\n",
        encoding="utf-8",
    )
    keluaran = tmp_path / "k.csv"
    assert jalankan(["ekspor", "--profil-berkas", str(profil), str(tmp_path / "a.xlsx"), "-o", str(keluaran)]) == 0
    baris = keluaran.read_text(encoding="utf-8-sig").splitlines()
    assert baris[0] == "Tgl,Giat"
    assert baris[1].startswith("10/04/2025,Koordinasi dengan BKN")


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["ekspor"], "Sebutkan satu profil"),
        (["ekspor", "kemenkes-realisasi"], "Sebutkan datanya"),
        (["ekspor", "kemenkes-realisasi", "x.xlsx", "-o", "y.csv"], "akhiran .xlsx"),
        (["ekspor", "kemenkes-realisasi", "tidak-ada.xlsx", "-o", "y.xlsx"], "Tidak ditemukan"),
    ],
)
def test_an_export_that_cannot_run_says_why(capsys, argumen: list[str], pesan: str):
    assert jalankan(argumen) == 2
    assert pesan in capsys.readouterr().err


@pytest.mark.parametrize("dokumen", ["risalah", "surat-keterangan"])
def test_skema_describes_every_field_of_a_document(capsys, dokumen: str):
    assert jalankan(["skema", dokumen]) == 0
    skema = json.loads(capsys.readouterr().out)
    for nama, isi in skema["properties"].items():
        assert isi.get("description"), nama


def test_many_unreadable_files_are_told_in_one_sentence_that_fits_a_screen(capsys, tmp_path: Path):
    for number in range(30):
        (tmp_path / f"{number:02}.xlsx").write_bytes(b"PK")
    assert jalankan(["periksa", str(tmp_path), "--json"]) == 2
    said = capsys.readouterr().err
    assert said.count("Berkas rusak") == 5
    assert said.endswith("Demikian pula 25 berkas lain.\n")


@pytest.mark.parametrize("perintah", [["templat", "skp", "-o", "buku", "--pegawai"], ["peringkat"]])
def test_a_folder_where_one_list_is_wanted_is_refused_as_a_folder(capsys, tmp_path: Path, perintah: list[str]):
    assert jalankan([*perintah, str(tmp_path)]) == 2
    assert "adalah folder; sebutkan satu" in capsys.readouterr().err


def test_scores_with_nothing_below_their_headers_are_refused_with_the_reason(capsys, tmp_path: Path):
    (tmp_path / "skor.csv").write_text("nip,nama,hasil,perilaku\n", encoding="utf-8")
    assert jalankan(["peringkat", str(tmp_path / "skor.csv")]) == 2
    assert "Tidak ada baris di bawah judul kolomnya." in capsys.readouterr().err


def test_a_unit_workbook_is_no_pegawai(capsys, tmp_path: Path):
    assert jalankan(["templat", "unit", "-o", str(tmp_path / "unit.xlsx"), "--tahun", "2025"]) == 0
    capsys.readouterr()
    (berkas,) = _json(capsys, "periksa", tmp_path / "unit.xlsx", kode=1)["berkas"]
    assert (berkas["jenis"], berkas["pegawai"]) == ("unit", None)


def test_results_written_into_the_folder_of_workbooks_are_no_mistakes_the_next_time(capsys, tmp_path: Path):
    satu = unit.buku(unit.ORANG[0])
    (tmp_path / "a.xlsx").write_bytes(bangun_skp(isi=satu))
    for nomor in range(2):
        outcome = jalankan(["periksa", str(tmp_path), "-o", str(tmp_path / f"temuan{nomor}.xlsx")])
        assert outcome == 0, capsys.readouterr().out
    assert jalankan(["ekspor", "kemenkes-catatan-harian", str(tmp_path), "-o", str(tmp_path / "catatan.xlsx")]) == 0
    capsys.readouterr()
    isi = _json(capsys, "periksa", tmp_path)
    found = {b["berkas"]: [t["kode"] for t in b["temuan"]] for b in isi["berkas"] if b["berkas"] != "a.xlsx"}
    assert found == {name: ["BUKU-HASIL"] for name in ("temuan0.xlsx", "temuan1.xlsx", "catatan.xlsx")}
    assert jalankan(["gabung", str(tmp_path), "-o", str(tmp_path / "unit.xlsx")]) == 0


def test_a_unit_too_large_for_a_screen_is_shown_in_part_and_given_whole_as_json(capsys, tmp_path: Path):
    lines = [f"{1960 + n // 300}0101198501{n % 2 + 1}{n % 300 + 1:03},P{n},{50 + n % 50},80" for n in range(600)]
    (tmp_path / "skor.csv").write_text("nip,nama,hasil,perilaku\n" + "\n".join(lines), encoding="utf-8")
    assert jalankan(["peringkat", str(tmp_path / "skor.csv"), "--periode", "2025"]) == 0
    keluar = capsys.readouterr()
    assert "dan 540 pegawai lagi" in keluar.err
    assert {"P599", "P0"} & set(keluar.out.split()) == {"P599"}
    assert len(_json(capsys, "peringkat", tmp_path / "skor.csv", "--periode", "2025")["pegawai"]) == 600


def test_a_screen_counts_the_kelompok_and_the_conflicts_it_does_not_show(capsys, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    lines = [f"19600101198501{n % 2 + 1}{n + 1:03},P{n},{50 + n % 50},80,di atas,di bawah" for n in range(90)]
    (path := tmp_path / "skor.csv").write_text(
        "\n".join(["nip,nama,hasil,perilaku,rating_hasil,rating_perilaku", *lines]), encoding="utf-8"
    )
    assert jalankan(["peringkat", str(path), "--periode", "2025"]) == 0
    keluar = capsys.readouterr()
    kelompok = Counter(one["kelompok"] for one in _json(capsys, "peringkat", path, "--periode", "2025")["pegawai"])
    assert f"90 pegawai: K2 {kelompok['K2']}, K3 {kelompok['K3']}." in keluar.out
    assert "… dan 30 pegawai lagi. Tulis semuanya" in keluar.err
    assert f"… dan {kelompok['K2'] - 20} pegawai lagi yang konflik" in keluar.out
    assert len(keluar.out.splitlines()) < 300
    assert jalankan(["andaikan", str(path), "--periode", "2025"]) == 0
    assert "… dan 30 pegawai lagi. Tulis semuanya" in capsys.readouterr().err


def test_what_is_missing_for_many_people_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    lines = [f"19850101201001100{number},Pegawai {number},80," for number in range(1, 6)]
    lines += ["198501012010011006,Pegawai 6,,70", "198501012010011007,Pegawai 7,90,90"]
    (path := tmp_path / "skor.csv").write_text("\n".join(["nip,nama,hasil,perilaku", *lines]), encoding="utf-8")
    assert jalankan(["peringkat", str(path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count("Skor perilaku kerja belum diisi.") == 1
    assert "Catatan, 5 pegawai: Skor perilaku kerja belum diisi. Pegawai 1 (198501012010011001); " in shown
    assert "Catatan: Pegawai 6 (198501012010011006): Skor hasil kerja belum diisi." in shown
