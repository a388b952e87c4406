"""The name of a unit is asked for where the workbooks name several; the commonest is never taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.gabung import gabung, isi_berkas
from tests.services.test_rangkap import _tulis

ORANG = (("198802022012011005", "Budi Santoso"), ("199001012015011001", "Citra Dewi"))


def _folder(folder: Path, *unit: str) -> Path:
    for nomor, (nama, (nip, orang)) in enumerate(zip(unit, ORANG, strict=False)):
        _tulis(folder / f"{nomor}.xlsx", {"nip": nip, "nama": orang, "unit_kerja": nama})
    return folder


def test_several_units_are_named_and_the_name_is_asked_for(tmp_path: Path):
    folder = _folder(tmp_path / "buku", "Tim Kerja Data", "Tim Kerja Hukum")
    _tulis(folder / "lagi.xlsx", {"nip": "199102022016012002", "nama": "Dian", "unit_kerja": "Tim Kerja Data"})
    with pytest.raises(GalatKinerja, match=r'2 unit kerja: "Tim Kerja Data" \(2\); "Tim Kerja Hukum" \(1\).*--unit'):
        gabung(folder)
    assert gabung(folder, nama_unit="Biro Umum").buku.pengaturan.nama_unit == "Biro Umum"


def test_the_same_unit_in_other_capitals_and_spaces_is_one(tmp_path: Path):
    folder = _folder(tmp_path / "buku", "Biro Umum", "BIRO  umum")
    assert gabung(folder).buku.pengaturan.nama_unit in {"Biro Umum", "BIRO umum"}


def test_a_unit_that_is_carried_on_keeps_its_name_unless_another_is_given(tmp_path: Path):
    folder = _folder(tmp_path / "buku", "Tim Kerja Data", "Tim Kerja Hukum")
    lama = tmp_path / "lama.xlsx"
    lama.write_bytes(isi_berkas(gabung(folder, nama_unit="Biro Umum")))
    assert gabung(folder, lanjutkan=lama).buku.pengaturan.nama_unit == "Biro Umum"
    assert gabung(folder, lanjutkan=lama, nama_unit="Biro Baru").buku.pengaturan.nama_unit == "Biro Baru"


def test_who_says_another_unit_than_most_is_named_and_of_a_unit_of_several_teams_nobody_is(tmp_path: Path):
    folder = _folder(tmp_path / "buku", "Tim Kerja Data", "Tim Kerja Hukum")
    _tulis(folder / "lagi.xlsx", {"nip": "199102022016012002", "nama": "Dian", "unit_kerja": "TIM KERJA DATA"})
    told = {
        name: [one.pesan for one in gabung(folder, nama_unit=name).daftar.temuan if one.kode == "PEGAWAI-UNIT-LAIN"]
        for name in ("Tim Kerja Data", "Tim Kerja Hukum", "Biro Umum")
    }
    said = "1 pegawai menyebut unit kerja lain daripada unit ini, dan ikut digabungkan"
    assert told == {
        "Tim Kerja Data": [f'{said}: Citra Dewi ("Tim Kerja Hukum").'], "Tim Kerja Hukum": [], "Biro Umum": [],
    }


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = _folder(tmp_path / "buku", "Tim Kerja Data", "Tim Kerja Hukum")
    unit = tmp_path / "unit.xlsx"
    assert jalankan(["gabung", str(folder), "-o", str(unit)]) == 2
    assert "--unit" in capsys.readouterr().err
    assert not unit.exists()
    for salah, kata in (("", "(sesudah --unit) kosong"), ("a\x07b", "Nama unit pada --unit tidak dapat dipakai.")):
        assert jalankan(["gabung", str(folder), "-o", str(unit), "--unit", salah]) == 2
        assert kata in capsys.readouterr().err
    assert jalankan(["gabung", str(folder), "-o", str(unit), "--unit", "Biro Umum"]) in {0, 1}
    assert baca_buku_unit(unit).pengaturan.nama_unit == "Biro Umum"
