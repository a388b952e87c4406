"""A Word template made ready once, so that each document costs little more than compressing it.

The template's XML is patched by docxtpl and parsed by Jinja; the small language that :mod:`.periksa` lets through
(fields, loops, conditions) is then written as one Python function of string pieces. Because every branch and every
loop body leaves the XML elements as it found them (checked here, once), every document made from it is
well-formed: there is nothing to recover, and nothing that a recovery could lose (pitfall D2).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from kinerja_core.documents.mesin.galat import KopRusak, MasalahTemplat, TemplatRusak
from kinerja_core.documents.mesin.isian import Isian, nama_jalur
from kinerja_core.documents.mesin.jejak import sediakan
from kinerja_core.documents.mesin.kertas import sesuaikan_kertas
from kinerja_core.documents.mesin.periksa import W, baca_masalah, bagian_bertanda, isian_tercetak, nama_bagian
from kinerja_core.documents.mesin.wadah import Wadah, WadahRusak, baca

TINGGI_KOP_PALING_BESAR: Final = 1_620_000  # 4.5 cm in EMU

Jalur = tuple[str, ...]

_TEXT_ELEMENTS: Final = frozenset({W + "t", W + "delText", W + "instrText"})
_MARKUP: Final = re.compile(r"<(/?)([^\s/>!?]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
# docxtpl writes the vMerge of {% vm %} last in its cell's properties; the schema wants it before borders and shading.
_VMERGE: Final = re.compile(
    r"(<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan)\b[^>]*/>)*+)((?:(?!</w:tcPr>).)+)"
    r'(<w:vMerge w:val="[^"]*\{%[^"]*"/>)</w:tcPr>',
    re.DOTALL,
)
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_KOP_TAG: Final = re.compile(r"\{\{\s*kop_gambar\s*\}\}")


@dataclass(frozen=True, slots=True)
class BagianSiap:
    """One part of the file.

    ``tulis`` gives, for a context, pieces of the part: constant XML (bytes) and texts (str) in turn. ``rawan`` is
    whether a condition or an empty list may leave a cell without a paragraph or a table without a row, ``menumpuk``
    whether a list stands inside a cell, which then has no limit of lines.
    """

    nama: str
    tulis: Callable[[BaseModel], list[Any]]
    rawan: bool
    menumpuk: bool


@dataclass(frozen=True, slots=True)
class TemplatSiap:
    """A template ready to print: ``kutipan`` lists the texts of a context that it must print, those of ``jalur``.

    ``sidik`` is the SHA-256 of the template's file; ``jejak`` the name of the part for the proof of origin, if any.
    """

    bagian: tuple[BagianSiap, ...]
    wadah: Wadah
    bergambar: bool
    kutipan: Callable[[BaseModel], list[str | None]]
    jalur: tuple[Jalur, ...]
    tak_tercetak: tuple[Jalur, ...]
    sidik: str = ""
    jejak: str = ""


class _Broken(Exception):
    """A construct that would not leave the XML as it found it."""


# -- from template to Jinja's tree ----------------------------------------------------------------


def _without_indentation(root: Any) -> None:
    """Drop white space between elements, so that a line break in the result is always a line break of a text."""
    for item in root.iter():
        if item.tag not in _TEXT_ELEMENTS and item.text and not item.text.strip():
            item.text = None
        if item.tail and not item.tail.strip():
            item.tail = None


def _picture(part: Any, kop: bytes, lebar: int) -> str:
    """The letterhead image as docxtpl would write it, as wide as the text and never too tall."""
    from docx.image.exceptions import (  # noqa: PLC0415 - python-docx is slow to import and needed here only
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image  # noqa: PLC0415 - likewise

    try:
        image = Image.from_blob(kop)
        wide, tall = image.scaled_dimensions(width=lebar)
        if tall > TINGGI_KOP_PALING_BESAR:
            wide, tall = image.scaled_dimensions(height=TINGGI_KOP_PALING_BESAR)
        drawing = part.new_pic_inline(io.BytesIO(kop), wide, tall).xml
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError) as problem:
        raise KopRusak("Gambar kop tidak dapat dibaca; pakai gambar PNG atau JPG.") from problem
    drawing = re.sub(r">\s+<", "><", drawing)
    return f'</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _sources(
    data: bytes, kertas: str, kop: bytes | None
) -> tuple[dict[str, str], dict[str, tuple[str, str]], dict[str, bytes]]:
    """Patched XML of every part with tags, what stands before and after it, and all parts of the package."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - slow to import, needed only to make a template ready
    from lxml import etree  # noqa: PLC0415 - likewise

    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    document = template.docx.part
    tagged = set(bagian_bertanda(baca(data)))
    sources: dict[str, str] = {}
    frames: dict[str, tuple[str, str]] = {}
    for part in document.package.iter_parts():
        name = str(part.partname).lstrip("/")
        if name not in tagged or (part is not document and b"{" not in part.blob):
            continue
        root = etree.fromstring(part.blob)
        _without_indentation(root)
        frames[name] = (_DECLARATION, "")
        inner = root
        if part is document:
            inner = next(root.iter(W + "body"))
            width = sesuaikan_kertas(inner, kertas)
        xml = etree.tostring(inner, encoding="unicode", with_tail=False)
        if inner is not root:
            if inner.nsmap == root.nsmap:  # declared once, on the root
                xml = re.sub(r"<w:body[^>]*>", "<w:body>", xml, count=1)
            inner.clear()
            before, _, after = etree.tostring(root, encoding="unicode").partition("<w:body/>")
            frames[name] = (_DECLARATION + before, after)
        source = template.patch_xml(xml)
        if kop is not None and _KOP_TAG.search(source):
            source = _picture(part, kop, width).join(_KOP_TAG.split(source))
        source = _VMERGE.sub(r"\1\3\2</w:tcPr>", source)
        sources[name] = source.replace("<w:p/></w:tc>", "<w:p></w:p></w:tc>")
    target = io.BytesIO()
    template.docx.save(target)
    return sources, frames, baca(target.getvalue())


