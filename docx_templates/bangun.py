"""Builds the Word templates. Run ``python -m docx_templates.bangun`` after a change; a test compares.

The templates are ordinary Word files that an office may copy and edit; this package only makes the ones that ship. A
module ``bangun_<document>`` is a builder by being here: its ``bangun`` builds the template of its ``DOKUMEN``. Beside
each ``.docx`` stands its prepared form (:mod:`kinerja_core.documents.mesin.siap`), from which it is printed.
"""

from __future__ import annotations

import io
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

import docx_templates as paket
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import susun
from kinerja_core.documents.mesin.isian import isian_model
from kinerja_core.documents.mesin.siap import AKHIRAN_SIAP, kemas
from kinerja_core.documents.mesin.wadah import Wadah, baca

_AWALAN = "bangun_"


def pembuat() -> dict[str, Any]:
    """The module that builds the template of each document, by the document's name."""
    names = [module.name for module in pkgutil.iter_modules(paket.__path__) if module.name.startswith(_AWALAN)]
    found = [import_module(f"{paket.__name__}.{name}") for name in sorted(names)]
    return {module.DOKUMEN.slug: module for module in found}


def jadi(document: Any) -> bytes:
    """The bytes of a template, always the same."""
    for rels in (
        document.part.package.rels,
        document.part.rels,
    ):  # what the blank document of python-docx carries along
        for rel in list(rels.values()):
            if rel.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del rels[rel.rId]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
            styles.remove(style)
    target = io.BytesIO()
    document.save(target)
    parts = baca(target.getvalue())
    fonts = parts["word/fontTable.xml"]  # where Arial is missing, its metric twin is named
    parts["word/fontTable.xml"] = fonts.replace(
        b"</w:fonts>",
        b'<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
        b'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>',
    )
    return Wadah(parts).tulis({})


def bangun(slug: str) -> bytes:
    """The template of a document."""
    return jadi(pembuat()[slug].bangun())


def siapkan(slug: str, templat: bytes) -> bytes:
    """The prepared form of a document's template."""
    fields = isian_model(KATALOG[slug].konteks)
    return kemas(templat, fields, lambda look: susun.siapkan(templat, fields, look))


def main(slugs: Sequence[str] = ()) -> None:
    """Write the templates of these documents, or of all, beside this module."""
    for slug, module in pembuat().items():
        if not slugs or slug in slugs:
            target = Path(__file__).parent / module.DOKUMEN.templat
            target.write_bytes(template := jadi(module.bangun()))
            target.with_suffix(AKHIRAN_SIAP).write_bytes(siapkan(slug, template))


if __name__ == "__main__":
    main(sys.argv[1:])
