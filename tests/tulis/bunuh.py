"""Ends `kinerja` at random points, runs it again, and compares with a run that nobody disturbed.

A point is either a moment, or the n-th time the program touches something in the folder it writes to (Python's audit
events): the second kind falls on every single step of writing. As a command: ``python -m tests.tulis.bunuh 200``.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

from kinerja_core.services.contoh import unit
from kinerja_core.services.gembok import NAMA_GEMBOK
from kinerja_core.services.indeks import NAMA_CATATAN, NAMA_INDEKS
from kinerja_core.workbooks.bangun import bangun_skp
from tests.documents import contoh

SINYAL = tuple(getattr(signal, nama) for nama in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, nama))

#: Loads the program once and forks it for each run. A run counts how often it touches its folder, and sends itself a
#: signal the n-th time. Answers: the process, as soon as the program begins; then its exit code.
_PENANAM = """
import importlib, json, os, pkgutil, sys, traceback
import kinerja_core
for modul in pkgutil.walk_packages(kinerja_core.__path__, "kinerja_core."):
    if modul.name.rpartition(".")[2] not in {"jembatan_uno", "pembantu"}:
        importlib.import_module(modul.name)
import docxtpl, xlsxwriter
from kinerja_core.cli import main

def jalan(folder, nomor, sinyal, catatan, galat, perintah, lingkungan):
    os.environ.update(lingkungan)
    os.setsid()  # whoever is sent a signal after a while is it with its helpers
    kali = 0
    def dengar(peristiwa, args):
        nonlocal kali
        if peristiwa in {"open", "os.link", "os.rename", "os.remove", "os.chmod", "os.mkdir", "os.scandir"}:
            if args and isinstance(args[0], str) and args[0].startswith(folder):
                kali += 1
                if kali == nomor:
                    os.kill(os.getpid(), sinyal)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(galat, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.addaudithook(dengar)
    sys.argv = ["kinerja", *perintah]
    os.write(mulai, b"m")
    kode = 1
    try:
        main()
    except SystemExit as selesai:
        kode = selesai.code or 0
    except BaseException:
        traceback.print_exc()
    sys.stderr.flush()
    with open(catatan, "w", encoding="utf-8") as berkas:
        berkas.write(str(kali))
    os._exit(kode)

for baris in sys.stdin:
    siap, mulai = os.pipe()
    proses = os.fork()
    if proses == 0:
        jalan(*json.loads(baris))
    os.close(mulai)
    os.read(siap, 1)
    os.close(siap)
    print(proses, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(proses, 0)[1]), flush=True)
"""

Isi = Counter[tuple[str, str]]


class Penanam:
    """Runs `kinerja` again and again, without loading it anew; to be used in a ``with`` statement."""

    def __init__(self, tempat: Path) -> None:
        self._galat, self._catatan = tempat / "galat", tempat / "langkah"

    def __enter__(self) -> Self:
        self._proses = subprocess.Popen(
            [sys.executable, "-c", _PENANAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            env=os.environ | {"KINERJA_LACAK": "1"},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._proses.communicate()

    def jalankan(
        self, perintah: Sequence[str], folder: Path, sinyal: int = 0, nomor: int = 0, saat: float | None = None,
        **lingkungan: str,
    ) -> tuple[int, str, int]:
        """Exit code, what it said of errors, and how often it touched the folder; ended at a step or after a while."""
        masuk, keluar = self._proses.stdin, self._proses.stdout
        assert masuk
        assert keluar
        asked = [str(folder), nomor, sinyal, str(self._catatan), str(self._galat), perintah, lingkungan]
        masuk.write(json.dumps(asked) + "\n")
        masuk.flush()
        proses = int(keluar.readline())
        if saat is not None:
            select.select([keluar], [], [], saat)  # until it ends by itself
            with contextlib.suppress(ProcessLookupError):  # it had ended
                os.killpg(proses, sinyal)
        kode = int(keluar.readline())
        return kode, self._galat.read_text(encoding="utf-8"), int(self._catatan.read_text(encoding="utf-8") or 0)


@dataclass
class Adegan:
    """One command, what stands in its folder beforehand, and what it leaves when nobody disturbs it."""

    penanam: Penanam
    nama: str
    perintah: list[str]
    folder: Path
    awal: Path  #: a copy of the folder before the run
    langkah: int = 0
    detik: float = 0.0
    sekali: Isi = field(default_factory=Counter)

    @cached_property
    def dua_kali(self) -> Isi:
        """What it leaves when it is run again after it had come to its end."""
        self.pulihkan()
        for _ in range(2):
            self.jalankan()
        return isi(self.folder)

    def pulihkan(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.awal.exists():
            shutil.copytree(self.awal, self.folder)

    def jalankan(self, sinyal: int = 0, nomor: int = 0, saat: float | None = None) -> tuple[int, str, int]:
        return self.penanam.jalankan(self.perintah, self.folder, sinyal, nomor, saat)

    def ukur(self) -> None:
        """Run undisturbed."""
        self.pulihkan()
        mulai = time.perf_counter()
        kode, galat, self.langkah = self.jalankan()
        self.detik = time.perf_counter() - mulai
        assert kode in {0, 1}, galat
        self.sekali = isi(self.folder)

    def coba(self, sinyal: int, nomor: int, saat: float | None) -> list[str]:
        """End it at the n-th step, or after some seconds; what is wrong then, and after another run."""
        self.pulihkan()
        kode, galat, _ = self.jalankan(sinyal, nomor, saat)
        salah = [f"keluaran {galat!r}"] if "Traceback" in galat else []
        if kode not in {0, 1, 130, -sinyal}:
            salah.append(f"kode {kode}: {galat}")
        if kode == 130 and not galat.startswith("Dihentikan."):
            salah.append(f"tanpa kalimat: {galat!r}")
        utuh = {sidik for nama, sidik in self.sekali + isi(self.awal) if nama not in {NAMA_CATATAN, NAMA_INDEKS}}
        for nama, sidik in isi(self.folder):
            if not nama.startswith(".kinerja-") and nama != NAMA_INDEKS and sidik not in utuh:
                salah.append(f"tidak utuh: {nama}")
            if nama.startswith(".kinerja-") and nama != NAMA_CATATAN and sinyal != getattr(signal, "SIGKILL", 0):
                salah.append(f"tertinggal sesudah sinyal {sinyal}: {nama}")
        sisa = Counter(apa for apa in isi(self.folder) if apa[0].endswith(".tmp") or apa[0] == NAMA_GEMBOK)
        selesai = isi(self.folder) - sisa == self.sekali
        kode, galat, _ = self.jalankan()
        if kode not in {0, 1} and not (selesai and "Sudah ada" in galat):
            salah.append(f"diulang, kode {kode}: {galat}")
        ada = isi(self.folder)
        seharusnya = self.dua_kali if selesai else self.sekali
        if ada != seharusnya:
            salah.append(f"berbeda: lebih {sorted(ada - seharusnya)}, kurang {sorted(seharusnya - ada)}")
        return salah


def isi(folder: Path) -> Isi:
    """Names and contents of a folder; of a backup's name, the time it was made does not count."""
    return Counter(
        (re.sub(r"\.cadangan-[0-9]+-[0-9]+(-[0-9]+)?", ".cadangan", p.name), hashlib.sha256(p.read_bytes()).hexdigest())
        for p in (folder.iterdir() if folder.is_dir() else ())
    )


