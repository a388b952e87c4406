"""Sampah: Python's search for objects that only refer to each other, left out where there are none to be found."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def tanpa_mengumpulkan() -> Iterator[None]:
    """Inside, nothing is searched for; also to be written above a function.

    For work that makes very many objects and keeps them to its end: looking at all of them again and again, for what
    may be let go, took a fifth of its time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
