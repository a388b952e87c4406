from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.batas.anggaran import Anggaran, terlalu_besar
from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.kode_temuan import BAB_TEMUAN, KATALOG, buat_temuan, dokumen
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.cetak import cetak
from kinerja_core.services.daftar_unit import susun_daftar
from kinerja_core.services.putaran import tanpa_tahunan
from kinerja_core.workbooks.antarbuku import periksa_antarberkas, tanpa_banding
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_temuan.temuan import bangun_temuan
from kinerja_core.workbooks.daftar import baca_skor
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.alamat import Alamat
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import di, judul, rentang
from tests.alat.timpa_sel import tanpa_nilai_tersimpan
from tests.workbooks.bahan_baca import (
    NIP_SITI,
    baca,
    buku_contoh,
    ganti,
    isikan,
    kisi_lama,
    kisi_skp,
    kisi_unit,
    unit_contoh,
)
from tests.workbooks.bahan_periksa import (
    KOSONG,
    PEMBINAAN,
    berubah,
    buku_ber_nip,
    dua_buku,
    hasil_buku,
    pembinaan,
    ubah,
    unit_beda,
    unit_menyendiri,
)
from tests.workbooks.buku_360.bahan_360 import PEMBUAT_360
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, JUDUL, tulis

AKAR = Path(__file__).parents[2]


def _ubah_sel(lembar: str, sel: dict[str, Any]) -> Iterable[Temuan]:
    """The same where no field stands."""
    kisi = kisi_skp()
    for where, value in sel.items():
        ganti(kisi, lembar, where, value)
    return baca(kisi).temuan


def _unit(lembar: str, isian: dict[str, Any], *nomor: int) -> Iterable[Temuan]:
    return ubah(lembar, isian, *nomor, dasar=kisi_unit)


#: An answer that objects to the evaluation of January 2026.
OBJECTS = {
    "tanggal_evaluasi": "2026-01-13", "jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20", "alasan": "Data keliru",
}


def _keberatan(folder: Path, jawaban: dict[str, Any], kelanjutan: dict[str, Any]) -> Iterable[Temuan]:
    """A unit with the answer of one person, and what became of it."""
    who = {"nip": NIP_SITI, "nama": "Siti Rahma"}
    return _berkas(folder, bangun_unit(isi=unit_contoh().model_copy(update={
        "konfirmasi": (Konfirmasi.model_validate({"tanggal_evaluasi": "2026-01-13"} | who | jawaban),),
        "keberatan": (Keberatan.model_validate(who | kelanjutan),) if kelanjutan else (),
    })))


def _susun() -> Iterable[Temuan]:
    """A unit whose first person was not known before, and whose others are not in the list given now.

    One of them says another unit and jabatan now, another has a book of another year only.
    """
    people = unit_contoh().anggota
    moved = people[1].model_copy(update={"pegawai": people[1].pegawai.model_copy(update={
        "unit_kerja": "Biro Lain", "jabatan": "Perencana Ahli Pertama",
    })})
    return susun_daftar([moved], people[1:], Periode.parse("2025"), daftar=people[:1], tahun_lain=people[2:3]).temuan


def _berkas(folder: Path, isi: bytes, nama: str = "uji.xlsx") -> Iterable[Temuan]:
    (folder / nama).write_bytes(isi)
    return baca_berkas(folder / nama).temuan


def _csv(folder: Path, teks: str) -> Iterable[Temuan]:
    (folder / "skor.csv").write_text(teks, encoding="utf-8")
    return baca_skor(folder / "skor.csv")[1]


def _tanpa(lembar: str) -> Iterable[Temuan]:
    return baca(Kisi({name: rows for name, rows in kisi_skp().lembar.items() if name != lembar})).temuan


def _terkunci(folder: Path) -> Iterable[Temuan]:
    def menolak(*_: object) -> bytes:
        raise PermissionError(13, "ditolak")

    (folder / "uji.xlsx").write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.open", menolak)
        return baca_berkas(folder / "uji.xlsx").temuan


def _habis(*_: object) -> None:
    raise terlalu_besar("berukuran lebih dari 50 MB")


def _besar(folder: Path) -> Iterable[Temuan]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Anggaran, "pakai", _habis)
        return _berkas(folder, b"PK\x03\x04")


def _pengodean(folder: Path) -> Iterable[Temuan]:
    (folder / "skor.csv").write_bytes("nip,nama,hasil,perilaku\n1,Andr\u00e9,9,9\n2,Ren".encode() + b"\xe9,8,8\n")
    return baca_skor(folder / "skor.csv")[1]


def _baris_hilang(lembar: str, nomor: int) -> Iterable[Temuan]:
    kisi = kisi_skp()
    del kisi.lembar[lembar][nomor - 1]
    return baca(kisi).temuan


