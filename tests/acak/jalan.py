"""Throw changed files at every reader of the program: ``python -m tests.acak.jalan 20000 --biji 2026``.

Each input is run through one command line in a process that may die or be stopped. What must never happen: an
internal error, a traceback, an English sentence, an exit code of none, a hang, a process that aborts, or an input
that changed. What did happen is listed with the seed, the case and how to make it again.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kinerja_core.cli.utama import jalankan
from kinerja_core.services.contoh import alur as contoh
from tests.acak.mutasi import ubah
from tests.documents.contoh import risalah_terkecil

#: Seconds that one input may cost.
BATAS_DETIK = 20.0
#: Files that failed once, and whatever else the tests keep of this kind.
KASUS = Path(__file__).parents[1] / "kasus"

#: Words of no Indonesian sentence of ours.
_INGGRIS = re.compile(
    r"\b(the|error|invalid|expected|unexpected|failed|cannot|could not|not found|must be|should be|unable|missing|"
    r"Traceback|Exception|object|argument|value|None)\b"
)
#: What a user's own file may say, and words that are ours although they look English.
_DIKUTIP = re.compile(r'"[^"\n]*"|“[^”\n]*”|\'[^\'\n]*\'|\S*/\S*')
_DALAM = "kesalahan di dalam program"


@dataclass(frozen=True)
class Perintah:
    """A command line that reads a file, where ``{}`` stands for it and ``{keluar}`` for a new folder."""

    kata: tuple[str, ...]
    akhiran: str


def perintah(contoh: Path) -> tuple[Perintah, ...]:
    """Every reader of the program, by a command that uses it."""
    unit = str(contoh / "unit.xlsx")
    return (
        Perintah(("periksa", "{}", "--json"), ".xlsx"),
        Perintah(("periksa", "{}", "-o", "{keluar}/temuan.xlsx"), ".xlsx"),
        Perintah(("gabung", "{folder}", "-o", "{keluar}/unit.xlsx", "--json"), ".xlsx"),
        Perintah(("peringkat", "{}", "--json"), ".xlsx"),
        Perintah(("peringkat", "{}", "--json"), ".csv"),
        Perintah(("templat", "skp", "--pegawai", "{}", "-o", "{keluar}/buku"), ".csv"),
        Perintah(("templat", "skp", "--pegawai", "{}", "-o", "{keluar}/buku"), ".xlsx"),
        Perintah(("cetak", "risalah", "{}", "-o", "{keluar}/dokumen"), ".xlsx"),
        Perintah(("cetak", "risalah", "{}", "-o", "{keluar}/dokumen"), ".json"),
        Perintah(("ekspor", "kemenkes-catatan-harian", "{}", "-o", "{keluar}/impor.xlsx"), ".xlsx"),
        Perintah(("perilaku", "{folder}", "-o", "{keluar}/rekap.xlsx"), ".xlsx"),
        Perintah(("verifikasi", "{}", "--json"), ".docx"),
        Perintah(("baca-risalah", "{}", "--json"), ".docx"),
        Perintah(("templat-dokumen", "periksa", "risalah", "{}"), ".docx"),
        Perintah(("cetak", "surat-keterangan", unit, "--templat", "{}", "-o", "{keluar}/dokumen"), ".docx"),
        Perintah(("cetak", "surat-keterangan", unit, "--kop", "{}", "-o", "{keluar}/dokumen"), ".png"),
        Perintah(("cetak", "surat-keterangan", unit, "--pengaturan", "{}", "-o", "{keluar}/dokumen"), ".yaml"),
        Perintah(("ekspor", "--profil-berkas", "{}", unit, "-o", "{keluar}/impor.xlsx"), ".yaml"),
    )


@dataclass(frozen=True)
class Kejadian:
    """What went wrong with one input."""

    nomor: int
    benih: str
    kata: tuple[str, ...]
    sebab: str


def benih(contoh: Path, folder: Path) -> list[Path]:
    """Seeds of every kind: what the sample gives, small files made here, and what failed once."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "skor.csv").write_text(
        "nip,nama,hasil,perilaku,rating_hasil\n198501012010011001,Ani Lestari,90.5,88,Sesuai Ekspektasi\n"
        "198601012010011002,Budi Santosa,80,81.25,\n", encoding="utf-8",
    )
    (folder / "daftar.csv").write_text(
        "NIP,Nama,Jabatan,Unit Kerja,Pangkat\n198501012010011001,Ani Lestari,Analis SDM,Biro Contoh,Penata - III/c\n",
        encoding="utf-8",
    )
    (folder / "risalah.json").write_text(risalah_terkecil().model_dump_json(indent=1), encoding="utf-8")
    (folder / "pengaturan.yaml").write_text(
        "tempat: Jakarta\nkertas: a4\nkop:\n  - KEMENTERIAN KESEHATAN\n", encoding="utf-8"
    )
    profiles = Path(__file__).parents[2] / "kinerja_core" / "exports" / "profil"
    own = [path for path in contoh.rglob("*") if path.suffix in {".xlsx", ".docx"}]
    made = [*folder.iterdir(), *profiles.glob("*.yaml"), *own, *_gambar(folder)]
    cases = [path for path in KASUS.rglob("*") if path.is_file()] if KASUS.is_dir() else []
    kinds = {one.akhiran for one in perintah(contoh)}
    return sorted({path for path in [*made, *cases] if path.suffix in kinds and path.stat().st_size < 400_000})


