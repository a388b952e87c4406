"""Pekerja: an executor, given by whoever calls, that reads workbooks for the program that asks.

Any :class:`concurrent.futures.Executor` will do, of this computer or of several (:mod:`.gugus`). What is computed is
the same: a worker answers only for a file that it sees with the content that the program sees, and only when it is the
same program with the same rules. What may not be kept (:mod:`.kemasan`) does not travel either: it is read here. The
store stays with the program that asks. A worker that dies costs time only: the files it may have died of are tried
once more in a process of their own, and what ends that one too is a finding.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.services.ingatan import Ingatan
from kinerja_core.services.kabar import kabarkan
from kinerja_core.services.kemasan import Kemasan, Penyimpan, kemas, kemas_galat
from kinerja_core.services.simpanan import cap
from kinerja_core.workbooks.mesin.kisi import coba

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

#: Files of one task: enough that giving it costs little, few enough to be read again when its worker dies.
_BATCH: Final = 8
#: Tasks that are given before the first is answered, where nobody says how many run at a time.
_SEKALIGUS: Final = 16
#: Seconds without any answer after which nobody is waited for any more.
_PATIENCE = 60.0
#: Tasks that may fail one after the other before no more are given.
_FAILURES: Final = 3
#: Why no more are given to workers that refuse all of them; what they refuse is told by itself.
_DITOLAK: Final = ""


@dataclass(frozen=True, slots=True)
class Pekerja:
    """Who reads: an executor, and how many tasks it is given before the first is answered."""

    pelaksana: Executor
    sekaligus: int = _SEKALIGUS


class Tolakan(Enum):
    """Why a worker gives back a file without having read it for us."""

    PROGRAM = "program lain"  #: another release, other rules or libraries
    BERKAS = "berkas lain"  #: not there, or with another content
    SENDIRI = "dibaca sendiri"  #: secret, or not readable: neither travels


_KINI: ContextVar[Pekerja | None] = ContextVar("pekerja", default=None)


@contextmanager
def memakai(pelaksana: Executor, sekaligus: int = _SEKALIGUS) -> Iterator[None]:
    """What runs inside has its workbooks read by an executor, which stays the caller's to shut down.

    Args:
        pelaksana: the executor; its workers see the files by the same path, and have the same release of the program.
        sekaligus: tasks that are given before the first is answered; twice as many as run at a time are enough.
    """
    before = _KINI.set(Pekerja(pelaksana, max(1, sekaligus)))
    try:
        yield
    finally:
        _KINI.reset(before)


def pekerja_kini() -> Pekerja | None:
    """Who reads now, beside the program itself."""
    return _KINI.get()


# -- at the worker -----------------------------------------------------------------------------------


class _BerkasLain(Exception):
    """The file has another content than the program that asks sees."""


class _Penguji:
    """Sees that a file is the one that was meant; it keeps nothing."""

    def __init__(self, sidik: bytes) -> None:
        self._expected = sidik
        self.terlihat = False

    def sidik(self, data: bytes) -> bytes:
        """Fingerprint of a file's bytes.

        Raises:
            _BerkasLain: they are not those that were meant.
        """
        found = _sidik(data)
        if found != self._expected:
            raise _BerkasLain
        self.terlihat = True
        return found

    def ambil(self, sidik: bytes, hari: date, *, utuh: bool = True) -> Kemasan | None:  # noqa: ARG002 - a worker keeps nothing
        """Nothing."""
        return None


def baca_untuk(tugas: Sequence[tuple[str, bytes]], hari: date, cap_peminta: bytes) -> list[Kemasan | Tolakan]:
    """Read files at a worker; never fails.

    Args:
        tugas: each file, and the fingerprint of its content.
        hari: today, where it is asked.
        cap_peminta: the fingerprint of the program that asks.
    """
    if cap() != cap_peminta:
        return [Tolakan.PROGRAM] * len(tugas)
    return [_satu(Path(name), sidik, hari) for name, sidik in tugas]


def _satu(file: Path, sidik: bytes, hari: date) -> Kemasan | Tolakan:
    same = _Penguji(sidik)
    try:
        read = kemas(file, hari, same)
    except _BerkasLain:
        return Tolakan.BERKAS
    if not same.terlihat:
        return Tolakan.BERKAS
    return read.rapat() if read.sidik else Tolakan.SENDIRI


def _sidik(data: bytes) -> bytes:
    return Ingatan().sidik(data)


# -- at the program that asks ------------------------------------------------------------------------


@dataclass(slots=True)
class _Tugas:
    """Files that are given together."""

    isi: list[tuple[Path, bytes]] = field(default_factory=list)
    jawaban: Future[list[Kemasan | Tolakan]] | None = None
    hasil: list[Kemasan | Tolakan | None] | None = None  #: ``None``: to be read in a process of its own


@dataclass(slots=True)
class _Letak:
    """Where a file's answer is: known already, or the n-th of a task."""

    kemasan: Kemasan | None
    sidik: bytes = b""
    tugas: _Tugas | None = None
    nomor: int = 0


