"""Branch coverage of the product, measured by the whole suite of tests and held by a floor.

slipcover changes the product's bytecode while it is imported, which costs a few percent on every Python; a trace
function, which is all that coverage.py has before Python 3.12, doubles the time of the tests. Only what the
processes of the tests themselves run is seen, not the programs they start.

``python -m tests.alat.cabang 91.37`` sets the floor from the figure that a run of the whole suite printed.
"""

from __future__ import annotations

import json
import math
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import slipcover

#: Least share of the product's branches that the tests go through, in percent; docs/arsitektur.md names it too.
LANTAI = 94.0

#: How often a line is gone through until slipcover takes what it has seen out of the product's bytecode. It looks for
#: every function of the product then, which costs more than measuring some hundred thousand lines: not after its 50.
_AMBANG = 5000

AKAR = Path(__file__).parents[2]
PRODUK = (AKAR / "kinerja_core", AKAR / "addin" / "kinerja_addin")


class Pengukur:
    """Measures from now on every module of the product that is imported."""

    def __init__(self) -> None:
        names = [str(folder) for folder in PRODUK]
        self._slipcover = slipcover.Slipcover(branch=True, source=names, d_miss_threshold=_AMBANG)
        slipcover.ImportManager(self._slipcover, slipcover.FileMatcher(sources=names)).__enter__()

    def simpan(self, berkas: Path) -> None:
        """Write what has been seen so far, for :func:`gabungan`."""
        berkas.write_text(json.dumps(self._slipcover.get_coverage()), encoding="utf-8")


@dataclass(frozen=True)
class Hasil:
    """What a run went through: the share of all branches in percent, and how many of each file it did not."""

    bagian: float
    terlewat: dict[str, int]

    @property
    def cukup(self) -> bool:
        """Whether the floor holds."""
        return self.bagian >= LANTAI

    @property
    def kata(self) -> str:
        """What is said of it at the end of the run."""
        if self.cukup:
            return f"cabang yang dilalui: {self.bagian:.2f} %, lantai {LANTAI} %"
        terbanyak = sorted(self.terlewat.items(), key=lambda satu: -satu[1])[:5]
        berkas = ", ".join(f"{nama} {banyak}" for nama, banyak in terbanyak)
        return f"cabang yang dilalui: {self.bagian:.2f} %, kurang dari {LANTAI} %; terlewat terbanyak: {berkas}"


def gabungan(folder: Path, proses: int) -> Hasil:
    """What all processes of a run together went through; one that left nothing makes the figure worthless."""
    berkas = list(folder.glob("cabang-*.json"))
    assert len(berkas) == proses, f"{proses} proses menjalankan uji, tetapi hanya {len(berkas)} meninggalkan ukurannya"
    dilalui, semua = set[tuple[str, int, int]](), set[tuple[str, int, int]]()
    for hasil in berkas:
        for nama, isi in json.loads(hasil.read_text(encoding="utf-8"))["files"].items():
            dilalui |= {(nama, asal, ke) for asal, ke in isi["executed_branches"]}
            semua |= {(nama, asal, ke) for asal, ke in isi["missing_branches"]}
    semua |= dilalui
    assert semua, "tidak satu cabang pun terukur"
    terlewat: dict[str, int] = {}
    for nama, *_ in semua - dilalui:
        terlewat[nama] = terlewat.get(nama, 0) + 1
    return Hasil(100 * len(dilalui) / len(semua), terlewat)


def lantai_dari(terukur: float) -> float:
    """The floor that a measured figure gives: a little lower, as Hypothesis does not go everywhere each time."""
    return math.floor((terukur - 0.3) * 10) / 10


def tetapkan(lantai: float, akar: Path = AKAR) -> None:
    """Write the floor where it stands: here, and in docs/arsitektur.md."""
    for nama, pola, baru in (
        ("tests/alat/cabang.py", r"^LANTAI = [0-9.]+$", f"LANTAI = {lantai}"),
        ("docs/arsitektur.md", r"\*\*lantainya [0-9.]+ %\*\*", f"**lantainya {lantai} %**"),
    ):
        berkas = akar / nama
        teks, banyak = re.subn(pola, baru, berkas.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert banyak == 1, f"{nama}: lantai harus tertulis tepat satu kali"
        berkas.write_text(teks, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    tetapkan(lantai_dari(float(sys.argv[1])))
