"""What the tests themselves lean on: LibreOffice kept running, and the floor of branches."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.penulis import Penulis
from tests import conftest
from tests.alat import cabang, libreoffice, ooxml, tengah_malam
from tests.alat.alamat import letak
from tests.alat.timpa_sel import tanpa_nilai_tersimpan, timpa_sel
from tests.workbooks.buku_jadi import baca, dihitung, pas, sama

AKAR = Path(__file__).parents[1]


def _tercetak(pdf: Path) -> tuple[int, str]:
    return libreoffice.jumlah_halaman(pdf), libreoffice.teks_pdf(pdf)


def _berpenulis(path: Path, nomor: str) -> Path:
    """A workbook with a note that names its author by this number."""
    with xlsxwriter.Workbook(path) as buku:
        buku.add_worksheet().write_comment(0, 0, "catatan")
    with zipfile.ZipFile(path) as asal:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
    catatan = bagian["xl/comments1.xml"].decode()
    bagian["xl/comments1.xml"] = catatan.replace('authorId="0"', f'authorId="{nomor}"').encode()
    with zipfile.ZipFile(path, "w") as hasil:
        for nama, isi in bagian.items():
            hasil.writestr(nama, isi)
    return path


def test_a_part_that_is_wrong_by_its_schema_is_told_each_time(tmp_path: Path):
    assert ooxml.keluhan(_berpenulis(tmp_path / "benar.xlsx", "0")) == []
    salah = _berpenulis(tmp_path / "salah.xlsx", "satu")
    pertama = ooxml.keluhan(salah)
    assert "Invalid value for attribute 'authorId'" in pertama[0]
    assert ooxml.keluhan(salah) == pertama


@pytest.fixture
def berkas(tmp_path: Path) -> dict[str, Path]:
    """A workbook without results and a letter."""
    buku, surat = tmp_path / "buku.xlsx", tmp_path / "surat.docx"
    jenis = JenisSKP.KUANTITATIF_JA_JF
    buku.write_bytes(tanpa_nilai_tersimpan(Penulis(pas(buku_skp(jenis), Isi()), Isi(), 2025, jenis.value).tulis()))
    surat.write_bytes(resources.files("docx_templates").joinpath("surat-keterangan.docx").read_bytes())
    return {"buku": buku, "surat": surat}


@pytest.mark.parametrize(("nama", "ke", "isi"), [("buku", "xlsx", baca), ("surat", "pdf", _tercetak)])
def test_a_libreoffice_kept_running_gives_what_the_command_gives(
    soffice: str, python_uno: str, berkas: dict[str, Path], tmp_path: Path, nama: str, ke: str,
    isi: Callable[[Path], object],
):
    assert libreoffice.kantor() is not None
    tetap = libreoffice.ubah(berkas[nama], ke, tmp_path / "tetap")
    (perintah,) = libreoffice.lewat_perintah([berkas[nama]], ke, tmp_path / "perintah")
    assert isi(tetap) == isi(perintah)


def test_the_cells_libreoffice_calculates_are_those_of_the_file_it_saves_and_an_error_is_told(
    soffice: str, python_uno: str, berkas: dict[str, Path], tmp_path: Path
):
    (saved,) = libreoffice.ubah_semua([berkas["buku"]], "xlsx", tmp_path / "disimpan")
    (sheets,) = dihitung([berkas["buku"]], tmp_path)
    assert sama("buku", saved.read_bytes(), sheets) > 500
    salah = tmp_path / "salah.xlsx"
    salah.write_bytes(timpa_sel(berkas["buku"].read_bytes(), {letak("Umpan Balik", "isi"): "=1/0"}))
    with pytest.raises(AssertionError, match=r"ada nilai kesalahan di salah\.xlsx: \['Umpan Balik'\]"):
        dihitung([salah], tmp_path)


def test_a_file_libreoffice_cannot_open_fails_its_test_and_the_next_is_converted(
    soffice: str, python_uno: str, berkas: dict[str, Path], tmp_path: Path
):
    rusak = tmp_path / "rusak.docx"
    rusak.write_bytes(b"PK\x03\x04 bukan zip")
    with pytest.raises(AssertionError, match=r"tidak menghasilkan rusak\.xlsx"):
        libreoffice.ubah(rusak, "xlsx", tmp_path / "pdf")
    assert _tercetak(libreoffice.ubah(berkas["surat"], "pdf", tmp_path / "pdf"))[0] >= 1


def test_a_libreoffice_that_ends_fails_its_test_and_the_next_gets_a_new_one(
    soffice: str, python_uno: str, berkas: dict[str, Path], tmp_path: Path
):
    pertama = libreoffice.kantor()
    assert pertama is not None
    libreoffice.lewat_uno(python_uno, "tests.alat.akhiri")
    with pytest.raises(AssertionError, match="LibreOffice berhenti sendiri"):
        libreoffice.ubah(berkas["surat"], "pdf", tmp_path / "pdf")
    assert _tercetak(libreoffice.ubah(berkas["surat"], "pdf", tmp_path / "pdf"))[0] >= 1
    assert libreoffice.kantor() is not pertama


def test_modules_whose_tests_share_a_fixture_are_dealt_out_first_and_whole():
    def butir(modul: str, *lingkup: str) -> SimpleNamespace:
        dipakai = {str(nomor): [SimpleNamespace(scope=satu)] for nomor, satu in enumerate(lingkup)}
        return SimpleNamespace(path=Path(modul), _fixtureinfo=SimpleNamespace(name2fixturedefs=dipakai))

    semua: list[Any] = [
        butir("a", "function"), butir("b"), butir("c", "session"), butir("b", "function", "module"),
        butir("d", "module"),
    ]
    conftest.pytest_collection_modifyitems(semua)
    assert [satu.path.name for satu in semua] == ["b", "b", "d", "a", "c"]


PRODUK = """
def tanda(nilai: int) -> str:
    if nilai > 0:
        return "positif"
    if nilai < 0:
        return "negatif"
    return "nol"
