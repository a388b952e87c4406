"""The base of every record, and field types shared by several of them."""

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

from kinerja_core.model.excel import HARI_PERTAMA
from kinerja_core.model.istilah import Istilah, YaTidak, cari, di_luar_kalender, pilihan, tanggal_panjang, tanggal_teks
from kinerja_core.model.teks import Teks, kesalahan
from kinerja_core.model.ungkapan import ungkapan

_BULAT = ungkapan(r"-?(?:0|[1-9][0-9]*)")
_BENAR: Final = {"true": True, "false": False}


def _whole(value: Any) -> Any:
    """Whole numbers as people write them; pydantic takes ``2_025``, ``014`` and ``true`` for some, too."""
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    if isinstance(value, str):
        if not _BULAT.fullmatch(value.strip()):
            raise PydanticKnownError("int_parsing")
        return value.strip()
    return value


def _yes_no(value: Any) -> Any:
    """``Ya`` and ``Tidak``, as sheets have them and findings ask for them, or true and false: no number, no ``on``."""
    if isinstance(value, bool) or value is None:
        return value
    word = cari(YaTidak, value) if isinstance(value, str) else None
    said = word is YaTidak.YA if word is not None else _BENAR.get(str(value).strip().casefold())
    if said is None:
        raise PydanticKnownError("bool_parsing")
    return said


_KETAT: Final[dict[object, BeforeValidator]] = {int: BeforeValidator(_whole), bool: BeforeValidator(_yes_no)}


def _plain(jenis: Any) -> object:
    """The type of a field without what is annotated, and without ``None``."""
    while get_origin(jenis) is Annotated:
        jenis = get_args(jenis)[0]
    if get_origin(jenis) in {Union, UnionType}:
        kinds = [one for one in get_args(jenis) if one is not NoneType]
        return _plain(kinds[0]) if len(kinds) == 1 else None
    return jenis if isinstance(jenis, type) else None


class Rekaman(BaseModel):
    """A frozen record; unknown fields are refused and all problems come back at once.

    Its validator is built when it is first used. Modules of records do without ``from __future__ import annotations``,
    under which every annotation would be text that is compiled anew at each start.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_default=False,
        defer_build=True,
        # docstrings are English and for programmers; the schema that users see describes its fields in Indonesian
        json_schema_extra=lambda skema: skema.pop("description", None),
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Every whole number and every yes or no of every record is read strictly, wherever it comes from."""
        super().__pydantic_init_subclass__(**kwargs)
        for field in cls.model_fields.values():
            strict = _KETAT.get(_plain(field.annotation))
            if strict is not None and strict not in field.metadata:
                field.metadata.append(strict)

    def __getstate__(self) -> tuple[dict[str, Any], set[str]]:  # type: ignore[override]  # pydantic's is a dict
        """Values, and which fields were given. Records have nothing else of what pydantic stores, which is slower."""
        values = self.__dict__
        for name, value in values.items():
            if type(value) is tuple and (packed := _rapat(value)) is not value:
                values = {**values, name: packed}
        return values, self.__pydantic_fields_set__

    def __setstate__(self, state: tuple[dict[str, Any], set[str]]) -> None:  # type: ignore[override]  # as above
        """Records that come from another process or the store share what says which fields were given.

        They are frozen; each one's own set would take more memory than its values.
        """
        values, given = state
        _put(self, "__dict__", values)
        _put(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))
        _put(self, "__pydantic_extra__", None)
        _put(self, "__pydantic_private__", None)


_put: Final = object.__setattr__
#: Names of fields that were given -> the one set of them.
_GIVEN: Final[dict[frozenset[str], set[str]]] = {}
#: So many records of one kind are packed field by field.
_LAJUR: Final = 4
#: A day by its ordinal: the same object for each day, for most stand in every workbook.
hari_ke: Final = lru_cache(maxsize=4096)(datetime.date.fromordinal)


class _Lajur:
    """Records of one kind on their way into a package: each field once, with the values of all of them."""

    __slots__ = ("_rekaman",)

    def __init__(self, rekaman: tuple[Rekaman, ...]) -> None:
        self._rekaman = rekaman

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        records = self._rekaman
        names = tuple(records[0].__dict__)
        columns = zip(*(one.__dict__.values() for one in records), strict=True)
        days, values = [], []
        for name, column in zip(names, columns, strict=True):
            if type(column[0]) is datetime.date and all(type(one) is datetime.date for one in column):
                days.append(name)
                values.append([one.toordinal() for one in column])
            else:
                values.append(_rapat(column))
        given: list[set[str]] = []
        last = set[str]()
        for one in records:
            if (found := one.__pydantic_fields_set__) != last or not given:
                last = _GIVEN.setdefault(frozenset(found), found)
            given.append(last)
        return dari_lajur, (type(records[0]), names, tuple(days), given, values)


