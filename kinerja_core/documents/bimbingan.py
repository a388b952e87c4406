"""Bimbingan kinerja of one pegawai: the record of one coaching, mentoring or training (deck).

What the deck says a bimbingan is about stands here; the layout of the official forms is not public, so it is free.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.documents.orang import Orang
from kinerja_core.documents.risalah import PenandaTangan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksPembinaan(Rekaman):
    """What the records of a bimbingan and of a konseling share."""

    pegawai: Annotated[Orang, Field(description="Pegawai yang dibina")]
    hari_tanggal: Annotated[
        TeksSebaris, Field(description="Hari dan tanggal pembinaan", examples=["Selasa, 10 Februari 2026"])
    ]
    aspek: Annotated[TeksSebaris, Field(description="Aspek yang dibina", examples=["Teknis"])]
    alasan: Annotated[TeksSebaris, Field(description="Penyebab masalah kinerja", examples=["Tidak Mampu"])]
    uraian: Annotated[Teks, Field(description="Uraian pembinaan")]
    hasil: Annotated[Teks | None, Field(description="Hasil atau tindak lanjut; dicetak - bila kosong")] = None
    status: Annotated[TeksSebaris, Field(description="Berjalan atau Selesai")]
    pembina: Annotated[PenandaTangan, Field(description="Pimpinan atau pihak lain yang membina")]


class KonteksBimbingan(KonteksPembinaan):
    """Data of one bimbingan."""

    bentuk: Annotated[TeksSebaris, Field(description="Bentuk bimbingan", examples=["Coaching"])]
