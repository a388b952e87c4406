"""The native formulas of the workbooks, each with its value in Python.

Every class has ``teks`` (en-US, functions of Excel 2010 only) and ``nilai`` (what it gives), so that a file
carries correct cached values and a test can hold LibreOffice's results against them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from kinerja_core.model.istilah import Bulan
from kinerja_core.workbooks.mesin.spek import (
    Baris,
    IsiBuku,
    JenisSel,
    Kolom,
    LembarForm,
    LembarTabel,
    Letak,
    Nilai,
    Pemeriksaan,
    Sorotan,
)

#: Sheet that all codes come from.
SKP: Final = "SKP"
#: What lookups say about a code that the SKP does not have.
KODE_ASING: Final = "Kode tidak ada di lembar SKP"
#: Defined names of the year, the first and the last day of the SKP of a staff workbook.
NAMA_TAHUN: Final = "TahunSKP"
NAMA_MULAI: Final = "MulaiSKP"
NAMA_SELESAI: Final = "SelesaiSKP"
#: Column of the hidden lists that holds the RHK code of each SKP row.
KODE_RHK_BARIS: Final = "Ref_KodeRHK"


def kosong(nilai: Nilai) -> bool:
    """Whether a cell is blank for a formula's ``=""``."""
    return nilai is None or nilai == ""


def teks_angka(nilai: Nilai) -> str:
    """A value as Excel joins it to a text."""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return "" if nilai is None else str(nilai)


def _row(isi: IsiBuku, lembar: str, urutan: int) -> Baris:
    rows: Sequence[Baris] = isi.get(lembar, ())
    return rows[urutan] if urutan < len(rows) else {}


def _same(kiri: Nilai, kanan: Nilai) -> bool:
    """Equality as COUNTIF and MATCH see it for the codes used here: case does not count."""
    return teks_angka(kiri).casefold() == teks_angka(kanan).casefold()


def _collapse(teks: str) -> str:
    """What TRIM does: single spaces, none outside."""
    return re.sub(" +", " ", teks).strip(" ")


class KodeIKI(NamedTuple):
    """``IKI 2.1`` from the RHK number and its count so far; the SKP sheet's own code column."""

    nomor: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.nomor, baris)
        return f'IF({cell}="","","IKI "&{cell}&"."&COUNTIF({letak.sampai(self.nomor, baris)},{cell}))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        rows = isi.get(spek.nama, ())
        number = _row(isi, spek.nama, urutan).get(self.nomor)
        if kosong(number):
            return ""
        count = sum(1 for row in rows[: urutan + 1] if row.get(self.nomor) == number)
        return f"IKI {teks_angka(number)}.{count}"


class SalinSKP(NamedTuple):
    """Texts of the SKP's row in the same place, for sheets with one row per IKI."""

    kolom: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        code = letak.sel("iki.kode", baris, SKP)
        cells = [letak.sel(name, baris, SKP) for name in self.kolom]
        joined = f'{cells[0]}&""' if len(cells) == 1 else "TRIM(" + '&" "&'.join(cells) + ")"
        return f'IF({code}="","",{joined})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value; the sheet it stands in does not matter."""
        del spek
        row = _row(isi, SKP, urutan)
        if kosong(row.get("iki.kode")):
            return ""
        texts = [teks_angka(row.get(name)) for name in self.kolom]
        return texts[0] if len(texts) == 1 else _collapse(" ".join(texts))


class CariIKI(NamedTuple):
    """A text of the IKI whose code stands in this row."""

    kode: str
    ambil: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({letak.rentang(self.ambil, SKP)},MATCH({cell},{letak.rentang("iki.kode", SKP)},0))&""'
        return f'IF({cell}="","",IFERROR({found},"{KODE_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = _row(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        found = next((row for row in isi.get(SKP, ()) if _same(row.get("iki.kode"), code)), None)
        return KODE_ASING if found is None else teks_angka(found.get(self.ambil))


class CariRHK(NamedTuple):
    """The RHK whose code stands in this row, taken from the first SKP row of that number."""

    kode: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({letak.rentang("rhk.uraian", SKP)},MATCH({cell},{KODE_RHK_BARIS},0))&""'
        return f'IF({cell}="","",IFERROR({found},"{KODE_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = _row(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        rows = isi.get(SKP, ())
        found = next((row for row in rows if _same(f"RHK {teks_angka(row.get('rhk.nomor'))}", code)), None)
        return KODE_ASING if found is None else teks_angka(found.get("rhk.uraian"))


