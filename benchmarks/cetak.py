"""Printing Word documents, against docxtpl and against the floors (``python -m benchmarks.cetak``).

Every case writes the same documents, no two of them equal, to the same disk. The floors are what no renderer can go
below: writing bytes that are already finished, and compressing XML that is already finished into a copy of the other
parts. Measured twice: by the clock on the wall, and by the time of the processor alone.
"""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

from benchmarks.alat import bandingkan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import Tampilan
from kinerja_core.documents.mesin.render import render, templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from tests.documents import contoh

KALI = 20
TANPA_JEJAK = Tampilan(jejak=False)
LANTAI = "XML jadi + salin zip"


def kasus(slug: str, semua: list[BaseModel], folder: Path) -> dict[str, Callable[[], object]]:
    """The competing ways to print these documents."""
    what = KATALOG[slug]
    template = templat_bawaan(what)
    target = folder / f"{slug}.docx"
    data = [{**konteks.model_dump(), "srikandi": False, "kop_gambar": None} for konteks in semua]
    finished = [render(what, konteks, TANPA_JEJAK) for konteks in semua]
    container = Wadah(baca(finished[0]), ["word/document.xml"])
    changing = [{"word/document.xml": baca(item)["word/document.xml"]} for item in finished]
    reused = DocxTemplate(io.BytesIO(template))

    def environment() -> Environment:
        return Environment(autoescape=True, undefined=StrictUndefined)

    def docxtpl_new(number: int) -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.render(data[number], environment(), autoescape=True)
        document.save(target)

    def docxtpl_reused(number: int) -> None:
        reused.render(data[number], environment(), autoescape=True)
        reused.save(target)

    ways: dict[str, Callable[[int], Any]] = {
        "byte jadi ditulis": lambda n: target.write_bytes(finished[n]),
        LANTAI: lambda n: target.write_bytes(container.tulis(changing[n])),
        "kinerja": lambda n: target.write_bytes(render(what, semua[n], TANPA_JEJAK)),
        "kinerja, dengan jejak asal": lambda n: target.write_bytes(render(what, semua[n])),
        "docxtpl, objek dipakai ulang": docxtpl_reused,
        "docxtpl, objek baru": docxtpl_new,
    }

    def many(way: Callable[[int], Any]) -> Callable[[], object]:
        def run() -> None:
            for number in range(len(semua)):
                way(number)

        return run

    return {name: many(way) for name, way in ways.items()}


def ukur(judul: str, slug: str, semua: list[BaseModel]) -> None:
    """Measure one kind of document and print what the goals ask for."""
    for nama, jam in (("waktu dinding", time.perf_counter), ("waktu prosesor", time.process_time)):
        with tempfile.TemporaryDirectory() as folder:
            cara = kasus(slug, semua, Path(folder))
            median = bandingkan(f"{judul}, {nama}", cara, LANTAI, kali=len(semua), jam=jam)
        for kita in ("kinerja", "kinerja, dengan jejak asal"):
            print(
                f"  {kita}: docxtpl (objek baru) {median['docxtpl, objek baru'] / median[kita]:.1f} kali; "
                f"lantai salin zip {median[kita] / median[LANTAI]:.2f} kali"
            )


def main() -> None:
    """Risalah and surat keterangan in one run."""
    risalah, surat = contoh.risalah_contoh(), contoh.surat(60)
    ukur(
        "Risalah (dua halaman, tiga tabel)",
        "risalah",
        [risalah.model_copy(update={"hari_tanggal": f"Hari ke-{nomor}"}) for nomor in range(KALI)],
    )
    ukur(
        "Surat keterangan 60 pegawai",
        "surat-keterangan",
        [surat.model_copy(update={"nomor": f"KP.02.04/A/15/{nomor}/2026"}) for nomor in range(KALI)],
    )


if __name__ == "__main__":
    main()
