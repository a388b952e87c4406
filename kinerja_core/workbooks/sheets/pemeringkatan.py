"""Pemeringkatan: the outcome, written by the program; nothing is typed here."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.spek import Isian, JenisSel, Kolom, LembarTabel


def _text(nama: str, judul: str, lebar: float) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=JenisSel.TEKS_PANJANG, lebar=lebar, terkunci=True)


def _number(nama: str, judul: str, lebar: float, jenis: JenisSel = JenisSel.ANGKA) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=jenis, lebar=lebar, terkunci=True)


PEMERINGKATAN: Final = LembarTabel(
    nama="Pemeringkatan",
    judul="HASIL PEMETAAN DAN PEMERINGKATAN KINERJA",
    instruksi="Diisi oleh program dari lembar Skor dan Pengaturan; jangan diketik. Konflik tidak mengubah rating.",
    kepala=(
        Isian(nama="metode", judul="Metode dan bobot", terkunci=True),
        Isian(nama="rata_hasil", judul="Rata-rata hasil kerja", terkunci=True),
        Isian(nama="rata_perilaku", judul="Rata-rata perilaku kerja", terkunci=True),
        Isian(nama="distribusi", judul="Distribusi predikat", terkunci=True),
        Isian(nama="peringatan", judul="Peringatan", terkunci=True),
    ),
    kolom=(
        _number("peringkat", "Peringkat", 10, JenisSel.BULAT),
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, lebar=21, terkunci=True),
        _text("nama", "Nama", 30),
        _text("jabatan", "Jabatan", 32),
        _number("hasil", "Skor Hasil Kerja", 10),
        _number("perilaku", "Skor Perilaku Kerja", 10),
        _number("komposit", "Komposit", 10),
        _text("tingkat_hasil", "Tingkat Hasil Kerja", 15),
        _text("tingkat_perilaku", "Tingkat Perilaku Kerja", 15),
        _text("kelompok", "Kelompok", 10),
        _text("predikat", "Predikat", 16),
        _number("nilai", "Nilai", 8, JenisSel.BULAT),
        _text("konflik", "Konflik", 44),
        _text("catatan", "Catatan", 36),
    ),
    kapasitas=30,
    peran="hasil",
    beku=3,
    baris_judul=10,
)
