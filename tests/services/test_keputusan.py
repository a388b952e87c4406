"""Decisions and proposals, angka kredit, periods and saved results, from the workbook to what comes out of it."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.periode import Periode
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import unit
from kinerja_core.services.ekspor import ekspor, pilih_profil
from kinerja_core.services.gabung import gabung, isi_berkas
from kinerja_core.services.peringkat import peringkat, pilihan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_unit.masa_skp import MASA_SKP
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from tests.alat.alamat import di, letak
from tests.alat.timpa_sel import tanpa_nilai_tersimpan, timpa_sel
from tests.documents.bantu import teks

KASUS = Path(__file__).parents[1] / "kasus"
ORANG = unit.ORANG[:6]
CITRA = "198811042014022001"


def _kode(hasil: Any) -> list[str]:
    return [one.kode for one in hasil.temuan]


@cache
def _isi_unit(**pengaturan: object) -> bytes:
    """A unit of a few people, all of them rated."""
    return bangun_unit(BukuUnit(
        pengaturan=unit.PENGATURAN.model_copy(update=pengaturan),
        skor=tuple(one.skor.model_copy(update={"nilai": None}) for one in ORANG),
    ))


def _unit(folder: Path, **pengaturan: object) -> Path:
    path = folder / "unit.xlsx"
    path.write_bytes(_isi_unit(**pengaturan))
    return path


def _dengan_rating(buku: BukuUnit, path: Path) -> Path:
    rated = {"rating_hasil": Rating.SESUAI, "rating_perilaku": Rating.SESUAI, "hasil": Decimal(90)}
    skor = tuple(one.model_copy(update={**rated, "perilaku": Decimal(85)}) for one in buku.skor)
    settings = unit.PENGATURAN.model_copy(update={"periode": buku.pengaturan.periode})
    path.write_bytes(bangun_unit(buku.model_copy(update={"skor": skor, "pengaturan": settings})))
    return path


# ------------------------------------------------------------------------------------- decisions and proposals


def test_without_ratings_only_a_proposal_is_given() -> None:
    result = peringkat(KASUS / "unit" / "unit_norate.xlsx")
    (citra,) = [one for one in result.sebagai_json()["pegawai"] if one["nip"] == CITRA]
    assert (citra["predikat"], citra["nilai"]) == (None, None)
    assert (citra["usulan_predikat"], citra["usulan_nilai"]) == ("Sangat Baik", 110)
    assert result.hasil.distribusi != result.hasil.usulan_distribusi


def test_what_has_consequences_is_not_printed_from_a_proposal(tmp_path: Path) -> None:
    books = tmp_path / "buku"
    books.mkdir()
    citra = next(one for one in unit.ORANG if one.nip == CITRA)
    (books / "citra.xlsx").write_bytes(bangun_skp(isi=unit.buku(citra)))
    source = KASUS / "unit" / "unit_norate.xlsx"
    for slug in ("dokumen-evaluasi", "evaluasi", "konversi-ak"):
        hasil = cetak(slug, [books, source], tmp_path / slug)
        assert not [path for path in hasil.dibuat if CITRA in path.name], slug
        (told,) = [one.pesan for one in hasil.temuan if "Citra Maharani" in one.pesan and one.tingkat == "kesalahan"]
        assert "rating hasil kerja dan rating perilaku kerja belum diisi" in told
    out = ekspor(pilih_profil("kemenkes-pemeringkatan", None), [source])
    assert any("Citra" in one.pesan and "Predikat" in one.pesan for one in out.temuan)


def test_the_letter_calls_a_proposal_usulan_and_a_conflict_open(tmp_path: Path) -> None:
    hasil = cetak("surat-keterangan", [KASUS / "unit" / "unit_norate.xlsx"], tmp_path)
    isi = teks(hasil.dibuat[0].read_bytes())
    assert "Sangat Baik (usulan)" in isi
    assert "belum ditetapkan" in isi
    assert "108" not in isi.split("DAFTAR HASIL")[1]
    assert {"PREDIKAT-BELUM-DITETAPKAN", "PERINGKAT-KONFLIK", "UNIT-VERSI-LAMA"} <= set(_kode(hasil))


@pytest.mark.parametrize("urutan", ["kelompok", "predikat", "komposit"])
def test_the_order_asked_for_is_said_in_the_answer(urutan: str, tmp_path: Path) -> None:
    result = peringkat(_unit(tmp_path), pilihan(urutan=urutan))
    assert result.sebagai_json()["urutan"] == urutan
    keys = [one.komposit for one in result.hasil.pegawai]
    assert (keys == sorted(keys, reverse=True)) is (urutan == "komposit") or urutan != "komposit"


# -------------------------------------------------------------------------------------------------- angka kredit


def test_angka_kredit_counts_the_months_of_the_skp(tmp_path: Path) -> None:
    hasil = cetak("konversi-ak", [KASUS / "ak"], tmp_path / "dua")
    (berkas,) = [path for path in hasil.dibuat if path.suffix == ".docx"]
    isi = teks(berkas.read_bytes())
    assert "6 (enam) bulan, 1 Juli s.d. 31 Desember 2025" in isi
    assert "12,50" in isi
    assert "25,00" not in isi
    assert _kode(hasil) == ["ANGKA-KREDIT-TIDAK-BERLAKU"]
    assert "PPPK" in hasil.temuan[0].pesan


def test_an_old_unit_workbook_that_does_not_know_the_span_asks_for_it(tmp_path: Path) -> None:
    hasil = cetak("konversi-ak", [KASUS / "ak" / "unit.xlsx"], tmp_path)
    assert hasil.dibuat == []
    assert any("Masa SKP di dalam Tahun 2025 belum diketahui" in one.pesan for one in hasil.temuan)


def test_gabung_keeps_the_span_of_every_skp_and_two_give_two_rows(tmp_path: Path) -> None:
    orang = unit.buku(next(one for one in unit.ORANG if one.jabatan.endswith("Ahli Muda")))
    books = tmp_path / "buku"
    books.mkdir()
    halves = (
        (date(2025, 1, 1), date(2025, 6, 30), "Analis SDM Aparatur Ahli Pertama"),
        (date(2025, 7, 1), date(2025, 12, 31), "Analis SDM Aparatur Ahli Muda"),
    )
    for number, (mulai, selesai, jabatan) in enumerate(halves):
        pegawai = orang.skp.pegawai.model_copy(update={"jabatan": jabatan})
        skp = orang.skp.model_copy(update={"mulai": mulai, "selesai": selesai, "pegawai": pegawai})
        (books / f"{number}.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=skp)))
    merged = gabung(books)
    assert [(one.mulai, one.selesai, one.jabatan) for one in merged.buku.masa] == list(halves)
    first = tmp_path / "unit.xlsx"
    first.write_bytes(isi_berkas(merged))
    read = baca_berkas(first).buku
    assert isinstance(read, BukuUnit)
    assert read.masa == merged.buku.masa
    (berkas,) = cetak("konversi-ak", [_dengan_rating(read, first)], tmp_path / "k").dokumen
    isi = teks(berkas.read_bytes())
    assert all(text in isi for text in ("6,25", "12,50", "18,75"))
    again = gabung(books, lanjutkan=first).buku
    assert again.masa == read.masa


def test_two_skp_that_begin_on_one_day_are_both_kept_and_no_letter_takes_one_of_them(tmp_path: Path) -> None:
    orang = unit.buku(next(one for one in unit.ORANG if one.jabatan.endswith("Ahli Muda")))
    books = tmp_path / "buku"
    books.mkdir()
    jobs = ("Analis SDM Aparatur Ahli Muda", "Analis SDM Aparatur Ahli Madya")
    for number, jabatan in enumerate(jobs):
        pegawai = orang.skp.pegawai.model_copy(update={"jabatan": jabatan})
        skp = orang.skp.model_copy(update={"pegawai": pegawai})
        (books / f"{number}.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=skp)))
    merged = gabung(books)
    assert [one.jabatan for one in merged.buku.masa] == [*jobs]
    assert {one.kode for one in merged.periksa.temuan} >= {"SKP-TUMPANG-TINDIH"}
    first = tmp_path / "unit.xlsx"
    typed = tuple(one.model_copy(update={"predikat": said}) for one, said in zip(
        merged.buku.masa, (Predikat.BAIK, Predikat.BUTUH_PERBAIKAN), strict=True
    ))
    first.write_bytes(bangun_unit(merged.buku.model_copy(update={"masa": typed})))
    again = gabung(books, lanjutkan=first).buku
    assert again.masa == typed
    letter = cetak("konversi-ak", [_dengan_rating(again, first)], tmp_path / "k")
    assert letter.dokumen == []
    assert any("tumpang tindih" in one.pesan for one in letter.temuan)


def test_the_konversi_of_a_quarter_is_not_made_beside_that_of_its_year(tmp_path: Path) -> None:
    read = baca_berkas(KASUS / "ak" / "unit.xlsx").buku
    assert isinstance(read, BukuUnit)
    year = _dengan_rating(read, tmp_path / "tahun.xlsx")
    settings = read.pengaturan.model_copy(update={"periode": Periode.parse("2025-TW4")})
    quarter = _dengan_rating(read.model_copy(update={"pengaturan": settings}), tmp_path / "tw4.xlsx")
    staff = next((KASUS / "ak").glob("Damar*.xlsx"))
    hasil = cetak("konversi-ak", [quarter, year, staff], tmp_path / "k")
    assert [path.name[-9:-5] for path in hasil.dokumen] == ["2025"]
    assert any("konversi tahunan itulah yang dipakai" in one.pesan for one in hasil.temuan)


def test_a_span_that_is_turned_around_is_a_mistake_in_sheet_and_reader(tmp_path: Path) -> None:
    path = _unit(tmp_path)
    typed = {
        "nip": CITRA, "jabatan": "Analis Ahli Muda", "mulai": date(2025, 7, 1), "selesai": date(2025, 6, 30)
    }
    path.write_bytes(timpa_sel(path.read_bytes(), {letak(MASA_SKP.nama, name): value for name, value in typed.items()}))
    found = [one for one in baca_berkas(path).temuan if one.lembar == MASA_SKP.nama]
    assert [(one.tingkat, one.kode) for one in found] == [("kesalahan", "SKP-PERIODE")]
    assert "harus berurutan" in found[0].pesan


# ---------------------------------------------------------------------------------------------------- saved results


@pytest.mark.parametrize("nama", ["unit_tempel", "unit_tempel2", "awk_teks85", "awk_rating_spasi", "awk_set_k_teks"])
def test_a_workbook_whose_sheet_and_core_differ_is_not_used(nama: str, tmp_path: Path) -> None:
    source = KASUS / "unit" / f"{nama}.xlsx"
    assert [one for one in baca_berkas(source).temuan if one.tingkat == "kesalahan"]
    for use in (
        lambda: peringkat(source), lambda: cetak("surat-keterangan", [source], tmp_path / "d"),
        lambda: ekspor(pilih_profil("kemenkes-pemeringkatan", None), [source]),
    ):
        with pytest.raises(GalatKinerja, match="belum dapat dipakai"):
            use()
    assert list(tmp_path.iterdir()) == []


def _ubah_sel(path: Path, lembar: str, sel: str, nilai: str) -> None:
    """Put another result behind a formula, as a program does that does not calculate."""
    number = load_workbook(path).sheetnames.index(lembar) + 1
    name = f"xl/worksheets/sheet{number}.xml"
    with zipfile.ZipFile(path) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    before, _, rest = parts[name].decode().partition(f'<c r="{sel}"')
    cell, end, after = rest.partition("</v>")
    assert end
    parts[name] = (before + f'<c r="{sel}"' + cell[: cell.rindex("<v>")] + f"<v>{nilai}</v>" + after).encode()
    with zipfile.ZipFile(path, "w") as target:
        for one, content in parts.items():
            target.writestr(one, content)


def test_a_saved_result_that_differs_stops_with_the_cell_and_both_values(tmp_path: Path) -> None:
    path = _unit(tmp_path)
    assert peringkat(path).temuan == ()
    cell = di(PEMERINGKATAN.nama, "peringkat")
    _ubah_sel(path, PEMERINGKATAN.nama, cell, "6")
    with pytest.raises(GalatKinerja, match=rf'Pemeringkatan {cell} menunjukkan "6", program menghitung "[1-5]"'):
        peringkat(path)


def test_a_workbook_without_saved_results_says_so_once_and_is_used(tmp_path: Path) -> None:
    path = _unit(tmp_path)
    path.write_bytes(tanpa_nilai_tersimpan(path.read_bytes()))
    assert [one.kode for one in peringkat(path).temuan] == ["UNIT-BELUM-DIHITUNG"]
    hasil = cetak("surat-keterangan", [path], tmp_path / "d")
    assert _kode(hasil).count("UNIT-BELUM-DIHITUNG") == 1
    assert hasil.dokumen


# ---------------------------------------------------------------------------------------- options without effect


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        ("peringkat unit.xlsx --periode 2025-TW2", "tidak berlaku bagi Triwulan II 2025"),
        ("peringkat unit.xlsx --metode tingkat --k 1", "--k tidak berpengaruh pada metode Tingkat"),
        ("peringkat unit.xlsx --toleransi 2", "--toleransi tidak berpengaruh pada metode Simpangan Baku"),
        ("peringkat unit.xlsx --timpa", "--timpa tidak berpengaruh tanpa -o"),
        ("periksa unit.xlsx --timpa", "--timpa tidak berpengaruh tanpa -o"),
        ("jadwal --timpa", "--timpa tidak berpengaruh tanpa --ics"),
        ("templat unit -o baru.xlsx --jenis kualitatif-jpt", "--jenis hanya untuk buku kerja skp"),
        ("templat skp -o baru.xlsx --skp-lalu .", "--skp-lalu dipakai bersama --pegawai"),
        ("cetak surat-keterangan unit.xlsx -o d --periode 2025-TW2", "Tidak ada buku unit Triwulan II 2025"),
        ("cetak surat-keterangan isi.json -o d --periode 2025", "--periode tidak berpengaruh"),
        ("cetak rencana-aksi isi.json -o d --srikandi", "--srikandi tidak berpengaruh"),
        ("cetak dokumen-evaluasi unit.xlsx -o d --kop logo.png", "--kop tidak berpengaruh"),
        ("cetak risalah isi.json -o d --pengaturan surat.yaml", "--pengaturan tidak berpengaruh"),
        ("ekspor kemenkes-pemeringkatan unit.xlsx -o e.xlsx --rencana-aksi Awal", "tidak memuat rencana aksi"),
        ("ekspor kemenkes-rencana-aksi unit.xlsx -o e.xlsx --rencana-aksi Awal", "hanya untuk profil catatan harian"),
        ("ekspor kemenkes-pemeringkatan unit.xlsx -o e.xlsx --peta-siasn p.csv", "tidak memakai ID SIASN"),
        ("ekspor --daftar --timpa", "--daftar hanya menampilkan"),
    ],
)
def test_an_option_without_effect_is_refused_in_one_sentence(
    perintah: str, kata: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _unit(tmp_path)
    (tmp_path / "isi.json").write_text(json.dumps({}), encoding="utf-8")
    for name, content in (("logo.png", b""), ("surat.yaml", b"{}\n"), ("p.csv", b"")):
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)
    assert jalankan(perintah.split()) == 2
    assert kata in " ".join(capsys.readouterr().err.split())
    assert sorted(tmp_path.iterdir()) == before


def test_the_day_of_the_rule_decides_how_long_an_answer_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert jalankan(["hitung", "tenggat", "2026-01-15", "--tanggal", "2025-12-31", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hasil"] == "2026-02-05"
