"""Fonts of a Word document: which ones its text names, and which of those this computer must replace."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT_PARTS: Final = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_SPACE: Final = _W[1:-1].encode()
_DECLARED: Final = b'xmlns:w="%s"' % _SPACE
_NAMING: Final = re.compile(rb"<w:(?:rFonts|pStyle|rStyle)\b[^>]*>")

#: Fonts of the same widths: lines and pages break alike, so replacing one by the other is nothing to report.
_SEUKURAN: Final = {
    "arial": {"liberation sans", "arimo"},
    "helvetica": {"liberation sans", "arimo", "arial"},
    "arial narrow": {"liberation sans narrow"},
    "times new roman": {"liberation serif", "tinos"},
    "courier new": {"liberation mono", "cousine"},
    "calibri": {"carlito"},
    "cambria": {"caladea"},
}

#: What decides the fonts of a run: style of its paragraph, its own style, fonts it names itself.
_Sifat = tuple[str | None, str | None, frozenset[str]]


class _Gaya:
    """The styles of a document, as far as they name fonts."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = {
            kind: font.get("typeface", "")
            for kind in ("major", "minor")
            for font in (theme.iterfind(f".//{_A}{kind}Font/{_A}latin") if theme is not None else ())
        }
        self._known: dict[str, tuple[str | None, frozenset[str]]] = {}
        self._usual: str | None = None
        self._last = frozenset[str]()
        if styles is None:
            return
        for style in styles.iterfind(f"{_W}style"):
            name, based = style.get(f"{_W}styleId", ""), style.find(f"{_W}basedOn")
            self._known[name] = (None if based is None else based.get(f"{_W}val"), self.pada(style.find(f"{_W}rPr")))
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in {"1", "true"}:
                self._usual = name
        self._last = self.pada(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))

    def pada(self, properties: etree._Element | None) -> frozenset[str]:
        """Fonts that run properties name themselves; a theme's font wins, as in Word."""
        fonts = _child(properties, "rFonts")
        return frozenset() if fonts is None else self._named(fonts)

    def _named(self, fonts: etree._Element) -> frozenset[str]:
        found = set()
        for kind in ("ascii", "hAnsi"):
            theme = fonts.get(f"{_W}{kind}Theme")
            found.add(self._theme.get(theme[:5], "") if theme else fonts.get(f"{_W}{kind}", ""))
        return frozenset(found - {""})

    def _from(self, name: str | None) -> frozenset[str]:
        seen = set()
        while name in self._known and name not in seen:
            seen.add(name)
            name, fonts = self._known[name]
            if fonts:
                return fonts
        return frozenset()

    def semua(self, sebutan: Collection[bytes]) -> frozenset[str]:
        """Every font that text can have where these elements name fonts and styles."""
        names = b"".join(re.sub(rb"/?>$", b"/>", item) for item in sebutan)
        xml = b"<w:rPr " + _DECLARED + b">" + names + b"</w:rPr>"
        properties = etree.fromstring(xml, etree.XMLParser(recover=True))  # prefixes declared elsewhere
        found = self.lari((None, None, frozenset()))
        for item in properties:
            name = item.get(f"{_W}val")
            if item.tag == f"{_W}rFonts":
                found |= self._named(item)
            else:
                found |= self._from(name) if item.tag == f"{_W}rStyle" else self.lari((name, None, frozenset()))
        return found

    def lari(self, sifat: _Sifat) -> frozenset[str]:
        """Fonts of the runs of text with these properties."""
        paragraph_style, char_style, own = sifat
        return own or self._from(char_style) or self._from(paragraph_style or self._usual) or self._last


@lru_cache(maxsize=16)
def _gaya(styles: bytes | None, theme: bytes | None) -> _Gaya:
    """The styles of a template: read once for all documents printed with it."""
    return _Gaya(None if styles is None else _parse(styles), None if theme is None else _parse(theme))


