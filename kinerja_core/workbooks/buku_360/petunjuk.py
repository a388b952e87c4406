"""Petunjuk: how to fill the workbook of an evaluator, in plain Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_core.model.istilah import Hubungan
from kinerja_core.workbooks.mesin.petunjuk import AMAN, KATA, WARNA
from kinerja_core.workbooks.mesin.spek import LembarPetunjuk

if TYPE_CHECKING:
    from kinerja_core.rules.perilaku_360 import Instrumen


def petunjuk_360(alat: Instrumen) -> LembarPetunjuk:
    """The guide of the workbook of an evaluator."""
    scale = alat.skala
    groups = " atau ".join(
        f"{group.value.casefold()} yang kurang dari {count} orang"
        for group, count in alat.minimum_penilai.items()
        if count > 1
    )
    return LembarPetunjuk(
        nama="Petunjuk",
        judul="PENILAIAN PERILAKU KERJA 360°",
        isi=(
            (
                "Urutan pengisian",
                (
                    "1. Identitas Penilai: data Anda dan periode yang dinilai.",
                    "2. Daftar Dinilai: pegawai yang Anda nilai, dan kedudukan Anda terhadap masing-masing.",
                    "3. Penilaian: satu kolom untuk satu pegawai; beri skor setiap butir dari atas ke bawah.",
                    "4. Kembali ke Daftar Dinilai: kolom Kelengkapan menyebut butir yang belum dinilai.",
                    "5. Pegawai yang tidak Anda nilai dibiarkan tanpa kedudukan dan tanpa skor.",
                ),
            ),
            (
                "Arti skor",
                tuple(f"{number}: {word}" for number, word in zip(scale.pilihan, scale.arti, strict=True)),
            ),
            (
                "Kerahasiaan",
                (
                    "Buku kerja ini dibaca pengelola SDM. Hasilnya memuat rata-rata kelompok, tanpa nama penilai.",
                    f"Kelompok {groups} digabung; bila tetap kurang, jawabannya tidak dihitung.",
                    "Lembar Yang Terlihat menyebut apa yang akan terlihat dari jawaban Anda, orang demi orang.",
                    f"Penilaian {Hubungan.DIRI.value.casefold()} ditampilkan sebagai pembanding dan tidak berbobot.",
                    "Penilaian dengan butir kosong tidak dihitung; butir kosong tidak pernah ditebak.",
                ),
            ),
            ("Arti warna", (*WARNA, KATA)),
            AMAN,
            (
                "Setelah diisi",
                ("Simpan dalam bentuk .xlsx, lalu kirimkan langsung kepada pengelola SDM unit Anda, tanpa perantara.",),
            ),
        ),
    )
