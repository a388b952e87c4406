"""The record of a folder of documents: what was made there and from what; people read it as ``indeks.xlsx``.

The record itself is ``.kinerja-cetak.jsonl``. One line says what is about to be written and one that it was, so that
a run that is broken off at any moment can be taken up again, and a file that someone changed is known as changed.
Several runs may write into one folder at once: the record is written under a lock, and what others wrote is kept.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.istilah import KATEGORI_HASIL
from kinerja_core.services.berkas import TidakDapatMenulis, tulis
from kinerja_core.services.gembok import tergembok
from kinerja_core.services.penempatan import ada, sapu
from kinerja_core.services.sumber_cetak import sidik

NAMA_INDEKS: Final = "indeks.xlsx"
NAMA_CATATAN: Final = ".kinerja-cetak.jsonl"

_COLUMNS: Final = (
    ("No", 5), ("Dokumen", 17), ("Nama", 26), ("NIP", 20), ("Berkas", 56), ("PDF", 6), ("Sumber", 30), ("Status", 21),
    ("Temuan", 48),
)
_WIDTH: Final = dict(_COLUMNS)
_MOST_FINDINGS: Final = 5
_CELL: Final = 30_000
_STALE: Final = "; yang di folder masih dari data lama"
#: What an entry tells of files.
_OF_FILES: Final = ("dokumen", "berkas", "sidik", "pdf_sidik", "pdf_dari")
#: What may not stand in the address of a link as it is.
_ADDRESS: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '% #[]{}^`"'})


class StatusDokumen(StrEnum):
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
    shows: the SHA-256 of the Word file and the kind of PDF. ``asal`` are the folder or file the user named in which
    the source was, seen from the folder of the documents.
    """

    dokumen: str
    berkas: str
    sumber: str
    nama: str = ""
    nip: str = ""
    status: StatusDokumen = StatusDokumen.GAGAL
    temuan: tuple[str, ...] = ()
    sidik: str = ""
    pdf_sidik: str = ""
    pdf_dari: str = ""
    asal: tuple[str, ...] = ()


@dataclass(slots=True)
class _Catatan:
    """What the record on the disk says.

    ``terputus`` are the documents recorded since the index was written last, by a run that was broken off or is still
    going on; ``milik`` the SHA-256 of each ``indeks.xlsx`` that we wrote.
    """

    entri: dict[str, Entri] = field(default_factory=dict)
    terputus: set[str] = field(default_factory=set)
    milik: set[str] = field(default_factory=set)


