"""Pembaca: many workbooks read by several processes, in order.

Most of the work of a workbook is Python, so threads gain nothing. The program that asks reads too, and judges what
all of them read; the others (:mod:`kinerja_core.services.pembantu`) only turn files into grids, which is two thirds
of the work, soon begun, and crosses between processes at half the cost of the records. No process is waited for:
while one starts or is not allowed by the office's security, the files are read here; one that keeps a file longer than
any file takes is stopped. The files that a process held when it ended are tried once more in processes of their own,
never in the program that asks; what ends those too is a finding.
"""

from __future__ import annotations

import heapq
import io
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.kemampuan import dapat_memulai_proses
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi, buka_berkas, lembar_dibaca
from kinerja_core.workbooks.mesin.kisi import Kisi

if TYPE_CHECKING:
    from subprocess import Popen

#: Below this number of files the start of a process costs more than it wins.
MULAI: Final = 30
#: Processes in all; what only the program that asks can do is a third of the work.
_MOST: Final = 4
#: Files a process is given at a time, so that it never waits for the next.
_GIVEN: Final = 3
#: Files read ahead, for each process.
_AHEAD: Final = 4
#: Seconds a process may keep a file that is waited for; the largest workbook that is read at all takes a few.
_PATIENCE = 20.0

_Read = Kisi | BerkasTidakTerbaca


def baca_banyak(files: Sequence[Path], proses: int | None = None) -> Iterator[HasilBaca]:
    """Read and check files, in order.

    Args:
        files: the workbooks.
        proses: number of processes, this one included; default one for each core once there are :data:`MULAI` files.
    """
    count = (min(os.cpu_count() or 1, _MOST) if len(files) >= MULAI else 1) if proses is None else proses
    if count <= 1 or not dapat_memulai_proses():
        yield from map(baca_berkas, files)
        return
    processes = _start(count - 1)
    shared = _Shared(files, _AHEAD * count)
    threads = [threading.Thread(target=_serve, args=(process, shared), daemon=True) for process in processes]
    try:
        for thread in threads:
            thread.start()
        for number, file in enumerate(files):
            while (read := shared.wait_for(number)) is None:
                shared.give(number, _too_slow())
                for process in processes:  # the other files it keeps are read in processes of their own
                    process.kill()
            yield baca_kisi(read, file.name)
    finally:
        shared.close()
        for process in processes:
            process.kill()
        for thread in filter(threading.Thread.is_alive, threads):
            thread.join()
        for process in processes:
            process.communicate()


class _Shared:
    """The files that everybody reads: which of them nobody has taken yet, and what has been read but not used."""

    def __init__(self, files: Sequence[Path], ahead: int) -> None:
        self.files = files
        self._ahead = ahead
        self._end = ahead  # files from here on are not taken yet
        self._left = list(range(len(files)))  # a heap
        self._read: dict[int, _Read] = {}
        self._known: set[int] = set()  # what has been given, used or not: a file counts once
        self._closed = False
        self._changed = threading.Condition()

    def take(self, *, wait: bool) -> int | None:
        """Number of the next file; ``None`` when none is left, or when it is too early and nobody wants to wait."""
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: not self._left or self._left[0] < self._end)
            return heapq.heappop(self._left) if self._left and self._left[0] < self._end else None

    def give(self, number: int, read: _Read) -> None:
        """What was read."""
        with self._changed:
            if number not in self._known:
                self._known.add(number)
                self._read[number] = read
            self._changed.notify_all()

    def wait_for(self, number: int) -> _Read | None:
        """What a file holds; ``None`` when another process keeps it too long.

        Whoever waits for another process reads the next file meanwhile.
        """
        while True:
            with self._changed:
                self._end = number + self._ahead
                self._changed.notify_all()
                if number in self._read:
                    return self._read.pop(number)
            own = self.take(wait=False)
            if own is not None:
                self.give(own, buka_berkas(self.files[own]))
                continue
            with self._changed:
                if not self._changed.wait_for(
                    lambda: number in self._read or (self._left and self._left[0] < self._end), _PATIENCE
                ):
                    return None

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._changed:
            self._left = []
            self._closed = True
            self._changed.notify_all()

    def wanted(self, number: int) -> bool:
        """Whether nobody has said yet what a file holds, and somebody still asks."""
        with self._changed:
            return not self._closed and number not in self._known


def _start(count: int) -> list[Popen[bytes]]:
    """As many processes as may be started."""
    import subprocess  # noqa: PLC0415 - most runs start no process

    paths = os.pathsep.join(path for path in sys.path if path)
    processes: list[Popen[bytes]] = []
    try:
        for _ in range(count):
            processes.append(  # noqa: PERF401 - those that did start are kept when one does not
                subprocess.Popen(
                    [sys.executable, "-m", "kinerja_core.services.pembantu"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"},
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            )
    except OSError:
        pass
    return processes


def _serve(process: Popen[bytes], shared: _Shared) -> None:
    """Give files to a process that is ready, and take its answers, until none is left or it is gone."""
    taken: deque[int] = deque()
    try:
        _ask(process, lembar_dibaca())
        if _answer(process) is not True:
            return
        while True:
            while len(taken) < _GIVEN and (number := shared.take(wait=not taken)) is not None:
                taken.append(number)
                _ask(process, os.fspath(shared.files[number]))
            if not taken:
                return
            read = _answer(process)
            if not isinstance(read, (Kisi, BerkasTidakTerbaca)):
                return
            shared.give(taken.popleft(), read)
    except Exception:  # whatever was answered instead of a grid: the files are read by others
        return
    finally:
        process.kill()
        for number in taken:  # at one of these it died; its answers may have been on their way
            if shared.wanted(number):
                shared.give(number, baca_terpisah(shared.files[number]))


def baca_terpisah(file: Path) -> Kisi | BerkasTidakTerbaca:
    """The grid of a file that is read in a process of its own, however that ends."""
    from subprocess import TimeoutExpired  # noqa: PLC0415 - most runs start no process

    broken = BerkasTidakTerbaca(
        "BERKAS-RUSAK", "Berkas ini membuat program pembacanya berhenti, sehingga tidak dapat dibaca."
    )
    for process in _start(1):
        try:
            answers, _ = process.communicate(
                pickle.dumps(lembar_dibaca()) + pickle.dumps(os.fspath(file)), timeout=_PATIENCE
            )
        except TimeoutExpired:
            process.kill()
            process.communicate()
            return _too_slow()
        try:
            stream = io.BytesIO(answers)
            read = pickle.load(stream) and pickle.load(stream)  # noqa: S301 - written by our own process
        except Exception:  # it died before it had answered
            return broken
        return read if isinstance(read, (Kisi, BerkasTidakTerbaca)) else broken
    return broken


def _too_slow() -> BerkasTidakTerbaca:
    return terlalu_besar(f"belum selesai dibaca dalam {_PATIENCE:g} detik")


def _ask(process: Popen[bytes], what: object) -> None:
    pipe = _pipe(process.stdin)
    pickle.dump(what, pipe)
    pipe.flush()


def _answer(process: Popen[bytes]) -> object:
    return pickle.load(_pipe(process.stdout))  # noqa: S301 - written by our own process


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise EOFError
    return stream
