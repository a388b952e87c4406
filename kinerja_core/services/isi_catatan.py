"""Isi catatan: a week of catatan harian from the usual activities of a staff workbook, into a copy of it.

Only working days that have come and have no note are filled: a note is about what was done, and what a person typed
is never touched. The copy is read again before it is given.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import PaketRusak
from kinerja_core.batas.xml import XMLRusak
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import NAMA_HARI, JenisSKP, Tingkatan, tanggal_panjang
from kinerja_core.model.masa_catatan import MasaCatatan, masa_diminta, minggu
from kinerja_core.model.masalah import rincian
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.hari_libur import sebab_ragu
from kinerja_core.rules.tenggat import adalah_hari_kerja
from kinerja_core.services.berkas import satu_berkas
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.ketikan import tanggal
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.hasil import LetakCatatan
from kinerja_core.workbooks.mesin.alamat import alamat
from kinerja_core.workbooks.mesin.sunting import NilaiSunting, sunting

#: The columns that are written, as the record has them.
_KOLOM: Final = ("tanggal", "kode_rhk", "kegiatan", "kategori")

#: Sheets that say which days are noted and what is usual.
_DIBACA: Final = ("SKP", "Catatan Harian", "Pola Hari")


@dataclass(frozen=True, slots=True)
class HasilIsiCatatan:
    """The notes that are added and where, why days of the week are not filled, and the copy if any is."""

    berkas: str
    masa: MasaCatatan
    catatan: tuple[tuple[str, CatatanHarian], ...]  #: the cell of the date, and the note
    dilewati: tuple[str, ...]
    peringatan: tuple[str, ...]
    isi: bytes | None

    def uraian(self) -> list[str]:
        """The same in lines for people."""
        head = f"{self.masa}: {len(self.catatan)} catatan dari Pola Hari"
        return [
            f"{head}:" if self.catatan else f"{head}.",
            *(f"  {cell}: {_hari(one.tanggal)}, {one.kode_rhk}, {one.kegiatan}" for cell, one in self.catatan),
            *(f"Tidak diisi: {why}." for why in self.dilewati), *self.peringatan,
        ]

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja isi-catatan --json`` prints."""
        return {
            "berkas": self.berkas, "mulai": self.masa.mulai.isoformat(), "selesai": self.masa.selesai.isoformat(),
            "catatan": [
                {"sel": cell, "tanggal": one.tanggal.isoformat(), "kode_rhk": one.kode_rhk, "kegiatan": one.kegiatan,
                 "kategori": one.kategori.value}
                for cell, one in self.catatan
            ],
            "dilewati": list(self.dilewati), "peringatan": list(self.peringatan),
        }  # fmt: skip


def isi_catatan(
    buku: Path, *, minggu_diketik: str | None = None, unit: Path | None = None, pada: str | None = None
) -> HasilIsiCatatan:
    """Work out a copy of a staff workbook with the notes of a week; nothing is written.

    Args:
        buku: the workbook of the pegawai, with a filled sheet Pola Hari.
        minggu_diketik: any day of the week; that of ``pada`` when not given.
        unit: a unit workbook, whose own days off and days worked count.
        pada: the day on which it is done, ``2026-02-13``; today when not given.

    Raises:
        GalatKinerja: the workbook has no usual activities or a mistake among them or the notes, cannot be changed, or
            has no room.
    """
    today = tanggal(pada)
    span = masa_diminta(None, minggu_diketik) or minggu(today)
    if span.mulai > today:
        raise GalatKinerja(f"{span} belum tiba. Catatan harian diisi sesudah harinya; sebutkan minggu yang sudah ada.")
    source = satu_berkas(buku, "buku kerja pegawai (.xlsx)")
    if source.suffix.casefold() != ".xlsx":
        raise GalatKinerja(f'"{buku.name}" bukan .xlsx; simpan dahulu sebagai .xlsx, lalu ulangi.')
    read = baca_berkas(source)
    if not isinstance(read.buku, BukuSKP) or read.letak_catatan is None:
        why = [f"{one.tempat}: {one.pesan}" for one in read.temuan[:1]]
        raise GalatKinerja(" ".join([f'"{buku}" bukan buku kerja pegawai yang dapat dibaca.', *why]))
    if not read.buku.pola_hari:
        raise GalatKinerja(
            f'Lembar Pola Hari di "{buku.name}" belum berisi kegiatan yang dapat dipakai. Isi hari, kode RHK, '
            "kegiatan, dan kategorinya. Buku yang belum mempunyai lembar itu perlu dibuat dari templat yang "
            "baru."
        )
    _tolak_salah(read.temuan, read.buku.skp.jenis, buku.name)
    closed = _libur(unit)
    notes, skipped = _notes(read.buku, span, today, closed)
    free = read.letak_catatan.kosong
    if len(notes) > len(free):
        raise GalatKinerja(
            f"Lembar {read.letak_catatan.lembar} hanya mempunyai {len(free)} baris kosong, sedangkan {len(notes)} "
            "catatan akan ditulis. Salin lembar itu sebagai lembar berikutnya (Catatan Harian 2), lalu ulangi."
        )
    column, doubt = read.letak_catatan.kolom, sebab_ragu(span.mulai, span.selesai)
    placed = tuple((alamat(row, column["tanggal"]), one) for row, one in zip(free, notes, strict=False))
    return HasilIsiCatatan(
        read.berkas, span, placed, skipped,
        (f"{doubt}; periksa sendiri hari kerja minggu itu.",) if doubt else (),
        _copy(source, read.buku, read.letak_catatan, notes) if notes else None,
    )


