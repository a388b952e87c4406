"""The record of a folder of documents: what was made there and from what; people read it as ``indeks.xlsx``.

The record itself is ``.kinerja-cetak.jsonl``, one line for each document, added as soon as the document is written:
a run that is broken off can be taken up again, and a file that someone changed afterwards is known as changed.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.services.berkas import tulis

NAMA_INDEKS: Final = "indeks.xlsx"
NAMA_CATATAN: Final = ".kinerja-cetak.jsonl"

_COLUMNS: Final = (
    ("No", 5), ("Dokumen", 17), ("Nama", 26), ("NIP", 20), ("Berkas", 56), ("PDF", 6), ("Sumber", 30), ("Status", 21),
    ("Temuan", 48),
)
_WIDTH: Final = dict(_COLUMNS)
_FIXED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - document properties; equal content gives equal bytes
_MOST_FINDINGS: Final = 5
_CELL: Final = 30_000
#: What may not stand in the address of a link as it is.
_ADDRESS: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '% #[]{}^`"'})


class Status(StrEnum):
    """What became of a document in the last run that concerned it."""

    BARU = "dibuat"
    DIPERBARUI = "diperbarui"
    TETAP = "sudah ada, data sama"
    DIUBAH = "diubah sesudah dicetak"
    DITOLAK = "tidak ditimpa"
    GAGAL = "tidak dibuat"
    LAMA = "tidak ada lagi pada data"


@dataclass(frozen=True, slots=True)
class Entri:
    """One document of the folder, or one that could not be made.

    ``sidik`` and ``pdf_sidik`` are the SHA-256 of the files as they were written; ``pdf_dari`` says what the PDF
    shows: the SHA-256 of the Word file and the kind of PDF.
    """

    dokumen: str
    berkas: str
    sumber: str
    nama: str = ""
    nip: str = ""
    status: Status = Status.GAGAL
    temuan: tuple[str, ...] = ()
    sidik: str = ""
    pdf_sidik: str = ""
    pdf_dari: str = ""


class Indeks:
    """The record of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries: dict[str, Entri] = {}
        self._seen: dict[str, None] = {}
        self._own = ""  # SHA-256 of the indeks.xlsx that was written last
        for item in _lines(folder / NAMA_CATATAN):
            if "indeks" in item:
                self._own = str(item["indeks"])
            elif (entry := _entry(item)) is not None:
                self._entries[_key(entry)] = entry

    def cari(self, berkas: str) -> Entri | None:
        """What is recorded of a file of the folder."""
        return self._entries.get(berkas.casefold())

    def catat(self, entri: Entri) -> None:
        """Record a document, at once."""
        self._entries[_key(entri)] = entri
        self._seen[_key(entri)] = None
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / NAMA_CATATAN).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(_line(asdict(entri)))

    def jalan_ini(self) -> list[Entri]:
        """What this run recorded, in its order."""
        return [self._entries[key] for key in self._seen]

    def tambah_temuan(self, sumber: str, temuan: tuple[str, ...]) -> bool:
        """Add what was found in a source after its documents were recorded; whether it has any."""
        keys = [key for key in self._seen if self._entries[key].sumber == sumber]
        for key in keys:
            entry = self._entries[key]
            self._entries[key] = replace(entry, temuan=(*entry.temuan, *temuan))
        return bool(keys)

    def tulis(self, dokumen: str, sumber: Iterable[str]) -> Path:
        """Write ``indeks.xlsx`` anew, after a run that made ``dokumen`` from these sources.

        An ``indeks.xlsx`` that someone changed is kept as a backup.

        Raises:
            TidakDapatMenulis: the system refused, for example because Excel has it open.
        """
        asked = set(sumber)
        kept = {}
        for key, entry in self._entries.items():
            there = bool(entry.berkas) and (self.folder / entry.berkas).is_file()
            if key not in self._seen and entry.dokumen == dokumen and entry.sumber in asked:
                if not there:
                    continue
                kept[key] = replace(entry, status=Status.LAMA, temuan=())
            elif key in self._seen or there or not entry.sidik:
                kept[key] = entry
        self._entries = dict(sorted(kept.items(), key=lambda pair: (pair[1].dokumen, pair[0])))
        content = _workbook(self.folder, list(self._entries.values()))
        target = self.folder / NAMA_INDEKS
        before = sidik_berkas(target)
        self._own, earlier = sidik(content), self._own
        if before != self._own:
            tulis(target, content, timpa=True, cadangan=before != earlier)
        lines = "".join(_line(asdict(entry)) for entry in self._entries.values()) + _line({"indeks": self._own})
        tulis(self.folder / NAMA_CATATAN, lines.encode(), timpa=True, cadangan=False)
        return target


