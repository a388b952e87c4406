"""What the letters about a pemetaan and pemeringkatan share: who signs, the method in words, a person's outcome."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, periode
from kinerja_core.documents.bagian.tanda_tangan import PenandaTanganSurat
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import MetodePemetaan
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, RataRata
from kinerja_core.model.teks import Teks, TeksSebaris

_SCORES: Final = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}


class PimpinanUnit(PenandaTanganSurat):
    """The pimpinan unit who signs and is introduced in the letter."""

    pangkat: Annotated[TeksSebaris | None, Field(description="Pangkat, golongan ruang")] = None
    unit_kerja: Annotated[TeksSebaris, Field(description="Unit kerja")]


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


def belum_ditetapkan(person: HasilPegawai) -> str | None:
    """What the outcome of one person still lacks, in a sentence."""
    parts = {
        "kelompok": person.kelompok,
        "peringkat": person.peringkat,
        "predikat": person.predikat,
        "nilai": person.nilai,
    }
    blank = [name for name, value in parts.items() if value is None]
    return f"{person.nama}: {', '.join(blank)} belum ditetapkan." if blank else None


def baris_pegawai(person: HasilPegawai) -> dict[str, Any]:
    """The fields of :class:`BarisPegawai`."""
    return {
        "nama": person.nama,
        "nip": person.nip.berspasi,
        "jabatan": person.jabatan,
        "kelompok": person.kelompok,
        "peringkat": person.peringkat,
        "predikat": person.predikat,
        "nilai": person.nilai,
    }


def isi_surat_pimpinan(pengaturan: Pengaturan, hasil: HasilPemeringkatan) -> dict[str, Any]:
    """The fields of :class:`KonteksSuratPimpinan`; the settings lack nothing that a letter needs."""
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
