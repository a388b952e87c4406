"""Pernyataan: the base of everything that a workbook is declared with."""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Pernyataan:
    """Named parts that are given once; what is not given is as the class has it. Compared by identity.

    To a type checker it is a frozen dataclass. Unlike one, it compiles no methods for each class at each start, and
    of its many parts a column keeps only what it says.
    """

    _isian: ClassVar[frozenset[str]] = frozenset()
    _wajib: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        cls._isian |= cls.__annotations__.keys()
        cls._wajib = frozenset(name for name in cls._isian if not hasattr(cls, name))

    def __init__(self, **isian: Any) -> None:
        if not isian.keys() <= self._isian or not self._wajib <= isian.keys():
            wrong = sorted(isian.keys() - self._isian) or sorted(self._wajib - isian.keys())
            raise TypeError(f"{type(self).__name__}: {', '.join(wrong)}")
        self.__dict__.update(isian)
        self.__post_init__()

    def __post_init__(self) -> None:
        """What a class has to look at or to put in order."""

    def __setattr__(self, nama: str, nilai: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{nama} is given once")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._diberikan.items())})"

    @property
    def _diberikan(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name in self._isian}

    def dengan(self, **isian: Any) -> Self:
        """The same with other parts."""
        return type(self)(**(self._diberikan | isian))
