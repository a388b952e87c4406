"""Kabar: what a verb has to say beside its result, such as files that were passed over; each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SAID: ContextVar[list[str] | None] = ContextVar("kabar", default=None)


@contextmanager
def mendengar() -> Iterator[list[str]]:
    """What is said while something runs inside."""
    said: list[str] = []
    before = _SAID.set(said)
    try:
        yield said
    finally:
        _SAID.reset(before)


def kabarkan(pesan: str) -> None:
    """Say something to whoever listens."""
    said = _SAID.get()
    if said is not None and pesan not in said:
        said.append(pesan)
