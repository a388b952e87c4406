"""Pembaca: many workbooks read by several processes, in order.

Most of the work of a workbook is Python, so threads gain nothing. Each process is this module run anew
(``python -m``): it never imports the program that asks, so that nothing is run twice, and nothing is forked.
It gets names of files on its input, two ahead, and answers with its results, so that no more than a few wait in
memory. Where the office's security lets no process start, the files are read here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final

from kinerja_core.workbooks.baca import HasilBaca, baca_berkas

#: Below this number of files the start of the processes costs more than they win.
MULAI: Final = 400
_MOST: Final = 8
_AHEAD: Final = 2

_Process = subprocess.Popen[bytes]


def baca_banyak(files: Sequence[Path], proses: int | None = None) -> Iterator[HasilBaca]:
    """Read and check files, in order.

    Args:
        files: the workbooks.
        proses: number of processes; default one for each core once there are :data:`MULAI` files, else none.
    """
    count = (min(os.cpu_count() or 1, _MOST) if len(files) >= MULAI else 1) if proses is None else proses
    done = 0
    if count > 1:
        try:
            for result in _by_processes(files, count):
                yield result
                done += 1
        except (OSError, EOFError, pickle.UnpicklingError):
            pass  # a process did not start or was stopped: the rest is read here
    yield from map(baca_berkas, files[done:])


def _by_processes(files: Sequence[Path], count: int) -> Iterator[HasilBaca]:
    processes: list[_Process] = []
    try:
        for _ in range(count):
            processes.append(_start())  # noqa: PERF401 - those that did start are stopped when one does not
        for number in range(min(_AHEAD * count, len(files))):
            _ask(processes[number % count], files[number])
        for number in range(len(files)):
            process = processes[number % count]
            yield _answer(process)
            if number + _AHEAD * count < len(files):
                _ask(process, files[number + _AHEAD * count])
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def _start() -> _Process:
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(process: _Process, file: Path) -> None:
    pickle.dump(str(file), _pipe(process.stdin))
    _pipe(process.stdin).flush()


def _answer(process: _Process) -> HasilBaca:
    result = pickle.load(_pipe(process.stdout))  # noqa: S301 - written by our own process
    if not isinstance(result, HasilBaca):
        raise pickle.UnpicklingError(type(result).__name__)
    return result


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise EOFError
    return stream


def layani(masuk: IO[bytes], keluar: IO[bytes]) -> None:
    """Answer each name of a file with what it holds, until there are no more."""
    while True:
        try:
            file = Path(pickle.load(masuk))  # noqa: S301 - asked by our own program
        except EOFError:
            return
        pickle.dump(baca_berkas(file), keluar, pickle.HIGHEST_PROTOCOL)
        keluar.flush()


if __name__ == "__main__":
    layani(sys.stdin.buffer, sys.stdout.buffer)
