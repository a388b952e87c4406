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
_OFF: Final = frozenset({"0", "false", "off", "none"})
#: Half-points from which on a text can be read.
_READABLE: Final = 6
#: Styles based on one another, and fields within one another, that are looked at; people need three.
_DEEPEST: Final = 20
#: From here on a colour is as good as that of the paper; what a theme calls the colour of the paper.
_PALE: Final = 0xF0
#: What paper is bright on which no pale letters are seen (of 255000), and what difference of two colours nobody sees.
_BRIGHT, _ALIKE = 140_000, 0x30
_COLOUR: Final = re.compile("[0-9A-F]{6}")
_DENSE: Final = re.compile("solid|pct(?:7[5-9]|[89][0-9])")  #: patterns that are as good as their colour
_PAPER: Final = frozenset({"BACKGROUND1", "LIGHT1", "BG1", "LT1"})
#: Colours of a highlighter that letters may have too.
_HIGHLIGHTS: Final = {"BLACK": "000000", "WHITE": "FFFFFF", "RED": "FF0000", "YELLOW": "FFFF00", "BLUE": "0000FF"}
#: Twips by which letters are pushed together, and twips of a line or row, at which nothing can be read.
_PUSHED, _FLAT = -60, 130
#: Twips from the edge of the text from which on nothing stands on a page, to the right and to the left; percent of the
#: width of letters.
_BEYOND, _BEFORE, _NARROW = 12_000, -4_000, 20
#: Fonts whose letters are pictures.
_PICTURES: Final = re.compile(r"(wing|web|zapf)\s?dings( \d)?|(open|star)?symbol|marlett", re.IGNORECASE)
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
#: Half-points by which letters may be raised or lowered and still stand in their line.
_RAISED: Final = 40
_COUNTED: Final = re.compile("%[0-9]")
#: What may stand around the number of a list, and bullets.
_MARKS: Final = " .,:;()[]-–—•·▪◦o\uf0a7\uf0b7\uf0d8"
_NUMBER: Final = re.compile(r"[0-9ivxlcIVXLC]{0,6}")


def _on(properties: etree._Element | None, name: str) -> bool | None:
    """A setting that is on or off; ``None`` where nothing is said."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in _OFF


class _Styles:
    """Which styles hide their text."""

    def __init__(self, data: bytes | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._usual = ""
        self._hidden = False
        self._default: etree._Element | None = None
        if data is not None:
            root = urai(data)
            self._styles = {item.get(W + "styleId", ""): item for item in root.iter(W + "style")}
            self._usual = next(
                (name for name, item in self._styles.items()
                 if item.get(W + "type") == "paragraph" and item.get(W + "default") in {"1", "true"}),
                "",
            )  # fmt: skip
            self._default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._hidden = bool(_on(self._default, "vanish"))

    def paragraph(self, name: str | None) -> bool:
        """Whether the style of a paragraph hides its text."""
        said = self._said(name or self._usual)
        return self._hidden if said is None else said

    def run(self, name: str | None) -> bool:
        """Whether the style of some letters hides them, or shows what their paragraph hides."""
        return bool(self._said(name))

    def _said(self, name: str | None) -> bool | None:
        return next((said for one in self._chain(name) if (said := _on(one, "vanish")) is not None), None)

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        """How a style sets its letters, then the style it is based on, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            if (properties := style.find(W + "rPr")) is not None:
                yield properties
            base = style.find(W + "basedOn")
            name = None if base is None else base.get(W + "val")

    def letters(self, run: etree._Element, sekitar: str | None) -> list[etree._Element]:
        """Everything that sets how the letters of a run look, the nearest first; ``sekitar`` is its paragraph's."""
        own = run.find(W + "rPr")
        name = None if own is None else own.find(W + "rStyle")
        return [
            *([] if own is None else [own]),
            *self._chain(None if name is None else name.get(W + "val")),
            *self._chain(sekitar or self._usual),
            *([] if self._default is None else [self._default]),
        ]


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
        self.styles = _Styles(bagian.get("word/styles.xml"))
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
        for row in [item for item in root.iter(W + "tr") if _on(item.find(W + "trPr"), "hidden")]:
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
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = None if found is None else found.get(W + "val")
        hidden, paper = self.styles.paragraph(style), _paper_around(paragraph)
        pieces: list[tuple[str, str]] = []
        last, hides, look = None, False, ""  # of the run that is read: however many pieces it has, it is judged once
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
                    last, hides = run, self._hides(run, hidden)
                    look = "" if hides else _look(self.styles.letters(run, style), paper) or _squeezed(run)
                if not hides:
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

    def _hides(self, run: etree._Element, hidden: bool) -> bool:
        properties = run.find(W + "rPr")
        said = _on(properties, "vanish")
        if said is not None:
            return said
        style = None if properties is None else properties.find(W + "rStyle")
        return hidden != (style is not None and self.styles.run(style.get(W + "val")))


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