class Indeks:
    """The record of one folder.

    Args:
        folder: where the documents are.
        data: the files and folders this run was asked to print from.
        rahasia: nothing of this run may be written down; what it records lasts as long as the run.

    Raises:
        TidakDapatMenulis: nothing may be written in the folder.
    """

    def __init__(self, folder: Path, data: Sequence[Path] = (), *, rahasia: bool = False) -> None:
        self.folder = folder
        self._secret = rahasia
        self._data = [(path, _seen_from(folder, path)) for path in data]
        sapu(folder)
        found = _read_shared(folder)
        self._entries = found.entri
        self._broken_off = found.terputus
        self._seen: dict[str, Entri] = {}  # what this run recorded, as it stands on the disk
        self._left: set[str] = set()  # of these, those whose files it left, and of which it wrote nothing yet

    def cari(self, berkas: str) -> Entri | None:
        """What is recorded of a file of the folder."""
        return self._entries.get(berkas.casefold())

    def status_sama(self, berkas: str) -> StatusDokumen:
        """The status of a document that is there and shows the same data: what a broken-off run made is ``BARU``."""
        entry = self.cari(berkas)
        made = {StatusDokumen.BARU, StatusDokumen.DIPERBARUI}
        if entry and berkas.casefold() in self._broken_off and entry.status in made:
            return entry.status
        return StatusDokumen.TETAP

    def akan(self, entri: Entri, *, pdf: bool = False) -> None:
        """Record a document (or its PDF) that is about to be written, as it will be.

        Raises:
            TidakDapatMenulis: the system refused.
        """
        self._append({"akan_pdf" if pdf else "akan": _fields(replace(entri, asal=self._origin(entri.sumber)))})

    def catat(self, entri: Entri) -> None:
        """Record a document, at once; of one whose files are as they were before, at the end of the run.

        Raises:
            TidakDapatMenulis: the system refused.
        """
        entri = replace(entri, asal=self._origin(entri.sumber))
        key = _key(entri)
        if key not in self._seen and key in self._entries and _same_files(self._entries[key], entri):
            self._left.add(key)
        else:
            self._left.discard(key)
            self._append(_fields(entri))
        self._entries[key] = self._seen[key] = entri

    def _origin(self, sumber: str) -> tuple[str, ...]:
        """Where a source was: the file of its name, else any of the folders."""
        files = tuple(name for path, name in self._data if path.name == sumber and not path.is_dir())
        return files or tuple(name for path, name in self._data if path.is_dir())

    def _append(self, item: dict[str, Any]) -> None:
        if self._secret:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tergembok(self.folder):
                self._append_locked(item)
        except OSError as problem:
            raise TidakDapatMenulis(self.folder / NAMA_CATATAN, problem) from problem

    def _append_locked(self, item: dict[str, Any]) -> None:
        with (self.folder / NAMA_CATATAN).open("a+b") as stream:
            end = stream.seek(0, os.SEEK_END)
            if end:
                stream.seek(end - 1)
                if stream.read(1) != b"\n":  # half a line, of a run that was killed or of a full disk
                    stream.write(b"\n")
            stream.write(_line(item).encode())

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

    def tulis(self, dokumen: str, sumber: Iterable[str]) -> Path | None:
        """Write ``indeks.xlsx`` anew, after a run that made ``dokumen`` from these sources; not after a secret one.

        An ``indeks.xlsx`` that someone changed is kept as a backup. What the data of this run no longer give is marked.

        Raises:
            TidakDapatMenulis: the system refused, for example because Excel has it open.
        """
        if self._secret:
            return None
        target = self.folder / NAMA_INDEKS
        try:
            with tergembok(self.folder):
                found = _read(self.folder)
                self._entries = self._merged(found.entri, dokumen, frozenset(sumber))
                content = _workbook(self.folder, list(self._entries.values()))
                own, before = sidik(content), sidik_berkas(target)
                if before != own:
                    self._append_locked({"akan_indeks": own})
                    tulis(target, content, timpa=True, cadangan=before not in found.milik)
                lines = [_line(_fields(entry)) for entry in self._entries.values()]
                record = "".join((*lines, _line({"indeks": own})))
                tulis(self.folder / NAMA_CATATAN, record.encode(), timpa=True, cadangan=False)
        except OSError as problem:
            raise TidakDapatMenulis(target, problem) from problem
        return target

    def _merged(self, on_disk: dict[str, Entri], dokumen: str, sumber: frozenset[str]) -> dict[str, Entri]:
        """What this run recorded, and what is on the disk of others, each document once and in order."""
        kept = {}
        for key, entry in on_disk.items():
            left = key in self._left and _same_files(entry, self._seen[key])
            if left or (key in self._seen and entry == self._seen[key]):
                kept[key] = self._entries[key]
            elif key in self._seen:  # another run made it after this one
                kept[key] = entry
            elif entry.dokumen == dokumen and (entry.sumber in sumber or self._covers(entry)):
                if self._there(entry):
                    kept[key] = replace(entry, status=StatusDokumen.LAMA, temuan=())
            elif not entry.sidik or self._there(entry):
                kept[key] = entry
        kept |= {key: self._entries[key] for key in self._seen if key not in on_disk}
        return dict(sorted(kept.items(), key=lambda pair: (pair[1].dokumen, pair[0])))

    def _there(self, entry: Entri) -> bool:
        return (self.folder / entry.berkas).is_file()

    def _covers(self, entry: Entri) -> bool:
        """Whether this run read all that an earlier one read for the document: its source is gone then."""
        here = self.folder.resolve()
        asked = {os.path.normpath(here / name) for _, name in self._data}
        for name in entry.asal:
            place = Path(os.path.normpath(here / name))
            above = () if place.suffix.casefold() == ".json" else place.parents  # folders are searched for workbooks
            if asked.isdisjoint(map(str, (place, *above))):
                return False
        return bool(entry.asal)


def sidik_berkas(berkas: Path) -> str:
    """SHA-256 of a file; empty when there is none, or an empty one."""
    if not ada(berkas):
        return ""
    with berkas.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _key(entry: Entri) -> str:
    return entry.berkas.casefold() or f"/{entry.dokumen}/{entry.sumber}"


def _same_files(one: Entri, other: Entri) -> bool:
    """Whether two entries tell the same of a document's files, whatever they tell of the run."""
    return all(getattr(one, name) == getattr(other, name) for name in _OF_FILES)


def _fields(entri: Entri) -> dict[str, Any]:
    return {name: getattr(entri, name) for name in Entri.__slots__}


def _line(item: dict[str, Any]) -> str:
    return json.dumps(item) + "\n"


