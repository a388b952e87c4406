from __future__ import annotations

import gc
import importlib
import os
import pickle
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.alat import cabang, libreoffice, penilai, tengah_malam

# xlwings' own wish for its remote engine; the desktop path needs no key.
os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")
# What one test read is no news of another one, and nobody's own store is touched; its tests give it a place.
os.environ["KINERJA_SIMPANAN"] = "tidak"

# The gate judges the code and not the luck of a seed: there examples are always the same, elsewhere always new.
settings.register_profile(
    "kinerja", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("kinerja")

#: Gives the folder in which something was made, under a name, by what makes it there.
Sekali = Callable[[str, Callable[[Path], object]], Path]
_SABAR = 300
UJI = Path(__file__).parent

#: Of a run of the whole suite: the folder its processes share, what measures in this one, the linters, and the outcome.
BERSAMA = pytest.StashKey[Path | None]()
PENGUKUR = pytest.StashKey[cabang.Pengukur]()
PENILAI = pytest.StashKey[list[subprocess.Popen[bytes]]]()
CABANG = pytest.StashKey[cabang.Hasil]()


def pytest_configure(config: pytest.Config) -> None:
    """A run of the whole suite starts the linters beside the tests, and measures branches in every process."""
    masukan = getattr(config, "workerinput", None)
    if masukan is None:
        tengah_malam.jauhi()
    if masukan is not None:
        folder = Path(masukan["bersama"]) if masukan["bersama"] else None
    elif _utuh(config):
        folder = Path(tempfile.mkdtemp(prefix="kinerja-uji-"))
        config.stash[PENILAI] = penilai.mulai(folder)
    else:
        folder = None
    config.stash[BERSAMA] = folder
    if folder and (masukan is not None or not config.option.numprocesses):
        config.stash[PENGUKUR] = cabang.Pengukur()


def _utuh(config: pytest.Config) -> bool:
    option = config.option  # there is no "lf" without a folder for what failed last
    chosen = option.keyword or option.markexpr or option.collectonly or getattr(option, "lf", False)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


def pytest_collection() -> None:
    """Each worker first imports a share of the test modules, so that it alone rewrites the assertions of these."""
    nomor = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    banyak = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    semua = sorted(UJI.rglob("test_*.py"))
    for modul in semua[nomor * len(semua) // banyak : (nomor + 1) * len(semua) // banyak] if nomor else ():
        with suppress(Exception, pytest.skip.Exception):  # said when it is collected
            importlib.import_module(".".join(modul.relative_to(UJI.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules whose tests share what is costly come first: a worker keeps its first tests, others take its last."""
    berbagi = {item.path for item in items if _berbagi(item)}
    items.sort(key=lambda item: item.path not in berbagi)


def _berbagi(item: Any) -> bool:
    dipakai = item._fixtureinfo.name2fixturedefs.values()
    return any(satu.scope == "module" for calon in dipakai for satu in calon)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never again in what is imported: that is an eighth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the folder is."""
    node.workerinput["bersama"] = str(node.config.stash[BERSAMA] or "")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process writes what it measured; the one that was started first adds it up, and holds the floor."""
    config, folder = session.config, session.config.stash[BERSAMA]
    libreoffice.bersihkan()
    if folder is None:
        return
    if PENGUKUR in config.stash:
        config.stash[PENGUKUR].simpan(folder / f"cabang-{libreoffice.pekerja()}.json")
    if not hasattr(config, "workerinput"):
        if session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):  # every test was run
            hasil = config.stash[CABANG] = cabang.gabungan(folder, config.option.numprocesses or 1)
            if not hasil.cukup:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED
        for proses in config.stash[PENILAI]:  # done, unless the run was stopped
            proses.kill()
            proses.wait()
        shutil.rmtree(folder, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many branches the tests went through."""
    if (hasil := config.stash.get(CABANG, None)) is not None:
        terminalreporter.write_line(hasil.kata, red=not hasil.cukup)


@pytest.fixture(scope="session")
def sekali(tmp_path_factory: pytest.TempPathFactory) -> Sekali:
    """Makes something once for all processes of a run: whoever comes first makes it, the others wait."""
    from kinerja_core.services.gembok import tergembok  # noqa: PLC0415 - what is imported above is not measured

    dasar = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        dasar = dasar.parent

    def buat(nama: str, kerja: Callable[[Path], object]) -> Path:
        tempat, jadi = dasar / f"sekali-{nama}", dasar / f"sekali-{nama}.jadi"
        tempat.mkdir(exist_ok=True)
        with tergembok(tempat, _SABAR):
            if not jadi.exists():
                kerja(tempat)
                jadi.touch()
        return tempat

    return buat


@pytest.fixture(scope="session")
def hasil_contoh(sekali: Sekali) -> Any:
    """What ``kinerja contoh`` gives of the sample unit, in a folder that nobody changes."""

    def buat(folder: Path) -> None:
        from kinerja_core.services.contoh.alur import jalankan  # noqa: PLC0415 - what is imported above is not measured

        (folder / "hasil").write_bytes(pickle.dumps(jalankan(folder / "contoh")))

    return pickle.loads((sekali("contoh", buat) / "hasil").read_bytes())  # noqa: S301 - just written


@pytest.fixture(scope="session")
def folder_contoh(hasil_contoh: Any) -> Path:
    """The folder of the sample unit; who changes anything in it copies it first."""
    folder: Path = hasil_contoh.folder
    return folder


@pytest.fixture(scope="session")
def bersama(request: pytest.FixtureRequest) -> Path | None:
    """The folder of a run of the whole suite, where the linters leave their verdicts."""
    return request.config.stash[BERSAMA]


def _required(ada: bool, nama: str) -> None:
    if ada:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{nama} wajib ada di CI")
    pytest.skip(f"{nama} tidak terpasang di komputer ini")


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice and poppler; their absence fails CI and skips on a developer's machine."""
    path = libreoffice.cari_soffice()
    _required(path is not None and shutil.which("pdftotext") is not None, "LibreOffice dan poppler-utils")
    assert path is not None
    return path


@pytest.fixture(scope="session")
def python_uno() -> str:
    """A Python that can import ``uno``."""
    path = libreoffice.cari_python()
    _required(path is not None, "python3-uno")
    assert path is not None
    return path
