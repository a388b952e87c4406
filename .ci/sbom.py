"""Writes the bill of materials (CycloneDX 1.6, JSON): ``python .ci/sbom.py build/kinerja.cdx.json``."""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import Any

from dependensi import Paket, dinyatakan, terpasang
from kinerja_core import __version__


def sbom() -> dict[str, Any]:
    """The bill of materials of a user's installation on this system; equal installations give equal ones."""
    packages = terpasang()
    program = _reference("kinerja", __version__)
    known = {package.nama: _reference(package.nama, package.versi) for package in packages}
    content: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": program, "name": "kinerja", "version": __version__, "purl": program,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": [_component(package) for package in packages],
        "dependencies": [
            {"ref": program, "dependsOn": [known[name] for name in dinyatakan()]},
            *({"ref": known[p.nama], "dependsOn": [known[name] for name in p.perlu]} for p in packages),
        ],
    }  # fmt: skip
    return content | {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content))}"}


def _component(package: Paket) -> dict[str, Any]:
    purl = _reference(package.nama, package.versi)
    return {
        "type": "library", "bom-ref": purl, "name": package.nama, "version": package.versi, "purl": purl,
        "licenses": [{"license": {"name": package.lisensi}}],
    }  # fmt: skip


def _reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def tulis(tujuan: Path) -> None:
    """Write the bill of materials to a file, whose folder is made when it is missing."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    tujuan.write_text(json.dumps(sbom(), indent=2) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    tulis(Path(sys.argv[1]))
