"""Potret: how everyone of a unit stood on the day its workbook was written."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah
from kinerja_core.model.teks import Teks, TeksSebaris


class Lampu(Istilah):
    """How a stage, or what one person owes, stands on a day; the colour is never said without the word."""

    SELESAI = "Selesai"
    BERJALAN = "Berjalan"
    SEGERA = "Segera"
    TERLAMBAT = "Terlambat"
    LEWAT = "Tenggat lewat"  #: nobody knows here who has not done it
    BELUM_MULAI = "Belum mulai"
    MENUNGGU_EVALUASI = "Menunggu evaluasi"  #: its deadline counts from an evaluation that has no day yet


class StatusOrang(Rekaman):
    """What one person owes: one row of the sheet Status."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP")]
    keadaan: Annotated[TeksSebaris, Field(description="Keadaan di unit")]
    tenggat: Annotated[Tanggal | None, Field(description="Tenggat terdekat dari yang belum ada")] = None
    belum: Annotated[Teks | None, Field(description="Yang belum ada, dengan tenggatnya")] = None
    catatan: Annotated[TeksSebaris | None, Field(description="Catatan harian terhadap hari kerja")] = None
    berkas: Annotated[TeksSebaris | None, Field(description="Buku kerja")] = None


class Potret(Rekaman):
    """Everyone of a unit on a day. ``belum`` names who has not done what, for each matter that had begun."""

    tanggal: date
    orang: tuple[StatusOrang, ...] = ()
    belum: dict[str, tuple[str, ...]] = Field(default_factory=dict)
