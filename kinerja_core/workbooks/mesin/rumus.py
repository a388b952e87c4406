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
from kinerja_core.workbooks.mesin.alamat import tempat
from kinerja_core.workbooks.mesin.banyak import banyak_nip, sekali
from kinerja_core.workbooks.mesin.isi_sel import (
    angka_nip,
    hari,
    pasti_benar,
    rumus_kosong,
    rumus_nip,
    rumus_salah,
    rumus_tanggal,
    salah_status,
    tampak_kosong,
)
from kinerja_core.workbooks.mesin.nilai import tampak_galat
from kinerja_core.workbooks.mesin.spek import (
    Baris,
    IsiBuku,
    JenisSel,
    Kolom,
    LembarTabel,
    Letak,
    Nilai,
    Pemeriksaan,
    Sorotan,
)
from kinerja_core.workbooks.mesin.tanda import bertanda, rumus_bertanda, rumus_galat

#: What a status says of a row in which a cell shows an error of Excel, or holds a mark that nobody sees.
BERGALAT: Final = "Periksa: ada sel berisi galat Excel"
BERTANDA: Final = "Periksa: ada sel berisi tanda tak terlihat"


def kosong(nilai: Nilai) -> bool:
    """Whether a cell is blank for a formula's ``=""``."""
    return nilai is None or nilai == ""


def teks_angka(nilai: Nilai) -> str:
    """A value as Excel joins it to a text."""
    if isinstance(nilai, str):
        return nilai
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


def rumus_kosong_semua(*sel: str) -> str:
    """A condition: no cell of these cells and ranges holds anything; a formula that gives an empty text does not.

    ``COUNTA`` would count such a formula, of which nothing is seen and nothing is read.
    """
    return f"{'+'.join(f'COUNTBLANK({one})' for one in sel)}={sum(map(_luas, sel))}"


def _luas(sel: str) -> int:
    """How many cells an address or a range names."""
    first, _, last = sel.rpartition("!")[2].replace("$", "").partition(":")
    (top, left), (bottom, right) = tempat(first), tempat(last or first)
    return (bottom - top + 1) * (right - left + 1)


def banyak_sama(rentang: str, teks: str) -> str:
    """How many cells of a range say exactly this; cells that show an error do not."""
    return f"SUMPRODUCT(--ISNUMBER(1/({rentang}={teks})))"


class PeriksaNIP(NamedTuple):
    """The NIP stands only once in its column."""

    kolom: str
    sebutan: str = "NIP"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula. Exact comparison: COUNTIF would read the text as a number and confuse two people."""
        cell, every = letak.sel(self.kolom, baris), letak.rentang(self.kolom)
        digits = rumus_nip(cell)
        return (
            f'IFERROR(IF(OR(NOT(ISTEXT({cell})),LEN({digits})<>18),"",IF({banyak_sama(rumus_nip(every), digits)}>1,'
            f'", {self.sebutan} ganda","")),"")'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        value = baris_ke(isi, spek.nama, urutan).get(self.kolom)
        if not isinstance(value, str) or len(angka_nip(value)) != 18:
            return ""
        typed = banyak_nip(isi, spek.nama, self.kolom, teks=True)
        return f", {self.sebutan} ganda" if typed[angka_nip(value)] > 1 else ""


class PeriksaOrang(NamedTuple):
    """PNS or PPPK as the NIP says, and a pangkat or golongan of that kind; ``awalan`` begins the person's fields."""

    awalan: str = "pegawai."

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula of a row."""
        return self.rumus(lambda name: letak.sel(name, baris))

    def rumus(self, sel: Callable[[str], str]) -> str:
        """The formula; ``sel`` gives the address of a field."""
        kind, nip, rank = (sel(f"{self.awalan}{name}") for name in ("jenis", "nip", "pangkat"))
        code, digits = f"VALUE(MID({rumus_nip(nip)},13,2))", f"LEN({rumus_nip(nip)})"
        agrees = f'OR({kind}="",NOT(ISTEXT({nip})),{digits}<>18,({code}<13)=({kind}="PNS"))'
        return (
            f'IFERROR(IF({agrees},"",", {_TAK_COCOK}"),"")&'
            f'IF(OR({kind}="",{rank}=""),"",IF(OR(ISNUMBER(SEARCH("/",{rank})),LEFT({rank},2)="Ju",'
            f'LEFT({rank},2)="Pe")=({kind}="PNS"),"",", {_PANGKAT_LAIN}"))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value in a row."""
        return self.isi(baris_ke(isi, spek.nama, urutan))

    def isi(self, isi: Baris) -> str:
        """Its value for some fields."""
        kind, nip, rank = (teks_angka(isi.get(f"{self.awalan}{name}")) for name in ("jenis", "nip", "pangkat"))
        digits, said = angka_nip(nip), ""
        typed = isinstance(isi.get(f"{self.awalan}nip"), str)  # of a NIP that is a number nothing can be said
        if kind and typed and len(digits) == 18 and digits[12:14].isdecimal():
            said = "" if (int(digits[12:14]) < 13) is (kind.upper() == "PNS") else f", {_TAK_COCOK}"
        civil = "/" in rank or rank[:2].casefold() in {"ju", "pe"}  # Juru, Pengatur, Penata, Pembina
        return said if not kind or not rank or civil is (kind.upper() == "PNS") else f"{said}, {_PANGKAT_LAIN}"


