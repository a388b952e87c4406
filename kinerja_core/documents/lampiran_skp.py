"""Lampiran SKP: dukungan sumber daya, skema pertanggungjawaban and konsekuensi, each a numbered list (forms)."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.hasil_kerja import periode_skp
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, PenandaTangan, tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen, satu_tiap_buku
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksLampiranSKP(KonteksFormulir):
    """Data of one lampiran; an empty list prints ``-``."""

    unit: Annotated[TeksSebaris, Field(description="Unit kerja atau instansi, di kiri atas")]
    periode: Annotated[
        TeksSebaris, Field(description="Periode penilaian", examples=["1 Januari s.d. 31 Desember 2026"])
    ]
    dukungan_sumber_daya: Annotated[
        tuple[Teks, ...], Field(description="Dukungan sumber daya", examples=[["Anggaran kegiatan"]])
    ] = ()
    skema_pertanggungjawaban: Annotated[
        tuple[Teks, ...], Field(description="Skema pertanggungjawaban", examples=[["Laporan setiap triwulan"]])
    ] = ()
    konsekuensi: Annotated[
        tuple[Teks, ...], Field(description="Konsekuensi", examples=[["Penghargaan bagi yang melampaui target"]])
    ] = ()
    pegawai: Annotated[PenandaTangan, Field(description="Pegawai yang dinilai")]
    penilai: Annotated[PenandaTangan, Field(description="Pejabat Penilai Kinerja")]
    tempat: Annotated[
        TeksSebaris | None, Field(description="Tempat penetapan; titik-titik bila kosong", examples=["Jakarta"])
    ] = None
    tanggal: Annotated[
        TeksSebaris | None,
        Field(description="Tanggal penetapan; titik-titik bila kosong", examples=["15 Januari 2026"]),
    ] = None


def dari_buku(buku: BukuSKP, surat: PengaturanSurat | None = None) -> KonteksLampiranSKP:
    """The lampiran of the SKP of a staff workbook, signed as the settings say.

    Raises:
        DokumenBelumLengkap: all three lists are empty.
    """
    skp = buku.skp
    lists = skp.lampiran
    if not (lists.dukungan_sumber_daya or lists.skema_pertanggungjawaban or lists.konsekuensi):
        raise DokumenBelumLengkap(f"Lampiran SKP {skp.pegawai.nama}", ("Lembar Lampiran SKP belum diisi.",))
    return KonteksLampiranSKP(
        unit=skp.pegawai.unit_kerja,
        periode=periode_skp(skp.mulai, skp.selesai),
        dukungan_sumber_daya=lists.dukungan_sumber_daya,
        skema_pertanggungjawaban=lists.skema_pertanggungjawaban,
        konsekuensi=lists.konsekuensi,
        pegawai=PenandaTangan(nama=skp.pegawai.nama, nip=bentuk.nip(skp.pegawai.nip)),
        penilai=PenandaTangan(nama=skp.penilai.nama, nip=bentuk.nip(skp.penilai.nip)),
        tempat=skp.tempat,
        tanggal=bentuk.tanggal(skp.tanggal_penetapan) if skp.tanggal_penetapan else None,
        **tanda_tangan(surat, skp.penilai),
    )


DOKUMEN: Final = Dokumen(
    slug="lampiran-skp",
    judul="Lampiran Sasaran Kinerja Pegawai",
    konteks=KonteksLampiranSKP,
    templat="lampiran-skp.docx",
    sumber=satu_tiap_buku("Lampiran SKP", dari_buku),
    lembar=("Identitas", "Lampiran SKP"),
)
