"""Angka kredit a pejabat fungsional has from before: typed from earlier letters, or carried from earlier periods."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Angka, Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, Predikat, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import TeksSebaris

#: Decimals that count: letters of before 2023 have three, those since then two.
_DESIMAL: Final = Decimal("0.001")


def _as_written(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return value.quantize(_DESIMAL, ROUND_HALF_UP) if isinstance(exponent, int) and exponent < -3 else value


class AsalAngkaKredit(Istilah):
    """What angka kredit comes from, in the order of the form of its penetapan."""

    DASAR = "Dasar"
    KONVERSI = "Konversi"
    PENYETARAAN = "Penyetaraan"
    PENDIDIKAN = "Pendidikan"


class RiwayatAngkaKredit(Rekaman):
    """One earlier angka kredit of a person; with ``nomor_pak`` a penetapan has counted it already."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    asal: Annotated[Kata[AsalAngkaKredit], Field(description="Dasar, konversi, penyetaraan, atau pendidikan")]
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan fungsional dengan jenjangnya")]
    mulai: Annotated[Tanggal | None, Field(description="Hari pertama masa konversi")] = None
    selesai: Annotated[Tanggal | None, Field(description="Hari terakhir masa konversi")] = None
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat konversi itu")] = None
    angka_kredit: Annotated[
        Angka, Field(ge=0, le=2000, description="Angka kredit seperti pada suratnya"), AfterValidator(_as_written)
    ]
    nomor_pak: Annotated[TeksSebaris | None, Field(description="Nomor penetapan yang sudah memuatnya")] = None

    @model_validator(mode="after")
    def _with_its_span(self) -> Self:
        if self.asal is AsalAngkaKredit.KONVERSI and (self.mulai is None or self.selesai is None):
            raise PydanticCustomError(
                "konversi_tanpa_masa", "Konversi memerlukan hari pertama dan hari terakhir masanya.", {}
            )
        if self.mulai is None or self.selesai is None:
            return self
        if self.selesai < self.mulai or self.selesai.year != self.mulai.year:
            raise PydanticCustomError(
                "periode_skp_salah",
                "Masa konversi {mulai} s.d. {selesai} harus berurutan dan di dalam satu tahun.",
                {"mulai": tanggal_panjang(self.mulai), "selesai": tanggal_panjang(self.selesai)},
            )
        return self
