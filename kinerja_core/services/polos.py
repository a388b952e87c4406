"""Polos: values as JSON knows them."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode


def polos(value: Any) -> Any:
    """A value as JSON knows it; decimals become numbers with the same digits, dates ISO text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (NIP, Periode)):
        return str(value)
    if isinstance(value, BaseModel):
        return {name: polos(getattr(value, name)) for name in type(value).model_fields}
    if is_dataclass(value) and not isinstance(value, type):
        return polos(asdict(value))
    if isinstance(value, dict):
        return {str(polos(key)): polos(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [polos(item) for item in value]
    return value
