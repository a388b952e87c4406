"""Contexts the tests of documents share: the least, a usual one, and the most. All people are invented."""

from __future__ import annotations

from kinerja_core.documents.risalah import KonteksRisalah
from kinerja_core.documents.surat_keterangan import KonteksSuratKeterangan

PANJANG = (
    "Terlaksananya penyusunan dan penyelarasan kebutuhan pegawai seluruh unit pelaksana teknis di lingkungan "
    "Kementerian Kesehatan sesuai ketentuan yang berlaku, siap direviu oleh Ketua Tim Kerja & disetujui pimpinan"
)


def nip(urut: int) -> str:
    return f"1985{urut % 12 + 1:02d}{urut % 28 + 1:02d} 2010{urut % 12 + 1:02d} {urut % 2 + 1} {urut % 999 + 1:03d}"


def risalah_terkecil() -> KonteksRisalah:
    return KonteksRisalah.model_validate(
        {
            "hari_tanggal": "Selasa, 10 Februari 2026",
            "hasil_kerja": [
                {"uraian": "Laporan tersusun", "iki": [{"indikator": "Jumlah laporan", "target": "1 Laporan"}]}
            ],
            "rencana_aksi": ["Menyusun laporan (Maret s/d April)"],
            "agenda": [{"progress": "Draf 50%", "masalah": "Data terlambat"}],
            "strategi": ["Menyurati unit"],
            "penyesuaian": False,
            "selesai": False,
            "peserta": [{"nama": "Bagas Pratama"}],
            "pimpinan": {"nama": "dr. Ratna Wijaya, M.Kes"},
        }
    )


def risalah_contoh() -> KonteksRisalah:
    return KonteksRisalah.model_validate(
        {
            "hari_tanggal": "Jumat, 10 Oktober 2025",
            "hasil_kerja": [
                {
                    "uraian": "Terlaksananya Persiapan Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan "
                    "Tahun 2025 berdasarkan ketentuan yang berlaku dan siap direviu oleh Ketua Tim Kerja",
                    "iki": [
                        {
                            "indikator": "Jumlah Laporan Persiapan dan Usulan Rekomendasi Pelaksanaan Penilaian "
                            "Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun 2025",
                            "target": "1 Laporan",
                        },
                        {"indikator": "Waktu penyelesaian <laporan> & usulan", "target": "< 5 hari"},
                    ],
                },
                {"uraian": "Tersusunnya SK Tim Penilai", "iki": [{"indikator": "Jumlah SK", "target": "2 SK"}]},
            ],
            "rencana_aksi": [
                "Menyusun Rencana Kerja Penilaian Mandiri (Maret s/d April)",
                "Koordinasi persiapan dengan unit terkait (April s/d Oktober)",
                "Melaporkan hasil Penilaian Mandiri (September s/d November)",
            ],
            "agenda": [
                {
                    "progress": "Draf laporan 80%\nLampiran belum lengkap",
                    "masalah": "Data dukung unit belum masuk",
                    "penyebab": "Batas waktu unit terlalu dekat",
                },
                {"progress": "Satu SK terbit", "masalah": "Nama anggota berubah"},
            ],
            "strategi": ["Menyurati unit yang belum mengirim data", "Rapat mingguan sampai laporan selesai"],
            "penyesuaian": True,
            "selesai": True,
            "keterangan": "Dialog dilanjutkan bulan depan.",
            "peserta": [{"nama": "Bagas Pratama, S.KM", "nip": nip(4)}, {"nama": "Laksmi Anggraini"}],
            "pimpinan": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": nip(7)},
        }
    )


def risalah_biasa() -> KonteksRisalah:
    """As most are: one RHK, three rencana aksi, one agenda, three strategi, one peserta."""
    merit = "Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun 2025"
    return KonteksRisalah.model_validate(
        {
            **risalah_contoh().model_dump(),
            "hasil_kerja": [
                {
                    **risalah_contoh().hasil_kerja[0].model_dump(),
                    "iki": [{"indikator": risalah_contoh().hasil_kerja[0].iki[0].indikator, "target": "1 Laporan"}],
                }
            ],
            "rencana_aksi": [
                f"Menyusun Rencana Kerja {merit} (Maret s/d April)",
                f"Koordinasi Persiapan {merit} dengan Unit/Instansi Terkait (April s/d Oktober)",
                f"Melaporkan Hasil {merit} (September s/d November)",
            ],
            "agenda": [risalah_contoh().agenda[0].model_dump()],
            "strategi": [*risalah_contoh().strategi, "Menyampaikan rekapitulasi kekurangan data setiap Jumat"],
            "peserta": [risalah_contoh().peserta[0].model_dump()],
        }
    )


