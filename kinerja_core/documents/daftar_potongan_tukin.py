"""Daftar pengurangan tunjangan kinerja: the letter of a unit to the payroll office, from what is decided only.

No official form is public, so its layout and wording are the product's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.mesin.dokumen import PANJANG_UNIT, DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.bilangan import angka_indonesia, sebutan
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import Teks, TeksSebaris, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.daftar_tukin import BarisPotongan, DaftarPotongan, daftar_potongan, urutkan_bulan

_JUDUL: Final = "Daftar Pengurangan Tunjangan Kinerja"
#: What stands for an amount that is only known when all are evaluated.
_TERBUKA: Final = "sampai selesai"


class BarisDaftarTukin(Rekaman):
    """One reduction in the table; amounts are in rupiah with points."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    sebab: Annotated[TeksSebaris, Field(description="Sebab pengurangan", examples=["Predikat Kurang"])]
    persen: Annotated[TeksSebaris, Field(description="Persen dari tunjangan sebulan", examples=["10%"])]
    waktu: Annotated[TeksSebaris, Field(description="Bulannya", examples=["Februari 2026 s.d. April 2026"])]
    tunjangan: Annotated[TeksSebaris, Field(description="Tunjangan kinerja sebulan", examples=["5.079.200"])]
    sebulan: Annotated[TeksSebaris, Field(description="Pengurangan sebulan", examples=["507.920"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah seluruh bulannya", examples=["1.523.760"])]


class BarisBulan(Rekaman):
    """What is taken in one month."""

    bulan: Annotated[TeksSebaris, Field(description="Bulan", examples=["Februari 2026"])]
    jumlah: Annotated[TeksSebaris, Field(description="Pengurangan pada bulan itu", examples=["761.880"])]


class TotalPotongan(Rekaman):
    """The sums of the table."""

    sebulan: Annotated[TeksSebaris, Field(description="Jumlah pengurangan sebulan", examples=["761.880"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah seluruhnya", examples=["2.285.640"])]
    terbilang: Annotated[TeksSebaris, Field(description="Jumlah seluruhnya dengan huruf")]


class KonteksDaftarPotonganTukin(KonteksSurat):
    """Data of one list."""

    periode: Annotated[TeksSebaris, Field(description="Periode evaluasi", examples=["Tahun 2025"])]
    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    baris: Annotated[tuple[BarisDaftarTukin, ...], Field(description="Satu baris satu pengurangan; boleh kosong")] = ()
    total: Annotated[TotalPotongan, Field(description="Jumlahnya; nol tanpa baris")]
    per_bulan: Annotated[tuple[BarisBulan, ...], Field(description="Jumlah menurut bulan")] = ()
    keterangan: Annotated[tuple[Teks, ...], Field(description="Yang belum termasuk, dan yang dikecualikan")] = ()
    aturan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Aturannya, per butir")]
    dasar: Annotated[tuple[Teks, ...], Field(min_length=1, description="Sumber aturan dan seberapa pasti")]


def dari_daftar(
    pengaturan: Pengaturan, daftar: DaftarPotongan, *, srikandi: bool = False
) -> KonteksDaftarPotonganTukin:
    """The letter of a unit's list.

    Raises:
        DokumenBelumLengkap: a setting, or an amount or month of somebody whose tunjangan is reduced, is missing.
    """
    missing = kurang(pengaturan, srikandi=srikandi)
    reduced = {one.nip for one in daftar.baris}
    missing += [f"{one.nama} ({one.nip}): {one.sebab}." for one in daftar.kurang if one.nip in reduced]
    others = [one for one in daftar.kurang if one.nip not in reduced]
    if others and not daftar.baris and not daftar.tanpa_potongan:
        missing.append(f"Belum seorang pun dari {len(others)} pegawai mempunyai predikat tahunan yang ditetapkan.")
    if missing:
        raise DokumenBelumLengkap(_JUDUL, tuple(missing))
    return KonteksDaftarPotonganTukin.model_validate(
        bagian_surat(pengaturan)
        | {
            "periode": periode(daftar.periode),
            "unit": pengaturan.nama_unit,
            "baris": [_baris(one) for one in daftar.baris],
            "total": {
                "sebulan": angka_indonesia(daftar.sebulan), "jumlah": angka_indonesia(daftar.jumlah),
                "terbilang": f"{sebutan(int(daftar.jumlah))} rupiah",
            },
            "per_bulan": [
                {"bulan": name, "jumlah": angka_indonesia(money)} for name, money in urutkan_bulan(daftar)
            ],
            "keterangan": list(_keterangan(daftar)),
            "aturan": daftar.aturan,
            "dasar": [str(one) for one in daftar.rujukan],
        }
    )


def _baris(one: BarisPotongan) -> dict[str, str]:
    def rupiah(nilai: Decimal | None) -> str:
        return _TERBUKA if nilai is None else angka_indonesia(nilai)

    return {
        "nama": one.nama, "nip": one.nip.berspasi, "sebab": one.sebab, "persen": f"{angka_indonesia(one.persen)}%",
        "waktu": one.waktu, "tunjangan": rupiah(one.tunjangan), "sebulan": rupiah(one.sebulan),
        "jumlah": rupiah(one.jumlah),
    }  # fmt: skip


def _keterangan(daftar: DaftarPotongan) -> Iterator[str]:
    """What the table leaves out."""
    if daftar.belum_terhitung:
        yield (
            f"Jumlah belum termasuk {bentuk.terbilang(daftar.belum_terhitung)} pengurangan yang berlangsung sampai "
            "seluruh pegawai dievaluasi."
        )
    for one in daftar.baris:
        yield from (f"{one.nama}: {text}" for text in one.catatan)
    yield from (text for _, text in daftar.dikecualikan)
    if others := _belum_ditetapkan(daftar):
        yield bertitik(
            f"Predikat tahunan {bentuk.terbilang(len(others))} pegawai belum ditetapkan, sehingga belum termasuk: "
            f"{'; '.join(others)}"
        )


def _belum_ditetapkan(daftar: DaftarPotongan) -> list[str]:
    reduced = {one.nip for one in daftar.baris}
    return [one.nama for one in daftar.kurang if one.nip not in reduced]


def _daftar(unit: UnitDinilai) -> DaftarPotongan:
    """The list of a unit; who may be late is no part of a letter."""
    return daftar_potongan(unit.buku, unit.peringkat, unit.pengaturan.periode.mulai)


def temuan(unit: UnitDinilai) -> Iterator[Temuan]:
    """Who has no predikat that is decided, and what else is to be looked at."""
    told = _daftar(unit)
    if others := _belum_ditetapkan(told):
        yield buat_temuan(
            "PREDIKAT-BELUM-DITETAPKAN",
            bertitik(f"Pengurangan tunjangan {len(others)} pegawai belum diketahui: {sebut(others, pemisah='; ')}"),
        )


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """The one letter of a unit."""
    settings = unit.pengaturan
    name = nama_berkas("Daftar Pengurangan Tukin", settings.nama_unit, settings.periode.kode, PANJANG_UNIT)

    def context() -> KonteksDaftarPotonganTukin:
        return dari_daftar(settings, _daftar(unit), srikandi=unit.srikandi)

    yield Naskah(name, context, settings.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="daftar-potongan-tukin",
    judul=_JUDUL,
    konteks=KonteksDaftarPotonganTukin,
    templat="daftar-potongan-tukin.docx",
    sumber=DariUnit(naskah, temuan=temuan),
    boleh_dihilangkan=frozenset({"kop", "per_bulan", "keterangan", "dasar"}),
)
