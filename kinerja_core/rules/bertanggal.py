"""Dated functions: a rule whose way of counting changes on a day keeps the old way for old periods.

A change of a number is a new dated value in the YAML and needs nothing here. When the *shape* of a rule changes, the
new shape of its values and the new function stand beside the old ones, named after the day they begin::

    BENTUK = {date(2023, 1, 1): Potongan, date(2027, 1, 1): PotonganBertingkat}

    @bertanggal
    def potongan(predikat: Predikat, tanggal: date) -> Putusan[Decimal]:
        ...

    @potongan.sejak(2027, 1, 1)
    def potongan_2027_01_01(predikat: Predikat, tanggal: date) -> Putusan[Decimal]:
        ...

Callers go on calling ``potongan``; the argument ``tanggal`` (the last day of the period, as everywhere) decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import update_wrapper
from inspect import signature
from typing import Final, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_TANGGAL: Final = "tanggal"


class FungsiBertanggal(Generic[P, R]):
    """A function with a form for each span of time, called like any of them."""

    def __init__(self, fungsi: Callable[P, R]) -> None:
        update_wrapper(self, fungsi)
        self._signature = signature(fungsi)
        if _TANGGAL not in self._signature.parameters:
            raise TypeError(f'{fungsi.__name__} has no argument "{_TANGGAL}" that could decide')
        self._days = [date.min]
        self._forms: list[Callable[P, R]] = [fungsi]

    def sejak(self, tahun: int, bulan: int, hari: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Decorator of the form that holds from a day on. Forms are written oldest first.

        Raises:
            TypeError: the day does not follow the one before, or the form has another name or other arguments than
                its day and the first form ask for.
        """
        day = date(tahun, bulan, hari)

        def register(form: Callable[P, R]) -> Callable[P, R]:
            name = f"{self._forms[0].__name__}_{day:%Y_%m_%d}"
            if form.__name__ != name:
                raise TypeError(f"{form.__name__} must be called {name}")
            if signature(form).parameters.keys() != self._signature.parameters.keys():
                raise TypeError(f"{name} must have the arguments of {self._forms[0].__name__}")
            if day <= self._days[-1]:
                raise TypeError(f"{name} does not come after the form before it")
            self._days.append(day)
            self._forms.append(form)
            return form

        return register

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The outcome of the form that holds on the day of ``tanggal``."""
        day = self._signature.bind(*args, **kwargs).arguments[_TANGGAL]
        return self._forms[bisect_right(self._days, day) - 1](*args, **kwargs)


def bertanggal(fungsi: Callable[P, R]) -> FungsiBertanggal[P, R]:
    """Let a rule function have later forms, see :meth:`FungsiBertanggal.sejak`."""
    return FungsiBertanggal(fungsi)
