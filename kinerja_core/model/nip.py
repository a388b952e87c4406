"""NIP: the 18-digit number of a civil servant, always text (pitfall X1).

Its parts are quoted in ``rules/nip.yaml``; limits that a regulation may change (age at appointment,
PPPK codes) are checked by :mod:`kinerja_core.rules.nip`, the shape is checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.model.teks import kesalahan
from kinerja_core.model.ungkapan import ungkapan

#: Spaces (also those without a width) and dots.
_SEPARATORS: Final = " .\u00a0\u2007\u202f\u200b\u2060\ufeff"
_DROPPED: Final = dict.fromkeys(map(ord, _SEPARATORS))
_DIGITS: Final = ungkapan(r"[0-9]{18}")
#: A number of 18 digits with a fraction of nothing, and several NIP in one text.
_FRACTION: Final = ungkapan(r"[0-9]{18}[.,]0+")
_SEVERAL: Final = ungkapan(r"(?:[0-9]{18}[^0-9]*){2,9}")
#: What Excel shows of a NIP that it took for a number.
_NUMBER_SHOWN: Final = ungkapan(r"[0-9]([.,]?[0-9]+)?E\+?[0-9]+", re.IGNORECASE)


class NIPSalah(ValueError):
    """A text that is no NIP. ``masalah`` lists every problem found, in Indonesian."""

    def __init__(self, masalah: tuple[str, ...]) -> None:
        self.masalah = masalah
        super().__init__(" ".join(masalah))


class NIP(str):
    """A well-formed NIP. An instance is proof that the shape has been checked; its text is 18 digits."""

    __slots__ = ()

    def __new__(cls, teks: str) -> NIP:  # noqa: PYI034 - NIP is final in spirit; a Self would only obscure
        """Check and keep the digits; separators are dropped."""
        if type(teks) is NIP:
            return teks
        if not isinstance(teks, str):  # a number has already lost digits; never repair it
            raise NIPSalah((_NUMBER_MESSAGE,))
        digits = teks
        if not teks.isdecimal():
            if _FRACTION.fullmatch(teks.strip()):  # what a program wrote that took the NIP for a number
                raise NIPSalah((_NUMBER,))
            digits = teks.strip().translate(_DROPPED)
        if problems := masalah_bentuk(digits):
            raise NIPSalah(problems)
        return super().__new__(cls, digits)

    @property
    def tanggal_lahir(self) -> date:
        """Date of birth (digits 1-8)."""
        return date(int(self[0:4]), int(self[4:6]), int(self[6:8]))

    @property
    def jenis(self) -> JenisPegawai:
        """PNS when digits 13-14 are a month, PPPK when they are a PPPK code (21 and up)."""
        return JenisPegawai.PNS if int(self[12:14]) <= 12 else JenisPegawai.PPPK

    @property
    def tahun_pengangkatan(self) -> int:
        """Year of TMT CPNS, or of the PPPK appointment (digits 9-12)."""
        return int(self[8:12])

    @property
    def bulan_pengangkatan(self) -> int | None:
        """Month of TMT CPNS 1..12; ``None`` for a PPPK, whose NIP has no month."""
        return int(self[12:14]) if self.jenis is JenisPegawai.PNS else None

    @property
    def kode_pppk(self) -> str | None:
        """Two-digit PPPK code, ``None`` for a PNS."""
        return self[12:14] if self.jenis is JenisPegawai.PPPK else None

    @property
    def jenis_kelamin(self) -> str:
        """``"Pria"`` or ``"Wanita"`` (digit 15)."""
        return "Pria" if self[14] == "1" else "Wanita"

    @property
    def nomor_urut(self) -> str:
        """Serial number 001-999 (digits 16-18); it alone tells apart two people who share the rest."""
        return self[15:18]

    @property
    def berspasi(self) -> str:
        """As printed on documents: ``19910517 201504 2 003``."""
        return f"{self[0:8]} {self[8:14]} {self[14]} {self[15:18]}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "description": "NIP, 18 angka sebagai teks", "examples": ["199105172015042003"]}


#: Digits that a hand mistypes in a NIP; with more it is somebody else's.
_TYPED: Final = 2


def nip_mirip(nip: str, lain: Iterable[str]) -> str | None:
    """The NIP among others that was probably meant by one that differs in a digit or two."""
    return next((other for other in lain if 0 < sum(a != b for a, b in zip(nip, other, strict=True)) <= _TYPED), None)


def nip_seorang(nip: str, lain: str) -> bool:
    """Whether two NIP may be one person's: one is a slip of the other, or both were born on one day."""
    return nip != lain and (nip_mirip(nip, [lain]) is not None or nip[:8] == lain[:8])


