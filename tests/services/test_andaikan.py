"""Suppositions about the sample unit and about small ones, as a pengelola asks for them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.services.andaikan import PilihanAndai, andaikan, andaikan_buku, sebutan
from kinerja_core.services.contoh import unit
from kinerja_core.services.peringkat import HasilPeringkat, PilihanPeringkat, peringkat_buku
from kinerja_core.workbooks.bangun import bangun_unit
from tests.alat.ooxml import keluhan

SKOR = ((95, 95), (90, 88), (85, 85), (80, 84), (70, 60), (82, 83))


def _nip(nomor: int) -> str:
    return f"198501012010011{nomor:03d}"


def _anggota(nomor: int, ruang: str, penilai: int | None = None) -> AnggotaUnit:
    orang = unit.ORANG[nomor % len(unit.ORANG)].pegawai
    boss = None
    if penilai is not None:
        boss = {"nama": f"Orang {penilai}", "nip": _nip(penilai), "jabatan": "Kepala"}
    pegawai = orang.model_dump() | {"nip": _nip(nomor), "jenis": "PNS", "pangkat": None, "unit_kerja": ruang}
    return AnggotaUnit.model_validate({"pegawai": pegawai, "penilai": boss})


def _unit(awal: int = 1, periode: str = "Tahun 2025", **lain: Any) -> HasilPeringkat:
    skor = tuple(
        SkorPegawai(nip=_nip(nomor), nama=f"Orang {nomor}", hasil=hasil, perilaku=perilaku)
        for nomor, (hasil, perilaku) in enumerate(SKOR, start=awal)
    )
    settings = Pengaturan(nama_unit=f"Unit {awal}", periode=Periode.parse(periode))
    return peringkat_buku(BukuUnit(pengaturan=settings, skor=skor, **lain))


def _pilihan(**cara: Any) -> PilihanAndai:
    return PilihanAndai(PilihanPeringkat(**cara))


def test_without_anything_supposed_only_the_robustness_is_told() -> None:
    hasil = andaikan_buku(_unit(), PilihanAndai())
    assert (hasil.menjadi, hasil.pindah) == ({}, ())
    assert set(hasil.ketahanan) == {_nip(nomor) for nomor in range(1, 7)}
    assert hasil.kalimat(_nip(1))[0].startswith("Kelompoknya K1 untuk setiap k dari 0 sampai ")


def test_another_k_tells_who_moves_and_from_where() -> None:
    hasil = andaikan_buku(_unit(), _pilihan(k=Decimal(2)))
    pindah = {one.nip: (sebutan(one.semula), sebutan(one.menjadi)) for one in hasil.pindah if one.pindah_kelompok}
    assert pindah[_nip(1)] == (
        "K1, peringkat 1 dari 6, usulan Sangat Baik 120", "K2, peringkat 1 dari 6, usulan Baik 109",
    )  # fmt: skip
    lagi = peringkat_buku(_unit().buku, PilihanPeringkat(k=Decimal(2))).hasil
    assert [one.kelompok for one in hasil.menjadi["Unit 1"].pegawai] == [one.kelompok for one in lagi.pegawai]
    before = {one.nip: one.kelompok for one in hasil.semula.hasil.pegawai}
    assert set(pindah) == {one.nip for one in lagi.pegawai if before[one.nip] is not one.kelompok}


def test_the_k_at_the_edge_of_a_span_is_where_the_person_moves() -> None:
    hasil = andaikan_buku(_unit(), PilihanAndai())
    for one in hasil.semula.hasil.pegawai:
        for ruas in hasil.ketahanan[one.nip].ruas:
            lagi = andaikan_buku(_unit(), _pilihan(k=ruas.dari))
            people = next(iter(lagi.menjadi.values()), lagi.semula.hasil).pegawai
            assert next(p.kelompok for p in people if p.nip == one.nip) is ruas.kelompok


def test_one_other_score_is_supposed_as_it_was_promised() -> None:
    hasil = andaikan_buku(_unit(), PilihanAndai())
    for nip, found in hasil.ketahanan.items():
        for ubahan in found.ubahan:
            pilihan = PilihanAndai(skor=(f"{nip}:hasil={ubahan.hasil},perilaku={ubahan.perilaku}",))
            lagi = andaikan_buku(_unit(), pilihan)
            assert next(one for one in lagi.pindah if one.nip == nip).menjadi.kelompok is ubahan.kelompok


def test_who_is_left_out_is_not_mapped_and_moves_the_others() -> None:
    hasil = andaikan_buku(_unit(), PilihanAndai(tanpa=(_nip(5),)))
    assert len(hasil.menjadi["Unit 1"].pegawai) == 5
    gone = next(one for one in hasil.pindah if one.nip == _nip(5))
    assert sebutan(gone.menjadi) == "tidak dipetakan"
    assert hasil.jumlah["menjadi"] != hasil.jumlah["semula"]


def test_pimpinan_are_found_by_whom_they_rate_and_mapped_apart() -> None:
    anggota = (_anggota(1, "Biro"), *(_anggota(nomor, "Biro", penilai=1) for nomor in range(2, 7)))
    book = _unit(anggota=anggota)
    hasil = andaikan_buku(book, PilihanAndai(pimpinan_terpisah=True))
    assert {name: len(part.pegawai) for name, part in hasil.menjadi.items()} == {"Pimpinan": 1, "Pegawai lainnya": 5}
    assert any("tidak dapat dihitung: hanya 1 pegawai" in text for text in hasil.menjadi["Pimpinan"].peringatan)
    assert hasil.catatan == (
        "Pimpinan yang ikut dipetakan bersama pegawai yang dipimpinnya: Orang 1 (--pimpinan-terpisah).",
    )


def test_each_room_of_the_roster_is_mapped_by_itself() -> None:
    anggota = tuple(_anggota(nomor, "Timur" if nomor < 4 else "Barat") for nomor in range(1, 7))
    hasil = andaikan_buku(_unit(anggota=anggota), PilihanAndai(menurut_unit_kerja=True))
    assert {name: len(part.pegawai) for name, part in hasil.menjadi.items()} == {"Timur": 3, "Barat": 3}
    assert all(one.menjadi is not None and one.menjadi.dari == 3 for one in hasil.pindah)


def test_two_units_are_mapped_together() -> None:
    hasil = andaikan_buku(_unit(), PilihanAndai(bersama=(Path("lain.xlsx"),)), [_unit(awal=11).buku])
    assert len(hasil.menjadi["Unit 1"].pegawai) == 12
    assert {one.nip for one in hasil.pindah} <= {_nip(nomor) for nomor in range(1, 7)}  # of the others nothing is told


def test_who_was_there_for_a_part_of_the_period_is_named() -> None:
    masa = MasaSKP(nip=_nip(2), jabatan="Analis", mulai="2025-07-01", selesai="2025-12-31")
    hasil = andaikan_buku(_unit(masa=(masa,)), PilihanAndai())
    span = "1 Juli 2025 s.d. 31 Desember 2025, tidak sepanjang Tahun 2025"
    assert hasil.catatan == (f"Orang 2 hanya mempunyai SKP {span} (--tanpa {_nip(2)}).",)


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        (PilihanAndai(tanpa=(_nip(99),)), "tidak ada di antara pegawai"),
        (PilihanAndai(tanpa=("12",)), "NIP harus 18 angka"),
        (PilihanAndai(tanpa=(_nip(2),), skor=(f"{_nip(2)}:hasil=85",)), "--skor tidak berpengaruh bagi NIP"),
        (PilihanAndai(tanpa=(_nip(2),), pisahkan=(_nip(2),)), "--pisahkan tidak berpengaruh bagi NIP"),
        (PilihanAndai(tanpa=tuple(_nip(nomor) for nomor in range(1, 7))), "Tidak ada pegawai yang tersisa"),
        (PilihanAndai(skor=(f"{_nip(1)}:hasil",)), "tidak dapat dibaca"),
        (PilihanAndai(skor=(f"{_nip(1)}:mutu=5",)), "tidak dapat dibaca"),
        (PilihanAndai(skor=(f"{_nip(1)}:hasil=5", f"{_nip(1)}:hasil=6")), "satu kali untuk setiap orang"),
        (PilihanAndai(skor=(f"{_nip(1)}:hasil=121",)), "120"),
        (PilihanAndai(pimpinan_terpisah=True), "Tidak ada pimpinan"),
        (PilihanAndai(menurut_unit_kerja=True), "tidak menyebut dua unit kerja"),
        (_pilihan(toleransi=Decimal(1)), "--toleransi tidak berpengaruh"),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_words(pilihan: PilihanAndai, kata: str) -> None:
    with pytest.raises(GalatKinerja, match=kata):
        andaikan_buku(_unit(), pilihan)


@pytest.mark.parametrize(
    ("lain", "kata"), [(_unit(), "lebih dari satu kali"), (_unit(awal=11, periode="2025-TW4"), "harus seperiode")]
)
def test_units_that_cannot_be_mapped_together_are_refused(lain: HasilPeringkat, kata: str) -> None:
    with pytest.raises(GalatKinerja, match=kata):
        andaikan_buku(_unit(), PilihanAndai(bersama=(Path("lain.xlsx"),)), [lain.buku])


# --- the command -----------------------------------------------------------------------------------


@pytest.fixture
def unit_xlsx(tmp_path: Path) -> Path:
    berkas = tmp_path / "unit.xlsx"
    anggota = (_anggota(1, "Timur"), *(_anggota(nomor, "Barat", penilai=1) for nomor in range(2, 7)))
    berkas.write_bytes(bangun_unit(_unit(anggota=anggota).buku))
    return berkas


def test_the_command_gives_the_promised_document(capsys: pytest.CaptureFixture[str], unit_xlsx: Path) -> None:
    perintah = ["andaikan", str(unit_xlsx), "--k", "0,3", "--pisahkan", _nip(2), "--json"]
    assert jalankan(perintah) == 0
    isi = json.loads(capsys.readouterr().out)
    assert [bagian["bagian"] for bagian in isi["menjadi"]] == ["Pegawai lainnya", "Dipisahkan"]
    assert (isi["semula"]["k"], isi["menjadi"][0]["k"]) == (0.5, 0.3)
    assert len(isi["ketahanan"]) == 6
    assert all(one["kalimat"] for one in isi["ketahanan"])
    assert isi["jumlah"].keys() == {"semula", "menjadi"}


def test_the_screen_shows_who_moves_or_how_robust_everybody_is(
    capsys: pytest.CaptureFixture[str], unit_xlsx: Path
) -> None:
    assert jalankan(["andaikan", str(unit_xlsx)]) == 0
    assert "untuk setiap k dari" in capsys.readouterr().out
    assert jalankan(["andaikan", str(unit_xlsx), "--pimpinan-terpisah"]) == 0
    layar = capsys.readouterr().out
    assert "pengandaian, bukan penetapan" in layar
    assert "Peringatan: Pimpinan: Rata-rata hasil kerja tidak dapat dihitung" in layar


def test_it_is_written_as_a_workbook_and_never_over_another(unit_xlsx: Path, tmp_path: Path) -> None:
    keluaran = tmp_path / "andai.xlsx"
    assert jalankan(["andaikan", str(unit_xlsx), "--k", "2", "-o", str(keluaran)]) == 0
    assert keluhan(keluaran) == []
    buku = load_workbook(keluaran, read_only=True)
    assert buku.sheetnames == ["Yang Berubah", "Ketahanan"]
    assert any("untuk setiap k dari" in str(sel) for baris in buku["Ketahanan"].values for sel in baris)
    isi = keluaran.read_bytes()
    assert jalankan(["andaikan", str(unit_xlsx), "-o", str(keluaran)]) == 2
    assert keluaran.read_bytes() == isi
    assert jalankan(["andaikan", str(unit_xlsx), "-o", str(tmp_path / "andai.csv")]) == 2
    assert jalankan(["andaikan", str(unit_xlsx), "-o", str(tmp_path / "andai.json")]) == 0


def test_a_csv_is_supposed_too(tmp_path: Path) -> None:
    berkas = tmp_path / "skor.csv"
    baris = [f"{_nip(nomor)},Orang {nomor},{a},{b}" for nomor, (a, b) in enumerate(SKOR, start=1)]
    berkas.write_text("\n".join(["nip,nama,hasil,perilaku", *baris]), encoding="utf-8")
    hasil = andaikan(berkas, _pilihan(k=Decimal(2), periode=Periode.parse("2025")))
    assert any(one.pindah_kelompok for one in hasil.pindah)
