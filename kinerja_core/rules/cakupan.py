"""Cakupan: which points of the regulations, letters and the deck are built, in part, or left out."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Istilah
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.rules.aturan import Keyakinan
from kinerja_core.rules.siap import ATURAN, AturanRusak, isi_terkirim, muat_yaml


class StatusCakupan(Istilah):
    """How far a point is built."""

    DIBUAT = "dibuat"
    SEBAGIAN = "sebagian"
    DI_LUAR = "di luar"


class ButirCakupan(Rekaman):
    """One point of a source. Paths are relative to the repository; ``uji`` may name a test after ``::``."""

    sumber: str
    butir: str
    uraian: str
    keyakinan: Keyakinan
    status: Kata[StatusCakupan]
    verba: tuple[str, ...] = ()  #: how a user reaches it: words after ``kinerja``
    modul: tuple[str, ...] = ()
    uji: tuple[str, ...] = ()
    keterangan: str | None = None

    @model_validator(mode="after")
    def _proven(self) -> ButirCakupan:
        if self.status is StatusCakupan.DIBUAT and not (self.modul and self.uji):
            raise PydanticCustomError("tanpa_bukti", "Butir yang dibuat wajib menyebut modul dan uji.")
        if self.status is not StatusCakupan.DIBUAT and not self.keterangan:
            raise PydanticCustomError("tanpa_keterangan", "Butir yang belum penuh wajib mempunyai keterangan.")
        if (self.status is not StatusCakupan.DI_LUAR) is not bool(self.verba):
            raise PydanticCustomError("tanpa_verba", "Butir yang ada di program, dan hanya itu, menyebut verbanya.")
        return self


def _once(points: tuple[ButirCakupan, ...]) -> tuple[ButirCakupan, ...]:
    names = [(point.sumber, point.butir) for point in points]
    if twice := {name for name in names if names.count(name) > 1}:
        raise PydanticCustomError("butir_ganda", "Butir ditulis dua kali: {butir}.", {"butir": str(sorted(twice))})
    return points


_BENTUK: Final[TypeAdapter[tuple[ButirCakupan, ...]]] = TypeAdapter(
    Annotated[tuple[ButirCakupan, ...], Field(min_length=1), AfterValidator(_once)]
)


def baca_cakupan(teks: str) -> tuple[ButirCakupan, ...]:
    """Read the text of a coverage file.

    Raises:
        AturanRusak: with every problem found.
    """
    return _susun(muat_yaml(teks, "cakupan"))


def _susun(content: Any) -> tuple[ButirCakupan, ...]:
    try:
        return _BENTUK.validate_python(content)
    except ValidationError as error:
        problems = (f"{' › '.join(map(str, item.jalur))}: {item.pesan}" for item in daftar_masalah(error))
        raise AturanRusak("cakupan", tuple(problems)) from None


@cache
def daftar_cakupan() -> tuple[ButirCakupan, ...]:
    """Every point we know of, in the order of its source."""
    return _susun(isi_terkirim(ATURAN, "cakupan"))
