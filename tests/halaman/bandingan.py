"""The tests of the page in one browser: what it shows and saves is what the command line gives, to the byte."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from kinerja_halaman.kata import berkata

from kinerja_core.cli.utama import jalankan
from tests.halaman import acuan as perintah
from tests.halaman.conftest import BANYAK

#: Every way in which a page can reach a server; the scripts try more of the same kind.
WAJIB = {
    "xhr", "fetch", "gambar", "websocket", "beacon", "formulir", "tautan", "location.href", "window.open", "di pekerja",
}  # fmt: skip
#: What a page reaches in the same browser by the same ways when nothing forbids it.
BEBAS = {
    "/bebas", "/xhr", "/fetch", "/gambar", "upgrade /websocket", "/beacon", "/pekerja", "/pekerja-xhr",
    "upgrade /pekerja-ws", "/pekerja-skrip",
}  # fmt: skip


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _isi(folder: Path) -> dict[str, bytes]:
    """Files below a folder that a user sees, by their places."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
    }


def _zip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as arsip:
        assert arsip.testzip() is None
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


class UjiPeramban:
    """Tests of one journey; each browser has a module of its own, so that they run side by side."""

    def test_the_findings_of_all_books_are_those_of_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        halaman, baris = _json(perjalanan / "periksa.json"), _json(acuan / "periksa.json")
        for berkas in halaman["berkas"]:
            for lebih in ("kelengkapan", "jalur", "rahasia"):
                del berkas[lebih]
        assert halaman == berkata(baris)
        assert halaman["ringkasan"]["kesalahan"] > 5

    def test_one_answer_is_printed_without_the_page_around_it(self, perjalanan: Path) -> None:
        cetak = _json(perjalanan / "cetak.json")
        assert "Bagus Adiwinata" in cetak["tinggal"]
        assert (cetak["hilang"], cetak["sesudahnya"]) == ([], 0)

    def test_what_cannot_be_opened_leaves_the_desk_as_it_was(self, perjalanan: Path) -> None:
        assert '"rusak.zip" tidak dapat dibuka' in (perjalanan / "rusak.txt").read_text(encoding="utf-8")
        assert "1 buku unit" in (perjalanan / "rusak-meja.txt").read_text(encoding="utf-8")

    def test_every_finding_is_on_the_screen_with_its_cell_and_what_to_do(self, perjalanan: Path) -> None:
        layar = (perjalanan / "periksa.txt").read_text(encoding="utf-8")
        for berkas in _json(perjalanan / "periksa.json")["berkas"]:
            for temuan in berkas["temuan"]:
                assert berkas["berkas"] in layar
                assert " ".join(temuan["pesan"].split()) in " ".join(layar.split())
                assert temuan["saran"] in layar
                assert temuan["sel"] is None or f"Sel {temuan['sel']}" in layar

    def test_gabung_gives_the_unit_of_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        halaman, baris = _json(perjalanan / "gabung.json"), berkata(_json(acuan / "gabung.json"))
        for nama in ("pegawai", "tidak_masuk", "perilaku_360", "ringkasan"):
            assert halaman[nama] == baris[nama]
        assert (perjalanan / "gabung/unit.xlsx").read_bytes() == (acuan / "keluar/unit.xlsx").read_bytes()

    def test_peringkat_gives_the_ranking_of_the_command_line_and_its_files(self, perjalanan: Path, acuan: Path) -> None:
        halaman, baris = _json(perjalanan / "peringkat.json"), berkata(_json(acuan / "peringkat.json"))
        assert {nama: halaman[nama] for nama in baris} == baris
        for nama in ("unit-hasil.xlsx", "unit-hasil.csv"):
            assert (perjalanan / "peringkat" / nama).read_bytes() == (acuan / "keluar" / nama).read_bytes()

    def test_the_screen_shows_everybody_in_order_with_conflicts(self, perjalanan: Path) -> None:
        layar = (perjalanan / "peringkat.txt").read_text(encoding="utf-8")
        orang = _json(perjalanan / "peringkat.json")["pegawai"]
        letak = [layar.index(satu["nip"], layar.index("Urutan")) for satu in orang]
        assert letak == sorted(letak)
        for satu in orang:
            assert all(konflik in layar for konflik in satu["konflik"])

    def test_the_map_has_the_kelompok_that_the_ranking_gives(self, perjalanan: Path) -> None:
        hasil = _json(perjalanan / "peringkat.json")
        dipetakan = [satu for satu in hasil["pegawai"] if satu["tingkat_hasil"] and satu["tingkat_perilaku"]]
        assert len(dipetakan) > 10
        for satu in dipetakan:
            assert hasil["peta"][f"{satu['tingkat_hasil']}|{satu['tingkat_perilaku']}"] == satu["kelompok"]

    @pytest.mark.parametrize(
        ("zipnya", "dokumen", "ekspor"),
        [
            ("zip-pegawai", perintah.DOKUMEN_PEGAWAI, perintah.EKSPOR_PEGAWAI),
            ("zip-unit", (*perintah.DOKUMEN_UNIT, *perintah.DOKUMEN_UNIT_PEGAWAI), perintah.EKSPOR_UNIT),
        ],
    )
    def test_every_document_and_export_has_the_bytes_of_the_command_line(
        self, perjalanan: Path, acuan: Path, zipnya: str, dokumen: tuple[str, ...], ekspor: tuple[str, ...]
    ) -> None:
        isi = _zip(perjalanan / zipnya / "hasil-unit.zip")
        seharusnya = {
            f"dokumen/{slug}/{nama}": bita
            for slug in dokumen for nama, bita in _isi(acuan / "keluar/dokumen" / slug).items()
        }
        berkas = {path.stem: path for path in (acuan / "keluar/ekspor").iterdir()}
        seharusnya |= {f"ekspor/{berkas[kode].name}": berkas[kode].read_bytes() for kode in ekspor}
        assert isi.keys() == seharusnya.keys()
        assert [nama for nama in isi if isi[nama] != seharusnya[nama]] == []
        assert sum(nama.endswith(".docx") for nama in isi) > 30

    def test_what_one_pegawai_gets_has_the_bytes_of_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        for folder, seharusnya in (("ekspor-sendiri", "sendiri"), ("dokumen-sendiri", "dokumen-sendiri")):
            acuannya = {nama: isi for nama, isi in _isi(acuan / "keluar" / seharusnya).items() if nama != "indeks.xlsx"}
            assert _isi(perjalanan / folder) == acuannya

    def test_blank_books_are_those_of_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        for nama in perintah.KOSONG:
            (buku,) = (perjalanan / "kosong" / nama).iterdir()
            assert buku.read_bytes() == (acuan / "keluar/kosong" / f"{nama}.xlsx").read_bytes()

    @pytest.mark.parametrize(
        "nama", [
            "jelaskan", "andaikan", "keadilan", "banding", "usulan-rating", "status", "konfirmasi", "tukin",
            "angka-kredit", "rekap",
        ]
    )
    def test_what_is_asked_about_a_ranking_has_the_answer_of_the_command_line(
        self, perjalanan: Path, acuan: Path, nama: str
    ) -> None:
        halaman, baris = _json(perjalanan / f"{nama}.json"), berkata(_json(acuan / f"{nama}.json"))
        for lebih in ("unduh", "layar", "nama_periode", "baris", *({"ringkasan"} - baris.keys())):
            halaman.pop(lebih, None)
        for satu in halaman.get("pindah", ()):
            del satu["sebutan"]
        assert halaman == baris
        nama_perintah = {"penjelasan": "jelaskan", "pengandaian": "andaikan", "daftar-potongan-tukin": "tukin"}
        berkas = {
            f"{nama_perintah.get(awal := path.stem.split()[0], awal)}{path.suffix}": path.read_bytes()
            for path in (perjalanan / "telaah").iterdir()
        }
        seharusnya = [path for path in (acuan / "keluar/telaah").iterdir() if path.stem == nama]
        assert seharusnya
        assert [path.name for path in seharusnya if berkas[path.name] != path.read_bytes()] == []

    def test_the_answers_about_a_ranking_are_on_the_screen(self, perjalanan: Path) -> None:
        layar = {
            nama: " ".join((perjalanan / f"{nama}.txt").read_text(encoding="utf-8").split())
            for nama in (
                "jelaskan", "andaikan", "keadilan", "banding", "usulan-rating", "daftar", "status", "konfirmasi",
                "tukin", "angka-kredit", "rekap",
            )
        }
        penjelasan = _json(perjalanan / "jelaskan.json")
        kata = [*penjelasan["kalimat"], *penjelasan["rujukan"]]
        assert [satu for satu in kata if satu not in layar["jelaskan"]] == []
        pindah = [satu for satu in _json(perjalanan / "andaikan.json")["pindah"] if satu["pindah_kelompok"]]
        assert pindah
        assert all(kata in layar["andaikan"] for satu in pindah for kata in (satu["nip"], *satu["sebutan"]))
        adil = _json(perjalanan / "keadilan.json")
        assert all(kata in layar["keadilan"] for kata in adil["catatan"])
        assert all(ciri["nama"] in layar["keadilan"] for ciri in adil["ciri"])
        beda = _json(perjalanan / "banding.json")
        assert len(beda["beda"]) >= 2
        assert beda["ringkasan"] in layar["banding"]
        assert all(satu["nip"] in layar["banding"] for satu in beda["beda"])
        usulan = _json(perjalanan / "usulan-rating.json")["pegawai"]
        assert len(usulan) > 10
        assert all(satu[isi] in layar["usulan-rating"] for satu in usulan for isi in ("nip", "alasan"))
        jadwal = _json(perjalanan / "status.json")["jadwal"]
        assert all(satu[isi] in layar["status"] for satu in jadwal for isi in ("kegiatan", "lampu"))
        assert all(satu["keadaan"] in layar["konfirmasi"] for satu in _json(perjalanan / "konfirmasi.json")["pegawai"])
        potongan, kredit = _json(perjalanan / "tukin.json"), _json(perjalanan / "angka-kredit.json")
        assert potongan["kalimat"] in layar["tukin"]
        assert all(satu["nip"] in layar["tukin"] for satu in (*potongan["pegawai"], *potongan["kurang"]))
        assert kredit["pegawai"]
        assert all(kata in layar["angka-kredit"] for satu in kredit["pegawai"] for kata in satu["kesimpulan"])
        assert all(satu["sebab"] in layar["angka-kredit"] for satu in kredit["ditolak"])
        rekap = _json(perjalanan / "rekap.json")["layar"]
        assert all(teks in layar["rekap"] for teks in (rekap["judul"], *rekap["pedoman"], *rekap["angka"][0]))
        assert "2 buku dibuat" in layar["daftar"]
        temuan = _json(perjalanan / "daftar.json")["temuan"]
        assert temuan
        assert all(" ".join(satu["pesan"].split()) in layar["daftar"] for satu in temuan)

    def test_books_of_a_list_are_those_of_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        (zipnya,) = (perjalanan / "daftar").iterdir()
        assert _zip(zipnya) == _isi(acuan / "keluar/daftar")
        assert len(_zip(zipnya)) == 2

    def test_a_rule_computed_and_the_rules_in_force_are_those_of_the_command_line(
        self, perjalanan: Path, acuan: Path
    ) -> None:
        assert _json(perjalanan / "hitung.json") == _json(acuan / "hitung.json")
        assert "Sangat Baik" in (perjalanan / "hitung.txt").read_text(encoding="utf-8")
        assert _json(perjalanan / "aturan.json") == berkata(_json(acuan / "aturan.json"))

    def test_the_scores_of_the_360_and_the_stages_of_a_year_are_those_of_the_command_line(
        self, perjalanan: Path, acuan: Path
    ) -> None:
        halaman, baris = _json(perjalanan / "perilaku.json"), _json(acuan / "perilaku.json")
        for nama in ("periode", "pegawai"):
            assert halaman[nama] == berkata(baris)[nama]
        layar = (perjalanan / "perilaku.txt").read_text(encoding="utf-8")
        assert all(satu["nip"] in layar for satu in halaman["pegawai"])
        assert any(satu["skor"] for satu in halaman["pegawai"])
        rekap = (acuan / "keluar/perilaku/rekap-perilaku.xlsx").read_bytes()
        assert (perjalanan / "perilaku/rekap-perilaku.xlsx").read_bytes() == rekap
        assert (perjalanan / "perilaku/kinerja-360.json").is_file()
        halaman, baris = _json(perjalanan / "jadwal.json"), berkata(_json(acuan / "jadwal.json"))
        assert {nama: halaman[nama] for nama in baris} == baris
        layar = (perjalanan / "jadwal.txt").read_text(encoding="utf-8")
        assert all(isi in layar for satu in halaman["baris"] for isi in satu[:3])

    def test_several_units_are_mapped_as_one_as_on_the_command_line(self, perjalanan: Path, acuan: Path) -> None:
        halaman, baris = _json(perjalanan / "bersama.json"), berkata(_json(acuan / "bersama.json"))
        assert {nama: halaman[nama] for nama in baris} == baris
        assert halaman["unit"] == perintah.GABUNGAN
        assert len(halaman["pegawai"]) == len(_json(perjalanan / "peringkat.json")["pegawai"]) + 4
        assert _isi(perjalanan / "bersama") == _isi(acuan / "keluar/bersama")
        layar = (perjalanan / "bersama.txt").read_text(encoding="utf-8")
        assert all(satu["nip"] in layar for satu in halaman["pegawai"])

    def test_a_unit_of_a_triwulan_gives_its_own_file_of_import(self, perjalanan: Path, acuan: Path) -> None:
        nama = f"{perintah.EKSPOR_TRIWULAN}.json"
        acuannya = (acuan / "keluar/triwulan" / nama).read_bytes()
        assert _zip(perjalanan / "triwulan/hasil-unit.zip") == {f"ekspor/{nama}": acuannya}
        assert len(json.loads(acuannya)) == 1

    def test_names_of_one_long_word_push_nothing_out_of_sight(self, perjalanan: Path) -> None:
        layar = _json(perjalanan / "panjang.json")
        assert layar["halaman"] <= layar["lebar"] == 1366
        assert layar["sel"] < 700

    def test_on_a_phone_nothing_is_cut_off_and_the_map_can_be_read(self, perjalanan: Path) -> None:
        layar = _json(perjalanan / "sempit.json")
        assert layar["halaman"] <= layar["lebar"] == 390
        assert layar["peta"] <= layar["lebar"]
        assert len(layar["huruf"]) > 12
        for kiri, kanan, tinggi in layar["huruf"]:
            assert 0 <= kiri < kanan <= layar["lebar"]
            assert tinggi > 10

    def test_konseling_is_told_of_only_to_who_asks(self, perjalanan: Path) -> None:
        assert "konseling" not in {satu["slug"] for satu in _json(perjalanan / "tersedia.json")["dokumen"]}
        semua = [*_zip(perjalanan / "zip-pegawai/hasil-unit.zip"), *_zip(perjalanan / "zip-unit/hasil-unit.zip")]
        assert not any("konseling" in nama.casefold() for nama in semua)

    def test_nothing_went_wrong_on_the_way_and_the_page_was_never_held_up(self, perjalanan: Path) -> None:
        catatan = _json(perjalanan / "catatan.json")
        assert _json(perjalanan / "galat.json") == []
        assert catatan["galat"] == ""
        assert catatan["pelanggaran"] == []  # the page itself never tries what its policy forbids
        assert catatan["tertahan"] < 1000

    def test_hundreds_of_books_are_merged_and_stopped_without_holding_up_the_page(
        self, perjalanan: Path, request: pytest.FixtureRequest, tmp_path: Path
    ) -> None:
        catatan = _json(perjalanan / "banyak.json")
        assert catatan["pegawai"] == BANYAK[request.module.PERAMBAN]
        assert catatan["galat"] == ""
        assert catatan["diganti"].startswith("1 berkas yang tadi di meja")
        assert catatan["tertahan"] < 1000
        assert catatan["henti"] < 2000
        assert jalankan(["gabung", str(perjalanan / "banyak"), "-o", str(tmp_path / "unit.xlsx")]) == 0
        assert (perjalanan / "unit.xlsx").read_bytes() == (tmp_path / "unit.xlsx").read_bytes()

    def test_nothing_reaches_a_server_from_inside_the_page_and_nothing_is_kept(
        self, perjalanan: Path, halaman: Path
    ) -> None:
        hasil = _json(perjalanan / "jaga.json")
        assert set(hasil["bebas"]) >= BEBAS
        assert set(hasil["dicoba"]) >= WAJIB
        assert hasil["sampai"] == []
        assert hasil["halaman"].split("#")[0] == halaman.as_uri()
        assert hasil["simpanan"] == {"lokal": 0, "sesi": 0, "basis": 0, "kue": 0}
        assert hasil["sendiri"].count("ditolak peramban") == 3  # the page's own trial says so too
        assert "TIDAK" not in hasil["sendiri"]