def sidik(isi: bytes) -> str:
    """SHA-256 of bytes."""
    return hashlib.sha256(isi).hexdigest()


def sidik_berkas(berkas: Path) -> str:
    """SHA-256 of a file; empty when there is none."""
    try:
        with berkas.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _key(entry: Entri) -> str:
    return entry.berkas.casefold() or f"/{entry.dokumen}/{entry.sumber}"


def _line(item: dict[str, Any]) -> str:
    return json.dumps(item) + "\n"


def _lines(berkas: Path) -> Iterable[dict[str, Any]]:
    """Lines that are whole; a damaged record only means that more files count as someone else's."""
    try:
        text = berkas.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        try:
            item = json.loads(line)
        except ValueError:
            continue
        if isinstance(item, dict):
            yield item


def _entry(item: dict[str, Any]) -> Entri | None:
    try:
        return Entri(**item | {"status": Status(item["status"]), "temuan": tuple(map(str, item["temuan"]))})
    except (KeyError, TypeError, ValueError):
        return None


def _lines_of(column: str, text: str) -> int:
    """About how many lines a text takes in a column."""
    return math.ceil(len(text) / _WIDTH[column]) or 1


def _workbook(folder: Path, entries: list[Entri]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - slow to import, and a macro prints without an index

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": "Indeks dokumen", "created": _FIXED, "category": KATEGORI_HASIL})
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    cell = base | {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    plain, title = book.add_format(base), book.add_format(base | {"font_size": 14, "bold": True})
    text, wrong = book.add_format(cell), book.add_format(cell | {"bg_color": "#F8D7DA", "font_color": "#7A1020"})
    link = book.add_format(cell | {"font_color": "#0563C1", "underline": 1})
    head = book.add_format(cell | {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "align": "center"})
    sheet = book.add_worksheet("Indeks")
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "INDEKS DOKUMEN", title)
    made = sum(entry.status not in {Status.GAGAL, Status.DITOLAK} for entry in entries)
    sheet.write_string(1, 0, f"{made} dokumen; {len(entries) - made} tidak dibuat atau tidak ditimpa.", plain)
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, name, head)
    for row, entry in enumerate(entries, 4):
        sheet.write_number(row, 0, row - 3, text)
        found = list(entry.temuan[:_MOST_FINDINGS])
        if len(entry.temuan) > _MOST_FINDINGS:
            found.append(f"… dan {len(entry.temuan) - _MOST_FINDINGS} temuan lagi.")
        values = (entry.dokumen, entry.nama, entry.nip, None, None, entry.sumber, entry.status.value, "\n".join(found))
        bad = entry.status in {Status.GAGAL, Status.DITOLAK, Status.LAMA}
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.write_string(row, column, value[:_CELL], wrong if column == 7 and bad else text)
        page = str(Path(entry.berkas).with_suffix(".pdf")) if entry.berkas else ""
        beside = (("Nama", entry.nama), ("Berkas", entry.berkas), ("Sumber", entry.sumber))
        lines = max(sum(_lines_of("Temuan", item) for item in found), *(_lines_of(*pair) for pair in beside))
        sheet.set_row(row, 13 * min(lines, 30) + 3)
        for column, name in ((4, entry.berkas), (5, page)):
            if name and (folder / name).is_file():
                shown = name if column == 4 else "PDF"
                if sheet.write_url(row, column, f"external:{name.translate(_ADDRESS)}", link, shown) != 0:
                    sheet.write_string(row, column, shown, text)  # more links than Excel opens
            else:
                sheet.write_string(row, column, name if column == 4 else "", text)
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, max(4, 3 + len(entries)), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.repeat_rows(3)
    sheet.set_footer("&RHalaman &P dari &N")
    book.close()
    return stream.getvalue()
