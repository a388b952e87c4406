"""Where Excel takes one cell of a range: formulas of which it is known."""

from __future__ import annotations

import pytest

from tests.workbooks.kelas_rumus import Nama, besar, galat_lolos, satu_diambil


@pytest.mark.parametrize(
    ("rumus", "diambil"),
    [
        ("SUMPRODUCT((A1:A3=1)*ROW(A1:A3))", []),
        ("SUMPRODUCT(IF(A1:A3=1,1,0))", ["A1:A3"]),
        ("SUMPRODUCT(IFERROR(A1:A3,0))", ["A1:A3"]),
        ("MATCH(1,(A1:A3=1)*1,0)", ["A1:A3"]),
        ("MATCH(1,INDEX((A1:A3=1)*1,0),0)", []),
        ("LOOKUP(2,1/(A1:A3=1),B1:B3)", []),
        ("OR(A1:A3=1)", ["A1:A3"]),
        ('COUNT(FIND({"a","b"},A1))', []),
        ("COUNT(FIND(Larik,A1))", ["Larik"]),
        ("SUMPRODUCT(--ISNUMBER(FIND(Larik,A1)))", []),
        ('MAX((A1:A3<>"")*ROW(A1:A3))', ["A1:A3", "ROW()"]),
        ("SUM(A1:INDEX(A1:A9,3))", []),
        ("A1:INDEX(A1:A9,3)*2", ["A1:INDEX()"]),
        ("Sel*2", []),
        ("Kolom*2", ["Kolom"]),
    ],
)
def test_where_excel_takes_one_cell_of_a_range(rumus: str, diambil: list[str]) -> None:
    names = Nama({"Larik": '{"a","b"}', "Sel": "Ref!$A$1", "Kolom": "Ref!$A$1:$A$9"})
    assert satu_diambil(rumus, names) == diambil


@pytest.mark.parametrize(
    ("rumus", "bita"),
    [
        ("A1", 7), ("$A$1:$B$2", 13), ("Ref!A1", 9), ("Kolom", 5), ("1", 3), ("1.5", 9), ("70000", 9), ('"abc"', 9),
        ("TRUE", 2), ("A1+(B1)", 16), ("SUM(A1,B1)", 18), ('IF(A1="","",1)', 7 + 1 + 3 + 3 + 3 + 20),
        ("SUM({1,2})", 4 + 15 + 6),
    ],
)
def test_how_many_bytes_excel_needs(rumus: str, bita: int) -> None:
    assert besar(rumus) == bita


@pytest.mark.parametrize(
    ("rumus", "lolos"),
    [
        ('IFERROR(IF(INDEX(A1:A3,5)="","",B1),"")', ["B1"]), ('IFERROR(IF(A1="",B1,""),"")', []),
        ('IFERROR(IF(A1="","",B1&""),"")', []), ('IFERROR(IF(A1="",IF(A2=1,"",B1),""),"")', ["B1"]),
        ('1+IFERROR((IF(A1="","",IF(A2=1,"",Nama))),"")', ["Nama"]), ('IFERROR(LEN(IF(A1="","",B1)),"")', []),
        ('IF(ISERROR(IF(A1="","",B1)),"",1)', []), ('IFERROR(INDEX(A1:A3,4),"")', []),
        ('IF(INDEX(A1:A3,MATCH(1,B1:B3,0))="","",IF(A1="x",1,IF(ISNUMBER(B1),1,2)))', ["INDEX(MATCH)"]),
        ('IF(IF(A1="",INDEX(A1:A3,MATCH(1,B1:B3,0)),1)="","",IFERROR(B1,2))', ["INDEX(MATCH)"]),
        ('IF(IFERROR(INDEX(A1:A3,MATCH(1,B1:B3,0)),"")="","",IFERROR(B1,2))', []),
        ('IF(INDEX(A1:A3,MATCH(1,B1:B3,0))="",IFERROR(B1,2),3)', []),
    ],
)  # fmt: skip
def test_where_a_condition_that_fails_gives_something_else_in_libreoffice_7_0(rumus: str, lolos: list[str]) -> None:
    assert galat_lolos(rumus) == lolos
