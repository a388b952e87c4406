"""Simpanan: what was read of each file, kept by its content, so that an unchanged file is never read again.

It is one SQLite file in the user's cache folder, never beside the data. It may be deleted at any time: what is missing
is read again. What another program, another release or other rules read is never used, for the fingerprint of a file
includes all of them. A damaged one is made anew. Secret workbooks are not in it (:mod:`.kemasan`).
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.batas.anggaran import MB
from kinerja_core.batas.kemampuan import dapat_memulai_proses
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.services.berkas import sebab_sistem
from kinerja_core.services.ingatan import Ingatan
from kinerja_core.services.kabar import kabarkan
from kinerja_core.services.segel import buka_segel, segel

if TYPE_CHECKING:
    import sqlite3

    from kinerja_core.services.kemasan import Kemasan

#: Where the store is, instead of the usual place; ``tidak`` for none.
LINGKUNGAN: Final = "KINERJA_SIMPANAN"
_TIDAK: Final = "tidak"
_NAMA: Final = "simpanan-buku.sqlite"
#: Below so many bytes of files, opening the store costs more than it wins.
_MULAI: Final = 256 * 1024
#: The most it takes on the disk, and how long a file is kept that nobody asked for.
BATAS: Final = 512 * MB
HARI_DISIMPAN: Final = 90
#: Files that are written together, and the longest that one waits for that, in seconds.
_SEKALIGUS: Final = 50
_TUNGGU: Final = 2.0
#: The marks by which the store knows itself: the program's, and the form of its tables.
_ID: Final = 0x6B696E6A
_BENTUK: Final = 1
#: SQLite's codes for "another process is at it", and for what the system refuses.
_MOMENTARY: Final = frozenset({5, 6})
_REFUSED: Final = {
    3: "tidak diizinkan",
    5: "sedang dipakai perintah lain",
    6: "sedang dipakai perintah lain",
    8: "tempatnya hanya dapat dibaca",
    10: "tempatnya gagal dibaca atau ditulis",
    13: "tempat penyimpanan penuh",
    14: "tidak dapat dibuka",
    23: "tidak diizinkan",
}
_TABLES: Final = (
    (
        "CREATE TABLE buku (sidik BLOB PRIMARY KEY, dari INTEGER NOT NULL, sampai INTEGER NOT NULL, "
        "dipakai INTEGER NOT NULL, kepala BLOB NOT NULL, utuh BLOB NOT NULL)"
    ),
    "CREATE TABLE program (cap BLOB NOT NULL)",
)
#: What was printed before, beside what was read: a store that had none gets it.
_PRINTED: Final = (
    "CREATE TABLE IF NOT EXISTS cetakan (kunci BLOB PRIMARY KEY, dari INTEGER NOT NULL, sampai INTEGER NOT NULL, "
    "dipakai INTEGER NOT NULL, isi BLOB NOT NULL)"
)

#: Whether this run keeps nothing beyond itself.
_OFF: ContextVar[bool] = ContextVar("tanpa_simpanan", default=False)


class Simpanan:
    """The store on the disk; without a path one that is gone when it is closed.

    Several processes may use one at a time. Whatever goes wrong costs only time: files are read again.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._stamp = cap()
        self._new: dict[bytes, Kemasan] = {}
        self._touched: set[bytes] = set()
        self._prints: dict[bytes, tuple[int, int, bytes]] = {}
        self._touched_prints: set[bytes] = set()
        self._written = time.monotonic()
        self._db: sqlite3.Connection | None = None
        self._open()

    @property
    def terbuka(self) -> bool:
        """Whether it keeps anything: the system may have refused it, also in the middle of a run."""
        return self._db is not None

    def sidik(self, data: bytes) -> bytes:
        """Fingerprint of a file's bytes and of the program that reads them."""
        found = hashlib.sha256(self._stamp)  # which processors of today do in half the time of any other
        found.update(data)
        return found.digest()

    def ambil(self, sidik: bytes, hari: date, *, utuh: bool = True) -> Kemasan | None:
        """What is kept of a file and holds on a day; without ``utuh`` all but the head may stay where it is."""
        from kinerja_core.services.kemasan import Kemasan  # noqa: PLC0415 - looking at the store loads no workbooks

        if (waiting := self._new.get(sidik)) is not None:
            return waiting if waiting.dari <= hari <= waiting.sampai else None
        rows = self._do(
            f"SELECT dari, sampai, dipakai, kepala, {'utuh' if utuh else 'NULL'} FROM buku "  # noqa: S608 - our own words
            "WHERE sidik = ? AND dari <= ? AND ? <= sampai",
            (sidik, hari.toordinal(), hari.toordinal()),
        )
        for dari, sampai, dipakai, head, whole in rows:
            with suppress(TypeError, ValueError, OverflowError):  # whatever else stands there
                days = (dari, sampai)
                found = Kemasan(
                    sidik, date.fromordinal(dari), date.fromordinal(sampai), buka_segel(sidik, "kepala", days, head),
                    buka_segel(sidik, "utuh", days, whole) if utuh else None, date.fromordinal(dipakai),
                )
                if found.dipakai != hari:
                    self._touched.add(sidik)
                return found
        return None

    def taruh(self, kemasan: Kemasan) -> None:
        """Keep a file; what is kept already is left."""
        if not kemasan.sidik or kemasan.dipakai is not None or kemasan.sidik in self._new:
            return
        self._new[kemasan.sidik] = kemasan.rapat()
        if len(self._new) >= _SEKALIGUS or time.monotonic() - self._written > _TUNGGU:
            self.tulis()

    def utuh(self, sidik: bytes) -> bytes | None:
        """All that is kept of a file, packed; ``None`` when it is not there any more."""
        if (waiting := self._new.get(sidik)) is not None:
            return waiting.utuh
        for dari, sampai, whole in self._do("SELECT dari, sampai, utuh FROM buku WHERE sidik = ?", (sidik,)):
            with suppress(ValueError):
                return buka_segel(sidik, "utuh", (dari, sampai), whole)
        return None

    def cetakan(self, kunci: bytes, hari: date) -> bytes | None:
        """What is kept of what was printed from the same before, where it holds on a day."""
        if self.path is None:
            return None
        day = hari.toordinal()
        for dari, sampai, dipakai, isi in self._do(
            "SELECT dari, sampai, dipakai, isi FROM cetakan WHERE kunci = ? AND dari <= ? AND ? <= sampai",
            (kunci, day, day),
        ):
            with suppress(ValueError):
                known = buka_segel(kunci, "cetakan", (dari, sampai), isi)
                if dipakai != day:
                    self._touched_prints.add(kunci)
                return known
        return None

    def taruh_cetakan(self, kunci: bytes, dari: date, sampai: date, isi: bytes) -> None:
        """Keep what was printed."""
        self._prints[kunci] = (dari.toordinal(), sampai.toordinal(), isi)
        if len(self._prints) >= _SEKALIGUS or time.monotonic() - self._written > _TUNGGU:
            self.tulis()

    def lupakan(self, sidik: bytes) -> None:
        """Let go a file whose bytes are damaged."""
        self._touched.discard(sidik)
        self._new.pop(sidik, None)
        self._change(("DELETE FROM buku WHERE sidik = ?", [(sidik,)]))

    def tulis(self) -> None:
        """Write what waits, all of it or nothing."""
        today = hari_kini().toordinal()
        new, self._new, touched, self._touched = self._new, {}, self._touched, set()
        prints, self._prints, printed, self._touched_prints = self._prints, {}, self._touched_prints, set()
        self._written = time.monotonic()
        if new or touched or prints or printed:
            self._change(
                ("INSERT OR REPLACE INTO buku VALUES (?, ?, ?, ?, ?, ?)",
                 [_row(one, today) for one in new.values()]),
                ("UPDATE buku SET dipakai = ? WHERE sidik = ?", [(today, sidik) for sidik in touched]),
                ("INSERT OR REPLACE INTO cetakan VALUES (?, ?, ?, ?, ?)",
                 [(kunci, dari, sampai, today, segel(kunci, "cetakan", (dari, sampai), isi))
                  for kunci, (dari, sampai, isi) in prints.items()]),
                ("UPDATE cetakan SET dipakai = ? WHERE kunci = ?", [(today, kunci) for kunci in printed]),
            )  # fmt: skip

    def tutup(self) -> None:
        """Write what waits, let go what is old or too much, and close."""
        self.tulis()
        if self._db is not None and self.path is not None:
            self._bound()
        self.lepas()

    def keadaan(self) -> dict[str, int]:
        """Files kept, and the ordinals of the first and last day on which one was asked for."""
        for count, first, last in self._do("SELECT count(*), min(dipakai), max(dipakai) FROM buku"):
            return {"berkas": count, "pertama": first or 0, "terakhir": last or 0}
        return {"berkas": 0, "pertama": 0, "terakhir": 0}

    # -- SQLite ---------------------------------------------------------------------------------------

    def _open(self, again: bool = False) -> None:
        import sqlite3  # noqa: PLC0415 - a page has none, and a few files need none

        try:
            if self.path is not None:
                _make_private(self.path)
            self._db = sqlite3.connect("" if self.path is None else self.path, timeout=5.0, isolation_level=None)
            self._prepare()
        except sqlite3.DatabaseError as problem:
            self._stumble(problem, again)
        except OSError as problem:
            self._without(sebab_sistem(problem))

    def _prepare(self) -> None:
        """Make the tables, and let go what another release, or other rules, have read."""
        import sqlite3  # noqa: PLC0415 - a page has none, and a few files need none

        db = self._db
        assert db is not None  # noqa: S101 - it was opened just now
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        with suppress(sqlite3.OperationalError):  # another process has just begun with it
            db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        marks = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for text in (*_TABLES, f"PRAGMA application_id = {_ID}", f"PRAGMA user_version = {_BENTUK}"):
                db.execute(text)
        elif marks != [_ID, _BENTUK]:
            raise sqlite3.DatabaseError("no store of this form")
        db.execute(_PRINTED)
        known = db.execute("SELECT cap FROM program").fetchone()
        if known is None or known[0] != self._stamp:
            if db.execute("SELECT 1 FROM buku LIMIT 1").fetchone():
                kabarkan("Simpanan berasal dari versi atau aturan lain; semua berkas dibaca kembali satu kali.")
            for table in ("buku", "cetakan", "program"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words
            db.execute("INSERT INTO program VALUES (?)", (self._stamp,))
        db.execute("COMMIT")

    def _do(self, text: str, values: Sequence[Any] = ()) -> list[Any]:
        """Rows of a statement; none when the store cannot be used (any more)."""
        import sqlite3  # noqa: PLC0415 - a page has none, and a few files need none

        if self._db is None:
            return []
        try:
            return self._db.execute(text, values).fetchall()
        except sqlite3.DatabaseError as problem:
            self._stumble(problem)
        return []

    def _change(self, *langkah: tuple[str, Sequence[Sequence[Any]]]) -> None:
        """Statements with the rows of each, all of them or none."""
        import sqlite3  # noqa: PLC0415 - a page has none, and a few files need none

        db = self._db
        if db is None:
            return
        try:
            db.execute("BEGIN IMMEDIATE")
            for text, rows in langkah:
                db.executemany(text, rows)
            db.execute("COMMIT")
        except sqlite3.DatabaseError as problem:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            self._stumble(problem)

    def _stumble(self, problem: sqlite3.DatabaseError, again: bool = False) -> None:
        """Do without where another process is at it, or the system refuses; begin anew where the file is damaged."""
        code = getattr(problem, "sqlite_errorcode", None) or 0
        if code & 0xFF in _MOMENTARY and self._db is not None and not again:
            return
        if code & 0xFF in _REFUSED:
            self._without(_REFUSED[code & 0xFF])
        else:
            self._rebuild(again)

    def _rebuild(self, again: bool = False) -> None:
        """Begin anew where the file is damaged or no store."""
        self.lepas()
        if again or self.path is None:
            self._without("rusak")
            return
        kabarkan("Simpanan rusak dan disusun ulang; semua berkas dibaca kembali satu kali.")
        try:
            hapus_berkas(self.path)
        except OSError as problem:
            self._without(sebab_sistem(problem))
            return
        self._open(again=True)

    def _without(self, sebab: str) -> None:
        """Go on without the store."""
        self.lepas()
        if self.path is not None:
            kabarkan(f'Simpanan "{self.path}" tidak dapat dipakai ({sebab}); semua berkas dibaca dari awal.')

    def lepas(self) -> None:
        """Close, and nothing else."""
        if self._db is not None:
            with suppress(Exception):  # a damaged file, or a full disk: it is let go all the same
                self._db.close()
        self._db = None

    def _bound(self) -> None:
        """Keep it from growing, and from holding for ever what nobody asks for."""
        for table in ("buku", "cetakan"):
            self._do(f"DELETE FROM {table} WHERE dipakai < ?", (hari_kini().toordinal() - HARI_DISIMPAN,))  # noqa: S608 - our own words
        size = sum(
            found[0][0] or 0
            for text in ("sum(length(kepala) + length(utuh)) FROM buku", "sum(length(isi)) FROM cetakan")
            if (found := self._do(f"SELECT {text}"))
        )
        if size > BATAS:
            self._do("DELETE FROM cetakan")
            spare = size - BATAS * 3 // 4
            oldest = self._do("SELECT sidik, length(kepala) + length(utuh) FROM buku ORDER BY dipakai, rowid")
            gone = []
            for sidik, length in oldest:
                if spare <= 0:
                    break
                gone.append((sidik,))
                spare -= length
            self._change(("DELETE FROM buku WHERE sidik = ?", gone))
        self._do("PRAGMA incremental_vacuum")


def _row(satu: Kemasan, hari: int) -> tuple[object, ...]:
    """A file as it is kept."""
    days = (satu.dari.toordinal(), satu.sampai.toordinal())
    return (
        satu.sidik, *days, hari, segel(satu.sidik, "kepala", days, satu.kepala),
        segel(satu.sidik, "utuh", days, satu.utuh or b""),
    )


def hapus_berkas(path: Path) -> int:
    """Remove a store; gives the bytes that are free again.

    Raises:
        OSError: the system refuses, for another program uses it.
    """
    freed = 0
    for suffix in ("", "-wal", "-shm", "-journal"):
        part = path.with_name(path.name + suffix)
        with suppress(FileNotFoundError):
            size = part.stat().st_size
            part.unlink()
            freed += size
    return freed


def _make_private(path: Path) -> None:
    """Its folder and file, for this user only: it holds names and NIP."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


# -- which one -------------------------------------------------------------------------------------


@cache
def cap() -> bytes:
    """Fingerprint of everything but the file that reading depends on: program, rules, templates, libraries."""
    from importlib.metadata import version  # noqa: PLC0415 - only where something is kept

    room = Path(__file__).resolve().parents[1]
    found = hashlib.blake2b(digest_size=32)
    for name in ("python-calamine", "openpyxl", "pydantic", "pydantic-core", "PyYAML"):
        found.update(f"{name} {version(name)}\n".encode())
    found.update(f"{sys.version_info[:2]}".encode())
    for path in sorted(room.rglob("*")):
        if path.suffix in {".py", ".yaml", ".siap"} and path.relative_to(room).parts[0] in _READING:
            found.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    return found.digest()


#: Rooms and modules of the core that have a part in reading.
_READING: Final = frozenset({"__init__.py", "model", "rules", "batas", "workbooks", "services"})


def tempat() -> Path | None:
    """Where the store of this user is; ``None`` when there is to be none, or nowhere to keep it."""
    given = os.environ.get(LINGKUNGAN, "").strip()
    if given.casefold() == _TIDAK or not dapat_memulai_proses():
        return None
    if given:
        return Path(given) / _NAMA
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", ""))
        base = (local if local.is_absolute() else home / "AppData" / "Local") / "Kinerja" / "Simpanan"
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches" / "kinerja"
    else:
        xdg = os.environ.get("XDG_CACHE_HOME", "")
        base = (Path(xdg) if os.path.isabs(xdg) else home / ".cache") / "kinerja"  # noqa: PTH117 - of a text
    return base / _NAMA if base.is_absolute() else None  # Windows' home may be nothing: never beside the data


@contextmanager
def tanpa_simpanan() -> Iterator[None]:
    """What runs inside reads everything anew and keeps nothing."""
    before = _OFF.set(True)
    try:
        yield
    finally:
        _OFF.reset(before)


class _Along:
    """The stores of a verb that reads its files more than once: opened when first asked for, closed when it is done."""

    def __init__(self) -> None:
        self._disk: Simpanan | None = None
        self._memory = Ingatan()

    def untuk(self, files: Iterable[Path]) -> Simpanan | Ingatan:
        """The one for these files."""
        if self._disk is None and dapat_memulai_proses() and _big(files):
            self._disk = Simpanan(None if _OFF.get() else tempat())
            for one in self._memory.keluarkan():
                self._disk.taruh(one)
        return self._disk or self._memory

    def tutup(self) -> None:
        """Close them."""
        if self._disk is not None:
            self._disk.tutup()


_ALONG: ContextVar[_Along | None] = ContextVar("simpanan_sepanjang", default=None)


@contextmanager
def sekali_baca() -> Iterator[None]:
    """Inside, each file is read once, however often it is asked for; also to be written above a function."""
    if _ALONG.get() is not None:
        yield
        return
    stores = _Along()
    before = _ALONG.set(stores)
    try:
        yield
    finally:
        _ALONG.reset(before)
        stores.tutup()


def simpanan_sepanjang(files: Iterable[Path]) -> Simpanan | Ingatan | None:
    """The store for these files that stays open until the verb is done; ``None`` outside such a verb."""
    along = _ALONG.get()
    return None if along is None else along.untuk(files)


@contextmanager
def simpanan_untuk(files: Iterable[Path]) -> Iterator[Simpanan | Ingatan | None]:
    """The store for reading these files; for a few small ones nothing is opened, unless they are asked for again."""
    along = _ALONG.get()
    if along is not None:
        yield along.untuk(files)
        return
    place = None if _OFF.get() else tempat()
    if place is None or not _big(files):
        yield None
        return
    store = Simpanan(place)
    try:
        yield store
    finally:
        store.tutup()


def _big(files: Iterable[Path]) -> bool:
    size = 0
    for file in files:
        with suppress(OSError, ValueError):
            size += file.stat().st_size
        if size >= _MULAI:
            return True
    return False
