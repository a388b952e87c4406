from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest
import typer

from kinerja_core.cli.pilihan import bulat
from kinerja_core.cli.utama import app, jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masa_catatan import masa_diminta, minggu
from kinerja_core.services import ketikan
from kinerja_core.services.deklarasi_sel import ArgumenSalah
from kinerja_core.services.deklarasi_sel import tanggal as hari_sel


def _json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, object]:
    assert jalankan([*args, "--json"]) == 0
    keluar = capsys.readouterr()
    isi: dict[str, object] = json.loads(keluar.out)
    assert {"hasil", "rujukan"} <= set(isi)
    assert isi["rujukan"]
    return isi


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [
        ("di-atas", "di-atas", "Sangat Baik"),
        ("di-atas", "sesuai", "Baik"),
        ("di-atas", "di-bawah", "Kurang"),
        ("sesuai", "di-atas", "Baik"),
        ("sesuai", "sesuai", "Baik"),
        ("sesuai", "di-bawah", "Kurang"),
        ("di-bawah", "di-atas", "Butuh Perbaikan"),
        ("di-bawah", "sesuai", "Butuh Perbaikan"),
        ("di-bawah", "di-bawah", "Sangat Kurang"),
    ],
)
def test_predikat_of_every_pair_of_ratings(capsys, hasil: str, perilaku: str, predikat: str):
    assert _json(capsys, "hitung", "predikat", hasil, perilaku, "--tanggal", "2025-12-31")["hasil"] == predikat


@pytest.mark.parametrize(
    ("hasil", "perilaku", "kelompok"),
    [
        ("di-atas", "di-atas", "K1"),
        ("rata-rata", "rata-rata", "K2"),
        ("di-atas", "rata-rata", "K2"),
        ("rata-rata", "di-atas", "K2"),
        ("di-atas", "di-bawah", "K3"),
        ("di-bawah", "di-atas", "K3"),
    ],
)
def test_kelompok_of_levels_where_k3_wins(capsys, hasil: str, perilaku: str, kelompok: str):
    assert _json(capsys, "hitung", "kelompok", hasil, perilaku, "--tanggal", "2025-12-31")["hasil"] == kelompok


def test_rentang_of_a_kelompok_and_of_one_predikat_in_it(capsys):
    semua = _json(capsys, "hitung", "rentang", "K3", "--tanggal", "2025-12-31")["hasil"]
    assert semua == {
        "Baik": [90, 91],
        "Butuh Perbaikan": [70, 89],
        "Kurang": [50, 69],
        "Sangat Kurang": [1, 49],
    }
    satu = _json(capsys, "hitung", "rentang", "k3", "kurang", "--tanggal", "2025-12-31")["hasil"]
    assert satu == {"Kurang": [50, 69]}


def test_a_predikat_the_kelompok_has_no_band_for_is_said_and_exits_1(capsys):
    assert jalankan(["hitung", "rentang", "K1", "kurang", "--tanggal", "2025-12-31", "--json"]) == 1
    isi = json.loads(capsys.readouterr().out)
    assert isi["hasil"] == {}
    assert isi["rujukan"]
    assert jalankan(["hitung", "rentang", "K1", "kurang", "--tanggal", "2025-12-31"]) == 1
    keluar = capsys.readouterr()
    assert keluar.out.startswith("Tidak ada.\nDasar:")
    assert "Kelompok K1 tidak mempunyai rentang untuk predikat Kurang; yang ada: Sangat Baik." in keluar.err


def test_numbers_have_a_decimal_comma_on_the_screen(capsys):
    assert jalankan(["hitung", "angka-kredit", "baik", "ahli-pertama", "--bulan", "2", "--tanggal", "2025-12-31"]) == 0
    assert capsys.readouterr().out.startswith("2,08\n")


