"""Rekap of a unit for its pimpinan: one page with distribution, nine boxes and trend, then the details.

No official form is public, the layout is the product's own; nobody signs it. ``kinerja cetak`` prints it without a day,
so that the same data give the same document: who is late, and whose silence counts, only ``kinerja rekap`` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.mesin.dokumen import PANJANG_UNIT, DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules import kata_rekap as kata
from kinerja_core.rules.pola_distribusi import persen
from kinerja_core.rules.rekap import JumlahPredikat, PetakPeta, RekapUnit, rekap

_HURUF_PETAK: Final = 230  #: letters of names in one box of the first page
_BATANG: Final = 18  #: letters of a bar of 100 %


class AngkaCetak(Rekaman):
    """One number of the first table."""

    nama: Annotated[TeksSebaris, Field(description="Apa yang dihitung", examples=["Predikat ditetapkan"])]
    angka: Annotated[TeksSebaris, Field(description="Angkanya")]
    keterangan: Annotated[TeksSebaris, Field(description="Dari berapa, atau sebabnya tidak ada")]


class PredikatCetak(Rekaman):
    """One predikat with its bars."""

    predikat: Annotated[TeksSebaris, Field(description="Predikat")]
    ditetapkan: Annotated[TeksSebaris, Field(description="Jumlah dan persen yang ditetapkan")]
    batang: Annotated[TeksSebaris | None, Field(description="Batang yang ditetapkan, huruf penuh")] = None
    usulan: Annotated[TeksSebaris, Field(description="Jumlah dan persen usulan")]
    batang_usulan: Annotated[TeksSebaris | None, Field(description="Batang usulan, huruf berarsir")] = None
    pedoman: Annotated[TeksSebaris, Field(description="Batas predikat itu sendiri menurut pedoman")]


class PetakCetak(Rekaman):
    """One of the nine boxes."""

    kepala: Annotated[TeksSebaris, Field(description="Kelompok dan banyaknya orang", examples=["K1, 5 orang"])]
    nama: Annotated[TeksSebaris | None, Field(description="Siapa di petak itu, sejauh tempatnya ada")] = None


class BarisPeta(Rekaman):
    """One row of the map: a level of perilaku, with hasil from low to high."""

    perilaku: Annotated[TeksSebaris, Field(description="Tingkat perilaku kerja")]
    bawah: Annotated[PetakCetak, Field(description="Hasil kerja di bawah rata-rata")]
    rata: Annotated[PetakCetak, Field(description="Hasil kerja rata-rata")]
    atas: Annotated[PetakCetak, Field(description="Hasil kerja di atas rata-rata")]


class PeriodeCetak(Rekaman):
    """The unit in one period."""

    periode: Annotated[TeksSebaris, Field(description="Periode")]
    berskor: Annotated[int, Field(description="Banyaknya pegawai yang berskor")]
    hasil: Annotated[TeksSebaris, Field(description="Rata-rata skor hasil kerja")]
    perilaku: Annotated[TeksSebaris, Field(description="Rata-rata skor perilaku kerja")]
    ditetapkan: Annotated[TeksSebaris, Field(description="Predikat yang ditetapkan")]


class PeringkatCetak(Rekaman):
    """One person of the ranking."""

    peringkat: Annotated[TeksSebaris, Field(description="Peringkat")]
    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    kelompok: Annotated[TeksSebaris, Field(description="Kelompok")]
    skor: Annotated[TeksSebaris, Field(description="Skor hasil dan perilaku")]
    penetapan: Annotated[TeksSebaris, Field(description="Yang ditetapkan; bila belum, usulan dengan sebutannya")]


class ButirCetak(Rekaman):
    """What is said of one or several people."""

    teks: Annotated[Teks, Field(description="Yang dikatakan")]
    siapa: Annotated[Teks | None, Field(description="Tentang siapa")] = None


class DaftarCetak(Rekaman):
    """One list of what asks for attention."""

    judul: Annotated[TeksSebaris, Field(description="Judul daftar")]
    butir: Annotated[tuple[ButirCetak, ...], Field(min_length=1, description="Isinya, atau sebab tidak ada isinya")]


class TrenCetak(Rekaman):
    """One person over the periods."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    riwayat: Annotated[Teks, Field(description="Skor, predikat, dan nilai setiap periode")]
    perubahan: Annotated[TeksSebaris, Field(description="Perubahan terakhir")]


class KonteksRekap(Rekaman):
    """Data of one rekap."""

    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    keadaan: Annotated[TeksSebaris, Field(description="Periode, hari, dan capaian organisasi")]
    angka: Annotated[tuple[AngkaCetak, ...], Field(min_length=1, description="Angka utama")]
    predikat: Annotated[tuple[PredikatCetak, ...], Field(min_length=1, description="Distribusi predikat")]
    pedoman: Annotated[tuple[Teks, ...], Field(min_length=1, description="Syarat pola distribusi dan keadaannya")]
    peta: Annotated[tuple[BarisPeta, ...], Field(min_length=1, description="Sembilan petak")]
    tren: Annotated[tuple[PeriodeCetak, ...], Field(min_length=1, description="Unit setiap periode")]
    peringkat: Annotated[tuple[PeringkatCetak, ...], Field(description="Pegawai menurut peringkat")] = ()
    daftar: Annotated[tuple[DaftarCetak, ...], Field(min_length=1, description="Yang perlu diperhatikan")]
    tren_pegawai: Annotated[tuple[TrenCetak, ...], Field(description="Setiap pegawai antarperiode")] = ()
    rujukan: Annotated[tuple[Teks, ...], Field(description="Dasar aturannya, dengan seberapa pasti")] = ()


