"""Write the sheets without a table: the guide, and forms of labels and values."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.isi_sel import rumus_hari, seri_hari
from kinerja_core.workbooks.mesin.kanvas import LEBAR_ISIAN
from kinerja_core.workbooks.mesin.letak import kutip_lembar
from kinerja_core.workbooks.mesin.pena import Pena, tinggi_baris
from kinerja_core.workbooks.mesin.rumus_form import status_form, temuan_form
from kinerja_core.workbooks.mesin.spek import Baris, BarisWarna, Isian, JenisSel, LembarForm, LembarPetunjuk, Nilai

#: Width of the guide's one column, in characters: it fits a page, since LibreOffice cuts a column that is wider.
_LEBAR_PETUNJUK: Final = 70


def tulis_petunjuk(sheet: LembarPetunjuk, pena: Pena) -> None:
    """Write the guide."""
    page = pena.halaman
    page.set_column(0, 0, _LEBAR_PETUNJUK)
    page.write_string(0, 0, sheet.judul, pena.gaya.judul())
    page.set_row(0, 26)
    row = 2
    for heading, lines in sheet.isi:
        page.write_string(row, 0, heading, pena.gaya.bagian())
        page.set_row(row, 18)
        for line in lines:
            row += 1
            look = pena.gaya.paragraf(line.rupa if isinstance(line, BarisWarna) else None)
            text = line.teks if isinstance(line, BarisWarna) else line
            page.write_string(row, 0, text, look)
            page.tinggi_awal(row, tinggi_baris([(text, _LEBAR_PETUNJUK + 6)]))  # long lines hold more than they must
        row += 2


def tulis_form(sheet: LembarForm, pena: Pena) -> None:
    """Write a form with its values, or with what a blank workbook says."""
    page = pena.halaman
    values: Baris = next(iter(pena.isi.baris.get(sheet.nama, ())), {})
    if not pena.isi.baris.get(sheet.nama):
        values = {field.nama: field.bawaan for field in sheet.isian}
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 52)
    page.set_column(2, 2, 62)
    pena.kepala(sheet.judul, sheet.instruksi)
    page.write_string(2, 0, "Isi", pena.gaya.contoh_warna(isian=True))
    page.write_string(2, 1, "Terisi otomatis", pena.gaya.contoh_warna(isian=False))
    page.write_string(3, 0, "Kelengkapan", pena.gaya.label(wajib=True))
    page.set_column(3, 3, 30, None, {"hidden": True})
    findings = temuan_form(sheet, pena.isi.dinilai.get(sheet.nama, values))
    for line, (formula, result) in findings.items():
        pena.rumus(line - 1, 3, formula, None, result)
    formula, result = status_form(findings)
    pena.rumus(3, 1, formula, pena.gaya.sel(JenisSel.RUMUS, isian=False, kiri=True), result)
    page.set_row(3, 46)
    pena.warnai_status(3, 1, 3, 1)
    first = sheet.baris
    for part in sheet.bagian:
        heading = first[part.isian[0].nama] - 2
        page.write_string(heading, 0, part.judul, pena.gaya.bagian())
        page.write_string(heading, 1, part.bantuan, pena.gaya.keterangan_bagian())
        page.write_blank(heading, 2, None, pena.gaya.keterangan_bagian())
        page.set_row(heading, 18)
        for field in part.isian:
            _write_field(sheet, field, values.get(field.nama), pena)
    page.print_area(0, 0, max(first.values()) - 1, 2)
    page.freeze_panes(4, 0)
    start = next(first[field.nama] for field in sheet.isian if field.isian) - 1
    page.set_selection(start, 1, start, 1)


def _write_field(sheet: LembarForm, field: Isian, value: Nilai, pena: Pena) -> None:
    page, row = pena.halaman, sheet.baris[field.nama] - 1
    page.write_string(row, 0, field.judul + (" *" if field.wajib else ""), pena.gaya.label(wajib=field.wajib))
    look = pena.gaya.sel(field.jenis, isian=field.isian, kiri=True, format_angka=field.format_angka)
    pena.tulis(row, 1, value, look)
    page.write_string(row, 2, field.bantuan, pena.gaya.keterangan(lipat=True))
    page.tinggi_awal(row, max(18.0, tinggi_baris(((value, LEBAR_ISIAN), (field.bantuan, 77)))))
    pena.sahkan(field, row, 1, row, 1, beri_petunjuk=False)
    if field.nama_sel:
        place = f"{kutip_lembar(sheet.nama)}!$B${row + 1}"
        if field.jenis is JenisSel.TANGGAL:
            pena.hitungan[field.nama_sel] = rumus_hari(place), seri_hari(value)
        else:
            pena.berkas.define_name(field.nama_sel, f"={place}")
