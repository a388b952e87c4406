"""What changed since an earlier state, in words: everything of a workbook, and what the unit's history keeps."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.services.gabung import gabung
from kinerja_core.services.periksa import periksa
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.perbandingan import banding_buku, riwayat_buku
from tests.alat.alamat import letak
from tests.workbooks.bahan_baca import buku_contoh

RAHASIA = "Percakapan-pribadi-yang-rahasia"


def _diubah(**ubah: Any) -> Any:
    """The sample's records as values, with some of the SKP changed."""
    return buku_contoh(skp=buku_contoh().skp.model_dump(mode="json") | ubah)


def _iki(nama: str, nilai: str) -> Any:
    hasil_kerja = buku_contoh().skp.model_dump(mode="json")["hasil_kerja"]
    hasil_kerja[1]["iki"][0][nama] = nilai
    return _diubah(hasil_kerja=hasil_kerja)


def _rhk(nama: str, nilai: Any) -> Any:
    hasil_kerja = buku_contoh().skp.model_dump(mode="json")["hasil_kerja"]
    hasil_kerja[1][nama] = nilai
    return _diubah(hasil_kerja=hasil_kerja)


def _rekaman(nama: str, nomor: int, **ubah: Any) -> Any:
    isi = [item.model_dump(mode="json") for item in getattr(buku_contoh(), nama)]
    isi[nomor] |= ubah
    return buku_contoh(**{nama: isi})


def _tanpa(nama: str) -> Any:
    return buku_contoh(**{nama: [item.model_dump(mode="json") for item in getattr(buku_contoh(), nama)][1:]})