def dari_rekap(isi: RekapUnit) -> KonteksRekap:
    """The document of a rekap."""
    names = kata.semua_nama(isi)
    total, proposed = isi.ditetapkan, sum(one.usulan for one in isi.predikat)
    levels = [isi.petak[start:start + 3] for start in range(0, len(isi.petak), 3)]
    return KonteksRekap(
        unit=isi.pengaturan.nama_unit, keadaan=kata.keadaan_pada(isi),
        angka=tuple(
            AngkaCetak(nama=one.nama, angka=one.angka, keterangan=one.keterangan) for one in kata.angka_utama(isi)
        ),
        predikat=tuple(_predikat(one, total, proposed) for one in isi.predikat),
        pedoman=(*(one.keterangan for one in isi.syarat), kata.PEDOMAN),
        peta=tuple(
            BarisPeta(
                perilaku=row[0].perilaku.value,
                **{name: _petak(one, names) for name, one in zip(("bawah", "rata", "atas"), row, strict=True)},
            )
            for row in levels
        ),
        tren=tuple(
            PeriodeCetak(
                periode=str(one.periode), berskor=one.berskor, hasil=kata.angka(one.hasil),
                perilaku=kata.angka(one.perilaku), ditetapkan=kata.ditetapkan(one.ditetapkan),
            )
            for one in isi.tren.periode[-kata.PERIODE_TAMPIL:]
        ),
        peringkat=tuple(_peringkat(isi)),
        daftar=tuple(
            DaftarCetak(judul=part.judul, butir=tuple(
                ButirCetak(teks=one.teks, siapa=", ".join(one.siapa) or None) for one in part.butir
            ) or (ButirCetak(teks=part.kosong),))
            for part in kata.bagian(isi, names)
        ),
        tren_pegawai=tuple(_tren_pegawai(isi)), rujukan=isi.rujukan,
    )  # fmt: skip


def _predikat(satu: JumlahPredikat, ditetapkan: int, usulan: int) -> PredikatCetak:
    def counted(jumlah: int, total: int) -> str:
        return f"{jumlah} ({persen(jumlah, total)})" if total else str(jumlah)

    def bar(jumlah: int, total: int, huruf: str) -> str | None:
        return huruf * max(1, (2 * _BATANG * jumlah + total) // (2 * total)) if jumlah else None

    limits = [
        f"{words} {limit}%" for words, limit in
        (("paling banyak", satu.paling_banyak), ("paling sedikit", satu.paling_sedikit)) if limit is not None
    ]
    return PredikatCetak(
        predikat=satu.predikat.value, ditetapkan=counted(satu.ditetapkan, ditetapkan),
        batang=bar(satu.ditetapkan, ditetapkan, "█"), usulan=counted(satu.usulan, usulan),
        batang_usulan=bar(satu.usulan, usulan, "░"), pedoman=", ".join(limits) or kata.KOSONG,
    )


def _petak(petak: PetakPeta, nama: kata.NamaPendek) -> PetakCetak:
    return PetakCetak(
        kepala=f"{petak.kelompok.value}, {len(petak.pegawai)} orang",
        nama=kata.nama_di_petak(petak, nama, _HURUF_PETAK) or None,
    )


def _peringkat(isi: RekapUnit) -> Iterator[PeringkatCetak]:
    parts = isi.bagian
    for one in isi.pegawai:
        yield PeringkatCetak(
            peringkat=kata.angka(one.peringkat),
            nama=f"{one.nama} ({parts[one.nip]})" if one.nip in parts else one.nama, nip=one.nip.berspasi,
            kelompok=one.kelompok.value if one.kelompok else kata.KOSONG,
            skor=f"{kata.angka(one.hasil)} / {kata.angka(one.perilaku)}", penetapan=kata.penetapan(one),
        )


def _tren_pegawai(isi: RekapUnit) -> Iterator[TrenCetak]:
    """People of whom an earlier period is known."""
    names = [str(one.periode) for one in isi.tren.periode]
    for one in isi.tren.pegawai:
        told = [f"{name}: {kata.titik(point)}" for name, point in zip(names, one.titik, strict=True) if point]
        if any(one.titik[:-1]):
            change = kata.perubahan(one.titik) if one.di_unit else "tidak lagi di unit"
            yield TrenCetak(nama=one.nama, riwayat=" | ".join(told), perubahan=change or kata.KOSONG)


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """The one rekap of a unit."""
    period = unit.pengaturan.periode
    context = partial(_tanpa_hari, unit)
    name = nama_berkas("Rekap", unit.pengaturan.nama_unit, period.kode, PANJANG_UNIT)
    yield Naskah(name, context, period.selesai)


def _tanpa_hari(unit: UnitDinilai) -> KonteksRekap:
    return dari_rekap(rekap(unit.buku, unit.peringkat, None))


DOKUMEN: Final = Dokumen(
    slug="rekap",
    judul="Rekap Kinerja Unit untuk Pimpinan",
    konteks=KonteksRekap,
    templat="rekap.docx",
    sumber=DariUnit(naskah),
    boleh_dihilangkan=frozenset({"rujukan", "peringkat", "tren_pegawai", "daftar"}),
)
