"""A document is added by its own module, builder and .docx, in a copy of the repository; nothing else changes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp
from tests.documents.bantu import teks

AKAR = Path(__file__).parents[2]
#: What the program consists of.
PAKET = ("kinerja_core", "docx_templates", "workbook_templates", "addin")
ORANG = unit.ORANG[0]

MODUL = '''
"""Nota tugas: what a person has to do this year, in one page."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.mesin.dokumen import Dokumen, satu_tiap_buku
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks


class KonteksNotaTugas(Rekaman):
    """Data of one nota."""

    pegawai: Annotated[Orang, Field(description="Pegawai yang bertugas")]
    tugas: Annotated[tuple[Teks, ...], Field(min_length=1, description="Tugas, per butir")]


def dari_buku(buku: BukuSKP, surat: PengaturanSurat | None) -> KonteksNotaTugas:
    """The nota of a staff workbook."""
    return KonteksNotaTugas(pegawai=orang(buku.skp.pegawai), tugas=tuple(r.uraian for r in buku.skp.hasil_kerja))


DOKUMEN: Final = Dokumen(
    slug="nota-tugas",
    judul="Nota Tugas",
    konteks=KonteksNotaTugas,
    templat="nota-tugas.docx",
    sumber=satu_tiap_buku("Nota Tugas", dari_buku),
)
'''
PEMBUAT = '''
"""Builds the nota tugas."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.tulisan import tulis
from kinerja_core.documents.nota_tugas import DOKUMEN


def bangun() -> Any:
    """Who, and a numbered list."""
    document = dokumen(DOKUMEN.judul, bertanda_tangan=False)
    tulis(document, "NOTA TUGAS", bab=1, tebal=True)
    tulis(document, "{{ pegawai.nama }}, {{ pegawai.jabatan }}")
    tulis(document, "{%p for butir in tugas %}")
    tulis(document, "{{ loop.index }}.\\t{{ butir }}")
    tulis(document, "{%p endfor %}")
    return document
'''


def _sidik(folder: Path) -> dict[str, str]:
    return {
        berkas.relative_to(folder).as_posix(): hashlib.sha256(berkas.read_bytes()).hexdigest()
        for nama in PAKET
        for berkas in (folder / nama).rglob("*")
        if berkas.is_file() and "__pycache__" not in berkas.parts
    }


def _python(folder: Path, *args: str) -> str:
    """Run Python on the copy, which comes before what is installed."""
    lingkungan = os.environ | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, *args], cwd=folder, env=lingkungan, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def _kinerja(folder: Path, *args: str | Path) -> str:
    return _python(folder, "-c", "from kinerja_core.cli import main; main()", *map(str, args))


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with one document more."""
    folder = tmp_path_factory.mktemp("salinan")
    for nama in PAKET:
        shutil.copytree(AKAR / nama, folder / nama, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "kinerja_core" / "documents" / "nota_tugas.py").write_text(MODUL.lstrip(), encoding="utf-8")
    (folder / "docx_templates" / "bangun_nota_tugas.py").write_text(PEMBUAT.lstrip(), encoding="utf-8")
    shutil.copy(AKAR / "docx_templates" / "skp.docx", folder / "docx_templates" / "nota-tugas.docx")
    _python(folder, "-m", "docx_templates.bangun", "nota-tugas")
    return folder


def test_only_its_own_files_are_new_and_none_is_changed(salinan: Path):
    asli, kini = _sidik(AKAR), _sidik(salinan)
    assert set(kini) - set(asli) == {
        "kinerja_core/documents/nota_tugas.py", "docx_templates/bangun_nota_tugas.py", "docx_templates/nota-tugas.docx",
        "docx_templates/nota-tugas.siap",
    }
    assert {nama: kini[nama] for nama in asli} == asli


def test_it_is_offered_with_its_fields_and_its_template(salinan: Path):
    assert _python(salinan, "-c", "import kinerja_core; print(kinerja_core.__file__)").startswith(str(salinan))
    daftar = json.loads(_kinerja(salinan, "templat-dokumen", "daftar", "--json"))
    assert {"dokumen": "nota-tugas", "judul": "Nota Tugas", "templat": "nota-tugas.docx"} in daftar
    isian = json.loads(_kinerja(salinan, "templat-dokumen", "daftar", "nota-tugas", "--json"))["isian"]
    assert {"pegawai.nama", "tugas"} <= {item["isian"] for item in isian}
    assert set(json.loads(_kinerja(salinan, "skema", "nota-tugas"))["properties"]) == {"pegawai", "tugas"}
    templat = salinan / "kantor.docx"
    _kinerja(salinan, "templat-dokumen", "salin", "nota-tugas", "-o", templat)
    _kinerja(salinan, "templat-dokumen", "periksa", templat, "--dokumen", "nota-tugas")


def test_it_is_printed_from_a_staff_workbook_and_from_json_and_verified(salinan: Path, tmp_path: Path):
    buku = unit.buku(ORANG)
    (tmp_path / "buku.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    _kinerja(salinan, "cetak", "nota-tugas", tmp_path / "buku.xlsx", "-o", tmp_path / "hasil")
    (cetakan,) = (tmp_path / "hasil").glob("*.docx")
    assert cetakan.name == f"Nota Tugas {ORANG.nama.rstrip('.')} {ORANG.nip} {unit.TAHUN}.docx"
    isi = teks(cetakan.read_bytes())
    assert "NOTA TUGAS" in isi
    for nomor, rhk in enumerate(buku.skp.hasil_kerja, 1):
        assert f"{nomor}.\t{rhk.uraian}" in isi
    _kinerja(salinan, "verifikasi", cetakan)
    _kinerja(salinan, "verifikasi", cetakan, "--data", "-o", tmp_path / "data.json")
    _kinerja(salinan, "cetak", "nota", tmp_path / "data.json", "-o", tmp_path / "lagi.docx")
    assert teks((tmp_path / "lagi.docx").read_bytes()) == isi
