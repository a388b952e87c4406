"""Daftar Pegawai of a unit: one row per person, with the penilai and the file the person came from."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.workbooks.buku_skp.identitas import DAFTAR_PANGKAT
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

DAFTAR_PEGAWAI: Final = LembarTabel(
    nama="Daftar Pegawai",
    ejaan=("Pegawai",),
    judul="DAFTAR PEGAWAI",
    instruksi="Satu baris untuk satu pegawai. NIP tersimpan sebagai teks; kolom penilai boleh dikosongkan.",
    kolom=(
        Kolom(nama="pegawai.nama", judul="Nama", ejaan=("Nama Pegawai", "Nama Lengkap"), wajib=True, lebar=30,
              bantuan="Nama lengkap dengan gelar."),
        Kolom(nama="pegawai.nip", judul="NIP", ejaan=("NIP Pegawai",), jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="pegawai.jenis", judul="Status Pegawai", ejaan=("Jenis", "Jenis Pegawai", "PNS/PPPK"),
              jenis=JenisSel.PILIHAN, pilihan=JenisPegawai, wajib=True, lebar=10, bantuan="PNS atau PPPK."),
        Kolom(nama="pegawai.pangkat", judul="Pangkat/Golongan", ejaan=("Pangkat", "Pangkat, Golongan Ruang"),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_PANGKAT, lebar=24, bantuan="Pilih dari daftar."),
        Kolom(nama="pegawai.jabatan", judul="Jabatan", ejaan=("Jabatan Pegawai",), wajib=True, lebar=34,
              bantuan="Nama jabatan lengkap."),
        Kolom(nama="pegawai.unit_kerja", judul="Unit Kerja", ejaan=("Unit Kerja Pegawai",), wajib=True, lebar=32,
              bantuan="Unit kerja pegawai."),
        Kolom(nama="penilai.nama", judul="Nama Pejabat Penilai", ejaan=("Penilai", "Nama Penilai"), lebar=30,
              bantuan="Nama lengkap pejabat penilai kinerja."),
        Kolom(nama="penilai.nip", judul="NIP Pejabat Penilai", ejaan=("NIP Penilai",), jenis=JenisSel.NIP, lebar=21,
              bantuan="18 angka sebagai teks; kosong hanya bila bukan ASN."),
        Kolom(nama="penilai.pangkat", judul="Pangkat/Golongan Pejabat Penilai", ejaan=("Pangkat Penilai",),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_PANGKAT, lebar=24, bantuan="Pilih dari daftar."),
        Kolom(nama="penilai.jabatan", judul="Jabatan Pejabat Penilai", ejaan=("Jabatan Penilai",), lebar=34,
              bantuan="Jabatan pejabat penilai kinerja."),
        Kolom(nama="penilai.unit_kerja", judul="Unit Kerja Pejabat Penilai",
              ejaan=("Unit Kerja Penilai", "Instansi Pejabat Penilai"), lebar=32, bantuan="Unit kerja atau instansi."),
        Kolom(nama="berkas", judul="Berkas", ejaan=("Nama Berkas", "File"), lebar=28,
              bantuan="Buku kerja asal; diisi oleh penggabungan."),
        kolom_status(Status((
            PeriksaNIP("pegawai.nip", ganda=True),
            PeriksaNIP("penilai.nip", sebutan="NIP Pejabat Penilai"),
        ))),
    ),
    kapasitas=400,
    beku=2,
)
