"""The OOXML validator as the tests use it: what it says, many times sooner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from openxml_audit import context as konteks_pemeriksa
from openxml_audit.context import ElementInfo, ValidationContext, ValidationStack
from openxml_audit.errors import ValidationError
from openxml_audit.namespaces import MC, OFFICE_DOC_RELATIONSHIPS
from openxml_audit.package import OpenXmlPackage
from openxml_audit.parts import OpenXmlPart
from openxml_audit.schema.validator import SchemaValidator, _is_version_excluded, get_constraint_for_tag
from openxml_audit.semantic.validator import (
    SemanticValidator,
    create_spreadsheet_semantic_validator,
    create_word_semantic_validator,
)

_BOLEH_DIABAIKAN = f"{{{MC}}}Ignorable"
#: Attributes that the semantic validator asks every element for.
_DITANYA = (f"{{{OFFICE_DOC_RELATIONSHIPS}}}", _BOLEH_DIABAIKAN)


class _Jejak(ValidationStack):
    """Where an element stands, said when it is asked: its place among its siblings takes longer than all else."""

    _stack: list[etree._Element]

    def push(self, element: etree._Element, name: str) -> None:  # noqa: ARG002 - theirs
        self._stack.append(element)

    @property
    def current(self) -> ElementInfo | None:
        return ElementInfo(self._stack[-1], self.current_path, len(self._stack) - 1) if self._stack else None

    @property
    def current_path(self) -> str:
        posisi = konteks_pemeriksa._sibling_position
        return "".join(f"/{etree.QName(one).localname}[{posisi(one)}]" for one in self._stack)


konteks_pemeriksa.ValidationStack = _Jejak


class _SkemaSekali(SchemaValidator):
    """Looks through the same once: what was right by its schema is right in the next file too.

    That goes for the bytes of a part; for an element by itself, which is right by the names of what is around it, on
    it and in it; and for the value of its attribute, but for one that may speak of a namespace of its own file.
    """

    def __init__(self) -> None:
        super().__init__()
        self._benar: set[bytes] = set()
        self._rupa: dict[tuple[object, ...], list[tuple[str, set[str]]]] = {}
        self._nilai: defaultdict[tuple[int, str], set[str]] = defaultdict(set)

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        sidik = sha256(part.raw_content or b"").digest()
        if sidik not in self._benar:
            sebelum = len(context.errors)
            super().validate_part(part, context)
            if len(context.errors) == sebelum:
                self._benar.add(sidik)
        return context.errors

    def _validate_element(
        self, element: etree._Element, context: ValidationContext, ignorable_ns: frozenset[str] = frozenset()
    ) -> None:
        induk = element.getparent()
        kakek = None if induk is None else induk.getparent()
        rupa = (
            element.tag, None if induk is None else induk.tag, None if kakek is None else kakek.tag, ignorable_ns,
            *element.keys(), None, *[child.tag for child in element],
        )
        dikenal = self._rupa.get(rupa)
        jejak = context._stack._stack
        jejak.append(element)
        children = element
        if dikenal is None or not all(element.get(nama) in benar for nama, benar in dikenal):
            ignorable_ns, children = self._periksa(element, context, ignorable_ns, rupa)
        for child in children:
            self._validate_element(child, context, ignorable_ns)
        jejak.pop()

    def _periksa(
        self, element: etree._Element, context: ValidationContext, ignorable_ns: frozenset[str],
        rupa: tuple[object, ...],
    ) -> tuple[frozenset[str], list[etree._Element]]:
        """An element by itself, as it is looked at where nothing is remembered; and what is to be looked at in it."""
        sebelum = len(context.errors)
        ignorable_ns = self._merge_ignorable_namespaces(element, ignorable_ns)
        constraint = get_constraint_for_tag(element.tag, element)
        if self._should_filter_drawingml_ext_false_positive(element, constraint):
            constraint = None
        if _is_version_excluded(constraint, context.file_format):
            constraint = None
        children = self._get_validation_children(element, context, ignorable_ns)
        if constraint is not None:
            self._validate_attributes(element, constraint, context)
            if constraint.content_model is not None:
                self._validate_content_model(constraint.content_model, children, context)
        if len(context.errors) == sebelum and children == [*element] and _BOLEH_DIABAIKAN not in element.attrib:
            self._ingat(element, constraint, rupa)
        return ignorable_ns, children

    def _ingat(self, element: etree._Element, constraint: Any, rupa: tuple[object, ...]) -> None:
        """An element like this is right, if each attribute that has a type has a value that was right too."""
        dikenal = self._rupa[rupa] = [
            (one.qualified_name, self._nilai[id(constraint), one.qualified_name])
            for one in (constraint.attributes if constraint is not None else ())
            if one.qualified_name in element.attrib and (one.type_validator is not None or one.fixed_value is not None)
        ]
        for nama, benar in dikenal:
            if ":" not in (nilai := element.get(nama)):
                benar.add(nilai)


def _bagian(syarat: Any) -> Iterator[Any]:
    """A constraint and those it is made of."""
    yield syarat
    for one in (*getattr(syarat, "constraints", ()), *filter(None, [getattr(syarat, "constraint", None)])):
        yield from _bagian(one)


def _bicara_dengan(tag: str, syarat: Any) -> frozenset[str] | None:
    """The attributes without which a constraint says nothing of an element; ``None`` when it may speak of any."""
    konteks = ValidationContext()
    if not syarat.validate(etree.Element(tag), konteks) or konteks.errors:
        return None
    found = set()
    for one in _bagian(syarat):
        namespace = getattr(one, "namespace", None) or getattr(one, "attribute_namespace", None)
        for field in fields(one):
            if "attribute" in field.name and "namespace" not in field.name and "target" not in field.name:
                value = getattr(one, field.name)
                names = [value] if isinstance(value, str) else value
                found |= {f"{{{namespace}}}{name}" if namespace else name for name in names}
    return frozenset(found)


class _SemantikSeperlunya(SemanticValidator):
    """Looks at the elements that something is asked of; it is made once, and forgets each file."""

    def __init__(self, asal: SemanticValidator) -> None:
        super().__init__(validate_unique_ids=asal._validate_unique_ids)
        self._constraints = asal._constraints
        semua = [one for several in self._constraints.values() for syarat in several for one in _bagian(syarat)]
        self._ingatan = [
            vars(one)[name] for one in semua for name in ("_count_cache", "_value_cache") if name in vars(one)
        ]
        self._bicara = {
            tag: [(_bicara_dengan(tag, syarat), syarat) for syarat in several]
            for tag, several in self._constraints.items()
        }
        self._diminta: dict[tuple[str, ...], tuple[bool, list[Any]]] = {}

    def lupakan(self) -> None:
        """Forget what is remembered of a file by its address in memory, where the next may come to stand."""
        for ingatan in self._ingatan:
            ingatan.clear()

    def _pertanyaan(self, tag: str, names: list[str]) -> tuple[bool, list[Any]]:
        asked = any(name.startswith(_DITANYA) for name in names)
        several = [
            syarat for bicara, syarat in self._bicara.get(tag, ()) if bicara is None or not bicara.isdisjoint(names)
        ]
        return asked or bool(several), several

    def _validate_element(self, element: etree._Element, context: ValidationContext) -> None:
        assert context.file_format != FileFormat.OFFICE_2010  # there alternatives are chosen first
        for one in element.iter(etree.Element):
            kunci = (one.tag, *one.keys())
            if (diminta := self._diminta.get(kunci)) is None:
                diminta = self._diminta[kunci] = self._pertanyaan(one.tag, one.keys())
            if not diminta[0]:
                continue
            context._stack._stack[:] = [*reversed([*one.iterancestors()]), one]
            self._validate_relationship_attributes(one, context)
            self._validate_mc_ignorable(one, context)
            for syarat in diminta[1]:
                syarat.validate(one, context)
        context._stack._stack.clear()


class _Pemeriksa(OpenXmlValidator):
    """Made once."""

    def __init__(self) -> None:
        super().__init__(file_format=FileFormat.OFFICE_2019, semantic_validation=False, max_errors=0)
        self._schema_validator = _SkemaSekali()

    def _validate_semantic_word(self, package: OpenXmlPackage) -> list[ValidationError]:
        self._semantic_validator_word = _semantik(create_word_semantic_validator)
        return super()._validate_semantic_word(package)

    def _validate_semantic_spreadsheet(self, package: OpenXmlPackage) -> list[ValidationError]:
        self._semantic_validator_spreadsheet = _semantik(create_spreadsheet_semantic_validator)
        return super()._validate_semantic_spreadsheet(package)


@cache
def _semantik_sekali(buat: Callable[[], SemanticValidator]) -> _SemantikSeperlunya:
    return _SemantikSeperlunya(buat())


def _semantik(buat: Callable[[], SemanticValidator]) -> _SemantikSeperlunya:
    validator = _semantik_sekali(buat)
    validator.lupakan()
    return validator


_pemeriksa = cache(_Pemeriksa)


def keluhan(berkas: Path) -> list[str]:
    """Everything the validator finds in a file, one line each; empty when the file is valid."""
    return [str(error) for error in _pemeriksa().validate(berkas).errors]
