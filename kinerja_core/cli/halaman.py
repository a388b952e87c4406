"""``kinerja halaman``: the page, the whole product in one HTML file."""

from __future__ import annotations

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, Timpa


def halaman(keluaran: Keluaran, timpa: Timpa = False, json: Json = False) -> int:
    """Tulis halaman: satu berkas HTML yang bekerja di peramban tanpa dipasang dan tanpa internet."""
    from hashlib import sha256

    from kinerja_halaman.bangun import halaman as page

    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    tolak_bila_ada([keluaran], timpa, ".html")
    with tampil.kemajuan("Membangun halaman") as report:
        content = page(report)
    tulis(keluaran, content, timpa=timpa)
    digest = sha256(content).hexdigest()
    if json:
        tampil.cetak_json({"dibuat": [str(keluaran)], "sha256": digest, "bita": len(content)})
    else:
        tampil.baris(f"Dibuat: {keluaran} ({len(content) // 2**20 + 1} MB)")
        tampil.baris(f"SHA-256: {digest}")
    return 0
