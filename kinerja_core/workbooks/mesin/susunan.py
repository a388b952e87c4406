"""Susunan: which parts of a package are a workbook's sheets, shared texts and styles, found by their relationships."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import Final, NamedTuple, TypeVar
from urllib.parse import unquote

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.paket import Paket, PaketRusak
from kinerja_core.batas.xml import telusuri, utf8
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.lembar_xml import RUANG_NAMA, bersifat
from kinerja_core.workbooks.mesin.rupa_angka import RUPA_BAWAAN, berpersen, berupa

_MAIN, _STRICT = RUANG_NAMA
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class BukanBukuKerja(ValueError):
    """A zip in which no workbook is found."""


class Susunan:
    """The structure of one workbook.

    Attributes:
        nama: names of all sheets, tabs of macros and charts among them, in order.
        buku: the part of the workbook itself.
        lembar: name of each worksheet -> name of its part.
        persen: numbers of the cell styles that show a percentage.
        rupa: number of a cell style -> its format, of those that make other numbers look unlike what was typed.
        teks_bersama: the part of shared texts, in UTF-8.
        gaya: the part of styles, in UTF-8.
        akhir: name of a sheet -> the last row (from 1) of the ranges that names of the workbook cover there.
        terhitung: results of formulas are of what the cells hold; else Excel is told to compute them when it opens it.

    Raises:
        BukanBukuKerja: there is no workbook.
        PaketRusak: of none of its sheets there is a worksheet.
        XMLRusak: a part is not whole.
        BerkasTidakTerbaca: the budget is spent.
    """

    def __init__(self, paket: Paket, anggaran: Anggaran) -> None:
        self._package = paket
        self._budget = anggaran
        book = self._workbook()
        kinds: dict[str, str] = {}  # of a relationship -> part
        targets: dict[str, tuple[str, str]] = {}  # id of a relationship -> its kind and part
        for key, kind, part in self._relations(book):
            targets[key] = kind, part
            kinds.setdefault(kind, part)
        self.buku = book
        self.lembar: dict[str, str] = {}
        self._read_workbook(book, targets)
        folder = posixpath.dirname(book)
        self.teks_bersama = self._shared(kinds.get("sharedStrings") or f"{folder}/sharedStrings.xml")
        self.gaya = self._shared(kinds.get("styles") or f"{folder}/styles.xml")
        self.persen, self.rupa = gaya_angka(self.gaya)

    @property
    def tanggal_1904(self) -> bool:
        """Whether its dates count from 1904."""
        return self._dates_1904

    def _workbook(self) -> str:
        """The part of the workbook: as the package says, else by its usual name in any case and with a number."""
        for _, kind, part in self._relations(""):
            if kind == "officeDocument" and _is_workbook(part):
                return part
        found = self._package.cari("xl/workbook.xml") or next(
            (name for name in sorted(self._package) if re.fullmatch(r"(?i)xl/workbook[0-9]{0,9}\.xml", name)), None
        )
        if found is None:
            raise BukanBukuKerja("tidak ada buku kerja")
        return found

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """Id, kind and part of each relationship of a part that is really there."""
        folder, name = posixpath.split(source)
        rels = self._package.cari(posixpath.join(folder, "_rels", f"{name}.rels"))
        if rels is None:
            return []
        found: list[tuple[str, str, str]] = []
        for key, kind, target in _relationships(utf8(self._package.baca(rels)), self._budget):
            part = self._package.cari(_within(folder, target))
            if part is not None:
                found.append((key, kind, part))
        return found

    def _read_workbook(self, book: str, targets: Mapping[str, tuple[str, str]]) -> None:
        known = _sheets(utf8(self._package.baca(book)), self._budget)
        self._dates_1904, self.akhir, self.terhitung = known.tanggal_1904, known.akhir, known.terhitung
        self.nama = [name for name, _ in known.lembar]
        for name, key in known.lembar:
            kind, part = targets.get(key, ("", ""))
            if kind == "worksheet" and name not in self.lembar:
                self.lembar[name] = part
        if not self.nama:
            raise BukanBukuKerja("tidak ada lembar")
        if not self.lembar:
            raise PaketRusak("tidak ada lembar kerja")

    def _shared(self, part: str) -> bytes:
        """Shared texts or styles; calamine makes an object of each of their elements."""
        found = self._package.cari(part)
        if found is None:
            return b""
        xml = utf8(self._package.baca(found))
        self._budget.pakai("unsur", xml.count(b"<") // 2)
        return xml.replace(_STRICT, _MAIN)

    def paket(self, lembar: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of a workbook that has only these of its sheets, each in plain form."""
        return susun(lembar, self.gaya, self.teks_bersama, tanggal_1904=self._dates_1904)


def susun(
    lembar: Mapping[str, bytes], gaya: bytes, teks_bersama: bytes = b"", *, tanggal_1904: bool = False
) -> dict[str, bytes]:
    """The parts of a workbook, under the usual names.

    Args:
        lembar: name of each sheet -> the sheet in plain form.
        gaya: the part of styles, in UTF-8; empty when there is none.
        teks_bersama: the part of shared texts, likewise.
        tanggal_1904: whether its dates count from 1904.
    """
    sheets = "".join(
        f'<sheet name={bersifat(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(lembar, 1)
    )
    shared = {"styles": gaya, "sharedStrings": teks_bersama}
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(lembar) + 1)]
    links += [(kind, f"{kind}.xml") for kind, xml in shared.items() if xml]
    types = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{_KIND}.{kind}+xml"/>' for kind, target in links
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": _rels([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN.decode()}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(tanggal_1904)}"/><sheets>{sheets}</sheets></workbook>'
        ).encode("utf-8", "replace"),
        "xl/_rels/workbook.xml.rels": _rels(links),
        **{f"xl/{kind}.xml": xml for kind, xml in shared.items() if xml},
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(lembar.values(), 1)},
    }


