"""Bimbingan kinerja of one pegawai: the record of one coaching, mentoring or training (deck).

What the deck says a bimbingan is about stands here; the layout of the official forms is not public, so it is free.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.risalah import PenandaTangan
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, tanda_tangan
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksPembinaan(KonteksFormulir):
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


def isi_pembinaan(buku: BukuSKP, pembinaan: Pembinaan, surat: PengaturanSurat | None = None) -> dict[str, Any]:
    """The shared fields of one record; a pembina who is the Pejabat Penilai is known with NIP and jabatan."""
    assessor = buku.skp.penilai
    known = assessor.nama == pembinaan.pembina
    return {
        "pegawai": orang(buku.skp.pegawai),
        "hari_tanggal": bentuk.hari_tanggal(pembinaan.tanggal),
        "aspek": pembinaan.aspek.value,
        "alasan": pembinaan.alasan.value,
        "uraian": pembinaan.uraian,
        "hasil": pembinaan.hasil,
        "status": pembinaan.status.value,
        "pembina": {
            "nama": pembinaan.pembina,
            "nip": bentuk.nip(assessor.nip) if known else None,
        },
        **tanda_tangan(surat, assessor if known else None),
    }


def dari_pembinaan(
    buku: BukuSKP, pembinaan: Pembinaan, surat: PengaturanSurat | None = None
) -> KonteksBimbingan:
    """The record of one bimbingan of a staff workbook, signed as the settings say.

    Raises:
        ValueError: it is a konseling, which only its own document may print.
    """
    if pembinaan.rahasia:
        raise ValueError("a konseling is no bimbingan")
    return KonteksBimbingan.model_validate(isi_pembinaan(buku, pembinaan, surat) | {"bentuk": pembinaan.bentuk.value})
