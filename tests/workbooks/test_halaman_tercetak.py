"""What LibreOffice prints of our workbooks holds every word of their sheets: nothing is cut off at a page's edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.buku_unit.skor import SKOR
from tests.alat import libreoffice

BANYAK = 18


def unit_18() -> BukuUnit:
    """A unit as consolidating makes it: people and their rows on every sheet, no scores yet."""
    books = [unit.buku(person) for person in unit.ORANG[:BANYAK]]
    people = [book.skp.pegawai for book in books]
    return BukuUnit(
        pengaturan=Pengaturan.model_validate({"nama_unit": "Biro Pengembangan Pegawai", "periode": "Tahun 2025"}),
        anggota=tuple(AnggotaUnit(pegawai=book.skp.pegawai, penilai=book.skp.penilai) for book in books),
        skor=tuple(SkorPegawai(nip=one.nip, nama=one.nama, jabatan=one.jabatan) for one in people),
        konfirmasi=tuple(Konfirmasi(nip=one.nip, nama=one.nama) for one in people),
    )


@pytest.fixture(scope="module")
def tercetak(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, Path]]:
    folder = tmp_path_factory.mktemp("cetak")
    books = {
        "skp": bangun_skp(isi=unit.buku(unit.ORANG[1])), "unit": bangun_unit(unit_18()),
        "penilaian-360": bangun_penilaian_360(),
    }
    files = []
    for name, data in books.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(data)
    made = libreoffice.ubah_semua(files, "pdf", folder)
    return {name: (data, pdf) for (name, data), pdf in zip(books.items(), made, strict=True)}


def halaman(pdf: Path) -> list[str]:
    """The text of every page."""
    return libreoffice.teks_pdf(pdf).split("\f")[:-1]


def lembar_halaman(halaman: str, buku: str) -> str:
    """The sheet that a page belongs to, as its footer says."""
    foot = halaman.rstrip().rpartition("\n")[2]
    found = re.search(rf"{buku}\.xlsx\s+(.*?)\s+Halaman \d+ dari \d+$", foot)
    assert found is not None, foot
    return found.group(1)


def kata(teks: str) -> Iterator[str]:
    """Words of a text; marks between words do not count, since a line may end at them."""
    yield from re.findall(r"\w+", teks)


def kata_lembar(data: bytes) -> Iterator[tuple[str, Counter[str]]]:
    """Words of every sheet that is printed."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            area = str(sheet.print_area or sheet.dimensions).rpartition("!")[2].replace("$", "")
            looks = sheet.column_dimensions.values()
            hidden = {number for look in looks if look.hidden for number in range(look.min, look.max + 1)}
            columns = [column for column in zip(*sheet[area], strict=True) if column[0].column not in hidden]
            shown = ([cell.value for cell in column] for column in columns)
            cells = (cell for column in shown if "Kelengkapan" not in column for cell in column)  # for the screen only
            yield sheet.title, Counter(word for cell in cells if isinstance(cell, str) for word in kata(cell))


@pytest.mark.parametrize("buku", ["skp", "unit", "penilaian-360"])
def test_every_word_of_a_sheet_stands_on_its_pages(tercetak: dict[str, tuple[bytes, Path]], buku: str) -> None:
    data, pdf = tercetak[buku]
    pages = halaman(pdf)
    for name, words in kata_lembar(data):
        own = [page for page in pages if lembar_halaman(page, buku) == name]
        printed = Counter(word for page in own for word in kata(page))
        assert {word: count for word, count in words.items() if printed[word] < count} == {}, name


@pytest.mark.parametrize(
    ("buku", "lembar", "terbanyak"),
    [
        ("skp", "Petunjuk", 1), ("unit", "Petunjuk", 1), ("penilaian-360", "Petunjuk", 1), ("skp", "Ringkasan", 3),
        *(("unit", name, 2) for name in ("Daftar Pegawai", "Skor", "Pemeringkatan", "Urutan", "Konfirmasi", "Tukin")),
    ],
)  # fmt: skip
def test_a_sheet_takes_no_more_pages_than_it_needs(
    tercetak: dict[str, tuple[bytes, Path]], buku: str, lembar: str, terbanyak: int
) -> None:
    own = [page for page in halaman(tercetak[buku][1]) if lembar_halaman(page, buku) == lembar]
    assert 1 <= len(own) <= terbanyak


def test_most_pages_of_a_consolidated_unit_have_people_on_them(tercetak: dict[str, tuple[bytes, Path]]) -> None:
    pages = halaman(tercetak["unit"][1])
    book = openpyxl.load_workbook(BytesIO(tercetak["unit"][0]), read_only=True)
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(pages) <= len(shown) + 3
    assert sum(any(person.nama in page for person in unit.ORANG[:BANYAK]) for page in pages) >= 6


def test_a_unit_keeps_a_reserve_for_people_who_join() -> None:
    for many, room in ((BANYAK, BANYAK + 10), (200, 250)):
        people = tuple(SkorPegawai(nip=f"198501012010011{number:03d}", nama="Orang") for number in range(1, many + 1))
        assert _baris(bangun_unit(unit_18().model_copy(update={"skor": people}))) == SKOR.baris_judul + room
    assert _baris(bangun_unit()) == buku_unit().tabel(SKOR.nama).baris_terakhir


def _baris(data: bytes) -> int:
    """The last row that the sheet Skor has."""
    last: int = openpyxl.load_workbook(BytesIO(data), data_only=True)[SKOR.nama].max_row
    return last