class Titipan:
    """Files given to an executor, answered in order until they are all read, or nobody answers any more.

    Args:
        pekerja: who reads.
        hari: today.
        simpanan: where what was read is looked for first.
        terpisah: reads files in a process of their own, however that ends.
    """

    def __init__(
        self, pekerja: Pekerja, hari: date, simpanan: Penyimpan | None,
        terpisah: Callable[[Sequence[Path]], Iterable[Kemasan]],
    ) -> None:
        self._workers = pekerja
        self._today = hari
        self._store = simpanan
        self._alone = terpisah
        self._waiting: deque[tuple[Path, _Letak]] = deque()
        self._open = _Tugas()
        self._failures = 0
        self._gone: str | None = None
        self._back: Counter[Tolakan] = Counter()

    def baca(self, files: Sequence[Path]) -> Iterator[Kemasan]:
        """What files hold, in order; when nobody answers any more, only those that had been given."""
        most = self._workers.sekaligus * _BATCH
        given = 0
        try:
            for file in files:
                if self._gone is not None:
                    break
                self._give(file)
                given += 1
                if len(self._waiting) >= most:
                    yield self._next()
            while self._waiting:
                yield self._next()
        finally:
            for _, place in self._waiting:
                if place.tugas is not None and place.tugas.jawaban is not None:
                    place.tugas.jawaban.cancel()
            self._say(len(files) - given)

    def _give(self, file: Path) -> None:
        """Look for a file in the store, and give it to a worker when it is not there."""
        data = coba(lambda: baca_bita(file, Anggaran()))
        if isinstance(data, BerkasTidakTerbaca):
            self._waiting.append((file, _Letak(kemas_galat(data, file, self._today))))
            return
        own = self._store.sidik(data) if self._store is not None else b""
        if self._store is not None and (known := self._store.ambil(own, self._today)) is not None:
            self._waiting.append((file, _Letak(known)))
            return
        self._waiting.append((file, _Letak(None, own, self._open, len(self._open.isi))))
        self._open.isi.append((file, _sidik(data)))
        if len(self._open.isi) >= _BATCH:
            self._send()

    def _send(self) -> None:
        task, self._open = self._open, _Tugas()
        if self._gone is not None:
            return
        asked = [(os.fspath(file), sidik) for file, sidik in task.isi]
        try:
            task.jawaban = self._workers.pelaksana.submit(baca_untuk, asked, self._today, cap())
        except Exception as problem:  # whatever an executor says that takes no more
            self._gone = _cause(problem)

    def _next(self) -> Kemasan:
        file, place = self._waiting.popleft()
        if place.kemasan is not None or place.tugas is None:
            return place.kemasan or kemas(file, self._today, self._store)
        if place.tugas is self._open:
            self._send()
        if place.tugas.hasil is None:
            place.tugas.hasil = self._answered(place.tugas)
        read = place.tugas.hasil[place.nomor]
        if isinstance(read, Kemasan):
            return replace(read, sidik=place.sidik if read.sidik else b"")
        if read is not None:
            self._back[read] += 1
        return kemas(file, self._today, self._store)

    def _answered(self, task: _Tugas) -> list[Kemasan | Tolakan | None]:
        """The answers of a task; of files that may have ended a worker, what a process of their own says."""
        from concurrent.futures import BrokenExecutor, CancelledError  # noqa: PLC0415 - a page has no such library

        unread: list[Kemasan | Tolakan | None] = [None] * len(task.isi)
        if task.jawaban is None:  # it was never given
            return unread
        try:
            answers = task.jawaban.result(_PATIENCE if self._gone is None else 0)
        except TimeoutError:
            task.jawaban.cancel()
            if not self._lives(task):
                self._gone = self._gone or f"tidak ada jawaban selama {_PATIENCE:g} detik"
        except CancelledError:  # the executor let go of it; that says nothing of the files
            self._gone = self._gone or "tugasnya dibatalkan"
            return unread
        except Exception as problem:
            self._fail(_cause(problem), for_good=isinstance(problem, BrokenExecutor))
        else:
            if len(answers) != len(task.isi):
                self._fail("jawabannya tidak dikenal")
            else:
                if {*answers} <= {Tolakan.PROGRAM, Tolakan.BERKAS}:
                    self._fail(_DITOLAK)
                else:
                    self._failures = 0
                return list(answers)
        return list(self._alone([file for file, _ in task.isi]))

    def _lives(self, lambat: _Tugas) -> bool:
        """Whether another task than the one that is late was answered."""
        others = (one.tugas for _, one in self._waiting if one.tugas is not lambat)
        return any(one is not None and one.jawaban is not None and one.jawaban.done() for one in others)

    def _fail(self, sebab: str, *, for_good: bool = False) -> None:
        self._failures += 1
        if for_good or self._failures >= _FAILURES:
            self._gone = self._gone or sebab

    def _say(self, sisa: int) -> None:
        """What did not go as it was meant to."""
        if self._gone == _DITOLAK:
            self._back[self._back.most_common(1)[0][0]] += sisa
        elif self._gone is not None:
            kabarkan(f"Pekerja tidak dapat dipakai lagi ({self._gone}); sisanya dibaca di komputer ini.")
        if self._back[Tolakan.BERKAS]:
            kabarkan(
                f"{self._back[Tolakan.BERKAS]} berkas tidak ada atau lain isinya di komputer pekerja, sehingga dibaca "
                "di komputer ini. Pekerja harus melihat folder yang sama dengan jalur yang sama."
            )
        if self._back[Tolakan.PROGRAM]:
            kabarkan(
                f"{self._back[Tolakan.PROGRAM]} berkas dibaca di komputer ini, karena kinerja di komputer pekerja lain "
                "versi, aturan, atau pustakanya. Pasang versi yang sama di semua komputer."
            )


def _cause(problem: Exception) -> str:
    """Why, in a few words; never what was worked on."""
    return type(problem).__name__
