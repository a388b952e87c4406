"""What is put on a page of a PDF after it was printed is told; signatures and comments there are not judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.services.verifikasi_pdf import HasilVerifikasiPDF, verifikasi_pdf

pypdf = pytest.importorskip("pypdf")
from pypdf.generic import (  # noqa: E402 - after the check that it is there
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


def _pdf(
    tujuan: Path, ubah: Callable[[pypdf.PdfWriter], None], *, dokumen: str = "RISALAH", urut: tuple[int, ...] = (1,)
) -> HasilVerifikasiPDF:
    """A PDF whose pages say that they belong to one document, changed, and what is found."""
    penulis = pypdf.PdfWriter()
    for nomor in urut:
        halaman = penulis.add_blank_page(595, 842)
        kode = f"Nomor dokumen {dokumen}-ABCDEFGHIJ, halaman {nomor} dari {len(urut)} Sidik data {'a' * 64}"
        isi = DecodedStreamObject()
        isi.set_data(f"BT /F1 8 Tf 20 20 Td ({kode}) Tj ET".encode())
        huruf = {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                 NameObject("/BaseFont"): NameObject("/Helvetica")}  # fmt: skip
        halaman[NameObject("/Contents")] = isi
        halaman[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): DictionaryObject(huruf)})}
        )
    ubah(penulis)
    penulis.write(tujuan)
    return verifikasi_pdf(tujuan)


def _tempel(penulis: pypdf.PdfWriter, jenis: str, **lain: object) -> None:
    satu = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(jenis),
        NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (100, 500, 300, 560)]),
    })  # fmt: skip
    for nama, nilai in lain.items():
        satu[NameObject(f"/{nama}")] = nilai
    penulis.pages[0][NameObject("/Annots")] = ArrayObject([satu])


PUTIH = ArrayObject([FloatObject(1)] * 3)


def _uraian(hasil: HasilVerifikasiPDF) -> str:
    return "\n".join(hasil.uraian())


def test_pages_as_they_were_printed_agree(tmp_path: Path):
    hasil = _pdf(tmp_path / "a.pdf", lambda _: None)
    assert hasil.sesuai
    assert hasil.tempelan == () == hasil.catatan


@pytest.mark.parametrize(
    ("jenis", "lain", "kata"),
    [
        ("/FreeText", {"Contents": TextStringObject("Sangat Baik 120")}, 'tulisan yang ditempelkan "Sangat Baik 120"'),
        ("/FreeText", {}, "tulisan yang ditempelkan"),
        ("/Widget", {"FT": NameObject("/Tx"), "V": TextStringObject("120")}, 'tulisan yang ditempelkan "120"'),
        ("/Square", {"IC": PUTIH}, "bidang berwarna yang menutupi isinya"),
        ("/StrikeOut", {}, "tulisan yang dicoret"),
        ("/Redact", {}, "tanda penghapusan"),
    ],
)
def test_what_changes_the_words_of_a_page_disagrees(jenis: str, lain: dict[str, object], kata: str, tmp_path: Path):
    hasil = _pdf(tmp_path / "a.pdf", lambda penulis: _tempel(penulis, jenis, **lain))
    assert not hasil.sesuai
    assert f"Diubah sesudah dicetak, di halaman 1: {kata}" in _uraian(hasil)
    assert hasil.sebagai_json()["tempelan"][0]["halaman"] == 1


@pytest.mark.parametrize(
    ("jenis", "lain", "kata"),
    [
        ("/Widget", {"FT": NameObject("/Sig")}, ""),
        ("/Widget", {"FT": NameObject("/Tx")}, ""),
        ("/Link", {}, ""),
        ("/FreeText", {"F": NumberObject(2), "Contents": TextStringObject("tak tampak")}, ""),
        ("/Stamp", {}, "stempel atau gambar tempelan"),
        ("/Text", {"Contents": TextStringObject("mohon diperiksa")}, "komentar"),
        ("/Square", {}, "garis atau bentuk"),
    ],
)
def test_signatures_and_comments_are_only_told(jenis: str, lain: dict[str, object], kata: str, tmp_path: Path):
    hasil = _pdf(tmp_path / "a.pdf", lambda penulis: _tempel(penulis, jenis, **lain))
    assert hasil.sesuai
    assert [apa for _, apa in hasil.catatan] == ([kata] if kata else [])
    assert ("yang tidak dibandingkan" in _uraian(hasil)) is bool(kata)


def test_a_page_of_which_a_part_is_cut_off_does_not_agree(tmp_path: Path):
    def potong(penulis: pypdf.PdfWriter) -> None:
        penulis.pages[0].cropbox.upper_right = (300, 400)

    hasil = _pdf(tmp_path / "a.pdf", potong)
    assert not hasil.sesuai
    assert "halaman dipotong" in _uraian(hasil)


def test_nothing_of_a_secret_document_is_quoted(tmp_path: Path):
    teks = TextStringObject("masalah keluarga")
    hasil = _pdf(tmp_path / "a.pdf", lambda p: _tempel(p, "/FreeText", Contents=teks), dokumen="KONSELING")
    assert not hasil.sesuai
    assert "keluarga" not in _uraian(hasil)
    assert "keluarga" not in str(hasil.sebagai_json())


def test_the_same_on_many_pages_is_told_once(tmp_path: Path):
    def coret(penulis: pypdf.PdfWriter) -> None:
        _tempel(penulis, "/StrikeOut")
        for halaman in penulis.pages[1:]:
            halaman[NameObject("/Annots")] = penulis.pages[0]["/Annots"]

    said = _uraian(_pdf(tmp_path / "a.pdf", coret, urut=(1, 2, 3)))
    assert said.count("dicoret") == 1
    assert "di halaman 1, 2, dan 3" in said or "di halaman 1, 2, 3" in said


def test_pages_in_another_order_are_told(tmp_path: Path):
    hasil = _pdf(tmp_path / "a.pdf", lambda _: None, urut=(3, 2, 1))
    assert hasil.sesuai
    assert "Halamannya tidak berurutan: 3, 2, 1." in _uraian(hasil)
