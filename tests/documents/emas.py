"""Golden documents, compared part by part. ``python -m tests.documents.emas`` accepts what is printed now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree
from pydantic import BaseModel

from tests.documents import contoh, contoh_buku, contoh_surat
from tests.documents.bantu import bagian, baku, render


def _buku(slug: str, konteks: Callable[[], BaseModel], pilihan: dict[str, Any]) -> bytes:
    return render(slug, konteks(), **pilihan)


FOLDER = Path(__file__).parent / "bagian_emas"
KASUS = {
    "risalah-terkecil": lambda: render("risalah", contoh.risalah_terkecil()),
    "risalah-contoh": lambda: render("risalah", contoh.risalah_contoh()),
    "risalah-srikandi-f4": lambda: render("risalah", contoh.risalah_contoh(), kertas="f4", srikandi=True),
    "surat-3": lambda: render("surat-keterangan", contoh.surat(3)),
    "surat-12": lambda: render("surat-keterangan", contoh.surat(12)),
    **{nama: partial(_buku, *kasus) for nama, kasus in contoh_buku.EMAS.items()},
    "surat-3-srikandi": lambda: render("surat-keterangan", contoh.surat(3), srikandi=True),
    "surat-3-berdua": lambda: render("surat-keterangan", contoh_surat.berdua(contoh.surat(3))),
    "surat-3-berdua-srikandi": lambda: render(
        "surat-keterangan", contoh_surat.berdua(contoh.surat(3)), srikandi=True
    ),
    **{slug: partial(render, slug, konteks) for slug, konteks in contoh_surat.LENGKAP.items()},
}


def rapi(xml: bytes) -> str:
    return etree.tostring(etree.fromstring(baku(xml)), pretty_print=True, encoding="unicode")


def cetakan(nama: str) -> dict[str, str]:
    """The parts a document changes, prettified: the others are those of its template."""
    return {
        f"{nama}.{Path(part).name}": rapi(isi)
        for part, isi in bagian(KASUS[nama]()).items()
        if part == "word/document.xml" or part.endswith("footer1.xml")
    }


def terima() -> None:
    FOLDER.mkdir(exist_ok=True)
    for nama in KASUS:
        for berkas, isi in cetakan(nama).items():
            (FOLDER / berkas).write_text(isi, "utf-8", newline="\n")
    for sisa in FOLDER.glob("*.baru"):
        sisa.unlink()


if __name__ == "__main__":
    terima()
