from __future__ import annotations

from tests.halaman.bandingan import UjiPeramban

PERAMBAN = "firefox"


class TestFirefox(UjiPeramban):
    """The journey in this browser."""
