"""``kinerja addin``: build, install, remove and check the Excel add-in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, Timpa
from kinerja_core.model.galat import GalatKinerja

Laporan = Annotated[
    Path | None,
    typer.Option("--laporan", metavar="BERKAS.txt", help="Tulis laporan untuk kantor TI ke berkas ini."),
]


def bangun(keluaran: Keluaran = Path(), timpa: Timpa = False, json: Json = False) -> int:
    """Bangun kinerja.xlam dan kinerja.xlsm ke sebuah folder."""
    from kinerja_addin.bangun import bangun

    return tampil.dibuat(bangun(keluaran, timpa=timpa), (), json)


def pemasang(keluaran: Keluaran = Path(), timpa: Timpa = False, json: Json = False) -> int:
    """Bangun pemasang Windows (memerlukan NSIS): halaman, entri menu Start, dan add-in bila dipilih."""
    from kinerja_addin import pemasang
    from kinerja_halaman.bangun import halaman

    pemasang.makensis()
    with tampil.kemajuan("Membangun halaman") as report:
        page = halaman(report)
    return tampil.dibuat(pemasang.bangun(keluaran, page, timpa=timpa), (), json)


def pasang(json: Json = False) -> int:
    """Pasang add-in di Excel pada komputer ini; yang lama disimpan sebagai cadangan."""
    from kinerja_addin.bangun import pasang

    return tampil.dibuat(pasang(), (), json)


def copot(json: Json = False) -> int:
    """Copot add-in dari Excel pada komputer ini."""
    from kinerja_addin.bangun import copot

    removed = [str(path) for path in copot()]
    if json:
        tampil.cetak_json({"dicopot": removed})
    else:
        tampil.baris("\n".join(f"Dicopot: {path}" for path in removed) or "Add-in tidak terpasang.")
    return 0


def periksa(laporan: Laporan = None, timpa: Timpa = False, json: Json = False) -> int:
    """Periksa pemasangan add-in: Python, versi, keutuhan berkasnya, dan apa di komputer ini yang menghalanginya."""
    from kinerja_addin.bangun import laporan as report
    from kinerja_addin.bangun import periksa as run

    if timpa and laporan is None:
        raise GalatKinerja("Pilihan --timpa hanya berlaku bersama --laporan.")
    problems = run()
    if laporan is not None:
        from kinerja_core.services.berkas import tulis

        tulis(laporan, report().encode("utf-8"), timpa=timpa)
    if json:
        tampil.cetak_json({"masalah": problems, "laporan": str(laporan) if laporan else None})
    else:
        tampil.baris("\n".join(problems) or "Add-in terpasang dengan benar.")
        if laporan is not None:
            tampil.baris(f"Laporan: {laporan}")
    return int(bool(problems))
