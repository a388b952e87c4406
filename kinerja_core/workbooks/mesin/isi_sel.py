"""Isi sel: what a typed cell may hold, declared once by its column.

:func:`rumus_salah` is the condition as the sheet's status computes it, :func:`salah` the same in Python: for the value
of that formula, and for the reader, which refuses a cell with the words that the sheet shows. A word of a list counts
exactly as formulas compare it (case aside), because other formulas of the workbook look at the same cell.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from kinerja_core.model.dasar import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.excel import seri, tanggal_seri
from kinerja_core.model.istilah import EJAAN_BULAN, Triwulan, cari, tanggal_teks
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.teks import bertitik
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.nilai import angka_hari, angka_jam, kutip
from kinerja_core.workbooks.mesin.spek import JenisSel, Nilai, Pilihan, Sel

#: Defined name of the months as texts of dates may name them, in blocks of twelve.
NAMA_BULAN: Final = "BulanDikenal"
#: Defined name of the list of periods, whose years are only those around the year of the workbook.
DAFTAR_PERIODE: Final = "DaftarPeriode"
#: Defined names of the lists of codes, which formulas look up as they stand in the cell.
DAFTAR_KODE: Final = ("DaftarIKI", "DaftarRHK")
#: First and last year of a date that people type.
TAHUN_TANGGAL: Final = (TAHUN_PERTAMA, TAHUN_TERAKHIR)
_FIRST, _LAST = (seri(datetime.date(TAHUN_TANGGAL[0], 1, 1)), seri(datetime.date(TAHUN_TANGGAL[1], 12, 31)))
_MIDDLE, _REACH = (_FIRST + _LAST) / 2, (_LAST - _FIRST) / 2
_NBSP: Final = "\u00a0"
#: What a cell of a day shows that is none.
_TANPA_HARI: Final = "tidak diketahui"
#: Kinds of cells that hold any text.
TEKSTUAL: Final = frozenset({JenisSel.TEKS, JenisSel.TEKS_PANJANG, JenisSel.KODE, JenisSel.TAUTAN})
#: Kinds of cells that hold numbers.
BERANGKA: Final = frozenset({JenisSel.ANGKA, JenisSel.BULAT})
#: What no link may begin with.
_SKEMA: Final = ("javascript:", "vbscript:", "data:", "file:", "ftp:", "mailto:")

BUKAN_ANGKA: Final = "bukan angka"
BERFORMAT: Final = "berformat persen"
PECAHAN: Final = "di antara 0 dan 1, seperti persen"
BUKAN_TANGGAL: Final = "bukan tanggal yang dapat dibaca"
LUAR_KALENDER: Final = "di luar tahun {} s.d. {}".format(*TAHUN_TANGGAL)
BERJAM: Final = "memuat jam"
BUKAN_PILIHAN: Final = "tidak ada di daftar"
BUKAN_TEKS: Final = "bukan teks"
JADI_TANGGAL: Final = "terbaca sebagai tanggal, bukan teks"
BUKAN_TAUTAN: Final = "bukan alamat web"
NIP_ANGKA: Final = "terbaca sebagai angka"
NIP_PANJANG: Final = "harus 18 angka"
NIP_MUSTAHIL: Final = "bukan NIP yang mungkin"


class Cacat(NamedTuple):
    """What is wrong with a cell: the code of its finding, what the status says, and the closest remedy there is."""

    kode: str
    frasa: str
    saran: str | None = None
    rinci: str = ""  #: more than a status has room for

    def pesan(self, sel: Sel, nilai: object) -> str:
        """What the finding says, beginning with the words of the status."""
        more = f" {self.rinci}" if self.rinci else ""
        return f"{sel.judul} {self.frasa}: {kutip(nilai)}.{more}"


def tampak_kosong(sel: Sel, nilai: object) -> bool:
    """Whether a cell counts as blank: of texts also one of spaces only, which is a wrong value anywhere else."""
    return nilai is None or nilai == "" or (sel.jenis in TEKSTUAL and hampa(nilai))


def hampa(nilai: object) -> bool:
    """Whether a text cell shows nothing: blank, or only spaces."""
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


def nama_daftar(nama: str, pilihan: Pilihan) -> str:
    """Defined name of the list that a dropdown shows."""
    if isinstance(pilihan, str):
        return pilihan
    return f"Pilihan{nama.rpartition('.')[2].capitalize() if isinstance(pilihan, tuple) else pilihan.__name__}"


def daftar_dikenal(sel: Sel) -> str:
    """Defined name of the list that says which texts a cell takes: the dropdown's, or a longer one."""
    assert sel.pilihan is not None  # noqa: S101 - only cells with choices come here
    name = nama_daftar(sel.nama, sel.pilihan)
    return name.replace("Pilihan", "Dikenal", 1) if sel.isi_lain else name


