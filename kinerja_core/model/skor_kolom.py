"""Scores of very many people as columns: what :class:`.pemeringkatan.SkorPegawai` holds, without a record for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kinerja_core.model.istilah import Rating


class AngkaSkor(NamedTuple):
    """A score: as typed, in ten-thousandths, and as it is written. Equal texts share one."""

    nilai: Decimal
    skala: int
    teks: str


class SifatSkor(NamedTuple):
    """What the Pejabat Penilai chose for a person. Equal choices share one."""

    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    nilai: int | None = None


@dataclass(slots=True)
class KolomSkor:
    """One place in every column is one person, in the order of the file; nobody stands there twice."""

    nip: list[str] = field(default_factory=list)
    nama: list[str] = field(default_factory=list)
    jabatan: list[str] = field(default_factory=list)  #: empty where there is none
    hasil: list[AngkaSkor | None] = field(default_factory=list)
    perilaku: list[AngkaSkor | None] = field(default_factory=list)
    sifat: list[SifatSkor] = field(default_factory=list)

    def urutkan(self, urutan: list[int]) -> None:
        """Put the people into another order."""
        self.nip = [self.nip[place] for place in urutan]
        self.nama = [self.nama[place] for place in urutan]
        self.jabatan = [self.jabatan[place] for place in urutan]
        self.hasil = [self.hasil[place] for place in urutan]
        self.perilaku = [self.perilaku[place] for place in urutan]
        self.sifat = [self.sifat[place] for place in urutan]
