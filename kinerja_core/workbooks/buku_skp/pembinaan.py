"""Pembinaan: bimbingan and konseling when pemantauan shows no progress. A konseling is confidential."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import AlasanPembinaan, AspekPembinaan, BentukPembinaan, StatusPembinaan
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.workbooks.buku_skp.rumus import PeriksaPembinaan
from kinerja_core.workbooks.mesin.rumus import PeriksaTahun, Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

PEMBINAAN: Final = LembarTabel(
    rekaman=Pembinaan,
    letak_rekaman="pembinaan",
    nama="Pembinaan",
    ejaan=("Pembinaan Kinerja", "Bimbingan dan Konseling"),
    judul="PEMBINAAN KINERJA",
    instruksi="Satu baris untuk satu pembinaan. KONSELING BERSIFAT RAHASIA: jangan mengedarkan buku kerja yang "
    "memuatnya; hanya dokumen konseling yang mencetak isinya.",
    kolom=(
        Kolom(nama="tanggal", judul="Tanggal", jenis=JenisSel.TANGGAL, wajib=True, lebar=17,
              bantuan="Tanggal pembinaan dilaksanakan."),
        Kolom(nama="bentuk", judul="Bentuk", ejaan=("Bentuk Pembinaan", "Jenis Pembinaan"), jenis=JenisSel.PILIHAN,
              pilihan=BentukPembinaan, wajib=True, lebar=18,
              bantuan="Empat bentuk pertama adalah bimbingan. Konseling bersifat rahasia."),
        Kolom(nama="aspek", judul="Aspek", jenis=JenisSel.PILIHAN, pilihan=AspekPembinaan, wajib=True, lebar=24,
              bantuan="Bimbingan: Teknis atau Pengembangan Kompetensi. Konseling: Perilaku atau Personal/Motivasi."),
        Kolom(nama="alasan", judul="Penyebab", ejaan=("Alasan", "Penyebab Masalah"), jenis=JenisSel.PILIHAN,
              pilihan=AlasanPembinaan, wajib=True, lebar=26,
              bantuan="Tidak Mampu: bimbingan. Tidak Mau atau Terhambat Masalah Personal: konseling."),
        Kolom(nama="pembina", judul="Pembina", ejaan=("Nama Pembina", "Pembimbing", "Konselor"), wajib=True, lebar=28,
              bantuan="Pimpinan, atau pihak lain yang ditugaskan."),
        Kolom(nama="uraian", judul="Uraian", ejaan=("Uraian Pembinaan",), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lebar=48, bantuan="Apa yang dibahas atau dilatihkan."),
        Kolom(nama="hasil", judul="Hasil/Tindak Lanjut", ejaan=("Hasil", "Tindak Lanjut"), jenis=JenisSel.TEKS_PANJANG,
              lebar=40, bantuan="Hasil yang dicapai, atau yang disepakati untuk dilakukan."),
        Kolom(nama="status", judul="Status", jenis=JenisSel.PILIHAN, pilihan=StatusPembinaan, wajib=True, lebar=13,
              bantuan="Berjalan atau Selesai."),
        kolom_status(Status((PeriksaTahun("tanggal"), PeriksaPembinaan("bentuk", "aspek", "alasan")))),
    ),
    kapasitas=30,
    sorotan=(bentrok("tanggal", "tanggal"), bentrok("aspek", "aspek atau penyebab", sampai="alasan")),
)
