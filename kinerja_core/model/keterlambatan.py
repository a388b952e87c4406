"""Keterlambatan: a pimpinan who was late in finishing evaluations, or why being late took nothing."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import TeksSebaris


class KeadaanTerlambat(Istilah):
    """Late, or one of the two exceptions."""

    TERLAMBAT = "Terlambat"
    SAKIT = "Sakit berat dan perlu perawatan"
    KAHAR = "Keadaan kahar"


class KeterlambatanPimpinan(Rekaman):
    """One pimpinan: from which month the tunjangan is reduced, and on which day all were evaluated."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris, Field(description="Nama pimpinan")]
    keadaan: Annotated[Kata[KeadaanTerlambat], Field(description="Terlambat, atau pengecualiannya")]
    mulai: Annotated[Tanggal | None, Field(description="Bulan pertama pengurangan")] = None
    selesai: Annotated[Tanggal | None, Field(description="Hari seluruh pegawai selesai dievaluasi")] = None
    periode: Annotated[Periode | None, Field(description="Periode evaluasi yang terlambat")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.mulai is not None and self.selesai is not None and self.selesai < self.mulai.replace(day=1):
            raise PydanticCustomError(
                "terlambat_terbalik",
                "Evaluasi selesai ({selesai}) mendahului bulan pertama pengurangan ({mulai}).",
                {"selesai": tanggal_panjang(self.selesai), "mulai": tanggal_panjang(self.mulai)},
            )
        return self
