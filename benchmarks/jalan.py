"""Whole runs as users start them, with their peak memory: ``python -m benchmarks.jalan [books] [people of the CSV]``.

Each line is one process of ``kinerja``, from its start to its end: the CPU time of itself and its helpers, and the most
memory that any of them took. "lagi" is the same command once more with nothing changed; "5 % berubah" after every
twentieth workbook got other content. The store is in a folder of its own.
"""

from __future__ import annotations

import csv
import datetime
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.baca import buku_pegawai
from kinerja_core.workbooks.bangun import bangun_skp

BUKU, ORANG = 200, 20_000


def tulis_buku(folder: Path, nomor: int, *, berubah: bool = False) -> None:
    """A staff workbook of the goals; changed, it lacks its first note."""
    filled = buku_pegawai(nomor)
    if berubah:
        filled = filled.model_copy(update={"catatan_harian": filled.catatan_harian[1:]})
    (folder / f"{nomor:04}.xlsx").write_bytes(bangun_skp(isi=filled))


def tulis_skor(path: Path, banyak: int) -> None:
    """A CSV of scores to two decimals, many of them tied."""
    acak = random.Random(2025)  # noqa: S311 - repeatable data
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("nip", "nama", "hasil", "perilaku"))
        for nomor in range(banyak):
            lahir = datetime.date(1955, 1, 1) + datetime.timedelta(days=nomor // 999 % 10_000)
            writer.writerow((
                f"{lahir:%Y%m%d}{2000 + nomor // 9_990_000}031{1 + nomor % 999:03}", f"Pegawai {nomor}",
                acak.randint(5000, 12000) / 100, acak.randint(5000, 12000) / 100,
            ))


def jalankan(judul: str, *args: str) -> None:
    """Run the program and print what it cost."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *args], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
        encoding="utf-8",
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begin
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = run.stderr.rpartition("puncak ")[2].strip()
    print(f"  {judul:<44} {cpu:8.2f} d CPU {wall:8.2f} d dinding {peak:>6} MB  (kode {run.returncode})", flush=True)


#: The program, which says at its end how much memory it took.
_PROGRAM = (
    "import resource, sys; from kinerja_core.cli.utama import jalankan; code = jalankan(sys.argv[1:]); "
    "most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)); "
    "print('puncak', most // 1024, file=sys.stderr); sys.exit(code)"
)


def main(banyak: int, orang: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        books, out = root / "buku", root / "hasil"
        books.mkdir()
        out.mkdir()
        for number in range(1, banyak + 1):
            tulis_buku(books, number)
        os.environ["KINERJA_SIMPANAN"] = str(root / "simpanan")
        load = os.getloadavg()[0]
        print(f"{banyak} buku kerja, beban {load:.0f}")
        jalankan("gabung, tanpa simpanan", "gabung", str(books), "-o", str(out / "a.xlsx"), "--tanpa-simpanan")
        jalankan("gabung, pertama", "gabung", str(books), "-o", str(out / "b.xlsx"))
        jalankan("gabung, lagi", "gabung", str(books), "-o", str(out / "c.xlsx"))
        jalankan("periksa, lagi", "periksa", str(books), "--json")
        for number in range(1, banyak + 1, 20):
            tulis_buku(books, number, berubah=True)
        jalankan("gabung, 5 % berubah", "gabung", str(books), "-o", str(out / "d.xlsx"))
        jalankan("status", "status", str(out / "d.xlsx"), str(books), "--json")
        jalankan("cetak rencana-aksi", "cetak", "rencana-aksi", str(books), "-o", str(out / "dokumen"))
        jalankan("cetak rencana-aksi, lagi", "cetak", "rencana-aksi", str(books), "-o", str(out / "dokumen"))
        export = ("ekspor", "kemenkes-catatan-harian", str(books))
        jalankan(f"ekspor {200 * banyak - banyak // 20} baris", *export, "-o", str(out / "catatan.xlsx"))
        tulis_skor(root / "skor.csv", orang)
        rank = ("peringkat", str(root / "skor.csv"), "--periode", "2025")
        jalankan(f"peringkat CSV, {orang} orang", *rank, "-o", str(out / "skor.csv"))


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:3], *map(str, (BUKU, ORANG)[len(sys.argv) - 1 :]))))
