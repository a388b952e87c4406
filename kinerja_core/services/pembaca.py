"""Pembaca: many workbooks read by several processes, in order, and none twice that has not changed.

Most of the work of a workbook is Python, so threads gain nothing. Each process does the whole work of a file, the
program that asks too; what crosses between them is packed (:mod:`.kemasan`), and only its head is unpacked where that
is enough. What the store holds is taken from there, and other processes are started only once several files were not
in it. No process is waited for: while one starts or is not allowed by the office's security, the files are read here;
one that keeps a file longer than any file takes is stopped. The files that a process held when it ended are tried once
more in a process of their own, never in the program that asks; what ends that one too is a finding. An executor that
the caller gives (:mod:`.pekerja`) goes before all this, and what it cannot do is done so.
"""

from __future__ import annotations

import heapq
import os
import pickle
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.kemampuan import dapat_memulai_proses, jumlah_inti
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.services.ingatan import Ingatan
from kinerja_core.services.kemasan import Kemasan, KemasanRusak, kemas, kemas_galat, nama_berkas
from kinerja_core.services.pekerja import Titipan, pekerja_kini
from kinerja_core.services.simpanan import Simpanan
from kinerja_core.workbooks.hasil import HasilBaca

if TYPE_CHECKING:
    from subprocess import Popen

#: Below this number of files the start of a process costs more than it wins.
MULAI: Final = 30
#: Files that are read here before another process is started.
_ALONE: Final = 8
#: Where most files are known, so many times more new ones must be expected: there the start is most of the work.
_JARANG: Final = 4
#: Processes in all; unpacking, and what is done with the results, is left to the program that asks.
_MOST: Final = 8
#: Files a process is given at a time, so that it never waits for the next.
_GIVEN: Final = 3
#: Files read ahead, for each process.
_AHEAD: Final = 4
#: Seconds a process may keep a file that is waited for; the largest workbook that is read at all takes a few.
_PATIENCE = 20.0

def baca_banyak(
    files: Sequence[Path], proses: int | None = None, *, kepala: bool = False,
    simpanan: Simpanan | Ingatan | None = None,
) -> Iterator[HasilBaca]:
    """Read and check files, in order.

    Args:
        files: the workbooks.
        proses: number of processes, this one included; default one for each core once :data:`MULAI` files are left.
        kepala: only the head of each is asked for (:func:`.kemasan.kepala`).
        simpanan: where what was read is kept.
    """
    today = hari_kini()
    for one, file in zip(kemas_banyak(files, today, proses, utuh=not kepala, simpanan=simpanan), files, strict=True):
        yield buka(one, file, today, kepala=kepala, simpanan=simpanan)[1]


def kemas_banyak(
    files: Sequence[Path], hari: date, proses: int | None = None, *, utuh: bool = True,
    simpanan: Simpanan | Ingatan | None = None,
) -> Iterator[Kemasan]:
    """Read and check files, in order, each packed or as it was just read; what is new is kept.

    Args:
        files: the workbooks.
        hari: today.
        proses: as for :func:`baca_banyak`.
        utuh: whether more than the head of what was kept is wanted.
        simpanan: where what was read is kept.
    """
    for one in _packed(files, hari, proses, utuh, simpanan):
        if simpanan is None:
            yield one
            continue
        kept = one.rapat()
        simpanan.taruh(kept)
        yield one if kept is one else replace(kept, terbaca=one.terbaca)


def _packed(
    files: Sequence[Path], hari: date, proses: int | None, utuh: bool, simpanan: Simpanan | Ingatan | None
) -> Iterator[Kemasan]:
    """Files packed by whoever is there to do it."""
    count = min(jumlah_inti(), _MOST) if proses is None else proses
    several = count > 1 and dapat_memulai_proses()
    if several and (workers := pekerja_kini()) is not None:
        alone = partial(baca_terpisah, awal=_begin(hari, simpanan))
        answered = 0
        for one in Titipan(workers, hari, simpanan, alone).baca(files):
            yield one
            answered += 1
        files = files[answered:]
    new = 0  # files that had to be read
    for number, file in enumerate(files):
        if several and (proses is not None or _worth_it(new, number, len(files) - number)):
            yield from _together(files[number:], count - 1, hari, simpanan)
            return
        one = kemas(file, hari, simpanan, utuh=utuh)
        new += one.dipakai is None
        yield one


def _worth_it(baru: int, dilihat: int, sisa: int) -> bool:
    """Whether so many files are likely still to be read that another process is worth its start.

    Args:
        baru: files that had to be read.
        dilihat: files that were looked at, those that are known too.
        sisa: files left.
    """
    if baru < _ALONE:
        return False
    return sisa * baru // dilihat >= (MULAI if baru * 2 > dilihat else MULAI * _JARANG)


