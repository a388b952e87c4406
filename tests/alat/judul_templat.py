"""Headers and labels of the templates as a version had them: ``python -m tests.alat.judul_templat`` keeps today's.

Run it before :data:`~kinerja_core.workbooks.mesin.spek.VERSI_TEMPLAT` is raised: what comes later must say so
(``sejak``), so that workbooks made from an older template stay readable.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.lembar import lembar_data
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT, JenisSel, LembarTabel, Sel, SpekBuku

FOLDER = Path(__file__).parents[1] / "berkas" / "judul_templat"

#: Workbook -> sheet -> headers.
Judul = dict[str, dict[str, list[str]]]


def semua_buku() -> dict[str, SpekBuku]:
    """Every workbook there is, and every variant."""
    return {
        **{jenis.value: buku_skp(jenis) for jenis in JenisSKP}, "unit": buku_unit(),
        "penilaian 360": buku_penilaian_360(datetime.date(2025, 12, 31)),
    }


def sel_dibaca(spek: SpekBuku) -> dict[str, list[Sel]]:
    """The columns and fields of each sheet that the reader asks for."""
    return {
        sheet.nama: [
            one for one in (*sheet.semua_sel, *(sheet.kepala if isinstance(sheet, LembarTabel) else ()))
            if one.jenis is not JenisSel.RUMUS and not one.nama.startswith("_") and not getattr(one, "rumus", None)
        ]
        for sheet in lembar_data(spek)
    }


def judul_kini() -> Judul:
    """The headers of today."""
    return {
        name: {sheet: [one.judul for one in cells] for sheet, cells in sel_dibaca(spek).items()}
        for name, spek in semua_buku().items()
    }


def judul_versi(versi: int) -> Judul:
    """The headers of a version that was kept."""
    kept: Judul = json.loads((FOLDER / f"versi_{versi}.json").read_text(encoding="utf-8"))
    return kept


def main() -> None:
    """Keep the headers of today's version."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(judul_kini(), ensure_ascii=False, indent=1)
    (FOLDER / f"versi_{VERSI_TEMPLAT}.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
