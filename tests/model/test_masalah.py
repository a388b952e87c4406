from __future__ import annotations

import importlib
import pkgutil
import re
from datetime import timedelta
from typing import Any, Literal, get_args

import pytest
from pydantic import BaseModel, ValidationError, field_validator
from pydantic_core.core_schema import ErrorType

import kinerja_core.documents
import kinerja_core.model
from kinerja_core.model.masalah import _MESSAGES, Masalah, daftar_masalah, sebut_jalur

INGGRIS = re.compile(r"(?i)\b(input|should|must|valid|value|error|expected|the|field|unable|or)\b")


class Isi(BaseModel):
    pilihan: Literal["a", "b"]
    angka: int
    teks: str
    lama: timedelta
    url: bytes
    genap: int = 0

    @field_validator("genap")
    @classmethod
    def _genap(cls, nilai: int) -> int:
        if nilai % 2:
            raise ValueError("Harus genap.")
        return nilai


def _masalah(isi: Any) -> list[str]:
    with pytest.raises(ValidationError) as galat:
        Isi.model_validate(isi)
    return [satu.pesan for satu in daftar_masalah(galat.value)]


def test_no_problem_is_told_in_english():
    pesan = _masalah({"pilihan": "c", "angka": "x", "teks": 1, "lama": "x", "url": 1, "genap": 3})
    assert pesan == [
        "Harus salah satu dari: 'a' atau 'b'.", "Harus bilangan bulat.", "Harus berupa teks.",
        "Isinya tidak dapat dipakai.", "Isinya tidak dapat dipakai.", "Harus genap.",
    ]  # fmt: skip
    assert not [satu for satu in pesan if INGGRIS.search(satu)]


@pytest.mark.parametrize(("jalur", "jenis", "disebut"), [
    (("agenda", 0, "masalah"), "missing", "agenda ke-1 › masalah"), ((2,), "missing", "ke-3"),
    ((0, 1, "a"), "missing", "ke-1 ke-2 › a"), ((), "missing", ""), ((7,), "invalid_key", "nama 7"),
    (("kolom", 1, "kode", 7, "[key]"), "string_type", "kolom ke-2 › kode › nama 7"),
])
def test_the_path_of_a_problem_counts_from_one(jalur: tuple[int | str, ...], jenis: str, disebut: str):
    assert sebut_jalur(Masalah(jalur, jenis, "", None, "")) == disebut


def test_only_kinds_that_exist_have_a_message():
    assert set(_MESSAGES) <= set(get_args(ErrorType))


def _records() -> list[type[BaseModel]]:
    """Every record of the model, and what every document is made of: the JSON of anybody fills it too."""
    found = set[type[BaseModel]]()
    names = [
        one.name for room in (kinerja_core.model, kinerja_core.documents)
        for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    ]
    for module in map(importlib.import_module, names):
        found |= {kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, BaseModel)}
    ours = [kind for kind in found if kind.__module__.startswith("kinerja_core.")]
    return sorted(ours, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("record", _records(), ids=lambda record: record.__name__)
@pytest.mark.parametrize("text", ["\ud800", "III\ud800/c", "javascript:\ud800", "1990041520150320\ud80011"])
def test_half_a_character_is_a_problem_like_any_other(record: type[BaseModel], text: str):
    for name in record.model_fields:
        for value in (text, [text]):
            with pytest.raises(ValidationError) as problem:
                record.model_validate({name: value, "tidak ada": 1})
            for one in daftar_masalah(problem.value):
                one.pesan.encode()
