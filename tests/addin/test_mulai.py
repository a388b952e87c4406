"""What a macro loads when it is called for the first time: only what it uses."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp
from tests.addin.klien import buku_unit, titip

DENGAN_DIALOG = next(orang for orang in unit.ORANG if unit.buku(orang).dialog)
TANPA_DIALOG = next(orang for orang in unit.ORANG if not unit.buku(orang).dialog)

#: What no macro uses: terminals, files of Excel, YAML, holidays, pools, what only the server needs.
TAK_TERPAKAI = {
    "asyncio", "difflib", "http.client", "ssl", "urllib.request", "holidays", "icalendar", "openpyxl",
    "python_calamine", "rich", "typer", "xlsxwriter", "yaml", "concurrent.futures", "kinerja_core.batas.teks_yaml",
    "kinerja_core.services.periksa", "kinerja_core.services.pekerja",
    "kinerja_core.cli", "kinerja_core.exports", "kinerja_core.services.gabung", "kinerja_core.services.pdf",
    "kinerja_core.workbooks.bangun", "kinerja_core.workbooks.buku_360.baca", "kinerja_core.rules.perilaku_360",
}  # fmt: skip
#: What makes Word documents.
WORD = {
    "babel", "docx", "docxtpl", "jinja2", "lxml", "kinerja_core.documents", "kinerja_core.services.cetak",
    "kinerja_core.services.cetak_naskah",
}  # fmt: skip
#: The unit workbook, its records, and what ranks.
UNIT = {
    "kinerja_core.model.buku", "kinerja_core.model.pemeringkatan",
    "kinerja_core.services.peringkat", "kinerja_core.workbooks.buku_unit.hitung",
    "kinerja_core.workbooks.buku_unit.buku",
    "kinerja_core.rules.pemeringkatan",
}  # fmt: skip
#: The staff workbook and its records.
PEGAWAI = {"kinerja_core.model.buku_skp", "kinerja_core.model.skp", "kinerja_core.workbooks.buku_skp"}
#: What prints into a folder, and other documents than the risalah.
FOLDER = {"kinerja_core.services.indeks", "kinerja_core.services.jalan_cetak"}
LETTERS = {"kinerja_core.documents.surat_keterangan", "kinerja_core.documents.evaluasi", "kinerja_core.documents.skp"}


#: What a process has made at its start of our modules: what they compile when they are loaded, and validators.
DIBUAT = """
import re, sys
isi = [(f"{nama}.{apa}", nilai) for nama, modul in list(sys.modules.items()) if nama.startswith("kinerja_")
       for apa, nilai in vars(modul).items() if getattr(nilai, "__module__", nama) == nama]
