"""The list of who rates whom: what is written is read again, and what is wrong in it is said without a name."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.penugasan_360 import DaftarPenilai360, Penugasan360
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI, bangun_daftar_penilai
from kinerja_core.workbooks.mesin.kisi import Kisi, tempat
from tests.alat.alamat import di
from tests.workbooks.buku_360 import bahan_360 as bahan

DAFTAR = DaftarPenilai360(
    periode=Periode.parse("2025-TW4"), tutup=datetime.date(2026, 1, 11),
    penugasan=tuple(
        Penugasan360(penilai=bahan.PENILAI, nama=bahan.NAMA[n], nip=bahan.nip(n), jabatan="Analis", hubungan=hubungan)
        for n, hubungan in enumerate((Hubungan.ATASAN, Hubungan.BAWAHAN, Hubungan.REKAN_SEJAWAT))
    ),
)  # fmt: skip


def baca(*ubah: tuple[str, int, Any], lembar: str = "Daftar Penilai") -> HasilBaca:
    """The list with some cells changed, as read."""
    book = CalamineWorkbook.from_object(io.BytesIO(bangun_daftar_penilai(DAFTAR)))
    made = Kisi({name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names})
    for name, number, value in ubah:
        row, column = tempat(di(lembar, name, number))
        made.lembar[lembar][row][column] = value
    return baca_kisi(made, "daftar.xlsx")


def test_every_field_is_read_as_it_was_written() -> None:
    hasil = baca()
    assert (hasil.jenis, hasil.buku, hasil.temuan) == ("daftar-penilai", DAFTAR, ())


def test_a_list_without_a_last_day_is_good_too() -> None:
    hasil = baca(("tutup", 1, ""), lembar="Waktu Penilaian")
    assert (hasil.buku, hasil.temuan) == (DAFTAR.model_copy(update={"tutup": None}), ())


def test_the_whole_book_is_secret() -> None:
    assert BUKU_DAFTAR_PENILAI.rahasia
    assert baca().rahasia


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ((("hubungan", 1, "Diri Sendiri"),), "P360-DIRI"),
        ((("nip", 1, str(bahan.PENILAI.nip)),), "P360-DIRI"),
        ((("nip", 2, str(bahan.nip(0))),), "P360-PASANGAN-GANDA"),
        ((("nip", 2, 1.99103142015032e17),), "NIP-ANGKA"),
        ((("nip", 2, "1991"),), "NIP-SALAH"),
        ((("hubungan", 2, "Teman"),), "PILIHAN-TIDAK-DIKENAL"),
        ((("hubungan", 2, ""),), "SEL-WAJIB"),
        ((("penilai.nip", 2, ""),), "SEL-WAJIB"),
    ],
)  # fmt: skip
def test_a_list_with_a_mistake_is_not_used_for_nobody_who_is_left_out_would_be_waited_for(
    ubah: tuple[tuple[str, int, Any], ...], kode: str
) -> None:
    hasil = baca(*ubah)
    assert hasil.buku is None
    assert [one.kode for one in hasil.temuan] == [kode]
    said = hasil.temuan[0].pesan + hasil.temuan[0].saran
    assert not [word for word in (bahan.PENILAI.nama, *bahan.NAMA, str(bahan.PENILAI.nip), "Teman") if word in said]


def test_a_list_without_a_pair_says_so() -> None:
    kosong = [(name, n, "") for n in (1, 2, 3) for name in (
        "penilai.nama", "penilai.nip", "penilai.jabatan", "penilai.unit_kerja", "hubungan", "nama", "nip", "jabatan",
    )]
    hasil = baca(*kosong)
    assert (hasil.buku, [one.kode for one in hasil.temuan]) == (None, ["BUKU-BELUM-DIISI"])
