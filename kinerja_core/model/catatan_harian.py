"""Catatan harian: what was done on a day, linked to an RHK (deck)."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal, Tautan
from kinerja_core.model.istilah import KategoriCatatan
from kinerja_core.model.teks import Teks, TeksSebaris


class CatatanHarian(Rekaman):
    """One line of the daily record. ``kegiatan`` and ``kategori`` are mandatory on the ministry's screen."""

    tanggal: Annotated[Tanggal, Field(description="Tanggal pengisian")]
    kode_rhk: Annotated[TeksSebaris, Field(description="Kode RHK", examples=["RHK 1"])]
    kegiatan: Annotated[Teks, Field(description="Rincian kegiatan harian")]
    progress: Annotated[Teks | None, Field(description="Progress pencapaian hasil kerja")] = None
    masalah: Annotated[Teks | None, Field(description="Masalah/hambatan")] = None
    tautan: Annotated[Tautan | None, Field(description="Tautan dokumen pendukung")] = None
    kategori: Annotated[Kata[KategoriCatatan], Field(description="Kategori/kriteria")]
    perlu_dialog: Annotated[bool, Field(description="Perlu dibahas dalam dialog kinerja")] = False
