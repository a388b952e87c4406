"""The sheets, each declared once, and the staff workbook they make."""

from __future__ import annotations

from functools import cache

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.sheets.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.sheets.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.sheets.identitas import IDENTITAS
from kinerja_core.workbooks.sheets.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.sheets.pembinaan import PEMBINAAN
from kinerja_core.workbooks.sheets.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.sheets.petunjuk import PETUNJUK_SKP
from kinerja_core.workbooks.sheets.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.sheets.ringkasan import RINGKASAN_SKP
from kinerja_core.workbooks.sheets.skp import lembar_skp
from kinerja_core.workbooks.sheets.triwulan import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.sheets.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.spek import SpekBuku


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