def _berupa(lembar: str, nama: str, nilai: float, rupa: str) -> Iterable[Temuan]:
    """The sample with a number of a format."""
    kisi = isikan(kisi_skp(), lembar, nama, nilai)
    return baca(kisi._replace(rupa={lembar: {di(lembar, nama): rupa}})).temuan


def _berumus(lembar: str, nama: str, nomor: int) -> Iterable[Temuan]:
    return baca(kisi_skp()._replace(rumus={lembar: Alamat.dari({di(lembar, nama, nomor)})})).temuan


def _di_luar_tabel() -> Iterable[Temuan]:
    """The second note has no status, as a row that was put between others."""
    kisi = isikan(kisi_skp(), "Catatan Harian", "_status", "", 2)
    watched = {di("Catatan Harian", "_status", number) for number in (1, 3, 4, 5)}
    return baca(kisi._replace(rumus={"Catatan Harian": Alamat.dari(watched)})).temuan


def _hanya_spasi() -> Kisi:
    """The seventh and the ninth note are spaces only, as their status sees; below the table nothing sees them."""
    kisi = isikan(kisi_skp(), "Catatan Harian", "kegiatan", " ", 7, 9, 600)
    return isikan(kisi, "Catatan Harian", "_status", "Lengkapi: Tanggal, Kode RHK", 7, 9)


def _tergabung(lembar: str, rentang_: str) -> Iterable[Temuan]:
    return baca(kisi_skp()._replace(gabung={lembar: (rentang_,)})).temuan


def _deret(banyak: int) -> Iterable[Temuan]:
    """Codes of RHK that go up one by one in as many notes, in a workbook that has as many RHK."""
    kisi = kisi_skp()
    isikan(kisi, "SKP", "rhk.nomor", 3.0, 2)
    isikan(isikan(kisi, "SKP", "rhk.jenis", "Utama", 2), "SKP", "rhk.uraian", "Rencana lain", 2)
    for number in range(1, banyak + 1):
        isikan(kisi, "Catatan Harian", "kode_rhk", f"RHK {number}", number)
    return baca(kisi).temuan


def _skp_kosong() -> Iterable[Temuan]:
    kisi = kisi_skp()
    del kisi.lembar["SKP"][6:]
    return baca(kisi).temuan


def _belum_dibina() -> Iterable[Temuan]:
    kisi = kisi_skp()
    for name, value in (PEMBINAAN | {"tanggal": datetime.date(2025, 12, 31)}).items():
        isikan(kisi, "Pembinaan", name, value)
    return baca(kisi, datetime.date(2025, 12, 1)).temuan


def _penuh(folder: Path) -> Iterable[Temuan]:
    note = buku_contoh().catatan_harian[0]
    return _berkas(folder, bangun_skp(isi=buku_contoh(catatan_harian=[note] * CATATAN_HARIAN.kapasitas)))


def _tertukar() -> Iterable[Temuan]:
    """The third of five notes in April with day and month exchanged, in a row of its own before the fourth."""
    kisi = kisi_skp()
    isikan(kisi, "Catatan Harian", "tanggal", datetime.date(2025, 3, 4), 3)
    return baca(kisi).temuan


def _meta(kunci: str, nilai: str) -> Iterable[Temuan]:
    kisi = kisi_skp()
    for row in kisi.lembar["_meta"]:
        if row[0] == kunci:
            row[1] = nilai
    return baca(kisi).temuan


def _tukin_lain() -> Iterable[Temuan]:
    """A typed predikat, and ratings that give another one."""
    kisi = isikan(isikan(kisi_unit(), "Pengaturan", "periode", "Tahun 2025"), "Tukin", "nip", NIP_SITI)
    isikan(kisi, "Tukin", "predikat", "Kurang")
    for name in ("rating_hasil", "rating_perilaku"):
        isikan(kisi, "Skor", name, "Sesuai Ekspektasi")
    return baca(kisi).temuan


def _surat_tanpa_penandatangan(folder: Path) -> Iterable[Temuan]:
    unit = unit_contoh()
    settings = unit.pengaturan.model_copy(update={"penandatangan": None})
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi=unit.model_copy(update={"pengaturan": settings})))
    return cetak("surat-keterangan", [folder / "unit.xlsx"], folder / "dokumen").temuan
#: A label of the form once more, far below it.
_DI_BAWAH_FORMULIR = {"A60": "Nama Pegawai", "B60": "Orang lain"}  # alamat: no field stands there
_CSV = "nip,nama,hasil,perilaku\n" + f"{NIP_SITI},Siti Rahma,90,90\n"

#: Each code with a way a user really comes to it.
_ORANG = ["Andi Permata", ANDI, "Analis", "Tim A"]