_TAK_COCOK: Final = "status pegawai tidak cocok dengan NIP"
_PANGKAT_LAIN: Final = "pangkat tidak cocok dengan status pegawai"


class PeriksaBagian(NamedTuple):
    """Of a part that may be absent some columns must be filled once any of it is."""

    kolom: tuple[str, ...]
    wajib: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        blank = rumus_kosong_semua(*(letak.sel(name, baris) for name in self.kolom))
        blanks = [
            (rumus_kosong(column, letak.sel(name, baris)), column.judul)
            for name in self.wajib if (column := letak.spek.kolom_bernama(name))
        ]
        lacks = "&".join(f'IF({blank},", {title} belum diisi","")' for blank, title in blanks)
        return f'IF({blank},"",{lacks})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        if all(kosong(row.get(name)) for name in self.kolom):
            return ""
        columns = [spek.kolom_bernama(name) for name in self.wajib]
        return "".join(f", {one.judul} belum diisi" for one in columns if tampak_kosong(one, row.get(one.nama)))


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


def rumus_terisi(letak: Letak, grup: str, baris: int, kolom: Kolom) -> str:
    """For every row of a table 1 where it belongs to the group of this row and says something in a column, else 0."""
    blank = rumus_kosong(kolom, letak.rentang(kolom.nama))
    return f"({letak.rentang(grup)}={letak.sel(grup, baris)})*(1-({blank}))"


def rumus_pertama(letak: Letak, grup: str, baris: int) -> str:
    """Whether a row is the first of its group, also after the row that was the first was cut out and put elsewhere."""
    place = f"MATCH({letak.sel(grup, baris)},{letak.rentang(grup)},0)"
    return f"IFERROR({place},0)=ROW()-{letak.spek.baris_judul}"


def rumus_keberapa(letak: Letak, grup: str, baris: int) -> str:
    """The how many-th row of its group a row is, from 1; moved rows are counted where they are."""
    rows = letak.rentang(grup)
    return f"SUMPRODUCT(({rows}={letak.sel(grup, baris)})*(ROW({rows})<=ROW()))"


