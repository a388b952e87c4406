"""Umpan Balik Berkelanjutan of one pegawai: every feedback of the year with its four criteria (deck)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.tanda_tangan import (
    PenandaTanganSurat,
    TandaTanganElektronik,
    penanda_tangan_lain,
    tanda_tangan,
)
from kinerja_core.documents.mesin.dokumen import DariPegawai, Dokumen, Naskah, satu_tiap_buku
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.skp import SKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris


class ButirUmpanBalik(Rekaman):
    """One feedback. A criterion nobody has judged is ``-``."""

    tanggal: Annotated[TeksSebaris, Field(description="Tanggal", examples=["10 Februari 2026"])]
    jenis: Annotated[TeksSebaris, Field(description="Berkala atau Insidental")]
    tentang: Annotated[TeksSebaris, Field(description="Hasil Kerja atau Perilaku Kerja")]
    rhk: Annotated[
        Teks | None,
        Field(
            description="RHK yang dibicarakan, kode dan uraiannya; kosong bila menyangkut seluruh hasil kerja atau "
            "perilaku",
            examples=["RHK 1: Tersusunnya SK Tim Penilai"],
        ),
    ] = None
    pemberi: Annotated[TeksSebaris, Field(description="Pemberi umpan balik")]
    inisiatif: Annotated[TeksSebaris, Field(description="Atas inisiatif siapa", examples=["Permintaan Pegawai"])]
    cara: Annotated[TeksSebaris, Field(description="Langsung atau melalui media")]
    isi: Annotated[Teks, Field(description="Isi umpan balik")]
    konstruktif: Annotated[TeksSebaris, Field(description="Ya, Tidak, atau - bila tidak dinilai")]
    spesifik: Annotated[TeksSebaris, Field(description="Ya, Tidak, atau - bila tidak dinilai")]
    jelas: Annotated[TeksSebaris, Field(description="Ya, Tidak, atau - bila tidak dinilai")]
    obyektif: Annotated[TeksSebaris, Field(description="Ya, Tidak, atau - bila tidak dinilai")]
    tindak_lanjut: Annotated[Teks | None, Field(description="Tindak lanjut; dicetak - bila kosong")] = None


class KonteksUmpanBalik(TandaTanganElektronik):
    """Data of one list."""

    pegawai: Annotated[Orang, Field(description="Pegawai yang menerima umpan balik")]
    penilai: Annotated[PenandaTanganSurat, Field(description="Pejabat Penilai Kinerja, yang menandatangani di kanan")]
    tahun: Annotated[TeksSebaris, Field(description="Tahun SKP", examples=["2026"])]
    umpan_balik: Annotated[
        tuple[ButirUmpanBalik, ...], Field(min_length=1, description="Umpan balik menurut tanggal")
    ]


def _rhk(skp: SKP, kode: str | None) -> str | None:
    return next((f"{rhk.kode}: {rhk.uraian}" for rhk in skp.hasil_kerja if rhk.kode == kode), kode)


def _answer(nilai: bool | None) -> str:
    return "-" if nilai is None else "Ya" if nilai else "Tidak"


def dari_buku(buku: BukuSKP, surat: PengaturanSurat | None = None) -> KonteksUmpanBalik:
    """The list of a staff workbook, in order of date, signed as the settings say.

    Raises:
        DokumenBelumLengkap: the workbook has no feedback.
    """
    person = buku.skp.pegawai
    if not buku.umpan_balik:
        raise DokumenBelumLengkap(f"Umpan Balik Berkelanjutan {person.nama}", ("Lembar Umpan Balik masih kosong.",))
    return KonteksUmpanBalik(
        pegawai=orang(person),
        penilai=penanda_tangan_lain(buku.skp.penilai, surat),
        tahun=str(buku.skp.tahun),
        umpan_balik=tuple(
            ButirUmpanBalik(
                tanggal=bentuk.tanggal(item.tanggal),
                jenis=item.jenis.value,
                tentang=item.tentang.value,
                rhk=_rhk(buku.skp, item.kode_rhk),
                pemberi=item.pemberi,
                inisiatif=item.inisiatif.value,
                cara=item.cara.value,
                isi=item.isi,
                konstruktif=_answer(item.konstruktif),
                spesifik=_answer(item.spesifik),
                jelas=_answer(item.jelas),
                obyektif=_answer(item.obyektif),
                tindak_lanjut=item.tindak_lanjut,
            )
            for item in sorted(buku.umpan_balik, key=lambda item: item.tanggal)
        ),
        **tanda_tangan(surat),
    )


def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterable[Naskah]:
    """The list of one who has had feedback; an empty sheet is no mistake."""
    return _SATU.naskah(buku, surat) if buku.umpan_balik else ()


_SATU: Final = satu_tiap_buku("Umpan Balik", dari_buku)

DOKUMEN: Final = Dokumen(
    slug="umpan-balik",
    judul="Umpan Balik Berkelanjutan",
    konteks=KonteksUmpanBalik,
    templat="umpan-balik.docx",
    sumber=DariPegawai(naskah),
    lembar=("Identitas", "SKP", "Umpan Balik"),
)
