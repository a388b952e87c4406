"""The documents the product prints: those whose modules are in this package. Nobody lists them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from typing import Final

import kinerja_core.documents as paket
from kinerja_core.documents.mesin.dokumen import DariPegawai, DariPegawaiDanUnit, DariUnit, Dokumen
from kinerja_core.model.galat import GalatKinerja


class DokumenBelumDinyatakan(GalatKinerja):
    """A module of a document that does not declare all of itself."""


def _muat(slug: str) -> Dokumen:
    """Load the module of a document, which must say everything about it."""
    module = f"{paket.__name__}.{slug.replace('-', '_')}"
    try:
        found = getattr(import_module(module), "DOKUMEN", None)
    except TypeError as problem:  # a declaration with a part missing
        raise DokumenBelumDinyatakan(f'Dokumen "{slug}" belum dinyatakan lengkap di {module}: {problem}.') from problem
    if not isinstance(found, Dokumen):
        raise DokumenBelumDinyatakan(f'Dokumen "{slug}" belum dinyatakan: {module} tidak memuat DOKUMEN.')
    if found.slug != slug:
        raise DokumenBelumDinyatakan(f'{module} menyatakan dokumen "{found.slug}"; namanya harus "{slug}".')
    if not isinstance(found.sumber, DariPegawai | DariPegawaiDanUnit | DariUnit):
        raise DokumenBelumDinyatakan(f'Dokumen "{slug}" belum menyatakan dari mana datanya (sumber) di {module}.')
    if not files("docx_templates").joinpath(found.templat).is_file():
        raise DokumenBelumDinyatakan(f'Templat "{found.templat}" dari dokumen "{slug}" tidak ada di docx_templates.')
    return found


class _Katalog(Mapping[str, Dokumen]):
    """Every document by its slug. Names are known at once; a document is loaded when it is first asked for."""

    def __init__(self) -> None:
        self._found: dict[str, Dokumen | None] = {
            module.name.replace("_", "-"): None
            for module in sorted(pkgutil.iter_modules(paket.__path__), key=lambda module: module.name)
            if not module.ispkg and module.name != __name__.rpartition(".")[2]
        }

    def __getitem__(self, slug: str) -> Dokumen:
        if (found := self._found[slug]) is None:
            found = self._found[slug] = _muat(slug)
        return found

    def __contains__(self, slug: object) -> bool:
        return slug in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


#: Every document by its slug.
KATALOG: Final[Mapping[str, Dokumen]] = _Katalog()


def cari(slug: str) -> Dokumen:
    """A document by its name, or by the only one that begins so ("berita-acara").

    Raises:
        GalatKinerja: no such document, or one that does not declare all of itself.
    """
    near = [slug] if slug in KATALOG else [name for name in KATALOG if slug and name.startswith(f"{slug}-")]
    if len(near) != 1:
        raise GalatKinerja(f'Dokumen "{slug}" tidak ada. Yang ada: {", ".join(KATALOG)}.')
    return KATALOG[near[0]]
