"""Every fault planted in a workbook of an evaluator is found at its own cell, and said once."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.baca import baca_kisi
from tests.alat.alamat import letak
from tests.workbooks.buku_360 import bahan_360 as bahan

DUA = bahan.buku(bahan.penilaian(), bahan.penilaian(1))
#: Sheet and fields, and what is planted in each of them in the second person's row or column.
TEMPAT: dict[str, tuple[str, ...]] = {
    "Identitas Penilai": ("penilai.nama", "penilai.nip", "penilai.jabatan", "penilai.unit_kerja", "periode"),
    "Daftar Dinilai": ("nomor", "nama", "nip", "jabatan", "hubungan", "komentar"),
    "Penilaian": ("perilaku", "butir", "pegawai2.skor", "pegawai7.skor"),
}
ISI = ("", "x", 7.0, True, datetime.datetime(2025, 1, 1), "#N/A", "  ")  # noqa: DTZ001 - a cell
#: What a row is to others when its own cell is wrong: scores that nobody's number heads.
AKIBAT = {"P360-SKOR-TANPA-NAMA"}


@pytest.mark.parametrize("lembar", TEMPAT)
@pytest.mark.parametrize("nilai", ISI, ids=repr)
def test_a_planted_fault_is_found_at_its_cell_and_once(lembar: str, nilai: Any) -> None:
    told = 0
    for name in TEMPAT[lembar]:
        number = {"Identitas Penilai": 1, "Daftar Dinilai": 2, "Penilaian": 5}[lembar]
        if name == "nomor" and nilai == 7.0:
            continue  # another number that has a column: what is wrong then stands in the sheet Penilaian
        hasil = bahan.ubah(DUA, lembar, {name: nilai}, number)
        found = [(one.lembar, one.sel) for one in hasil.temuan if one.kode not in AKIBAT]
        wanted = letak(lembar, name, number)
        assert found in ([], [wanted]), (name, [(one.kode, one.sel) for one in hasil.temuan])
        told += bool(found)
    assert told


@pytest.mark.parametrize(
    ("lembar", "isian", "nomor", "kode", "tempat"),
    [
        ("Daftar Dinilai", {"nomor": 30.0}, 2, "P360-NOMOR", letak("Daftar Dinilai", "nomor", 2)),
        ("Daftar Dinilai", {"nomor": 1.0}, 2, "P360-NOMOR", letak("Daftar Dinilai", "nomor", 2)),
        ("Daftar Dinilai", {"nomor": "2"}, 2, "P360-NOMOR", letak("Daftar Dinilai", "nomor", 2)),
        ("Daftar Dinilai", {"nip": str(bahan.nip(0))}, 2, "NIP-GANDA", letak("Daftar Dinilai", "nip", 2)),
        ("Daftar Dinilai", {"nip": str(bahan.PENILAI.nip)}, 2, "P360-DIRI", letak("Daftar Dinilai", "nip", 2)),
        ("Daftar Dinilai", {"hubungan": "Diri Sendiri"}, 2, "P360-DIRI", letak("Daftar Dinilai", "hubungan", 2)),
        ("Penilaian", {"pegawai7.skor": 4.0}, 9, "P360-SKOR-TANPA-NAMA", letak("Penilaian", "pegawai7.skor", 9)),
        ("Penilaian", {"pegawai2.skor": ""}, 9, "P360-BUTIR-KOSONG", letak("Penilaian", "pegawai2.skor", 9)),
        ("Penilaian", {"perilaku": "Ramah"}, 9, "P360-BUTIR-ASING", letak("Penilaian", "perilaku", 9)),
        ("Penilaian", {"butir": "Ramah"}, 9, "P360-BUTIR-ASING", letak("Penilaian", "butir", 9)),
    ],
)  # fmt: skip
def test_what_two_cells_say_together_is_found_at_the_one_that_is_to_be_mended(
    lembar: str, isian: dict[str, Any], nomor: int, kode: str, tempat: tuple[str, str]
) -> None:
    hasil = bahan.ubah(DUA, lembar, isian, nomor)
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == kode] == [tempat]


def test_people_of_a_prefilled_list_who_were_sorted_without_their_numbers_are_said_once() -> None:
    said = [one for one in bahan.bertukar().temuan if one.kode == "P360-BERPINDAH"]
    assert [(one.lembar, one.sel) for one in said] == [letak("Daftar Dinilai", "nip", 1)]
    assert ("Pegawai 1 semula bernomor 2" in said[0].pesan, "1 pegawai lain" in said[0].pesan) == (True, True)
    with_numbers = bahan.ubah_sel(DUA, "Daftar Dinilai", {})
    assert "P360-BERPINDAH" not in [one.kode for one in with_numbers.temuan]


def test_a_workbook_in_which_nobody_is_rated_says_so_at_the_sheet_that_is_next() -> None:
    for blank, sheet in ((("hubungan", "komentar"), "Daftar Dinilai"), (("komentar",), "Penilaian")):
        (told,) = _unrated(blank)
        assert (told.kode, told.lembar) == ("BUKU-BELUM-DIISI", sheet)
        assert told.pesan == "1 pegawai sudah tercantum, tetapi belum satu pun dinilai."


def _unrated(kosong: tuple[str, ...]) -> tuple[Temuan, ...]:
    """Findings of a workbook without scores, and with the fields of its list of people blank that are named."""
    kisi = bahan.kisi(bahan.buku(bahan.penilaian(hubungan=Hubungan.ATASAN)))
    for name, fields in (("Daftar Dinilai", kosong), ("Penilaian", ("pegawai1.skor",))):
        for isian in fields:
            row, column = bahan.tempat(letak(name, isian)[1])
            for cells in kisi.lembar[name][row:]:
                cells[column] = ""
    return tuple(baca_kisi(kisi, "x.xlsx").temuan)
