"""Berita acara keberatan: a pegawai objects to an evaluation, and the Atasan Pejabat Penilai decides for good.

That the decision is final is quoted from PP 30/2019; the form itself is free. The reasons and the decision stand in no
workbook, so the data come from a JSON file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.documents.orang import Orang
from kinerja_core.documents.surat import KopSurat, PenandaTanganJabatan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksBeritaAcaraKeberatan(Rekaman):
    """Data of one berita acara. Without a decision it prints room to write one."""

    kop: Annotated[KopSurat, Field(description="Kop surat")]
    nomor: Annotated[
        TeksSebaris | None, Field(description="Nomor; ruang kosong bergaris titik bila belum ada")
    ] = None
    hari_tanggal: Annotated[
        TeksSebaris, Field(description="Hari dan tanggal berita acara", examples=["Selasa, 10 Februari 2026"])
    ]
    tempat: Annotated[TeksSebaris, Field(description="Tempat", examples=["Jakarta"])]
    pegawai: Annotated[Orang, Field(description="Pegawai yang berkeberatan")]
    periode: Annotated[TeksSebaris, Field(description="Periode evaluasi", examples=["Tahun 2025"])]
    tanggal_evaluasi: Annotated[TeksSebaris, Field(description="Tanggal evaluasi ditetapkan")]
    tanggal_keberatan: Annotated[TeksSebaris, Field(description="Tanggal keberatan disampaikan")]
    predikat: Annotated[TeksSebaris, Field(description="Predikat yang dikeberatani", examples=["Butuh Perbaikan"])]
    alasan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Alasan keberatan, per butir")]
    tanggapan: Annotated[
        tuple[Teks, ...], Field(description="Penjelasan Pejabat Penilai, per butir; boleh tidak ada")
    ] = ()
    keputusan: Annotated[
        Teks | None, Field(description="Keputusan Atasan Pejabat Penilai; garis kosong bila belum ada")
    ] = None
    predikat_akhir: Annotated[
        TeksSebaris | None, Field(description="Predikat menurut keputusan; garis kosong bila belum ada")
    ] = None
    penilai: Annotated[PenandaTanganJabatan, Field(description="Pejabat Penilai Kinerja")]
    atasan_penilai: Annotated[PenandaTanganJabatan, Field(description="Atasan Pejabat Penilai, yang memutuskan")]
