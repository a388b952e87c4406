"""``python3 -m tests.alat.akhiri`` ends the LibreOffice that the tests keep running, as a crash would."""

from __future__ import annotations

import contextlib
import os
import sys

from tests.alat import meja
from tests.alat.libreoffice import PIPA

if __name__ == "__main__":
    with contextlib.suppress(Exception):  # it may be gone before it answers
        meja.sambung(os.environ[PIPA]).terminate()
    sys.stdout.write("null")
