"""The fairness view of a unit: from NIP parts and roster, for the screen, JSON and a workbook."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.services.keadilan import keadilan, persen
from kinerja_core.workbooks.bangun import bangun_unit

BANYAK = 48


def _orang(nomor: int) -> Pegawai:
    """Women and men, PNS and PPPK, young and old; nobody real."""
    kelamin, pppk = 1 + nomor % 2, nomor % 4 == 3
    lahir = ("1972", "1983", "1991")[nomor // 2 % 3]
    angkat = "202021" if pppk else "201503"
    return Pegawai.model_validate({
        "nama": f"Pegawai {nomor}", "nip": NIP(f"{lahir}0314{angkat}{kelamin}{nomor + 1:03}"),
        "jenis": "PPPK" if pppk else "PNS", "pangkat": "IX" if pppk else ("III/c", "IV/a")[nomor // 4 % 2],
        "jabatan": "Analis", "unit_kerja": "Biro Contoh",
    })


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit of which every third person stands below the others; twelve came this year, of whom two left again."""
    came, gone = {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 3, 1)}, {
        "keadaan": KeadaanPegawai.PENSIUN, "sejak": date(2025, 12, 31),
    }
    members = tuple(
        AnggotaUnit.model_validate({"pegawai": _orang(one), **(gone if one < 2 else came if one < 12 else {})})
        for one in range(BANYAK)
    )
    scores = tuple(
        SkorPegawai(nip=one.pegawai.nip, nama=one.pegawai.nama, hasil=Decimal(60 if n // 2 % 5 < 2 else 90),
                    perilaku=Decimal(85))
        for n, one in enumerate(members)
    )
    path = tmp_path_factory.mktemp("keadilan") / "unit.xlsx"
    settings = Pengaturan(nama_unit="Biro Contoh", periode=Periode(2025))
    path.write_bytes(bangun_unit(BukuUnit(pengaturan=settings, anggota=members, skor=scores)))
    return path


def test_json_screen_and_workbook_say_the_same(
    berkas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["keadilan", str(berkas), "--json", "-o", str(tmp_path / "adil.xlsx")]) == 0
    isi: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (isi["pegawai"], isi["k3"], isi["orang_paling_sedikit"]) == (48, 20, 5)
    ciri = {one["nama"]: one for one in isi["ciri"]}
    assert [(one["nama"], one["pegawai"], one["k3"]) for one in ciri["Jenis kelamin"]["kelompok"]] == [
        ("Pria", 24, 10), ("Wanita", 24, 10),
    ]  # fmt: skip
    assert {one["persen"] for one in ciri["Jenis kelamin"]["kelompok"]} == {"41,7%"}
    assert ciri["Masuk dan keluar"]["kelompok"][-1]["nama"] == "Baru + Pergi"
    assert jalankan(["keadilan", str(berkas)]) == 0
    layar = capsys.readouterr().out
    sheet = openpyxl.load_workbook(tmp_path / "adil.xlsx")["Bagian K3"]
    lembar = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(min_row=5, values_only=True)]
    for one in isi["ciri"]:
        assert bool(one["kelompok"]) != bool(one["sebab"])
        for cell in one["kelompok"]:
            assert [one["nama"], cell["nama"], cell["pegawai"], cell["k3"], cell["persen"]] in lembar
            assert min(cell["k3"], cell["pegawai"] - cell["k3"]) >= 5
            assert cell["persen"] in layar
    assert all(text in " ".join(layar.split()) for text in isi["catatan"])


def test_who_has_no_kelompok_is_not_counted_and_that_is_said(berkas: Path, tmp_path: Path) -> None:
    path = tmp_path / "skor.csv"
    rows = ["nip,nama,hasil,perilaku", *(f"{_orang(n).nip},Pegawai {n},{60 + n % 40},85" for n in range(30))]
    path.write_text("\n".join([*rows, f"{_orang(40).nip},Pegawai 40,,85"]), encoding="utf-8")
    laporan = keadilan(path)
    assert laporan.keadilan.pegawai == 30
    assert any(text.startswith("1 pegawai belum mempunyai kelompok") for text in laporan.catatan)
    golongan = next(one for one in laporan.keadilan.ciri if one.nama == "Golongan")
    assert {name for cell in golongan.sel for name in cell.nama.split(" + ")} <= {"PPPK", "Tanpa keterangan"}


def test_a_small_unit_is_told_that_nothing_can_be_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "skor.csv"
    path.write_text(
        "nip,nama,hasil,perilaku\n" + "\n".join(f"{_orang(n).nip},Pegawai {n},{80 + n},85" for n in range(6)),
        encoding="utf-8",
    )
    assert jalankan(["keadilan", str(path), "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    assert isi["k3"] is None
    assert all(one["kelompok"] == [] and one["sebab"] for one in isi["ciri"])


def test_a_result_file_of_another_kind_is_refused(berkas: Path, tmp_path: Path) -> None:
    assert jalankan(["keadilan", str(berkas), "-o", str(tmp_path / "adil.pdf")]) == 2
    assert not (tmp_path / "adil.pdf").exists()


@pytest.mark.parametrize(("k3", "dari", "kata"), [(1, 3, "33,3%"), (1, 2, "50,0%"), (1, 2000, "0,1%"), (None, 5, "")])
def test_a_share_has_one_decimal_rounded_half_up(k3: int | None, dari: int, kata: str) -> None:
    assert persen(k3, dari) == kata
