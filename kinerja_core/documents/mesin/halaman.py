"""The text that the pages of a Word file show, paragraph by paragraph, and what no program can judge of them.

Hidden text is not shown; results of fields are, whatever their code; of alternate content one branch is. Text that is
on the page and yet may not be read (white, tiny, struck out) is shown with a word that says so, so that it never
equals the same text printed plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from typing import Final

from lxml import etree

from kinerja_core.batas.anggaran import terlalu_besar
from kinerja_core.documents.mesin.kolom_otomatis import KOLOM_HALAMAN, nama_kolom
from kinerja_core.documents.mesin.rapikan import jumlah_komentar
from kinerja_core.documents.mesin.rupa_huruf import RupaHuruf, menyala, ukuran
from kinerja_core.documents.mesin.xml_word import W, terima_perubahan, urai

#: Text of a paragraph, and the paragraph.
Paragraf = tuple[str, etree._Element]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FORMULA_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What every Word since 2010 draws itself, so that it shows this branch of alternate content.
_UNDERSTOOD: Final = frozenset({
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/drawing/2010/main",
})  # fmt: skip
#: Drawings whose text stands in the part itself.
_DRAWN: Final = _UNDERSTOOD | {"http://schemas.openxmlformats.org/drawingml/2006/picture"}
_SPACE: Final = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
#: What Word fills in by itself without a field.
_AUTOMATIC: Final = {W + "pgNum": "(nomor halaman)"} | {
    W + unit + length: "(tanggal otomatis)" for unit in ("day", "month", "year") for length in ("Short", "Long")
}
_PAGE_WORDS: Final = {"PAGE": "(nomor halaman)", "NUMPAGES": "(jumlah halaman)", "SECTIONPAGES": "(halaman bagian)"}
_SHOWN: Final = (
    W + "t", W + "sym", W + "fldChar", W + "instrText", W + "fldSimple", _FORMULA_TEXT, *_SPACE, *_AUTOMATIC
)  # fmt: skip
#: Fields within one another that are looked at; people need three.
_DEEPEST: Final = 20
#: Twips of a line or row at which nothing can be read.
_FLAT: Final = 130
#: Twips from the edge of the text from which on nothing stands on a page, to the right and to the left.
_BEYOND, _BEFORE = 12_000, -4_000
_COUNTED: Final = re.compile("%[0-9]")
#: What may stand around the number of a list, and bullets.
_MARKS: Final = " .,:;()[]-–—•·▪◦o\uf0a7\uf0b7\uf0d8"
_NUMBER: Final = re.compile(r"[0-9ivxlcIVXLC]{0,6}")


class _Lists:
    """What the lists of a file put before a paragraph besides the number that is counted."""

    def __init__(self, data: bytes | None) -> None:
        self._levels: dict[tuple[str, str], str] = {}
        if data is None:
            return
        root = urai(data)
        kinds = {item.get(W + "abstractNumId", ""): item for item in root.iter(W + "abstractNum")}
        for item in root.iter(W + "num"):
            kind = item.find(W + "abstractNumId")
            found = kinds.get("" if kind is None else kind.get(W + "val", ""))
            overrides = item.findall(W + "lvlOverride")
            for level in () if found is None else found.iter(W + "lvl"):
                self._put(item.get(W + "numId", ""), level)
            for one in overrides:
                for level in one.iter(W + "lvl"):
                    self._put(item.get(W + "numId", ""), level)

    def _put(self, nomor: str, tingkat: etree._Element) -> None:
        text, start = tingkat.find(W + "lvlText"), tingkat.find(W + "start")
        said = _COUNTED.sub("", "" if text is None else text.get(W + "val", "")).strip(_MARKS)
        first = "" if start is None else start.get(W + "val", "")
        words = [said, f"mulai {first}" if first not in {"", "0", "1"} else ""]
        self._levels[nomor, tingkat.get(W + "ilvl", "0")] = " ".join(filter(None, words))

    def label(self, properties: etree._Element | None) -> str:
        """The word that stands for the number of a paragraph; blank where it has none."""
        found = None if properties is None else properties.find(f"{W}numPr/{W}numId")
        if properties is None or found is None or found.get(W + "val") == "0":
            return ""
        level = properties.find(f"{W}numPr/{W}ilvl")
        place = found.get(W + "val", ""), "0" if level is None else level.get(W + "val", "0")
        return f"({' '.join(filter(None, ('bernomor', self._levels.get(place, ''))))}) "


@dataclass(slots=True)
class _Field:
    """One of Word's fields while it is read; ``text`` is the result of a page number, which is counted anew."""

    code: str = ""
    result: bool = False
    text: str = ""

    @property
    def name(self) -> str:
        return nama_kolom(self.code)


