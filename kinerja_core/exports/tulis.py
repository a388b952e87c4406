"""Write rows in the layout of a profile; no exported value can run as a formula."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter

from kinerja_core.exports.isian import LEWAT_ISI, NilaiSel
from kinerja_core.exports.lembar_ekspor import LembarEkspor
from kinerja_core.exports.pembaca import PembacaEkspor, dikarang, salah_baca, untuk_pembaca
from kinerja_core.exports.profil_ekspor import KolomProfil, Profil
from kinerja_core.exports.sel_csv import aman
from kinerja_core.exports.sumber import SARAN, SEBAB, BarisEkspor
from kinerja_core.model.excel import BARIS_LEMBAR, DIBUAT, HURUF_SEL, panjang_excel
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import KATEGORI_HASIL, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan


@dataclass(frozen=True, slots=True)
class HasilEkspor:
    """The file, how many rows it has, and what was left out because a mandatory value is not known.

    ``bagian`` are several files where a sheet of Excel has not enough rows for all.
    """

    bagian: tuple[bytes, ...]
    baris: int
    temuan: tuple[Temuan, ...]

    @property
    def isi(self) -> bytes:
        """The only file."""
        (only,) = self.bagian
        return only

    def berkas(self, tujuan: Path) -> dict[Path, bytes]:
        """The files by their names: the one asked for, or ``nama bagian 1 dari 2.xlsx`` and so on; none without a row.

        A file of headings alone would look like one that is ready to be imported, and take the place of an older one.
        """
        most = len(self.bagian)
        if not self.baris:
            return {}
        if most == 1:
            return {tujuan: self.isi}
        names = (f"{tujuan.stem} bagian {number} dari {most}{tujuan.suffix}" for number in range(1, most + 1))
        return {tujuan.with_name(name): content for name, content in zip(names, self.bagian, strict=True)}


def ekspor(profil: Profil, baris: Iterable[BarisEkspor], *, berurut: bool = False) -> HasilEkspor:
    """Write the rows a profile asks for, one after the other; none of them stays in memory.

    A row without a mandatory value, with a value the profile has no code for, or with a text Excel cannot hold,
    is left out and reported: nothing is guessed and nothing is cut. So is a row that the reader of the profile would
    misread. Activities of one day share the hours given.

    Args:
        profil: the layout.
        baris: the rows.
        berurut: all rows of a person stand together.
    """
    usable = _Usable(profil, baris)
    rows = _Counted(profil, _with_hours(iter(usable), berurut=berurut))
    parts = [_PENULIS[profil.format](profil, rows.bagian())]
    while rows.sisa:
        parts.append(_PENULIS[profil.format](profil, rows.bagian()))
    return HasilEkspor(tuple(parts), rows.count, tuple(usable.temuan()))


_EMPTY: Final = (None, "")


class _Usable:
    """The rows that can be written, and what is told of the others."""

    def __init__(self, profil: Profil, baris: Iterable[BarisEkspor]) -> None:
        self._profile = profil
        self._mandatory = [str(k.isian) for k in profil.kolom if k.wajib]
        self._coded = any(k.kode for k in profil.kolom)
        self._fields = [str(k.isian) for k in profil.kolom]
        self._rows = baris
        self._refused: dict[_Cause, list[str]] = {}  # the rows of each cause
        self._misread: dict[tuple[str, str | None], tuple[BarisEkspor, int]] = {}  # the first, and how many

    def __iter__(self) -> Iterator[BarisEkspor]:
        profile, reader = self._profile, self._profile.pembaca
        for one in self._rows:
            row = one if reader is None else untuk_pembaca(reader, one)
            if not self._plainly_right(row) and (problems := _problems(profile, row)):
                for cause in problems:
                    self._refused.setdefault(cause, []).append(_which(row))
            elif reader is not None and (why := _misread(profile, reader, row)):
                first, count = self._misread.get(why, (row, 0))
                self._misread[why] = first, count + 1
            else:
                yield row

    def _plainly_right(self, row: BarisEkspor) -> bool:
        """Whether nothing can be wrong with a row, as with most; the others are looked at with care."""
        if self._coded:
            return False
        for name in self._mandatory:
            if row.get(name) in _EMPTY:
                return False
        return all(len(value) <= HURUF_SEL // 2 for name in self._fields if isinstance(value := row.get(name), str))

    def temuan(self) -> Iterator[Temuan]:
        """What was found, once all rows were asked for."""
        yield from _told(self._refused)
        for (why, todo), (first, count) in self._misread.items():
            yield buat_temuan(
                "EKSPOR-SALAH-BACA", f"{count} baris tidak ditulis karena {why}; misalnya {_which(first)}.", saran=todo
            )


class _Counted:
    """Rows with their numbers, in parts as large as the format can hold; each part is numbered from 1."""

    def __init__(self, profil: Profil, baris: Iterator[BarisEkspor]) -> None:
        self.count = 0
        self._rows = baris
        self._most = BARIS_LEMBAR - 1 if profil.format == "xlsx" else None
        self._next = next(baris, None)

    @property
    def sisa(self) -> bool:
        """Whether there are rows that no part has had."""
        return self._next is not None

    def bagian(self) -> Iterator[BarisEkspor]:
        """The next part."""
        number = 0
        while self._next is not None and number != self._most:
            row, self._next = self._next, next(self._rows, None)
            number += 1
            self.count += 1
            yield {**row, "nomor": number}


def _with_hours(baris: Iterator[BarisEkspor], *, berurut: bool) -> Iterator[BarisEkspor]:
    """Rows whose activities share the hours of their day; the rows of one person wait for each other."""
    first = next(baris, None)
    if first is None:
        return
    rows = chain((first,), baris)
    if not (first.get("jam_mulai") and first.get("jam_selesai")):  # given for every row, or for none
        yield from rows
        return
    for _, group in groupby(rows, key=lambda row: row.get("nip") if berurut else None):
        together = [dict(row) for row in group]
        _share_hours(together)
        yield from together


class _Cause(NamedTuple):
    """Why a value of a row cannot be written; many rows may have it in common."""

    kode: str
    isi: str  #: what is wrong with which column
    saran: str | None = None


#: What stands around the causes of rows that are not written.
_SEBAB_BARIS: Final = {
    "EKSPOR-KOSONG": "belum ada: {}",
    "EKSPOR-KODE": "profil tidak mempunyai kode untuk {}",
    "EKSPOR-TERLALU-PANJANG": f"isian {{}} lebih dari {HURUF_SEL} huruf",
}
#: So many rows of one cause are named; the count tells of the others.
_DISEBUT: Final = 50


def _problems(profil: Profil, row: BarisEkspor) -> list[_Cause]:
    """Why a row cannot be written in this layout."""
    missing = [
        _Cause("EKSPOR-KOSONG", _missing(k, row), str(todo) if (todo := row.get(f"{SARAN}{k.isian}")) else None)
        for k in profil.kolom if _wanted(k, row) and row.get(str(k.isian)) in (None, "")
    ]
    uncoded = [
        _Cause("EKSPOR-KODE", f'"{row[k.isian]}" ({k.judul})')
        for k in profil.kolom
        if k.isian is not None and k.kode and row.get(k.isian) is not None and str(row[k.isian]) not in k.kode
    ]
    long = [] if profil.format == "json" else [_Cause("EKSPOR-TERLALU-PANJANG", one) for one in _too_long(profil, row)]
    return [*missing, *uncoded, *long]


def _told(refused: Mapping[_Cause, Sequence[str]]) -> Iterator[Temuan]:
    """One finding for each cause with the rows it keeps out; causes of the very same rows are told together."""
    together: dict[tuple[str, tuple[str, ...]], list[_Cause]] = {}
    for cause, rows in refused.items():
        together.setdefault((cause.kode, tuple(rows)), []).append(cause)
    for (code, rows), causes in together.items():
        why = _SEBAB_BARIS[code].format(", ".join(one.isi for one in causes))
        todo = " ".join(dict.fromkeys(one.saran for one in causes if one.saran)) or None
        if len(rows) == 1:
            said = f"Baris {rows[0]} tidak ditulis karena {why}"
        else:
            named = sebut(rows, "baris lainnya", pemisah="; ", paling_banyak=_DISEBUT)
            said = f"{len(rows)} baris tidak ditulis karena {why}. Baris itu: {named}"
        yield buat_temuan(code, bertitik(said), saran=todo)


def _misread(profil: Profil, pembaca: PembacaEkspor, baris: BarisEkspor) -> tuple[str, str | None] | None:
    """Why the reader would misread a row, and what to do where it is not what the catalogue says; ``None`` if not."""
    titles = {column.isian: column.judul for column in profil.kolom}
    if why := salah_baca(pembaca, baris, titles):
        return why, None
    if not (blank := dikarang(pembaca, baris)):
        return None
    filled = ", ".join(f"{titles[name]}: {pembaca.karangan[name]}" for name in blank)
    given = " ".join(f"--isi {name}=…" for name in blank if name in LEWAT_ISI[profil.sumber])
    return (
        f"{' dan '.join(str(titles[name]) for name in blank)} kosong, dan pengimpor mengisinya sendiri ({filled})",
        f"Sebutkan isinya dengan {given}, lalu ekspor kembali." if given else "Isi di buku kerja, lalu ekspor kembali.",
    )


def _share_hours(rows: list[BarisEkspor]) -> None:
    """The hours of a day shared by the activities of one person on it: equal parts, one after the other, as written.

    The one who exports gives the same hours to every row; two activities at one time would be refused or, worse, kept
    as one. Parts begin on five minutes where they are long enough.

    Raises:
        GalatKinerja: a day has more activities than minutes.
    """
    days: dict[tuple[NilaiSel, NilaiSel], list[BarisEkspor]] = defaultdict(list)
    for row in rows:
        if row.get("jam_mulai") and row.get("jam_selesai"):
            days[row.get("nip"), row.get("tanggal")].append(row)
    for activities in days.values():
        begin, end = (_minutes(str(activities[0][name])) for name in ("jam_mulai", "jam_selesai"))
        count, whole = len(activities), end - begin
        if whole < count:
            raise GalatKinerja(
                f"{count} kegiatan {_which(activities[0])} tidak muat di antara jam mulai dan jam selesai; "
                "beri jam selesai yang lebih lambat."
            )
        step = 5 if whole >= 5 * count else 1
        edges = [begin, *(begin + number * whole // count // step * step for number in range(1, count)), end]
        for row, start, stop in zip(activities, edges, edges[1:], strict=False):
            row["jam_mulai"], row["jam_selesai"] = (f"{time // 60:02}:{time % 60:02}" for time in (start, stop))


def _minutes(jam: str) -> int:
    return int(jam[:2]) * 60 + int(jam[3:])


def _wanted(kolom: KolomProfil, row: BarisEkspor) -> bool:
    """Whether a column must be filled in this row; ``wajib`` may name the field on which that depends."""
    return row.get(kolom.wajib) is not None if isinstance(kolom.wajib, str) else kolom.wajib


def _missing(kolom: KolomProfil, row: BarisEkspor) -> str:
    why = row.get(f"{SEBAB}{kolom.isian}")
    return f"{kolom.judul} ({why})" if why else kolom.judul


def _too_long(profil: Profil, row: BarisEkspor) -> list[str]:
    return [
        k.judul for k in profil.kolom
        if len(text := str(row.get(str(k.isian)) or "")) > HURUF_SEL // 2 and panjang_excel(text) > HURUF_SEL
    ]


def _which(row: BarisEkspor) -> str:
    """A row as people find it: whose it is, and what tells it from the person's other rows."""
    known = (row.get(name) for name in ("tanggal", "triwulan", "kode_iki", "kegiatan"))
    marks = [tanggal_panjang(one) if isinstance(one, date) else str(one) for one in known if one]
    more = f", {' '.join(marks)}"[:80] if marks else ""
    return f"{row.get('nama')} ({row.get('nip')}){more}"


