"""The file of a list: a workbook, or a CSV whose separator is the one that makes a header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import Paket, PaketRusak
from kinerja_core.batas.xml import XMLRusak, telusuri, utf8
from kinerja_core.workbooks.baca import jenis_kisi, lembar_rahasia
from kinerja_core.workbooks.daftar_kantor.judul import BATAS_LEBAR, TIDAK_PERLU, arti_judul
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.susunan import BukanBukuKerja, Susunan
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, baris_csv
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan


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
    """Rows of a sheet, from 0, that a filter or a person has hidden; none of a file that is no whole package."""
    budget = Anggaran()
    rows: list[int] = [0]
    hidden: set[int] = set()

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            said = attributes.get("r", "")
            rows[0] = int(said) if said.isascii() and said.isdecimal() else rows[0] + 1
            if attributes.get("hidden") in {"1", "true"}:
                hidden.add(rows[0] - 1)

    try:
        package = Paket(baca_bita(path, budget), budget)
        sheet = utf8(package.baca(Susunan(package, budget).lembar[lembar]))
        if b"hidden" in sheet:
            telusuri(sheet, budget, begin)
    except (BerkasTidakTerbaca, PaketRusak, XMLRusak, BukanBukuKerja, KeyError):
        return frozenset()
    return frozenset(hidden)


def _judul_dikenal(cells: Sequence[str]) -> int:
    """How many cells of a line are headers of a list."""
    return sum(arti_judul(cell) not in {None, (TIDAK_PERLU,)} for cell in cells[:BATAS_LEBAR])
