"""A filled staff workbook and unit workbook for the reader's tests, and ways to change their cells."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin.kisi import Kisi, buka, tempat
from tests.alat.alamat import di

HARI_INI = datetime.date(2026, 1, 11)
NIP_SITI = "199003152015032004"
NIP_RATNA = "197505122000032001"


def buku_contoh(**ubah: Any) -> BukuSKP:
    """Two RHK with three IKI, and something on every sheet."""
    unit = "Biro Organisasi dan SDM"
    isi: dict[str, Any] = {
        "skp": {
            "jenis": "Kuantitatif JA/JF",
            "tahun": 2025,
            "mulai": "2025-01-01",
            "selesai": "2025-12-31",
            "pegawai": {
                "nama": "Siti Rahma, S.Kom",
                "nip": NIP_SITI,
                "jenis": "PNS",
                "pangkat": "Penata (III/c)",
                "jabatan": "Analis SDM Aparatur",
                "unit_kerja": unit,
            },
            "penilai": {
                "nama": "dr. Ratna Wijaya, M.Kes",
                "nip": NIP_RATNA,
                "pangkat": "Pembina (IV/a)",
                "jabatan": "Kepala Biro",
                "unit_kerja": unit,
            },
            "hasil_kerja": [
                {
                    "nomor": 1,
                    "jenis": "Utama",
                    "uraian": "Terlaksananya penilaian mandiri",
                    "rhk_diintervensi": "Tata kelola SDM",
                    "iki": [
                        {
                            "kode": "IKI 1.1",
                            "indikator": "Jumlah laporan",
                            "target": "1",
                            "satuan": "Laporan",
                            "aspek": "Kuantitas",
                        },
                        {
                            "kode": "IKI 1.2",
                            "indikator": "Ketepatan waktu",
                            "target": "≤ 5",
                            "satuan": "hari",
                            "aspek": "Waktu",
                        },
                    ],
                },
                {
                    "nomor": 2,
                    "jenis": "Tambahan",
                    "uraian": "Tersusunnya data pegawai",
                    "iki": [
                        {
                            "kode": "IKI 2.1",
                            "indikator": "Persentase data lengkap",
                            "target": "100%",
                            "aspek": "Kualitas",
                        },
                    ],
                },
            ],
            "ekspektasi": [{"perilaku": "Loyal", "ekspektasi": "Menjaga rahasia jabatan"}],
            "lampiran": {"dukungan_sumber_daya": ["Laptop", "Jaringan"], "konsekuensi": ["Teguran"]},
        },
        "rencana_aksi": [
            {"kode_iki": code, "uraian": f"Menyusun bahan {code}", "waktu": {"mulai": "Maret", "selesai": "April"}}
            for code in ("IKI 1.1", "IKI 1.2", "IKI 2.1")
        ],
        "rencana_aksi_selesai": True,
        "catatan_harian": [
            {
                "tanggal": datetime.date(2025, 4, day),
                "kode_rhk": "RHK 1",
                "kegiatan": f"Koordinasi ke-{day}",
                "kategori": "Hasil Kerja Utama",
                "tautan": "https://contoh.go.id/bahan",
            }
            for day in range(1, 6)
        ],
        "realisasi": [
            {"triwulan": f"Triwulan {roman}", "kode_iki": code, "realisasi": reached, "bukti_dukung": "Laporan"}
            for roman in ("I", "II", "III", "IV")
            for code, reached in (("IKI 1.1", "1 laporan"), ("IKI 1.2", "4 hari"), ("IKI 2.1", "90%"))
        ],
        "dialog": [
            {
                "nomor": 1,
                "tanggal": datetime.date(2025, 10, 10),
                "penyesuaian": "Tidak",
                "status": "Selesai",
                "agenda": [
                    {"kode_iki": "IKI 1.1", "progress": "80 %", "masalah": "Data kurang"},
                    {"kode_iki": "IKI 2.1", "progress": "50 %", "masalah": "Jaringan"},
                ],
                "strategi": ["Rapat", "Surat", "Kunjungan"],
                "peserta_lain": ["Budi Santoso", "Ani Wibowo"],
            },
        ],
        "umpan_balik": [
            {
                "tanggal": datetime.date(2025, 5, 5),
                "jenis": "Berkala",
                "tentang": "Hasil Kerja",
                "pemberi": "dr. Ratna Wijaya, M.Kes",
                "isi": "Laporan Maret sudah baik",
                "jelas": True,
            },
        ],
    }
    return BukuSKP.model_validate(isi | ubah)


def unit_contoh() -> BukuUnit:
    """A unit of three people with scores."""
    people = [
        ("Siti Rahma, S.Kom", NIP_SITI),
        ("Budi Santoso", "198802022012011005"),
        ("Ani Wibowo", "199212012019032007"),
    ]
    anggota = [
        {
            "pegawai": {"nama": nama, "nip": nip, "jenis": "PNS", "jabatan": "Analis", "unit_kerja": "Biro"},
            "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": NIP_RATNA, "jabatan": "Kepala Biro"},
        }
        for nama, nip in people
    ]
    skor = [{"nip": nip, "nama": nama, "hasil": "91.25", "perilaku": 90} for nama, nip in people]
    return BukuUnit(
        pengaturan=Pengaturan.model_validate(
            {
                "nama_unit": "Biro Organisasi dan SDM",
                "periode": "Triwulan IV 2025",
                "kop": ["Kementerian", "Biro"],
                "penandatangan": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": NIP_RATNA, "jabatan": "Kepala Biro"},
                "tanggal_surat": "2026-01-12",
                "kertas": "f4",
            }
        ),
        anggota=tuple(AnggotaUnit.model_validate(item) for item in anggota),
        skor=tuple(SkorPegawai.model_validate(item) for item in skor),
    )


@cache
def _terbuka(data: bytes) -> Kisi:
    with TemporaryDirectory() as folder:
        path = Path(folder, "buku.xlsx")
        path.write_bytes(data)
        return buka(path)


_skp_contoh = cache(lambda: bangun_skp(isi=buku_contoh()))
_unit_contoh = cache(lambda: bangun_unit(isi=unit_contoh()))


def kisi_dari(data: bytes) -> Kisi:
    """The kisi of a workbook, which is opened once, for a test to change."""
    return salin(_terbuka(data))


def kisi_skp() -> Kisi:
    return kisi_dari(_skp_contoh())


def kisi_lama() -> Kisi:
    """The same as a template older than the keys of IKI has it, which counts codes and goes by the places of rows."""
    kisi = kisi_skp()
    next(row for row in kisi.lembar["_meta"] if row[0] == "versi")[1] = "2"
    return kisi


def kisi_unit() -> Kisi:
    return kisi_dari(_unit_contoh())


def salin(kisi: Kisi, *lembar: str) -> Kisi:
    """A kisi to change; of some sheets only, when they are named."""
    copied = {name: [list(row) for row in kisi.lembar[name]] for name in lembar or kisi.lembar}
    return kisi._replace(lembar={**kisi.lembar, **copied})


def ganti(kisi: Kisi, lembar: str, sel: str, nilai: Any) -> Kisi:
    """Type a value into a cell of the kisi; the kisi grows as a sheet would."""
    row, column = tempat(sel)
    rows = kisi.lembar[lembar]
    if row >= len(rows) or column >= len(rows[row]):
        width = max([len(item) for item in rows] + [column + 1])
        rows.extend([] for _ in range(row + 1 - len(rows)))
        for item in rows:
            item.extend([""] * (width - len(item)))
    rows[row][column] = nilai
    return kisi


def isikan(kisi: Kisi, lembar: str, nama: str, nilai: Any, *nomor: int) -> Kisi:
    """Type a value into a field of the sample's records ``nomor``, counted from 1; of the first when none is given."""
    for number in nomor or (1,):
        ganti(kisi, lembar, di(lembar, nama, number), nilai)
    return kisi


def baca(kisi: Kisi, hari_ini: datetime.date = HARI_INI) -> HasilBaca:
    return baca_kisi(kisi, "uji.xlsx", hari_ini=hari_ini)


def kode(hasil: HasilBaca) -> list[str]:
    return [item.kode for item in hasil.temuan]


def satu(hasil: HasilBaca, kode_: str) -> Temuan:
    """The only finding of a code."""
    found = [item for item in hasil.temuan if item.kode == kode_]
    assert len(found) == 1, [(item.kode, item.tempat, item.pesan) for item in hasil.temuan]
    return found[0]


def terbaca(hasil: Any) -> BukuSKP:
    assert isinstance(hasil.buku, BukuSKP), hasil.temuan
    return hasil.buku


# ------------------------------------------------------------------------------- sheets and columns


def ganti_nama(kisi: Kisi, lama: str, baru: str) -> Kisi:
    return Kisi({baru if name == lama else name: rows for name, rows in kisi.lembar.items()})
