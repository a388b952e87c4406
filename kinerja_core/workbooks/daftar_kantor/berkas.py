"""The file of a list: a workbook, or a CSV whose separator is the one that makes a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import Paket, PaketRusak
from kinerja_core.batas.xml import XMLRusak
from kinerja_core.workbooks.baca import jenis_kisi, lembar_rahasia
from kinerja_core.workbooks.daftar_kantor.judul import BATAS_LEBAR, TIDAK_PERLU, arti_judul
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.susunan import BukanBukuKerja, Susunan
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, baris_csv
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

_BARIS: Final = re.compile(rb"<row\b[^>]*>")
_TERSEMBUNYI: Final = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NOMOR: Final = re.compile(rb"\sr\s*=\s*[\"']([0-9]{1,7})[\"']")


def buka_daftar(path: Path, found: KumpulanTemuan) -> Kisi:
    """The sheets of a list, without those of which nothing may be quoted.

    Raises:
        BerkasTidakTerbaca: it cannot be read, or it is the workbook of one person or of an evaluator, or a
            result of the program.
    """
    if path.suffix.casefold() in AKHIRAN_TEKS:
        return Kisi({CSV: baris_csv(path, found, judul=_judul_dikenal)})
    kisi = buka(path)
    if kisi.hasil:
        raise BerkasTidakTerbaca(
            "BUKU-TIDAK-DIKENAL",
            "Berkas ini hasil program kinerja, bukan daftar pegawai atau laporan e-Kinerja BKN; sebutkan yang asli.",
        )
    kind = jenis_kisi(kisi)
    if kind in {"skp", "penilaian-360", "daftar-penilai"}:
        raise BerkasTidakTerbaca(
            "BUKU-TIDAK-DIKENAL",
            f"Berkas ini buku kerja {kind}, bukan daftar pegawai; sebutkan daftar milik kantor, atau buku unit.",
        )
    open_sheets = {name: rows for name, rows in kisi.lembar.items() if lipat(name) not in lembar_rahasia()}
    return kisi._replace(lembar=open_sheets)


def baris_tersembunyi(path: Path, lembar: str) -> frozenset[int]:
    """Rows of a sheet, from 0, that a filter or a person has hidden; none of a file that says it in another way."""
    budget = Anggaran()
    try:
        package = Paket(baca_bita(path, budget), budget)
        sheet = package.baca(Susunan(package, budget).lembar[lembar])
    except (BerkasTidakTerbaca, PaketRusak, XMLRusak, BukanBukuKerja, KeyError):
        return frozenset()
    rows = (found[0] for found in _BARIS.finditer(sheet))
    return frozenset(
        int(number[1]) - 1 for row in rows if _TERSEMBUNYI.search(row) and (number := _NOMOR.search(row)) is not None
    )


def _judul_dikenal(cells: Sequence[str]) -> int:
    """How many cells of a line are headers of a list."""
    return sum(arti_judul(cell) not in {None, (TIDAK_PERLU,)} for cell in cells[:BATAS_LEBAR])
