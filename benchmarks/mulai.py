"""Starting: what each face loads before it does anything (``python -m benchmarks.mulai``).

Processor time of whole processes, against ``python -c pass``, which starts the same Python. Run from a checkout whose
bytecode is written (not with ``PYTHONDONTWRITEBYTECODE``), as an installation is.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.alat import bandingkan
from tests.documents import contoh

DASAR = "python -c pass"
BARIS_PERINTAH = "from kinerja_core.cli.utama import main; main()"


def prosesor() -> float:
    """Seconds that the processes started here have used so far."""
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def main() -> None:
    """Compare the starts."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "risalah.json"
        data.write_text(contoh.risalah_contoh().model_dump_json(), encoding="utf-8")
        cetak = ("cetak", "risalah", str(data), "-o", str(data.with_suffix(".docx")), "--timpa")
        kasus = {
            DASAR: ("pass",),
            "kinerja --help": (BARIS_PERINTAH, "--help"),
            "kinerja hitung predikat": (BARIS_PERINTAH, "hitung", "predikat", "sesuai", "sesuai"),
            "kinerja cetak risalah": (BARIS_PERINTAH, *cetak),
            "makro dimuat": ("import addin.makro",),
            "makro pertama: periksa": ("import addin.makro, kinerja_core.services.periksa",),
            "makro pertama: peringkat": ("import addin.makro, kinerja_core.services.peringkat",),
            "UDF dimuat": ("import addin.udf",),
        }

        def jalankan(kode: tuple[str, ...]) -> None:
            subprocess.run([sys.executable, "-c", *kode], check=True, capture_output=True)

        bandingkan("Mulai", {nama: lambda k=kode: jalankan(k) for nama, kode in kasus.items()}, DASAR, jam=prosesor)


if __name__ == "__main__":
    main()