class _Pages:
    """Reads the parts of one file."""

    def __init__(self, bagian: Mapping[str, bytes]) -> None:
        self.parts = bagian
        self.letters = RupaHuruf(bagian.get("word/styles.xml"))
        self.lists = _Lists(bagian.get("word/numbering.xml"))
        self.notes: list[str] = []
        self.pictures = 0
        self.fields: list[_Field] = []

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def part(self, name: str) -> list[Paragraf]:
        """What a part shows."""
        root = urai(self.parts[name])
        if next(root.iter(W + "dataBinding"), None) is not None:
            self.note("Dokumen memuat kontrol isi yang terikat data lain; Word dapat mengganti tulisannya.")
        if terima_perubahan(root):
            self.note("Dokumen memuat perubahan yang dilacak; dibandingkan seperti semuanya sudah diterima.")
        _choose(root)
        for row in [item for item in root.iter(W + "tr") if menyala(item.find(W + "trPr"), "hidden")]:
            row.clear()
        if any(item.get("uri", "") not in _DRAWN for item in root.iter(_A + "graphicData")):
            self.note("Dokumen memuat bagan atau diagram, yang tulisannya tidak dibandingkan.")
        self.pictures += sum(1 for _ in root.iter(W + "drawing", W + "pict", W + "object"))
        self.fields = []
        found: list[Paragraf] = []
        for item in root.iter(W + "p", W + "altChunk", W + "subDoc", _A + "t", _VML + "textpath"):
            if item.tag == W + "p":
                text = self.paragraph(item)
            elif item.tag in {W + "altChunk", W + "subDoc"}:
                text = "(isi berkas lain)"
            else:
                text = (item.get("string") or item.text or "").strip()
            if text:
                found.append((text, item))
        return found

    def paragraph(self, paragraph: etree._Element) -> str:
        """The text of a paragraph as it is seen, without that of text boxes in it."""
        judge = self.letters.di(paragraph)
        pieces: list[tuple[str, str]] = []
        last, look = None, None  # of the run that is read: however many pieces it has, it is judged once
        for item in paragraph.iter(*_SHOWN):
            if next(item.iterancestors(W + "p")) is not paragraph:
                continue
            if item.tag in {W + "fldChar", W + "instrText"}:
                pieces += self._field(item)
            elif item.tag == W + "fldSimple":
                name = nama_kolom(item.get(W + "instr", ""))
                pieces.append(("", _label(name) + _page(name, item)))
            elif item.tag == _FORMULA_TEXT:
                pieces.append(("", f"(rumus) {item.text or ''}"))
            elif (run := next(item.iterancestors(W + "r"), None)) is not None:
                if run is not last:
                    last, look = run, judge(run)
                if look is not None:
                    pieces += self._piece(item, run, look)
        text = _joined([("", self.lists.label(paragraph.find(W + "pPr"))), *pieces]).strip()
        place = _place(paragraph) if text else ""
        return f"({place}) {text}" if place else text

    def _piece(self, item: etree._Element, run: etree._Element, look: str) -> Iterator[tuple[str, str]]:
        """What one element of a run shows, with the word that says how it looks."""
        if item.tag in _SPACE:
            if item.getparent() is not run:  # a w:tab of the settings is no text
                return
            text = _SPACE[item.tag]
        elif item.tag in _AUTOMATIC:
            text = _AUTOMATIC[item.tag]
        elif item.tag == W + "sym":
            text = f"(simbol {item.get(W + 'char', '')})"
        else:
            text = (item.text or "").replace("\u00a0", " ")  # a page shows no difference
        simple = next(item.iterancestors(W + "fldSimple"), None)
        if simple is not None and nama_kolom(simple.get(W + "instr", "")) in KOLOM_HALAMAN:
            return
        if any(not field.result for field in self.fields):  # part of a code
            return
        page = next((field for field in self.fields if field.name in KOLOM_HALAMAN), None)
        if page is not None:
            page.text += text
            return
        yield look if text.strip() else "", text

    def _field(self, item: etree._Element) -> Iterator[tuple[str, str]]:
        kind = item.get(W + "fldCharType")
        if item.tag == W + "instrText":
            if self.fields and not self.fields[-1].result:
                self.fields[-1].code += item.text or ""
        elif kind == "begin":
            self.fields.append(_Field())
            if len(self.fields) > _DEEPEST:
                raise terlalu_besar(f"memuat kolom otomatis bersarang lebih dari {_DEEPEST} tingkat")
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
            yield "", _label(self.fields[-1].name)
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            yield "", _page(field.name, field.text)


def _page(name: str, result: str | etree._Element) -> str:
    """What stands for the number of a page, which is counted anew; what is no number is shown."""
    if name not in KOLOM_HALAMAN:
        return ""
    if not isinstance(result, str):
        result = "".join(item.text or "" for item in result.iter(W + "t"))
    return _PAGE_WORDS[name] + ("" if _NUMBER.fullmatch(result.strip()) else f" {result}")


