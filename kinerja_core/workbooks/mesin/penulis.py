"""Write one workbook from its spec and its content with XlsxWriter. Sheets are known by their declarations only."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.sampah import tanpa_mengumpulkan
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.acuan import Acuan
from kinerja_core.workbooks.mesin.banyak import dihitung_sekali
from kinerja_core.workbooks.mesin.gaya import WARNA_TAB, Gaya
from kinerja_core.workbooks.mesin.isi import BarisPerKolom, Isi, beri_kunci, menghitung
from kinerja_core.workbooks.mesin.isi_sel import NAMA_BULAN, daftar_bulan
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.letak import letak_luar
from kinerja_core.workbooks.mesin.nilai import GALAT_EXCEL
from kinerja_core.workbooks.mesin.pena import Pena, tinggi_baris
from kinerja_core.workbooks.mesin.pengemas import BerkasBuku
from kinerja_core.workbooks.mesin.spek import (
    KUNCI_META,
    LEMBAR_META,
    LEMBAR_REF,
    VERSI_TEMPLAT,
    Lembar,
    LembarForm,
    LembarPetunjuk,
    LembarRingkasan,
    LembarTabel,
    SpekBuku,
)
from kinerja_core.workbooks.mesin.tanda import NAMA_GALAT, NAMA_KENDALI, NAMA_TANDA, semua_tanda
from kinerja_core.workbooks.mesin.tulis_form import tulis_form, tulis_petunjuk
from kinerja_core.workbooks.mesin.tulis_tabel import dua_halaman, tulis_tabel

#: What a protected sheet still allows: formats too, since remedies ask for them (a number that is to be a text).
_PERLINDUNGAN: Final = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_cells": True, "format_columns": True,
    "format_rows": True,
}
#: Excel's codes of paper. F4 (215 x 330 mm) has none: Folio, 8.5 x 13 inch, is 1 mm wider and as long.
_KERTAS: Final[dict[Kertas, int]] = {"a4": 9, "f4": 14}
#: Columns of the hidden sheet that are made wide beside those of fixed lists.
_KOLOM_ACUAN: Final = 9


class Penulis:
    """Writes one workbook."""

    def __init__(self, spek: SpekBuku, isi: Isi, tahun: int, jenis_skp: str, kertas: Kertas = "a4") -> None:
        needed = {name: len(rows) for name, rows in isi.baris.items()}
        needed |= {
            sheet.nama: needed.get(sheet.mengikuti, 0)
            for sheet in spek.lembar if isinstance(sheet, LembarTabel) and sheet.mengikuti
        }
        self.spek = spek.dengan_kapasitas(needed)
        self.isi = isi
        self.tahun = tahun
        self.kertas = kertas
        self.meta = dict(zip(KUNCI_META, (spek.jenis, str(VERSI_TEMPLAT), jenis_skp, str(tahun)), strict=True))
        if spek.meta is not None:
            self.meta |= spek.meta(isi)
        self.buku = BerkasBuku()
        self.gaya = Gaya(self.buku)
        self.daftar: dict[str, list[str | int]] = {}
        self.hitungan: dict[str, tuple[str, str | float]] = {}
        self._letak = partial(letak_luar, self.spek)

    @tanpa_mengumpulkan()
    def tulis(self) -> bytes:
        """The finished workbook."""
        self.buku.set_properties({
            "title": next(s.judul for s in self.spek.lembar if isinstance(s, LembarPetunjuk)).capitalize(),
            "created": DIBUAT,
        })
        sheets = {
            sheet.nama: self.buku.add_worksheet(batas.periksa_nama_lembar(sheet.nama)) for sheet in self.spek.lembar
        }
        if self.spek.siap is not None:
            self.spek.siap(self.isi, self._letak, self.tahun)
        self._compute()
        sheets[self.spek.lembar[0].nama].activate()
        for sheet in self.spek.lembar:
            page = sheets[sheet.nama]
            self._write(sheet, self._pena(page))
            self._dress(sheet, page)
            self.buku.simpan(page)
        self._write_lists()
        self._write_meta()
        return self.buku.selesai()

    def _pena(self, page: Any) -> Pena:
        return Pena(
            halaman=page, berkas=self.buku, gaya=self.gaya, isi=self.isi, buku=self.spek, daftar=self.daftar,
            hitungan=self.hitungan,
        )

    def _compute(self) -> None:
        """Give every formula column its value, sheet by sheet in order (a sheet comes before what looks it up)."""
        rows = self.isi.baris
        computed = [one for one in self.spek.lembar if isinstance(one, LembarTabel) and menghitung(one)]
        for sheet in computed:
            filled = beri_kunci(sheet, rows.get(sheet.nama, ()))
            if sheet.penuh:
                filled += [{} for _ in range(sheet.kapasitas - len(filled))]
            if sheet.baris_tetap and not filled:
                filled = [dict(row) for row in sheet.baris_tetap]
            rows[sheet.nama] = filled
            with dihitung_sekali():
                for column in (*sheet.kolom[sheet.awal :], *sheet.kolom[: sheet.awal]):  # the status asks the others
                    if column.rumus is not None:
                        for number, row in enumerate(filled):
                            row[column.nama] = column.rumus.nilai(rows, sheet, number)
        for sheet in computed:  # no formula asks for them any more
            rows[sheet.nama] = BarisPerKolom(rows[sheet.nama])

    def _write(self, sheet: Lembar, pena: Pena) -> None:
        if isinstance(sheet, LembarTabel):
            tulis_tabel(sheet, pena)
        elif isinstance(sheet, LembarForm):
            tulis_form(sheet, pena)
        elif isinstance(sheet, LembarRingkasan):
            pena.halaman.write_string(0, 0, sheet.judul, self.gaya.judul())
            pena.halaman.set_row(0, 24)
            sheet.lukis(Kanvas(
                halaman=pena.halaman, berkas=self.buku, gaya=self.gaya, isi=self.isi, buku=self.spek,
                tahun=self.tahun, letak=self._letak, perkiraan=tinggi_baris,
            ))
        else:
            tulis_petunjuk(sheet, pena)

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
        page.fit_to_pages(2 if isinstance(sheet, LembarTabel) and dua_halaman(sheet) else 1, 0)
        if sheet.peran == "petunjuk" or (isinstance(sheet, LembarRingkasan | LembarForm) and sheet.sehalaman):
            page.fit_to_pages(1, 1)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.center_horizontally()
        page.set_footer("&L&8&F   &A&R&8Halaman &P dari &N")

    def _write_lists(self) -> None:
        page = self.buku.add_worksheet(LEMBAR_REF)
        if self.spek.daftar is not None:
            self.daftar |= self.spek.daftar(self.tahun)
        self.daftar[NAMA_BULAN] = daftar_bulan()
        acuan = Acuan(self._pena(page), self.tahun, self._letak)
        for name, words in sorted(self.daftar.items()):
            acuan.daftar(name, words)
        acuan.daftar(NAMA_GALAT, GALAT_EXCEL)
        controls = "".join(mark for mark in semua_tanda() if mark < " ")
        acuan.huruf(NAMA_TANDA, semua_tanda().removeprefix(controls))
        acuan.kode(NAMA_KENDALI, controls)
        for name, (formula, value) in self.hitungan.items():
            acuan.hitungan(name, formula, value)
        last = acuan.kolom + _KOLOM_ACUAN
        if self.spek.acuan is not None:
            self.spek.acuan(acuan)
        self.buku.tempatkan(acuan.larik)
        page.set_column(0, last, 24)
        page.protect("", _PERLINDUNGAN)
        page.hide()
        self.buku.simpan(page)

    def _write_meta(self) -> None:
        page = self.buku.add_worksheet(LEMBAR_META)
        for row, (key, value) in enumerate(self.meta.items()):
            page.write_string(row, 0, key)
            page.write_string(row, 1, value)
        page.protect("", _PERLINDUNGAN)
        page.very_hidden()
        self.buku.simpan(page)
