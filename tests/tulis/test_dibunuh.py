from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.skala import PERUSAK, Langkah, buat, hitungan, jalankan_terbunuh, langkah, sidik, titik_bunuh
from kinerja_core.services.indeks import NAMA_CATATAN, NAMA_INDEKS
from tests.tulis import bunuh


@pytest.fixture(scope="module")
def penanam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bunuh.Penanam]:
    with bunuh.Penanam(tmp_path_factory.mktemp("penanam")) as one:
        yield one


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals that a program may send itself")
def test_killed_at_any_step_the_next_run_gives_what_an_undisturbed_one_gives(penanam: bunuh.Penanam, tmp_path: Path):
    salah = [
        (satu.nama, sinyal, nomor, keluhan)
        for satu, sinyal, nomor, saat in bunuh.titik(bunuh.siapkan(tmp_path, penanam), 24, 9, saat=False)
        if (keluhan := satu.coba(sinyal, nomor, saat))
    ]
    assert salah == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups that a signal ends")
def test_killed_with_its_helpers_at_ten_random_points_the_whole_run_ends_with_the_same_files(
    penanam: bunuh.Penanam, tmp_path: Path
):
    """Many workbooks, some broken, through all commands; `python -m benchmarks.skala` does it with 5,000."""
    broken = buat(tmp_path, 40, catatan=5, rusak=4, cetakan=2)
    assert sorted(broken.values()) == sorted(name for name, _ in PERUSAK)
    store = str(tmp_path / "simpanan")
    once, again, took = tmp_path / "sekali", tmp_path / "terbunuh", []
    once.mkdir()
    again.mkdir()

    def jalan(satu: Langkah, saat: float | None) -> int:
        return penanam.jalankan(satu.perintah, once, signal.SIGKILL, saat=saat, KINERJA_SIMPANAN=store)[0]

    for one in langkah(tmp_path, once):
        begin = time.perf_counter()
        assert jalan(one, None) in {0, 1}
        took.append(time.perf_counter() - begin)
    (tmp_path / "simpanan" / "simpanan-buku.sqlite").unlink()
    killed = list(jalankan_terbunuh(langkah(tmp_path, again), took, titik_bunuh(took, 10, 1), jalan))
    assert len(killed) == 10
    left = sidik(again)
    assert left == sidik(once)

    used, refused = hitungan(tmp_path)
    assert refused == set(broken)
    assert used == {file.name for file in (tmp_path / "buku").iterdir()} - refused
    assert sum(name.endswith(".docx") for name in left) == len(used)
    assert {name for name in left if not name.endswith(".docx")} == {
        "temuan.xlsx", "unit.xlsx", "peringkat.xlsx", "realisasi.xlsx", "pemeringkatan.xlsx",
        f"dokumen/{NAMA_INDEKS}", f"dokumen/{NAMA_CATATAN}",
    }
