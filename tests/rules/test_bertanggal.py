"""A rule that changes its shape, tried with a rule that only this test knows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.model.dasar import Rekaman
from kinerja_core.rules.aturan import Putusan, baca_aturan
from kinerja_core.rules.bertanggal import bertanggal
from kinerja_core.rules.siap import AturanRusak


class Rata(Rekaman):
    """Until 2026: one rate for everybody."""

    persen: Decimal


class Bertingkat(Rekaman):
    """Since 2027: nothing below a limit, the rate on what lies above it."""

    persen: Decimal
    bebas: Decimal


BENTUK = {date(2024, 1, 1): Rata, date(2027, 1, 1): Bertingkat}
YAML = """\
deskripsi: Potongan contoh
satuan: persen
nilai:
  2024-01-01: {persen: 10}
  2025-01-01: {persen: 12}
  2027-01-01: {persen: 20, bebas: 1000}
rujukan:
  2024-01-01: [{judul: Surat A, keyakinan: letter}]
  2025-01-01: [{judul: Surat B, keyakinan: letter}]
  2027-01-01: [{judul: Surat C, keyakinan: letter}]
terakhir_diperiksa: 2027-06-01
"""
ATURAN = baca_aturan("contoh", YAML, BENTUK)


@bertanggal
def potongan(gaji: Decimal, tanggal: date) -> Putusan[Decimal]:
    """What is taken off."""
    aturan = ATURAN.pada(tanggal)
    return Putusan(gaji * aturan.hasil.persen / 100, aturan.rujukan)


@potongan.sejak(2027, 1, 1)
def potongan_2027_01_01(gaji: Decimal, tanggal: date) -> Putusan[Decimal]:
    aturan = ATURAN.pada(tanggal)
    return Putusan(max(gaji - aturan.hasil.bebas, Decimal(0)) * aturan.hasil.persen / 100, aturan.rujukan)


@pytest.mark.parametrize(
    ("tanggal", "hasil", "sumber"),
    [
        (date(2024, 12, 31), 500, "Surat A"),
        (date(2026, 12, 31), 600, "Surat B"),
        (date(2027, 1, 1), 800, "Surat C"),
        (date(2031, 3, 31), 800, "Surat C"),
    ],
)
def test_the_date_decides_which_form_of_a_function_counts(tanggal: date, hasil: int, sumber: str) -> None:
    for putusan in (potongan(Decimal(5000), tanggal), potongan(tanggal=tanggal, gaji=Decimal(5000))):
        assert putusan.hasil == hasil
        assert putusan.rujukan[0].judul == sumber


def test_a_dated_function_keeps_its_name_and_words() -> None:
    assert (potongan.__name__, potongan.__doc__) == ("potongan", "What is taken off.")


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("{persen: 20, bebas: 1000}", "{persen: 20}", "Bentuk nilai 2027-01-01"),
        ("{persen: 12}", "{persen: 12, bebas: 5}", "Bentuk nilai 2025-01-01"),
        ("2024-01-01", "2023-07-01", "Nilai tanggal 2023-07-01 lebih awal daripada bentuk pertamanya (2024-01-01)."),
    ],
)
def test_every_dated_value_has_the_shape_of_its_time(lama: str, baru: str, pesan: str) -> None:
    with pytest.raises(AturanRusak) as caught:
        baca_aturan("contoh", YAML.replace(lama, baru), BENTUK)
    assert any(problem.startswith(pesan) for problem in caught.value.masalah), caught.value.masalah


def _lain(gaji: Decimal, tanggal: date) -> Any:
    raise NotImplementedError


def _kurang(gaji: Decimal) -> Any:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("nama", "form", "hari", "pesan"),
    [
        ("potongan_baru", _lain, (2028, 1, 1), "must be called potongan_2028_01_01"),
        ("potongan_2028_01_01", _kurang, (2028, 1, 1), "must have the arguments of potongan"),
        ("potongan_2027_01_01", _lain, (2027, 1, 1), "does not come after"),
        ("potongan_2026_01_01", _lain, (2026, 1, 1), "does not come after"),
    ],
)
def test_a_form_that_could_not_be_told_apart_is_refused(nama: str, form: Any, hari: Any, pesan: str) -> None:
    def copy() -> Any:
        return type(form)(form.__code__, form.__globals__, nama)

    with pytest.raises(TypeError, match=pesan):
        potongan.sejak(*hari)(copy())


def test_a_function_that_is_not_asked_for_a_date_cannot_be_dated() -> None:
    with pytest.raises(TypeError, match="tanggal"):
        bertanggal(_kurang)
