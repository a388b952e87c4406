"""``kinerja addin``: build, install, remove and check the Excel add-in."""

from __future__ import annotations

from pathlib import Path

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, Timpa


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


def periksa(json: Json = False) -> int:
    """Periksa pemasangan add-in: Python, versi, dan keutuhan berkasnya."""
    from kinerja_addin.bangun import periksa as run

    problems = run()
    if json:
        tampil.cetak_json({"masalah": problems})
    else:
        tampil.baris("\n".join(problems) or "Add-in terpasang dengan benar.")
    return int(bool(problems))
