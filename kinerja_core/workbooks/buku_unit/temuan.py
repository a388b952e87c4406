"""Temuan: what the consolidation found in the workbooks of the staff, written by the program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.mesin.isi import sel
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel


def _kolom(nama: str, judul: str, lebar: float) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=JenisSel.TEKS_PANJANG, lebar=lebar, terkunci=True)


TEMUAN: Final = LembarTabel(
    rekaman=Temuan,
    tanpa_sel=("sel_lain",),  # the sentence names them
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


def isi_temuan(temuan: Iterable[Temuan]) -> list[Baris]:
    """One row per finding."""
    return [{column.nama: sel(getattr(one, column.nama)) for column in TEMUAN.kolom} for one in temuan]
