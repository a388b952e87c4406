from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import typer

import kinerja_core.rules
from kinerja_core.cli.utama import app
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.rules.aturan import AturanRusak, kode_aturan
from kinerja_core.rules.cakupan import StatusCakupan, baca_cakupan, daftar_cakupan
from kinerja_core.services.templat import JENIS_BUKU

AKAR = Path(__file__).parents[2]
BUTIR = "- sumber: S\n  butir: B\n  uraian: U\n  keyakinan: deck\n"


def test_every_module_and_test_that_the_coverage_names_exists() -> None:
    for butir in daftar_cakupan():
        for jalur in (*butir.modul, *butir.uji):
            berkas, _, nama = jalur.partition("::")
            assert (AKAR / berkas).is_file(), f"{butir.butir}: {jalur}"
            if nama:
                pohon = ast.parse((AKAR / berkas).read_text(encoding="utf-8"))
                assert nama in {node.name for node in ast.walk(pohon) if isinstance(node, ast.FunctionDef)}, jalur
        assert all(jalur.startswith("tests/") for jalur in butir.uji)


def test_no_module_of_the_rules_is_missing_from_the_coverage() -> None:
    folder = Path(kinerja_core.rules.__file__).parent
    ada = {f"kinerja_core/rules/{path.name}" for path in folder.glob("*.py") if path.name != "__init__.py"}
    disebut = {modul for butir in daftar_cakupan() for modul in butir.modul}
    assert ada - disebut == set()


def test_every_rule_has_a_module_and_a_yaml_file_of_the_same_name() -> None:
    folder = Path(kinerja_core.rules.__file__).parent
    assert all((folder / f"{kode}.py").is_file() for kode in kode_aturan())


def test_every_verb_of_the_coverage_is_one_that_a_user_can_type() -> None:
    group: Any = typer.main.get_command(app)
    inner = {"cetak": set(KATALOG), "templat": set(JENIS_BUKU)}
    for butir in daftar_cakupan():
        for verba in butir.verba:
            first, _, second = verba.partition(" ")
            assert first in group.commands, verba
            known = inner.get(first) or set(getattr(group.commands[first], "commands", ()))
            assert not second or second in known, verba
    reached = {verba.partition(" ")[0] for butir in daftar_cakupan() for verba in butir.verba}
    served = {
        "contoh", "banding", "verifikasi", "skema", "halaman", "simpanan", "seragamkan", "templat-dokumen", "addin",
    }
    assert reached | served >= set(group.commands)  # a verb that serves no rule is one of these


def test_every_status_is_used_and_what_is_not_done_says_why() -> None:
    assert {butir.status for butir in daftar_cakupan()} == set(StatusCakupan)
    assert all(butir.keterangan for butir in daftar_cakupan() if butir.status is not StatusCakupan.DIBUAT)


#: Rules that no verb of the product uses, with the points of the coverage that rest on them.
TAK_TERJANGKAU: dict[str, set[str]] = {}


def _dipakai(berkas: Path) -> set[str]:
    """Every name that a module uses, also behind a dot or as part of an import."""
    found = set()
    for node in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found.add(name)
    return found


def test_a_rule_that_nobody_can_reach_is_not_called_done() -> None:
    folder = AKAR / "kinerja_core" / "rules"
    modul = [path for room in ("kinerja_core", "addin") for path in (AKAR / room).rglob("*.py")]
    dipakai = set().union(*map(_dipakai, modul))
    umum = {
        node.name
        for kode in kode_aturan()
        for node in ast.parse((folder / f"{kode}.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert "potongan_tukin" in umum
    assert umum - dipakai == TAK_TERJANGKAU.keys()
    status = {butir.butir: butir.status for butir in daftar_cakupan()}
    assert {status[butir] for letak in TAK_TERJANGKAU.values() for butir in letak} <= {StatusCakupan.SEBAGIAN}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (BUTIR + "  status: dibuat\n", "wajib menyebut modul dan uji"),
        (BUTIR + "  status: di luar\n", "wajib mempunyai keterangan"),
        (BUTIR + "  status: di luar\n  keterangan: K\n  verba: [tukin]\n", "menyebut verbanya"),
        (BUTIR + "  status: sebagian\n  keterangan: K\n", "menyebut verbanya"),
        (BUTIR + "  status: selesai\n  keterangan: K\n", '"selesai" tidak dikenal'),
        (BUTIR + "  status: sebagian\n  keterangan: K\n  lain: x\n", "Isian ini tidak dikenal"),
        (2 * (BUTIR + "  status: sebagian\n  keterangan: K\n  verba: [tukin]\n"), "Butir ditulis dua kali"),
        ("[]", "Paling sedikit 1 isian"),
    ],
)
def test_a_point_that_does_not_hold_together_is_refused(isi: str, pesan: str) -> None:
    with pytest.raises(AturanRusak, match=pesan):
        baca_cakupan(isi)