def masalah_nip(nilai: Nilai, sebutan: str) -> str:
    """What a status says about one NIP cell by itself."""
    if kosong(nilai):
        return ""
    if not isinstance(nilai, str):
        return f", {sebutan} terbaca sebagai angka"
    return "" if len(nilai.replace(" ", "").replace(".", "")) == 18 else f", {sebutan} harus 18 angka"


class PeriksaNIP(NamedTuple):
    """The NIP is text, has 18 digits, and (``ganda``) stands only once in its column."""

    kolom: str
    sebutan: str = "NIP"
    ganda: bool = False

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula. Exact comparison: COUNTIF would read the text as a number and confuse two people."""
        cell = letak.sel(self.kolom, baris)
        once = '""'
        if self.ganda:
            once = f'IF(SUMPRODUCT(--({letak.rentang(self.kolom)}={cell}))>1,", {self.sebutan} ganda","")'
        digits = f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),".","")'
        return (
            f'IF({cell}="","",IF(ISNUMBER({cell}),", {self.sebutan} terbaca sebagai angka",'
            f'IF(LEN({digits})<>18,", {self.sebutan} harus 18 angka",{once})))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        value = _row(isi, spek.nama, urutan).get(self.kolom)
        if kosong(value):
            return ""
        if problem := masalah_nip(value, self.sebutan):
            return problem
        same = sum(1 for row in isi.get(spek.nama, ()) if row.get(self.kolom) == value)
        return f", {self.sebutan} ganda" if self.ganda and same > 1 else ""


class PeriksaKodeIKI(NamedTuple):
    """The code is one of the SKP's."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return (
            f'IF({cell}="","",IF(COUNTIF({letak.rentang("iki.kode", SKP)},{cell})=0,", kode IKI tidak ada di SKP",""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = _row(isi, spek.nama, urutan).get(self.kolom)
        known = kosong(code) or any(_same(row.get("iki.kode"), code) for row in isi.get(SKP, ()))
        return "" if known else ", kode IKI tidak ada di SKP"


class PeriksaKodeRHK(NamedTuple):
    """The code is one of the SKP's."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return f'IF({cell}="","",IF(COUNTIF({KODE_RHK_BARIS},{cell})=0,", kode RHK tidak ada di SKP",""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = _row(isi, spek.nama, urutan).get(self.kolom)
        known = kosong(code) or any(
            _same(f"RHK {teks_angka(row.get('rhk.nomor'))}", code) for row in isi.get(SKP, ())
        )
        return "" if known else ", kode RHK tidak ada di SKP"


class PeriksaBulan(NamedTuple):
    """The months are in order."""

    mulai: str
    selesai: str
    daftar: str = "PilihanBulan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = letak.sel(self.mulai, baris), letak.sel(self.selesai, baris)
        return (
            f"IFERROR(IF(MATCH({first},{self.daftar},0)>MATCH({last},{self.daftar},0),"
            '", bulan selesai mendahului bulan mulai",""),"")'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        months = [month.value for month in Bulan]
        first, last = row.get(self.mulai), row.get(self.selesai)
        if first in months and last in months and months.index(str(first)) > months.index(str(last)):
            return ", bulan selesai mendahului bulan mulai"
        return ""


class PeriksaMasa(NamedTuple):
    """The months lie in the span of the SKP."""

    mulai: str
    selesai: str
    daftar: str = "PilihanBulan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = (f"MATCH({letak.sel(name, baris)},{self.daftar},0)" for name in (self.mulai, self.selesai))
        return (
            f'IF(COUNT({NAMA_MULAI},{NAMA_SELESAI})<2,"",IFERROR(IF(OR({first}<MONTH({NAMA_MULAI}),'
            f'{last}>MONTH({NAMA_SELESAI})),", bulan di luar periode SKP",""),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row, identity = _row(isi, spek.nama, urutan), next(iter(isi.get("Identitas", ({},))))
        months = [month.value for month in Bulan]
        first, last = row.get(self.mulai), row.get(self.selesai)
        start, end = identity.get("mulai"), identity.get("selesai")
        if first not in months or last not in months:
            return ""
        if not isinstance(start, datetime.date) or not isinstance(end, datetime.date):
            return ""
        inside = start.month <= months.index(str(first)) + 1 and months.index(str(last)) + 1 <= end.month
        return "" if inside else ", bulan di luar periode SKP"


class PeriksaLanjutan(NamedTuple):
    """What belongs to a whole group says the same in a further row as in the first row of the group."""

    grup: str
    kolom: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        group = letak.sel(self.grup, baris)
        at = f"MATCH({group},{letak.rentang(self.grup)},0)"
        checks = []
        for name in self.kolom:
            cell, first = letak.sel(name, baris), f"INDEX({letak.rentang(name)},{at})"
            title = letak.spek.kolom_bernama(name).judul
            same = f'OR({cell}="",{first}="",TRIM({first})=TRIM({cell}))'
            checks.append(f'IF({same},"",", {title} berbeda dari baris pertamanya")')
        return f'IF({group}="","",{"&".join(checks)})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        group = row.get(self.grup)
        if kosong(group):
            return ""
        head = next(one for one in isi.get(spek.nama, ()) if one.get(self.grup) == group)
        return "".join(
            f", {spek.kolom_bernama(name).judul} berbeda dari baris pertamanya"
            for name in self.kolom
            if not kosong(row.get(name)) and not kosong(head.get(name))
            and _collapse(teks_angka(row[name])).casefold() != _collapse(teks_angka(head[name])).casefold()
        )


class DisebutStatus(NamedTuple):
    """A condition: the status of the row speaks of this."""

    frasa: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The condition."""
        return f'ISNUMBER(FIND("{self.frasa}",{letak.sel("_status", baris)}))'


