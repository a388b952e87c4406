"""Today: one day for a whole run, and a day that remembers how long the answers it gave stay true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Self

_OWN: Final = frozenset({"dari", "sampai", "_compared", "__class__", "__dict__"})


#: The day on which somebody last compared a rule of this program with its source (a test compares): no clock that is
#: right shows an earlier one.
ATURAN_DIPERIKSA: Final = date(2026, 11, 26)
#: What is told then; ``hari`` is the day that the clock shows.
JAM_SALAH: Final = (
    "Tanggal komputer ini {hari}, padahal aturan di program ini diperiksa pada 26 November 2026. Betulkan tanggal "
    "komputer, lalu ulangi: tahun berjalan, yang terlambat, dan yang belum tiba dihitung dari tanggal itu."
)


class _Jalan:
    """One run: when it began, and whether it asked which day it is."""

    def __init__(self) -> None:
        self.saat = datetime.now(UTC)
        self.ditanya = False
        self.dalam = 0  #: runs within it, such as the command of a button


_jalan: ContextVar[_Jalan | None] = ContextVar("jalan", default=None)


@contextmanager
def sehari() -> Iterator[None]:
    """A run of one command, macro or wish of the page: whatever it asks, it is the moment at which it began.

    A run over midnight would else judge one workbook by one day, and print the next one by another.
    """
    run = _jalan.get() or _Jalan()
    token = _jalan.set(run)
    run.dalam += 1
    try:
        yield
    finally:
        run.dalam -= 1
        _jalan.reset(token)


def saat_kini() -> datetime:
    """Now, or when the run began; with its zone."""
    run = _jalan.get()
    return datetime.now(UTC) if run is None else run.saat


def hari_kini() -> date:
    """The calendar day of the office."""
    if (run := _jalan.get()) is not None:
        run.ditanya = True
    return saat_kini().astimezone().date()


def jam_salah() -> str | None:
    """What the outermost run has to say of a clock that cannot be right.

    ``None`` when it may be right, when no day was asked for, and in a run within another one, which says it.
    """
    from kinerja_core.model.istilah import tanggal_panjang  # noqa: PLC0415 - hardly any run needs it

    run = _jalan.get()
    if run is None or run.dalam > 1 or not run.ditanya or (today := hari_kini()) >= ATURAN_DIPERIKSA:
        return None
    return JAM_SALAH.format(hari=tanggal_panjang(today))


class HariIni(date):
    """A day like any other, for what is asked of it; it notes the span of days on which it would answer the same.

    A workbook that was judged on one day need not be judged again on another one of that span: between them no date
    that was compared with today lies. Whoever asks for more than a comparison, such as the name of the day, learns
    what holds on this day only.

    Attributes:
        dari: first day of the span.
        sampai: last day of it.
    """

    dari: date
    sampai: date

    def __new__(cls, hari: date) -> Self:
        """A day, of which nothing has been asked yet."""
        self = super().__new__(cls, hari.year, hari.month, hari.day)
        self.dari, self.sampai = date.min, date.max
        return self

    def __getattribute__(self, name: str) -> Any:
        """Whatever is read of a day holds on this day only."""
        if name not in _OWN:
            _only_today(self)
        return super().__getattribute__(name)

    def _compared(self, other: object) -> None:
        if not isinstance(other, date) or date.__eq__(self, other):
            _only_today(self)
        elif date.__lt__(self, other):
            self.sampai = min(self.sampai, other - timedelta(days=1))
        else:
            self.dari = max(self.dari, other + timedelta(days=1))

    def __lt__(self, other: Any) -> bool:
        self._compared(other)
        return date.__lt__(self, other)

    def __le__(self, other: Any) -> bool:
        self._compared(other)
        return date.__le__(self, other)

    def __gt__(self, other: Any) -> bool:
        self._compared(other)
        return date.__gt__(self, other)

    def __ge__(self, other: Any) -> bool:
        self._compared(other)
        return date.__ge__(self, other)

    def __eq__(self, other: object) -> bool:
        self._compared(other)
        return date.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        self._compared(other)
        return date.__ne__(self, other)

    def __hash__(self) -> int:
        return hash(_only_today(self))

    def __add__(self, other: Any) -> Any:
        return _only_today(self) + other

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return _only_today(self) - other

    def __rsub__(self, other: Any) -> Any:
        return other - _only_today(self)

    def __str__(self) -> str:
        return str(_only_today(self))

    def __format__(self, pola: str) -> str:
        return format(_only_today(self), pola)


def _only_today(hari: HariIni) -> date:
    """The day itself; whatever comes of it holds on no other."""
    hari.dari = hari.sampai = plain = date.fromordinal(date.toordinal(hari))
    return plain
