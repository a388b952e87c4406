"""What people see of the sheets: no text is cut off by its row, and the status is always on the screen."""

from __future__ import annotations

import datetime
import io
import random
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import KOLOM_STATUS, JenisSel, LembarForm, LembarTabel, Sel, SpekBuku
from tests.alat import libreoffice
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import pas

BUKU = {
    "skp": buku_skp(JenisSKP.KUALITATIF_JPT), "unit": buku_unit(),
    "penilaian": buku_penilaian_360(datetime.date(2025, 12, 31)),
}
#: Rows can be no higher in Excel, in hundredths of a millimetre.
TERTINGGI = 14_000
#: Words of all lengths.
KATA = (
    "Prof. dr. Raden Kusumaningtyas Widyaningrum Notohadikusumo, Sp.PD-KGEH, M.Kes dan di pada untuk penyelenggaraan "
    "pertanggungjawaban manajemen aparatur https://contoh.go.id/dokumen/abcdefghijklmnopqrstuvwxyz0123456789 IV/a ke-12"
)


def isi_panjang(spek: SpekBuku, acak: random.Random) -> Isi:
    """Texts of short and long words, of any length, wherever people type texts."""
    def teks(cell: Sel) -> str:
        most = 90 if cell.jenis is JenisSel.TEKS_PANJANG else 6 if cell.nama.endswith("nama") else 18
        return " ".join(acak.choices(KATA.split(), k=acak.randint(1, most)))

    def baris(cells: tuple[Sel, ...], nomor: int) -> dict[str, object]:
        free = {JenisSel.TEKS, JenisSel.TEKS_PANJANG, JenisSel.TAUTAN}
        row: dict[str, object] = {cell.nama: teks(cell) for cell in cells if cell.isian and cell.jenis in free}
        ready = {"rhk.nomor": 1 + nomor % 7, "kode_iki": f"IKI {1 + nomor % 7}.1", "kode_rhk": f"RHK {1 + nomor % 7}",
                 "nip": str(bahan.nip_ke(nomor)), "hasil": 60 + nomor, "perilaku": 99 - nomor}
        return row | {cell.nama: ready[cell.nama] for cell in cells if cell.isian and cell.nama in ready}

    content = Isi()
    for sheet in spek.lembar:
        if isinstance(sheet, LembarTabel) and not sheet.tersembunyi:
            rows = [baris(sheet.kolom, number) for number in range(min(sheet.kapasitas, 20))]
            fixed = [*map(dict, sheet.baris_tetap), *({} for _ in rows)]
            content.baris[sheet.nama] = [
                {**given, **own} for given, own in zip(fixed[: max(len(rows), len(sheet.baris_tetap))],
                                                      rows + [{}] * len(sheet.baris_tetap), strict=False)
            ]
        elif isinstance(sheet, LembarForm):
            content.baris[sheet.nama] = [
                {cell.nama: cell.bawaan for cell in sheet.isian} | baris(sheet.isian, 0)
            ]
    return content


#: Width of the smallest screen of an office, and what Excel and LibreOffice take of it beside the cells: row numbers,
#: the scroll bar and the frame, in pixels at 100 %.
LAYAR, TEPI = 1366, 60 + 25


def piksel(lebar: float) -> int:
    """Pixels of a column of Excel at 100 %: its width in characters of 7 pixels, and 5 of padding."""
    return int(lebar * 7 + 5)


@pytest.mark.parametrize("spek", BUKU.values(), ids=BUKU)
def test_the_status_stands_beside_the_frozen_columns_and_is_on_a_screen_of_1366_pixels(spek: SpekBuku) -> None:
    book = load_workbook(io.BytesIO(Penulis(pas(spek, Isi()), Isi(), 2025, "Kualitatif JPT").tulis()))
    seen = []
    for sheet in spek.lembar:
        if not isinstance(sheet, LembarTabel) or sheet.tersembunyi:
            continue
        page = book[sheet.nama]
        widths = {
            column.nama: 0 if page.column_dimensions[letter].hidden
            else piksel(page.column_dimensions[letter].width)
            for number, column in enumerate(sheet.kolom, start=1) for letter in [get_column_letter(number)]
        }
        frozen = list(widths)[: page[page.freeze_panes].column - 1]
        typed = [width for name, width in widths.items() if sheet.kolom_bernama(name).isian and name not in frozen]
        kept = TEPI + sum(widths[name] for name in frozen)
        assert kept + max(typed, default=0) <= LAYAR, (sheet.nama, kept, typed)
        if KOLOM_STATUS in widths:
            assert (frozen[0], len(frozen)) == (KOLOM_STATUS, 1 + sheet.beku), sheet.nama
            assert widths[KOLOM_STATUS] > 100, sheet.nama
            assert page.cell(sheet.baris_judul, 1).value == "Kelengkapan"
            seen.append(sheet.nama)
    assert seen


def test_no_row_is_lower_than_its_texts_need(soffice: str, python_uno: str, tmp_path: Path) -> None:
    files = []
    for number, (name, spek) in enumerate(BUKU.items()):
        acak = random.Random(number)  # noqa: S311 - makes texts that repeat, no secret
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(Penulis(spek, isi_panjang(spek, acak), 2025, "Kualitatif JPT").tulis())
    found = libreoffice.lewat_uno(python_uno, "tests.workbooks.tinggi", soffice, *map(str, files))
    assert found["diukur"] > 1500
    low = [
        row for row in found["rendah"]
        if row[3] < TERTINGGI and row[1:3] != ["Penilaian", 5]  # names that stand upright, whose height is fixed
    ]
    assert low == [], "\n".join(map(str, low))
