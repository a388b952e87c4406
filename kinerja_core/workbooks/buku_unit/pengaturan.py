"""Pengaturan of a unit: what no regulation fixes is set here and printed on the letter."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, StatusPejabat, YaTidak
from kinerja_core.workbooks.buku_skp.identitas import isian_pejabat
from kinerja_core.workbooks.mesin.spek import Bagian, Isian, JenisSel, LembarForm

#: Lines of kop a letter can have.
BARIS_KOP: Final = 5
#: Days off, and days worked, that a unit can name.
HARI_KHUSUS: Final = 10

PENGATURAN: Final = LembarForm(
    nama="Pengaturan",
    judul="PENGATURAN UNIT",
    instruksi="Isi kolom kuning. Tanda * wajib diisi. Metode dan bobot dicetak pada surat keterangan.",
    sehalaman=True,
    bagian=(
        Bagian(
            judul="Unit dan Periode",
            isian=(
                Isian(nama="nama_unit", judul="Nama Unit Kerja", wajib=True, ejaan=("Nama Unit", "Unit Kerja"),
                      bantuan="Nama unit seperti pada surat."),
                Isian(nama="periode", judul="Periode Penilaian", jenis=JenisSel.PILIHAN, pilihan="DaftarPeriode",
                      wajib=True, ejaan=("Periode",), bantuan="Triwulan atau tahun yang dinilai."),
            ),
        ),
        Bagian(
            judul="Pemetaan dan Pemeringkatan",
            isian=(
                Isian(nama="metode", judul="Metode Pemetaan", jenis=JenisSel.PILIHAN, pilihan=MetodePemetaan,
                      wajib=True, ejaan=("Metode",), bawaan=MetodePemetaan.SIMPANGAN_BAKU.value,
                      bantuan="Simpangan Baku: rata-rata ± k × simpangan baku. Mutlak: rata-rata ± toleransi. "
                      "Tingkat: pimpinan menyatakan tingkat."),
                Isian(nama="k", judul="Pengali Simpangan Baku (k)", jenis=JenisSel.ANGKA, terbesar=5, bawaan=0.5,
                      format_angka="0.00##", ejaan=("k",),
                      bantuan="Dipakai metode Simpangan Baku; 0 sampai 5, biasanya 0,5."),
                Isian(nama="toleransi", judul="Toleransi Mutlak", jenis=JenisSel.ANGKA, terbesar=120, bawaan=0,
                      format_angka="0.00##", ejaan=("Toleransi",),
                      bantuan="Dipakai metode Mutlak; dalam angka skor."),
                Isian(nama="bobot_hasil", judul="Bobot Hasil Kerja (%)", jenis=JenisSel.BULAT, terbesar=100, bawaan=70,
                      ejaan=("Bobot Hasil",), bantuan="70; atau 60 bila pendapat rekan dan bawahan dipakai."),
                Isian(nama="bobot_perilaku", judul="Bobot Perilaku Kerja (%)", jenis=JenisSel.BULAT, terbesar=100,
                      bawaan=30, ejaan=("Bobot Perilaku",),
                      bantuan="30; atau 40 bila pendapat rekan dan bawahan dipakai."),
                Isian(nama="capaian_organisasi", judul="Capaian Kinerja Organisasi", jenis=JenisSel.PILIHAN,
                      pilihan=CapaianOrganisasi, ejaan=("Capaian Organisasi",),
                      bantuan="Untuk memeriksa pola distribusi; boleh kosong."),
            ),
        ),
        Bagian(judul="Penandatangan Surat Keterangan", wajib=False,
               isian=(
                   *isian_pejabat("penandatangan", "Penandatangan"),
                   Isian(nama="status_penandatangan", judul="Status Penandatangan", jenis=JenisSel.PILIHAN,
                         pilihan=StatusPejabat, bantuan="Plt. atau Plh. bila demikian; dicetak di depan jabatan."),
                   Isian(nama="atas_nama", judul="Atas Nama (a.n.)", ejaan=("a.n.",),
                         bantuan="Jabatan pemberi wewenang, dicetak setelah a.n.; boleh kosong."),
               ),
               bantuan="Pimpinan unit; diperlukan untuk mencetak surat keterangan."),
        Bagian(judul="Penanda Tangan Kedua", wajib=False, isian=isian_pejabat("mengetahui", "yang Mengetahui"),
               bantuan="Hanya bila surat ditandatangani dua orang."),
        Bagian(
            judul="Konfirmasi dan Hari Kerja",
            bantuan="Dasar tenggat di lembar Konfirmasi. Libur yang sudah dihitung terdaftar di lembar Hari Libur.",
            isian=(
                Isian(nama="tanggal_evaluasi", judul="Tanggal Evaluasi", jenis=JenisSel.TANGGAL,
                      bantuan="Tanggal evaluasi ditetapkan; awal hitungan tenggat konfirmasi."),
                Isian(nama="konfirmasi_jumlah", judul="Jumlah Hari Konfirmasi", jenis=JenisSel.BULAT, terkecil=1,
                      terbesar=366, bantuan="Kosong: menurut aturan (14)."),
                Isian(nama="konfirmasi_satuan", judul="Satuan Hari Konfirmasi", jenis=JenisSel.PILIHAN,
                      pilihan=("hari kerja", "hari"), bantuan="Kosong: menurut aturan (hari kerja)."),
                *(
                    Isian(nama=f"libur_tambahan.{number}", judul=f"Libur Tambahan {number + 1}",
                          jenis=JenisSel.TANGGAL, bantuan="Hari libur yang belum ada di lembar Hari Libur.")
                    for number in range(HARI_KHUSUS)
                ),
                *(
                    Isian(nama=f"tetap_kerja.{number}", judul=f"Tetap Kerja {number + 1}", jenis=JenisSel.TANGGAL,
                          bantuan="Hari libur atau akhir pekan yang tetap hari kerja di unit ini.")
                    for number in range(HARI_KHUSUS)
                ),
            ),
        ),
        Bagian(
            judul="Surat",
            isian=(
                Isian(nama="nomor_surat", judul="Nomor Surat", bantuan="Teks bebas sesuai tata naskah."),
                Isian(nama="tempat_surat", judul="Tempat Surat", bantuan="Kota tempat surat dibuat."),
                Isian(nama="tanggal_surat", judul="Tanggal Surat", jenis=JenisSel.TANGGAL, bantuan="Tanggal surat."),
                Isian(nama="kertas", judul="Ukuran Kertas", jenis=JenisSel.PILIHAN, pilihan=("A4", "F4"), bawaan="A4",
                      bantuan="A4 atau F4 (215 × 330 mm)."),
                Isian(nama="ruang_tte", judul="Ruang Tanda Tangan Elektronik", jenis=JenisSel.YA_TIDAK,
                      pilihan=YaTidak, bawaan=YaTidak.TIDAK.value, sejak=2,
                      bantuan="Ya: kotak 3 × 3 cm pada setiap dokumen yang ditandatangani."),
                Isian(nama="catatan_tte", judul="Catatan Tanda Tangan Elektronik", jenis=JenisSel.YA_TIDAK,
                      pilihan=YaTidak, bawaan=YaTidak.TIDAK.value, sejak=2,
                      bantuan="Ya: catatan kaki bahwa dokumen disiapkan untuk ditandatangani elektronik."),
                *(
                    Isian(nama=f"kop.{number}", judul=f"Kop Baris {number + 1}",
                          bantuan="Baris kop surat; boleh kosong.")
                    for number in range(BARIS_KOP)
                ),
            ),
        ),
    ),
)
