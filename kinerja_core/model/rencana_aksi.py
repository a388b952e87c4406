"""Rencana aksi: activities for an IKI with their months (deck)."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.periode import RentangBulan
from kinerja_core.model.teks import Teks, TeksSebaris


class RencanaAksi(Rekaman):
    """One activity toward an IKI."""

    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI", examples=["IKI 01"])]
    uraian: Annotated[Teks, Field(description="Rencana aksi")]
    waktu: RentangBulan

    def __str__(self) -> str:
        """As printed: ``Menyusun ... (Maret s/d April)``."""
        return f"{self.uraian} ({self.waktu})"
