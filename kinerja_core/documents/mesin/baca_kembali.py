"""Reading a Word file back after people corrected it: its blocks in order, and the texts of cells.

Merged cells are read once (pitfall D16); tracked changes are read as if accepted, and hidden text and rows are not
there, whether a style hides them or somebody did. Neither is text struck out by hand, as people take words out on
paper; it is given apart. What stands among letters and is none (a formula, another file) is a sign that no text has,
so that nobody takes the rest for the whole. Nothing but the standard library is needed, so that the page reads a
risalah back as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.parsers import expat

from kinerja_core.batas.xml import XMLRusak, utf8
from kinerja_core.documents.mesin.unsur import UnsurXML, urai_unsur
from kinerja_core.documents.mesin.wadah import WadahRusak, baca
from kinerja_core.model.ungkapan import ungkapan

_MAIN: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
)
#: What was put in or moved here, open content controls and what fields show: their content counts as if they were not
#: there.
_UNWRAP: Final = frozenset({
    "w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo",
})  # fmt: skip
#: What was taken out or moved away.
_DROP: Final = frozenset({"w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr"})
#: Marks of a paragraph and of a cell that were taken out.
_MARKS_GONE: Final = ("w:del", "w:moveFrom")
_TRACKED: Final = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
#: Parts beside the body whose words stand on its pages or in their margin.
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS: Final = "word/comments.xml"
_STYLES: Final = "word/styles.xml"
#: What stands in a run besides its text.
_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:br": "\n", "w:noBreakHyphen": "-"}
#: Stands where something is that is no letter: a formula, a document of its own, a symbol that is not known.
BUKAN_HURUF: Final = "\x1a"
_NO_LETTERS: Final = frozenset({"m:oMath", "m:oMathPara", "w:subDoc", "w:altChunk"})
_CODE: Final = ungkapan("[0-9A-Fa-f]{1,4}")
#: Symbols as letters, by the font that draws them and its place there: what people and Word itself put in.
_SYMBOLS: Final = {
    ("wingdings", 0x6F): "☐", ("wingdings", 0x78): "☒", ("wingdings", 0xA8): "☐", ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFD): "☒", ("wingdings", 0xFE): "☑", ("wingdings", 0xE0): "→",
    ("wingdings 2", 0x4F): "✗", ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0xA3): "☐", ("symbol", 0xA3): "≤", ("symbol", 0xB3): "≥", ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±", ("symbol", 0xB4): "×", ("symbol", 0xB7): "•", ("symbol", 0xB9): "≠", ("symbol", 0xAE): "→",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SelTerbaca:
    """A cell: its text and the tables in it; cells of several rows that are merged have one ``asal``."""

    teks: str
    tabel: list[list[list[SelTerbaca]]]
    asal: object

    @property
    def isi(self) -> str:
        """The text of a cell of the form, in which no other table stands."""
        return self.teks + (BUKAN_HURUF if self.tabel else "")


def _children(item: UnsurXML) -> Iterator[UnsurXML]:
    """What stands directly in an element, tracked changes accepted."""
    for child in item.isi:
        if child.nama in _UNWRAP:
            yield from _children(child)
        elif child.nama == "mc:AlternateContent":  # what a program shows that knows nothing new
            yield from _children(child.cari("mc:Fallback") or child.cari("mc:Choice") or child)
        elif child.nama not in _DROP:
            yield child


def _paragraphs(item: UnsurXML) -> Iterator[UnsurXML]:
    """The same, each paragraph joined with the next one where the mark between them was taken out."""
    begun: list[UnsurXML] = []
    for child in _children(item):
        if child.nama != "w:p":
            if begun and any(_text(one) for one in begun):
                yield _joined(begun)
            begun = []
            yield child
            continue
        begun.append(child)
        if not any(child.cari("w:pPr", "w:rPr", gone) is not None for gone in _MARKS_GONE):
            yield _joined(begun)
            begun = []
    if begun and any(_text(one) for one in begun):
        yield _joined(begun)


def _joined(paragraphs: list[UnsurXML]) -> UnsurXML:
    if len(paragraphs) == 1:
        return paragraphs[0]
    whole = UnsurXML("w:p", {}, 0)
    whole.isi = [child for one in paragraphs for child in one.isi]
    return whole


def _symbol(item: UnsurXML) -> str:
    code = item.atribut.get("w:char", "")
    place = int(code, 16) & 0xFF if _CODE.fullmatch(code) else 0
    return _SYMBOLS.get((item.atribut.get("w:font", "").casefold(), place), BUKAN_HURUF)


def _text(paragraph: UnsurXML) -> str:
    pieces: list[str] = []
    fields: list[bool] = []  # of each field that is open, whether its result has begun
    whole = _whole_fields(paragraph)
    for item in _children(paragraph):
        if item.nama == "w:hyperlink":
            pieces.append(_text(item) if all(fields) else "")
        elif item.nama in _NO_LETTERS:
            pieces.append(BUKAN_HURUF)
        elif item.nama == "w:r":
            shown = not _set(item, "w:vanish") and not _struck(item)
            for part in _children(item):
                if part.nama == "w:fldChar" and whole:
                    _field(fields, part.atribut.get("w:fldCharType", ""))
                elif not shown or not all(fields):  # what a field is made of, such as the result of one within its code
                    continue
                elif part.nama == "w:t":
                    pieces.append(part.teks)
                elif part.nama == "w:br" and part.atribut.get("w:type") in {"page", "column"}:
                    pieces.append("\f")
                elif part.nama == "w:object":
                    pieces.append(BUKAN_HURUF)
                elif part.nama == "w:sym":
                    pieces.append(_symbol(part))
                else:
                    pieces.append(_SIGNS.get(part.nama, ""))
    return "".join(pieces).strip("\f").replace("\f", "\n")


def _whole_fields(paragraph: UnsurXML) -> bool:
    """Whether every field that begins in a paragraph ends there."""
    kinds = [item.atribut.get("w:fldCharType") for item in paragraph.telusuri("w:fldChar")]
    return kinds.count("begin") == kinds.count("end")


def _field(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


class _GayaWord:
    """What the styles of a file say of a setting of letters that is on or off."""

    def __init__(self, root: UnsurXML | None) -> None:
        styles = [] if root is None else root.semua("w:style")
        self._styles = {one.atribut.get("w:styleId", ""): one for one in styles}
        self._usual = next((
            name for name, one in self._styles.items()
            if one.atribut.get("w:type") == "paragraph" and one.atribut.get("w:default") in {"1", "true", "on"}
        ), "")
        self._whole = None if root is None else root.cari("w:docDefaults", "w:rPrDefault")
        self._names = [] if root is None else [name for name in _SETTINGS if next(root.telusuri(name), None)]

    def turunkan(self, root: UnsurXML) -> None:
        """Give the letters themselves what their styles say, so that only they need to be looked at."""
        for paragraph in root.telusuri("w:p") if self._names else ():
            around = {name: self._paragraph(paragraph, name) for name in self._names}
            for run in paragraph.telusuri("w:r"):
                style = _value(run.cari("w:rPr", "w:rStyle"))
                for name in self._names:
                    if run.cari("w:rPr", name) is None and around[name] != bool(self._said(style, name)):
                        _switch_on(run, name)

    def _paragraph(self, paragraph: UnsurXML, name: str) -> bool:
        said = self._said(_value(paragraph.cari("w:pPr", "w:pStyle")) or self._usual, name)
        return bool(self._whole and _set(self._whole, name)) if said is None else said

    def _said(self, style: str, name: str) -> bool | None:
        """What a style says, or the one it is based on, and so on."""
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return None
            if found.cari("w:rPr", name) is not None:
                return _set(found, name)
            style = _value(found.cari("w:basedOn"))
        return None


#: Settings that take words off the page or out of the text, and how many styles are based on one another at most.
_SETTINGS: Final = ("w:vanish", "w:strike", "w:dstrike")
_DEEPEST: Final = 20


def _value(item: UnsurXML | None) -> str:
    return "" if item is None else item.atribut.get("w:val", "")


def _switch_on(run: UnsurXML, name: str) -> None:
    properties = run.cari("w:rPr")
    if properties is None:
        properties = UnsurXML("w:rPr", {}, 0)
        run.isi.insert(0, properties)
    properties.isi.append(UnsurXML(name, {}, 0))


def _set(run: UnsurXML, name: str) -> bool:
    """Whether a setting of some letters is on; hidden ones are not on the page."""
    return _on(run.cari("w:rPr", name))


def _on(mark: UnsurXML | None) -> bool:
    return mark is not None and mark.atribut.get("w:val", "1") not in {"0", "false", "off"}


def _struck(run: UnsurXML) -> bool:
    return _set(run, "w:strike") or _set(run, "w:dstrike")


def _struck_texts(body: UnsurXML) -> list[str]:
    """What is struck out by hand, paragraph by paragraph."""
    found = []
    for paragraph in body.telusuri("w:p"):
        runs = [run for run in paragraph.telusuri("w:r") if _struck(run) and not _set(run, "w:vanish")]
        text = "".join(part.teks for run in runs for part in run.telusuri("w:t")).strip()
        if text and text not in found:
            found.append(text)
    return found


def _number(item: UnsurXML | None) -> int:
    text = item.atribut.get("w:val", "") if item is not None else ""
    return int(text) if text.isascii() and text.isdecimal() else 0


def _rows(table: UnsurXML) -> list[list[SelTerbaca]]:
    """The cells of each row, a cell merged sideways once; one merged downwards is in each of its rows."""
    above: dict[int, SelTerbaca] = {}
    rows = []
    for tr in _children(table):
        if tr.nama != "w:tr" or tr.cari("w:trPr", "w:del") is not None or _on(tr.cari("w:trPr", "w:hidden")):
            continue
        column = _number(tr.cari("w:trPr", "w:gridBefore"))
        row: list[SelTerbaca] = []
        for tc in _children(tr):
            if tc.nama != "w:tc" or tc.cari("w:tcPr", "w:cellDel") is not None:
                continue
            width = _number(tc.cari("w:tcPr", "w:gridSpan")) or 1
            if row and _continued(tc.cari("w:tcPr", "w:hMerge")) and not _cell(tc).isi:
                column += width
                continue
            merge = tc.cari("w:tcPr", "w:vMerge")
            if not _continued(merge) or column not in above:
                above[column] = _cell(tc)
            row.append(above[column])
            column += width
        rows += [row] if row else []
    return rows


def _continued(merge: UnsurXML | None) -> bool:
    """Whether a cell is part of the one before or above it."""
    return merge is not None and merge.atribut.get("w:val", "continue") == "continue"


def _cell(tc: UnsurXML) -> SelTerbaca:
    inside = [*_paragraphs(tc)]
    text = "\n".join(_block(item) for item in inside if item.nama == "w:p" or item.nama in _NO_LETTERS).strip()
    return SelTerbaca(text, [_rows(item) for item in inside if item.nama == "w:tbl"], tc)


def _block(item: UnsurXML) -> str:
    return _text(item) if item.nama == "w:p" else BUKAN_HURUF


class DokumenTerbaca(NamedTuple):
    """The paragraphs (as texts) and tables (as rows of cells) of a file in order, and what is not among them.

    ``dilacak`` is whether the file held tracked changes; ``lain`` is what stands in text boxes and notes, ``komentar``
    in comments, ``dicoret`` what is struck out.
    """

    blok: list[str | list[list[SelTerbaca]]]
    dilacak: bool
    lain: list[str]
    komentar: list[str]
    dicoret: list[str]


def blok(data: bytes) -> DokumenTerbaca:
    """Read a Word file.

    Raises:
        ValueError: the bytes are no Word file.
    """
    try:
        parts = baca(data)
        root = urai_unsur(utf8(parts["word/document.xml"]))
        notes = [urai_unsur(utf8(parts[name])) for name in _NOTES if name in parts]
        comments = [urai_unsur(utf8(parts[name])) for name in (_COMMENTS,) if name in parts]
        styles = _GayaWord(urai_unsur(utf8(parts[_STYLES])) if _STYLES in parts else None)
    except (WadahRusak, XMLRusak, KeyError, IndexError, expat.ExpatError) as problem:
        raise ValueError("bukan dokumen Word") from problem
    body = root.cari("w:body")
    for part in (root, *notes, *comments):
        styles.turunkan(part)
    if body is None or root.atribut.get("xmlns:w") not in _MAIN:
        raise ValueError("bukan dokumen Word")
    tracked = next(body.telusuri(*_TRACKED), None) is not None
    blocks: list[str | list[list[SelTerbaca]]] = []
    for item in _paragraphs(body):
        if item.nama == "w:p" or item.nama in _NO_LETTERS:
            blocks.append(_block(item))
        elif item.nama == "w:tbl":
            blocks.append(_rows(item))
    drawn = [item.atribut.get("string", "").strip() for item in body.telusuri("v:textpath")]
    beside = _texts([*body.telusuri("w:txbxContent"), *notes])
    return DokumenTerbaca(blocks, tracked, [*beside, *filter(None, drawn)], _texts(comments), _struck_texts(body))


def _texts(places: list[UnsurXML]) -> list[str]:
    """What stands in some places, each text once."""
    texts = dict.fromkeys(_text(item).strip() for place in places for item in place.telusuri("w:p"))
    return [text for text in texts if text]
