"""Contexts of the letters about tunjangan kinerja and angka kredit. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from kinerja_core.documents.katalog import KATALOG
from tests.documents.contoh import PANJANG, nip

Konteks: TypeAlias = dict[str, Any]


def akumulasi(surat: Konteks, orang: Konteks, jumlah: int = 2, **lain: Any) -> Any:
    """Akumulasi of one pejabat fungsional."""
    return KATALOG["akumulasi-ak"].konteks.model_validate(
        surat
        | {
            "periode": f"1 Januari {2026 - jumlah} s.d. 31 Desember 2025",
            "pegawai": orang,
            "lahir": "14 Maret 1985",
            "jenis_kelamin": "Pria",
            "baris": [
                {
                    "tahun": str(tahun),
                    "masa": f"1 Januari s.d. 31 Desember {tahun}",
                    "bulan": "12",
                    "jabatan": orang["jabatan"],
                    "predikat": "Butuh Perbaikan" if tahun % 2 else "Baik",
                    "persentase": "75%" if tahun % 2 else "100%",
                    "koefisien": "25",
                    "angka_kredit": "18,75" if tahun % 2 else "25,00",
                }
                for tahun in range(2026 - jumlah, 2026)
            ],
            "jumlah": "43,75",
            "per_jenjang": [
                {"jenjang": "Ahli Pertama", "jumlah": "25,00"}, {"jenjang": "Ahli Muda", "jumlah": "18,75"},
            ],
            "catatan": ["Tidak ada konversi untuk 1 Januari 2023 s.d. 31 Desember 2023."],
        }
        | lain
    )


def penetapan(surat: Konteks, orang: Konteks, **lain: Any) -> Any:
    """Penetapan of one pejabat fungsional."""
    return KATALOG["penetapan-ak"].konteks.model_validate(
        surat
        | {
            "periode": "Tahun 2025",
            "pegawai": orang,
            "lahir": "14 Maret 1985",
            "jenis_kelamin": "Pria",
            "baris": [
                {"uraian": "Angka kredit konversi", "lama": "25,00", "baru": "37,50", "jumlah": "62,50"},
                {"uraian": "Angka kredit penyetaraan", "lama": "41,235", "baru": "0,00", "jumlah": "41,235"},
            ],
            "lama": "66,235",
            "baru": "37,50",
            "jumlah": "103,735",
            "kebutuhan": [
                {
                    "uraian": "Kenaikan pangkat ke Penata Tingkat I (III/d)",
                    "minimal": "100,00",
                    "selisih": "Kelebihan 3,735",
                },
                {"uraian": "Kenaikan jenjang ke Ahli Madya", "minimal": "200,00", "selisih": "Kekurangan 96,265"},
            ],
            "kesimpulan": [
                "Kenaikan pangkat ke Penata Tingkat I (III/d): angka kredit cukup (103,735 dari 100,00).",
                "Kenaikan jenjang ke Ahli Madya: kurang 96,265 (103,735 dari 200,00).",
            ],
            "catatan": ["Perkiraan waktu memakai predikat konversi terakhir, Baik."],
            "dasar": ["Peraturan Contoh Nomor 1 Tahun 2023 [peraturan, dikutip dari halaman publik]"],
        }
        | lain
    )


def potongan(surat: Konteks, jumlah: int = 2, **lain: Any) -> Any:
    """List of reductions of a unit."""
    return KATALOG["daftar-potongan-tukin"].konteks.model_validate(
        surat
        | {
            "periode": "Tahun 2025",
            "unit": "Biro Contoh Penataan Organisasi",
            "baris": [
                {
                    "nama": f"Pegawai Contoh {urut}, S.KM",
                    "nip": nip(urut),
                    "sebab": "Terlambat menyelesaikan evaluasi" if urut % 2 else "Predikat Butuh Perbaikan",
                    "persen": "5%",
                    "waktu": "September 2026 s.d. " + ("seluruh pegawai dievaluasi" if urut % 2 else "November 2026"),
                    "tunjangan": "27.577.500",
                    "sebulan": "1.378.875",
                    "jumlah": "sampai selesai" if urut % 2 else "4.136.625",
                }
                for urut in range(jumlah)
            ],
            "total": {
                "sebulan": "2.757.750",
                "jumlah": "4.136.625",
                "terbilang": "empat juta seratus tiga puluh enam ribu enam ratus dua puluh lima rupiah",
            },
            "per_bulan": [
                {"bulan": "Februari 2026", "jumlah": "1.378.875"}, {"bulan": "Maret 2026", "jumlah": "1.378.875"},
            ],
            "keterangan": ["Predikat tahunan 1 (satu) pegawai belum ditetapkan, belum termasuk: Pegawai & Contoh."],
            "aturan": ["Predikat tahunan Butuh Perbaikan 5% selama 3 bulan."],
            "dasar": ["Peraturan Contoh Nomor 41 Tahun 2022, Pasal 24 [surat yang dimuat dalam paparan]"],
        }
        | lain
    )


def cetakan(surat: Konteks, pegawai: Konteks, berdua: Callable[[Any], Any]) -> dict[str, Any]:
    """As ``contoh_surat.CETAKAN``."""
    return {
        "akumulasi terkecil": (
            "akumulasi-ak",
            akumulasi(
                surat, pegawai, 1, nomor=None, lahir=None, jenis_kelamin=None, per_jenjang=[], catatan=[],
                pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Terampil"},
            ),
            {},
            1,
            ("AKUMULASI ANGKA KREDIT", "Bagas Pratama", "43,75", "Pejabat Penilai Kinerja,"),
        ),
        "akumulasi": (
            "akumulasi-ak",
            akumulasi(surat, pegawai),
            {},
            1,
            ("AKUMULASI ANGKA KREDIT", "Periode: 1 Januari 2024", "Ahli Pertama 25,00", "Tidak ada", "dr. Ratna"),
        ),
        "akumulasi terbesar": (
            "akumulasi-ak",
            berdua(akumulasi(surat, pegawai, 25, catatan=[PANJANG] * 4)),
            {"kertas": "f4"},
            2,
            ("AKUMULASI ANGKA KREDIT", "2001", "Mengetahui,", "drg. Laksmi"),
        ),
        "penetapan ak terkecil": (
            "penetapan-ak",
            penetapan(
                surat, pegawai, nomor=None, lahir=None, jenis_kelamin=None, kebutuhan=[], catatan=[],
                pegawai={"nama": "Bagas Pratama", "jabatan": "Perawat Penyelia"},
            ),
            {},
            1,
            ("PENETAPAN ANGKA KREDIT", "Bagas Pratama", "103,735", "Tidak ada kebutuhan", "KESIMPULAN", "dr. Ratna"),
        ),
        "penetapan ak": (  # with as many rows, notes and sources as a real one has: one page
            "penetapan-ak",
            penetapan(
                surat, pegawai,
                baris=[
                    {"uraian": f"Angka kredit {asal}", "lama": "25,00", "baru": "37,50", "jumlah": "62,50"}
                    for asal in ("dasar", "konversi", "penyetaraan", "peningkatan pendidikan")
                ],
                kesimpulan=[
                    (
                        "Kenaikan pangkat ke Pembina (IV/a): kurang 75,125 (124,875 dari 200,00), diperkirakan "
                        "tercapai 31 Januari 2028, periode kenaikan pangkat 1 Februari 2028."
                    ),
                    (
                        "Kenaikan jenjang ke Ahli Madya: kurang 75,125 (124,875 dari 200,00), diperkirakan tercapai "
                        "31 Januari 2028."
                    ),
                ],
                catatan=["Lembar Riwayat AK belum memuat angka kredit sebelum Tahun 2025."] * 3,
                dasar=[
                    (
                        "Peraturan Contoh tentang kebutuhan angka kredit kumulatif Nomor 3 Tahun 2023 [formulir "
                        "beberapa aplikasi pemerintah yang saling cocok]"
                    ),
                    "Setiap periode jatuh pada tanggal 1 [pilihan kami, belum ada ketentuannya]",
                ] * 4,
            ),
            {},
            1,
            ("PENETAPAN ANGKA KREDIT", "I. KETERANGAN", "37,50", "Kelebihan 3,735", "hanya salah satu", "dr. Ratna"),
        ),
        "penetapan ak terbesar": (
            "penetapan-ak",
            berdua(penetapan(
                surat, pegawai, pegawai=pegawai | {"jabatan": PANJANG, "unit_kerja": PANJANG}, kesimpulan=[PANJANG] * 2,
                catatan=[PANJANG] * 6, dasar=[PANJANG] * 8,
            )),
            {"kertas": "f4"},
            2,
            ("PENETAPAN ANGKA KREDIT", "Kekurangan 96,265", "Mengetahui,", "drg. Laksmi", "seberapa pasti"),
        ),
        "potongan terkecil": (
            "daftar-potongan-tukin",
            potongan(surat, 0, nomor=None, per_bulan=[], keterangan=[]),
            {},
            1,
            ("Daftar pengurangan", "tidak ada pegawai yang", "Demikian", "dr. Ratna", "seberapa pasti"),
        ),
        "potongan": (
            "daftar-potongan-tukin",
            potongan(surat),
            {},
            1,
            ("Daftar pengurangan", "Terlambat", "27.577.500", "Jumlah", "Terbilang", "Maret 2026", "dr. Ratna"),
        ),
        "potongan terbesar": (
            "daftar-potongan-tukin",
            berdua(potongan(surat, 60, unit=PANJANG, keterangan=[PANJANG] * 5)),
            {"kertas": "f4"},
            4,
            ("Daftar pengurangan", "Pegawai Contoh 59", "Mengetahui,", "drg. Laksmi"),
        ),
    }


def lengkap(surat: Konteks, pegawai: Konteks, berdua: Callable[[Any], Any]) -> dict[str, Any]:
    """A full context of each."""
    return {
        "akumulasi-ak": berdua(akumulasi(surat, pegawai)),
        "penetapan-ak": berdua(penetapan(surat, pegawai)),
        "daftar-potongan-tukin": berdua(potongan(surat)),
    }
