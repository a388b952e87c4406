"""Petunjuk: how to fill the staff workbook, in plain Indonesian."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.petunjuk import AMAN, KATA, TAB, WARNA
from kinerja_core.workbooks.mesin.spek import BarisWarna, LembarPetunjuk

PETUNJUK_SKP: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="BUKU KERJA PENGELOLAAN KINERJA PEGAWAI",
    isi=(
        (
            "Urutan pengisian",
            (
                "1. Identitas: data Anda, Pejabat Penilai Kinerja, dan periode SKP.",
                ("2. SKP: rencana hasil kerja (RHK), indikator (IKI), dan target. Kode IKI tetap milik barisnya, juga "
                "setelah diurutkan. Indikator baru ditulis di baris kosong berikutnya, bukan di baris sisipan."),
                ("3. Perilaku Kerja dan Lampiran SKP: ekspektasi khusus pimpinan, dukungan sumber daya, skema "
                "pertanggungjawaban, dan konsekuensi; diisi bila ada."),
                ("4. Rencana Aksi: kegiatan untuk setiap indikator beserta bulannya. Setelah lengkap, pilih Ya pada "
                "“Rencana aksi selesai disusun?”."),
                ("5. Catatan Harian: kegiatan harian, dihubungkan dengan RHK; tandai yang perlu dibahas dalam dialog. "
                "Yang biasa setiap hari atau minggu boleh ditulis sekali di Pola Hari."),
                ("Tanggal tampil dengan nama bulannya. Bila bukan bulan yang Anda maksud, Excel berbahasa Inggris "
                "menukar hari dan bulan: ketik ulang seperti 2026-02-10, atau 10 Februari 2026."),
                "6. Triwulan I s.d. IV dan Akhir: realisasi dan bukti dukung setiap indikator.",
                ("7. Dialog Kinerja: agenda, hambatan, dan hasil pembahasan; menjadi Risalah Dialog Kinerja. Catatan "
                "harian yang ditandai perlu dialog dipilih di kolom Dari Catatan Harian; progress dan masalahnya ikut "
                "terisi. Pada dialog berikutnya, strategi yang belum selesai tampil lagi; reviunya ditulis di baris "
                "asalnya."),
                "8. Umpan Balik: umpan balik berkala atau insidental yang diterima.",
                "9. Pembinaan: bimbingan dan konseling, bila ada. Konseling bersifat rahasia.",
                "10. Ringkasan: kelengkapan setiap lembar, tenggat, dan kemajuan setiap indikator; terisi otomatis.",
                "11. Kalender Catatan: hari yang sudah dan belum tercatat sepanjang tahun; terisi otomatis.",
            ),
        ),
        ("Arti warna", (
            *WARNA,
            BarisWarna("lewat", "Merah muda: tenggatnya sudah lewat; disebut juga dengan kata “lewat”."),
            BarisWarna("pita", "Biru tua: bulan pelaksanaan kegiatan pada lembar Rencana Aksi."),
            KATA,
            TAB,
        )),
        AMAN,
        (
            "Mencetak",
            (
                ("Di Excel, tabel dicetak sampai baris terakhir yang terisi, tanpa kolom Kelengkapan. Mengubah area "
                "cetak atau setelan halaman di Excel dapat membekukannya; pulihkan dengan Page Layout > Print Area > "
                "Clear Print Area."),
                ("LibreOffice mencetak semua baris, juga yang kosong. Agar hanya yang terisi: sorot dari A1 sampai "
                "baris terakhir yang terisi, lalu pada kotak Cetak pilih Sel Terpilih (Selected Cells). Kepala tabel "
                "tetap ikut."),
            ),
        ),
        (
            "Setelah diisi",
            (
                "Simpan buku kerja ini dalam bentuk .xlsx, lalu kirimkan kepada pengelola SDM unit Anda.",
                "Pengelola SDM memeriksa, menggabungkan, dan mencetak dokumen tanpa mengubah buku kerja Anda.",
            ),
        ),
    ),
)
