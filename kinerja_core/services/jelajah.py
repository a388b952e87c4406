"""Jelajah: the workbooks below a folder as folders are: with archives, names of other programs, and what is hidden."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.arsip import AKHIRAN_ARSIP, AKHIRAN_ARSIP_LAIN, buku_bernama_zip, isi_arsip
from kinerja_core.batas.berkas import AKHIRAN_AWAN
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import sebut
from kinerja_core.model.urutan_berkas import urut_berkas

#: What is looked for in a folder.
AKHIRAN_BUKU: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
#: How the lock files of Excel and LibreOffice begin; the latter end with ``#``.
_EXCEL: Final = "~$"
_LIBREOFFICE: Final = ".~lock."
_HIDDEN: Final = 0x2  # as Windows marks a file
_BACKUP: Final = "cadangan buatan kinerja"
_KEPT_HIDDEN: Final = "berkas tersembunyi"
_BROKEN_LINK: Final = "tautan yang putus"
#: What is put behind the name of a workbook by a browser that is not done, by other programs, and by a shortcut.
_UNDONE: Final = frozenset({".crdownload", ".part", ".partial", ".download", ".bak", ".lnk", ".url"})
_NO_BOOK: Final = "unduhan yang belum selesai, cadangan, atau pintasan buku kerja"
_MAC: Final = "__MACOSX"


class Jelajah:
    """What is met on the way through folders: the workbooks, and in few words what was passed over."""

    def __init__(self) -> None:
        self._passed: Counter[str] = Counter()
        self._open: dict[str, None] = {}
        self._empty: list[str] = []

    def telusuri(self, paths: Iterable[Path]) -> list[Path]:
        """Files named, and every workbook below the folders and in the archives, each once, sorted within a folder.

        Raises:
            GalatKinerja: a folder that cannot be opened, because what is in it must not be passed over in silence.
        """
        found: dict[Path, None] = {}
        for path in paths:
            if path.is_dir():
                for file in urut_berkas(self._below(path)):
                    found.setdefault(file.resolve(), None)
            elif path.suffix.casefold() == AKHIRAN_ARSIP:
                found |= dict.fromkeys(self._inside(path.resolve()))
            else:
                found.setdefault(path.resolve(), None)
        return list(found)

    def kabar(self) -> list[str]:
        """What was passed over, a line each."""
        lines = []
        if self._open:
            lines.append(f"Sedang terbuka di Excel atau LibreOffice: {sebut(list(self._open))}. Yang dibaca adalah isi "
                         "yang terakhir disimpan.")
        if self._passed:
            said = ", ".join(f"{count} {what}" for what, count in self._passed.items())
            lines.append(f"Tidak dibaca: {said}.")
        if self._empty:
            lines.append(f"Tidak ada buku kerja di dalam arsip {sebut(self._empty)}.")
        return lines

    def _below(self, folder: Path) -> Iterator[Path]:
        def refused(problem: OSError) -> None:
            from kinerja_core.services.berkas import sebab_sistem  # noqa: PLC0415 - that module uses this one

            raise GalatKinerja(
                f'Folder "{problem.filename}" tidak dapat dibuka ({sebab_sistem(problem)}), sehingga isinya tidak '
                "terbaca. Minta hak baca, atau sebutkan folder lain."
            ) from problem

        for place, folders, names in os.walk(folder, onerror=refused):
            hidden = [name for name in folders if name.startswith((".", "$"))]
            if hidden:
                self._passed["folder tersembunyi"] += len(hidden)
                folders[:] = [name for name in folders if name not in hidden]
            for name in names:
                path = Path(place, name)
                if path.suffix.casefold() == AKHIRAN_ARSIP and not name.startswith(".") and _given(path):
                    yield from self._inside(path)
                elif self._wanted(name) and not self._marked_hidden(path):
                    if _given(path):
                        yield path
                    elif path.is_symlink() and not path.exists():
                        self._passed[_BROKEN_LINK] += 1

    def _inside(self, arsip: Path) -> list[Path]:
        """The workbooks of an archive; one that cannot be read stands for itself, and reading it says why."""
        try:
            names = list(isi_arsip(arsip))
            if buku_bernama_zip(arsip):
                return [arsip]
        except BerkasTidakTerbaca:
            return [arsip]
        found = []
        for name in names:
            own = PurePosixPath(name)
            if own.parts[0] == _MAC or any(part.startswith(".") for part in own.parts[:-1]):
                continue
            if own.name.startswith(_EXCEL):  # it was open when the archive was made
                continue
            if own.suffix.casefold() == AKHIRAN_ARSIP or self._wanted(own.name):
                found.append(arsip / name)
        if not found:
            self._empty.append(tampak(arsip.name))
        return urut_berkas(found)

    def _wanted(self, name: str) -> bool:
        """Whether a name is that of a workbook; what looks like one and is none is counted."""
        if name.startswith(_LIBREOFFICE) and name.endswith("#"):
            self._lock(name.removeprefix(_LIBREOFFICE).removesuffix("#"))
            return False
        if name.startswith(".") and name.endswith(AKHIRAN_AWAN):  # macOS: only the name is here
            return Path(name.removesuffix(AKHIRAN_AWAN)).suffix.casefold() in AKHIRAN_BUKU
        kind = Path(name).suffix.casefold()
        if kind in _UNDONE and any(book in name.casefold() for book in AKHIRAN_BUKU):
            self._passed[_NO_BOOK] += 1
        if kind in AKHIRAN_ARSIP_LAIN:
            return not name.startswith(".")
        if kind not in AKHIRAN_BUKU:
            return False
        if name.startswith(_EXCEL):
            self._lock(name.removeprefix(_EXCEL))
        elif name.startswith("."):
            self._passed[_KEPT_HIDDEN] += 1
        elif ".cadangan-" in name:
            self._passed[_BACKUP] += 1
        else:
            return True
        return False

    def _lock(self, name: str) -> None:
        if Path(name).suffix.casefold() in AKHIRAN_BUKU:
            self._open[tampak(name)] = None

    def _marked_hidden(self, path: Path) -> bool:
        try:
            marked = bool(getattr(path.lstat(), "st_file_attributes", 0) & _HIDDEN)
        except OSError:
            return False
        if marked:
            self._passed[_KEPT_HIDDEN] += 1
        return marked


def _given(path: Path) -> bool:
    """Whether a name of a folder is to be read: a file, also one that cannot be found, for reading it says so.

    Windows lists names in a folder that with it are too long to be opened.
    """
    return path.is_file() or not os.path.lexists(path)
