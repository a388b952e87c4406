"""What letters and forms about one person say, built from a unit and from rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_core.documents import berita_acara_keberatan as berita_acara
from kinerja_core.documents import (
    bimbingan,
    keputusan_keberatan,
    konseling,
    konversi_ak,
    umpan_balik,
    undangan_konfirmasi,
)
from kinerja_core.documents.bagian.surat import bagian_surat
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.rules.angka_kredit import jenjang_jabatan
from kinerja_core.services.peringkat import peringkat_buku
from tests.documents import contoh_surat
from tests.documents.bantu import bagian, berurutan, paragraf, render, teks
from tests.documents.test_konteks import buku, pengaturan

PEGAWAI = {
    "nama": "Bagas Pratama, S.KM",
    "nip": "199003142015031004",
    "jenis": "PNS",
    "pangkat": "III/c",
    "jabatan": "Analis SDM Aparatur Ahli Muda",
    "unit_kerja": "Biro Contoh",
}
PENILAI = {"nama": "drg. Laksmi Anggraini", "nip": "197001011995032001", "jabatan": "Ketua Tim Kerja"}


TERBUKA = (
    "Predikat kinerja belum ditetapkan: rating hasil kerja dan rating perilaku kerja belum diisi pada lembar Skor buku "
    "unit."
)


def dinilai(predikat: Predikat | None) -> HasilPegawai:
    return HasilPegawai(nip=NIP(PEGAWAI["nip"]), nama=PEGAWAI["nama"], predikat=predikat, usulan_predikat=Predikat.BAIK)


def masa(mulai: str = "2025-01-01", selesai: str = "2025-12-31", **lain: Any) -> MasaSKP:
    return MasaSKP.model_validate(
        {"nip": PEGAWAI["nip"], "jabatan": PEGAWAI["jabatan"], "mulai": mulai, "selesai": selesai} | lain
    )


def anggota(penilai: Any = PENILAI, **lain: Any) -> AnggotaUnit:
    return AnggotaUnit.model_validate({"pegawai": PEGAWAI | lain, "penilai": penilai})


@pytest.mark.parametrize(
    ("periode", "jabatan", "predikat", "persen", "koefisien", "bulan", "angka"),
    [
        ("Tahun 2025", "Analis SDM Aparatur Ahli Muda", Predikat.SANGAT_BAIK, "150%", "25", "12 (dua belas)", "37,50"),
        ("Triwulan IV 2025", "Perawat - Ahli Pertama", Predikat.BAIK, "100%", "12,5", "3 (tiga)", "3,13"),
        ("Tahun 2025", "Perawat Penyelia", Predikat.BUTUH_PERBAIKAN, "75%", "25", "12 (dua belas)", "18,75"),
        ("Tahun 2025", "Dokter ahli utama", Predikat.SANGAT_KURANG, "25%", "50", "12 (dua belas)", "12,50"),
    ],
)
def test_a_predikat_becomes_angka_kredit_by_the_rule(
    periode: str, jabatan: str, predikat: Predikat, persen: str, koefisien: str, bulan: str, angka: str
):
    konteks = konversi_ak.dari_predikat(
        pengaturan(periode=periode), anggota(jabatan=jabatan), dinilai(predikat), [masa(jabatan=jabatan)]
    )
    (baris,) = konteks.baris
    assert (baris.persentase, baris.koefisien, baris.angka_kredit) == (persen, koefisien, angka)
    assert (baris.bulan, konteks.jumlah) == (f"{bulan} bulan", None)
    assert (konteks.lahir, konteks.jenis_kelamin) == ("14 Maret 1990", "Pria")


def test_the_konversi_is_signed_by_the_pejabat_penilai_and_not_for_the_pimpinan():
    lain = pengaturan(atas_nama="Sekretaris Jenderal", status_penandatangan="Plt.", mengetahui=PENILAI)
    penanda = konversi_ak.dari_predikat(lain, anggota(), dinilai(Predikat.BAIK), [masa()])
    assert penanda.penandatangan.nama == "drg. Laksmi Anggraini"
    assert (penanda.penandatangan.jabatan, penanda.penandatangan.atas_nama) == ("Ketua Tim Kerja", None)
    assert penanda.mengetahui is None


def test_everything_a_konversi_lacks_is_named_at_once():
    with pytest.raises(DokumenBelumLengkap) as galat:
        konversi_ak.dari_predikat(pengaturan(tempat_surat=None), anggota(None, jabatan="Kepala Bagian"), None, [])
    assert galat.value.masalah == (
        "Tempat surat belum diisi pada lembar Pengaturan.",
        'Jabatan "Kepala Bagian" tidak berakhir dengan jenjang jabatan fungsional, jadi tanpa angka kredit.',
        "Pejabat Penilai belum diisi pada lembar Daftar Pegawai.",
        TERBUKA,
    )


def test_an_skp_in_no_jabatan_fungsional_gives_no_konversi_although_the_jabatan_now_is_one():
    with pytest.raises(DokumenBelumLengkap) as galat:
        konversi_ak.dari_predikat(
            pengaturan(), anggota(), dinilai(Predikat.BAIK), [masa(jabatan="Pengadministrasi Umum")]
        )
    (masalah,) = galat.value.masalah
    assert '"Pengadministrasi Umum", tidak berakhir dengan jenjang jabatan fungsional, jadi tanpa konversi' in masalah


def test_angka_kredit_follows_the_months_of_each_skp_and_two_skp_give_two_rows_and_their_sum():
    setengah = [
        masa("2025-01-01", "2025-06-30", jabatan="Analis SDM Aparatur Ahli Pertama"), masa("2025-07-01", "2025-12-31")
    ]
    konteks = konversi_ak.dari_predikat(pengaturan(periode="2025"), anggota(), dinilai(Predikat.BAIK), setengah[1:])
    assert [(one.bulan, one.angka_kredit) for one in konteks.baris] == [("6 (enam) bulan", "12,50")]
    konteks = konversi_ak.dari_predikat(pengaturan(periode="2025"), anggota(), dinilai(Predikat.BAIK), setengah)
    assert [(one.masa, one.jenjang, one.angka_kredit) for one in konteks.baris] == [
        ("1 Januari s.d. 30 Juni 2025", "Ahli Pertama", "6,25"), ("1 Juli s.d. 31 Desember 2025", "Ahli Muda", "12,50"),
    ]
    assert konteks.jumlah == "18,75"
    isi = teks(render("konversi-ak", konteks))
    berurutan(isi, ["6,25", "12,50", "Jumlah", "18,75", "triwulanan untuk bulan yang sama tidak dihitung lagi"])
    konteks = konversi_ak.dari_predikat(pengaturan(), anggota(), dinilai(Predikat.BAIK), setengah)
    assert [(one.masa, one.angka_kredit) for one in konteks.baris] == [("1 Oktober s.d. 31 Desember 2025", "6,25")]
    assert konteks.dasar is not None
    assert konteks.dasar.endswith("tidak dihitung lagi bila konversi Tahun 2025 dipakai.")


def test_a_predikat_of_an_earlier_skp_counts_for_that_skp_alone():
    dulu = masa("2025-01-01", "2025-06-30", predikat="Kurang")
    konteks = konversi_ak.dari_predikat(
        pengaturan(periode="2025"), anggota(), dinilai(Predikat.BAIK), [dulu, masa("2025-07-01", "2025-12-31")]
    )
    assert [(one.predikat, one.angka_kredit) for one in konteks.baris] == [("Kurang", "6,25"), ("Baik", "12,50")]


@pytest.mark.parametrize(
    ("siapa", "rentang", "hasil", "kata"),
    [
        ({}, [], Predikat.BAIK, "Masa SKP di dalam Tahun 2025 belum diketahui"),
        ({}, [("2025-01-01", "2025-06-30"), ("2025-06-30", "2025-12-31")], Predikat.BAIK, "tumpang tindih"),
        ({}, [("2025-12-22", "2025-12-31")], Predikat.BAIK, "jabatan fungsionalnya di dalam Tahun 2025 kurang"),
        ({}, [("2025-02-28", "2025-02-28")], Predikat.BAIK, "tidak ada bulan yang dihitung"),
        ({}, [("2025-01-01", "2025-12-31")], None, "rating hasil kerja dan rating perilaku kerja belum diisi"),
        ({"jenis": "PPPK", "nip": "199003142023211004", "pangkat": "IX"}, [("2025-01-01", "2025-12-31")], Predikat.BAIK,
         "Angka kredit hanya untuk PNS dalam jabatan fungsional, sedangkan pegawai ini PPPK."),
    ],
)
def test_angka_kredit_that_cannot_be_counted_is_refused_with_the_reason(
    siapa: dict[str, str], rentang: list[tuple[str, str]], hasil: Predikat | None, kata: str
):
    spans = [masa(*one) for one in rentang]
    with pytest.raises(DokumenBelumLengkap, match=kata):
        konversi_ak.dari_predikat(pengaturan(periode="2025"), anggota(**siapa), dinilai(hasil), spans)


def test_of_two_skp_one_of_a_few_days_is_a_row_of_nothing_beside_the_other():
    spans = [masa("2025-01-01", "2025-12-25"), masa("2025-12-26", "2025-12-31")]
    konteks = konversi_ak.dari_predikat(pengaturan(periode="2025"), anggota(), dinilai(Predikat.BAIK), spans)
    assert [one.bulan for one in konteks.baris] == ["12 (dua belas) bulan", "0 (nol) bulan"]


@pytest.mark.parametrize("jabatan", ["Kepala Bagian", "Analis Muda", "Ahli Mudah", "Mahirwan", ""])
def test_a_jabatan_without_jenjang_is_none(jabatan: str):
    assert jenjang_jabatan(jabatan) is None


def test_the_invitation_counts_the_tenggat_by_the_rule():
    konteks = undangan_konfirmasi.dari_anggota(pengaturan(tanggal_evaluasi="2026-01-15"), anggota())
    assert (konteks.tanggal_evaluasi, konteks.jangka) == ("15 Januari 2026", "14 (empat belas) hari kerja")
    assert konteks.tenggat == "Kamis, 5 Februari 2026"  # 16 Januari is a holiday
    assert konteks.nomor is None
    sendiri = Konfirmasi.model_validate({"nip": PEGAWAI["nip"], "tanggal_evaluasi": "2026-01-19"})
    konteks = undangan_konfirmasi.dari_anggota(pengaturan(tanggal_evaluasi="2026-01-15"), anggota(), sendiri)
    assert konteks.tanggal_evaluasi == "19 Januari 2026"


KEBERATAN = {
    "nip": PEGAWAI["nip"],
    "jawaban": "Keberatan",
    "tanggal_jawaban": "2026-01-20",
    "alasan": "Laporan belum dihitung.\nBukti sudah diunggah.",
}


SEMULA = SkorPegawai.model_validate({
    "nip": PEGAWAI["nip"], "nama": "Bagas", "rating_hasil": "Di Bawah Ekspektasi",
    "rating_perilaku": "Sesuai Ekspektasi", "nilai": 80, "hasil": 60, "perilaku": 80,
})


def _putusan(**lain: Any) -> Keberatan:
    return Keberatan.model_validate({
        "nip": PEGAWAI["nip"], "tanggal_diteruskan": "2026-01-21", "putusan": "Diterima",
        "tanggal_putusan": "2026-02-02", "pertimbangan": "Bukti sah.\nUnggahnya tepat waktu.",
        "rating_hasil_baru": "Sesuai Ekspektasi", "nilai_baru": 95,
    } | lain)


def _unit(keberatan: Keberatan, **orang: Any) -> UnitDinilai:
    buku = BukuUnit(
        pengaturan=pengaturan(tanggal_evaluasi="2026-01-15"), anggota=(anggota().model_copy(update=orang),),
        skor=(SEMULA,),
        konfirmasi=(Konfirmasi.model_validate(KEBERATAN),), keberatan=(keberatan,),
    )
    return UnitDinilai(buku, peringkat_buku(buku).hasil)


@pytest.mark.parametrize(("putusan", "kata", "akhir"), [
    ({}, "Keberatan diterima: Bukti sah.; Unggahnya tepat waktu.", Predikat.BAIK),
    ({"putusan": "Ditolak", "rating_hasil_baru": None, "nilai_baru": None, "pertimbangan": None}, "Keberatan ditolak.",
     Predikat.BUTUH_PERBAIKAN),
])
def test_a_berita_acara_after_the_decision_says_it(putusan: dict[str, Any], kata: str, akhir: Predikat):
    (satu,) = berita_acara.naskah(_unit(_putusan(**putusan)))
    konteks = satu.konteks()
    assert (konteks.predikat, konteks.keputusan, konteks.predikat_akhir) == (Predikat.BUTUH_PERBAIKAN, kata, akhir)


def test_a_decision_on_a_keberatan_says_what_was_and_what_holds():
    (satu,) = keputusan_keberatan.naskah(_unit(_putusan()))
    konteks = satu.konteks()
    assert (konteks.diterima, konteks.tanggal, konteks.tanggal_diteruskan) == (
        True, "2 Februari 2026", "21 Januari 2026"
    )
    assert [getattr(konteks.semula, one) for one in ("rating_hasil", "predikat", "nilai")] == [
        "Di Bawah Ekspektasi", "Butuh Perbaikan", "80"
    ]
    assert [getattr(konteks.menjadi, one) for one in ("rating_hasil", "predikat", "nilai")] == [
        "Sesuai Ekspektasi", "Baik", "95"
    ]
    berurutan(teks(render("keputusan-keberatan", konteks)), ["MEMUTUSKAN", "diterima", "Semula", "final", "………"])


def test_a_keberatan_that_is_not_decided_gives_no_decision_and_a_rejected_one_changes_nothing():
    open_ = _putusan(putusan=None, tanggal_putusan=None, rating_hasil_baru=None, nilai_baru=None)
    assert list(keputusan_keberatan.naskah(_unit(open_))) == []
    rejected = _putusan(putusan="Ditolak", rating_hasil_baru=None, nilai_baru=None)
    (satu,) = keputusan_keberatan.naskah(_unit(rejected))
    konteks = satu.konteks()
    assert konteks.menjadi == konteks.semula
    assert not konteks.diterima


def test_who_decides_is_named_only_where_the_books_know_the_jabatan():
    (satu,) = keputusan_keberatan.naskah(_unit(_putusan(pemutus="drg. Laksmi")))
    with pytest.raises(DokumenBelumLengkap, match=r"Jabatan drg\. Laksmi, yang memutuskan, tidak diketahui"):
        satu.konteks()


@pytest.mark.parametrize(("keadaan", "diundang"), [
    ({}, True), ({"keadaan": "Pensiun", "sejak": date(2026, 1, 1)}, False),
    ({"keadaan": "Mutasi Keluar", "sejak": date(2025, 12, 1)}, False),
    ({"keadaan": "Pensiun", "sejak": date(2026, 1, 16)}, True), ({"keadaan": "Cuti", "sejak": date(2026, 1, 2)}, True),
])
def test_who_has_left_before_the_evaluation_is_not_invited_and_that_is_told(keadaan: dict[str, Any], diundang: bool):
    unit = _unit(_putusan(), **({"keadaan": KeadaanPegawai(keadaan["keadaan"])} if keadaan else {}),
                 **{name: value for name, value in keadaan.items() if name != "keadaan"})
    book = unit.buku.model_copy(update={"konfirmasi": (), "keberatan": ()})
    unit = UnitDinilai(book, unit.peringkat, unit.srikandi, unit.skp, unit.setahun)
    assert len(list(undangan_konfirmasi.naskah(unit))) == int(diundang)
    assert [one.kode for one in undangan_konfirmasi.tak_diundang(unit)] == (
        [] if diundang else ["UNDANGAN-TANPA-PENILAIAN"]
    )


@pytest.mark.parametrize(("surat", "lewat"), [("2026-02-04", False), ("2026-02-05", True), (None, False)])
def test_an_invitation_of_a_day_after_its_own_tenggat_is_told(surat: str | None, lewat: bool):
    unit = _unit(_putusan())
    settings = unit.pengaturan.model_copy(update={
        "tanggal_evaluasi": date(2026, 1, 15), "tanggal_surat": surat and date.fromisoformat(surat),
        "konfirmasi_jumlah": 20, "konfirmasi_satuan": "hari",
    })
    book = unit.buku.model_copy(update={"pengaturan": settings, "konfirmasi": (), "keberatan": ()})
    unit = UnitDinilai(book, unit.peringkat, unit.srikandi, unit.skp, unit.setahun)
    found = list(undangan_konfirmasi.tak_diundang(unit))
    assert [one.kode for one in found] == (["UNDANGAN-LEWAT-TENGGAT"] if lewat else [])
    assert all("bertanggal 5 Februari 2026" in one.pesan and "(4 Februari 2026)" in one.pesan for one in found)


@pytest.mark.parametrize(("tanggal", "hari"), [("2026-01-20", "Selasa, 20 Januari 2026"), ("2026-01-14", None)])
def test_a_keberatan_becomes_a_berita_acara_with_room_for_what_is_decided(tanggal: str, hari: str | None):
    konteks = berita_acara.dari_konfirmasi(
        pengaturan(tanggal_evaluasi="2026-01-15", tanggal_surat=tanggal),
        anggota(),
        Konfirmasi.model_validate(KEBERATAN),
        SEMULA,
    )
    assert konteks.alasan == ("Laporan belum dihitung.", "Bukti sudah diunggah.")
    assert (konteks.hari_tanggal, konteks.tanggal_keberatan) == (hari, "20 Januari 2026")
    isi = teks(render("berita-acara-keberatan", konteks))
    berurutan(isi, ["Butuh Perbaikan", "Penjelasan Pejabat Penilai", "\x1e\t\x1e", "Keputusan Atasan", "\x1e\t\x1e"])
    berurutan(isi, ["drg. Laksmi Anggraini", "Memutuskan, Atasan Pejabat Penilai Kinerja,", "………", "NIP ………"])


def test_everything_a_berita_acara_lacks_is_named_at_once():
    with pytest.raises(DokumenBelumLengkap) as galat:
        berita_acara.dari_konfirmasi(
            pengaturan(tempat_surat=None), anggota(None), Konfirmasi.model_validate({"nip": PEGAWAI["nip"]}), None
        )
    assert galat.value.masalah == (
        "Tempat surat belum diisi pada lembar Pengaturan.",
        "Tanggal evaluasi belum diisi pada lembar Pengaturan atau Konfirmasi.",
        "Tanggal jawaban belum diisi pada lembar Konfirmasi.",
        "Alasan keberatan belum diisi pada lembar Konfirmasi.",
        "Pejabat Penilai belum diisi pada lembar Daftar Pegawai.",
        TERBUKA,
    )


@pytest.mark.parametrize("rating", [None, "Sesuai Ekspektasi"])
def test_an_invitation_to_a_result_that_is_not_there_is_said(rating: str | None):
    unit = _unit(_putusan())
    score = SEMULA.model_copy(update={"rating_hasil": rating and Rating(rating)})
    book = unit.buku.model_copy(update={"konfirmasi": (), "keberatan": (), "skor": (score,)})
    found = list(undangan_konfirmasi.tak_diundang(UnitDinilai(book, peringkat_buku(book).hasil)))
    assert [one.kode for one in found] == ([] if rating else ["PREDIKAT-BELUM-DITETAPKAN"])


def test_the_unit_may_count_days_and_holidays_of_its_own():
    hari = pengaturan(tanggal_evaluasi="2026-01-15", konfirmasi_jumlah=7, konfirmasi_satuan="hari")
    assert undangan_konfirmasi.dari_anggota(hari, anggota()).tenggat == "Kamis, 22 Januari 2026"
    libur = pengaturan(tanggal_evaluasi="2026-01-15", konfirmasi_jumlah=1, libur_tambahan=["2026-01-19"])
    konteks = undangan_konfirmasi.dari_anggota(libur, anggota())
    assert (konteks.tenggat, konteks.jangka) == ("Selasa, 20 Januari 2026", "1 (satu) hari kerja")


def test_an_invitation_says_that_its_deadline_is_an_estimate():
    ragu = pengaturan(tanggal_evaluasi="2027-03-04", konfirmasi_jumlah=5)
    tenggat = undangan_konfirmasi.dari_anggota(ragu, anggota()).tenggat
    assert tenggat == "Jumat, 19 Maret 2027 (perkiraan; hari libur tahun itu belum seluruhnya ditetapkan)"


def test_an_invitation_without_the_day_of_the_evaluation_is_not_printed():
    with pytest.raises(DokumenBelumLengkap) as galat:
        undangan_konfirmasi.dari_anggota(pengaturan(penandatangan=None), anggota())
    assert galat.value.masalah == (
        "Penandatangan belum diisi pada lembar Pengaturan.",
        "Tanggal evaluasi belum diisi pada lembar Pengaturan atau Konfirmasi.",
    )


def test_feedback_is_listed_by_date_with_what_was_judged():
    satu = {"jenis": "Insidentil", "tentang": "Perilaku Kerja", "pemberi": "Laksmi", "isi": "Sigap"}
    isi = buku(
        umpan_balik=[
            satu | {"tanggal": "2025-05-02", "konstruktif": True, "jelas": False},
            satu | {"tanggal": "2025-03-01", "pemberi": "Ratna", "inisiatif": "Permintaan Pegawai"},
        ]
    )
    konteks = umpan_balik.dari_buku(isi)
    pertama, kedua = konteks.umpan_balik
    assert (pertama.pemberi, pertama.inisiatif, pertama.jenis) == ("Ratna", "Permintaan Pegawai", "Insidental")
    assert (kedua.konstruktif, kedua.spesifik, kedua.jelas, kedua.obyektif) == ("Ya", "-", "Tidak", "-")
    assert (konteks.penilai.jabatan, konteks.tahun) == ("Ketua Tim", "2025")
    with pytest.raises(DokumenBelumLengkap, match="Umpan Balik masih kosong"):
        umpan_balik.dari_buku(buku())


def test_a_feedback_names_the_rhk_it_is_about_by_code_and_words():
    satu = {"jenis": "Berkala", "tentang": "Hasil Kerja", "pemberi": "Laksmi", "isi": "Rapi"}
    isi = buku(
        umpan_balik=[
            satu | {"tanggal": "2025-03-01", "kode_rhk": "RHK 2"},
            satu | {"tanggal": "2025-03-02"},
        ]
    )
    konteks = umpan_balik.dari_buku(isi)
    rhk = isi.skp.hasil_kerja[1]
    assert [item.rhk for item in konteks.umpan_balik] == [f"RHK {rhk.nomor}: {rhk.uraian}", None]
    berurutan(teks(render("umpan-balik", konteks)), ["Hasil Kerja", f"RHK 2: {rhk.uraian}", "Laksmi"])


def test_only_a_konseling_is_marked_rahasia_and_its_mark_stands_in_the_header_of_every_page():
    konseling = render("konseling", contoh_surat.pembinaan("konseling"))
    kepala = [nama for nama in bagian(konseling) if nama.startswith("word/header")]
    assert [paragraf(konseling, nama) for nama in kepala] == [["RAHASIA"]]
    isi = bagian(konseling)["word/document.xml"].decode()
    assert isi.count("w:headerReference ") == 1
    assert "titlePg" not in isi
    assert not any(nama.startswith("word/header") for nama in bagian(render("bimbingan", contoh_surat.pembinaan())))


def test_a_konseling_is_never_printed_as_a_bimbingan_nor_the_other_way_round():
    satu = {"tanggal": "2025-05-02", "uraian": "Dibahas", "status": "Berjalan"}
    isi = buku(
        pembinaan=[
            satu | {"bentuk": "Mentoring", "aspek": "Teknis", "alasan": "Tidak Mampu", "pembina": "Laksmi"},
            satu
            | {
                "bentuk": "Konseling",
                "aspek": "Perilaku",
                "alasan": "Tidak Mau",
                "pembina": "dr. Ratna Wijaya, M.Kes",
                "uraian": "Hal pribadi",
            },
        ]
    )
    biasa, rahasia = isi.pembinaan
    cetakan = bimbingan.dari_pembinaan(isi, biasa)
    assert (cetakan.bentuk, cetakan.hari_tanggal, cetakan.pembina.nip) == ("Mentoring", "Jumat, 2 Mei 2025", None)
    assert konseling.dari_pembinaan(isi, rahasia).pembina.nip == "19750520 200003 2 001"
    with pytest.raises(ValueError, match="no bimbingan"):
        bimbingan.dari_pembinaan(isi, rahasia)
    with pytest.raises(ValueError, match="no konseling"):
        konseling.dari_pembinaan(isi, biasa)
    nama = {
        dokumen.slug: [naskah.konteks().model_dump()["uraian"] for naskah in dokumen.sumber.naskah(isi, None)]
        for dokumen in (bimbingan.DOKUMEN, konseling.DOKUMEN)
    }
    assert nama == {"bimbingan": ["Dibahas"], "konseling": ["Hal pribadi"]}


def test_the_signers_of_a_letter_sign_as_the_list_of_pejabat_says_unless_the_settings_say_it():
    pejabat = [
        {"nip": "197505202000032001", "status": "Plt.", "atas_nama": "Sekretaris Jenderal"},
        {"nip": PENILAI["nip"], "status": "Plh."},
    ]
    surat = bagian_surat(pengaturan(pejabat=pejabat, mengetahui=PENILAI))
    satu, dua = surat["penandatangan"], surat["mengetahui"]
    assert (satu.jabatan, satu.atas_nama) == ("Plt. Kepala Biro Contoh", "Sekretaris Jenderal")
    assert (dua.jabatan, dua.atas_nama) == ("Plh. Ketua Tim Kerja", None)
    lain = bagian_surat(pengaturan(pejabat=pejabat, status_penandatangan="Plh.", atas_nama="Menteri Kesehatan"))
    assert lain["penandatangan"].jabatan == "Plh. Kepala Biro Contoh"
    assert lain["penandatangan"].atas_nama == "Menteri Kesehatan"
