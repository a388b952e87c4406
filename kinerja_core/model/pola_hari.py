"""Pola hari: what a person usually does on a day of the week, from which a week of catatan harian is filled."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import NAMA_HARI, Istilah, KategoriCatatan
from kinerja_core.model.teks import Teks, TeksSebaris


class HariPola(Istilah):
    """The days for which an activity is usual."""

    SETIAP = "Setiap Hari Kerja"
    SENIN = "Senin"
    SELASA = "Selasa"
    RABU = "Rabu"
    KAMIS = "Kamis"
    JUMAT = "Jumat"
    SABTU = "Sabtu"
    MINGGU = "Minggu"

    def pada(self, hari: int) -> bool:
        """Whether it is meant for a day of the week, Monday being 0."""
        return self in {HariPola.SETIAP, HariPola(NAMA_HARI[hari])}


class PolaHari(Rekaman):
    """One usual activity. What was really done stands in the catatan harian, which is written from it and corrected."""

    hari: Annotated[Kata[HariPola], Field(description="Hari, atau setiap hari kerja")]
    kode_rhk: Annotated[TeksSebaris, Field(description="Kode RHK", examples=["RHK 1"])]
    kegiatan: Annotated[Teks, Field(description="Kegiatan yang biasanya dikerjakan")]
    kategori: Annotated[Kata[KategoriCatatan], Field(description="Kategori/kriteria")]
