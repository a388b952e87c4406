"""Runs a command of the command line for a button, in a process of its own: it does exactly what the command does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kinerja_addin.tombol import KataPerintah, Tombol
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.model.urutan_berkas import urut_berkas

if TYPE_CHECKING:
    import re

_JALANKAN: Final = "import sys; from kinerja_core.cli.utama import jalankan; sys.exit(jalankan(sys.argv[1:]))"
_SELANG: Final = 0.1  #: seconds between looks at progress and at the Esc key
_ESC: Final = 0x1B
#: A message box shows about so much.
_HURUF_PESAN: Final = 900
#: What the command line says of itself, in the words of the ribbon.
_KATA: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (ungkapan(r'Jalankan kinerja periksa "[^"]*"'), "Buka bukunya dan tekan Periksa Buku"),
    (ungkapan(r"kinerja gabung FOLDER[^,.]*(?:\.xlsx)?[^,.]*, atau kinerja templat unit --pegawai DAFTAR"),
     "tombol Gabungkan Folder, atau ketik di lembar itu"),
    (ungkapan(r"daftar dari kinerja templat daftar"), "daftar kosong dari kantor Anda"),
    (ungkapan(r", atau hitung dengan kinerja perilaku --sertakan-terlambat"),
     ', atau hitung di halaman kinerja.html dengan pilihan "Hitung juga yang terlambat"'),
    (ungkapan(r"gabungkan tanpa --lanjutkan"), "gabungkan selagi buku unit itu tidak aktif"),
    (ungkapan(r"gabungkan lagi dengan --lanjutkan"), "gabungkan lagi selagi buku unit itu aktif"),
    (ungkapan(r"pilih --metode ([a-z-]+)"), r"pilih metode \1 di lembar Pengaturan"),
    (ungkapan(r"\bNama unit pada --unit\b"), "Nama unit"),
    (ungkapan(r"(--[a-z-]+), misalnya \1 "), r"\1, misalnya "),
    (ungkapan(r" \(--[a-z-]+(?: [^()]*)?\)"), ""),
    (ungkapan(r'Pilihan (--[a-z-]+)( .*?) Lihat "kinerja [^"]*"\.'), r"\1\2"),
    (ungkapan(r' Lihat "kinerja [^"]*"\.'), ""),
    (ungkapan(r"\b(h|H)apus (?=--[a-z])"), lambda word: "Kosongkan " if word[1] == "H" else "kosongkan "),
)
#: An option of the command line, with the word that stands for its value.
_PILIHAN: Final = ungkapan(r"(?<![\w-])(--[a-z][a-z-]*)(?: [A-Z]+\b)?")
#: What stands before the beginning of a sentence.
_AWAL: Final = ungkapan(r"(?:^|[.!?]\s|\n[-\s]*)$")


#: A place in a word of a command, and where in a question its conditions begin.
_TEMPAT: Final = ungkapan(r"\{(\w+)\}")
_SYARAT: Final = ungkapan(r"[,;(]")
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
    """A word with what is known in its places; braces in an answer, or in the name of a folder, are none."""
    return _TEMPAT.sub(lambda place: isi.get(place[1], place[0]), kata)


def periksa_jawaban(tombol: Tombol, jawaban: Sequence[str]) -> None:
    """Refuse an answer that the command cannot do without, and one that it would take for an option.

    Raises:
        GalatKinerja: it is empty, or begins with a hyphen; the question is named.
    """
    needed = "".join(word for word in tombol.perintah if isinstance(word, str))
    for number, ask in enumerate(tombol.tanya):
        place, given = f"{{{number}}}", jawaban[number]
        if place in needed and not given:
            raise GalatKinerja(f"{ask.teks.partition(';')[0]} belum disebut.")
        if given.startswith("-") and {place, (place,)} & set(tombol.perintah):
            raise GalatKinerja(f'{ask.teks.partition(";")[0]} tidak dapat diawali tanda hubung: "{given}".')


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


def kata_pita(teks: str, tombol: Tombol | None = None) -> str:
    """What the command line says, in the words of the ribbon."""
    for pattern, words in _KATA:
        teks = pattern.sub(words, teks)
    asked = _ditanya(tombol)

    def shown(option: re.Match[str]) -> str:
        said = asked.get(option[1]) or _di_halaman(option[1])
        return said[0].upper() + said[1:] if _AWAL.search(option.string[: option.start()]) else said

    return _PILIHAN.sub(shown, teks)


def ringkas(teks: str, tombol: Tombol | None = None) -> str:
    """What fits a message box, in the words of the ribbon: its first lines."""
    teks = kata_pita(teks, tombol)
    if len(teks) <= _HURUF_PESAN:
        return teks
    lines = teks[:_HURUF_PESAN].rpartition("\n")[0] or teks[:_HURUF_PESAN].rpartition(" ")[0]
    return f"{lines}\n…"


def _ditanya(tombol: Tombol | None) -> dict[str, str]:
    """Options that a button fills with an answer, in the words of its question."""
    pairs = tombol.perintah if tombol else ()
    asked: dict[str, str] = {}
    words = [word for one in pairs for word in ((one,) if isinstance(one, str) else one)]
    for option, value in pairwise(words):
        place = _TEMPAT.fullmatch(value)
        if tombol and option.startswith("--") and place and place[1].isdecimal():
            question = _SYARAT.split(tombol.tanya[int(place[1])].teks, maxsplit=1)[0].strip()
            asked[option] = f'jawaban "{question}"'
    return asked


def _di_halaman(pilihan: str) -> str:
    """Where an option is found that no button asks for."""
    return f'isian "{pilihan[2:].replace("-", " ").capitalize()}" di halaman kinerja.html'


def dikatakan(hasil: HasilPerintah, tombol: Tombol | None = None) -> str:
    """What a command said that was done: its sentences and warnings, without what stands in its result."""
    lines = [line for line in hasil.kata.splitlines() if not line.startswith(_DI_HASIL)]
    lines += [line for line in hasil.galat.splitlines() if line.startswith("Peringatan: ")]
    return ringkas("\n".join(lines).strip() or hasil.galat, tombol)


def hasil_di(folder: Path) -> list[Path]:
    """Files that a command left, those that people see."""
    return urut_berkas(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
