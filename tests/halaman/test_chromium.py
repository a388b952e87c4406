from __future__ import annotations

from tests.halaman.bandingan import UjiPeramban

PERAMBAN = "chromium"


class TestChromium(UjiPeramban):
    """The journey in this browser."""