kelas = [(nama, vars(nilai)) for nama, nilai in isi if isinstance(nilai, type)]
sys.stderr.write(repr((
    [*sys.modules],
    [nama for nama, milik in kelas if "__dataclass_fields__" in milik]
    + [nama for nama, nilai in isi if isinstance(nilai, re.Pattern)],
    [nama for nama, milik in kelas if milik.get("__pydantic_complete__")],
)))
"""


@pytest.mark.parametrize("nama", sorted(TAK_TERPAKAI | WORD | UNIT | PEGAWAI | LETTERS | FOLDER))
def test_what_must_not_be_loaded_is_something_that_can_be(nama: str):
    assert importlib.util.find_spec(nama) is not None


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("buku")
    isi = {
        "berdialog": bangun_skp(isi=unit.buku(DENGAN_DIALOG)),
        "tanpa dialog": bangun_skp(isi=unit.buku(TANPA_DIALOG)),
        "kosong": bangun_skp(),
        "unit": buku_unit(),
    }
    paths = {}
    for nama, data in isi.items():
        (folder / "asli.xlsx").write_bytes(data)
        paths[nama] = titip(folder / "asli.xlsx", folder / f"{nama}.xlsx")
    return paths


class Termuat(NamedTuple):
    """What a process prints, the modules it has loaded, what of ours they compiled, and the validators it built."""

    tercetak: str
    modul: set[str]
    dikompilasi: set[str]
    pemeriksa: set[str]


def _termuat(kode: str, *args: str) -> Termuat:
    lingkungan = {name: value for name, value in os.environ.items() if name != "XLWINGS_LICENSE_KEY"}
    run = subprocess.run(
        [sys.executable, "-c", f"{kode}\n{DIBUAT}", *args], capture_output=True, encoding="utf-8", check=True,
        env=lingkungan | {"PYTHONIOENCODING": "utf-8"}, cwd=Path(__file__).parents[2],
    )
    return Termuat(run.stdout, *map(set, ast.literal_eval(run.stderr)))


@cache
def _milik_xlwings() -> set[str]:
    """What xlwings itself loads: nothing that we avoid, but on Windows its server, with ``asyncio`` and ``ssl``."""
    return _termuat("import xlwings").modul


@pytest.mark.skipif(sys.platform == "win32", reason="there xlwings loads the server of its functions")
def test_xlwings_loads_nothing_of_what_no_macro_uses():
    assert not _milik_xlwings() & (TAK_TERPAKAI | WORD | {"pydantic"})


@pytest.mark.parametrize(
    ("makro", "nama", "pesan", "tak_dimuat"),
    [
        ("periksa_buku", "kosong", "1 temuan (1 kesalahan)", WORD | UNIT),
        ("periksa_buku", "berdialog", "Tidak ada temuan.", WORD | UNIT),
        ("periksa_buku", "unit", "Tidak ada temuan.", WORD | PEGAWAI | (UNIT & {"kinerja_core.services.peringkat"})),
        ("buat_risalah", "tanpa dialog", "Tidak ada dialog kinerja di buku ini", WORD | UNIT),
        ("buat_risalah", "berdialog", "1 risalah dibuat", UNIT | LETTERS | FOLDER),
        ("hitung_pemeringkatan", "unit", f"{len(unit.ORANG)} pegawai", WORD | PEGAWAI),
    ],
)
def test_the_first_call_of_a_macro_loads_only_what_it_uses(
    buku: dict[str, Path], makro: str, nama: str, pesan: str, tak_dimuat: set[str]
):
    kode = "import runpy; runpy.run_module('tests.addin.excel', run_name='__main__')"
    hasil = _termuat(kode, makro, str(buku[nama]))
    assert hasil.tercetak.startswith(pesan), hasil.tercetak
    assert hasil.modul & (TAK_TERPAKAI | tak_dimuat) <= _milik_xlwings()
    # a dataclass compiles its methods at each start: 4 to 5 million instructions each
    assert hasil.dikompilasi == set()
    # of a unit as it is read, each part was checked; the whole would build the validators of every record there is
    assert "kinerja_core.model.buku.BukuUnit" not in hasil.pemeriksa
    assert hasil.pemeriksa


def test_loading_the_macros_loads_nothing_they_do_not_use_yet():
    modul = _termuat("import kinerja_addin.makro").modul
    assert modul & (TAK_TERPAKAI | WORD | UNIT | {"pydantic", "yaml"}) <= _milik_xlwings()


def test_desktop_parts_load_nothing_of_others_beyond_what_xlwings_itself_loads():
    """No part of xlwings that needs a key, and until a button is pressed nothing that xlwings does not load anyway."""
    milik_xlwings = _milik_xlwings()
    punya = {"kinerja_addin", "kinerja_core"}
    for kode in ("import kinerja_addin.makro", "import kinerja_addin.udf"):
        hasil = _termuat(f"{kode}\nimport xlwings; print(xlwings.__pro__)")
        assert hasil.tercetak.strip() == "False"
        lebih = {name for name in hasil.modul - milik_xlwings if name.partition(".")[0] not in sys.stdlib_module_names}
        assert {name for name in lebih if name.startswith("xlwings")} == set()
        if kode.endswith("makro"):
            assert {name.partition(".")[0] for name in lebih} <= punya


def test_loading_the_functions_for_cells_loads_rules_and_no_workbooks():
    modul, dikompilasi = _termuat("import kinerja_addin.udf")[1:3]
    assert dikompilasi == set()
    assert modul & (TAK_TERPAKAI | WORD | {"kinerja_core.workbooks"}) <= _milik_xlwings()
    assert {name for name in modul if name.startswith("kinerja_core.services.")} == {
        "kinerja_core.services.deklarasi_sel", "kinerja_core.services.fungsi_sel", "kinerja_core.services.hitung",
        "kinerja_core.services.ketikan", "kinerja_core.services.polos",
    }
