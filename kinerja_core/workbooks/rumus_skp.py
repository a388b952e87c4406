"""Native formulas of the staff workbook beyond looking up codes, each with its value in Python."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kinerja_core.model.istilah import AlasanPembinaan, AspekPembinaan, BentukPembinaan, YaTidak
from kinerja_core.workbooks.rumus import kosong, teks_angka
from kinerja_core.workbooks.spek import BARIS_JUDUL, Baris, IsiBuku, LembarTabel, Letak, Nilai

#: What a marked catatan harian is called until a dialog about its RHK was held.
MENUNGGU: Final = "Belum dibahas"
DIBAHAS: Final = "Sudah dibahas"
#: Longest address that HYPERLINK takes.
_PANJANG_LINK: Final = 255
_AWAL_TANGGAL: Final = datetime.date(1899, 12, 30)


def seri(tanggal: datetime.date) -> int:
    """The number Excel keeps for a date (from 1 March 1900 on)."""
    return (tanggal - _AWAL_TANGGAL).days


def _rows(isi: IsiBuku, lembar: str) -> Sequence[Baris]:
    return isi.get(lembar, ())


def _row(isi: IsiBuku, lembar: str, urutan: int) -> Baris:
    rows = _rows(isi, lembar)
    return rows[urutan] if urutan < len(rows) else {}


@dataclass(frozen=True)
class BukaTautan:
    """A link to click beside a web address that begins with http:// or https://; blank for anything else."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        safe = (
            f'AND(OR(LEFT({cell},7)="http://",LEFT({cell},8)="https://"),LEN({cell})<={_PANJANG_LINK},'
            f'ISERROR(FIND(" ",{cell})),ISERROR(FIND(CHAR(10),{cell})))'
        )
        return f'IF({safe},HYPERLINK({cell},"Buka"),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """What it shows."""
        link = teks_angka(_row(isi, spek.nama, urutan).get(self.kolom))
        safe = (
            link.casefold().startswith(("http://", "https://"))
            and len(link.encode("utf-16-le")) // 2 <= _PANJANG_LINK
            and " " not in link
            and "\n" not in link
        )
        return "Buka" if safe else ""


