from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.services import pembaca
from kinerja_core.services.kemasan import Kemasan
from kinerja_core.services.pembaca import MULAI, baca_banyak
from kinerja_core.services.pembantu import layani
from kinerja_core.workbooks.baca import baca_berkas
from tests.berkas.pembuat import asli, unit_asli

#: What a process is told first.
AWAL = (datetime.now().astimezone().date(), None)


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


@pytest.mark.parametrize(("baru", "dilihat", "sisa", "berarti"), [
    (7, 7, 1000, False), (8, 8, 29, False), (8, 8, 30, True),  # a folder of which nothing is known
    (8, 17, 254, False), (8, 17, 255, True),  # most is known: four times as many must be expected
    (8, 16, 59, False), (8, 160, 840, False), (50, 1000, 4000, True), (8, 400, 600, False),
])  # fmt: skip
def test_a_process_is_started_for_as_many_new_files_as_are_worth_it(
    baru: int, dilihat: int, sisa: int, berarti: bool
):
    assert pembaca._worth_it(baru, dilihat, sisa) is berarti


def test_where_no_process_may_start_the_files_are_read_all_the_same(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def menolak(*_: object, **__: object) -> None:
        raise PermissionError(13, "ditolak")

    monkeypatch.setattr(subprocess, "Popen", menolak)
    assert [item.berkas for item in baca_banyak(berkas, proses=2)] == [path.name for path in berkas]


@pytest.fixture
def mulai(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started."""
    started: list[subprocess.Popen[bytes]] = []
    start = pembaca._start

    def mulai_lagi(count: int) -> list[subprocess.Popen[bytes]]:
        new = start(count)
        started.extend(new)
        return new

    monkeypatch.setattr(pembaca, "_start", mulai_lagi)
    return started


def test_when_a_process_is_stopped_the_rest_is_read_here(berkas: list[Path], mulai: list[subprocess.Popen[bytes]]):
    got = []
    for number, item in enumerate(baca_banyak(berkas, proses=2)):
        got.append(item.berkas)
        if number == 2:
            mulai[0].kill()
    assert got == [path.name for path in berkas]
    assert all(process.returncode is not None for process in mulai)


def test_processes_are_stopped_when_nobody_wants_more(berkas: list[Path], mulai: list[subprocess.Popen[bytes]]):
    before = threading.active_count()
    results = baca_banyak(berkas, proses=3)
    next(results)
    results.close()
    assert len(mulai) == 2
    assert all(process.returncode is not None for process in mulai)
    assert threading.active_count() == before


@pytest.mark.parametrize("program", ["print('bukan jawaban')", "import time; time.sleep(600)", "1/0"])
def test_a_process_that_answers_nonsense_or_nothing_costs_only_speed(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch, program: str
):
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda _, **options: popen([sys.executable, "-c", program], **options)
    )
    assert [item.berkas for item in baca_banyak(berkas, proses=2)] == [path.name for path in berkas]


def test_a_process_that_takes_files_and_says_nothing_more_is_stopped(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch, mulai: list[subprocess.Popen[bytes]]
):
    popen = subprocess.Popen
    siap = "sys.stdout.buffer.write(pickle.dumps(True)); sys.stdout.flush()"
    program = f"import pickle, sys, time; {siap}; time.sleep(600)"
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: popen([sys.executable, "-c", program], **options))
    monkeypatch.setattr(pembaca, "_PATIENCE", 0.2)
    taken = threading.Event()
    take = pembaca._Shared.take

    def ambil(shared: pembaca._Shared, *, wait: bool) -> int | None:
        number = take(shared, wait=wait)
        if threading.current_thread() is not threading.main_thread():
            taken.set()
        return number

    monkeypatch.setattr(pembaca._Shared, "take", ambil)
    results = baca_banyak(berkas, proses=2)
    got = [next(results).berkas]
    assert taken.wait(60)
    got += [item.berkas for item in results]
    assert got == [path.name for path in berkas]
    assert all(process.returncode is not None for process in mulai)


def test_both_processes_read_and_only_a_few_files_ahead(berkas: list[Path], monkeypatch: pytest.MonkeyPatch):
    files = [berkas[0]] * 40
    here: list[Path] = []
    elsewhere: list[int] = []
    unused: list[int] = []
    give, read = pembaca._Shared.give, pembaca.kemas

    def beri(shared: pembaca._Shared, number: int, what: Any) -> None:
        give(shared, number, what)
        unused.append(len(shared._read))
        if threading.current_thread() is not threading.main_thread():
            elsewhere.append(number)

    def sesudah_yang_lain(path: Path, **lain: Any) -> Any:
        here.append(path)
        for _ in range(6000):  # at most a minute, until the other process is ready
            if elsewhere:
                break
            time.sleep(0.01)
        return read(path, **lain)

    monkeypatch.setattr(pembaca._Shared, "give", beri)
    monkeypatch.setattr(pembaca, "kemas", sesudah_yang_lain)
    assert len(list(baca_banyak(files, proses=2))) == 40
    assert here
    assert elsewhere
    assert max(unused) <= 8


def test_a_process_answers_each_file_until_its_input_ends(berkas: list[Path]):
    asked, answered = io.BytesIO(), io.BytesIO()
    for item in (AWAL, str(berkas[0]), str(berkas[5]), str(berkas[7])):
        pickle.dump(item, asked)
    asked.seek(0)
    layani(asked, answered)
    answered.seek(0)
    assert pickle.load(answered) is True  # noqa: S301 - our own bytes
    for path in (berkas[0], berkas[5], berkas[7]):
        packed = pickle.load(answered)  # noqa: S301 - our own bytes
        assert packed.hasil(path.name, kepala=False) == baca_berkas(path)
    assert answered.read() == b""


def test_a_program_without_a_guard_is_not_run_again(berkas: list[Path], tmp_path: Path):
    script = tmp_path / "program.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom kinerja_core.services.pembaca import baca_banyak\n"
        "print('mulai')\n"
        "print(len(list(baca_banyak([Path(name) for name in sys.argv[1:]], proses=2))))\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script), *map(str, berkas)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.split() == ["mulai", "11"]


# What a helper does that dies at a file, whose name it recognises, and reads the others.
MATI = (
    "import os, sys\nfrom kinerja_core.services import pembantu\n"
    "kemas = pembantu.kemas\n"
    "pembantu.kemas = lambda path, *lain: os.abort() if path.name.startswith('02') else kemas(path, *lain)\n"
    "pembantu.layani(sys.stdin.buffer, sys.stdout.buffer)\n"
)


def test_a_file_at_which_processes_die_is_a_finding_and_never_read_in_the_program_that_asks(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch
):
    popen, read = subprocess.Popen, pembaca.kemas
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: popen([sys.executable, "-c", MATI], **options))
    here: list[str] = []
    taken = threading.Event()
    take = pembaca._Shared.take

    def ambil(shared: pembaca._Shared, *, wait: bool) -> int | None:
        if threading.current_thread() is threading.main_thread():  # the program waits until the other has its files
            taken.wait(60)
        number = take(shared, wait=wait)
        if number == 2:
            assert threading.current_thread() is not threading.main_thread()
            taken.set()
        return number

    monkeypatch.setattr(pembaca._Shared, "take", ambil)
    monkeypatch.setattr(pembaca, "kemas", lambda path, **lain: here.append(path.name) or read(path, **lain))
    got = list(baca_banyak(berkas, proses=2))
    assert [item.berkas for item in got] == [path.name for path in berkas]
    assert berkas[2].name not in here
    assert [(item.kode, item.berkas) for item in got[2].temuan] == [("BERKAS-RUSAK", berkas[2].name)]
    assert [hasil.buku for number, hasil in enumerate(got) if number not in {2, 5, 7}] == [
        baca_berkas(path).buku for number, path in enumerate(berkas) if number not in {2, 5, 7}
    ]


def test_a_file_that_takes_too_long_in_a_process_of_its_own_is_a_finding(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch
):
    popen = subprocess.Popen
    tidur = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: popen(tidur, **options))
    monkeypatch.setattr(pembaca, "_PATIENCE", 0.2)
    (packed,) = pembaca.baca_terpisah(berkas[:1], AWAL)
    read = packed.hasil(berkas[0].name, kepala=False)
    assert [item.kode for item in read.temuan] == ["BERKAS-TERLALU-BESAR"]


def test_a_file_is_read_in_a_process_of_its_own_as_anywhere(berkas: list[Path]):
    read = list(pembaca.baca_terpisah(berkas[:1] * 2, AWAL))
    assert all(isinstance(one, Kemasan) for one in read)
    assert [one.hasil(berkas[0].name, kepala=False) for one in read] == [baca_berkas(berkas[0])] * 2


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux holds a process to some cores")
def test_a_process_held_to_one_core_counts_one():
    program = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
    program += "from kinerja_core.batas.kemampuan import jumlah_inti; print(jumlah_inti())"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout == "1\n"
