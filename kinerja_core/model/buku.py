"""Buku: everything one workbook says, as typed records."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Angka, Kata, Rekaman
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import SKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.umpan_balik import UmpanBalik


class BukuSKP(Rekaman):
    """A staff workbook: the SKP and what happened during its year."""

    skp: SKP
    rencana_aksi: tuple[RencanaAksi, ...] = ()
    rencana_aksi_selesai: bool = False
    catatan_harian: tuple[CatatanHarian, ...] = ()
    realisasi: tuple[Realisasi, ...] = ()
    dialog: tuple[DialogKinerja, ...] = ()
    umpan_balik: tuple[UmpanBalik, ...] = ()
    pembinaan: tuple[Pembinaan, ...] = ()

    def rencana_aksi_untuk(self, kode_iki: str) -> tuple[RencanaAksi, ...]:
        """Activities of one indicator, in the order written."""
        return tuple(item for item in self.rencana_aksi if item.kode_iki == kode_iki)


class Pengaturan(PengaturanSurat):
    """Settings of a unit. What no regulation fixes is set here and printed on the letter."""

    nama_unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    periode: Annotated[Periode, Field(description="Periode penilaian")]
    metode: Annotated[Kata[MetodePemetaan], Field(description="Metode pemetaan")] = MetodePemetaan.SIMPANGAN_BAKU
    k: Annotated[Angka, Field(ge=0, le=5, description="Pengali simpangan baku")] = Decimal("0.5")
    toleransi: Annotated[Angka, Field(ge=0, le=120, description="Toleransi mutlak (metode Mutlak)")] = Decimal(0)
    bobot_hasil: Annotated[int, Field(ge=0, le=100, description="Bobot hasil kerja (persen)")] = 70
    bobot_perilaku: Annotated[int, Field(ge=0, le=100, description="Bobot perilaku kerja (persen)")] = 30
    capaian_organisasi: Annotated[Kata[CapaianOrganisasi] | None, Field(description="Capaian organisasi")] = None


class AnggotaUnit(Rekaman):
    """One line of the Daftar Pegawai: the person, the penilai, and the file it came from."""

    pegawai: Pegawai
    penilai: Pejabat | None = None
    berkas: str | None = None


class BukuUnit(Rekaman):
    """A unit workbook: who is in the unit, their scores, and the settings."""

    pengaturan: Pengaturan
    anggota: tuple[AnggotaUnit, ...] = ()
    skor: tuple[SkorPegawai, ...] = ()
    konfirmasi: tuple[Konfirmasi, ...] = ()
    tunjangan: tuple[TunjanganPegawai, ...] = ()
