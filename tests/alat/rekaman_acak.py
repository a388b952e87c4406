"""Records in which every field says something, whatever fields they have: a new one is filled without being named."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kinerja_core.model.istilah import JenisPegawai, Triwulan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import GOLONGAN_PPPK, PANGKAT, Pangkat
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.periode import Periode

M = TypeVar("M", bound=BaseModel)
TAHUN = 2025
#: Semicolons are left out: in one cell they part the values of a list.
_HURUF = string.ascii_letters + string.digits + " \n.,&<>\"'()/+-@%éß🙂"
_TEKS = st.text(_HURUF, max_size=30).map(lambda text: f"t{text}")
_TANGGAL = st.dates(datetime.date(TAHUN, 1, 1), datetime.date(TAHUN, 12, 31))
_PERIODE = st.sampled_from([Periode(TAHUN, quarter) for quarter in (*Triwulan, None)])


class Pengisi:
    """Fills every field of a record by its type; what a type cannot say is given."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self._orang = 0

    def nip(self, jenis: JenisPegawai | None = None) -> NIP:
        """A NIP that no other person has."""
        self._orang += 1
        kind = jenis or self.draw(st.sampled_from(JenisPegawai))
        months = "03" if kind is JenisPegawai.PNS else "21"
        return NIP(f"199103142015{months}{1 + self._orang % 2}{self._orang:03d}")

    def rekaman(self, model: type[M], **tetap: Any) -> M:
        """A record; ``tetap`` are values that follow from something else."""
        assert tetap.keys() <= model.model_fields.keys(), "isian yang sudah tidak ada"
        if model is Pegawai and "nip" not in tetap:
            tetap["nip"] = self.nip()
        if model is Pegawai:
            pns = tetap["nip"].jenis is JenisPegawai.PNS
            ranks = list(PANGKAT if pns else GOLONGAN_PPPK)
            tetap |= {"jenis": tetap["nip"].jenis, "pangkat": Pangkat(self.draw(st.sampled_from(ranks)))}
        return model.model_validate({
            name: tetap[name] if name in tetap else self.nilai(field.annotation, field.metadata)
            for name, field in model.model_fields.items()
        })

    def nilai(self, jenis: Any, batas: list[Any]) -> Any:
        """A value that says something, never ``None``."""
        origin, args = get_origin(jenis), get_args(jenis)
        if origin is Annotated:
            inner = [limit for one in args[1:] for limit in (one.metadata if isinstance(one, FieldInfo) else [one])]
            return self.nilai(args[0], [*inner, *batas])
        if origin in (Union, UnionType):
            (one,) = [one for one in args if one is not NoneType]
            return self.nilai(one, batas)
        if origin is tuple:
            return tuple(self.nilai(args[0], []) for _ in range(self.draw(st.integers(1, 3))))
        if origin is Literal:
            return self.draw(st.sampled_from(args))
        if issubclass(jenis, BaseModel):
            return self.rekaman(jenis)
        if jenis is NIP:
            return self.nip()
        return self.draw(_strategi(jenis, batas))


def _strategi(jenis: type, batas: list[Any]) -> st.SearchStrategy[Any]:
    low = next((one.ge for one in batas if isinstance(one, Ge)), 0)
    high = next((one.le for one in batas if isinstance(one, Le)), max(100, 2 * low))
    if issubclass(jenis, Enum):
        return st.sampled_from(jenis)
    known: Mapping[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(), int: st.integers(int(low), int(high)), datetime.date: _TANGGAL, str: _TEKS,
        Decimal: st.integers(int(4 * low), int(4 * high)).filter(lambda quarters: not 0 < quarters <= 4).map(
            lambda quarters: Decimal(quarters) / 4  # above 0 and up to 1 a score is a percentage by mistake
        ),
        Pangkat: st.sampled_from([Pangkat(one) for one in PANGKAT]), Periode: _PERIODE,
    }
    if jenis not in known:
        raise NotImplementedError(f"isian berjenis {jenis.__name__} belum dapat diisi acak; tambahkan di sini")
    return known[jenis]


def terisi(rekaman: BaseModel, awalan: str = "") -> set[str]:
    """Paths of the fields that say something in a record, or in one of its records."""
    found: set[str] = set()
    for name in type(rekaman).model_fields:
        value = getattr(rekaman, name)
        records = value if isinstance(value, tuple) else (value,)
        for one in records:
            if isinstance(one, BaseModel):
                found |= terisi(one, f"{awalan}{name}.")
            elif one is not None and one != {}:
                found.add(awalan + name)
    return found