def test_tenggat_counts_working_days_after_the_evaluation(capsys):
    assert _json(capsys, "hitung", "tenggat", "2026-01-14")["hasil"] == "2026-02-04"
    assert jalankan(["hitung", "tenggat", "2026-01-14", "--jumlah", "14", "--satuan", "hari", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hasil"] == "2026-01-28"


def test_tukin_gives_percentage_months_and_rupiah(capsys):
    hasil = _json(capsys, "hitung", "tukin", "kurang", "--tukin", "5331000", "--tanggal", "2025-12-31")["hasil"]
    assert hasil == {
        "persen": 10, "bulan": 3, "potongan_per_bulan": 533100, "pembulatan": 1, "potongan_seluruhnya": 1599300,
    }  # fmt: skip
    assert _json(capsys, "hitung", "tukin", "baik", "--tanggal", "2025-12-31")["hasil"]["persen"] == 0
    kata = ("hitung", "tukin", "butuh-perbaikan", "--mulai", "2026-11", "--tanggal", "2025-12-31")
    hasil = _json(capsys, *kata)["hasil"]
    assert (hasil["mulai"], hasil["selesai"]) == ("November 2026", "Januari 2027")


def test_a_late_pimpinan_is_reduced_until_all_are_evaluated_and_not_at_all_when_excused(capsys):
    tetap = ("--tukin", "27.577.500", "--tanggal", "2025-12-31")
    waktu = ("--mulai", "2026-02", "--selesai", "Maret 2026")
    hasil = _json(capsys, "hitung", "tukin-terlambat", *tetap, *waktu)["hasil"]
    assert (hasil["persen"], hasil["bulan"]) == (5, 2)
    assert (hasil["potongan_per_bulan"], hasil["potongan_seluruhnya"]) == (1378875, 2757750)
    hasil = _json(capsys, "hitung", "tukin-terlambat", *tetap)["hasil"]
    assert "potongan_seluruhnya" not in hasil
    assert "seluruh pegawai dievaluasi" in hasil["berlaku"]
    for alasan in ("--sakit-berat", "--kahar"):
        hasil = _json(capsys, "hitung", "tukin-terlambat", *tetap, alasan)["hasil"]
        assert (hasil["persen"], hasil["potongan_seluruhnya"]) == (0, 0)


def test_angka_kredit_rounds_to_two_decimals(capsys):
    argumen = ("hitung", "angka-kredit", "baik", "ahli-pertama", "--bulan", "2", "--tanggal", "2025-12-31")
    assert _json(capsys, *argumen)["hasil"] == 2.08


def test_a_good_nip_is_taken_apart(capsys):
    hasil = _json(capsys, "hitung", "nip", "19820315 200912 1 004")["hasil"]
    assert hasil["benar"] is True
    assert hasil["nip"] == "198203152009121004"
    assert hasil["tanggal_lahir"] == "1982-03-15"


def test_a_bad_nip_names_every_problem_and_exits_1(capsys):
    assert jalankan(["hitung", "nip", "198213152009121000", "--json"]) == 1
    hasil = json.loads(capsys.readouterr().out)["hasil"]
    assert hasil["benar"] is False
    assert len(hasil["masalah"]) == 2


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["hitung", "predikat", "bagus", "sesuai"], 'Rating hasil kerja "bagus" tidak dikenal; pilih di-atas, sesuai'),
        (["hitung", "predikat", "sesuai"], "Argumen PERILAKU wajib disebutkan."),
        (["hitung", "tenggat", "9999-12-31"], "Tahun 9999 di luar jangkauan; paling akhir 2100."),
        (["isi-catatan", __file__, "--tanggal", "9999-12-31"], 'paling akhir 2100. Periksa tanggal "9999-12-31".'),
        (["isi-catatan", __file__, "--minggu", "9999-12-31"], 'Tanggal "9999-12-31" tidak dikenal'),
        (["cetak", "rekap-catatan-harian", __file__, "-o", "x", "--minggu", "9999-12-31"], "tidak dikenal"),
        (["hitung", "tenggat", "14/01/2026"], 'Tanggal evaluasi "14/01/2026" bukan tanggal'),
        (["hitung", "tenggat", "31-9-2026"], 'Tanggal evaluasi "31-9-2026" bukan tanggal; tulis tttt-bb-hh'),
        (["hitung", "tenggat", "2026-09-31"], 'Tanggal evaluasi "2026-09-31" tidak ada dalam kalender; tulis'),
        (["hitung", "tenggat", "29 Februari 2025"], 'Tanggal evaluasi "29 Februari 2025" tidak ada dalam kalender'),
        (["hitung", "tukin", "kurang", "--mulai", "2026-13"], 'Bulan mulai "2026-13" bukan bulan'),
        (["hitung", "tukin-terlambat", "--selesai", "2026-03"], "tidak berpengaruh tanpa --mulai"),
        (["hitung", "tukin-terlambat", "--mulai", "2026-03", "--selesai", "2026-02"], "mendahului bulan mulai"),
        (["hitung", "tukin", "kurang", "--tukin", "lima"], 'Tunjangan kinerja "lima" bukan angka.'),
        (["hitung", "angka-kredit", "baik", "ahli-sakti"], "ahli-sakti"),
        (["hitung", "angka-kredit", "baik", "ahli-muda", "--bulan", "13"], "12"),
        (["hitung", "rentang", "K4"], 'Kelompok "K4" tidak dikenal'),
        (["hitung", "kelompok", "rata-rata", "rata-rata", "--tanggal", "1999-01-01"], "1 Januari 1999"),
        (["hitung", "apa"], "Perintah 'apa' tidak ada."),
        (["aturan", "kelompk"], 'Mungkin "kelompok"'),
        (["--salah"], 'Pilihan "--salah" tidak dikenal.'),
        (["periksa", "tidak-ada.xlsx"], "Tidak ditemukan: tidak-ada.xlsx"),
        (["periksa"], "wajib disebutkan"),
        (["cetak", "rapor", "x", "-o", "y"], 'Dokumen "rapor" tidak ada. Yang ada: akumulasi-ak'),
        (["templat", "skp", "-o", "x.docx"], "akhiran .xlsx"),
        (["peringkat", "x.csv", "--bobot", "60:50"], "berjumlah 100"),
    ],
)
def test_a_wrong_argument_is_one_indonesian_sentence_and_exit_code_2(capsys, argumen: list[str], pesan: str):
    assert jalankan(argumen) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert pesan in keluar.err
    assert "Traceback" not in keluar.err
    assert "di dalam program" not in keluar.err


