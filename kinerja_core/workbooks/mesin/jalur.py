"""Records as paths: every field of a record by its dotted name, down to what one cell can hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


class Medan(NamedTuple):
    """A field that holds no record of its own; ``banyak``: it lies in a list of records."""

    isi: FieldInfo
    banyak: bool


@cache
def jalur(model: type[BaseModel]) -> Mapping[str, Medan]:
    """Every field of a record by its path: ``waktu.mulai``, ``agenda.kode_iki``."""
    found: dict[str, Medan] = {}
    for name, field in model.model_fields.items():
        inner, many = bagian(field.annotation)
        if inner is None:
            found[name] = Medan(field, banyak=False)
            continue
        found |= {f"{name}.{rest}": Medan(one.isi, one.banyak or many) for rest, one in jalur(inner).items()}
    return found


def bagian(jenis: Any) -> tuple[type[BaseModel] | None, bool]:
    """The record an annotation speaks of (``None``: of none), and whether of many."""
    origin = get_origin(jenis)
    if origin is Annotated:
        return bagian(get_args(jenis)[0])
    if origin in (Union, UnionType):
        (only, *more) = [one for one in get_args(jenis) if one is not NoneType]
        return (None, False) if more else bagian(only)
    if origin is tuple:
        inner, _ = bagian(get_args(jenis)[0])
        return inner, inner is not None
    return (jenis, False) if isinstance(jenis, type) and issubclass(jenis, BaseModel) else (None, False)


def cabang(model: type[BaseModel], tempat: str) -> tuple[type[BaseModel] | None, bool]:
    """The record at a path of another one, and whether there are many; ``""`` is the record itself."""
    inner, many = model, False
    for name in tempat.split(".") if tempat else ():
        field = inner.model_fields.get(name)
        found, several = bagian(field.annotation) if field is not None else (None, False)
        if found is None:
            return None, False
        inner, many = found, many or several
    return inner, many


@cache
def bagian_wajib(model: type[BaseModel]) -> tuple[str, ...]:
    """Records inside a record that it cannot do without."""
    return tuple(
        name for name, field in model.model_fields.items()
        if field.is_required() and bagian(field.annotation)[0] is not None and not bagian(field.annotation)[1]
    )


def nilai_di(rekaman: object, tempat: str) -> Any:
    """What stands at a path of a record, where a number is a place in a list; ``None`` where nothing is."""
    if "." not in tempat and isinstance(rekaman, BaseModel) and tempat:  # most cells
        return getattr(rekaman, tempat)
    for name in tempat.split(".") if tempat else ():
        if rekaman is None:
            return None
        rekaman = next(iter(rekaman[int(name):]), None) if isinstance(rekaman, tuple) else getattr(rekaman, name)
    return rekaman
