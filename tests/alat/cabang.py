"""Branch coverage of the product, measured by the whole suite of tests and held by a floor.

What an ``if``, a loop or a ``match`` may do next begins with a mark, which is set into the syntax tree while a module
of the product is imported; to put ``True`` into a list costs a few nanoseconds on every Python. A trace function, which
is all that coverage.py has before Python 3.12, doubles the time of the tests, and slipcover calls a function on every
line. Only what the processes of the tests themselves run is seen, not the programs they start.

``python -m tests.alat.cabang 91.37`` sets the floor from the figure that a run of the whole suite printed.
"""

from __future__ import annotations

import ast
import json
import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType

#: Least share of the product's branches that the tests go through, in percent; docs/arsitektur.md names it too.
LANTAI = 94.0

AKAR = Path(__file__).resolve().parents[2]
PRODUK = (AKAR / "kinerja_core", AKAR / "addin" / "kinerja_addin")

#: The list of marks among the names of a measured module.
NAMA_TANDA = "_tanda_cabang"


class Pengukur(MetaPathFinder):
    """Measures from now on every module of the product that is imported."""

    def __init__(self) -> None:
        self.tanda: dict[str, list[bool]] = {}
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the others find a module; one of the product is loaded with marks."""
        ditemukan = (satu.find_spec(fullname, path, target) for satu in sys.meta_path if satu is not self)
        spek = next(filter(None, ditemukan), None)
        if spek and isinstance(spek.loader, SourceFileLoader):
            berkas = Path(spek.loader.path).resolve()
            if any(berkas.is_relative_to(akar) for akar in PRODUK):
                spek.loader = _PemuatBertanda(fullname, str(berkas), self.tanda)
        return spek

    def simpan(self, berkas: Path) -> None:
        """Write what has been gone through so far, for :func:`gabungan`."""
        berkas.write_text(json.dumps(self.tanda), encoding="utf-8")


class _PemuatBertanda(SourceFileLoader):
    """Loads a module with a mark at the beginning of each branch."""

    def __init__(self, fullname: str, path: str, tanda: dict[str, list[bool]]) -> None:
        super().__init__(fullname, path)
        self._tanda = tanda

    def exec_module(self, module: ModuleType) -> None:
        pohon = ast.parse(self.get_data(self.path))
        tanda = [False] * tandai(pohon)  # of a module that is imported again, what it went through before is kept
        module.__dict__[NAMA_TANDA] = self._tanda.setdefault(_nama(Path(self.path)), tanda)
        exec(compile(pohon, self.path, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - as every loader does


def tandai(pohon: ast.Module) -> int:
    """Let every branch set its mark first; how many there are."""
    banyak = 0
    for simpul in ast.walk(pohon):
        for cabang in _cabang(simpul):
            sasaran = ast.Subscript(ast.Name(NAMA_TANDA, ast.Load()), ast.Constant(banyak), ast.Store())
            tanda = ast.copy_location(ast.Assign([sasaran], ast.Constant(value=True)), simpul)
            cabang.insert(0, ast.fix_missing_locations(tanda))
            banyak += 1
    return banyak


def _cabang(simpul: ast.AST) -> Iterator[list[ast.stmt]]:
    """The ways out of a statement, also one that is not written."""
    match simpul:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.While(test=ast.Constant()):
            yield simpul.body
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While():
            yield simpul.body
            yield simpul.orelse
        case ast.Match(cases=kasus):
            if kasus[-1].guard or not _selalu(kasus[-1].pattern):
                kasus.append(ast.match_case(ast.copy_location(ast.MatchAs(), simpul), body=[]))
            for satu in kasus:
                yield satu.body


def _selalu(pola: ast.pattern) -> bool:
    """Whether a pattern fits everything."""
    match pola:
        case ast.MatchOr(patterns=[*_, terakhir]):
            return _selalu(terakhir)
        case ast.MatchAs(pattern=isi):
            return isi is None or _selalu(isi)
    return False


def _nama(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


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
    ukuran: list[dict[str, list[bool]]] = [json.loads(satu.read_text(encoding="utf-8")) for satu in berkas]
    semua, terlewat = 0, dict[str, int]()
    for modul in (satu for akar in PRODUK for satu in akar.rglob("*.py")):
        nama = _nama(modul)
        if terukur := [satu[nama] for satu in ukuran if nama in satu]:
            dilalui = list(map(any, zip(*terukur, strict=True)))
        else:  # counts too when no test imports it
            dilalui = [False] * tandai(ast.parse(modul.read_bytes()))
        semua += len(dilalui)
        if lewat := dilalui.count(False):
            terlewat[nama] = lewat
    assert semua, "tidak satu cabang pun terukur"
    return Hasil(100 * (semua - sum(terlewat.values())) / semua, terlewat)


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