def _daftar(folder: Path, lembar: dict[str, list[list[str]]], **cara: Any) -> Iterable[Temuan]:
    return baca_daftar_pegawai(tulis(folder / "daftar.xlsx", lembar, **cara))[1]


PEMBUAT: dict[str, Callable[[Path], Iterable[Temuan]]] = {
    "BERKAS-TIDAK-ADA": lambda f: baca_berkas(f / "tidak-ada.xlsx").temuan,
    "BERKAS-FOLDER": lambda f: baca_berkas(f).temuan,
    "BERKAS-KOSONG": lambda f: _berkas(f, b""),
    "BERKAS-RUSAK": lambda f: _berkas(f, b"PK\x03\x04"),
    "BERKAS-SANDI": lambda f: _berkas(f, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    "BERKAS-LABEL": lambda f: _berkas(
        f, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "DRMEncryptedDataSpaceEncryptedPackage".encode("utf-16-le")
    ),
    "BERKAS-TERKUNCI": _terkunci,
    "BERKAS-BUKAN-XLSX": lambda f: _berkas(f, b"nip,nama"),
    "BERKAS-TERLALU-BESAR": _besar,
    "BUKU-TIDAK-DIKENAL": lambda _: baca(Kisi({"Sheet1": [["a"]]})).temuan,
    "BUKU-HASIL": lambda f: _berkas(f, bangun_temuan(())),
    "BUKU-VERSI-BARU": lambda _: _meta("versi", "99"),
    "BUKU-BELUM-DIISI": lambda f: _berkas(f, bangun_skp()),
    "LEMBAR-TIDAK-ADA": lambda _: _tanpa("Umpan Balik"),
    "LEMBAR-GANDA": lambda _: baca(Kisi({**kisi_skp().lembar, "umpan-balik": []})).temuan,
    "LEMBAR-SALINAN": lambda _: baca(kisi_skp()._replace(lain=("Catatan Harian (2)",))).temuan,
    "LEMBAR-TERLALU-LUAS": lambda _: (
        baca(
            Kisi(
                {name: rows for name, rows in kisi_skp().lembar.items() if name != "SKP"},
                dilewati={"SKP": 'Lembar "SKP" berisi sel sampai XFD99, jauh melewati isi yang wajar.'},
            )
        ).temuan
    ),
    "JUDUL-TIDAK-ADA": lambda _: _baris_hilang("Umpan Balik", 6),
    "KOLOM-TIDAK-ADA": lambda _: _ubah_sel("Rencana Aksi", {judul("Rencana Aksi", "uraian"): "Apa saja"}),
    "KOLOM-GANDA": lambda _: _ubah_sel("Rencana Aksi", {judul("Rencana Aksi", "uraian"): "Bulan Mulai"}),
    "KOLOM-TIDAK-DIKENAL": lambda f: _csv(f, _CSV.replace("perilaku", "perilaku,keterangan").replace("90\n", "90,x\n")),
    "ISIAN-TIDAK-ADA": lambda _: _ubah_sel("Identitas", {judul("Identitas", "pegawai.nip"): "Nomor"}),
    "ISIAN-GANDA": lambda _: _ubah_sel("Identitas", _DI_BAWAH_FORMULIR),
    "BARIS-BERLEBIH": lambda f: _csv(f, _CSV + "1,2,3,4,5\n"),
    "SEL-WAJIB": lambda _: ubah("Catatan Harian", {"kegiatan": ""}),
    "SEL-GALAT": lambda _: ubah("Catatan Harian", {"kegiatan": "#N/A"}),
    "SEL-RUMUS": lambda _: _berumus("SKP", "rhk.uraian", 1),
    "SEL-RUMUS-KOSONG": lambda _: _berumus("SKP", "rhk.uraian", 2),
    "TEKS-DI-BAWAH-TABEL": lambda _: baca(isikan(kisi_skp(), "SKP", "rhk.uraian", "Catatan", 70)).temuan,
    "BARIS-DI-LUAR-TABEL": lambda _: _di_luar_tabel(),
    "BARIS-SPASI": lambda _: baca(_hanya_spasi()).temuan,
    "RUMUS-RUSAK": lambda _: baca(isikan(kisi_skp(), "SKP", "_status", "#REF!")).temuan,
    "SEL-TERGABUNG": lambda _: _tergabung("Catatan Harian", rentang("Catatan Harian", "kegiatan", sampai=2)),
    "SEL-JENIS": lambda _: ubah("Catatan Harian", {"kegiatan": True}),
    "SEL-JADI-TANGGAL": lambda _: ubah("SKP", {"iki.target": datetime.date(2025, 2, 1)}),
    "TEKS-KARAKTER": lambda _: ubah("Catatan Harian", {"kegiatan": "a\x00b"}),
    "TEKS-PENGODEAN": _pengodean,
    "TEKS-PANJANG": lambda _: ubah("SKP", {"iki.target": "x" * 1001}),
    "TEKS-AWALAN-RUMUS": lambda _: ubah("Catatan Harian", {"kegiatan": "=A1"}),
    "PILIHAN-TIDAK-DIKENAL": lambda _: ubah("Catatan Harian", {"perlu_dialog": "Mungkin"}),
    "ANGKA-SALAH": lambda _: ubah("SKP", {"rhk.nomor": "satu"}),
    "ANGKA-TEKS": lambda _: _unit("Skor", {"hasil": "85,5"}),
    "ANGKA-PERSEN": lambda _: _unit("Skor", {"hasil": 0.85}),
    "SKOR-DIBULATKAN": lambda _: _unit("Skor", {"hasil": 250 / 3}),
    "SKOR-MENYENDIRI": lambda _: unit_menyendiri(),
    "ANGKA-BERUPA": lambda _: _berupa("SKP", "iki.target", 2.5, "# ?/?"),
    "ANGKA-BATAS": lambda _: _unit("Skor", {"hasil": 121.0}),
    "TANGGAL-TEKS": lambda _: ubah("Catatan Harian", {"tanggal": "1/4/2025"}),
    "TANGGAL-SALAH": lambda _: ubah("Catatan Harian", {"tanggal": 85.0}),
    "PANGKAT-SALAH": lambda _: ubah("Identitas", {"pegawai.pangkat": "Jenderal"}),
    "PERIODE-SALAH": lambda _: _unit("Pengaturan", {"periode": "Semester I"}),
    "PERIODE-TANPA-ATURAN": lambda _: _unit("Pengaturan", {"periode": "Tahun 2024"}),
    "TAUTAN-BERBAHAYA": lambda _: ubah("Catatan Harian", {"tautan": "file:///C:/rahasia"}),
    "ISI-SALAH": lambda _: ubah("Identitas", {"tahun": "9" * 5000}),
    "NIP-ANGKA": lambda _: ubah("Identitas", {"pegawai.nip": 199003152015032004.0}),
    "NIP-SALAH": lambda _: ubah("Identitas", {"pegawai.nip": "1990"}),
    "NIP-BATAS": lambda _: ubah("Identitas", {"pegawai.nip": "201003152015032004"}),
    "IDENTITAS-JENIS": lambda _: ubah("Identitas", {"pegawai.jenis": "PPPK"}),
    "SKP-JENIS": lambda _: ubah("Identitas", {"jenis": "Kualitatif JPT"}),
    "IDENTITAS-TAHUN-TEMPLAT": lambda _: baca_berkas(AKAR / "tests" / "kasus" / "buku" / "tahun-lalu-b.xlsx").temuan,
    "NAMA-BERNIP": lambda _: ubah("Identitas", {"penilai.nama": f"Laksmi, M.Kes. NIP {NIP_SITI}"}),
    "IDENTITAS-PANGKAT": lambda _: ubah("Identitas", {"pegawai.pangkat": "IX"}),
    "PENILAI-SAMA": lambda _: ubah("Identitas", {"penilai.nip": NIP_SITI}),
    "SKP-PERIODE": lambda _: ubah("Identitas", {"tahun": 2024.0}),
    "SKP-KOSONG": lambda _: _skp_kosong(),
    "SKP-RHK-BERBEDA": lambda _: ubah("SKP", {"rhk.uraian": "Lain"}, 2),
    "SKP-NOMOR-LONCAT": lambda _: ubah("SKP", {"rhk.nomor": 4.0}, 3),
    "SKP-SATUAN-BERBEDA": lambda _: ubah("SKP", {"iki.satuan": "Dokumen"}),
    "SKP-TEKS-BERBEDA": lambda _: ubah("Catatan Harian", {"_rhk": "RHK yang dulu"}, 2),
    "SKP-SATUAN-GANDA": lambda _: ubah("SKP", {"iki.target": "12 Laporan", "iki.satuan": "laporan"}),
    "SKP-TARGET-SATUAN": lambda _: ubah("SKP", {"iki.satuan": ""}),
    "SKP-TARGET-ANGKA": lambda _: ubah("SKP", {"iki.target": "banyak"}),
    "IKI-TIDAK-DIKENAL": lambda _: ubah("Rencana Aksi", {"kode_iki": "IKI 9.9"}),
    "RHK-TIDAK-DIKENAL": lambda _: ubah("Catatan Harian", {"kode_rhk": "RHK 9"}),
    "BULAN-TERBALIK": lambda _: ubah("Rencana Aksi", {"waktu.mulai": "Mei"}),
    "AKSI-LUAR-PERIODE": lambda _: ubah("Identitas", {"mulai": datetime.date(2025, 4, 1)}),
    "AKSI-TIDAK-ADA": lambda _: ubah("Rencana Aksi", {"kode_iki": "IKI 1.1"}, 2),
    "AKSI-BELUM-SELESAI": lambda _: ubah("Rencana Aksi", {"rencana_aksi_selesai": "Tidak"}),
    "AKSI-BERUBAH": lambda _: berubah(baru=lambda kisi: isikan(kisi, "Rencana Aksi", "waktu.selesai", "Mei")),
    "AKSI-GANDA": lambda _: ubah("Rencana Aksi", {
        "kode_iki": "IKI 1.1", "uraian": "Menyusun bahan IKI 1.1", "waktu.mulai": "Mei", "waktu.selesai": "Mei",
    }, 4),
    "CATATAN-LUAR-TAHUN": lambda _: ubah("Catatan Harian", {"tanggal": datetime.date(2024, 4, 1)}),
    "CATATAN-MASA-DEPAN": lambda _: baca(kisi_skp(), datetime.date(2025, 4, 2)).temuan,
    "CATATAN-PERLU-DIALOG": lambda _: ubah("Catatan Harian", {
        "tanggal": datetime.date(2025, 12, 1), "perlu_dialog": "Ya",
    }),
    "CATATAN-PENUH": _penuh,
    "PEMBINAAN-TIDAK-SESUAI": lambda _: pembinaan({"bentuk": "Konseling"}),
    "UMPAN-LUAR-TAHUN": lambda _: ubah("Umpan Balik", {"tanggal": datetime.date(2024, 5, 5)}),
    "UMPAN-MASA-DEPAN": lambda _: baca(kisi_skp(), datetime.date(2025, 4, 2)).temuan,
    "PEMBINAAN-LUAR-TAHUN": lambda _: ubah("Pembinaan", PEMBINAAN | {"tanggal": datetime.date(2024, 5, 5)}),
    "PEMBINAAN-MASA-DEPAN": lambda _: _belum_dibina(),
    "TANGGAL-TERTUKAR": lambda _: _tertukar(),
    "TANGGAL-LUAR-PERIODE": lambda _: ubah("Identitas", {"mulai": datetime.date(2025, 4, 4)}),
    "SKP-PENETAPAN": lambda _: ubah("Identitas", {"tanggal_penetapan": datetime.date(2024, 1, 5)}),
    "EVALUASI-TANGGAL": lambda _: _unit("Pengaturan", {"tanggal_evaluasi": datetime.date(2024, 5, 5)}),
    "SURAT-MENDAHULUI": lambda _: _unit("Pengaturan", {"tanggal_evaluasi": datetime.date(2100, 1, 5)}),
    "JAWABAN-TANPA-TANGGAL": lambda _: _unit("Konfirmasi", {"nip": NIP_SITI, "jawaban": "Setuju"}),
    "JAWABAN-MENDAHULUI": lambda _: _unit("Konfirmasi", {
        "nip": NIP_SITI, "jawaban": "Setuju", "tanggal_jawaban": datetime.date(2024, 1, 5),
        "tanggal_evaluasi": datetime.date(2025, 1, 5),
    }),
    "TANGGAL-BELUM-TIBA": lambda f: _keberatan(f, OBJECTS | {"tanggal_jawaban": "2099-01-05"}, {}),
    "KEBERATAN-TANPA-ALASAN": lambda f: _keberatan(f, OBJECTS | {"alasan": None}, {}),
    "TERLAMBAT-GANDA": lambda _: _unit(
        "Pimpinan Terlambat", {"nip": NIP_SITI, "nama": "Siti Rahma", "keadaan": "Terlambat"}, 1, 2
    ),
    "UNDANGAN-TANGGAL": lambda f: _keberatan(f, {"tanggal_undangan": "2025-01-05"}, {}),
    "PUTUSAN-TANPA-KEBERATAN": lambda _: _unit("Keberatan", {"nip": NIP_SITI, "pemutus": "Laksmi"}),
    "PUTUSAN-TIDAK-LENGKAP": lambda f: _keberatan(f, OBJECTS, {"nilai_baru": 95}),
    "PUTUSAN-DITOLAK-BERUBAH": lambda f: _keberatan(f, OBJECTS, {"putusan": "Ditolak", "nilai_baru": 95}),
    "KEBERATAN-TANGGAL": lambda f: _keberatan(f, OBJECTS, {"tanggal_diteruskan": "2026-01-14"}),
    "KEBERATAN-TERLAMBAT": lambda f: _keberatan(
        f, OBJECTS | {"tanggal_jawaban": "2026-03-02"}, {"tanggal_diteruskan": "2026-03-03"}
    ),
    "REALISASI-TANPA-BUKTI": lambda _: ubah("Triwulan I", {"bukti_dukung": ""}),
    "REALISASI-BELUM-LENGKAP": lambda _: ubah("Triwulan I", {"realisasi": "", "bukti_dukung": ""}, 2),
    "REALISASI-TIDAK-ADA": lambda _: ubah("Triwulan II", KOSONG, 1, 2, 3),
    "REALISASI-BERGESER": lambda _: ubah("Triwulan I", {"kode_iki": "IKI 2.1"}, dasar=kisi_lama),
    "REALISASI-KODE-IKI": lambda _: ubah("Triwulan I", {"kode_iki": "IKI 99"}),
    "REALISASI-BARIS-HILANG": lambda _: _baris_hilang("Triwulan I", 8),
    "REALISASI-SATUAN-BERBEDA": lambda _: ubah("Triwulan I", {"realisasi": "1 Rapat"}),
    "REALISASI-BESARAN": lambda _: ubah("Triwulan I", {"realisasi": "1.500 laporan"}),
    "SKP-KODE-IKI": lambda _: ubah("SKP", {"iki.kode": ""}),
    "KODE-BERURUTAN": lambda _: _deret(3),
    "BUKU-BERUBAH": lambda _: berubah(baru=lambda kisi: isikan(kisi, "SKP", "iki.target", "9")),
    "BUKU-BERTAMBAH": lambda _: berubah(lama=lambda kisi: isikan(kisi, "Catatan Harian", "kegiatan", "")),
    "BANDING-TIDAK-ADA": lambda _: [tanpa_banding(baca(kisi_skp()), "lama")],
    "DIALOG-TIDAK-LENGKAP": lambda _: ubah("Dialog Kinerja", {"status": ""}),
    "DIALOG-BERBEDA": lambda _: ubah("Dialog Kinerja", {"status": "Belum Selesai"}, 2),
    "DIALOG-TANPA-AKSI": lambda _: ubah("Rencana Aksi", {"kode_iki": "IKI 1.2"}),
    "DIALOG-LUAR-TAHUN": lambda _: ubah("Dialog Kinerja", {"tanggal": datetime.date(2026, 1, 5)}),
    "DIALOG-MASA-DEPAN": lambda _: baca(kisi_skp(), datetime.date(2025, 9, 1)).temuan,
    "DIALOG-AGENDA-GANDA": lambda _: ubah("Dialog Kinerja", {
        "agenda.kode_iki": "IKI 1.1", "agenda.progress": "80 %", "agenda.masalah": "Data kurang",
    }, 2),
    "DIALOG-TANPA-PERTIMBANGAN": lambda _: ubah("Dialog Kinerja", {"dipimpin": "Pemberi Pertimbangan"}),
    "NIP-GANDA": lambda _: _unit("Daftar Pegawai", {"pegawai.nip": NIP_SITI}, 2),
    "PEGAWAI-GANDA": lambda _: _unit("Skor", {"nip": NIP_SITI, "nama": "SITI RAHMA, S.Kom."}, 2),
    "BUKU-SALINAN": lambda _: dua_buku(),
    "ORANG-DUA-BUKU": lambda _: dua_buku({"rencana_aksi_selesai": False}),
    "ORANG-DUA-UNIT": lambda _: dua_buku(unit_kerja="Biro Umum"),
    "SKP-TUMPANG-TINDIH": lambda _: dua_buku(jabatan="Pranata Komputer"),
    "NAMA-BERKAS-LAIN": lambda _: periksa_antarberkas([
        hasil_buku(f"Budi {unit_contoh().anggota[1].pegawai.nip}.xlsx", buku_contoh()),
        HasilBaca("unit.xlsx", "unit", unit_contoh(), None, None, ()),
    ]),
    "ORANG-DUA-NIP": lambda _: periksa_antarberkas([
        hasil_buku("satu.xlsx", buku_contoh()), hasil_buku("dua.xlsx", buku_ber_nip(f"{NIP_SITI[:-1]}9")),
    ]),
    "UNIT-DUA-BUKU": lambda _: periksa_antarberkas([
        HasilBaca(f"{name}.xlsx", "unit", unit_contoh().model_copy(update={"skor": unit_contoh().skor[:many]}), None,
                  None, ())
        for name, many in (("satu", 1), ("dua", 2))
    ]),
    "UNIT-BEDA-BUKU": lambda _: unit_beda(nama="Sitti Rahma"),
    "KEADAAN-TERBALIK": lambda _: _unit("Daftar Pegawai", {
        "keadaan": "Cuti", "sejak": datetime.date(2025, 5, 2), "sampai": datetime.date(2025, 5, 1),
    }, 2),
    "DIALOG-BERIKUTNYA": lambda _: ubah("Dialog Kinerja", {"status": "Belum selesai", "berikutnya": ""}),
    "DIALOG-TINDAK-LANJUT": lambda _: ubah("Dialog Kinerja", {
        "nomor": 1.0, "agenda.kode_iki": "IKI 1.1", "agenda.progress": "80 %", "agenda.masalah": "Data kurang",
        "tindak_lanjut.keadaan": "Selesai",
    }, 2),
    "UMPAN-KRITERIA": lambda _: ubah("Umpan Balik", {"spesifik": "Tidak"}),
    "BERKAS-ARSIP": lambda f: _berkas(f, b"bukan zip", "kiriman.zip"),
    "BERKAS-BELUM-DIUNDUH": lambda f: _berkas(f, b"", ".uji.xlsx.icloud"),
    "KONVERSI-TANPA-MASA": lambda f: _berkas(f, bangun_unit(isi=unit_contoh().model_copy(update={"riwayat_ak": (
        RiwayatAngkaKredit.model_construct(
            nip=NIP_SITI, nama="Siti Rahma", asal="Konversi", jabatan="Analis Ahli Muda", mulai=None, selesai=None,
            predikat=None, angka_kredit=Decimal(25), nomor_pak=None,
        ),
    )}))),
    "TERLAMBAT-TERBALIK": lambda f: _berkas(f, bangun_unit(isi=unit_contoh().model_copy(update={"terlambat": (
        KeterlambatanPimpinan.model_construct(
            nip=NIP_SITI, nama="Siti Rahma", keadaan="Terlambat", mulai=datetime.date(2026, 3, 1),
            selesai=datetime.date(2026, 2, 28), periode=None,
        ),
    )}))),
    "TAHUN-TERLEWAT": lambda _: [*tanpa_tahunan(unit_contoh().model_copy(update={
        "pengaturan": unit_contoh().pengaturan.model_copy(update={"periode": Periode.parse("2025-TW4")}),
    }), "tw4.xlsx", Periode.parse("2026-TW1"))],
    "PEGAWAI-BELUM-MENGIRIM": lambda _: _susun(),
    "PEGAWAI-DI-LUAR-DAFTAR": lambda _: _susun(),
    "PEGAWAI-BARU": lambda _: _susun(),
    "PEGAWAI-GANTI-UNIT": lambda _: _susun(),
    "PEGAWAI-GANTI-DATA": lambda _: _susun(),
    "PEGAWAI-GANTI-NIP": lambda _: susun_daftar([
        unit_contoh().anggota[0].model_copy(update={"pegawai": unit_contoh().anggota[0].pegawai.model_copy(update={
            "nip": NIP(f"{NIP_SITI[:-1]}9"),
        })}),
    ], unit_contoh().anggota[:1], Periode.parse("2025")).temuan,
    "PEGAWAI-UNIT-LAIN": lambda _: susun_daftar([
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"unit_kerja": name})})
        for one, name in zip(unit_contoh().anggota, ("Biro Umum", "Biro Umum", "Biro Lain"), strict=False)
    ], (), Periode.parse("2025"), nama_unit="Biro Umum").temuan,
    "BUKU-TAHUN-LAIN": lambda _: _susun(),
    "PENGATURAN-BOBOT": lambda _: _unit("Pengaturan", {"bobot_hasil": 60.0}),
    "TUKIN-PREDIKAT": lambda _: _tukin_lain(),
    "NAMA-TERTUKAR": lambda _: _unit("Skor", {"nama": "Budi Santoso"}),
    "NAMA-BERBEDA": lambda _: _unit("Skor", {"nama": "Rudi Hartono"}),
    "SKOR-SUDAH-KELUAR": lambda _: _unit("Daftar Pegawai", {"keadaan": "Pensiun"}),
    "SKOR-TANPA-PEGAWAI": lambda _: _unit("Skor", {"nip": "198802022012011006"}, 2),
    "PEGAWAI-TANPA-SKOR": lambda _: _unit("Skor", {"nip": "", "nama": "", "hasil": "", "perilaku": ""}, 3),
    "UNIT-HASIL-BERBEDA": lambda _: _unit("Skor", {"hasil": 1.5}),
    "UNIT-BELUM-DIHITUNG": lambda folder: _berkas(folder, tanpa_nilai_tersimpan(bangun_unit(isi=unit_contoh()))),
    "UNIT-VERSI-LAMA": lambda _: baca_berkas(AKAR / "tests" / "kasus" / "unit" / "unit_norate.xlsx").temuan,
}

