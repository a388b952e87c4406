"""Throw changed files at every reader of the program: ``python -m tests.acak.jalan 20000 --biji 2026``.

Each input is run through one command line in a process that may die or be stopped. What must never happen: an
internal error, a traceback, an English sentence, an exit code of none, a hang, a process that aborts, more memory than
a hostile file may cost, or an input that changed. What did happen is listed with its number and seed, which make it
again (``--mulai NUMBER 1 --biji SEED``), beside what was tried: inputs, exit codes, slowest and largest of each reader.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from kinerja_core.cli.utama import jalankan
from tests.acak.mutasi import ubah
from tests.acak.perintah import Perintah, benih, perintah, pilih, siapkan

#: Seconds of a processor that one input may cost, and seconds after which it is taken to hang, on a busy machine too.
BATAS_DETIK = 20.0
BATAS_DIAM = 120.0
#: Megabytes of memory that it may cost.
BATAS_MB = 400
#: What a path can be that is no ordinary file.
BUKAN_BERKAS = ("pipa", "perangkat", "folder", "tautan putus")

#: Words of no Indonesian sentence of ours.
_INGGRIS = re.compile(
    r"\b(the|error|invalid|expected|unexpected|failed|cannot|could not|not found|must be|should be|unable|missing|"
    r"is|of|and|with|not|unknown|mismatch\w*|truncated|unsupported|decode|string|integer|file|line|character|"
    r"Traceback|Exception|object|argument|value|None)\b"
)
#: What a user's own file may say, and words that are ours although they look English.
_DIKUTIP = re.compile(r'"[^"\n]*"|“[^”\n]*”|\'[^\'\n]*\'|(?<!\S)[^\s/]*/\S*|(?<!\S)[A-Z]:\\\S*')
_DALAM = "kesalahan di dalam program"


@dataclass(frozen=True)
class Kejadian:
    """What went wrong with one input."""

    nomor: int
    benih: str
    cara: str
    sebab: str


@dataclass(frozen=True)
class Jawaban:
    """How one command ended: its exit code, what is wrong with that (empty: nothing), and what it cost."""

    kode: int | None
    sebab: str
    mb: int = 0
    detik: float = 0.0


@dataclass
class Ukuran:
    """What the inputs of one reader came to."""

    masukan: int = 0
    kode: dict[str, int] = field(default_factory=dict)
    detik: float = 0.0
    mb: int = 0


# ------------------------------------------------------------------------------------------------ one input


def _jalankan(kata: Sequence[str]) -> tuple[int, str, str]:
    """Exit code and what was printed by one command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = jalankan(list(kata))
    return code, out.getvalue(), err.getvalue()


def _kalimat(out: str) -> str:
    """The sentences of what was printed; of JSON those of its findings and warnings."""
    if not out.lstrip().startswith("{"):
        return out
    found: list[str] = []

    def walk(value: object, name: str) -> None:
        if isinstance(value, dict):
            for key, one in value.items():
                walk(one, key)
        elif isinstance(value, list):
            for one in value:
                walk(one, name)
        elif isinstance(value, str) and name in {"pesan", "saran", "peringatan", "catatan", "konflik"}:
            found.append(value)

    walk(json.loads(out), "")
    return "\n".join(found)


def _sebab(code: int, out: str, err: str) -> str:
    """What is wrong with an answer; empty when nothing is."""
    if code not in {0, 1, 2}:
        return f"kode keluar {code}"
    if _DALAM in err.casefold() or "Traceback" in err + out:
        return f"kesalahan di dalam program: {err.strip()[-300:]}"
    said = _DIKUTIP.sub(" ", _kalimat(out) + err)
    english = _INGGRIS.search(said)
    if english:
        return f"kata Inggris {english.group(0)!r}: {said[max(0, english.start() - 80) : english.end() + 80].strip()}"
    if code == 2 and not err.strip():
        return "kode keluar 2 tanpa penjelasan"
    return ""


def _satu(masuk: Path, isi: bytes | str, kata: tuple[str, ...], keluar: Path) -> Jawaban:
    """Write the input, run the command, and say what is wrong."""
    masuk.parent.mkdir(parents=True, exist_ok=True)
    _buat(masuk, isi)
    names = {"{}": str(masuk), "{folder}": str(masuk.parent)}
    words = [names.get(word, word.replace("{keluar}", str(keluar))) for word in kata]
    code = None
    start = time.process_time()
    _puncak_baru()
    before = _puncak()
    try:
        code, *said = _jalankan(words)
        reason = _sebab(code, *said)
    except SystemExit as stop:
        reason = f"SystemExit {stop.code}"
    except BaseException:
        reason = traceback.format_exc()[-400:]
    spent, peak = time.process_time() - start, _puncak() - before
    if not reason and peak > BATAS_MB:
        reason = f"{peak} MB"
    if not reason and spent > BATAS_DETIK:
        reason = f"{spent:.0f} detik"
    if not reason and isinstance(isi, bytes) and masuk.read_bytes() != isi:
        reason = "masukan berubah"
    return Jawaban(code, reason, peak, spent)


def _buat(masuk: Path, isi: bytes | str) -> None:
    """A file, or one of what is no ordinary file."""
    match isi:
        case bytes():
            masuk.write_bytes(isi)
        case "pipa":
            os.mkfifo(masuk)
        case "perangkat":
            masuk.symlink_to("/dev/zero")
        case "folder":
            masuk.mkdir()
        case _:
            masuk.symlink_to("tidak ada")


