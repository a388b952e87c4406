"""Periods of evaluation. Spans: TW I 1 Jan-31 Mar .. IV 1 Okt-31 Des, akhir 1 Jan-31 Des (deck)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Bulan, Triwulan, cari
from kinerja_core.model.teks import kesalahan
from kinerja_core.model.ungkapan import ungkapan

_YEAR: Final = ungkapan(r"\b(20[0-9]{2})\b")
_QUARTER: Final = ungkapan(r"\b(?:triwulan|tw)\s*-?\s*(iv|iii|ii|i|[1-4])\b", re.IGNORECASE)


class PeriodeSalah(ValueError):
    """A text that names no period."""

    def __init__(self, teks: str) -> None:
        self.sebab = f'Periode "{teks}" tidak dikenal.'
        super().__init__(
            f'{self.sebab[:-1]}; tulis misalnya "Triwulan IV 2025", "2025-TW4" atau "Tahun 2025".'
        )


class Periode:
    """One period of evaluation: a quarter of a year, or the whole year (``triwulan`` is ``None``)."""

    __slots__ = ("tahun", "triwulan")
    tahun: int
    triwulan: Triwulan | None

    def __init__(self, tahun: int, triwulan: Triwulan | None = None) -> None:
        object.__setattr__(self, "tahun", tahun)
        object.__setattr__(self, "triwulan", triwulan)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Periode tidak dapat diubah")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Periode) and (self.tahun, self.triwulan) == (other.tahun, other.triwulan)

    def __hash__(self) -> int:
        return hash((self.tahun, self.triwulan))

    def __reduce__(self) -> tuple[type[Periode], tuple[int, Triwulan | None]]:
        return Periode, (self.tahun, self.triwulan)

    def __repr__(self) -> str:
        return f"Periode({str(self)!r})"

    def __str__(self) -> str:
        return f"{self.triwulan.value} {self.tahun}" if self.triwulan else f"Tahun {self.tahun}"

    @classmethod
    def parse(cls, teks: str) -> Periode:
        """Read "Triwulan IV 2025", "TW4 2025", "2025-TW4", "Tahun 2025" or "2025".

        Raises:
            PeriodeSalah: when the text names no single period.
        """
        years = set(_YEAR.findall(teks))
        quarters = set(map(str.casefold, _QUARTER.findall(teks)))
        rest = _YEAR.sub("", _QUARTER.sub("", teks))
        if len(years) != 1 or len(quarters) > 1 or re.sub(r"(?i)\b(tahun|akhir|tahunan|periode)\b|[\s\-/,.]", "", rest):
            raise PeriodeSalah(teks)
        return cls(int(years.pop()), cari(Triwulan, quarters.pop()) if quarters else None)

    @property
    def mulai(self) -> date:
        """First day."""
        return date(self.tahun, 3 * self.triwulan.nomor - 2 if self.triwulan else 1, 1)

    @property
    def selesai(self) -> date:
        """Last day; the date by which rules are chosen."""
        month = 3 * self.triwulan.nomor if self.triwulan else 12
        return date(self.tahun, month, 30 if month in {6, 9} else 31)

    @property
    def kode(self) -> str:
        """For file names and JSON: ``2025-TW4`` or ``2025``."""
        return f"{self.tahun}-TW{self.triwulan.nomor}" if self.triwulan else str(self.tahun)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.kode),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "description": "Periode penilaian", "examples": ["Triwulan IV 2025", "2025"]}

    @classmethod
    def _validate(cls, value: Any) -> Periode:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(value if isinstance(value, str) else repr(value))
        except PeriodeSalah as problem:
            raise kesalahan(
                "periode_salah", "{pesan}", {"pesan": str(problem), "sebab": problem.sebab}
            ) from None


class RentangBulan(Rekaman):
    """A span of months inside one year, both ends included ("Maret s/d April")."""

    mulai: Kata[Bulan]
    selesai: Kata[Bulan]

    @model_validator(mode="after")
    def _in_order(self) -> RentangBulan:
        if self.selesai.nomor < self.mulai.nomor:
            raise kesalahan(
                "rentang_bulan_terbalik",
                "Bulan selesai ({selesai}) mendahului bulan mulai ({mulai}).",
                {"mulai": self.mulai.value, "selesai": self.selesai.value},
            )
        return self

    def __str__(self) -> str:
        return f"{self.mulai.value} s/d {self.selesai.value}"
