from __future__ import annotations

import datetime
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.skp import LampiranSKP
from kinerja_core.services.gabung import gabung
from kinerja_core.services.periksa import buku_temuan, periksa
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import di, letak, sel_berjudul
from tests.workbooks.bahan_baca import buku_contoh


def _tulis(path: Path, **ubah: object) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(bangun_skp(isi=buku_contoh(**ubah)))
    return path


def _aksi(selesai: str) -> list[object]:
    return [
        {"kode_iki": code, "uraian": f"Menyusun bahan {code}", "waktu": {"mulai": "Maret", "selesai": selesai}}
        for code in ("IKI 1.1", "IKI 1.2", "IKI 2.1")
    ]


def test_a_folder_is_compared_with_the_folder_of_before_person_by_person(tmp_path: Path):
    _tulis(tmp_path / "lama" / "nama berkas lain.xlsx")
    baru = _tulis(tmp_path / "baru" / "siti.xlsx", rencana_aksi=_aksi("Mei"))
    found = [item for item in periksa([baru], banding=tmp_path / "lama").temuan if item.kode == "AKSI-BERUBAH"]
    assert [(item.berkas, item.lembar, item.sel) for item in found] == [
        ("siti.xlsx", *letak("Rencana Aksi", "uraian", number)) for number in (1, 2, 3)
    ]
    assert "nama berkas lain.xlsx" in found[0].pesan
    assert "AKSI-BERUBAH" not in {item.kode for item in periksa([baru]).temuan}


def test_another_person_is_compared_with_nobody(tmp_path: Path):
    skp = buku_contoh().skp.model_dump()
    skp["pegawai"] |= {"jabatan": "Analis Lain"}
    lama = _tulis(tmp_path / "lama.xlsx", skp=skp)
    baru = _tulis(tmp_path / "baru.xlsx", rencana_aksi=_aksi("Mei"))
    assert "AKSI-BERUBAH" not in {item.kode for item in periksa([baru], banding=lama).temuan}


def test_nothing_to_compare_with_is_said_plainly(tmp_path: Path):
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit())
    with pytest.raises(GalatKinerja, match="dibandingkan"):
        periksa([_tulis(tmp_path / "baru.xlsx")], banding=tmp_path / "unit.xlsx")


def test_of_the_staff_workbooks_of_a_folder_only_the_head_of_the_skp_stays_in_memory(tmp_path: Path):
    path = _tulis(tmp_path / "siti.xlsx")
    whole = baca_berkas(path)
    assert whole.buku is not None
    assert whole.letak_aksi
    skp = buku_contoh().skp
    assert skp.hasil_kerja
    kept = BukuSKP(skp=skp.model_copy(update={"hasil_kerja": (), "ekspektasi": (), "lampiran": LampiranSKP()}))
    for read in (periksa([path]).berkas, gabung(tmp_path).periksa.berkas):
        assert read == (whole._replace(
            buku=kept, letak_aksi=(), letak_isi={}, letak_catatan=None, letak_dialog={}, baris_sendiri={},
            terpotong=True,
        ),)


def test_links_of_the_findings_lead_from_where_they_are_written_to_the_files(tmp_path: Path):
    _tulis(tmp_path / "buku" / "siti.xlsx", catatan_harian=[{
        "tanggal": datetime.date(2024, 4, 1), "kode_rhk": "RHK 1", "kegiatan": "Rapat", "kategori": "Tugas Lain",
    }])
    book = openpyxl.load_workbook(io.BytesIO(buku_temuan(periksa([tmp_path]), tmp_path / "hasil" / "temuan.xlsx")))
    link = sel_berjudul(book["Ringkasan"], "Berkas").hyperlink.target.replace("\\", "/")
    assert (tmp_path / "hasil" / link).resolve(strict=False) == (tmp_path / "buku" / "siti.xlsx").resolve()
    cells = [cell.hyperlink for (cell,) in book["Temuan"].iter_rows(min_row=5, min_col=7, max_col=7) if cell.hyperlink]
    assert f"'Catatan Harian'!{di('Catatan Harian', 'tanggal')}" in {cell.location for cell in cells}
    assert {cell.target.replace("\\", "/") for cell in cells} == {"../buku/siti.xlsx"}


def test_checking_loads_nothing_that_writes():
    kode = (
        "import sys, kinerja_core.services.periksa;"
        "print(sorted({'xlsxwriter', 'openpyxl', 'docx', 'docxtpl', 'jinja2', 'babel'} & set(sys.modules)))"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, encoding="utf-8", check=True)
    assert hasil.stdout.strip() == "[]"
