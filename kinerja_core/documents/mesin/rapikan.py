"""A template as the printer needs it: nothing of those who edited it, and nothing in a tag paragraph but its tag.

Comments never travel with a document. A tag paragraph is taken away whole; the breaks in it, which LibreOffice writes
there by itself when the next paragraph begins a page, move beside it. All else is refused by :mod:`.periksa`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.agar_terlihat import agar_terlihat
from kinerja_core.documents.mesin.rupa_huruf import RupaHuruf
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, bukan_teks, jeda, teks_paragraf, urai

#: The tag of a paragraph that is taken away, and its first word.
TANDA_PARAGRAF: Final = re.compile(r"\{%p\s+(\w+)[^{}]*%\}")

_MERGE: Final = re.compile(r"\{%\s*vm\s*%\}")
#: What may stand around a part of a paragraph, the rows of a table or the cells of a row; what of it is no content.
_AROUND: Final = tuple(W + name for name in ("sdt", "hyperlink", "smartTag", "customXml", "dir", "bdo"))
_SETTINGS: Final = frozenset({W + "smartTagPr", W + "customXmlPr"})
_PARTLY: Final = frozenset({W + name for name in ("p", "tbl", "tr", "sdtContent")} | set(_AROUND))
#: What begins, goes on with or ends a block, and a text that begins within a tag.
_BLOCK: Final = re.compile(r"\{%\s*(?:p\s|tr\s)?\s*(end)?(for|if|else|elif)\b")
_CUT: Final = re.compile(r"^[^{}]*\}")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS: Final = re.compile(r"word/(?:comments\w*|people)\.xml")
_MARKS: Final = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "annotationRef")
#: What stands before w:vMerge in the settings of a cell.
_BEFORE_MERGE: Final = frozenset({W + "cnfStyle", W + "tcW", W + "gridSpan", W + "hMerge"})
#: What stands before w:pageBreakBefore in the settings of a paragraph.
_BEFORE_BREAK: Final = frozenset({W + "pStyle", W + "keepNext", W + "keepLines"})


def jumlah_komentar(bagian: Mapping[str, bytes]) -> int:
    """How many comments a file carries."""
    data = bagian.get("word/comments.xml")
    return 0 if data is None else sum(1 for _ in urai(data).iter(W + "comment"))


def rapikan(bagian: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a template without comments and with every break beside the tag paragraph it stood in."""
    dropped = {name for name in bagian if _COMMENTS.fullmatch(name)}
    parts = {name: data for name, data in bagian.items() if name not in dropped}
    if dropped:
        _forget(parts, dropped)
    letters = RupaHuruf(parts.get("word/styles.xml"))
    for name in bagian_bertanda(parts):
        root = urai(parts[name])
        changed = [
            _without_comments(root),
            _without_halves(root),
            _merged_cells(root),
            agar_terlihat(root, letters),
            *map(_beside, list(_tag_paragraphs(root))),
        ]
        if any(changed):
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return parts


