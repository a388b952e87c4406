from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_core.services import pembaca
from kinerja_core.services.pembaca import MULAI, baca_banyak
from kinerja_core.workbooks.baca import baca_berkas
from tests.berkas.pembuat import asli, unit_asli


@pytest.fixture
def berkas(tmp_path: Path) -> list[Path]:
    """Eleven files: staff workbooks, a unit, a broken one, one that is not there."""
    files = []
    for number in range(11):
        path = tmp_path / f"{number:02} Ayü.xlsx"
        if number == 3:
            path.write_bytes(unit_asli())
        elif number == 5:
            path.write_bytes(b"PK\x03\x04rusak")
        elif number != 7:
            path.write_bytes(asli())
        files.append(path)
    return files


def test_several_processes_give_the_same_results_in_the_same_order(berkas: list[Path]):
    assert list(baca_banyak(berkas, proses=3)) == [baca_berkas(path) for path in berkas]


def test_a_few_files_start_no_process(berkas: list[Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("proses dimulai"))
    assert len(berkas) < MULAI
    assert [item.berkas for item in baca_banyak(berkas)] == [path.name for path in berkas]


def test_where_no_process_may_start_the_files_are_read_all_the_same(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def menolak(*_: object, **__: object) -> None:
        raise PermissionError(13, "ditolak")

    monkeypatch.setattr(subprocess, "Popen", menolak)
    assert [item.berkas for item in baca_banyak(berkas, proses=2)] == [path.name for path in berkas]


def test_when_a_process_is_stopped_the_rest_is_read_here(berkas: list[Path], monkeypatch: pytest.MonkeyPatch):
    started: list[subprocess.Popen[bytes]] = []
    start = pembaca._start
    monkeypatch.setattr(pembaca, "_start", lambda: started.append(start()) or started[-1])
    got = []
    for number, item in enumerate(baca_banyak(berkas, proses=2)):
        got.append(item.berkas)
        if number == 2:
            started[0].kill()
    assert got == [path.name for path in berkas]
    assert all(process.returncode is not None for process in started)


def test_processes_are_stopped_when_nobody_wants_more(berkas: list[Path], monkeypatch: pytest.MonkeyPatch):
    started: list[subprocess.Popen[bytes]] = []
    start = pembaca._start
    monkeypatch.setattr(pembaca, "_start", lambda: started.append(start()) or started[-1])
    results = baca_banyak(berkas, proses=2)
    next(results)
    results.close()
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_a_program_without_a_guard_is_not_run_again(berkas: list[Path], tmp_path: Path):
    script = tmp_path / "program.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom kinerja_core.services.pembaca import baca_banyak\n"
        "print('mulai')\n"
        "print(len(list(baca_banyak([Path(name) for name in sys.argv[1:]], proses=2))))\n",
        encoding="utf-8",
    )
    run = subprocess.run([sys.executable, str(script), *map(str, berkas)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["mulai", "11"]


def test_a_result_survives_the_way_between_processes(berkas: list[Path]):
    for path in (berkas[0], berkas[3], berkas[5]):
        result = baca_berkas(path)
        assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own bytes