def _parse(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


@lru_cache(maxsize=16)
def _mungkin(styles: bytes | None, theme: bytes | None, sebutan: frozenset[bytes]) -> frozenset[str]:
    return _gaya(styles, theme).semua(sebutan)


def _bagian(berkas: Path) -> tuple[bytes | None, bytes | None, list[bytes]]:
    """Styles, theme and the parts with text of a ``.docx``."""
    with zipfile.ZipFile(berkas) as container:
        names = [name for name in container.namelist() if name.startswith("word/") and name.endswith(".xml")]
        theme = next((name for name in names if name.startswith("word/theme/")), None)
        return (
            container.read("word/styles.xml") if "word/styles.xml" in names else None,
            container.read(theme) if theme else None,
            [container.read(name) for name in names if name.startswith(_TEXT_PARTS)],
        )


def _dipakai(styles: bytes | None, theme: bytes | None, texts: Collection[bytes]) -> frozenset[str]:
    """Names of the fonts in which these parts ask their text to be shown."""
    known = _gaya(styles, theme)
    kinds = {kind for xml in texts for kind in _kinds(_parse(xml), known)}
    return frozenset(font for kind in kinds for font in known.lari(kind))


#: Letters that every font of an office has, what shows nothing of its own beside a letter, and pictures of fonts.
_USUAL: Final = re.compile("[\x00-\u024f\u0300-\u036f\u2000-\u206f\ue000-\uf8ff\ufe00-\ufe0f\ufeff]+")
_MOST_RARE: Final = 200


def huruf_langka(berkas: Path) -> str:
    """Letters of a ``.docx`` that not every font has, each once; none of a file too damaged to be read."""
    try:
        texts = [xml.decode("utf-8", "replace") for xml in _bagian(berkas)[2]]
    except zipfile.BadZipFile:
        return ""
    return "".join(dict.fromkeys("".join(_USUAL.sub("", text) for text in texts)))[:_MOST_RARE]


def huruf_diganti(berkas: Path, ada: Collection[str]) -> frozenset[str]:
    """Fonts in which a ``.docx`` shows its text and that must be replaced where ``ada`` are all fonts there are.

    A file too damaged to be read has none. The documents of a template name the same few fonts and styles; when
    nothing of these is missing, the text need not be gone through.
    """
    try:
        return _diganti(*_bagian(berkas), ada)
    except (zipfile.BadZipFile, etree.XMLSyntaxError):  # LibreOffice mends some files
        return frozenset()


def _diganti(
    styles: bytes | None, theme: bytes | None, texts: Collection[bytes], ada: Collection[str]
) -> frozenset[str]:
    if all(xml.count(_SPACE) == 1 == xml.count(_DECLARED) for xml in texts):
        named = frozenset(item for xml in texts for item in _NAMING.findall(xml))
        if not diganti(_mungkin(styles, theme, named), ada):
            return frozenset()
    return diganti(_dipakai(styles, theme, texts), ada)


def _kinds(root: etree._Element, styles: _Gaya) -> Iterator[_Sifat]:
    """The properties of each run that shows text."""
    previous = paragraph_style = None
    for text in root.iter(f"{_W}t"):
        run = text.getparent()
        if run is None or run.tag != f"{_W}r" or not (text.text or "").strip():
            continue
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        if paragraph is not previous:
            previous, paragraph_style = paragraph, _value(_child(paragraph, "pPr"), "pStyle")
        own = _child(run, "rPr")
        yield paragraph_style, _value(own, "rStyle"), styles.pada(own)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next(element.iterchildren(_W + name), None)


def _value(properties: etree._Element | None, name: str) -> str | None:
    setting = _child(properties, name)
    return None if setting is None else setting.get(f"{_W}val")


def diganti(dipakai: Collection[str], ada: Collection[str]) -> frozenset[str]:
    """Fonts named that are not there, and for which nothing of the same widths is there either."""
    there = {name.casefold() for name in ada}
    return frozenset(
        name for name in dipakai if not {name.casefold(), *_SEUKURAN.get(name.casefold(), ())} & there
    )