def _forget(parts: dict[str, bytes], dropped: set[str]) -> None:
    """Take what points to parts that are gone out of the lists of the package."""
    for name in [item for item in parts if item.endswith(".rels")]:
        base = dirname(dirname(name))
        links = urai(parts[name])
        for link in list(links):
            target = link.get("Target", "")
            if link.get("TargetMode") != "External" and normpath(join("/", base, target)).lstrip("/") in dropped:
                links.remove(link)
        parts[name] = etree.tostring(links, xml_declaration=True, encoding="UTF-8", standalone=True)
    kinds = urai(parts["[Content_Types].xml"])
    for item in list(kinds):
        if item.get("PartName", "").lstrip("/") in dropped:
            kinds.remove(item)
    parts["[Content_Types].xml"] = etree.tostring(kinds, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_comments(root: etree._Element) -> bool:
    marks = list(root.iter(*_MARKS))
    for mark in marks:
        parent = mark.getparent()
        if parent is None:
            continue
        parent.remove(mark)
        run = parent.getparent()
        if parent.tag == W + "r" and run is not None and all(item.tag == W + "rPr" for item in parent):
            run.remove(parent)
    return bool(marks)


def _without_halves(root: etree._Element) -> bool:
    """Take away content controls, links and the like that hold a part of a paragraph or table with half a block.

    What the block or the tag ends with stands outside: what goes with one half of it would break the document.
    """
    found = [
        item for item in root.iter(*_AROUND)
        if (parent := item.getparent()) is not None and parent.tag in _PARTLY and _is_half(_text_in(item))
    ]  # fmt: skip
    for item in found:
        inner = item.find(W + "sdtContent") if item.tag == W + "sdt" else item
        for child in () if inner is None else list(inner):
            if child.tag not in _SETTINGS:
                item.addprevious(child)
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    return bool(found)


def _text_in(item: etree._Element) -> str:
    return "".join((one.text or "") if one.tag == W + "t" else "\n" for one in item.iter(W + "t", W + "p"))


def _is_half(text: str) -> bool:
    """Whether a text opens a tag or block that it does not close, or closes one that it does not open."""
    depth = 0
    for end, kind in _BLOCK.findall(text):
        if not end and kind in {"else", "elif"}:
            half = depth == 0
        else:
            depth += -1 if end else 1
            half = depth < 0
        if half:
            return True
    return depth != 0 or text.count("{") != text.count("}") or _CUT.search(text) is not None


def _merged_cells(root: etree._Element) -> bool:
    """Give each cell that merges downwards settings, in which docxtpl says so; some programs write none.

    docxtpl ends the text that only the first cell has where the letters after the tag change their look. Where there
    are more than one piece of text, what it would do is done here, for the whole paragraph.
    """
    changed = False
    for paragraph in root.iter(W + "p"):
        cell = next(paragraph.iterancestors(W + "tc"), None)
        if cell is None or _MERGE.search(teks_paragraf(paragraph)) is None:
            continue
        properties = cell.find(W + "tcPr")
        if properties is None:
            properties = etree.Element(W + "tcPr")
            cell.insert(0, properties)
        if not len(properties):
            etree.SubElement(properties, W + "tcW", {W + "w": "0", W + "type": "auto"})
            changed = True
        texts = [item for item in paragraph.iter(W + "t") if next(item.iterancestors(W + "p")) is paragraph]
        if len(texts) > 1 and _without_tag(texts):
            place = sum(1 for item in properties if item.tag in _BEFORE_MERGE)
            merge = "{% if loop.first %}restart{% else %}continue{% endif %}"
            properties.insert(place, etree.Element(W + "vMerge", {W + "val": merge}))
            own = paragraph.find(W + "pPr")
            paragraph.insert(0 if own is None else 1, _run("{% if loop.first %}"))
            paragraph.append(_run("{% endif %}"))
            changed = True
    return changed


def _without_tag(texts: list[etree._Element]) -> bool:
    """Take the tag that merges out of pieces of text, which may share it."""
    found = _MERGE.search("".join(item.text or "" for item in texts))
    if found is None:
        return False
    place = 0
    for item in texts:
        text = item.text or ""
        begin, end = (min(max(at - place, 0), len(text)) for at in found.span())
        item.text = text[:begin] + text[end:]
        item.set(_SPACE, "preserve")
        place += len(text)
    return True


def _run(teks: str) -> etree._Element:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "t").text = teks
    return run


def _tag_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    for paragraph in root.iter(W + "p"):
        if TANDA_PARAGRAF.fullmatch(teks_paragraf(paragraph).strip()):
            yield paragraph


def _beside(paragraph: etree._Element) -> bool:
    """Move the breaks of a tag paragraph before or after it; returns whether there were any."""
    match = TANDA_PARAGRAF.search(teks_paragraf(paragraph))
    properties = paragraph.find(W + "pPr")
    own = None if properties is None else properties.find(W + "pageBreakBefore")
    section = None if properties is None else properties.find(W + "sectPr")
    after = []
    moved = False
    for item in list(bukan_teks(paragraph)):
        if not jeda(item.unsur) or match is None:
            continue
        moved = True
        if item.letak <= match.start():
            paragraph.addprevious(_line(item.unsur))
        else:
            after.append(item.unsur)
    if own is not None and own.get(W + "val", "1") not in {"0", "false", "off"}:
        moved = True
        page = etree.Element(W + "br", {W + "type": "page"})
        if match is not None and match[1] == "for":  # before the first of what is repeated
            paragraph.addprevious(_line(page))
        else:
            after.append(page)
    if section is not None:
        paragraph.addnext(_line(section))
        moved = True
    for element in reversed(after):
        _break_after(paragraph, element)
    return moved


def _break_after(paragraph: etree._Element, item: etree._Element) -> None:
    following = paragraph.getnext()
    if (
        item.get(W + "type") != "page"
        or following is None
        or following.tag != W + "p"
        or TANDA_PARAGRAF.fullmatch(teks_paragraf(following).strip())
    ):
        paragraph.addnext(_line(item))
        return
    properties = following.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        following.insert(0, properties)
    if properties.find(W + "pageBreakBefore") is None:
        place = sum(1 for child in properties if child.tag in _BEFORE_BREAK)
        properties.insert(place, etree.Element(W + "pageBreakBefore"))


def _line(item: etree._Element) -> etree._Element:
    """A paragraph of no height around a break of the page or of the section."""
    line = etree.Element(W + "p")
    properties = etree.SubElement(line, W + "pPr")
    etree.SubElement(
        properties, W + "spacing", {W + "before": "0", W + "after": "0", W + "line": "20", W + "lineRule": "exact"}
    )
    if item.tag == W + "sectPr":
        properties.append(deepcopy(item))
    else:
        etree.SubElement(line, W + "r").append(deepcopy(item))
    return line
