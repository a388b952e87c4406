"""The native formulas of the workbooks, each with its value in Python.

Every class has ``teks`` (en-US, functions of Excel 2010 only) and ``nilai`` (what it gives), so that a file
carries correct cached values and a test can hold LibreOffice's results against them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

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


def kosong(nilai: Nilai) -> bool:
    """Whether a cell is blank for a formula's ``=""``."""
    return nilai is None or nilai == ""


def teks_angka(nilai: Nilai) -> str:
    """A value as Excel joins it to a text."""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return "" if nilai is None else str(nilai)


def baris_ke(isi: IsiBuku, lembar: str, urutan: int) -> Baris:
    """A row of a sheet; blank after the last."""
    rows: Sequence[Baris] = isi.get(lembar, ())
    return rows[urutan] if urutan < len(rows) else {}


def sama(kiri: Nilai, kanan: Nilai) -> bool:
    """Equality as COUNTIF and MATCH see it for the codes used here: case does not count."""
    return teks_angka(kiri).casefold() == teks_angka(kanan).casefold()


def rapatkan(teks: str) -> str:
    """What TRIM does: single spaces, none outside."""
    return re.sub(" +", " ", teks).strip(" ")


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
        value = baris_ke(isi, spek.nama, urutan).get(self.kolom)
        if kosong(value):
            return ""
        if problem := masalah_nip(value, self.sebutan):
            return problem
        same = sum(1 for row in isi.get(spek.nama, ()) if row.get(self.kolom) == value)
        return f", {self.sebutan} ganda" if self.ganda and same > 1 else ""


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
        row = baris_ke(isi, spek.nama, urutan)
        months = [month.value for month in Bulan]
        first, last = row.get(self.mulai), row.get(self.selesai)
        if first in months and last in months and months.index(str(first)) > months.index(str(last)):
            return ", bulan selesai mendahului bulan mulai"
        return ""


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
        row = baris_ke(isi, spek.nama, urutan)
        group = row.get(self.grup)
        if kosong(group):
            return ""
        head = next(one for one in isi.get(spek.nama, ()) if one.get(self.grup) == group)
        return "".join(
            f", {spek.kolom_bernama(name).judul} berbeda dari baris pertamanya"
            for name in self.kolom
            if not kosong(row.get(name)) and not kosong(head.get(name))
            and rapatkan(teks_angka(row[name])).casefold() != rapatkan(teks_angka(head[name])).casefold()
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


class Status(NamedTuple):
    """What a row still lacks, in words: ``Lengkap``, ``Lengkapi: …``, ``Periksa: …`` or blank.

    ``pemicu`` names a looked-up column whose text makes the row expected ("Belum diisi" when nothing is typed), and
    ``tanpa_pemicu`` says what a row is that was typed without it; else a row counts once anything is typed in it.
    """

    periksa: tuple[Pemeriksaan, ...] = ()
    pemicu: str | None = None
    tanpa_pemicu: str = ""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        spek = letak.spek
        missing = "&".join(self._rumus_kurang(spek, column, letak, baris) for column in _mandatory(spek)) or '""'
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
            f'IF({trigger}="",IF({typed}=0,"","Periksa: {self.tanpa_pemicu}"),'
            f'IF({typed}=0,"Belum diisi",{said}))'
        )

    def _rumus_kurang(self, spek: LembarTabel, column: Kolom, letak: Letak, baris: int) -> str:
        cell = letak.sel(column.nama, baris)
        condition = f'{cell}=""'
        if column.lanjut and spek.grup:
            group = letak.sel(spek.grup, baris)
            condition = f'AND({cell}="",{group}<>"",COUNTIF({letak.sampai(spek.grup, baris)},{group})=1)'
        return f'IF({condition},", {column.judul}","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        typed = any(not kosong(row.get(column.nama)) for column in spek.kolom if column.isian)
        if self.pemicu is not None and kosong(row.get(self.pemicu)):
            return f"Periksa: {self.tanpa_pemicu}" if typed else ""
        if not typed:
            return "" if self.pemicu is None else "Belum diisi"
        missing = "".join(
            f", {column.judul}" for column in _mandatory(spek)
            if kosong(row.get(column.nama)) and self._diminta(isi, spek, urutan, column)
        )
        checks = "".join(check.nilai(isi, spek, urutan) for check in self.periksa)
        if missing:
            return "Lengkapi: " + (missing + checks)[2:252]
        return "Periksa: " + checks[2:252] if checks else "Lengkap"

    def _diminta(self, isi: IsiBuku, spek: LembarTabel, urutan: int, column: Kolom) -> bool:
        """Whether a blank mandatory cell of this row is a lack."""
        return not (column.lanjut and melanjutkan(isi, spek, urutan))


def melanjutkan(isi: IsiBuku, spek: LembarTabel, urutan: int) -> bool:
    """Whether the row is not the first of its group; a row without a group is asked for the group only."""
    group = baris_ke(isi, spek.nama, urutan).get(spek.grup or "")
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
