"""Rencana Aksi: activities per indicator with their months; "Selesai" at the head of the sheet."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import Bulan, YaTidak
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.workbooks.buku_skp.rumus import DalamRentangBulan
from kinerja_core.workbooks.mesin.rumus import (
    CariIKI,
    PeriksaBulan,
    PeriksaKodeIKI,
    PeriksaMasa,
    Status,
    bentrok,
    kolom_status,
)
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, Kolom, LembarTabel, Sorotan

RENCANA_AKSI: Final = LembarTabel(
    rekaman=RencanaAksi,
    letak_rekaman="rencana_aksi",
    nama="Rencana Aksi",
    judul="RENCANA AKSI",
    instruksi="Satu baris untuk satu kegiatan. Pilih kode IKI, tulis kegiatannya, lalu bulan mulai dan bulan selesai.",
    kepala=(
        Isian(nama="rencana_aksi_selesai", judul="Rencana aksi selesai disusun?", ejaan=("Selesai",),
              jenis=JenisSel.YA_TIDAK, pilihan=YaTidak, bawaan=YaTidak.TIDAK.value,
              bantuan="Pilih Ya setelah seluruh rencana aksi ditulis. Sesudahnya, perubahan melalui dialog kinerja.",
              ucapan=(
                  (YaTidak.YA.value, "Sudah Selesai: kegiatan dan bulan hanya berubah sebagai hasil dialog kinerja."),
                  (YaTidak.TIDAK.value, "Pilih Ya setelah seluruh rencana aksi ditulis."),
              )),
    ),
    kolom=(
        Kolom(nama="kode_iki", judul="Kode IKI", jenis=JenisSel.PILIHAN, pilihan="DaftarIKI", wajib=True, lebar=11,
              bantuan="Pilih kode indikator dari lembar SKP."),
        Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
              rumus=CariIKI("kode_iki", "iki.indikator"), lebar=44, bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="uraian", judul="Rencana Aksi", ejaan=("Kegiatan", "Uraian Rencana Aksi"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=56, bantuan="Kegiatan untuk mencapai indikator."),
        Kolom(nama="waktu.mulai", judul="Bulan Mulai", ejaan=("Mulai",), jenis=JenisSel.PILIHAN, pilihan=Bulan,
              wajib=True, lebar=13, bantuan="Bulan kegiatan dimulai."),
        Kolom(nama="waktu.selesai", judul="Bulan Selesai", ejaan=("s/d", "Sampai"), jenis=JenisSel.PILIHAN,
              pilihan=Bulan, wajib=True, lebar=13, bantuan="Bulan kegiatan selesai; boleh sama dengan bulan mulai."),
        *(
            Kolom(nama=f"_bulan_{month.nomor}", judul=month.value[:3], terkunci=True, lebar=4.3)
            for month in Bulan
        ),
        kolom_status(Status((
            PeriksaKodeIKI("kode_iki"), PeriksaBulan("waktu.mulai", "waktu.selesai"),
            PeriksaMasa("waktu.mulai", "waktu.selesai"),
        ))),
    ),
    kapasitas=180,
    sorotan=(Sorotan(kolom=("_bulan_1", "_bulan_12"), syarat=DalamRentangBulan("waktu.mulai", "waktu.selesai"),
                     warna="pita"),
             bentrok("kode_iki", "kode IKI"), bentrok("waktu.mulai", "bulan", sampai="waktu.selesai")),
)
