"""Lampiran SKP: three independent lists side by side; each filled cell is one item of its column's list."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

LAMPIRAN_SKP: Final = LembarTabel(
    nama="Lampiran SKP",
    ejaan=("Lampiran",),
    judul="LAMPIRAN SASARAN KINERJA PEGAWAI",
    instruksi="Tiga daftar yang berdiri sendiri. Satu sel untuk satu butir; baris tidak saling berhubungan.",
    kolom=(
        Kolom(nama="dukungan_sumber_daya", judul="Dukungan Sumber Daya", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Sumber daya yang diperlukan, misalnya anggaran, SDM, sarana."),
        Kolom(nama="skema_pertanggungjawaban", judul="Skema Pertanggungjawaban", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Kapan dan bagaimana kinerja dilaporkan."),
        Kolom(nama="konsekuensi", judul="Konsekuensi", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Konsekuensi atas pencapaian kinerja."),
    ),
    kapasitas=15,
    beku=0,
)
