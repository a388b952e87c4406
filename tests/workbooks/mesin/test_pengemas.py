"""The parts of a workbook are packed as they are written: the bytes of whole parts, and no part whole in memory."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any
from weakref import WeakSet
from zipfile import ZipFile

import pytest

from kinerja_core.model.nip import NIP
from kinerja_core.model.riwayat import RiwayatIKI
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.mesin import pengemas
from tests.workbooks import bahan_bangun as bahan


@pytest.mark.parametrize(
    ("panjang", "tingkat"), [(0, 9), (49_999, 9), (50_000, 7), (599_999, 7), (600_000, 4), (1_500_000, 4)]
)
def test_a_part_in_pieces_has_the_bytes_of_a_whole_one(panjang: int, tingkat: int) -> None:
    cells = "".join(f'<c r="B{n * 7919 % 9973}" s="{n % 7}"/>' for n in range(panjang // 12))
    text = f"é{cells}"[: max(0, panjang - 1)]  # of two bytes
    assert len(text.encode()) == panjang
    part, at = pengemas._Tulisan(), 0
    sizes = cycle((1, 7, 500, 8192, 100_000))
    while at < len(text):
        size = next(sizes)
        part.writelines((text[at : at + size // 2], text[at + size // 2 : at + size]))
        at += size
    made = part.bagian("a.xml")
    squeeze = zlib.compressobj(tingkat, zlib.DEFLATED, -zlib.MAX_WBITS)
    assert made.isi == squeeze.compress(text.encode()) + squeeze.flush()
    assert (made.panjang, made.periksa) == (panjang, zlib.crc32(text.encode()))


def test_the_parts_of_a_workbook_are_a_whole_zip() -> None:
    with ZipFile(io.BytesIO(bangun_unit())) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len({*names}) == len(names)
        assert {(one.flag_bits, one.date_time) for one in archive.infolist()} == {(0x800, (1980, 1, 1, 0, 0, 0))}


def test_no_part_is_held_whole() -> None:
    part = pengemas._Tulisan()
    tracemalloc.start()
    try:
        part.writelines(f'<row r="{number}"><c r="A{number}" s="4"/></row>' for number in range(120_000))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    made = part.bagian("a.xml")
    assert made.panjang > 4_500_000
    assert most < 1_500_000


def test_a_unit_is_written_in_few_kilobytes_a_person() -> None:
    most = []
    for people in (60, 260):
        unit = bahan.buku_unit(people)
        bangun_unit(unit)  # what is made once for such a unit is there
        tracemalloc.start()
        try:
            bangun_unit(unit)
            most.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert most[1] - most[0] < 200 * 9_000


class Malas(Sequence[RiwayatIKI]):
    """A history that makes each record when it is asked for, and knows how many live at once."""

    def __init__(self, banyak: int) -> None:
        self._many = banyak
        self._alive: WeakSet[RiwayatIKI] = WeakSet()
        self.sekaligus = 0

    def __len__(self) -> int:
        return self._many

    def __getitem__(self, urutan: Any) -> Any:
        made = RiwayatIKI(
            nip_pegawai=NIP(bahan.PEGAWAI.nip), jabatan_pegawai="Perawat", tahun=2026, nomor_rhk=1, rhk="RHK",
            kode_iki=f"IKI {urutan}", indikator=f"Indikator ke-{urutan}", target="12 laporan",
        )
        self._alive.add(made)
        self.sekaligus = max(self.sekaligus, len(self._alive))
        return made

    def __iter__(self) -> Iterator[RiwayatIKI]:
        return map(self.__getitem__, range(self._many))


def test_a_history_goes_to_its_sheet_record_by_record() -> None:
    history = Malas(300)
    unit = bahan.buku_unit(2).model_copy(update={"riwayat": history})
    made = bangun_unit(unit)
    assert history.sekaligus <= 3
    assert made == bangun_unit(unit.model_copy(update={"riwayat": tuple(history)}))


def test_a_sheet_that_was_not_stored_is_not_left_out_silently() -> None:
    book = pengemas.BerkasBuku()
    for name in ("Satu", "Dua"):
        page = book.add_worksheet(name)
    book.simpan(page)
    with pytest.raises(ValueError, match="belum disimpan"):
        book.selesai()
