"""The bytes of a file that somebody sent: an ordinary file of reasonable size, or a sentence."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.arsip import (
    AKHIRAN_ARSIP,
    AKHIRAN_ARSIP_LAIN,
    baca_isi_arsip,
    buku_bernama_zip,
    induk_arsip,
)
from kinerja_core.model.tampak import tampak

#: On systems that have it: opening a FIFO waits for nobody.
_NOW = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


#: What Windows notes of a file whose content is fetched only when it is opened, and how macOS names one.
_ELSEWHERE: Final = 0x1000 | 0x40000 | 0x400000
AKHIRAN_AWAN: Final = ".icloud"

#: Letters of a path that Windows opens without further ado; of a folder twelve fewer.
_JALUR_WINDOWS: Final = 248


def terlalu_panjang(galat: OSError) -> bool:
    """Whether a name is too long, of which Windows says that it does not find it."""
    if galat.errno == errno.ENOENT and sys.platform == "win32" and galat.filename:
        return len(os.path.abspath(galat.filename)) >= _JALUR_WINDOWS  # noqa: PTH100 - of a text
    return galat.errno == errno.ENAMETOOLONG


def belum_diunduh(path: Path, keadaan: os.stat_result) -> bool:
    """Whether only a file's name is on this computer: opening it would fetch it, or fail without a network."""
    return path.suffix == AKHIRAN_AWAN or bool(getattr(keadaan, "st_file_attributes", 0) & _ELSEWHERE)


def baca_bita(path: Path, anggaran: Anggaran | None = None) -> bytes:
    """The bytes of a file; never more than the budget allows, also when the file grows meanwhile.

    Raises:
        BerkasTidakTerbaca: missing, a folder, a device or pipe, empty, too big, or not allowed.
    """
    budget = anggaran or Anggaran()
    if path.suffix.casefold() == AKHIRAN_ARSIP:
        if (outer := induk_arsip(path)) is not None:
            said = f'Arsip zip di dalam arsip zip tidak dibaca; yang memuatnya "{tampak(outer.name)}".'
            raise BerkasTidakTerbaca("BERKAS-ARSIP", said)
        if buku_bernama_zip(path):
            return baca_bita_arsip(path, budget)
        raise BerkasTidakTerbaca("BERKAS-ARSIP", "Ini arsip zip, bukan berkas yang diminta.")
    if (kind := AKHIRAN_ARSIP_LAIN.get(path.suffix.casefold())) is not None:
        raise BerkasTidakTerbaca(
            "BERKAS-ARSIP", f"Arsip {kind} tidak dapat dibuka di sini, sehingga berkas di dalamnya tidak dibaca."
        )
    if (archive := induk_arsip(path)) is not None:
        return baca_isi_arsip(archive, path.relative_to(archive).as_posix(), budget)
    return baca_bita_arsip(path, budget)


def baca_bita_arsip(path: Path, anggaran: Anggaran) -> bytes:
    """The bytes of an ordinary file as it lies on the disk, also of a zip that somebody handed over as such.

    Raises:
        BerkasTidakTerbaca: missing, a folder, a device or pipe, empty, too big, or not allowed.
    """
    try:
        known = path.stat()
        if belum_diunduh(path, known):
            raise BerkasTidakTerbaca(
                "BERKAS-BELUM-DIUNDUH",
                "Isi berkas ini masih di OneDrive (atau awan lain), belum di komputer ini, sehingga tidak dibaca.",
            )
        kind = known.st_mode
        if stat.S_ISDIR(kind):
            raise BerkasTidakTerbaca("BERKAS-FOLDER", "Ini folder, bukan berkas.")
        if not stat.S_ISREG(kind):  # a pipe would keep the program waiting, a device would never end
            raise BerkasTidakTerbaca(
                "BERKAS-RUSAK", "Ini pipa atau perangkat sistem, bukan berkas biasa, sehingga tidak dibaca."
            )
        with os.fdopen(os.open(path, os.O_RDONLY | _NOW), "rb") as stream:
            data = stream.read(min(known.st_size, anggaran.bita) + 1)  # room for the whole budget costs more than this
            if len(data) > known.st_size:  # it grows, or the system does not know its size
                data += stream.read(max(0, anggaran.bita + 1 - len(data)))
    except FileNotFoundError as problem:
        if terlalu_panjang(problem):
            raise BerkasTidakTerbaca(
                "BERKAS-TIDAK-ADA",
                "Berkas tidak dapat dibuka: nama dan foldernya bersama-sama terlalu panjang bagi Windows. Pindahkan ke "
                "folder yang lebih dekat ke akar drive, atau pendekkan namanya.",
            ) from None
        raise BerkasTidakTerbaca("BERKAS-TIDAK-ADA", "Berkas tidak ditemukan.") from None
    except PermissionError:
        raise BerkasTidakTerbaca(
            "BERKAS-TERKUNCI", "Berkas tidak boleh dibuka; mungkin sedang dipakai program lain, atau Anda tidak berhak."
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: a name that no system knows
        raise BerkasTidakTerbaca("BERKAS-RUSAK", "Berkas ini tidak dapat dibaca dari tempat penyimpanannya.") from (
            problem
        )
    anggaran.pakai("bita", len(data))
    if not data:
        raise BerkasTidakTerbaca("BERKAS-KOSONG", "Berkas ini kosong (0 bita).")
    return data
