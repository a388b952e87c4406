"""Rules with other values, for as long as a test needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from pydantic import TypeAdapter

from kinerja_core.rules.aturan import muat


@cache
def bentuk(kode: str) -> TypeAdapter[Any]:
    """What a value of a rule must look like."""
    return TypeAdapter(import_module(f"kinerja_core.rules.{kode}").BENTUK)


@contextmanager
def dengan_nilai(kode: str, hari: date, nilai: Any) -> Iterator[None]:
    """While it lasts, a rule has another value from a day on, written as its YAML would have it."""
    rule = muat(kode)
    kept, sources = rule.nilai, rule.rujukan
    values = {**kept, hari: bentuk(kode).validate_python(nilai)}
    object.__setattr__(rule, "nilai", dict(sorted(values.items())))
    object.__setattr__(rule, "rujukan", {hari: rule.pada(max(kept)).rujukan, **sources})
    try:
        yield
    finally:
        object.__setattr__(rule, "nilai", kept)
        object.__setattr__(rule, "rujukan", sources)
