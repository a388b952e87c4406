"""Pengemas: the parts of a workbook go into its zip as XlsxWriter writes them; none is ever whole in memory.

A sheet is stored as soon as it is complete, so that its rows are needed no longer; of all that was written only the
compressed bytes wait for the end. The standard ``zipfile`` cannot take parts that are compressed already, so the few
headers are written here.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager

from kinerja_core.workbooks.mesin.lembar_kerja import LembarKerja

#: How hard zlib tries, by the least length of a part. Its 8 and 9 take three to eight times as long as 7, and many rows
#: that are alike become no smaller (a staff book even larger); short parts still do. What is long, as in the unit of
#: hundreds, gains one percent from 7.
_TINGKAT: Final = ((600_000, 6), (50_000, 7), (0, 9))
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_DATE: Final = 0x21  # 1980-01-01, the first date a zip can hold
_UNIX: Final = 3 << 8  # of which the rights below speak
_RIGHTS: Final = 0o600 << 16


class _Mampat(io.BytesIO):
    """Bytes that are compressed as they come.

    How hard depends on how many there will be; so many are held back as decide it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.panjang = 0
        self.periksa = 0  #: checksum of what was given
        self._held: list[bytes] = []
        self._squeeze: Any = None

    def readable(self) -> bool:
        """No: what writes texts to it need not be ready to read them."""
        return False

    def write(self, isi: Any, /) -> int:
        self.panjang += len(isi)
        self.periksa = zlib.crc32(isi, self.periksa)
        if self._squeeze is not None:
            super().write(self._squeeze.compress(isi))
        else:
            self._held.append(isi)
            if self.panjang >= _TINGKAT[0][0]:
                self._begin()
        return len(isi)

    def _begin(self) -> None:
        level = next(level for least, level in _TINGKAT if self.panjang >= least)
        self._squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        for data in self._held:
            super().write(self._squeeze.compress(data))
        self._held.clear()

    def hasil(self) -> bytes:
        """Everything, compressed; nothing may be written after it."""
        if self._squeeze is None:
            self._begin()
        super().write(self._squeeze.flush())
        return self.getvalue()


class _Tulisan(io.StringIO):
    """A part being written: a ``StringIO``, as XlsxWriter wants one, that keeps nothing of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = _Mampat()
        self._text = io.TextIOWrapper(self._bytes, "utf-8", newline="")
        self.__dict__.update(write=self._text.write, writelines=self._text.writelines)

    def bagian(self, nama: str) -> _Bagian:
        """What was written, as the part of a zip."""
        self._text.flush()
        return _Bagian(nama, self._bytes.periksa, self._bytes.panjang, self._bytes.hasil())


class _Bagian:
    """A part of a zip, compressed."""

    __slots__ = ("_isi", "_name", "_sizes")

    def __init__(self, nama: str, periksa: int, panjang: int, isi: bytes) -> None:
        self._name = nama.encode("ascii")
        self._sizes = periksa, len(isi), panjang
        self._isi = isi

    def rekaman(self, tempat: int) -> tuple[tuple[bytes, bytes], bytes]:
        """The part itself, and what the directory at the end of the zip says of it."""
        head = (20, 0, zlib.DEFLATED, 0, _DATE, *self._sizes, len(self._name), 0)
        local = _LOCAL.pack(b"PK\3\4", *head) + self._name
        return (local, self._isi), _CENTRAL.pack(b"PK\1\2", 20 | _UNIX, *head, 0, 0, 0, _RIGHTS, tempat) + self._name


class _Pengemas(Packager):  # type: ignore[misc]  # XlsxWriter ships no types
    """Packs the parts of a workbook one after the other, as tightly as they shall be."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[_Bagian] = []
        self._parts: list[_Bagian] = []
        self._open: tuple[str, _Tulisan] | None = None

    def simpan(self, halaman: LembarKerja) -> None:
        """Store the next sheet; nothing written on it afterwards is stored."""
        written = _Tulisan()
        halaman._set_xml_writer(written)
        halaman._assemble_xml_file()
        self._sheets.append(written.bagian(f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"))

    def _write_worksheet_files(self) -> None:
        if len(self._sheets) != self.worksheet_count:
            raise ValueError("ada lembar yang belum disimpan")
        self._close()
        self._parts += self._sheets
        self._sheets.clear()

    def _create_package(self) -> list[object]:
        super()._create_package()
        self._close()
        if self.filenames:
            raise ValueError("bagian yang bukan teks tidak dikemas di sini")
        return []

    def _filename(self, xml_filename: str) -> _Tulisan:
        self._close()  # the part before this one is whole
        self._open = xml_filename, _Tulisan()
        return self._open[1]

    def _close(self) -> None:
        if self._open is not None:
            name, written = self._open
            self._parts.append(written.bagian(name))
            self._open = None

    def isi(self) -> bytes:
        """The bytes of the whole workbook; its parts are let go of."""
        whole, central = io.BytesIO(), bytearray()
        count = len(self._parts)
        self._parts.reverse()
        while self._parts:
            local, entry = self._parts.pop().rekaman(whole.tell())
            central += entry
            whole.writelines(local)
        place = whole.tell()
        whole.writelines((central, _END.pack(b"PK\5\6", 0, 0, count, count, len(central), place, 0)))
        return whole.getvalue()


class BerkasBuku(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """A workbook of XlsxWriter whose sheets are stored one by one, in their order."""

    worksheet_class = LembarKerja

    def __init__(self) -> None:
        super().__init__(
            io.BytesIO(),
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._pengemas = _Pengemas()

    def _get_packager(self) -> _Pengemas:
        return self._pengemas

    def simpan(self, halaman: LembarKerja) -> None:
        """Store a sheet that is complete."""
        self._pengemas.simpan(halaman)

    def selesai(self) -> bytes:
        """The bytes of the whole workbook."""
        self.close()
        return self._pengemas.isi()
