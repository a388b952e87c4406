"""What is read at once, what calamine reads and what openpyxl reads of one package is one kisi."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import workbook_templates
from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.workbooks.mesin import kisi as modul
from kinerja_core.workbooks.mesin.kisi import BarisKisi, buka, dengan_calamine
from kinerja_core.workbooks.mesin.kisi_openpyxl import dengan_openpyxl
from tests.berkas.korpus import KORPUS
from tests.berkas.pembuat import Pembuat, asli, korpus_jadi
from tests.conftest import Sekali

_TERBACA = [(number, row) for number, row in enumerate(KORPUS) if row[3] != "tidak"]
_TEMPLAT = sorted(Path(workbook_templates.__file__).parent.glob("*.xlsx"))


def _paket(path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the readers are given of a file."""
    given: list[dict[str, bytes]] = []
    with monkeypatch.context() as only:
        only.setattr(modul, "_reader", lambda _: None)
        only.setattr(modul, "_values", lambda parts: given.append(parts) or dengan_calamine(modul.simpan(parts)))
        slowly = buka(path)
    quickly = buka(path)  # every sheet that can be read at once is
    assert quickly == slowly
    assert [list(map(type, row)) for rows in quickly.lembar.values() for row in rows] == [
        list(map(type, row)) for rows in slowly.lembar.values() for row in rows
    ]
    return given[0]


def _isi(kisi: dict[str, list[BarisKisi]]) -> dict[tuple[str, int, int], Any]:
    """Filled cells; errors are filled in from the XML after either reader, so their texts do not count here.

    A day that is written as a text (Strict Open XML) is the first moment of it to calamine.
    """
    return {
        (name, row, column): round(value, 9) if isinstance(value, float) else _hari(value)
        for name, rows in kisi.items()
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if value not in {"", None} and not (isinstance(value, str) and value.startswith("#"))
    }


def _hari(value: object) -> object:
    midnight = isinstance(value, datetime.datetime) and value.time() == datetime.time()
    return value.date() if midnight and isinstance(value, datetime.datetime) else value


def _sama(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = _paket(path, monkeypatch)
    one, other = (_isi(read(modul.simpan(parts))) for read in (dengan_calamine, dengan_openpyxl))
    assert one
    pairs = {place: (one.get(place), other.get(place)) for place in one | other}
    assert {place: pair for place, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize(
    ("nomor", "buat"), [(number, row[1]) for number, row in _TERBACA], ids=[row[0] for _, row in _TERBACA]
)
def test_both_readers_give_the_same_grid_of_every_file_of_the_corpus(
    nomor: int, buat: Pembuat, sekali: Sekali, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
):
    if "LibreOffice" in request.node.name:
        request.getfixturevalue("soffice")
    _sama(korpus_jadi(nomor, buat, sekali), monkeypatch)


@pytest.mark.parametrize("templat", _TEMPLAT, ids=lambda path: path.name)
def test_both_readers_give_the_same_grid_of_every_template(templat: Path, monkeypatch: pytest.MonkeyPatch):
    assert len(_TEMPLAT) >= 3
    _sama(templat, monkeypatch)


def test_both_readers_take_what_a_formula_gave_and_a_day_as_a_day():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("A")
    sheet.write_formula(0, 0, "=1+1", None, 2)
    sheet.write_datetime(0, 1, datetime.date(2026, 2, 10), book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    for read in dengan_calamine, dengan_openpyxl:
        stream.seek(0)
        (row,) = read(stream)["A"]
        assert [*map(_hari, row)] == [2.0, datetime.date(2026, 2, 10)]
    assert type(dengan_openpyxl(stream)["A"][0][1]) is datetime.date


def test_where_calamine_refuses_a_workbook_openpyxl_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(asli())
    whole = buka(path)

    def menolak(_: io.BytesIO) -> dict[str, list[BarisKisi]]:
        raise modul._Refused

    monkeypatch.setattr(modul, "_reader", lambda _: None)
    monkeypatch.setattr(modul, "dengan_calamine", menolak)
    second = buka(path)
    assert _isi(second.lembar) == _isi(whole.lembar)
    assert (second.rumus, second.persen, second.gabung) == (whole.rumus, whole.persen, whole.gabung)


def test_what_neither_reader_reads_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(asli())

    def menolak(_: io.BytesIO) -> dict[str, list[BarisKisi]]:
        raise modul._Refused from ValueError("calamine")

    monkeypatch.setattr(modul, "_reader", lambda _: None)
    monkeypatch.setattr(modul, "dengan_calamine", menolak)
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_, **__: 1 / 0)
    with pytest.raises(BerkasTidakTerbaca, match="rusak") as problem:
        buka(path)
    assert str(problem.value.__cause__) == "calamine"


def test_moments_and_times_are_the_same_in_both_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import openpyxl  # noqa: PLC0415 - only here

    book = openpyxl.Workbook()
    for number, value in enumerate((
        datetime.date(2025, 3, 1), datetime.datetime(2025, 3, 1, 8, 30), datetime.time(7, 30),  # noqa: DTZ001 - Excel has no zones
        datetime.timedelta(hours=30), 0.25, 7, True, "teks",
    ), 1):
        book.active.cell(number, 1, value)
    book.save(tmp_path / "waktu.xlsx")
    _sama(tmp_path / "waktu.xlsx", monkeypatch)