# ----------------------------------------------------------------------------------------------- formulas


def rumus_kosong(sel: Sel, alamat: str) -> str:
    """A condition: the cell counts as blank."""
    return f'{rumus_hampa(alamat)}=""' if sel.jenis in TEKSTUAL else f'{alamat}=""'


def rumus_hampa(alamat: str) -> str:
    """What is left of a text without what shows nothing."""
    return f'TRIM(CLEAN(SUBSTITUTE({alamat},"{_NBSP}"," ")))'


def rumus_tanggal(sel: str) -> str:
    """The day of a cell as a number: of a real date, or of a text with one meaning (``10 Februari 2026``).

    It is an error for anything else, and for a number that is no day of the years of :data:`TAHUN_TANGGAL`: of that
    the cell's own check speaks, and no other.
    """
    return _day(sel, f"INT({sel})/(ABS(INT({sel})-{_MIDDLE})<={_REACH})")


def _day(sel: str, angka: str) -> str:
    """The same, with what a number gives.

    ``DATEVALUE`` is given year, month and day in ISO order, which every language of Excel reads alike.
    """
    text = f'TRIM(SUBSTITUTE(SUBSTITUTE({sel},"{_NBSP}"," "),"-"," "))'
    month = f"MOD(MATCH(TRIM(MID({text},3,LEN({text})-6)),{NAMA_BULAN},0)-1,12)+1"
    return (
        f'IF(ISNUMBER({sel}),{angka},DATEVALUE(IF(MID({text},5,1)&MID({text},8,1)="  ",'
        f'TEXT(VALUE(SUBSTITUTE({text}," ","")),"0000-00-00"),'
        f'RIGHT({text},4)&"-"&{month}&"-"&TRIM(LEFT({text},2)))))'
    )


def rumus_hari(sel: str) -> str:
    """The same for a cell of its own, which other formulas ask: a text, of which they make an error, is in no list."""
    return f'IFERROR({rumus_tanggal(sel)},"{_TANPA_HARI}")'


def seri_hari(nilai: Any) -> int | str:
    """The value of such a cell."""
    day = hari(nilai)
    return seri(day) if isinstance(day, datetime.date) else _TANPA_HARI


def rumus_nip(sel: str) -> str:
    """The digits of a NIP, without the spaces and dots that people write between them."""
    return f'SUBSTITUTE(SUBSTITUTE({sel}," ",""),".","")'


def angka_nip(nilai: Nilai) -> str:
    """The same in Python."""
    return str(nilai or "").replace(" ", "").replace(".", "")


def rumus_salah(sel: Sel, alamat: str) -> str:
    """A formula that is ``", what is wrong"`` or ``""``; blank for a cell of which nothing can be said."""
    said = _said(sel, alamat)
    return said if sel.jenis in TEKSTUAL or not said else f'IF({alamat}="","",{said})'


