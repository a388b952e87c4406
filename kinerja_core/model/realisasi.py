"""Realisasi per triwulan and of the year: what was reached for an IKI, with its evidence (deck)."""

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tautan
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.teks import Teks, TeksSebaris

#: What the realisasi of the whole year is called.
SEBUTAN_AKHIR: Final = "Akhir"


class Realisasi(Rekaman):
    """Realisasi of one IKI in one quarter, or of the whole year (``triwulan`` is ``None``).

    ``realisasi`` and ``bukti_dukung`` are mandatory.
    """

    triwulan: Annotated[Kata[Triwulan] | None, Field(description="Triwulan I s.d. IV; kosong untuk akhir tahun")]
    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI", examples=["IKI 01"])]
    realisasi: Annotated[Teks, Field(description="Realisasi")]
    bukti_dukung: Annotated[Teks, Field(description="Bukti dukung")]
    tautan: Annotated[Tautan | None, Field(description="Link bukti dukung")] = None
    penjelasan: Annotated[Teks | None, Field(description="Penjelasan kendala/permasalahan")] = None
    capaian: Annotated[TeksSebaris | None, Field(description="Capaian terhadap target", examples=["100%"])] = None

    @property
    def sebutan(self) -> str:
        """``Triwulan I`` .. ``Triwulan IV``, or ``Akhir`` for the whole year."""
        return self.triwulan.value if self.triwulan is not None else SEBUTAN_AKHIR
