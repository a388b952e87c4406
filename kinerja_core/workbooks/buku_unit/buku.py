"""The unit workbook. It stands alone, so that whoever reads a staff workbook does not load it."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.dasar import DASAR
from kinerja_core.workbooks.buku_unit.distribusi import DISTRIBUSI
from kinerja_core.workbooks.buku_unit.hari_libur import HARI_LIBUR
from kinerja_core.workbooks.buku_unit.hitung import siap_unit
from kinerja_core.workbooks.buku_unit.hitungan import HITUNGAN
from kinerja_core.workbooks.buku_unit.jadwal import JADWAL_UNIT
from kinerja_core.workbooks.buku_unit.kalender import KALENDER
from kinerja_core.workbooks.buku_unit.keberatan import KEBERATAN
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.masa_skp import MASA_SKP
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN, pengaturan
from kinerja_core.workbooks.buku_unit.perubahan import PENETAPAN_PERTAMA, PERUBAHAN
from kinerja_core.workbooks.buku_unit.peta import PETA
from kinerja_core.workbooks.buku_unit.petunjuk import PETUNJUK_UNIT
from kinerja_core.workbooks.buku_unit.pimpinan_terlambat import PIMPINAN_TERLAMBAT
from kinerja_core.workbooks.buku_unit.riwayat import RIWAYAT_KINERJA
from kinerja_core.workbooks.buku_unit.riwayat_ak import RIWAYAT_AK
from kinerja_core.workbooks.buku_unit.riwayat_skor import RIWAYAT_SKOR
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.status import STATUS_UNIT
from kinerja_core.workbooks.buku_unit.temuan import TEMUAN
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.buku_unit.urutan import URUTAN
from kinerja_core.workbooks.mesin.acuan import daftar_periode
from kinerja_core.workbooks.mesin.spek import LembarTabel, SpekBuku

#: Sheets with one row for each person, and the fewest rows that stay free for others; else a quarter of them.
PER_ORANG: Final = frozenset(
    sheet.nama for sheet in (DAFTAR_PEGAWAI, SKOR, PEMERINGKATAN, URUTAN, KONFIRMASI, TUKIN, HITUNGAN)
)
_CADANGAN: Final = 10


@cache
def buku_unit() -> SpekBuku:
    """The unit workbook of the pengelola SDM."""
    return SpekBuku(
        jenis="unit",
        rekaman=BukuUnit,
        lembar=(
            PETUNJUK_UNIT, PENGATURAN, DAFTAR_PEGAWAI, SKOR, PEMERINGKATAN, URUTAN, DISTRIBUSI, PETA,
            KONFIRMASI, KEBERATAN, JADWAL_UNIT, STATUS_UNIT, HARI_LIBUR, MASA_SKP, RIWAYAT_AK, TUKIN,
            PIMPINAN_TERLAMBAT, PERUBAHAN, TEMUAN, HITUNGAN, DASAR, KALENDER, RIWAYAT_KINERJA,
            RIWAYAT_SKOR, PENETAPAN_PERTAMA,
        ),
        siap=siap_unit,
        daftar=daftar_periode,
    )


@cache
def buku_unit_pada(hari: datetime.date) -> SpekBuku:
    """The unit workbook as it is written: its defaults and help texts are of the rules of a day."""
    book = buku_unit()
    return book.dengan(lembar=tuple(pengaturan(hari) if sheet is PENGATURAN else sheet for sheet in book.lembar))


def muat_orang(buku: SpekBuku, banyak: int) -> SpekBuku:
    """A unit workbook with rows for its people and a reserve, so that its pages are not blank rows; all for nobody."""
    if not banyak:
        return buku
    room = banyak + max(_CADANGAN, -(-banyak // 4))
    return buku.dengan(lembar=tuple(
        sheet.dengan(kapasitas=room) if isinstance(sheet, LembarTabel) and sheet.nama in PER_ORANG else sheet
        for sheet in buku.lembar
    ))
