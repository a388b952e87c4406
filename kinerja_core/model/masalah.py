"""Pydantic's problems in Indonesian: all of a record's problems at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, SchemaValidator
from pydantic_core.core_schema import ErrorType

from kinerja_core.model.tampak import tampak

#: Letters of a name that somebody invented, and lines of problems, that a message quotes.
_HURUF_NAMA: Final = 60
_BARIS: Final = 20


#: Letters of a text from which on it may hold so many items that a problem for each would take gigabytes.
TEKS_PANJANG: Final = 100_000


def periksa_sekilas(model: type[BaseModel], isi: object) -> None:
    """Refuse data that a model does not take, with the problems of the first wrong item of each list.

    Raises:
        ValidationError: the model does not take them.
    """
    _briefly(model).validate_python(isi)


@cache
def _briefly(model: type[BaseModel]) -> SchemaValidator:
    brief = _first_only(TypeAdapter(model).core_schema)
    with suppress(TypeError):  # older ones have no ready validators of the models inside, which go on to the end
        return SchemaValidator(brief, None, _use_prebuilt=False)
    return SchemaValidator(brief)


def _first_only(schema: Any) -> Any:
    """The same schema, whose lists end at their first wrong item."""
    if isinstance(schema, Mapping):
        copy = {name: _first_only(part) for name, part in schema.items()}
        return copy | {"fail_fast": True} if copy.get("type") in _LISTS else copy
    return type(schema)(map(_first_only, schema)) if type(schema) in {list, tuple} else schema


_LISTS: Final = frozenset({"list", "tuple", "set", "frozenset"})


class Masalah(NamedTuple):
    """One problem: ``jalur`` is the path of the field, ``jenis`` a stable kind, ``pesan`` Indonesian.

    ``sebab`` is the message without what to do about it, for those who say that elsewhere.
    """

    jalur: tuple[int | str, ...]
    jenis: str
    pesan: str
    nilai: Any
    sebab: str


_MESSAGES: Final[dict[str, str]] = {
    "missing": "Wajib diisi.",
    "extra_forbidden": "Isian ini tidak dikenal.",
    "string_type": "Harus berupa teks.",
    "string_unicode": "Ada separuh karakter, yang tidak dapat disimpan; ketik ulang teksnya.",
    "invalid_key": "Nama isian harus berupa teks.",
    "string_too_short": "Wajib diisi.",
    "string_too_long": "Terlalu panjang; paling banyak {max_length} huruf.",
    "string_pattern_mismatch": "Bentuknya tidak sesuai.",
    "int_type": "Harus bilangan bulat.",
    "int_parsing": "Harus bilangan bulat.",
    "int_parsing_size": "Bilangannya terlalu besar.",
    "int_from_float": "Harus bilangan bulat, tanpa pecahan.",
    "decimal_type": "Harus angka.",
    "decimal_parsing": "Harus angka.",
    "decimal_max_places": "Paling banyak {decimal_places} angka di belakang koma.",
    "finite_number": "Harus angka biasa.",
    "bool_type": "Harus Ya atau Tidak (di JSON: true atau false).",
    "bool_parsing": "Harus Ya atau Tidak (di JSON: true atau false).",
    "date_type": "Harus tanggal.",
    "greater_than_equal": "Paling kecil {ge}.",
    "less_than_equal": "Paling besar {le}.",
    "greater_than": "Harus lebih besar dari {gt}.",
    "less_than": "Harus lebih kecil dari {lt}.",
    "too_short": "Paling sedikit {min_length} isian.",
    "too_long": "Paling banyak {max_length} isian.",
    "tuple_type": "Harus berupa daftar.",
    "model_type": "Harus berupa kelompok isian.",
    "model_attributes_type": "Harus berupa kelompok isian.",
    "dict_type": "Harus berupa kelompok isian.",
    "literal_error": "Harus salah satu dari: {expected}.",
    "value_error": "{error}",
}
#: Kinds of pydantic's own; every other kind is ours, with a message in Indonesian.
_BAWAAN: Final = frozenset(get_args(ErrorType))


def _message(error: ErrorDetails) -> str:
    template = _MESSAGES.get(error["type"])
    if template is None:
        return "Isinya tidak dapat dipakai." if error["type"] in _BAWAAN else error["msg"]
    return template.format(**error.get("ctx", {})).replace(" or ", " atau ")


def _problem(error: ErrorDetails) -> Masalah:
    said = _message(error)
    return Masalah(error["loc"], error["type"], said, error["input"], error.get("ctx", {}).get("sebab", said))


def _echo(error: ErrorDetails) -> bool:
    """A list called too short only because its items have problems of their own, which are listed already."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, list | tuple) and len(given) >= error["ctx"]["min_length"]


