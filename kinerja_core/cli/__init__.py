"""The command line ``kinerja``."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Final

#: Signals that ask a program to end; a window or session that is closed sends some of them. Windows has the last.
_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
#: How many more things there are before cycles of garbage are looked for. Hardly anything of ours is one, and at the
#: usual 700 loading the program takes a tenth of its time for looking.
_COLLECT: Final = 50_000
#: The signals that have told this run to end: a library may turn what they raise into an error of its own.
diminta_berhenti: Final[list[int]] = []


def main() -> None:
    """Entry point of the program; being told to end, also while it still loads, is like Ctrl+C and no traceback."""
    for number in _SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:  # ``nohup`` has them ignored
            signal.signal(number, _stop)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    gc.set_threshold(_COLLECT)
    try:
        from kinerja_core.cli import utama

        utama.main()
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan.\n")
        sys.exit(130)
    finally:  # all that is left is to end
        gc.freeze()
        for number in (*_SIGNALS, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: object) -> None:
    """End as after Ctrl+C, once: a terminal that is closed sends one signal after another."""
    for one in _SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    _interrupt(number, _)


def _interrupt(number: int, _: object) -> None:
    """End, and remember why."""
    diminta_berhenti.append(number)
    raise KeyboardInterrupt
