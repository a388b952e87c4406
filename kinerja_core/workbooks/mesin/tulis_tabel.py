"""Write a table: headers, rows with their formulas, looks, and what of it is printed."""

from __future__ import annotations

from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.baris_siap import KolomSiap
from kinerja_core.workbooks.mesin.gaya import HURUF
from kinerja_core.workbooks.mesin.kanvas import area_cetak
from kinerja_core.workbooks.mesin.letak import LetakBuku, kutip_lembar, rumus_tabel
from kinerja_core.workbooks.mesin.pena import Pena, tinggi_baris
from kinerja_core.workbooks.mesin.rumus import teks_angka
from kinerja_core.workbooks.mesin.spek import KOLOM_STATUS, NILAI_KEPALA, Isian, LembarTabel, Nilai

#: Rows of a table that print even when nothing is filled.
_BARIS_CETAK: Final = 10
#: Widest table, in characters, that is still readable on one landscape page; a wider one prints on two.
_LEBAR_SEHALAMAN: Final = 275
#: Width of a hidden column, whose texts take one line: LibreOffice fits the height of a row to them too.
_LEBAR_TERSEMBUNYI: Final = 254
#: Height of a row of upright names, in points.
_TINGGI_TEGAK: Final = 132.0


def tulis_tabel(sheet: LembarTabel, pena: Pena) -> None:
    """Write a table with its rows, and how it looks and prints."""
    page = pena.halaman
    # LibreOffice prints the heading of a sheet two pages wide on both, cut at the columns that repeat
    start = sheet.awal + (sheet.beku if dua_halaman(sheet) else 0)
    pena.kepala(sheet.judul, sheet.instruksi, start)
    _write_legend(sheet, pena, start)
    _write_head_fields(sheet, pena)
    for number, column in enumerate(sheet.kolom):
        width = _LEBAR_TERSEMBUNYI if column.tersembunyi else column.lebar
        page.set_column(number, number, width, None, {"hidden": column.tersembunyi})
        header = column.judul + (" *" if column.wajib and column.isian else "")
        look = pena.gaya.kepala(wajib=column.wajib, otomatis=not column.isian)
        page.write_string(sheet.baris_judul - 1, number, header, look)
        pena.sahkan(column, sheet.baris_pertama - 1, number, sheet.baris_terakhir - 1, number)
    tall = tinggi_baris((f"{column.judul} *", column.lebar * 0.8) for column in sheet.kolom) + 4
    page.set_row(sheet.baris_judul - 1, max(30.0, tall))
    above = _write_above(sheet, pena)
    _write_rows(sheet, pena)
    typed = next((number for number, column in enumerate(sheet.kolom) if column.isian), 0)
    page.set_selection(sheet.baris_pertama - 1, typed, sheet.baris_pertama - 1, typed)
    for number, column in enumerate(sheet.kolom):
        rng = (sheet.baris_pertama - 1, number, sheet.baris_terakhir - 1, number)
        if column.nama == KOLOM_STATUS:
            pena.warnai_status(*rng)
        elif column.sorot_isi:
            page.conditional_format(*rng, {
                "type": "cell", "criteria": "!=", "value": '""', "format": pena.gaya.sorotan("bentrok"),
            })
    if sheet.tersembunyi:
        return  # never printed; LibreOffice prints a hidden sheet that has a print area
    page.freeze_panes(sheet.baris_judul, sheet.awal + sheet.beku)
    page.repeat_rows(sheet.baris_judul - 1 - above, sheet.baris_judul - 1)
    if sheet.beku and dua_halaman(sheet):  # there is no other page to repeat them on, and LibreOffice opens slower
        page.repeat_columns(sheet.awal, sheet.awal + sheet.beku - 1)
    _highlight(sheet, pena)
    _set_print_area(sheet, pena, above)


