"""Petunjuk: how to fill the unit workbook, in plain Indonesian."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.petunjuk import AMAN, KATA, TAB, WARNA
from kinerja_core.workbooks.mesin.spek import LembarPetunjuk

PETUNJUK_UNIT: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="BUKU KERJA UNIT UNTUK PENGELOLA SDM",
    isi=(
        (
            "Urutan pengisian",
            (
                "1. Pengaturan: nama unit, periode, metode pemetaan, bobot, penandatangan, dan isi surat.",
                "2. Daftar Pegawai: seluruh pegawai unit; dapat diisi dengan menggabungkan buku kerja pegawai.",
                "3. Skor: skor hasil kerja dan perilaku kerja setiap pegawai, atau tingkatnya bila metodenya Tingkat.",
                "4. Pemeringkatan dan Urutan: dihitung otomatis; kelompok, peringkat, penetapan, usulan, konflik.",
                "5. Distribusi dan Peta: pola distribusi terhadap capaian organisasi, dan letak setiap pegawai.",
                "6. Konfirmasi: jawaban pegawai; tenggat dihitung otomatis dengan libur di lembar Hari Libur.",
                "7. Keberatan: kelanjutan setiap keberatan; hasil menurut putusannya langsung dipakai di lembar lain.",
                "8. Jadwal dan Status: tahapan dengan lampunya, dan yang belum ada dari setiap pegawai.",
                "9. Masa SKP: satu baris satu SKP; bulan pada angka kredit dihitung dari sini.",
                "   Riwayat AK: angka kredit dari surat sebelumnya, agar dapat dijumlahkan program.",
                "   Perubahan Penetapan: yang diubah sesudah ditetapkan, dengan tanggal, yang mengubah, dan alasannya.",
                "10. Tukin: pengurangan tunjangan menurut predikat tahunan, dari tunjangan yang Anda isi.",
                "    Pimpinan Terlambat: hanya bila ada yang ditetapkan terlambat menyelesaikan evaluasi.",
                "11. Temuan: diisi penggabungan; yang perlu diperbaiki pada buku kerja pegawai.",
            ),
        ),
        (
            "Cara pemetaan dibaca",
            (
                "K1: hasil kerja dan perilaku kerja di atas rata-rata pegawai di unit.",
                "K2: keduanya rata-rata, atau salah satunya di atas rata-rata.",
                "K3: hasil kerja dan/atau perilaku kerja di bawah rata-rata.",
                ("Skor yang tepat di batas termasuk rata-rata. Hitungan tepat untuk skor, k, dan toleransi dengan "
                "paling banyak empat angka di belakang koma."),
                ("Usulan bukan penetapan: predikat ditetapkan bila kedua rating sudah dipilih di lembar Skor, nilai "
                "bila diisi. Dokumen evaluasi, angka kredit, tukin, dan ekspor hanya memakai yang ditetapkan."),
                ("Pemetaan menjadi bahan pertimbangan Pejabat Penilai Kinerja. Rating yang sudah dipilih tidak pernah "
                "diubah; bila tidak sejalan, kolom Konflik menyebutkannya."),
            ),
        ),
        ("Arti warna", (*WARNA, KATA, TAB)),
        AMAN,
    ),
)
