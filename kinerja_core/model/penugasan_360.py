"""Daftar penilai 360°: who rates whom in a unit, until when. Only the pengelola SDM has it."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Hubungan, Istilah
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import Penilai360
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import TeksSebaris


class CaraPilihPenilai(Istilah):
    """How some of many rekan or bawahan are chosen."""

    ACAK = "Acak Merata"
    URUT = "Urut Daftar"


class Penugasan360(Rekaman):
    """One evaluator who is asked to rate one pegawai."""

    penilai: Penilai360
    nama: Annotated[TeksSebaris, Field(description="Nama pegawai yang dinilai")]
    nip: Annotated[NIP, Field(description="NIP pegawai yang dinilai")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan pegawai yang dinilai")] = None
    hubungan: Annotated[Kata[Hubungan], Field(description="Penilai adalah … pegawai ini")]


class DaftarPenilai360(Rekaman):
    """Everybody who is asked, for one period. After ``tutup`` nobody is waited for."""

    periode: Annotated[Periode, Field(description="Periode penilaian")]
    tutup: Annotated[Tanggal | None, Field(description="Hari terakhir buku penilai ditunggu")] = None
    penugasan: tuple[Penugasan360, ...] = ()

    @property
    def penilai(self) -> frozenset[NIP]:
        """Everybody who is expected to rate."""
        return frozenset(one.penilai.nip for one in self.penugasan)

    @property
    def pasangan(self) -> dict[tuple[NIP, NIP], Hubungan]:
        """Who rates whom, as what."""
        return {(one.penilai.nip, one.nip): one.hubungan for one in self.penugasan}
