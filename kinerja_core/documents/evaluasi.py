"""Evaluasi Kinerja Pegawai, per triwulan or yearly: the SKP with realisasi, umpan balik, ratings and predikat (forms).

Feedback need not be linked to a RHK in the workbook. One that names a code ("RHK 1", "IKI 03") stands beside the RHK
that the SKP has for it; any other about hasil kerja stands below the table, for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.hasil_kerja import (
    HasilKerja,
    Indikator,
    IndikatorBeraspek,
    IndikatorJPT,
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
from kinerja_core.documents.bagian.penilaian import (
    belum_dinilai,
    periode_evaluasi,
    satu_tiap_pegawai,
    tanggal_penilai,
    teks_periode,
)
from kinerja_core.documents.bagian.tanda_tangan import tanda_tangan
from kinerja_core.documents.mesin.dokumen import Dokumen, UnitDinilai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import CapaianOrganisasi, TentangUmpanBalik, Triwulan, cari, pilihan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import SEBUTAN_AKHIR, Realisasi
from kinerja_core.model.skp import SKP
from kinerja_core.model.teks import Teks, TeksSebaris, kesalahan
from kinerja_core.model.umpan_balik import UmpanBalik

_CODE: Final = re.compile(r"\b(?:RHK|IKI) [0-9]+(?:\.[0-9]+)?\b")


class RealisasiDicetak(Rekaman):
    """What was reached for an indicator, with its evidence."""

    triwulan: Annotated[
        TeksSebaris | None, Field(description="Triwulan, pada evaluasi tahunan", examples=["Triwulan I"])
    ] = None
    realisasi: Annotated[Teks, Field(description="Realisasi", examples=["1 Laporan"])]
    capaian: Annotated[TeksSebaris | None, Field(description="Capaian terhadap target", examples=["100%"])] = None
    bukti_dukung: Annotated[Teks, Field(description="Bukti dukung", examples=["Laporan akhir"])]
    tautan: Annotated[Teks | None, Field(description="Alamat web bukti dukung")] = None
    penjelasan: Annotated[Teks | None, Field(description="Kendala atau permasalahan")] = None


_REALISASI: Final = Field(min_length=1, description="Realisasi berdasarkan bukti dukung")
_UMPAN_BALIK: Final = Field(description="Umpan balik berkelanjutan untuk RHK ini; dicetak - bila kosong")


class IndikatorDievaluasi(Indikator):
    """One indicator of a kualitatif SKP (JA/JF), with its realisasi."""

    realisasi: Annotated[tuple[RealisasiDicetak, ...], _REALISASI]


class IndikatorJPTDievaluasi(IndikatorJPT):
    """One indicator of a pejabat pimpinan tinggi, with its realisasi."""

    realisasi: Annotated[tuple[RealisasiDicetak, ...], _REALISASI]


class IndikatorBeraspekDievaluasi(IndikatorBeraspek):
    """One indicator of a kuantitatif SKP (JA/JF), with its realisasi."""

    realisasi: Annotated[tuple[RealisasiDicetak, ...], _REALISASI]


class EvaluasiKuantitatifJPT(RHKKuantitatifJPT):
    """One rencana hasil kerja with its umpan balik."""

    iki: Annotated[tuple[IndikatorJPTDievaluasi, ...], Field(min_length=1, description="Indikator-indikatornya")]
    umpan_balik: Annotated[Teks | None, _UMPAN_BALIK] = None


class EvaluasiKuantitatifJAJF(RHKKuantitatifJAJF):
    """One rencana hasil kerja with its umpan balik."""

    iki: Annotated[tuple[IndikatorBeraspekDievaluasi, ...], Field(min_length=1, description="Indikator-indikatornya")]
    umpan_balik: Annotated[Teks | None, _UMPAN_BALIK] = None


class EvaluasiKualitatifJPT(RHKKualitatifJPT):
    """One rencana hasil kerja with its umpan balik."""

    iki: Annotated[tuple[IndikatorJPTDievaluasi, ...], Field(min_length=1, description="Indikator-indikatornya")]
    umpan_balik: Annotated[Teks | None, _UMPAN_BALIK] = None


class EvaluasiKualitatifJAJF(RHKKualitatifJAJF):
    """One rencana hasil kerja with its umpan balik."""

    iki: Annotated[tuple[IndikatorDievaluasi, ...], Field(min_length=1, description="Indikator-indikatornya")]
    umpan_balik: Annotated[Teks | None, _UMPAN_BALIK] = None


class PolaDistribusi(Rekaman):
    """Which curve is drawn; one for each capaian kinerja organisasi."""

    istimewa: Annotated[bool, Field(description="Kurva untuk capaian Istimewa")] = False
    baik: Annotated[bool, Field(description="Kurva untuk capaian Baik")] = False
    butuh_perbaikan: Annotated[bool, Field(description="Kurva untuk capaian Butuh Perbaikan")] = False
    kurang: Annotated[bool, Field(description="Kurva untuk capaian Kurang")] = False
    sangat_kurang: Annotated[bool, Field(description="Kurva untuk capaian Sangat Kurang")] = False

    @model_validator(mode="after")
    def _one_curve(self) -> Self:
        if sum(self.model_dump().values()) != 1:
            raise PydanticCustomError("satu_kurva", "Pilih tepat satu kurva pola distribusi.")
        return self


class KonteksEvaluasi(SatuVarian):
    """Data of one evaluasi."""

    unit: Annotated[TeksSebaris, Field(description="Unit kerja atau instansi, di kiri atas")]
    periode: Annotated[
        TeksSebaris,
        Field(description="Periode penilaian", examples=["Triwulan IV, 1 Oktober s.d. 31 Desember 2026"]),
    ]
    periode_evaluasi: Annotated[
        TeksSebaris | None,
        Field(description="Evaluasi yang ke berapa; tidak dicetak bila kosong", examples=["TRIWULAN IV"]),
    ] = None
    pegawai: Annotated[Orang, Field(description="Pegawai yang dinilai")]
    penilai: Annotated[Orang, Field(description="Pejabat Penilai Kinerja")]
    capaian_organisasi: Annotated[TeksSebaris, Field(description="Capaian kinerja organisasi", examples=["Baik"])]
    pola: Annotated[
        PolaDistribusi, Field(description="Kurva yang digambar; bila tidak disebut, menurut capaian organisasi")
    ]
    kuantitatif_jpt: Annotated[
        HasilKerja[EvaluasiKuantitatifJPT] | None,
        Field(description="Hasil kerja SKP kuantitatif pejabat pimpinan tinggi"),
    ] = None
    kuantitatif_ja_jf: Annotated[
        HasilKerja[EvaluasiKuantitatifJAJF] | None,
        Field(description="Hasil kerja SKP kuantitatif pejabat administrasi dan fungsional"),
    ] = None
    kualitatif_jpt: Annotated[
        HasilKerja[EvaluasiKualitatifJPT] | None,
        Field(description="Hasil kerja SKP kualitatif pejabat pimpinan tinggi"),
    ] = None
    kualitatif_ja_jf: Annotated[
        HasilKerja[EvaluasiKualitatifJAJF] | None,
        Field(description="Hasil kerja SKP kualitatif pejabat administrasi dan fungsional"),
    ] = None
    umpan_balik_hasil_kerja: Annotated[
        Teks | None, Field(description="Umpan balik yang menyangkut seluruh hasil kerja")
    ] = None
    rating_hasil_kerja: Annotated[
        TeksSebaris, Field(description="Rating hasil kerja", examples=["Di Atas Ekspektasi"])
    ]
    perilaku: Annotated[
        tuple[PerilakuDicetak, ...],
        Field(min_length=1, description="Perilaku kerja; bila tidak disebut, tujuh nilai BerAKHLAK"),
    ] = perilaku_kerja()
    umpan_balik_perilaku: Annotated[
        Teks | None, Field(description="Umpan balik tentang perilaku kerja; dicetak - bila kosong")
    ] = None
    rating_perilaku_kerja: Annotated[
        TeksSebaris, Field(description="Rating perilaku kerja", examples=["Sesuai Ekspektasi"])
    ]
    predikat: Annotated[TeksSebaris, Field(description="Predikat kinerja pegawai", examples=["Baik"])]
    tempat: Annotated[
        TeksSebaris | None, Field(description="Tempat evaluasi; titik-titik bila kosong", examples=["Jakarta"])
    ] = None
    tanggal: Annotated[
        TeksSebaris | None,
        Field(description="Tanggal evaluasi; titik-titik bila kosong", examples=["12 Januari 2027"]),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _curve_of_capaian(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("pola") is None and isinstance(data.get("capaian_organisasi"), str):
            capaian = cari(CapaianOrganisasi, data["capaian_organisasi"])
            if capaian is None:
                raise kesalahan(
                    "capaian_tidak_dikenal",
                    "Capaian organisasi {nilai} tidak dikenal; pilih {pilihan}.",
                    {"nilai": f'"{data["capaian_organisasi"]}"', "pilihan": pilihan(CapaianOrganisasi)},
                )
            return {**data, "pola": {capaian.name.lower(): True}}
        return data


def _realisasi(item: Realisasi, periode: Periode) -> RealisasiDicetak:
    return RealisasiDicetak(
        triwulan=None if periode.triwulan else item.sebutan,
        realisasi=item.realisasi,
        capaian=item.capaian,
        bukti_dukung=item.bukti_dukung,
        tautan=item.tautan,
        penjelasan=item.penjelasan,
    )


def _feedback(items: Iterable[UmpanBalik]) -> str | None:
    lines = [f"{bentuk.tanggal(item.tanggal)}, {item.pemberi}: {item.isi}" for item in items]
    return "\n".join(lines) or None


def _tercapai(buku: BukuSKP, periode: Periode) -> dict[str, list[RealisasiDicetak]]:
    """What was reached in a period, in order of time, by the code of the indicator."""
    reached: dict[str, list[RealisasiDicetak]] = {}
    for item in sorted(buku.realisasi, key=lambda item: item.triwulan.nomor if item.triwulan else 5):
        if periode.triwulan in {None, item.triwulan}:
            reached.setdefault(item.kode_iki, []).append(_realisasi(item, periode))
    return reached


def _wajib(skp: SKP, periode: Periode) -> tuple[Triwulan | None, ...]:
    """The sheets of realisasi that must be whole: that of the quarter; of a year its last quarter, and Akhir."""
    if periode.triwulan is not None:
        return (periode.triwulan,)
    return next(one for one in reversed(Triwulan) if Periode(skp.tahun, one).mulai <= skp.selesai), None


def _belum_tercapai(buku: BukuSKP, periode: Periode) -> list[str]:
    """What is missing of the realisasi."""
    filled = {(item.triwulan, item.kode_iki) for item in buku.realisasi}
    return [
        f"Realisasi {_sebutan(quarter)} {periode.tahun} untuk {iki.kode} belum diisi."
        for quarter in _wajib(buku.skp, periode)
        for _, iki in buku.skp.semua_iki()
        if (quarter, iki.kode) not in filled
    ]


def _sebutan(triwulan: Triwulan | None) -> str:
    return triwulan.value if triwulan else SEBUTAN_AKHIR


def _lembar(periode: Periode) -> tuple[str, ...]:
    """The sheets of realisasi that a period prints."""
    return tuple(map(_sebutan, (*Triwulan, None) if periode.triwulan is None else (periode.triwulan,)))


def _umpan_balik(buku: BukuSKP, periode: Periode) -> tuple[dict[int, str | None], str | None, str | None]:
    """Feedback of a period: for each RHK that it names, for all hasil kerja, and about perilaku kerja."""
    given = [
        item for item in sorted(buku.umpan_balik, key=lambda item: item.tanggal)
        if periode.mulai <= item.tanggal <= periode.selesai
    ]
    numbers = {rhk.nomor for rhk in buku.skp.hasil_kerja}
    known = {iki.kode: rhk.nomor for rhk, iki in buku.skp.semua_iki()}
    known |= {rhk.kode: rhk.nomor for rhk in buku.skp.hasil_kerja}
    named = {
        item: {known[code] for code in _CODE.findall(item.kode_rhk or item.isi) if code in known}
        for item in given
        if item.tentang is TentangUmpanBalik.HASIL_KERJA
    }
    return (
        {number: _feedback(item for item, codes in named.items() if number in codes) for number in numbers},
        _feedback(item for item, codes in named.items() if not codes),
        _feedback(item for item in given if item.tentang is TentangUmpanBalik.PERILAKU_KERJA),
    )


def dari_buku(
    buku: BukuSKP,
    pengaturan: Pengaturan | None,
    hasil: HasilPegawai | None,
    konfirmasi: Konfirmasi | None = None,
    keberatan: Keberatan | None = None,
) -> KonteksEvaluasi:
    """The evaluasi of a staff workbook in the period of a unit, with the ratings the unit workbook has.

    Args:
        buku: the staff workbook.
        pengaturan: the unit's settings with period and capaian organisasi; ``None`` without a unit workbook.
        hasil: the person's ratings and predikat; ``None`` when the unit does not have the person.
        konfirmasi: the person's line of Konfirmasi, with a day of evaluation of its own perhaps.
        keberatan: what became of the person's keberatan.

    Raises:
        DokumenBelumLengkap: ratings, capaian or the realisasi of an indicator are missing; names every one.
    """
    skp = buku.skp
    missing = belum_dinilai(skp, pengaturan, hasil)
    reached = _tercapai(buku, pengaturan.periode) if pengaturan else {}
    if pengaturan is not None:
        missing += _belum_tercapai(buku, pengaturan.periode)
    if missing or pengaturan is None or hasil is None:
        raise DokumenBelumLengkap(f"Evaluasi Kinerja {skp.pegawai.nama}", tuple(missing))
    about_rhk, about_work, about_behaviour = _umpan_balik(buku, pengaturan.periode)
    return KonteksEvaluasi.model_validate(
        {
            "unit": skp.pegawai.unit_kerja,
            "periode": teks_periode(pengaturan.periode, skp),
            "periode_evaluasi": periode_evaluasi(pengaturan.periode),
            "pegawai": orang(skp.pegawai),
            "penilai": orang(skp.penilai),
            "capaian_organisasi": pengaturan.capaian_organisasi,
            **isi_hasil_kerja(
                KonteksEvaluasi,
                skp,
                {number: {"umpan_balik": text} for number, text in about_rhk.items()},
                {kode: {"realisasi": items} for kode, items in reached.items()},
            ),
            "umpan_balik_hasil_kerja": about_work,
            "rating_hasil_kerja": hasil.rating_hasil,
            "perilaku": perilaku_kerja(skp),
            "umpan_balik_perilaku": about_behaviour,
            "rating_perilaku_kerja": hasil.rating_perilaku,
            "predikat": hasil.predikat,
            "tempat": skp.tempat or pengaturan.tempat_surat,
            "tanggal": tanggal_penilai(pengaturan, konfirmasi, keberatan),
            **tanda_tangan(pengaturan, skp.penilai),
        }
    )


def _dari_unit(buku: BukuSKP, unit: UnitDinilai | None) -> KonteksEvaluasi:
    if unit is None:
        return dari_buku(buku, None, None)
    nip = buku.skp.pegawai.nip
    if other := unit.predikat_lain(buku.skp):
        missing = (
            f"Lembar Masa SKP memberi SKP {periode_skp(buku.skp.mulai, buku.skp.selesai)} predikat {other}, sedangkan "
            "kedua rating di lembar Skor menghasilkan predikat lain; rating SKP ini tidak ada di buku unit."
        )
        raise DokumenBelumLengkap(f"Evaluasi Kinerja {buku.skp.pegawai.nama}", (missing,))
    return dari_buku(buku, unit.pengaturan, unit.hasil.get(nip), unit.konfirmasi.get(nip), unit.keberatan.get(nip))


DOKUMEN: Final = Dokumen(
    slug="evaluasi",
    judul="Evaluasi Kinerja Pegawai",
    konteks=KonteksEvaluasi,
    templat="evaluasi.docx",
    sumber=satu_tiap_pegawai("Evaluasi Kinerja", _dari_unit, _lembar),
    lembar=("Identitas", "SKP", "Perilaku Kerja", "Umpan Balik"),
)
