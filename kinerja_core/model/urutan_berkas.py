"""The order of files, which is the same on every system."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import TypeVar

_Jalur = TypeVar("_Jalur", bound=PurePath)


def urut_berkas(berkas: Iterable[_Jalur]) -> list[_Jalur]:
    """Files in one order on every system: by folder and name, capitals beside small letters, as a file manager shows.

    ``Path`` itself compares with capitals on Linux and in the page, and without them on Windows.
    """
    return sorted(berkas, key=lambda path: ([part.casefold() for part in path.parts], path.parts))
