"""Kemampuan: what this Python can do at all, asked in one place.

The same core runs on a desktop and in a browser's page (Pyodide), where there are no processes, no threads, no locks
and no library that edits Word files. Whoever needs one of them asks here, and does without or says so in a sentence.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import find_spec


def dapat_memulai_proses() -> bool:
    """Whether other processes can be started; without them files are read one after the other, within their budget."""
    return sys.platform not in {"emscripten", "wasi"}


def jumlah_inti() -> int:
    """Cores that this process may use: fewer than the machine has, where it is held to some of them."""
    held = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(held(0)) if held is not None else os.cpu_count() or 1


@cache
def dapat_menyiapkan_templat() -> bool:
    """Whether a Word template can be made ready here: one of an office, or a letterhead image in ours."""
    return all(find_spec(name) is not None for name in ("docxtpl", "lxml"))
