"""The installer, built by makensis and tried under wine."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kinerja_addin import pemasang
from kinerja_addin.bangun import FOLDER_CADANGAN, FOLDER_XLSTART, NAMA_XLAM, susun

from kinerja_core.cli.utama import jalankan
from tests.alat.perkakas import cari

HALAMAN = "<!doctype html><title>Kinerja</title><p>Ringkasan “uji”".encode()
CATATAN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Kinerja"
DETIK = 120


class Windows:
    """A Windows of its own in a folder, for one user."""

    def __init__(self, folder: Path) -> None:
        self.rumah = folder / "rumah"
        self.rumah.mkdir()
        self.keluaran = folder / "keluaran.txt"
        layar = {"DISPLAY", "WAYLAND_DISPLAY"}
        self.lingkungan = {nama: nilai for nama, nilai in os.environ.items() if nama not in layar} | {
            "WINEPREFIX": str(folder / "windows"), "HOME": str(self.rumah), "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",  # neither .NET nor a browser nor Linux menus
        }  # fmt: skip
        self.jalankan("wineboot", "--init")
        (self.pengguna,) = (
            satu for satu in (folder / "windows/drive_c/users").iterdir()
            if (satu / "AppData").is_dir() and satu.name != "Public"
        )
        self.roaming = self.pengguna / "AppData/Roaming"
        self.xlam = self.roaming.joinpath(*FOLDER_XLSTART, NAMA_XLAM)
        self.cadangan = self.roaming.joinpath(*FOLDER_CADANGAN)
        self.program = self.pengguna / "AppData/Local/Programs/Kinerja"
        self.menu = self.roaming / "Microsoft/Windows/Start Menu/Programs/Kinerja.lnk"

    def jalankan(self, *perintah: str | Path) -> int:
        """Run a program; what it prints goes to a file, since Windows' own services would keep a pipe open."""
        with self.keluaran.open("wb") as keluaran:
            return subprocess.run(
                [cari("wine"), *map(str, perintah)], env=self.lingkungan, timeout=DETIK, check=False, stdout=keluaran,
                stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            ).returncode  # fmt: skip

    def catatan(self) -> dict[str, str]:
        """What Windows shows under Installed apps; empty when nothing is installed."""
        if self.jalankan("reg", "query", CATATAN) != 0:
            return {}
        tertulis = self.keluaran.read_text(encoding="utf-8", errors="replace")
        return dict(re.findall(r"^ +(\w+) +REG_\w+ +(.*?)\r?$", tertulis, re.MULTILINE))

    def copot(self) -> None:
        """Run the uninstaller, which goes on by a copy of itself, and wait until it is done."""
        assert self.jalankan(self.program / "copot.exe", "/S") == 0
        akhir = time.monotonic() + 20
        while self.catatan() and time.monotonic() < akhir:
            time.sleep(0.1)
        assert self.catatan() == {}

    def isi(self) -> dict[str, str]:
        """Every file of the user, but what is temporary."""
        return {
            str(satu.relative_to(self.pengguna)): hashlib.sha256(satu.read_bytes()).hexdigest()
            for satu in sorted(self.pengguna.rglob("*")) if satu.is_file() and "Temp" not in satu.parts
        }  # fmt: skip


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    cari("wine")
    satu = Windows(tmp_path)
    yield satu
    subprocess.run([cari("wineserver"), "-k"], env=satu.lingkungan, check=False, timeout=DETIK)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cari("makensis")
    path, checksum = pemasang.bangun(tmp_path_factory.mktemp("pemasang"), HALAMAN)
    assert checksum.read_text(encoding="ascii") == f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
    return path


def test_the_same_contents_give_the_same_installer(program: Path):
    assert pemasang.pemasang(HALAMAN) == program.read_bytes()


def test_without_makensis_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert jalankan(["addin", "pemasang", "-o", str(tmp_path)]) == 2
    pesan = capsys.readouterr().err
    assert pesan.startswith("makensis tidak ditemukan")
    assert pesan.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_installing_and_removing_leaves_everything_else_as_it_was(windows: Windows, program: Path):
    windows.xlam.parent.mkdir(parents=True)
    windows.xlam.write_bytes(b"add-in orang lain")
    windows.program.mkdir(parents=True)
    (windows.program / "catatan saya.txt").write_text("milik pengguna", encoding="utf-8")
    dahulu = windows.isi()

    assert windows.jalankan(program, "/S") == 0  # without the add-in, unless it is asked for
    assert (windows.program / "kinerja.html").read_bytes() == HALAMAN
    assert windows.menu.is_file()
    assert windows.xlam.read_bytes() == b"add-in orang lain"
    assert windows.catatan()["DisplayName"] == "Kinerja"

    for _ in range(2):  # installed anew, it keeps no second copy of what it put there itself
        assert windows.jalankan(program, "/S", "/ADDIN") == 0
        assert windows.xlam.read_bytes() == susun("xlam")
        (simpanan,) = windows.cadangan.iterdir()
        assert simpanan.read_bytes() == b"add-in orang lain"

    windows.copot()
    simpanan.rename(windows.xlam)
    assert windows.isi() == dahulu
    assert not windows.menu.exists()

    # an add-in that was replaced since by another way stays when the rest is removed
    assert windows.jalankan(program, "/S", "/ADDIN") == 0
    windows.xlam.write_bytes(b"dipasang lagi oleh perintah kinerja")
    windows.copot()
    assert windows.xlam.read_bytes() == b"dipasang lagi oleh perintah kinerja"
    assert not (windows.program / "kinerja.html").exists()
