"""Documents made from staff workbooks: the validator, hostile text and LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from kinerja_core.documents.bagian.hasil_kerja import VARIAN
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.model.istilah import Istilah
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents.bantu import berurutan, dengan_docxtpl, render, sama_per_bagian, semua_teks, teks
from tests.documents.contoh_buku import CONTOH, EMAS
from tests.documents.test_dokumen_jadi import JAHAT


def ganti(nilai: Any, ambil: Callable[[], str]) -> Any:
    """The same data with another text in every free text field."""
    if isinstance(nilai, Istilah):
        return nilai
    if isinstance(nilai, str):
        return ambil()
    if isinstance(nilai, dict):
        return {kunci: ganti(item, ambil) for kunci, item in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [ganti(item, ambil) for item in nilai]
    return nilai


def bertukar(nama: str, ambil: Callable[[], str]) -> tuple[str, BaseModel]:
    slug, buat, _ = EMAS[nama]
    konteks = buat()
    return slug, type(konteks).model_validate(ganti(konteks.model_dump(), ambil))


def _berdiri_utuh(isi: str, konteks: BaseModel) -> None:
    """Every text of the context stands in the document, and the texts of each list in their order.

    The umpan balik of a RHK stands beside its first indicator, so it is not part of that order.
    """
    for potongan in semua_teks(konteks.model_dump()):
        assert potongan in isi, potongan
    rhk = {"__all__": {"umpan_balik"}}
    varian = {nama: {"utama": rhk, "tambahan": rhk} for nama in VARIAN.values() if hasattr(konteks, nama)}
    semua = konteks.model_dump(exclude=varian)
    for nilai in semua.values():
        for daftar in nilai.values() if isinstance(nilai, dict) else (nilai,):
            if isinstance(daftar, tuple):
                berurutan(isi, semua_teks(daftar))


@pytest.mark.parametrize("nama", CONTOH)
def test_the_validator_finds_nothing(nama: str, tmp_path: Path):
    slug, konteks, pilihan, _ = CONTOH[nama]
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(slug, konteks, **pilihan))
    assert keluhan(berkas) == []


@pytest.mark.parametrize("nama", EMAS)
def test_hostile_text_stands_whole_in_every_field_of_a_valid_file(nama: str, tmp_path: Path):
    slug, konteks = bertukar(nama, lambda: JAHAT)
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(slug, konteks))
    assert keluhan(berkas) == []
    _berdiri_utuh(teks(berkas.read_bytes()), konteks)


@pytest.mark.parametrize("nama", CONTOH)
def test_our_documents_equal_those_of_docxtpl(nama: str):
    slug, konteks, _, _ = CONTOH[nama]
    sama_per_bagian(render(slug, konteks), dengan_docxtpl(templat_bawaan(KATALOG[slug]), konteks))


@pytest.fixture(scope="module")
def pdf(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document as a PDF, made in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("cetakan")
    berkas = [folder / f"{nama}.docx" for nama in CONTOH]
    for path, (slug, konteks, pilihan, _) in zip(berkas, CONTOH.values(), strict=True):
        path.write_bytes(render(slug, konteks, **pilihan))
    return dict(zip(CONTOH, libreoffice.ubah_semua(berkas, "pdf", folder), strict=True))


@pytest.mark.parametrize("nama", CONTOH)
def test_libreoffice_prints_the_expected_pages_and_every_text(nama: str, pdf: dict[str, Path]):
    _, konteks, _, halaman = CONTOH[nama]
    assert libreoffice.jumlah_halaman(pdf[nama]) == halaman
    isi = "".join(libreoffice.teks_pdf(pdf[nama]).split())
    for potongan in semua_teks(konteks.model_dump()):
        assert potongan.split()[0] in isi, potongan
