"""Progress of a long verb, as the faces may show it (a bar in the terminal, Excel's status bar)."""

from __future__ import annotations

from collections.abc import Callable

#: Called as ``kemajuan(done, total, label)``; ``label`` names what is being worked on.
Kemajuan = Callable[[int, int, str], None]


def diam(selesai: int, jumlah: int, label: str) -> None:
    """No progress shown."""
