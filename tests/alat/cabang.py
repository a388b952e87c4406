"""Branch coverage of the product, measured by the whole suite of tests and held by a floor.

slipcover changes the product's bytecode while it is imported, which costs a few percent on every Python; a trace
function, which is all that coverage.py has before Python 3.12, doubles the time of the tests. Only what the
processes of the tests themselves run is seen, not the programs they start.
"""

from __future__ import annotations

import json
from pathlib import Path

import slipcover

#: Least share of the product's branches that the tests go through, in percent; docs/arsitektur.md names it too.
LANTAI = 80.0

AKAR = Path(__file__).parents[2]
PRODUK = (AKAR / "kinerja_core", AKAR / "addin" / "kinerja_addin")


class Pengukur:
    """Measures from now on every module of the product that is imported."""

    def __init__(self) -> None:
        names = [str(folder) for folder in PRODUK]
        self._slipcover = slipcover.Slipcover(branch=True, source=names)
        slipcover.ImportManager(self._slipcover, slipcover.FileMatcher(sources=names)).__enter__()

    def simpan(self, berkas: Path) -> None:
        """Write what has been seen so far, for :func:`gabungan`."""
        berkas.write_text(json.dumps(self._slipcover.get_coverage()), encoding="utf-8")


def gabungan(folder: Path) -> tuple[float, dict[str, float]]:
    """Share of branches in percent that all processes together went through: in all, and of each file."""
    dilalui: dict[str, set[tuple[int, int]]] = {}
    semua: dict[str, set[tuple[int, int]]] = {}
    for hasil in folder.glob("cabang-*.json"):
        for nama, isi in json.loads(hasil.read_text(encoding="utf-8"))["files"].items():
            jalan = {(asal, ke) for asal, ke in isi["executed_branches"]}
            dilalui.setdefault(nama, set()).update(jalan)
            semua.setdefault(nama, set()).update(jalan, {(asal, ke) for asal, ke in isi["missing_branches"]})
    per_berkas = {nama: 100 * len(dilalui[nama]) / len(isi) for nama, isi in semua.items() if isi}
    return 100 * sum(map(len, dilalui.values())) / sum(map(len, semua.values())), per_berkas
