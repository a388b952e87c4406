"""The hasil kerja and perilaku kerja of an SKP, as the forms made from one print them, in four variants (forms)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Final, Generic, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import JenisRHK, JenisSKP, Perilaku
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.skp import IKI, RHK, SKP
from kinerja_core.model.teks import Teks, TeksSebaris


class Indikator(Rekaman):
    """One indicator of a kualitatif SKP (JA/JF)."""

    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu", examples=["Jumlah laporan"])]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuannya", examples=["1 Laporan"])]


class IndikatorJPT(Indikator):
    """One indicator of a pejabat pimpinan tinggi."""

    perspektif: Annotated[
        TeksSebaris | None, Field(description="Perspektif; dicetak - bila kosong", examples=["Penerima Layanan"])
    ] = None


class IndikatorBeraspek(Rekaman):
    """One indicator of a kuantitatif SKP (JA/JF)."""

    aspek: Annotated[TeksSebaris | None, Field(description="Aspek; dicetak - bila kosong", examples=["Kuantitas"])] = (
        None
    )
    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu", examples=["Jumlah laporan"])]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuannya", examples=["1 Laporan"])]


class RHKKuantitatifJPT(Rekaman):
    """One rencana hasil kerja; its cell spans the rows of its indicators."""

    nomor: Annotated[int, Field(ge=1, description="Nomor urut RHK", examples=[1])]
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    iki: Annotated[tuple[IndikatorJPT, ...], Field(min_length=1, description="Indikator-indikatornya")]


class RHKKuantitatifJAJF(Rekaman):
    """One rencana hasil kerja with that of the pimpinan; both cells span the rows of its indicators."""

    nomor: Annotated[int, Field(ge=1, description="Nomor urut RHK", examples=[1])]
    rhk_diintervensi: Annotated[
        Teks | None, Field(description="RHK pimpinan yang diintervensi; dicetak - bila kosong")
    ] = None
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    iki: Annotated[tuple[IndikatorBeraspek, ...], Field(min_length=1, description="Indikator-indikatornya")]


class RHKKualitatifJPT(Rekaman):
    """One rencana hasil kerja with its measures as bullets."""

    nomor: Annotated[int, Field(ge=1, description="Nomor urut RHK", examples=[1])]
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    penugasan_dari: Annotated[
        TeksSebaris | None, Field(description="Penugasan dari; dicetak - bila kosong", examples=["Menteri Kesehatan"])
    ] = None
    iki: Annotated[tuple[IndikatorJPT, ...], Field(min_length=1, description="Ukuran keberhasilan dan target")]


class RHKKualitatifJAJF(Rekaman):
    """One rencana hasil kerja with its measures as bullets."""

    nomor: Annotated[int, Field(ge=1, description="Nomor urut RHK", examples=[1])]
    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    penugasan_dari: Annotated[
        TeksSebaris | None, Field(description="Penugasan dari; dicetak - bila kosong", examples=["Kepala Biro"])
    ] = None
    iki: Annotated[tuple[Indikator, ...], Field(min_length=1, description="Ukuran keberhasilan dan target")]


_RHK = TypeVar("_RHK", bound=Rekaman)


class HasilKerja(Rekaman, Generic[_RHK]):
    """The two sections of hasil kerja; an empty one prints ``-``."""

    utama: Annotated[tuple[_RHK, ...], Field(description="A. Utama")] = ()
    tambahan: Annotated[tuple[_RHK, ...], Field(description="B. Tambahan")] = ()

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.utama and not self.tambahan:
            raise PydanticCustomError("tanpa_rhk", "Paling sedikit satu RHK, utama atau tambahan.")
        return self


class PerilakuDicetak(Rekaman):
    """One BerAKHLAK value with its panduan and what the leader expects besides."""

    nama: Annotated[TeksSebaris, Field(description="Nama nilai perilaku", examples=["Akuntabel"])]
    panduan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Panduan perilaku")]
    ekspektasi: Annotated[
        tuple[Teks, ...], Field(description="Ekspektasi khusus pimpinan; dicetak - bila kosong")
    ] = ()


def perilaku_kerja(skp: SKP | None = None) -> tuple[PerilakuDicetak, ...]:
    """The seven values in order, with the expectations an SKP sets."""
    return tuple(
        PerilakuDicetak(
            nama=nilai.value,
            panduan=PANDUAN[nilai],
            ekspektasi=tuple(item.ekspektasi for item in (skp.ekspektasi if skp else ()) if item.perilaku is nilai),
        )
        for nilai in Perilaku
    )


#: Names of the exclusive parts, one for each variant of the form.
VARIAN: Final[dict[JenisSKP, str]] = {
    JenisSKP.KUANTITATIF_JPT: "kuantitatif_jpt",
    JenisSKP.KUANTITATIF_JA_JF: "kuantitatif_ja_jf",
    JenisSKP.KUALITATIF_JPT: "kualitatif_jpt",
    JenisSKP.KUALITATIF_JA_JF: "kualitatif_ja_jf",
}


class SatuVarian(KonteksFormulir):
    """A form of which exactly one variant is filled."""

    @model_validator(mode="after")
    def _one_variant(self) -> Self:
        if sum(getattr(self, nama) is not None for nama in VARIAN.values()) != 1:
            raise PydanticCustomError("varian_skp", f"Isi tepat satu dari {', '.join(VARIAN.values())}.")
        return self


def periode_skp(mulai: date, selesai: date) -> str:
    """``1 Januari s.d. 31 Desember 2026``: both days are of one year."""
    return f"{bentuk.tanggal(mulai).removesuffix(f' {mulai.year}')} s.d. {bentuk.tanggal(selesai)}"


def isi_indikator(iki: IKI) -> dict[str, Any]:
    """What every form prints of an indicator; each variant takes its own."""
    return {
        "indikator": iki.indikator,
        "target": iki.target_lengkap,
        "aspek": iki.aspek and iki.aspek.value,
        "perspektif": iki.perspektif and iki.perspektif.value,
    }


def isi_rhk(rhk: RHK) -> dict[str, Any]:
    """What every form prints of a rencana hasil kerja, without its indicators."""
    return {
        "nomor": rhk.nomor,
        "uraian": rhk.uraian,
        "rhk_diintervensi": rhk.rhk_diintervensi,
        "penugasan_dari": rhk.penugasan_dari,
    }


def isi_hasil_kerja(
    konteks: type[SatuVarian],
    skp: SKP,
    rhk_tambahan: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
    iki_tambahan: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> dict[str, Any]:
    """The part of a form that holds the hasil kerja of an SKP, under the name of its variant.

    Args:
        konteks: the context model of the form; it says which fields its variants have.
        skp: the SKP.
        rhk_tambahan: more fields of a RHK by its number.
        iki_tambahan: more fields of an indicator by its code.
    """
    name = VARIAN[skp.jenis]
    (part,) = (kind for kind in konteks.model_fields[name].annotation.__args__ if kind is not type(None))  # type: ignore[union-attr]  # always a union with None
    kind = part.model_fields["utama"].annotation.__args__[0]
    leaf = kind.model_fields["iki"].annotation.__args__[0]

    def only(model: type[Rekaman], values: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in values.items() if key in model.model_fields}

    def rows(jenis: JenisRHK) -> list[dict[str, Any]]:
        return [
            only(kind, {**isi_rhk(rhk), **rhk_tambahan.get(rhk.nomor, {})})
            | {"iki": [only(leaf, {**isi_indikator(iki), **iki_tambahan.get(iki.kode, {})}) for iki in rhk.iki]}
            for rhk in skp.hasil_kerja
            if rhk.jenis is jenis
        ]

    return {name: {"utama": rows(JenisRHK.UTAMA), "tambahan": rows(JenisRHK.TAMBAHAN)}}
