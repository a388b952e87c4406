"""Sheets of the unit workbook that are looked at: the map with its numbers, the days off, conflicts in colour."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from kinerja_core.model.buku import BukuUnit
from kinerja_core.workbooks.buku_unit.daftar_pegawai import KAPASITAS_PEGAWAI
from kinerja_core.workbooks.mesin import gaya
from tests.alat.alamat import kolom
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import baca, bangun_unit, dibuka

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


DI_ATAS_GRAFIK = "A3"  # alamat: of a sheet that is drawn, without fields


def unit(*skor: tuple[str, str]) -> BukuUnit:
    """A unit of people with these scores for hasil and perilaku."""
    base = bahan.buku_unit(len(skor))
    return base.model_copy(update={"skor": tuple(
        one.model_copy(update={"nama": f"Pegawai {number:03d}, S.E.", "hasil": Decimal(h), "perilaku": Decimal(p)})
        for number, (one, (h, p)) in enumerate(zip(base.skor, skor, strict=True), start=1)
    )})


def peta(data: bytes) -> Any:
    """The chart of the map."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        charts = [etree.fromstring(source.read(name)) for name in source.namelist() if "charts/chart" in name]
    return next(chart for chart in charts if chart.find(f".//{C}scatterChart") is not None)


def sumbu(data: bytes) -> list[tuple[str | None, str | None]]:
    """Least and greatest value of the two axes; ``None`` where the program decides."""
    ends = []
    for axis in peta(data).iter(f"{C}valAx"):
        scaling = axis.find(f"{C}scaling")
        low, high = scaling.find(f"{C}min"), scaling.find(f"{C}max")
        ends.append((None if low is None else low.get("val"), None if high is None else high.get("val")))
    return ends


@pytest.mark.parametrize(("banyak", "baris"), [(0, KAPASITAS_PEGAWAI), (7, 17), (403, 504)])
def test_each_point_carries_the_number_under_which_the_list_below_names_its_person(banyak: int, baris: int) -> None:
    data = bangun_unit(unit(*[("80", "90.5")] * banyak) if banyak else None)
    labels = peta(data).findall(f".//{C}dLbl")
    shown = {int(one.find(f"{C}idx").get("val")): "".join(one.itertext(f"{A}t")) for one in labels}
    assert shown == {place: str(place + 1) for place in range(baris)}
    rows = baca(data)["Peta"]
    named = [cell for row in rows[43:] for cell in row[:5] if cell]
    assert named == [f"{number}. Pegawai {number:03d}" for number in range(1, banyak + 1)]


def test_the_axes_fit_the_scores_a_workbook_is_made_with_and_are_left_free_in_a_blank_one() -> None:
    assert sumbu(bangun_unit(unit(("71", "84"), ("99.5", "95")))) == [("70", "110"), ("80", "100")]
    assert sumbu(bangun_unit(unit(("0", "120"),))) == [("0", "10"), ("110", "130")]
    assert sumbu(bangun_unit()) == [(None, None), (None, None)]


def test_a_score_outside_the_axes_is_said_above_the_chart() -> None:
    book = dibuka(bangun_unit(unit(("71", "84"), ("99.5", "95"))))
    formula = str(book["Peta"][DI_ATAS_GRAFIK].value)
    assert re.findall(r'"([<>]\d+)"', formula) == ["<70", ">110", "<80", ">100"]
    assert "Ada skor di luar sumbu grafik" in formula
    assert dibuka(bangun_unit())["Peta"][DI_ATAS_GRAFIK].value is None


def test_a_conflict_has_the_colour_the_guide_gives_to_contradictions() -> None:
    book = dibuka(bangun_unit())
    for name in ("Pemeringkatan", "Urutan"):
        sheet = book[name]
        column = kolom(name, "konflik")
        rules = [
            rule for area in sheet.conditional_formatting for rule in area.rules
            if str(area.sqref).startswith(column)
        ]
        assert ["#" + rule.dxf.fill.bgColor.rgb[2:] for rule in rules] == [gaya.WARNA_BENTROK[0]]


def test_the_days_off_and_the_map_stand_upright_on_their_pages() -> None:
    book = dibuka(bangun_unit())
    assert [book[name].page_setup.orientation for name in ("Hari Libur", "Peta", "Distribusi")] == [
        "portrait", "portrait", "landscape",
    ]
