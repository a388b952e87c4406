"""Setoran: what one staff workbook holds of what is due, kept while the workbook itself is let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import hari_ke
from kinerja_core.model.istilah import TentangUmpanBalik
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.periode import Periode


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
    catatan: frozenset[date]  #: the days with a note
    dialog: tuple[date, ...]
    umpan_balik: tuple[tuple[date, TentangUmpanBalik], ...] = ()
    pembinaan: tuple[Pembinaan, ...] = ()  #: never one that is rahasia
    salah: tuple[str, ...] = ()  #: sheets with mistakes: what was typed in them may not be among this
    tanda_bimbingan: tuple[str, ...] = ()  #: signs that bimbingan may be needed, of the period that was asked for

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        """Packed with its hundreds of days as ordinals."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return setoran_rapat, ({**values, "catatan": tuple(one.toordinal() for one in self.catatan)},)

    def tanpa_realisasi(self, sebutan: str) -> int:
        """How many indicators have no realisasi in a quarter, or of the year."""
        return self.iki - self.realisasi[sebutan]

    def beririsan(self, periode: Periode) -> bool:
        """Whether the SKP runs on a day of a period."""
        return self.mulai <= periode.selesai and periode.mulai <= self.selesai


def setoran_rapat(nilai: dict[str, Any]) -> Setoran:
    """A setoran as it was packed."""
    return Setoran(**{**nilai, "catatan": frozenset(map(hari_ke, nilai["catatan"]))})


def hari_tercatat(setoran: Sequence[Setoran]) -> frozenset[date]:
    """The days with a note in any of several SKP."""
    return setoran[0].catatan if len(setoran) == 1 else frozenset().union(*(one.catatan for one in setoran))


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
        catatan=frozenset(one.tanggal for one in buku.catatan_harian),
        dialog=tuple(one.tanggal for one in buku.dialog),
        umpan_balik=tuple((one.tanggal, one.tentang) for one in buku.umpan_balik),
        pembinaan=tuple(one for one in buku.pembinaan if not one.rahasia), salah=salah,
    )

