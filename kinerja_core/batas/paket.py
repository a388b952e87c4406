"""Paket: the zip that an Office file is, looked at before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca, terlalu_besar
from kinerja_core.batas.bagian_zip import BagianZip, satukan
from kinerja_core.batas.mampat import ZIP_RUSAK, jumlah_periksa, kembangkan

_RATIO: Final = 400
_RATIO_FROM: Final = 5 * 2**20
#: What an entry of the directory begins with, and how many bytes it has at least.
_ENTRY: Final = b"PK\x01\x02"
_ENTRY_SIZE: Final = 46
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
#: What an OLE file holds that is encrypted for the people whom an office allows, and not by a password.
_LABELLED: Final = tuple(name.encode("utf-16-le") for name in ("DRMEncrypted", "DRMContent", "EUL-"))


class PaketRusak(ValueError):
    """No zip, or a damaged one."""


def tolak_terkunci(data: bytes) -> None:
    """Refuse an OLE file that holds an encrypted package, and say what locks it.

    Raises:
        BerkasTidakTerbaca: it is encrypted, by a label of the office or by a password.
    """
    if not data.startswith(_OLE) or _ENCRYPTED not in data:
        return
    if any(mark in data for mark in _LABELLED):
        raise BerkasTidakTerbaca(
            "BERKAS-LABEL",
            "Berkas ini terkunci label sensitivitas kantor (hak akses terbatas), sehingga hanya dapat dibuka di Office "
            "oleh orang yang diberi hak.",
        )
    raise BerkasTidakTerbaca("BERKAS-SANDI", "Berkas ini dilindungi kata sandi.")


class Paket:
    """The parts of a zip by their names: slashes, without the first one, as any program that reads them sees them.

    Raises:
        PaketRusak: no zip, damaged, or two parts of one name.
        BerkasTidakTerbaca: encrypted, or larger than the budget allows.
    """

    def __init__(self, data: bytes, anggaran: Anggaran) -> None:
        self._data = data
        self._budget = anggaran
        most = anggaran.bagian  # before a directory of a million entries becomes objects
        if len(data) > most * _ENTRY_SIZE and data.count(_ENTRY) > most:
            raise terlalu_besar(f"berisi lebih dari {anggaran.bagian:,} bagian".replace(",", "."))
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        except ZIP_RUSAK as problem:
            raise PaketRusak(str(problem)) from problem
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise BerkasTidakTerbaca("BERKAS-SANDI", "Berkas ini dilindungi kata sandi.")
        if len(self._entries) != len(entries):
            raise PaketRusak("dua bagian bernama sama")
        self._folded = {name.casefold(): name for name in self._entries}
        for entry in entries:
            if entry.file_size > _RATIO_FROM and entry.file_size > _RATIO * max(entry.compress_size, 1):
                raise terlalu_besar("memuat bagian yang mengembang tidak wajar ketika dibuka")
        anggaran.pakai("urai", sum(entry.file_size for entry in entries))

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __contains__(self, nama: str) -> bool:
        return nama in self._entries

    def cari(self, nama: str) -> str | None:
        """The name of a part as it stands in this zip, whatever its capitals."""
        return nama if nama in self._entries else self._folded.get(nama.casefold())

    def baca(self, nama: str) -> bytes:
        """One part, never more than the directory promised; its checksum is checked.

        Raises:
            PaketRusak: it is not what the directory says.
            BerkasTidakTerbaca: the budget is spent.
        """
        entry = self._entries[nama]
        self._budget.pakai("dibaca", entry.file_size)
        try:
            signature, length, extra = struct.unpack_from("<4s22xHH", self._data, entry.header_offset)
            start = entry.header_offset + 30 + length + extra
            content = self._data[start : start + entry.compress_size]
            if entry.compress_type == zipfile.ZIP_DEFLATED:
                content = kembangkan(content, entry.file_size + 1, di_zip=True)[0]
            elif entry.compress_type != zipfile.ZIP_STORED:
                raise PaketRusak(f"{nama} dimampatkan dengan cara lain")
        except ZIP_RUSAK as problem:
            raise PaketRusak(str(problem)) from problem
        if signature != b"PK\3\4" or len(content) != entry.file_size or jumlah_periksa(content) != entry.CRC:
            raise PaketRusak(f"{nama} tidak sama dengan yang tercatat")
        return content


def simpan(parts: dict[str, bytes]) -> io.BytesIO:
    """Parts as a zip of their own, not compressed: they have been unpacked and checked already."""
    return io.BytesIO(satukan(
        BagianZip(name.encode(), jumlah_periksa(content), len(content), content, zipfile.ZIP_STORED)
        for name, content in parts.items()
    ))
