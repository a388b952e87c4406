"""Catatan Harian: what was done on a day, linked to an RHK."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.istilah import KategoriCatatan, YaTidak
from kinerja_core.workbooks.buku_skp.rumus import KeadaanCatatan
from kinerja_core.workbooks.mesin.rumus import CariRHK, PeriksaKodeRHK, PeriksaTahun, Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

CATATAN_HARIAN: Final = LembarTabel(
    rekaman=CatatanHarian,
    letak_rekaman="catatan_harian",
    nama="Catatan Harian",
    judul="CATATAN HARIAN",
    instruksi="Satu baris untuk satu kegiatan. Ketik tanggal sebagai tanggal (misalnya 10/10/2026), pilih kode RHK.",
    kolom=(
        Kolom(nama="tanggal", judul="Tanggal", jenis=JenisSel.TANGGAL, wajib=True, lebar=17,
              bantuan="Tanggal pengisian."),
        Kolom(nama="kode_rhk", judul="Kode RHK", ejaan=("RHK",), jenis=JenisSel.PILIHAN, pilihan="DaftarRHK",
              wajib=True, lebar=10, bantuan="Pilih RHK yang didukung kegiatan ini."),
        Kolom(nama="_rhk", judul="Rencana Hasil Kerja", jenis=JenisSel.RUMUS, rumus=CariRHK("kode_rhk"), lebar=36,
              bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="kegiatan", judul="Rincian Kegiatan Harian", ejaan=("Kegiatan", "Rincian Kegiatan"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=44, bantuan="Apa yang dikerjakan hari itu."),
        Kolom(nama="progress", judul="Progress Pencapaian Hasil Kerja", ejaan=("Progress", "Progres"),
              jenis=JenisSel.TEKS_PANJANG, lebar=28, bantuan="Kemajuan hasil kerja, bila ada."),
        Kolom(nama="masalah", judul="Masalah/Hambatan", ejaan=("Masalah", "Hambatan"), jenis=JenisSel.TEKS_PANJANG,
              lebar=28, bantuan="Masalah atau hambatan, bila ada."),
        Kolom(nama="tautan", judul="Tautan Dokumen Pendukung", ejaan=("Tautan", "Link"), jenis=JenisSel.TAUTAN,
              lebar=25, bantuan="Alamat web dokumen pendukung, bila ada."),
        Kolom(nama="kategori", judul="Kategori", ejaan=("Kriteria", "Kategori/Kriteria"), jenis=JenisSel.PILIHAN,
              pilihan=KategoriCatatan, wajib=True, lebar=22, bantuan="Kategori kegiatan."),
        Kolom(nama="perlu_dialog", judul="Perlu Dialog?", ejaan=("Perlu Dialog", "Perlu Dibahas"),
              jenis=JenisSel.YA_TIDAK, pilihan=YaTidak, lebar=10, ditulis_kosong=False,
              bantuan="Pilih Ya bila perlu dibahas dalam dialog kinerja; kosong berarti Tidak."),
        Kolom(nama="_dialog", judul="Tindak Lanjut", jenis=JenisSel.RUMUS, rumus=KeadaanCatatan(), lebar=14,
              bantuan="Terisi otomatis: sudah atau belum ada dialog kinerja tentang RHK ini sejak tanggal itu."),
        kolom_status(Status((PeriksaTahun("tanggal"), PeriksaKodeRHK("kode_rhk")))),
    ),
    kapasitas=500,
    beku=2,
    sorotan=(bentrok("tanggal", "tanggal"), bentrok("kode_rhk", "kode RHK")),
)
