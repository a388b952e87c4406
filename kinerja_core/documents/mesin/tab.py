"""A tab in a text is an element of its own in Word, in a run that looks like the run around it."""

from __future__ import annotations

import re
from typing import Final

from kinerja_core.model.ungkapan import ungkapan

_RUN: Final = ungkapan(rb"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_LOOK: Final = ungkapan(rb"<w:rPr>.*?</w:rPr>")
_TEXT: Final = ungkapan(rb"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)


def pecah_tab(xml: bytes) -> bytes:
    """The XML of a part with every tab of its texts as Word's own."""
    return _RUN.sub(_split, xml) if b"\t" in xml else xml


def _split(run: re.Match[bytes]) -> bytes:
    if b"\t" not in run[0]:
        return run[0]
    look = found[0] if (found := _LOOK.search(run[0])) else b""
    tab = b'</w:t></w:r><w:r>%b<w:tab/></w:r><w:r>%b<w:t xml:space="preserve">' % (look, look)
    return _TEXT.sub(lambda text: text[0].replace(b"\t", tab), run[0])
