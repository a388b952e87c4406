from __future__ import annotations

import hashlib
import json
import os
import string
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services import cetak_naskah, jalan_cetak, pdf
from kinerja_core.services.berkas import BerkasSudahAda
from kinerja_core.services.cetak import HasilCetak, cetak
from kinerja_core.services.contoh import unit
from kinerja_core.services.indeks import NAMA_CATATAN, NAMA_INDEKS
from kinerja_core.services.pdf import LibreOffice
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.ooxml import keluhan
from tests.documents import contoh

TIRUAN = Path(__file__).with_name("kantor_tiruan.py")


def data(folder: Path, **tanggal: str) -> list[Path]:
    """JSON contexts of a risalah, one file for each name, dated as given."""
    folder.mkdir(exist_ok=True)
    hasil = []
    for nama, hari in tanggal.items():
        konteks = contoh.risalah_terkecil().model_copy(update={"hari_tanggal": hari})
        berkas = folder / f"{nama}.json"
        berkas.write_text(konteks.model_dump_json(), encoding="utf-8")
        hasil.append(berkas)
    return hasil


def sidik(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def baris_indeks(folder: Path) -> list[dict[str, str]]:
    kepala, *isi = CalamineWorkbook.from_path(str(folder / NAMA_INDEKS)).get_sheet_by_name("Indeks").to_python()[3:]
    return [dict(zip(map(str, kepala), map(str, baris), strict=True)) for baris in isi]


def status(folder: Path) -> dict[str, str]:
    return {baris["Berkas"]: baris["Status"] for baris in baris_indeks(folder)}


def ubah_tangan(berkas: Path) -> bytes:
    dokumen = docx.Document(str(berkas))
    dokumen.add_paragraph("Diketik sendiri oleh pengelola.")
    dokumen.save(str(berkas))
    return berkas.read_bytes()


def kode(hasil: HasilCetak) -> list[str]:
    return [temuan.kode for temuan in hasil.temuan]


@pytest.mark.parametrize("nama", ["hasil.pdf", "hasil.xlsx", "hasil.doc"])
def test_the_name_of_another_kind_of_file_does_not_become_a_folder(nama: str, tmp_path: Path):
    with pytest.raises(GalatKinerja, match=r"bukan folder\. Sebutkan folder, atau berkas \.docx"):
        cetak("risalah", data(tmp_path / "data", a="Senin"), tmp_path / nama)
    assert not (tmp_path / nama).exists()


# -- running again --------------------------------------------------------------------------------


def test_the_same_run_again_makes_nothing_and_changes_no_byte(tmp_path: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin", b="Selasa"), tmp_path / "hasil"
    pertama = cetak("risalah", masukan, keluar)
    assert [p.name for p in pertama.dibuat] == ["a.docx", "b.docx"]
    sebelum = sidik(keluar)
    kedua = cetak("risalah", masukan, keluar)
    assert kedua.dibuat == []
    assert kedua.tetap == pertama.dibuat
    assert kedua.dokumen == pertama.dokumen
    setelah = sidik(keluar)
    assert {n: setelah[n] for n in ("a.docx", "b.docx")} == {n: sebelum[n] for n in ("a.docx", "b.docx")}
    assert set(setelah) == {"a.docx", "b.docx", NAMA_INDEKS, NAMA_CATATAN}
    assert status(keluar) == {"a.docx": "sudah ada, data sama", "b.docx": "sudah ada, data sama"}


def test_a_run_broken_off_is_taken_up_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    masukan, keluar = data(tmp_path / "data", a="Senin", b="Selasa", c="Rabu"), tmp_path / "hasil"
    asli = jalan_cetak.tulis

    def terputus(tujuan: Path, isi: bytes, **pilihan: bool) -> Path:
        if tujuan.name == "c.docx":
            raise KeyboardInterrupt
        return asli(tujuan, isi, **pilihan)

    with monkeypatch.context() as sementara:
        sementara.setattr(jalan_cetak, "tulis", terputus)
        with pytest.raises(KeyboardInterrupt):
            cetak("risalah", masukan, keluar)
    hasil = cetak("risalah", masukan, keluar)
    assert [p.name for p in hasil.tetap] == ["a.docx", "b.docx"]
    assert [p.name for p in hasil.dibuat] == ["c.docx"]


def test_changed_data_make_the_document_anew_and_keep_the_old_one(tmp_path: Path):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    lama = (keluar / "a.docx").read_bytes()
    hasil = cetak("risalah", data(tmp_path / "data", a="Jumat", b="Selasa"), keluar)
    assert [p.name for p in hasil.dibuat] == [p.name for p in hasil.diperbarui] == ["a.docx"]
    assert hasil.sebagai_json()["diperbarui"] == [str(keluar / "a.docx")]
    assert [p.read_bytes() for p in keluar.glob("a.cadangan-*.docx")] == [lama]
    assert status(keluar) == {"a.docx": "diperbarui", "b.docx": "sudah ada, data sama"}


def test_a_document_edited_by_hand_is_never_overwritten_unless_asked(tmp_path: Path):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    tangan = ubah_tangan(keluar / "a.docx")

    masih = cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    assert (kode(masih), masih.dibuat) == ([], [])
    assert status(keluar)["a.docx"] == "diubah sesudah dicetak"

    hasil = cetak("risalah", data(tmp_path / "data", a="Jumat", b="Sabtu"), keluar)
    assert kode(hasil) == ["DOKUMEN-DIUBAH"]
    assert [p.name for p in hasil.dibuat] == ["b.docx"]
    assert (keluar / "a.docx").read_bytes() == tangan
    assert status(keluar)["a.docx"] == "tidak ditimpa"

    dipaksa = cetak("risalah", data(tmp_path / "data", a="Jumat", b="Sabtu"), keluar, timpa=True)
    assert [p.name for p in dipaksa.dibuat] == ["a.docx"]
    assert tangan in [p.read_bytes() for p in keluar.glob("a.cadangan-*.docx")]


def test_a_file_of_someone_else_under_the_same_name_stays(tmp_path: Path):
    keluar = tmp_path / "hasil"
    keluar.mkdir()
    (keluar / "a.docx").write_bytes(b"surat orang lain")
    hasil = cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    assert kode(hasil) == ["DOKUMEN-DIUBAH"]
    assert (keluar / "a.docx").read_bytes() == b"surat orang lain"
    assert (keluar / "b.docx").is_file()


def test_a_damaged_record_loses_nobodys_work(tmp_path: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin"), tmp_path / "hasil"
    cetak("risalah", masukan, keluar)
    (keluar / NAMA_CATATAN).write_bytes(b'{"dokumen": 1}\n[]\n\xff\xfe{\n{"status": "x", "temuan": []}')
    assert cetak("risalah", masukan, keluar).dibuat == []
    tangan = ubah_tangan(keluar / "a.docx")
    (keluar / NAMA_CATATAN).unlink()
    assert kode(cetak("risalah", masukan, keluar)) == ["DOKUMEN-DIUBAH"]
    assert (keluar / "a.docx").read_bytes() == tangan


def test_a_document_whose_data_are_gone_is_said_to_be_old(tmp_path: Path):
    buku = unit.buku(next(o for o in unit.ORANG if len(unit.buku(o).dialog) > 1))
    (tmp_path / "buku").mkdir()
    berkas = tmp_path / "buku" / "x.xlsx"
    berkas.write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    keluar = tmp_path / "hasil"
    pertama = cetak("risalah", [tmp_path / "buku"], keluar)
    berkurang = buku.model_copy(update={"dialog": buku.dialog[:1]})
    berkas.write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, berkurang))
    cetak("risalah", [tmp_path / "buku"], keluar)
    assert list(status(keluar).values()) == ["sudah ada, data sama", "tidak ada lagi pada data"]
    assert all(p.is_file() for p in pertama.dibuat)


# -- a bad person, names, the index ---------------------------------------------------------------


def test_one_bad_file_never_stops_the_others_and_alone_it_is_one_sentence(tmp_path: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin", b="Selasa", c="Rabu"), tmp_path / "hasil"
    masukan[1].write_text("{", encoding="utf-8")
    hasil = cetak("risalah", masukan, keluar)
    assert kode(hasil) == ["DOKUMEN-ISI-SALAH"]
    assert [p.name for p in hasil.dibuat] == ["a.docx", "c.docx"]
    salah = next(baris for baris in baris_indeks(keluar) if baris["Berkas"] == "b.docx")
    assert salah["Status"] == "tidak dibuat"
    assert "bukan JSON" in salah["Temuan"]
    with pytest.raises(GalatKinerja, match="bukan JSON"):
        cetak("risalah", masukan[1:2], tmp_path / "lain")
    assert not (tmp_path / "lain").exists()


def test_two_people_with_one_nip_are_reported_and_neither_is_printed(tmp_path: Path):
    buku = unit.buku(next(o for o in unit.ORANG if unit.buku(o).dialog))
    folder = tmp_path / "buku"
    folder.mkdir()
    for nama in ("Orang Pertama", "Orang Kedua"):
        pegawai = buku.skp.pegawai.model_copy(update={"nama": nama})
        satu = buku.model_copy(update={"skp": buku.skp.model_copy(update={"pegawai": pegawai})})
        (folder / f"{nama}.xlsx").write_bytes(bangun_skp(satu.skp.jenis, satu.skp.tahun, satu))
    hasil = cetak("risalah", [folder], tmp_path / "hasil")
    assert hasil.dibuat == []
    assert kode(hasil) == ["NIP-GANDA", "NIP-GANDA"]
    assert all("dipakai oleh" in baris["Temuan"] for baris in baris_indeks(tmp_path / "hasil"))


def test_the_index_names_the_person_the_source_and_links_to_the_file(tmp_path: Path):
    buku = unit.buku(next(o for o in unit.ORANG if unit.buku(o).dialog))
    folder = tmp_path / "buku #1 100%"
    folder.mkdir()
    (folder / "kiriman.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    (folder / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    hasil = cetak("risalah", [folder, *data(tmp_path / "data", **{"50% #2 [a] ä": "Senin"})], tmp_path / "hasil")
    indeks = tmp_path / "hasil" / NAMA_INDEKS
    assert hasil.indeks == indeks
    assert keluhan(indeks) == []
    semua = baris_indeks(tmp_path / "hasil")
    orang = next(baris for baris in semua if baris["NIP"])
    pegawai = buku.skp.pegawai
    assert (orang["Nama"], orang["NIP"], orang["Sumber"]) == (pegawai.nama, pegawai.nip, "kiriman.xlsx")
    rusak = next(baris for baris in semua if baris["Sumber"] == "rusak.xlsx")
    assert (rusak["Berkas"], rusak["Status"]) == ("", "tidak dibuat")
    with zipfile.ZipFile(indeks) as isi:
        tautan = isi.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert 'Target="50%25%20%232%20%5Ba%5D%20ä.docx"' in tautan
    assert [int(float(baris["No"])) for baris in semua] == list(range(1, len(semua) + 1))


def test_an_index_that_someone_edited_is_kept_as_a_backup(tmp_path: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin"), tmp_path / "hasil"
    cetak("risalah", masukan, keluar)
    cetak("risalah", data(tmp_path / "data", a="Selasa"), keluar)
    assert list(keluar.glob("indeks.cadangan-*")) == []
    (keluar / NAMA_INDEKS).write_bytes(b"catatan pengelola")
    cetak("risalah", masukan, keluar)
    assert [p.read_bytes() for p in keluar.glob("indeks.cadangan-*")] == [b"catatan pengelola"]


def test_a_file_that_cannot_be_written_is_a_finding_and_the_rest_goes_on(tmp_path: Path):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    asli = jalan_cetak.tulis

    def terkunci(tujuan: Path, isi: bytes, **pilihan: bool) -> Path:
        if tujuan.name == "a.docx":
            raise jalan_cetak.TidakDapatMenulis(tujuan, PermissionError(13, "sedang dibuka"))
        return asli(tujuan, isi, **pilihan)

    with pytest.MonkeyPatch.context() as sementara:
        sementara.setattr(jalan_cetak, "tulis", terkunci)
        hasil = cetak("risalah", data(tmp_path / "data", a="Kamis", b="Jumat"), keluar)
    assert kode(hasil) == ["DOKUMEN-TIDAK-DITULIS"]
    assert [p.name for p in hasil.dibuat] == ["b.docx"]
    ulang = cetak("risalah", data(tmp_path / "data", a="Kamis", b="Jumat"), keluar)
    assert [p.name for p in ulang.dibuat] == ["a.docx"]


def test_one_document_into_one_file_makes_no_index_and_refuses_a_second(tmp_path: Path):
    masukan = data(tmp_path / "data", a="Senin", b="Selasa")
    hasil = cetak("risalah", masukan[:1], tmp_path / "satu.docx")
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["satu.docx"]
    assert hasil.indeks is None
    with pytest.raises(BerkasSudahAda):
        cetak("risalah", masukan[:1], tmp_path / "satu.docx")
    with pytest.raises(GalatKinerja, match="memberi 2 dokumen"):
        cetak("risalah", masukan, tmp_path / "dua.docx")
    with pytest.raises(GalatKinerja, match="bukan folder"):
        cetak("risalah", masukan, masukan[0])


@given(st.lists(st.text(string.ascii_letters + " ()0123456789", max_size=6), max_size=12))
def test_names_are_unique_on_every_system(nama: list[str]):
    dipakai: set[str] = set()
    hasil = [cetak_naskah.nama_bebas(kata, dipakai) for kata in nama]
    assert len({kata.casefold() for kata in hasil}) == len(nama)


def test_the_letters_of_a_folder_come_from_its_unit_workbooks_alone(tmp_path: Path):
    folder, keluar = tmp_path / "data", tmp_path / "hasil"
    (folder / "buku").mkdir(parents=True)
    buku = unit.buku(unit.ORANG[0])
    (folder / "buku" / "pegawai.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    anggota = tuple(AnggotaUnit(pegawai=o.pegawai) for o in unit.ORANG)
    isi = BukuUnit(pengaturan=unit.PENGATURAN, anggota=anggota, skor=tuple(o.skor for o in unit.ORANG))
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi, unit.TAHUN))
    cetak("risalah", [folder], keluar)
    hasil = cetak("surat-keterangan", [folder], keluar)
    assert [p.name for p in hasil.dibuat if p.name.startswith("Surat")] == [p.name for p in hasil.dibuat]
    assert len(hasil.dibuat) == 1
    assert {b["Dokumen"] for b in baris_indeks(keluar)} == {"risalah", "surat-keterangan"}
    with pytest.raises(GalatKinerja, match="Tidak ada buku unit"):
        cetak("surat-keterangan", [folder / "buku"], keluar)


# -- PDF in a batch, with a stand-in for LibreOffice ----------------------------------------------


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The trace of what the stand-in did."""
    folder = tmp_path / "kantor"
    (folder / "tmp").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    monkeypatch.setattr(pdf, "_JEMBATAN", TIRUAN)
    office = LibreOffice(folder / "soffice", Path(sys.executable))
    monkeypatch.setattr(pdf, "cari_libreoffice", lambda: office)
    return folder / "jejak.txt"


def dicetak(jejak: Path) -> list[str]:
    baris = jejak.read_text(encoding="utf-8").split("\n")[:-1] if jejak.exists() else []
    jejak.unlink(missing_ok=True)
    return sorted(kata for kata in baris if kata != "mulai")


def test_a_pdf_is_made_again_only_when_its_document_or_its_kind_changed(tmp_path: Path, kantor: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin", b="Selasa"), tmp_path / "hasil"
    hasil = cetak("risalah", masukan, keluar, pdf=True)
    assert [p.name for p in hasil.dibuat] == ["a.docx", "a.pdf", "b.docx", "b.pdf"]
    assert dicetak(kantor) == ["a", "b"]
    assert (keluar / "a.pdf").read_bytes() == b"%PDF-1.7 " + (keluar / "a.docx").read_bytes()

    hasil = cetak("risalah", masukan, keluar, pdf=True)
    assert (hasil.dibuat, len(hasil.tetap), dicetak(kantor)) == ([], 4, [])

    cetak("risalah", data(tmp_path / "data", a="Jumat", b="Selasa"), keluar, pdf=True)
    assert dicetak(kantor) == ["a"]
    assert len(list(keluar.glob("a.cadangan-*.pdf"))) == 1

    cetak("risalah", data(tmp_path / "data", a="Jumat", b="Selasa"), keluar, pdf=True, pdfa=True)
    assert dicetak(kantor) == ["a", "b"]


def test_a_signed_pdf_and_one_of_someone_else_are_never_overwritten(tmp_path: Path, kantor: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin"), tmp_path / "hasil"
    cetak("risalah", masukan, keluar, pdf=True)
    (keluar / "a.pdf").write_bytes(b"%PDF-1.7 bertanda tangan")
    assert kode(cetak("risalah", masukan, keluar, pdf=True)) == []
    hasil = cetak("risalah", data(tmp_path / "data", a="Jumat"), keluar, pdf=True)
    assert kode(hasil) == ["DOKUMEN-DIUBAH"]
    assert (keluar / "a.pdf").read_bytes() == b"%PDF-1.7 bertanda tangan"
    cetak("risalah", data(tmp_path / "data", a="Jumat"), keluar, pdf=True, timpa=True)
    assert (keluar / "a.pdf").read_bytes() == b"%PDF-1.7 " + (keluar / "a.docx").read_bytes()
    assert [p.read_bytes() for p in keluar.glob("a.cadangan-*.pdf")] == [b"%PDF-1.7 bertanda tangan"]


def test_the_pdf_of_a_document_printed_anew_without_pdf_does_not_look_fresh(tmp_path: Path, kantor: Path):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa", c="Rabu"), keluar, pdf=True)
    lama = (keluar / "a.pdf").read_bytes()
    (keluar / "c.pdf").write_bytes(b"%PDF-1.7 bertanda tangan")
    hasil = cetak("risalah", data(tmp_path / "data", a="Jumat", b="Selasa", c="Sabtu"), keluar)
    assert [(t.kode, t.tingkat) for t in hasil.temuan] == [("DOKUMEN-DIUBAH", "kesalahan"), ("PDF-LAMA", "saran")]
    assert sorted(p.name for p in keluar.glob("*.pdf") if "cadangan" not in p.name) == ["b.pdf", "c.pdf"]
    assert [p.read_bytes() for p in keluar.glob("a.cadangan-*.pdf")] == [lama]
    assert (keluar / "c.pdf").read_bytes() == b"%PDF-1.7 bertanda tangan"
    assert {b["Berkas"]: b["PDF"] for b in baris_indeks(keluar)} == {"a.docx": "", "b.docx": "PDF", "c.docx": "PDF"}

    cetak("risalah", data(tmp_path / "data", a="Jumat", b="Selasa"), keluar, pdf=True)
    assert (keluar / "a.pdf").read_bytes() == b"%PDF-1.7 " + (keluar / "a.docx").read_bytes()
    assert len(list(keluar.glob("*.cadangan-*.pdf"))) == 1


def test_a_pdf_that_got_old_in_a_run_broken_off_is_laid_aside_by_the_next(
    tmp_path: Path, kantor: Path, monkeypatch: pytest.MonkeyPatch
):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin"), keluar, pdf=True)

    def terputus(_: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as sementara:
        sementara.setattr(jalan_cetak, "sisihkan", terputus)
        with pytest.raises(KeyboardInterrupt):
            cetak("risalah", data(tmp_path / "data", a="Jumat"), keluar)
    assert (keluar / "a.pdf").exists()
    assert kode(cetak("risalah", data(tmp_path / "data", a="Jumat"), keluar)) == ["PDF-LAMA"]
    assert not (keluar / "a.pdf").exists()


def test_a_pdf_that_was_not_recorded_any_more_is_known_as_our_own(
    tmp_path: Path, kantor: Path, monkeypatch: pytest.MonkeyPatch
):
    masukan, keluar = data(tmp_path / "data", a="Senin"), tmp_path / "hasil"
    asli = jalan_cetak.tulis

    def terputus(tujuan: Path, isi: bytes, **pilihan: bool) -> Path:
        asli(tujuan, isi, **pilihan)
        if tujuan.suffix == ".pdf":
            raise KeyboardInterrupt
        return tujuan

    with monkeypatch.context() as sementara:
        sementara.setattr(jalan_cetak, "tulis", terputus)
        with pytest.raises(KeyboardInterrupt):
            cetak("risalah", masukan, keluar, pdf=True)
    hasil = cetak("risalah", data(tmp_path / "data", a="Jumat"), keluar, pdf=True)
    assert (kode(hasil), [p.name for p in hasil.dibuat]) == ([], ["a.docx", "a.pdf"])


def test_one_file_printed_over_keeps_its_old_pdf_as_a_backup(tmp_path: Path):
    (tmp_path / "satu.pdf").write_bytes(b"%PDF lama")
    cetak("risalah", data(tmp_path / "data", a="Senin"), tmp_path / "dua.docx")
    (tmp_path / "satu.docx").write_bytes(b"lama")
    hasil = cetak("risalah", data(tmp_path / "data", a="Senin"), tmp_path / "satu.docx", timpa=True)
    assert kode(hasil) == ["PDF-LAMA"]
    assert [p.read_bytes() for p in tmp_path.glob("*.cadangan-*.pdf")] == [b"%PDF lama"]
    assert not (tmp_path / "satu.pdf").exists()


def test_a_person_who_left_is_marked_in_the_index(tmp_path: Path):
    buku = tmp_path / "buku"
    buku.mkdir()
    for orang in [o for o in unit.ORANG if unit.buku(o).dialog][:2]:
        isi = unit.buku(orang)
        (buku / f"{orang.nip}.xlsx").write_bytes(bangun_skp(isi.skp.jenis, isi.skp.tahun, isi))
    cetak("risalah", [buku], tmp_path / "hasil")
    pergi = sorted(buku.iterdir())[0]
    pergi.unlink()
    cetak("risalah", [buku], tmp_path / "hasil")
    milik = {baris["Sumber"]: baris["Status"] for baris in baris_indeks(tmp_path / "hasil")}
    assert len(milik) == 2
    assert milik.pop(pergi.name) == "tidak ada lagi pada data"
    assert list(milik.values()) == ["sudah ada, data sama"]


def test_an_empty_document_of_a_killed_run_is_made_again(tmp_path: Path):
    keluar = tmp_path / "hasil"
    keluar.mkdir()
    (keluar / "a.docx").touch()
    hasil = cetak("risalah", data(tmp_path / "data", a="Senin"), keluar)
    assert (kode(hasil), status(keluar)) == ([], {"a.docx": "dibuat"})
    assert list(keluar.glob("*.cadangan-*")) == []


def test_two_runs_at_once_into_one_folder_give_what_one_gives(tmp_path: Path):
    hari = ("Senin", "Selasa", "Rabu", "Kamis")
    masukan = data(tmp_path / "data", **{f"d{nomor}": hari[nomor % 4] for nomor in range(12)})
    satu, bersama = tmp_path / "satu", tmp_path / "bersama"
    cetak("risalah", masukan, satu)
    program = "from kinerja_core.cli import main; main()"
    perintah = [sys.executable, "-c", program, "cetak", "risalah", "-o", str(bersama)]
    bagian = (masukan[:8], masukan[4:])
    proses = [subprocess.Popen([*perintah, *map(str, b)], stdout=subprocess.DEVNULL) for b in bagian]
    assert [satu.wait() for satu in proses] == [0, 0]
    assert status(bersama).keys() == status(satu).keys()
    assert {n: s for n, s in sidik(bersama).items() if n.endswith(".docx")} == {
        n: s for n, s in sidik(satu).items() if n.endswith(".docx")
    }
    assert len(list(bersama.iterdir())) == 14
    assert cetak("risalah", masukan, bersama).dibuat == []


@pytest.mark.skipif(os.name == "nt", reason="resource limits are POSIX")
@pytest.mark.parametrize(("batas", "keluar_kode"), [(8_000, 1), (300, 2)], ids=["for documents", "for the record"])
def test_without_room_no_document_is_lost_and_the_reason_is_said(tmp_path: Path, batas: int, keluar_kode: int):
    keluar = tmp_path / "hasil"
    cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), keluar)
    sebelum = sidik(keluar)
    masukan = data(tmp_path / "data", a="Jumat", b="Sabtu")
    program = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({batas}, {batas}))\n"
        "from kinerja_core.cli import main; main()"
    )
    perintah = [sys.executable, "-B", "-c", program, "cetak", "risalah", *map(str, masukan), "-o", str(keluar)]
    hasil = subprocess.run(perintah, capture_output=True, encoding="utf-8", check=False)
    assert hasil.returncode == keluar_kode
    assert "terlalu besar untuk tempat itu" in " ".join((hasil.stdout + hasil.stderr).split())
    milik_kami = {NAMA_CATATAN, NAMA_INDEKS}
    assert {n: s for n, s in sidik(keluar).items() if n not in milik_kami} == {
        n: s for n, s in sebelum.items() if n not in milik_kami
    }
    assert sorted(p.name for p in cetak("risalah", masukan, keluar).dibuat) == ["a.docx", "b.docx"]


def test_a_pdf_that_fails_is_a_finding_and_is_tried_again_in_the_next_run(tmp_path: Path, kantor: Path):
    masukan, keluar = data(tmp_path / "data", a="Senin", tolak="Selasa"), tmp_path / "hasil"
    hasil = cetak("risalah", masukan, keluar, pdf=True)
    assert kode(hasil) == ["PDF-GAGAL"]
    assert [p.name for p in hasil.dibuat] == ["a.docx", "a.pdf", "tolak.docx"]
    (tolak,) = (baris for baris in baris_indeks(keluar) if baris["Berkas"] == "tolak.docx")
    assert "LibreOffice tidak dapat membukanya" in tolak["Temuan"]
    dicetak(kantor)
    cetak("risalah", masukan, keluar, pdf=True)
    assert dicetak(kantor) == ["tolak"]


def test_a_font_that_is_missing_is_reported_once_with_the_number_of_pdfs(tmp_path: Path, kantor: Path):
    kantor.with_name("tanpa-huruf").touch()
    hasil = cetak("risalah", data(tmp_path / "data", a="Senin", b="Selasa"), tmp_path / "hasil", pdf=True)
    (temuan,) = hasil.temuan
    assert (temuan.kode, temuan.tingkat) == ("PDF-FONT", "peringatan")
    assert temuan.pesan.startswith('Huruf "Arial" tidak ada di komputer ini; pada 2 PDF')
    assert len(hasil.dibuat) == 4


def test_a_dialog_without_its_mandatory_parts_is_not_printed_and_the_others_are(tmp_path: Path):
    buku = unit.buku(next(o for o in unit.ORANG if len(unit.buku(o).dialog) > 1))
    kode_iki = set(buku.dialog[0].kode_iki)
    tanpa = buku.model_copy(
        update={"rencana_aksi": tuple(aksi for aksi in buku.rencana_aksi if aksi.kode_iki not in kode_iki)}
    )
    hasil = cetak_naskah.cetak_risalah_buku(tanpa, tmp_path / "hasil", "x.xlsx")
    assert kode(hasil)[0] == "DOKUMEN-BELUM-LENGKAP"
    assert hasil.temuan[0].berkas == "x.xlsx"
    assert len(hasil.dibuat) + len(hasil.temuan) == len(buku.dialog)
    assert not (tmp_path / "hasil" / NAMA_INDEKS).exists()


def test_progress_counts_files_and_then_pdfs(tmp_path: Path, kantor: Path):
    kemajuan: list[tuple[int, int, str]] = []
    masukan = data(tmp_path / "data", a="Senin", b="Selasa")
    cetak("risalah", masukan, tmp_path / "hasil", pdf=True, kemajuan=lambda *apa: kemajuan.append(apa))
    assert [selesai for selesai, jumlah, label in kemajuan if label.startswith("PDF ")] == [0, 1]
    assert kemajuan[-1] == (2, 2, "")


def test_json_of_the_result_names_every_file(tmp_path: Path):
    hasil = cetak("risalah", data(tmp_path / "data", a="Senin"), tmp_path / "hasil")
    isi = json.loads(json.dumps(hasil.sebagai_json()))
    assert isi == {
        "dibuat": [str(tmp_path / "hasil" / "a.docx")],
        "tetap": [],
        "indeks": str(tmp_path / "hasil" / NAMA_INDEKS),
        "temuan": [],
    }
