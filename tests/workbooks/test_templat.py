from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from kinerja_core.model.kode_temuan import KATALOG
from kinerja_core.workbooks.bangun import bangun_templat
from tests.workbooks.buku_jadi import dibuka

#: The committed templates; which ones there must be is a test below.
NAMA = sorted(item.name for item in resources.files("workbook_templates").iterdir() if item.name.endswith(".xlsx"))
dibangun = cache(bangun_templat)


def templat_bawaan(nama: str) -> bytes:
    return resources.files("workbook_templates").joinpath(nama).read_bytes()


def bagian(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


@pytest.mark.parametrize("nama", NAMA)
def test_the_committed_template_equals_what_the_specs_build(nama: str) -> None:
    committed, built = bagian(templat_bawaan(nama)), bagian(dibangun()[nama])
    assert sorted(committed) == sorted(built)
    different = [name for name, part in built.items() if committed[name] != part]
    assert different == [], "jalankan python -m kinerja_core.workbooks.bangun"


@pytest.mark.parametrize("nama", NAMA)
def test_a_template_is_under_200_kb(nama: str) -> None:
    assert 10_000 < len(templat_bawaan(nama)) < 200 * 1024


def test_every_committed_workbook_is_built_from_the_specs() -> None:
    assert set(NAMA) == set(dibangun())


def test_no_template_names_a_path_of_a_machine_or_a_person() -> None:
    for nama in dibangun():
        for name, part in bagian(templat_bawaan(nama)).items():
            assert str(Path.home()).encode() not in part, name
            assert b"<dc:creator></dc:creator>" in part or name != "docProps/core.xml"


def test_a_protected_sheet_allows_what_the_remedies_of_findings_ask_for() -> None:
    """Formats may be changed, as many remedies ask; rows are never to be deleted, which a protected sheet forbids."""
    for nama in NAMA:
        for sheet in dibuka(templat_bawaan(nama)):
            assert sheet.protection.sheet, sheet.title
            assert not sheet.protection.formatCells, sheet.title
            assert sheet.protection.deleteRows, sheet.title
    remedies = [one.saran for one in KATALOG.values()]
    assert sum("Ubah format sel" in one for one in remedies) >= 4
    assert [one for one in remedies if "apus baris" in one or "Hapus salah satu" in one] == []
    assert all("Unprotect Sheet" in one for one in remedies if "Unmerge Cells" in one or "Text to Columns" in one)
    assert any("Unmerge Cells" in one for one in remedies)
