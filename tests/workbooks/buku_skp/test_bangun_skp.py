"""The staff workbook as built: its cells, its status columns, and what it refuses to hold."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis
from tests.alat import libreoffice
from tests.alat.alamat import isi, semua_isi
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.bahan_baca import buku_contoh
from tests.workbooks.buku_jadi import baca, bangun_skp, dihitung_sama, dihitung_sama_semua, skp_pas


@pytest.mark.parametrize("jenis", JenisSKP)
def test_libreoffice_calculates_every_formula_of_a_variant_to_the_value_the_file_carries(
    soffice: str, jenis: JenisSKP, tmp_path: Path
) -> None:
    books = {
        "kosong": bangun_skp(jenis), "terisi": bangun_skp(isi=bahan.buku_terisi(jenis)),
        "penuh": bangun_skp(isi=bahan.buku_penuh(jenis)),
    }
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 50


def test_libreoffice_calculates_the_sample_to_the_values_the_files_carry(soffice: str, tmp_path: Path) -> None:
    busy = [one for one in map(unit.buku, unit.ORANG) if one.dialog or one.umpan_balik or one.pembinaan]
    books = {str(one.skp.pegawai.nip): bangun_skp(isi=one) for one in busy}
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 200


def test_a_blank_staff_workbook_knows_its_year_and_variant() -> None:
    rows = {row[0]: row[1] for row in baca(bangun_skp(JenisSKP.KUALITATIF_JPT, 2024))["Identitas"]}
    assert rows["Tahun SKP *"] == 2024
    assert rows["Periode Mulai *"] == datetime.date(2024, 1, 1)
    assert rows["Jenis SKP *"] == "Kualitatif JPT"
    assert rows["Kelengkapan"].startswith("Lengkapi: Nama Pegawai, NIP Pegawai")


@pytest.mark.parametrize("jenis", JenisSKP)
def test_each_variant_has_its_own_columns(jenis: JenisSKP) -> None:
    headers = [str(text).rstrip(" *") for text in baca(bangun_skp(jenis))["SKP"][5]]
    assert ("Perspektif" in headers) is jenis.jpt
    assert ("Aspek" in headers) is (jenis is JenisSKP.KUANTITATIF_JA_JF)
    assert ("RHK Pimpinan yang Diintervensi" in headers) is (jenis is JenisSKP.KUANTITATIF_JA_JF)
    assert ("Penugasan Dari" in headers) is not jenis.kuantitatif


def test_the_status_column_names_what_is_missing_and_what_is_wrong() -> None:
    sheets = baca(bangun_skp(isi=bahan.buku_terisi()))
    status = {name: semua_isi(sheets, name, "_status") for name in ("Rencana Aksi", "Catatan Harian", "Triwulan I")}
    assert status["Rencana Aksi"] == ["Lengkap", "Lengkap", "Lengkap", "Periksa: kode IKI tidak ada di SKP"]
    assert status["Catatan Harian"][2] == "Periksa: tanggal di luar tahun SKP, kode RHK tidak ada di SKP"
    assert status["Triwulan I"][:2] == ["Lengkap", "Belum diisi"]
    assert "* wajib diisi.   3 baris lengkap, 1 baris perlu dilengkapi." in sheets["Rencana Aksi"][2]


def test_libreoffice_marks_the_dates_that_the_reader_calls_outside_the_span(soffice: str, tmp_path: Path) -> None:
    book = buku_contoh()
    days = [(7, 1), (10, 31), (6, 30), (11, 1), (1, 5)]
    notes = [
        one.model_copy(update={"tanggal": datetime.date(2025, *day)})
        for one, day in zip(book.catatan_harian, days, strict=True)
    ]
    span = {"mulai": datetime.date(2025, 7, 1), "selesai": datetime.date(2025, 10, 31)}
    data = skp_pas(book.model_copy(update={
        "skp": book.skp.model_copy(update=span), "catatan_harian": tuple(notes), "rencana_aksi": (),
        "dialog": tuple(one.model_copy(update={"tanggal": datetime.date(2025, 1, 5)}) for one in book.dialog),
    }))
    sheets = baca(data)
    wrong = "Periksa: tanggal di luar periode SKP"
    assert semua_isi(sheets, "Catatan Harian", "_status")[:5] == ["Lengkap", "Lengkap", wrong, wrong, wrong]
    assert wrong in semua_isi(sheets, "Dialog Kinerja", "_status")
    assert wrong in semua_isi(sheets, "Umpan Balik", "_status")
    quarters = [semua_isi(sheets, one.value, "_status")[0] for one in Triwulan]
    early = "Periksa: triwulan di luar periode SKP"
    assert quarters == [early, early, "Lengkap", "Lengkap"]
    assert dihitung_sama(data, tmp_path) > 100


def test_what_a_workbook_is_filled_with_stands_in_its_cells() -> None:
    sheets = baca(bangun_skp(isi=bahan.buku_terisi()))
    first = {
        "rhk.nomor": 1, "rhk.jenis": "Utama", "rhk.rhk_diintervensi": "Meningkatnya kualitas manajemen ASN",
        "rhk.uraian": "Tersusunnya laporan penerapan sistem merit ke-1 yang siap direviu oleh Ketua Tim Kerja",
        "iki.aspek": "Kuantitas",
        "iki.indikator": "Jumlah laporan hasil pemantauan penerapan sistem merit tahap 1 dari kegiatan 1",
        "iki.target": "1", "iki.satuan": "Laporan", "iki.kode": "IKI 1.1",
    }
    assert {name: isi(sheets, "SKP", name) for name in first} == first
    codes = semua_isi(sheets, "SKP", "iki.kode")
    assert codes[:6] == ["IKI 1.1", "IKI 1.2", "IKI 2.1", "IKI 2.2", "IKI 3.1", "IKI 3.2"]
    assert isi(sheets, "Rencana Aksi", "rencana_aksi_selesai") == "Ya"
    last = {
        "kode_iki": "IKI 3.2", "_target": "≤ 5 hari", "realisasi": "0012", "bukti_dukung": "1/2",
        "_indikator": "Jumlah laporan hasil pemantauan penerapan sistem merit tahap 2 dari kegiatan 3",
    }
    assert {name: isi(sheets, "Triwulan IV", name, 6) for name in last} == last
    dialog = semua_isi(sheets, "Dialog Kinerja", "nomor", "agenda.kode_iki", "strategi", "status", "peserta_lain")
    assert dialog == [
        [1, "IKI 1.1", "Menyurati unit", "Selesai", "Tono Hadi, S.E\nWulan Ayu, S.Sos"],
        [1, "IKI 2.1", "Rapat mingguan", "", ""],
        [1, "", "Menunjuk narahubung", "", ""],
        [2, "IKI 7.7", "Memperbaiki kode", "Belum Selesai", ""],
    ]
    assert semua_isi(sheets, "Lampiran SKP", "konsekuensi") == [
        "Kesempatan mengikuti pelatihan", "Bimbingan kinerja", "Evaluasi penugasan",
    ]
    assert isi(sheets, "Perilaku Kerja", "ekspektasi", 2) == "Laporan selesai paling lambat tanggal 5."


def test_realisasi_for_an_indicator_the_skp_does_not_have_is_refused() -> None:
    one = Realisasi(triwulan=Triwulan.I, kode_iki="IKI 8.8", realisasi="1", bukti_dukung="x")
    with pytest.raises(BukuTidakDapatDitulis, match=r"Triwulan I memakai IKI 8\.8"):
        bangun_skp(isi=BukuSKP(skp=bahan.skp(), realisasi=(one,)))
    twice = one.model_copy(update={"kode_iki": "IKI 1.1"})
    with pytest.raises(BukuTidakDapatDitulis, match="ada dua kali"):
        bangun_skp(isi=BukuSKP(skp=bahan.skp(), realisasi=(twice, twice)))


def test_a_field_without_a_column_in_this_variant_is_refused_not_dropped() -> None:
    wrong = bahan.skp(JenisSKP.KUANTITATIF_JA_JF).model_copy(update={"jenis": JenisSKP.KUALITATIF_JA_JF})
    with pytest.raises(BukuTidakDapatDitulis, match="Kualitatif JA/JF tidak mempunyai kolom"):
        bangun_skp(isi=BukuSKP(skp=wrong))


def test_a_code_or_a_number_that_is_there_twice_is_refused() -> None:
    skp = bahan.skp(banyak_rhk=1)
    rhk = skp.hasil_kerja[0]
    same = skp.model_copy(update={"hasil_kerja": (rhk.model_copy(update={"iki": rhk.iki[:1] * 2}),)})
    with pytest.raises(BukuTidakDapatDitulis, match=r"IKI 1\.1 dipakai dua kali"):
        bangun_skp(isi=BukuSKP(skp=same))
    doubled = skp.model_copy(update={"hasil_kerja": (rhk, rhk)})
    with pytest.raises(BukuTidakDapatDitulis, match="RHK nomor 1 ada dua kali"):
        bangun_skp(isi=BukuSKP(skp=doubled))


def test_dates_are_shown_in_indonesian_whatever_the_language_of_excel(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "terisi.xlsx"
    path.write_bytes(skp_pas(bahan.buku_terisi()))
    printed = libreoffice.teks_pdf(libreoffice.ubah(path, "pdf", tmp_path))
    assert "10 Oktober 2025" in printed
    assert "24 Januari 2025" in printed
    assert "Halaman 1 dari" in printed


def test_a_prefilled_workbook_carries_the_person_and_the_penilai_of_the_list() -> None:
    member = bahan.buku_unit(2).anggota[1]
    rows = {row[0]: row[1] for row in baca(bangun_skp(JenisSKP.KUALITATIF_JA_JF, 2027, anggota=member))["Identitas"]}
    assert rows["NIP Pegawai *"] == str(bahan.nip_ke(1))
    assert rows["Nama Pejabat Penilai *"] == "dr. Bagus Wirawan, M.Kes"
    assert rows["Pangkat/Golongan Pejabat Penilai"] == "Pembina (IV/a)"
    assert rows["Tahun SKP *"] == 2027
    assert rows["Kelengkapan"] == "Lengkap"
