"""The sheets, each declared once, and the staff workbook they make."""

from __future__ import annotations

from functools import cache

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_skp.acuan import tulis_acuan
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.kalender_catatan import KALENDER_CATATAN
from kinerja_core.workbooks.buku_skp.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.buku_skp.petunjuk import PETUNJUK_SKP
from kinerja_core.workbooks.buku_skp.pola_hari import POLA_HARI
from kinerja_core.workbooks.buku_skp.realisasi import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.ringkasan import RINGKASAN_SKP
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.mesin.spek import SpekBuku


@cache
def buku_skp(jenis: JenisSKP) -> SpekBuku:
    """The staff workbook of an SKP variant."""
    return SpekBuku(
        jenis="skp",
        rekaman=BukuSKP,
        acuan=tulis_acuan,
        lembar=(
            PETUNJUK_SKP,
            IDENTITAS,
            lembar_skp(jenis),
            PERILAKU_KERJA,
            LAMPIRAN_SKP,
            RENCANA_AKSI,
            CATATAN_HARIAN,
            POLA_HARI,
            *(lembar_realisasi(period) for period in PERIODE_REALISASI),
            DIALOG_KINERJA,
            UMPAN_BALIK,
            PEMBINAAN,
            RINGKASAN_SKP,
            KALENDER_CATATAN,
        ),
    )


def lembar_asli(jenis: JenisSKP, lembar: str | None) -> str:
    """Declared name of the sheet that a finding in a staff workbook names; blank when it is about the whole of it."""
    found = buku_skp(jenis).cari_lembar(lembar or "")
    return "" if found is None else found.nama
