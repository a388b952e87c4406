"""Where a macro finds its workbook's file, and where it puts what it makes: never over anything that is there."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PureWindowsPath
from typing import Final

import xlwings as xw

from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja

#: On the server: the folder where documents go (a share the users can reach).
FOLDER_SERVER: Final = "KINERJA_FOLDER"
_PALING_BANYAK: Final = 300  #: lines of the log


def tersimpan(book: xw.Book) -> Path:
    """The file of a book as it stands on the disk, with nothing unsaved.

    Raises:
        GalatKinerja: it has no file on this computer, or the file is older than what is open.
    """
    path = _file(book)
    if path is None:
        raise GalatKinerja(
            f'"{book.name}" tidak ada sebagai berkas di komputer ini (belum disimpan, atau hanya di OneDrive atau '
            "SharePoint). Simpan di sebuah folder, lalu ulangi."
        )
    with suppress(AttributeError, NotImplementedError):
        if not book.api.Saved:
            raise GalatKinerja(f'"{book.name}" mempunyai perubahan yang belum disimpan. Tekan Ctrl+S, lalu ulangi.')
    return path


def _file(book: xw.Book) -> Path | None:
    try:
        full = Path(book.fullname)
    except Exception:  # several kinds, when a web address has no local folder
        return None
    return full if "://" not in str(full) and full.is_absolute() and full.is_file() else None


def cadangkan(book: xw.Book) -> Path:
    """A copy of a book as it is now, unsaved changes too."""
    from kinerja_core.services.berkas import nama_aman  # noqa: PLC0415 - a macro loads only what it uses

    stem, suffix = PureWindowsPath(book.name).stem, PureWindowsPath(book.name).suffix or ".xlsx"
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    folder = rumah(book) / "Cadangan Kinerja"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{nama_aman(stem, 80)} {stamp}{suffix}"
    try:
        book.api.SaveCopyAs(str(target))
    except Exception as problem:
        raise GalatKinerja(f"Cadangan tidak dapat dibuat ({problem}), sehingga buku tidak diubah.") from problem
    return target


def folder_sendiri() -> Path:
    """Where the add-in keeps its log: in the user's profile, never beside a workbook."""
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return Path(base) / "kinerja" if base else Path.home() / ".kinerja"


def catat(name: str, mode: str, message: str) -> None:
    """Keep a line of every run, NIPs masked; the last ones stay."""
    from kinerja_core.model.nip import samarkan_nip  # noqa: PLC0415 - loads pydantic, and starting must not

    line = " ".join(samarkan_nip(message).split())[:500]
    entry = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {__version__} {name}: {mode}: {line}\n"
    with suppress(OSError):
        folder = folder_sendiri()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "add-in.log"
        old = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
        path.write_text("".join([*old[1 - _PALING_BANYAK :], entry]), encoding="utf-8")


def ingat(folder: Path) -> None:
    """Keep which folder holds the last results."""
    with suppress(OSError):
        folder_sendiri().mkdir(parents=True, exist_ok=True)
        (folder_sendiri() / "folder-hasil.txt").write_text(str(folder), encoding="utf-8")


def buka_terakhir() -> str:
    """Open the folder of the last results."""
    note = folder_sendiri() / "folder-hasil.txt"
    folder = Path(note.read_text(encoding="utf-8")) if note.is_file() else None
    if folder is None or not folder.is_dir():
        raise GalatKinerja("Belum ada folder hasil, atau foldernya sudah dipindahkan.")
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - the user's own folder, in the file manager
    return f"Folder hasil: {folder}"


def salin(text: str) -> None:
    """Copy a text to the clipboard (on Windows)."""
    if sys.platform == "win32":
        clip = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "clip.exe"
        with suppress(OSError):
            subprocess.run([str(clip)], input=text.encode("utf-16-le"), check=False)  # noqa: S603 - Windows' own program


def dokumen() -> Path:
    """Where results go that belong beside no workbook."""
    return Path.home() / "Documents" / "kinerja"


def rumah(book: xw.Book) -> Path:
    """Folder for documents: beside the book, else ``Documents/kinerja`` (unsaved, or a OneDrive address).

    Raises:
        GalatKinerja: on the server when its administrator has named no folder.
    """
    if book.app.engine.type != "desktop":
        shared = os.environ.get(FOLDER_SERVER)
        if not shared:
            raise GalatKinerja(
                "Membuat berkas Word dari Excel web memerlukan folder bersama yang ditetapkan pengelola server "
                f"({FOLDER_SERVER}). Pakai Excel desktop, atau perintah: kinerja cetak risalah."
            )
        return Path(shared)
    try:
        full = Path(book.fullname)
    except Exception:  # several kinds, when a web address has no local folder
        full = Path()
    if "://" not in str(full) and full.is_absolute() and full.parent.is_dir():
        return full.parent
    return dokumen()


def folder_baru(parent: Path, name: str) -> Path:
    """A folder that does not exist yet, dated, so that nothing is ever overwritten."""
    from kinerja_core.services.berkas import nama_aman  # noqa: PLC0415 - a macro loads only what it uses

    base = nama_aman(f"{name} {datetime.now().astimezone():%Y-%m-%d}", 80)
    folder = parent / base
    number = 1
    while folder.exists():
        number += 1
        folder = parent / f"{base} ({number})"
    return folder
