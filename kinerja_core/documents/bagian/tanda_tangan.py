"""Signatures of documents: electronic or by pen, for oneself or for another, as Plt. or Plh."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import StatusPejabat
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import TeksSebaris


class TandaTanganElektronik(Rekaman):
    """Whether a document leaves room for electronic signatures and says so."""

    ruang_tte: Annotated[bool, Field(description="Kotak 3 x 3 cm untuk tanda tangan elektronik")] = False
    catatan_tte: Annotated[
        bool, Field(description="Catatan kaki bahwa dokumen disiapkan untuk ditandatangani secara elektronik")
    ] = False


class KonteksFormulir(TandaTanganElektronik):
    """What every form has that a pimpinan signs: under whose name and in which jabatan, when that must be said."""

    atas_nama: Annotated[
        TeksSebaris | None,
        Field(
            description="Jabatan pemberi wewenang, dicetak setelah a.n. di atas tanda tangan pimpinan",
            examples=["Sekretaris Jenderal"],
        ),
    ] = None
    jabatan_penanda: Annotated[
        TeksSebaris | None,
        Field(
            description="Jabatan pimpinan di atas tanda tangannya, bila Plt., Plh. atau atas nama",
            examples=["Plt. Kepala Biro"],
        ),
    ] = None


class PenandaTangan(Rekaman):
    """One who signs, with name and NIP."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["Bagas Pratama, S.KM"])]
    nip: Annotated[
        TeksSebaris | None,
        Field(description="NIP seperti dicetak; kosong bila bukan ASN", examples=["19850314 201012 1 004"]),
    ] = None


class PenandaTanganSurat(Rekaman):
    """One who signs, with name, NIP and jabatan, perhaps for another."""

    nama: Annotated[TeksSebaris, Field(description="Nama lengkap dengan gelar", examples=["dr. Ratna Wijaya, M.Kes"])]
    nip: Annotated[TeksSebaris | None, Field(description="NIP seperti dicetak; kosong bila bukan ASN")] = None
    jabatan: Annotated[
        TeksSebaris, Field(description="Jabatan, dengan Plt. atau Plh. bila demikian", examples=["Plt. Kepala Biro"])
    ]
    atas_nama: Annotated[
        TeksSebaris | None,
        Field(description="Jabatan pemberi wewenang, dicetak setelah a.n.", examples=["Sekretaris Jenderal"]),
    ] = None


def penanda_tangan(
    pejabat: Pejabat, status: StatusPejabat | None = None, atas_nama: str | None = None
) -> PenandaTanganSurat:
    """One who signs, with Plt. or Plh. before the jabatan."""
    return PenandaTanganSurat(
        nama=pejabat.nama, nip=bentuk.nip(pejabat.nip), jabatan=_acting(pejabat.jabatan, status), atas_nama=atas_nama
    )


def penanda_tangan_lain(pejabat: Pejabat, pengaturan: PengaturanSurat | None) -> PenandaTanganSurat:
    """One who signs and is not the penandatangan of the settings, as the settings say of that person."""
    known = pengaturan.sebutan(pejabat) if pengaturan else None
    return penanda_tangan(pejabat, known.status, known.atas_nama) if known else penanda_tangan(pejabat)


def tanda_tangan(pengaturan: PengaturanSurat | None, pimpinan: Pejabat | None = None) -> dict[str, Any]:
    """Fields of :class:`KonteksFormulir`, or of :class:`TandaTanganElektronik` when no ``pimpinan`` is given."""
    if pengaturan is None:
        return {}
    fields: dict[str, Any] = {"ruang_tte": pengaturan.ruang_tte, "catatan_tte": pengaturan.catatan_tte}
    if pimpinan and pengaturan.sebutan(pimpinan):
        signer = penanda_tangan_lain(pimpinan, pengaturan)
        fields |= {"atas_nama": signer.atas_nama, "jabatan_penanda": signer.jabatan}
    return fields


def _acting(jabatan: str, status: StatusPejabat | None) -> str:
    """``Plt. Kepala Biro``; a jabatan that says so already is left as it is."""
    if status is None or jabatan.casefold().startswith(tuple(item.value.casefold() for item in StatusPejabat)):
        return jabatan
    return f"{status.value} {jabatan}"
