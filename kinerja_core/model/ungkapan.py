"""Regular expressions that are compiled when they are first asked something.

Compiling one of many letters takes as long as a hundred uses, and most of those a module has are not asked in most
starts of the program.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Nanti:
    def __init__(self, pola: Any, tanda: int) -> None:
        self._asal = pola, tanda

    def __getattr__(self, nama: str) -> Any:
        """What the compiled one has, kept here, so that the next time asks nothing more than of a compiled one."""
        found = getattr(re.compile(*self._asal), nama)
        setattr(self, nama, found)
        return found


def ungkapan(pola: AnyStr, tanda: int = 0) -> re.Pattern[AnyStr]:
    """As :func:`re.compile`; a mistake in it is only found when it is used, so a test uses each."""
    return cast("re.Pattern[AnyStr]", _Nanti(pola, tanda))
