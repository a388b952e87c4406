"""Pangkat and golongan ruang: the seventeen of PNS, and golongan I..XVII of PPPK (forms)."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kinerja_core.model.teks import kesalahan
from kinerja_core.model.ungkapan import ungkapan

PANGKAT: Final[dict[str, str]] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK: Final[tuple[str, ...]] = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
)

_BY_NAME: Final = {name.casefold(): code for code, name in PANGKAT.items()}
_BY_CODE: Final = {code.casefold(): code for code in PANGKAT}
_CODE: Final = ungkapan(r"\b(IV|I{1,3})\s*/\s*([a-e])\b", re.IGNORECASE)
_PPPK: Final = ungkapan(r"(?:(?:PPPK|Gol(?:ongan|\.)?)\s*)*\b([IVX]+)", re.IGNORECASE)
_TINGKAT: Final = ungkapan(r"\bTk\.?\s*(?=I\b|1\b)", re.IGNORECASE)


def ejaan_pangkat() -> tuple[str, ...]:
    """Texts by which people write every pangkat and golongan, besides how :class:`Pangkat` prints it."""
    found = []
    for code, name in PANGKAT.items():
        names = {name, *(name.replace("Tingkat I", short) for short in ("Tk. I", "Tk.I", "Tk I"))}
        found += [code, *(f"{one}{between}" for one in sorted(names) for between in (
            "", f" ({code})", f", {code}", f" - {code}", f" {code}",
        ))]
    found += [f"{before}{code}" for code in GOLONGAN_PPPK for before in ("", "PPPK ", "Gol. ", "PPPK Golongan ")]
    printed = {str(Pangkat(code)) for code in (*PANGKAT, *GOLONGAN_PPPK)}
    return tuple(one for one in found if one not in printed)


class PangkatSalah(ValueError):
    """A text that is no pangkat or golongan."""

    def __init__(self, teks: str, sebab: str) -> None:
        self.sebab = f'Pangkat/golongan "{teks}" {sebab}.'
        super().__init__(
            f'{self.sebab[:-1]}; tulis misalnya "Pembina (IV/a)", "Penata Tingkat I, III/d", atau untuk PPPK "IX".'
        )


class Pangkat:
    """A rank: ``golongan`` is ``IV/a`` (PNS) or ``IX`` (PPPK); ``nama`` is the pangkat, ``None`` for PPPK."""

    __slots__ = ("golongan",)
    golongan: str

    def __init__(self, golongan: str) -> None:
        if golongan not in PANGKAT and golongan not in GOLONGAN_PPPK:
            raise PangkatSalah(golongan, "tidak dikenal")
        object.__setattr__(self, "golongan", golongan)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Pangkat tidak dapat diubah")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pangkat) and self.golongan == other.golongan

    def __hash__(self) -> int:
        return hash(self.golongan)

    def __reduce__(self) -> tuple[type[Pangkat], tuple[str]]:
        return Pangkat, (self.golongan,)

    def __repr__(self) -> str:
        return f"Pangkat({self.golongan!r})"

    def __str__(self) -> str:
        return f"{self.nama} ({self.golongan})" if self.nama else f"Golongan {self.golongan}"

    @property
    def nama(self) -> str | None:
        """Name of the pangkat, ``None`` for a PPPK golongan."""
        return PANGKAT.get(self.golongan)

    @classmethod
    def parse(cls, teks: str) -> Pangkat:
        """Read any usual spelling: "Pembina - IV/a", "Penata Tk. I, III/d", "Pembina (IV/a)", "IV/a", "Golongan IX".

        Raises:
            PangkatSalah: unknown, or the name and the golongan disagree.
        """
        text = " ".join(_TINGKAT.sub("Tingkat ", teks).split()).replace("Tingkat 1", "Tingkat I")
        code = _CODE.search(text)
        name = re.sub(r"[\s,()\-–—]+", " ", text[: code.start()] + " " + text[code.end() :] if code else text).strip()
        named = _BY_NAME.get(name.casefold())
        if code:
            found = _BY_CODE.get(f"{code.group(1)}/{code.group(2)}".casefold())
            if found is None:
                raise PangkatSalah(teks, "tidak dikenal")
            if name and named is None:
                raise PangkatSalah(teks, f'memuat nama pangkat "{name}" yang tidak dikenal')
            if named is not None and named != found:
                raise PangkatSalah(teks, f"tidak cocok: {PANGKAT[named]} adalah {named}, bukan {found}")
            return cls(found)
        if named is not None:
            return cls(named)
        pppk = _PPPK.fullmatch(text)
        if pppk and pppk.group(1).upper() in GOLONGAN_PPPK:
            return cls(pppk.group(1).upper())
        raise PangkatSalah(teks, "tidak dikenal")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "description": "Pangkat dan golongan ruang", "examples": ["Pembina (IV/a)", "IX"]}

    @classmethod
    def _validate(cls, value: Any) -> Pangkat:
        if isinstance(value, cls):
            return value
        try:
            return cls.parse(value if isinstance(value, str) else repr(value))
        except PangkatSalah as problem:
            raise kesalahan(
                "pangkat_salah", "{pesan}", {"pesan": str(problem), "sebab": problem.sebab}
            ) from None
