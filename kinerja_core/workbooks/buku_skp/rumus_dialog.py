"""Native formulas by which notes that ask for a dialog, and dialogs, find each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final, NamedTuple

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import YaTidak
from kinerja_core.workbooks.buku_skp.rumus import rhk_dari_iki
from kinerja_core.workbooks.mesin.banyak import sekali
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.lanjutan import NOMOR_LANJUTAN, rentang_lanjutan
from kinerja_core.workbooks.mesin.rumus import (
    Status,
    banyak_sama,
    baris_ke,
    kosong,
    melanjutkan,
    rumus_kosong_semua,
    rumus_pertama,
    rumus_terisi,
    teks_angka,
)
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, Kolom, LembarTabel, Letak, Nilai

#: Names of the two sheets.
CATATAN: Final = "Catatan Harian"
DIALOG: Final = "Dialog Kinerja"
#: What a marked catatan harian is called until a dialog about its RHK was held.
MENUNGGU: Final = "Belum dibahas"
DIBAHAS: Final = "Sudah dibahas"


def tanggal_dialog(isi: IsiBuku) -> list[datetime.date | None]:
    """The date of the dialog every row of the dialog sheet belongs to: the first that a row of its number says."""
    return sekali("tanggal_dialog", lambda: _tanggal_dialog(isi))


def _tanggal_dialog(isi: IsiBuku) -> list[datetime.date | None]:
    rows = isi.get(DIALOG, ())
    first: dict[Nilai, Nilai] = {}
    for row in rows:
        if not kosong(row.get("nomor")) and not kosong(row.get("tanggal")):
            first.setdefault(row.get("nomor"), row.get("tanggal"))
    dates = [hari(first.get(row.get("nomor"))) for row in rows]
    return [date if isinstance(date, datetime.date) else None for date in dates]


class TanggalDialog(NamedTuple):
    """The date of the dialog this row belongs to, which stands on the first row of its number, or further down."""

    nomor: str
    tanggal: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        number, date = letak.sel(self.nomor, baris), letak.spek.kolom_bernama(self.tanggal)
        at = f"MATCH(1,INDEX({rumus_terisi(letak, self.nomor, baris, date)},0),0)"
        found = f"INDEX({letak.rentang(self.tanggal)},{at})"
        return f'IFERROR(IF({number}="","",{rumus_tanggal(found)}),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int:
        """Its value, as Excel keeps dates."""
        del spek
        dates = tanggal_dialog(isi)
        date = dates[urutan] if urutan < len(dates) else None
        return "" if date is None else seri(date)


class KeadaanCatatan(NamedTuple):
    """Whether a note that asks for a dialog got one: about its RHK, on its day or later."""

    perlu: str = "perlu_dialog"
    kode: str = "kode_rhk"
    tanggal: str = "tanggal"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        marked, code, date = (letak.sel(name, baris) for name in (self.perlu, self.kode, self.tanggal))
        days = letak.rentang("_tanggal", DIALOG)
        held = f'COUNTIFS({letak.rentang("_rhk", DIALOG)},{code},{days},">="&{rumus_tanggal(date)})'
        return (
            f'IF({marked}<>"{YaTidak.YA.value}","",IF(OR({code}="",{date}=""),"{MENUNGGU}",'
            f'IFERROR(IF({held}>0,"{DIBAHAS}","{MENUNGGU}"),"{MENUNGGU}")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        if teks_angka(row.get(self.perlu)).casefold() != YaTidak.YA.value.casefold():
            return ""
        code, date = teks_angka(row.get(self.kode)).casefold(), hari(row.get(self.tanggal))
        if not code or not isinstance(date, datetime.date):
            return MENUNGGU
        for dialog, held in zip(isi.get(DIALOG, ()), tanggal_dialog(isi), strict=True):
            if held is None or held < date:
                continue
            if rhk_dari_iki(isi, dialog.get("agenda.kode_iki")).casefold() == code:
                return DIBAHAS
        return MENUNGGU


#: Letters of a note's text that its label shows.
_PANJANG_SEBUTAN: Final = 60
#: Defined name of the labels of the notes that wait for a dialog.
DAFTAR_CATATAN: Final = "DaftarCatatan"
CATATAN_ASING: Final = "Catatan tidak ditemukan"


class SebutanCatatan(NamedTuple):
    """The label of a note that asks for a dialog: its day, its RHK and what it is about.

    It stands beside the note, so that a further sheet, which is a copy of the first, has it too.
    """

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        date, code, trouble, work, marked = (
            letak.sel(name, baris) for name in ("tanggal", "kode_rhk", "masalah", "kegiatan", "perlu_dialog")
        )
        text = f'SUBSTITUTE(SUBSTITUTE(IF({trouble}="",{work},{trouble}),CHAR(10)," "),"~","-")'
        number = rumus_tanggal(date)
        day = f'IFERROR(DAY({number})&"/"&MONTH({number}),"?")'
        return f'IF({marked}<>"{YaTidak.YA.value}","",{day}&" "&{code}&": "&LEFT({text},{_PANJANG_SEBUTAN}))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        return sebutan_catatan(baris_ke(isi, spek.nama, urutan))


def sebutan_catatan(catatan: Mapping[str, object]) -> str:
    """The label of a note as its cells hold it; blank for one that asks for no dialog."""
    marked = catatan.get("perlu_dialog")
    if marked is not True and str(marked or "").casefold() != YaTidak.YA.value.casefold():
        return ""
    date = hari(catatan.get("tanggal"))
    day = f"{date.day}/{date.month}" if isinstance(date, datetime.date) else "?"
    text = str(catatan.get("masalah") or catatan.get("kegiatan") or "").replace("\n", " ").replace("~", "-")
    cut = text.encode("utf-16-le")[: 2 * _PANJANG_SEBUTAN].decode("utf-16-le", "ignore")
    return f"{day} {catatan.get('kode_rhk') or ''}: {cut}"


def isi_catatan(catatan: Mapping[str, object]) -> tuple[object, object]:
    """What a dialog takes from a note: its progress, or else what was done, and its trouble."""
    return catatan.get("progress") or catatan.get("kegiatan"), catatan.get("masalah")


class LembarCatatan(NamedTuple):
    """Number of the sheet of notes that holds the note chosen in this row: 1, or that of a further one; else blank."""

    sebutan: str = "agenda.catatan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        label, labels = letak.sel(self.sebutan, baris), letak.rentang("_sebutan", CATATAN)
        found = '""'
        for number in reversed(NOMOR_LANJUTAN):
            found = f"IF({banyak_sama(rentang_lanjutan(CATATAN, labels, str(number)), label)}>0,{number},{found})"
        return f'IF({label}="","",IF({banyak_sama(labels, label)}>0,1,{found}))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int:
        """Its value in a workbook without further sheets."""
        found = _chosen(isi, baris_ke(isi, spek.nama, urutan).get(self.sebutan))
        return "" if found is None else 1


def _chosen(isi: IsiBuku, sebutan: Nilai) -> Baris | None:
    """The first note with a label."""
    label = teks_angka(sebutan).casefold()
    notes = isi.get(CATATAN, ()) if label else ()
    return next((row for row in notes if sebutan_catatan(row).casefold() == label), None)


class DariCatatan(NamedTuple):
    """What the note chosen in this row says: the first of ``kolom`` that is filled."""

    kolom: tuple[str, ...]
    sebutan: str = "agenda.catatan"
    lembar: str = "_lembar_catatan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        label, part = letak.sel(self.sebutan, baris), letak.sel(self.lembar, baris)

        def column(nama: str) -> str:
            first = letak.rentang(nama, CATATAN)
            return f"IF({part}=1,{first},{rentang_lanjutan(CATATAN, first, part)})"

        place = f'MATCH({label},{column("_sebutan")},0)'
        cells = [f"INDEX({column(name)},{place})" for name in self.kolom]
        shown = f'{cells[-1]}&""'
        for cell in reversed(cells[:-1]):
            shown = f'IF({cell}="",{shown},{cell}&"")'
        return f'IF({label}="","",IFERROR({shown},"{CATATAN_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        chosen = baris_ke(isi, spek.nama, urutan).get(self.sebutan)
        if kosong(chosen):
            return ""
        note = _chosen(isi, chosen)
        if note is None:
            return CATATAN_ASING
        return next((teks_angka(note[name]) for name in self.kolom if not kosong(note.get(name))), "")


class PeriksaCatatan(NamedTuple):
    """The note chosen is still there as it was chosen."""

    kolom: str = "_progress_catatan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        return f'IF({letak.sel(self.kolom, baris)}="{CATATAN_ASING}",", catatan harian yang dipilih berubah","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        changed = baris_ke(isi, spek.nama, urutan).get(self.kolom) == CATATAN_ASING
        return ", catatan harian yang dipilih berubah" if changed else ""


class StatusDialogBaris(Status):
    """A further row of a dialog may hold only a strategy; its agenda cells are asked for on any other row."""

    def _rumus_kurang(self, spek: LembarTabel, column: Kolom, letak: Letak, baris: int) -> str:
        found = super()._rumus_kurang(spek, column, letak, baris)
        if column.nama not in _AGENDA:
            return found
        if column.nama in _DARI_CATATAN:
            found = f'IF({letak.sel(_DARI_CATATAN[column.nama], baris)}<>"","",{found})'
        blank = rumus_kosong_semua(*(letak.sel(name, baris) for name in _AGENDA_SEMUA))
        group, strategy = letak.sel("nomor", baris), letak.sel("strategi", baris)
        further = f"NOT({rumus_pertama(letak, 'nomor', baris)})"
        return f'IF(AND({blank},{strategy}<>"",{group}<>"",{further}),"",{found})'

    def _diminta(self, isi: IsiBuku, spek: LembarTabel, urutan: int, column: Kolom) -> bool:
        row = baris_ke(isi, spek.nama, urutan)
        further = (
            all(kosong(row.get(name)) for name in _AGENDA_SEMUA)
            and not kosong(row.get("strategi"))
            and not kosong(row.get("nomor"))
            and melanjutkan(isi, spek, urutan)
        )
        if not kosong(row.get(_DARI_CATATAN.get(column.nama, ""))):
            return False
        return not (further and column.nama in _AGENDA) and super()._diminta(isi, spek, urutan, column)


_AGENDA: Final = ("agenda.kode_iki", "agenda.progress", "agenda.masalah")


_AGENDA_SEMUA: Final = (*_AGENDA, "agenda.penyebab", "agenda.catatan")


#: Columns of the agenda that a chosen note may fill, and where its text shows.
_DARI_CATATAN: Final = {"agenda.progress": "_progress_catatan", "agenda.masalah": "_masalah_catatan"}
