"""What every document of the catalogue owes to those who sign and keep it, on A4 and on F4."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.documents.jejak import Jejak
from kinerja_core.documents.katalog import DOKUMEN
from kinerja_core.documents.render import render
from kinerja_core.documents.wadah import Wadah, baca
from kinerja_core.services.verifikasi import verifikasi
from tests.alat import libreoffice
from tests.documents import contoh
from tests.documents.contoh_buku import EMAS
from tests.documents.test_dokumen_jadi import LENGKAP

#: A full context of each document.
KONTEKS: dict[str, Any] = {**{slug: buat() for slug, buat, _ in EMAS.values()}, **LENGKAP}
#: Millimetres of the upright page.
UKURAN = {"a4": (210, 297), "f4": (215, 330)}
#: First and last words of the signatures. A rencana aksi is signed nowhere on the ministry's form.
TANDA_TANGAN: dict[str, tuple[str, str]] = {
    "risalah": ("Peserta,", "Laksmi Anggraini"),
    "skp": ("Pegawai yang Dinilai,", "dr. Ratna Wijaya"),
    "lampiran-skp": ("Pegawai yang Dinilai,", "dr. Ratna Wijaya"),
    "evaluasi": ("Pejabat Penilai Kinerja,", "dr. Ratna Wijaya"),
    "dokumen-evaluasi": ("PEGAWAI YANG DINILAI,", "dr. Ratna Wijaya"),
    "umpan-balik": ("Pegawai,", "dr. Ratna Wijaya"),
    "berita-acara-keberatan": ("Pegawai yang berkeberatan,", "drg. Laksmi"),
    "bimbingan": ("Pembina,", "dr. Ratna Wijaya"),
    "konseling": ("Pembina,", "dr. Ratna Wijaya"),
    **dict.fromkeys(
        ("surat-keterangan", "surat-keterangan-pegawai", "konversi-ak", "undangan-konfirmasi"),
        ("Mengetahui,", "drg. Laksmi"),
    ),
}
#: Empty lines put before a document, so that its signatures come to the end of a page in one case or another.
TURUN = (0, 8, 16, 24, 32, 40)
#: A letter of one page whose subject stands in a table: nothing to jump to.
TANPA_BAB = {"undangan-konfirmasi"}


def _turun(isi: bytes, baris: int) -> bytes:
    bagian = baca(isi)
    dokumen = bagian["word/document.xml"]
    bagian["word/document.xml"] = dokumen.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * baris, 1)
    return Wadah(bagian).tulis({})


def _berenam(jumlah: int) -> Any:
    return contoh.risalah_contoh().model_copy(update={"peserta": contoh.risalah_terbesar().peserta[:jumlah]})


@pytest.fixture(scope="module")
def pdf(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document on both papers and moved down, and risalah of one to six peserta, in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("setiap")
    isi = {
        f"{slug} {kertas}": render(slug, KONTEKS[slug], kertas=kertas) for slug in DOKUMEN for kertas in ("a4", "f4")
    }
    for slug in TANDA_TANGAN:
        isi |= {f"{slug} turun {baris}": _turun(isi[f"{slug} a4"], baris) for baris in TURUN}
    isi |= {f"peserta {jumlah}": render("risalah", _berenam(jumlah)) for jumlah in range(1, 7)}
    berkas = []
    for nama, data in isi.items():
        berkas.append(folder / f"{nama}.docx")
        berkas[-1].write_bytes(data)
    return dict(zip(isi, libreoffice.ubah_semua(berkas, "pdf", folder), strict=True))


def _halaman(pdf: Path) -> list[str]:
    return libreoffice.teks_pdf(pdf).split("\f")[:-1]


def test_every_document_has_an_example_and_its_signatures_are_known():
    assert set(KONTEKS) == set(DOKUMEN)
    assert set(TANDA_TANGAN) == set(DOKUMEN) - {"rencana-aksi"}


@pytest.mark.parametrize("srikandi", [False, True])
@pytest.mark.parametrize("slug", DOKUMEN)
def test_an_untouched_document_agrees_with_the_data_it_carries(slug: str, srikandi: bool, tmp_path: Path):
    berkas = tmp_path / "dokumen.docx"
    berkas.write_bytes(render(slug, KONTEKS[slug], kertas="f4", srikandi=srikandi, jejak=Jejak()))
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh, hasil.catatan) == (True, True, ())
    if not srikandi:
        assert type(KONTEKS[slug]).model_validate(hasil.jejak.data) == KONTEKS[slug]


@pytest.mark.parametrize("kertas", UKURAN)
@pytest.mark.parametrize("slug", DOKUMEN)
def test_a_document_fits_its_paper_and_has_no_blank_last_page(slug: str, kertas: str, pdf: dict[str, Path]):
    berkas = pdf[f"{slug} {kertas}"]
    info = subprocess.run(["pdfinfo", str(berkas)], capture_output=True, encoding="utf-8", check=True).stdout
    ukuran = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    assert ukuran is not None
    assert sorted(round(float(sisi) * 25.4 / 72) for sisi in ukuran.groups()) == sorted(UKURAN[kertas])
    akhir = [
        baris
        for baris in _halaman(berkas)[-1].splitlines()
        if baris.strip() and not re.search(r"Halaman \d+ dari|RAHASIA|ditandatangani", baris)
    ]
    assert akhir


@pytest.mark.parametrize("slug", DOKUMEN)
def test_the_pdf_of_a_document_has_bookmarks(slug: str, pdf: dict[str, Path]):
    assert (b"/Outlines" in pdf[f"{slug} a4"].read_bytes()) == (slug not in TANPA_BAB)


@pytest.mark.parametrize("slug", TANDA_TANGAN)
def test_the_signatures_stand_together_on_one_page_wherever_it_ends(slug: str, pdf: dict[str, Path]):
    awal, akhir = TANDA_TANGAN[slug]
    for baris in TURUN:
        halaman = _halaman(pdf[f"{slug} turun {baris}"])
        tempat = max(nomor for nomor, isi in enumerate(halaman) if awal in isi)
        assert akhir in halaman[tempat], baris


@pytest.mark.parametrize("jumlah", range(1, 7))
def test_one_to_six_people_sign_a_risalah_on_one_page(jumlah: int, pdf: dict[str, Path]):
    (halaman,) = (isi for isi in _halaman(pdf[f"peserta {jumlah}"]) if "Peserta," in isi)
    nama = [f"Nomor {urut}," for urut in range(1, jumlah + 1)]
    assert [item for item in nama if item not in "".join(halaman)] == []
    assert "dr. Ratna Wijaya" in halaman
