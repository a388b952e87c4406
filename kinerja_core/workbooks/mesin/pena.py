"""Pena: what writes one sheet: cells, formulas, validations and the looks they share."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kinerja_core.model.dasar import HARI_TERAKHIR, TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.excel import HURUF_SEL, panjang_excel
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.gaya import Gaya
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.isi_sel import daftar_dikenal, nama_daftar
from kinerja_core.workbooks.mesin.kanvas import baris_teks
from kinerja_core.workbooks.mesin.spek import JenisSel, Nilai, Pilihan, Sel, SpekBuku

_TANGGAL_AWAL: Final = datetime.date(TAHUN_PERTAMA, 1, 1)
#: Height of one line of Arial 10, and the most Excel gives a row, in points.
_TINGGI_BARIS: Final = 13.0
_TINGGI_TERBESAR: Final = 400.0


def tinggi_baris(sel: Iterable[tuple[Nilai, float]]) -> float:
    """A guess at the height of a row from its texts and the widths of their columns; editing refits it."""
    return tinggi_sebanyak(max((baris_teks(value, width) for value, width in sel if isinstance(value, str)), default=1))


def tinggi_sebanyak(baris: int) -> float:
    """The height of a row in which a text takes so many lines."""
    return min(_TINGGI_TERBESAR, _TINGGI_BARIS * baris + 4)


@dataclass(frozen=True, kw_only=True)
class Pena:
    """One sheet being written. Rows and columns are counted from 0.

    Attributes:
        halaman: the sheet of XlsxWriter.
        berkas: the workbook of XlsxWriter.
        gaya: its formats.
        isi: rows of every sheet, with the values of their formulas, and the fields above tables.
        buku: the workbook as declared.
        daftar: fixed lists of dropdowns by their defined names; they are written on the hidden sheet.
        hitungan: formulas with their values by their defined names, for cells of that sheet.
    """

    halaman: Any
    berkas: Any
    gaya: Gaya
    isi: Isi
    buku: SpekBuku
    daftar: dict[str, list[str | int]]
    hitungan: dict[str, tuple[str, str | float]]

    def tulis(self, baris: int, kolom: int, nilai: Nilai, gaya: Any) -> None:
        """One cell; text is always text, never a formula."""
        page = self.halaman
        if nilai is None or nilai == "":
            page.write_blank(baris, kolom, None, gaya)
        elif isinstance(nilai, str):
            if len(nilai) * 2 > HURUF_SEL:  # what cannot be too long needs no address to be named by
                batas.periksa_teks_sel(nilai, page.get_name(), xl_rowcol_to_cell(baris, kolom))
            page.write_string(baris, kolom, nilai, gaya)
        elif isinstance(nilai, datetime.date):
            page.write_datetime(baris, kolom, nilai, gaya)
        else:
            page.write_number(baris, kolom, nilai, gaya)

    def rumus(self, baris: int, kolom: int, rumus: str, gaya: Any, nilai: str | float) -> None:
        """A formula (without ``=``) with the value it gives."""
        cell = xl_rowcol_to_cell(baris, kolom)
        checked = "=" + batas.periksa_rumus(rumus, self.halaman.get_name(), cell)
        self.halaman.write_formula(baris, kolom, checked, gaya, nilai)

    def kepala(self, judul: str, instruksi: str, kolom: int = 0) -> None:
        """The heading of a sheet: its title, and what to do."""
        self.halaman.write_string(0, kolom, judul, self.gaya.judul())
        self.halaman.set_row(0, 24)
        self.halaman.write_string(1, kolom, instruksi, self.gaya.keterangan())

    def sahkan(
        self, sel: Sel, baris1: int, kolom1: int, baris2: int, kolom2: int, *, beri_petunjuk: bool = True
    ) -> None:
        """One validation that blocks, with an Indonesian title and message (pitfalls X5-X8)."""
        if not sel.isian:
            return
        title = _judul_pendek(sel)
        rule, message = self._aturan(sel)
        options: dict[str, object] = {**rule, "ignore_blank": True, "error_type": "stop"}
        if message:
            options |= {"error_title": title, "error_message": message}
        if beri_petunjuk and sel.bantuan:
            options |= {"input_title": title, "input_message": sel.bantuan}
            batas.periksa_pesan(title, sel.bantuan)
        batas.periksa_pesan(title, message)
        if rule["validate"] == "any" and not beri_petunjuk:
            return
        self.halaman.data_validation(baris1, kolom1, baris2, kolom2, options)

    def _aturan(self, sel: Sel) -> tuple[dict[str, object], str]:
        if sel.pilihan is not None:
            source = batas.periksa_sumber_daftar("=" + self._nama_daftar(sel, sel.pilihan))
            return {"validate": "list", "source": source}, "Pilih dari daftar: klik sel ini, lalu panah di kanannya."
        match sel.jenis:
            case JenisSel.NIP:
                return (
                    {"validate": "length", "criteria": "between", "minimum": 18, "maximum": 21},
                    "NIP harus 18 angka (spasi boleh ada). Ketik ulang dari dokumen resmi.",
                )
            case JenisSel.TANGGAL:
                return (
                    {"validate": "date", "criteria": "between", "minimum": _TANGGAL_AWAL, "maximum": HARI_TERAKHIR},
                    f"Ketik tanggal yang benar, misalnya 31/12/2026, antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}.",
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

    def _nama_daftar(self, sel: Sel, pilihan: Pilihan) -> str:
        """Defined name of a dropdown's list; fixed lists are remembered for the hidden sheet."""
        name = nama_daftar(sel.nama, pilihan)
        if isinstance(pilihan, str):
            return name
        words: list[str | int] = [getattr(one, "value", one) for one in pilihan]
        self._ingat(name, words)
        if sel.isi_lain:
            self._ingat(daftar_dikenal(sel), [*words, *sel.isi_lain])
        return name

    def _ingat(self, nama: str, isi: list[str | int]) -> None:
        if self.daftar.setdefault(nama, isi) != isi:
            raise ValueError(f"dua daftar berbeda bernama {nama}")

    def warnai_status(self, baris1: int, kolom1: int, baris2: int, kolom2: int) -> None:
        """Looks of cells that say how complete something is: all there, a conflict, or something lacking."""
        rng = (baris1, kolom1, baris2, kolom2)
        cell = f"${xl_col_to_name(kolom1)}{baris1 + 1}"
        self.halaman.conditional_format(
            *rng, {"type": "cell", "criteria": "==", "value": '"Lengkap"', "format": self.gaya.lengkap()}
        )
        conflict = f'=AND(LEFT({cell},7)="Periksa",ISERROR(FIND(" belum ",{cell})))'  # "belum": something is not there
        self.halaman.conditional_format(
            *rng, {"type": "formula", "criteria": conflict, "format": self.gaya.sorotan("bentrok")}
        )
        self.halaman.conditional_format(
            *rng, {"type": "formula", "criteria": f'=AND({cell}<>"",{cell}<>"Belum diisi",{cell}<>"Lengkap")',
                   "format": self.gaya.kurang()},
        )


def _judul_pendek(sel: Sel) -> str:
    """The header, or its longest other spelling that fits a message title."""
    fits = [text for text in (sel.judul, *sel.ejaan) if panjang_excel(text) <= batas.HURUF_JUDUL_PESAN]
    return fits[0] if fits else sel.judul
