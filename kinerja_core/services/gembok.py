"""The lock of a folder whose record several runs may write at once; the system frees it when a process is killed."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import IO, Final

from kinerja_core.services.penempatan import dengan_sabar, hapus

NAMA_GEMBOK: Final = ".kinerja-gembok"
#: Seconds to wait for another run; it keeps the lock for milliseconds.
_PATIENCE: Final = 60.0
_PAUSE: Final = 0.02
#: Seconds in which Windows refuses a file that another run is just removing; what it refuses longer is forbidden.
_REMOVAL: Final = 2.0
#: Times a file may be another one than that of its name before the system's numbers of files are no longer believed.
_STRANGE: Final = 100
#: What a system says while another holds the lock; Windows programs on Linux (Wine) are told no number at all.
_HELD: Final = frozenset({0, errno.EACCES, errno.EAGAIN, errno.EDEADLK})


@contextmanager
def tergembok(folder: Path, sabar: float = _PATIENCE) -> Iterator[None]:
    """Hold the folder's lock; its file is gone afterwards. Where files cannot be locked, go on without.

    Raises:
        TimeoutError: another run keeps it (perhaps stopped with Ctrl+Z).
        OSError: nothing may be written in the folder.
    """
    path = folder / NAMA_GEMBOK
    stream = _take(path, time.monotonic() + sabar)
    try:
        yield
    finally:
        if os.name == "nt":  # an open file cannot be removed there, and one that another has open stays
            stream.close()
        hapus(path)
        stream.close()


def _take(path: Path, end: float) -> IO[bytes]:
    """The lock's file, locked, and still the one of this name: who held it before removes it.

    Some shares give a file another number each time it is asked for; there a file that still has a name is the one.
    """
    for number in count():
        stream = dengan_sabar(lambda: path.open("ab"), _REMOVAL)
        try:
            _wait(stream, end)
            with suppress(FileNotFoundError):
                own = os.fstat(stream.fileno())
                if os.path.samestat(own, path.stat()) or (number >= _STRANGE and own.st_nlink):
                    return stream
        except BaseException:
            stream.close()
            raise
        stream.close()
    raise AssertionError  # numbers do not end


def _wait(stream: IO[bytes], end: float) -> None:
    while not _lock(stream):
        if time.monotonic() > end:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), stream.name)
        time.sleep(_PAUSE)


def _lock(stream: IO[bytes]) -> bool:
    """Lock a file; ``False`` when another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only Windows has it

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only POSIX has it

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # in a page nobody else writes in the folder
        return True
    except OSError as problem:
        return problem.errno not in _HELD
    return True
