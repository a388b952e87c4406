"""Names by which programs and people call a copy of a file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from kinerja_core.model.ungkapan import ungkapan

#: What is put behind a name: by Explorer and browsers, in Indonesian and English, by clouds that met a conflict.
_BEHIND: Final = ungkapan(
    r" ?\([0-9]{1,3}\)| - (?:salin|salinan|copy)(?: ?\([0-9]{1,3}\))?|_(?:salinan|copy)[0-9]{0,3}"
    r"| ?\([^()]*(?:conflicted copy|case conflict|konflik|conflict)[^()]*\)|[ _.-]*(?:konflik|conflict)[ _.-].*"
    r"| ?\[[^\[\]]*(?:konflik|conflict)[^\[\]]*\]",
    re.IGNORECASE,
)
_BEFORE: Final = ungkapan(r"(?:salinan dari|salinan|copy of) +", re.IGNORECASE)
#: What OneDrive puts behind the name of a file that two computers changed: the name of one of them.
_COMPUTER: Final = ungkapan(r"-[\w.-]{2,30}", re.ASCII)


def salinan_dari(nama: str, lain: str) -> bool:
    """Whether a file is called as a copy of another one: ``Buku (1).xlsx`` of ``Buku.xlsx``.

    Args:
        nama: the file, as shown to people.
        lain: the other one; its folder does not count.
    """
    mine, other = (PurePosixPath(name).stem.casefold().strip() for name in (nama, lain))
    if mine == other:
        return False
    if (before := _BEFORE.match(mine)) and mine[before.end():] == other:
        return True
    rest = mine.removeprefix(other)
    return rest != mine and (_BEHIND.fullmatch(rest) is not None or _COMPUTER.fullmatch(rest) is not None)
