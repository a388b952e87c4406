from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.services import pekerja, simpanan
from kinerja_core.services.kabar import mendengar
from kinerja_core.services.kemasan import Kemasan
from kinerja_core.services.pekerja import Tolakan, memakai
from kinerja_core.services.periksa import baca_bertahap
from kinerja_core.services.simpanan import cap
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.hasil import HasilBaca
from tests.berkas.pembuat import asli, unit_asli
from tests.services import pekerja_uji
from tests.services.test_pembaca import MATI
from tests.workbooks.bahan_baca import buku_contoh

KASUS = Path(__file__).resolve().parents[1] / "kasus" / "buku"
RAHASIA = {"08 360.xlsx", "09 konseling.xlsx"}
_KONSELING = Pembinaan.model_validate({
    "tanggal": "2025-06-02", "bentuk": "Konseling", "aspek": "Perilaku", "alasan": "Tidak Mau", "uraian": "Rahasia",
    "pembina": "Ratna Dewi", "status": "Berjalan",
})


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Staff workbooks, a unit, a broken file, one that is not there, and two that hold secrets."""
    place = tmp_path_factory.mktemp("buku")
    counselled = buku_contoh().model_copy(update={"pembinaan": (_KONSELING,)})
    contents = {
        "03 unit.xlsx": unit_asli(), "05 rusak.xlsx": b"PK\x03\x04rusak", "07 tiada.xlsx": None,
        "08 360.xlsx": (KASUS / "360-skor6.xlsx").read_bytes(), "09 konseling.xlsx": bangun_skp(isi=counselled),
    }
    names = [f"{number:02}.xlsx" for number in (0, 1, 2, 4, 6, *range(10, 20))]
    files = [place / name for name in sorted([*contents, *names])]
    for file in files:
        data = contents.get(file.name, asli())
        if data is not None:
            file.write_bytes(data)
    return files


@pytest.fixture(scope="module")
def seharusnya(berkas: list[Path]) -> list[HasilBaca]:
    """What is read without any worker."""
    return list(baca_bertahap(berkas))


class Langsung(Executor):
    """Does each task at once, as it would arrive elsewhere and come back; or leaves it undone, or answers otherwise."""

    def __init__(self, jawab: Callable[[Future[Any], Callable[[], Any]], object] | None = None) -> None:
        self.jawab = jawab or (lambda future, work: future.set_result(work()))
        self.diminta: list[list[str]] = []
        self.dijawab: list[Any] = []
        self.janji: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        self.diminta.append([Path(name).name for name, _ in args[0]])
        future: Future[Any] = Future()
        self.janji.append(future)

        def work() -> Any:
            called, given = pickle.loads(pickle.dumps((fn, args)))  # noqa: S301 - our own bytes
            answer = called(*given)
            self.dijawab += answer
            return pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own bytes

        self.jawab(future, work)
        return future


def _baca(pelaksana: Executor, berkas: list[Path], sekaligus: int = 16) -> tuple[list[HasilBaca], list[str]]:
    with mendengar() as said, memakai(pelaksana, sekaligus):
        return list(baca_bertahap(berkas)), said


def test_an_executor_gives_the_same_results_in_the_same_order(berkas: list[Path], seharusnya: list[HasilBaca]):
    workers = Langsung()
    assert _baca(workers, berkas) == (seharusnya, [])
    assert [*chain.from_iterable(workers.diminta)] == [file.name for file in berkas if file.name != "07 tiada.xlsx"]
    with ThreadPoolExecutor(2) as threads:
        assert _baca(threads, berkas) == (seharusnya, [])


def test_nothing_secret_and_nothing_broken_travels_back(berkas: list[Path]):
    workers = Langsung()
    _baca(workers, berkas)
    asked = [*chain.from_iterable(workers.diminta)]
    kept = {name for name, answer in zip(asked, workers.dijawab, strict=True) if not isinstance(answer, Kemasan)}
    assert kept == RAHASIA | {"05 rusak.xlsx"}
    assert {answer for answer in workers.dijawab if not isinstance(answer, Kemasan)} == {Tolakan.SENDIRI}


def test_only_what_the_store_does_not_hold_is_given_away(
    berkas: list[Path], seharusnya: list[HasilBaca], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "simpanan"))
    monkeypatch.setattr(simpanan, "_MULAI", 0)
    assert _baca(Langsung(), berkas) == (seharusnya, [])
    again = Langsung()
    assert _baca(again, berkas) == (seharusnya, [])
    assert set(chain.from_iterable(again.diminta)) == RAHASIA | {"05 rusak.xlsx"}


def test_a_worker_that_is_another_program_is_told_once_and_everything_is_read_here(
    berkas: list[Path], seharusnya: list[HasilBaca], monkeypatch: pytest.MonkeyPatch
):
    stamps = iter([cap(), b"rilis lain"] * 2 * len(berkas))
    monkeypatch.setattr(pekerja, "cap", lambda: next(stamps))
    read, said = _baca(Langsung(), berkas)
    assert read == seharusnya
    (text,) = said
    assert text.startswith("19 berkas dibaca di komputer ini, karena kinerja di komputer pekerja lain versi")


def test_a_worker_that_sees_other_files_is_told_once_and_they_are_read_here(
    berkas: list[Path], seharusnya: list[HasilBaca], tmp_path: Path
):
    class FolderLain(Langsung):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            moved = [(str(tmp_path / Path(name).name), sidik) for name, sidik in args[0]]
            return super().submit(fn, moved, *args[1:], **kwargs)

    (tmp_path / berkas[0].name).write_bytes(berkas[0].read_bytes())
    (tmp_path / berkas[1].name).write_bytes((KASUS / "bulan.xlsx").read_bytes())  # of the same name, from last year
    workers = FolderLain()
    read, said = _baca(workers, berkas)
    assert read == seharusnya
    assert isinstance(workers.dijawab[0], Kemasan)
    assert set(workers.dijawab[1:]) == {Tolakan.BERKAS}
    (text,) = said
    assert text.startswith("18 berkas tidak ada atau lain isinya di komputer pekerja")


def _gagal(future: Future[Any], work: Callable[[], Any]) -> None:
    future.set_exception(RuntimeError("pekerja mati"))


def _diam(future: Future[Any], work: Callable[[], Any]) -> None:
    """Never answered."""


def _batal(future: Future[Any], work: Callable[[], Any]) -> None:
    future.cancel()
    future.set_running_or_notify_cancel()


def _lain(future: Future[Any], work: Callable[[], Any]) -> None:
    future.set_result([])


def _tutup(future: Future[Any], work: Callable[[], Any]) -> None:
    raise RuntimeError("cannot schedule new futures after shutdown")


@pytest.mark.parametrize("jawab", [_gagal, _diam, _batal, _lain, _tutup])
def test_workers_that_fail_say_nothing_or_nonsense_cost_only_time(
    berkas: list[Path], seharusnya: list[HasilBaca], jawab: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pekerja, "_PATIENCE", 0.05)
    monkeypatch.setattr(pekerja, "_BATCH", 2)
    read, (said,) = _baca(Langsung(jawab), berkas[:8], sekaligus=2)
    assert read == seharusnya[:8]
    assert said.startswith("Pekerja tidak dapat dipakai lagi (")


def test_one_task_that_is_never_answered_is_read_here_while_the_others_go_on(
    berkas: list[Path], seharusnya: list[HasilBaca], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pekerja, "_PATIENCE", 0.05)
    monkeypatch.setattr(pekerja, "_BATCH", 2)
    workers = Langsung(lambda future, work: None if len(workers.janji) == 2 else future.set_result(work()))
    assert _baca(workers, berkas) == (seharusnya, [])
    assert workers.janji[1].cancelled()
    assert len(workers.janji) == 10


def test_no_more_is_given_than_asked_for_and_nothing_is_left_when_nobody_wants_more(
    berkas: list[Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pekerja, "_BATCH", 2)
    workers = Langsung(_diam)
    with memakai(workers, sekaligus=3):
        results = baca_bertahap(berkas)
        monkeypatch.setattr(pekerja, "_PATIENCE", 0.0)
        next(results)
        assert len(workers.janji) == 3
        results.close()
    assert all(future.cancelled() for future in workers.janji)


def test_a_file_at_which_workers_die_and_a_process_of_its_own_too_is_a_finding_and_the_others_are_read(
    berkas: list[Path], seharusnya: list[HasilBaca], monkeypatch: pytest.MonkeyPatch
):
    popen = subprocess.Popen
    program = [sys.executable, "-c", MATI.replace("'02'", "'12'")]
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: popen(program, **options))
    with ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), initializer=pekerja_uji.mati_pada, initargs=("12",)
    ) as workers:
        read, said = _baca(workers, berkas, sekaligus=1)
    died = [hasil.berkas for hasil in read].index("12.xlsx")
    assert [one.kode for one in read[died].temuan] == ["BERKAS-RUSAK"]
    assert [*read[:died], *read[died + 1 :]] == [*seharusnya[:died], *seharusnya[died + 1 :]]
    assert said == ["Pekerja tidak dapat dipakai lagi (BrokenProcessPool); sisanya dibaca di komputer ini."]
