"""What the records of a bimbingan and of a konseling share (deck); neither is ever printed with the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, PenandaTangan, tanda_tangan
from kinerja_core.documents.mesin.dokumen import DariPegawai, Naskah, nama_berkas
from kinerja_core.model.buku_skp import BukuSKP
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


def dari_buku_pembinaan(
    awalan: str, konteks: Callable[[BukuSKP, Pembinaan, PengaturanSurat | None], BaseModel], *, rahasia: bool
) -> DariPegawai:
    """A document for each record of a staff workbook that is confidential, or that is not."""

    def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterable[Naskah]:
        person = buku.skp.pegawai
        for item in buku.pembinaan:
            if item.rahasia is rahasia:
                name = nama_berkas(awalan, person.nama, f"{person.nip} {item.tanggal}")
                yield Naskah(name, partial(konteks, buku, item, surat))

    return DariPegawai(naskah)