def _said(sel: Sel, alamat: str) -> str:
    def tell(frasa: str) -> str:
        return f'", {sel.judul} {frasa}"'

    if sel.pilihan is not None and not _angka_pilihan(sel):
        if sel.pilihan == DAFTAR_PERIODE:
            return f"IF({_rumus_periode(alamat)},\"\",{tell(BUKAN_PILIHAN)})"
        if sel.pilihan in DAFTAR_KODE:  # whether the code stands there is for the sheet's own check
            return f'IF(TRIM(SUBSTITUTE({alamat},"{_NBSP}"," "))={alamat},"",{tell(BUKAN_PILIHAN)})'
        if isinstance(sel.pilihan, str):
            return f'IF(TRIM({alamat})="",{tell(BUKAN_PILIHAN)},"")'
        return f'IF(SUMPRODUCT(--({daftar_dikenal(sel)}={alamat}))=0,{tell(BUKAN_PILIHAN)},"")'
    if sel.jenis in BERANGKA:
        return _said_number(sel, alamat, tell)
    if sel.jenis is JenisSel.TANGGAL:
        return _said_date(sel, alamat, tell)
    if sel.jenis is JenisSel.NIP:
        return _said_nip(alamat, tell)
    if sel.jenis in TEKSTUAL:
        rest = '""'
        if sel.jenis is JenisSel.TAUTAN:
            link = ",".join(f'"{one}"' for one in _SKEMA)
            rest = f'IF(SUMPRODUCT(--ISNUMBER(SEARCH(" "&{{{link}}}," "&{alamat})))>0,{tell(BUKAN_TAUTAN)},"")'
        day = f"ABS({alamat}-{_MIDDLE})<={_REACH}"
        return (
            f'IF(ISLOGICAL({alamat}),{tell(BUKAN_TEKS)},'
            f'IF(ISNUMBER({alamat}),IF({day},{tell(JADI_TANGGAL)},""),{rest}))'
        )
    return ""


def _rumus_periode(sel: str) -> str:
    """A condition: the text is a period as the list writes them, of any year."""
    year = f"RIGHT({sel},4)"
    named = ",".join(f'"{one}"' for one in (*(quarter.value for quarter in Triwulan), "Tahun"))
    return (
        f'IFERROR(AND(SUMPRODUCT(--({{{named}}}&" "&{year}={sel}))=1,'
        f'ABS(VALUE({year})-{sum(TAHUN_TANGGAL) // 2})<={(TAHUN_TANGGAL[1] - TAHUN_TANGGAL[0]) // 2}),FALSE)'
    )


def _said_number(sel: Sel, alamat: str, tell: Callable[[str], str]) -> str:
    more = '""'
    if sel.pecahan_sampai:
        more = f'IF(AND({alamat}>0,{alamat}<={sel.pecahan_sampai:g}),{tell(PECAHAN)},"")'
    if _ditanya_persen(sel):
        more = f'IF(LEFT(CELL("format",{alamat}),1)="P",{tell(BERFORMAT)},{more})'
    whole = f",INT({alamat})<>{alamat}" if sel.jenis is JenisSel.BULAT else ""
    return (
        f"IF(OR(NOT(ISNUMBER({alamat})),ISLOGICAL({alamat})),{tell(BUKAN_ANGKA)},"
        f"IF(OR({alamat}<{sel.terkecil:.0f},{alamat}>{sel.terbesar:.0f}{whole}),{tell(_batas(sel))},{more}))"
    )


def _said_date(sel: Sel, alamat: str, tell: Callable[[str], str]) -> str:
    number = f"INT({alamat})"
    day = number if sel.hari_tepat else _day(alamat, number)
    found = f'IFERROR(IF(ABS({day}-{_MIDDLE})<={_REACH},"",{tell(LUAR_KALENDER)}),{tell(BUKAN_TANGGAL)})'
    if not sel.hari_tepat:
        return found
    return f'IF(ISNUMBER({alamat}),IF(INT({alamat})<>{alamat},{tell(BERJAM)},{found}),{tell(BUKAN_TANGGAL)})'


def _said_nip(alamat: str, tell: Callable[[str], str]) -> str:
    digits = rumus_nip(alamat)
    places = ",".join(map(str, range(1, 19)))
    month = f"LOOKUP(VALUE(MID({digits},13,2)),{{0,1,13,21}},{{0,1,0,1}})"
    possible = (
        f'AND(ISNUMBER(DATEVALUE(TEXT(VALUE(LEFT({digits},8)),"0000-00-00"))),{month}=1,'
        f'ABS(VALUE(MID({digits},9,4))-2050)<=150,ABS(VALUE(MID({digits},15,1))-1.5)<1,RIGHT({digits},3)<>"000")'
    )
    return (
        f"IF(NOT(ISTEXT({alamat})),{tell(NIP_ANGKA)},IF(OR(LEN({digits})<>18,"
        f'SUMPRODUCT(--ISNUMBER(FIND(MID({digits},{{{places}}},1),"0123456789")))<18),{tell(NIP_PANJANG)},'
        f'IFERROR(IF({possible},"",{tell(NIP_MUSTAHIL)}),{tell(NIP_MUSTAHIL)})))'
    )


# ------------------------------------------------------------------------------------------------- values


