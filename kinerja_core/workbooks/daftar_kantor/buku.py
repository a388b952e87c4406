"""The empty list of people that an office fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_core.model.buku import BukuDaftar, PesertaDaftar
from kinerja_core.model.kertas import Kertas
from kinerja_core.workbooks.daftar_kantor.lembar import LEMBAR_DAFTAR
from kinerja_core.workbooks.mesin.isi import isi_buku
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.petunjuk import AMAN, KATA, TAB, WARNA
from kinerja_core.workbooks.mesin.spek import LembarPetunjuk, SpekBuku

_PETUNJUK: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="DAFTAR PEGAWAI UNTUK MEMBUAT BUKU KERJA",
    isi=(
        (
            "Cara mengisi",
            (
                ("1. Daftar Pegawai: satu baris untuk satu pegawai. Yang berganti jabatan di tengah tahun mendapat dua "
                "baris, masing-masing dengan Periode Mulai dan Periode Selesai."),
                ("2. Pejabat Penilai yang juga ada di daftar ini cukup ditulis NIP-nya; nama, pangkat, jabatan, unit, "
                "dan atasannya diambil dari barisnya sendiri."),
                ("3. Jenis SKP kosong berarti seperti yang dipilih saat buku kerja dibuat; periode kosong berarti "
                "setahun penuh."),
                ("4. Simpan, lalu serahkan kepada pengelola SDM; dari daftar ini dibuat satu buku kerja untuk setiap "
                "baris."),
            ),
        ),
        (
            "Daftar yang sudah ada",
            (
                ("Daftar milik kantor (DUK, nominatif, unduhan e-Kinerja BKN) boleh dipakai apa adanya; judul kolom "
                "yang tidak dikenal akan ditanyakan."),
            ),
        ),
        ("Arti warna", (*WARNA, KATA, TAB)),
        AMAN,
    ),
)

BUKU_DAFTAR: Final = SpekBuku(jenis="daftar", rekaman=BukuDaftar, lembar=(_PETUNJUK, LEMBAR_DAFTAR))


def bangun_daftar(tahun: int, peserta: Sequence[PesertaDaftar] = (), kertas: Kertas = "a4") -> bytes:
    """Build the workbook of a list: blank, or with people.

    Raises:
        MelampauiBatasExcel: a text that no cell can hold.
    """
    content = isi_buku(BUKU_DAFTAR, BukuDaftar(peserta=tuple(peserta)))
    return Penulis(BUKU_DAFTAR, content, tahun, "", kertas).tulis()
