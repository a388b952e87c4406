"""Dokumen Evaluasi Kinerja Pegawai (D.1.1): seven numbered boxes on one page (forms)."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.penilaian import (
    belum_dinilai,
    periode_evaluasi,
    satu_tiap_pegawai,
    tanggal_penilai,
    teks_periode,
)
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen, UnitDinilai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksDokumenEvaluasi(KonteksFormulir):
    """Data of one document; what the two signers write by hand may be left open."""

    unit: Annotated[TeksSebaris, Field(description="Unit kerja atau instansi, di kiri atas")]
    periode: Annotated[
        TeksSebaris, Field(description="Periode penilaian", examples=["1 Januari s.d. 31 Desember 2026"])
    ]
    periode_evaluasi: Annotated[
        TeksSebaris | None,
        Field(description="Evaluasi yang ke berapa; tidak dicetak bila kosong", examples=["TRIWULAN IV"]),
    ] = None
    pegawai: Annotated[Orang, Field(description="1. Pegawai yang dinilai")]
    penilai: Annotated[Orang, Field(description="2. Pejabat Penilai Kinerja")]
    atasan_penilai: Annotated[Orang, Field(description="3. Atasan Pejabat Penilai Kinerja")]
    capaian_organisasi: Annotated[TeksSebaris, Field(description="4. Capaian kinerja organisasi", examples=["Baik"])]
    predikat: Annotated[TeksSebaris, Field(description="4. Predikat kinerja pegawai", examples=["Sangat Baik"])]
    catatan: Annotated[
        tuple[Teks, ...],
        Field(description="5. Catatan/rekomendasi; baris titik-titik bila kosong", examples=[["Pertahankan"]]),
    ] = ()
    tanggal_penilai: Annotated[
        TeksSebaris | None,
        Field(description="6. Tanggal tanda tangan Pejabat Penilai; titik-titik bila kosong"),
    ] = None
    tanggal_pegawai: Annotated[
        TeksSebaris | None, Field(description="7. Tanggal tanda tangan pegawai; titik-titik bila kosong")
    ] = None


def dari_buku(
    buku: BukuSKP,
    pengaturan: Pengaturan | None,
    hasil: HasilPegawai | None,
    konfirmasi: Konfirmasi | None = None,
    rekomendasi: str | None = None,
    keberatan: Keberatan | None = None,
) -> KonteksDokumenEvaluasi:
    """The document of a staff workbook with the predikat the unit workbook has.

    Args:
        buku: the staff workbook.
        pengaturan: the unit's settings with period and capaian organisasi; ``None`` without a unit workbook.
        hasil: the person's predikat; ``None`` when the unit does not have the person.
        konfirmasi: the person's line of Konfirmasi; the day of an agreement is that of the pegawai's signature.
        rekomendasi: what the Pejabat Penilai notes or recommends, an item a line.
        keberatan: what became of the person's keberatan.

    Raises:
        DokumenBelumLengkap: predikat, capaian or the Atasan Pejabat Penilai are missing; names every one.
    """
    skp = buku.skp
    missing = belum_dinilai(skp, pengaturan, hasil)
    if skp.atasan_penilai is None:
        missing.append("Atasan Pejabat Penilai Kinerja belum diisi pada lembar Identitas.")
    if missing or pengaturan is None or hasil is None or skp.atasan_penilai is None:
        raise DokumenBelumLengkap(f"Dokumen Evaluasi Kinerja {skp.pegawai.nama}", tuple(missing))
    return KonteksDokumenEvaluasi.model_validate(
        {
            "unit": skp.pegawai.unit_kerja,
            "periode": teks_periode(pengaturan.periode, skp),
            "periode_evaluasi": periode_evaluasi(pengaturan.periode),
            "pegawai": orang(skp.pegawai),
            "penilai": orang(skp.penilai),
            "atasan_penilai": orang(skp.atasan_penilai),
            "capaian_organisasi": pengaturan.capaian_organisasi,
            "predikat": hasil.predikat,
            "catatan": [line for line in (rekomendasi or "").split("\n") if line.strip()],
            "tanggal_penilai": tanggal_penilai(pengaturan, konfirmasi, keberatan),
            "tanggal_pegawai": bentuk.tanggal(konfirmasi.tanggal_jawaban)
            if konfirmasi and konfirmasi.jawaban is JawabanKonfirmasi.SETUJU and konfirmasi.tanggal_jawaban
            else None,
            **tanda_tangan(pengaturan, skp.penilai),
        }
    )


def _dari_unit(buku: BukuSKP, unit: UnitDinilai | None) -> KonteksDokumenEvaluasi:
    if unit is None:
        return dari_buku(buku, None, None)
    nip = buku.skp.pegawai.nip
    if other := unit.predikat_lain(buku.skp):
        settings = unit.pengaturan.model_copy(update={"tanggal_evaluasi": None})
        return dari_buku(buku, settings, unit.hasil[nip].model_copy(update={"predikat": other}))
    return dari_buku(
        buku, unit.pengaturan, unit.hasil.get(nip), unit.konfirmasi.get(nip), unit.rekomendasi.get(nip),
        unit.keberatan.get(nip),
    )


DOKUMEN: Final = Dokumen(
    slug="dokumen-evaluasi",
    judul="Dokumen Evaluasi Kinerja Pegawai",
    konteks=KonteksDokumenEvaluasi,
    templat="dokumen-evaluasi.docx",
    sumber=satu_tiap_pegawai("Dokumen Evaluasi", _dari_unit),
    lembar=("Identitas",),
)
