"""Perkakas: programs of others that some tests run."""

from __future__ import annotations

import os
import shutil

import pytest


def cari(*nama: str) -> str:
    """A program by one of its names; its absence fails CI and skips on a developer's machine."""
    ada = next(filter(None, map(shutil.which, nama)), None)
    if ada is not None:
        return ada
    if os.environ.get("CI"):
        pytest.fail(f"{nama[0]} wajib ada di CI")
    pytest.skip(f"{nama[0]} tidak terpasang di komputer ini")
