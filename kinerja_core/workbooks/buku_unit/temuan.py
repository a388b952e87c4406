"""Temuan: what the consolidation found in the workbooks of the staff, written by the program."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel


def _kolom(nama: str, judul: str, lebar: float) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=JenisSel.TEKS_PANJANG, lebar=lebar, terkunci=True)


TEMUAN: Final = LembarTabel(
    nama="Temuan",
    judul="TEMUAN SAAT PENGGABUNGAN",
    instruksi="Diisi oleh penggabungan: apa yang perlu diperbaiki pada buku kerja pegawai, dan bagaimana.",
    kolom=(
        _kolom("tingkat", "Tingkat", 12),
        _kolom("berkas", "Berkas", 34),
        _kolom("lembar", "Lembar", 18),
        _kolom("sel", "Sel", 8),
        _kolom("pesan", "Apa yang ditemukan", 60),
        _kolom("saran", "Yang harus dilakukan", 54),
        _kolom("kode", "Kode", 26),
        _kolom("rujukan", "Rujukan", 34),
    ),
    kapasitas=20,
    peran="hasil",
    beku=0,
)
