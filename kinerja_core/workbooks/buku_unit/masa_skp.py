"""Masa SKP: one row per SKP of a person, from which the months of angka kredit are counted."""

from __future__ import annotations

import datetime
from typing import Final

from kinerja_core.model.istilah import Predikat
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak

_TERBALIK: Final = ", masa SKP tidak berurutan atau melewati tahun"


class PeriksaMasaSKP:
    """First and last day are in order, in one year."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = (rumus_tanggal(letak.sel(name, baris)) for name in ("mulai", "selesai"))
        return f'IFERROR(IF(OR({last}<{first},YEAR({last})<>YEAR({first})),"{_TERBALIK}",""),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        first, last = hari(row.get("mulai")), hari(row.get("selesai"))
        if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
            return ""
        return _TERBALIK if last < first or last.year != first.year else ""


MASA_SKP: Final = LembarTabel(
    rekaman=MasaSKP,
    letak_rekaman="masa",
    sejak=3,
    nama="Masa SKP",
    judul="MASA SKP SETIAP PEGAWAI",
    instruksi="Satu baris satu SKP; diisi oleh penggabungan. Bulan pada angka kredit dihitung dari sini.",
    kolom=(
        Kolom(nama="nip", sejak=3, judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", sejak=3, judul="Nama", ejaan=("Nama Pegawai",), lebar=30, bantuan="Nama pegawai."),
        Kolom(nama="jabatan", sejak=3, judul="Jabatan", wajib=True, lebar=34, bantuan="Jabatan pada SKP itu."),
        Kolom(nama="mulai", sejak=3, judul="Mulai SKP", ejaan=("Mulai",), jenis=JenisSel.TANGGAL, wajib=True,
              lebar=19, bantuan="Hari pertama SKP itu."),
        Kolom(nama="selesai", sejak=3, judul="Selesai SKP", ejaan=("Selesai",), jenis=JenisSel.TANGGAL, wajib=True,
              lebar=19, bantuan="Hari terakhir SKP itu."),
        Kolom(nama="predikat", sejak=3, judul="Predikat SKP Ini", jenis=JenisSel.PILIHAN, pilihan=Predikat, lebar=17,
              bantuan="Kosong: predikat yang ditetapkan di lembar Skor. Isi hanya bila SKP ini dinilai tersendiri."),
        *kolom_status(Status((PeriksaMasaSKP(),))),
    ),
    kapasitas=60,  # it grows with the SKP that are merged, which fill it
    beku=2,
    lanskap=False,  # narrow enough for all its rows on one page
)