class PeriksaLanjutan(NamedTuple):
    """What belongs to a whole group says the same in every row as in the first row of the group that says it."""

    grup: str
    kolom: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        checks = []
        for name in self.kolom:
            column, cell = letak.spek.kolom_bernama(name), letak.sel(name, baris)
            at = f"MATCH(1,INDEX({rumus_terisi(letak, self.grup, baris, column)},0),0)"
            first = f"INDEX({letak.rentang(name)},{at})"
            equal = f"TRIM({first})=TRIM({cell})"
            if column.jenis is JenisSel.TANGGAL:
                equal = f"{rumus_tanggal(first)}={rumus_tanggal(cell)}"
            said = f'IFERROR(IF({equal},"",", {column.judul} berbeda dari baris pertamanya"),"")'
            checks.append(f'IF({rumus_kosong(column, cell)},"",{said})')
        return f'IF({letak.sel(self.grup, baris)}="","",{"&".join(checks)})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        group = row.get(self.grup)
        if kosong(group):
            return ""
        rows = [one for one in isi.get(spek.nama, ()) if one.get(self.grup) == group]
        columns = [spek.kolom_bernama(name) for name in self.kolom]
        return "".join(
            f", {column.judul} berbeda dari baris pertamanya" for column in columns
            if not tampak_kosong(column, row.get(column.nama)) and _berbeda(row[column.nama], next(
                value for one in rows if not tampak_kosong(column, value := one.get(column.nama))
            ), column)
        )


