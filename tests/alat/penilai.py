"""Linters beside the tests: a run of the whole suite starts them first, and the tests of the gate read their verdicts.

``python -m tests.alat.penilai NAMA BERKAS`` runs one of them and writes its verdict to BERKAS.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

AKAR = Path(__file__).parents[2]
PERINTAH = {
    "mypy": (sys.executable, "-m", "mypy", *(["--cache-dir", os.devnull] if os.environ.get("CI") else [])),
    "ruff": (sys.executable, "-m", "ruff", "check", "."),
    "lint-imports": (str(Path(sys.executable).with_name("lint-imports")),),
}
BATAS_DETIK = 600


def mulai(folder: Path) -> list[subprocess.Popen[bytes]]:
    """Start every linter; each leaves its verdict in the folder."""
    modul = [sys.executable, "-m", "tests.alat.penilai"]
    return [subprocess.Popen([*modul, nama, str(folder / f"{nama}.json")], cwd=AKAR) for nama in PERINTAH]


def putusan(nama: str, folder: Path | None) -> tuple[int, str]:
    """Exit code and words of a linter: of the one that was started, or of one that is run now without a folder."""
    if folder is None:
        return _nilai(nama)
    berkas = folder / f"{nama}.json"
    akhir = time.monotonic() + BATAS_DETIK
    while not berkas.exists():
        assert time.monotonic() < akhir, f"{nama} belum selesai"
        time.sleep(0.2)
    kode, kata = json.loads(berkas.read_text(encoding="utf-8"))
    return kode, kata


def _nilai(nama: str) -> tuple[int, str]:
    jalan = subprocess.run(PERINTAH[nama], cwd=AKAR, capture_output=True, encoding="utf-8", check=False)
    return jalan.returncode, jalan.stdout + jalan.stderr


def main() -> None:
    """Judge, and let the verdict appear only when it is whole."""
    nama, tujuan = sys.argv[1], Path(sys.argv[2])
    sementara = tujuan.with_suffix(".baru")
    sementara.write_text(json.dumps(_nilai(nama)), encoding="utf-8")
    sementara.replace(tujuan)


if __name__ == "__main__":
    main()
