"""Runs a command of the command line for a button, in a process of its own: it does exactly what the command does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kinerja_addin.tombol import KataPerintah, Tombol
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.ungkapan import ungkapan

_JALANKAN: Final = "import sys; from kinerja_core.cli.utama import jalankan; sys.exit(jalankan(sys.argv[1:]))"
_SELANG: Final = 0.1  #: seconds between looks at progress and at the Esc key
_ESC: Final = 0x1B
#: A message box shows about so much.
_HURUF_PESAN: Final = 900
#: What the command line says of itself, in the words of the ribbon.
_KATA: Final = (
    (ungkapan(r'Jalankan kinerja periksa "[^"]*"'), "Buka bukunya dan tekan Periksa Buku"),
    (ungkapan(r"kinerja gabung FOLDER[^,.]*(?:\.xlsx)?[^,.]*, atau kinerja templat unit --pegawai DAFTAR"),
     "tombol Gabungkan Folder, atau ketik di lembar itu"),
    (ungkapan(r"daftar dari kinerja templat daftar"), "daftar kosong dari kantor Anda"),
    (ungkapan(r" \(--[a-z-]+\)"), ""),
    (ungkapan(r'Pilihan --([a-z-]+)( .*?) Lihat "kinerja [^"]*"\.'), r"Jawaban untuk \1\2"),
)


#: Lines of what the result holds too.
_DI_HASIL: Final = ("Dasar: ", "Indeks: ")
#: The surroundings of a command: sentences for a message box, in UTF-8.
LINGKUNGAN: Final = {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", "NO_COLOR": "1", "KINERJA_TAMPIL": "pesan"}


class DihentikanPengguna(GalatKinerja):
    """The user pressed Esc."""


class HasilPerintah(NamedTuple):
    """How a command ended, and what it said."""

    kode: int
    kata: str
    galat: str


def isi_kata(kata: Sequence[KataPerintah], isi: Mapping[str, str]) -> list[str]:
    """The words of a command with what is known in their places; words that go together are left out without it."""
    words: list[str] = []
    for one in kata:
        if isinstance(one, str):
            words.append(_isi(one, isi))
        else:
            filled = [_isi(word, isi) for word in one]
            if all(filled):
                words += filled
    return words


def _isi(kata: str, isi: Mapping[str, str]) -> str:
    for name, value in isi.items():
        kata = kata.replace(f"{{{name}}}", value)
    return kata


def periksa_jawaban(tombol: Tombol, jawaban: Sequence[str]) -> None:
    """Refuse an answer that the command cannot do without.

    Raises:
        GalatKinerja: it is empty; the question is named.
    """
    needed = "".join(word for word in tombol.perintah if isinstance(word, str))
    for number, ask in enumerate(tombol.tanya):
        if f"{{{number}}}" in needed and not jawaban[number]:
            raise GalatKinerja(f"{ask.teks.partition(';')[0]} belum disebut.")


def jalankan(kata: Sequence[str], kabar: Callable[[str], None]) -> HasilPerintah:
    """Run a command; its progress goes to ``kabar``, and Esc stops it.

    Raises:
        DihentikanPengguna: Esc was pressed; what was written until then is whole.
    """
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # only Windows has windows of commands
    with subprocess.Popen(  # noqa: S603 - our own program; words are passed as they are, without a shell
        [sys.executable, "-P", "-c", _JALANKAN, *kata], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, encoding="utf-8", errors="replace", creationflags=hidden,
        env={**os.environ, **LINGKUNGAN},
    ) as process:  # fmt: skip
        said: dict[str, list[str]] = {"kata": [], "galat": []}
        readers = [
            threading.Thread(target=_baca, args=(stream, said[name]), daemon=True)
            for name, stream in (("kata", process.stdout), ("galat", process.stderr))
        ]
        for reader in readers:
            reader.start()
        while process.poll() is None:
            time.sleep(_SELANG)
            if said["galat"]:
                kabar(said["galat"][-1][:200])
            if _esc():
                process.terminate()
                raise DihentikanPengguna("Dihentikan. Berkas yang sudah ditulis utuh; yang belum, tidak ada.")
        for reader in readers:
            reader.join()
    return HasilPerintah(process.returncode, "\n".join(said["kata"]).strip(), "\n".join(said["galat"]).strip())


def _baca(stream: object, baris: list[str]) -> None:
    for line in stream:  # type: ignore[attr-defined]  # a pipe of text
        baris += [part for part in line.rstrip("\n").split("\r") if part.strip()]


def _esc() -> bool:
    """Whether the Esc key is down (only Windows can tell)."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - only there

    return bool(ctypes.windll.user32.GetAsyncKeyState(_ESC) & 0x8000)


def ringkas(teks: str) -> str:
    """What fits a message box, in the words of the ribbon: its first lines."""
    for pattern, words in _KATA:
        teks = pattern.sub(words, teks)
    if len(teks) <= _HURUF_PESAN:
        return teks
    lines = teks[:_HURUF_PESAN].rpartition("\n")[0] or teks[:_HURUF_PESAN].rpartition(" ")[0]
    return f"{lines}\n…"


def dikatakan(hasil: HasilPerintah) -> str:
    """What a command said that was done: its sentences and warnings, without what stands in its result."""
    lines = [line for line in hasil.kata.splitlines() if not line.startswith(_DI_HASIL)]
    lines += [line for line in hasil.galat.splitlines() if line.startswith("Peringatan: ")]
    return ringkas("\n".join(lines).strip() or hasil.galat)


def hasil_di(folder: Path) -> list[Path]:
    """Files that a command left, those that people see."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