def _rapat(nilai: tuple[Any, ...]) -> Any:
    """The same values, to be packed field by field where they are many records that hold the same fields."""
    if len(nilai) < _LAJUR or not isinstance(first := nilai[0], Rekaman):
        return nilai
    kind, names = type(first), [*first.__dict__]
    return _Lajur(nilai) if all(type(one) is kind and [*one.__dict__] == names for one in nilai) else nilai


def dari_lajur(
    jenis: type[Rekaman], isian: tuple[str, ...], hari: tuple[str, ...], diberikan: Sequence[set[str]],
    nilai: Sequence[Sequence[Any]],
) -> tuple[Rekaman, ...]:
    """Records that were packed field by field.

    Args:
        jenis: their class.
        isian: names of their fields.
        hari: those that hold days, as ordinals.
        diberikan: of each record, the fields that were given.
        nilai: of each field, the value of each record.

    Raises:
        TypeError: the class is none of records, or has no such fields.
    """
    if not issubclass(jenis, Rekaman) or not jenis.__pydantic_fields__.keys() >= {*isian}:
        raise TypeError(jenis.__name__)
    empty = dict.fromkeys(isian)
    held = [empty.copy() for _ in diberikan]
    for name, column in zip(isian, nilai, strict=True):
        for values, value in zip(held, map(hari_ke, column) if name in hari else column, strict=True):
            values[name] = value
    shared = {id(given): _GIVEN.setdefault(frozenset(given), given) for given in diberikan}
    records, new = [], jenis.__new__
    for given, values in zip(diberikan, held, strict=True):
        one = new(jenis)
        _put(one, "__dict__", values)
        _put(one, "__pydantic_fields_set__", shared[id(given)])
        _put(one, "__pydantic_extra__", None)
        _put(one, "__pydantic_private__", None)
        records.append(one)
    return tuple(records)


