"""Help of every command: Indonesian, without Python's types, and quick to load."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from kinerja_core.cli.utama import _perintah, app, jalankan

ENGLISH = (
    "Usage", "Options", "Arguments", "Commands", "Show this message", "required", "default", "Missing", "Error",
    "OPTIONS", "COMMAND", "ARGS",
)  # fmt: skip


def _semua(perintah: Any, nama: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield nama
    for anak, isi in getattr(perintah, "commands", {}).items():
        yield from _semua(isi, (*nama, anak))


PERINTAH = sorted(_semua(typer.main.get_command(app)))


def test_every_command_people_rely_on_is_there():
    harus = {
        "contoh", "templat", "periksa", "gabung", "perilaku", "peringkat", "cetak", "skema", "ekspor", "hitung",
        "aturan", "templat-dokumen", "addin", "verifikasi", "baca-risalah", "tukin",
        "angka-kredit",
    }  # fmt: skip
    assert {nama[0] for nama in PERINTAH if nama} >= harus
    assert {nama[1] for nama in PERINTAH if nama[:1] == ("hitung",) and nama[1:]} == {
        "predikat", "kelompok", "rentang", "tenggat", "tukin", "tukin-terlambat", "angka-kredit", "nip",
    }  # fmt: skip
    assert {nama[1] for nama in PERINTAH if nama[:1] == ("addin",) and nama[1:]} == {
        "bangun", "pemasang", "pasang", "copot", "periksa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kata", "ada"),
    [
        (["periksa", "hitung"], [("periksa",)]),
        (["hitung", "predikat", "sesuai", "sesuai"], [("hitung",), ("hitung", "predikat")]),
        (["hitung", "--help"], [nama for nama in PERINTAH if nama[:1] == ("hitung",)]),
        *((kata, PERINTAH) for kata in ([], ["--help"], ["--versi"], ["predikat"], ["--", "periksa"])),
    ],
)
def test_a_command_that_is_called_is_put_together_without_the_others(kata: list[str], ada: list[tuple[str, ...]]):
    """All of them together take longer than most commands; who names none is shown all."""
    assert set(_semua(_perintah(kata))) == {(), *ada}


@pytest.mark.parametrize("perintah", PERINTAH, ids=" ".join)
def test_help_is_indonesian_and_shows_no_python_types(
    perintah: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "120")
    assert jalankan([*perintah, "--help"]) == 0
    teks = capsys.readouterr().out
    assert " ".join(("Pemakaian: kinerja", *perintah)) in teks
    assert not [kata for kata in ENGLISH if kata in teks], teks
    assert "<" not in teks
    assert "{{" not in teks
    assert "[[" not in teks


@pytest.mark.parametrize(
    ("perintah", "milik_typer"), [([], set()), (["hitung", "predikat"], {"pydantic"})]
)  # typer itself reads the arguments of a command with pydantic
def test_help_loads_only_what_it_shows(perintah: list[str], milik_typer: set[str]):
    kode = (
        f"import sys; from kinerja_core.cli.utama import jalankan; jalankan([*{perintah}, '--help']);"
        "berat = {'rich', 'pydantic', 'openpyxl', 'docxtpl', 'yaml', 'lxml', 'kinerja_core.services.hitung'};"
        "print(sorted(berat & set(sys.modules)), file=sys.stderr)"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert set(ast.literal_eval(hasil.stderr)) <= milik_typer