def _tolak_salah(temuan: Sequence[Temuan], jenis: JenisSKP, nama: str) -> None:
    """Refuse a workbook in which a note or a usual activity could not be read.

    A day whose note is not seen would be filled once more, and a week would lack an activity, neither with a word.
    """
    wrong = [
        one for one in temuan if one.tingkat is Tingkatan.KESALAHAN and lembar_asli(jenis, one.lembar) in _DIBACA
    ]
    if wrong:
        raise GalatKinerja(
            f'"{tampak(nama)}" memuat kesalahan yang perlu diperbaiki dahulu, sebab catatan atau pola yang tidak '
            "terbaca membuat sebuah hari terisi dua kali atau tidak lengkap:\n"
            + rincian([f"{one.tempat}: {one.pesan} {one.saran}" for one in wrong])
        )


def _hari(hari: date) -> str:
    return f"{NAMA_HARI[hari.weekday()]} {tanggal_panjang(hari)}"


def _libur(unit: Path | None) -> tuple[frozenset[date], frozenset[date]]:
    """The unit's own days off, and holidays on which it works."""
    if unit is None:
        return frozenset(), frozenset()
    settings = baca_buku_unit(unit).pengaturan
    return frozenset(settings.libur_tambahan), frozenset(settings.tetap_kerja)


def _notes(
    buku: BukuSKP, masa: MasaCatatan, hari_ini: date, libur: tuple[frozenset[date], frozenset[date]]
) -> tuple[list[CatatanHarian], tuple[str, ...]]:
    """The notes of the days that are to be filled, and what is said of the other days."""
    noted = {one.tanggal for one in buku.catatan_harian}
    reasons: dict[str, list[date]] = {}
    found: list[CatatanHarian] = []
    for day in masa.hari():
        usual = [one for one in buku.pola_hari if one.hari.pada(day.weekday())]
        if not adalah_hari_kerja(day, *libur):
            reasons.setdefault("bukan hari kerja", []).append(day)
        elif not buku.skp.mulai <= day <= buku.skp.selesai:
            reasons.setdefault("di luar masa SKP", []).append(day)
        elif day > hari_ini:
            reasons.setdefault("belum tiba", []).append(day)
        elif day in noted:
            reasons.setdefault("sudah ada catatannya", []).append(day)
        elif not usual:
            reasons.setdefault("tidak ada polanya", []).append(day)
        else:
            found += [
                CatatanHarian(tanggal=day, kode_rhk=one.kode_rhk, kegiatan=one.kegiatan, kategori=one.kategori)
                for one in usual
            ]
    return found, tuple(f"{sebut([_hari(day) for day in days])} ({why})" for why, days in reasons.items())


def _copy(berkas: Path, buku: BukuSKP, letak: LetakCatatan, catatan: list[CatatanHarian]) -> bytes:
    """The bytes of the copy, read again to see that it holds what was there and what is new.

    Raises:
        GalatKinerja: the workbook cannot be changed cell by cell.
    """
    try:
        content = sunting(baca_bita(berkas), {letak.lembar: dict(_cells(letak, catatan))})
    except (BerkasTidakTerbaca, PaketRusak, XMLRusak) as problem:
        raise GalatKinerja(f'"{berkas}" tidak dapat disalin dengan catatan baru. {problem}') from problem
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / berkas.name
        copy.write_bytes(content)
        again = baca_berkas(copy).buku
    if again != buku.model_copy(update={"catatan_harian": (*buku.catatan_harian, *catatan)}):
        raise GalatKinerja("Dengan catatan itu bukunya tidak terbaca seperti seharusnya, sehingga tidak ditulis.")
    return content


def _cells(letak: LetakCatatan, catatan: list[CatatanHarian]) -> Iterator[tuple[str, NilaiSunting]]:
    for row, one in zip(letak.kosong, catatan, strict=False):
        for name in _KOLOM:
            value = getattr(one, name)
            yield alamat(row, letak.kolom[name]), value if isinstance(value, date) else str(value)


