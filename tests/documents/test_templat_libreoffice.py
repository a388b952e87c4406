"""Our own templates opened and saved by LibreOffice, as a secretary does before changing a word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.halaman import isi_halaman
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents import contoh
from tests.documents.bantu import W, bagian, periksa_templat, render
from tests.documents.test_setiap_dokumen import KONTEKS

AKAR = Path(__file__).parents[2]
KASUS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    **{slug: (slug, konteks, {}) for slug, konteks in KONTEKS.items()},
    "surat terlampir": ("surat-keterangan", contoh.surat(12), {}),
    "surat srikandi": ("surat-keterangan", contoh.surat(12), {"srikandi": True}),
}


def _teks(data: bytes) -> list[str]:
    halaman = isi_halaman(bagian(data))
    return [" ".join(isi.split()) for isi, _ in (*halaman.badan, *halaman.tepi)]


def _halaman_baru(data: bytes) -> list[str]:
    """The first words of each page that begins because the document says so."""
    akar = etree.fromstring(bagian(data)["word/document.xml"])
    mulai, berikut = [], False
    for p in akar.iter(f"{W}p"):
        isi = "".join(item.text or "" for item in p.iter(f"{W}t")).strip()
        berikut = berikut or p.find(f"{W}pPr/{W}pageBreakBefore") is not None
        for item in p.iter(f"{W}t", f"{W}br"):
            if item.get(f"{W}type") == "page":
                berikut = True
            elif berikut and (item.text or "").strip():
                mulai.append(isi)
                berikut = False
    return mulai


@pytest.fixture(scope="module")
def disimpan(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    assert soffice
    folder = tmp_path_factory.mktemp("lo")
    semua = [AKAR / "docx_templates" / item.templat for item in KATALOG.values()]
    hasil = libreoffice.ubah_semua(semua, "docx:MS Word 2007 XML", folder)
    return dict(zip(KATALOG, hasil, strict=True))


@pytest.mark.parametrize("nama", KASUS)
def test_a_template_that_libreoffice_saved_prints_the_same_words_on_the_same_pages(
    nama: str, disimpan: Mapping[str, Path], tmp_path: Path
):
    slug, konteks, pilihan = KASUS[nama]
    assert [str(item) for item in periksa_templat(slug, disimpan[slug])] == []
    asli, ulang = render(slug, konteks, **pilihan), render(slug, konteks, templat=disimpan[slug], **pilihan)
    assert _teks(ulang) == _teks(asli)
    assert _halaman_baru(ulang) == _halaman_baru(asli)
    (tmp_path / "ulang.docx").write_bytes(ulang)
    assert [item for item in keluhan(tmp_path / "ulang.docx") if "pPr" in item and "sectPr" in item] == []


def test_the_appendix_of_a_letter_begins_its_own_page_on_paper_too(disimpan: Mapping[str, Path], tmp_path: Path):
    assert _halaman_baru(render("surat-keterangan", contoh.surat(12))) == ["Lampiran Surat Keterangan"]
    berkas = []
    for nama, templat in (("asli", None), ("ulang", disimpan["surat-keterangan"])):
        berkas.append(tmp_path / f"{nama}.docx")
        berkas[-1].write_bytes(render("surat-keterangan", contoh.surat(12), templat=templat))
    for pdf in libreoffice.ubah_semua(berkas, "pdf", tmp_path / "pdf"):
        _, _, lampiran = libreoffice.teks_pdf(pdf).partition("\f")
        assert lampiran.split()[:3] == ["Lampiran", "Surat", "Keterangan"], pdf.name
