"""What a user's installation consists of: the program, what it declares, and what those need in turn."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

AKAR: Final = Path(__file__).parents[1]

#: What only other systems install, and its licence as its package says it.
DI_SISTEM_LAIN: Final = {
    "appscript": "Public Domain",
    "colorama": "BSD License",
    "pywin32": "PSF",
}
#: What only Python 3.11 installs: distributed reads the metadata of packages with them.
DI_PYTHON_LAMA: Final = {
    "importlib-metadata": "Apache-2.0",
    "lazy-importer": "Apache-2.0",
    "zipp": "MIT",
}
_VAGUE: Final = frozenset({"", "dual license", "unknown"})  # then the classifiers say more


@dataclass(frozen=True, slots=True)
class Paket:
    """One installed package; ``perlu`` are the names of those it needs here."""

    nama: str
    versi: str
    lisensi: str
    perlu: tuple[str, ...]


def dinyatakan() -> tuple[str, ...]:
    """Names that the program declares, extras included, as in ``pyproject.toml``, in canonical form."""
    project = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    return tuple(sorted(canonicalize_name(Requirement(text).name) for text in stated))


def terpasang(python: str | None = None) -> tuple[Paket, ...]:
    """Every package a user's installation has on this system, by name; the tests' own are not among them.

    Args:
        python: the version of Python it is for, such as ``3.12``; default the one that runs.
    """
    found: dict[str, Paket] = {}
    wanted = list(dinyatakan())
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        package = metadata.distribution(name)
        needed = tuple(sorted(canonicalize_name(item.name) for item in _needed(package, python)))
        found[name] = Paket(name, package.version, _licence(package), needed)
        wanted += needed
    return tuple(found[name] for name in sorted(found))


def sistem_lain() -> frozenset[str]:
    """Names that some package needs, but not on this system and not for an extra."""
    here = {package.nama for package in terpasang()}
    named = {
        canonicalize_name(item.name)
        for package in terpasang()
        for item in map(Requirement, metadata.distribution(package.nama).requires or ())
        if item.marker is not None and "platform" in str(item.marker) and "extra" not in str(item.marker)
    }
    return frozenset(named - here)


def _needed(package: metadata.Distribution, python: str | None) -> list[Requirement]:
    stated = [Requirement(text) for text in package.requires or ()]
    here = {"extra": ""} | ({} if python is None else {"python_version": python, "python_full_version": f"{python}.0"})
    return [item for item in stated if item.marker is None or item.marker.evaluate(here)]


def _licence(package: metadata.Distribution) -> str:
    """The licence a package states; an SPDX expression where it gives one."""
    stated = (package.metadata.get("License-Expression") or package.metadata.get("License") or "").strip()
    if stated.casefold() not in _VAGUE and len(stated) <= 60:
        return stated
    classifiers = package.metadata.get_all("Classifier") or []
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
    return " / ".join(named) or stated.partition("\n")[0]
