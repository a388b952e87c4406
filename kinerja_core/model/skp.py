"""Sasaran Kinerja Pegawai: rencana hasil kerja, its indicators, perilaku and lampiran (forms)."""

from collections.abc import Iterator
from typing import Annotated, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman, Tahun, Tanggal
from kinerja_core.model.istilah import Aspek, JenisRHK, JenisSKP, Perilaku, Perspektif, tanggal_panjang
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.teks import Teks, TeksSebaris

#: Pattern of the key of an IKI; it counts over the whole SKP when the workbook is made, and never again.
KUNCI_IKI: Final = "IKI {:02d}"


class IKI(Rekaman):
    """Indikator Kinerja Individu with its target.

    ``kode`` is its key (``IKI 03``), which says nothing of its RHK; in a workbook older than keys it is ``IKI 1.2``.
    """

    kode: Annotated[
        TeksSebaris, Field(description="Kode IKI", examples=["IKI 01"], pattern=r"^IKI ([0-9]{2,}|[0-9]+\.[0-9]+)$")
    ]
    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu")]
    target: Annotated[TeksSebaris, Field(description="Target tanpa satuan", examples=["1", "≤ 5"])]
    satuan: Annotated[TeksSebaris | None, Field(description="Satuan target", examples=["Laporan", "hari"])] = None
    aspek: Annotated[Kata[Aspek] | None, Field(description="Aspek (kuantitatif JA/JF)")] = None
    perspektif: Annotated[Kata[Perspektif] | None, Field(description="Perspektif (JPT)")] = None

    @property
    def target_lengkap(self) -> str:
        """Target with its unit as printed: ``1 Laporan``, also when the target says its unit itself."""
        return f"{self.target} {self.satuan}" if self.satuan and not self.satuan_berulang else self.target

    @property
    def satuan_berulang(self) -> bool:
        """Whether the target ends with its unit: ``12 Laporan`` or ``100%``."""
        target, unit = self.target.casefold(), (self.satuan or "").casefold()
        return bool(unit) and (target.endswith(f" {unit}") or (unit == "%" and target.endswith(unit)))


class RHK(Rekaman):
    """Rencana Hasil Kerja with one or more IKI. ``nomor`` counts from 1 over the whole SKP."""

    nomor: Annotated[int, Field(ge=1, le=99, description="Nomor urut RHK")]
    jenis: Annotated[Kata[JenisRHK], Field(description="Utama atau Tambahan")]
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    rhk_diintervensi: Annotated[Teks | None, Field(description="RHK pimpinan yang diintervensi")] = None
    penugasan_dari: Annotated[TeksSebaris | None, Field(description="Penugasan dari (kualitatif)")] = None
    iki: Annotated[tuple[IKI, ...], Field(min_length=1, description="Indikator-indikatornya")]

    @property
    def kode(self) -> str:
        """``RHK 1``: what catatan harian point to."""
        return f"RHK {self.nomor}"


class EkspektasiPerilaku(Rekaman):
    """Ekspektasi khusus pimpinan for one BerAKHLAK value."""

    perilaku: Kata[Perilaku]
    ekspektasi: Teks


class LampiranSKP(Rekaman):
    """Lampiran SKP: three numbered lists."""

    dukungan_sumber_daya: tuple[Teks, ...] = ()
    skema_pertanggungjawaban: tuple[Teks, ...] = ()
    konsekuensi: tuple[Teks, ...] = ()


class SKP(Rekaman):
    """One SKP: one person, one jabatan, one span inside a year."""

    jenis: Kata[JenisSKP]
    tahun: Tahun
    mulai: Tanggal
    selesai: Tanggal
    pegawai: Pegawai
    penilai: Pejabat
    atasan_penilai: Pejabat | None = None
    pemberi_pertimbangan: Pejabat | None = None
    hasil_kerja: Annotated[tuple[RHK, ...], Field(min_length=1)]
    ekspektasi: tuple[EkspektasiPerilaku, ...] = ()
    lampiran: LampiranSKP = LampiranSKP()
    tempat: TeksSebaris | None = None
    tanggal_penetapan: Tanggal | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.selesai < self.mulai or self.mulai.year != self.tahun or self.selesai.year != self.tahun:
            raise PydanticCustomError(
                "periode_skp_salah",
                "Periode SKP {mulai} s.d. {selesai} harus berurutan dan seluruhnya di dalam tahun {tahun}.",
                {"mulai": tanggal_panjang(self.mulai), "selesai": tanggal_panjang(self.selesai), "tahun": self.tahun},
            )
        if self.penilai.nip is not None and self.penilai.nip == self.pegawai.nip:
            raise PydanticCustomError(
                "penilai_sama_dengan_pegawai", "Pejabat Penilai Kinerja tidak boleh sama dengan pegawai yang dinilai."
            )
        return self

    def semua_iki(self) -> Iterator[tuple[RHK, IKI]]:
        """Every indicator with the RHK it belongs to, in order."""
        return ((rhk, iki) for rhk in self.hasil_kerja for iki in rhk.iki)

    def cari_iki(self, kode: str) -> tuple[RHK, IKI] | None:
        """The indicator of a code with its RHK, ``None`` when the SKP has none."""
        return next(((rhk, iki) for rhk, iki in self.semua_iki() if iki.kode == kode), None)
