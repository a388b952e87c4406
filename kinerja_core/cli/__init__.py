"""The command line ``kinerja``."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the program; Ctrl+C while it still loads ends it without a traceback too."""
    try:
        from kinerja_core.cli import utama
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan.\n")
        sys.exit(130)
    utama.main()
