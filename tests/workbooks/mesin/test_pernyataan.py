"""What a workbook is declared with: parts that are given once, and said when they are wrong."""

from __future__ import annotations

import pytest

from kinerja_core.workbooks.mesin.pernyataan import Pernyataan
from kinerja_core.workbooks.mesin.spek import Kolom


class Papan(Pernyataan):
    nama: str
    tinggi: int = 2


class PapanLebar(Papan):
    lebar: int
    tinggi: int = 5


def test_parts_that_are_not_given_are_as_the_class_has_them():
    assert vars(Papan(nama="a")) == {"nama": "a"}
    assert (Papan(nama="a").tinggi, PapanLebar(nama="a", lebar=1).tinggi) == (2, 5)
    assert repr(Papan(nama="a", tinggi=3)) == "Papan(nama='a', tinggi=3)"


@pytest.mark.parametrize(("isian", "kata"), [({}, "Papan: nama"), ({"nama": "a", "warna": 1}, "Papan: warna")])
def test_a_part_that_is_missing_or_unknown_is_named(isian: dict[str, object], kata: str):
    with pytest.raises(TypeError, match=kata):
        Papan(**isian)
    with pytest.raises(TypeError, match="PapanLebar: lebar"):
        PapanLebar(nama="a")


def test_a_declaration_stays_as_it_was_given():
    satu = Papan(nama="a")
    with pytest.raises(AttributeError, match=r"Papan\.nama is given once"):
        satu.nama = "b"  # type: ignore[misc] # to a type checker it is frozen
    lain = satu.dengan(tinggi=3)
    assert (satu.tinggi, lain.tinggi, lain.nama) == (2, 3, "a")
    assert satu != Papan(nama="a")  # compared by identity
    with pytest.raises(TypeError, match="Papan: warna"):
        satu.dengan(warna=1)


def test_what_a_column_has_computed_does_not_go_along():
    kolom = Kolom(nama="a", judul="Judul A")
    assert kolom.cocok("judul  a*")
    assert kolom.dengan(judul="Judul B").cocok("JUDUL B")
    assert not kolom.dengan(judul="Judul B").cocok("Judul A")
