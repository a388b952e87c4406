"""People: the pegawai, the pejabat penilai kinerja, the atasan pejabat penilai, the reviewer."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import GOLONGAN_PPPK, Pangkat
from kinerja_core.model.teks import TeksSebaris


class Pejabat(Rekaman):
    """One who assesses, reviews or signs. ``nip`` is ``None`` only for one who has none (non-ASN)."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["dr. Ratna Wijaya, M.Kes"])]
    nip: Annotated[NIP | None, Field(description="NIP 18 angka; kosong hanya bila bukan ASN")] = None
    pangkat: Annotated[Pangkat | None, Field(description="Pangkat dan golongan ruang")] = None
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan", examples=["Kepala Biro Organisasi dan SDM"])]
    unit_kerja: Annotated[TeksSebaris | None, Field(description="Unit kerja atau instansi")] = None


class Pegawai(Rekaman):
    """A civil servant who is assessed (deck: nama, NIP, pangkat/golongan ruang, jabatan, unit kerja)."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["Siti Rahma, S.Kom"])]
    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    jenis: Annotated[Kata[JenisPegawai], Field(description="PNS atau PPPK")]
    pangkat: Annotated[Pangkat | None, Field(description="Pangkat dan golongan ruang")] = None
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan")]
    unit_kerja: Annotated[TeksSebaris, Field(description="Unit kerja")]

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.nip.jenis is not self.jenis:
            raise PydanticCustomError(
                "jenis_pegawai_tidak_cocok",
                "Status pegawai diisi {jenis}, tetapi NIP-nya berbentuk NIP {nip}.",
                {"jenis": self.jenis.value, "nip": self.nip.jenis.value},
            )
        pppk_rank = self.pangkat is not None and self.pangkat.golongan in GOLONGAN_PPPK
        if self.pangkat is not None and pppk_rank is not (self.jenis is JenisPegawai.PPPK):
            raise PydanticCustomError(
                "pangkat_tidak_cocok",
                "Pangkat/golongan {pangkat} bukan untuk {jenis}.",
                {"pangkat": str(self.pangkat), "jenis": self.jenis.value},
            )
        return self
