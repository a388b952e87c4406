from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, settings

from tests.alat import libreoffice

# xlwings' own wish for its remote engine; the desktop path needs no key.
os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")

settings.register_profile("kinerja", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kinerja")


def _required(ada: bool, nama: str) -> None:
    if ada:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{nama} wajib ada di CI")
    pytest.skip(f"{nama} tidak terpasang di komputer ini")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice and poppler; their absence fails CI and skips on a developer's machine."""
    path = libreoffice.cari_soffice()
    _required(path is not None and shutil.which("pdftotext") is not None, "LibreOffice dan poppler-utils")
    assert path is not None
    return path


@pytest.fixture(scope="session")
def python_uno() -> str:
    """A Python that can import ``uno``; LibreOffice brings it, but not for the tests' own Python."""
    for candidate in ("/usr/bin/python3", sys.executable, shutil.which("python3")):
        if candidate:
            tried = subprocess.run([candidate, "-c", "import uno"], capture_output=True, check=False)
            if tried.returncode == 0:
                return candidate
    _required(False, "python3-uno")
    raise AssertionError
