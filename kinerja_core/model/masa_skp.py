"""Masa SKP: from when to when a member of a unit had one SKP, in one jabatan; a person may have several in a year."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import TeksSebaris


class MasaSKP(Rekaman):
    """One SKP of a person. Without ``predikat`` the one decided on the sheet Skor counts for it too."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan pada SKP itu")]
    mulai: Annotated[Tanggal, Field(description="Hari pertama SKP")]
    selesai: Annotated[Tanggal, Field(description="Hari terakhir SKP")]
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat SKP itu, bila bukan yang di Skor")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.selesai < self.mulai or self.selesai.year != self.mulai.year:
            raise PydanticCustomError(
                "periode_skp_salah",
                "Masa SKP {mulai} s.d. {selesai} harus berurutan dan di dalam satu tahun.",
                {"mulai": tanggal_panjang(self.mulai), "selesai": tanggal_panjang(self.selesai)},
            )
        return self
