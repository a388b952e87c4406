"""Contexts of letters and forms about one person: the least, a usual one, and the most. All people are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.rekap import dari_rekap
from kinerja_core.rules.rekap import rekap
from kinerja_core.services.peringkat import peringkat_buku
from tests.documents import contoh, contoh_hak
from tests.documents.contoh import PANJANG, nip
from tests.services.unit_rekap import buku_unit

PENANDA_KEDUA = {
    "nama": "drg. Laksmi Anggraini, M.K.M",
    "nip": nip(9),
    "jabatan": "Sekretaris Direktorat Jenderal Contoh Pelayanan Kesehatan",
}

#: What every letter has: with one signer, and with two of whom one signs a.n. and as Plt.
SURAT: dict[str, Any] = {
    "kop": {
        "instansi": "Kementerian Kesehatan",
        "unit_utama": "Sekretariat Jenderal",
        "satuan_kerja": "Biro Contoh Penataan Organisasi",
        "alamat": ["Jalan H.R. Rasuna Said Blok X-5 Kavling 4-9, Jakarta 12950", "Telepon (021) 5201590"],
    },
    "nomor": "KP.02.04/A/15/0123/2026",
    "tempat": "Jakarta",
    "tanggal": "14 Januari 2026",
    "penandatangan": {
        "nama": "dr. Ratna Wijaya, M.Kes",
        "nip": nip(7),
        "jabatan": "Kepala Biro Contoh Penataan Organisasi",
    },
}
SURAT_BERDUA: dict[str, Any] = SURAT | {
    "penandatangan": {
        "nama": "dr. Ratna Wijaya, M.Kes",
        "nip": nip(7),
        "jabatan": "Plt. Kepala Biro Contoh Penataan Organisasi",
        "atas_nama": "Sekretaris Jenderal",
    },
    "mengetahui": PENANDA_KEDUA | {"atas_nama": "Direktur Jenderal Contoh"},
    "ruang_tte": True,
    "catatan_tte": True,
}


def berdua(konteks: Any) -> Any:
    """A letter with two signers, room for electronic signatures and the note about them."""
    data = konteks.model_dump()
    penanda = data["penandatangan"] | SURAT_BERDUA["penandatangan"]
    return type(konteks).model_validate(data | SURAT_BERDUA | {"penandatangan": penanda})


def pegawai(besar: bool = False, kecil: bool = False) -> Any:
    """Surat keterangan of one person."""
    dasar = contoh.surat(3).model_dump()
    for nama in ("per_kelompok", "per_predikat", "terlampir"):
        del dasar[nama]
    orang = dasar["pegawai"][0]
    del orang["judul_bagian"]
    if kecil:
        orang["jabatan"] = dasar["nomor"] = None
        dasar["kop"] = {"instansi": "Kementerian Kesehatan"}
        dasar["metode"] = dasar["metode"][:1]
        dasar["penandatangan"] |= {"nip": None, "pangkat": None}
    if besar:
        orang["jabatan"] = dasar["unit"] = PANJANG
        dasar["metode"] = [PANJANG] * 8
    return KATALOG["surat-keterangan-pegawai"].konteks.model_validate(dasar | {"pegawai": orang})


PEGAWAI = {
    "nama": "Bagas Pratama, S.KM",
    "nip": nip(4),
    "pangkat": "Penata (III/c)",
    "jabatan": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "unit_kerja": "Biro Contoh Penataan Organisasi",
}


_PENILAI = {
    "nama": "dr. Ratna Wijaya, M.Kes",
    "nip": nip(7),
    "pangkat": "Pembina Utama Muda (IV/c)",
    "jabatan": "Kepala Biro Contoh Penataan Organisasi",
    "unit_kerja": "Biro Contoh Penataan Organisasi",
}


def konversi(**lain: Any) -> Any:
    """Konversi of one pejabat fungsional."""
    return KATALOG["konversi-ak"].konteks.model_validate(
        SURAT
        | {
            "periode": "Tahun 2025",
            "pegawai": PEGAWAI,
            "nomor_karpeg": "P 123456",
            "lahir": "Bandung, 14 Maret 1985",
            "jenis_kelamin": "Pria",
            "predikat": "Sangat Baik",
            "persentase": "150%",
            "jenjang": "Ahli Muda",
            "koefisien": "25",
            "bulan": "12 (dua belas) bulan",
            "angka_kredit": "37,50",
        }
        | lain
    )


def undangan(**lain: Any) -> Any:
    """Invitation of one person to confirm."""
    return KATALOG["undangan-konfirmasi"].konteks.model_validate(
        SURAT
        | {
            "pegawai": PEGAWAI,
            "periode": "Triwulan IV Tahun 2025",
            "tanggal_evaluasi": "15 Januari 2026",
            "jangka": "14 (empat belas) hari kerja",
            "tenggat": "Rabu, 4 Februari 2026",
        }
        | lain
    )


def penetapan(jumlah: int = 3, besar: bool = False, **lain: Any) -> Any:
    """Penetapan predikat of a unit."""
    data: dict[str, Any] = SURAT | {
        "unit": "Biro Contoh Penataan Organisasi",
        "periode": "Tahun 2025",
        "capaian": "Baik",
        "jumlah": f"{jumlah} dari {jumlah} pegawai",
        "distribusi": [
            {"predikat": nama, "jumlah": str(banyak), "persen": persen}
            for nama, banyak, persen in (
                ("Sangat Baik", 1, "≈33,33%"), ("Baik", 1, "≈33,33%"), ("Butuh Perbaikan", 1, "≈33,33%"),
                ("Kurang", 0, "0%"), ("Sangat Kurang", 0, "0%"),
            )
        ],
        "pola": ["Sesuai pedoman pola distribusi untuk capaian organisasi Baik."],
        "dasar": ["Predikat: Matriks Contoh 6 Tahun 2022", "Pola distribusi (pedoman): Surat Edaran 3 Tahun 2023"],
        "pegawai": [
            {
                "nama": f"Pegawai Contoh {urut}",
                "nip": nip(urut % 9 + 1),
                "jabatan": "Analis SDM Aparatur Ahli Muda" if urut % 2 else None,
                "rating_hasil": "Sesuai Ekspektasi",
                "rating_perilaku": "Di Atas Ekspektasi",
                "predikat": "Butuh Perbaikan",
                "nilai": str(70 + urut % 50) if urut % 3 else None,
            }
            for urut in range(1, jumlah + 1)
        ],
    }  # fmt: skip
    if besar:
        data |= {"pola": [PANJANG] * 3, "perubahan": [PANJANG] * 4, "belum": PANJANG, "unit": PANJANG}
    return KATALOG["penetapan-predikat"].konteks.model_validate(data | lain)


def umpan_balik(jumlah: int = 2, isi: str = "Laporan bulanan rapi; lampirkan data dukung unit.", **lain: Any) -> Any:
    """Feedback list of one person."""
    return KATALOG["umpan-balik"].konteks.model_validate(
        {
            "pegawai": PEGAWAI,
            "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": nip(7), "jabatan": "Kepala Biro Contoh"},
            "tahun": "2026",
            "umpan_balik": [
                {
                    "tanggal": "10 Februari 2026",
                    "jenis": "Berkala",
                    "tentang": "Hasil Kerja",
                    "rhk": f"RHK {urut}: {isi}" if urut % 2 else None,
                    "pemberi": f"Pemberi Umpan Balik {urut}",
                    "inisiatif": "Permintaan Pegawai",
                    "cara": "Langsung",
                    "isi": isi,
                    "konstruktif": "Ya",
                    "spesifik": "Tidak",
                    "jelas": "Ya",
                    "obyektif": "-",
                    "tindak_lanjut": isi if urut % 2 else None,
                }
                for urut in range(1, jumlah + 1)
            ],
        }
        | lain
    )


def berita_acara(**lain: Any) -> Any:
    """Objection of one person."""
    return KATALOG["berita-acara-keberatan"].konteks.model_validate(
        {
            "kop": SURAT["kop"],
            "nomor": "KP.02.04/A/15/0200/2026",
            "hari_tanggal": "Selasa, 10 Februari 2026",
            "tempat": "Jakarta",
            "pegawai": PEGAWAI,
            "periode": "Tahun 2025",
            "tanggal_evaluasi": "15 Januari 2026",
            "tanggal_keberatan": "22 Januari 2026",
            "predikat": "Butuh Perbaikan",
            "alasan": ["Dua laporan triwulan IV belum dihitung.", "Data dukung sudah diunggah pada 9 Januari 2026."],
            "tanggapan": ["Kedua laporan diunggah sesudah reviu selesai."],
            "keputusan": "Keberatan diterima; kedua laporan dihitung sebagai realisasi triwulan IV.",
            "predikat_akhir": "Baik",
            "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": nip(7), "jabatan": "Ketua Tim Kerja"},
            "atasan_penilai": PENANDA_KEDUA,
        }
        | lain
    )


def keputusan_keberatan(**lain: Any) -> Any:
    """The decision on the objection of one person."""
    return KATALOG["keputusan-keberatan"].konteks.model_validate(
        {
            "kop": SURAT["kop"],
            "nomor": "KP.02.04/A/15/0210/2026",
            "tempat": "Jakarta",
            "tanggal": "12 Februari 2026",
            "pegawai": PEGAWAI,
            "periode": "Tahun 2025",
            "tanggal_evaluasi": "15 Januari 2026",
            "tanggal_keberatan": "22 Januari 2026",
            "tanggal_diteruskan": "23 Januari 2026",
            "alasan": ["Dua laporan triwulan IV belum dihitung.", "Data dukung sudah diunggah pada 9 Januari 2026."],
            "pertimbangan": ["Kedua laporan diunggah sebelum batas input realisasi."],
            "diterima": True,
            "semula": {
                "rating_hasil": "Di Bawah Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi",
                "predikat": "Butuh Perbaikan", "nilai": "80",
            },
            "menjadi": {
                "rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi", "predikat": "Baik",
                "nilai": "92",
            },
            "atasan_penilai": PENANDA_KEDUA,
        }
        | lain
    )


def pembinaan(slug: str = "bimbingan", **lain: Any) -> Any:
    """One bimbingan or konseling."""
    return KATALOG[slug].konteks.model_validate(
        {
            "pegawai": PEGAWAI,
            "hari_tanggal": "Selasa, 10 Februari 2026",
            "aspek": "Teknis",
            "alasan": "Tidak Mampu",
            "uraian": "Pendampingan menyusun naskah kebijakan.\nDraf dibahas setiap minggu.",
            "hasil": "Naskah berikutnya disusun mandiri.",
            "status": "Berjalan",
            "pembina": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": nip(7)},
        }
        | ({"bentuk": "Coaching"} if slug == "bimbingan" else {"aspek": "Perilaku", "alasan": "Tidak Mau"})
        | lain
    )


def formulir_bimbingan(slug: str, **lain: Any) -> Any:
    """One form B.1.8 or B.1.9, as a workbook gives it."""
    return KATALOG[slug].konteks.model_validate({
        "pegawai": PEGAWAI, "penilai": _PENILAI, "hari_tanggal": "Selasa, 10 Februari 2026",
        **({"atasan_pimpinan": "drg. Laksmi Anggraini, M.Kes"} if slug == "umpan-balik-bimbingan" else {}), **lain,
    })


KOMPETENSI = [
    {"kompetensi": "Menyusun naskah kebijakan", "nilai": "4", "alasan": "Draf terakhir disusun mandiri & tepat."},
    {"kompetensi": "Menyajikan data", "nilai": "3", "alasan": "Grafik masih dibantu <rekan>."},
]


def rekap_catatan(jumlah: int = 3, kata: str = "Menyusun draf SK & <lampirannya>", **lain: Any) -> Any:
    """A recap with as many notes for each of two RHK."""
    def notes(urut: int) -> list[dict[str, Any]]:
        return [
            {
                "tanggal": f"Senin, {1 + number % 28} Februari 2026", "kegiatan": f"{urut}.{number} {kata}",
                "progress": "Draf 60 persen" if number % 2 else None,
                "masalah": "Data terlambat" if number % 3 else None,
                "tautan": "https://contoh.example/draf" if number == 0 else None,
            }
            for number in range(jumlah)
        ]

    return KATALOG["rekap-catatan-harian"].konteks.model_validate({
        "pegawai": PEGAWAI,
        "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": nip(7), "jabatan": "Ketua Tim Kerja"},
        "masa": "Februari 2026",
        "rangkuman": "17 dari 18 hari kerja tercatat, 6 catatan.",
        "kosong": "3 Februari 2026 (1 hari kerja)",
        "hasil_kerja": [
            {"rhk": "RHK 1: Tersusunnya SK Tim Penilai", "catatan": notes(1)},
            {"rhk": "RHK 2: Terlaksananya penilaian mandiri", "catatan": notes(2)},
        ],
    } | lain)


_PEMBINAAN_TERKECIL: dict[str, Any] = {
    "pegawai": {"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"},
    "hasil": None,
    "pembina": {"nama": "Ratna Wijaya"},
}
_PEMBINAAN_TERBESAR: dict[str, Any] = {"uraian": "\n".join([PANJANG] * 14), "hasil": "\n".join([PANJANG] * 4)}


def rekap_pimpinan(banyak: int) -> Any:
    """Rekap of a unit of so many people; without any nothing is decided."""
    ranked = peringkat_buku(buku_unit(banyak, ditetapkan=banyak > 0))
    return dari_rekap(rekap(ranked.buku, ranked.hasil, date(2026, 1, 28)))


#: name: slug, context, options, pages in LibreOffice, texts that stand on the pages in this order
def penjelasan(kecil: bool = False, besar: bool = False) -> Any:
    """Explanation of one person: as of a usual unit, with almost nothing known, or as long as it gets."""
    data: dict[str, Any] = {
        "unit": "Biro Contoh Penataan Organisasi",
        "periode": "Tahun 2025",
        "nama": "Pegawai Contoh 1",
        "nip": nip(1),
        "jabatan": "Analis SDM Aparatur Ahli Muda",
        "bagian": [
            {"judul": "Cara pemetaan", "kalimat": ["45 pegawai dipetakan bersama."], "dasar": "[1]"},
            {"judul": "Skor hasil kerja", "kalimat": ["Skor hasil kerja 88,5.", "Jadi di atas rata-rata & <cermat>."]},
            {"judul": "Kelompok", "kalimat": ["Kelompok K2."], "dasar": "[1] [2]"},
        ],
        "rujukan": ["Peraturan Contoh Nomor 1 Tahun 2022 [pilihan kami]", "Surat Contoh, butir 3"],
    }
    if kecil:
        data |= {"jabatan": None, "bagian": data["bagian"][1:2], "rujukan": []}
    if besar:
        long = {"judul": "Jarak ke kelompok lain", "kalimat": [PANJANG] * 8, "dasar": "[1] [2] [3]"}
        data |= {"bagian": [long] * 12, "rujukan": [PANJANG] * 12}
    return KATALOG["penjelasan"].konteks.model_validate(data)


CETAKAN: dict[str, tuple[str, Any, dict[str, Any], int, tuple[str, ...]]] = {
    "surat 3 berdua": (
        "surat-keterangan",
        berdua(contoh.surat(3)),
        {},
        1,
        ("SURAT KETERANGAN", "Mengetahui,", "Ruang tanda tangan", "drg. Laksmi Anggraini", "disiapkan untuk"),
    ),
    "surat pegawai terkecil": ("surat-keterangan-pegawai", pegawai(kecil=True), {}, 1, ("SURAT KETERANGAN", "K1")),
    "surat pegawai": (
        "surat-keterangan-pegawai",
        pegawai(),
        {},
        1,
        ("SURAT KETERANGAN", "PEMETAAN DAN PEMERINGKATAN", "Pegawai Contoh 1", "Kelompok pemetaan", "119"),
    ),
    "surat pegawai terbesar": (
        "surat-keterangan-pegawai",
        berdua(pegawai(besar=True)),
        {"kertas": "f4"},
        2,
        ("SURAT KETERANGAN", "Mengetahui,"),
    ),
    "surat pegawai srikandi": (
        "surat-keterangan-pegawai",
        pegawai(),
        {"srikandi": True},
        1,
        ("${nomor_naskah}", "${jabatan_pengirim}", "${ttd_pengirim}", "${nama_pengirim}"),
    ),
    "penjelasan terkecil": ("penjelasan", penjelasan(kecil=True), {}, 1, ("PENJELASAN", "Skor hasil kerja")),
    "penjelasan": ("penjelasan", penjelasan(), {}, 1, ("PENJELASAN", "Kelompok K2.", "[2]", "Surat Contoh, butir 3")),
    "penjelasan terbesar": ("penjelasan", penjelasan(besar=True), {"kertas": "f4"}, 5, ("PENJELASAN", "[12]")),
    "rekap terkecil": ("rekap", rekap_pimpinan(0), {}, 2, ("REKAP KINERJA UNIT", "Tren unit", "RINCIAN")),
    "rekap": ("rekap", rekap_pimpinan(9), {}, 3, ("REKAP KINERJA UNIT", "K1, ", "Tren unit", "RINCIAN", "Keberatan")),
    "rekap terbesar": ("rekap", rekap_pimpinan(60), {"kertas": "f4"}, 5, ("REKAP KINERJA UNIT", "RINCIAN", "[9]")),
    "konversi terkecil": (
        "konversi-ak",
        konversi(
            nomor=None,
            nomor_karpeg=None,
            lahir=None,
            jenis_kelamin=None,
            pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"},
        ),
        {},
        1,
        ("KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", "Bagas Pratama", "Pejabat Penilai Kinerja,"),
    ),
    "konversi": (
        "konversi-ak",
        konversi(),
        {},
        1,
        ("Periode: Tahun 2025", "PEJABAT FUNGSIONAL YANG DINILAI", "150%", "37,50", "dr. Ratna Wijaya"),
    ),
    "konversi terbesar": (
        "konversi-ak",
        berdua(konversi(pegawai=PEGAWAI | {"jabatan": PANJANG, "unit_kerja": PANJANG}, lahir=PANJANG)),
        {"kertas": "f4"},
        1,
        ("KONVERSI", "37,50", "Mengetahui,", "drg. Laksmi"),
    ),
    "penetapan terkecil": (
        "penetapan-predikat",
        penetapan(1, nomor=None, kop={"instansi": "Kementerian Kesehatan"}),
        {},
        1,
        ("PENETAPAN PREDIKAT KINERJA PEGAWAI", "A. Distribusi Predikat", "B. Predikat Setiap Pegawai", "Ditetapkan"),
    ),
    "penetapan": (
        "penetapan-predikat",
        penetapan(perubahan=["Pegawai Contoh 1: Nilai diubah dari 95 menjadi 101 pada 10 Januari 2026 oleh Ketua: x."]),
        {},
        1,
        ("Capaian Organisasi", "Sangat Baik", "Sesuai pedoman", "B. Penetapan yang Diubah", "C. Predikat", "dr. Ratna"),
    ),
    "penetapan terbesar": (
        "penetapan-predikat",
        berdua(penetapan(45, besar=True)),
        {"kertas": "f4"},
        3,
        ("PENETAPAN PREDIKAT", "B. Penetapan yang Diubah", "Pegawai Contoh 45", "Mengetahui,", "drg. Laksmi"),
    ),
    **contoh_hak.cetakan(SURAT, PEGAWAI, berdua),
    "undangan terkecil": (
        "undangan-konfirmasi",
        undangan(nomor=None, pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"}),
        {},
        1,
        ("Undangan konfirmasi", "Yth. Bagas Pratama", "Perawat Terampil", "Rabu, 4 Februari 2026"),
    ),
    "undangan": (
        "undangan-konfirmasi",
        undangan(),
        {},
        1,
        ("Nomor", "Yth. Bagas Pratama", "15 Januari 2026", "Rabu, 4 Februari 2026", "14 (empat belas) hari kerja"),
    ),
    "undangan terbesar": (
        "undangan-konfirmasi",
        berdua(undangan(pegawai=PEGAWAI | {"jabatan": PANJANG, "unit_kerja": PANJANG})),
        {"kertas": "f4"},
        1,
        ("Yth. Bagas Pratama", "Mengetahui,", "drg. Laksmi"),
    ),
    "umpan balik terkecil": (
        "umpan-balik",
        umpan_balik(
            1,
            pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat"},
            penilai={"nama": "Ratna", "jabatan": "Kepala"},
        ),
        {},
        1,
        ("UMPAN BALIK BERKELANJUTAN", "Bagas Pratama", "Pejabat Penilai Kinerja,"),
    ),
    "umpan balik": ("umpan-balik", umpan_balik(4), {}, 1, ("UMPAN BALIK BERKELANJUTAN", "Konstruktif", "Kriteria")),
    "umpan balik terbesar": (
        "umpan-balik",
        umpan_balik(30, PANJANG),
        {"kertas": "f4"},
        8,
        ("UMPAN BALIK BERKELANJUTAN", "dr. Ratna Wijaya"),
    ),
    "berita acara terkecil": (
        "berita-acara-keberatan",
        berita_acara(
            nomor=None,
            pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"},
            tanggapan=[],
            keputusan=None,
            predikat_akhir=None,
        ),
        {},
        1,
        ("BERITA ACARA", "Alasan keberatan", "Keputusan Atasan Pejabat Penilai", "……", "bersifat final", "Memutuskan,"),
    ),
    "berita acara": (
        "berita-acara-keberatan",
        berita_acara(),
        {},
        1,
        ("BERITA ACARA", "1. Dua laporan", "Penjelasan Pejabat Penilai", "Keberatan diterima", "Baik", "Memutuskan,"),
    ),
    "berita acara terbesar": (
        "berita-acara-keberatan",
        berita_acara(alasan=[PANJANG] * 12, tanggapan=[PANJANG] * 12, keputusan=PANJANG * 4),
        {"kertas": "f4"},
        3,
        ("BERITA ACARA", "bersifat final", "Pegawai yang berkeberatan", "Memutuskan,", "drg. Laksmi"),
    ),
    "keputusan keberatan terkecil": (
        "keputusan-keberatan",
        keputusan_keberatan(
            nomor=None, tanggal=None, tanggal_diteruskan=None, pertimbangan=[], diterima=False,
            pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"}, atasan_penilai=None,
            menjadi={"predikat": "Butuh Perbaikan"}, semula={"predikat": "Butuh Perbaikan"},
        ),
        {},
        1,
        ("ATAS KEBERATAN", "Alasan keberatan", "MEMUTUSKAN", "ditolak", "bersifat final", "Atasan Pejabat", "……"),
    ),
    "keputusan keberatan": (
        "keputusan-keberatan",
        keputusan_keberatan(),
        {},
        1,
        ("ATAS KEBERATAN", "1. Dua laporan", "Pertimbangan", "diterima", "Semula", "Baik", "drg. Laksmi"),
    ),
    "keputusan keberatan terbesar": (
        "keputusan-keberatan",
        keputusan_keberatan(alasan=[PANJANG] * 12, pertimbangan=[PANJANG] * 12),
        {"kertas": "f4"},
        2,
        ("ATAS KEBERATAN", "Pertimbangan", "bersifat final", "drg. Laksmi"),
    ),
    "bimbingan terkecil": ("bimbingan", pembinaan(**_PEMBINAAN_TERKECIL), {}, 1, ("BIMBINGAN", "Bagas", "Pembina,")),
    "bimbingan": ("bimbingan", pembinaan(), {}, 1, ("BIMBINGAN KINERJA", "Coaching", "Uraian", "Draf", "Pembina,")),
    "bimbingan terbesar": (
        "bimbingan",
        pembinaan(**_PEMBINAAN_TERBESAR),
        {"kertas": "f4"},
        2,
        ("BIMBINGAN KINERJA", "Hasil/Tindak Lanjut", "Pembina,"),
    ),
    "konseling terkecil": (
        "konseling",
        pembinaan("konseling", **_PEMBINAAN_TERKECIL),
        {},
        1,
        ("RAHASIA", "KONSELING KINERJA", "Bagas", "Pembina,"),
    ),
    "konseling": ("konseling", pembinaan("konseling"), {}, 1, ("RAHASIA", "KONSELING KINERJA", "Uraian", "Pembina,")),
    "konseling terbesar": (
        "konseling",
        pembinaan("konseling", **_PEMBINAAN_TERBESAR),
        {"kertas": "f4"},
        2,
        ("RAHASIA", "KONSELING KINERJA", "Halaman 1 dari 2", "RAHASIA", "Pembina,"),
    ),
}

_DUA_ORANG_TERKECIL: dict[str, Any] = {
    "pegawai": {"nama": "Bagas Pratama", "jabatan": "Perawat"}, "penilai": {"nama": "Ratna", "jabatan": "Kepala"},
    "hari_tanggal": None,
}
_ORANG_TERBESAR = {nama: f"{isi} {PANJANG}" for nama, isi in PEGAWAI.items()}
CETAKAN |= {
    "umpan balik bimbingan terkecil": (
        "umpan-balik-bimbingan",
        formulir_bimbingan("umpan-balik-bimbingan", **_DUA_ORANG_TERKECIL, atasan_pimpinan=None),
        {}, 1, ("BIMBINGAN KINERJA", "SUBJEK", "9. Saya memahami", "Diserahkan", "Pegawai yang Dinilai,"),
    ),
    "umpan balik bimbingan": (
        "umpan-balik-bimbingan", formulir_bimbingan("umpan-balik-bimbingan"), {}, 1,
        ("Tentang pegawai", "1. Saya merasa", "Tentang pimpinan", "4. Pandangan", "7. Saya merasa", "drg. Laksmi"),
    ),
    "umpan balik bimbingan terbesar": (
        "umpan-balik-bimbingan",
        formulir_bimbingan("umpan-balik-bimbingan", pegawai=_ORANG_TERBESAR, penilai=_ORANG_TERBESAR),
        {"kertas": "f4"}, 2, ("SUBJEK", "9. Saya memahami", "Diserahkan"),
    ),
    "evaluasi kompetensi terkecil": (
        "evaluasi-kompetensi", formulir_bimbingan("evaluasi-kompetensi", **_DUA_ORANG_TERKECIL), {}, 1,
        ("TINDAK LANJUT", "KOMPETENSI PEGAWAI*", "1.", "5.", "*)", "Pejabat Penilai Kinerja,"),
    ),
    "evaluasi kompetensi": (
        "evaluasi-kompetensi", formulir_bimbingan("evaluasi-kompetensi", kompetensi=KOMPETENSI), {}, 1,
        ("SKALA 1-5", "Menyusun naskah", "Draf terakhir", "*)", "dr. Ratna"),
    ),
    "evaluasi kompetensi terbesar": (
        "evaluasi-kompetensi",
        formulir_bimbingan(
            "evaluasi-kompetensi", kompetensi=[{"kompetensi": PANJANG, "nilai": "5", "alasan": PANJANG}] * 20
        ),
        {"kertas": "f4"}, 3, ("SKALA 1-5", "*)", "dr. Ratna"),
    ),
    "rekap catatan terkecil": (
        "rekap-catatan-harian",
        rekap_catatan(1, pegawai=_DUA_ORANG_TERKECIL["pegawai"], kosong=None), {}, 1,
        ("REKAP CATATAN HARIAN", "tidak ada hari kerja tanpa catatan", "RHK 1", "RHK 2", "Pejabat Penilai Kinerja,"),
    ),
    "rekap catatan": (
        "rekap-catatan-harian", rekap_catatan(perkiraan="Hari libur tahun 2026 belum kami ketahui."), {}, 1,
        ("Februari 2026", "17 dari 18", "3 Februari", "belum kami ketahui", "contoh.example", "dr. Ratna"),
    ),
    "rekap catatan terbesar": (
        "rekap-catatan-harian", rekap_catatan(30, PANJANG), {"kertas": "f4"}, 7,
        ("RHK 1", "RHK 2", "Pejabat Penilai Kinerja,"),
    ),
}

#: A full context of each document.
LENGKAP: dict[str, Any] = {
    "surat-keterangan-pegawai": berdua(pegawai()),
    "konversi-ak": berdua(konversi()),
    **contoh_hak.lengkap(SURAT, PEGAWAI, berdua),
    "undangan-konfirmasi": berdua(undangan()),
    "penetapan-predikat": berdua(penetapan(perubahan=["Nilai diubah dari 95 menjadi 101."], belum="Belum: 1.")),
    "umpan-balik": umpan_balik(),
    "berita-acara-keberatan": berita_acara(),
    "keputusan-keberatan": keputusan_keberatan(),
    "bimbingan": pembinaan(),
    "konseling": pembinaan("konseling"),
    "penjelasan": penjelasan(),
    "umpan-balik-bimbingan": formulir_bimbingan("umpan-balik-bimbingan"),
    "evaluasi-kompetensi": formulir_bimbingan("evaluasi-kompetensi", kompetensi=KOMPETENSI),
    "rekap-catatan-harian": rekap_catatan(),
    "rekap": rekap_pimpinan(4),
}
