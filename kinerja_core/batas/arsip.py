"""Arsip: workbooks inside a zip, read where they are; nothing is unpacked to the disk.

A file inside is known by the path of its archive and its name in it: ``kiriman.zip/Subbag/andi.xlsx``.
"""

from __future__ import annotations

import struct
import zipfile
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.mampat import ZIP_RUSAK, jumlah_periksa, kembangkan

AKHIRAN_ARSIP: Final = ".zip"
#: Archives that other programs make, and nothing here opens.
AKHIRAN_ARSIP_LAIN: Final = {".rar": "RAR", ".7z": "7z"}
#: Files in one archive, and bytes of its directory and of all workbooks in it together.
_FILES: Final = 5_000
_DIRECTORY: Final = 4 * MB
_TOTAL: Final = 2_048 * MB
#: A part that grows more than this when it is unpacked is no document.
_RATIO: Final = 400
_END: Final = b"PK\5\6"
_END_LARGE: Final = b"PK\6\6"


class IsiArsip(NamedTuple):
    """One file of an archive: where its bytes stand, and what they must become."""

    tempat: int
    padat: int
    besar: int
    cara: int
    periksa: int


def _refused(mengapa: str) -> BerkasTidakTerbaca:
    return BerkasTidakTerbaca("BERKAS-ARSIP", f"Arsip zip ini {mengapa}, sehingga berkas di dalamnya tidak dibaca.")


def induk_arsip(path: Path) -> Path | None:
    """The archive that a path leads into; ``None`` when it leads into none."""
    if AKHIRAN_ARSIP not in str(path).casefold():  # as of nearly every file, each of which is asked
        return None
    for parent in path.parents:
        if parent.suffix.casefold() == AKHIRAN_ARSIP and parent.is_file():
            return parent
    return None


def berkas_nyata(path: Path) -> Path:
    """The file on the disk that holds a file: itself, or its archive."""
    return induk_arsip(path) or path


def isi_arsip(arsip: Path) -> dict[str, IsiArsip]:
    """The files of an archive by their names, slashes between folders.

    Raises:
        BerkasTidakTerbaca: no zip, damaged, encrypted, too much of anything, or with names that lead elsewhere.
    """
    try:
        known = arsip.stat()
    except OSError as problem:
        raise _refused("tidak dapat dibaca dari tempat penyimpanannya") from problem
    return _listed(arsip, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=4)
def _listed(arsip: Path, waktu: int, besar: int) -> dict[str, IsiArsip]:  # noqa: ARG001 - of another time it is another
    try:
        with arsip.open("rb") as stream:
            _look_at_directory(stream.seek(0, 2), arsip)
            with zipfile.ZipFile(stream) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except ZIP_RUSAK as problem:
        raise _refused("rusak, terpotong, atau bukan zip") from problem
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused("dilindungi kata sandi")
    found: dict[str, IsiArsip] = {}
    paths: set[Path] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or any(part == ".." or ":" in part for part in parts):
            raise _refused(f'memuat nama berkas yang tidak wajar ("{name[:60]}")')
        name = "/".join(parts)
        path = Path(name)  # on Windows the same for names that differ in capitals only: they would be read as one file
        if path in paths:
            raise _refused(f'memuat dua berkas bernama sama ("{name[:60]}")')
        paths.add(path)
        found[name] = IsiArsip(
            entry.header_offset, entry.compress_size, entry.file_size, entry.compress_type, entry.CRC
        )
    if sum(one.besar for one in found.values()) > _TOTAL:
        raise _refused("mengembang menjadi lebih dari 2.048 MB")
    return found


def buku_bernama_zip(arsip: Path) -> bool:
    """Whether a zip is itself a workbook, as some mail programs and browsers name one.

    Raises:
        BerkasTidakTerbaca: as :func:`isi_arsip`.
    """
    return any(name.startswith("xl/workbook.") for name in isi_arsip(arsip))


def _look_at_directory(besar: int, arsip: Path) -> None:
    """Refuse a directory that would fill the memory before it is read.

    Raises:
        BerkasTidakTerbaca: too many files.
        ValueError: no end of a zip.
    """
    with arsip.open("rb") as stream:
        stream.seek(max(0, besar - 65_557))
        tail = stream.read(65_557)
    place = tail.rfind(_END)
    if place < 0:
        raise ValueError("no end of a zip")
    count, size = struct.unpack_from("<HL", tail, place + 10)
    if (count == 0xFFFF or size == 0xFFFFFFFF) and (large := tail.rfind(_END_LARGE)) >= 0:  # as some clouds write it
        count, size = struct.unpack_from("<QQ", tail, large + 32)
    if count > _FILES or size > _DIRECTORY:
        raise _refused(f"memuat lebih dari {_FILES:,} berkas".replace(",", "."))


def baca_isi_arsip(arsip: Path, nama: str, anggaran: Anggaran) -> bytes:
    """The bytes of one file of an archive, never more than its directory promised and the budget allows.

    Raises:
        BerkasTidakTerbaca: it is not there, damaged, or too large.
    """
    one = isi_arsip(arsip).get(nama)
    if one is None:
        raise BerkasTidakTerbaca("BERKAS-TIDAK-ADA", "Berkas tidak ditemukan di dalam arsipnya.")
    anggaran.pakai("bita", one.besar)
    if one.besar > MB and one.besar > _RATIO * max(one.padat, 1):
        raise _refused("memuat berkas yang mengembang tidak wajar ketika dibuka")
    try:
        with arsip.open("rb") as stream:
            stream.seek(one.tempat)
            signature, length, extra = struct.unpack("<4s22xHH", stream.read(30))
            stream.seek(length + extra, 1)
            content = stream.read(one.padat)
        if one.cara == zipfile.ZIP_DEFLATED:
            content = kembangkan(content, one.besar + 1, di_zip=True)[0]
        elif one.cara != zipfile.ZIP_STORED:
            raise _refused("dimampatkan dengan cara yang tidak dikenal")
    except ZIP_RUSAK as problem:
        raise _refused("rusak atau terpotong") from problem
    if signature != b"PK\3\4" or len(content) != one.besar or jumlah_periksa(content) != one.periksa:
        raise _refused("rusak: isinya tidak sama dengan yang tercatat")
    if not content:
        raise BerkasTidakTerbaca("BERKAS-KOSONG", "Berkas ini kosong (0 bita).")
    return content
