"""Foreign text as a screen, a finding or a file name may show it. Loads nothing, so that the program starts fast."""

from __future__ import annotations

import re
from typing import Final

from kinerja_core.model.ungkapan import ungkapan

#: Everything XML 1.0 cannot hold, the remaining control characters, and lone surrogates; part of a character class.
TAK_TERSIMPAN: Final = "\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
#: Marks that nobody sees: they turn the order of letters, or make two names that look alike differ.
TAK_TERLIHAT: Final = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_NOT_SHOWN: Final = ungkapan(f"[{TAK_TERSIMPAN}{TAK_TERLIHAT}\x85\r\x0b\u2028\u2029]")


def tampak(teks: str) -> str:
    r"""The same text, with what steers the screen or what nobody sees spelled out.

    ``\x1b[31m`` becomes ``<U+001B>[31m``; a byte of a file name that is no letter becomes ``<E9>``.
    """
    return teks if teks.isascii() and teks.isprintable() else _NOT_SHOWN.sub(_spelled, teks)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"<{code - 0xDC00:02X}>" if 0xDC80 <= code <= 0xDCFF else f"<U+{code:04X}>"
