"""A person as the forms of the performance cycle print one: five fields."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.teks import TeksSebaris


class Orang(Rekaman):
    """Nama, NIP, pangkat/golongan, jabatan, unit kerja; ``-`` is printed for what is not known."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["Bagas Pratama, S.KM"])]
    nip: Annotated[
        TeksSebaris | None,
        Field(description="NIP seperti dicetak; kosong bila bukan ASN", examples=["19850314 201012 1 004"]),
    ] = None
    pangkat: Annotated[
        TeksSebaris | None, Field(description="Pangkat, golongan ruang", examples=["Penata Tingkat I (III/d)"])
    ] = None
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan", examples=["Analis SDM Aparatur Ahli Muda"])]
    unit_kerja: Annotated[
        TeksSebaris | None, Field(description="Unit kerja atau satuan kerja", examples=["Biro Organisasi dan SDM"])
    ] = None


def orang(siapa: Pegawai | Pejabat) -> Orang:
    """The person of a record as it is printed."""
    return Orang(
        nama=siapa.nama,
        nip=bentuk.nip(siapa.nip),
        pangkat=str(siapa.pangkat) if siapa.pangkat else None,
        jabatan=siapa.jabatan,
        unit_kerja=siapa.unit_kerja,
    )
