"""A change of what was decided, over the commands of a round."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.istilah import Rating
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.workbooks.bangun import bangun_unit
from tests.services.unit_setahun import ketik, nilai, orang, simpan_buku

#: The rating and nilai of everybody, as they are decided first.
DITETAPKAN = {"rating_hasil": Rating.SESUAI, "rating_perilaku": Rating.SESUAI, "nilai": 95}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three people whose unit was consolidated, decided, and consolidated again."""
    simpan_buku(tmp_path / "buku", range(3), 4)
    _jalan("gabung", str(tmp_path / "buku"), "-o", str(tmp_path / "satu.xlsx"), "--periode", "2025")
    scores = {one: values | DITETAPKAN for one, values in nilai(range(3)).items()}
    ketik(tmp_path / "satu.xlsx", skor=scores)
    _lanjut(tmp_path, "satu", "dua")
    return tmp_path


def _jalan(*kata: str) -> None:
    assert jalankan([*kata]) == 0, kata


def _lanjut(folder: Path, lama: str, baru: str, *pilihan: str) -> None:
    _jalan(
        "gabung", str(folder / "buku"), "-o", str(folder / f"{baru}.xlsx"), "--lanjutkan", str(folder / f"{lama}.xlsx"),
        *pilihan,
    )


def _periksa(folder: Path, nama: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    jalankan(["periksa", str(folder / f"{nama}.xlsx"), "--json"])
    (one,) = json.loads(capsys.readouterr().out)["berkas"]
    return [t for t in one["temuan"] if t["kode"] in {"PENETAPAN-TANPA-CATATAN", "PERUBAHAN-BELUM-LENGKAP"}]


def test_a_changed_nilai_is_asked_for_kept_over_rounds_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _periksa(folder, "dua", capsys) == []
    ketik(folder / "dua.xlsx", skor={1: {"nilai": 101}})
    (found,) = _periksa(folder, "dua", capsys)
    assert found["kode"] == "PENETAPAN-TANPA-CATATAN"
    assert "Nilai Pegawai Nomor 001 diubah dari 95 menjadi 101" in found["pesan"]

    _lanjut(folder, "dua", "tiga")
    (found,) = _periksa(folder, "tiga", capsys)
    assert (found["kode"], found["lembar"]) == ("PERUBAHAN-BELUM-LENGKAP", "Perubahan Penetapan")

    book = baca_buku_unit(folder / "tiga.xlsx")
    filled = book.perubahan[0].model_copy(
        update={"tanggal": date(2026, 1, 10), "oleh": "Ketua Tim", "alasan": "Laporan terlambat dihitung"}
    )
    (folder / "tiga.xlsx").write_bytes(bangun_unit(book.model_copy(update={"perubahan": (filled,)})))
    assert _periksa(folder, "tiga", capsys) == []

    capsys.readouterr()
    _jalan("jelaskan", str(orang(1).nip), str(folder / "tiga.xlsx"), "--json")
    said = json.loads(capsys.readouterr().out)["kalimat"]
    assert (
        "Nilai diubah dari 95 menjadi 101 pada 10 Januari 2026 oleh Ketua Tim: Laporan terlambat dihitung." in said
    )

    _lanjut(folder, "tiga", "baru", "--periode", "2026-TW1")
    later = baca_buku_unit(folder / "baru.xlsx")
    kept = [(one.menjadi, one.oleh, str(one.periode)) for one in later.perubahan]
    assert kept == [("101", "Ketua Tim", "Tahun 2025")]
    assert later.penetapan_pertama == ()
    assert _periksa(folder, "baru", capsys) == []


def test_the_ranking_passes_on_a_change_without_a_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ketik(folder / "dua.xlsx", skor={2: {"rating_hasil": Rating.DI_ATAS}})
    capsys.readouterr()
    _jalan("peringkat", str(folder / "dua.xlsx"), "--json")
    told = json.loads(capsys.readouterr().out)["temuan"]
    assert [one["kode"] for one in told] == ["PENETAPAN-TANPA-CATATAN"]