PEMBUAT |= {
    "DAFTAR-BEBERAPA-LEMBAR": lambda f: _daftar(f, {"PNS": [JUDUL, _ORANG], "PPPK": [JUDUL, _ORANG]}),
    "DAFTAR-LEMBAR-LAIN": lambda f: _daftar(f, {"Pegawai": [JUDUL, _ORANG], "PPPK": [
        [*JUDUL[:-1]], ["Budi", BUDI, "Analis"],
    ]}),
    "DAFTAR-BARIS-LAIN": lambda f: _daftar(f, {"DUK": [JUDUL, ["TIM KERJA 1"], _ORANG]}),
    "DAFTAR-BARIS-TERSEMBUNYI": lambda f: _daftar(f, {"DUK": [JUDUL, _ORANG]}, tersembunyi=2),
    "DAFTAR-BUKAN-ASN": lambda f: _daftar(f, {"DUK": [
        [*JUDUL, "Status"], [*_ORANG, "PNS"], ["Budi", None, "Analis", "Tim", "Honorer"],
    ]}),
    "DAFTAR-STATUS-LAIN": lambda f: _daftar(f, {"DUK": [
        [*JUDUL, "Status"], [*_ORANG, "Honorer"], ["Budi", BUDI, "Analis", "Tim", "PNS"],
    ]}),
    "PENILAI-BELUM-LENGKAP": lambda f: _daftar(f, {"DUK": [[*JUDUL, "Penilai"], [*_ORANG, "dr. Ratna"]]}),
}
PEMBUAT |= PEMBUAT_360
PEMBUAT["DOKUMEN-BELUM-LENGKAP"] = _surat_tanpa_penandatangan

