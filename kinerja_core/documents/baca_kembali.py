"""Reading a risalah back after people corrected it in Word: texts, added rows, moved marks.

The parts are found by the words of the ministry's form (deck). What cannot be read is a problem and never a guess.
Merged cells are read once (pitfall D16); tracked changes are read as if accepted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import TYPE_CHECKING, Any, Final

from lxml.etree import tostring

from kinerja_core.documents.periksa import urai
from kinerja_core.documents.wadah import Wadah, WadahRusak, baca

if TYPE_CHECKING:
    from docx.table import Table, _Cell

_NUMBER: Final = re.compile(r"\d+[.)](\s+|$)")
_BULLET: Final = re.compile(r"[•·▪◦*–-]\s+")
_MARKS: Final = frozenset("xXvV✓✔√☒☑✗✘")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNWRAP: Final = tuple(_W + name for name in ("ins", "moveTo", "sdtContent", "smartTag", "customXml"))
_RELS: Final = "word/_rels/document.xml.rels"
_DROP: Final = tuple(_W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr"))


@dataclass(slots=True)
class RisalahTerbaca:
    """What stands in the file: ``isi`` as the risalah's data, and ``masalah`` as pairs of part and sentence.

    ``dilacak`` is whether the file holds tracked changes.
    """

    isi: dict[str, Any] = field(default_factory=dict)
    masalah: list[tuple[str, str]] = field(default_factory=list)
    dilacak: bool = False


def _accept(body: Any) -> bool:
    """Accept tracked changes and open content controls; returns whether there were tracked changes."""
    tracked = next(body.iter(_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo"), None) is not None
    for row in [item for item in body.iter(_W + "tr") if item.find(f"{_W}trPr/{_W}del") is not None]:
        row.getparent().remove(row)
    for item in list(body.iter(*_DROP)):
        item.getparent().remove(item)
    for item in [*body.iter(*_UNWRAP), *body.iter(_W + "sdt")]:
        for child in list(item):
            item.addprevious(child)
        item.getparent().remove(item)
    return tracked


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _text(cell: _Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs).strip()


def _cells(table: Table) -> list[list[_Cell]]:
    """The cells of each row, a cell merged sideways once; one merged downwards is in each of its rows.

    Not by ``row.cells``, which makes a cell for every column that is only claimed, and climbs up for every merged one.
    """
    from docx.table import _Cell  # noqa: PLC0415 - slow to import, needed only here

    above: dict[int, Any] = {}
    rows = []
    for tr in table._tbl.tr_lst:
        column, row = tr.grid_before, []
        for tc in tr.tc_lst:
            above[column] = above.get(column, tc) if tc.vMerge == "continue" else tc
            row.append(_Cell(above[column], table))
            column += tc.grid_span
        rows.append(row)
    return rows


def _optional(text: str) -> str | None:
    return None if text in {"", "-", "–"} else text


class _Reader:
    """Goes through the blocks of the document in order."""

    def __init__(self) -> None:
        self.found = RisalahTerbaca()
        self.place = ""
        self.notes: list[str] = []

    def problem(self, part: str, message: str) -> None:
        self.found.masalah.append((part, message))

    def paragraph(self, text: str) -> None:
        plain, isi = _plain(text), self.found.isi
        bare = _NUMBER.sub("", plain, count=1)
        if self.place == "keterangan":  # up to the signatures, whatever it says
            self.notes.append(text)
        elif plain.startswith("hari/tanggal"):
            isi["hari_tanggal"] = text.partition(":")[2].strip()
        elif bare.startswith("strategi mengatasi"):
            self.place = "strategi"
            isi["strategi"] = []
        elif bare.startswith("penyesuaian ukuran"):
            self.place = "penyesuaian"
        elif plain.startswith("status:"):
            self.place = "selesai"
        elif plain.startswith("keterangan"):
            self.place = "keterangan"
            self.notes = [text.partition(":")[2]]
        elif self.place == "strategi" and plain:
            isi["strategi"].append(_BULLET.sub("", text.strip(), count=1))

    def table(self, table: Table) -> None:
        rows = _cells(table)
        if rows and len(rows[0]) == 1 and (inner := rows[0][0].tables):  # what must stay on one page
            for item in inner:
                self.table(item)
            return
        head = _plain(rows[0][0].text) if rows else ""
        if head.startswith("rencana hasil kerja"):
            self._results(rows[1:])
        elif head.startswith("rencana aksi"):
            texts = [_text(row[0]) for row in rows[1:]]
            self.found.isi["rencana_aksi"] = [_NUMBER.sub("", text, count=1) for text in texts if text]
        elif head.startswith("progress pencapaian"):
            self._agenda(rows[1:])
        elif head.startswith("peserta"):
            self._acting(rows[0])
            self._signatures(rows[1:])
            self.place = ""
        elif self.place in {"penyesuaian", "selesai"}:
            self._choice(self.place, rows[0])
            self.place = ""

    def _results(self, rows: Sequence[Sequence[_Cell]]) -> None:
        results: list[dict[str, Any]] = []
        last: Any = None
        for number, row in enumerate(rows, 2):
            if len(row) != 3:
                self.problem("Rencana Hasil Kerja", f"Baris {number} tidak lagi memiliki tiga kolom.")
                continue
            rhk, indikator, target = map(_text, row)
            if not (rhk or indikator or target):
                continue
            if row[0]._tc is not last:
                results.append({"uraian": rhk, "iki": []})
            last = row[0]._tc
            results[-1]["iki"].append({"indikator": indikator, "target": target})
        self.found.isi["hasil_kerja"] = results

    def _agenda(self, rows: Sequence[Sequence[_Cell]]) -> None:
        agenda = []
        for number, row in enumerate(rows, 2):
            if len(row) != 3:
                self.problem("Agenda Pembahasan", f"Baris {number} tidak lagi memiliki tiga kolom.")
                continue
            progress, masalah, penyebab = map(_text, row)
            if progress or masalah or penyebab:
                agenda.append({"progress": progress, "masalah": masalah, "penyebab": _optional(penyebab)})
        self.found.isi["agenda"] = agenda

    def _choice(self, name: str, row: Sequence[_Cell]) -> None:
        """Two boxes, each before its word; exactly one is marked."""
        label = {"penyesuaian": "Penyesuaian Ukuran Keberhasilan dan Target", "selesai": "Status"}[name]
        texts = [cell.text.strip() for cell in row]
        if len(texts) != 4 or any(len(box) > 1 for box in texts[::2]) or not set("".join(texts[::2])) <= _MARKS:
            self.problem(label, "Kotak pilihannya tidak dapat dibaca; isi satu kotak dengan X dan kosongkan yang lain.")
        elif bool(texts[0]) == bool(texts[2]):
            both = "Kedua kotak" if texts[0] else "Tidak satu pun kotak"
            self.problem(label, f"{both} bertanda; isi satu kotak dengan X dan kosongkan yang lain.")
        else:
            self.found.isi[name] = bool(texts[0])

    def _acting(self, row: Sequence[_Cell]) -> None:
        """For whom and in which jabatan the pimpinan signs, below the words of the form."""
        for line in _text(row[-1]).split("\n")[1:] if len(row) > 1 else ():
            text = line.strip()
            if "${" in text:
                continue
            if text.startswith("a.n. "):
                self.found.isi["atas_nama"] = text.removeprefix("a.n. ")
            elif text:
                self.found.isi["jabatan_penanda"] = text.removesuffix(",")

    def _signatures(self, rows: Sequence[Sequence[_Cell]]) -> None:
        people = []
        for number, row in enumerate(rows, 1):
            if person := self._person(row[0], f"Peserta {number}"):
                people.append(person)
            if number == 1 and len(row) > 1 and (leader := self._person(row[1], "Pimpinan/Pemberi Pertimbangan")):
                self.found.isi["pimpinan"] = leader
        self.found.isi["peserta"] = people

    def _person(self, cell: _Cell, part: str) -> dict[str, Any] | None:
        lines = [line.strip() for line in _text(cell).split("\n")]
        lines = [text for line in lines if (text := _NUMBER.sub("", line, count=1))]
        if any("${" in line for line in lines):
            self.problem(part, "Masih berupa penanda SRIKANDI, sehingga namanya tidak dapat dibaca.")
        elif len(lines) > 2 or (len(lines) == 2 and not lines[1].upper().startswith("NIP")):
            self.problem(part, f"Tidak jelas mana nama dan NIP: {' / '.join(lines)}.")
        elif lines:
            nip = lines[1][3:].strip(" .:") if len(lines) == 2 else None
            return {"nama": lines[0], "nip": nip or None}
        return None


def _without_lost(data: bytes) -> bytes:
    """The same file without references to parts that were taken out of it, such as the proof of origin."""
    parts = baca(data)
    links = urai(parts[_RELS])
    lost = [
        link
        for link in links
        if link.get("TargetMode") != "External"
        and normpath(join("/word", link.get("Target", ""))).lstrip("/") not in parts
    ]
    if not lost:
        return data
    for link in lost:
        links.remove(link)
    return Wadah({**parts, _RELS: tostring(links)}).tulis({})


def baca_risalah(data: bytes) -> RisalahTerbaca:
    """Read the data of a risalah from the bytes of its Word file.

    Returns:
        What could be read; parts that could not are missing in ``isi`` and named in ``masalah``.

    Raises:
        ValueError: the bytes are no Word file.
    """
    from docx import Document  # noqa: PLC0415 - slow to import, needed only here
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - likewise
    from docx.table import Table  # noqa: PLC0415 - likewise

    try:
        document = Document(io.BytesIO(_without_lost(data)))
    except (WadahRusak, PackageNotFoundError, KeyError, SyntaxError) as problem:
        raise ValueError("bukan dokumen Word") from problem
    reader = _Reader()
    reader.found.dilacak = _accept(document.element.body)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block.text)
    reader.found.isi["keterangan"] = _optional("\n".join(reader.notes).strip())
    return reader.found
