"""The sheets, each declared once, and the workbooks they make."""

from __future__ import annotations

from functools import cache

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.hitung_unit import siap_unit
from kinerja_core.workbooks.sheets.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.sheets.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.sheets.dasar import DASAR
from kinerja_core.workbooks.sheets.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.sheets.distribusi import DISTRIBUSI
from kinerja_core.workbooks.sheets.hari_libur import HARI_LIBUR
from kinerja_core.workbooks.sheets.identitas import IDENTITAS
from kinerja_core.workbooks.sheets.konfirmasi import KALENDER, KONFIRMASI
from kinerja_core.workbooks.sheets.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.sheets.pembinaan import PEMBINAAN
from kinerja_core.workbooks.sheets.pemeringkatan import HITUNGAN, PEMERINGKATAN, URUTAN
from kinerja_core.workbooks.sheets.pengaturan import PENGATURAN
from kinerja_core.workbooks.sheets.penilaian_360 import buku_penilaian_360
from kinerja_core.workbooks.sheets.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.sheets.peta import PETA
from kinerja_core.workbooks.sheets.petunjuk import PETUNJUK_SKP, PETUNJUK_UNIT
from kinerja_core.workbooks.sheets.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.sheets.ringkasan import RINGKASAN_SKP
from kinerja_core.workbooks.sheets.skor import SKOR
from kinerja_core.workbooks.sheets.skp import lembar_skp
from kinerja_core.workbooks.sheets.temuan_unit import TEMUAN
from kinerja_core.workbooks.sheets.triwulan import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.sheets.tukin import TUKIN
from kinerja_core.workbooks.sheets.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.spek import SpekBuku

__all__ = ["buku_penilaian_360", "buku_skp", "buku_unit"]


@cache
def buku_skp(jenis: JenisSKP) -> SpekBuku:
    """The staff workbook of an SKP variant."""
    return SpekBuku(
        jenis="skp",
        lembar=(
            PETUNJUK_SKP,
            IDENTITAS,
            lembar_skp(jenis),
            PERILAKU_KERJA,
            LAMPIRAN_SKP,
            RENCANA_AKSI,
            CATATAN_HARIAN,
            *(lembar_realisasi(period) for period in PERIODE_REALISASI),
            DIALOG_KINERJA,
            UMPAN_BALIK,
            PEMBINAAN,
            RINGKASAN_SKP,
        ),
    )


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
    )
