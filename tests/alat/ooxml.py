"""The OOXML validator as the tests use it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator
from openxml_audit.context import ValidationContext
from openxml_audit.errors import ValidationError
from openxml_audit.package import OpenXmlPackage
from openxml_audit.parts import OpenXmlPart
from openxml_audit.schema.validator import SchemaValidator
from openxml_audit.semantic.validator import create_spreadsheet_semantic_validator, create_word_semantic_validator


class _SkemaSekali(SchemaValidator):
    """Looks through the same bytes once: when a part was right by its schema, it is right in the next file too."""

    def __init__(self) -> None:
        super().__init__()
        self._benar: set[bytes] = set()

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        sidik = sha256(part.raw_content or b"").digest()
        if sidik not in self._benar:
            sebelum = len(context.errors)
            super().validate_part(part, context)
            if len(context.errors) == sebelum:
                self._benar.add(sidik)
        return context.errors


class _Pemeriksa(OpenXmlValidator):
    """Made once; but what is checked between parts remembers a file by its address in memory, and is made anew."""

    def __init__(self) -> None:
        super().__init__(file_format=FileFormat.OFFICE_2019, semantic_validation=False, max_errors=0)
        self._schema_validator = _SkemaSekali()

    def _validate_semantic_word(self, package: OpenXmlPackage) -> list[ValidationError]:
        self._semantic_validator_word = create_word_semantic_validator()
        return super()._validate_semantic_word(package)

    def _validate_semantic_spreadsheet(self, package: OpenXmlPackage) -> list[ValidationError]:
        self._semantic_validator_spreadsheet = create_spreadsheet_semantic_validator()
        return super()._validate_semantic_spreadsheet(package)


_pemeriksa = cache(_Pemeriksa)


def keluhan(berkas: Path) -> list[str]:
    """Everything the validator finds in a file, one line each; empty when the file is valid."""
    return [str(error) for error in _pemeriksa().validate(berkas).errors]
