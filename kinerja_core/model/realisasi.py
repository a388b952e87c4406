"""Realisasi per triwulan: what was reached for an IKI, with its evidence (deck)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tautan
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.teks import Teks, TeksSebaris


class Realisasi(Rekaman):
    """Realisasi of one IKI in one quarter. ``realisasi`` and ``bukti_dukung`` are mandatory."""

    triwulan: Annotated[Kata[Triwulan], Field(description="Triwulan I s.d. IV")]
    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI", examples=["IKI 1.1"])]
    realisasi: Annotated[Teks, Field(description="Realisasi")]
    bukti_dukung: Annotated[Teks, Field(description="Bukti dukung")]
    tautan: Annotated[Tautan | None, Field(description="Link bukti dukung")] = None
    penjelasan: Annotated[Teks | None, Field(description="Penjelasan kendala/permasalahan")] = None
