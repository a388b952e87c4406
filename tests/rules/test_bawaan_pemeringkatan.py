"""The defaults of the ranking come from the rule of the period, wherever somebody meets them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import MetodePemetaan, UrutanPeringkat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.services import fungsi_sel
from kinerja_core.services.peringkat import peringkat, peringkat_buku, pilihan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit.buku import buku_unit_pada
from tests.rules.ubah import dengan_nilai

LAIN = {
    "bobot": [{"dipakai": "selalu", "hasil": 55, "perilaku": 45}],
    "metode": "Mutlak",
    "k": Decimal("1.25"),
    "toleransi": Decimal("2.5"),
    "urutan": "Komposit Saja",
}
BIASA = (MetodePemetaan.SIMPANGAN_BAKU, Decimal("0.5"), Decimal(0), (70, 30), UrutanPeringkat.KELOMPOK)
BARU = (MetodePemetaan.MUTLAK, Decimal("1.25"), Decimal("2.5"), (55, 45), UrutanPeringkat.KOMPOSIT)


@pytest.fixture
def mulai_2027() -> Iterator[None]:
    """From 2027 on the rule is another one."""
    buku_unit_pada.cache_clear()
    with dengan_nilai("pemeringkatan", date(2027, 1, 1), LAIN):
        yield
    buku_unit_pada.cache_clear()


def pengaturan(tahun: int) -> Pengaturan:
    return Pengaturan(nama_unit="Biro Contoh", periode=Periode(tahun))


def orang(nomor: int, hasil: int, perilaku: int) -> SkorPegawai:
    return SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=f"Orang {nomor}", hasil=hasil, perilaku=perilaku)


UNIT = (orang(1, 90, 70), orang(2, 80, 95), orang(3, 84, 85))


@pytest.mark.usefixtures("mulai_2027")
@pytest.mark.parametrize(("tahun", "cara"), [(2026, BIASA), (2027, BARU)])
def test_settings_that_are_open_are_completed_by_the_rule_of_their_period(tahun: int, cara: object) -> None:
    found = lengkapi_pengaturan(pengaturan(tahun))
    assert (found.metode, found.k, found.toleransi, found.bobot, found.urutan) == cara


def test_what_a_unit_sets_is_kept_and_before_the_first_rule_nothing_is_known() -> None:
    own = pengaturan(2026).model_copy(update={"k": Decimal(2), "bobot_perilaku": 40})
    found = lengkapi_pengaturan(own)
    assert (found.k, found.bobot_hasil, found.bobot_perilaku) == (Decimal(2), 70, 40)
    assert lengkapi_pengaturan(pengaturan(2021)) == pengaturan(2021)


@pytest.mark.usefixtures("mulai_2027")
@pytest.mark.parametrize(("tahun", "cara"), [(2026, BIASA), (2027, BARU)])
def test_a_unit_is_ranked_by_the_rule_of_its_period(tahun: int, cara: tuple[object, ...]) -> None:
    hasil = peringkat_buku(BukuUnit(pengaturan=pengaturan(tahun), skor=UNIT))
    metode, k, toleransi, bobot, urutan = cara
    assert (hasil.hasil.metode, hasil.hasil.bobot, hasil.hasil.urutan) == (metode, bobot, urutan)
    assert {hasil.hasil.k, hasil.hasil.toleransi} == {None, k if metode is MetodePemetaan.SIMPANGAN_BAKU else toleransi}


@pytest.mark.usefixtures("mulai_2027")
def test_a_list_of_scores_is_ranked_by_the_rule_of_the_period_named(tmp_path: Path) -> None:
    data = tmp_path / "skor.csv"
    rows = [f"{one.nip},{one.nama},{one.hasil},{one.perilaku}" for one in UNIT]
    data.write_text("\n".join(["nip,nama,hasil,perilaku", *rows]), encoding="utf-8")
    assert peringkat(data, pilihan(periode="Tahun 2027")).hasil.bobot == (55, 45)
    assert peringkat(data, pilihan(periode="Tahun 2026")).hasil.bobot == (70, 30)


@pytest.mark.usefixtures("mulai_2027")
def test_the_function_for_cells_ranks_by_the_rule_of_its_date() -> None:
    rows = [[str(one.nip), one.nama, float(one.hasil or 0), float(one.perilaku or 0)] for one in UNIT]
    table = fungsi_sel.pemetaan(rows, date(2027, 12, 31))
    komposit = table[0].index("Komposit")
    assert {row[2]: row[komposit] for row in table[1:4]} == {"Orang 1": 81.0, "Orang 2": 86.75, "Orang 3": 84.45}
    table = fungsi_sel.pemetaan(rows, date(2026, 12, 31))
    assert {row[2]: row[komposit] for row in table[1:4]} == {"Orang 1": 84.0, "Orang 2": 84.5, "Orang 3": 84.3}


@pytest.mark.usefixtures("mulai_2027")
@pytest.mark.parametrize(("tahun", "cara"), [(2026, BIASA), (2027, BARU)])
def test_a_blank_workbook_starts_with_the_rule_of_its_year_and_its_formulas_fall_back_to_it(
    tahun: int, cara: tuple[object, ...], tmp_path: Path
) -> None:
    path = tmp_path / "unit.xlsx"
    path.write_bytes(bangun_unit(tahun=tahun))
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    shown = {row[0].value: row for row in book["Pengaturan"].iter_rows(min_row=1, max_col=3) if row[0].value}
    metode, k, toleransi, bobot, urutan = cara
    assert isinstance(urutan, UrutanPeringkat)
    assert isinstance(metode, MetodePemetaan)
    assert isinstance(bobot, tuple)
    titles = ("Metode Pemetaan", "Pengali Simpangan Baku (k)", "Toleransi Mutlak", "Bobot Hasil Kerja (%)")
    values = [next(row[1].value for title, row in shown.items() if title.startswith(name)) for name in titles]
    assert [str(value) for value in values] == [metode.value, str(k), str(toleransi), str(bobot[0])]
    helps = [next(row[2].value for title, row in shown.items() if title.startswith(name)) for name in titles]
    assert helps[1].endswith(f"biasanya {k}.".replace(".", ",", 1))
    assert helps[3].startswith(str(bobot[0]))
    formulas = {row[0].value: row[1].value for row in book["Dasar"].iter_rows(min_row=2, max_col=2)}
    fallback = re.compile(
        r'IF\(Pengaturan![$]B[$][0-9]+="",(?:CHOOSE\([$]B[$][0-9]+,(.+?)\)|("[^"]+"|[^",]+)),Pengaturan'
    )
    found = [
        fallback.search(str(formulas[name]))
        for name in ("Metode dipakai", "k dipakai", "Toleransi", "Bobot hasil", "Bobot perilaku", "Urutan dipakai")
    ]
    each = [next(csv.reader([match.group(1) or match.group(2)])) for match in found if match]
    said = [one[-1 if tahun == 2027 else 0] for one in each]
    assert [len(one) for one in each] == [2, 2, 2, 2, 2, 2]  # both rules stand in the workbook
    assert said == [metode.value, str(k), str(toleransi), *map(str, bobot), urutan.value]


@pytest.mark.usefixtures("mulai_2027")
@pytest.mark.parametrize("settings", [pengaturan(2027), lengkapi_pengaturan(pengaturan(2027))], ids=["open", "set"])
def test_settings_are_read_as_they_were_written_open_or_set(settings: Pengaturan, tmp_path: Path) -> None:
    path = tmp_path / "unit.xlsx"
    path.write_bytes(bangun_unit(BukuUnit(pengaturan=settings, skor=UNIT)))
    read = baca_berkas(path).buku
    assert isinstance(read, BukuUnit)
    assert read.pengaturan == settings
    assert peringkat_buku(read).hasil.bobot == (settings.bobot or (55, 45))