def _highlight(sheet: LembarTabel, pena: Pena) -> None:
    for mark in sheet.sorotan:
        first, end = (sheet.nomor_kolom(name) for name in mark.kolom)
        condition = "=" + mark.syarat.teks(LetakBuku(pena.buku, sheet), sheet.baris_pertama)
        pena.halaman.conditional_format(
            sheet.baris_pertama - 1, first, sheet.baris_terakhir - 1, end,
            {"type": "formula", "criteria": condition, "format": pena.gaya.sorotan(mark.warna)},
        )


def _set_print_area(sheet: LembarTabel, pena: Pena, above: int) -> None:
    # what a row lacks, and what only formulas look at, is for the screen
    page, first = pena.halaman, 0
    last = max(number for number, column in enumerate(sheet.kolom) if not column.tersembunyi)
    if dua_halaman(sheet):  # prints on two pages across, where a title in the repeated columns would be cut off
        page.print_across()
        page.set_header(f'&L&"{HURUF},Bold"&12{sheet.judul.replace("&", "&&")}')
        first = sheet.baris_judul - 1 - above
    filled = next((n for n, column in enumerate(sheet.kolom) if column.nama == sheet.penanda), None)
    if filled is None or len(sheet.baris_tetap) == sheet.kapasitas:
        page.print_area(first, sheet.awal, sheet.baris_terakhir - 1, last)
        return
    letter, name = xl_col_to_name(filled), kutip_lembar(sheet.nama)
    edges = xl_col_to_name(sheet.awal), xl_col_to_name(last)
    pena.berkas.define_name(
        f"{name}!_xlnm.Print_Area",
        "=" + area_cetak(
            name, edges, f"${letter}${sheet.baris_pertama}:${letter}${sheet.baris_terakhir}",
            sheet.baris_judul + min(sheet.kapasitas, _BARIS_CETAK), first + 1,
        ),
    )


def _write_above(sheet: LembarTabel, pena: Pena) -> int:
    """Formulas above the headers, upright; how many rows they take (0 or 1)."""
    page = pena.halaman
    where = LetakBuku(pena.buku, sheet)
    above = [(number, column.atas) for number, column in enumerate(sheet.kolom) if column.atas is not None]
    for number, formula in above:
        value = formula.nilai(pena.isi.baris, sheet, 0)
        text = formula.teks(where, sheet.baris_judul - 1)
        pena.rumus(sheet.baris_judul - 2, number, text, pena.gaya.tegak(), value)
    if above:
        page.set_row(sheet.baris_judul - 2, _TINGGI_TEGAK)
    return int(bool(above))


def _write_legend(sheet: LembarTabel, pena: Pena, kolom: int) -> None:
    page = pena.halaman
    if any(column.isian for column in sheet.kolom):
        page.write_string(2, kolom, "Isi", pena.gaya.contoh_warna(isian=True))
        if not all(column.isian for column in sheet.kolom):
            page.write_string(2, kolom + 1, "Otomatis", pena.gaya.contoh_warna(isian=False))
    if not sheet.awal:
        return
    letter = xl_col_to_name(0)
    cells = f"${letter}${sheet.baris_pertama}:${letter}${sheet.baris_terakhir}"
    words = [str(row.get(KOLOM_STATUS) or "") for row in pena.isi.baris.get(sheet.nama, ())]
    done = words.count("Lengkap")
    lacking = sum(1 for word in words if word.startswith(("Lengkapi", "Periksa")))
    full, full_now = "", ""
    if sheet.berlanjut:
        said = f" Lembar ini penuh: lanjutkan di salinannya yang dikosongkan, bernama {sheet.nama} 2, lalu 3."
        full = f'&IF({letter}{sheet.baris_terakhir}="","","{said}")'
        full_now = said if len(words) >= sheet.kapasitas and words[-1] else ""
    pena.rumus(
        2, kolom + 2,
        f'"* wajib diisi.   "&COUNTIF({cells},"Lengkap")&" baris lengkap, "&'
        f'(COUNTIF({cells},"Lengkapi*")+COUNTIF({cells},"Periksa*"))&" baris perlu dilengkapi."{full}',
        pena.gaya.keterangan(tebal=True),
        f"* wajib diisi.   {done} baris lengkap, {lacking} baris perlu dilengkapi.{full_now}",
    )


