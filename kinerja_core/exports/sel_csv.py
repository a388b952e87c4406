"""Cells of a CSV that no spreadsheet takes for a formula, whatever separator its country uses."""

from __future__ import annotations

import re
from typing import Final

#: A formula begins a cell, or what becomes a cell where another separator counts: in Indonesia ``;``. A minus or plus
#: with a space behind it is a dash in a sentence, unless it begins the cell itself.
_FORMULA: Final = re.compile(r"\A(?=[ \"]*[=@]|[ ]*[+\-]|[\t\r\n])|(?<=[;,\t\r\n|])(?=[ \"]*(?:[=@]|[+\-](?![ ]|\Z)))")


def aman(isi: str) -> str:
    """The same text with an apostrophe before every formula: ``Ani;=1+1`` -> ``Ani;'=1+1``."""
    return _FORMULA.sub("'", isi)
