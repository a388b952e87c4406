"""Sasaran Kinerja Pegawai as it is signed: two approaches, two groups of pegawai, one form each (forms)."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.hasil_kerja import (
    HasilKerja,
    PerilakuDicetak,
    RHKKualitatifJAJF,
    RHKKualitatifJPT,
    RHKKuantitatifJAJF,
    RHKKuantitatifJPT,
    SatuVarian,
    isi_hasil_kerja,
    perilaku_kerja,
    periode_skp,
)
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.tanda_tangan import tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen, satu_tiap_buku
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris


class KonteksSKP(SatuVarian):
    """Data of one SKP."""

    unit: Annotated[TeksSebaris, Field(description="Unit kerja atau instansi, di kiri atas")]
    periode: Annotated[
        TeksSebaris, Field(description="Periode penilaian", examples=["1 Januari s.d. 31 Desember 2026"])
    ]
    pegawai: Annotated[Orang, Field(description="Pegawai yang dinilai")]
    penilai: Annotated[Orang, Field(description="Pejabat Penilai Kinerja")]
    kuantitatif_jpt: Annotated[
        HasilKerja[RHKKuantitatifJPT] | None, Field(description="Hasil kerja SKP kuantitatif pejabat pimpinan tinggi")
    ] = None
    kuantitatif_ja_jf: Annotated[
        HasilKerja[RHKKuantitatifJAJF] | None,
        Field(description="Hasil kerja SKP kuantitatif pejabat administrasi dan fungsional"),
    ] = None
    kualitatif_jpt: Annotated[
        HasilKerja[RHKKualitatifJPT] | None, Field(description="Hasil kerja SKP kualitatif pejabat pimpinan tinggi")
    ] = None
    kualitatif_ja_jf: Annotated[
        HasilKerja[RHKKualitatifJAJF] | None,
        Field(description="Hasil kerja SKP kualitatif pejabat administrasi dan fungsional"),
    ] = None
    perilaku: Annotated[
        tuple[PerilakuDicetak, ...],
        Field(min_length=1, description="Perilaku kerja; bila tidak disebut, tujuh nilai BerAKHLAK"),
    ] = perilaku_kerja()
    tempat: Annotated[
        TeksSebaris | None, Field(description="Tempat penetapan; titik-titik bila kosong", examples=["Jakarta"])
    ] = None
    tanggal: Annotated[
        TeksSebaris | None,
        Field(description="Tanggal penetapan; titik-titik bila kosong", examples=["15 Januari 2026"]),
    ] = None


def dari_buku(buku: BukuSKP, surat: PengaturanSurat | None = None) -> KonteksSKP:
    """The SKP of a staff workbook, in the variant it was made for, signed as the settings say."""
    skp = buku.skp
    return KonteksSKP.model_validate(
        {
            "unit": skp.pegawai.unit_kerja,
            "periode": periode_skp(skp.mulai, skp.selesai),
            "pegawai": orang(skp.pegawai),
            "penilai": orang(skp.penilai),
            **isi_hasil_kerja(KonteksSKP, skp),
            "perilaku": perilaku_kerja(skp),
            "tempat": skp.tempat,
            "tanggal": bentuk.tanggal(skp.tanggal_penetapan) if skp.tanggal_penetapan else None,
            **tanda_tangan(surat, skp.penilai),
        }
    )


DOKUMEN: Final = Dokumen(
    slug="skp",
    judul="Sasaran Kinerja Pegawai",
    konteks=KonteksSKP,
    templat="skp.docx",
    sumber=satu_tiap_buku("SKP", dari_buku),
    lembar=("Identitas", "SKP", "Perilaku Kerja"),
)