def _write_head_fields(sheet: LembarTabel, pena: Pena) -> None:
    values = pena.isi.kepala.get(sheet.nama) or {field.nama: field.bawaan for field in sheet.kepala}
    for row, field in enumerate(sheet.kepala, start=3):
        pena.halaman.write_string(row, sheet.awal, field.judul, pena.gaya.keterangan(tebal=True, atas=True))
        if field.isian:
            _write_typed(field, (row, sheet.awal + NILAI_KEPALA), values.get(field.nama), pena)
        else:
            _write_shown(sheet, field, row, values.get(field.nama), pena)


def _write_typed(field: Isian, place: tuple[int, int], value: Nilai, pena: Pena) -> None:
    """A field above a table that people fill, with what is said beside it."""
    row, column = place
    pena.tulis(row, column, value, pena.gaya.sel(field.jenis, isian=True, kiri=True))
    pena.sahkan(field, row, column, row, column)
    if field.ucapan:
        cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        other = f"Pilih {' atau '.join(dict(field.ucapan))} dari daftar pada sel itu."
        spoken = "".join(f'IF({cell}="{choice}","{said}",' for choice, said in field.ucapan)
        ends = ")" * len(field.ucapan)
        said = dict(field.ucapan).get(teks_angka(value), other if value else "")
        pena.rumus(
            row, column + 1, f'IFERROR({spoken}IF({cell}="","","{other}"){ends},"{other}")',
            pena.gaya.keterangan(tebal=True), said,
        )


def _write_shown(sheet: LembarTabel, field: Isian, row: int, value: Nilai, pena: Pena) -> None:
    """A field above a table that the program fills."""
    page, column = pena.halaman, sheet.awal + NILAI_KEPALA
    text = batas.periksa_teks_sel(teks_angka(value), sheet.nama, xl_rowcol_to_cell(row, column))
    lines = text.split("\n")
    page.merge_range(row, column, row, len(sheet.kolom) - 1, "", pena.gaya.nilai_kepala(lipat=True))
    if field.rumus:
        pena.rumus(row, column, field.rumus, pena.gaya.nilai_kepala(lipat=True), text)
    elif text:
        page.write_string(row, column, text, pena.gaya.nilai_kepala(lipat=True))
    page.set_row(row, min(400, 14 * sum(1 + len(line) // 200 for line in lines) + 3))


def _write_rows(sheet: LembarTabel, pena: Pena) -> None:
    page, first, last = pena.halaman, sheet.baris_pertama - 1, sheet.baris_terakhir - 1
    rows = pena.isi.baris.get(sheet.nama, ())
    texts = iter(rumus_tabel(pena.buku, sheet.nama))
    columns = []
    for number, column in enumerate(sheet.kolom):
        look = pena.gaya.sel(
            column.jenis, isian=column.isian, format_angka=column.format_angka, tengah=column.tengah
        )
        formula = next(texts) if column.rumus is not None else None
        columns.append(KolomSiap(
            nama=column.nama, gaya=look, lebar=None if column.tersembunyi else column.lebar, rumus=formula,
            bersama=page.rumus_bersama(number, first, last) if isinstance(formula, str) else (0, ""),
        ))
    page.tabel(columns, (first, last), rows, {column.nama for column in sheet.kolom if column.kunci})


def dua_halaman(sheet: LembarTabel) -> bool:
    """Whether a table is printed on two pages beside each other."""
    printed = [column.lebar for column in sheet.kolom[sheet.awal :] if not column.tersembunyi]
    return sum(printed) > _LEBAR_SEHALAMAN
