"""Kata: what the core says, in the words of the page: its fields instead of options, no folders of the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

#: What a message for the command line calls an input that the page has as a field.
ISIAN: Final = {
    "--unit": 'isian "Nama unit"', "--isi": "isian profil itu", "--peta-siasn": 'isian "Peta ID SIASN"',
    "--periode": 'isian "Periode"', "--k": 'isian "k"', "--toleransi": 'isian "Toleransi"',
    "--metode": 'pilihan "Metode"', "--kertas": 'pilihan "Kertas"', "--jenis": 'pilihan "Jenis SKP"',
    "--lanjutkan": 'pilihan "Lanjutkan dari buku unit"', "--rencana-aksi": 'isian "Rencana aksi"',
    "--skor": 'isian "Skor"', "--tanpa": 'pilihan "tidak ikut dipetakan"',
    "--pisahkan": 'pilihan "dipetakan tersendiri"', "--pimpinan-terpisah": 'pilihan "Pimpinan dipetakan tersendiri"',
    "--menurut-unit-kerja": 'pilihan "Setiap unit kerja tersendiri"', "--lembar": 'isian "Lembar"',
    "--dialog": 'isian "Nomor dialog"',
    "--mulai": 'isian "Bulan mulai"', "--selesai": 'isian "Bulan semua dievaluasi"',
    "--tahun": 'isian "Tahun"', "--pegawai": "daftar pegawai", "--skp-lalu": 'pilihan "Salin SKP dari buku di meja"',
    "--lingkup": 'pilihan "Lingkup"', "--pimpinan": 'pilihan "Pimpinan"',
    "--tidak-penuh": 'pilihan "Masa bertugas tidak cukup"', "--masa-paling-sedikit": 'isian "Masa paling sedikit"',
    "--rekan": 'isian "Rekan seorang"', "--bawahan": 'isian "Bawahan seorang"', "--tutup": 'isian "Tanggal tutup"',
    "--bersama": 'pilihan unit yang dipetakan bersama', "--sertakan-terlambat": 'pilihan "Hitung juga yang terlambat"',
    "--konseling": 'pilihan "Usulan konseling (rahasia)"', "--bulan": 'isian "Bulan"', "--minggu": 'isian "Minggu"',
    "--bobot": 'isian "Bobot"', "--urutan": 'pilihan "Urutan"', "--capaian-organisasi": 'pilihan "Capaian organisasi"',
}
#: Other words of the command line, in those of the page.
_KATA: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r'Jalankan kinerja periksa "[^"]*" untuk melihat'), 'Tekan "Periksa saja" untuk melihat'),
    (re.compile(r'jalankan kinerja templat unit --pegawai "[^"]*" -o unit\.xlsx'), 'pilih "Buku unit" pada daftarnya'),
    (re.compile(r' yang ditulis "kinerja periksa -o temuan\.xlsx"'), ' yang disimpan dengan "Simpan temuan.xlsx"'),
    (re.compile(r'hasil "kinerja periksa" yang utuh'), 'hasil "Periksa saja" yang utuh'),
    (re.compile(r' dari "kinerja periksa -o temuan\.xlsx", atau \.json dari "kinerja periksa -o temuan\.json"'),
     ' yang disimpan dengan "Simpan temuan.xlsx"'),
    (re.compile(r"dengan kinerja periksa"), 'dengan "Periksa saja"'),
    (re.compile(r"sebutkan juga buku unit pada perintah"), "taruh buku unit bersama buku kerjanya di bagian Unit"),
    (re.compile(r"sebutkan juga buku kerjanya pada perintah"), "taruh juga buku kerjanya"),
    (re.compile(r"kinerja gabung --lanjutkan"), 'Gabungkan dan pilihan "Lanjutkan dari buku unit"'),
    (re.compile(r'"kinerja gabung"'), "tombol Gabungkan"),
    (re.compile(r"nama unit gabungannya dengan --unit, misalnya --unit"),
     'nama unit gabungannya dengan isian "Nama gabungan", misalnya'),
    (re.compile(r'"kinerja susun-penilai UNIT\.xlsx -o daftar-penilai\.xlsx"'), 'bagian "siapa menilai siapa"'),
    (re.compile(r", atau hitung dengan kinerja perilaku --sertakan-terlambat"),
     ', atau pilih "Hitung juga yang terlambat"'),
    (re.compile(r'Pakai untuk membuat buku kerja: "kinerja templat skp --pegawai"\.'),
     "Taruh di bagian Unit untuk membuat buku kerja bagi semua orang di dalamnya."),
    (re.compile(r"kinerja templat daftar"), 'bagian "Unduh yang kosong" (Daftar pegawai)'),
    (re.compile(r'--skor "\d{18}:(hasil|perilaku)=([^",]*)"'), r'Skor \1 "\2"'),
    (re.compile(r'--skor "\d{18}:hasil=([^",=]*),perilaku=([^",=]*)"'), r'Skor hasil "\1" dan skor perilaku "\2"'),
    (re.compile(r"Isian (jam_mulai|jam_selesai|realisasi|satuan)\b"),
     lambda field: f'Isian "{field[1].replace("_", " ").capitalize()}"'),
    (re.compile(r'\bNama unit pada --unit\b'), "Nama unit"),
    (re.compile(r"\b(H|h)apus (?=--[a-z])"), lambda word: "Kosongkan " if word[1] == "H" else "kosongkan "),
    (re.compile(r"pilih --metode ([a-z-]+)"),
     lambda found: f'pilih "{found[1].replace("-", " ").title()}" sebagai "Metode"'),
    (re.compile(r"(--[a-z-]+), misalnya \1 "), r"\1, misalnya "),
    (re.compile(r' di "ejaan yang diberikan"\. Isi kolom Yang Dipakai di lembar Ejaan\.'),
     '. Isi kolom "Yang dipakai" di samping ejaan yang harus berubah.'),
    (re.compile(r"Isi Yang Dipakai pada baris yang harus berubah \(kosong: tetap\), simpan, lalu jalankan: kinerja "
                r"seragamkan temuan\.xlsx FOLDER -o FOLDER-BARU"),
     'Pilih yang dipakai di bawah "Ejaan yang berbeda-beda" di halaman, yang menulis salinan semua bukunya.'),
    (re.compile(r"--tanpa \d{18}"), 'pilihan "tidak ikut dipetakan"'),
    (re.compile(r"kinerja peringkat UNIT\.xlsx -o [\w-]+\.xlsx"), "simpan buku hasil dari peringkatnya"),
)
#: What stands before the beginning of a sentence.
_AWAL: Final = re.compile(r"(?:^|[.!?]\s|\n[-\s]*)$")
_OPTION: Final = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_PLACE: Final = re.compile(r'"?/(?:meja|hasil)/[\w-]+/?"?(?=[\s.,:]|$)|/(?:meja|hasil)/[\w-]+/')
#: Where in an answer sentences stand.
_SENTENCES: Final = frozenset({
    "pesan", "saran", "peringatan", "sebab", "tertahan", "konflik", "jalan_keluar", "catatan",
})


def kata_halaman(teks: str) -> str:
    """A message of the core in the words of the page: its fields instead of options, no folders of the browser."""
    for pattern, words in _KATA:
        teks = pattern.sub(words, teks)
    shown = _OPTION.sub(_isian, teks)
    return _PLACE.sub(lambda place: "" if place[0].endswith("/") else "berkas yang ditaruh", shown)


def _isian(pilihan: re.Match[str]) -> str:
    """The field of an option, with a capital letter where a sentence begins."""
    words = ISIAN.get(pilihan[0], pilihan[0])
    return words if not _AWAL.search(pilihan.string[: pilihan.start()]) else words[0].upper() + words[1:]


def berkata(nilai: Any, kunci: str = "") -> Any:
    """An answer with its sentences in the words of the page."""
    if isinstance(nilai, dict):
        return {key: berkata(value, key) for key, value in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [berkata(value, kunci) for value in nilai]
    return kata_halaman(nilai) if isinstance(nilai, str) and kunci in _SENTENCES else nilai