# -- the language, from Jinja's tree --------------------------------------------------------------


#: What a branch may close and open again: pieces of one paragraph's text.
_INSIDE_PARAGRAPH: Final = frozenset({"w:t", "w:r", "w:hyperlink", "w:smartTag"})
_UNCLOSED: Final = (
    "{% for %} atau {% if %} harus ditutup dalam paragraf yang sama; untuk beberapa paragraf atau baris pakai "
    "{%p %} atau {%tr %}"
)
#: Elements that must end with a paragraph, and those that must hold a certain child.
_ENDS_WITH_PARAGRAPH: Final = frozenset({"w:tc", "w:hdr", "w:ftr", "w:txbxContent"})
_HOLDS: Final = {"w:tbl": "w:tr", "w:tr": "w:tc"}


@dataclass(slots=True)
class _Open:
    """An element not closed yet: the branch depth it was opened at, and whether what it must hold is certain."""

    name: str
    depth: int
    sound: bool = False


class _Writer:
    """Turns Jinja's tree of one part into Python, proving on the way that every branch is balanced."""

    def __init__(self, isian: Mapping[str, Isian], tanda: Mapping[str, bool]) -> None:
        from jinja2 import nodes  # noqa: PLC0415 - needed only to make a template ready

        self.n = nodes
        self.isian = isian
        self.flags = tanda
        self.lines: list[str] = []
        self.scope: dict[str, tuple[str, Jalur, Isian]] = {}
        self.loops: list[tuple[str, str, Jalur]] = []
        self.counter = 0
        self.stack: list[_Open] = []
        self.partial = ""
        self.depth = 0
        self.risky = False
        self.piling = False
        self.halves: dict[Jalur, tuple[set[Jalur], set[Jalur]]] = {}

    # names

    def _steps(self, node: Any) -> list[str]:
        if isinstance(node, self.n.Name):
            return [node.name]
        if isinstance(node, self.n.Getattr):
            return [*self._steps(node.node), node.attr]
        raise _Broken(f"bentuk {type(node).__name__} tidak didukung")

    def where(self, node: Any) -> tuple[str, Jalur, Isian]:
        """Python expression, path and shape of a field. Only names of the context's own fields get this far."""
        first, *rest = self._steps(node)
        if first in self.scope:
            code, path, item = self.scope[first]
        elif first in self.isian:
            code, path, item = f"k.{first}", (first,), self.isian[first]
        else:
            raise _Broken(f'isian "{first}" tidak dikenal')
        for step in rest:
            if step == "*" or step not in item.isi:
                raise _Broken(f'isian "{step}" tidak dikenal')
            code, path, item = f"{code}.{step}", (*path, step), item.isi[step]
        return code, path, item

    def condition(self, node: Any) -> tuple[str, Jalur, bool]:
        """Python test, the path it asks for (``loop`` first for loop.first), and whether it is negated."""
        if isinstance(node, self.n.Not):
            code, path, negated = self.condition(node.node)
            return f"not {code}", path, not negated
        steps = self._steps(node)
        if steps[0] == "loop":
            index, items, _ = self.loops[-1]
            code = {"first": f"({index} == 0)", "last": f"({index} == len({items}) - 1)"}[steps[1]]
            return code, ("loop", steps[1]), False
        code, path, _ = self.where(node)
        return code, path, False

    # markup

    def markup(self, text: str) -> None:
        """Follow the elements that a piece of constant XML opens and closes."""
        text = self.partial + text
        self.partial = ""
        end = 0
        for match in _MARKUP.finditer(text):
            if "<" in text[end : match.start()]:
                raise _Broken("XML terpotong")
            end = match.end()
            closing, name, _, single = match.groups()
            if closing:
                if not self.stack or self.stack[-1].name != name:
                    raise _Broken(f"</{name}> tanpa pembuka")
                if self.stack[-1].depth < self.depth and name not in _INSIDE_PARAGRAPH:
                    raise _Broken(_UNCLOSED)
                self._closed(self.stack.pop())
            elif single:
                self._closed(_Open(name, self.depth))
            else:
                self.stack.append(_Open(name, self.depth))
        rest = text[end:]
        if "<" in rest:
            self.partial = rest

    def _closed(self, element: _Open) -> None:
        if (element.name in _ENDS_WITH_PARAGRAPH or element.name in _HOLDS) and not element.sound:
            self.risky = True
        if self.stack:
            parent = self.stack[-1]
            certain = self.depth <= parent.depth
            if parent.name in _ENDS_WITH_PARAGRAPH:
                parent.sound = element.name == "w:p" and (certain or parent.sound)
            elif certain and _HOLDS.get(parent.name) == element.name:
                parent.sound = True

    def branch(self, body: Sequence[Any], indent: str) -> set[Jalur]:
        """Write the body of a loop or a condition, which must leave the elements as it finds them."""
        before, partial = [element.name for element in self.stack], self.partial
        if partial:
            plain = all(
                isinstance(item, self.n.Output)
                and all(
                    isinstance(piece, self.n.TemplateData) and not set(piece.data) & set("<>\"'&")
                    for piece in item.nodes
                )
                for item in body
            )
            if not plain:
                raise _Broken("isian di dalam tanda XML")
        self.lines.append(f"{indent}pass")
        self.depth += 1
        printed = self.write(body, indent)
        self.depth -= 1
        if partial:
            self.partial = partial
        elif [element.name for element in self.stack] != before or self.partial:
            raise _Broken(_UNCLOSED)
        return printed

    # statements

    def write(self, body: Sequence[Any], indent: str) -> set[Jalur]:
        """Write nodes as Python; returns the paths certain to be printed when they have text."""
        printed: set[Jalur] = set()
        for node in body:
            if isinstance(node, self.n.Output):
                printed |= self._output(node, indent)
            elif isinstance(node, self.n.For):
                printed |= self._for(node, indent)
            elif isinstance(node, self.n.If):
                printed |= self._if(node, indent)
            else:
                raise _Broken(f"bentuk {type(node).__name__} tidak didukung")
        return printed

    def _output(self, node: Any, indent: str) -> set[Jalur]:
        constant, pairs, printed = "", [], set()
        for piece in node.nodes:
            if isinstance(piece, self.n.TemplateData):
                self.markup(piece.data)
                constant += piece.data
                continue
            if self.partial or not self.stack or self.stack[-1].name != "w:t":
                raise _Broken("isian di luar teks")
            if self._steps(piece) == ["loop", "index"]:
                code = f"str({self.loops[-1][0]} + 1)"
            else:
                code, path, item = self.where(piece)
                code = code if item.bentuk == "teks" else f"str({code})"
                printed.add(path)
            pairs.append(f"{constant.encode()!r}, {code}")
            constant = ""
        if constant:
            pairs.append(f"{constant.encode()!r}, ''")
        self.lines.append(f"{indent}o += ({', '.join(pairs)})")
        return printed

    def _for(self, node: Any, indent: str) -> set[Jalur]:
        if node.else_ or node.test or node.recursive:
            raise _Broken("{% for %} dengan tambahan tidak didukung")
        code, path, item = self.where(node.iter)
        around = next((item.name for item in reversed(self.stack) if item.name in {"w:tc", "w:tbl"}), "")
        self.piling = self.piling or around == "w:tc"
        self.counter += 1
        index, items, value = (f"{letter}{self.counter}" for letter in "ilv")
        outer = dict(self.scope)
        self.scope[node.target.name] = (value, (*path, "*"), item.isi["*"])
        self.loops.append((index, items, (*path, "*")))
        self.lines.append(f"{indent}{items} = {code}")
        self.lines.append(f"{indent}for {index}, {value} in enumerate({items}):")
        printed = self.branch(node.body, indent + " ")
        self.loops.pop()
        self.scope = outer
        return printed

    def _if(self, node: Any, indent: str) -> set[Jalur]:
        tests = [(node.test, node.body), *((item.test, item.body) for item in node.elif_)]
        fallback = node.else_
        for place, (test, body) in enumerate(tests):  # switches of the renderer are known now
            known = self._known(test)
            if known is True:
                tests, fallback = tests[:place], body
                break
            if known is False:
                tests[place] = (test, None)
        tests = [item for item in tests if item[1] is not None]
        if not tests:
            return self.write(fallback or [], indent)
        results = []
        relaxed: set[Jalur] = set()
        for place, (test, body) in enumerate(tests):
            code, path, negated = self.condition(test)
            self.lines.append(f"{indent}{'elif' if place else 'if'} {code}:")
            printed = self.branch(body, indent + " ")
            results.append(printed)
            if not negated and place == 0:
                relaxed |= {item for item in printed if self._implied(item, path)}
        self.lines.append(f"{indent}else:")
        results.append(self.branch(fallback or [], indent + " "))
        _, path, negated = self.condition(tests[0][0])
        if negated and len(tests) == 1:
            relaxed |= {item for item in results[-1] if self._implied(item, path)}
        if self.depth == 0 and len(tests) == 1:  # one field, asked more than once: both answers may print the same
            half = self.halves.setdefault(path, (set(), set()))
            half[negated].update(results[0])
            half[not negated].update(results[1])
            relaxed |= half[0] & half[1]
        return set.intersection(*results) | relaxed

    def _known(self, test: Any) -> bool | None:
        if isinstance(test, self.n.Not):
            inner = self._known(test.node)
            return None if inner is None else not inner
        if isinstance(test, self.n.Name) and test.name not in self.scope:
            return self.flags.get(test.name)
        return None

    def _implied(self, printed: Jalur, tested: Jalur) -> bool:
        """Whether a field printed only when ``tested`` holds still is certain to show whatever text it has."""
        if tested[0] == "loop":  # printed once, in the first or the last turn of a loop over something else
            item = self.loops[-1][2]
            return printed[: len(item)] != item
        return printed[: len(tested)] == tested


