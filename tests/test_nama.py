"""One thing, one word: names of types, words of parameters, and the dictionary that lists them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[1]
MODUL = [path for room in ("kinerja_core", "addin", "docx_templates") for path in sorted((AKAR / room).rglob("*.py"))]
MESIN = [AKAR / "kinerja_core" / room / "mesin" for room in ("workbooks", "documents")]

#: Words for one thing that is called otherwise in a signature.
SATU_KATA = {"grid": "kisi", "finding": "temuan", "findings": "temuan", "spec": "spek", "template": "templat"}
#: What a parameter must not turn into inside its function.
PADANAN = {
    "kisi": {"grid"}, "temuan": {"finding", "findings"}, "lembar": {"sheet"}, "berkas": {"file", "files"},
    "kolom": {"column"}, "sel": {"cell"}, "pengaturan": {"settings"}, "templat": {"template"}, "spek": {"spec"},
}  # fmt: skip


def _pernyataan(pohon: ast.Module) -> Iterator[ast.stmt]:
    """Statements of a module, also those below an ``if``."""
    for statement in pohon.body:
        yield from [*statement.body, *statement.orelse] if isinstance(statement, ast.If) else [statement]


def _is_type(value: ast.expr | None) -> bool:
    """Whether what is assigned to a capitalised name is a type: ``dict[...]``, ``A | B``, ``NewType(...)``."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "NewType"
    return isinstance(value, ast.Subscript) or (isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr))


def tipe(pohon: ast.Module) -> set[str]:
    """Names of the types a module declares: classes, aliases and new types."""
    found = set()
    for statement in _pernyataan(pohon):
        match statement:
            case ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if not name.isupper() and name[0].isupper():
                found |= {name} if _is_type(value) else set()
            case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias")):
                found.add(name)
    return found


def _pohon(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _fungsi() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in MODUL:
        for node in ast.walk(_pohon(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.stem}.{node.name}", node


def _parameter(fungsi: ast.FunctionDef) -> set[str]:
    return {one.arg for one in [*fungsi.args.posonlyargs, *fungsi.args.args, *fungsi.args.kwonlyargs]}


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("class A: ...", {"A"}),
        ("A: TypeAlias = int", {"A"}),
        ("Ab = dict[str, int]", {"Ab"}),
        ("Ab = int | None", {"Ab"}),
        ("Ab = NewType('Ab', int)", {"Ab"}),
        ("if TYPE_CHECKING:\n    A = Annotated[int, 1]\nelse:\n    class A: ...", {"A"}),
        ("Ab = 1\nBATAS = dict[str, int]\na = list[int]\nT = TypeVar('T')", set()),
    ],
)
def test_a_type_is_found_however_it_is_declared(teks: str, nama: set[str]) -> None:
    assert tipe(ast.parse(teks)) == nama


def test_the_name_of_a_type_is_used_once_in_the_house() -> None:
    places = defaultdict(list)
    for path in MODUL:
        for name in tipe(_pohon(path)):
            places[name].append(str(path.relative_to(AKAR)))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_signatures_call_a_thing_by_its_one_word() -> None:
    other = {name for name, function in _fungsi() if _parameter(function) & SATU_KATA.keys()}
    assert other == set()


def test_a_parameter_keeps_its_word_inside_its_function() -> None:
    found = [
        f"{name}: {word} -> {target.id}"
        for name, function in _fungsi()
        for word in _parameter(function) & PADANAN.keys()
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id == word
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in PADANAN[word]
    ]
    assert found == []


def test_every_ignore_has_a_reason_of_its_own() -> None:
    files = [*MODUL, *sorted((AKAR / "tests").rglob("*.py"))]
    lines = [
        f"{path.relative_to(AKAR).as_posix()}:{number}"
        for path in [*files, AKAR / "pyproject.toml"]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"(?:noqa|type: ignore|\",).*#? ?\b(?:likewise|same as above|ditto)\b", line)
    ]
    assert [line for line in lines if not line.startswith("tests/test_nama.py")] == []


# ------------------------------------------------------------------------------------------- the dictionary

KAMUS = (AKAR / "docs" / "kamus.md").read_text(encoding="utf-8")
BARIS_KAMUS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", KAMUS, re.MULTILINE)
BARIS_KAMUS = [row for row in BARIS_KAMUS if row[0] != "kata"]
DI_KAMUS = {name for *_, code in BARIS_KAMUS for name in re.findall(r"`(\w+)`", code)}


def test_every_public_class_of_the_machines_stands_in_the_dictionary() -> None:
    classes = {
        node.name
        for folder in MESIN
        if folder.is_dir()
        for path in folder.rglob("*.py")
        for node in _pohon(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert "Kisi" in classes
    assert classes - DI_KAMUS == set()


def test_the_dictionary_names_nothing_that_is_not_there_and_each_word_once() -> None:
    there = {name for path in MODUL for name in tipe(_pohon(path))}
    assert DI_KAMUS - there == set()
    words = [word for word, *_ in BARIS_KAMUS]
    assert len(words) == len(set(words))
    assert 50 <= len(words) <= 80
    assert sum(len(re.findall(r"`(\w+)`", code)) for *_, code in BARIS_KAMUS) == len(DI_KAMUS)


@pytest.mark.parametrize("path", sorted((AKAR / "docs" / "keputusan").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_record_is_written_in_indonesian_and_numbered_as_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]} ")
    assert "Keputusan" in text
    assert not re.search(r"\b(the|and|is|are|which|Context|Decision|Status: accepted)\b", text)
