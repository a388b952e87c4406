"""The columns that a list of people may have."""

from __future__ import annotations

import datetime
from typing import Final

from kinerja_core.model.buku import PesertaDaftar
from kinerja_core.model.istilah import JenisPegawai, JenisSKP
from kinerja_core.workbooks.mesin.orang import DAFTAR_PANGKAT
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak

_TERBALIK: Final = ", Periode Selesai mendahului Periode Mulai atau di tahun lain"


class PeriksaUrutan:
    """First and last day are in order, in one year. Short, for the status of a list names many columns."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = letak.sel("mulai", baris), letak.sel("selesai", baris)
        return f'IF(COUNT({first},{last})<2,"",IF(OR({last}<{first},YEAR({last})<>YEAR({first})),"{_TERBALIK}",""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        first, last = row.get("mulai"), row.get("selesai")
        if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
            return ""
        return _TERBALIK if last < first or last.year != first.year else ""


def _pejabat(awalan: str, sebutan: str) -> tuple[Kolom, ...]:
    """The columns of one who assesses."""
    return (
        Kolom(nama=f"{awalan}.nama", judul=f"Nama {sebutan}", lebar=30, bantuan="Nama lengkap dengan gelar."),
        Kolom(nama=f"{awalan}.nip", judul=f"NIP {sebutan}", jenis=JenisSel.NIP, lebar=21,
              bantuan="18 angka sebagai teks. Bila orangnya ada di daftar ini, NIP-nya saja sudah cukup."),
        Kolom(nama=f"{awalan}.pangkat", judul=f"Pangkat/Golongan {sebutan}", jenis=JenisSel.PILIHAN,
              pilihan=DAFTAR_PANGKAT, lebar=24, bantuan="Pilih dari daftar."),
        Kolom(nama=f"{awalan}.jabatan", judul=f"Jabatan {sebutan}", lebar=34, bantuan="Nama jabatan lengkap."),
        Kolom(nama=f"{awalan}.unit_kerja", judul=f"Unit Kerja {sebutan}", lebar=32,
              bantuan="Unit kerja atau instansi."),
    )


LEMBAR_DAFTAR: Final = LembarTabel(
    rekaman=PesertaDaftar,
    letak_rekaman="peserta",
    tanpa_sel=("berkas",),
    nama="Daftar Pegawai",
    judul="DAFTAR PEGAWAI",
    instruksi="Satu baris untuk satu SKP. Kolom penilai, atasannya, jenis SKP, dan periode boleh dikosongkan.",
    kolom=(
        Kolom(nama="pegawai.nama", judul="Nama", wajib=True, lebar=30, bantuan="Nama lengkap dengan gelar."),
        Kolom(nama="pegawai.nip", judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="pegawai.jenis", judul="Status Pegawai", jenis=JenisSel.PILIHAN, pilihan=JenisPegawai, wajib=True,
              lebar=10, bantuan="PNS atau PPPK."),
        Kolom(nama="pegawai.pangkat", judul="Pangkat/Golongan", jenis=JenisSel.PILIHAN, pilihan=DAFTAR_PANGKAT,
              lebar=24, bantuan="Pilih dari daftar."),
        Kolom(nama="pegawai.jabatan", judul="Jabatan", wajib=True, lebar=34, bantuan="Nama jabatan lengkap."),
        Kolom(nama="pegawai.unit_kerja", judul="Unit Kerja", wajib=True, lebar=32, bantuan="Unit kerja pegawai."),
        *_pejabat("penilai", "Pejabat Penilai"),
        *_pejabat("atasan_penilai", "Atasan Penilai"),
        Kolom(nama="jenis_skp", judul="Jenis SKP", jenis=JenisSel.PILIHAN, pilihan=JenisSKP, lebar=20,
              bantuan="Kosong: seperti yang dipilih saat buku kerjanya dibuat."),
        Kolom(nama="mulai", judul="Periode Mulai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari pertama SKP; kosong berarti setahun penuh."),
        Kolom(nama="selesai", judul="Periode Selesai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari terakhir SKP, di tahun yang sama."),
        *kolom_status(Status((
            PeriksaNIP("pegawai.nip"), PeriksaNIP("penilai.nip", sebutan="NIP Pejabat Penilai"),
            PeriksaNIP("atasan_penilai.nip", sebutan="NIP Atasan Penilai"), PeriksaUrutan(),
        ))),
    ),
    kapasitas=300,
    beku=2,
)  # fmt: skip
