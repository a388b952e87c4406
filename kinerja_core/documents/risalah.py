"""Risalah Dialog Kinerja: the record of one dialog, in the order of the ministry's form (deck)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, tanda_tangan
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.model.skp import RHK
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


class TargetRisalah(Rekaman):
    """One indicator with its target, as the SKP has them."""

    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu, sesuai dokumen SKP")]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuannya", examples=["1 Laporan"])]


class RHKRisalah(Rekaman):
    """One rencana hasil kerja with the indicators discussed; its cell spans their rows."""

    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja, sesuai dokumen SKP")]
    iki: Annotated[tuple[TargetRisalah, ...], Field(min_length=1, description="Indikator yang dibahas")]


class AgendaRisalah(Rekaman):
    """One line of the agenda."""

    progress: Annotated[Teks, Field(description="Progress pencapaian hasil kerja")]
    masalah: Annotated[Teks, Field(description="Masalah/hambatan")]
    penyebab: Annotated[Teks | None, Field(description="Penyebab; dicetak - bila kosong")] = None


class PenandaTangan(Rekaman):
    """One who signs."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["Bagas Pratama, S.KM"])]
    nip: Annotated[
        TeksSebaris | None,
        Field(description="NIP seperti dicetak; kosong bila bukan ASN", examples=["19850314 201012 1 004"]),
    ] = None


class KonteksRisalah(KonteksFormulir):
    """Data of one risalah."""

    hari_tanggal: Annotated[
        TeksSebaris, Field(description="Hari dan tanggal pelaksanaan", examples=["Selasa, 10 Februari 2026"])
    ]
    hasil_kerja: Annotated[tuple[RHKRisalah, ...], Field(min_length=1, description="RHK, IKI dan target yang dibahas")]
    rencana_aksi: Annotated[
        tuple[Teks, ...],
        Field(min_length=1, description="Rencana aksi", examples=[["Menyusun rencana kerja (Maret s/d April)"]]),
    ]
    agenda: Annotated[tuple[AgendaRisalah, ...], Field(min_length=1, description="Agenda pembahasan")]
    strategi: Annotated[tuple[Teks, ...], Field(min_length=1, description="Strategi mengatasi permasalahan/hambatan")]
    penyesuaian: Annotated[bool, Field(description="Ada penyesuaian ukuran keberhasilan dan target (Ya/Tidak)")]
    selesai: Annotated[bool, Field(description="Status: Selesai (true) atau Belum Selesai (false)")]
    keterangan: Annotated[Teks | None, Field(description="Keterangan (jika diperlukan)")] = None
    peserta: Annotated[tuple[PenandaTangan, ...], Field(min_length=1, description="Peserta, pegawai yang pertama")]
    pimpinan: Annotated[PenandaTangan, Field(description="Pimpinan atau Pemberi Pertimbangan")]


def dari_buku(buku: BukuSKP, dialog: DialogKinerja, surat: PengaturanSurat | None = None) -> KonteksRisalah:
    """The risalah of one dialog of a staff workbook, signed as the settings say.

    Only the indicators that the agenda names are printed, in the order of the SKP, with their rencana aksi.

    Raises:
        DokumenBelumLengkap: a mandatory part is missing (deck: ``*)`` and ``**)``); names every one.
    """
    skp = buku.skp
    missing = []
    for kode in dialog.kode_iki:
        if skp.cari_iki(kode) is None:
            missing.append(f"Kode {kode} pada agenda tidak ada di SKP.")
        elif not buku.rencana_aksi_untuk(kode):
            missing.append(f"Rencana aksi untuk {kode} belum diisi.")
    leader = skp.penilai if dialog.dipimpin is PimpinanDialog.PEJABAT_PENILAI else skp.pemberi_pertimbangan
    if leader is None:
        missing.append("Identitas Pemberi Pertimbangan yang memimpin dialog belum diisi.")
    if missing or leader is None:
        raise DokumenBelumLengkap(f"Risalah dialog nomor {dialog.nomor} ({skp.pegawai.nama})", tuple(missing))

    def discussed(rhk: RHK) -> tuple[TargetRisalah, ...]:
        return tuple(
            TargetRisalah(indikator=iki.indikator, target=iki.target_lengkap)
            for iki in rhk.iki
            if iki.kode in dialog.kode_iki
        )

    return KonteksRisalah(
        hari_tanggal=bentuk.hari_tanggal(dialog.tanggal),
        hasil_kerja=tuple(RHKRisalah(uraian=rhk.uraian, iki=iki) for rhk in skp.hasil_kerja if (iki := discussed(rhk))),
        rencana_aksi=tuple(
            str(action)
            for _, iki in skp.semua_iki()
            if iki.kode in dialog.kode_iki
            for action in buku.rencana_aksi_untuk(iki.kode)
        ),
        agenda=tuple(
            AgendaRisalah(progress=item.progress, masalah=item.masalah, penyebab=item.penyebab)
            for item in dialog.agenda
        ),
        strategi=dialog.strategi,
        penyesuaian=dialog.penyesuaian is YaTidak.YA,
        selesai=dialog.status is StatusDialog.SELESAI,
        keterangan=dialog.keterangan,
        peserta=(
            PenandaTangan(nama=skp.pegawai.nama, nip=bentuk.nip(skp.pegawai.nip)),
            *(PenandaTangan(nama=name) for name in dialog.peserta_lain),
        ),
        pimpinan=PenandaTangan(nama=leader.nama, nip=bentuk.nip(leader.nip)),
        **tanda_tangan(surat, leader),
    )
