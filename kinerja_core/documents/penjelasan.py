"""Penjelasan of one person's outcome: one page that a pengelola reads to the person, with the rule of each part.

It is no letter and is signed by nobody; the wording is the product's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.surat import periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.penjelasan import jelaskan


class BagianSatuHal(Rekaman):
    """What is said of one thing."""

    judul: Annotated[TeksSebaris, Field(description="Hal yang dijelaskan", examples=["Kelompok"])]
    kalimat: Annotated[tuple[Teks, ...], Field(min_length=1, description="Kalimat-kalimatnya")]
    dasar: Annotated[
        TeksSebaris | None, Field(description="Nomor dasar aturannya di daftar bawah", examples=["[1] [2]"])
    ] = None


class KonteksPenjelasan(Rekaman):
    """Data of one explanation."""

    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Triwulan IV Tahun 2025"])]
    nama: Annotated[TeksSebaris, Field(description="Nama pegawai")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan; tidak dicetak bila kosong")] = None
    bagian: Annotated[tuple[BagianSatuHal, ...], Field(min_length=1, description="Hal demi hal")]
    rujukan: Annotated[tuple[Teks, ...], Field(description="Dasar aturannya, bernomor, dengan seberapa pasti")] = ()


def dari_unit(unit: UnitDinilai, nip: NIP) -> KonteksPenjelasan:
    """The explanation of one person of a unit.

    Raises:
        AturanBelumBerlaku: for a period before the first known letter.
    """
    told = jelaskan(unit.buku, unit.peringkat, unit.hasil[nip])
    sources = told.rujukan
    return KonteksPenjelasan(
        unit=unit.pengaturan.nama_unit, periode=periode(unit.pengaturan.periode), nama=told.pegawai.nama,
        nip=told.pegawai.nip.berspasi, jabatan=told.pegawai.jabatan,
        bagian=tuple(
            BagianSatuHal(
                judul=part.judul, kalimat=part.kalimat,
                dasar=" ".join(f"[{sources.index(one) + 1}]" for one in part.dasar) or None,
            )
            for part in told.bagian
        ),
        rujukan=sources,
    )  # fmt: skip


def nama_penjelasan(unit: UnitDinilai, nip: NIP) -> str:
    """The name of its file."""
    return nama_berkas("Penjelasan", unit.hasil[nip].nama, f"{nip} {unit.pengaturan.periode.kode}")


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """An explanation for each person of a unit."""
    for person in unit.peringkat.pegawai:
        context = partial(dari_unit, unit, person.nip)
        yield Naskah(nama_penjelasan(unit, person.nip), context, unit.pengaturan.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="penjelasan",
    judul="Penjelasan Hasil Pemetaan dan Penilaian Kinerja",
    konteks=KonteksPenjelasan,
    templat="penjelasan.docx",
    sumber=DariUnit(naskah),
    boleh_dihilangkan=frozenset({"rujukan"}),
)
