"""Buku: everything a unit workbook or a list of people says, as typed records."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.dasar import Kata, Persen, Rekaman, Tanggal
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    JenisSKP,
    MetodePemetaan,
    UrutanPeringkat,
    tanggal_panjang,
)
from kinerja_core.model.keadaan import KELUAR, TIDAK_BERTUGAS, KeadaanPegawai
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, TunjanganPegawai
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pemeringkatan import Pengali, SkorPegawai, Toleransi
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import (
    BelumDicatat,
    PenetapanPertama,
    PerubahanPenetapan,
    belum_dicatat,
    penetapan_kini,
)
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.model.riwayat import RiwayatIKI, RiwayatSkor
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


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
    lingkup: Annotated[Kata[LingkupPemetaan] | None, Field(description="Siapa dipetakan bersama siapa")] = None
    pimpinan: Annotated[Kata[CaraPeserta] | None, Field(description="Pimpinan dalam pemetaan")] = None
    tidak_penuh: Annotated[
        Kata[CaraPeserta] | None, Field(description="Pegawai yang masa bertugasnya tidak cukup dalam pemetaan")
    ] = None
    masa_paling_sedikit: Annotated[
        Persen | None, Field(description="Masa bertugas paling sedikit dalam periode (persen)")
    ] = None
    ritme_catatan: Annotated[
        Kata[RitmeCatatan] | None, Field(description="Ritme catatan harian; kosong: menurut aturan")
    ] = None

    @property
    def bobot(self) -> tuple[int, int] | None:
        """Weights of hasil kerja and perilaku kerja, when both are set."""
        if self.bobot_hasil is None or self.bobot_perilaku is None:
            return None
        return self.bobot_hasil, self.bobot_perilaku

    def hari_evaluasi(self, konfirmasi: Konfirmasi | None) -> date | None:
        """The day of a person's evaluation: the one of the person's line of Konfirmasi, else that of the unit."""
        return (konfirmasi and konfirmasi.tanggal_evaluasi) or self.tanggal_evaluasi


class AnggotaUnit(Rekaman):
    """One line of the Daftar Pegawai: the person, the penilai, the file it came from, and the keadaan."""

    pegawai: Pegawai
    penilai: Pejabat | None = None
    berkas: Teks | None = None
    keadaan: Annotated[Kata[KeadaanPegawai] | None, Field(description="Keadaan; kosong berarti Aktif")] = None
    sejak: Annotated[Tanggal | None, Field(description="Hari pertama keadaan itu")] = None
    sampai: Annotated[Tanggal | None, Field(description="Hari terakhir keadaan itu")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.sejak is not None and self.sampai is not None and self.sampai < self.sejak:
            raise PydanticCustomError(
                "keadaan_terbalik",
                "Keadaan selesai ({sampai}) mendahului mulainya ({sejak}).",
                {"sejak": tanggal_panjang(self.sejak), "sampai": tanggal_panjang(self.sampai)},
            )
        return self

    @property
    def selalu_bertugas(self) -> bool:
        """Whether no day can be one on which the person is not at work in the unit."""
        return self.keadaan is not KeadaanPegawai.MUTASI_MASUK and self.keadaan not in TIDAK_BERTUGAS

    def bertugas(self, hari: date) -> bool:
        """Whether the person is at work in the unit on a day; who has left does not come back after a last day."""
        begun = self.sejak is None or self.sejak <= hari
        if self.keadaan is KeadaanPegawai.MUTASI_MASUK:
            return begun
        if self.keadaan in KELUAR:
            return not begun
        return not (self.keadaan in TIDAK_BERTUGAS and begun and (self.sampai is None or hari <= self.sampai))

    def ditagih(self, tenggat: date) -> bool:
        """Whether what is due on a day is asked of the person: who comes on that day is asked for what is due later."""
        arrives = self.keadaan is KeadaanPegawai.MUTASI_MASUK and self.sejak == tenggat
        return self.bertugas(tenggat) and not arrives

    def bertugas_selama(self, periode: Periode) -> bool:
        """Whether the person is at work in the unit on a day of a period."""
        return self.bertugas(periode.mulai) or self.bertugas(periode.selesai)

    def dinilai(self, periode: Periode) -> bool:
        """Whether the unit assesses the person in a period; who has left by its end is assessed elsewhere."""
        return self.bertugas(periode.selesai) if self.keadaan in KELUAR else self.bertugas_selama(periode)


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
    keberatan: tuple[Keberatan, ...] = ()
    tunjangan: tuple[TunjanganPegawai, ...] = ()
    riwayat: tuple[RiwayatIKI, ...] = ()  #: after a consolidation a ``RiwayatRapat``, which is read like one
    masa: tuple[MasaSKP, ...] = ()
    riwayat_skor: tuple[RiwayatSkor, ...] = ()
    perubahan: tuple[PerubahanPenetapan, ...] = ()
    penetapan_pertama: tuple[PenetapanPertama, ...] = ()
    riwayat_ak: tuple[RiwayatAngkaKredit, ...] = ()
    terlambat: tuple[KeterlambatanPimpinan, ...] = ()

    def perubahan_belum_dicatat(self) -> tuple[BelumDicatat, ...]:
        """What is decided otherwise than first in the period, without a record that leads there."""
        names = {one.nip: one.nama for one in self.tunjangan if one.nama} | {one.nip: one.nama for one in self.skor}
        now = penetapan_kini(self.skor, self.tunjangan)
        return tuple(belum_dicatat(self.penetapan_pertama, now, self.perubahan, self.pengaturan.periode, names))

    def perubahan_periode_ini(self) -> tuple[PerubahanPenetapan, ...]:
        """The changes recorded of the workbook's own period."""
        return tuple(one for one in self.perubahan if one.periode in (None, self.pengaturan.periode))

    @property
    def skor_berlaku(self) -> tuple[SkorPegawai, ...]:
        """The scores with the ratings and nilai that hold: a keberatan that won replaces what it objected to."""
        decided = {one.nip: one for one in self.keberatan}
        return tuple(decided[one.nip].berlaku(one) if one.nip in decided else one for one in self.skor)

    def tanpa_yang_keluar(self) -> Self:
        """The unit without blank scores of people of the roster whom it does not assess in its period."""
        others = {one.pegawai.nip for one in self.anggota if not one.dinilai(self.pengaturan.periode)}
        kept = tuple(one for one in self.skor if one.nip not in others or one.terisi)
        return self if len(kept) == len(self.skor) else self.model_copy(update={"skor": kept})
