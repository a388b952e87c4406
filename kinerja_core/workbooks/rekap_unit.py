"""Rekap of a unit as a workbook: one page with native charts, then a sheet for each table of details.

Bars and lines differ by pattern, marker and dash too, so that they are told apart in grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from kinerja_core.model.istilah import Tingkat
from kinerja_core.rules.kata_rekap import (
    PEDOMAN,
    PERIODE_TAMPIL,
    angka_utama,
    dasar_peta,
    ditetapkan,
    keadaan_pada,
    nama_di_petak,
    semua_nama,
)
from kinerja_core.rules.rekap import RekapUnit
from kinerja_core.rules.tabel_rekap import tabel_rekap
from kinerja_core.rules.tren import PeriodeTren
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS
from kinerja_core.workbooks.mesin.pena import tinggi_baris
from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel

_LEMBAR: Final = "Rekap"
#: Columns of one width; what is wider spans several.
_LEBAR: Final = 10
_KOLOM: Final = 12
_KARTU: Final = ((0, 2), (3, 5), (6, 8), (9, 11))  #: first and last column of each key number
_PETAK: Final = ((3, 5), (6, 8), (9, 11))
_SAMPING: Final = 8  #: column of the charts, beside their tables
_HURUF_PETAK: Final = 400  #: letters of names that a box shows
_TINTA: Final = "#1F4E5F"


def bangun_rekap(rekap: RekapUnit) -> bytes:
    """Build the workbook."""
    title = f"Rekap {rekap.pengaturan.nama_unit}, {rekap.pengaturan.periode}"
    note = keadaan_pada(rekap)
    sheets = [
        TabelHasil(one.nama, one.judul, f"{note} {one.keterangan}", one.kolom, one.baris, one.kosong)
        for one in tabel_rekap(rekap)
    ]
    return bangun_tabel(title, sheets, lambda workbook: _Muka(workbook, rekap).lukis())


class _Muka:
    """The first sheet, drawn from top to bottom; ``baris`` is the next free row."""

    def __init__(self, workbook: Any, rekap: RekapUnit) -> None:
        self.workbook, self.rekap = workbook, rekap
        self.sheet = workbook.add_worksheet(_LEMBAR)
        self.baris = 0
        font = {"font_name": HURUF, "font_size": 9, "valign": "vcenter"}
        line = font | {"border": 1, "border_color": "#BFBFBF"}
        looks = {
            "judul": font | {"font_size": 15, "bold": True},
            "redup": font | {"font_color": "#595959", "text_wrap": True, "valign": "top"},
            "bagian": font | {"font_size": 11, "bold": True, "bottom": 2, "bottom_color": _TINTA},
            "nama": line | {"bottom": 0, "font_color": "#404040"},
            "angka": line | {"top": 0, "bottom": 0, "font_size": 18, "bold": True},
            "ket": line | {"top": 0, "font_color": "#595959", "text_wrap": True, "font_size": 8, "valign": "top"},
            "kepala": line | {"bold": True, "bg_color": "#E7EEF0", "text_wrap": True, "align": "center"},
            "sel": line | {"text_wrap": True}, "bilangan": line | {"align": "center", "num_format": "General"},
            "persen": line | {"align": "center", "num_format": "0.0%"},
            "petak": line | {"text_wrap": True, "valign": "top", "font_size": 8},
        }  # fmt: skip
        self.gaya = {name: workbook.add_format(look) for name, look in looks.items()}

    def lukis(self) -> None:
        """Everything, in order."""
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, _KOLOM - 1, _LEBAR)
        self._lebar(f"REKAP KINERJA: {self.rekap.pengaturan.nama_unit}", "judul", 24)
        self._lebar(f"{keadaan_pada(self.rekap)} Untuk pimpinan; memuat nama pegawai.", "redup")
        self.baris += 1
        self._angka()
        self._distribusi()
        self._peta()
        self._tren()
        sheet.set_paper(9)
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.center_horizontally()
        sheet.set_footer("&L&8Dasar setiap angka ada di lembar Catatan&R&8Halaman &P dari &N")
        sheet.print_area(0, 0, self.baris, _KOLOM - 1)

    def _gabung(self, kolom: tuple[int, int], isi: object, gaya: str, baris: int | None = None) -> None:
        """One value over several columns of a row."""
        row, (first, last) = self.baris if baris is None else baris, kolom
        look = self.gaya[gaya]
        for column in range(first, last + 1):
            self.sheet.write_blank(row, column, None, look)
        if first != last:
            self.sheet.merge_range(row, first, row, last, "", look)
        if isinstance(isi, int | Decimal):
            self.sheet.write_number(row, first, isi, look)
        else:
            self.sheet.write_string(row, first, str(isi or ""), look)

    def _lebar(self, isi: str, gaya: str, tinggi: float | None = None) -> None:
        """A line over the whole width."""
        self._gabung((0, _KOLOM - 1), isi, gaya)
        self.sheet.set_row(self.baris, tinggi or tinggi_baris([(isi, _LEBAR * _KOLOM)]))
        self.baris += 1

    def _angka(self) -> None:
        numbers = angka_utama(self.rekap)
        for start in range(0, len(numbers), len(_KARTU)):
            for place, one in zip(_KARTU, numbers[start:start + len(_KARTU)], strict=False):
                self._gabung(place, one.nama, "nama", self.baris)
                self._gabung(place, one.angka, "angka", self.baris + 1)
                self._gabung(place, one.keterangan, "ket", self.baris + 2)
            self.sheet.set_row(self.baris + 1, 25)
            self.sheet.set_row(self.baris + 2, 24)
            self.baris += 4

    def _distribusi(self) -> None:
        self._lebar("Distribusi predikat terhadap pedoman pola distribusi", "bagian", 18)
        heads = ("Ditetapkan", "Persen", "Paling banyak", "Paling sedikit", "Usulan", "Persen usulan")
        self._gabung((0, 1), "Predikat", "kepala")
        for column, text in enumerate(heads, start=2):
            self.sheet.write_string(self.baris, column, text, self.gaya["kepala"])
        self.sheet.set_row(self.baris, 26)
        first, total, proposed = self.baris + 1, self.rekap.ditetapkan, sum(o.usulan for o in self.rekap.predikat)
        for row, one in enumerate(self.rekap.predikat, start=first):
            self._gabung((0, 1), one.predikat.value, "sel", row)
            share = Decimal(one.ditetapkan) / total if total else Decimal(0)
            limits = [None if n is None else Decimal(n) / 100 for n in (one.paling_banyak, one.paling_sedikit)]
            other = Decimal(one.usulan) / proposed if proposed else Decimal(0)
            self._sel(row, 2, (
                (one.ditetapkan, "bilangan"), (share, "persen"), *((n, "persen") for n in limits),
                (one.usulan, "bilangan"), (other, "persen"),
            ))
            self.sheet.set_row(row, 22)
        last = first + len(self.rekap.predikat) - 1
        self._grafik_predikat(first, last)
        self.baris = last + 1
        for text in (*(one.keterangan for one in self.rekap.syarat), PEDOMAN):
            self._gabung((0, _SAMPING - 1), text, "redup")
            self.sheet.set_row(self.baris, tinggi_baris([(text, _SAMPING * _LEBAR)]))
            self.baris += 1
        self.baris = max(self.baris, last + 5)

    def _sel(self, baris: int, kolom: int, isi: Sequence[tuple[object, str]]) -> None:
        for column, (value, look) in enumerate(isi, start=kolom):
            if isinstance(value, int | Decimal):
                self.sheet.write_number(baris, column, value, self.gaya[look])
            else:
                self.sheet.write_string(baris, column, str(value or ""), self.gaya[look])

    def _rentang(self, pertama: int, terakhir: int, kolom: int) -> list[Any]:
        return [_LEMBAR, pertama, kolom, terakhir, kolom]

    def _grafik_predikat(self, pertama: int, terakhir: int) -> None:
        chart = self.workbook.add_chart({"type": "column"})
        font = {"name": HURUF, "size": 8}
        labels = {"value": True, "num_format": "0%;;", "font": font}
        for name, column, look in (
            ("Ditetapkan", 3, {"fill": {"color": _TINTA}}),
            ("Usulan", 7, {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": _TINTA, "bg_color": "#FFFFFF"}}),
        ):  # fmt: skip
            chart.add_series({
                "name": name, "categories": self._rentang(pertama, terakhir, 0),
                "values": self._rentang(pertama, terakhir, column), "data_labels": labels, "gap": 60,
                "border": {"color": _TINTA}, **look,
            })
        marks = self.workbook.add_chart({"type": "line"})
        for name, column, shape, fill in (
            ("Paling banyak", 4, "long_dash", "#000000"), ("Paling sedikit", 5, "diamond", "#FFFFFF")
        ):
            marks.add_series({
                "name": name, "categories": self._rentang(pertama, terakhir, 0),
                "values": self._rentang(pertama, terakhir, column), "line": {"none": True},
                "marker": {"type": shape, "size": 9, "fill": {"color": fill}, "border": {"color": "#000000"}},
            })
        chart.combine(marks)
        chart.set_legend({"position": "bottom", "font": font})
        chart.set_x_axis({"num_font": font})
        chart.set_y_axis({"num_font": font, "num_format": "0%", "min": 0, "max": 1, "major_unit": 0.25,
                          "major_gridlines": {"visible": True, "line": {"color": WARNA_GARIS}}})  # fmt: skip
        chart.set_size({"width": 294, "height": 262})
        self._taruh(chart, pertama - 1, _SAMPING, "Grafik batang: persen pegawai setiap predikat, ditetapkan dan "
                    "usulan, dengan tanda pedoman. Angkanya ada pada tabel di sebelah kiri.")  # fmt: skip

    def _taruh(self, chart: Any, baris: int, kolom: int, uraian: str) -> None:
        chart.set_chartarea({"border": {"color": "#BFBFBF"}})
        self.sheet.insert_chart(baris, kolom, chart, {"x_offset": 6, "y_offset": 2, "object_position": 2,
                                                      "description": uraian})  # fmt: skip

    def _peta(self) -> None:
        self._lebar(f"Peta hasil kerja dan perilaku kerja. {dasar_peta(self.rekap)}", "bagian", 18)
        names = semua_nama(self.rekap)
        self._gabung((0, 2), "Perilaku kerja (baris), hasil kerja (kolom)", "kepala")
        for place, word in zip(_PETAK, reversed(Tingkat), strict=True):
            self._gabung(place, f"Hasil: {word.value}", "kepala")
        self.sheet.set_row(self.baris, 26)
        self.baris += 1
        boxes = self.rekap.petak
        for start in range(0, len(boxes), len(_PETAK)):
            row = boxes[start:start + len(_PETAK)]
            self._gabung((0, 2), f"Perilaku: {row[0].perilaku.value}", "kepala")
            texts = [
                f"{one.kelompok.value}, {len(one.pegawai)} orang\n{nama_di_petak(one, names, _HURUF_PETAK)}"
                for one in row
            ]
            for place, text in zip(_PETAK, texts, strict=True):
                self._gabung(place, text, "petak")
            self.sheet.set_row(self.baris, max(40, tinggi_baris([(text, 3 * _LEBAR) for text in texts])))
            self.baris += 1
        if self.rekap.belum_dipetakan:
            self._lebar(f"Belum dipetakan: {len(self.rekap.belum_dipetakan)} orang; namanya di lembar Peta.", "redup")
        self.baris += 1

    def _tren(self) -> None:
        self._lebar("Tren unit: rata-rata skor", "bagian", 18)
        self._gabung((0, 1), "Periode", "kepala")
        for column, text in enumerate(("Pegawai berskor", "Rata-rata hasil", "Rata-rata perilaku"), start=2):
            self._gabung((column, column), text, "kepala")
        self._gabung((5, 7), "Predikat ditetapkan", "kepala")
        self.sheet.set_row(self.baris, 26)
        shown = self.rekap.tren.periode[-PERIODE_TAMPIL:]
        first = self.baris + 1
        for row, one in enumerate(shown, start=first):
            self._gabung((0, 1), str(one.periode), "sel", row)
            self._sel(row, 2, ((one.berskor, "bilangan"), (one.hasil, "bilangan"), (one.perilaku, "bilangan")))
            told = ditetapkan(one.ditetapkan)
            self._gabung((5, 7), told, "petak", row)
            self.sheet.set_row(row, max(22, tinggi_baris([(told, 4 * _LEBAR)])))
        last = first + len(shown) - 1
        self._grafik_tren(shown, first, last)
        self.baris = max(last + 2, first + 7)

    def _grafik_tren(self, titik: Sequence[PeriodeTren], pertama: int, terakhir: int) -> None:
        chart = self.workbook.add_chart({"type": "line"})
        font = {"name": HURUF, "size": 8}
        higher = sum((one.hasil or 0) - (one.perilaku or 0) for one in titik) >= 0
        for name, column, dash, shape, fill in (
            ("Hasil", 3, "solid", "circle", _TINTA), ("Perilaku", 4, "dash", "square", "#FFFFFF")
        ):
            chart.add_series({
                "name": name, "categories": self._rentang(pertama, terakhir, 0),
                "values": self._rentang(pertama, terakhir, column),
                "line": {"color": _TINTA, "width": 1.75, "dash_type": dash},
                "marker": {"type": shape, "size": 7, "fill": {"color": fill}, "border": {"color": _TINTA}},
                "data_labels": {
                    "value": True, "font": font, "position": "above" if higher == (column == 3) else "below"
                },
            })
        chart.set_legend({"position": "bottom", "font": font})
        chart.set_x_axis({"num_font": font})
        chart.set_y_axis({"num_font": font, "major_gridlines": {"visible": True, "line": {"color": WARNA_GARIS}}})
        chart.set_size({"width": 294, "height": 190})
        self._taruh(chart, pertama - 1, _SAMPING, "Grafik garis: rata-rata skor hasil dan perilaku unit setiap "
                    "periode. Angkanya ada pada tabel di sebelah kiri.")  # fmt: skip
