"""Dates of a staff workbook that contradict each other, the year, or today."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from kinerja_core.model.istilah import Triwulan, tanggal_panjang
from kinerja_core.model.teks import sebut
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA, DialogTerbaca
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.rumus import luar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tertukar import melawan_urutan, mungkin, tertukar

#: Sheets whose rows are written one day after the other. Of the confidential Pembinaan no date is quoted.
_BERURUT: Final = (CATATAN_HARIAN.nama, UMPAN_BALIK.nama, DIALOG_KINERJA.nama)


def periksa_tanggal(bacaan: BacaanSKP) -> None:
    """Every check of dates that looks at more than one cell."""
    if bacaan.form is not None:
        _check_set(bacaan.form, bacaan)
    for name in _BERURUT:
        for table in bacaan.bersambung(name):
            _check_order(table, _come(_days(bacaan, table.spek.nama), bacaan.hari_ini))
    for name in (*_BERURUT, PEMBINAAN.nama):
        for table in bacaan.bersambung(name):
            _check_span(table, _days(bacaan, table.spek.nama), bacaan)
    for quarter in Triwulan:
        if (sheet := bacaan.tabel.get(quarter.value)) is not None and sheet.baris:
            _check_quarter(sheet, quarter, bacaan)


def _days(bacaan: BacaanSKP, lembar: str) -> list[tuple[int, datetime.date]]:
    """Rows with their dates as they stand in the sheet."""
    days = []
    for item in bacaan.terbaca[lembar]:
        if isinstance(item, DialogTerbaca):
            days.append((item.tempat.get("tanggal", item.baris), item.dialog.tanggal))
        else:
            days.append((item[0], item[1].tanggal))
    return days


def _come(hari: list[tuple[int, datetime.date]], hari_ini: datetime.date) -> list[tuple[int, datetime.date]]:
    """Those that have come: asking today costs far more than comparing plain days, and most often all have."""
    if not hari or max(day for _, day in hari) <= hari_ini:
        return hari
    return [(row, day) for row, day in hari if day <= hari_ini]


@memberi("TANGGAL-LUAR-PERIODE")
def _check_span(lapor: Pelapor[Tabel], hari: Sequence[tuple[int, datetime.date]], bacaan: BacaanSKP) -> None:
    """Dates of the year of the SKP but not of its span: of another SKP of the same person, or mistyped."""
    skp = bacaan.skp
    if skp is None:
        return
    outside = [one for one in hari if one[1].year == skp.tahun and not skp.mulai <= one[1] <= skp.selesai]
    if not outside:
        return
    row, day = outside[0]
    span = f"di luar periode SKP ini, {tanggal_panjang(skp.mulai)} s.d. {tanggal_panjang(skp.selesai)}"
    others = [lapor.lembar.sel(one, "tanggal") for one, _ in outside[1:]]
    more = f" Demikian pula {sebut(others, 'sel lainnya')}." if others else ""
    if lapor.lembar.spek.rahasia:
        lapor("TANGGAL-LUAR-PERIODE", f"Tanggal ini {span}.{more}", row, "tanggal")
        return
    meant = mungkin(day, lambda other: skp.mulai <= other <= min(skp.selesai, bacaan.hari_ini))
    lapor("TANGGAL-LUAR-PERIODE", f"Tanggal {tanggal_panjang(day)} {span}.{meant}{more}", row, "tanggal")


@memberi("SKP-PENETAPAN")
def _check_set(lapor: Pelapor[Form], bacaan: BacaanSKP) -> None:
    """An SKP is set in its year."""
    skp = bacaan.skp
    if skp is None or skp.tanggal_penetapan is None or skp.tanggal_penetapan.year == skp.tahun:
        return
    lapor(
        "SKP-PENETAPAN",
        f"SKP tahun {skp.tahun} ditetapkan {tanggal_panjang(skp.tanggal_penetapan)}, di luar tahunnya.",
        "tanggal_penetapan",
    )


@memberi("TANGGAL-LUAR-PERIODE")
def _check_quarter(lapor: Pelapor[Tabel], triwulan: Triwulan, bacaan: BacaanSKP) -> None:
    """Realisasi of a quarter in which the SKP was not in force."""
    skp = bacaan.skp
    if skp is None or not luar_skp(triwulan, skp.mulai, skp.selesai):
        return
    lapor(
        "TANGGAL-LUAR-PERIODE",
        f"{triwulan.value} sudah diisi, padahal di luar periode SKP ini, {tanggal_panjang(skp.mulai)} s.d. "
        f"{tanggal_panjang(skp.selesai)}.",
        lapor.lembar.baris[0][0], "realisasi",
    )


@memberi("TANGGAL-TERTUKAR")
def _check_order(lapor: Pelapor[Tabel], hari: Sequence[tuple[int, datetime.date]]) -> None:
    """Dates that fit the order of the rows only with day and month exchanged."""
    wrong = [hari[place] for place in melawan_urutan([day for _, day in hari])]
    if not wrong:
        return
    row, day = wrong[0]
    meant = tertukar(day)
    assert meant is not None  # noqa: S101 - only such dates are named
    others = [lapor.lembar.sel(one, "tanggal") for one, _ in wrong[1:]]
    lapor(
        "TANGGAL-TERTUKAR",
        f"Tanggal {tanggal_panjang(day)} tidak sesuai urutan barisnya, sedangkan {tanggal_panjang(meant)} sesuai."
        + (f" Demikian pula {sebut(others, 'sel lainnya')}." if others else ""),
        row, "tanggal",
    )
