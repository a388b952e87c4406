"""Buku unit: a unit workbook that must be usable as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import rincian
from kinerja_core.model.temuan import Temuan

if TYPE_CHECKING:
    from kinerja_core.workbooks.hasil import HasilBaca

#: What the files of this module are called.
_APA: Final = "buku unit (.xlsx)"


def baca_buku_unit(path: Path) -> BukuUnit:
    """Read a unit workbook that must be usable as it is.

    Raises:
        GalatKinerja: it does not exist, is no unit workbook, or has findings of severity kesalahan.
    """
    return buku_unit_dari(_baca(path))


def _baca(path: Path) -> HasilBaca:
    from kinerja_core.services.berkas import satu_berkas  # noqa: PLC0415 - an open workbook needs no files
    from kinerja_core.services.periksa import baca_semua  # noqa: PLC0415 - as said above

    return baca_semua([satu_berkas(path, _APA)])[0]


#: Findings about results, decisions and whose they are in a workbook, which whoever uses it is told.
_TENTANG_HASIL: Final = frozenset({
    "UNIT-BELUM-DIHITUNG", "UNIT-VERSI-LAMA", "PIMPINAN-RATING", "PENETAPAN-TANPA-CATATAN", "PERUBAHAN-BELUM-LENGKAP",
    "NAMA-BERBEDA", "SKOR-MENYENDIRI", "SKOR-SUDAH-KELUAR", "SURAT-MENDAHULUI",
})


def baca_dan_sebut(path: Path) -> tuple[BukuUnit, tuple[Temuan, ...]]:
    """Read a unit workbook like :func:`baca_buku_unit`, with what is to be said of the results it was saved with."""
    hasil = _baca(path)
    return buku_unit_dari(hasil), tentang_hasil(hasil)


def baca_dengan_jadwal(path: Path) -> tuple[BukuUnit, tuple[str, ...]]:
    """Read a unit workbook like :func:`baca_buku_unit`, with what is to be said of the deadlines on its sheet."""
    hasil = _baca(path)
    return buku_unit_dari(hasil), tuple(
        f"{one.tempat}: {one.pesan} {one.saran}" for one in hasil.temuan if one.kode == "JADWAL-DIUBAH"
    )


def tentang_hasil(hasil: HasilBaca) -> tuple[Temuan, ...]:
    """What is to be said of the results that a unit workbook was saved with."""
    return tuple(one for one in hasil.temuan if one.kode in _TENTANG_HASIL)


def buku_unit_dari(hasil: HasilBaca) -> BukuUnit:
    """The unit workbook that was read, when nothing in it is wrong."""
    if hasil.jenis is not None and hasil.jenis != "unit":
        raise GalatKinerja(
            f'"{hasil.berkas}" adalah buku {hasil.jenis}, bukan buku unit. Buat buku unit dengan "kinerja gabung".'
        )
    wrong = [temuan for temuan in hasil.temuan if temuan.tingkat == "kesalahan"]
    if hasil.jenis is None and not wrong:  # what the program made of other books
        what = "hasil program kinerja" if any(one.kode == "BUKU-HASIL" for one in hasil.temuan) else "buku lain"
        raise GalatKinerja(
            f'"{hasil.berkas}" adalah {what}, bukan buku unit. Sebutkan buku unit, yang dibuat dengan "kinerja gabung".'
        )
    if not isinstance(hasil.buku, BukuUnit) or wrong:
        lines = rincian([f"{temuan.tempat}: {temuan.pesan} {temuan.saran}" for temuan in wrong])
        raise GalatKinerja(f'Buku unit "{hasil.berkas}" belum dapat dipakai; perbaiki dahulu:\n{lines}')
    return hasil.buku