def bentrok(kolom: str, frasa: str, sampai: str | None = None) -> Sorotan:
    """Cells that contradict something else, in rows whose status says so."""
    return Sorotan(kolom=(kolom, sampai or kolom), syarat=DisebutStatus(frasa), warna="bentrok")


class PeriksaTahun(NamedTuple):
    """The date is a date and lies in the year of the SKP."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return (
            f'IF({cell}="","",IF(ISTEXT({cell}),", tanggal terbaca sebagai teks",'
            f'IF(YEAR({cell})<>{NAMA_TAHUN},", tanggal di luar tahun SKP","")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        value = _row(isi, spek.nama, urutan).get(self.kolom)
        if not isinstance(value, datetime.date):
            return ""
        year = next(iter(isi.get("Identitas", ({},)))).get("tahun")
        return "" if value.year == year else ", tanggal di luar tahun SKP"


class Status(NamedTuple):
    """What a row still lacks, in words: ``Lengkap``, ``Lengkapi: …``, ``Periksa: …`` or blank.

    ``pemicu`` names a looked-up column whose text makes the row expected ("Belum diisi" when nothing is typed);
    without it a row counts once anything is typed in it.
    """

    periksa: tuple[Pemeriksaan, ...] = ()
    pemicu: str | None = None

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        spek = letak.spek
        missing = "&".join(self._missing_formula(spek, column, letak, baris) for column in _mandatory(spek)) or '""'
        checks = "&".join(check.teks(letak, baris) for check in self.periksa) or '""'
        typed = f"COUNTA({','.join(_runs(spek, letak, baris))})"
        said = (
            f'IF({missing}<>"","Lengkapi: "&MID({missing}&{checks},3,250),'
            f'IF({checks}<>"","Periksa: "&MID({checks},3,250),"Lengkap"))'
            if self.periksa
            else f'IF({missing}="","Lengkap","Lengkapi: "&MID({missing},3,250))'
        )
        if self.pemicu is None:
            return f'IF({typed}=0,"",{said})'
        trigger = letak.sel(self.pemicu, baris)
        return (
            f'IF({trigger}="",IF({typed}=0,"","Periksa: baris ini tidak punya IKI"),'
            f'IF({typed}=0,"Belum diisi",{said}))'
        )

    def _missing_formula(self, spek: LembarTabel, column: Kolom, letak: Letak, baris: int) -> str:
        cell = letak.sel(column.nama, baris)
        condition = f'{cell}=""'
        if column.lanjut and spek.grup:
            group = letak.sel(spek.grup, baris)
            condition = f'AND({cell}="",{group}<>"",COUNTIF({letak.sampai(spek.grup, baris)},{group})=1)'
        return f'IF({condition},", {column.judul}","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        typed = any(not kosong(row.get(column.nama)) for column in spek.kolom if column.isian)
        if self.pemicu is not None and kosong(row.get(self.pemicu)):
            return "Periksa: baris ini tidak punya IKI" if typed else ""
        if not typed:
            return "" if self.pemicu is None else "Belum diisi"
        missing = "".join(
            f", {column.judul}" for column in _mandatory(spek)
            if kosong(row.get(column.nama)) and self._asked(isi, spek, urutan, column)
        )
        checks = "".join(check.nilai(isi, spek, urutan) for check in self.periksa)
        if missing:
            return "Lengkapi: " + (missing + checks)[2:252]
        return "Periksa: " + checks[2:252] if checks else "Lengkap"

    def _asked(self, isi: IsiBuku, spek: LembarTabel, urutan: int, column: Kolom) -> bool:
        """Whether a blank mandatory cell of this row is a lack."""
        return not (column.lanjut and _continues(isi, spek, urutan))


def _continues(isi: IsiBuku, spek: LembarTabel, urutan: int) -> bool:
    """Whether the row is not the first of its group; a row without a group is asked for the group only."""
    group = _row(isi, spek.nama, urutan).get(spek.grup or "")
    rows = isi.get(spek.nama, ())[: urutan + 1]
    return kosong(group) or sum(1 for row in rows if row.get(spek.grup or "") == group) != 1


def _mandatory(spek: LembarTabel) -> tuple[Kolom, ...]:
    return tuple(column for column in spek.kolom if column.wajib and column.isian)


def _runs(spek: LembarTabel, letak: Letak, baris: int) -> list[str]:
    """The typed cells of a row as few ranges."""
    runs: list[list[Kolom]] = []
    for column, before in zip(spek.kolom, (None, *spek.kolom[:-1]), strict=True):
        if not column.isian:
            continue
        if runs and before is not None and runs[-1][-1] is before:
            runs[-1].append(column)
        else:
            runs.append([column])
    return [
        letak.sel(run[0].nama, baris) + (f":{letak.sel(run[-1].nama, baris)}" if len(run) > 1 else "") for run in runs
    ]


def kolom_status(rumus: Status) -> Kolom:
    """The live status column every table ends with."""
    return Kolom(
        nama="_status", judul="Kelengkapan", jenis=JenisSel.RUMUS, rumus=rumus, lebar=34,
        bantuan="Dihitung otomatis: menyebut apa yang masih kurang.",
    )


class StatusDialogBaris(Status):
    """A further row of a dialog may hold only a strategy; its agenda cells are asked for on any other row."""

    def _missing_formula(self, spek: LembarTabel, column: Kolom, letak: Letak, baris: int) -> str:
        found = super()._missing_formula(spek, column, letak, baris)
        if column.nama not in _AGENDA:
            return found
        if column.nama in _DARI_CATATAN:
            found = f'IF({letak.sel(_DARI_CATATAN[column.nama], baris)}<>"","",{found})'
        typed = ",".join(letak.sel(name, baris) for name in _AGENDA_SEMUA)
        group, strategy = letak.sel("nomor", baris), letak.sel("strategi", baris)
        count = f"COUNTIF({letak.sampai('nomor', baris)},{group})"
        return f'IF(AND(COUNTA({typed})=0,{strategy}<>"",{group}<>"",{count}>1),"",{found})'

    def _asked(self, isi: IsiBuku, spek: LembarTabel, urutan: int, column: Kolom) -> bool:
        row = _row(isi, spek.nama, urutan)
        further = (
            all(kosong(row.get(name)) for name in _AGENDA_SEMUA)
            and not kosong(row.get("strategi"))
            and not kosong(row.get("nomor"))
            and _continues(isi, spek, urutan)
        )
        if not kosong(row.get(_DARI_CATATAN.get(column.nama, ""))):
            return False
        return not (further and column.nama in _AGENDA) and super()._asked(isi, spek, urutan, column)


_AGENDA: Final = ("agenda.kode_iki", "agenda.progress", "agenda.masalah")
_AGENDA_SEMUA: Final = (*_AGENDA, "agenda.penyebab", "agenda.catatan")
#: Columns of the agenda that a chosen note may fill, and where its text shows.
_DARI_CATATAN: Final = {"agenda.progress": "_progress_catatan", "agenda.masalah": "_masalah_catatan"}


class PeriksaSkor(NamedTuple):
    """A person needs both scores, or both levels."""

    skor: tuple[str, str] = ("hasil", "perilaku")
    tingkat: tuple[str, str] = ("tingkat_hasil", "tingkat_perilaku")

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        scores = f"COUNT({','.join(letak.sel(name, baris) for name in self.skor)})"
        levels = f"COUNTA({','.join(letak.sel(name, baris) for name in self.tingkat)})"
        return f'IF(OR({scores}=2,{levels}=2),"",", skor (atau tingkat) hasil dan perilaku belum lengkap")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _row(isi, spek.nama, urutan)
        scores = all(isinstance(row.get(name), int | float) for name in self.skor)
        levels = all(not kosong(row.get(name)) for name in self.tingkat)
        return "" if scores or levels else ", skor (atau tingkat) hasil dan perilaku belum lengkap"


class BedaOrang(NamedTuple):
    """Two people of a form are not the same: their NIP differ."""

    satu: str
    lain: str
    pesan: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        one, other = sel(self.satu), sel(self.lain)
        bare = [f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),".","")' for cell in (one, other)]
        return f'IF(AND(ISTEXT({one}),ISTEXT({other}),{bare[0]}={bare[1]}),", {self.pesan}","")'

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        one, other = isi.get(self.satu), isi.get(self.lain)
        if not isinstance(one, str) or not isinstance(other, str) or kosong(one) or kosong(other):
            return ""
        bare = [text.replace(" ", "").replace(".", "") for text in (one, other)]
        return f", {self.pesan}" if bare[0] == bare[1] else ""


class MasaSetahun(NamedTuple):
    """A span ends after it begins and lies in its year."""

    mulai: str
    selesai: str
    tahun: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        start, end, year = sel(self.mulai), sel(self.selesai), sel(self.tahun)
        return (
            f'IF(COUNT({start},{end},{year})<3,"",IF({start}>{end},", Periode Selesai mendahului Periode Mulai",'
            f'IF(OR(YEAR({start})<>{year},YEAR({end})<>{year}),", periode di luar Tahun SKP","")))'
        )

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        start, end, year = isi.get(self.mulai), isi.get(self.selesai), isi.get(self.tahun)
        if not isinstance(start, datetime.date) or not isinstance(end, datetime.date) or not isinstance(year, int):
            return ""
        if start > end:
            return ", Periode Selesai mendahului Periode Mulai"
        return "" if start.year == year == end.year else ", periode di luar Tahun SKP"


def status_form(form: LembarForm, isi: Baris) -> tuple[str, str]:
    """Formula and value of a form's completeness: every mandatory field, the shape of every NIP, its own checks.

    A part that is not mandatory asks for its fields only once any of them is filled.
    """
    missing, checks, lacks, wrongs = [], [], "", ""
    for part in form.bagian:
        cells = {field.nama: f"$B${form.baris[field.nama]}" for field in part.isian}
        names = [field.nama for field in part.isian]
        any_typed = f"COUNTA({cells[names[0]]}:{cells[names[-1]]})>0"
        filled = any(not kosong(isi.get(name)) for name in names)
        for field in part.isian:
            cell = cells[field.nama]
            if field.wajib and field.isian:
                test = f'{cell}=""' if part.wajib else f'AND({any_typed},{cell}="")'
                missing.append(f'IF({test},", {field.judul}","")')
                if kosong(isi.get(field.nama)) and (part.wajib or filled):
                    lacks += f", {field.judul}"
            if field.jenis is JenisSel.NIP:
                digits = f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),".","")'
                checks.append(
                    f'IF({cell}="","",IF(ISNUMBER({cell}),", {field.judul} terbaca sebagai angka",'
                    f'IF(LEN({digits})<>18,", {field.judul} harus 18 angka","")))'
                )
                wrongs += masalah_nip(isi.get(field.nama), field.judul)
    for check in form.periksa:
        checks.append(check.teks(lambda name: f"$B${form.baris[name]}"))
        wrongs += check.nilai(isi)
    lack, wrong = "&".join(missing) or '""', "&".join(checks) or '""'
    formula = (
        f'IF({lack}<>"","Lengkapi: "&MID({lack}&{wrong},3,250),'
        f'IF({wrong}<>"","Periksa: "&MID({wrong},3,250),"Lengkap"))'
    )
    if lacks:
        return formula, "Lengkapi: " + (lacks + wrongs)[2:252]
    return formula, "Periksa: " + wrongs[2:252] if wrongs else "Lengkap"
