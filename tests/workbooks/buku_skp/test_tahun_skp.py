"""Deadlines of a staff workbook follow the year that is typed into Identitas, in the sheet and in the reader alike."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl.utils import coordinate_to_tuple

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.masa_catatan import bulan_tahun
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.rules.tenggat import adalah_hari_kerja
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.kalender_catatan import KALENDER_CATATAN
from kinerja_core.workbooks.buku_skp.realisasi import nama_tenggat, tenggat_realisasi
from kinerja_core.workbooks.buku_skp.ringkasan import RINGKASAN_SKP
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.penulis import Penulis
from tests.alat.timpa_sel import untuk_dihitung
from tests.rules.ubah import bentuk, dengan_nilai
from tests.workbooks import buku_jadi
from tests.workbooks.buku_jadi import IsiLembar, bangun_skp, dibuka

JENIS = JenisSKP.KUANTITATIF_JA_JF
DIBUAT = 2026


def kalender_2027() -> list[dict[str, object]]:
    """The calendar of 2027: every realisasi is due two days earlier."""
    stages = bentuk("jadwal").dump_python(max_stages())
    for stage in stages:
        if stage["kode"].startswith("input"):
            day, _, month = stage["selesai"].partition(" ")
            stage["selesai"] = f"{int(day) - 2} {month}"
    return list(stages)


def max_stages() -> object:
    from kinerja_core.rules.aturan import muat  # noqa: PLC0415 - read while no other value stands in its place

    return list(muat("jadwal").nilai.values())[-1]


@pytest.fixture(scope="module")
def dihitung(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[int, IsiLembar]:
    """Workbooks made for 2026 in which another year was typed, recalculated by LibreOffice."""
    folder = tmp_path_factory.mktemp("tahun")
    files, years = [], (2024, 2025, 2026, 2027, 2028)
    with dengan_nilai("jadwal", date(2027, 1, 1), kalender_2027()):
        for year in years:
            identity = {"jenis": JENIS.value, "tahun": year, "mulai": date(year, 1, 1), "selesai": date(year, 12, 31)}
            content = Isi({IDENTITAS.nama: [identity]})
            book = Penulis(buku_jadi.pas(buku_skp(JENIS), content), content, DIBUAT, JENIS.value).tulis()
            files.append(folder / f"{year}.xlsx")
            files[-1].write_bytes(untuk_dihitung(book))
    return dict(zip(years, buku_jadi.dihitung(files, folder), strict=True))


@pytest.mark.parametrize("tahun", [2024, 2025, 2026, 2027, 2028])
def test_the_deadline_of_every_quarter_is_that_of_the_typed_year(dihitung: dict[int, IsiLembar], tahun: int) -> None:
    names = dibuka(bangun_skp(JENIS, DIBUAT)).defined_names
    tenggat_realisasi.cache_clear()
    with dengan_nilai("jadwal", date(2027, 1, 1), kalender_2027()):
        for quarter in Triwulan:
            sheet, _, cell = names[nama_tenggat(quarter)].value.partition("!")
            row, column = coordinate_to_tuple(cell.replace("$", ""))
            deadline = tenggat_realisasi(tahun, quarter)
            assert dihitung[tahun][sheet.strip("'")][row - 1][column - 1] == (
                seri(deadline) if deadline else "tidak diketahui"
            )
    tenggat_realisasi.cache_clear()


@pytest.mark.parametrize("tahun", [2024, 2025, 2026, 2027])
def test_the_summary_shows_the_deadlines_of_the_typed_year_or_says_which_template_to_use(
    dihitung: dict[int, IsiLembar], tahun: int
) -> None:
    rows = dihitung[tahun][RINGKASAN_SKP.nama]
    title = next(number for number, row in enumerate(rows) if row[0] == f"Tenggat tahun {tahun}")
    days = [row[4] for row in rows[title + 2 :] if isinstance(row[4], float)]
    if tahun == DIBUAT:
        assert days == [seri(stage.selesai) for stage in jadwal(tahun).hasil]
        assert "mengikuti tanggal hari ini" in str(rows[title][1])
    else:
        assert days == []
        assert rows[title][1] == f"Kalender tahun {tahun} tidak ada di buku ini; pakai templat tahun itu."


@pytest.mark.parametrize("tahun", [2024, 2025, 2026, 2027, 2028])
def test_the_calendar_of_the_typed_year_has_the_working_days_that_the_reader_counts(
    dihitung: dict[int, IsiLembar], tahun: int
) -> None:
    rows = dihitung[tahun][KALENDER_CATATAN.nama]
    counted = [str(cell) for row in rows for cell in row if re.fullmatch("[0-9]+ dari [0-9]+ hari", str(cell))]
    months = bulan_tahun(date(tahun, 1, 1), date(tahun, 12, 31))
    assert counted == [f"0 dari {sum(map(adalah_hari_kerja, month.hari()))} hari" for month in months]
    assert rows[2][0] == {
        2027: "Tanggal libur yang masih perkiraan: 10 Maret 2027, 11 Maret 2027, 17 Mei 2027.",
        2028: "Hari libur tahun ini belum diketahui (yang diketahui: 2024, 2025, 2026, 2027); "
        "jumlah hari kerja perkiraan.",
    }.get(tahun, "")


@pytest.mark.parametrize(("berkas", "disebut"), [("tahun-lalu-b.xlsx", True), ("dasar.xlsx", False)])
def test_last_years_book_with_a_new_year_typed_in_is_named(berkas: str, disebut: bool) -> None:
    path = Path(__file__).parents[2] / "kasus" / "buku" / berkas
    found = [item for item in baca_berkas(path).temuan if item.kode == "IDENTITAS-TAHUN-TEMPLAT"]
    assert bool(found) is disebut
    for item in found:
        assert item.lembar == "Identitas"
        assert "dibuat dari templat tahun 2025, sedangkan Tahun SKP 2026" in item.pesan
