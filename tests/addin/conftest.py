"""What the tests of the ribbon share."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from kinerja_addin import perintah

from kinerja_core.cli.utama import jalankan
from tests.addin.bahan_tombol import isi_folder


@pytest.fixture(scope="session")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks as they lie on a disk, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("tombol")
    isi_folder(folder)
    return folder


@pytest.fixture
def rumah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for the user's profile and for Windows' folder of temporary files."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "rumah")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "rumah" / "lokal"))
    monkeypatch.setenv("TEMP", str(tmp_path))
    return tmp_path / "rumah"


@pytest.fixture
def di_sini(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands without a process of their own."""

    def run(kata: Sequence[str], _: Callable[[str], None]) -> perintah.HasilPerintah:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = jalankan(list(kata))
        return perintah.HasilPerintah(code, out.getvalue().strip(), err.getvalue().strip())

    monkeypatch.setattr(perintah, "jalankan", run)
    for name, value in perintah.LINGKUNGAN.items():
        monkeypatch.setenv(name, value)
