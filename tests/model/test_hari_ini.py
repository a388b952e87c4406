from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinerja_addin import makro, tempat
from kinerja_halaman import jembatan

import kinerja_core
from kinerja_core.cli import utama
from kinerja_core.model import hari_ini
from kinerja_core.model.hari_ini import HariIni, hari_kini, jam_salah, saat_kini, sehari
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.services.meja import aturan_diperiksa

HARI = date(2025, 6, 15)
BANDING: tuple[Callable[[date, date], bool], ...] = (
    lambda hari, lain: hari < lain, lambda hari, lain: lain < hari, lambda hari, lain: hari <= lain,
    lambda hari, lain: lain <= hari, lambda hari, lain: hari == lain, lambda hari, lain: lain == hari,
    lambda hari, lain: hari != lain, lambda hari, lain: lain != hari, lambda hari, lain: min(hari, lain) == lain,
    lambda hari, lain: max(lain, hari) == lain,
)  # fmt: skip
Tanya = tuple[Callable[[date, date], bool], date]
hari = st.dates(HARI - timedelta(days=9), HARI + timedelta(days=9))


@given(st.lists(st.tuples(st.sampled_from(BANDING), hari), max_size=6), hari)
def test_on_every_day_of_its_span_it_answers_the_same(tanya: list[Tanya], lain: date):
    today = HariIni(HARI)
    answers = [question(today, day) for question, day in tanya]
    assert answers == [question(HARI, day) for question, day in tanya]
    if today.dari <= lain <= today.sampai:
        assert answers == [question(lain, day) for question, day in tanya]


def test_days_that_were_not_compared_leave_it_open():
    today = HariIni(HARI)
    assert (today.dari, today.sampai) == (date.min, date.max)
    assert date(2025, 6, 20) > today > date(2025, 6, 10)
    assert (today.dari, today.sampai) == (date(2025, 6, 11), date(2025, 6, 19))


@pytest.mark.parametrize("pakai", [
    tanggal_panjang, lambda hari: hari.day, lambda hari: hari + timedelta(days=1), lambda hari: HARI - hari,
    lambda hari: hari - HARI, str, hash, lambda hari: f"{hari:%d}", lambda hari: hari.isoformat(),
    lambda hari: hari == "15 Juni 2025", lambda hari: hari == HARI,
])  # fmt: skip
def test_whatever_else_is_asked_of_it_holds_on_this_day_only(pakai: Callable[[Any], object]):
    today = HariIni(HARI)
    assert pakai(today) == pakai(HARI)
    assert (today.dari, today.sampai) == (HARI, HARI)


class _Jam(datetime):
    """A clock that is a day further each time somebody looks."""

    dilihat = 0

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        cls.dilihat += 1
        return datetime(2025, 6, 15, 12, tzinfo=UTC).astimezone(tz) + timedelta(days=cls.dilihat)


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hari_ini, "datetime", _Jam)


@pytest.mark.usefixtures("jam")
def test_a_run_over_midnight_has_one_day():
    with sehari():
        first, moment = hari_kini(), saat_kini()
        with sehari():
            assert (hari_kini(), saat_kini()) == (first, moment)
        assert hari_kini() == first
    assert hari_kini() > first


@pytest.mark.usefixtures("jam")
def test_every_face_runs_in_one_day(monkeypatch: pytest.MonkeyPatch):
    seen: list[date] = []

    def look(*_: object, **__: object) -> Any:
        seen.extend((hari_kini(), hari_kini()))
        return ""

    monkeypatch.setattr(utama, "_perintah", lambda _: look)
    monkeypatch.setitem(jembatan._PERINTAH, "lihat", look)
    assert utama.jalankan(["lihat"]) == 0
    jembatan.jalankan("lihat", "{}", lambda *_: None)
    monkeypatch.setattr(makro, "_progress", lambda *_: nullcontext())
    monkeypatch.setattr(tempat, "catat", look)
    makro._run(SimpleNamespace(alert=look), "Lihat", look)  # type: ignore[arg-type]  # no Excel stands behind it
    assert len(seen) == 10
    assert [len(set(one)) for one in (seen[:2], seen[2:4], seen[4:], seen)] == [1, 1, 1, 3]


def test_no_clock_that_is_right_is_before_the_rules_were_checked():
    assert aturan_diperiksa()[1] == hari_ini.ATURAN_DIPERIKSA
    assert tanggal_panjang(hari_ini.ATURAN_DIPERIKSA) in hari_ini.JAM_SALAH


@pytest.mark.parametrize(("hari", "salah"), [
    (date(2009, 3, 1), True), (date(2026, 11, 25), True), (date(2026, 11, 26), False), (date(2099, 1, 1), False),
])  # fmt: skip
def test_a_clock_that_cannot_be_right_is_told_where_the_day_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, hari: date, salah: bool
):
    class Jam(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(hari.year, hari.month, hari.day, 12).astimezone(tz)

    monkeypatch.setattr(hari_ini, "datetime", Jam)
    hari_kini()
    assert jam_salah() is None  # nothing runs
    with sehari():
        assert jam_salah() is None
        saat_kini()  # a stamp is no day that anything is judged by
        assert jam_salah() is None
        with sehari():
            hari_kini()
            assert jam_salah() is None  # whoever runs this says it
        told = jam_salah()
    assert (told is not None) == salah
    assert told is None or told.startswith(f"Tanggal komputer ini {tanggal_panjang(hari)}, ")


@pytest.mark.usefixtures("jam")
def test_every_face_tells_once_of_a_clock_that_cannot_be_right(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def look(*_: object, **__: object) -> Any:
        return "" if hari_kini() == hari_kini() else "dua hari"

    monkeypatch.setattr(utama, "_perintah", lambda _: look)
    assert utama.jalankan(["lihat"]) == 0
    assert capsys.readouterr().err.count("Betulkan tanggal") == 1
    monkeypatch.setattr(utama, "_perintah", lambda _: lambda *_, **__: 0)
    assert utama.jalankan(["lihat"]) == 0
    assert capsys.readouterr().err == ""
    shown: list[str] = []
    monkeypatch.setattr(makro, "_progress", lambda *_: nullcontext())
    monkeypatch.setattr(tempat, "catat", lambda *_: None)
    excel: Any = SimpleNamespace(alert=lambda text, **_: shown.append(text))
    makro._run(excel, "Lihat", lambda *_: f"Selesai.{look()}")
    makro._run(excel, "Lihat", lambda *_: "Selesai.")
    assert [one.count("Betulkan tanggal") for one in shown] == [1, 0]
    assert shown[0].startswith("Selesai.\n\n")


def test_the_calendar_is_asked_in_one_place():
    """What else looks at the clock writes a stamp, never a day that is judged by."""
    core = Path(kinerja_core.__file__).parent
    asking = re.compile(r"\b(?:today|now|utcnow|localtime)\(")
    found = {path.name for path in core.rglob("*.py") if asking.search(path.read_text("utf-8"))}
    assert found == {"hari_ini.py", "penempatan.py", "jadwal.py"}