@pytest.mark.parametrize(
    ("baru", "lembar", "kalimat"),
    [
        (_iki("target", "90%"), "SKP", 'Target IKI 2.1 berubah dari "100%" menjadi "90%"'),
        (_iki("indikator", "Persentase lain"), "SKP",
         'Indikator IKI 2.1 berubah dari "Persentase data lengkap" menjadi "Persentase lain"'),
        (_iki("aspek", "Biaya"), "SKP", 'Aspek IKI 2.1 berubah dari "Kualitas" menjadi "Biaya"'),
        (_rhk("uraian", "Tersusunnya hal lain"), "SKP",
         'Bunyi RHK 2 berubah dari "Tersusunnya data pegawai" menjadi "Tersusunnya hal lain"'),
        (_rhk("jenis", "Utama"), "SKP", 'Jenis RHK 2 berubah dari "Tambahan" menjadi "Utama"'),
        (_rhk("nomor", 3), "SKP", "IKI 2.1 berpindah dari RHK 2 ke RHK 3"),
        (_diubah(selesai="2025-06-30"), "Identitas",
         "Periode Selesai berubah dari 31 Desember 2025 menjadi 30 Juni 2025"),
        (_diubah(penilai=buku_contoh().skp.penilai.model_dump(mode="json") | {"nama": "dr. Ratna W., M.Kes"}),
         "Identitas", 'berubah dari "dr. Ratna Wijaya, M.Kes" menjadi "dr. Ratna W., M.Kes"'),
        (_diubah(tempat="Bogor"), "Identitas", 'Tempat Penetapan berubah dari kosong menjadi "Bogor"'),
        (_diubah(ekspektasi=[]), "Perilaku Kerja",
         'Ekspektasi Loyal berubah dari "Menjaga rahasia jabatan" menjadi kosong'),
        (_diubah(lampiran={"dukungan_sumber_daya": ["Laptop", "Jaringan"]}), "Lampiran SKP",
         'Konsekuensi berubah dari "Teguran" menjadi kosong'),
        (_rekaman("realisasi", 2, realisasi="20%"), "Triwulan I",
         'Realisasi Triwulan I untuk IKI 2.1 berubah dari "90%" menjadi "20%"'),
        (_rekaman("realisasi", 2, bukti_dukung="Lain"), "Triwulan I",
         'Bukti dukung Triwulan I untuk IKI 2.1 berubah dari "Laporan" menjadi "Lain"'),
        (_tanpa("realisasi"), "Triwulan I",
         'Realisasi Triwulan I untuk IKI 1.1 berubah dari "1 laporan" menjadi kosong'),
        (_tanpa("dialog"), "Dialog Kinerja", "Dialog 1 (10 Oktober 2025) tidak ada lagi"),
        (_rekaman("dialog", 0, status="Belum Selesai"), "Dialog Kinerja",
         'Dialog 1 (10 Oktober 2025): Status berubah dari "Selesai" menjadi "Belum Selesai"'),
        (_rekaman("catatan_harian", 0, kegiatan="Lain"), "Catatan Harian",
         'Catatan harian 1 April 2025 "Koordinasi ke-1" berubah atau tidak ada lagi'),
        (_tanpa("umpan_balik"), "Umpan Balik",
         'Umpan balik 5 Mei 2025 "Laporan Maret sudah baik" berubah atau tidak ada lagi'),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_every_change_of_a_workbook_is_told_in_words(baru: Any, lembar: str, kalimat: str):
    found = [one for one in banding_buku(buku_contoh(), baru) if one.lembar]
    assert [(one.lembar, kalimat in one.kalimat) for one in found] == [(lembar, True)]


def test_what_was_only_added_is_one_sentence():
    before = buku_contoh(realisasi=[], dialog=[])
    (found,) = banding_buku(before, buku_contoh())
    reached = [f"3 realisasi Triwulan {roman}" for roman in ("I", "II", "III", "IV")]
    assert found == ("", f"Yang baru: {', '.join([*reached, '1 dialog kinerja'])}", "")
    assert banding_buku(buku_contoh(), buku_contoh()) == []


def test_of_pembinaan_only_the_number_is_told():
    pembinaan = [{
        "tanggal": datetime.date(2025, 9, 1), "bentuk": "Konseling", "aspek": "Teknis", "alasan": "Tidak Mau",
        "pembina": RAHASIA, "uraian": RAHASIA, "status": "Berjalan",
    }]
    found = banding_buku(buku_contoh(pembinaan=pembinaan), buku_contoh())
    assert [one.kalimat for one in found] == ["1 baris pembinaan berubah atau tidak ada lagi"]
    assert RAHASIA not in str(riwayat_buku(buku_contoh(pembinaan=pembinaan)))


def _tulis(path: Path, buku: Any) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(bangun_skp(isi=buku))
    return path


def test_a_change_stands_at_its_cell(tmp_path: Path):
    lama = _tulis(tmp_path / "lama.xlsx", buku_contoh())
    baru = _tulis(tmp_path / "baru.xlsx", _rekaman("realisasi", 2, realisasi="20%"))
    (finding,) = (one for one in periksa([baru], banding=lama).temuan if one.kode == "BUKU-BERUBAH")
    assert (finding.lembar, finding.sel) == letak("Triwulan I", "realisasi", 3)
    assert finding.pesan.endswith('menjadi "20%" sejak "lama.xlsx".')


def test_another_jabatan_is_told_and_nothing_else_is_compared(tmp_path: Path):
    skp = _iki("target", "50%").skp.model_dump(mode="json")
    skp["pegawai"]["jabatan"] = "Analis Lain"
    lama = _tulis(tmp_path / "lama.xlsx", buku_contoh())
    baru = _tulis(tmp_path / "baru.xlsx", buku_contoh(skp=skp))
    found = [one for one in periksa([baru], banding=lama).temuan if one.kode == "BUKU-BERUBAH"]
    assert [(one.lembar, one.sel) for one in found] == [letak("Identitas", "pegawai.jabatan")]


def test_who_has_no_earlier_state_is_told_so(tmp_path: Path):
    skp = buku_contoh().skp.model_dump(mode="json")
    skp["pegawai"]["nip"] = "198802022012011005"
    lama = _tulis(tmp_path / "lama.xlsx", buku_contoh(skp=skp))
    baru = _tulis(tmp_path / "baru.xlsx", buku_contoh())
    assert "BANDING-TIDAK-ADA" in {one.kode for one in periksa([baru], banding=lama).temuan}


def _dinilai(unit: BukuUnit) -> bytes:
    """The workbook of a unit in which everybody has scores."""
    skor = tuple(one.model_copy(update={"hasil": Decimal(90), "perilaku": Decimal(90)}) for one in unit.skor)
    return bangun_unit(unit.model_copy(update={"skor": skor}))


def test_the_unit_remembers_every_iki_and_says_what_changed_since(tmp_path: Path):
    folder, unit = tmp_path / "buku", tmp_path / "unit.xlsx"
    _tulis(folder / "siti.xlsx", buku_contoh())
    unit.write_bytes(_dinilai(gabung(folder).buku))
    kept = baca_berkas(unit).buku
    assert kept is not None
    assert kept.riwayat == riwayat_buku(buku_contoh())
    changed = _rekaman("realisasi", 2, realisasi="20%")
    _tulis(folder / "siti.xlsx", changed.model_copy(update={"skp": _iki("target", "95%").skp}))
    again = gabung(folder, lanjutkan=unit)
    found = [one for one in again.periksa.temuan if one.kode == "BUKU-BERUBAH"]
    assert [(one.berkas, one.lembar, one.sel) for one in found] == [
        ("siti.xlsx", *letak("SKP", "iki.target", 3)), ("siti.xlsx", *letak("Triwulan I", "realisasi", 3)),
    ]
    since = 'sejak penggabungan sebelumnya, "unit.xlsx".'
    assert [one.pesan for one in found] == [
        f'Target IKI 2.1 berubah dari "100%" menjadi "95%" {since}',
        f'Realisasi Triwulan I untuk IKI 2.1 berubah dari "90%" menjadi "20%" {since}',
    ]
    assert again.buku.riwayat[2].target == "95%"


def _siti_dan_budi(tempat: Path) -> tuple[Path, Path]:
    """Workbooks of two people, and the unit that was made of them."""
    folder, unit = tempat / "buku", tempat / "unit.xlsx"
    skp = buku_contoh().skp.model_dump(mode="json")
    skp["pegawai"] |= {"nip": "198802022012011005", "nama": "Budi Santoso"}
    _tulis(folder / "siti.xlsx", buku_contoh())
    _tulis(folder / "budi.xlsx", buku_contoh(skp=skp))
    unit.write_bytes(_dinilai(gabung(folder).buku))
    return folder, unit


def test_who_is_not_in_a_round_stays_in_the_history(tmp_path: Path):
    folder, unit = _siti_dan_budi(tmp_path)
    (folder / "budi.xlsx").unlink()
    again = gabung(folder, lanjutkan=unit)
    assert {str(one.nip_pegawai) for one in again.buku.riwayat} == {
        "199003152015032004", "198802022012011005",
    }
    assert not [one for one in again.periksa.temuan if one.kode == "BUKU-BERUBAH"]


def test_a_unit_workbook_older_than_the_history_goes_on(tmp_path: Path):
    folder, unit = tmp_path / "buku", tmp_path / "unit.xlsx"
    _tulis(folder / "siti.xlsx", buku_contoh())
    unit.write_bytes(_dinilai(gabung(folder).buku.model_copy(update={"riwayat": ()})))
    assert "BUKU-BERUBAH" not in {one.kode for one in gabung(folder, lanjutkan=unit).periksa.temuan}


def test_what_changed_is_told_beside_what_else_is_found_of_the_same_file_only(tmp_path: Path):
    folder, unit = _siti_dan_budi(tmp_path)
    _tulis(folder / "siti.xlsx", _iki("target", "95%"))
    _tulis(folder / "salinan.xlsx", _iki("target", "95%"))
    again = gabung(folder, lanjutkan=unit)
    told = {one.berkas: [item.kode for item in one.temuan] for one in again.periksa.berkas}
    assert told["siti.xlsx"][-1] == told["salinan.xlsx"][-1] == "BUKU-BERUBAH"
    assert "BUKU-SALINAN" in told["siti.xlsx"]
    assert "BUKU-BERUBAH" not in told["budi.xlsx"]
    assert all(not one.letak_isi and not one.riwayat and one.setoran is None for one in again.periksa.berkas)


def test_what_many_books_say_alike_is_in_memory_once(tmp_path: Path):
    folder, _ = _siti_dan_budi(tmp_path)
    hasil = gabung(folder)
    satu, dua = (one.buku for one in hasil.periksa.berkas)
    assert isinstance(satu, BukuSKP)
    assert isinstance(dua, BukuSKP)
    assert satu.skp.penilai is dua.skp.penilai
    assert satu.skp.lampiran is dua.skp.lampiran
    assert hasil.periksa.berkas[0].kelengkapan is hasil.periksa.berkas[1].kelengkapan
    for satu, dua in (hasil.buku.anggota, hasil.buku.skor, hasil.buku.konfirmasi, hasil.buku.masa):
        assert satu.__pydantic_fields_set__ is dua.__pydantic_fields_set__
