"""Read the workbook of a 360° evaluator: people by number, items by their words, whatever their order.

A rating with blank items stays a rating with blank items; nothing is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_dinilai import TERBANYAK_DINILAI, baca_daftar
from kinerja_core.workbooks.buku_360.identitas_penilai import baca_identitas, instrumen_dari
from kinerja_core.workbooks.buku_360.penilaian import baca_skor
from kinerja_core.workbooks.buku_360.periksa import periksa_hubungan, periksa_skor
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, PENILAIAN
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import BATAS_CARI, Form, KumpulanTemuan, Tabel
from kinerja_core.workbooks.mesin.spek import SpekBuku, lipat

_PERSON: Final = re.compile(r"[\W_]*pegawai[\W_]+([1-9][0-9]{0,2})[\W_]*", re.IGNORECASE)


def spek_baca(kisi: Kisi | None = None) -> SpekBuku:
    """The workbook as it is to be read: with as many people as the sheet Penilaian has columns for."""
    numbers = [1]
    for name, rows in kisi.lembar.items() if kisi is not None else ():
        if lipat(name) == lipat(PENILAIAN):
            texts = (text for row in rows[:BATAS_CARI] for text in row if isinstance(text, str))
            numbers += [int(found[1]) for text in texts if (found := _PERSON.fullmatch(text))]
    return buku_penilaian_360(date.max, max(number for number in numbers if number <= TERBANYAK_DINILAI))


def susun_penilaian_360(
    tabel: Mapping[str, Tabel], form: Form | None, kumpulan: KumpulanTemuan
) -> BukuPenilaian360 | None:
    """The records of the sheets; ``None`` when evaluator, period, list or scores cannot be used."""
    if form is None:
        return None
    rater, period = baca_identitas(form, kumpulan)
    tool = None if period is None else instrumen_dari(form, period, kumpulan)
    people, ratings = tabel.get(DAFTAR), tabel.get(PENILAIAN)
    if tool is None or people is None or ratings is None:
        return None
    scores = baca_skor(ratings, tool, kumpulan)
    rated, numbers = baca_daftar(people, tool, scores, kumpulan)
    periksa_skor(ratings, people, rated, numbers, scores, tool, kumpulan)
    if rater is None or period is None:
        return None
    kept = periksa_hubungan(people, rated, rater, kumpulan)
    return BukuPenilaian360(penilai=rater, periode=period, penilaian=kept)
