"""Proof of origin: what a file carries, what is found when it was changed, and what it gives back."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.jejak import TIDAK_TERCETAK, baca_jejak
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services import verifikasi as modul
from kinerja_core.services.verifikasi import verifikasi
from kinerja_core.services.verifikasi_pdf import DokumenPDF, HasilVerifikasiPDF
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents import contoh
from tests.documents.bantu import W, render, semua_teks, teks
from tests.documents.test_sama_dengan_docxtpl import kata
from tests.documents.test_setiap_dokumen import KONTEKS

JEJAK = {"jejak": True, "tanggal_aturan": date(2025, 12, 31)}
KASUS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "risalah": ("risalah", contoh.risalah_contoh(), {}),
    "risalah srikandi f4": ("risalah", contoh.risalah_contoh(), {"srikandi": True, "kertas": "f4"}),
    "surat 60": ("surat-keterangan", contoh.surat(60), {}),
    "surat srikandi": ("surat-keterangan", contoh.surat(3), {"srikandi": True}),
}


def _cetak(folder: Path, nama: str = "risalah", **lain: Any) -> Path:
    slug, konteks, pilihan = KASUS[nama]
    berkas = folder / "dokumen.docx"
    berkas.write_bytes(render(slug, konteks, **JEJAK, **pilihan, **lain))
    return berkas


@pytest.mark.parametrize("nama", KASUS)
def test_an_untouched_document_agrees_and_is_valid(nama: str, tmp_path: Path):
    berkas = _cetak(tmp_path, nama)
    assert keluhan(berkas) == []
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh, hasil.perubahan, hasil.catatan) == (True, True, (), ())
    assert hasil.jejak.tanggal_aturan == "2025-12-31"
    assert hasil.jejak.dokumen == KASUS[nama][0]


def test_the_data_come_back_as_they_were_given(tmp_path: Path):
    konteks = KASUS["surat 60"][1]
    assert type(konteks).model_validate(verifikasi(_cetak(tmp_path, "surat 60")).jejak.data) == konteks


def test_the_page_is_the_same_with_and_without_it():
    konteks = contoh.risalah_contoh()
    tanpa, dengan = baca(render("risalah", konteks)), baca(render("risalah", konteks, **JEJAK))
    assert baca_jejak(tanpa) is None
    assert set(dengan) - set(tanpa) == {
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    }
    berubah = {nama for nama, isi in tanpa.items() if dengan[nama] != isi}
    assert berubah == {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert render("risalah", konteks, **JEJAK) == render("risalah", konteks, **JEJAK)


_UTUH = DokumenPDF("RISALAH-1", "a" * 64, 2, (1, 2), Path("a.docx"), kata_demi_kata=True)


@pytest.mark.parametrize(("cacat", "kata"), [
    ({"halaman": (2,)}, "  Tidak lengkap: halaman 1 dari 2 tidak ada."),
    ({"halaman": (1, 2, 2)}, "  Halaman 2 ada lebih dari sekali."),
    ({"asal": None}, "  Dokumen Word dengan sidik itu tidak ada di tempat yang disebut."),
    ({"jejak_utuh": False}, "  Data yang dibawa dokumen Word itu telah diubah: SHA-256-nya tidak cocok."),
    ({"hilang": ("Baik",)}, "  Tidak ada di halamannya, atau di tempat lain: Baik"),
    ({"tambahan": ("Sangat Baik",)}, "  Ditambahkan di halamannya: Sangat Baik"),
])  # fmt: skip
def test_a_pdf_agrees_only_when_every_document_in_it_does(cacat: dict[str, Any], kata: str):
    baik = HasilVerifikasiPDF("a.pdf", (_UTUH, _UTUH), (), dibandingkan=True)
    assert baik.sesuai
    assert kata not in baik.uraian()
    for dokumen in ((_UTUH, replace(_UTUH, **cacat)), (replace(_UTUH, **cacat), _UTUH)):
        hasil = replace(baik, dokumen=dokumen)
        assert not hasil.sesuai
        assert kata in hasil.uraian()
        assert hasil.uraian()[-1] == "PDF TIDAK sesuai."
    assert not replace(baik, tanpa_kode=(3,)).sesuai
    assert not replace(baik, dokumen=()).sesuai
    assert replace(baik, dokumen=(replace(_UTUH, asal=None),), dibandingkan=False).sesuai  # nothing was asked for


@pytest.mark.parametrize("nama", KASUS)
def test_nothing_is_in_it_that_the_page_does_not_show(nama: str, tmp_path: Path):
    berkas = _cetak(tmp_path, nama)
    isi = baca(berkas.read_bytes())
    halaman = teks(berkas.read_bytes())
    jejak = baca_jejak(isi)
    assert jejak is not None
    for butir in semua_teks(jejak.data):
        assert butir in halaman or butir == TIDAK_TERCETAK
    if "srikandi" in nama:
        assert contoh.nip(7) not in isi["customXml/item1.xml"].decode() or contoh.nip(7) in halaman


def test_a_field_that_an_own_template_leaves_out_is_masked(tmp_path: Path):
    templat = tmp_path / "kantor.docx"
    dokumen = Document()
    dokumen.add_paragraph("Dialog {{ hari_tanggal }}")
    dokumen.save(str(templat))
    berkas = _cetak(tmp_path, templat=templat)
    isi = b"".join(baca(berkas.read_bytes()).values()).decode("utf-8", "replace")
    assert "Bagas" not in isi
    assert "Jumat, 10 Oktober 2025" in isi
    hasil = verifikasi(berkas, templat)
    assert (hasil.perubahan, hasil.sesuai) == ((), False)  # whole lists of the form are missing
    assert [item.split(" (")[0] for item in hasil.hilang] == [
        f"seluruh daftar {nama}" for nama in ("hasil_kerja", "rencana_aksi", "agenda", "strategi", "peserta")
    ]
    assert any("pimpinan.nama" in catatan for catatan in hasil.catatan)
    tanpa = verifikasi(berkas)
    assert not tanpa.sesuai
    assert tanpa.hilang[2] == "seluruh daftar agenda (Agenda pembahasan)"
    (catatan,) = (item for item in tanpa.catatan if "tidak dicetak oleh templat" in item)
    assert "pimpinan.nama (Nama lengkap dengan gelar)" in catatan


def test_a_changed_paragraph_is_shown_before_and_after(tmp_path: Path):
    berkas = _cetak(tmp_path)
    dokumen = Document(str(berkas))
    dokumen.tables[1].rows[1].cells[0].paragraphs[0].runs[-1].text = "Menunda semuanya"
    dokumen.add_paragraph("Tambahan tangan")
    dokumen.save(str(berkas))
    hasil = verifikasi(berkas)
    assert not hasil.sesuai
    assert hasil.jejak.utuh
    lama = {text for item in hasil.perubahan for text in item.menurut_data}
    baru = {text for item in hasil.perubahan for text in item.pada_berkas}
    assert any("Menyusun Rencana Kerja Penilaian Mandiri" in text for text in lama)
    assert len(lama) == 1
    assert any("Menunda semuanya" in text for text in baru)
    assert "Tambahan tangan" in baru


def _tukar(satu: Any, dua: Any) -> None:
    a, b = satu.paragraphs[0].runs[0], dua.paragraphs[0].runs[0]
    a.text, b.text = b.text, a.text


def test_two_cells_that_changed_places_are_each_shown_with_their_place(tmp_path: Path):
    berkas = _cetak(tmp_path, "surat 60")
    dokumen = Document(str(berkas))
    _tukar(dokumen.tables[-1].rows[2].cells[1], dokumen.tables[-1].rows[3].cells[1])
    dokumen.save(str(berkas))
    hasil = verifikasi(berkas)
    nama = ("Pegawai Contoh 2, S.KM",), ("Pegawai Contoh 3, S.KM",)
    tabel = f"tabel {len(list(dokumen.element.body.iter(W + 'tbl')))}"
    assert [(p.letak, p.menurut_data, p.pada_berkas) for p in hasil.perubahan] == [
        (f"{tabel}, baris 3, kolom 2", *nama),
        (f"{tabel}, baris 4, kolom 2", *nama[::-1]),
    ]
    assert f"Berubah di isi dokumen, {tabel}, baris 3, kolom 2:" in hasil.uraian()


def test_a_row_taken_out_and_a_row_moved_are_shown_whole(tmp_path: Path):
    berkas = _cetak(tmp_path, "surat 60")
    dokumen = Document(str(berkas))
    baris = dokumen.tables[-1].rows
    isi = tuple(sel.text for sel in baris[4].cells)
    baris[9]._tr.addnext(baris[4]._tr)
    dokumen.save(str(berkas))
    hasil = verifikasi(berkas)
    assert [(p.menurut_data, p.pada_berkas) for p in hasil.perubahan] == [(isi, ()), ((), isi)]
    assert [baris.split(" isi")[0] for baris in hasil.uraian() if baris.endswith(":")] == [
        "Hilang dari",
        "Ditambahkan di",
    ]


def test_a_changed_footer_is_shown(tmp_path: Path):
    berkas = _cetak(tmp_path)
    dokumen = Document(str(berkas))
    dokumen.sections[0].footer.add_paragraph("Palsu")
    dokumen.save(str(berkas))
    (perubahan,) = verifikasi(berkas).perubahan
    assert (perubahan.bagian, perubahan.pada_berkas) == ("kepala dan kaki halaman", ("Palsu",))


def test_changed_data_are_found_by_their_sum(tmp_path: Path):
    berkas = _cetak(tmp_path)
    isi = baca(berkas.read_bytes())
    isi["customXml/item1.xml"] = isi["customXml/item1.xml"].replace(b"Bagas", b"Bagus")
    berkas.write_bytes(Wadah(isi).tulis({}))
    hasil = verifikasi(berkas)
    assert not hasil.jejak.utuh
    assert not hasil.sesuai
    assert "Bagus" in str(hasil.perubahan)
    assert "Data yang dibawa berkas ini telah diubah: SHA-256-nya tidak cocok." in hasil.uraian()


def test_people_read_what_the_document_is_and_whether_it_agrees_and_that_this_is_no_signature(tmp_path: Path):
    berkas = _cetak(tmp_path)
    pertama, *lain = verifikasi(berkas).uraian()
    assert pertama.startswith(f"{KATALOG['risalah'].judul}, dicetak kinerja ")
    assert lain == [
        "Aturan menurut tanggal 2025-12-31.",
        "Isi dokumen sesuai dengan data yang dibawanya.",
        "Ini bukan tanda tangan: berkas dan datanya dapat diubah bersama-sama.",
    ]
    dokumen = Document(str(berkas))
    dokumen.add_paragraph("Tambahan tangan")
    dokumen.save(str(berkas))
    pertama, *lain = verifikasi(berkas).uraian()
    assert lain[1:] == [
        "Ditambahkan di isi dokumen:", "  + Tambahan tangan", "Dokumen TIDAK sesuai dengan data yang dibawanya.",
    ]  # fmt: skip


def test_where_all_is_alike_what_lies_between_equal_ends_is_one_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """So that a document of thousands of equal lines is not compared for minutes, nor a change in it overlooked."""
    monkeypatch.setattr(modul, "_PAIRS", 0)
    berkas = _cetak(tmp_path, "surat 60")
    assert verifikasi(berkas).sesuai
    dokumen = Document(str(berkas))
    baris = dokumen.tables[-1].rows
    for nomor in (5, 6):
        baris[nomor].cells[1].paragraphs[0].runs[0].text = f"Orang Lain {nomor}"
    dokumen.save(str(berkas))
    (beda,) = verifikasi(berkas).perubahan
    assert (beda.pada_berkas[0], beda.pada_berkas[-1]) == ("Orang Lain 5", "Orang Lain 6")
    assert len(beda.menurut_data) == len(beda.pada_berkas)
    assert beda.letak.endswith("baris 6, kolom 2")
    dokumen.tables[-1]._tbl.remove(dokumen.tables[-1].rows[6]._tr)
    dokumen.save(str(berkas))
    (beda,) = verifikasi(berkas).perubahan
    assert len(beda.menurut_data) == len(beda.pada_berkas) + len(baris[7].cells)


def test_tokens_of_srikandi_may_be_filled_in(tmp_path: Path):
    berkas = _cetak(tmp_path, "surat srikandi")
    isi = baca(berkas.read_bytes())
    isi["word/document.xml"] = isi["word/document.xml"].replace(b"${nama_pengirim}", b"dr. Ratna Wijaya, M.Kes")
    berkas.write_bytes(Wadah(isi).tulis({}))
    assert verifikasi(berkas).sesuai


@pytest.mark.parametrize("rusak", [b"${ttd_pengirm}", b"{ttd_pengirim}", b"${ttd_pengirim", b"${nomor_naskah}"])
def test_a_token_that_srikandi_no_longer_finds_is_told(rusak: bytes, tmp_path: Path):
    berkas = _cetak(tmp_path, "surat srikandi")
    isi = baca(berkas.read_bytes())
    assert b"${ttd_pengirim}" in isi["word/document.xml"]
    isi["word/document.xml"] = isi["word/document.xml"].replace(b"${ttd_pengirim}", rusak)
    berkas.write_bytes(Wadah(isi).tulis({}))
    assert not verifikasi(berkas).sesuai


@pytest.mark.parametrize(
    ("tanda", "isi"),
    [(b"Nomor: ${nomor_naskah}", b"Tanggal: palsu"), (b"${nama_pengirim}</w:t>", b"x</w:t><w:t>y</w:t>")],
)
def test_words_around_the_tokens_of_srikandi_may_not_change(tanda: bytes, isi: bytes, tmp_path: Path):
    berkas = _cetak(tmp_path, "surat srikandi")
    bagian = baca(berkas.read_bytes())
    utama = bagian["word/document.xml"]
    assert tanda in utama
    tambahan = b"<w:p><w:r><w:t>Tambahan</w:t></w:r></w:p><w:sectPr"
    bagian["word/document.xml"] = utama.replace(tanda, isi).replace(b"<w:sectPr", tambahan)
    berkas.write_bytes(Wadah(bagian).tulis({}))
    perubahan = str(verifikasi(berkas).perubahan)
    assert "Tambahan" in perubahan
    assert ("palsu" in perubahan) == (b"palsu" in isi)


def test_a_letterhead_image_is_not_needed_to_verify(tmp_path: Path):
    kop = tmp_path / "kop.png"
    from tests.documents.conftest import png  # noqa: PLC0415 - an invented picture, needed here only

    kop.write_bytes(png(80, 20))
    berkas = _cetak(tmp_path, "surat 60", kop=kop)
    kop.unlink()
    assert verifikasi(berkas).sesuai


def test_a_document_of_an_earlier_version_of_the_shipped_template_is_called_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    berkas = _cetak(tmp_path)
    monkeypatch.setattr(modul, "templat_bawaan", lambda _: b"versi lain")
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh) == (True, False)
    assert 'dengan versi lain dari templat bawaan "risalah-dialog-kinerja.docx"' in hasil.catatan[0]


def test_an_own_template_is_asked_for_and_until_then_only_the_data_are_looked_for(tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG["risalah"]))
    isi["word/document.xml"] = isi["word/document.xml"].replace(b"RISALAH DIALOG", b"CATATAN DIALOG")
    templat = tmp_path / "kantor.docx"
    templat.write_bytes(Wadah(isi).tulis({}))
    berkas = _cetak(tmp_path, templat=templat)
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh) == (True, False)
    assert "--templat" in hasil.catatan[0]
    assert verifikasi(berkas, templat).menyeluruh
    lain = tmp_path / "lain.docx"
    lain.write_bytes(templat_bawaan(KATALOG["risalah"]))
    with pytest.raises(GalatKinerja, match="bukan templat yang dipakai"):
        verifikasi(berkas, lain)
    rusak = Document(str(berkas))
    rusak.tables[1].rows[1].cells[0].text = "lain"
    rusak.save(str(berkas))
    assert [item.menurut_data for item in verifikasi(berkas).perubahan] == [
        ("Menyusun Rencana Kerja Penilaian Mandiri (Maret s/d April)",)
    ]


def test_a_template_that_has_a_custom_part_keeps_it(tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG["risalah"]))
    isi["customXml/item1.xml"] = b"<milik-kantor/>"
    isi["word/_rels/document.xml.rels"] = isi["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        (
            b'<Relationship Id="rIdK" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'customXml" Target="../customXml/item1.xml"/></Relationships>'
        ),
    )
    templat = tmp_path / "kantor.docx"
    templat.write_bytes(Wadah(isi).tulis({}))
    berkas = _cetak(tmp_path, templat=templat)
    assert b"milik-kantor" in baca(berkas.read_bytes())["customXml/item1.xml"]
    assert verifikasi(berkas, templat).sesuai


def test_every_document_saved_by_libreoffice_still_agrees_and_shows_a_change(soffice: str, tmp_path: Path):
    berkas = []
    for slug, konteks in KONTEKS.items():
        berkas.append(tmp_path / f"{slug}.docx")
        berkas[-1].write_bytes(render(slug, konteks, **JEJAK))
    for disimpan in libreoffice.ubah_semua(berkas, "docx:MS Word 2007 XML", tmp_path / "lo"):
        hasil = verifikasi(disimpan)
        assert (hasil.sesuai, hasil.menyeluruh) == (True, True), disimpan.name
        dokumen = Document(str(disimpan))
        dokumen.tables[-1].rows[-1].cells[-1].add_paragraph("Palsu")
        dokumen.save(str(disimpan))
        palsu = "(rahasia, tidak ditampilkan)" if KATALOG[disimpan.stem].rahasia else "Palsu"
        assert [p.pada_berkas for p in verifikasi(disimpan).perubahan] == [(palsu,)], disimpan.name


def test_a_document_whose_record_was_taken_out_says_so(tmp_path: Path):
    berkas = _cetak(tmp_path)
    isi = baca(berkas.read_bytes())
    berkas.write_bytes(Wadah({nama: x for nama, x in isi.items() if "customXml/item1.xml" not in nama}).tulis({}))
    with pytest.raises(GalatKinerja, match="tidak membawa jejak"):
        verifikasi(berkas)


@settings(max_examples=30)
@given(isi=kata)
def test_any_text_survives_in_the_record(isi: str):
    konteks = contoh.risalah_terkecil().model_copy(update={"keterangan": isi})
    jejak = baca_jejak(baca(render("risalah", konteks, **JEJAK)))
    assert jejak is not None
    assert jejak.utuh
    assert jejak.data["keterangan"] == isi


@settings(max_examples=30)
@given(isi=st.binary(max_size=200))
def test_a_broken_record_is_no_record(isi: bytes):
    bagian = {"customXml/item1.xml": b'<jejak xmlns="urn:kinerja:jejak:1" sha256="x">' + isi + b"</jejak>"}
    assert baca_jejak(bagian) is None


def test_the_command_says_it_in_words_in_json_and_gives_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    berkas = _cetak(tmp_path)
    assert jalankan(["verifikasi", str(berkas)]) == 0
    assert "Isi dokumen sesuai dengan data" in capsys.readouterr().out
    assert jalankan(["verifikasi", str(berkas), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sesuai"] is True
    data = tmp_path / "data.json"
    assert jalankan(["verifikasi", str(berkas), "--data", "-o", str(data)]) == 0
    assert json.loads(data.read_text("utf-8")) == contoh.risalah_contoh().model_dump(mode="json")
    capsys.readouterr()
    assert jalankan(["cetak", "risalah", str(data), "-o", str(tmp_path / "lagi.docx")]) == 0
    assert jalankan(["verifikasi", str(tmp_path / "lagi.docx")]) == 0
    assert jalankan(["cetak", "risalah", str(data), "--tanpa-jejak", "-o", str(tmp_path / "tanpa.docx")]) == 0
    assert jalankan(["verifikasi", str(tmp_path / "tanpa.docx")]) == 2
    assert "tidak membawa jejak" in capsys.readouterr().err
    dokumen = Document(io.BytesIO(berkas.read_bytes()))
    dokumen.paragraphs[0].text = "JUDUL LAIN"
    dokumen.save(str(berkas))
    assert jalankan(["verifikasi", str(berkas)]) == 1
    keluar = capsys.readouterr().out
    assert "- RISALAH DIALOG KINERJA" in keluar
    assert "+ JUDUL LAIN" in keluar