def risalah_terbesar() -> KonteksRisalah:
    return KonteksRisalah.model_validate(
        {
            "hari_tanggal": "Rabu, 31 Desember 2025",
            "hasil_kerja": [
                {
                    "uraian": f"{urut}. {PANJANG}",
                    "iki": [
                        {"indikator": f"Indikator {urut}.{ke}: {PANJANG}", "target": f"{ke * 10} Laporan Penilaian"}
                        for ke in (1, 2, 3)
                    ],
                }
                for urut in range(1, 13)
            ],
            "rencana_aksi": [f"{PANJANG} {urut} (Januari s/d Desember)" for urut in range(1, 25)],
            "agenda": [
                {"progress": f"{urut}: {PANJANG}", "masalah": PANJANG, "penyebab": PANJANG} for urut in range(1, 13)
            ],
            "strategi": [f"{PANJANG} {urut}" for urut in range(1, 9)],
            "penyesuaian": True,
            "selesai": False,
            "keterangan": PANJANG,
            "peserta": [
                {"nama": f"Peserta Bernama Panjang Sekali Nomor {urut}, S.KM, M.Kes", "nip": nip(urut)}
                for urut in range(1, 7)
            ],
            "pimpinan": {
                "nama": "Prof. Dr. dr. Raden Mas Hadisuryo Kusumawardhana, Sp.PD-KGEH, M.Kes, MARS",
                "nip": nip(77),
            },
        }
    )


def surat(
    orang: int, *, terlampir: bool | None = None, nomor: str | None = "KP.02.04/A/15/0123/2026"
) -> KonteksSuratKeterangan:
    return KonteksSuratKeterangan.model_validate(
        {
            "kop": {
                "instansi": "Kementerian Kesehatan",
                "unit_utama": "Sekretariat Jenderal",
                "satuan_kerja": "Biro Contoh Penataan Organisasi",
                "alamat": ["Jalan H.R. Rasuna Said Blok X-5 Kavling 4-9, Jakarta 12950", "Telepon (021) 5201590"],
            },
            "nomor": nomor,
            "penandatangan": {
                "nama": "dr. Ratna Wijaya, M.Kes",
                "nip": nip(7),
                "pangkat": "Pembina Utama Muda (IV/c)",
                "jabatan": "Kepala Biro Contoh Penataan Organisasi",
                "unit_kerja": "Biro Contoh Penataan Organisasi",
            },
            "periode": "Triwulan IV Tahun 2025",
            "unit": "Biro Contoh Penataan Organisasi",
            "jumlah": f"{orang} (sejumlah)",
            "metode": [
                "Yang termasuk rata-rata adalah nilai rata-rata unit ± 0,5 kali simpangan baku.",
                (
                    "Rata-rata hasil kerja 92,35, simpangan baku 5,2; yang termasuk rata-rata "
                    "adalah nilai 89,75 s.d. 94,95."
                ),
                "Rata-rata perilaku kerja 91, simpangan baku 4; yang termasuk rata-rata adalah nilai 89 s.d. 93.",
                (
                    "Pemeringkatan disusun menurut kelompok, kemudian menurut nilai gabungan dengan "
                    "bobot hasil kerja 70% dan perilaku kerja 30%."
                ),
            ],
            "per_kelompok": [{"nama": nama, "jumlah": "2 (dua)"} for nama in ("K1", "K2", "K3")],
            "per_predikat": [
                {"nama": nama, "jumlah": "2 (dua)"}
                for nama in ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
            ],
            "terlampir": orang > 10 if terlampir is None else terlampir,
            "pegawai": [
                {
                    "nama": f"Pegawai Contoh {urut}, S.KM",
                    "nip": nip(urut),
                    "jabatan": None if urut % 9 == 0 else "Analis SDM Aparatur Ahli Muda",
                    "kelompok": f"K{urut * 3 // (orang + 1) + 1}",
                    "peringkat": urut,
                    "predikat": ("Sangat Baik", "Baik", "Butuh Perbaikan")[urut * 3 // (orang + 1)],
                    "nilai": max(1, 120 - urut),
                }
                for urut in range(1, orang + 1)
            ],
            "tempat": "Jakarta",
            "tanggal": "14 Januari 2026",
        }
    )
