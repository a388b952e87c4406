"""``kinerja halaman``: the page, the whole product in one HTML file; and the same as Excel's task pane."""

from __future__ import annotations

from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, Timpa
from kinerja_core.model.galat import GalatKinerja


def halaman(
    keluaran: Keluaran,
    panel: Annotated[
        str | None,
        typer.Option(
            "--panel", metavar="ALAMAT", help="Tulis panel Excel ke folder -o, untuk ditaruh di alamat https kantor."
        ),
    ] = None,
    office_js: Annotated[
        str | None,
        typer.Option("--office-js", metavar="ALAMAT", help="Salinan Office.js milik kantor; bawaan milik Microsoft."),
    ] = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tulis halaman: satu berkas HTML yang bekerja di peramban tanpa dipasang dan tanpa internet."""
    import hashlib

    from kinerja_halaman.bangun import halaman as page

    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    if panel is not None:
        return _panel(keluaran, panel, office_js, timpa, json)
    if office_js is not None:
        raise GalatKinerja("--office-js hanya untuk panel Excel; sebutkan juga --panel dengan alamatnya.")
    tolak_bila_ada([keluaran], timpa, ".html")
    with tampil.kemajuan("Membangun halaman") as report:
        content = page(report)
    tulis(keluaran, content, timpa=timpa)
    digest = hashlib.sha256(content).hexdigest()
    if json:
        tampil.cetak_json({"dibuat": [str(keluaran)], "sha256": digest, "bita": len(content)})
    else:
        tampil.baris(f"Dibuat: {keluaran} ({len(content) // 2**20 + 1} MB)")
        tampil.baris(f"SHA-256: {digest}")
    return 0


def _panel(keluaran: Keluaran, alamat: str, office_js: str | None, timpa: bool, json: bool) -> int:
    from kinerja_halaman.bangun import halaman as page
    from kinerja_halaman.panel import OFFICE_JS, alamat_aman, bangun, panel

    alamat_aman(alamat)  # before anything is built
    alamat_aman(office_js or OFFICE_JS, berkas=True)
    with tampil.kemajuan("Membangun halaman") as report:
        content = page(report)
    return tampil.dibuat(bangun(keluaran, panel(content, alamat, office_js or OFFICE_JS), timpa=timpa), (), json)
