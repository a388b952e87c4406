"""Penilaian 360°: who rates, who is rated, and a page of items down with people across.

A person is known by a number that is printed in the list and in the head of the score column, so that no sorting
can move a score to somebody else.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final

from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.rules.perilaku_360 import Instrumen, instrumen
from kinerja_core.workbooks.buku_360.petunjuk import petunjuk_360
from kinerja_core.workbooks.buku_360.rumus import (
    DAFTAR,
    NAMA_NIP_PENILAI,
    PENILAIAN,
    NamaDinilai,
    PeriksaDinilai,
    PeriksaDiri,
    RataNilai,
    Skor360,
    SkorDinilai,
    StatusButir,
    kolom_skor,
)
from kinerja_core.workbooks.mesin.acuan import daftar_periode
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import (
    BARIS_JUDUL,
    Bagian,
    Isian,
    JenisSel,
    Kolom,
    LembarForm,
    LembarTabel,
    SpekBuku,
)

#: People a workbook has room for unless the list is longer.
KAPASITAS_DINILAI: Final = 15

IDENTITAS_PENILAI: Final = LembarForm(
    nama="Identitas Penilai",
    ejaan=("Penilai",),
    judul="IDENTITAS PENILAI",
    instruksi="Isi data Anda sebagai penilai. Tanda * wajib diisi. Nama Anda tidak dicantumkan pada hasil.",
    bagian=(
        Bagian(
            judul="Penilai",
            isian=(
                Isian(nama="penilai.nama", judul="Nama Penilai", wajib=True, bantuan="Nama lengkap dengan gelar."),
                Isian(nama="penilai.nip", judul="NIP Penilai", jenis=JenisSel.NIP, wajib=True,
                      nama_sel=NAMA_NIP_PENILAI,
                      bantuan="18 angka, disimpan sebagai teks. Salin dari dokumen resmi; spasi boleh ada."),
                Isian(nama="penilai.jabatan", judul="Jabatan Penilai", bantuan="Nama jabatan lengkap."),
                Isian(nama="penilai.unit_kerja", judul="Unit Kerja Penilai", bantuan="Unit kerja penilai."),
                Isian(nama="periode", judul="Periode Penilaian", ejaan=("Periode",), jenis=JenisSel.PILIHAN,
                      pilihan="DaftarPeriode", wajib=True, bantuan="Triwulan atau tahun yang dinilai."),
            ),
        ),
    ),
)


def buku_penilaian_360(tanggal: datetime.date, banyak: int = KAPASITAS_DINILAI) -> SpekBuku:
    """The workbook of an evaluator.

    Args:
        tanggal: last day of the period, which decides the instrument.
        banyak: people there must be room for; never less than the usual room.

    Raises:
        AturanBelumBerlaku: for a period before the first known instrument.
    """
    since = instrumen(tanggal)  # warnings are for who uses the scores, not for who prints the form
    return _book(_Tool(since.hasil), max(banyak, KAPASITAS_DINILAI))


class _Tool:
    """An instrument as a key: two that say the same make one workbook."""

    def __init__(self, isi: Instrumen) -> None:
        self.isi = isi
        self._text = isi.model_dump_json()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tool) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@cache
def _book(alat: _Tool, banyak: int) -> SpekBuku:
    return SpekBuku(
        jenis="penilaian-360",
        lembar=(
            petunjuk_360(alat.isi), IDENTITAS_PENILAI, _people(alat.isi, banyak), _ratings(alat.isi, banyak),
        ),
        daftar=daftar_periode,
    )


def _rows(alat: Instrumen, banyak: int) -> dict[Perilaku, Skor360]:
    """Rows of each value on the sheet Penilaian, from 0."""
    rows: dict[Perilaku, Skor360] = {}
    first = 0
    for value, items in alat.daftar_butir.items():
        rows[value] = Skor360(first, first + len(items) - 1, banyak)
        first += len(items)
    return rows


def _people(alat: Instrumen, banyak: int) -> LembarTabel:
    rows = _rows(alat, banyak)
    first_row = BARIS_JUDUL + 1  # data of the sheet Penilaian begins here
    every = Skor360(0, sum(part.butir for part in rows.values()) - 1, banyak)
    scale = alat.skala
    return LembarTabel(
        nama=DAFTAR,
        ejaan=("Daftar Pegawai Dinilai", "Pegawai Dinilai"),
        judul="DAFTAR PEGAWAI YANG DINILAI",
        instruksi="Satu baris untuk satu pegawai. Setelah itu beri skor pada lembar Penilaian, di kolom bernomor sama.",
        kolom=(
            Kolom(nama="nomor", judul="Nomor", ejaan=("No",), jenis=JenisSel.BULAT, wajib=True, terkunci=True, lebar=8),
            Kolom(nama="nama", judul="Nama Pegawai", ejaan=("Nama", "Nama Lengkap"), wajib=True, lebar=28,
                  bantuan="Nama lengkap pegawai yang dinilai."),
            Kolom(nama="nip", judul="NIP", ejaan=("NIP Pegawai",), jenis=JenisSel.NIP, wajib=True, lebar=21,
                  bantuan="18 angka sebagai teks."),
            Kolom(nama="jabatan", judul="Jabatan", lebar=26, bantuan="Jabatan pegawai yang dinilai."),
            Kolom(nama="hubungan", judul="Saya Adalah", ejaan=("Hubungan", "Hubungan dengan Pegawai"),
                  jenis=JenisSel.PILIHAN, pilihan=Hubungan, wajib=True, lebar=15,
                  bantuan="Kedudukan Anda terhadap pegawai ini. Atasan: Anda atasannya. Bawahan: ia atasan Anda."),
            Kolom(nama="komentar", judul="Komentar", ejaan=("Catatan",), jenis=JenisSel.TEKS_PANJANG, lebar=32,
                  bantuan="Boleh kosong. Ditampilkan tanpa nama; jangan menulis hal yang membuka jati diri Anda."),
            *(
                Kolom(nama=f"_{value.name.casefold()}", judul=value.value, jenis=JenisSel.ANGKA,
                      terkunci=True, rumus=RataNilai(part, first_row), lebar=12)
                for value, part in rows.items()
            ),
            Kolom(nama="_skor", judul=f"Skor ({scale.terendah * scale.pengali}-{scale.tertinggi * scale.pengali})",
                  jenis=JenisSel.ANGKA, terkunci=True, lebar=10,
                  rumus=SkorDinilai(tuple(rows.values()), scale.pengali, first_row)),
            kolom_status(Status((
                PeriksaNIP("nip", ganda=True), PeriksaDiri(), PeriksaDinilai(every, first_row),
            ))),
        ),
        baris_tetap=tuple({"nomor": number} for number in range(1, banyak + 1)),
        kapasitas=banyak,
        beku=2,
    )


def _ratings(alat: Instrumen, banyak: int) -> LembarTabel:
    fixed = tuple(
        {"perilaku": value.value, "butir": item} for value, items in alat.daftar_butir.items() for item in items
    )
    scale = alat.skala
    words = "; ".join(f"{number} = {word}" for number, word in zip(scale.pilihan, scale.arti, strict=True))
    return LembarTabel(
        nama=PENILAIAN,
        judul="PENILAIAN PERILAKU KERJA BerAKHLAK",
        instruksi=f"Beri skor setiap butir untuk setiap pegawai: {words}.",
        kolom=(
            Kolom(nama="perilaku", judul="Nilai", ejaan=("Nilai BerAKHLAK", "Perilaku"), wajib=True, terkunci=True,
                  lebar=22),
            Kolom(nama="butir", judul="Butir Perilaku", ejaan=("Butir", "Panduan Perilaku"),
                  jenis=JenisSel.TEKS_PANJANG, wajib=True, terkunci=True, lebar=50),
            *(
                Kolom(nama=kolom_skor(number), judul=f"Pegawai {number}", jenis=JenisSel.BULAT, pilihan=scale.pilihan,
                      terkecil=scale.terendah, terbesar=scale.tertinggi, lebar=8, atas=NamaDinilai(number),
                      bantuan=f"Skor {scale.terendah} sampai {scale.tertinggi} untuk pegawai nomor {number}.")
                for number in range(1, banyak + 1)
            ),
            Kolom(nama="_status", judul="Kelengkapan", jenis=JenisSel.RUMUS, rumus=StatusButir(banyak), lebar=26,
                  bantuan="Dihitung otomatis: berapa pegawai yang belum mendapat skor butir ini."),
        ),
        baris_tetap=fixed,
        kapasitas=len(fixed),
        beku=2,
    )
