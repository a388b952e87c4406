"""A year of a unit of 45: one leaves, one joins, two are late, one score is corrected after it was printed."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.contoh import unit
from tests.services.unit_setahun import ketik, nilai, orang, simpan_buku, simpan_daftar

HALAMAN = Path(__file__).parents[2] / "docs" / "periode.md"
BANYAK = 45
KELUAR, TERLAMBAT, MASUK = 0, (43, 44), 45
SURAT = {"nomor_surat": "KP.02.04/A.9/1/2025", "tanggal_surat": date(2025, 4, 30)}


class Pengelola:
    """One who runs commands and fills cells, both counted."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.perintah = self.sel = 0

    def jalan(self, *kata: str) -> dict[str, Any]:
        """A command that must do what it is asked; what it says as JSON."""
        self.perintah += 1
        lengkap = [str(self.folder / one) if "/" in one or "." in one else one for one in kata]
        assert jalankan([*lengkap, "--json"]) == 0, self.capsys.readouterr().err
        said: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return said

    def ketik(self, berkas: str, **isi: Any) -> None:
        """Cells of a unit workbook."""
        self.sel += ketik(self.folder / berkas, **isi)

    def periode(self, nomor: int, *, tagih: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin a period after the first, and look who is missing."""
        said = self.jalan(
            "gabung", "buku/", "-o", f"tw{nomor}.xlsx", "--lanjutkan", f"tw{nomor - 1}.xlsx", "--periode",
            f"2025-TW{nomor}",
        )
        return said, self.jalan("status", f"tw{nomor}.xlsx", "buku/", "--tanggal", tagih)

    def tetapkan(self, nomor: int, siapa: list[int], **pengaturan: Any) -> None:
        """Scores and the letter of a period, ranked and printed."""
        self.ketik(f"tw{nomor}.xlsx", skor=nilai(siapa), pengaturan=SURAT | pengaturan)
        self.cetak(nomor)

    def cetak(self, nomor: int, *pilihan: str) -> None:
        """The ranking and the letter."""
        self.jalan("peringkat", f"tw{nomor}.xlsx", "-o", f"hasil{nomor}.xlsx", *pilihan)
        self.jalan("cetak", "surat-keterangan", f"tw{nomor}.xlsx", "-o", "surat/", *pilihan)


def _nip(*nomor: int) -> list[str]:
    return [str(orang(one).nip) for one in nomor]


def _terlambat(status: dict[str, Any]) -> list[str]:
    return sorted(one["nip"] for one in status["pegawai"] if one["terlambat"])


@pytest.fixture
def pengelola(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Pengelola:
    simpan_buku(tmp_path / "buku", (one for one in range(BANYAK) if one not in TERLAMBAT), 4)
    simpan_daftar(tmp_path / "daftar.xlsx", range(BANYAK))
    return Pengelola(tmp_path, capsys)


def test_a_year_of_45_people(pengelola: Pengelola):
    folder = pengelola.folder
    said = pengelola.jalan(
        "gabung", "buku/", "-o", "tw1.xlsx", "--pegawai", "daftar.xlsx", "--periode", "2025-TW1"
    )
    assert sorted(said["daftar"]["belum_ada"]) == _nip(*TERLAMBAT)
    assert _terlambat(pengelola.jalan("status", "tw1.xlsx", "buku/", "--tanggal", "2025-04-02")) == _nip(*TERLAMBAT)
    simpan_buku(folder / "buku", TERLAMBAT, 4)
    said = pengelola.jalan("gabung", "buku/", "-o", "tw1.xlsx", "--lanjutkan", "tw1.xlsx", "--timpa")
    assert said["daftar"]["belum_ada"] == []
    everyone = list(range(BANYAK))
    pengelola.tetapkan(
        1, everyone, tempat_surat="Jakarta", penandatangan=unit.PIMPINAN, kop=unit.PENGATURAN.kop,
    )

    (folder / "buku" / f"{KELUAR:03d}.xlsx").unlink()
    simpan_buku(folder / "buku", (MASUK,), 4, mulai=date(2025, 5, 1))
    said, status = pengelola.periode(2, tagih="2025-07-02")
    assert (said["daftar"]["baru"], said["daftar"]["belum_ada"]) == (_nip(MASUK), _nip(KELUAR))
    assert _terlambat(status) == _nip(KELUAR)
    assert jalankan(["peringkat", str(folder / "tw2.xlsx")]) == 0  # what was made is not refused, filled or not
    pengelola.capsys.readouterr()
    pengelola.ketik("tw2.xlsx", keadaan={
        KELUAR: {"keadaan": KeadaanPegawai.MUTASI_KELUAR, "sejak": date(2025, 5, 10)},
        MASUK: {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 5, 1)},
    })
    there = [*everyone[1:], MASUK]
    pengelola.tetapkan(2, there)

    said, status = pengelola.periode(3, tagih="2025-10-02")
    assert (said["daftar"]["keluar"], said["daftar"]["belum_ada"], _terlambat(status)) == (_nip(KELUAR), [], [])
    pengelola.tetapkan(3, there)
    pengelola.ketik("tw3.xlsx", skor={7: {"hasil": Decimal(99)}})
    pengelola.cetak(3, "--timpa")

    said, status = pengelola.periode(4, tagih="2026-01-12")
    assert _terlambat(status) == []
    pengelola.tetapkan(4, there)

    last = baca_buku_unit(folder / "tw4.xlsx")
    assert {one.nip for one in last.skor} == set(_nip(*there))
    kept = {(one.periode.kode, str(one.nip)): one.hasil for one in last.riwayat_skor}
    assert len(kept) == 3 * BANYAK
    assert kept["2025-TW3", str(orang(7).nip)] == 99
    assert kept["2025-TW1", str(orang(KELUAR).nip)] == 80
    assert Periode.parse("2025-TW4") == last.pengaturan.periode
    (told,) = re.findall(r"\*\*(\d+) perintah\*\* dan \*\*(\d+) sel\*\*", HALAMAN.read_text(encoding="utf-8"))
    assert tuple(map(int, told)) == (pengelola.perintah, pengelola.sel)
    assert (folder / "tw4.xlsx").stat().st_size < 200_000
