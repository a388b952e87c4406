"""The page: when it is ready, its first and second check, its memory and size (``python -m benchmarks.halaman [N]``).

Beside it, in the same browser and one after the other: Python for the browser as it is published, packed and started
the same way in a worker, with nothing to do. A check is also compared with that of this Python. Medians of N rounds.
"""

from __future__ import annotations

import io
import json
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

from kinerja_halaman import bangun, sematan

from kinerja_core.services.contoh import unit
from kinerja_core.services.periksa import periksa
from kinerja_core.workbooks.bangun import bangun_skp

UJI = Path(__file__).parents[1] / "tests" / "halaman"


def baris_perintah(buku: Path) -> float:
    """Milliseconds of a check here, once everything is loaded."""
    lama = []
    for _ in range(12):
        mulai = time.perf_counter()
        periksa([buku])
        lama.append(1000 * (time.perf_counter() - mulai))
    return statistics.median(lama[2:])


def main() -> None:
    """Print the table."""
    kali = sys.argv[1] if len(sys.argv) > 1 else "5"
    node, chromium = shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")
    if node is None or chromium is None or not (UJI / "node_modules").is_dir():
        sys.exit("Perlu node, chromium, dan `npm ci` di tests/halaman.")
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        halaman, pustaka, buku = folder / "kinerja.html", folder / "std.zip", folder / "skp.xlsx"
        halaman.write_bytes(bangun.halaman())
        with tarfile.open(bangun.folder_tembolok() / "bahan" / sematan.pyodide().berkas) as arsip:
            isi = arsip.extractfile("package/python_stdlib.zip")
            assert isi is not None  # noqa: S101 - every release has it
            pustaka.write_bytes(isi.read())
        assert zipfile.is_zipfile(io.BytesIO(pustaka.read_bytes()))  # noqa: S101 - as above
        buku.write_bytes(bangun_skp(isi=next(satu for satu in map(unit.buku, unit.ORANG) if satu.dialog)))
        perintah = [node, str(UJI / "ukur.mjs"), chromium, str(halaman), str(pustaka), str(buku), kali]
        jalan = subprocess.run(perintah, check=True, capture_output=True, text=True, cwd=UJI)
        lama = {nama: statistics.median(semua) for nama, semua in json.loads(jalan.stdout).items()}
        sini = baris_perintah(buku)
        ukuran = halaman.stat().st_size
    print(f"Python untuk peramban saja siap   {lama['kosong']:8.0f} md")
    print(f"halaman siap                      {lama['siap']:8.0f} md   {lama['siap'] / lama['kosong']:.2f} kali")
    print(f"pemeriksaan pertama               {lama['pertama']:8.0f} md")
    print(f"pemeriksaan berikutnya            {lama['kedua']:8.1f} md   {lama['kedua'] / sini:.2f} kali baris perintah")
    print(f"baris perintah, sudah dimuat      {sini:8.1f} md")
    print(f"ingatan Python sesudah siap       {lama['memori'] / 1e6:8.1f} MB")
    print(f"ukuran berkas                     {ukuran / 1e6:8.2f} MB")


if __name__ == "__main__":
    main()