def _lines(berkas: Path) -> Iterable[dict[str, Any]]:
    """Lines that are whole; a damaged record only means that more files count as someone else's."""
    try:
        if not berkas.is_file():  # a device would never end
            return
        text = berkas.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(item, dict):
            yield item


def _read_shared(folder: Path) -> _Catatan:
    """The record, while no other run writes it: Windows replaces no file that is being read."""
    if not folder.is_dir():
        return _Catatan()
    try:
        with tergembok(folder):
            return _read(folder)
    except OSError as problem:
        raise TidakDapatMenulis(folder / NAMA_CATATAN, problem) from problem


def _read(folder: Path) -> _Catatan:
    """What the record says, and what a run that was killed wrote without being able to say so."""
    found = _Catatan()
    begun: dict[str, tuple[Entri, bool]] = {}
    for item in _lines(folder / NAMA_CATATAN):
        if "indeks" in item:
            found.milik = {str(item["indeks"])}
            found.terputus.clear()
        elif "akan_indeks" in item:
            found.milik.add(str(item["akan_indeks"]))
        elif (key := next((name for name in ("akan", "akan_pdf") if name in item), "")):
            if (entry := _entry(item[key])) is not None:
                begun[_key(entry)] = entry, key == "akan_pdf"
        elif (entry := _entry(item)) is not None:
            found.entri[_key(entry)] = entry
            found.terputus.add(_key(entry))
            begun.pop(_key(entry), None)
    for key, (entry, page) in begun.items():
        path = folder / entry.berkas
        wanted, path = (entry.pdf_sidik, path.with_suffix(".pdf")) if page else (entry.sidik, path)
        if sidik_berkas(path) == wanted:
            found.entri[key] = entry
            found.terputus.add(key)
    return found


def _seen_from(folder: Path, path: Path) -> str:
    """A path as the folder of documents sees it: both may be moved together."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def _entry(item: Any) -> Entri | None:
    try:
        listed = {name: tuple(map(str, item.get(name, ()))) for name in ("temuan", "asal")}
        entry = Entri(**item | listed | {"status": StatusDokumen(item["status"])})
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    what = KATALOG.get(entry.dokumen)
    return None if what is not None and what.rahasia else entry  # an earlier version recorded secret ones too


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
    book.set_properties({"title": "Indeks dokumen", "created": DIBUAT, "category": KATEGORI_HASIL})
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    cell = base | {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    plain, title = book.add_format(base), book.add_format(base | {"font_size": 14, "bold": True})
    text, wrong = book.add_format(cell), book.add_format(cell | {"bg_color": "#F8D7DA", "font_color": "#7A1020"})
    link = book.add_format(cell | {"font_color": "#0563C1", "underline": 1})
    head = book.add_format(cell | {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "align": "center"})
    sheet = book.add_worksheet("Indeks")
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, "INDEKS DOKUMEN", title)
    made = sum(entry.status not in {StatusDokumen.GAGAL, StatusDokumen.DITOLAK} for entry in entries)
    sheet.write_string(1, 0, f"{made} dokumen; {len(entries) - made} tidak dibuat atau tidak ditimpa.", plain)
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, name, head)
    place = os.fspath(folder)
    for row, entry in enumerate(entries, 4):
        sheet.write_number(row, 0, row - 3, text)
        found = list(entry.temuan[:_MOST_FINDINGS])
        if len(entry.temuan) > _MOST_FINDINGS:
            found.append(f"… dan {len(entry.temuan) - _MOST_FINDINGS} temuan lagi.")
        status = entry.status.value
        if entry.status is StatusDokumen.GAGAL and (folder / entry.berkas).is_file():
            status += _STALE  # or the file of an earlier run would look like what was made now
        values = (entry.dokumen, entry.nama, entry.nip, None, None, entry.sumber, status, "\n".join(found))
        bad = entry.status in {StatusDokumen.GAGAL, StatusDokumen.DITOLAK, StatusDokumen.LAMA}
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.write_string(row, column, value[:_CELL], wrong if column == 7 and bad else text)
        page = f"{os.path.splitext(entry.berkas)[0]}.pdf" if entry.berkas else ""  # noqa: PTH122 - of a text
        beside = (("Nama", entry.nama), ("Berkas", entry.berkas), ("Sumber", entry.sumber), ("Status", status))
        lines = max(sum(_lines_of("Temuan", item) for item in found), *(_lines_of(*pair) for pair in beside))
        sheet.set_row(row, 13 * min(lines, 30) + 3)
        for column, name in ((4, entry.berkas), (5, page)):
            if name and os.path.isfile(os.path.join(place, name)):  # noqa: PTH113, PTH118 - of thousands
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