def _gambar(folder: Path) -> list[Path]:
    """A picture of one dot."""
    target = folder / "kop.png"
    target.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9"
            "fe92ef0000000049454e44ae426082"
        )
    )
    return [target]


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


def _satu(masuk: Path, isi: bytes, kata: tuple[str, ...], keluar: Path) -> str:
    """Write the input, run the command, and say what is wrong."""
    masuk.parent.mkdir(parents=True, exist_ok=True)
    masuk.write_bytes(isi)
    names = {"{}": str(masuk), "{folder}": str(masuk.parent)}
    words = [names.get(word, word.replace("{keluar}", str(keluar))) for word in kata]
    try:
        reason = _sebab(*_jalankan(words))
    except SystemExit as stop:
        reason = f"SystemExit {stop.code}"
    except BaseException:
        reason = traceback.format_exc()[-400:]
    return reason or ("" if masuk.read_bytes() == isi else "masukan berubah")


def _pekerja(pipa: Connection) -> None:
    """Run the inputs that come through the pipe; each answer is what is wrong with it."""
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

    def coba(self, nama: str, isi: bytes, kata: tuple[str, ...]) -> str:
        """What is wrong with one input, also when the process does not come back."""
        self._pipe.send((nama, isi, kata))
        reason = "proses berhenti sendiri"
        try:
            if self._pipe.poll(BATAS_DETIK + 10):
                return str(self._pipe.recv())
            reason = f"tidak selesai dalam {BATAS_DETIK + 10:.0f} detik"
        except (EOFError, OSError):
            self._process.join(5)
            reason = f"proses berhenti sendiri ({self._process.exitcode})"
        self.tutup()
        self._start()
        return reason

    def tutup(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


# ------------------------------------------------------------------------------------------------ a run


def jalan(
    banyak: int, biji: int, *, detik: float | None = None, kemajuan: bool = False
) -> tuple[Counter[str], list[Kejadian]]:
    """Try many inputs.

    Args:
        banyak: how many at most.
        biji: the seed; the same seed gives the same inputs.
        detik: stop after so many seconds.
        kemajuan: say on stderr how far it is.

    Returns:
        How many of each command were tried, and what went wrong.
    """
    tried: Counter[str] = Counter()
    wrong: list[Kejadian] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "contoh"
        contoh.jalankan(sample)
        seeds = benih(sample, Path(folder) / "benih")
        helper = _Pembantu()
        for number, (path, isi, kata) in enumerate(_masukan(seeds, perintah(sample), banyak, biji)):
            if detik is not None and time.monotonic() - start > detik:
                break
            before = time.monotonic()
            reason = helper.coba(path.name, isi, kata)
            spent = time.monotonic() - before
            if not reason and spent > BATAS_DETIK:
                reason = f"{spent:.0f} detik"
            tried[kata[0]] += 1
            if reason:
                wrong.append(Kejadian(number, path.name, kata, reason))
            if kemajuan and number % 200 == 199:
                sys.stderr.write(f"{number + 1} masukan, {len(wrong)} salah\n")
        helper.tutup()
    return tried, wrong


def _masukan(
    seeds: Sequence[Path], cara: Sequence[Perintah], banyak: int, biji: int
) -> Iterator[tuple[Path, bytes, tuple[str, ...]]]:
    """The inputs of a run; each has a random source of its own, so that one can be made again."""
    for number in range(banyak):
        acak = random.Random(f"{biji}-{number}")  # noqa: S311 - repeatable, not secret
        command = cara[number % len(cara)]
        path = acak.choice([one for one in seeds if one.suffix == command.akhiran])
        yield path, ubah(acak, path, seeds), command.kata


def main() -> None:
    """Command line."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("banyak", type=int)
    pilihan.add_argument("--biji", type=int, default=2026)
    given = pilihan.parse_args()
    tried, wrong = jalan(given.banyak, given.biji, kemajuan=True)
    found = {"dicoba": tried, "salah": [asdict(one) for one in wrong]}
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
