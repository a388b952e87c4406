"""The OOXML validator as the tests use it."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


def keluhan(berkas: Path) -> list[str]:
    """Everything the validator finds in a file, one line each; empty when the file is valid."""
    hasil = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(berkas)
    return [str(error) for error in hasil.errors]