def _label(name: str) -> str:
    """What stands before the result of any other field, which may change by itself."""
    return "" if name in KOLOM_HALAMAN | {"HYPERLINK", ""} else f"(kolom otomatis {name}) "


def _place(paragraf: etree._Element) -> str:
    """A word for a paragraph that stands where it may not be read; blank for any other."""
    properties = paragraf.find(W + "pPr")
    row = next((item.find(W + "trPr") for item in paragraf.iterancestors(W + "tr")), None)
    height = None if row is None else row.find(W + "trHeight")
    line = None if properties is None else properties.find(W + "spacing")
    for item, name, rule in ((height, "val", "hRule"), (line, "line", "lineRule")):
        if item is not None and item.get(W + rule) == "exact" and ukuran(item.get(W + name), _FLAT) < _FLAT:
            return "terlalu kecil"
    cell = next(paragraf.iterancestors(W + "tc"), None)
    merged = None if cell is None else cell.find(f"{W}tcPr/{W}vMerge")
    if merged is not None and merged.get(W + "val", "continue") == "continue":
        return "di sel yang tergabung"
    if any(_far(table) for table in paragraf.iterancestors(W + "tbl")):
        return "di luar halaman"
    if properties is None:
        return ""
    if properties.find(W + "framePr") is not None:
        return "dalam bingkai"
    indent = properties.find(W + "ind")
    ends = () if indent is None else indent.attrib.values()
    return "di luar halaman" if any(not _BEFORE < ukuran(str(one)) < _BEYOND for one in ends) else ""


def _far(table: etree._Element) -> bool:
    """Whether a table stands where no page is."""
    indent, place = (table.find(f"{W}tblPr/{W}{name}") for name in ("tblInd", "tblpPr"))
    away = [] if indent is None else [indent.get(W + "w")]
    away += [] if place is None else [place.get(W + "tblpX"), place.get(W + "tblpY")]
    return any(not _BEFORE < ukuran(one) < _BEYOND for one in away)


def _joined(pieces: list[tuple[str, str]]) -> str:
    text, last = "", ""
    for look, piece in pieces:
        if look and look != last:
            text += f"({look}) "
        last = look
        text += piece
    return text


def _text_of(branch: etree._Element) -> list[str]:
    return ["".join(item.text or "" for item in p.iter(W + "t")) for p in branch.iter(W + "p")]


def _choose(root: etree._Element) -> None:
    """Leave of alternate content what Word shows; where an old program would show other words, those too."""
    for item in reversed(list(root.iter(_MC + "AlternateContent"))):
        choices = [
            one
            for one in item.findall(_MC + "Choice")
            if all(one.nsmap.get(name) in _UNDERSTOOD for name in one.get("Requires", "?").split())
        ]
        fallback = item.findall(_MC + "Fallback")
        shown = (choices or fallback)[0] if choices or fallback else None
        for branch in list(item):
            other = branch in fallback and shown is not None and _text_of(branch) != _text_of(shown)
            if branch is not shown and not other:
                item.remove(branch)


def _edges(bagian: Mapping[str, bytes]) -> list[str]:
    """The parts of headers and footers that some section of the document asks for, and of notes."""
    links = {}
    if "word/_rels/document.xml.rels" in bagian:
        for link in urai(bagian["word/_rels/document.xml.rels"]):
            links[link.get("Id", "")] = normpath(join("/word", link.get("Target", ""))).lstrip("/")
    root = urai(bagian["word/document.xml"])
    asked = [links.get(item.get(_R + "id", ""), "") for item in root.iter(W + "headerReference", W + "footerReference")]
    notes = [f"word/{name}.xml" for name in ("footnotes", "endnotes")]
    return [name for name in dict.fromkeys([*asked, *notes]) if name in bagian]


@dataclass(frozen=True, slots=True)
class IsiHalaman:
    """What the pages show: of the body in order, of headers, footers and notes each text once and sorted.

    ``gambar`` is how many pictures and shapes stand on them; ``catatan`` says what could not be judged.
    """

    badan: list[Paragraf]
    tepi: list[Paragraf]
    gambar: int
    catatan: tuple[str, ...]


def isi_halaman(bagian: Mapping[str, bytes]) -> IsiHalaman:
    """Read what a Word file shows."""
    pages = _Pages(bagian)
    body = pages.part("word/document.xml")
    edges = dict(item for name in _edges(bagian) for item in pages.part(name))
    if comments := jumlah_komentar(bagian):
        pages.note(f"Dokumen memuat {comments} komentar, yang tidak dibandingkan.")
    return IsiHalaman(body, sorted(edges.items(), key=lambda item: item[0]), pages.pictures, tuple(pages.notes))
