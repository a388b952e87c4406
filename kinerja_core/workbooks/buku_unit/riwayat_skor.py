"""Riwayat Skor: what was typed in the periods before this one, hidden, kept when a new period begins."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

_BANTUAN: Final = "Diisi saat periode baru dimulai; jangan diubah."


def _kolom(nama: str, judul: str, jenis: JenisSel = JenisSel.TEKS) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=jenis, lebar=20, sejak=3, bantuan=_BANTUAN)


RIWAYAT_SKOR: Final = LembarTabel(
    rekaman=RiwayatSkor,
    letak_rekaman="riwayat_skor",
    nama="Riwayat Skor",
    judul="RIWAYAT SKOR",
    instruksi="Diisi saat periode baru dimulai: skor, rating, jawaban, dan surat periode sebelumnya. Jangan diubah.",
    kolom=(
        _kolom("periode", "Periode"),
        _kolom("nip", "NIP", JenisSel.NIP),
        _kolom("nama", "Nama"),
        _kolom("hasil", "Skor Hasil Kerja", JenisSel.ANGKA),
        _kolom("perilaku", "Skor Perilaku Kerja", JenisSel.ANGKA),
        _kolom("rating_hasil", "Rating Hasil Kerja"),
        _kolom("rating_perilaku", "Rating Perilaku Kerja"),
        _kolom("tingkat_hasil", "Tingkat Hasil Kerja"),
        _kolom("tingkat_perilaku", "Tingkat Perilaku Kerja"),
        _kolom("nilai", "Nilai", JenisSel.BULAT),
        _kolom("rekomendasi", "Catatan/Rekomendasi", JenisSel.TEKS_PANJANG),
        _kolom("tanggal_evaluasi", "Tanggal Evaluasi", JenisSel.TANGGAL),
        _kolom("tanggal_undangan", "Tanggal Undangan", JenisSel.TANGGAL),
        _kolom("jawaban", "Jawaban"),
        _kolom("tanggal_jawaban", "Tanggal Jawaban", JenisSel.TANGGAL),
        _kolom("alasan", "Alasan Keberatan", JenisSel.TEKS_PANJANG),
        _kolom("tanggal_diteruskan", "Tanggal Diteruskan", JenisSel.TANGGAL),
        _kolom("pemutus", "Atasan Pejabat Penilai"),
        _kolom("putusan", "Putusan"),
        _kolom("tanggal_putusan", "Tanggal Putusan", JenisSel.TANGGAL),
        _kolom("pertimbangan", "Pertimbangan Putusan", JenisSel.TEKS_PANJANG),
        _kolom("rating_hasil_baru", "Rating Hasil Kerja Baru"),
        _kolom("rating_perilaku_baru", "Rating Perilaku Kerja Baru"),
        _kolom("nilai_baru", "Nilai Baru", JenisSel.BULAT),
        _kolom("predikat", "Predikat Tahunan"),
        _kolom("mulai_potongan", "Potongan Mulai", JenisSel.TANGGAL),
        _kolom("nomor_surat", "Nomor Surat"),
        _kolom("tanggal_surat", "Tanggal Surat", JenisSel.TANGGAL),
        _kolom("capaian_organisasi", "Capaian Organisasi"),
    ),
    kapasitas=1,  # nobody types here, and it grows with what is kept
    sejak=3,
    beku=0,
    tersembunyi=True,
)