def _within(folder: str, target: str) -> str:
    """The part that a relationship of a part in a folder names."""
    return (_usual_part if len(target) < _SHORT else _usual_part.__wrapped__)(folder, target)


#: How XML says that something is so.
_TRUE: Final = frozenset({"1", "true", "on"})
#: Longer names of parts are not remembered.
_SHORT: Final = 100


@lru_cache(maxsize=256)  # the same in every workbook
def _usual_part(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


_T = TypeVar("_T")
#: Longer parts are gone through each time, so that no file leaves much behind.
_REMEMBERED: Final = 65_536


def _remembered(read: Callable[[bytes, Anggaran], _T]) -> Callable[[bytes, Anggaran], _T]:
    """A part is gone through once: the files of a folder mostly share what says how they are put together."""
    once = lru_cache(maxsize=8)(lambda xml: read(xml, Anggaran()))

    @wraps(read)
    def either(xml: bytes, budget: Anggaran) -> _T:
        return once(xml) if len(xml) < _REMEMBERED else read(xml, budget)

    return either


@_remembered
def _relationships(xml: bytes, budget: Anggaran) -> tuple[tuple[str, str, str], ...]:
    """Id, kind and target of each relationship with a part."""
    found: list[tuple[str, str, str]] = []

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = unquote(attributes.get("Target", "")).replace("\\", "/")
            found.append((attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target))

    telusuri(xml, budget, begin)
    return tuple(found)


#: A range of a sheet, several rows high, in what a name stands for. It begins nowhere anew in what it has looked at.
_RANGE: Final = ungkapan(r"(?:'((?:[^']|'')+)'|\b(\w+))!\$[A-Z]{1,3}\$[0-9]{1,7}:\$[A-Z]{1,3}\$([0-9]{1,7})")


#: The names of what a filter covers, whatever stands below the table, and of what somebody wants to print.
_FILTERED: Final = "_xlnm._FilterDatabase"
_PRINTED: Final = "_xlnm.Print_Area"


class _Buku(NamedTuple):
    """What the part of the workbook says; of each sheet its name and relationship."""

    tanggal_1904: bool
    lembar: tuple[tuple[str, str], ...]
    akhir: Mapping[str, int]
    terhitung: bool


@_remembered
def _sheets(xml: bytes, budget: Anggaran) -> _Buku:
    """What the part of the workbook says."""
    path: list[str] = []
    found: list[tuple[str, str]] = []
    named: list[tuple[str, list[str]]] = []
    dates_1904, computed = False, True

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal dates_1904, computed
        path.append(tag)
        if tag == "workbookPr":
            dates_1904 = attributes.get("date1904", "0") in _TRUE
        elif tag == "calcPr":
            computed = attributes.get("fullCalcOnLoad", "0") not in _TRUE
        elif path[-2:] == ["sheets", "sheet"]:
            found.append((attributes.get("name", ""), attributes.get("id", "")))
        elif tag == "definedName":
            named.append((attributes.get("name", ""), []))

    def text(piece: str) -> None:
        if path[-1:] == ["definedName"]:
            named[-1][1].append(piece)

    telusuri(xml, budget, begin, lambda _: path.pop(), text)
    return _Buku(dates_1904, tuple(found), _last_rows((name, "".join(pieces)) for name, pieces in named), computed)


def _last_rows(nama: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Sheet -> the last row that names cover there, of those that the template gave it: they grow as the table does."""
    last: dict[str, int] = {}
    for called, text in nama:
        if called == _FILTERED or (called == _PRINTED and "INDEX(" not in text):
            continue
        for quoted, plain, row in _RANGE.findall(text):
            name = plain or quoted.replace("''", "'")
            last[name] = max(last.get(name, 0), int(row))
    return last


def _is_workbook(part: str) -> bool:
    """Not a Word document, whose main part has the same relationship, nor a binary workbook."""
    return part.casefold().endswith(".xml") and not part.casefold().startswith(("word/", "ppt/", "visio/"))


def _rels(links: list[tuple[str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()


@lru_cache(maxsize=1)  # the files of a folder mostly share their styles
def gaya_angka(xml: bytes) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Numbers of the cell styles that show a percentage, and those of other looks with their formats."""
    path: list[str] = []
    percent, looks = {"9", "10"}, dict(RUPA_BAWAAN)
    cells: list[str] = []

    def begin(tag: str, attributes: Mapping[str, str]) -> None:
        path.append(tag)
        if path[-2:] == ["numFmts", "numFmt"]:
            number, code = attributes.get("numFmtId", ""), attributes.get("formatCode", "")
            if berpersen(code):
                percent.add(number)
            elif berupa(code):
                looks[number] = code
        elif path[-2:] == ["cellXfs", "xf"]:
            cells.append(attributes.get("numFmtId", ""))

    if xml:
        telusuri(xml, Anggaran(), begin, lambda _: path.pop())
    return (
        tuple(str(number) for number, kind in enumerate(cells) if kind in percent),
        {str(number): looks[kind] for number, kind in enumerate(cells) if kind in looks},
    )
