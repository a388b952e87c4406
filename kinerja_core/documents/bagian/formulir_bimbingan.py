"""What the official forms about a bimbingan, B.1.8 and B.1.9, share: both people and the day (regs)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.mesin.dokumen import DariPegawai, Naskah, nama_berkas
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris


class PihakBimbingan(Rekaman):
    """Who is assessed by whom, and when the bimbingan was."""

    pegawai: Annotated[Orang, Field(description="Pegawai yang dinilai")]
    penilai: Annotated[Orang, Field(description="Pejabat Penilai Kinerja")]
    hari_tanggal: Annotated[
        TeksSebaris | None,
        Field(description="Hari dan tanggal bimbingan; baris ini tidak dicetak bila kosong",
              examples=["Selasa, 10 Februari 2026"]),
    ] = None


def isi_pihak(buku: BukuSKP, bimbingan: Pembinaan) -> dict[str, Any]:
    """The shared fields of one bimbingan.

    Raises:
        ValueError: it is a konseling, which only its own document may print.
    """
    if bimbingan.rahasia:
        raise ValueError("a konseling is no bimbingan")
    return {
        "pegawai": orang(buku.skp.pegawai), "penilai": orang(buku.skp.penilai),
        "hari_tanggal": bentuk.hari_tanggal(bimbingan.tanggal),
    }  # fmt: skip


def tiap_bimbingan(
    awalan: str, konteks: Callable[[BukuSKP, Pembinaan, PengaturanSurat | None], BaseModel]
) -> DariPegawai:
    """A form for each bimbingan of a staff workbook; a konseling gives none."""

    def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterable[Naskah]:
        person = buku.skp.pegawai
        for item in buku.pembinaan:
            if not item.rahasia:
                name = nama_berkas(awalan, person.nama, f"{person.nip} {item.tanggal}")
                yield Naskah(name, partial(konteks, buku, item, surat))

    return DariPegawai(naskah)