def _berbeda(satu: Nilai, lain: Nilai, kolom: Kolom) -> bool:
    if kolom.jenis is JenisSel.TANGGAL:
        one, other = hari(satu), hari(lain)
        return isinstance(one, datetime.date) and isinstance(other, datetime.date) and one != other
    return rapatkan(teks_angka(satu)).casefold() != rapatkan(teks_angka(lain)).casefold()


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
        spek, found = letak.spek, letak.sel(KOLOM_SALAH, baris)
        runs = _runs(spek, letak, baris)
        blank = rumus_kosong_semua(*runs)
        said = (
            f'IF({rumus_galat(*runs)},"{BERGALAT}",IF({rumus_bertanda(*runs)},"{BERTANDA}",'
            f'IF({found}="|","Lengkap",IF(LEFT({found},1)="|","Periksa: "&MID({found},4,250),'
            f'"Lengkapi: "&MID(SUBSTITUTE({found},"|",""),3,250)))))'
        )
        if self.pemicu is None:
            return f'IF({blank},"",{said})'
        trigger = letak.sel(self.pemicu, baris)
        return (
            f'IF({trigger}="",IF({blank},"","Periksa: {self.tanpa_pemicu}"),'
            f'IF({blank},"Belum diisi",{said}))'
        )

    def rumus_temuan(self, letak: Letak, baris: int) -> str:
        """What a row lacks, ``|``, and what is wrong in it: the formula of the hidden column beside the status."""
        spek = letak.spek
        missing = [self._rumus_kurang(spek, column, letak, baris) for column in _mandatory(spek)]
        wrongs = (rumus_salah(column, letak.sel(column.nama, baris)) for column in spek.kolom if column.isian)
        checks = [*filter(None, wrongs), *(check.teks(letak, baris) for check in self.periksa)]
        return f'IF({rumus_kosong_semua(*_runs(spek, letak, baris))},"",' + "&".join((*missing, '"|"', *checks)) + ")"

    def nilai_temuan(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> tuple[str, str]:
        """The same in Python: what is missing, and what is wrong."""
        row, cells = baris_ke(isi, spek.nama, urutan), _ketikan(spek)
        missing = "".join(
            f", {column.judul}" for column in cells.wajib
            if tampak_kosong(column, row.get(column.nama)) and self._diminta(isi, spek, urutan, column)
        )
        wrongs = "".join(
            salah_status(column, value) for column, surely_right in cells.isian
            if not kosong(value := row.get(column.nama)) and not surely_right(value)
        )
        return missing, wrongs + "".join(check.nilai(isi, spek, urutan) for check in self.periksa)

    def _rumus_kurang(self, spek: LembarTabel, column: Kolom, letak: Letak, baris: int) -> str:
        blank = rumus_kosong(column, letak.sel(column.nama, baris))
        condition = blank
        if column.lanjut and spek.grup:
            group = letak.sel(spek.grup, baris)
            first = rumus_pertama(letak, spek.grup, baris)
            said = f"SUMPRODUCT({rumus_terisi(letak, spek.grup, baris, column)})"
            condition = f'AND({blank},{group}<>"",{first},IFERROR({said},0)=0)'
        return f'IF({condition},", {column.judul}","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        values = [value for one, _ in _ketikan(spek).isian if not kosong(value := row.get(one.nama))]
        if self.pemicu is not None and kosong(row.get(self.pemicu)):
            return f"Periksa: {self.tanpa_pemicu}" if values else ""
        if not values:
            return "" if self.pemicu is None else "Belum diisi"
        if any(map(tampak_galat, values)):
            return BERGALAT
        if any(map(bertanda, values)):
            return BERTANDA
        found = row.get(KOLOM_SALAH)  # computed before it, as in the sheet; texts of what lacks are titles, without "|"
        missing, checks = found.split("|", 1) if isinstance(found, str) else self.nilai_temuan(isi, spek, urutan)
        if missing:
            return "Lengkapi: " + (missing + checks)[2:252]
        return "Periksa: " + checks[2:252] if checks else "Lengkap"

    def _diminta(self, isi: IsiBuku, spek: LembarTabel, urutan: int, column: Kolom) -> bool:
        """Whether a blank mandatory cell of this row is a lack: of a group, that none of its rows says it."""
        if not column.lanjut:
            return True
        group = baris_ke(isi, spek.nama, urutan).get(spek.grup or "")
        return not melanjutkan(isi, spek, urutan) and all(
            tampak_kosong(column, row.get(column.nama))
            for row in isi.get(spek.nama, ()) if row.get(spek.grup or "") == group
        )


def melanjutkan(isi: IsiBuku, spek: LembarTabel, urutan: int) -> bool:
    """Whether the row is not the first of its group; a row without a group is asked for the group only."""
    group = baris_ke(isi, spek.nama, urutan).get(spek.grup or "")
    rows = isi.get(spek.nama, ())[: urutan + 1]
    return kosong(group) or sum(1 for row in rows if row.get(spek.grup or "") == group) != 1


class _Ketikan(NamedTuple):
    """The columns of a table that people fill, each with a quick look at what is right, and those they must fill."""

    isian: list[tuple[Kolom, Callable[[Nilai], bool]]]
    wajib: tuple[Kolom, ...]


def _ketikan(spek: LembarTabel) -> _Ketikan:
    return sekali(("ketikan", spek.nama), lambda: _Ketikan(
        [(column, pasti_benar(column)) for column in spek.kolom if column.isian], _mandatory(spek),
    ))


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


class TemuanBaris(NamedTuple):
    """What a row lacks and what is wrong in it, for the status to say; hidden, because it is long."""

    status: Status

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula. It asks the typed cells, not the status, which asks it."""
        return self.status.rumus_temuan(letak, baris)

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        if all(kosong(row.get(column.nama)) for column, _ in _ketikan(spek).isian):
            return ""
        return "|".join(self.status.nilai_temuan(isi, spek, urutan))


#: Name of the hidden column.
KOLOM_SALAH: Final = "_salah"


def kolom_status(rumus: Status) -> tuple[Kolom, Kolom]:
    """The live status column, which every table shows first, and the hidden one of what it says."""
    return (
        Kolom(
            nama="_status", judul="Kelengkapan", jenis=JenisSel.RUMUS, rumus=rumus, lebar=34,
            bantuan="Dihitung otomatis: menyebut apa yang masih kurang.",
        ),
        Kolom(
            nama=KOLOM_SALAH, judul="Pemeriksaan Baris", jenis=JenisSel.RUMUS, rumus=TemuanBaris(rumus),
            tersembunyi=True,
        ),
    )
