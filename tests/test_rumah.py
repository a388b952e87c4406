"""A thing is one place, tried in a copy of the repository: a column is added and everything that follows it follows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp

AKAR = Path(__file__).parents[1]
REKAMAN = "kinerja_core/model/catatan_harian.py"
LEMBAR = "kinerja_core/workbooks/buku_skp/catatan_harian.py"
#: What is built again, by one command each, and never edited by hand.
DIBANGUN = {
    "workbook_templates/skp.xlsx": "kinerja_core.workbooks.bangun", "docs/ekspor.md": "kinerja_core.exports.isian",
}

#: Writes a note with the new value, and looks for it wherever notes go.
_SKRIP = """
import io
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

import kinerja_core
from kinerja_core.exports.isian import ISIAN
from kinerja_core.exports.sumber import baris_buku
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.services.contoh import unit
from kinerja_core.services.prabuku import PengisiBuku
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp

assert Path(kinerja_core.__file__).is_relative_to(Path.cwd()), kinerja_core.__file__
contoh = unit.buku(unit.ORANG[0])
catatan = CatatanHarian(
    tanggal=date(contoh.skp.tahun, 3, 4), kode_rhk="RHK 1", kegiatan="Rapat", kategori="Tugas Lain", lokasi="Aula B",
)
buku = BukuSKP(skp=contoh.skp, rencana_aksi=contoh.rencana_aksi, catatan_harian=(catatan,))
data = bangun_skp(isi=buku)
Path("uji.xlsx").write_bytes(data)
hasil = baca_berkas(Path("uji.xlsx"), hari_ini=date(contoh.skp.tahun, 12, 31))
assert hasil.buku.catatan_harian == (catatan,), hasil.temuan
assert [one.terisi for one in hasil.kelengkapan if one.lembar == "Catatan Harian"] == [1]

(baris,) = baris_buku("catatan-harian", buku)
assert baris["lokasi"] == "Aula B"
assert ISIAN["catatan-harian"]["lokasi"] == "Lokasi kegiatan"
assert "| `lokasi` | Lokasi kegiatan |" in Path("docs/ekspor.md").read_text(encoding="utf-8")

anggota = AnggotaUnit(pegawai=contoh.skp.pegawai, penilai=contoh.skp.penilai)
prabuku = PengisiBuku(contoh.skp.jenis, 2026).buku(anggota)
for isi in (Path("workbook_templates/skp.xlsx").read_bytes(), prabuku, data):
    kepala = [cell.value for cell in load_workbook(io.BytesIO(isi))["Catatan Harian"][6]]
    assert "Lokasi" in kepala, kepala

# a workbook made before the column came is read without a word about it
lama = load_workbook("lama.xlsx")
lama["_meta"]["B2"] = "1"
lama.save("lama.xlsx")
dahulu = baca_berkas(Path("lama.xlsx"), hari_ini=date(contoh.skp.tahun, 12, 31))
assert [one.pesan for one in dahulu.temuan if one.kode == "KOLOM-TIDAK-ADA"] == []
assert dahulu.buku.catatan_harian == contoh.catatan_harian
print("terbaca")
"""


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """A copy of what the product is made of, and a workbook of before."""
    for name in ("kinerja_core", "workbook_templates", "docx_templates", "docs"):
        shutil.copytree(AKAR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "lama.xlsx").write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0])))
    return tmp_path


def _sunting(path: Path, sebelum: str, sisipan: str) -> None:
    """Insert a text before the only place of another."""
    text = path.read_text(encoding="utf-8")
    assert text.count(sebelum) == 1, sebelum
    path.write_text(text.replace(sebelum, sisipan + sebelum), encoding="utf-8", newline="\n")


def _jalan(folder: Path, *perintah: str) -> subprocess.CompletedProcess[str]:
    lingkungan = os.environ | {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *perintah], cwd=folder, env=lingkungan, capture_output=True, encoding="utf-8", check=False
    )


def _isi(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*") if path.is_file() and path.parent != folder
    }


def test_a_column_is_added_in_the_file_of_its_sheet_and_its_record_and_nowhere_else(salinan: Path):
    sebelum = _isi(salinan)
    _sunting(
        salinan / REKAMAN, "    perlu_dialog: ",
        '    lokasi: Annotated[TeksSebaris | None, Field(description="Lokasi kegiatan")] = None\n',
    )
    setengah = _jalan(salinan, "-m", "kinerja_core.workbooks.bangun")
    assert setengah.returncode != 0, "isian tanpa kolom harus ditolak, bukan dibuang diam-diam"
    assert "CatatanHarian.lokasi belum mempunyai kolom" in setengah.stderr

    _sunting(
        salinan / LEMBAR, '        Kolom(nama="perlu_dialog"',
        '        Kolom(nama="lokasi", judul="Lokasi", lebar=20, sejak=2, bantuan="Tempat kegiatan, bila perlu."),\n',
    )
    for modul in DIBANGUN.values():
        dibangun = _jalan(salinan, "-m", modul)
        assert dibangun.returncode == 0, dibangun.stderr
    sesudah = _isi(salinan)
    assert {name for name in sesudah if sesudah[name] != sebelum.get(name)} == {REKAMAN, LEMBAR, *DIBANGUN}
    assert sebelum.keys() == sesudah.keys()

    hasil = _jalan(salinan, "-c", _SKRIP)
    assert (hasil.returncode, hasil.stdout.strip()) == (0, "terbaca"), hasil.stderr


def test_a_column_without_a_field_of_its_record_is_refused_with_a_sentence(salinan: Path):
    _sunting(
        salinan / LEMBAR, '        Kolom(nama="perlu_dialog"',
        '        Kolom(nama="lokasi", judul="Lokasi", sejak=2, bantuan="Tempat kegiatan, bila perlu."),\n',
    )
    hasil = _jalan(salinan, "-m", "kinerja_core.workbooks.bangun")
    assert hasil.returncode != 0
    assert 'Lembar Catatan Harian: "Lokasi" (lokasi) bukan isian CatatanHarian' in hasil.stderr