def buka(
    kemasan: Kemasan, file: Path, hari: date, *, kepala: bool, simpanan: Simpanan | Ingatan | None
) -> tuple[Kemasan, HasilBaca]:
    """What a packed file holds, with its package: what was kept and is damaged is read again."""
    name = nama_berkas(file)
    try:
        return kemasan, kemasan.hasil(name, kepala=kepala)
    except KemasanRusak:
        if simpanan is not None:
            simpanan.lupakan(kemasan.sidik)
    again = kemas(file, hari, simpanan).rapat()
    if simpanan is not None:
        simpanan.taruh(again)
    return again, again.hasil(name, kepala=kepala)


def _together(
    files: Sequence[Path], helpers: int, hari: date, simpanan: Simpanan | Ingatan | None
) -> Iterator[Kemasan]:
    """Files packed by this process and others, in order."""
    processes = _start(helpers)
    shared = _Shared(files, _AHEAD * (helpers + 1), partial(kemas, hari=hari, simpanan=simpanan))
    begin = _begin(hari, simpanan)
    threads = [threading.Thread(target=_serve, args=(one, shared, begin), daemon=True) for one in processes]
    try:
        for thread in threads:
            thread.start()
        for number, file in enumerate(files):
            while (read := shared.wait_for(number)) is None:
                shared.give(number, kemas_galat(_too_slow(), file, hari))
                for process in processes:  # the other files it keeps are read in processes of their own
                    process.kill()
            yield read
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

    def __init__(self, files: Sequence[Path], ahead: int, kemas: Callable[[Path], Kemasan]) -> None:
        self.files = files
        self._pack = kemas
        self._ahead = ahead
        self._end = ahead  # files from here on are not taken yet
        self._left = list(range(len(files)))  # a heap
        self._read: dict[int, Kemasan] = {}
        self._known: set[int] = set()  # what has been given, used or not: a file counts once
        self._closed = False
        self._changed = threading.Condition()

    def take(self, *, wait: bool) -> int | None:
        """Number of the next file; ``None`` when none is left, or when it is too early and nobody wants to wait."""
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: not self._left or self._left[0] < self._end)
            return heapq.heappop(self._left) if self._left and self._left[0] < self._end else None

    def give(self, number: int, read: Kemasan) -> None:
        """What was read."""
        with self._changed:
            if number not in self._known:
                self._known.add(number)
                self._read[number] = read
            self._changed.notify_all()

    def wait_for(self, number: int) -> Kemasan | None:
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
                self.give(own, self._pack(self.files[own]))
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


#: What a process is told first: today, and the place of the store.
_Awal = tuple[date, str | None]


def _begin(hari: date, simpanan: Simpanan | Ingatan | None) -> _Awal:
    place = None if simpanan is None else simpanan.path
    return hari, None if place is None else os.fspath(place)


def _serve(process: Popen[bytes], shared: _Shared, awal: _Awal) -> None:
    """Give files to a process that is ready, and take its answers, until none is left or it is gone."""
    taken: deque[int] = deque()
    try:
        _ask(process, awal)
        if _answer(process) is not True:
            return
        while True:
            while len(taken) < _GIVEN and (number := shared.take(wait=not taken)) is not None:
                taken.append(number)
                _ask(process, os.fspath(shared.files[number]))
            if not taken:
                return
            read = _answer(process)
            if not isinstance(read, Kemasan):
                return
            shared.give(taken.popleft(), read)
    except Exception:  # whatever was answered instead of a grid: the files are read by others
        return
    finally:
        process.kill()
        for number in taken:  # at one of these it died; its answers may have been on their way
            if shared.wanted(number):
                shared.give(number, *baca_terpisah([shared.files[number]], awal))


def baca_terpisah(files: Sequence[Path], awal: _Awal) -> Iterator[Kemasan]:
    """Files that are read in a process that holds one at a time, so that it is known which of them ends it."""
    process: Popen[bytes] | None = None

    def stop() -> None:
        if process is not None:
            process.kill()

    try:
        for file in files:
            timer = threading.Timer(_PATIENCE, stop)
            begin = time.monotonic()
            timer.start()
            try:
                if process is None:
                    (process,) = _start(1)
                    _ask(process, awal)
                    _answer(process)
                _ask(process, os.fspath(file))
                read = _answer(process)
            except Exception:  # it could not be started, or died before it had answered
                read = None
            finally:
                timer.cancel()
            if isinstance(read, Kemasan):
                yield read
                continue
            slow = time.monotonic() - begin >= _PATIENCE
            yield kemas_galat(_too_slow() if slow else _ends_it(), file, awal[0])
            _end(process)
            process = None
    finally:
        _end(process)


def _end(process: Popen[bytes] | None) -> None:
    """Nothing is left of a process."""
    if process is not None:
        process.kill()
        process.communicate()


def _ends_it() -> BerkasTidakTerbaca:
    return BerkasTidakTerbaca(
        "BERKAS-RUSAK", "Berkas ini membuat program pembacanya berhenti, sehingga tidak dapat dibaca."
    )


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