def salah(sel: Sel, nilai: Any, *, persen: bool = False) -> Cacat | None:
    """What is wrong with a value that a cell of this column or field holds; ``persen``: it shows a percentage."""
    if tampak_kosong(sel, nilai) or not sel.isian:
        return None
    found = _wrong(sel, nilai, persen)
    return found._replace(saran="Kosongkan sel itu; isinya hanya spasi.") if found and hampa(nilai) else found


def _wrong(sel: Sel, nilai: Any, persen: bool) -> Cacat | None:
    if sel.pilihan == DAFTAR_PERIODE:
        return _wrong_period(nilai)
    if sel.pilihan is not None and not _angka_pilihan(sel):
        if sel.pilihan in DAFTAR_KODE:
            plain = isinstance(nilai, str) and " ".join(nilai.replace(_NBSP, " ").split()) == nilai
            return None if plain else Cacat("PILIHAN-TIDAK-DIKENAL", BUKAN_PILIHAN)
        if isinstance(sel.pilihan, str):
            return Cacat("PILIHAN-TIDAK-DIKENAL", BUKAN_PILIHAN) if hampa(nilai) else None
        return _wrong_choice(sel, nilai)
    if sel.jenis in BERANGKA:
        return _wrong_number(sel, nilai, persen)
    if sel.jenis is JenisSel.TANGGAL:
        return _wrong_date(sel, nilai)
    if sel.jenis is JenisSel.NIP:
        return _wrong_nip(nilai)
    if sel.jenis in TEKSTUAL:
        return _wrong_text(sel, nilai)
    return None


def salah_status(sel: Sel, nilai: Any) -> str:
    """The same as a status says it."""
    wrong = salah(sel, nilai)
    return f", {sel.judul} {wrong.frasa}" if wrong else ""


def _angka_pilihan(sel: Sel) -> bool:
    return isinstance(sel.pilihan, tuple) and all(isinstance(one, int) for one in sel.pilihan)


def _batas(sel: Sel) -> str:
    whole = "bilangan bulat " if sel.jenis is JenisSel.BULAT else ""
    return f"harus {whole}{sel.terkecil:.0f} sampai {sel.terbesar:.0f}"


def kata_pilihan(sel: Sel) -> tuple[str, ...]:
    """The words of a cell's fixed list."""
    if sel.pilihan is None or isinstance(sel.pilihan, str):
        return ()
    return tuple(str(getattr(one, "value", one)) for one in sel.pilihan)


@lru_cache(maxsize=256)
def _taken(sel: Sel) -> frozenset[str]:
    return frozenset(word.casefold() for word in (*kata_pilihan(sel), *sel.isi_lain))


def _wrong_choice(sel: Sel, nilai: Any) -> Cacat | None:
    if isinstance(nilai, str) and nilai.casefold() in _taken(sel):
        return None
    code = "PANGKAT-SALAH" if sel.isi_lain else "PILIHAN-TIDAK-DIKENAL"
    return Cacat(code, BUKAN_PILIHAN, _remedy_choice(sel, nilai))


def _wrong_period(nilai: Any) -> Cacat | None:
    try:
        meant = str(Periode.parse(nilai)) if isinstance(nilai, str) else None
    except PeriodeSalah:
        meant = None
    if meant is None:
        return Cacat("PERIODE-SALAH", BUKAN_PILIHAN)
    if meant.casefold() == nilai.casefold():
        return None
    return Cacat("PERIODE-SALAH", BUKAN_PILIHAN, f'Pilih "{meant}" dari daftar pada sel itu.')


def _remedy_choice(sel: Sel, nilai: Any) -> str | None:
    words = kata_pilihan(sel)
    text = " ".join(str(nilai).split())
    meant = next((word for word in words if word.casefold() == text.casefold()), None)
    if meant is not None and isinstance(nilai, str):
        return f'Ada spasi yang berlebih; pilih ulang "{meant}" dari daftar pada sel itu.'
    found = cari(sel.pilihan, text) if isinstance(sel.pilihan, type) and isinstance(nilai, str) else None
    if found is not None:
        return f'Bila maksudnya "{found.value}", pilih itu dari daftar pada sel itu.'
    if len(words) <= 12:
        return bertitik(f"Pilih dari daftar pada sel itu: {', '.join(words)}")
    return None


