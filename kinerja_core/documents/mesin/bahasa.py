"""The small language of templates as one Python function of string pieces.

Every branch and every loop body must leave the XML elements as it found them; that is proven here, once, so that every
document made from the template is well-formed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kinerja_core.documents.mesin.isian import IsianDokumen
from kinerja_core.model.ungkapan import ungkapan

Jalur = tuple[str, ...]

_MARKUP: Final = ungkapan(r"<(/?)([^\s/>!?]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
#: What a branch may close and open again: pieces of one paragraph's text.
_INSIDE_PARAGRAPH: Final = frozenset({"w:t", "w:r", "w:hyperlink", "w:smartTag"})
_UNCLOSED: Final = (
    "{% for %} atau {% if %} harus ditutup dalam paragraf yang sama; untuk beberapa paragraf atau baris pakai "
    "{%p %} atau {%tr %}"
)
#: Elements that must end with a paragraph, and those that must hold a certain child.
_ENDS_WITH_PARAGRAPH: Final = frozenset({"w:tc", "w:hdr", "w:ftr", "w:txbxContent"})
_HOLDS: Final = {"w:tbl": "w:tr", "w:tr": "w:tc"}

#: {% elif %} of one {% if %}: Python's releases differ in how many they can still compile.
BATAS_CABANG: Final = 500


class SusunanRusak(Exception):
    """A construct that would not leave the XML as it found it."""


class _Open:
    """An element not closed yet: the branch depth it was opened at, and whether what it must hold is certain."""

    def __init__(self, name: str, depth: int) -> None:
        self.name, self.depth, self.sound = name, depth, False


class PenulisFungsi:
    """Turns Jinja's tree of one part into Python, proving on the way that every branch is balanced."""

    def __init__(self, isian: Mapping[str, IsianDokumen], tanda: Mapping[str, bool]) -> None:
        from jinja2 import nodes  # noqa: PLC0415 - needed only to make a template ready

        self.n = nodes
        self.isian = isian
        self.flags = tanda
        self.lines: list[str] = []
        self.scope: dict[str, tuple[str, Jalur, IsianDokumen]] = {}
        self.loops: list[tuple[str, str, Jalur]] = []
        self.counter = 0
        self.paths: list[Jalur] = []
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
        raise SusunanRusak("ada perhitungan, yang tidak didukung")

    def where(self, node: Any) -> tuple[str, Jalur, IsianDokumen]:
        """Python expression, path and shape of a field. Only names of the context's own fields get this far."""
        first, *rest = self._steps(node)
        if first in self.scope:
            code, path, item = self.scope[first]
        elif first in self.isian:
            code, path, item = f"k.{first}", (first,), self.isian[first]
        else:
            raise SusunanRusak(f'isian "{first}" tidak dikenal')
        for step in rest:
            if step == "*" or step not in item.isi:
                raise SusunanRusak(f'isian "{step}" tidak dikenal')
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
                raise SusunanRusak("tulisan di sekitar sebuah tanda terpotong")
            end = match.end()
            closing, name, _, single = match.groups()
            if closing:
                if not self.stack or self.stack[-1].name != name:
                    raise SusunanRusak("sebuah tanda menutup bagian halaman yang tidak dibukanya")
                if self.stack[-1].depth < self.depth and name not in _INSIDE_PARAGRAPH:
                    raise SusunanRusak(_UNCLOSED)
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
                raise SusunanRusak("ada isian di dalam keterangan gambar atau penanda")
        self.lines.append(f"{indent}pass")
        self.depth += 1
        printed = self.write(body, indent)
        self.depth -= 1
        if partial:
            self.partial = partial
        elif [element.name for element in self.stack] != before or self.partial:
            raise SusunanRusak(_UNCLOSED)
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
                raise SusunanRusak("ada perhitungan, yang tidak didukung")
        return printed

    def _output(self, node: Any, indent: str) -> set[Jalur]:
        constant, pairs, printed, noted = "", [], set(), []
        for piece in node.nodes:
            if isinstance(piece, self.n.TemplateData):
                self.markup(piece.data)
                constant += piece.data
                continue
            if self.partial or not self.stack or self.stack[-1].name != "w:t":
                raise SusunanRusak("ada isian di luar tulisan")
            if self._steps(piece) == ["loop", "index"]:
                code = f"str({self.loops[-1][0]} + 1)"
            else:
                code, path, item = self.where(piece)
                code = code if item.bentuk == "teks" else f"str({code})"
                printed.add(path)
                noted.append(f"({len(self.paths)}, {code})")
                self.paths.append(path)
            pairs.append(f"{constant.encode()!r}, {code}")
            constant = ""
        if constant:
            pairs.append(f"{constant.encode()!r}, ''")
        self.lines.append(f"{indent}o += ({', '.join(pairs)})")
        if noted:
            self.lines.append(f"{indent}q += ({', '.join(noted)},)")
        return printed

    def _for(self, node: Any, indent: str) -> set[Jalur]:
        if node.else_ or node.test or node.recursive:
            raise SusunanRusak("{% for %} dengan tambahan tidak didukung")
        code, path, item = self.where(node.iter)
        self.piling = self.piling or any(item.name == "w:tc" for item in self.stack)
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
        if len(node.elif_) > BATAS_CABANG:
            raise SusunanRusak(f"sebuah {{% if %}} dengan {len(node.elif_)} {{% elif %}} terlalu rumit")
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


def fungsi(name: str, lines: Sequence[str], hasil: str = "o") -> Any:
    """A function of one context ``k`` that returns what these lines add to ``o``, or to ``q``: what they print.

    What is printed is noted as the number of its path and the value.
    """
    other = {"o": "q", "q": "o"}[hasil]
    wanted = (line for line in lines if not line.lstrip().startswith(f"{other} += "))
    source = "\n".join((f"def {name}(k):", f" {hasil} = []", *wanted, f" return {hasil}"))
    space: dict[str, Any] = {"__builtins__": {"enumerate": enumerate, "len": len, "str": str}}
    # Names in the source are made here or are fields of the context model; template text stands in it as literals.
    exec(compile(source, f"<{name}>", "exec"), space)  # noqa: S102 - see above
    return space[name]


def baris_kutipan(isian: Mapping[str, IsianDokumen], paths: Sequence[Jalur]) -> list[str]:
    """The lines of a function that lists the texts that stand at these paths of a context."""
    lines: list[str] = []

    def walk(level: Mapping[str, IsianDokumen], path: Jalur, code: str, indent: str) -> None:
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
    return lines
