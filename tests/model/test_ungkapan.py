from __future__ import annotations

import re

import pytest

from kinerja_core.model.ungkapan import ungkapan


def test_it_answers_as_a_compiled_one(monkeypatch: pytest.MonkeyPatch):
    kata = ungkapan(r"([a-z]+) ([0-9]+)", re.IGNORECASE)
    bita = ungkapan(rb"[0-9]+")
    found = kata.fullmatch("Triwulan 4")
    assert found is not None
    assert found[2] == "4"
    assert kata.sub(r"\2", "TW 3, tw 4") == "3, 4"
    assert (kata.pattern, kata.groups) == (r"([a-z]+) ([0-9]+)", 2)
    assert bita.findall(b"1 dan 22") == [b"1", b"22"]
    monkeypatch.setattr(re, "compile", None)
    assert kata.fullmatch("tw 1") is not None  # nothing is asked of re again


def test_a_mistake_is_found_when_it_is_used():
    salah = ungkapan("(")
    with pytest.raises(re.error, match="unterminated"):
        salah.search("a")