def hematkan(rekaman: Iterable[Rekaman]) -> None:
    """Let records of which there are thousands share what says which fields they have and which were given.

    What they hold stays; they are frozen, so nobody can tell.
    """
    for one in rekaman:
        values: dict[str, Any] = dict.fromkeys(type(one).__pydantic_fields__)
        values.update(one.__dict__)
        given = one.__pydantic_fields_set__
        _put(one, "__dict__", values)
        _put(one, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


_T = TypeVar("_T", bound=Istilah)


def _vocabulary(jenis: type[_T]) -> BeforeValidator:
    members = {member.value: member for member in jenis}  # a member is equal to its value

    def find(value: Any) -> Any:
        if isinstance(value, str) and (member := members.get(value) or cari(jenis, value)) is not None:
            return member
        raise kesalahan(
            "pilihan_tidak_dikenal",
            "{nilai} tidak dikenal; pilih {pilihan}.",
            {"nilai": f'"{value}"', "pilihan": pilihan(jenis)},
        )

    return BeforeValidator(find)


if TYPE_CHECKING:
    Kata = Annotated[_T, "a member of a vocabulary"]  # to a type checker ``Kata[Predikat]`` is ``Predikat``
else:

    class Kata:
        """``Kata[Predikat]``: a member of a vocabulary, also accepted as any of its known spellings."""

        def __class_getitem__(cls, jenis: type[_T]) -> Any:
            return Annotated[jenis, _vocabulary(jenis)]


#: Years the product can work with, and the last day of them.
TAHUN_PERTAMA: Final = 2000
TAHUN_TERAKHIR: Final = 2100
HARI_TERAKHIR: Final = datetime.date(TAHUN_TERAKHIR, 12, 31)
#: Scores and nilai kinerja go up to this.
SKOR_TERTINGGI: Final = 120
#: The longest time an answer is waited for, in days; it also bounds the search for working days.
TUNGGU_TERLAMA: Final = 366
#: What such a time is counted in.
SatuanHari: TypeAlias = Literal["hari kerja", "hari"]


def _real_date(value: Any) -> Any:
    """A real date, or a text that has one meaning (``10 Februari 2026``); others are refused rather than guessed."""
    if isinstance(value, datetime.datetime):
        day = value.date()
    elif isinstance(value, datetime.date):
        day = value
    elif isinstance(value, str):
        found = tanggal_teks(value)
        if found is None and di_luar_kalender(value):
            raise kesalahan(
                "tanggal_teks", 'Tanggal "{nilai}" {sebab}',
                {"nilai": value, "sebab": "tidak ada dalam kalender."},
            )
        if found is None:
            raise kesalahan(
                "tanggal_teks",
                'Tanggal "{nilai}" adalah teks, bukan tanggal; ketik ulang sebagai tanggal (contoh 2025-03-31).',
                {"nilai": value, "sebab": "adalah teks, bukan tanggal."},
            )
        day = found
    else:
        raise kesalahan(
            "tanggal_salah", "{nilai} bukan tanggal; ketik tanggal (contoh 2025-03-31).",
            {"nilai": f'"{value}"', "sebab": "bukan tanggal."},
        )
    if HARI_PERTAMA <= day <= HARI_TERAKHIR:
        return day
    said = f"di luar {tanggal_panjang(HARI_PERTAMA)} s.d. {tanggal_panjang(HARI_TERAKHIR)}."
    raise kesalahan(
        "tanggal_salah", "Tanggal {nilai} {sebab}", {"nilai": tanggal_panjang(day), "sebab": said}
    )


#: A real date from 1900-03-01 on (before that, Excel's own calendar is wrong: pitfall X17) to 2100.
Tanggal = Annotated[datetime.date, BeforeValidator(_real_date)]


_DESIMAL = ungkapan(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")


def _exact(value: Any) -> Any:
    """Numbers from Excel arrive as binary floats: their shortest decimal text is what the user typed."""
    if isinstance(value, bool):
        raise kesalahan("bukan_angka", '"{nilai}" bukan angka.', {"nilai": value})
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        text = value.strip()
        if not _DESIMAL.fullmatch(text):  # Decimal takes "1e2", "8_5" and digits of other scripts, too
            raise PydanticKnownError("decimal_parsing")
        return text.replace(",", ".")  # Indonesian decimal comma
    return value


#: Decimals of a score that count; an average such as 83,33333 has more.
DESIMAL_SKOR: Final = 4


def _score(value: Decimal) -> Decimal:
    """A score as every sheet, rule and letter counts it; one that is a percentage by mistake is refused."""
    if 0 < value <= 1:
        shown = f"{value.normalize():f}".replace(".", ",")
        raise kesalahan(
            "skor_pecahan", 'Skor "{nilai}" {sebab}',
            {"nilai": shown, "sebab": "di antara 0 dan 1, seperti persen; ketik angkanya, misalnya 85."},
        )
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DESIMAL_SKOR:
        return value.quantize(Decimal(1).scaleb(-DESIMAL_SKOR), ROUND_HALF_UP)
    return value


#: A score from 0 to ``SKOR_TERTINGGI``; of more than four decimals it is rounded half up to four.
Skor = Annotated[
    Decimal, BeforeValidator(_exact), Field(ge=0, le=SKOR_TERTINGGI, allow_inf_nan=False), AfterValidator(_score)
]
#: An exact number of any size.
Angka = Annotated[Decimal, BeforeValidator(_exact), Field(allow_inf_nan=False)]
#: A whole number of percent.
Persen = Annotated[int, Field(ge=0, le=100)]
#: Calendar year the product can work with.
Tahun = Annotated[int, Field(ge=TAHUN_PERTAMA, le=TAHUN_TERAKHIR)]


_SCHEME = ungkapan(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_PORT = ungkapan(r"[^:]*:[0-9]+(/|$)")
_RUNS = frozenset({"javascript", "vbscript", "data", "file"})  # no host is called so: "javascript:1/alert(1)" runs


def _safe_link(value: str) -> str:
    parts = value.split()
    if len(parts) == 1 and value.startswith(("https://", "http://")):  # the usual one
        return value
    for part in parts:
        scheme = _SCHEME.match(part)
        name = scheme.group(1).casefold() if scheme else "https"
        if name in _RUNS or (name not in {"http", "https"} and not _PORT.match(part)):
            raise kesalahan(
                "tautan_berbahaya",
                'Tautan "{nilai}" tidak boleh dipakai; gunakan alamat web (https://…).',
                {"nilai": part, "sebab": f'"{part}" tidak boleh dipakai sebagai tautan.'},
            )
    return value


#: A web address as people type it, with or without ``https://``; javascript:, file: and the like are refused.
Tautan = Annotated[Teks, AfterValidator(_safe_link)]
