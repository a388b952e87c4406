"""Dialog Kinerja: one row per agenda item; what belongs to the whole dialog stands on its first row.

Each filled ``strategi`` cell is one strategy of the dialog. A dialog with more strategies than agenda items
has further rows with only its number and a strategy: such rows are no agenda item.

``agenda.catatan`` is no field of the model: it names a catatan harian that asks for a dialog, whose progress and
masalah the reader puts where these are not typed; the two columns beside it show them.
"""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.workbooks.buku_skp.rumus import (
    DAFTAR_CATATAN,
    DariCatatan,
    PeriksaCatatan,
    RHKDialog,
    TanggalDialog,
)
from kinerja_core.workbooks.mesin.rumus import (
    CariIKI,
    PeriksaKodeIKI,
    PeriksaLanjutan,
    PeriksaTahun,
    StatusDialogBaris,
    bentrok,
    kolom_status,
)
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

DIALOG_KINERJA: Final = LembarTabel(
    nama="Dialog Kinerja",
    judul="DIALOG KINERJA",
    instruksi="Satu baris untuk satu agenda. Dialog yang sama: No Dialog sama; tanggal dan hasil di baris pertama. "
    "Catatan harian yang ditandai perlu dialog dipilih di kolom Dari Catatan Harian.",
    kolom=(
        Kolom(nama="nomor", judul="No Dialog", ejaan=("No", "Nomor Dialog", "No. Dialog"), jenis=JenisSel.BULAT,
              wajib=True, terkecil=1, terbesar=99, lebar=8, bantuan="1 untuk dialog pertama, 2 untuk yang kedua, …"),
        Kolom(nama="tanggal", judul="Tanggal", ejaan=("Hari/Tanggal",), jenis=JenisSel.TANGGAL, wajib=True, lanjut=True,
              lebar=17, bantuan="Tanggal dialog dilaksanakan."),
        Kolom(nama="agenda.kode_iki", judul="Kode IKI", jenis=JenisSel.PILIHAN, pilihan="DaftarIKI", wajib=True,
              lebar=11, bantuan="Indikator yang dibahas."),
        Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
              rumus=CariIKI("agenda.kode_iki", "iki.indikator"), lebar=30, bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="agenda.catatan", judul="Dari Catatan Harian", ejaan=("Catatan Harian", "Dari Catatan"),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_CATATAN, lebar=24, sejak=2, luar_rekaman=True,
              bantuan="Pilih catatan yang menunggu dialog; progress dan masalahnya ikut terbaca. Kosongkan bila "
              "agendanya ditulis sendiri."),
        Kolom(nama="_progress_catatan", judul="Progress dari Catatan", jenis=JenisSel.RUMUS,
              rumus=DariCatatan(("progress", "kegiatan")), lebar=26,
              bantuan="Terisi otomatis: progress pada catatan itu, atau kegiatannya."),
        Kolom(nama="_masalah_catatan", judul="Masalah dari Catatan", jenis=JenisSel.RUMUS,
              rumus=DariCatatan(("masalah",)), lebar=26, bantuan="Terisi otomatis dari catatan itu."),
        Kolom(nama="agenda.progress", judul="Progress Pencapaian Hasil Kerja", ejaan=("Progress", "Progres"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=32,
              bantuan="Wajib, kecuali terisi dari catatan. Yang ditulis di sini menggantikan isi catatan."),
        Kolom(nama="agenda.masalah", judul="Masalah/Hambatan", ejaan=("Masalah", "Hambatan"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=30,
              bantuan="Wajib, kecuali terisi dari catatan. Yang ditulis di sini menggantikan isi catatan."),
        Kolom(nama="agenda.penyebab", judul="Penyebab", jenis=JenisSel.TEKS_PANJANG, lebar=26,
              bantuan="Penyebab masalah, bila diketahui."),
        Kolom(nama="strategi", judul="Strategi Mengatasi Permasalahan/Hambatan", ejaan=("Strategi",),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lanjut=True, lebar=36,
              bantuan="Satu strategi per sel; setiap dialog paling sedikit satu. Strategi lain: baris berikutnya, "
              "No Dialog sama."),
        Kolom(nama="penyesuaian", judul="Penyesuaian Ukuran Keberhasilan dan Target",
              ejaan=("Penyesuaian", "Penyesuaian Target"), jenis=JenisSel.PILIHAN, pilihan=YaTidak, wajib=True,
              lanjut=True, lebar=20, bantuan="Apakah ukuran keberhasilan atau target disesuaikan?"),
        Kolom(nama="status", judul="Status", jenis=JenisSel.PILIHAN, pilihan=StatusDialog, wajib=True, lanjut=True,
              lebar=15, bantuan="Selesai atau Belum Selesai."),
        Kolom(nama="keterangan", judul="Keterangan", jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=26,
              bantuan="Bila diperlukan."),
        Kolom(nama="peserta_lain", judul="Peserta Lain", jenis=JenisSel.TEKS_PANJANG, lanjut=True, daftar=True,
              lebar=28,
              bantuan="Peserta selain pegawai. Beberapa nama dipisah titik koma (;) atau Alt+Enter."),
        Kolom(nama="dipimpin", judul="Dipimpin Oleh", ejaan=("Dipimpin", "Pimpinan Dialog"), jenis=JenisSel.PILIHAN,
              pilihan=PimpinanDialog, lanjut=True, lebar=22,
              bantuan="Yang memimpin dan menandatangani; kosong berarti Pejabat Penilai."),
        kolom_status(StatusDialogBaris((
            PeriksaTahun("tanggal"), PeriksaKodeIKI("agenda.kode_iki"), PeriksaCatatan(),
            PeriksaLanjutan("nomor", ("tanggal", "penyesuaian", "status", "dipimpin")),
        ))),
        Kolom(nama="_rhk", judul="RHK Dibahas", jenis=JenisSel.RUMUS, rumus=RHKDialog("agenda.kode_iki"), lebar=10,
              bantuan="Terisi otomatis dari kode IKI."),
        Kolom(nama="_tanggal", judul="Tanggal Dialog Ini", jenis=JenisSel.TANGGAL, terkunci=True,
              rumus=TanggalDialog("nomor", "tanggal"), lebar=17, bantuan="Terisi otomatis dari baris pertama dialog."),
    ),
    kapasitas=60,
    penuh=True,
    grup="nomor",
    beku=1,
    sorotan=(
        bentrok("tanggal", "tanggal"), bentrok("agenda.kode_iki", "kode IKI"),
        bentrok("agenda.catatan", "catatan harian", sampai="_masalah_catatan"),
        bentrok("tanggal", "Tanggal berbeda"), bentrok("penyesuaian", "Target berbeda"),
        bentrok("status", "Status berbeda"), bentrok("dipimpin", "Oleh berbeda"),
    ),
)
