"""YAML from outside, read strictly and within the budget. Nothing else loads PyYAML."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

import yaml

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.teks import ANGKA_TERBANYAK, TeksRusak

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]  # reads the same, slower

_YAML_TAG: Final = "tag:yaml.org,2002:"
_LONG_NUMBER: Final = re.compile(rf"-?[0-9]{{{ANGKA_TERBANYAK},}}(?:\.[0-9]*)?|-?[0-9]+\.[0-9]{{{ANGKA_TERBANYAK},}}")


def tengok_yaml(text: str, anggaran: Anggaran | None = None) -> None:
    """Look through YAML before it becomes values.

    Raises:
        TeksRusak: deeper or with longer numbers than anything that people write, or with an alias, by which a few
            lines become gigabytes, or a tag, which says of a value what it is not.
        yaml.YAMLError: not YAML.
        BerkasTidakTerbaca: the budget is spent.
    """
    budget = anggaran or Anggaran(unsur=30_000, dalam=50)
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        budget.pakai("unsur", 1)
        line = event.start_mark.line + 1 if event.start_mark else 0
        if tag := getattr(event, "tag", None):
            raise TeksRusak(f'baris {line}: tanda "{tag.replace(_YAML_TAG, "!!")[:40]}" tidak dipakai di sini; hapus')
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > budget.dalam:
                raise TeksRusak(f"baris {line}: bersarang lebih dari {budget.dalam} tingkat")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            name = str(event.anchor)[:40]
            raise TeksRusak(f'baris {line}: rujukan "*{name}" tidak dipakai di sini; tulis isinya lagi')
        elif isinstance(event, yaml.ScalarEvent) and event.style is None and _LONG_NUMBER.fullmatch(event.value):
            raise TeksRusak(f"baris {line}: bilangan dengan {len(event.value)} angka terlalu panjang")


class _Loader(_SafeLoader):
    """YAML whose plain scalars are only null, true/false, whole numbers, exact decimals and text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own attribute

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: ARG002 - PyYAML's signature
        """Refuse a key that stands twice, at any depth."""
        seen: dict[Any, int] = {}
        for key_node, _ in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise TeksRusak(f"Baris {line}: nama isian harus berupa satu kata atau tanggal.")
            key = self.construct_object(key_node, deep=True)
            if key is None or isinstance(key, bool):
                raise TeksRusak(f'Baris {line}: kunci "{key_node.value}" bukan kata; tulis di antara tanda petik.')
            if key in seen:
                raise TeksRusak(f'Isian "{key_node.value}" ditulis dua kali (baris {seen[key]} dan baris {line}).')
            seen[key] = line
        return super().construct_mapping(node, deep=True)


def _exact(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


for _tag, _pattern, _first in (
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def urai_yaml(text: str) -> Any:
    """Values of YAML: no duplicate keys, no timestamps, no binary floats (a decimal is a ``Decimal``).

    Raises:
        TeksRusak: with the line of the problem.
        BerkasTidakTerbaca: the budget is spent.
    """
    try:
        tengok_yaml(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader, made stricter
    except TeksRusak:
        raise
    except yaml.reader.ReaderError as problem:  # a character that YAML knows not even in quotes
        line = text.count("\n", 0, problem.position) + 1
        sign = f"U+{ord(text[problem.position]):04X}"
        raise TeksRusak(f"baris {line}: ada karakter yang tidak dapat disimpan ({sign}); hapus") from problem
    except yaml.YAMLError as problem:
        raise TeksRusak(f"berkas bukan YAML yang benar{_cause(problem)}") from problem
    except (OverflowError, ValueError) as problem:
        if (found := _BEYOND.search(text)) is None:  # PyYAML fails at nothing else in this way
            raise
        line = text.count("\n", 0, found.start()) + 1
        raise TeksRusak(f'baris {line}: "{found[0]}" bukan karakter; hapus') from problem


#: Code points that there are none of, spelled out.
_BEYOND: Final = re.compile(r"\\U(?!00(?:0[0-9A-Fa-f]|10))[0-9A-Fa-f]{8}")
_COLON: Final = '": " hanya di belakang nama isian; teks yang memuatnya ditulis di antara tanda petik'
_BACKSLASH: Final = "garis miring terbalik (\\) di antara tanda petik ganda harus ditulis dua kali"
#: What PyYAML says, by how it begins; and whether the place is where what is unfinished began.
_CAUSES: Final = (
    ("found character '\\t'", "di depan isinya ada tab; pakai spasi", False),
    ("found character ", "teks yang diawali tanda khusus ditulis di antara tanda petik", False),
    ("mapping values are not allowed", _COLON, False),
    ("found unexpected end of stream", "tanda petik yang dibuka di situ tidak ditutup", True),
    ("expected ',' or ", "kurung yang dibuka di situ tidak ditutup, atau isinya tidak dipisahkan koma", True),
    ("but found another document", "ada dokumen kedua sesudah ---; satu berkas hanya satu", False),
    ("expected '<document start>'", "ada isi sesudah akhir dokumen (...)", False),
    ("found unknown escape", _BACKSLASH, False),
    ("expected escape sequence", _BACKSLASH, False),
    ("could not find expected ':'", "sesudah nama isian harus ada titik dua dan spasi", True),
)


def _cause(problem: yaml.YAMLError) -> str:
    """Where and why a text is no YAML, as the end of a sentence."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        return ""
    said = problem.problem or ""
    cause, opened = next(((words, opened) for begin, words, opened in _CAUSES if said.startswith(begin)), ("", False))
    mark = (problem.context_mark if opened else None) or problem.problem_mark
    where = f" pada baris {mark.line + 1}" if mark is not None else ""
    return f"{where}: {cause}" if cause else where
