"""Umpan balik berkelanjutan (deck): berkala or insidental, about hasil or perilaku, four criteria."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import (
    CaraUmpanBalik,
    InisiatifUmpanBalik,
    JenisUmpanBalik,
    TentangUmpanBalik,
)
from kinerja_core.model.teks import Teks, TeksSebaris


class UmpanBalik(Rekaman):
    """One feedback given to the pegawai."""

    tanggal: Annotated[Tanggal, Field(description="Tanggal umpan balik")]
    jenis: Annotated[Kata[JenisUmpanBalik], Field(description="Berkala atau Insidental")]
    tentang: Annotated[Kata[TentangUmpanBalik], Field(description="Hasil Kerja atau Perilaku Kerja")]
    kode_rhk: Annotated[
        TeksSebaris | None, Field(description="Kode RHK yang dibicarakan, bila hanya satu", examples=["RHK 1"])
    ] = None
    pemberi: Annotated[TeksSebaris, Field(description="Pemberi umpan balik")]
    inisiatif: Annotated[Kata[InisiatifUmpanBalik], Field(description="Atas inisiatif siapa")] = (
        InisiatifUmpanBalik.PEMBERI
    )
    cara: Annotated[Kata[CaraUmpanBalik], Field(description="Langsung atau melalui media")] = CaraUmpanBalik.LANGSUNG
    isi: Annotated[Teks, Field(description="Isi umpan balik")]
    konstruktif: Annotated[bool | None, Field(description="Memenuhi kriteria konstruktif")] = None
    spesifik: Annotated[bool | None, Field(description="Memenuhi kriteria spesifik")] = None
    jelas: Annotated[bool | None, Field(description="Memenuhi kriteria jelas")] = None
    obyektif: Annotated[bool | None, Field(description="Memenuhi kriteria obyektif")] = None
    tindak_lanjut: Annotated[Teks | None, Field(description="Tindak lanjut pegawai")] = None
