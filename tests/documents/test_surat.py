"""Kop and signatures of letters: who signs, for whom, beside whom, and what SRIKANDI fills in."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.surat_keterangan import dari_hasil
from kinerja_core.documents.surat_keterangan_pegawai import dari_pegawai
from kinerja_core.model.istilah import Kelompok, Predikat
from tests.documents import contoh, contoh_surat
from tests.documents.bantu import W, bagian, berurutan, paragraf, render, teks
from tests.documents.test_konteks import hasil, orang, pengaturan

KEDUA = {"nama": "drg. Laksmi Anggraini", "nip": "197001011995032001", "jabatan": "Sekretaris Inspektorat Contoh"}


def surat(**lain: Any) -> str:
    return teks(render("surat-keterangan", dari_hasil(pengaturan(**lain), hasil(orang(1)))))


def test_plt_stands_before_the_jabatan_wherever_it_is_printed():
    isi = surat(status_penandatangan="Plt.")
    assert isi.count("Plt. Kepala Biro Contoh") == 2
    assert "a.n." not in isi
    assert "Mengetahui" not in isi


def test_a_letter_signed_for_another_names_both_posts():
    berurutan(
        surat(atas_nama="Sekretaris Jenderal", status_penandatangan="plh"),
        ["Jakarta, 14 Januari 2026", "a.n. Sekretaris Jenderal", "Plh. Kepala Biro Contoh,", "dr. Ratna Wijaya", "NIP"],
    )


def test_the_second_signer_stands_at_the_left_with_post_name_and_nip():
    isi = surat(mengetahui=KEDUA)
    tabel = isi[isi.index("Demikian") :]
    berurutan(tabel, ["Mengetahui,", "Sekretaris Inspektorat Contoh,", "Jakarta, 14 Januari", "Kepala Biro Contoh,"])
    berurutan(tabel, ["drg. Laksmi Anggraini", "NIP 19700101 199503 2 001", "dr. Ratna Wijaya", "NIP 19750520"])


@pytest.mark.parametrize(("kedua", "kotak"), [(None, 1), (KEDUA, 2)])
def test_room_for_an_electronic_signature_is_one_box_of_three_centimetres_for_each_signer(kedua: Any, kotak: int):
    konteks = dari_hasil(pengaturan(ruang_tte=True, mengetahui=kedua), hasil(orang(1)))
    akar = etree.fromstring(bagian(render("surat-keterangan", konteks))["word/document.xml"])
    ukuran = [
        (baris.find(f"{W}trPr/{W}trHeight").get(f"{W}val"), baris.find(f"{W}tc/{W}tcPr/{W}tcW").get(f"{W}w"))
        for baris in akar.iter(f"{W}tr")
        if baris.find(f".//{W}tbl") is None and "".join(baris.itertext()) == "Ruang tanda tangan elektronik"
    ]
    assert ukuran == [("1701", "1701")] * kotak
    assert "Ruang tanda tangan" not in surat()


def test_the_note_about_electronic_signatures_never_says_that_the_file_is_signed():
    konteks = dari_hasil(pengaturan(catatan_tte=True), hasil(orang(1)))
    kaki = " ".join(paragraf(render("surat-keterangan", konteks), "word/footer1.xml"))
    assert "disiapkan untuk ditandatangani secara elektronik" in kaki
    assert "telah ditandatangani" not in kaki
    tanpa = dari_hasil(pengaturan(), hasil(orang(1)))
    assert "elektronik" not in " ".join(paragraf(render("surat-keterangan", tanpa), "word/footer1.xml"))


def _runs(konteks: Any) -> list[str]:
    akar = etree.fromstring(bagian(render("surat-keterangan", konteks, srikandi=True))["word/document.xml"])
    return [item.text or "" for item in akar.iter(f"{W}t")]


def test_two_signers_under_srikandi_have_numbered_tokens_and_their_names_from_the_data():
    runs = _runs(contoh_surat.berdua(contoh.surat(3)))
    for tanda in ("${ttd_pengirim1}", "${ttd_pengirim2}", "${nomor_naskah}", "${tanggal_naskah}", "${hal}"):
        assert sum(tanda in run for run in runs) == 1, tanda
    assert not any("${ttd_pengirim}" in run or "${nama_pengirim}" in run for run in runs)
    semua = "\n".join(runs)
    assert semua.count("drg. Laksmi Anggraini") == 1
    assert semua.count("dr. Ratna Wijaya") == 2  # introduced, and under the signature


def test_one_signer_under_srikandi_has_the_tokens_without_numbers():
    runs = _runs(contoh.surat(3))
    for tanda in ("${ttd_pengirim}", "${nama_pengirim}", "${nip_pengirim}", "${jabatan_pengirim}"):
        assert sum(tanda in run for run in runs) == 1, tanda
    assert not any("ttd_pengirim1" in run for run in runs)


def test_the_letter_of_one_person_says_that_persons_outcome_and_nobody_elses():
    dua = hasil(orang(1), orang(2, kelompok=Kelompok.K2, predikat=Predikat.BAIK, nilai=100))
    isi = teks(render("surat-keterangan-pegawai", dari_pegawai(pengaturan(), dua, dua.pegawai[1])))
    berurutan(isi, ["Pegawai 2", "Analis", "2 (dua) orang pegawai", "K2", "2", "Baik", "100", "Demikian"])
    assert "Pegawai 1" not in isi
    assert "KP.02.04/A/15/1/2026" not in isi  # that is the number of the unit's letter


def test_a_person_still_open_keeps_only_the_own_letter_from_being_printed():
    dua = hasil(orang(1), orang(2, peringkat=None))
    assert dari_pegawai(pengaturan(), dua, dua.pegawai[0]).pegawai.nilai == "115"
    with pytest.raises(DokumenBelumLengkap) as galat:
        dari_pegawai(pengaturan(tempat_surat=None), dua, dua.pegawai[1])
    assert galat.value.masalah == (
        "Tempat surat belum diisi pada lembar Pengaturan.",
        "Peringkat belum dapat ditentukan bagi Pegawai 2.",
    )
