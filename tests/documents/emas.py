"""Golden documents: what each shows, line by line. ``python -m tests.documents.emas`` accepts what is printed now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree
from pydantic import BaseModel

from tests.documents import contoh, contoh_buku, contoh_surat
from tests.documents.bantu import bagian, baku, render
from tests.documents.proyeksi import proyeksi


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


#: The document of which the whole XML is kept too.
UTUH = "risalah-contoh"


def rapi(xml: bytes) -> str:
    return etree.tostring(etree.fromstring(baku(xml)), pretty_print=True, encoding="unicode")


def cetakan(nama: str) -> dict[str, str]:
    """What a document shows, by the file that keeps it."""
    data = KASUS[nama]()
    isi = {f"{nama}.txt": proyeksi(data)}
    if nama == UTUH:
        isi |= {f"{nama}.{part}.xml": rapi(bagian(data)[f"word/{part}.xml"]) for part in ("document", "footer1")}
    return isi


def terima() -> None:
    FOLDER.mkdir(exist_ok=True)
    for lama in FOLDER.iterdir():
        lama.unlink()
    for nama in KASUS:
        for berkas, isi in cetakan(nama).items():
            (FOLDER / berkas).write_text(isi, "utf-8", newline="\n")


if __name__ == "__main__":
    terima()
