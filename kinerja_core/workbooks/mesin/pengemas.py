"""Pengemas: the parts of a workbook go into its zip as XlsxWriter writes them; none is ever whole in memory.

A sheet is stored as soon as it is complete, so that its rows are needed no longer; of all that was written only the
compressed bytes wait for the end, for other parts come first in the file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.app import App
from xlsxwriter.packager import Packager

from kinerja_core.batas.bagian_zip import BagianZip, satukan
from kinerja_core.workbooks.mesin.lembar_kerja import LembarKerja
from kinerja_core.workbooks.mesin.rumus_bersama import Larik, RumusTidakDapatDibagi, nilai_larik

#: How hard zlib tries, by the least length of a part. Its 8 and 9 take three to eight times as long as 7, and many rows
#: that are alike become no smaller (a staff book even larger); short parts still do. What is long, as in the unit of
#: hundreds, becomes a tenth larger by 4 than by 6, in two fifths of the time, and is written at every consolidation.
_TINGKAT: Final = ((600_000, 4), (50_000, 7), (0, 9))

#: Memory that zlib may use, 1 to 9.
_MEMORY: Final = 9


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

    def bagian(self, nama: str) -> BagianZip:
        """What was written, as the part of a zip."""
        self._text.flush()
        return BagianZip(nama.encode(), self._bytes.periksa, self._bytes.panjang, self._bytes.hasil())


class _Sifat(App):  # type: ignore[misc]  # XlsxWriter ships no types
    """What made the workbook, without the names of its sheets and ranges again: nobody reads those, Excel may add them.

    A workbook with many sheets is a kilobyte smaller without them.
    """

    def _write_heading_pairs(self) -> None:
        pass

    def _write_titles_of_parts(self) -> None:
        pass


class _Pengemas(Packager):  # type: ignore[misc]  # XlsxWriter ships no types
    """Packs the parts of a workbook one after the other, as tightly as they shall be."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[BagianZip] = []
        self._parts: list[BagianZip] = []
        self._open: tuple[str, _Tulisan] | None = None

    def simpan(self, halaman: LembarKerja) -> None:
        """Store the next sheet; nothing written on it afterwards is stored."""
        written = _Tulisan()
        halaman._set_xml_writer(written)
        halaman._assemble_xml_file()
        self._sheets.append(written.bagian(f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"))

    def _write_app_file(self) -> None:
        app = _Sifat()
        app._set_properties(self.workbook.doc_properties)
        app._set_xml_writer(self._filename("docProps/app.xml"))
        app._assemble_xml_file()

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
        self._parts.reverse()
        return satukan(self._parts.pop() for _ in range(len(self._parts)))


class BerkasBuku(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """A workbook of XlsxWriter whose sheets are stored one by one, in their order."""

    worksheet_class = LembarKerja

    def __init__(self) -> None:
        super().__init__(
            io.BytesIO(),
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self._pengemas = _Pengemas()
        self._named: dict[str, str] = {}  #: what stands in formulas that cells share -> its name
        self._arrays: dict[str, Larik] = {}  #: name -> values of an array among them

    def add_worksheet(self, name: str | None = None, worksheet_class: type[Any] | None = None) -> Any:
        """A sheet whose shared formulas get names for what they refer to elsewhere."""
        page = super().add_worksheet(name, worksheet_class)
        page.__dict__["beri_nama"] = self.beri_nama
        return page

    def beri_nama(self, diminta: str, rujukan: str) -> str:
        """A name, which people are not shown, for a range or an array; the one it has already, where it has one."""
        if rujukan not in self._named:
            taken = sum(one == diminta or one.startswith(f"{diminta}.") for one in self._named.values())
            self._named[rujukan] = name = f"{diminta}.{taken + 1}" if taken else diminta
            if rujukan.startswith("{"):
                self._arrays[name] = nilai_larik(rujukan)
            else:
                self.defined_names.append([name, -1, rujukan, True])
        return self._named[rujukan]

    def tempatkan(self, taruh: Callable[[Mapping[str, Larik]], Iterable[tuple[str, str]]]) -> None:
        """Let the arrays that have a name be cells: other programs know names of cells only.

        Args:
            taruh: puts them somewhere, and gives where each stands.
        """
        if self._arrays:
            self.defined_names += [[name, -1, place, True] for name, place in taruh(self._arrays)]
        self._arrays.clear()

    def _extract_named_ranges(self, defined_names: list[list[Any]]) -> list[str]:
        """The names that the properties of the file list: those that people are shown."""
        found: list[str] = super()._extract_named_ranges([one for one in defined_names if not one[3]])
        return found

    def _get_packager(self) -> _Pengemas:
        return self._pengemas

    def simpan(self, halaman: LembarKerja) -> None:
        """Store a sheet that is complete."""
        self._pengemas.simpan(halaman)

    def selesai(self) -> bytes:
        """The bytes of the whole workbook.

        Raises:
            RumusTidakDapatDibagi: an array has a name and no place.
        """
        if self._arrays:
            raise RumusTidakDapatDibagi(", ".join(self._arrays))
        self.close()
        return self._pengemas.isi()


def rapat(buku: bytes) -> bytes:
    """The same workbook with each part as small as any of zlib's levels makes it: for what is built once and kept."""
    with zipfile.ZipFile(io.BytesIO(buku)) as source:
        return satukan(
            BagianZip(one.filename.encode(), one.CRC, one.file_size, _least(source.read(one)))
            for one in source.infolist()
        )


def _least(isi: bytes) -> bytes:
    def deflated(level: int) -> bytes:
        squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY)
        return squeeze.compress(isi) + squeeze.flush()

    return min((deflated(level) for level in range(6, 10)), key=len)