"""
#: Counts too when no test imports it.
LAIN = """
for nilai in range(2):
    if nilai:
        SISA = nilai
"""
UJI = """
import pytest
{impor}
from kinerja_core import tanda

@pytest.mark.parametrize("nilai", {nilai})
def test_tanda(nilai):
    assert tanda(nilai)
"""


@pytest.mark.parametrize(
    ("nilai", "impor", "proses", "kode", "kata"),
    [
        ([1, 2], "", 2, 1, r"cabang yang dilalui: 12\.50 %, kurang dari [0-9.]+ %; terlewat terbanyak: .*lain\.py 4"),
        ([1, -1, 0], "import kinerja_core.lain", 0, 0, r"cabang yang dilalui: 100\.00 %, lantai [0-9.]+ %"),
    ],
)
def test_a_run_that_passes_fewer_branches_than_the_floor_fails(
    tmp_path: Path, nilai: list[int], impor: str, proses: int, kode: int, kata: str
):
    isi = {
        "kinerja_core/__init__.py": PRODUK, "kinerja_core/lain.py": LAIN, "addin/kinerja_addin/__init__.py": "",
        "tests/__init__.py": "", "tests/alat/__init__.py": "",
        "tests/test_tanda.py": UJI.format(nilai=nilai, impor=impor),
        "tests/alat/penilai.py": "def mulai(folder):\n    return []\n",
    } | {
        nama: (AKAR / nama).read_text(encoding="utf-8")
        for nama in (
            "pyproject.toml", "tests/conftest.py", "tests/alat/cabang.py", "tests/alat/libreoffice.py",
            "tests/alat/tengah_malam.py",
        )
    }
    for nama, teks in isi.items():
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nama).write_text(teks, encoding="utf-8")
    lingkungan = {nama: nilai for nama, nilai in os.environ.items() if not nama.startswith("PYTEST_")}
    jalan = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", str(proses)], cwd=tmp_path, env=lingkungan, capture_output=True,
        encoding="utf-8", check=False,
    )
    assert jalan.returncode == kode, jalan.stdout + jalan.stderr
    assert re.search(kata, jalan.stdout), jalan.stdout
    assert "passed" in jalan.stdout
    assert "failed" not in jalan.stdout


#: A statement of each kind, and how many ways lead out of it.
CABANG = {
    "if a: b": 2, "if a: b\nelif c: d\nelse: e": 4, "if TYPE_CHECKING: import a": 0, "for a in b: c": 2,
    "while a: b\nelse: c": 2, "while True: break": 1, "async def f():\n async for a in b: c": 2,
    "match a:\n case 1: b\n case 2: c": 3, "match a:\n case 1: b\n case _: c": 2, "match a:\n case 1: b\n case c: d": 2,
    "match a:\n case 1: b\n case _ if c: d": 3, "match a:\n case 1: b\n case 2 | _: d": 2,
    "def f():\n if a: return b": 2, "class A:\n for a in b: c": 2, "a = b if c else d": 0,
}


@pytest.mark.parametrize("kode", CABANG)
def test_every_way_out_of_a_statement_is_a_branch(kode: str):
    pohon = ast.parse(kode)
    assert cabang.tandai(pohon) == CABANG[kode]
    compile(pohon, "kode", "exec")
    assert ast.unparse(pohon).count(f"{cabang.NAMA_TANDA}[") == CABANG[kode]


def test_a_process_without_a_measure_makes_the_figure_worthless(tmp_path: Path):
    with pytest.raises(AssertionError, match="2 proses menjalankan uji, tetapi hanya 0"):
        cabang.gabungan(tmp_path, 2)


def test_the_floor_is_written_in_both_places_a_little_below_what_was_measured(tmp_path: Path):
    for nama in ("tests/alat/cabang.py", "docs/arsitektur.md"):
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(AKAR / nama, tmp_path / nama)
    cabang.tetapkan(cabang.lantai_dari(91.37), tmp_path)
    assert "\nLANTAI = 91.0\n" in (tmp_path / "tests/alat/cabang.py").read_text(encoding="utf-8")
    assert "**lantainya 91.0 %**" in (tmp_path / "docs/arsitektur.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("zona", ["UTC", "Asia/Jakarta", "Asia/Jayapura", "America/New_York", "Pacific/Kiritimati"])
def test_no_run_begins_within_two_hours_of_midnight(zona: str) -> None:
    awal = datetime(2026, 11, 27, tzinfo=ZoneInfo(zona))
    for menit in range(0, 24 * 60, 15):
        saat = (awal.astimezone(UTC) + timedelta(minutes=menit)).astimezone(ZoneInfo(zona))
        dipilih = tengah_malam.zona_pagi(saat)
        assert (dipilih is None) == (saat.hour < 22)
        assert saat.astimezone(ZoneInfo(dipilih or zona)).hour < 22
