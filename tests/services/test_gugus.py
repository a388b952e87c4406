from __future__ import annotations

import importlib.util
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from kinerja_core.cli.utama import jalankan
from kinerja_core.services import gugus, pekerja, pembaca
from kinerja_core.services.kabar import mendengar
from kinerja_core.services.periksa import baca_bertahap
from tests.berkas.pembuat import asli, unit_asli
from tests.services import pekerja_uji

KASUS = Path(__file__).resolve().parents[1] / "kasus" / "buku"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("buku")
    for number in range(12):
        (place / f"{number:02}.xlsx").write_bytes(asli() if number % 5 else unit_asli())
    (place / "12 rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    (place / "13 360.xlsx").write_bytes((KASUS / "360-skor6.xlsx").read_bytes())
    return place


@pytest.fixture(scope="module")
def kelompok() -> Iterator[Any]:
    """A real scheduler with two workers, each a process with a nanny that starts it again when it dies."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


def _satu_lambat(kelompok: Any) -> tuple[str, int]:
    """One of two workers that takes its time from now on: where it is, and its process."""
    with Client(kelompok.scheduler_address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        ((where, pid),) = client.run(pekerja_uji.lambat, 0.3, workers=sorted(client.nthreads())[:1]).items()
    return where, pid


def _bunuh_saat_bekerja(kelompok: Any, tempat: str, pid: int) -> None:
    """Kill a worker that holds a task."""
    while not kelompok.scheduler.workers[tempat].processing:
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)


def test_a_command_writes_the_same_file_with_dask_as_without(kelompok: Any, folder: Path, tmp_path: Path, capsys: Any):
    for name, more in (("sini", []), ("dask", ["--dask", kelompok.scheduler_address])):
        assert jalankan(["gabung", str(folder), "-o", str(tmp_path / f"{name}.xlsx"), *more]) == 1
    assert (tmp_path / "dask.xlsx").read_bytes() == (tmp_path / "sini.xlsx").read_bytes()
    assert "Pekerja" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that ends a process at once")
@pytest.mark.parametrize("gagal", [3, 0])
def test_with_a_worker_killed_at_work_the_results_are_the_same(
    kelompok: Any, folder: Path, gagal: int, monkeypatch: pytest.MonkeyPatch
):
    files = sorted(folder.iterdir())
    expected = list(baca_bertahap(files))
    monkeypatch.setattr(pekerja, "_BATCH", 2)
    monkeypatch.setattr(kelompok.scheduler, "allowed_failures", gagal)  # 0: Dask itself tries no task again
    alone: list[Path] = []
    separate = pembaca.baca_terpisah
    monkeypatch.setattr(pembaca, "baca_terpisah", lambda files, awal: alone.extend(files) or separate(files, awal))
    with mendengar() as said, gugus.memakai_dask(kelompok.scheduler_address):
        killer = threading.Thread(target=_bunuh_saat_bekerja, args=(kelompok, *_satu_lambat(kelompok)))
        killer.start()
        read = list(baca_bertahap(files))
        killer.join()
    assert read == expected
    assert said == []
    assert bool(alone) is (gagal == 0)


@pytest.mark.parametrize(
    ("di_pekerja", "kalimat"),
    [
        (pekerja_uji.cap_lain, "Pekerja Dask tcp://127.0.0.1:"),
        (pekerja_uji.tanpa_kinerja, "Program kinerja belum terpasang di pekerja Dask tcp://127.0.0.1:"),
    ],
)
def test_workers_with_another_program_or_without_it_are_refused(
    kelompok: Any, folder: Path, di_pekerja: Any, kalimat: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
):
    monkeypatch.setattr(gugus, "cap", di_pekerja)
    assert jalankan(["periksa", str(folder), "--dask", kelompok.scheduler_address]) == 2
    assert capsys.readouterr().err.startswith(kalimat)


def test_where_nobody_answers_one_sentence_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
):
    monkeypatch.setattr(gugus, "_TUNGGU", 0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    with socket.create_server(("127.0.0.1", 0)) as silent:  # another program, which listens and never answers
        for where in (address, f"127.0.0.1:{silent.getsockname()[1]}"):
            begin = time.monotonic()
            assert jalankan(["periksa", str(folder), "--dask", where]) == 2
            assert time.monotonic() - begin < 20
            assert capsys.readouterr().err.startswith(f'Penjadwal Dask di "{where}" tidak menjawab dalam 0.5 detik.')


@pytest.mark.parametrize("alamat", ["bukan alamat", "10.0.0.5", "http://10.0.0.5:80", "tcp://:8786", "a:8786/x"])
def test_what_is_no_address_of_a_scheduler_is_said_at_once(alamat: str, folder: Path, capsys: Any):
    assert jalankan(["periksa", str(folder), "--dask", alamat]) == 2
    assert capsys.readouterr().err.startswith(f'"{alamat}" bukan alamat penjadwal Dask.')


def test_without_the_library_one_sentence_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "distributed" else found(name, *more)
    )
    assert jalankan(["cetak", "risalah", str(folder), "-o", str(folder / "x"), "--dask", "tcp://10.0.0.5:8786"]) == 2
    assert 'Pasang dengan: pip install "kinerja[dask]".' in capsys.readouterr().err
