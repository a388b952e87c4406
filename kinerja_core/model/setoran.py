"""Setoran: what one staff workbook holds of what is due, kept while the workbook itself is let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import hari_ke
from kinerja_core.model.istilah import TentangUmpanBalik
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.periode import Periode


class HariRapat(AbstractSet[date]):
    """Days as bits from the first of them on: hundreds of them in some dozen bytes, for thousands of people."""

    __slots__ = ("awal", "bit")

    def __init__(self, hari: Iterable[date] = ()) -> None:
        days = {*map(date.toordinal, hari)}
        self.awal = min(days, default=0)
        bits = bytearray((max(days, default=0) - self.awal) // 8 + 1)
        for day in days:
            bits[(day - self.awal) // 8] |= 1 << (day - self.awal) % 8
        self.bit = bytes(bits)

    @classmethod
    def dari(cls, awal: int, bit: bytes) -> HariRapat:
        """The days of which the first has this ordinal."""
        days = cls.__new__(cls)
        days.awal, days.bit = awal, bit
        return days

    @classmethod
    def _from_iterable(cls, it: Iterable[date]) -> frozenset[date]:  # type: ignore[override]  # what is left is no pack
        return frozenset(it)

    def hari(self) -> frozenset[date]:
        """The days themselves: the same object while the same are asked for again."""
        return _hari(self.awal, self.bit)

    def __contains__(self, hari: object) -> bool:
        return hari in self.hari()

    def __iter__(self) -> Iterator[date]:
        return iter(self.hari())

    def __len__(self) -> int:
        return int.from_bytes(self.bit, "little").bit_count()


@lru_cache(maxsize=8)
def _hari(awal: int, bit: bytes) -> frozenset[date]:
    digits = f"{int.from_bytes(bit, 'little'):b}"[::-1]
    return frozenset(hari_ke(awal + place) for place, digit in enumerate(digits) if digit == "1")


@dataclass(frozen=True, slots=True)
class Setoran:
    """Of one SKP. ``tanpa_realisasi`` counts the indicators without a realisasi, by Triwulan I .. IV and Akhir."""

    nip: str
    mulai: date
    selesai: date
    tanpa_aksi: int
    aksi_selesai: bool
    iki: int
    realisasi: Counter[str]
    catatan: AbstractSet[date]  #: the days with a note
    dialog: tuple[date, ...]
    umpan_balik: tuple[tuple[date, TentangUmpanBalik], ...] = ()
    pembinaan: tuple[Pembinaan, ...] = ()  #: never one that is rahasia
    salah: tuple[str, ...] = ()  #: sheets with mistakes: what was typed in them may not be among this
    tanda_bimbingan: tuple[str, ...] = ()  #: signs that bimbingan may be needed, of the period that was asked for

    def __post_init__(self) -> None:
        if not isinstance(self.catatan, HariRapat):
            object.__setattr__(self, "catatan", HariRapat(self.catatan))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """Packed with its hundreds of days as bits."""
        values = {name: getattr(self, name) for name in self.__slots__}
        days = self.catatan if isinstance(self.catatan, HariRapat) else HariRapat(self.catatan)
        return setoran_rapat, ({**values, "catatan": (days.awal, days.bit)},)

    def tanpa_realisasi(self, sebutan: str) -> int:
        """How many indicators have no realisasi in a quarter, or of the year."""
        return self.iki - self.realisasi[sebutan]

    def beririsan(self, periode: Periode) -> bool:
        """Whether the SKP runs on a day of a period."""
        return self.mulai <= periode.selesai and periode.mulai <= self.selesai


def setoran_rapat(nilai: dict[str, Any]) -> Setoran:
    """A setoran as it was packed."""
    return Setoran(**{**nilai, "catatan": HariRapat.dari(*nilai["catatan"])})


def hari_tercatat(setoran: Sequence[Setoran]) -> frozenset[date]:
    """The days with a note in any of several SKP."""
    days = [one.catatan.hari() if isinstance(one.catatan, HariRapat) else frozenset(one.catatan) for one in setoran]
    return days[0] if len(days) == 1 else frozenset().union(*days)


def setoran(buku: BukuSKP, salah: tuple[str, ...] = ()) -> Setoran:
    """What a staff workbook holds; ``salah`` are its sheets with mistakes."""
    codes = {iki.kode for _, iki in buku.skp.semua_iki()}
    planned = {one.kode_iki for one in buku.rencana_aksi}
    reached: dict[str, set[str]] = {}
    for one in buku.realisasi:
        if one.kode_iki in codes:
            reached.setdefault(one.sebutan, set()).add(one.kode_iki)
    return Setoran(
        nip=str(buku.skp.pegawai.nip), mulai=buku.skp.mulai, selesai=buku.skp.selesai,
        tanpa_aksi=len(codes - planned), aksi_selesai=buku.rencana_aksi_selesai, iki=len(codes),
        realisasi=Counter({name: len(found) for name, found in reached.items()}),
        catatan=HariRapat(one.tanggal for one in buku.catatan_harian),
        dialog=tuple(one.tanggal for one in buku.dialog),
        umpan_balik=tuple((one.tanggal, one.tentang) for one in buku.umpan_balik),
        pembinaan=tuple(one for one in buku.pembinaan if not one.rahasia), salah=salah,
    )

