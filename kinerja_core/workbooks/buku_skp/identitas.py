"""Identitas: who is assessed, by whom, and for which SKP."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import JenisPegawai, JenisSKP
from kinerja_core.model.pangkat import GOLONGAN_PPPK, PANGKAT, Pangkat
from kinerja_core.model.skp import SKP
from kinerja_core.workbooks.mesin.rumus import NAMA_MULAI, NAMA_SELESAI, NAMA_TAHUN, BedaOrang, MasaSetahun
from kinerja_core.workbooks.mesin.spek import Bagian, Isian, JenisSel, LembarForm

#: Every pangkat and golongan as the model prints it.
DAFTAR_PANGKAT: Final = tuple(str(Pangkat(code)) for code in (*PANGKAT, *GOLONGAN_PPPK))

_UNIT: Final = "Unit kerja; untuk pejabat boleh diisi instansi."


def isian_pejabat(awalan: str, sebutan: str, *, unit_wajib: bool = False) -> tuple[Isian, ...]:
    """The five fields of a person, with labels that name whose they are."""
    return (
        Isian(nama=f"{awalan}.nama", judul=f"Nama {sebutan}", wajib=True,
              bantuan="Nama lengkap dengan gelar, seperti pada surat keputusan."),
        Isian(nama=f"{awalan}.nip", judul=f"NIP {sebutan}", jenis=JenisSel.NIP, wajib=awalan == "pegawai",
              bantuan="18 angka, disimpan sebagai teks. Salin dari dokumen resmi; spasi boleh ada."
              + ("" if awalan == "pegawai" else " Kosongkan hanya bila bukan ASN.")),
        Isian(nama=f"{awalan}.pangkat", judul=f"Pangkat/Golongan {sebutan}", jenis=JenisSel.PILIHAN,
              pilihan=DAFTAR_PANGKAT, ejaan=(f"Pangkat, Golongan Ruang {sebutan}", f"Pangkat {sebutan}"),
              bantuan="Pilih dari daftar. PNS: pangkat dan golongan ruang; PPPK: golongan."),
        Isian(nama=f"{awalan}.jabatan", judul=f"Jabatan {sebutan}", wajib=True, bantuan="Nama jabatan lengkap."),
        Isian(nama=f"{awalan}.unit_kerja", judul=f"Unit Kerja {sebutan}", wajib=unit_wajib,
              ejaan=(f"Instansi {sebutan}",), bantuan=_UNIT),
    )


_PEGAWAI = isian_pejabat("pegawai", "Pegawai", unit_wajib=True)

IDENTITAS: Final = LembarForm(
    rekaman=SKP,
    letak_rekaman="skp",
    tanpa_sel=("hasil_kerja", "ekspektasi", "lampiran"),
    nama="Identitas",
    judul="IDENTITAS",
    instruksi="Isi kolom kuning. Tanda * wajib diisi. NIP diketik 18 angka dan tersimpan sebagai teks.",
    bagian=(
        Bagian(
            judul="Pegawai yang Dinilai",
            isian=(
                *_PEGAWAI[:2],
                Isian(nama="pegawai.jenis", judul="Status Pegawai", jenis=JenisSel.PILIHAN, pilihan=JenisPegawai,
                      wajib=True, ejaan=("Jenis Pegawai", "PNS/PPPK"), bantuan="PNS atau PPPK."),
                *_PEGAWAI[2:],
            ),
        ),
        Bagian(judul="Pejabat Penilai Kinerja", isian=isian_pejabat("penilai", "Pejabat Penilai")),
        Bagian(judul="Atasan Pejabat Penilai Kinerja", wajib=False,
               isian=isian_pejabat("atasan_penilai", "Atasan Pejabat Penilai"),
               bantuan="Boleh dikosongkan; diperlukan untuk keberatan dan dokumen evaluasi."),
        Bagian(judul="Pemberi Pertimbangan", wajib=False,
               isian=isian_pejabat("pemberi_pertimbangan", "Pemberi Pertimbangan"),
               bantuan="Boleh dikosongkan bila tidak ada."),
        Bagian(
            judul="Sasaran Kinerja Pegawai (SKP)",
            isian=(
                Isian(nama="jenis", judul="Jenis SKP", jenis=JenisSel.PILIHAN, pilihan=JenisSKP, wajib=True,
                      terkunci=True, bantuan="Ditentukan oleh buku kerja ini; untuk jenis lain pakai templat lain."),
                Isian(nama="tahun", judul="Tahun SKP", jenis=JenisSel.BULAT, wajib=True, terkecil=2000, terbesar=2100,
                      nama_sel=NAMA_TAHUN, bantuan="Empat angka, misalnya 2026."),
                Isian(nama="mulai", judul="Periode Mulai", jenis=JenisSel.TANGGAL, wajib=True,
                      nama_sel=NAMA_MULAI, ejaan=("Tanggal Mulai",),
                      bantuan="Hari pertama SKP ini, misalnya 1 Januari."),
                Isian(nama="selesai", judul="Periode Selesai", jenis=JenisSel.TANGGAL, wajib=True,
                      nama_sel=NAMA_SELESAI, ejaan=("Tanggal Selesai",),
                      bantuan="Hari terakhir SKP ini, di tahun yang sama."),
                Isian(nama="tempat", judul="Tempat Penetapan", ejaan=("Tempat",),
                      bantuan="Kota tempat SKP ditandatangani."),
                Isian(nama="tanggal_penetapan", judul="Tanggal Penetapan", jenis=JenisSel.TANGGAL,
                      bantuan="Tanggal SKP ditetapkan."),
            ),
        ),
    ),
    periksa=(
        BedaOrang("pegawai.nip", "penilai.nip", "Pejabat Penilai sama dengan pegawai (NIP sama)"),
        MasaSetahun("mulai", "selesai", "tahun"),
    ),
)
