"""Printing Word documents, against docxtpl and against the floors (``python -m benchmarks.cetak``).

Every case writes the same document to the same disk. The floors are what no renderer can go below: writing bytes
that are already finished, and compressing XML that is already finished into a copy of the other parts. Both
documents are checked to say the same before anything is measured.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from benchmarks.alat import bandingkan
from kinerja_core.documents.jejak import Jejak
from kinerja_core.documents.katalog import DOKUMEN
from kinerja_core.documents.render import render, templat_bawaan
from kinerja_core.documents.wadah import Wadah, baca
from tests.documents import contoh

KALI = 20


def kasus(slug: str, konteks: BaseModel, folder: Path) -> dict[str, Callable[[], object]]:
    """The competing ways to print one document ``KALI`` times."""
    template = templat_bawaan(DOKUMEN[slug])
    target = folder / f"{slug}.docx"
    data = {**konteks.model_dump(), "srikandi": False, "kop_gambar": None}
    finished = render(slug, konteks)
    parts = baca(finished)
    container = Wadah(parts, ["word/document.xml"])
    changing = {"word/document.xml": parts["word/document.xml"]}
    reused = DocxTemplate(io.BytesIO(template))

    def environment() -> Environment:
        return Environment(autoescape=True, undefined=StrictUndefined)

    def docxtpl_new() -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.render(data, environment(), autoescape=True)
        document.save(target)

    def docxtpl_reused() -> None:
        reused.render(data, environment(), autoescape=True)
        reused.save(target)

    ways: dict[str, Callable[[], Any]] = {
        "byte jadi ditulis": lambda: target.write_bytes(finished),
        "XML jadi + salin zip": lambda: target.write_bytes(container.tulis(changing)),
        "kinerja": lambda: target.write_bytes(render(slug, konteks)),
        "kinerja, dengan jejak asal": lambda: target.write_bytes(render(slug, konteks, jejak=Jejak())),
        "docxtpl, objek dipakai ulang": docxtpl_reused,
        "docxtpl, objek baru": docxtpl_new,
    }

    def many(way: Callable[[], Any]) -> Callable[[], object]:
        def run() -> None:
            for _ in range(KALI):
                way()

        return run

    return {name: many(way) for name, way in ways.items()}


def ukur(judul: str, slug: str, konteks: BaseModel) -> dict[str, float]:
    """Measure one document and print what the goals ask for."""
    with tempfile.TemporaryDirectory() as folder:
        median = bandingkan(judul, kasus(slug, konteks, Path(folder)), "XML jadi + salin zip", kali=KALI)
    print(
        f"  docxtpl (objek baru) : kinerja = {median['docxtpl, objek baru'] / median['kinerja']:.1f} kali; "
        f"kinerja : lantai salin zip = {median['kinerja'] / median['XML jadi + salin zip']:.2f} kali"
    )
    return median


def main() -> None:
    """Risalah and surat keterangan in one run."""
    ukur("Risalah (dua halaman, tiga tabel)", "risalah", contoh.risalah_contoh())
    ukur("Surat keterangan 60 pegawai", "surat-keterangan", contoh.surat(60))


if __name__ == "__main__":
    main()
