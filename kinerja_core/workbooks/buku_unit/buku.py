"""The unit workbook. It stands alone, so that whoever reads a staff workbook does not load it."""

from __future__ import annotations

from functools import cache

from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.dasar import DASAR
from kinerja_core.workbooks.buku_unit.distribusi import DISTRIBUSI
from kinerja_core.workbooks.buku_unit.hari_libur import HARI_LIBUR
from kinerja_core.workbooks.buku_unit.hitung import siap_unit
from kinerja_core.workbooks.buku_unit.konfirmasi import KALENDER, KONFIRMASI
from kinerja_core.workbooks.buku_unit.pemeringkatan import HITUNGAN, PEMERINGKATAN, URUTAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.peta import PETA
from kinerja_core.workbooks.buku_unit.petunjuk import PETUNJUK_UNIT
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.temuan import TEMUAN
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.mesin.acuan import daftar_periode
from kinerja_core.workbooks.mesin.spek import SpekBuku

__all__ = ["DAFTAR_PEGAWAI", "KONFIRMASI", "PENGATURAN", "SKOR", "TUKIN", "buku_unit"]


@cache
def buku_unit() -> SpekBuku:
    """The unit workbook of the pengelola SDM."""
    return SpekBuku(
        jenis="unit",
        lembar=(
            PETUNJUK_UNIT, PENGATURAN, DAFTAR_PEGAWAI, SKOR, PEMERINGKATAN, URUTAN, DISTRIBUSI, PETA,
            KONFIRMASI, HARI_LIBUR, TUKIN, TEMUAN, HITUNGAN, DASAR, KALENDER,
        ),
        siap=siap_unit,
        daftar=daftar_periode,
    )
