"""How the letters of a Word file look: hidden, or on the page and yet not to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.xml_word import W, urai

_OFF: Final = frozenset({"0", "false", "off", "none"})
#: Half-points from which on a text can be read.
_READABLE: Final = 6
#: Styles based on one another that are looked at; people need three.
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
#: Twips by which letters are pushed together at which nothing can be read; percent of the width of letters.
_PUSHED, _NARROW = -60, 20
#: Fonts whose letters are pictures.
_PICTURES: Final = re.compile(r"(wing|web|zapf)\s?dings( \d)?|(open|star)?symbol|marlett", re.IGNORECASE)
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
#: Half-points by which letters may be raised or lowered and still stand in their line.
_RAISED: Final = 40


def menyala(properties: etree._Element | None, name: str) -> bool | None:
    """A setting that is on or off; ``None`` where nothing is said."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in _OFF


class RupaHuruf:
    """How the letters of a file look, by what is set at them, by their styles and by what is behind them.

    Args:
        data: the part with the styles; ``None`` where there is none.
    """

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
            self._hidden = bool(menyala(self._default, "vanish"))

    def di(self, paragraf: etree._Element) -> Callable[[etree._Element], str | None]:
        """A judge of the runs of a paragraph.

        It gives ``None`` for hidden letters, and a word for those that are on the page and may yet not be read; blank
        for any other.
        """
        found = paragraf.find(f"{W}pPr/{W}pStyle")
        style = None if found is None else found.get(W + "val")
        said = self._said(style or self._usual)
        hidden, paper = self._hidden if said is None else said, _paper_around(paragraf)

        def judge(run: etree._Element) -> str | None:
            if self._hides(run, hidden):
                return None
            return _look(self._letters(run, style), paper) or _squeezed(run)

        return judge

    def _hides(self, run: etree._Element, hidden: bool) -> bool:
        """Whether letters are hidden; ``hidden`` is whether their paragraph's are, which their style turns round."""
        properties = run.find(W + "rPr")
        said = menyala(properties, "vanish")
        if said is not None:
            return said
        style = None if properties is None else properties.find(W + "rStyle")
        return hidden != (style is not None and bool(self._said(style.get(W + "val"))))

    def _said(self, name: str | None) -> bool | None:
        return next((said for one in self._chain(name) if (said := menyala(one, "vanish")) is not None), None)

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

    def _letters(self, run: etree._Element, sekitar: str | None) -> list[etree._Element]:
        """Everything that sets how the letters of a run look, the nearest first; ``sekitar`` is its paragraph's."""
        own = run.find(W + "rPr")
        name = None if own is None else own.find(W + "rStyle")
        return [
            *([] if own is None else [own]),
            *self._chain(None if name is None else name.get(W + "val")),
            *self._chain(sekitar or self._usual),
            *([] if self._default is None else [self._default]),
        ]


def _look(settings: list[etree._Element], paper: str) -> str:
    """A word for text that is on the page and may yet not be read, or not be meant; ``paper`` is its background."""

    def first(name: str) -> etree._Element | None:
        return next((one for properties in settings if (one := properties.find(W + name)) is not None), None)

    def value(name: str, attribute: str) -> str:
        found = first(name)
        return "" if found is None else found.get(W + attribute, "").upper()

    for name in ("strike", "dstrike"):
        if next((said for properties in settings if (said := menyala(properties, name)) is not None), False):
            return "dicoret"
    size, ink = value("sz", "val"), value("color", "val")
    if ukuran(size, _READABLE) < _READABLE or ukuran(value("w", "val"), 100) < _NARROW:
        return "terlalu kecil"
    marked = _HIGHLIGHTS.get(value("highlight", "val"), "")
    pale = _pale(ink) or value("color", "themeColor") in _PAPER
    if marked == "000000" and ink in {"", "AUTO"} and not pale:
        ink = marked  # only on a dark shading is the automatic ink white
    if _unseen(ink, pale, marked or _shade(first("shd")) or paper):
        return "tidak terbaca"
    if ukuran(value("spacing", "val")) <= _PUSHED or any(menyala(one, "webHidden") for one in settings):
        return "tidak terbaca"
    if any(_unpainted(one) for one in settings):
        return "tidak terbaca"
    if _PICTURES.fullmatch(value("rFonts", "ascii")) or _PICTURES.fullmatch(value("rFonts", "hAnsi")):
        return "huruf simbol"
    return "digeser" if abs(ukuran(value("position", "val"))) > _RAISED else ""


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


def ukuran(nilai: str | None, lain: int = 0) -> int:
    """A measure, or something else where there is none."""
    try:
        return int(nilai or "")
    except ValueError:
        return lain


def _pale(warna: str) -> bool:
    """Whether a colour cannot be told from white paper."""
    return _COLOUR.fullmatch(warna) is not None and min(bytes.fromhex(warna)) >= _PALE
