"""Values of cells as people see them and as the model takes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from kinerja_core.model.dasar import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.excel import HARI_PERTAMA, seri
from kinerja_core.model.istilah import YaTidak, cari, tanggal_panjang
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.teks import KarakterTerlarang, normalkan
from kinerja_core.workbooks.mesin.rupa_angka import tampil_angka
from kinerja_core.workbooks.mesin.spek import JenisSel, Sel

#: What a cell shows that holds an error, in any case, since formulas compare texts so.
GALAT_EXCEL: Final = (
    "#N/A", "#NAME?", "#REF!", "#VALUE!", "#NUM!", "#NULL!", "#DIV/0!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    "#GETTING_DATA",
)
#: What programs write in the place of a letter or mark that they could not keep.
HURUF_HILANG: Final = "\ufffd"
_TEXTUAL: Final = frozenset({JenisSel.TEKS, JenisSel.TEKS_PANJANG, JenisSel.KODE, JenisSel.TAUTAN, JenisSel.PILIHAN})
_NUMERIC: Final = frozenset({JenisSel.ANGKA, JenisSel.BULAT})
_YES_NO: Final = {YaTidak.YA: True, YaTidak.TIDAK: False}


def ya_tidak(value: Any) -> Any:
    """``Ya`` and ``Tidak`` as a boolean; anything else as it is."""
    word = cari(YaTidak, value) if isinstance(value, str) else None
    return value if word is None else _YES_NO[word]


def pecah(value: Any) -> Any:
    """Several values of one cell: one per line, ``;`` also separates; bullets and numbers stay as typed."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in re.split(r"[\r\n\x0b\x85\u2028\u2029;]+", value) if part.strip())


def setarakan(teks: str) -> str:
    """A text as it is compared with another: neither its case nor how many spaces it has counts."""
    return " ".join(teks.split()).casefold()


def kutip(value: object, batas: int = 80) -> str:
    """A value in quotes as the user sees it in the cell, shortened when long."""
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
    elif isinstance(value, float):
        text = teks_bilangan(value)
    elif isinstance(value, datetime.date):
        text = tanggal_panjang(value)
        if isinstance(value, datetime.datetime) and value.time() != datetime.time():
            text += f" {value:%H.%M}"
    else:
        text = " ".join(str(value).split())
    if not text.isprintable():
        text = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return f'"{text if len(text) <= batas else text[: batas - 1] + "…"}"'


def teks_bilangan(value: float) -> str:
    """Exact decimal text of what was typed: ``1.0`` -> ``1``, ``0.1`` -> ``0,1`` as Indonesians write it."""
    return format(Decimal(repr(value)).normalize(), "f").replace(".", ",")


def _seconds(value: datetime.time | datetime.timedelta) -> Decimal:
    if isinstance(value, datetime.time):
        value = datetime.timedelta(0, value.second, value.microsecond, 0, value.minute, value.hour)
    return Decimal(value // datetime.timedelta(microseconds=1)) / 1_000_000


def angka_jam(value: datetime.time | datetime.timedelta) -> float:
    """The number behind a time of day, which formulas see: a part of a day."""
    return float(_seconds(value) / 86_400)


def angka_hari(value: datetime.date) -> float | None:
    """The number behind a day of a year that nobody means, of a number whose cell shows days: formulas see the number.

    ``None`` for any other day, and for the one as which Excel's calendar shows two numbers.
    """
    if TAHUN_PERTAMA <= value.year <= TAHUN_TERAKHIR:
        return None
    day, part = value, 0.0
    if isinstance(value, datetime.datetime):
        day, part = value.date(), angka_jam(value.time())
    if day < HARI_PERTAMA and (day.month, day.day) == (2, 28):
        return None
    return seri(day) - (day < HARI_PERTAMA) + part


def _teks_jam(value: datetime.time | datetime.timedelta) -> str:
    """A time of day, or how long something took, as cells show it: ``08:30``; seconds only where there are any."""
    seconds = round(_seconds(value))
    shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{shown}:{seconds % 60:02}" if seconds % 60 else shown


def angka_di_teks(sel: Sel, value: Any) -> bool:
    """Whether a column of texts holds a number."""
    return sel.jenis in _TEXTUAL and isinstance(value, (int, float)) and not isinstance(value, bool)


def angka_tersamar(sel: Sel, value: Any) -> float | None:
    """The number in a column of no days whose cell shows it as a day that nobody means; ``None`` for anything else."""
    asked = sel.jenis in _TEXTUAL or sel.jenis in _NUMERIC
    return angka_hari(value) if asked and isinstance(value, datetime.date) else None


def sesuai(sel: Sel, value: Any, percent: bool, rupa: str | None = None) -> Any:
    """A number or time in a text column as its cell shows it; everything else as formulas see it. Never a NIP.

    Args:
        sel: the column or field.
        value: what its cell holds.
        percent: it shows a percentage; no decimal of it is rounded away.
        rupa: the format of another number; one that cannot be told gives the number as it was typed.
    """
    if (number := angka_tersamar(sel, value)) is not None:
        value = number
    if isinstance(value, datetime.time | datetime.timedelta):
        if sel.jenis in _NUMERIC:
            return angka_jam(value)
        return _teks_jam(value) if sel.jenis in _TEXTUAL else value
    if not angka_di_teks(sel, value):
        return value
    if percent:
        return teks_bilangan(float(Decimal(repr(value)) * 100)) + "%"
    return (tampil_angka(float(value), rupa) if rupa else None) or teks_bilangan(float(value))


def pesan_rupa(sel: Sel, value: float) -> str:
    """What is said of a number whose format shows something that cannot be told."""
    typed = teks_bilangan(float(value))
    return f'{sel.judul}: angka {typed} berformat khusus, sehingga yang tampak di sel lain; yang dipakai "{typed}".'


def pesan_huruf_hilang(judul: str, teks: str) -> str:
    """What is said of a text that lost a letter."""
    return f'{judul}: satu huruf pada teks {kutip(teks)} hilang dan diganti tanda "{HURUF_HILANG}".'


def tampak_galat(value: Any) -> bool:
    """Whether a cell shows an error value."""
    return isinstance(value, str) and value[:1] == "#" and value.upper() in GALAT_EXCEL


def nama_tampil(value: object) -> str | None:
    """A name for showing, as far as it can be read."""
    try:
        text = " ".join(normalkan(value).split()) if isinstance(value, str) else ""
    except KarakterTerlarang:
        text = ""
    return text or None


def nip_utuh(value: object) -> str | None:
    """A NIP that is well formed; ``None`` for anything else."""
    try:
        return str(NIP(value)) if isinstance(value, str) else None
    except NIPSalah:
        return None


def termirip(teks: str, antara: Iterable[str], batas: float) -> str | None:
    """Which of some folded words a text was probably meant to be, from a likeness of 0 to 1 on."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a workbook that lacks something asks

    return next(iter(get_close_matches(teks, antara, n=1, cutoff=batas)), None)
