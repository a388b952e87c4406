"""Kanvas: what a sheet that only shows draws its cells, highlights and charts on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from kinerja_core.model.excel import GALAT_EXCEL
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS, WARNA_GRAFIK, Gaya
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.kisi import huruf_kolom, tempat
from kinerja_core.workbooks.mesin.spek import Letak, Nilai, SpekBuku

#: Width, in characters, that a value of a form is taken to have.
LEBAR_ISIAN: Final = 50.0


def huruf_sebaris(lebar: float) -> int:
    """Characters on one line of a column with an indent, even of wide letters."""
    return max(1, int(lebar - 1))


def baris_teks(teks: str, lebar: float) -> int:
    """Lines a text takes in a column when words stay whole, as far as can be told without the font."""
    return baris_dalam(teks, huruf_sebaris(lebar))


def baris_dalam(teks: str, muat: int) -> int:
    """The same of a column with room for so many characters on a line."""
    if "\n" not in teks:  # most cells
        return 1 if len(teks) <= muat else _wrapped(teks, muat)
    return sum(1 if len(line) <= muat else _wrapped(line, muat) for line in teks.split("\n"))


@lru_cache(maxsize=4096)  # what formulas look up stands in many rows
def _wrapped(teks: str, muat: int) -> int:
    """Lines of a text too long for one; a word longer than a line is broken, nobody knows where, and fills its last."""
    lines, used = 1, 0
    for length in map(len, teks.split(" ")):
        if used and used + 1 + length > muat:
            lines, used = lines + 1, 0
        used += length + (used > 0)
        if used > muat:
            lines, used = lines + (used - 1) // muat, muat
    return lines


class Deret(NamedTuple):
    """One series of a chart: its name and the addresses of its labels and values on the sheet (``A5:A9``)."""

    nama: str
    label: str
    nilai: str


class Kanvas(NamedTuple):
    """One sheet being drawn. Rows and columns of cells are counted from 0; addresses in formulas are Excel's.

    Attributes:
        isi: rows of every sheet, with the values of their formulas, and the fields above tables.
        buku: the workbook.
        tahun: the year it is made for.
        letak: where the columns of a table stand, by the name of its sheet.
        perkiraan: height in points that texts need in columns of their widths.
    """

    halaman: Any
    berkas: Any
    gaya: Gaya
    isi: Isi
    buku: SpekBuku
    tahun: int
    letak: Callable[[str], Letak]
    perkiraan: Callable[[Iterable[tuple[Nilai, float]]], float]

    def tinggi(self, baris: int, *isi: tuple[str, float]) -> None:
        """Room in a row (from 1) for texts in columns of these widths; editing refits it."""
        self.halaman.tinggi_awal(baris - 1, self.perkiraan(isi))

    def lebar(self, *lebar: float) -> None:
        """Widths of the columns, from the first."""
        for number, width in enumerate(lebar):
            self.halaman.set_column(number, number, width)

    def tulis(self, sel: str, nilai: Nilai, gaya: str = "sel") -> None:
        """A fixed value. ``gaya`` is a look of :meth:`kinerja_core.workbooks.mesin.gaya.Gaya.ringkasan`."""
        row, column = tempat(sel)
        look = self.gaya.ringkasan(gaya)
        if nilai is None or nilai == "":
            self.halaman.write_blank(row, column, None, look)
        elif isinstance(nilai, str):
            self.halaman.write_string(row, column, batas.periksa_teks_sel(nilai, self.halaman.get_name(), sel), look)
        elif isinstance(nilai, datetime.date):
            self.halaman.write_datetime(row, column, nilai, look)
        else:
            self.halaman.write_number(row, column, nilai, look)

    def rumus(self, sel: str, rumus: str, nilai: str | float, gaya: str = "sel") -> None:
        """A formula (without ``=``) with the value it gives."""
        checked = "=" + batas.periksa_rumus(rumus, self.halaman.get_name(), sel)
        # XlsxWriter would store such a text as an error value; Excel recalculates a blank
        self.halaman.write_formula(sel, checked, self.gaya.ringkasan(gaya), "" if nilai in GALAT_EXCEL else nilai)

    def bersama(self, rentang: str) -> None:
        """The formulas of these cells are one, filled down and to the right: it is stored once."""
        (row1, column1), (row2, column2) = map(tempat, rentang.split(":"))
        self.halaman.rumus_bersama(column1, row1, row2, column2)

    def sorot(self, rentang: str, syarat: str, warna: str) -> None:
        """Looks of cells (``lewat``, ``bentrok``, ``lengkap``, ``kurang``) while a formula for the first one holds."""
        self.halaman.conditional_format(
            rentang, {"type": "formula", "criteria": f"={syarat}", "format": self.gaya.sorotan(warna)}
        )

    def halaman_baru(self, baris: int, kepala: int) -> None:
        """Start a new page at a row (from 1); the pages after it repeat the row ``kepala``."""
        self.halaman.set_h_pagebreaks([baris - 1])
        self.halaman.repeat_rows(kepala - 1)

    def cetak_sampai(self, kolom: str, isian: str, terpendek: int) -> None:
        """Print from A1 to ``kolom`` and to the last cell of ``isian`` (``$A$7:$A$66``) that shows something.

        ``terpendek`` is the last row (from 1) that prints even when nothing is shown.
        """
        nama = self.halaman.get_name()
        area = area_cetak(f"'{nama}'", ("A", kolom), isian, terpendek)
        self.berkas.define_name(f"'{nama}'!_xlnm.Print_Area", f"={area}")

    def grafik(
        self, di: str, judul: str, keterangan: str, deret: Sequence[Deret], *, jenis: Mapping[str, str],
        ukuran: tuple[int, int], sumbu: Mapping[str, object] | None = None,
    ) -> None:
        """A native chart that reads without colour: patterns differ, values are written beside the bars.

        Args:
            di: address of its upper left cell.
            judul: what it shows.
            keterangan: alternative text for those who do not see it.
            deret: its series, in order.
            jenis: kind as XlsxWriter names it, for example ``{"type": "bar"}``.
            ukuran: width and height in pixels.
            sumbu: options of the axis of values.
        """
        chart = self.berkas.add_chart(dict(jenis))
        name = self.halaman.get_name()
        for number, series in enumerate(deret):
            colour, pattern = WARNA_GRAFIK[number % len(WARNA_GRAFIK)]
            looks: dict[str, object] = {"border": {"color": colour}}
            # a part of a stack that is nothing says nothing
            label = {"num_format": "0;;;"} if jenis.get("subtype") == "stacked" else {}
            looks |= (
                {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}}
                if pattern else {"fill": {"color": colour}}
            )
            chart.add_series({
                "name": series.nama, "categories": f"='{name}'!{_mutlak(series.label)}",
                "values": f"='{name}'!{_mutlak(series.nilai)}", "gap": 60,
                "data_labels": {"value": True, **label, "font": {"name": HURUF, "size": 9, "bold": True} | (
                    {"color": "#FFFFFF"} if not pattern and jenis.get("subtype") == "stacked" else {}
                )}, **looks,
            })
        font = {"name": HURUF, "size": 9}
        chart.set_title({"name": judul, "name_font": {"name": HURUF, "size": 11, "bold": True}})
        chart.set_legend({"none": True} if len(deret) == 1 else {"position": "bottom", "font": font})
        values = {"num_font": font, "major_gridlines": {"visible": True, "line": {"color": WARNA_GARIS}}}
        sideways = jenis.get("type") == "bar"
        labels: dict[str, object] = {"num_font": font, "reverse": sideways}
        set_labels, set_values = (
            (chart.set_y_axis, chart.set_x_axis) if sideways else (chart.set_x_axis, chart.set_y_axis)
        )
        set_labels(labels)
        set_values(values | dict(sumbu or {}))
        chart.set_size({"width": ukuran[0], "height": ukuran[1]})
        self.halaman.insert_chart(di, chart, {"description": keterangan, "object_position": 2})


def area_cetak(lembar: str, kolom: tuple[str, str], isian: str, terpendek: int, baris1: int = 1) -> str:
    """A print area that grows with what is filled: between two columns, to the last cell that shows something.

    Excel evaluates it when it prints; LibreOffice ignores an area that is no plain range and prints every row, so
    that in neither a filled row can be left out.

    Args:
        lembar: name of the sheet as formulas write it.
        kolom: first and last column, in letters.
        isian: the column that shows something in every used row, ``$J$7:$J$66``.
        terpendek: last row (from 1) that prints even when nothing is filled.
        baris1: first row.
    """
    last = isian.rpartition("$")[2]
    used = f"SUMPRODUCT(MAX(({lembar}!{isian}<>\"\")*ROW({lembar}!{isian})))"
    return f"{lembar}!${kolom[0]}${baris1}:INDEX({lembar}!${kolom[1]}$1:${kolom[1]}${last},MAX({terpendek},{used}))"


def _mutlak(rentang: str) -> str:
    first, _, last = rentang.partition(":")
    cells = (tempat(cell) for cell in (first, last))
    return ":".join(f"${huruf_kolom(column)}${row + 1}" for row, column in cells)