def _value(kolom: KolomProfil, row: BarisEkspor) -> NilaiSel | tuple[()]:
    """What stands in a cell: the fixed value, the code, or the value itself."""
    if kolom.isian is None:
        return kolom.tetap
    value = row.get(kolom.isian)
    return kolom.kode[str(value)] if kolom.kode and value is not None else value


#: Rows that are written in memory; beyond them each goes to the disk before the next one is made.
_IN_MEMORY: Final = 5_000


def _xlsx(profil: Profil, rows: Iterator[BarisEkspor]) -> bytes:
    first = list(islice(rows, _IN_MEMORY))
    large = len(first) == _IN_MEMORY
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": not large, "constant_memory": large, "strings_to_formulas": False, "strings_to_urls": False,
         "strings_to_numbers": False},
    )  # fmt: skip
    book.set_properties({"title": profil.deskripsi, "created": DIBUAT, "category": KATEGORI_HASIL})
    sheet: LembarEkspor = book.add_worksheet(profil.lembar, worksheet_class=LembarEkspor)
    head = book.add_format({"bold": True, "bg_color": "#DDEBEA", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "0", "valign": "top"})
    day = {p: book.add_format({"num_format": p, "valign": "top"}) for p in ("yyyy-mm-dd", "dd/mm/yyyy")}
    for col, k in enumerate(profil.kolom):
        sheet.set_column(col, col, k.lebar)
    sheet.set_row(0, _tall(max(_lines(k.judul, k.lebar - 2) for k in profil.kolom)))  # bold is wider
    for col, k in enumerate(profil.kolom):
        sheet.write_string(0, col, k.judul, head)
    last = 0
    for line, row in enumerate(chain(first, rows), 1):
        last = line
        cells: dict[int, Any] = {}
        lines = 1
        for col, k in enumerate(profil.kolom):
            value = _value(k, row)
            if value is None:
                continue
            shown = _plain(k, value)
            if len(shown) >= k.lebar - 2 or "\n" in shown:
                lines = max(lines, _lines(shown, k.lebar))
            if k.bentuk == "bulat" and isinstance(value, int):
                cells[col] = sheet.bilangan(value, number)
            elif k.bentuk == "tanggal" and isinstance(value, date):
                cells[col] = sheet.hari(value, day[k.pola_tanggal])
            else:
                cells[col] = sheet.teks(shown, text)
        sheet.tulis_baris(line, _tall(lines), cells)
    sheet.freeze_panes(1, 0)
    if last:
        sheet.autofilter(0, 0, last, len(profil.kolom) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def _lines(teks: str, lebar: int) -> int:
    """How many lines a text takes in a column of this width."""
    return sum(1 + len(part) // max(lebar - 2, 1) for part in teks.split("\n"))


def _tall(baris: int) -> float:
    """Height of a row of so many lines; not every program finds it by itself."""
    return min(15.0 * baris, 409)


def _csv(profil: Profil, rows: Iterator[BarisEkspor]) -> bytes:
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8-sig", newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([aman(k.judul) for k in profil.kolom])
    writer.writerows([aman(_plain(k, _value(k, row))) for k in profil.kolom] for row in rows)
    return _written(stream)


def _json(profil: Profil, rows: Iterator[BarisEkspor]) -> bytes:
    """A list of objects; what is not known is ``null``, numbers are numbers, everything else is text."""
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    between = "[\n"
    for row in rows:
        one = {k.judul: _json_value(k, _value(k, row)) for k in profil.kolom}
        stream.write(between + json.dumps([one], ensure_ascii=False, indent=2)[2:-2])
        between = ",\n"
    stream.write("[]\n" if between == "[\n" else "\n]\n")
    return _written(stream)


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    content = stream.detach()
    assert isinstance(content, io.BytesIO)  # noqa: S101 - made so
    return content.getvalue()


def _json_value(kolom: KolomProfil, value: NilaiSel | tuple[()]) -> Any:
    if value is None or isinstance(value, tuple) or (kolom.bentuk == "bulat" and isinstance(value, int)):
        return value
    return _plain(kolom, value)


def _plain(kolom: KolomProfil, value: NilaiSel | tuple[()]) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, date):
        return value.isoformat() if kolom.pola_tanggal == "yyyy-mm-dd" else value.strftime("%d/%m/%Y")
    return str(value)


_PENULIS: Final = {"xlsx": _xlsx, "csv": _csv, "json": _json}
