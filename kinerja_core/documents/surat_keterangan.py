"""Surat Keterangan Pemetaan dan Pemeringkatan Kinerja: what a pimpinan unit signs and uploads (letter).

No official form is public, so the wording is the product's own and stands in the template.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.bagian.tanda_tangan import PenandaTanganSurat
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, RataRata
from kinerja_core.model.teks import Teks, TeksSebaris

#: A unit with more people than this gets its table as a lampiran on a page of its own.
BATAS_TABEL_DALAM_SURAT: Final = 10

_SCORES: Final = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}


class PimpinanUnit(PenandaTanganSurat):
    """The pimpinan unit who signs and is introduced in the letter."""

    pangkat: Annotated[TeksSebaris | None, Field(description="Pangkat, golongan ruang")] = None
    unit_kerja: Annotated[TeksSebaris, Field(description="Unit kerja")]


class JumlahOrang(Rekaman):
    """How many people a kelompok or predikat has."""

    nama: Annotated[TeksSebaris, Field(description="Nama kelompok atau predikat", examples=["K1", "Sangat Baik"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah dengan terbilang", examples=["3 (tiga)"])]


class BarisPegawai(Rekaman):
    """One person in the table, in rank order."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan; dicetak - bila kosong")] = None
    kelompok: Annotated[TeksSebaris, Field(description="Kelompok pemetaan", examples=["K1"])]
    peringkat: Annotated[int, Field(ge=1, description="Peringkat di unit")]
    predikat: Annotated[TeksSebaris, Field(description="Predikat kinerja")]
    nilai: Annotated[int, Field(ge=1, le=120, description="Nilai kinerja")]


class KonteksSuratPimpinan(KonteksSurat):
    """What the letter of a unit and that of one person share."""

    penandatangan: Annotated[PimpinanUnit, Field(description="Pimpinan unit yang menandatangani")]
    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Triwulan IV Tahun 2025"])]
    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja yang dipetakan")]
    jumlah: Annotated[
        TeksSebaris, Field(description="Jumlah pegawai dengan terbilang", examples=["18 (delapan belas)"])
    ]
    metode: Annotated[tuple[Teks, ...], Field(min_length=1, description="Cara pemetaan dan pemeringkatan, per butir")]


class KonteksSuratKeterangan(KonteksSuratPimpinan):
    """Data of one surat keterangan."""

    per_kelompok: Annotated[tuple[JumlahOrang, ...], Field(min_length=1, description="Jumlah pegawai tiap kelompok")]
    per_predikat: Annotated[tuple[JumlahOrang, ...], Field(min_length=1, description="Jumlah pegawai tiap predikat")]
    terlampir: Annotated[bool, Field(description="Tabel pegawai pada lampiran, bukan di dalam surat")]
    pegawai: Annotated[tuple[BarisPegawai, ...], Field(min_length=1, description="Pegawai menurut peringkat")]


class KonteksSuratKeteranganPegawai(KonteksSuratPimpinan):
    """Data of the surat keterangan of one person."""

    pegawai: Annotated[BarisPegawai, Field(description="Pegawai yang diterangkan")]


def _average(nama: str, rata: RataRata, sd: bool) -> str:
    spread = f", simpangan baku {bentuk.angka(rata.simpangan_baku)}" if sd else ""
    return (
        f"Rata-rata {_SCORES.get(nama, nama)} {bentuk.angka(rata.rata)}{spread}; yang termasuk rata-rata adalah nilai "
        f"{bentuk.angka(rata.batas_bawah)} s.d. {bentuk.angka(rata.batas_atas)}."
    )


def _method(hasil: HasilPemeringkatan) -> tuple[str, ...]:
    """The method in words with its numbers, because no rule fixes it and the reader must be able to recount."""
    if hasil.metode is MetodePemetaan.TINGKAT:
        first = "Tingkat hasil kerja dan perilaku kerja setiap pegawai ditetapkan langsung oleh pimpinan unit."
    elif hasil.metode is MetodePemetaan.MUTLAK:
        first = f"Yang termasuk rata-rata adalah nilai rata-rata unit ± {bentuk.angka(hasil.toleransi or Decimal(0))}."
    else:
        first = (
            f"Yang termasuk rata-rata adalah nilai rata-rata unit ± {bentuk.angka(hasil.k or Decimal(0))} kali "
            "simpangan baku."
        )
    averages = tuple(
        _average(nama, rata, sd=hasil.metode is MetodePemetaan.SIMPANGAN_BAKU)
        for nama, rata in hasil.rata_rata.items()
        if hasil.metode is not MetodePemetaan.TINGKAT
    )
    order = (
        "Pemeringkatan disusun menurut kelompok, kemudian menurut nilai gabungan dengan bobot hasil kerja "
        f"{hasil.bobot[0]}% dan perilaku kerja {hasil.bobot[1]}%."
    )
    return (first, *averages, order)


