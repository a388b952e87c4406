"""The pages of a PDF are compared with their document word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinerja_core.documents.mesin.wadah import baca
from kinerja_core.services.halaman_pdf import Beda, IsiCetakan, bandingkan, isi_cetakan, rapat
from tests.alat import libreoffice
from tests.documents import contoh, contoh_buku
from tests.documents.bantu import render

Cetakan = tuple[IsiCetakan, list[str]]
SAMA = Beda((), ())
#: The footer: the last of a page's texts, or the first where LibreOffice is newer.
_KAKI = re.compile(r"Halaman [0-9]+ dari [0-9]+\n?")


@pytest.fixture(scope="module")
def tercetak(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cetakan]:
    """What each document must show, and the texts of its pages without the footer that counts them."""
    pypdf = pytest.importorskip("pypdf")
    folder = tmp_path_factory.mktemp("halaman")
    isi = {
        "surat": render("surat-keterangan", contoh.surat(60)),
        "evaluasi": render("evaluasi", contoh_buku.evaluasi_terbesar()),
    }
    berkas = [folder / f"{nama}.docx" for nama in isi]
    for satu, data in zip(berkas, isi.values(), strict=True):
        satu.write_bytes(data)

    def halaman(pdf: Path) -> list[str]:
        return [_KAKI.sub("", page.extract_text()) for page in pypdf.PdfReader(pdf).pages]

    pdf = libreoffice.ubah_semua(berkas, "pdf", folder)
    return {
        nama: (isi_cetakan(baca(data)), halaman(satu)) for (nama, data), satu in zip(isi.items(), pdf, strict=True)
    }


def _ganti(cetakan: Cetakan, semula: str, baru: str, nomor: int = -1) -> Beda:
    isi, halaman = cetakan
    assert semula in halaman[nomor]
    lain = list(halaman)
    lain[nomor] = lain[nomor].replace(semula, baru, 1)
    return bandingkan(isi, lain)


def test_pages_as_they_were_printed_agree_also_where_headings_repeat_and_rows_part(
    tercetak: dict[str, Cetakan],
) -> None:
    for isi, halaman in tercetak.values():
        assert len(halaman) > 3
        assert bandingkan(isi, halaman) == SAMA


def test_a_digit_of_a_nilai_is_told_though_others_have_that_nilai(tercetak: dict[str, Cetakan]) -> None:
    semula, baru = "Perbaikan\n61\n", "Perbaikan\n67\n"  # 67 is the nilai of another
    assert _ganti(tercetak["surat"], semula, baru) == Beda(("61",), ("67",))


@pytest.mark.parametrize(
    ("nomor", "semula", "baru"),
    [
        (0, "Demikian surat keterangan", "Demikian surat keterengan"),  # words of the template, not of the data
        (0, "Jakarta, 14 Januari 2026", "Jakarta, 14 Januari 2026 Revisi"),
        (-1, "Paraf Kepala", "Paraf"),
        (1, "Kelompok Peringkat", "Kelompok Nilai"),  # a heading that comes again
    ],
)
def test_every_changed_word_is_told(nomor: int, semula: str, baru: str, tercetak: dict[str, Cetakan]) -> None:
    assert _ganti(tercetak["surat"], semula, baru, nomor) != SAMA


def test_two_people_who_changed_places_are_told(tercetak: dict[str, Cetakan]) -> None:
    isi, halaman = tercetak["surat"]
    satu, dua = "Pegawai Contoh 59,", "Pegawai Contoh 60,"
    lain = [*halaman[:-1], halaman[-1].replace(satu, "?").replace(dua, satu).replace("?", dua)]
    assert bandingkan(isi, lain) == Beda(
        ("Pegawai Contoh 59, S.KM", "Pegawai Contoh 60, S.KM"), ("Pegawai Contoh 60, S.KM", "Pegawai Contoh 59, S.KM")
    )


def test_a_letter_in_a_document_whose_rows_part_is_told(tercetak: dict[str, Cetakan]) -> None:
    assert _ganti(tercetak["evaluasi"], "Pejabat Penilai Kinerja", "Pejabat Penilai Kenerja") != SAMA


@pytest.mark.parametrize(
    ("data", "halaman", "sama"),
    [
        ("satu dua\u2011tiga", "satu dua-tiga", True),
        ("perte\u00admuan\u00a0rutin", "pertemuan rutin", True),
        ("satu dua\u2011tiga", "satu duatiga", False),
        ("perte\u00admuan", "perte-muan", False),
    ],
)
def test_hyphens_are_compared_as_a_page_shows_them(data: str, halaman: str, sama: bool) -> None:
    isi = IsiCetakan(((rapat(data), False),), (), (), {})
    assert (bandingkan(isi, [halaman]) == SAMA) is sama
