"""Write rows in the layout of a profile; no exported value can run as a formula."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from kinerja_core.exports.isian import LEWAT_ISI, NilaiSel
from kinerja_core.exports.pembaca import PembacaEkspor, dikarang, salah_baca, untuk_pembaca
from kinerja_core.exports.profil_ekspor import KolomProfil, Profil
from kinerja_core.exports.sel_csv import aman
from kinerja_core.exports.sumber import SARAN, SEBAB, BarisEkspor
from kinerja_core.model.excel import BARIS_LEMBAR, DIBUAT, HURUF_SEL, panjang_excel
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import KATEGORI_HASIL, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.temuan import Temuan


@dataclass(frozen=True, slots=True)
class HasilEkspor:
    """The file, how many rows it has, and what was left out because a mandatory value is not known."""

    isi: bytes
    baris: int
    temuan: tuple[Temuan, ...]


def ekspor(profil: Profil, baris: Iterable[BarisEkspor]) -> HasilEkspor:
    """Write the rows a profile asks for.

    A row without a mandatory value, with a value the profile has no code for, or with a text Excel cannot hold,
    is left out and reported: nothing is guessed and nothing is cut. So is a row that the reader of the profile would
    misread. Activities of one day share the hours given.

    Raises:
        GalatKinerja: more rows than a sheet has.
    """
    rows: list[BarisEkspor] = []
    findings: list[Temuan] = []
    misread: dict[tuple[str, str | None], list[BarisEkspor]] = defaultdict(list)
    reader = profil.pembaca
    for one in baris:
        row = one if reader is None else untuk_pembaca(reader, one)
        problems = _problems(profil, row)
        findings += problems
        if problems:
            continue
        if reader is not None and (why := _misread(profil, reader, row)):
            misread[why].append(row)
            continue
        rows.append({**row, "nomor": len(rows) + 1})
    findings += (
        buat_temuan(
            "EKSPOR-SALAH-BACA",
            f"{len(refused)} baris tidak ditulis karena {why}; misalnya {_which(refused[0])}.", saran=todo,
        )
        for (why, todo), refused in misread.items()
    )
    if profil.format == "xlsx" and len(rows) >= BARIS_LEMBAR:
        raise GalatKinerja(
            f"Lembar Excel memuat {BARIS_LEMBAR - 1} baris di bawah judulnya, sedangkan data ini memberi {len(rows)} "
            "baris. Ekspor sebagian datanya saja, misalnya satu folder setiap kali, ke beberapa berkas."
        )
    _share_hours(rows)
    content = _PENULIS[profil.format](profil, rows)
    return HasilEkspor(content, len(rows), tuple(findings))


def _problems(profil: Profil, row: BarisEkspor) -> list[Temuan]:
    """Why a row cannot be written in this layout."""
    findings = []
    missing = [k for k in profil.kolom if _wanted(k, row) and row.get(str(k.isian)) in (None, "")]
    uncoded = [
        f'"{row[k.isian]}" ({k.judul})'
        for k in profil.kolom
        if k.isian is not None and k.kode and row.get(k.isian) is not None and str(row[k.isian]) not in k.kode
    ]
    long = [] if profil.format == "json" else _too_long(profil, row)
    who = f"Baris {_which(row)} tidak ditulis karena"
    if missing:
        pesan = f"{who} belum ada: {', '.join(_missing(k, row) for k in missing)}."
        todo = " ".join(str(row[key]) for k in missing if row.get(key := f"{SARAN}{k.isian}"))
        findings.append(buat_temuan("EKSPOR-KOSONG", pesan, saran=todo or None))
    if uncoded:
        pesan = f"{who} profil tidak mempunyai kode untuk {', '.join(uncoded)}."
        findings.append(buat_temuan("EKSPOR-KODE", pesan))
    if long:
        pesan = f"{who} isian {', '.join(long)} lebih dari {HURUF_SEL} huruf."
        findings.append(buat_temuan("EKSPOR-TERLALU-PANJANG", pesan))
    return findings


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
    return [k.judul for k in profil.kolom if panjang_excel(str(row.get(str(k.isian)) or "")) > HURUF_SEL]


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


def _xlsx(profil: Profil, rows: list[BarisEkspor]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": profil.deskripsi, "created": DIBUAT, "category": KATEGORI_HASIL})
    sheet = book.add_worksheet(profil.lembar)
    head = book.add_format({"bold": True, "bg_color": "#DDEBEA", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "0", "valign": "top"})
    day = {p: book.add_format({"num_format": p, "valign": "top"}) for p in ("yyyy-mm-dd", "dd/mm/yyyy")}
    for col, k in enumerate(profil.kolom):
        sheet.set_column(col, col, k.lebar)
        sheet.write_string(0, col, k.judul, head)
        for line, row in enumerate(rows, 1):
            value = _value(k, row)
            if value is None:
                continue
            if k.bentuk == "bulat" and isinstance(value, int):
                sheet.write_number(line, col, value, number)
            elif k.bentuk == "tanggal" and isinstance(value, date):
                sheet.write_datetime(line, col, datetime(value.year, value.month, value.day), day[k.pola_tanggal])  # noqa: DTZ001 - a calendar day has no zone
            else:
                sheet.write_string(line, col, _plain(k, value), text)
    sheet.set_row(0, _height((k.judul, k.lebar - 2) for k in profil.kolom))  # bold is wider
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _height((_plain(k, _value(k, row)), k.lebar) for k in profil.kolom))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(profil.kolom) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Height of a row that shows its texts in columns of these widths; not every program finds it by itself."""
    lines = max(sum(1 + len(part) // max(width - 2, 1) for part in text.split("\n")) for text, width in cells)
    return min(15.0 * lines, 409)


def _csv(profil: Profil, rows: list[BarisEkspor]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    table = [[k.judul for k in profil.kolom], *([_plain(k, _value(k, row)) for k in profil.kolom] for row in rows)]
    for cells in table:
        writer.writerow([aman(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _json(profil: Profil, rows: list[BarisEkspor]) -> bytes:
    """A list of objects; what is not known is ``null``, numbers are numbers, everything else is text."""
    content = [{k.judul: _json_value(k, _value(k, row)) for k in profil.kolom} for row in rows]
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


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
