"""The fields of a document: what a template may print, derived from the document's context model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

Bentuk = Literal["teks", "angka", "ya_tidak", "daftar", "kelompok", "gambar"]


class IsianDokumen(NamedTuple):
    """One field: its shape, whether it always has a value, and what stands below it.

    ``angka`` is whatever is not text itself and prints by ``str``. ``isi`` maps names to fields for a kelompok;
    for a daftar it has the single name ``*``, its item.
    """

    bentuk: Bentuk
    wajib: bool = True
    keterangan: str = ""
    contoh: str = ""
    isi: Mapping[str, IsianDokumen] = {}

    @property
    def tercetak(self) -> bool:
        """Whether ``{{ field }}`` may print it."""
        return self.bentuk in {"teks", "angka", "gambar"}


def _shape(kind: Any) -> IsianDokumen:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in {Union, UnionType}:
        (kind,) = (item for item in arguments if item is not type(None))
        return _shape(kind)._replace(wajib=False)
    if origin in {tuple, list}:
        return IsianDokumen("daftar", isi={"*": _shape(arguments[0])})
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return IsianDokumen("kelompok", isi=isian_model(kind))
    if kind is bool:
        return IsianDokumen("ya_tidak")
    return IsianDokumen("teks" if isinstance(kind, type) and issubclass(kind, str) else "angka")


def _example(examples: list[Any] | None) -> str:
    if not examples:
        return ""
    first = examples[0]
    return "; ".join(map(str, first)) if isinstance(first, (list, tuple)) else str(first)


def isian_model(model: type[BaseModel]) -> dict[str, IsianDokumen]:
    """Fields of a context model by name, in their order."""
    return {
        name: _shape(info.annotation)._replace(keterangan=info.description or "", contoh=_example(info.examples))
        for name, info in model.model_fields.items()
    }


def ratakan(
    isian: Mapping[str, IsianDokumen], awal: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], IsianDokumen]]:
    """Every field with its path, ``("pegawai", "*", "nama")``, parents before children."""
    for name, item in isian.items():
        path = (*awal, name)
        yield path, item
        yield from ratakan(item.isi, path)


def nama_jalur(jalur: tuple[str, ...]) -> str:
    """A path as people read it: ``pegawai[].nama``."""
    return ".".join(jalur).replace(".*", "[]")


def nilai_di(nilai: Any, jalur: tuple[str, ...]) -> Iterator[Any]:
    """Every value that stands at a path of a context."""
    if not jalur:
        yield nilai
    elif jalur[0] == "*":
        for item in nilai or ():
            yield from nilai_di(item, jalur[1:])
    else:
        yield from nilai_di(getattr(nilai, jalur[0], None), jalur[1:])
