"""``kinerja ekspor`` with what no workbook holds: ids of SIASN, hours, a choice of rencana aksi."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.exports import tulis
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import di
from tests.alat.ooxml import keluhan
from tests.alat.timpa_sel import timpa_sel

ORANG = unit.ORANG[:3]


@cache
def _isi_unit(periode: Periode) -> bytes:
    setelan = Pengaturan(nama_unit="Biro Uji", periode=periode)
    anggota = tuple(AnggotaUnit(pegawai=s.pegawai, penilai=s.penilai) for s in (unit.buku(o).skp for o in ORANG))
    return bangun_unit(BukuUnit(pengaturan=setelan, anggota=anggota, skor=tuple(o.skor for o in ORANG)))


def _unit(tujuan: Path, periode: Periode) -> Path:
    tujuan.write_bytes(_isi_unit(periode))
    return tujuan


def _peta(tujuan: Path, isi: dict[str, str]) -> Path:
    tujuan.write_text("NIP,ID SIASN\n" + "".join(f"{nip},{kode}\n" for nip, kode in isi.items()), encoding="utf-8")
    return tujuan


@pytest.mark.parametrize(
    ("profil", "periode", "id_di"),
    [
        ("siasn-skp22", Periode(2025), "pnsDinilaiOrang"),
        ("siasn-kinerjaperiodik", Periode(2025, Triwulan.IV), "pnsDinilaiId"),
    ],
)
def test_a_unit_becomes_json_for_siasn_with_the_ids_of_the_office(
    profil: str, periode: Periode, id_di: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buku = _unit(tmp_path / "unit.xlsx", periode)
    peta = _peta(tmp_path / "peta.csv", {ORANG[0].nip: "AAA", ORANG[2].nip: "CCC"})
    hasil = tmp_path / "hasil siasn é.json"
    perintah = ["ekspor", profil, str(buku), "-o", str(hasil), "--peta-siasn", str(peta), "--json"]
    assert jalankan(perintah) == 1
    keluar = json.loads(capsys.readouterr().out)
    kosong = [t["pesan"] for t in keluar["temuan"] if t["kode"] == "EKSPOR-KOSONG"]
    assert any(ORANG[1].nip in pesan and "NIP ini tidak ada di peta SIASN" in pesan for pesan in kosong)
    assert any("di berkas peta" in t["saran"] for t in keluar["temuan"])
    isi: list[dict[str, Any]] = json.loads(hasil.read_text(encoding="utf-8"))
    assert {satu[id_di] for satu in isi} <= {"AAA", "CCC"}
    dengan_rating = {
        o.nip for o in ORANG if o.skor.rating_hasil and o.skor.rating_perilaku and o.nip != ORANG[1].nip
    }
    assert len(isi) == len(dengan_rating) > 0
    for satu in isi:
        assert not {o.nip for o in ORANG} & set(map(str, satu.values()))
        assert satu["penilaiNipNrp"] == str(unit.buku(ORANG[0]).skp.penilai.nip)
    assert jalankan(perintah) == 2
    capsys.readouterr()
    assert jalankan([*perintah, "--timpa"]) == 1
    assert len(list(tmp_path.glob("*.cadangan-*.json"))) == 1


def test_progress_harian_is_of_one_person_with_the_hours_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nomor, orang in enumerate(ORANG[:2]):
        (tmp_path / f"{nomor}.xlsx").write_bytes(bangun_skp(isi=unit.buku(orang)))
    jam = ["--isi", "jam_mulai=07:30", "--isi", "jam_selesai=16:00", "--isi", "realisasi=1", "--isi", "satuan=Kegiatan"]
    awal = unit.buku(ORANG[0]).rencana_aksi[0].uraian
    hasil = tmp_path / "hasil.xlsx"
    perintah = ["ekspor", "bkn-progress-harian", "-o", str(hasil), *jam, "--rencana-aksi", awal]
    assert jalankan([*perintah, str(tmp_path / "0.xlsx")]) in {0, 1}
    assert keluhan(hasil) == []
    capsys.readouterr()
    hasil.unlink()
    assert jalankan([*perintah, str(tmp_path)]) == 2
    assert "memuat 2 pegawai" in capsys.readouterr().err
    assert not hasil.exists()
    satu = [*perintah[:-1], f" {awal.upper()}".replace(" ", "  "), str(tmp_path / "0.xlsx")]
    assert jalankan(satu) in {0, 1}  # spaces and capitals are no matter
    hasil.unlink()
    for lain, kata in (("Bukan apa-apa", 'diawali "Bukan apa-apa"'), (" ", "(sesudah --rencana-aksi) kosong")):
        capsys.readouterr()
        assert jalankan([*satu, "--rencana-aksi", lain]) == 2
        assert kata in capsys.readouterr().err
        assert not hasil.exists()


@pytest.mark.parametrize(("profil", "lembar", "nama", "terkena"), [
    ("kemenkes-realisasi", "SKP", "iki.target", True), ("kemenkes-rencana-aksi", "SKP", "iki.target", True),
    ("kemenkes-catatan-harian", "Catatan Harian", "kategori", True),
    ("kemenkes-realisasi", "Catatan Harian", "kategori", False),
])
def test_an_export_that_lacks_rows_because_of_a_mistake_says_so(
    profil: str, lembar: str, nama: str, terkena: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = {(lembar, di(lembar, nama)): None}
    book = next(one for one in map(unit.buku, ORANG) if len([*one.skp.semua_iki()]) > 1)
    (tmp_path / "a.xlsx").write_bytes(timpa_sel(bangun_skp(isi=book), cell))
    assert jalankan(["ekspor", profil, str(tmp_path / "a.xlsx"), "-o", str(tmp_path / "e.xlsx"), "--json"]) == 1
    found = [one for one in json.loads(capsys.readouterr().out)["temuan"] if one["kode"] == "EKSPOR-TIDAK-LENGKAP"]
    assert [f"lembar {lembar} ({di(lembar, nama)}) tidak ditulis" in one["pesan"] for one in found] == [True] * terkena


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["siasn-skp22"], "Sebutkan berkas .csv atau .xlsx berkolom NIP dan ID SIASN dengan --peta-siasn."),
        (["siasn-skp22", "--peta-siasn", "tidak-ada.csv"], 'Peta SIASN "tidak-ada.csv" tidak ditemukan'),
        (["siasn-skp22", "--peta-siasn", "kosong.csv"], "Tidak ada ID SIASN yang dapat dipakai"),
        (["siasn-kinerjaperiodik", "--peta-siasn", "peta.csv"], "untuk periode triwulan, sedangkan"),
        (["siasn-skp22", "--peta-siasn", "peta.csv", "--isi", "predikat=Baik"], "tidak meminta isian"),
        (["siasn-skp22", "--peta-siasn", "peta.csv", "--isi", "predikat"], "tulis NAMA=NILAI"),
        (["siasn-skp22", "--peta-siasn", "peta.csv", "--isi", "a=1", "--isi", "a=2"], "disebut dua kali"),
        (["--profil-berkas", "peta.csv"], "Profil ekspor"),
        (["--profil-berkas", "tidak-ada.yaml"], 'Profil "tidak-ada.yaml" tidak dapat dibaca. Berkas tidak ditemukan.'),
        (["--profil-berkas", "latin.yaml"], "bukan teks UTF-8"),
    ],
)
def test_what_is_missing_stops_the_export_with_one_clear_text(
    argumen: list[str], pesan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    _unit(Path("unit.xlsx"), Periode(2025))
    _peta(Path("peta.csv"), {ORANG[0].nip: "AAA"})
    Path("kosong.csv").write_text("NIP,ID SIASN\n", encoding="utf-8")
    Path("latin.yaml").write_bytes("deskripsi: é".encode("latin-1"))
    assert jalankan(["ekspor", *argumen, "unit.xlsx", "-o", "hasil.json"]) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert pesan in keluar.err
    assert not Path("hasil.json").exists()


def test_a_map_for_a_profile_without_ids_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    peta = _peta(tmp_path / "peta.csv", {ORANG[0].nip: "AAA"})
    perintah = ["ekspor", "kemenkes-pemeringkatan", str(tmp_path), "-o", str(tmp_path / "x.xlsx")]
    assert jalankan([*perintah, "--peta-siasn", str(peta)]) == 2
    assert "tidak memakai ID SIASN" in capsys.readouterr().err


def test_an_export_that_one_sheet_cannot_hold_is_several_files_and_overwrites_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tulis, "BARIS_LEMBAR", 2)
    buku, hasil = tmp_path / "buku.xlsx", tmp_path / "hasil.xlsx"
    buku.write_bytes(bangun_skp(isi=unit.buku(ORANG[0])))
    perintah = ["ekspor", "kemenkes-catatan-harian", str(buku), "-o", str(hasil), "--json"]
    assert jalankan(perintah) in {0, 1}
    parts = sorted(tmp_path.glob("hasil*.xlsx"))
    told = capsys.readouterr()
    assert len(parts) > 1
    assert parts[0].name == f"hasil bagian 1 dari {len(parts)}.xlsx"
    assert json.loads(told.out)["dibuat"] == list(map(str, parts))
    assert f"ditulis ke {len(parts)} berkas" in told.err
    parts[0].unlink()
    assert jalankan(perintah) == 2
    assert parts[1].name in capsys.readouterr().err
    assert not parts[0].exists()


def test_without_a_row_nothing_is_written_and_what_was_there_is_said_to_be_old(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buku = _unit(tmp_path / "unit.xlsx", Periode(2025))
    peta = _peta(tmp_path / "peta.csv", {"199902022024021002": "AAA"})
    hasil = tmp_path / "skp22.json"
    perintah = ["ekspor", "siasn-skp22", str(buku), "-o", str(hasil), "--peta-siasn", str(peta)]
    assert jalankan(perintah) == 1
    kata = capsys.readouterr().out
    assert kata.startswith("0 baris ditulis.")
    assert kata.endswith("Tidak ada yang dibuat.\n")
    assert not hasil.exists()
    hasil.write_text("[]", encoding="utf-8")
    assert jalankan([*perintah, "--timpa", "--json"]) == 1
    keluar = capsys.readouterr()
    assert {kunci: json.loads(keluar.out)[kunci] for kunci in ("dibuat", "baris")} == {"dibuat": [], "baris": 0}
    assert keluar.err == f'"{hasil}" yang lama tidak diubah.\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["peta.csv", "skp22.json", "unit.xlsx"]