def _open(person: HasilPegawai) -> str | None:
    parts = {
        "kelompok": person.kelompok,
        "peringkat": person.peringkat,
        "predikat": person.predikat,
        "nilai": person.nilai,
    }
    blank = [name for name, value in parts.items() if value is None]
    return f"{person.nama}: {', '.join(blank)} belum ditetapkan." if blank else None


def _row(person: HasilPegawai) -> dict[str, Any]:
    return {
        "nama": person.nama,
        "nip": person.nip.berspasi,
        "jabatan": person.jabatan,
        "kelompok": person.kelompok,
        "peringkat": person.peringkat,
        "predikat": person.predikat,
        "nilai": person.nilai,
    }


def _shared(pengaturan: Pengaturan, hasil: HasilPemeringkatan) -> dict[str, Any]:
    letter, signer = bagian_surat(pengaturan), pengaturan.penandatangan
    return letter | {
        "penandatangan": {
            **dict(letter["penandatangan"]),
            "pangkat": str(signer.pangkat) if signer and signer.pangkat else None,
            "unit_kerja": (signer and signer.unit_kerja) or pengaturan.nama_unit,
        },
        "periode": periode(pengaturan.periode),
        "unit": pengaturan.nama_unit,
        "jumlah": bentuk.terbilang(len(hasil.pegawai)),
        "metode": _method(hasil),
    }


def dari_hasil(
    pengaturan: Pengaturan,
    hasil: HasilPemeringkatan,
    *,
    srikandi: bool = False,
    batas_tabel: int = BATAS_TABEL_DALAM_SURAT,
) -> KonteksSuratKeterangan:
    """The letter of a unit's pemetaan and pemeringkatan.

    Args:
        pengaturan: the unit's settings, with signer, place and date of the letter.
        hasil: the outcome; every person must have kelompok, peringkat, predikat and nilai.
        srikandi: the date comes from SRIKANDI and may be missing here.
        batas_tabel: a unit with more people gets its table as a lampiran.

    Raises:
        DokumenBelumLengkap: something is still open; names every person and every missing setting.
    """
    missing = [] if hasil.pegawai else ["Belum ada pegawai yang dipetakan."]
    missing += kurang(pengaturan, srikandi=srikandi)
    missing += [problem for person in hasil.pegawai if (problem := _open(person))]
    if missing:
        raise DokumenBelumLengkap("Surat Keterangan Pemetaan dan Pemeringkatan Kinerja", tuple(missing))
    groups = Counter(person.kelompok for person in hasil.pegawai)
    grades = Counter(person.predikat for person in hasil.pegawai)
    return KonteksSuratKeterangan.model_validate(
        _shared(pengaturan, hasil)
        | {
            "per_kelompok": [{"nama": item.value, "jumlah": bentuk.terbilang(groups[item])} for item in Kelompok],
            "per_predikat": [{"nama": item.value, "jumlah": bentuk.terbilang(grades[item])} for item in Predikat],
            "terlampir": len(hasil.pegawai) > batas_tabel,
            "pegawai": [_row(person) for person in hasil.pegawai],
        }
    )


def dari_pegawai(
    pengaturan: Pengaturan, hasil: HasilPemeringkatan, pegawai: HasilPegawai, *, srikandi: bool = False
) -> KonteksSuratKeteranganPegawai:
    """The letter of one person of a unit's pemetaan and pemeringkatan; arguments as in :func:`dari_hasil`.

    Raises:
        DokumenBelumLengkap: the settings lack something, or the person's own outcome is still open.
    """
    missing = kurang(pengaturan, srikandi=srikandi)
    if problem := _open(pegawai):
        missing.append(problem)
    if missing:
        raise DokumenBelumLengkap(f"Surat Keterangan Pemetaan dan Pemeringkatan {pegawai.nama}", tuple(missing))
    own = {"nomor": None, "pegawai": _row(pegawai)}  # the number in the settings is the unit letter's
    return KonteksSuratKeteranganPegawai.model_validate(_shared(pengaturan, hasil) | own)