def _puncak_baru() -> None:
    """Forget the peak of memory of this process, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _puncak() -> int:
    """The peak of memory of this process in megabytes; 0 where the system does not say it."""
    with contextlib.suppress(OSError):
        found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
        return int(found[1]) // 1024 if found else 0
    return 0


def _pekerja(pipa: Connection) -> None:
    """Run the inputs that come through the pipe; each is answered."""
    while (work := pipa.recv()) is not None:
        nama, isi, kata = work
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "keluar").mkdir()
            pipa.send(_satu(root / "masuk" / nama, isi, kata, root / "keluar"))


class _Pembantu:
    """A process that may die or hang; a new one takes its place."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._pipe, far = self._context.Pipe()
        self._process = self._context.Process(target=_pekerja, args=(far,), daemon=True)
        self._process.start()
        far.close()

    def coba(self, nama: str, isi: bytes | str, kata: tuple[str, ...]) -> Jawaban:
        """How one input ended, also when the process does not come back."""
        self._pipe.send((nama, isi, kata))
        reason = "proses berhenti sendiri"
        try:
            if self._pipe.poll(BATAS_DIAM):
                answer = self._pipe.recv()
                assert isinstance(answer, Jawaban)
                return answer
            reason = f"tidak selesai dalam {BATAS_DIAM:.0f} detik"
        except (EOFError, OSError):
            self._process.join(5)
            reason = f"proses berhenti sendiri ({self._process.exitcode})"
        self.tutup()
        self._start()
        return Jawaban(None, reason)

    def tutup(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


# ------------------------------------------------------------------------------------------------ a run


def jalan(
    banyak: int, biji: int, *, mulai: int = 0, detik: float | None = None, lain: Sequence[Path] = (),
    simpan: Path | None = None, contoh: Path | None = None,
) -> tuple[dict[str, Ukuran], list[Kejadian]]:
    """Try many inputs.

    Args:
        banyak: how many at most.
        biji: the seed; the same seed gives the same inputs.
        mulai: number of the first, so that a long run can be done in parts.
        detik: stop after so many seconds.
        lain: folders with more files to begin from.
        simpan: folder that keeps the inputs at which something went wrong, while stderr says how far it is.
        contoh: folder of a sample that was made before.

    Returns:
        What each reader came to, and what went wrong.
    """
    tried: dict[str, Ukuran] = {}
    wrong: list[Kejadian] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "contoh"
        siapkan(sample, contoh)
        seeds = benih(sample, Path(folder) / "benih", lain)
        helper = _Pembantu()
        for number, (path, isi, command) in enumerate(_masukan(seeds, range(mulai, mulai + banyak), biji), mulai):
            if detik is not None and time.monotonic() - start > detik:
                break
            words = tuple(word.replace("{contoh}", str(sample)) for word in command.kata)
            answer = helper.coba(path.name, isi, words)
            _catat(tried.setdefault(command.cara, Ukuran()), answer)
            if answer.sebab:
                wrong.append(Kejadian(number, path.name, command.cara, answer.sebab))
                if simpan is not None:
                    sys.stderr.write(f"{wrong[-1]}\n")
                    _buat(simpan / f"{biji}-{number}{path.suffix}", isi)
            if simpan is not None and number % 200 == 199:
                sys.stderr.write(f"{number + 1} masukan, {len(wrong)} salah, {time.monotonic() - start:.0f} detik\n")
        helper.tutup()
    return tried, wrong


def _catat(ukuran: Ukuran, jawaban: Jawaban) -> None:
    ukuran.masukan += 1
    ukuran.kode[str(jawaban.kode)] = ukuran.kode.get(str(jawaban.kode), 0) + 1
    ukuran.detik = max(ukuran.detik, round(jawaban.detik, 1))
    ukuran.mb = max(ukuran.mb, jawaban.mb)


def _masukan(seeds: Sequence[Path], nomor: range, biji: int) -> Iterator[tuple[Path, bytes | str, Perintah]]:
    """The inputs of a run; each has a random source of its own, so that one can be made again."""
    commands = perintah()
    for number in nomor:
        acak = random.Random(f"{biji}-{number}")  # noqa: S311 - repeatable, not secret
        command = commands[number % len(commands)]
        path = pilih(acak, command, seeds)
        odd = acak.randrange(100) == 0 and hasattr(os, "mkfifo")
        yield path, acak.choice(BUKAN_BERKAS) if odd else ubah(acak, path, seeds), command


def main() -> None:
    """Command line."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("banyak", type=int)
    pilihan.add_argument("--biji", type=int, default=2026)
    pilihan.add_argument("--mulai", type=int, default=0)
    pilihan.add_argument("--benih", type=Path, action="append", default=[], help="folder with more files to begin from")
    pilihan.add_argument("--simpan", type=Path, default=Path("build/acak"), help="folder for what went wrong")
    given = pilihan.parse_args()
    given.simpan.mkdir(parents=True, exist_ok=True)
    tried, wrong = jalan(given.banyak, given.biji, mulai=given.mulai, lain=given.benih, simpan=given.simpan)
    found = {
        "masukan": sum(one.masukan for one in tried.values()), "biji": given.biji, "mulai": given.mulai,
        "detik": max((one.detik for one in tried.values()), default=0),
        "mb": max((one.mb for one in tried.values()), default=0),
        "pembaca": {name: asdict(one) for name, one in sorted(tried.items())}, "salah": [asdict(one) for one in wrong],
    }  # fmt: skip
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
