"""Ingatan: what was read during one verb, where nothing is kept on the disk."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_core.services.kemasan import Kemasan


class Ingatan:
    """What was read during one verb, in memory: for a few files, and where nothing can be kept."""

    path: Path | None = None

    def __init__(self) -> None:
        self._kept: dict[bytes, Kemasan] = {}

    def sidik(self, data: bytes) -> bytes:
        """Fingerprint of a file's bytes."""
        return hashlib.blake2b(data, digest_size=20).digest()

    def ambil(self, sidik: bytes, hari: date, *, utuh: bool = True) -> Kemasan | None:  # noqa: ARG002 - all is here
        """What is kept of them and holds on a day."""
        found = self._kept.get(sidik)
        return found if found is not None and found.dari <= hari <= found.sampai else None

    def taruh(self, kemasan: Kemasan) -> None:
        """Keep a file."""
        if kemasan.sidik:
            self._kept[kemasan.sidik] = kemasan.rapat()

    def lupakan(self, sidik: bytes) -> None:
        """Forget a file."""
        self._kept.pop(sidik, None)

    def keluarkan(self) -> list[Kemasan]:
        """Everything, which is forgotten here."""
        kept = list(self._kept.values())
        self._kept.clear()
        return kept

    def tutup(self) -> None:
        """Forget everything."""
        self._kept.clear()
