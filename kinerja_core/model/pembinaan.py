"""Pembinaan kinerja (deck): bimbingan or konseling, when pemantauan shows no progress."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import AlasanPembinaan, AspekPembinaan, BentukPembinaan, StatusPembinaan
from kinerja_core.model.teks import Teks, TeksSebaris


class Pembinaan(Rekaman):
    """One bimbingan or konseling of the pegawai. A konseling is confidential: see :attr:`rahasia`."""

    tanggal: Annotated[Tanggal, Field(description="Tanggal pembinaan")]
    bentuk: Annotated[Kata[BentukPembinaan], Field(description="Bentuk bimbingan, atau Konseling")]
    aspek: Annotated[Kata[AspekPembinaan], Field(description="Aspek yang dibina")]
    alasan: Annotated[Kata[AlasanPembinaan], Field(description="Penyebab masalah kinerja")]
    pembina: Annotated[TeksSebaris, Field(description="Nama pembina")]
    uraian: Annotated[Teks, Field(description="Uraian pembinaan")]
    hasil: Annotated[Teks | None, Field(description="Hasil atau tindak lanjut")] = None
    status: Annotated[Kata[StatusPembinaan], Field(description="Berjalan atau Selesai")]

    @property
    def rahasia(self) -> bool:
        """Whether nothing but the konseling document of this record may print it."""
        return self.bentuk is BentukPembinaan.KONSELING
