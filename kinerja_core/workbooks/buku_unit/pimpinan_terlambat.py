"""Pimpinan Terlambat: whose tunjangan is reduced until all of their people are evaluated, or why it is not."""

from __future__ import annotations

import datetime
from typing import Final

from kinerja_core.model.keterlambatan import KeadaanTerlambat, KeterlambatanPimpinan
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak

_TERBALIK: Final = ", evaluasi selesai sebelum bulan Potongan Mulai"


class PeriksaSelesai:
    """All were evaluated in the first month of the reduction or later."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cells = [letak.sel(name, baris) for name in ("mulai", "selesai")]
        first, last = map(rumus_tanggal, cells)
        return (
            f'IF(COUNTA({",".join(cells)})<2,"",IFERROR(IF({last}<DATE(YEAR({first}),MONTH({first}),1),'
            f'"{_TERBALIK}",""),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        first, last = hari(row.get("mulai")), hari(row.get("selesai"))
        if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
            return ""
        return _TERBALIK if last < first.replace(day=1) else ""


PIMPINAN_TERLAMBAT: Final = LembarTabel(
    rekaman=KeterlambatanPimpinan,
    letak_rekaman="terlambat",
    sejak=3,
    nama="Pimpinan Terlambat",
    judul="PIMPINAN YANG TERLAMBAT MENYELESAIKAN EVALUASI",
    instruksi="Hanya pimpinan yang ditetapkan terlambat, atau yang dikecualikan. Tunjangannya diisi di lembar Tukin.",
    kolom=(
        Kolom(nama="nip", sejak=3, judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", sejak=3, judul="Nama", ejaan=("Nama Pimpinan",), wajib=True, lebar=30,
              bantuan="Nama pimpinan."),
        Kolom(nama="keadaan", sejak=3, judul="Keadaan", jenis=JenisSel.PILIHAN, pilihan=KeadaanTerlambat, wajib=True,
              lebar=24, bantuan="Yang sakit berat dan perlu perawatan, atau dalam keadaan kahar, tidak dikurangi."),
        Kolom(nama="mulai", sejak=3, judul="Potongan Mulai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Satu tanggal di bulan pertama pengurangan."),
        Kolom(nama="selesai", sejak=3, judul="Evaluasi Selesai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari seluruh pegawainya selesai dievaluasi; kosong bila belum."),
        Kolom(nama="periode", sejak=3, judul="Periode Evaluasi", jenis=JenisSel.PILIHAN, pilihan="DaftarPeriode",
              lebar=18, bantuan="Kosong: periode di lembar Pengaturan."),
        *kolom_status(Status((PeriksaSelesai(),))),
    ),
    kapasitas=10,
    beku=2,
)
