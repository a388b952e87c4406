"""Putting whole files in place: a name appears only with its whole content, and a killed run leaves nothing for long.

The bytes go to a temporary file in the same folder, whose name says which process of which computer writes it. It
takes the wanted name in one step, without replacing what came there meanwhile. What a killed process left is removed
by :func:`sapu` when the next run begins to write in that folder.

Everything here raises ``OSError``; :mod:`.berkas` says it in Indonesian.
"""

from __future__ import annotations

import errno
import filecmp
import glob
import hashlib
import os
import platform
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final, TypeVar

from kinerja_core.model.ungkapan import ungkapan

_TEMPORARY: Final = ungkapan(r"\.kinerja-(?P<komputer>[0-9a-f]{8})-(?P<pid>[0-9]{1,9})-[0-9a-f]{8}\.tmp")
_WORKSHOP: Final = ungkapan(r"kinerja-pdf-(?P<komputer>[0-9a-f]{8})-(?P<pid>[0-9]{1,9})-.+")
_TEMPORARY_0_1: Final = ungkapan(r"\.kinerja-[0-9a-z_]{8}")  # as version 0.1.0 named them: nobody knows whose
_ABANDONED: Final = 24 * 3600.0  # no file is written for so long
#: What a file system says that knows no second name for a file (FAT, some shares).
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})

_WINDOWS: Final = os.name == "nt"
#: Seconds for which a scanner or an indexer of Windows may look at a file that was just written, and keep its name.
_LOOKED_AT: Final = 0.5
_T = TypeVar("_T")

_own: Final[set[str]] = set()  # temporary files this process is writing now


def ada(berkas: Path) -> bool:
    """Whether a name holds anything; an empty file is what a killed run left, and counts as nothing."""
    if not os.path.lexists(berkas):
        return False
    return not (berkas.is_file() and berkas.stat().st_size == 0)


@contextmanager
def sementara(tujuan: Path, isi: bytes) -> Iterator[Path]:
    """A temporary file beside the target with these bytes, safe on the disk; gone afterwards, unless renamed.

    It has the mode of the target when there is one, else what the user's umask gives.
    """
    path = tujuan.with_name(f".kinerja-{_computer()}-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    _own.add(path.name)
    try:
        with path.open("xb") as stream:
            stream.write(isi)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):  # no such target; or a file system without modes
            path.chmod(stat.S_IMODE(tujuan.stat().st_mode) & 0o777)
        yield path
    finally:
        hapus(path)
        _own.discard(path.name)


def hapus(berkas: Path) -> None:
    """Remove a file that only we need, if it is there and can be removed; Ctrl+C just now does not keep it."""
    with suppress(OSError):
        try:
            _unlink(berkas)
        except KeyboardInterrupt:
            _unlink(berkas)
            raise


def _unlink(file: Path) -> None:
    """Remove a file of ours; Windows removes none that may only be read, as the one it was to replace."""
    try:
        file.unlink()
    except PermissionError:
        file.chmod(stat.S_IRUSR | stat.S_IWUSR)
        file.unlink()


def beri_nama(sumber: Path, tujuan: Path) -> None:
    """Give a temporary file its name.

    Raises:
        FileExistsError: something is there; whatever it is, it stays.
    """
    try:
        _without_replacing(sumber, tujuan)
    except FileExistsError:
        if ada(tujuan):
            raise
        gantikan(sumber, tujuan)


def gantikan(sumber: Path, tujuan: Path) -> None:
    """Put a temporary file in the place of another; Windows is asked again while somebody just looks at one of them."""
    dengan_sabar(lambda: sumber.replace(tujuan))


def dengan_sabar(langkah: Callable[[], _T], detik: float = _LOOKED_AT) -> _T:
    """Do a step; Windows is asked again for some seconds, while another program has one of its files open."""
    end = time.monotonic() + detik
    while True:
        try:
            return langkah()
        except PermissionError:
            if not _WINDOWS or time.monotonic() > end:
                raise
        time.sleep(0.02)


def _without_replacing(source: Path, target: Path) -> None:
    if hasattr(os, "link") and not _WINDOWS:  # a page has one run and no second names
        try:
            os.link(source, target)  # what is left of the old name goes with the temporary file
        except OSError as problem:
            if problem.errno not in _NO_LINKS:
                raise
        else:
            return
    if not _WINDOWS and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    dengan_sabar(lambda: source.rename(target))  # Windows refuses when the name is taken


@contextmanager
def tersimpan(berkas: Path) -> Iterator[Path]:
    """Keep a file as ``nama.cadangan-<waktu>.ext`` while its name is taken away from it; gives the backup's path.

    What a backup holds already is not kept twice. When the name cannot be taken away (a file that is open in Excel,
    on Windows) no new backup stays.
    """
    backup = _kept(berkas)
    new = backup is None
    if backup is None:
        backup = _keep(berkas)
    try:
        yield backup
    except OSError:
        if new:
            hapus(backup)
        raise


def _kept(berkas: Path) -> Path | None:
    pattern = f"{glob.escape(berkas.stem)}.cadangan-*{glob.escape(berkas.suffix)}"
    same = (path for path in sorted(berkas.parent.glob(pattern)) if filecmp.cmp(berkas, path, shallow=False))
    return next(same, None)


def _keep(berkas: Path) -> Path:
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for number in count(1):
        extra = f"-{number}" if number > 1 else ""
        backup = berkas.with_name(f"{berkas.stem}.cadangan-{stamp}{extra}{berkas.suffix}")
        with suppress(FileExistsError):
            _second_name(berkas, backup)
            return backup
    raise AssertionError  # numbers do not end


def _second_name(berkas: Path, salinan: Path) -> None:
    """Give a file a second name; on Windows a copy, for no name of a file that is open can be removed there."""
    try:
        if not _WINDOWS:
            os.link(berkas, salinan)  # at once, and no byte is copied
            return
    except FileExistsError:
        raise
    except (AttributeError, OSError):  # a page has no second names
        pass
    with sementara(salinan, berkas.read_bytes()) as temporary:
        shutil.copystat(berkas, temporary)
        beri_nama(temporary, salinan)


def sapu(folder: Path) -> None:
    """Remove the temporary files of processes that are gone; what may still be in use stays."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith(".kinerja-"):
                with suppress(OSError):
                    if _abandoned(entry):
                        _unlink(Path(entry))


def folder_kerja() -> Path:
    """A new folder in the system's temporary place; those of processes that are gone are removed, with what they hold.

    Copies of documents may stand in them, and those are nobody else's business.
    """
    place = Path(tempfile.gettempdir())
    for path in place.glob("kinerja-pdf-*"):
        known = _WORKSHOP.fullmatch(path.name)
        if known and known["komputer"] == _computer() and not _alive(int(known["pid"])):
            shutil.rmtree(path, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"kinerja-pdf-{_computer()}-{os.getpid()}-", dir=place))


def _abandoned(entry: os.DirEntry[str]) -> bool:
    known = _TEMPORARY.fullmatch(entry.name)
    if known is None and _TEMPORARY_0_1.fullmatch(entry.name) is None:
        return False
    if known is not None and known["komputer"] == _computer():
        pid = int(known["pid"])
        if pid == os.getpid():
            return entry.name not in _own
        if not _alive(pid):
            return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED


@cache
def _computer() -> str:
    """This computer, in a few signs: on a shared folder the process ids of another one say nothing."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows needs it: there os.kill would end the process

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(ctypes.get_last_error() == 5)  # ERROR_ACCESS_DENIED: it is there, and another user's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
