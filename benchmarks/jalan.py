"""Whole runs as users start them, with their peak memory: ``python -m benchmarks.jalan [books] [people of the CSV]``.

Each line is one process of ``kinerja``, from its start to its end: the CPU time of itself and its helpers, and the most
memory that it took itself. "lagi" is the same command once more with nothing changed; "5 % berubah" after every
twentieth workbook got other content. The store is in a folder of its own.
"""

from __future__ import annotations

import csv
import datetime
import os
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.skala import Cetakan, Langkah, Orang, buat, ukur

BUKU, ORANG = 200, 20_000


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


def main(banyak: int, orang: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        books, out = root / "buku", root / "hasil"
        out.mkdir()
        buat(root, banyak, rusak=banyak + 1)
        os.environ["KINERJA_SIMPANAN"] = str(root / "simpanan")
        print(f"{banyak} buku kerja, beban {os.getloadavg()[0]:.0f}", flush=True)

        def jalankan(judul: str, *args: str) -> None:
            print(ukur(Langkah(judul, args, root), root / "catatan"), flush=True)

        jalankan("gabung, tanpa simpanan", "gabung", str(books), "--tanpa-simpanan", "-o", str(out / "a.xlsx"))
        jalankan("gabung, pertama", "gabung", str(books), "-o", str(out / "b.xlsx"))
        jalankan("gabung, lagi", "gabung", str(books), "-o", str(out / "c.xlsx"))
        jalankan("periksa, lagi", "periksa", str(books), "--json")
        changed = Cetakan(1, 199)
        for number in range(0, banyak, 20):
            (books / f"{number:05}.xlsx").write_bytes(changed.buku(Orang(number)))
        jalankan("gabung, 5 % berubah", "gabung", str(books), "-o", str(out / "d.xlsx"))
        jalankan("status", "status", str(out / "d.xlsx"), str(books), "--json")
        printing = ("cetak", "rencana-aksi", str(books), "-o")
        jalankan("cetak, buku dalam simpanan", *printing, str(out / "dokumen"))
        jalankan("cetak, lagi", *printing, str(out / "dokumen"))
        os.environ["KINERJA_SIMPANAN"] = str(root / "simpanan-baru")
        jalankan("cetak, simpanan kosong", *printing, str(out / "baru"))
        jalankan("cetak, simpanan kosong, lagi", *printing, str(out / "baru"))
        for number in range(1, banyak, 20):
            (books / f"{number:05}.xlsx").write_bytes(changed.buku(Orang(number)))
        jalankan("cetak, 5 % berubah", *printing, str(out / "baru"))
        os.environ["KINERJA_SIMPANAN"] = str(root / "simpanan")
        export = ("ekspor", "kemenkes-catatan-harian", str(books))
        jalankan(f"ekspor {200 * banyak - 2 * -(-banyak // 20)} baris", *export, "-o", str(out / "catatan.xlsx"))
        tulis_skor(root / "skor.csv", orang)
        rank = ("peringkat", str(root / "skor.csv"), "--periode", "2025")
        jalankan(f"peringkat CSV, {orang} orang", *rank, "-o", str(out / "skor.csv"))


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:3], *map(str, (BUKU, ORANG)[len(sys.argv) - 1 :]))))
