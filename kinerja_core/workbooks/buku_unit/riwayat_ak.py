"""Riwayat AK: angka kredit from earlier letters, one row each, so that all of it can be added up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from kinerja_core.model.angka_kredit import AsalAngkaKredit, RiwayatAngkaKredit
from kinerja_core.model.istilah import Predikat
from kinerja_core.workbooks.buku_unit.masa_skp import PeriksaMasaSKP
from kinerja_core.workbooks.mesin.isi_sel import hampa
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba, belum_tiba

_TANPA_MASA: Final = ", konversi memerlukan Mulai dan Selesai"


class PeriksaKonversi:
    """A conversion has its span."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        what, first, last = (letak.sel(name, baris) for name in ("asal", "mulai", "selesai"))
        return (
            f'IF(AND({what}="{AsalAngkaKredit.KONVERSI.value}",OR(TRIM({first})="",TRIM({last})="")),'
            f'"{_TANPA_MASA}","")'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        conversion = str(row.get("asal") or "").casefold() == AsalAngkaKredit.KONVERSI.value.casefold()
        return _TANPA_MASA if conversion and any(hampa(row.get(name)) for name in ("mulai", "selesai")) else ""


RIWAYAT_AK: Final = LembarTabel(
    rekaman=RiwayatAngkaKredit,
    letak_rekaman="riwayat_ak",
    sejak=3,
    nama="Riwayat AK",
    ejaan=("Riwayat Angka Kredit",),
    judul="RIWAYAT ANGKA KREDIT",
    instruksi="Satu baris satu angka kredit dari surat sebelumnya. Konversi periode ini dihitung, tidak diketik.",
    kolom=(
        Kolom(nama="nip", sejak=3, judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", sejak=3, judul="Nama", ejaan=("Nama Pegawai",), lebar=28, bantuan="Nama pegawai."),
        Kolom(nama="asal", sejak=3, judul="Asal", jenis=JenisSel.PILIHAN, pilihan=AsalAngkaKredit, wajib=True,
              lebar=13, bantuan="Dasar, konversi, penyetaraan, atau pendidikan."),
        Kolom(nama="jabatan", sejak=3, judul="Jabatan Fungsional", ejaan=("Jabatan",), wajib=True, lebar=32,
              bantuan="Jabatan waktu itu dengan jenjangnya, misalnya Perawat Ahli Muda."),
        Kolom(nama="mulai", sejak=3, judul="Mulai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari pertama masa konversi."),
        Kolom(nama="selesai", sejak=3, judul="Selesai", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari terakhir masa konversi."),
        Kolom(nama="predikat", sejak=3, judul="Predikat", jenis=JenisSel.PILIHAN, pilihan=Predikat, lebar=17,
              bantuan="Predikat konversi itu; boleh kosong."),
        Kolom(nama="angka_kredit", sejak=3, judul="Angka Kredit", jenis=JenisSel.ANGKA, wajib=True, terbesar=2000,
              format_angka="0.00#", lebar=12, bantuan="Seperti pada suratnya."),
        Kolom(nama="nomor_pak", sejak=3, judul="Nomor PAK", ejaan=("Nomor Penetapan",), lebar=24,
              bantuan="Nomor penetapan angka kredit yang sudah memuatnya; kosong bila belum ditetapkan."),
        *kolom_status(Status((PeriksaMasaSKP(), PeriksaKonversi(), PeriksaTiba("selesai")))),
    ),
    kapasitas=20,  # it grows with what is carried from period to period
    beku=2,
)


@memberi("TANGGAL-BELUM-TIBA")
def periksa_riwayat_ak(
    lapor: Pelapor[Tabel], riwayat: Sequence[tuple[int, RiwayatAngkaKredit]], hari_ini: datetime.date
) -> None:
    """Angka kredit of a span that is not over yet."""
    for row, one in riwayat:
        if one.selesai is not None and one.selesai > hari_ini:
            lapor("TANGGAL-BELUM-TIBA", belum_tiba("Akhir masa konversi", one.selesai, hari_ini), row, "selesai")
