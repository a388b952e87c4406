"""What every letter of a unit has: kop, number, place, date, and one or two who sign."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.tanda_tangan import (
    PenandaTanganSurat,
    TandaTanganElektronik,
    penanda_tangan,
    penanda_tangan_lain,
    tanda_tangan,
)
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import TeksSebaris

#: Kop of a unit whose settings have no kop lines: the ministry, then the unit.
INSTANSI: Final = "Kementerian Kesehatan"


class KopSurat(Rekaman):
    """Text lines of the kop, when no image is used."""

    instansi: Annotated[TeksSebaris, Field(description="Baris pertama", examples=["Kementerian Kesehatan"])]
    unit_utama: Annotated[TeksSebaris | None, Field(description="Baris kedua", examples=["Sekretariat Jenderal"])] = (
        None
    )
    satuan_kerja: Annotated[TeksSebaris | None, Field(description="Baris ketiga, satuan kerja")] = None
    alamat: Annotated[tuple[TeksSebaris, ...], Field(description="Baris alamat dan kontak")] = ()


class KonteksSurat(TandaTanganElektronik):
    """Data that every letter has."""

    kop: Annotated[KopSurat, Field(description="Kop surat")]
    nomor: Annotated[
        TeksSebaris | None,
        Field(
            description="Nomor surat; ruang kosong bergaris titik bila belum ada", examples=["KP.02.04/A/15/100/2026"]
        ),
    ] = None
    tempat: Annotated[TeksSebaris, Field(description="Tempat surat dibuat", examples=["Jakarta"])]
    tanggal: Annotated[
        TeksSebaris | None,
        Field(description="Tanggal surat; wajib kecuali diisi SRIKANDI", examples=["14 Januari 2026"]),
    ] = None
    penandatangan: Annotated[PenandaTanganSurat, Field(description="Yang menandatangani, di kanan")]
    mengetahui: Annotated[
        PenandaTanganSurat | None, Field(description="Penanda tangan kedua, di kiri, di bawah kata Mengetahui")
    ] = None


def kurang(pengaturan: Pengaturan, *, srikandi: bool, penandatangan: bool = True) -> list[str]:
    """What a letter still needs from the settings, one sentence each; SRIKANDI fills in the date itself.

    ``penandatangan`` is whether the letter is signed by the one the settings name.
    """
    return [
        f"{label} belum diisi pada lembar Pengaturan."
        for label, filled in (
            ("Penandatangan", not penandatangan or pengaturan.penandatangan is not None),
            ("Tempat surat", pengaturan.tempat_surat is not None),
            ("Tanggal surat", srikandi or pengaturan.tanggal_surat is not None),
        )
        if not filled
    ]


def bagian_surat(pengaturan: Pengaturan, penandatangan: Pejabat | None = None) -> dict[str, Any]:
    """The fields of :class:`KonteksSurat` from a unit's settings, which must not lack anything (:func:`kurang`).

    ``penandatangan`` signs instead of the one the settings name, without their a.n.
    """
    own = penandatangan or pengaturan.penandatangan
    if own is None or pengaturan.tempat_surat is None:
        raise ValueError("settings of a letter are incomplete")
    return {
        "kop": kop_surat(pengaturan),
        "nomor": pengaturan.nomor_surat,
        "tempat": pengaturan.tempat_surat,
        "tanggal": bentuk.tanggal(pengaturan.tanggal_surat) if pengaturan.tanggal_surat else None,
        "penandatangan": penanda_tangan_lain(own, pengaturan)
        if penandatangan
        else _signer(own, pengaturan),
        "mengetahui": penanda_tangan_lain(pengaturan.mengetahui, pengaturan) if pengaturan.mengetahui else None,
    } | tanda_tangan(pengaturan)


def _signer(pejabat: Pejabat, pengaturan: Pengaturan) -> PenandaTanganSurat:
    """The penandatangan of the settings; what these leave open is as the list of pejabat says of that person."""
    named = pengaturan.sebutan(pejabat)
    status, other = pengaturan.status_penandatangan, pengaturan.atas_nama
    if named is not None:
        status, other = status or named.status, other or named.atas_nama
    return penanda_tangan(pejabat, status, other)


def kop_surat(pengaturan: Pengaturan) -> KopSurat:
    """The kop of a unit's settings, else the ministry and the unit."""
    lines: Iterable[str] = pengaturan.kop or (INSTANSI, "", pengaturan.nama_unit)
    first, second, third, *rest = (*lines, "", "")
    return KopSurat(
        instansi=first,
        unit_utama=second or None,
        satuan_kerja=third or None,
        alamat=tuple(line for line in rest if line),
    )


def periode(nilai: Periode) -> str:
    """``Triwulan IV Tahun 2025`` or ``Tahun 2025``."""
    return f"{nilai.triwulan.value} Tahun {nilai.tahun}" if nilai.triwulan else f"Tahun {nilai.tahun}"
