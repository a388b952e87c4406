from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from dependensi import AKAR, DI_PYTHON_LAMA, DI_SISTEM_LAIN, dinyatakan, sistem_lain, terpasang
from notice import notice
from sbom import sbom


def _versi(berkas: str) -> dict[str, str]:
    baris = (AKAR / berkas).read_text(encoding="utf-8").splitlines()
    pasangan = [satu.split("==") for satu in baris if "==" in satu and not satu.startswith("#")]
    return {canonicalize_name(nama): versi for nama, versi in pasangan}


def test_notice_is_what_the_command_writes_from_the_installed_packages():
    assert (AKAR / "NOTICE").read_text(encoding="utf-8") == notice()


def test_notice_names_every_package_with_its_licence():
    baris = dict(re.findall(r"^([a-z0-9-]+)  +(\S.*)$", notice(), re.MULTILINE))
    assert {*dinyatakan(), *(paket.nama for paket in terpasang()), *DI_SISTEM_LAIN, *DI_PYTHON_LAMA} == set(baris)
    assert baris["docxtpl"] == "LGPL-2.1-only"
    assert "num2words" not in baris


@pytest.mark.skipif(sys.platform != "linux", reason="the packages of other systems are those of this list there")
def test_packages_of_other_systems_are_known():
    assert sistem_lain() == set(DI_SISTEM_LAIN)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="a later Python does not install them")
def test_packages_of_python_3_11_alone_are_known():
    nanti = {paket.nama for paket in terpasang("3.12")}
    assert {satu.nama: satu.lisensi for satu in terpasang() if satu.nama not in nanti} == DI_PYTHON_LAMA


def test_a_users_installation_is_pinned_whole_and_is_what_the_tests_run_with():
    dipatok = _versi("constraints.txt")
    di_sini = {paket.nama: paket.versi for paket in terpasang()}
    assert set(dipatok) == {*di_sini, *DI_SISTEM_LAIN, *DI_PYTHON_LAMA}
    assert {nama: dipatok[nama] for nama in di_sini} == di_sini


def test_a_version_is_pinned_in_one_place():
    uji = (AKAR / "requirements-test.txt").read_text(encoding="utf-8").splitlines()
    assert "-c constraints.txt" in uji
    assert not set(_versi("requirements-test.txt")) & set(_versi("constraints.txt"))


def test_the_first_command_of_the_readme_uses_the_pinned_versions():
    baris = (AKAR / "README.md").read_text(encoding="utf-8").splitlines()
    pemasangan = [satu for satu in baris if re.search(r"pip install (?!.*requirements-test)", satu)]
    assert len(pemasangan) == 2
    assert all("pip install -q -c constraints.txt . &&" in satu for satu in pemasangan)


def test_every_declared_package_is_imported_by_the_program_and_no_other():
    dipakai: set[str] = set()
    for berkas in [*(AKAR / "kinerja_core").rglob("*.py"), *(AKAR / "addin").rglob("*.py")]:
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(simpul, ast.Import):
                dipakai |= {nama.name.partition(".")[0] for nama in simpul.names}
            elif isinstance(simpul, ast.ImportFrom) and simpul.level == 0 and simpul.module:
                dipakai.add(simpul.module.partition(".")[0])
    pemilik = metadata.packages_distributions()
    sistem = {*sys.stdlib_module_names, "kinerja_core", "kinerja_addin", "kinerja_halaman", "docx_templates",
              "workbook_templates", "uno", "unohelper", "com"}  # fmt: skip
    # pydantic asks for one exact version of its core, which it is one with
    asal = {nama: {canonicalize_name(p) for p in pemilik.get(nama, [])} for nama in dipakai - sistem}
    tak_dinyatakan = {nama for nama, paket in asal.items() if not paket & {*dinyatakan(), "pydantic-core"}}
    assert tak_dinyatakan == set()
    assert set(dinyatakan()) <= set().union(*asal.values())


def test_the_bill_of_materials_is_complete_and_every_reference_leads_somewhere(tmp_path: Path):
    tujuan = tmp_path / "baru" / "kinerja.cdx.json"
    subprocess.run([sys.executable, ".ci/sbom.py", str(tujuan)], cwd=AKAR, check=True)
    isi = json.loads(tujuan.read_text(encoding="utf-8"))
    assert isi == sbom()
    assert (isi["bomFormat"], isi["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", isi["serialNumber"])
    dipatok = _versi("constraints.txt")
    for bagian in isi["components"]:
        assert dipatok[bagian["name"]] == bagian["version"]
        assert bagian["purl"] == f"pkg:pypi/{bagian['name']}@{bagian['version']}"
        assert bagian["licenses"][0]["license"]["name"]
    assert {bagian["name"] for bagian in isi["components"]} == {paket.nama for paket in terpasang()}
    dikenal = {isi["metadata"]["component"]["bom-ref"], *(bagian["bom-ref"] for bagian in isi["components"])}
    assert {satu["ref"] for satu in isi["dependencies"]} == dikenal
    assert {ke for satu in isi["dependencies"] for ke in satu["dependsOn"]} <= dikenal


def test_what_security_md_names_exists():
    teks = (AKAR / "SECURITY.md").read_text(encoding="utf-8")
    disebut = set(re.findall(r"`(tests/[^`]+)`", teks))
    assert len(disebut) >= 5
    assert [nama for nama in disebut if not (AKAR / nama).exists()] == []
    dijalankan = [f"{modul.replace('.', '/')}.py" for modul in re.findall(r"python -m ([a-z.]+)", teks)]
    dijalankan += re.findall(r"python (\.ci/\S+\.py)", teks)
    assert len(dijalankan) >= 2
    assert [nama for nama in dijalankan if not (AKAR / nama).is_file()] == []