#: How pydantic calls the kinds of a field of several kinds in the path of a problem, and what a user calls them.
_RAGAM: Final = {"str": "teks", "int": "bilangan bulat", "bool": "true atau false", "tuple[]": ""}


def _of_a_kind(error: ErrorDetails) -> tuple[int | str, ...] | None:
    """The path of a field of several kinds whose value is none of one of them."""
    return error["loc"][:-1] if error["loc"] and error["loc"][-1] in _RAGAM else None


def daftar_masalah(kesalahan: ValidationError) -> tuple[Masalah, ...]:
    """Every problem of a validation, in order, with Indonesian messages; one of a field of several kinds is one."""
    errors = [one for one in kesalahan.errors(include_url=False) if not _echo(one)]
    kinds: dict[tuple[int | str, ...], list[str]] = {}
    for one in errors:
        if (path := _of_a_kind(one)) is not None:
            kinds.setdefault(path, []).append(_RAGAM[str(one["loc"][-1])])
    found = []
    for one in errors:
        path = _of_a_kind(one)
        if path is None or len(kinds.get(path, ())) == 1:
            found.append(_problem(one))
        elif path in kinds:
            said = f"Harus berupa {' atau '.join(filter(None, kinds.pop(path)))}."
            found.append(Masalah(path, one["type"], said, one["input"], said))
    return tuple(found)


def sebut_jalur(masalah: Masalah) -> str:
    """The path of a field as a message shows it, ``agenda ke-1 › masalah``; empty when the problem is of the whole.

    Items are counted from 1, as the rows of a sheet are.
    """
    said: list[str] = []
    parts = masalah.jalur
    for place, part in enumerate(parts):
        named = masalah.jenis == "invalid_key" or parts[place + 1 : place + 2] == (_NAMA,)  # a number may be a name
        if isinstance(part, int) and not named:
            said[-1:] = [" ".join([*said[-1:], f"ke-{part + 1}"])]
        elif part != _NAMA:
            name = tampak(str(part))
            short = name if len(name) <= _HURUF_NAMA else f"{name[:_HURUF_NAMA]}…"
            said.append(f"nama {short}" if named else short)
    return " › ".join(said)


#: What pydantic adds to the path of a problem that is one of the name of a field.
_NAMA: Final = "[key]"


def sebut_masalah(masalah: Masalah) -> str:
    """A problem of a text file, JSON or YAML, as a message shows it; such a file has no cells to type a NIP into."""
    said = masalah.pesan
    if masalah.jenis == "nip_angka" and not isinstance(masalah.nilai, str):
        said = 'NIP ditulis sebagai angka; tulis di antara tanda petik ganda, seperti "198203152009121004".'
    return f"{sebut_jalur(masalah) or 'isi'}: {said}"


def rincian(masalah: Sequence[str]) -> str:
    """Problems as lines of a message: the first ones, and how many more there are."""
    rest = len(masalah) - _BARIS
    more = f"\n- … dan {rest} masalah lain" if rest > 0 else ""
    return "\n".join(f"- {one}" for one in masalah[:_BARIS]) + more