_NUMBER_TEXT: Final = ungkapan(r"[-+]?[0-9.,\s\u00a0]*[0-9]\s*%?")


def _wrong_number(sel: Sel, nilai: Any, persen: bool) -> Cacat | None:
    if isinstance(nilai, datetime.time | datetime.timedelta):
        nilai = angka_jam(nilai)
    if isinstance(nilai, datetime.date) and (number := angka_hari(nilai)) is not None:
        nilai = number
    if isinstance(nilai, datetime.date):  # a formula sees its number
        inside = sel.terkecil <= seri(_day_of(nilai) or datetime.date.min) <= sel.terbesar
        return Cacat("ANGKA-SALAH", BUKAN_ANGKA if inside else _batas(sel), _BUKAN_TANGGALNYA)
    if isinstance(nilai, bool) or not isinstance(nilai, int | float):
        if isinstance(nilai, str) and _NUMBER_TEXT.fullmatch(nilai.strip()):
            return Cacat("ANGKA-TEKS", BUKAN_ANGKA, _remedy_number(nilai.strip()))
        return Cacat("ANGKA-SALAH", BUKAN_ANGKA)
    if not sel.terkecil <= nilai <= sel.terbesar:
        return Cacat("ANGKA-BATAS", _batas(sel), _remedy_percent(nilai) if persen else None)
    if sel.jenis is JenisSel.BULAT and nilai != int(nilai):
        return Cacat("ANGKA-SALAH", _batas(sel))
    if persen and _ditanya_persen(sel):
        return Cacat("ANGKA-PERSEN", BERFORMAT, _remedy_percent(nilai))
    if 0 < nilai <= sel.pecahan_sampai:
        return Cacat("ANGKA-PERSEN", PECAHAN, _remedy_percent(nilai))
    return None


def _ditanya_persen(sel: Sel) -> bool:
    """Whether a number shown as a percentage may pass for a right one; elsewhere its bounds refuse it."""
    return sel.terkecil <= 1 and sel.terbesar >= 100


_BUKAN_TANGGALNYA: Final = "Ubah format sel menjadi General, lalu ketik angkanya; yang ada sekarang tanggal."


#: A text that can only mean one number; ``83.500`` may be thousands.
_ONE_MEANING: Final = ungkapan(r"[-+]?[0-9]+(,[0-9]+|\.(?![0-9]{3}\Z)[0-9]+)?")


def _remedy_number(teks: str) -> str:
    bare = teks.rstrip("%").strip()
    if not _ONE_MEANING.fullmatch(bare):
        return "Ubah format sel menjadi General, lalu ketik ulang angkanya tanpa titik ribuan; pecahan memakai koma."
    return (
        f"Ubah format sel menjadi General, lalu ketik ulang {bare.replace('.', ',')} sebagai angka (pecahan memakai "
        "koma); bila banyak, buka dahulu proteksi lembarnya (Review > Unprotect Sheet), blok kolomnya, lalu "
        "Data > Text to Columns > Finish."
    )


def _remedy_percent(nilai: float) -> str:
    shown = f"{nilai * 100:.10g}".replace(".", ",")
    return f"Ubah format sel menjadi General, lalu ketik {shown} (tanpa tanda %) bila itu maksudnya."


def _wrong_date(sel: Sel, nilai: Any) -> Cacat | None:
    if isinstance(nilai, str):
        day = None if sel.hari_tepat else tanggal_teks(nilai)
        if day is None:
            return Cacat("TANGGAL-TEKS", BUKAN_TANGGAL)
        return None if TAHUN_TANGGAL[0] <= day.year <= TAHUN_TANGGAL[1] else Cacat("TANGGAL-SALAH", LUAR_KALENDER)
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | datetime.date):
        return Cacat("TANGGAL-SALAH", LUAR_KALENDER)
    if sel.hari_tepat and _has_time(nilai):
        return Cacat("TANGGAL-SALAH", BERJAM, "Ketik tanggalnya saja, tanpa jam.")
    day = _day_of(nilai)
    if day is None or not TAHUN_TANGGAL[0] <= day.year <= TAHUN_TANGGAL[1]:
        return Cacat("TANGGAL-SALAH", LUAR_KALENDER)
    return None