def test_aturan_lists_every_rule_with_its_source_and_the_coverage(capsys):
    assert jalankan(["aturan", "--tanggal", "2025-12-31", "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    kode = {r["kode"] for r in isi["aturan"]}
    assert {"predikat", "kelompok", "rentang_nilai", "tenggat", "tunjangan_kinerja", "angka_kredit", "nip"} <= kode
    assert all(r["rujukan"] or r["berlaku_sejak"] is None for r in isi["aturan"])
    assert {c["status"] for c in isi["cakupan"]} >= {"dibuat", "di luar"}
    assert jalankan(["aturan", "kelompok", "--tanggal", "2025-12-31"]) == 0
    assert "Berlaku sejak" in capsys.readouterr().out


@pytest.mark.parametrize(
    "teks", ["1e99999999", "1e-99999999", "1_000", "\u0663\u0664\u0665", "Infinity", "NaN", "", ",", "9" * 31]
)
def test_a_number_is_typed_in_digits_and_nothing_takes_for_ever_to_calculate(teks: str):
    with pytest.raises(GalatKinerja, match="bukan angka"):
        ketikan.angka(teks, "k")


@pytest.mark.parametrize(
    ("teks", "angka"), [("0,5", "0.5"), (".5", "0.5"), ("5.", "5"), (" +1 ", "1"), ("-0.25", "-0.25")]
)
def test_a_number_may_be_typed_with_a_comma_or_a_point(teks: str, angka: str):
    assert ketikan.angka(teks, "k") == Decimal(angka)


@pytest.mark.parametrize("teks", ["20250201", "2025-W05-1", "2025W051", "２０２５-02-01", "2025-02-30"])
def test_a_typed_day_is_taken_only_as_it_is_documented(teks: str) -> None:
    for asked in (
        lambda: ketikan.tanggal(teks), lambda: masa_diminta(None, teks), lambda: hari_sel(teks),
    ):
        with pytest.raises((GalatKinerja, ArgumenSalah), match=r"2025-12-31|2026-02-09"):
            asked()


def test_a_typed_day_may_name_its_month() -> None:
    for kata in ("2025-02-01", " 1 Februari 2025 ", "01-Feb-2025"):
        assert ketikan.tanggal(kata) == hari_sel(kata) == date(2025, 2, 1)
        assert masa_diminta(None, kata) == minggu(date(2025, 2, 1))


def _pilihan_bilangan(kumpulan: typer.Typer) -> Iterator[typer.models.ParameterInfo]:
    for satu in kumpulan.registered_groups:
        yield from _pilihan_bilangan(satu.typer_instance)
    for perintah in kumpulan.registered_commands:
        for jenis in get_type_hints(perintah.callback, include_extras=True).values():
            bilangan, *keterangan = get_args(jenis) or (None,)
            if int in {bilangan, *get_args(bilangan)} and isinstance(keterangan[0], typer.models.ParameterInfo):
                yield keterangan[0]


def test_every_option_that_asks_a_number_reads_it_as_people_type_it() -> None:
    found = list(_pilihan_bilangan(app))
    assert len(found) > 4
    assert {one.parser for one in found} == {bulat}


@pytest.mark.parametrize("angka", ["2_025", "２０２５", "2025.0", "1e3"])
def test_a_whole_number_of_an_option_is_typed_in_digits(angka: str, capsys: pytest.CaptureFixture[str]) -> None:
    for perintah in (
        ["jadwal", "--tahun", angka], ["hitung", "angka-kredit", "baik", "ahli-muda", "--bulan", angka],
        ["hitung", "tenggat", "2026-01-15", "--jumlah", angka],
    ):
        assert jalankan(perintah) == 2
        assert "harus bilangan bulat" in capsys.readouterr().err