def _look(settings: list[etree._Element], paper: str) -> str:
    """A word for text that is on the page and may yet not be read, or not be meant; ``paper`` is its background."""

    def first(name: str) -> etree._Element | None:
        return next((one for properties in settings if (one := properties.find(W + name)) is not None), None)

    def value(name: str, attribute: str) -> str:
        found = first(name)
        return "" if found is None else found.get(W + attribute, "").upper()

    for name in ("strike", "dstrike"):
        if next((said for properties in settings if (said := _on(properties, name)) is not None), False):
            return "dicoret"
    size, ink = value("sz", "val"), value("color", "val")
    if _twips(size, _READABLE) < _READABLE or _twips(value("w", "val"), 100) < _NARROW:
        return "terlalu kecil"
    marked = _HIGHLIGHTS.get(value("highlight", "val"), "")
    pale = _pale(ink) or value("color", "themeColor") in _PAPER
    if marked == "000000" and ink in {"", "AUTO"} and not pale:
        ink = marked  # only on a dark shading is the automatic ink white
    if _unseen(ink, pale, marked or _shade(first("shd")) or paper):
        return "tidak terbaca"
    if _twips(value("spacing", "val")) <= _PUSHED or any(_on(one, "webHidden") for one in settings):
        return "tidak terbaca"
    if any(_unpainted(one) for one in settings):
        return "tidak terbaca"
    if _PICTURES.fullmatch(value("rFonts", "ascii")) or _PICTURES.fullmatch(value("rFonts", "hAnsi")):
        return "huruf simbol"
    return "digeser" if abs(_twips(value("position", "val"))) > _RAISED else ""


def _unseen(ink: str, pale: bool, paper: str) -> bool:
    """Whether letters of an ink cannot be told from what is behind them."""
    one, other = (bytes.fromhex(colour) if _COLOUR.fullmatch(colour) else b"" for colour in (ink, paper))
    bright = not paper or sum(a * b for a, b in zip((299, 587, 114), other, strict=False)) > _BRIGHT
    return (pale and bright) or bool(one and other and max(map(abs, map(int.__sub__, one, other))) < _ALIKE)


def _shade(element: etree._Element | None) -> str:
    """The colour of a shading; blank where it has none."""
    if element is None:
        return ""
    dark = _DENSE.fullmatch(element.get(W + "val", "")) is not None
    colour = element.get(W + ("color" if dark else "fill"), "AUTO").upper()
    return colour if colour != "AUTO" else "000000" if dark else ""


def _paper_around(paragraph: etree._Element) -> str:
    """The colour behind a paragraph, its own or that of the nearest cell; blank where it is the paper's."""
    own = [paragraph.find(f"{W}pPr/{W}shd")]
    cells = [cell.find(f"{W}{cell.tag[len(W):]}Pr/{W}shd") for cell in paragraph.iterancestors(W + "tc", W + "tbl")]
    return next((colour for one in own + cells if (colour := _shade(one))), "")


def _unpainted(settings: etree._Element) -> bool:
    """Whether Word paints the letters with nothing, or with the colour of the paper."""
    fill = settings.find(_W14 + "textFill")
    if fill is None:
        return False
    colours = [one.get(_W14 + "val", "").upper() for one in fill.iter(_W14 + "srgbClr", _W14 + "schemeClr")]
    return fill.find(_W14 + "noFill") is not None or any(_pale(one) or one in _PAPER for one in colours)


def _squeezed(run: etree._Element) -> str:
    """A word for letters that are pressed into a width or two lines, or written from right to left."""
    if next(run.iterancestors(W + "bdo"), None) is not None:
        return "terbalik"
    own = run.find(W + "rPr")
    pressed = own is not None and any(own.find(W + name) is not None for name in ("fitText", "eastAsianLayout"))
    return "terlalu kecil" if pressed else ""


def _twips(nilai: str | None, lain: int = 0) -> int:
    """A measure, or something else where there is none."""
    try:
        return int(nilai or "")
    except ValueError:
        return lain


def _pale(warna: str) -> bool:
    """Whether a colour cannot be told from white paper."""
    return _COLOUR.fullmatch(warna) is not None and min(bytes.fromhex(warna)) >= _PALE


def _place(paragraf: etree._Element) -> str:
    """A word for a paragraph that stands where it may not be read; blank for any other."""
    properties = paragraf.find(W + "pPr")
    row = next((item.find(W + "trPr") for item in paragraf.iterancestors(W + "tr")), None)
    height = None if row is None else row.find(W + "trHeight")
    line = None if properties is None else properties.find(W + "spacing")
    for item, name, rule in ((height, "val", "hRule"), (line, "line", "lineRule")):
        if item is not None and item.get(W + rule) == "exact" and _twips(item.get(W + name), _FLAT) < _FLAT:
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
    return "di luar halaman" if any(not _BEFORE < _twips(str(one)) < _BEYOND for one in ends) else ""


def _far(table: etree._Element) -> bool:
    """Whether a table stands where no page is."""
    indent, place = (table.find(f"{W}tblPr/{W}{name}") for name in ("tblInd", "tblpPr"))
    away = [] if indent is None else [indent.get(W + "w")]
    away += [] if place is None else [place.get(W + "tblpX"), place.get(W + "tblpY")]
    return any(not _BEFORE < _twips(one) < _BEYOND for one in away)


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