#: Eighteen digits, also with one separator between them.
_IN_TEXT: Final = ungkapan(rf"(?<![0-9])[0-9](?:[{_SEPARATORS}]?[0-9]){{17}}(?![0-9])")


def samarkan_nip(teks: str) -> str:
    """A text for logs and reports of errors: of what may be a NIP only the year of birth and the serial show."""
    if sum(map(str.isdecimal, teks)) < 18:
        return teks
    return _IN_TEXT.sub(lambda found: f"{(digits := found[0].translate(_DROPPED))[:4]}***********{digits[-3:]}", teks)


_NUMBER: Final = (
    "NIP terbaca sebagai angka; Excel hanya menyimpan 15 angka pertama sehingga tiga angka terakhir sudah hilang."
)
_NUMBER_MESSAGE: Final = f"{_NUMBER} Ubah format sel menjadi Text, lalu ketik ulang NIP dari dokumen resmi."


def _validate(value: Any) -> NIP:
    try:
        return NIP(value)
    except NIPSalah as problem:
        said: dict[str, Any] = {"pesan": str(problem), "masalah": problem.masalah}
        if isinstance(value, str) and problem.masalah != (_NUMBER,):
            raise kesalahan("nip_salah", "{pesan}", said) from None
        raise kesalahan("nip_angka", "{pesan}", said | {"sebab": _NUMBER}) from None


@lru_cache(maxsize=1024)
def masalah_bentuk(digits: str) -> tuple[str, ...]:
    """Every problem in the shape of an 18-digit text without separators; empty when well formed."""
    if not _DIGITS.fullmatch(digits):
        if _NUMBER_SHOWN.fullmatch(digits):
            return (_NUMBER,)
        other = re.sub(r"[0-9]", "", digits)
        if _SEVERAL.fullmatch(digits):
            return (f"Sel ini memuat {(len(digits) - len(other)) // 18} NIP; tulis setiap orang tersendiri.",)
        if other:
            shown = "".join(one if one.isprintable() else f"(U+{ord(one):04X})" for one in other[:10])
            return (f'NIP hanya boleh berisi angka, tetapi ada "{shown}".',)
        return (f"NIP harus 18 angka, tetapi ada {len(digits)} angka.",)
    problems = []
    try:
        born: date | None = date(int(digits[0:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        born = None
    if born is None or born.year < 1900:
        problems.append(f'Delapan angka pertama NIP ("{digits[0:8]}") bukan tanggal lahir yang mungkin (tttt-bb-hh).')
    month = int(digits[12:14])
    if not (1 <= month <= 12 or month >= 21):
        problems.append(
            f'Angka ke-13 dan ke-14 NIP ("{digits[12:14]}") harus bulan 01-12 (PNS) atau kode PPPK (21 ke atas).'
        )
    if not 1900 <= int(digits[8:12]) <= 2200:
        problems.append(f'Angka ke-9 s.d. ke-12 NIP ("{digits[8:12]}") bukan tahun pengangkatan yang mungkin.')
    if digits[14] not in "12":
        problems.append(f'Angka ke-15 NIP ("{digits[14]}") harus 1 (pria) atau 2 (wanita).')
    if digits[15:18] == "000":
        problems.append(
            "Nomor urut NIP (tiga angka terakhir) tidak boleh 000. Begitulah NIP yang pernah menjadi angka di Excel."
        )
    return tuple(problems)