@dataclass(frozen=True)
class PeriksaPembinaan:
    """Aspek and penyebab fit the form: konseling is about will and behaviour, bimbingan about ability (deck)."""

    bentuk: str
    aspek: str
    alasan: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        form, aspect, cause = (letak.sel(name, baris) for name in (self.bentuk, self.aspek, self.alasan))
        konseling = f'({form}="{BentukPembinaan.KONSELING.value}")'
        about = f'OR({aspect}="{AspekPembinaan.PERILAKU.value}",{aspect}="{AspekPembinaan.PERSONAL_MOTIVASI.value}")'
        able = f'({cause}="{AlasanPembinaan.TIDAK_MAMPU.value}")'
        return (
            f'IF(OR({form}="",{aspect}="",{cause}=""),"",IF(AND({about}={konseling},{able}<>{konseling}),"",'
            f'", aspek atau penyebab tidak sesuai bentuknya"))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        form, aspect, cause = (teks_angka(row.get(name)).casefold() for name in (self.bentuk, self.aspek, self.alasan))
        if not (form and aspect and cause):
            return ""
        konseling = form == BentukPembinaan.KONSELING.value.casefold()
        about = aspect in {
            AspekPembinaan.PERILAKU.value.casefold(), AspekPembinaan.PERSONAL_MOTIVASI.value.casefold(),
        }
        able = cause == AlasanPembinaan.TIDAK_MAMPU.value.casefold()
        if about is konseling and able is not konseling:
            return ""
        return ", aspek atau penyebab tidak sesuai bentuknya"


# --- catatan harian that wait for a dialog ---------------------------------------------------------------------

CATATAN: Final = "Catatan Harian"
DIALOG: Final = "Dialog Kinerja"


def _rhk_of(kode: Nilai) -> str:
    """``RHK 2`` of ``IKI 2.1``; blank when the code has no such shape."""
    code = teks_angka(kode)
    dot = code.find(".")
    return f"RHK {code[4:dot]}" if dot >= 4 else ""


def _dialog_dates(isi: IsiBuku) -> list[datetime.date | None]:
    """The date of the dialog every row of the dialog sheet belongs to: that of the first row of its number."""
    rows = _rows(isi, DIALOG)
    first: dict[Nilai, Nilai] = {}
    for row in rows:
        if not kosong(row.get("nomor")):
            first.setdefault(row.get("nomor"), row.get("tanggal"))
    dates = [first.get(row.get("nomor")) for row in rows]
    return [date if isinstance(date, datetime.date) else None for date in dates]


@dataclass(frozen=True)
class RHKDialog:
    """The RHK of the IKI discussed in this row."""

    kode: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        return f'IFERROR("RHK "&MID({cell},5,FIND(".",{cell})-5),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        return _rhk_of(_row(isi, spek.nama, urutan).get(self.kode))


@dataclass(frozen=True)
class TanggalDialog:
    """The date of the dialog this row belongs to, which stands on the first row of its number."""

    nomor: str
    tanggal: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        number, numbers = letak.sel(self.nomor, baris), letak.rentang(self.nomor)
        found = f"INDEX({letak.rentang(self.tanggal)},MATCH({number},{numbers},0))"
        return f'IFERROR(IF(OR({number}="",{found}=""),"",{found}),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int:
        """Its value, as Excel keeps dates."""
        del spek
        dates = _dialog_dates(isi)
        date = dates[urutan] if urutan < len(dates) else None
        return "" if date is None else seri(date)


@dataclass(frozen=True)
class KeadaanCatatan:
    """Whether a note that asks for a dialog got one: about its RHK, on its day or later."""

    perlu: str = "perlu_dialog"
    kode: str = "kode_rhk"
    tanggal: str = "tanggal"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        marked, code, date = (letak.sel(name, baris) for name in (self.perlu, self.kode, self.tanggal))
        held = f'COUNTIFS({letak.rentang("_rhk", DIALOG)},{code},{letak.rentang("_tanggal", DIALOG)},">="&{date})'
        return (
            f'IF({marked}<>"{YaTidak.YA.value}","",IF(OR({code}="",{date}=""),"{MENUNGGU}",'
            f'IF({held}>0,"{DIBAHAS}","{MENUNGGU}")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        if teks_angka(row.get(self.perlu)).casefold() != YaTidak.YA.value.casefold():
            return ""
        code, date = teks_angka(row.get(self.kode)).casefold(), row.get(self.tanggal)
        if not code or not isinstance(date, datetime.date):
            return MENUNGGU
        for dialog, held in zip(_rows(isi, DIALOG), _dialog_dates(isi), strict=True):
            if held is not None and held >= date and _rhk_of(dialog.get("agenda.kode_iki")).casefold() == code:
                return DIBAHAS
        return MENUNGGU


@dataclass(frozen=True)
class BarisMenunggu:
    """Row of the sheet Catatan Harian that holds the next note without its dialog; one per row of this sheet."""

    sendiri: str = "_antre"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        whole = letak.rentang("_dialog", CATATAN)
        first, last = whole.split(":")
        offset = int(first.rpartition("$")[2]) - 1
        if baris == letak.spek.baris_pertama:
            return f'IFERROR({offset}+MATCH("{MENUNGGU}",{whole},0),"")'
        before = letak.sel(self.sendiri, baris - 1)
        rest = f"INDEX({whole},{before}-{offset - 1}):{first.partition('!')[0]}!{last}"
        return f'IF({before}="","",IFERROR({before}+MATCH("{MENUNGGU}",{rest},0),""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int:
        """Its value."""
        del spek
        waiting = menunggu(isi)
        return waiting[urutan][0] if urutan < len(waiting) else ""


def menunggu(isi: IsiBuku) -> list[tuple[int, Baris]]:
    """Notes without their dialog, with their row on the sheet (from 1)."""
    return [
        (baris, row)
        for baris, row in enumerate(_rows(isi, CATATAN), start=BARIS_JUDUL + 1)
        if row.get("_dialog") == MENUNGGU
    ]


@dataclass(frozen=True)
class IsiMenunggu:
    """A cell of that note: the first of ``kolom`` that is filled."""

    kolom: tuple[str, ...]
    baris: str = "_antre"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        at = letak.sel(self.baris, baris)
        whole = [letak.rentang(name, CATATAN) for name in self.kolom]
        offset = int(whole[0].split(":")[0].rpartition("$")[2]) - 1
        cells = [f"INDEX({cells},{at}-{offset})" for cells in whole]
        shown = f'IF({cells[-1]}="","",{cells[-1]})'
        for cell in reversed(cells[:-1]):
            shown = f'IF({cell}="",{shown},{cell})'
        return f'IF({at}="","",{shown})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int | float:
        """Its value."""
        del spek
        waiting = menunggu(isi)
        if urutan >= len(waiting):
            return ""
        row = waiting[urutan][1]
        value = next((row[name] for name in self.kolom if not kosong(row.get(name))), "")
        return seri(value) if isinstance(value, datetime.date) else "" if value is None else value


@dataclass(frozen=True)
class DalamRentangBulan:
    """A condition of a strip of twelve month columns: this column's month lies in the row's span."""

    mulai: str
    selesai: str
    bulan_pertama: str = "_bulan_1"
    daftar: str = "PilihanBulan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The condition."""
        first, last = letak.sel(self.mulai, baris), letak.sel(self.selesai, baris)
        month = f"COLUMN()-COLUMN({letak.sel(self.bulan_pertama, baris)})+1"
        return (
            f'AND({first}<>"",{last}<>"",MATCH({first},{self.daftar},0)<={month},'
            f"MATCH({last},{self.daftar},0)>={month})"
        )
