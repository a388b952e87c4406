"""Perubahan Penetapan: who changed a rating, a tingkat, a nilai or a predikat, when, why, from what to what.

The hidden sheet Penetapan Pertama remembers what was decided when a consolidation first saw it; the rows here must lead
from there to what stands on the sheets Skor and Tukin, else the change is a finding.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.perubahan import (
    DIKOSONGKAN,
    BelumDicatat,
    HalPenetapan,
    PenetapanPertama,
    PerubahanPenetapan,
)
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, hampa, rumus_kosong
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, baris_ke, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba, belum_tiba

_SIAPA: Final = ("tanggal", "oleh", "alasan")
_KURANG: Final = ", tanggal, yang mengubah, atau alasannya belum dicatat"


class PeriksaPencatatan:
    """A change says when, by whom and why."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        blank = ",".join(rumus_kosong(letak.spek.kolom_bernama(name), letak.sel(name, baris)) for name in _SIAPA)
        return f'IFERROR(IF(OR({blank}),"{_KURANG}",""),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        return _KURANG if any(hampa(row.get(name)) for name in _SIAPA) else ""


PERUBAHAN: Final = LembarTabel(
    rekaman=PerubahanPenetapan,
    letak_rekaman="perubahan",
    sejak=3,
    nama="Perubahan Penetapan",
    judul="PERUBAHAN PENETAPAN",
    instruksi="Setiap rating, tingkat, nilai, atau predikat yang diubah sesudah ditetapkan. Baris yang kurang "
    "ditambahkan oleh penggabungan; lengkapi tanggal, yang mengubah, dan alasannya.",
    kolom=(
        Kolom(nama="nip", sejak=3, judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", sejak=3, judul="Nama", ejaan=("Nama Pegawai",), lebar=26, bantuan="Nama pegawai."),
        Kolom(nama="hal", sejak=3, judul="Yang Diubah", jenis=JenisSel.PILIHAN, pilihan=HalPenetapan, wajib=True,
              lebar=21, bantuan="Rating, tingkat, nilai, atau predikat tahunan."),
        Kolom(nama="semula", sejak=3, judul="Semula", wajib=True, lebar=19, bantuan="Isi sebelum diubah."),
        Kolom(nama="menjadi", sejak=3, judul="Menjadi", wajib=True, lebar=19,
              bantuan=f"Isi sesudah diubah; {DIKOSONGKAN} bila ditarik."),
        Kolom(nama="tanggal", sejak=3, judul="Tanggal Perubahan", ejaan=("Tanggal",), jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Hari perubahan itu diputuskan."),
        Kolom(nama="oleh", sejak=3, judul="Diubah Oleh", ejaan=("Oleh",), lebar=24,
              bantuan="Nama atau jabatan yang memutuskan."),
        Kolom(nama="alasan", sejak=3, judul="Alasan", jenis=JenisSel.TEKS_PANJANG, lebar=40,
              bantuan="Mengapa diubah; dicetak pada Penetapan Predikat."),
        Kolom(nama="periode", sejak=3, judul="Periode", jenis=JenisSel.PILIHAN, pilihan="DaftarPeriode", lebar=19,
              bantuan="Kosong: periode di lembar Pengaturan."),
        *kolom_status(Status((PeriksaPencatatan(), PeriksaTiba("tanggal")))),
    ),
    kapasitas=20,  # it grows with what is recorded
    beku=2,
)

_BANTUAN: Final = "Diisi oleh penggabungan; jangan diubah."


def _kolom(nama: str, judul: str, jenis: JenisSel = JenisSel.TEKS) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=jenis, lebar=20, sejak=3, bantuan=_BANTUAN)


PENETAPAN_PERTAMA: Final = LembarTabel(
    rekaman=PenetapanPertama,
    letak_rekaman="penetapan_pertama",
    nama="Penetapan Pertama",
    judul="PENETAPAN PERTAMA",
    instruksi="Diisi oleh penggabungan: yang ditetapkan saat pertama kali digabungkan pada periode ini. Jangan diubah.",
    kolom=(
        _kolom("nip", "NIP", JenisSel.NIP),
        _kolom("rating_hasil", "Rating Hasil Kerja"),
        _kolom("rating_perilaku", "Rating Perilaku Kerja"),
        _kolom("tingkat_hasil", "Tingkat Hasil Kerja"),
        _kolom("tingkat_perilaku", "Tingkat Perilaku Kerja"),
        _kolom("nilai", "Nilai", JenisSel.BULAT),
        _kolom("predikat", "Predikat Tahunan"),
    ),
    kapasitas=10,
    sejak=3,
    beku=0,
    tersembunyi=True,
)


def periksa_perubahan(
    tabel: Mapping[str, Tabel], perubahan: Sequence[tuple[int, PerubahanPenetapan]], buku: BukuUnit,
    hari_ini: datetime.date,
) -> None:
    """Every change that nobody recorded, at its cell, and every record that does not say who, when and why."""
    if PERUBAHAN.nama in tabel:
        _tercatat(tabel[PERUBAHAN.nama], perubahan, hari_ini)
    missing = [*buku.perubahan_belum_dicatat()]
    for sheet in (SKOR, TUKIN):
        mine = [one for one in missing if (one.hal is HalPenetapan.PREDIKAT) is (sheet is TUKIN)]
        if mine and sheet.nama in tabel:
            _tanpa_catatan(tabel[sheet.nama], mine)


@memberi("PERUBAHAN-BELUM-LENGKAP", "TANGGAL-BELUM-TIBA")
def _tercatat(
    lapor: Pelapor[Tabel], perubahan: Sequence[tuple[int, PerubahanPenetapan]], hari_ini: datetime.date
) -> None:
    names = {column.nama: column.judul for column in PERUBAHAN.kolom}
    for row, one in perubahan:
        if one.kurang:
            blank = ", ".join(names[name] for name in one.kurang)
            lapor(
                "PERUBAHAN-BELUM-LENGKAP",
                f"{one.hal} {one.nama or one.nip} diubah dari {one.semula} menjadi {one.menjadi}; belum diisi: "
                f"{blank}.",
                row, one.kurang[0],
            )
        if one.tanggal is not None and one.tanggal > hari_ini:
            lapor("TANGGAL-BELUM-TIBA", belum_tiba("Tanggal perubahan", one.tanggal, hari_ini), row, "tanggal")


@memberi("PENETAPAN-TANPA-CATATAN")
def _tanpa_catatan(lapor: Pelapor[Tabel], kurang: Sequence[BelumDicatat]) -> None:
    rows: dict[str, int] = {}
    for row, record in lapor.lembar.baris:
        rows.setdefault(angka_nip(record.get("nip")), row)
    for one in kurang:
        told = f"{one.hal} {one.nama} diubah dari {one.semula} menjadi {one.menjadi} tanpa catatan."
        if not one.bersambung:
            told = (
                f"{one.hal} {one.nama} semula {one.semula} dan sekarang {one.menjadi}, tetapi catatan perubahannya "
                "tidak bersambung dari yang satu ke yang lain."
            )
        place = rows.get(str(one.nip))
        lapor("PENETAPAN-TANPA-CATATAN", told, *(() if place is None else (place, one.hal.name.lower())))
