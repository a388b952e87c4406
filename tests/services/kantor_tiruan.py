"""A stand-in for the bridge to LibreOffice: speaks its lines, and misbehaves on request.

The title of a document says what happens: ``macet`` never answers, ``mati`` ends without an answer, ``mati sekali``
does so only the first time, ``tolak`` is refused. Every start and every document is written to ``jejak.txt`` beside
the program that stands for LibreOffice; a child process stands for LibreOffice itself. ``tidak-mulai`` beside it keeps
the bridge from starting, ``tanpa-huruf`` takes its fonts away.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    kantor, folder = Path(sys.argv[1]), Path(sys.argv[2])

    def jejak(apa: str) -> None:
        with (kantor.parent / "jejak.txt").open("a", encoding="utf-8") as berkas:
            berkas.write(apa + "\n")

    def kata(isi: dict[str, object]) -> None:
        sys.stdout.write(json.dumps(isi) + "\n")
        sys.stdout.flush()

    jejak("mulai")
    if (kantor.parent / "tidak-mulai").exists():
        sys.exit(1)
    tidur = "import time; time.sleep(600)"
    anak = subprocess.Popen([sys.executable, "-c", tidur, str(folder)], stdout=subprocess.DEVNULL)
    kata({"huruf": [] if (kantor.parent / "tanpa-huruf").exists() else ["Arial"]})
    for baris in sys.stdin:
        kerja = json.loads(baris)
        judul = kerja["judul"]
        jejak(judul)
        if judul == "macet":
            time.sleep(600)
        sekali = kantor.parent / "sudah-mati"
        if judul == "mati" or (judul == "mati sekali" and not sekali.exists()):
            sekali.touch()
            sys.exit(1)
        if judul != "tolak":
            Path(kerja["tujuan"]).write_bytes(b"%PDF-1.7 " + Path(kerja["sumber"]).read_bytes())
        kata({"galat": "buka" if judul == "tolak" else None})
    anak.kill()


if __name__ == "__main__":
    main()
