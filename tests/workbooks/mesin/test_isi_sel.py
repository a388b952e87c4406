"""What a quick look passes is right: a status says nothing of it that it would not say after a long one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.nip import NIP
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.daftar_kantor.buku import BUKU_DAFTAR
from kinerja_core.workbooks.mesin.isi_sel import kata_pilihan, pasti_benar, salah
from kinerja_core.workbooks.mesin.spek import LembarTabel, Sel
from tests.workbooks import bahan_bangun as bahan

NILAI = (
    "Analis", " ", "\u00a0", "85", "85,5", "198501012015031001", "1985 0101 2015 03 1001", "1985010120150310", "IKI 01",
    " IKI 01", "javascript:alert(1)", "lihat data:text/html,x", "https://contoh.go.id", "10 Februari 2025",
    "2025-02-10", "Triwulan I 2025", "triwulan i 2025", "#N/A", True, False, 0, -1, 85, 3.5, 0.85, 1e9, 1e300, 45_700,
    45_698.35, datetime.date(2025, 2, 10), datetime.date(1800, 1, 1), NIP(bahan.PEGAWAI.nip),
    datetime.datetime.combine(datetime.date(2025, 2, 10), datetime.time(8, 30)),
)  # fmt: skip


def kolom() -> Iterator[Sel]:
    for book in (buku_skp(JenisSKP.KUALITATIF_JPT), buku_unit(), BUKU_DAFTAR_PENILAI, BUKU_DAFTAR):
        for sheet in book.lembar:
            if isinstance(sheet, LembarTabel):
                yield from sheet.kolom


def test_nothing_wrong_is_passed() -> None:
    passed = 0
    for column in kolom():
        quick = pasti_benar(column)
        for value in (*NILAI, *kata_pilihan(column), *map(str.swapcase, kata_pilihan(column))):
            if quick(value):
                passed += 1
                assert salah(column, value) is None, (column.nama, value)
    assert passed > 1000


@pytest.mark.parametrize(("nama", "nilai"), [
    ("pegawai.nama", "Budi"), ("pegawai.nip", NIP(bahan.PEGAWAI.nip)), ("pegawai.jenis", "PNS"),
])
def test_what_stands_in_most_rows_is_passed(nama: str, nilai: str) -> None:
    assert pasti_benar(buku_unit().tabel("Daftar Pegawai").kolom_bernama(nama))(nilai)
