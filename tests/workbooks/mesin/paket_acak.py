"""Small workbooks as many programs might write them: any prefix, encoding, order and way to hold a value."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Final
from xml.sax.saxutils import escape

from kinerja_core.workbooks.mesin.kisi import huruf_kolom

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_FORMATS: Final = (
    "dd/mm/yyyy", "[$-421]dd mmmm yyyy;@", "yyyy\\-mm\\-dd", 'dd"/"mm"/"yyyy', "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "hh:mm", "[h]:mm:ss", "dd/mm/yyyy hh:mm", "mm:ss.0", "mmm-yy", "0%", '"Rp"#,##0', '#,##0 "hari"', "[Red]0;[Blue]-0",
    "[$Rp-421]#,##0", "@", '0" dari dokumen"', '[>100]0;"d"0', "\\d0", "0.00E+00", "_-* #,##0_-", "dd.mm.yyyy",
)
#: Formats that have a number and no text.
_BUILT_IN: Final = (0, 1, 2, 9, 10, 14, 15, 17, 18, 21, 22, 37, 45, 46, 47, 49)
_NUMBERS: Final = (
    "1", "0", "-2.5", "45748", "45748.25", "3.1400000000000001", "1E3", "1.5e-3", "0.1", "60", "61", "0.5", "+5", ".5",
)
#: Numbers that are days too, and formats that make nothing else of them.
_WHOLE: Final = ("61", "100", "45748", "46022", "2950000")
_USUAL: Final = (0, 1, 2, 9, 10, 14, 15, 37, 49)
_WORDS: Final = (
    "Rapat", "a & b", "<5 hari", " spasi ", "baris\nbaru", "é – “x”", "198503122010121001", "=A1", "_x000D_x", "𝒳",
    "0012", "\u00a0x", "tab\tx", "'kutip", "2025-01-02", "TRUE",
)
_DAYS: Final = (
    "2025-09-02", "2025-09-02T00:00:00", "2025-09-02T08:30:00.000", "2025-09-02T00:00:00.000Z", "2025-09-02T08:30:00Z",
)
_ELSEWHERE: Final = (
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
)


class PaketAcak:
    """One workbook; the same number gives the same one.

    Attributes:
        ketat: its namespaces are those of Strict Open XML.
    """

    def __init__(self, benih: int) -> None:
        self._random = Random(benih)  # noqa: S311 - for a test
        self._odd = True
        self._odd = self._maybe(0.6)  # the others are written as Excel does, and hold what it may
        self.ketat = self._maybe(0.15)
        self._prefix = self._one("", "x:", "ns0:") if self._odd else ""
        self._name = f"xmlns{':' * bool(self._prefix)}{self._prefix[:-1]}"
        self._unnamed = self._maybe(0.15)  # rows and cells have no addresses
        self._shared: list[str] = []
        self._styles = [self._one(*(_BUILT_IN if self._odd else _USUAL)) for _ in range(5)]
        self._own = {str(164 + n): self._one(*(_FORMATS if self._odd else _FORMATS[:5])) for n in range(3)}

    def tulis(self) -> dict[str, bytes]:
        """Its parts by their names."""
        sheet = self._sheet()
        target = self._one("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "worksheets/Data 1.xml")
        place = {"worksheet": target, "styles": "styles.xml", "sharedStrings": "/xl/sharedStrings.xml"}
        links = [*place.items()]
        self._random.shuffle(links)
        relations = "".join(
            f'<Relationship Id="{kind[:3]}1" Type="{_OFFICE}/{kind}" Target="{to}"/>' for kind, to in links
        )
        dates = self._one("", '<workbookPr date1904="1"/>', '<workbookPr date1904="false"/>')
        book = f'{dates}<sheets><sheet name="A" sheetId="7" r:id="wor1"/></sheets>'.replace("<", f"<{self._prefix}")
        book = book.replace(f"<{self._prefix}/", f"</{self._prefix}")
        parts = {
            "xl/workbook.xml": self._root("workbook", book, f'xmlns:r="{_OFFICE}"'),
            f"xl/{target.removeprefix('/xl/')}": sheet,
            "xl/styles.xml": self._style_part(),
            "xl/sharedStrings.xml": self._root("sst", "".join(self._rich("si", word) for word in self._shared)),
        }
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        types = zip(parts, ("sheet.main", "worksheet", "styles", "sharedStrings"), strict=True)
        described = "".join(f'<Override PartName="/{name}" ContentType="{kind}{one}+xml"/>' for name, one in types)
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        return {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
                f"{described}</Types>"
            ).encode(),
            "_rels/.rels": self._relations(
                f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="/xl/workbook.xml"/>'
            ),
            "xl/_rels/workbook.xml.rels": self._relations(relations),
        } | {name: self._encoded(xml) for name, xml in parts.items()}

    def _maybe(self, often: float) -> bool:
        return self._odd and self._random.random() < often

    def _one(self, *several: str | int) -> str:
        return str(self._random.choice(several))

    def _relations(self, links: str) -> bytes:
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'.encode()

    def _root(self, name: str, inner: str, names: str = "") -> str:
        return f'<{self._prefix}{name} {self._name}="{_MAIN}" {names}>{inner}</{self._prefix}{name}>'

    def _element(self, name: str, inner: str, marks: str = "") -> str:
        return f"<{self._prefix}{name}{marks}>{inner}</{self._prefix}{name}>"

    def _encoded(self, xml: str) -> bytes:
        how = self._random.random() if self._odd else 1.0
        if how < 0.08:
            return f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")
        if how < 0.16:
            return b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\r\n' + xml.encode()
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()

    def _style_part(self) -> str:
        formats = "".join(
            f'<{self._prefix}numFmt numFmtId="{number}" formatCode={_quoted(code)}/>'
            for number, code in self._own.items()
        )
        kinds = ["0", *self._styles, *self._own]
        cells = "".join(f'<{self._prefix}xf numFmtId="{kind}" xfId="0"/>' for kind in kinds)
        return self._root(
            "styleSheet", self._element("numFmts", formats, ' count="3"') + self._element("cellXfs", cells)
        )

    def _text(self, word: str) -> str:
        kept = ' xml:space="preserve"' if word.strip() != word or "\n" in word or self._maybe(0.2) else ""
        if self._maybe(0.06):
            return self._element("t", f"<![CDATA[{word}]]>", kept)
        shown = escape(word)
        return self._element("t", shown if "&" in shown else shown.replace("a", self._one("a", "&#97;")), kept)

    def _rich(self, name: str, word: str) -> str:
        """A text, in pieces perhaps, and with how it is read aloud, which is no part of it."""
        inner = self._text(word)
        if len(word) > 1 and self._maybe(0.25):
            place = self._random.randrange(1, len(word))
            look = self._element("rPr", f'<{self._prefix}b/><{self._prefix}sz val="11"/>')
            pieces = [
                self._element("t", escape(piece), ' xml:space="preserve"') for piece in (word[:place], word[place:])
            ]
            inner = self._element("r", look + pieces[0]) + self._element("r", pieces[1])
        if self._maybe(0.1):
            inner += self._element("rPh", self._element("t", "ラ"), ' sb="0" eb="1"')
        return self._element(name, inner)

    def _sheet(self) -> str:
        rows: list[str] = []
        row = 0
        for _ in range(self._random.randrange(1, 7)):
            row += 1 if self._unnamed else int(self._one(1, 1, 2, 5))
            cells, column = "", -1
            for _ in range(self._random.randrange(0, 6)):
                column += 1 if self._unnamed else int(self._one(1, 1, 2))
                cells += self._cell(f"{huruf_kolom(column)}{row}") + "\n" * self._maybe(0.3)
            number = "" if self._unnamed else f' r="{row}"'
            more = self._one("", ' spans="1:5"', ' ht="15" customHeight="1"', ' x14ac:dyDescent="0.25"')
            rows.append(self._element("row", cells, number + more))
        if not self._unnamed and self._maybe(0.15):
            self._random.shuffle(rows)
        first = "<!-- ditulis program lain -->" if self._maybe(0.3) else self._one("", '<dimension ref="A1:B2"/>')
        first = first.replace("<d", f"<{self._prefix}d")
        return self._root("worksheet", first + self._element("sheetData", "".join(rows)), _ELSEWHERE)

    def _cell(self, place: str) -> str:
        kind, inner = self._content()
        marks = [] if self._unnamed else [f'r="{place.lower() if self._maybe(0.04) else place}"']
        marks += [] if self._maybe(0.2) else [f's="{self._one(*range(9))}"']
        marks += [f't="{kind}"'] if kind else []
        marks += ['cm="1"'] if self._maybe(0.05) else []
        if self._maybe(0.15):
            self._random.shuffle(marks)
        whole = "".join(f" {mark}" for mark in marks)
        return self._element("c", inner, whole.replace('"', "'") if self._maybe(0.2) else whole)

    def _content(self) -> tuple[str, str]:
        """The kind of a cell, and what it holds."""
        kind = self._one("", "n", "s", "inlineStr", "str", "b", "e", "d" if self._odd else "", "blank")
        formula = self._one("", "", "", self._element("f", 'A1&amp;"x"'), f"<{self._prefix}f/>")
        word = self._one(*(_WORDS if self._odd else [word for word in _WORDS if "_x" not in word]))
        if kind == "blank":
            return "", formula + self._one("", f"<{self._prefix}v/>")
        if kind == "inlineStr":
            return kind, self._rich("is", word)
        if kind == "s":
            self._shared.append(word)
        value = {
            "s": str(len(self._shared) - 1), "str": escape(word if self._odd else word.strip()),
            "b": self._one("0", "1"), "d": self._one(*_DAYS),
            "e": self._one("#N/A", "#REF!", "#DIV/0!"),
        }.get(kind, self._one(*(_NUMBERS if self._odd else _WHOLE)))
        return kind, formula + self._element("v", value, ' xml:space="preserve"' if kind == "str" and self._odd else "")


def _quoted(code: str) -> str:
    return '"{}"'.format(escape(code, {'"': "&quot;"}))


def kemas_zip(bagian: dict[str, bytes], *, ketat: bool = False) -> io.BytesIO:
    """Parts as a file, with the namespaces of Strict Open XML if asked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in bagian.items():
            archive.writestr(name, _strict(content) if ketat and name.endswith(("xml", "rels")) else content)
    return stream


def _strict(isi: bytes) -> bytes:
    for encoding in ("ascii", "utf-16-le"):
        for usual, strict in ((_MAIN, _STRICT), (_OFFICE, _OFFICE_STRICT)):
            isi = isi.replace(usual.encode(encoding), strict.encode(encoding))
    return isi
