"""A formula that cells share, as Excel can share it ([MS-XLSB] 2.5.98.98)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from kinerja_core.workbooks.mesin.pengemas import BerkasBuku
from kinerja_core.workbooks.mesin.rumus_bersama import RumusTidakDapatDibagi, dapat_dibagi
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import bangun_skp, bangun_unit, dibuka


@pytest.mark.parametrize(
    ("rumus", "dibagi", "nama"),
    [
        ('IF($B7="","",$C7&"!$A$1{1}")', 'IF($B7="","",$C7&"!$A$1{1}")', {}),
        ("COUNTIF($B$7:$B7,$B7)", "COUNTIF($B$7:$B7,$B7)", {}),
        ("SUM(Sini!$A$1:$A$9,'Sini'!B7)", "SUM($A$1:$A$9,B7)", {}),
        ("INDEX(Sana!$G$6:$G$66,2)", "INDEX(Sana_G6,2)", {"Sana_G6": "Sana!$G$6:$G$66"}),
        ("'Sana Itu'!$B$8*2", "SanaItu_B8*2", {"SanaItu_B8": "'Sana Itu'!$B$8"}),
        ("Sana!$P4&$A7", "INDEX(Sana_P4,ROW()-6)&$A7", {"Sana_P4": "Sana!$P$4:$P$9"}),
        ('SUM({1,2;3,4},LEN({"a}","b"}))', "SUM(Deret,LEN(Deret))", {"Deret": '{"a}","b"}'}),
        (
            "IF(INDIRECT(\"'Sana 2'!$B$7:$B$9\")=DaftarRHK,1,0)", "IF(INDIRECT(\"'Sana 2'!$B$7:$B$9\")=DaftarRHK,1,0)",
            {},
        ),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_gets_a_name_and_a_row_of_it_is_looked_up(
    rumus: str, dibagi: str, nama: dict[str, str]
) -> None:
    given: dict[str, str] = {}

    def name(wanted: str, reference: str) -> str:
        given[wanted] = reference
        return wanted

    assert dapat_dibagi(rumus, "Sini", (7, 12), name) == dibagi
    assert given == nama


@pytest.mark.parametrize(
    "rumus",
    [
        "SUM(Sana!$A$7:$A7)", "Sana!A7", "Sana!A$7", "SUM(INDEX($A$1:$A$9,2):$A$9)", "SUM($A$1:INDEX($A$1:$A$9,2))",
        "[1]Sana!$A$1", "Tabel[Kolom]", "Sana!Nama", "#REF!+1",
    ],
)  # fmt: skip
def test_what_excel_cannot_share_is_refused_when_the_workbook_is_built(rumus: str) -> None:
    with pytest.raises(RumusTidakDapatDibagi):
        dapat_dibagi(rumus, "Sini", (7, 12), lambda name, _: name)


def test_one_range_has_one_name_and_two_have_two() -> None:
    book = BerkasBuku()
    names = [book.beri_nama("Deret", text) for text in ("{1,2}", "{3}", "{1,2}", "{4}")]
    assert names == ["Deret", "Deret.2", "Deret", "Deret.3"]


def test_constants_that_were_given_no_cells_fail_the_workbook() -> None:
    book = BerkasBuku()
    page = book.add_worksheet("Ref")
    book.beri_nama("Deret", "{1,2}")
    book.tempatkan(lambda many: [(name, "Ref!$A$1:$B$1") for name in many])
    book.beri_nama("Deret", "{3}")
    book.simpan(page)
    with pytest.raises(RumusTidakDapatDibagi, match=r"Deret\.2"):
        book.selesai()


@pytest.mark.parametrize(
    "susun", [lambda: bangun_skp(isi=bahan.buku_terisi()), lambda: bangun_unit(bahan.buku_unit())], ids=["skp", "unit"]
)
def test_shared_formulas_of_our_workbooks_stay_on_their_sheet(susun: Callable[[], bytes]) -> None:
    """Every name that they use is there, and people are not shown those that were made for them."""
    data = susun()
    book, names = dibuka(data), set[str]()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(one).decode() for one in parts.namelist() if one.startswith("xl/worksheets/sheet")]
    shared = [text for xml in sheets for text in re.findall(r'<f t="shared" ref="[^"]+" si="\d+">([^<]+)</f>', xml)]
    assert len(shared) > 50
    for text in shared:
        bare = re.sub(r'"[^"]*"', '""', text)
        assert not re.search(r"[!{]", bare), text
        names |= set(re.findall(r"\b(?:[A-Za-z]+_[A-Z]+[0-9]+|Deret)(?:\.[0-9]+)?\b", bare))
    made = {name for name, one in book.defined_names.items() if one.hidden}
    assert len(names) > 20
    assert names == made
