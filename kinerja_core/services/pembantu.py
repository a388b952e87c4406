"""Pembantu: a process of its own that opens, reads and judges workbooks for the program that asks.

It is this module run anew (``python -m``): it never imports the program that asks, so that nothing is run twice. On its
input it gets today and the place of the store, then one file after the other; on its output it says that it is ready,
then gives one :class:`~kinerja_core.services.kemasan.Kemasan` after the other. It never writes to the store.
"""

from __future__ import annotations

import pickle
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from kinerja_core.services.kemasan import kemas
from kinerja_core.services.simpanan import Simpanan


def layani(masuk: IO[bytes], keluar: IO[bytes]) -> None:
    """Answer each file with what it holds or with why it cannot be read, until there are no more."""
    hari, place = pickle.load(masuk)  # noqa: S301 - asked by our own program
    store = None if place is None else Simpanan(Path(place))
    answers: SimpleQueue[bytes | None] = SimpleQueue()
    writer = threading.Thread(target=_write, args=(answers, keluar), daemon=True)
    writer.start()
    answers.put(pickle.dumps(True))
    while True:
        try:
            file = Path(pickle.load(masuk))  # noqa: S301 - asked by our own program
        except EOFError:
            break
        answers.put(pickle.dumps(kemas(file, hari, store), pickle.HIGHEST_PROTOCOL))
    answers.put(None)
    writer.join()


def _write(answers: SimpleQueue[bytes | None], keluar: IO[bytes]) -> None:
    """Beside the reading: a pipe may hold less than one answer, and the next file need not wait until it is emptied."""
    try:
        while (answer := answers.get()) is not None:
            keluar.write(answer)
            keluar.flush()
    except OSError:
        return  # nobody listens any more


#: Bytes of memory one process may take, all told: far more than any workbook within the budget needs.
_MEMORY = 2**30


def _batasi_memori() -> None:
    """A wall behind the budget, on systems that have it: what breaks through ends this process and nothing else."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    _batasi_memori()
    layani(sys.stdin.buffer, sys.stdout.buffer)
