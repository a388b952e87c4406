"""Pimpinan Terlambat: whose tunjangan is reduced until all of their people are evaluated, or why it is not."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from kinerja_core.model.keterlambatan import KeadaanTerlambat, KeterlambatanPimpinan
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, hari, rumus_nip, rumus_tanggal
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status, teks_angka
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

_PERIODE: Final = f"{PENGATURAN.nama}!$B${PENGATURAN.baris['periode']}"
_GANDA: Final = ", pimpinan ini sudah tercantum untuk periode itu"
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


class PeriksaSekali:
    """A pimpinan stands once for a period; a blank one is the period of the unit."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        people, periods = (letak.rentang(name, letak.spek.nama) for name in ("nip", "periode"))
        nip, own = (letak.sel(name, baris) for name in ("nip", "periode"))
        same = f'(({periods}={own})+({periods}="")*({own}={_PERIODE})+({own}="")*({periods}={_PERIODE})>0)'
        twin = f"ISNUMBER(1/(({rumus_nip(people)}={rumus_nip(nip)})*{same}))"  # an error in a row is nobody's twin
        return f'IFERROR(IF({nip}="","",IF(SUMPRODUCT(--{twin})>1,"{_GANDA}","")),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        unit = isi[PENGATURAN.nama][0].get("periode") if isi.get(PENGATURAN.nama) else None
        every = [
            ("" if isinstance(nip := row.get("nip"), datetime.date) else angka_nip(teks_angka(nip)),
             row.get("periode") or unit)
            for row in isi[spek.nama]
        ]  # fmt: skip
        return _GANDA if every[urutan][0] and every.count(every[urutan]) > 1 else ""


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
        *kolom_status(Status((PeriksaSelesai(), PeriksaSekali()))),
    ),
    kapasitas=10,
    beku=2,
)


@memberi("TERLAMBAT-GANDA")
def periksa_terlambat(
    lapor: Pelapor[Tabel], terlambat: Sequence[tuple[int, KeterlambatanPimpinan]], periode: Periode
) -> None:
    """Who stands twice for the same period."""
    seen: dict[tuple[str, Periode], str] = {}
    for row, one in terlambat:
        key = str(one.nip), one.periode or periode
        if key in seen:
            lapor("TERLAMBAT-GANDA", f"{one.nama} sudah tercantum untuk {key[1]} di {seen[key]}.", row, "nip")
        else:
            seen[key] = lapor.lembar.sel(row, "nip")
