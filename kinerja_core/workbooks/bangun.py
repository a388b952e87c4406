"""Build the workbooks from their sheet specs: blank templates, or filled with records.

The same input always gives the same bytes. ``python -m kinerja_core.workbooks.bangun`` writes the blank
templates that the repository keeps in ``workbook_templates`` (run it after changing a spec; a test compares).
"""

from __future__ import annotations

import datetime
from importlib import resources
from pathlib import Path
from typing import Final

from kinerja_core.model.buku import AnggotaUnit, BukuSKP, BukuUnit
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.pemeringkatan import HasilPemeringkatan
from kinerja_core.workbooks.isi import Isi, isi_identitas, isi_skp, isi_unit
from kinerja_core.workbooks.penulis import Penulis
from kinerja_core.workbooks.sheets import buku_skp, buku_unit

#: Year of the blank templates of the repository; every face passes the year it wants.
TAHUN_TEMPLAT: Final = 2026
#: Kind of the blank staff template of the repository.
JENIS_TEMPLAT: Final = JenisSKP.KUANTITATIF_JA_JF

def bangun_skp(
    jenis: JenisSKP = JENIS_TEMPLAT,
    tahun: int = TAHUN_TEMPLAT,
    isi: BukuSKP | None = None,
    *,
    anggota: AnggotaUnit | None = None,
) -> bytes:
    """Build a staff workbook: blank, with the identity of one person, or filled.

    Args:
        jenis: SKP variant; with ``isi`` its own counts.
        tahun: year of the SKP; with ``isi`` its own counts.
        isi: records to fill in; capacities grow with them.
        anggota: whose identity and penilai to fill in, when there is no ``isi``.

    Raises:
        BukuTidakDapatDitulis: records the sheets have no place for.
        MelampauiBatasExcel: a text that no cell can hold.
    """
    if isi is not None:
        jenis, tahun = isi.skp.jenis, isi.skp.tahun
        content = isi_skp(isi)
    else:
        content = Isi({
            "Identitas": [{
                "jenis": jenis.value, "tahun": tahun, "mulai": datetime.date(tahun, 1, 1),
                "selesai": datetime.date(tahun, 12, 31), **(isi_identitas(anggota) if anggota else {}),
            }]
        })
    return Penulis(buku_skp(jenis), content, tahun, jenis.value).tulis()


def bangun_unit(
    isi: BukuUnit | None = None, tahun: int = TAHUN_TEMPLAT, hasil: HasilPemeringkatan | None = None
) -> bytes:
    """Build a unit workbook, blank or filled.

    Args:
        isi: people, scores and settings; capacities grow with them.
        tahun: the periods offered lie around this year; with ``isi`` its period's year counts.
        hasil: outcome for the sheet Pemeringkatan, which is empty without it.

    Raises:
        BukuTidakDapatDitulis: records the sheets have no place for.
        MelampauiBatasExcel: a text that no cell can hold.
    """
    if isi is not None:
        tahun = isi.pengaturan.periode.tahun
    return Penulis(buku_unit(), isi_unit(isi, hasil), tahun, "").tulis()


def templat_bawaan(nama: str) -> bytes:
    """A blank template as shipped: ``skp.xlsx`` or ``unit.xlsx``."""
    return resources.files("workbook_templates").joinpath(nama).read_bytes()


def bangun_templat() -> dict[str, bytes]:
    """The blank templates of the repository by file name."""
    return {"skp.xlsx": bangun_skp(), "unit.xlsx": bangun_unit()}


def main() -> None:
    """Write the blank templates into the repository this module stands in."""
    folder = Path(__file__).resolve().parents[2] / "workbook_templates"
    for name, data in bangun_templat().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
