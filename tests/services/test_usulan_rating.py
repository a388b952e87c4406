"""Proposed ratings from staff workbooks, as a pengelola confirms them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Rating, Tingkatan, Triwulan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.services.contoh import unit
from kinerja_core.services.usulan_rating import usulan
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.ooxml import keluhan

ORANG = unit.ORANG[3]  #: two IKI, of them one in per cent


def _buku(folder: Path, nomor: int, *tercapai: str) -> Path:
    """A staff workbook whose IKI of the year were reached as told."""
    buku = unit.buku(unit.ORANG[nomor])
    kode = [iki.kode for _, iki in buku.skp.semua_iki()]
    realisasi = tuple(
        Realisasi(triwulan=None, kode_iki=satu, realisasi=told, bukti_dukung="Berkas")
        for satu, told in zip(kode, tercapai, strict=True)
    )
    berkas = folder / f"buku{nomor}.xlsx"
    berkas.parent.mkdir(exist_ok=True)
    isi = buku.model_copy(update={"realisasi": realisasi})
    berkas.write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, isi))
    return berkas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _buku(tmp_path / "buku", 3, "7 Kegiatan", "95 %")
    _buku(tmp_path / "buku", 4, "6 Kegiatan", "terlaksana baik")
    return tmp_path / "buku"


@pytest.fixture
def unit_xlsx(tmp_path: Path) -> Path:
    typed = SkorPegawai(nip=ORANG.nip, nama=ORANG.nama, hasil=88, rating_hasil=Rating.SESUAI)
    berkas = tmp_path / "unit.xlsx"
    berkas.write_bytes(bangun_unit(BukuUnit(pengaturan=unit.PENGATURAN, skor=(typed,))))
    return berkas


def test_what_compares_is_proposed_and_what_does_not_is_named(folder: Path) -> None:
    satu, dua = usulan([folder]).pegawai
    assert satu.usulan is not None
    assert (satu.nip, satu.usulan.rating) == (ORANG.nip, Rating.DI_ATAS)
    assert dua.usulan is not None
    assert dua.usulan.rating is None
    assert [one.capaian.alasan for one in dua.usulan.terbuka] == ["realisasinya tidak memuat angka"]


def test_what_a_person_typed_wins_and_a_difference_is_told(folder: Path, unit_xlsx: Path) -> None:
    hasil = usulan([folder], unit=unit_xlsx, skor=True)
    satu, dua = hasil.pegawai
    assert satu.beda
    assert (satu.usulan and satu.usulan.skor, hasil.skor_dipakai(satu)) == (Decimal("111.1111"), 88)
    assert not dua.beda
    assert hasil.skor_dipakai(dua) is None


def test_without_the_option_no_score_is_derived(folder: Path, unit_xlsx: Path) -> None:
    hasil = usulan([folder], unit=unit_xlsx)
    assert [hasil.skor_dipakai(one) for one in hasil.pegawai] == [88, None]
    assert "usulan_skor" not in hasil.sebagai_json()["pegawai"][0]


def test_a_quarter_is_that_quarters_and_leaves_open_what_may_still_grow(folder: Path) -> None:
    satu, _ = usulan([folder], "2025-TW1").pegawai
    assert satu.usulan is not None
    assert satu.periode.triwulan is Triwulan.I
    assert {one.capaian.alasan for one in satu.usulan.iki} == {"realisasinya belum diisi"}


def test_a_mistake_in_what_is_compared_keeps_the_proposal_back(folder: Path) -> None:
    berkas = folder / "buku3.xlsx"
    buku = load_workbook(berkas)
    lembar = buku["Akhir"]
    sel = next(sel for baris in lembar.iter_rows() for sel in baris if sel.value == "7 Kegiatan")
    sel.value = None  # its bukti dukung stays
    buku.save(berkas)
    hasil = usulan([folder])
    satu = next(one for one in hasil.pegawai if one.nip == ORANG.nip)
    assert satu.usulan is None
    assert "harus diperbaiki dahulu" in satu.sebab
    assert {one.tingkat for one in hasil.temuan} == {Tingkatan.KESALAHAN}
    told = next(one for one in hasil.sebagai_json()["pegawai"] if one["nip"] == ORANG.nip)
    assert (told["usulan_rating"], told["kemungkinan"], told["jumlah"], told["iki"]) == (None, [], None, [])
    assert told["alasan"] == satu.sebab


@pytest.mark.parametrize("nama", ["AKHIR ", " akhir "])
def test_a_mistake_keeps_it_back_also_where_the_name_of_the_sheet_is_written_otherwise(
    nama: str, folder: Path
) -> None:
    buku = load_workbook(folder / "buku3.xlsx")
    next(sel for baris in buku["Akhir"].iter_rows() for sel in baris if sel.value == "7 Kegiatan").value = None
    buku["Akhir"].title = nama
    buku.save(folder / "buku3.xlsx")
    hasil = usulan([folder])
    satu = next(one for one in hasil.pegawai if one.nip == ORANG.nip)
    assert (satu.usulan, {one.lembar for one in hasil.temuan if one.tingkat == "kesalahan"}) == (None, {nama})
    assert "harus diperbaiki dahulu" in satu.sebab


@pytest.mark.parametrize(
    ("periode", "kata"), [("2031", "Tidak ada buku kerja pegawai tahun 2031"), ("kapan", "tidak dikenal")]
)
def test_a_period_without_data_is_refused(folder: Path, periode: str, kata: str) -> None:
    with pytest.raises(GalatKinerja, match=kata):
        usulan([folder], periode)


def test_a_unit_workbook_of_another_period_is_refused(folder: Path, unit_xlsx: Path) -> None:
    with pytest.raises(GalatKinerja, match="yang tidak berlaku bagi Triwulan I 2025"):
        usulan([folder], "2025-TW1", unit=unit_xlsx)


def test_the_command_tells_it_on_the_screen_and_as_json(
    capsys: pytest.CaptureFixture[str], folder: Path, unit_xlsx: Path
) -> None:
    perintah = ["usulan-rating", str(folder), "--unit", str(unit_xlsx), "--skor"]
    assert jalankan(perintah) == 0
    layar = capsys.readouterr().out
    assert f"Berbeda: {ORANG.nama}: diketik Sesuai Ekspektasi, diusulkan Di Atas Ekspektasi." in layar
    assert "Perlu dinilai orang: " in layar
    assert ") / 2 = 111,1111; setiap capaian dibatasi 0 sampai 120." in layar
    assert jalankan([*perintah, "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    satu, dua = isi["pegawai"]
    assert (satu["usulan_rating"], satu["rating_diketik"], satu["beda"]) == (
        "Di Atas Ekspektasi", "Sesuai Ekspektasi", True,
    )  # fmt: skip
    assert satu["jumlah"]["Utama"] == {"di-atas": 2, "sesuai": 0, "di-bawah": 0, "terbuka": 0}
    assert (dua["usulan_rating"], dua["usulan_skor"], dua["rating_diketik"], dua["beda"]) == (None, None, None, False)
    assert [one["usulan"] for one in dua["iki"]].count(None) == dua["jumlah"]["Utama"]["terbuka"] == 1
    assert all(one["alasan"] for one in (satu, dua))
    assert satu["kemungkinan"] == [satu["usulan_rating"]]
    assert (satu["skor_dipakai"], dua["skor_dipakai"]) == (88, None)
    assert isi["rujukan"]


def test_it_is_written_as_a_workbook(folder: Path, unit_xlsx: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "usulan.xlsx"
    perintah = ["usulan-rating", str(folder), "--unit", str(unit_xlsx), "--skor", "-o", str(keluaran)]
    assert jalankan(perintah) == 0
    assert keluhan(keluaran) == []
    buku = load_workbook(keluaran, read_only=True)
    kepala, satu, _ = [*buku["Usulan Rating"].values][3:]
    isi = dict(zip(kepala, satu, strict=True))
    assert (isi["NIP"], isi["Usulan"], isi["Beda"]) == (ORANG.nip, "Di Atas Ekspektasi", "ya")
    assert isi["Utama"] == "2 / 0 / 0 / 0"
    assert len([*buku["Per IKI"].values]) == 4 + 4
    assert [*buku["Skor"].values][4][:6] == (1, ORANG.nip, ORANG.nama, 88, 111.1111, 88)
    assert jalankan(perintah) == 2
    assert jalankan([*perintah[:-1], str(tmp_path / "u.json")]) == 0
    assert jalankan([*perintah[:-1], str(tmp_path / "u.csv")]) == 2


def test_books_of_another_year_are_not_passed_over_without_a_word(folder: Path) -> None:
    buku = unit.buku(unit.ORANG[5])
    lalu = {"tahun": 2024, "mulai": date(2024, 1, 1), "selesai": date(2024, 12, 31)}
    isi = buku.model_copy(update={"skp": buku.skp.model_copy(update=lalu), "realisasi": ()})
    (folder / "lalu.xlsx").write_bytes(bangun_skp(buku.skp.jenis, 2024, isi))
    hasil = usulan([folder], "2025")
    assert len(hasil.pegawai) == 2
    (temuan,) = (satu for satu in hasil.temuan if satu.kode == "BUKU-TAHUN-LAIN")
    assert temuan.pesan == (
        f"1 buku kerja tahun lain, bukan 2025, tidak dibandingkan: {unit.ORANG[5].nama} (lalu.xlsx)."
    )


def test_books_that_cannot_be_read_at_all_are_no_list_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "kosong.xlsx").touch()
    with pytest.raises(GalatKinerja, match=r"Tidak ada buku kerja pegawai yang dapat dibaca di .* kosong.xlsx: Berkas"):
        usulan([tmp_path])
