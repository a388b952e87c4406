"""Write one workbook from its spec and its content with XlsxWriter."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.workbooks.buku_skp.realisasi import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.buku_skp.rumus import (
    CATATAN,
    DAFTAR_CATATAN,
    DIALOG,
    MENUNGGU,
    SEBUTAN_CATATAN,
    nama_tenggat,
    rumus_sebutan,
    sebutan_catatan,
)
from kinerja_core.workbooks.isi import Isi
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_TAB, Gaya
from kinerja_core.workbooks.mesin.kanvas import LEBAR_ISIAN, MIRIP_GALAT, Kanvas, area_cetak, baris_teks
from kinerja_core.workbooks.mesin.rumus import KODE_RHK_BARIS, kosong, status_form, teks_angka
from kinerja_core.workbooks.mesin.spek import (
    KUNCI_META,
    LEMBAR_META,
    LEMBAR_REF,
    VERSI_TEMPLAT,
    Baris,
    BarisWarna,
    JenisSel,
    Lembar,
    LembarForm,
    LembarPetunjuk,
    LembarRingkasan,
    LembarTabel,
    Letak,
    Nilai,
    Pilihan,
    Sel,
    SpekBuku,
)

_DIBUAT: Final = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - XlsxWriter wants naive; fixed, so that bytes repeat
_TANGGAL_AWAL: Final = datetime.date(2000, 1, 1)
_TANGGAL_AKHIR: Final = datetime.date(2100, 12, 31)
_DAFTAR_KOSONG: Final = "Isi lembar SKP dahulu"
_TANPA_CATATAN: Final = "Tidak ada catatan yang menunggu dialog"
_PERLINDUNGAN: Final = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True,
}
#: Excel's codes of paper. F4 (215 x 330 mm) has none: Folio, 8.5 x 13 inch, is 1 mm wider and as long.
_KERTAS: Final[dict[Kertas, int]] = {"a4": 9, "f4": 14}
#: Rows of a table that print even when nothing is filled.
_BARIS_CETAK: Final = 10
#: Widest table, in characters, that is still readable on one landscape page; a wider one prints on two.
_LEBAR_SEHALAMAN: Final = 275
#: Width of the guide's one column, in characters.
_LEBAR_PETUNJUK: Final = 100
_REALISASI: Final = tuple(lembar_realisasi(period).nama for period in PERIODE_REALISASI)
#: Height of one line of Arial 10, and the most Excel gives a row, in points.
_TINGGI_BARIS: Final = 13.0
_TINGGI_TERBESAR: Final = 400.0
#: Height of a row of upright names, in points.
_TINGGI_TEGAK: Final = 132.0


class _LembarKerja(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that knows its formulas need no rewriting and its row heights are only a first guess.

    Formulas here use no function newer than Excel 2010, so XlsxWriter's search for those, most of the time of
    a build, is left out. Heights without ``customHeight`` let Excel and LibreOffice refit a row as it is edited.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT - theirs
        return formula.removeprefix("=")

    def tinggi_awal(self, baris: int, tinggi: float) -> None:
        """Show a row (from 0) at a height that later edits may change."""
        self.set_row(baris, tinggi)
        self.__dict__.setdefault("baris_lentur", set()).add(baris + 1)

    def rumus_bersama(self, kolom: int, baris1: int, baris2: int) -> None:
        """Store one formula for a whole column of rows (from 0), as Excel itself does when a formula is filled down."""
        shared = self.__dict__.setdefault("rumus_kolom", [])
        reference = f"{xl_rowcol_to_cell(baris1, kolom)}:{xl_rowcol_to_cell(baris2, kolom)}"
        cells = self.__dict__.setdefault("rumus_sel", {})
        for row in range(baris1, baris2 + 1):
            cells[xl_rowcol_to_cell(row, kolom)] = (len(shared), reference if row == baris1 else "")
        shared.append(reference)

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        shared = self.__dict__.get("rumus_sel", {}).get(attributes[0][1])
        if shared is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        number, reference = shared
        marks = "".join(f' {key}="{value}"' for key, value in attributes)
        text = f' si="{number}"/>'
        if reference:
            text = f' ref="{reference}" si="{number}">{self._escape_data(formula)}</f>'
        self.fh.write(f'<c{marks}><f t="shared"{text}<v>{self._escape_data(result)}</v></c>')

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and attributes[0][1] in self.__dict__.get("baris_lentur", ()):
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


def _height(sel: Iterable[tuple[Nilai, float]]) -> float:
    """A guess at the height of a row from its texts and the widths of their columns; editing refits it."""
    lines = max(
        (
            baris_teks(value, width)
            for value, width in sel
            if isinstance(value, str)
        ),
        default=1,
    )
    return min(_TINGGI_TERBESAR, _TINGGI_BARIS * lines + 4)


@lru_cache(maxsize=64)
def _formulas(buku: SpekBuku, nama: str) -> tuple[tuple[str, ...], ...]:
    """The formulas of every row of a table, in the order of its formula columns."""
    spek = buku.tabel(nama)
    where = _LetakBuku(buku, spek)
    columns = [(number, column.rumus) for number, column in enumerate(spek.kolom) if column.rumus is not None]
    return tuple(
        tuple(
            "=" + batas.periksa_rumus(formula.teks(where, row), nama, xl_rowcol_to_cell(row - 1, number))
            for number, formula in columns
        )
        for row in range(spek.baris_pertama, spek.baris_terakhir + 1)
    )


_ALAMAT_NISBI: Final = re.compile(r"(?<![A-Za-z0-9_.])(\$?[A-Z]{1,3})([0-9]+)(?![0-9A-Za-z_(])")


def _turun(rumus: str, langkah: int) -> str:
    """The formula as it reads when filled down by some rows; text in quotes stays."""
    parts = rumus.split('"')
    parts[::2] = [
        _ALAMAT_NISBI.sub(lambda found: f"{found[1]}{int(found[2]) + langkah}", part) for part in parts[::2]
    ]
    return '"'.join(parts)


@lru_cache(maxsize=64)
def _bersama(buku: SpekBuku, nama: str) -> tuple[bool, ...]:
    """Which formula columns of a table read the same in every row, so that a file may store them once."""
    rows = _formulas(buku, nama)
    probes = {1, len(rows) // 2, len(rows) - 1} if len(rows) > 1 else set[int]()
    return tuple(
        bool(probes) and all(_turun(first, probe) == rows[probe][place] for probe in probes)
        for place, first in enumerate(rows[0])
    )


@dataclass
class _LetakBuku:
    """Where columns stand; the :class:`~kinerja_core.workbooks.mesin.spek.Letak` of a sheet being written."""

    buku: SpekBuku
    spek: LembarTabel

    def _column(self, nama: str, lembar: str | None) -> tuple[LembarTabel, str, str]:
        spek = self.spek if lembar is None or lembar == self.spek.nama else self.buku.tabel(lembar)
        before = "" if spek is self.spek else f"{_kutip(spek.nama)}!"
        return spek, before, xl_col_to_name(spek.nomor_kolom(nama))

    def sel(self, nama: str, baris: int, lembar: str | None = None) -> str:
        _, before, letter = self._column(nama, lembar)
        return f"{before}${letter}{baris}"

    def rentang(self, nama: str, lembar: str | None = None) -> str:
        spek, before, letter = self._column(nama, lembar)
        return f"{before}${letter}${spek.baris_pertama}:${letter}${spek.baris_terakhir}"

    def sampai(self, nama: str, baris: int) -> str:
        _, _, letter = self._column(nama, None)
        return f"${letter}${self.spek.baris_pertama}:${letter}{baris}"


@dataclass
class _LetakLuar(_LetakBuku):
    """The columns of one table as formulas on any other sheet name them."""

    lembar: str

    def _column(self, nama: str, lembar: str | None) -> tuple[LembarTabel, str, str]:
        return super()._column(nama, lembar or self.lembar)


def _kutip(nama: str) -> str:
    return nama if nama.isalnum() else f"'{nama}'"


class Penulis:
    """Writes one workbook."""

    def __init__(self, spek: SpekBuku, isi: Isi, tahun: int, jenis_skp: str, kertas: Kertas = "a4") -> None:
        needed = {name: len(rows) for name, rows in isi.baris.items()}
        needed |= dict.fromkeys(_REALISASI, needed.get("SKP", 0))
        needed |= {
            sheet.nama: needed.get(sheet.mengikuti, 0)
            for sheet in spek.lembar if isinstance(sheet, LembarTabel) and sheet.mengikuti
        }
        self.spek = spek.dengan_kapasitas(needed)
        self.isi = isi
        self.tahun = tahun
        self.kertas = kertas
        self.meta = dict(zip(KUNCI_META, (spek.jenis, str(VERSI_TEMPLAT), jenis_skp, str(tahun)), strict=True))
        self.keluaran = io.BytesIO()
        self.buku: Any = Workbook(
            self.keluaran,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.buku.worksheet_class = _LembarKerja
        self.gaya = Gaya(self.buku)
        self.daftar: dict[str, list[str | int]] = {}

    def tulis(self) -> bytes:
        """The finished workbook."""
        self.buku.set_properties({
            "title": next(s.judul for s in self.spek.lembar if isinstance(s, LembarPetunjuk)).capitalize(),
            "created": _DIBUAT,
        })
        writers: dict[type, Callable[[Any, Any], None]] = {
            LembarPetunjuk: self._write_guide, LembarForm: self._write_form, LembarTabel: self._write_table,
            LembarRingkasan: self._write_summary,
        }
        sheets = {
            sheet.nama: self.buku.add_worksheet(batas.periksa_nama_lembar(sheet.nama)) for sheet in self.spek.lembar
        }
        if self.spek.siap is not None:
            self.spek.siap(self.isi, self._outside, self.tahun)
        self._compute()
        for sheet in self.spek.lembar:
            page = sheets[sheet.nama]
            writers[type(sheet)](sheet, page)
            self._dress(sheet, page)
        self._write_lists()
        self._write_meta()
        first = sheets[self.spek.lembar[0].nama]
        first.activate()
        self.buku.close()
        return self.keluaran.getvalue()

    # --- values ---------------------------------------------------------------------------------------------

    def _compute(self) -> None:
        """Give every formula column its value, sheet by sheet in order (the SKP comes before what looks it up)."""
        rows = self.isi.baris
        for sheet in self.spek.lembar:
            if not isinstance(sheet, LembarTabel):
                continue
            filled = [dict(row) for row in rows.get(sheet.nama, ())]
            if sheet.penuh:
                filled += [{} for _ in range(sheet.kapasitas - len(filled))]
            if sheet.baris_tetap and not filled:
                filled = [dict(row) for row in sheet.baris_tetap]
            rows[sheet.nama] = list(filled)
            for column in sheet.kolom:
                if column.rumus is not None:
                    for number, row in enumerate(filled):
                        row[column.nama] = column.rumus.nilai(rows, sheet, number)

    def _outside(self, nama: str) -> Letak:
        """Where the columns of a table stand, as formulas on any other sheet name them."""
        nowhere = LembarTabel(nama="", judul="", instruksi="", kolom=(), kapasitas=0)
        return _LetakLuar(self.spek, nowhere, nama)

    def _write(self, page: Any, baris: int, kolom: int, nilai: Nilai, gaya: Any) -> None:
        """One cell (row and column from 0); text is always text, never a formula."""
        if nilai is None or nilai == "":
            page.write_blank(baris, kolom, None, gaya)
        elif isinstance(nilai, str):
            checked = batas.periksa_teks_sel(nilai, page.get_name(), xl_rowcol_to_cell(baris, kolom))
            page.write_string(baris, kolom, checked, gaya)
        elif isinstance(nilai, datetime.date):
            page.write_datetime(baris, kolom, nilai, gaya)
        else:
            page.write_number(baris, kolom, nilai, gaya)

    def _formula(self, page: Any, baris: int, kolom: int, rumus: str, gaya: Any, nilai: str | float) -> None:
        cell = xl_rowcol_to_cell(baris, kolom)
        page.write_formula(baris, kolom, "=" + batas.periksa_rumus(rumus, page.get_name(), cell), gaya, nilai)

    # --- sheets ---------------------------------------------------------------------------------------------

    def _write_guide(self, sheet: LembarPetunjuk, page: Any) -> None:
        page.set_column(0, 0, _LEBAR_PETUNJUK)
        page.write_string(0, 0, sheet.judul, self.gaya.judul())
        page.set_row(0, 26)
        row = 2
        for heading, lines in sheet.isi:
            page.write_string(row, 0, heading, self.gaya.bagian())
            page.set_row(row, 18)
            for line in lines:
                row += 1
                look = self.gaya.paragraf(line.rupa if isinstance(line, BarisWarna) else None)
                text = line.teks if isinstance(line, BarisWarna) else line
                page.write_string(row, 0, text, look)
                page.tinggi_awal(row, _height([(text, _LEBAR_PETUNJUK + 6)]))  # long lines hold more than they must
            row += 2

    def _write_summary(self, sheet: LembarRingkasan, page: Any) -> None:
        page.write_string(0, 0, sheet.judul, self.gaya.judul())
        page.set_row(0, 24)
        sheet.lukis(Kanvas(
            halaman=page, berkas=self.buku, gaya=self.gaya, isi=self.isi, buku=self.spek, tahun=self.tahun,
            letak=self._outside, perkiraan=_height,
        ))

    def _write_form(self, sheet: LembarForm, page: Any) -> None:
        values: Baris = next(iter(self.isi.baris.get(sheet.nama, ())), {})
        if not self.isi.baris.get(sheet.nama):
            values = {field.nama: field.bawaan for field in sheet.isian}
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 52)
        page.set_column(2, 2, 62)
        self._write_heading(sheet.judul, sheet.instruksi, page)
        page.write_string(2, 0, "Isi", self.gaya.contoh_warna(isian=True))
        page.write_string(2, 1, "Terisi otomatis", self.gaya.contoh_warna(isian=False))
        page.write_string(3, 0, "Kelengkapan", self.gaya.label(wajib=True))
        formula, result = status_form(sheet, values)
        self._formula(page, 3, 1, formula, self.gaya.sel(JenisSel.RUMUS, isian=False, kiri=True), result)
        page.set_row(3, 46)
        self._colour_status(page, 3, 1, 3, 1)
        first = sheet.baris
        for part in sheet.bagian:
            heading = first[part.isian[0].nama] - 2
            page.write_string(heading, 0, part.judul, self.gaya.bagian())
            page.write_string(heading, 1, part.bantuan, self.gaya.keterangan_bagian())
            page.write_blank(heading, 2, None, self.gaya.keterangan_bagian())
            page.set_row(heading, 18)
            for field in part.isian:
                row = first[field.nama] - 1
                mark = " *" if field.wajib else ""
                page.write_string(row, 0, field.judul + mark, self.gaya.label(wajib=field.wajib))
                look = self.gaya.sel(field.jenis, isian=field.isian, kiri=True, format_angka=field.format_angka)
                self._write(page, row, 1, values.get(field.nama), look)
                page.write_string(row, 2, field.bantuan, self.gaya.keterangan(lipat=True))
                page.tinggi_awal(row, max(18.0, _height(((values.get(field.nama), LEBAR_ISIAN), (field.bantuan, 77)))))
                self._validate(page, field, row, 1, row, 1, beri_petunjuk=False)
                if field.nama_sel:
                    self.buku.define_name(field.nama_sel, f"={_kutip(sheet.nama)}!$B${row + 1}")
        page.print_area(0, 0, max(first.values()) - 1, 2)
        page.freeze_panes(4, 0)
        start = next(first[field.nama] for field in sheet.isian if field.isian) - 1
        page.set_selection(start, 1, start, 1)

    def _write_heading(self, judul: str, instruksi: str, page: Any, kolom: int = 0) -> None:
        page.write_string(0, kolom, judul, self.gaya.judul())
        page.set_row(0, 24)
        page.write_string(1, kolom, instruksi, self.gaya.keterangan())

    def _write_table(self, sheet: LembarTabel, page: Any) -> None:
        last = len(sheet.kolom) - 1
        # LibreOffice prints the heading of a sheet two pages wide on both, cut at the columns that repeat
        start = sheet.beku if _wide(sheet) else 0
        self._write_heading(sheet.judul, sheet.instruksi, page, start)
        self._write_legend(sheet, page, start)
        self._write_head_fields(sheet, page)
        for number, column in enumerate(sheet.kolom):
            page.set_column(number, number, column.lebar)
            header = column.judul + (" *" if column.wajib and column.isian else "")
            page.write_string(
                sheet.baris_judul - 1, number, header,
                self.gaya.kepala(wajib=column.wajib, otomatis=not column.isian),
            )
            self._validate(page, column, sheet.baris_pertama - 1, number, sheet.baris_terakhir - 1, number)
        tall = _height((f"{column.judul} *", column.lebar * 0.8) for column in sheet.kolom) + 4
        page.set_row(sheet.baris_judul - 1, max(30.0, tall))
        above = self._write_above(sheet, page)
        self._write_rows(sheet, page)
        typed = next((number for number, column in enumerate(sheet.kolom) if column.isian), 0)
        page.set_selection(sheet.baris_pertama - 1, typed, sheet.baris_pertama - 1, typed)
        for number, column in enumerate(sheet.kolom):
            rng = (sheet.baris_pertama - 1, number, sheet.baris_terakhir - 1, number)
            if column.nama == "_status":
                self._colour_status(page, *rng)
            elif column.nama == "konflik":
                page.conditional_format(*rng, {
                    "type": "cell", "criteria": "!=", "value": '""', "format": self.gaya.sorotan("bentrok"),
                })
        if sheet.tersembunyi:
            return  # never printed; LibreOffice prints a hidden sheet that has a print area
        page.freeze_panes(sheet.baris_judul, sheet.beku)
        page.repeat_rows(sheet.baris_judul - 1 - above, sheet.baris_judul - 1)
        if sheet.beku:
            page.repeat_columns(0, sheet.beku - 1)
        for mark in sheet.sorotan:
            first, end = (sheet.nomor_kolom(name) for name in mark.kolom)
            condition = "=" + mark.syarat.teks(_LetakBuku(self.spek, sheet), sheet.baris_pertama)
            page.conditional_format(
                sheet.baris_pertama - 1, first, sheet.baris_terakhir - 1, end,
                {"type": "formula", "criteria": condition, "format": self.gaya.sorotan(mark.warna)},
            )
        first = 0
        if _wide(sheet):  # prints on two pages across, where a title in the repeated columns would be cut off
            page.print_across()
            page.set_header(f'&L&"{HURUF},Bold"&12{sheet.judul.replace("&", "&&")}')
            first = sheet.baris_judul - 1 - above
        grows = "nip" if sheet.mengikuti else "_status"
        filled = next((n for n, column in enumerate(sheet.kolom) if column.nama == grows), None)
        if filled is not None and not sheet.mengikuti:
            last = filled - 1  # what a row lacks, and what only formulas look at, is for the screen
        if filled is None or len(sheet.baris_tetap) == sheet.kapasitas:
            page.print_area(first, 0, sheet.baris_terakhir - 1, last)
            return
        letter = xl_col_to_name(filled)
        self.buku.define_name(
            f"{_kutip(sheet.nama)}!_xlnm.Print_Area",
            "=" + area_cetak(
                _kutip(sheet.nama), xl_col_to_name(last),
                f"${letter}${sheet.baris_pertama}:${letter}${sheet.baris_terakhir}",
                sheet.baris_judul + min(sheet.kapasitas, _BARIS_CETAK), first + 1,
            ),
        )

    def _write_above(self, sheet: LembarTabel, page: Any) -> int:
        """Formulas above the headers, upright; how many rows they take (0 or 1)."""
        where = _LetakBuku(self.spek, sheet)
        above = [(number, column.atas) for number, column in enumerate(sheet.kolom) if column.atas is not None]
        for number, formula in above:
            value = formula.nilai(self.isi.baris, sheet, 0)
            text = formula.teks(where, sheet.baris_judul - 1)
            self._formula(page, sheet.baris_judul - 2, number, text, self.gaya.tegak(), value)
        if above:
            page.set_row(sheet.baris_judul - 2, _TINGGI_TEGAK)
        return int(bool(above))

    def _write_legend(self, sheet: LembarTabel, page: Any, kolom: int) -> None:
        if any(column.isian for column in sheet.kolom):
            page.write_string(2, kolom, "Isi", self.gaya.contoh_warna(isian=True))
            if not all(column.isian for column in sheet.kolom):
                page.write_string(2, kolom + 1, "Otomatis", self.gaya.contoh_warna(isian=False))
        status = next((n for n, column in enumerate(sheet.kolom) if column.nama == "_status"), None)
        if status is None:
            return
        letter = xl_col_to_name(status)
        cells = f"${letter}${sheet.baris_pertama}:${letter}${sheet.baris_terakhir}"
        words = [str(row.get("_status") or "") for row in self.isi.baris.get(sheet.nama, ())]
        done = words.count("Lengkap")
        lacking = sum(1 for word in words if word.startswith(("Lengkapi", "Periksa")))
        self._formula(
            page, 2, kolom + 2,
            f'"* wajib diisi.   "&COUNTIF({cells},"Lengkap")&" baris lengkap, "&'
            f'(COUNTIF({cells},"Lengkapi*")+COUNTIF({cells},"Periksa*"))&" baris perlu dilengkapi."',
            self.gaya.keterangan(tebal=True),
            f"* wajib diisi.   {done} baris lengkap, {lacking} baris perlu dilengkapi.",
        )

    def _write_head_fields(self, sheet: LembarTabel, page: Any) -> None:
        values = self.isi.kepala.get(sheet.nama) or {field.nama: field.bawaan for field in sheet.kepala}
        for row, field in enumerate(sheet.kepala, start=3):
            page.write_string(row, 0, field.judul, self.gaya.keterangan(tebal=True, atas=True))
            value = values.get(field.nama)
            if field.isian:
                self._write(page, row, 2, value, self.gaya.sel(field.jenis, isian=True, kiri=True))
                self._validate(page, field, row, 2, row, 2)
                if field.ucapan:
                    spoken = "".join(f'IF($C${row + 1}="{choice}","{said}",' for choice, said in field.ucapan)
                    said = dict(field.ucapan).get(teks_angka(value), "")
                    self._formula(
                        page, row, 3, f'{spoken}""{")" * len(field.ucapan)}', self.gaya.keterangan(tebal=True), said
                    )
                continue
            text = batas.periksa_teks_sel(teks_angka(value), sheet.nama, xl_rowcol_to_cell(row, 2))
            lines = text.split("\n")
            page.merge_range(row, 2, row, len(sheet.kolom) - 1, "", self.gaya.nilai_kepala(lipat=True))
            if field.rumus:
                self._formula(page, row, 2, field.rumus, self.gaya.nilai_kepala(lipat=True), text)
            elif text:
                page.write_string(row, 2, text, self.gaya.nilai_kepala(lipat=True))
            page.set_row(row, min(400, 14 * sum(1 + len(line) // 200 for line in lines) + 3))

    def _write_rows(self, sheet: LembarTabel, page: Any) -> None:
        rows = self.isi.baris.get(sheet.nama, [])
        formulas = _formulas(self.spek, sheet.nama)
        columns = [
            (number, column, self.gaya.sel(
                column.jenis, isian=column.isian, format_angka=column.format_angka, tengah=column.tengah
            ))
            for number, column in enumerate(sheet.kolom)
        ]
        shared = iter(_bersama(self.spek, sheet.nama))
        for number, column, _ in columns:
            if column.rumus is not None and next(shared):
                page.rumus_bersama(number, sheet.baris_pertama - 1, sheet.baris_terakhir - 1)
        for index in range(sheet.kapasitas):
            row = rows[index] if index < len(rows) else {}
            line = sheet.baris_pertama - 1 + index
            texts = iter(formulas[index])
            for number, column, look in columns:
                if column.rumus is not None:
                    value = row.get(column.nama, "")
                    page.write_formula(line, number, next(texts), look, "" if value in MIRIP_GALAT else value)
                else:
                    self._write(page, line, number, row.get(column.nama), look)
            if any(not kosong(value) for value in row.values()):
                page.tinggi_awal(line, _height((row.get(column.nama), column.lebar) for _, column, _ in columns))

    # --- validations and looks ------------------------------------------------------------------------------

    def _validate(
        self, page: Any, sel: Sel, baris1: int, kolom1: int, baris2: int, kolom2: int, *, beri_petunjuk: bool = True
    ) -> None:
        """One validation that blocks, with an Indonesian title and message (pitfalls X5-X8)."""
        if not sel.isian:
            return
        title = _judul_pendek(sel)
        rule, message = self._rule(sel)
        options: dict[str, object] = {**rule, "ignore_blank": True, "error_type": "stop"}
        if message:
            options |= {"error_title": title, "error_message": message}
        if beri_petunjuk and sel.bantuan:
            options |= {"input_title": title, "input_message": sel.bantuan}
            batas.periksa_pesan(title, sel.bantuan)
        batas.periksa_pesan(title, message)
        if rule["validate"] == "any" and not beri_petunjuk:
            return
        page.data_validation(baris1, kolom1, baris2, kolom2, options)

    def _rule(self, sel: Sel) -> tuple[dict[str, object], str]:
        if sel.pilihan is not None:
            source = batas.periksa_sumber_daftar("=" + self._list_name(sel.nama, sel.pilihan))
            return {"validate": "list", "source": source}, "Pilih dari daftar: klik sel ini, lalu panah di kanannya."
        match sel.jenis:
            case JenisSel.NIP:
                return (
                    {"validate": "length", "criteria": "between", "minimum": 18, "maximum": 21},
                    "NIP harus 18 angka (spasi boleh ada). Ketik ulang dari dokumen resmi.",
                )
            case JenisSel.TANGGAL:
                return (
                    {"validate": "date", "criteria": "between", "minimum": _TANGGAL_AWAL, "maximum": _TANGGAL_AKHIR},
                    "Ketik tanggal yang benar, misalnya 31/12/2026, antara tahun 2000 dan 2100.",
                )
            case JenisSel.BULAT | JenisSel.ANGKA:
                whole = sel.jenis is JenisSel.BULAT
                return (
                    {"validate": "integer" if whole else "decimal", "criteria": "between",
                     "minimum": sel.terkecil, "maximum": sel.terbesar},
                    f"Ketik {'bilangan bulat' if whole else 'angka'} dari {sel.terkecil} sampai {sel.terbesar}.",
                )
            case _:
                return {"validate": "any"}, ""

    def _list_name(self, nama: str, pilihan: Pilihan) -> str:
        """Defined name of a dropdown's list; fixed lists are remembered for the hidden sheet."""
        if isinstance(pilihan, str):
            return pilihan
        if isinstance(pilihan, tuple):
            name, words = f"Pilihan{nama.rpartition('.')[2].capitalize()}", [*pilihan]
        else:
            name, words = f"Pilihan{pilihan.__name__}", [member.value for member in pilihan]
        if self.daftar.setdefault(name, words) != words:
            raise ValueError(f"dua daftar berbeda bernama {name}")
        return name

    def _colour_status(self, page: Any, baris1: int, kolom1: int, baris2: int, kolom2: int) -> None:
        rng = (baris1, kolom1, baris2, kolom2)
        cell = f"${xl_col_to_name(kolom1)}{baris1 + 1}"
        page.conditional_format(
            *rng, {"type": "cell", "criteria": "==", "value": '"Lengkap"', "format": self.gaya.lengkap()}
        )
        conflict = f'=AND(LEFT({cell},7)="Periksa",ISERROR(FIND(" belum ",{cell})))'  # "belum": something is not there
        page.conditional_format(
            *rng, {"type": "formula", "criteria": conflict, "format": self.gaya.sorotan("bentrok")}
        )
        page.conditional_format(
            *rng, {"type": "formula", "criteria": f'=AND({cell}<>"",{cell}<>"Belum diisi",{cell}<>"Lengkap")',
                   "format": self.gaya.kurang()},
        )

    def _dress(self, sheet: Lembar, page: Any) -> None:
        """Protection, tab colour and print setup; no green corners for text that looks like a number."""
        page.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(page.dim_rowmax, page.dim_colmax)}"})
        page.hide_gridlines(2)
        page.set_tab_color(WARNA_TAB[sheet.peran])
        page.protect("", _PERLINDUNGAN)
        page.set_paper(_KERTAS[self.kertas])
        if isinstance(sheet, LembarTabel | LembarRingkasan) and sheet.tersembunyi:
            page.hide()
        if isinstance(sheet, LembarTabel | LembarRingkasan) and sheet.lanskap:
            page.set_landscape()
        page.fit_to_pages(2 if isinstance(sheet, LembarTabel) and _wide(sheet) else 1, 0)
        if sheet.peran == "petunjuk" or (isinstance(sheet, LembarRingkasan | LembarForm) and sheet.sehalaman):
            page.fit_to_pages(1, 1)
        if isinstance(sheet, LembarRingkasan) and sheet.skala:
            page.set_print_scale(sheet.skala)  # Excel heeds no page break while it fits a sheet to pages
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.center_horizontally()
        page.set_footer("&L&8&F   &A&R&8Halaman &P dari &N")

    # --- hidden sheets --------------------------------------------------------------------------------------

    def _write_lists(self) -> None:
        page = self.buku.add_worksheet(LEMBAR_REF)
        column = 0
        if self.spek.jenis != "skp":
            years = range(self.tahun - 1, self.tahun + 2)
            self.daftar["DaftarPeriode"] = [
                str(Periode(year, quarter)) for year in years for quarter in (*Triwulan, None)
            ]
        for name, words in sorted(self.daftar.items()):
            self._named_column(page, column, name, words)
            column += 1
        if self.spek.jenis == "skp":
            self._write_code_lists(page, column)
            self._write_note_lists(page, column + 5)
            self._write_deadlines(page, column + 8)
        page.set_column(0, column + 9, 24)
        page.protect("", _PERLINDUNGAN)
        page.hide()

    def _named_column(self, page: Any, kolom: int, nama: str, words: Iterable[str | int]) -> None:
        page.write_string(0, kolom, nama)
        last = 0
        for last, word in enumerate(words, start=1):
            self._write(page, last, kolom, word, None)
        letter = xl_col_to_name(kolom)
        self.buku.define_name(nama, f"={LEMBAR_REF}!${letter}$2:${letter}${last + 1}")

    def _write_code_lists(self, page: Any, kolom: int) -> None:
        """Lists that follow the SKP sheet: codes without gaps, for dropdowns on other sheets.

        Two helper columns count IKI and RHK down the SKP; one holds the RHK code of each row; two hold the
        codes packed together, which the names DaftarIKI and DaftarRHK show down to the last one.
        """
        skp = self.spek.tabel("SKP")
        where = _LetakBuku(self.spek, self.spek.tabel("Rencana Aksi"))  # any other sheet: references name SKP
        rows = self.isi.baris.get("SKP", [])
        numbers = [row.get("rhk.nomor") for row in rows]
        iki_codes = [teks_angka(row.get("iki.kode")) for row in rows if not kosong(row.get("iki.kode"))]
        rhk_codes = [f"RHK {teks_angka(number)}" for number in dict.fromkeys(numbers) if not kosong(number)]
        names = [xl_col_to_name(kolom + step) for step in range(5)]
        count_iki, count_rhk, row_rhk, pack_iki, pack_rhk = names
        for step, title in enumerate(("Urut IKI", "Urut RHK", KODE_RHK_BARIS, "DaftarIKI", "DaftarRHK")):
            page.write_string(0, kolom + step, title)
        last = skp.kapasitas + 1
        seen_iki, seen_rhk = 0, set[Nilai]()
        for index in range(skp.kapasitas):
            line = index + 2  # row on the list sheet, from 1
            source = skp.baris_pertama + index
            number = numbers[index] if index < len(numbers) else None
            code, no = where.sel("iki.kode", source, "SKP"), where.sel("rhk.nomor", source, "SKP")
            first = where.rentang("rhk.nomor", "SKP").split(":")[0]
            before = (f"{count_iki}{line - 1}", f"{count_rhk}{line - 1}") if index else ("0", "0")
            seen_iki += not kosong(number)
            seen_rhk |= set() if kosong(number) else {number}
            self._formula(page, line - 1, kolom, f'{before[0]}+IF({code}="",0,1)', None, seen_iki)
            once = f'IF(COUNTIF({first}:{no.partition("!")[2]},{no})=1,1,0)'
            self._formula(page, line - 1, kolom + 1, f'{before[1]}+IF({no}="",0,{once})', None, len(seen_rhk))
            rhk_here = "" if kosong(number) else f"RHK {teks_angka(number)}"
            self._formula(page, line - 1, kolom + 2, f'IF({no}="","","RHK "&{no})', None, rhk_here)
            for step, counts, taken, codes in (
                (3, count_iki, where.rentang("iki.kode", "SKP"), iki_codes),
                (4, count_rhk, f"${row_rhk}$2:${row_rhk}${last}", rhk_codes),
            ):
                empty = _DAFTAR_KOSONG if index == 0 else ""
                self._formula(
                    page, line - 1, kolom + step,
                    f'IFERROR(INDEX({taken},MATCH({index + 1},${counts}$2:${counts}${last},0)),"{empty}")', None,
                    codes[index] if index < len(codes) else empty,
                )
        for name, packed, counts in (("DaftarIKI", pack_iki, count_iki), ("DaftarRHK", pack_rhk, count_rhk)):
            ref = f"{LEMBAR_REF}!${packed}$2"
            size = f"MAX(1,MAX({LEMBAR_REF}!${counts}$2:${counts}${last}))"
            self.buku.define_name(
                name, f"={ref}:INDEX({LEMBAR_REF}!${packed}$2:${packed}${last},{size})"
            )
        self.buku.define_name(KODE_RHK_BARIS, f"={LEMBAR_REF}!${row_rhk}$2:${row_rhk}${last}")

    def _write_deadlines(self, page: Any, kolom: int) -> None:
        """Last days for the realisasi of each quarter of the year the workbook is made for."""
        try:
            days = {stage.kode: stage.selesai for stage in jadwal(self.tahun).hasil}
        except AturanBelumBerlaku:
            days = {}
        page.write_string(0, kolom, "Tenggat")
        for quarter in Triwulan:
            day = days.get(f"input-tw{quarter.nomor}", "tidak diketahui")
            self._write(page, quarter.nomor, kolom, day, self.gaya.ringkasan("tanggal"))
            cell = xl_rowcol_to_cell(quarter.nomor, kolom, row_abs=True, col_abs=True)
            self.buku.define_name(nama_tenggat(quarter), f"={LEMBAR_REF}!{cell}")

    def _write_note_lists(self, page: Any, kolom: int) -> None:
        """Labels of the notes that ask for a dialog, and a list of those that still wait for one.

        One column holds the label of each row of Catatan Harian, one the places of those that wait, one their labels.
        """
        sheet = self.spek.tabel(CATATAN)
        where = self._outside(CATATAN)
        rows = self.isi.baris.get(CATATAN, [])
        waiting = [place for place, row in enumerate(rows, start=1) if row.get("_dialog") == MENUNGGU]
        labels, places, packed = (xl_col_to_name(kolom + step) for step in range(3))
        for step, title in enumerate((SEBUTAN_CATATAN, "Tempat Catatan", DAFTAR_CATATAN)):
            page.write_string(0, kolom + step, title)
        all_labels = f"${labels}$2:${labels}${sheet.kapasitas + 1}"
        page.rumus_bersama(kolom, 1, sheet.kapasitas)
        formula = rumus_sebutan(where, sheet.baris_pertama)  # stored once, as it reads in the first row
        for index in range(sheet.kapasitas):
            label = sebutan_catatan(rows[index]) if index < len(rows) else ""
            self._formula(page, index + 1, kolom, formula, None, label)
        state = where.rentang("_dialog")
        end = f"{state.split(':')[0].rpartition('$')[0]}${sheet.baris_terakhir}"
        room = self.spek.tabel(DIALOG).kapasitas
        for index in range(room):
            line = index + 2
            if index == 0:
                found = f'IFERROR(MATCH("{MENUNGGU}",{state},0),"")'
            else:
                before = f"{places}{line - 1}"
                rest = f"INDEX({state},{before}+1):{end}"
                found = f'IF(N({before})=0,"",IFERROR({before}+MATCH("{MENUNGGU}",{rest},0),""))'
            place = waiting[index] if index < len(waiting) else ""
            self._formula(page, line - 1, kolom + 1, found, None, place)
            empty = _TANPA_CATATAN if index == 0 else ""
            self._formula(
                page, line - 1, kolom + 2,
                f'IF({places}{line}="","{empty}",INDEX({all_labels},{places}{line}))', None,
                sebutan_catatan(rows[waiting[index] - 1]) if index < len(waiting) else empty,
            )
        sheet_name = f"{LEMBAR_REF}!"
        self.buku.define_name(SEBUTAN_CATATAN, f"={sheet_name}{all_labels}")
        self.buku.define_name(
            DAFTAR_CATATAN,
            f"={sheet_name}${packed}$2:INDEX({sheet_name}${packed}$2:${packed}${room + 1},"
            f"MAX(1,COUNT({sheet_name}${places}$2:${places}${room + 1})))",
        )

    def _write_meta(self) -> None:
        page = self.buku.add_worksheet(LEMBAR_META)
        for row, (key, value) in enumerate(self.meta.items()):
            page.write_string(row, 0, key)
            page.write_string(row, 1, value)
        page.protect("", _PERLINDUNGAN)
        page.very_hidden()


def _wide(sheet: LembarTabel) -> bool:
    names = [column.nama for column in sheet.kolom]
    printed = names.index("_status") if "_status" in names else len(names)
    return sum(column.lebar for column in sheet.kolom[:printed]) > _LEBAR_SEHALAMAN


def _judul_pendek(sel: Sel) -> str:
    """The header, or its longest other spelling that fits a message title."""
    fits = [text for text in (sel.judul, *sel.ejaan) if batas.panjang_excel(text) <= batas.HURUF_JUDUL_PESAN]
    return fits[0] if fits else sel.judul
