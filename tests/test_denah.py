"""The picture of the house and its page are those of the house as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.alat import cabang, denah

AKAR = Path(__file__).parents[1]
HALAMAN = (AKAR / "docs" / "arsitektur.md").read_text(encoding="utf-8")
JALUR = re.findall(r"`((?:kinerja_core|addin|docx_templates|workbook_templates|tests)/[^`]*)`", HALAMAN)


def test_the_picture_is_drawn_from_the_imports_of_today():
    assert denah.GAMBAR.read_text(encoding="utf-8") == denah.gambar(), "jalankan: python -m tests.alat.denah"


def test_no_room_imports_one_that_stands_above_it():
    assert [(asal.nama, ke.nama) for asal, ke in denah.naik()] == []


def test_no_two_rooms_import_each_other():
    panah = set(denah.panah())
    assert [(asal.nama, ke.nama) for asal, ke in panah if (ke, asal) in panah] == []


def test_every_module_stands_in_a_room_and_every_room_has_one():
    modul = denah.impor().modules
    assert {satu for satu in modul if denah.ruang(satu) is None} == {"kinerja_core"}
    assert {denah.ruang(satu) for satu in modul} - {None} == set(denah.RUANG)


@pytest.mark.parametrize(
    ("ruang", "boleh"),
    [
        ("kinerja_core.workbooks.mesin", ("kinerja_core.workbooks.mesin",)),
        ("kinerja_core.documents.mesin", ("kinerja_core.documents.mesin",)),
        ("kinerja_core.documents.bagian", ("kinerja_core.documents.bagian", "kinerja_core.documents.mesin")),
    ],
)
def test_a_machine_imports_itself_and_the_rooms_below_it_only(ruang: str, boleh: tuple[str, ...]):
    graf = denah.impor()
    rumah = (*boleh, "kinerja_core.rules", "kinerja_core.batas", "kinerja_core.model", "kinerja_core")
    modul = [satu for satu in graf.modules if satu == ruang or satu.startswith(f"{ruang}.")]
    assert len(modul) > 3
    for satu in modul:
        for lain in graf.find_modules_directly_imported_by(satu):
            kenal = lain == "kinerja_core" or any(lain == nama or lain.startswith(f"{nama}.") for nama in rumah[:-1])
            assert kenal, f"{satu} mengimpor {lain}"


def test_every_path_of_the_page_exists():
    assert [jalur for jalur in JALUR if not (AKAR / jalur).exists()] == []


def test_the_twenty_commonest_changes_each_name_a_file():
    tabel = HALAMAN.partition("## Saya ingin")[2]
    baris = re.findall(r"^\| (?!saya ingin|-)(.+?) \| (.+) \|$", tabel, flags=re.MULTILINE)
    assert len(baris) == 20
    assert all(set(re.findall(r"`([^`]+)`", berkas)) & set(JALUR) for _, berkas in baris)


def test_the_page_names_the_floor_of_branches():
    (tertulis,) = re.findall(r"\*\*lantainya ([0-9.]+) %\*\*", HALAMAN)
    assert float(tertulis) == cabang.LANTAI > 50