def _function(name: str, lines: Sequence[str]) -> Any:
    source = "\n".join((f"def {name}(k):", " o = []", *lines, " return o"))
    space: dict[str, Any] = {"__builtins__": {"enumerate": enumerate, "len": len, "str": str}}
    # Names in the source are made here or are fields of the context model; template text stands in it as literals.
    exec(compile(source, f"<{name}>", "exec"), space)  # noqa: S102 - see above
    return space[name]


def _quotes(isian: Mapping[str, Isian], paths: Sequence[Jalur]) -> Any:
    """A function that lists the texts that stand at these paths of a context."""
    lines: list[str] = []

    def walk(level: Mapping[str, Isian], path: Jalur, code: str, indent: str) -> None:
        texts = []
        for step, item in level.items():
            here = (*path, step)
            if not any(wanted[: len(here)] == here for wanted in paths):
                continue
            value = code if step == "*" else f"{code}.{step}"
            if item.bentuk == "daftar":
                inner = f"v{len(here)}"
                lines.append(f"{indent}for {inner} in {value}:")
                walk(item.isi, here, inner, indent + " ")
            elif item.bentuk == "kelompok":
                lines.append(f"{indent}if {value}:")
                walk(item.isi, here, value, indent + " ")
            else:
                texts.append(value if item.bentuk == "teks" else f"str({value})")
        if texts:
            lines.append(f"{indent}o += ({', '.join(texts)},)")

    walk(isian, (), "k", " ")
    return _function("kutipan", lines)


