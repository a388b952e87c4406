"""Buku: everything one workbook says, as typed records."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Kata, Persen, Rekaman, Tanggal
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import CapaianOrganisasi, JenisSKP, MetodePemetaan, UrutanPeringkat
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import Pengali, SkorPegawai, Toleransi
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.riwayat import RiwayatIKI
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
    """Settings of a unit. What no regulation fixes is set here and printed on the letter.

    Of the ranking, what is ``None`` is as the rule of the period has it.
    """

    nama_unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    periode: Annotated[Periode, Field(description="Periode penilaian")]
    metode: Annotated[Kata[MetodePemetaan] | None, Field(description="Metode pemetaan")] = None
    k: Annotated[Pengali | None, Field(description="Pengali simpangan baku")] = None
    toleransi: Annotated[Toleransi | None, Field(description="Toleransi mutlak (metode Mutlak)")] = None
    bobot_hasil: Annotated[Persen | None, Field(description="Bobot hasil kerja (persen)")] = None
    bobot_perilaku: Annotated[Persen | None, Field(description="Bobot perilaku kerja (persen)")] = None
    urutan: Annotated[Kata[UrutanPeringkat] | None, Field(description="Dasar urutan peringkat")] = None
    capaian_organisasi: Annotated[Kata[CapaianOrganisasi] | None, Field(description="Capaian organisasi")] = None

    @property
    def bobot(self) -> tuple[int, int] | None:
        """Weights of hasil kerja and perilaku kerja, when both are set."""
        if self.bobot_hasil is None or self.bobot_perilaku is None:
            return None
        return self.bobot_hasil, self.bobot_perilaku


class AnggotaUnit(Rekaman):
    """One line of the Daftar Pegawai: the person, the penilai, and the file it came from."""

    pegawai: Pegawai
    penilai: Pejabat | None = None
    berkas: str | None = None


class PesertaDaftar(AnggotaUnit):
    """One line of a list of people, which is one SKP: a person who had two jabatan in the year has two lines."""

    atasan_penilai: Pejabat | None = None
    jenis_skp: Annotated[Kata[JenisSKP] | None, Field(description="Jenis SKP")] = None
    mulai: Annotated[Tanggal | None, Field(description="Hari pertama SKP")] = None
    selesai: Annotated[Tanggal | None, Field(description="Hari terakhir SKP")] = None


class BukuDaftar(Rekaman):
    """A list of people, as an office keeps it."""

    peserta: tuple[PesertaDaftar, ...] = ()


class BukuUnit(Rekaman):
    """A unit workbook: who is in the unit, their scores, and the settings."""

    pengaturan: Pengaturan
    anggota: tuple[AnggotaUnit, ...] = ()
    skor: tuple[SkorPegawai, ...] = ()
    konfirmasi: tuple[Konfirmasi, ...] = ()
    tunjangan: tuple[TunjanganPegawai, ...] = ()
    riwayat: tuple[RiwayatIKI, ...] = ()
    masa: tuple[MasaSKP, ...] = ()
