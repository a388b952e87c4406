"""What Word and other programs write beside plain letters is read as people see it, or named; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.documents.risalah import DOKUMEN
from kinerja_core.services.baca_risalah import HasilBacaRisalah, baca_risalah
from kinerja_core.services.verifikasi import verifikasi
from tests.documents import contoh
from tests.documents.bantu import render

UTAMA = "word/document.xml"
ASAL = baca(render("risalah", contoh.risalah_contoh(), jejak=True))
TEKS = "Data dukung unit belum masuk"
MASALAH = "agenda[1].masalah"
RUN = f'<w:r><w:rPr/><w:t xml:space="preserve">{TEKS}</w:t></w:r>'
PARAGRAF = f"<w:p><w:pPr/>{RUN}</w:p>"
SEL = f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3061"/></w:tcPr>{PARAGRAF}</w:tc>'
CARA = '<w:r><w:rPr/><w:t>•</w:t><w:tab/><w:t xml:space="preserve">Menyurati unit yang belum mengirim data</w:t></w:r>'
KOTAK = '<w:t xml:space="preserve">X</w:t>'
BARIS = '<w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3288"/></w:tcPr><w:p><w:pPr/><w:r>'
_DIHAPUS = '<w:del w:id="9" w:author="a"/>'


def _run(teks: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{teks}</w:t></w:r>'


def _simbol(huruf: str, kode: str) -> str:
    return f'<w:r><w:sym w:font="{huruf}" w:char="{kode}"/></w:r>'


def _kolom(kode: str, hasil: str, dalam: str = "") -> str:
    """A field whose code may hold another field."""
    begin, tengah, akhir = (
        f'<w:r><w:fldChar w:fldCharType="{jenis}"/></w:r>' for jenis in ("begin", "separate", "end")
    )
    awal, _, sisa = kode.partition("{}")
    kode = dalam.join(f"<w:r><w:instrText>{teks}</w:instrText></w:r>" for teks in (awal, sisa))
    return f"{begin}{kode}{tengah}{hasil}{akhir}"


def _tulis(folder: Path, ubah: Callable[[str], str]) -> Path:
    utama = ASAL[UTAMA].decode()
    baru = ubah(utama)
    assert baru != utama
    berkas = folder / "risalah.docx"
    berkas.write_bytes(Wadah(ASAL | {UTAMA: baru.encode()}).tulis({}))
    return berkas


def _ganti(lama: str, baru: str) -> Callable[[str], str]:
    return lambda utama: utama.replace(lama, baru, 1)


def _beda(hasil: HasilBacaRisalah) -> dict[str, object]:
    return {one.isian: one.sekarang for one in hasil.selisih or ()}


def _pesan(hasil: HasilBacaRisalah) -> list[str]:
    return [one.pesan for one in hasil.temuan]


#: A paragraph that the next one continues: its mark was taken out.
GABUNG = f"<w:p><w:pPr><w:rPr>{_DIHAPUS}</w:rPr></w:pPr>{_run('Data dukung ')}</w:p>"
_EMOJI = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="urn:x" w16se:char="1F600"/>'
    "</mc:Choice><mc:Fallback><w:t>😀 penting</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(("lama", "baru", "beda"), [
    (RUN, f'<w:dir w:val="ltr">{RUN}</w:dir>', {}),
    (RUN, f'<w:bdo w:val="ltr">{RUN}</w:bdo>', {}),
    (RUN, RUN + _simbol("Symbol", "F0B3"), {MASALAH: f"{TEKS}≥"}),
    (KOTAK, '<w:sym w:font="Wingdings" w:char="F0FC"/>', {}),
    (KOTAK, "<w:t>☐</w:t>", None),
    (RUN, RUN + _EMOJI, {MASALAH: f"{TEKS}😀 penting"}),
    (RUN, f'{RUN}<w:r><w:br w:type="page"/></w:r>{_run("sisa")}', {MASALAH: f"{TEKS}\nsisa"}),
    (RUN, f'<w:r><w:br w:type="column"/></w:r>{RUN}<w:r><w:br w:type="page"/></w:r>', {}),
    (PARAGRAF, GABUNG + f"<w:p>{_run('unit belum masuk')}</w:p>", {}),
    (RUN, _kolom('IF "' + "{}" + '" = "a"', RUN, _kolom("MERGEFIELD x", _run("KODE"))), {}),
    (RUN, f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{RUN}', {}),
    (SEL, f"{SEL}<w:tc><w:tcPr><w:cellDel w:id='4' w:author='a'/></w:tcPr><w:p/></w:tc>", {}),
    (SEL, SEL.replace("</w:tcPr>", '<w:hMerge w:val="restart"/></w:tcPr>')
          + "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>", {}),
    (BARIS, BARIS.replace("<w:cantSplit/>", '<w:cantSplit/><w:hidden w:val="0"/>'), {}),
])  # fmt: skip
def test_what_stands_among_the_letters_is_read_as_it_is_seen(
    lama: str, baru: str, beda: dict[str, object] | None, tmp_path: Path
):
    hasil = baca_risalah(_tulis(tmp_path, _ganti(lama, baru)))
    if beda is None:  # a box that is drawn and not marked
        assert any("Tidak satu pun kotak bertanda" in pesan for pesan in _pesan(hasil))
    else:
        assert _beda(hasil) == beda
        assert hasil.konteks is not None


@pytest.mark.parametrize("tambahan", [
    "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", _simbol("Wingdings", "F04A"), _simbol("Symbol", "zz"),
    "<w:r><w:object><o:OLEObject/></w:object></w:r>",
])  # fmt: skip
def test_what_is_no_letter_is_a_finding_and_the_rest_is_not_taken_for_the_whole(tambahan: str, tmp_path: Path):
    hasil = baca_risalah(_tulis(tmp_path, _ganti(RUN, RUN + tambahan)))
    assert hasil.konteks is None
    (pesan,) = _pesan(hasil)
    assert pesan.startswith("Agenda Pembahasan [1] masalah: Di dalamnya ada simbol, rumus, tabel,")
    assert hasil.uraian() == ["Yang terbaca dari risalah sama dengan data asalnya."]


@pytest.mark.parametrize("tambahan", [
    f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{_run('Isi tabel')}</w:p></w:tc></w:tr></w:tbl><w:p/>",
    '<w:altChunk r:id="rIdX"/>',
])  # fmt: skip
def test_a_table_or_a_file_within_a_cell_is_a_finding(tambahan: str, tmp_path: Path):
    hasil = baca_risalah(_tulis(tmp_path, _ganti(PARAGRAF, PARAGRAF + tambahan)))
    assert hasil.konteks is None
    assert [pesan.partition(":")[0] for pesan in _pesan(hasil)] == ["Agenda Pembahasan [1] masalah"]


@pytest.mark.parametrize(("tambahan", "disebut"), [
    ('<w:altChunk r:id="rIdX"/>', "(bukan huruf)"),
    ('<w:p><w:subDoc r:id="rIdX"/></w:p>', "(bukan huruf)"),
    ('<w:p><w:r><w:pict><v:shape><v:textpath string="SALINAN"/></v:shape></w:pict></w:r></w:p>', "SALINAN"),
])  # fmt: skip
def test_what_is_no_letter_and_stands_in_no_part_is_named(tambahan: str, disebut: str, tmp_path: Path):
    hasil = baca_risalah(_tulis(tmp_path, _ganti("<w:sectPr", f"{tambahan}<w:sectPr")))
    assert hasil.konteks == contoh.risalah_contoh()
    assert _pesan(hasil) == [f'Yang bukan bagian risalah tidak dibaca: "{disebut}".']


def test_a_comment_is_named_also_where_the_template_is_the_offices_own(tmp_path: Path):
    templat = tmp_path / "kantor.docx"
    templat.write_bytes(Wadah(baca(templat_bawaan(DOKUMEN))).tulis({}))
    isi = baca(render("risalah", contoh.risalah_contoh(), jejak=True, templat=templat))
    for nama, tag in (("comments", "comment"), ("footnotes", "footnote")):
        ruang = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraf = f"<w:p>{_run(f'Tulisan di {nama}')}</w:p>"
        isi[f"word/{nama}.xml"] = f"<w:{nama} {ruang}><w:{tag} w:id='5'>{paragraf}</w:{tag}></w:{nama}>".encode()
    berkas = tmp_path / "risalah.docx"
    berkas.write_bytes(Wadah(isi).tulis({}))
    hasil = baca_risalah(berkas)
    assert hasil.konteks == contoh.risalah_contoh()
    assert _pesan(hasil) == ['Yang bukan bagian risalah tidak dibaca: "Tulisan di comments".']


def _tabel(utama: str, kata: str) -> tuple[int, int]:
    di = utama.index(kata)
    return utama.rindex("<w:tbl>", 0, di), utama.index("</w:tbl>", di) + len("</w:tbl>")


@pytest.mark.parametrize("kata", ["Progress Pencapaian", "Rencana Aksi*", "> Ya<"])
def test_a_table_all_rows_of_which_were_taken_out_is_missing(kata: str, tmp_path: Path):
    def ubah(utama: str) -> str:
        awal, akhir = _tabel(utama, kata)
        return utama[:awal] + utama[awal:akhir].replace("<w:trPr>", f"<w:trPr>{_DIHAPUS}") + utama[akhir:]

    hasil = baca_risalah(_tulis(tmp_path, ubah))
    assert hasil.konteks is None
    assert [pesan for pesan in _pesan(hasil) if pesan.endswith("bagian ini tidak ditemukan atau tidak dapat dibaca.")]


@pytest.mark.parametrize(("kata", "lama", "baru", "bagian"), [
    ("Progress Pencapaian", TEKS, "Data salinan", "Agenda Pembahasan"),
    ("Rencana Aksi*", "Menyusun", "Menyalin", "Rencana Aksi"),
    ("Rencana Hasil Kerja*)", "2 SK", "3 SK", "Rencana Hasil Kerja"),
    ("Peserta,", "Laksmi", "Lestari", "Peserta"),
    ("Peserta,", "Ratna", "Retno", "Pimpinan/Pemberi Pertimbangan"),
])  # fmt: skip
def test_a_part_that_was_copied_and_changed_is_a_finding(
    kata: str, lama: str, baru: str, bagian: str, tmp_path: Path
):
    def ubah(utama: str, lama: str = lama) -> str:
        awal, akhir = _tabel(utama, kata)
        assert lama in utama[awal:akhir]
        return f"{utama[:akhir]}<w:p/>{utama[awal:akhir].replace(lama, baru)}{utama[akhir:]}"

    hasil = baca_risalah(_tulis(tmp_path, ubah))
    assert hasil.konteks is None
    assert any(pesan.startswith(f"{bagian}: Bagian ini ada lebih dari satu kali") for pesan in _pesan(hasil))
    sama = baca_risalah(_tulis(tmp_path, lambda utama: ubah(utama).replace(baru, lama)))
    assert (sama.konteks, sama.temuan) == (contoh.risalah_contoh(), ())


@pytest.mark.parametrize(("lama", "baru", "bagian"), [
    ("<w:t>Agenda Pembahasan</w:t></w:r></w:p>", "Hari/Tanggal : Senin, 1 Juni 2026", "Hari/Tanggal"),
    (CARA + "</w:p>", "1. Strategi Mengatasi Permasalahan/Hambatan", "Strategi Mengatasi Permasalahan/Hambatan"),
])  # fmt: skip
def test_a_heading_that_stands_there_again_is_a_finding(lama: str, baru: str, bagian: str, tmp_path: Path):
    hasil = baca_risalah(_tulis(tmp_path, _ganti(lama, f"{lama}<w:p>{_run(baru)}</w:p>")))
    assert hasil.konteks is None
    assert _pesan(hasil) == [f"{bagian}: Bagian ini ada lebih dari satu kali dengan isi yang berbeda; sisakan satu."]


@pytest.mark.parametrize("baru", [
    "Keterangan ahli diminta dari unit", "Penyesuaian ukuran sampel bersama unit", "Status: dipantau tiap Jumat",
    "Tindak lanjut dialog sebelumnya dituntaskan", "Dialog berikutnya: dua minggu lagi",
    "Hari/tanggal rapat diatur ulang", "Strategi mengatasi kekurangan data", "Keterangan: menyusul",
])  # fmt: skip
def test_a_line_of_a_list_that_begins_like_a_heading_is_a_line_of_the_list(baru: str, tmp_path: Path):
    hasil = baca_risalah(_tulis(tmp_path, _ganti(CARA, _run(baru))))
    assert (_beda(hasil), _pesan(hasil)) == ({"strategi[1]": baru}, [])


def test_a_line_between_the_parts_that_begins_like_a_heading_is_named(tmp_path: Path):
    baru, status = "Keterangan lisan disampaikan pimpinan", "<w:t>Status:</w:t>"
    hasil = baca_risalah(_tulis(tmp_path, lambda utama: utama.replace(
        status, f"<w:t>{baru}</w:t></w:r></w:p><w:p><w:r>{status}", 1
    )))  # fmt: skip
    assert _beda(hasil) == {}
    assert _pesan(hasil) == [f'Yang bukan bagian risalah tidak dibaca: "{baru}".']


def test_a_column_put_in_is_a_finding(tmp_path: Path):
    def ubah(utama: str) -> str:
        awal, akhir = _tabel(utama, "Rencana Aksi*")
        sel = f"<w:tc><w:p>{_run('Maret')}</w:p></w:tc></w:tr>"
        return utama[:awal] + utama[awal:akhir].replace("</w:tr>", sel) + utama[akhir:]

    pesan = _pesan(baca_risalah(_tulis(tmp_path, ubah)))
    assert "Rencana Aksi: Baris 2 tidak lagi memiliki satu kolom." in pesan


def test_rows_below_the_boxes_are_named(tmp_path: Path):
    def ubah(utama: str) -> str:
        akhir = _tabel(utama, "> Ya<")[1] - len("</w:tbl>")
        return f"{utama[:akhir]}<w:tr><w:tc><w:p>{_run('Target turun')}</w:p></w:tc></w:tr>{utama[akhir:]}"

    hasil = baca_risalah(_tulis(tmp_path, ubah))
    assert _pesan(hasil) == ['Yang bukan bagian risalah tidak dibaca: "Target turun".']


@pytest.mark.parametrize(("lama", "baru", "beda"), [
    (PARAGRAF, GABUNG + f"<w:p>{_run('unit belum masuk')}</w:p>", []),
    (PARAGRAF, GABUNG + f"<w:p><w:pPr/>{_run('unit masuk')}</w:p>", [("Data dukung unit masuk",)]),
    (SEL, f"{SEL}<w:tc><w:tcPr><w:cellDel w:id='4' w:author='a'/></w:tcPr><w:p>{_run('lama')}</w:p></w:tc>", []),
    ("<w:sectPr", '<w:p><w:subDoc r:id="rIdX"/></w:p><w:sectPr', [("(isi berkas lain)",)]),
])  # fmt: skip
def test_a_document_is_compared_as_it_is_seen_once_changes_are_accepted(
    lama: str, baru: str, beda: list[tuple[str, ...]], tmp_path: Path
):
    hasil = verifikasi(_tulis(tmp_path, _ganti(lama, baru)))
    assert [one.pada_berkas for one in hasil.perubahan] == beda