def siapkan(
    data: bytes,
    isian: Mapping[str, Isian],
    *,
    kertas: str = "a4",
    kop: bytes | None = None,
    srikandi: bool = False,
    jejak: bool = False,
) -> TemplatSiap:
    """Make a template ready for printing many documents.

    Args:
        data: the bytes of the ``.docx``.
        isian: fields of the document's context.
        kertas: ``"a4"`` or ``"f4"``.
        kop: bytes of a letterhead image that replaces the kop's text lines.
        srikandi: whether the tokens of SRIKANDI stand where it fills in number, date and signer.
        jejak: make room for a proof of origin.

    Raises:
        TemplatRusak: with every problem of the template.
        KopRusak: when ``kop`` is no image.
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - slow to import, needed only here
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - likewise

    try:
        problems = baca_masalah(baca(data), isian)
    except WadahRusak as problem:
        raise TemplatRusak((MasalahTemplat(str(problem)),)) from problem
    if any(item.tingkat == "kesalahan" for item in problems):
        raise TemplatRusak(problems)
    try:
        sources, frames, parts = _sources(data, kertas, kop)
    except KopRusak:
        raise
    except Exception as problem:  # whatever python-docx meets in a package that is no whole Word file
        raise TemplatRusak(
            (MasalahTemplat("Berkas Word ini tidak utuh; buka di Word dan simpan ulang sebagai .docx."),)
        ) from problem
    ready = []
    printed: set[Jalur] = set()
    for name, source in sources.items():
        writer = _Writer(isian, {"srikandi": srikandi, "kop_gambar": kop is not None})
        before, after = frames[name]
        try:
            tree = SandboxedEnvironment(autoescape=True).parse(source)
            writer.lines.append(f" o += ({before.encode()!r}, '')")
            printed |= writer.write(tree.body, " ")
            writer.lines.append(f" o += ({after.encode()!r}, '')")
            function = _function("isi", writer.lines)
        except (_Broken, TemplateSyntaxError) as problem:
            where = nama_bagian(name)
            raise TemplatRusak(
                (MasalahTemplat(f"Susunan templat tidak dapat dipakai: {problem}.", where),)
            ) from problem
        except (RecursionError, MemoryError) as problem:  # thousands of {% elif %}
            raise TemplatRusak((MasalahTemplat("Susunan templat terlalu rumit.", nama_bagian(name)),)) from problem
        ready.append(BagianSiap(name, function, writer.risky, writer.piling))
    wanted = isian_tercetak(isian)
    trace = sediakan(parts) if jejak else ""
    return TemplatSiap(
        bagian=tuple(ready),
        wadah=Wadah(parts, [*(item.nama for item in ready), *([trace] if trace else ())]),
        bergambar=any("<wp:docPr" in source for source in sources.values()),
        kutipan=_quotes(isian, [path for path in wanted if path in printed]),
        jalur=tuple(path for path in wanted if path in printed),
        tak_tercetak=tuple(path for path in wanted if path not in printed),
        sidik=hashlib.sha256(data).hexdigest(),
        jejak=trace,
    )


def periksa(data: bytes, isian: Mapping[str, Isian]) -> tuple[MasalahTemplat, ...]:
    """Every problem of a template; when nothing stops it, also what it leaves out or prints only at times."""
    try:
        problems = baca_masalah(baca(data), isian)
        if any(item.tingkat == "kesalahan" for item in problems):
            return problems
        ready = siapkan(data, isian)
    except WadahRusak as problem:
        return (MasalahTemplat(str(problem)),)
    except TemplatRusak as problem:
        return problem.masalah
    return problems + tuple(
        MasalahTemplat(f'Isian "{nama_jalur(path)}" tidak selalu dicetak oleh templat ini.', tingkat="peringatan")
        for path in ready.tak_tercetak
    )