def _has_time(nilai: Any) -> bool:
    if isinstance(nilai, datetime.datetime):
        return nilai.time() != datetime.time()
    return isinstance(nilai, float) and not nilai.is_integer()


def _day_of(nilai: float | datetime.date) -> datetime.date | None:
    if isinstance(nilai, datetime.datetime):
        return nilai.date()
    if isinstance(nilai, datetime.date):
        return nilai
    return tanggal_seri(nilai) if _FIRST <= nilai < _LAST + 1 else None


def hari(nilai: Any) -> Any:
    """The day a cell means, as :func:`rumus_tanggal` has it; what is none stays as it is, or is ``None``."""
    if isinstance(nilai, str):
        return tanggal_teks(nilai) or nilai
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | datetime.date):
        return nilai
    day = _day_of(nilai)
    return day if day is not None and TAHUN_TANGGAL[0] <= day.year <= TAHUN_TANGGAL[1] else None


def _wrong_nip(nilai: Any) -> Cacat | None:
    if type(nilai) is NIP:  # proof of its shape
        return None
    if not isinstance(nilai, str):
        return Cacat("NIP-ANGKA", NIP_ANGKA)
    digits = angka_nip(nilai)
    try:
        problem = "Ada spasi tersembunyi di dalamnya." if NIP(digits) != digits else ""
    except NIPSalah as found:
        problem = str(found)
    if not problem:
        return None
    whole = len(digits) == 18 and digits.isascii() and digits.isdecimal()
    code = "NIP-ANGKA" if not whole and "terbaca sebagai angka" in problem else "NIP-SALAH"
    return Cacat(code, NIP_MUSTAHIL if whole else NIP_PANJANG, rinci=problem)


def _wrong_text(sel: Sel, nilai: Any) -> Cacat | None:
    if isinstance(nilai, bool):
        return Cacat("SEL-JENIS", BUKAN_TEKS)
    if isinstance(nilai, datetime.date):
        return Cacat("SEL-JADI-TANGGAL", JADI_TANGGAL) if angka_hari(nilai) is None else None
    if isinstance(nilai, int | float) and _FIRST <= nilai <= _LAST:  # a formula cannot tell it from a date
        return Cacat("SEL-JADI-TANGGAL", JADI_TANGGAL, "Ubah format sel menjadi Text, lalu ketik ulang angkanya.")
    if sel.jenis is JenisSel.TAUTAN and any(f" {one}" in f" {nilai}".casefold() for one in _SKEMA):
        return Cacat("TAUTAN-BERBAHAYA", BUKAN_TAUTAN)
    return None


# ------------------------------------------------------------------------------------------------- reader


def tampak_sah(sel: Sel) -> Callable[[Any], bool] | None:
    """A quick look that passes what is certainly right; ``None`` where only a look at the type is needed."""
    if not sel.isian or (sel.jenis in TEKSTUAL and sel.jenis is not JenisSel.TAUTAN):
        return None
    if sel.pilihan is not None and not _angka_pilihan(sel):
        if isinstance(sel.pilihan, str):
            return lru_cache(maxsize=512)(lambda code: isinstance(code, str) and salah(sel, code) is None)
        return frozenset(kata_pilihan(sel)).__contains__
    if sel.jenis is JenisSel.TANGGAL and not sel.hari_tepat:
        first, last = TAHUN_TANGGAL
        return lambda value: isinstance(value, datetime.date) and first <= value.year <= last
    if sel.jenis is JenisSel.TAUTAN:
        return lambda value: isinstance(value, str) and value.startswith("https://") and " " not in value
    return lambda value: salah(sel, value) is None


def pasti_benar(sel: Sel) -> Callable[[Any], bool]:
    """A quick look that passes most of what :func:`salah` finds nothing wrong with, and nothing else."""
    if not sel.isian:
        return lambda _: True
    if sel.pilihan is None and sel.jenis in TEKSTUAL and sel.jenis is not JenisSel.TAUTAN:
        return lambda value: isinstance(value, str)
    if sel.jenis is JenisSel.NIP and sel.pilihan is None:
        return lambda value: type(value) is NIP
    if sel.jenis in TEKSTUAL:
        return lambda _: False
    return tampak_sah(sel) or (lambda _: False)


def daftar_bulan() -> list[str | int]:
    """The hidden list of months, in blocks of twelve."""
    return [name for block in EJAAN_BULAN for name in block]
