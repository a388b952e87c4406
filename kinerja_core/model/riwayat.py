"""What was said of an IKI at an earlier time: its RHK, its target and what was reached, for telling what changed."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Rekaman, Tahun
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import Teks, TeksSebaris


class RiwayatIKI(Rekaman):
    """One IKI of one person's SKP, with its realisasi of every period as texts."""

    nip_pegawai: Annotated[NIP, Field(description="NIP pegawai")]
    jabatan_pegawai: Annotated[TeksSebaris, Field(description="Jabatan pada SKP itu")]
    tahun: Annotated[Tahun, Field(description="Tahun SKP")]
    nomor_rhk: Annotated[int, Field(ge=1, le=99, description="Nomor RHK")]
    rhk: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI")]
    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu")]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuan")]
    triwulan_1: Annotated[Teks | None, Field(description="Realisasi Triwulan I")] = None
    triwulan_2: Annotated[Teks | None, Field(description="Realisasi Triwulan II")] = None
    triwulan_3: Annotated[Teks | None, Field(description="Realisasi Triwulan III")] = None
    triwulan_4: Annotated[Teks | None, Field(description="Realisasi Triwulan IV")] = None
    akhir: Annotated[Teks | None, Field(description="Realisasi setahun")] = None
