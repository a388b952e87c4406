"""Write rows in the layout of a profile; no exported value can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import xlsxwriter

from kinerja_core.exports.profil_ekspor import KolomProfil, Profil
from kinerja_core.exports.sumber import Baris, NilaiSel
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.temuan import Temuan

_FORMULA_START: Final = ("=", "+", "-", "@", "\t", "\r")
_FIXED: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - document properties; equal data give equal bytes
_EXCEL_CELL: Final = 32_767


@dataclass(frozen=True, slots=True)
class HasilEkspor:
    """The file, how many rows it has, and what was left out because a mandatory value is not known."""

    isi: bytes
    baris: int
    temuan: tuple[Temuan, ...]


def ekspor(profil: Profil, baris: Iterable[Baris]) -> HasilEkspor:
    """Write the rows a profile asks for.

    A row without a mandatory value, or with a text Excel cannot hold, is left out and reported: nothing
    is guessed and nothing is cut.
    """
    rows: list[Baris] = []
    findings: list[Temuan] = []
    for row in baris:
        missing = [k.judul for k in profil.kolom if k.wajib and row.get(k.isian) in (None, "")]
        long = [k.judul for k in profil.kolom if len(str(row.get(k.isian) or "")) > _EXCEL_CELL]
        who = f"{row.get('nama')} ({row.get('nip')})"
        if missing:
            pesan = f"Baris {who} tidak ditulis karena belum ada: {', '.join(missing)}."
            findings.append(buat_temuan("EKSPOR-KOSONG", pesan))
        elif long:
            pesan = f"Baris {who} tidak ditulis karena isian {', '.join(long)} lebih dari 32.767 huruf."
            findings.append(buat_temuan("EKSPOR-TERLALU-PANJANG", pesan))
        else:
            rows.append({**row, "nomor": len(rows) + 1})
    content = _xlsx(profil, rows) if profil.format == "xlsx" else _csv(profil, rows)
    return HasilEkspor(content, len(rows), tuple(findings))


def _xlsx(profil: Profil, rows: list[Baris]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": profil.deskripsi, "created": _FIXED})
    sheet = book.add_worksheet(profil.lembar)
    head = book.add_format({"bold": True, "bg_color": "#DDEBEA", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "0", "valign": "top"})
    day = {p: book.add_format({"num_format": p, "valign": "top"}) for p in ("yyyy-mm-dd", "dd/mm/yyyy")}
    for col, k in enumerate(profil.kolom):
        sheet.set_column(col, col, k.lebar)
        sheet.write_string(0, col, k.judul, head)
        for line, row in enumerate(rows, 1):
            value = row.get(k.isian)
            if value is None:
                continue
            if k.bentuk == "bulat" and isinstance(value, int):
                sheet.write_number(line, col, value, number)
            elif k.bentuk == "tanggal" and isinstance(value, date):
                sheet.write_datetime(line, col, datetime(value.year, value.month, value.day), day[k.pola_tanggal])  # noqa: DTZ001 - a calendar day has no zone
            else:
                sheet.write_string(line, col, _plain(k, value), text)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(profil.kolom) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def _csv(profil: Profil, rows: list[Baris]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([k.judul for k in profil.kolom])
    for row in rows:
        cells = [_plain(k, row.get(k.isian)) for k in profil.kolom]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA_START) else cell for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _plain(kolom: KolomProfil, value: NilaiSel) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat() if kolom.pola_tanggal == "yyyy-mm-dd" else value.strftime("%d/%m/%Y")
    return str(value)