_RUANG_LAIN = {"Cetak dan PDF", "Ekspor", "Laporan e-Kinerja BKN"}
#: Findings of other rooms, produced by their own tests.
KODE_LAIN = [item.kode for part in BAB_TEMUAN if part.judul in _RUANG_LAIN for item in part.kode]
# said of what is made of workbooks, and of a sheet that is painted
KODE_LAIN += ["EJAAN-TIDAK-DIUBAH", "DIALOG-TERBUKA-LALU", "SKP-LALU-SALAH", "SKP-LALU-TAHUN", "JADWAL-DIUBAH"]


@pytest.mark.parametrize("kode", list(PEMBUAT))
def test_every_code_of_the_catalogue_can_be_produced(kode: str, tmp_path: Path):
    found = {item.kode: item for item in PEMBUAT[kode](tmp_path)}
    assert [item.pesan for item in found.values() if re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", item.pesan)] == []
    assert kode in found, {code: item.pesan for code, item in found.items()}
    finding = found[kode]
    assert finding.tingkat is KATALOG[kode].tingkat
    assert finding.pesan.strip()
    assert finding.saran.strip()
    assert "{" not in finding.pesan


def test_the_catalogue_has_nothing_but_what_can_be_produced():
    elsewhere = set(KODE_LAIN) - set(PEMBUAT)
    assert set(PEMBUAT) | elsewhere == set(KATALOG)
    texts = [path.read_text(encoding="utf-8") for path in (AKAR / "tests").rglob("test_*.py")]
    assert [code for code in sorted(elsewhere) if not any(f'"{code}"' in text for text in texts)] == []


@pytest.mark.parametrize("kode", list(KATALOG))
def test_every_code_names_the_rule_or_the_form_it_rests_on(kode: str):
    source = KATALOG[kode].rujukan
    assert source.partition(":")[0].strip()
    assert buat_temuan(kode, "Pesan.").rujukan == source


@pytest.mark.parametrize("kode", [code for code in PEMBUAT if code != "PILIHAN-TIDAK-DIKENAL"])
def test_a_finding_says_what_to_do_only_once(kode: str, tmp_path: Path):
    finding = next(item for item in PEMBUAT[kode](tmp_path) if item.kode == kode)
    said = {" ".join(part.casefold().split()) for part in re.split(r"[.;:]", finding.pesan)}
    for part in re.split(r"[.;:]", finding.saran):
        assert " ".join(part.casefold().split()) not in said - {""}
    assert not re.search(r"(?i)ketik ulang|ubah format|gunakan alamat|hapus karakter|tulis misalnya", finding.pesan)


def test_the_guide_lists_every_code_as_it_is():
    assert (AKAR / "docs" / "temuan.md").read_text(encoding="utf-8") == dokumen()


def test_a_code_that_is_not_listed_cannot_be_used():
    with pytest.raises(KeyError):
        buat_temuan("TIDAK-TERDAFTAR", "apa pun")


def test_choices_that_end_with_a_point_get_no_second_one():
    (told,) = [one for one in _unit("Daftar Pegawai", {"keadaan": "MPP"}) if one.kode == "PILIHAN-TIDAK-DIKENAL"]
    assert told.saran.endswith(" Plt., Plh.")
