"""Lint, types, layers and the habits of the repository hold on every run of the tests."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.alat import penilai

AKAR = Path(__file__).parents[1]


@pytest.mark.parametrize("nama", penilai.PERINTAH)
def test_a_linter_finds_nothing(nama: str, bersama: Path | None):
    kode, kata = penilai.putusan(nama, bersama)
    assert kode == 0, kata


def _berkas_teks() -> list[Path]:
    daftar = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=AKAR,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split("\n")
    return [AKAR / nama for nama in daftar if nama and (AKAR / nama).is_file()]


def test_no_registry_host_stands_in_the_repository():
    hosts = ["pypi" + ".org", "pythonhos" + "ted.org", "registry." + "npmjs", "deb." + "debian"]
    for berkas in _berkas_teks():
        isi = berkas.read_bytes()
        assert not [h for h in hosts if h.encode() in isi], berkas


def _posesif(kode: str) -> list[str]:
    """Regular expressions of a program with ``*+``, ``++``, ``?+``, ``{n}+`` or ``(?>``."""
    found = []
    for simpul in ast.walk(ast.parse(kode)):
        if not isinstance(simpul, ast.Call) or not simpul.args:
            continue
        values = [one.value for one in ast.walk(simpul.args[0]) if isinstance(one, ast.Constant)]
        pola = "".join(one.decode("latin-1") if isinstance(one, bytes) else str(one) for one in values)
        plain = re.sub(r"\[\^?\]?[^\]]*\]", "_", re.sub(r"(?s)\\.", "_", pola))
        if ast.unparse(simpul.func).startswith(("ungkapan", "re.")) and re.search(r"[*+?}]\+|\(\?>", plain):
            found.append(pola)
    return found


def test_no_expression_is_possessive_which_python_before_3_11_5_computes_wrongly():
    """One of them cut pieces out of Word templates (CPython gh-101955)."""
    contoh = r'x = re.compile(rb"(a[*+]\++?)*+b"); y = ungkapan("(?>a)" rf"{x}"); re.sub(r"[*+]+\*+a+?", "", "a*+")'
    assert _posesif(contoh) == [r"(a[*+]\++?)*+b", "(?>a)"]
    for akar in ("kinerja_core", "addin"):
        for berkas in (AKAR / akar).rglob("*.py"):
            assert not _posesif(berkas.read_text(encoding="utf-8")), berkas


def test_paths_are_short_and_safe_for_windows():
    for berkas in _berkas_teks():
        nama = berkas.relative_to(AKAR).as_posix()
        assert len(nama) <= 120, nama
        assert not re.search(r'[:*?"<>|\\]', nama), nama


def test_top_level_names_are_the_agreed_ones():
    disepakati = {
        "addin",
        "workbook_templates",
        "docx_templates",
        "kinerja_core",
        "tests",
        "pyproject.toml",
        "benchmarks",
        "docs",
        ".ci",
        "README.md",
        "CHANGELOG.md",
        ".gitignore",
        ".gitattributes",
        "requirements-test.txt",
        "constraints.txt",
        "LICENSE",
        "NOTICE",
        "SECURITY.md",
    }
    ada = {berkas.relative_to(AKAR).parts[0] for berkas in _berkas_teks()}
    assert ada <= disepakati, ada - disepakati


def test_every_ignore_has_a_reason_beside_it():
    pola = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<kode>[:\[][^-#]*)?(?P<sisa>.*)$")
    for berkas in _berkas_teks():
        if berkas.suffix != ".py":
            continue
        for nomor, baris in enumerate(berkas.read_text(encoding="utf-8").splitlines(), 1):
            cocok = pola.search(baris)
            if cocok and 'r"#' not in baris:
                assert re.search(r"[-#]\s*\S.{4,}", cocok["sisa"]), f"{berkas.name}:{nomor}: {baris.strip()}"


def test_requirements_hold_versions_and_no_addresses():
    bagian = {
        nama: (AKAR / nama).read_text(encoding="utf-8").splitlines()
        for nama in ("requirements-test.txt", "constraints.txt")
    }
    tetap = {baris.partition("==")[0] for baris in bagian["constraints.txt"]}  # an extra is named, and pinned there
    for nama, isi in bagian.items():
        for baris in isi:
            versi = re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", baris)
            disebut = nama == "requirements-test.txt" and baris in tetap
            assert baris.startswith("#") or baris == "-c constraints.txt" or versi or disebut, baris


def test_the_installed_package_takes_no_name_that_is_anybodys(tmp_path: Path):
    salinan, wheel = tmp_path / "salinan", tmp_path / "wheel"
    for berkas in _berkas_teks():
        tujuan = salinan / berkas.relative_to(AKAR)
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(berkas, tujuan)
    # as the docs say it for a computer without internet, only without the packages of others
    petunjuk = (AKAR / "docs" / "pasang.md").read_text(encoding="utf-8")
    disebut = re.search(r"`py (-m pip \S+ -\S) roda -c constraints\.txt \.`", petunjuk)
    assert disebut
    pip = (sys.executable, *disebut[1].split(), str(wheel), "-q", "--no-deps", "--no-index", "--no-build-isolation")
    subprocess.run([*pip, str(salinan)], check=True, capture_output=True)
    with zipfile.ZipFile(next(wheel.glob("*.whl"))) as isi:
        terpasang = {nama for nama in isi.namelist() if ".dist-info/" not in nama}
    atas = {"kinerja_core", "kinerja_addin", "kinerja_halaman", "docx_templates", "workbook_templates"}
    assert {nama.partition("/")[0] for nama in terpasang} == atas
    akar = {"kinerja_addin": salinan / "addin", "kinerja_halaman": salinan / "addin"}
    disimpan = {
        berkas.relative_to(akar.get(nama, salinan)).as_posix()
        for nama in atas for berkas in (akar.get(nama, salinan) / nama).rglob("*") if berkas.is_file()
    }
    assert terpasang == disimpan, "setiap berkas paket ikut terpasang, dan tidak ada yang lain"
