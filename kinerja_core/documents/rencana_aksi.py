"""Rencana Aksi: the activities of every indicator with their months, as the ministry's own print (deck)."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.mesin.dokumen import Dokumen, satu_tiap_buku
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman, Tahun
from kinerja_core.model.teks import Teks, TeksSebaris


class IKIRencanaAksi(Rekaman):
    """One indicator with its activities."""

    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu", examples=["Jumlah laporan"])]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuannya", examples=["1 Laporan"])]
    rencana_aksi: Annotated[
        tuple[Teks, ...],
        Field(
            min_length=1,
            description="Rencana aksi dengan waktu pelaksanaannya",
            examples=[["Menyusun rencana kerja (Maret s/d April)"]],
        ),
    ]


class RHKRencanaAksi(Rekaman):
    """One rencana hasil kerja; its cell spans the rows of its indicators."""

    nomor: Annotated[int, Field(ge=1, description="Nomor urut RHK", examples=[1])]
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja", examples=["Tersusunnya laporan penilaian"])]
    iki: Annotated[tuple[IKIRencanaAksi, ...], Field(min_length=1, description="Indikator-indikatornya")]


class KonteksRencanaAksi(Rekaman):
    """Data of one person's rencana aksi."""

    pegawai: Annotated[Orang, Field(description="Pegawai pemilik rencana aksi")]
    tahun: Annotated[Tahun, Field(description="Tahun SKP", examples=[2026])]
    hasil_kerja: Annotated[tuple[RHKRencanaAksi, ...], Field(min_length=1, description="RHK menurut urutan SKP")]


def dari_buku(buku: BukuSKP) -> KonteksRencanaAksi:
    """The rencana aksi of a staff workbook.

    Raises:
        DokumenBelumLengkap: an indicator has no activity (deck: mandatory for each RHK and IKI); names every one.
    """
    skp = buku.skp
    missing = tuple(
        f"Rencana aksi untuk {iki.kode} belum diisi."
        for _, iki in skp.semua_iki()
        if not buku.rencana_aksi_untuk(iki.kode)
    )
    if missing:
        raise DokumenBelumLengkap(f"Rencana Aksi {skp.pegawai.nama}", missing)
    return KonteksRencanaAksi(
        pegawai=orang(skp.pegawai),
        tahun=skp.tahun,
        hasil_kerja=tuple(
            RHKRencanaAksi(
                nomor=rhk.nomor,
                uraian=rhk.uraian,
                iki=tuple(
                    IKIRencanaAksi(
                        indikator=iki.indikator,
                        target=iki.target_lengkap,
                        rencana_aksi=tuple(map(str, buku.rencana_aksi_untuk(iki.kode))),
                    )
                    for iki in rhk.iki
                ),
            )
            for rhk in skp.hasil_kerja
        ),
    )


DOKUMEN: Final = Dokumen(
    slug="rencana-aksi",
    judul="Rencana Aksi",
    konteks=KonteksRencanaAksi,
    templat="rencana-aksi.docx",
    sumber=satu_tiap_buku("Rencana Aksi", lambda buku, _: dari_buku(buku)),  # nobody signs it
    lembar=("Identitas", "SKP", "Rencana Aksi"),
)
