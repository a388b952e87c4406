"""The file of a list: a workbook, or a CSV whose separator is the one that makes a header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kinerja_core.workbooks.daftar_kantor.judul import BATAS_LEBAR, TIDAK_PERLU, arti_judul
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, baris_csv
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan


def buka_daftar(path: Path, found: KumpulanTemuan) -> Kisi:
    """The sheets of a list.

    Raises:
        BerkasTidakTerbaca: it cannot be read.
    """
    if path.suffix.casefold() in AKHIRAN_TEKS:
        return Kisi({CSV: baris_csv(path, found, judul=_judul_dikenal)})
    return buka(path)


def _judul_dikenal(cells: Sequence[str]) -> int:
    """How many cells of a line are headers of a list."""
    return sum(arti_judul(cell) not in {None, (TIDAK_PERLU,)} for cell in cells[:BATAS_LEBAR])
