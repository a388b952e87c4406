"""Rekap Catatan Harian of one pegawai: a week or a month by RHK, with the working days that have no note.

No official form is public; the layout is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
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
from kinerja_core.documents.mesin.dokumen import DariPegawai, Dokumen, Naskah, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import Bulan
from kinerja_core.model.masa_catatan import MasaCatatan, bulan_tahun, minggu_tahun
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.hari_libur import sebab_ragu
from kinerja_core.rules.tenggat import adalah_hari_kerja


class ButirCatatan(Rekaman):
    """One note."""

    tanggal: Annotated[TeksSebaris, Field(description="Hari dan tanggal", examples=["Selasa, 10 Februari 2026"])]
    kegiatan: Annotated[Teks, Field(description="Rincian kegiatan harian")]
    progress: Annotated[Teks | None, Field(description="Progress pencapaian hasil kerja; dicetak - bila kosong")] = None
    masalah: Annotated[Teks | None, Field(description="Masalah/hambatan; dicetak - bila kosong")] = None
    tautan: Annotated[TeksSebaris | None, Field(description="Tautan dokumen pendukung; tidak dicetak bila kosong")] = (
        None
    )


class RHKRekap(Rekaman):
    """What was done for one RHK."""

    rhk: Annotated[Teks, Field(description="Kode dan uraian RHK", examples=["RHK 1: Tersusunnya SK Tim Penilai"])]
    catatan: Annotated[tuple[ButirCatatan, ...], Field(min_length=1, description="Catatannya menurut tanggal")]


class KonteksRekapCatatanHarian(TandaTanganElektronik):
    """Data of one recap."""

    pegawai: Annotated[Orang, Field(description="Pegawai pemilik catatan")]
    penilai: Annotated[PenandaTanganSurat, Field(description="Pejabat Penilai Kinerja, yang menandatangani di kanan")]
    masa: Annotated[TeksSebaris, Field(description="Minggu atau bulan", examples=["Februari 2026"])]
    rangkuman: Annotated[
        TeksSebaris,
        Field(description="Berapa hari kerja tercatat", examples=["18 dari 20 hari kerja tercatat, 25 catatan."]),
    ]
    kosong: Annotated[
        Teks | None,
        Field(description="Hari kerja tanpa catatan; tidak dicetak bila tidak ada", examples=["2, 3 Februari 2026"]),
    ] = None
    perkiraan: Annotated[
        TeksSebaris | None, Field(description="Bahwa hari libur masa itu belum pasti; kosong bila pasti")
    ] = None
    hasil_kerja: Annotated[tuple[RHKRekap, ...], Field(min_length=1, description="Catatan menurut RHK")]


def dari_buku(
    buku: BukuSKP, masa: MasaCatatan, hari_ini: date, surat: PengaturanSurat | None = None
) -> KonteksRekapCatatanHarian:
    """The recap of a week or month of a staff workbook; working days that are still to come are not called empty.

    Args:
        buku: the staff workbook.
        masa: the week or month.
        hari_ini: the day on which it is made.
        surat: the settings, whose own days off and days worked count.

    Raises:
        DokumenBelumLengkap: no note is of these days.
    """
    skp = buku.skp
    notes = sorted((one for one in buku.catatan_harian if masa.memuat(one.tanggal)), key=lambda one: one.tanggal)
    if not notes:
        raise DokumenBelumLengkap(
            f"Rekap Catatan Harian {skp.pegawai.nama}", (f"Tidak ada catatan harian pada {masa}.",)
        )
    off = frozenset(surat.libur_tambahan) if surat else frozenset()
    on = frozenset(surat.tetap_kerja) if surat else frozenset()
    first, last = max(masa.mulai, skp.mulai), min(masa.selesai, skp.selesai, hari_ini)
    working = [day for day in masa.hari() if first <= day <= last and adalah_hari_kerja(day, off, on)]
    doubt = sebab_ragu(first, last)
    noted = {one.tanggal for one in notes}
    empty = [day for day in working if day not in noted]
    outside = len(noted - set(working))
    return KonteksRekapCatatanHarian.model_validate({
        "pegawai": orang(skp.pegawai),
        "penilai": penanda_tangan_lain(skp.penilai, surat),
        "masa": str(masa),
        "rangkuman": f"{len(working) - len(empty)} dari {len(working)} hari kerja tercatat, {len(notes)} catatan"
        + (f"; {outside} hari lain (libur atau di luar hari kerja) juga tercatat." if outside else "."),
        "kosong": f"{_runs(empty)} ({len(empty)} hari kerja)" if empty else None,
        "perkiraan": f"{doubt}, sehingga jumlah hari kerja di atas perkiraan." if doubt else None,
        "hasil_kerja": _by_rhk(buku, notes),
        **tanda_tangan(surat),
    })


def _by_rhk(buku: BukuSKP, notes: Iterable[CatatanHarian]) -> list[RHKRekap]:
    """Notes by their RHK, in the order of the SKP."""
    mine: dict[str, list[ButirCatatan]] = {}
    for one in notes:
        mine.setdefault(one.kode_rhk, []).append(ButirCatatan(
            tanggal=bentuk.hari_tanggal(one.tanggal), kegiatan=one.kegiatan, progress=one.progress,
            masalah=one.masalah, tautan=str(one.tautan) if one.tautan else None,
        ))
    return [
        RHKRekap(rhk=f"{rhk.kode}: {rhk.uraian}", catatan=tuple(mine[rhk.kode]))
        for rhk in buku.skp.hasil_kerja if rhk.kode in mine
    ]


def _runs(days: list[date]) -> str:
    """Days by month: ``2, 3 dan 5 Februari 2026``."""
    months: dict[tuple[int, int], list[int]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day.day)
    return "; ".join(
        f"{', '.join(map(str, numbers[:-1])) + ' dan ' if len(numbers) > 1 else ''}{numbers[-1]} "
        f"{list(Bulan)[month - 1].value} {year}"
        for (year, month), numbers in months.items()
    )


def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterator[Naskah]:
    """A recap for each month with notes; other months, and weeks, only when they are asked for."""
    skp, today = buku.skp, hari_kini()
    noted = {one.tanggal for one in buku.catatan_harian}
    for masa in (*bulan_tahun(skp.mulai, skp.selesai), *minggu_tahun(skp.mulai, skp.selesai)):
        there = any(masa.memuat(day) for day in noted)
        name = nama_berkas("Rekap Catatan Harian", skp.pegawai.nama, f"{skp.pegawai.nip} {masa.kode}")
        yield Naskah(
            name, partial(dari_buku, buku, masa, today, surat), masa=masa.kode,
            bila_diminta=masa.seminggu or not there,
        )


DOKUMEN: Final = Dokumen(
    slug="rekap-catatan-harian",
    judul="Rekap Catatan Harian",
    konteks=KonteksRekapCatatanHarian,
    templat="rekap-catatan-harian.docx",
    sumber=DariPegawai(naskah),
    lembar=("Identitas", "SKP", "Catatan Harian"),
    bermasa=True,
    menurut_hari=True,
)