def siapkan(tempat: Path, penanam: Penanam) -> list[Adegan]:
    """The scenes: each command into a new folder, and over what an earlier run left."""
    buku = tempat / "buku"
    buku.mkdir()
    for orang in unit.ORANG[:2]:
        isi_buku = unit.buku(orang)
        berkas = buku / f"{orang.nip}.xlsx"
        berkas.write_bytes(bangun_skp(isi_buku.skp.jenis, isi_buku.skp.tahun, isi_buku))
    konteks = [str(_konteks(tempat / f"{nama}.json", "Senin")) for nama in "abc"]
    cetak, gabung, ekspor = (tempat / "hasil" / nama for nama in ("cetak", "gabung", "ekspor"))
    perintah = {
        "cetak": ["cetak", "risalah", *konteks, "-o", str(cetak)],
        "gabung": ["gabung", str(buku), "-o", str(gabung / "unit.xlsx")],
        "ekspor": ["ekspor", "kemenkes-realisasi", str(buku), "-o", str(ekspor / "realisasi.xlsx")],
    }
    adegan = []
    for nama, kata in perintah.items():
        folder = tempat / "hasil" / nama
        adegan.append(Adegan(penanam, nama, kata, folder, tempat / "awal" / nama))
        lama = tempat / "awal" / f"{nama}-lagi"
        lama.mkdir(parents=True)
        if nama == "cetak":
            dahulu = [str(_konteks(tempat / "dahulu" / f"{n}.json", "Jumat")) for n in "abc"]
            assert penanam.jalankan(["cetak", "risalah", *dahulu, "-o", str(lama)], lama)[0] == 0
        else:
            (lama / Path(kata[-1]).name).write_bytes(b"buatan lama")
        ulang = kata if nama == "cetak" else [*kata, "--timpa"]
        adegan.append(Adegan(penanam, f"{nama}-lagi", ulang, folder, lama))
    for satu in adegan:
        satu.ukur()
    return adegan


def _konteks(berkas: Path, hari: str) -> Path:
    berkas.parent.mkdir(exist_ok=True)
    berkas.write_text(contoh.risalah_terkecil().model_copy(update={"hari_tanggal": hari}).model_dump_json(), "utf-8")
    return berkas


def titik(
    adegan: Sequence[Adegan], banyak: int, biji: int, *, saat: bool
) -> Iterator[tuple[Adegan, int, int, float | None]]:
    """Random points, spread evenly over scenes and signals; half of them moments when ``saat``."""
    acak = random.Random(biji)  # noqa: S311 - a test's
    for nomor in range(banyak):
        satu, sinyal = adegan[nomor % len(adegan)], SINYAL[acak.randrange(len(SINYAL))]
        if saat and nomor % 2:
            yield satu, sinyal, 0, acak.uniform(0, satu.detik * 1.05)
        else:
            yield satu, sinyal, acak.randint(1, satu.langkah), None


def main() -> None:
    """Try many points and print what was wrong."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("banyak", type=int, nargs="?", default=200)
    pilihan.add_argument("--biji", type=int, default=1)
    diminta = pilihan.parse_args()
    salah, jumlah = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as nama_tempat, Penanam(tempat := Path(nama_tempat).resolve()) as penanam:
        adegan = siapkan(tempat, penanam)
        for satu, sinyal, nomor, saat in titik(adegan, diminta.banyak, diminta.biji, saat=True):
            jumlah[f"{satu.nama} {signal.Signals(sinyal).name}"] += 1
            if keluhan := satu.coba(sinyal, nomor, saat):
                salah += 1
                sys.stdout.write(f"{satu.nama}, sinyal {sinyal}, langkah {nomor}, detik {saat}: {keluhan}\n")
    for nama, kali in sorted(jumlah.items()):
        sys.stdout.write(f"{nama:<24} {kali}\n")
    sys.stdout.write(f"{diminta.banyak} titik (biji {diminta.biji}): {salah} salah\n")
    sys.exit(bool(salah))


if __name__ == "__main__":
    main()
