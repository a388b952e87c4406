"""Documents and templates as other programs than Word and LibreOffice leave them: what is read is what they say."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.halaman import isi_halaman
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.baca_risalah import HasilBacaRisalah, baca_risalah
from kinerja_core.services.templat_dokumen import periksa
from kinerja_core.services.verifikasi import HasilVerifikasi, verifikasi
from tests.documents import contoh
from tests.documents.bantu import paragraf, render
from tests.documents.test_setiap_dokumen import KONTEKS

Bagian = dict[str, bytes]
Ubah = Callable[[Bagian], object]
UTAMA, RELS, TIPE, JEJAK = (
    "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "customXml/item1.xml"
)  # fmt: skip
ASAL = baca(render("risalah", contoh.risalah_contoh(), jejak=True))
ASLI = "Data dukung unit belum masuk"
TEMPLAT = Path(__file__).parents[2] / "docx_templates" / "risalah-dialog-kinerja.docx"


def _tulis(folder: Path, isi: Bagian) -> Path:
    berkas = folder / "risalah.docx"
    berkas.write_bytes(Wadah(isi).tulis({}))
    return berkas


def _baca(folder: Path, ubah: Ubah) -> tuple[HasilVerifikasi, HasilBacaRisalah]:
    isi = dict(ASAL)
    ubah(isi)
    berkas = _tulis(folder, isi)
    return verifikasi(berkas), baca_risalah(berkas)


def _ganti(isi: Bagian, nama: str, lama: str, baru: str) -> None:
    teks = isi[nama].decode()
    assert lama in teks, lama
    isi[nama] = teks.replace(lama, baru).encode()


def _bernama(nama: str, sasaran: str = "") -> Ubah:
    """The main part under another name."""

    def ubah(isi: Bagian) -> None:
        folder, _, akhir = nama.rpartition("/")
        isi[nama] = isi.pop(UTAMA)
        isi[f"{folder}/_rels/{akhir}.rels"] = isi.pop(RELS)
        _ganti(isi, "_rels/.rels", "word/document.xml", sasaran or nama)
        _ganti(isi, TIPE, "/word/document.xml", f"/{nama}")

    return ubah


def _berawalan(awalan: str) -> Ubah:
    """Word's vocabulary with another prefix; an empty one makes it the usual one of all elements."""

    def ubah(isi: Bagian) -> None:
        nama, tanda = (f"xmlns:{awalan}", f"{awalan}:") if awalan else ("xmlns", "")
        utama = isi[UTAMA].decode()
        utama = re.sub(r"(</?)w:", rf"\1{tanda}", utama)
        if awalan:
            utama = utama.replace("xmlns:w=", f"{nama}=").replace(" w:", f" {tanda}")
        else:  # attributes always need a prefix
            utama = re.sub(r'xmlns:w=("[^"]*")', r"xmlns:w=\1 xmlns=\1", utama)
        isi[UTAMA] = utama.encode()

    return ubah


def _utf16(nama: str) -> Ubah:
    def ubah(isi: Bagian) -> None:
        tanpa = re.sub(r"^<\?xml[^>]*\?>", "", isi[nama].decode())
        isi[nama] = f"<?xml version='1.0' encoding='UTF-16'?>{tanpa}".encode("utf-16")

    return ubah


def _mutlak(isi: Bagian) -> None:
    isi[RELS] = re.sub(rb'Target="(?!\.\.|http)', b'Target="/word/', isi[RELS])
    _ganti(isi, "_rels/.rels", 'Target="', 'Target="/')


#: Ways in which other programs write the same file.
CARA: dict[str, Ubah] = {
    "nama lain": _bernama("word/document2.xml"),
    "nama lain, mutlak": _bernama("word/document2.xml", "/word/document2.xml"),
    "folder lain": _bernama("Word/document.xml"),
    "alamat mutlak": _mutlak,
    "awalan lain": _berawalan("ns0"),
    "tanpa awalan": _berawalan(""),
    "utf-16 isi": _utf16(UTAMA),
    "folder data lain": lambda isi: [
        isi.update({nama.replace("customXml/", "customXML/"): isi.pop(nama)}) for nama in [*isi]
    ],
    "utf-16 gaya": _utf16("word/styles.xml"),
    "utf-16 hubungan": _utf16(RELS),
    "bagian kosong": lambda isi: isi.update({"customXml/item2.xml": b""}),
    "bagian rusak": lambda isi: isi.update({"customXml/item2.xml": b"<a>x & y</b>"}),
}


@pytest.mark.parametrize("cara", [*CARA, "utf-16 jejak"])
def test_a_document_reads_the_same_however_a_program_wrote_it(cara: str, tmp_path: Path):
    diperiksa, dibaca = _baca(tmp_path, CARA.get(cara) or _utf16(JEJAK))
    assert (diperiksa.sesuai, diperiksa.menyeluruh, diperiksa.catatan) == (True, True, ())
    assert (dibaca.konteks, dibaca.selisih, dibaca.temuan) == (contoh.risalah_contoh(), (), ())


@pytest.mark.parametrize("cara", CARA)
def test_a_template_prints_the_same_however_a_program_wrote_it(cara: str, tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    CARA[cara](isi)
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    cetakan = render("risalah", contoh.risalah_contoh(), templat=templat, jejak=True)
    assert paragraf(cetakan) == paragraf(Wadah(ASAL).tulis({}))
    berkas = _tulis(tmp_path, baca(cetakan))
    isi = baca(TEMPLAT.read_bytes())
    CARA[cara](isi)
    templat = tmp_path / "kantor.docx"
    templat.write_bytes(Wadah(isi).tulis({}))
    assert verifikasi(berkas, templat).sesuai


def test_very_many_prefixes_cost_nothing(tmp_path: Path):
    isi = dict(ASAL)
    _berawalan("ns0")(isi)
    banyak = " ".join(f'xmlns:p{nomor}="urn:{nomor}"' for nomor in range(5_000))
    setiap = "".join(f'<ns0:p xmlns:q{nomor}="urn:q"/>' for nomor in range(5_000))
    _ganti(isi, UTAMA, "<ns0:body>", f"<ns0:body>{setiap}")
    _ganti(isi, UTAMA, "xmlns:ns0=", f"{banyak} xmlns:ns0=")
    mulai = time.perf_counter()
    with pytest.raises(GalatKinerja):
        baca_risalah(_tulis(tmp_path, isi))
    assert time.perf_counter() - mulai < 5


def _gaya_bernama_lain(isi: Bagian) -> None:
    """A style that hides, in the styles that the main part names, beside styles that it does not name."""
    sifat = '<w:name w:val="Uji"/><w:rPr><w:vanish/></w:rPr>'
    tersembunyi = f'<w:style w:type="paragraph" w:styleId="Uji">{sifat}</w:style>'
    isi["word/styles2.xml"] = isi["word/styles.xml"]
    _ganti(isi, "word/styles2.xml", "</w:styles>", f"{tersembunyi}</w:styles>")
    _ganti(isi, RELS, "styles.xml", "styles2.xml")
    awal, _, akhir = isi[UTAMA].decode().partition(ASLI)
    mulai = awal.rindex("<w:pPr/>")
    isi[UTAMA] = f'{awal[:mulai]}<w:pPr><w:pStyle w:val="Uji"/></w:pPr>{awal[mulai + 8:]}{ASLI}{akhir}'.encode()


def test_styles_are_those_that_the_document_names(tmp_path: Path):
    diperiksa, dibaca = _baca(tmp_path, _gaya_bernama_lain)
    assert [beda.menurut_data for beda in diperiksa.perubahan] == [(ASLI,)]
    assert [beda.isian for beda in dibaca.selisih or ()] == ["agenda[1].masalah"]


def test_a_second_main_part_that_no_program_opens_is_not_read(tmp_path: Path):
    def ubah(isi: Bagian) -> None:
        lama = isi[UTAMA]
        _ganti(isi, UTAMA, ASLI, "Data sudah masuk")
        _bernama("word/document2.xml")(isi)
        isi[UTAMA], isi[RELS] = lama, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'

    diperiksa, dibaca = _baca(tmp_path, ubah)
    assert [beda.pada_berkas for beda in diperiksa.perubahan] == [("Data sudah masuk",)]
    assert [beda.sekarang for beda in dibaca.selisih or ()] == ["Data sudah masuk"]


def test_the_record_has_nothing_that_a_program_may_leave_unescaped():
    isi = ASAL[JEJAK].partition(b"<jejak")[2].partition(b">")[2].removesuffix(b"</jejak>")
    assert b"\\u003claporan\\u003e \\u0026 usulan" in isi
    assert not re.search(b"[&<>]", isi)


def test_a_record_whose_ampersands_a_program_left_unescaped_is_read(tmp_path: Path):
    def ubah(isi: Bagian) -> None:  # as documents were printed before, and as OnlyOffice saves them
        _ganti(isi, JEJAK, "\\u0026", "&")
        _ganti(isi, JEJAK, "\\u003c", "&lt;")
        _ganti(isi, JEJAK, "\\u003e", "&gt;")

    diperiksa, dibaca = _baca(tmp_path, ubah)
    assert diperiksa.perubahan == ()
    assert dibaca.selisih == ()
    assert dibaca.konteks == contoh.risalah_contoh()


def _tanpa_sifat_sel(isi: Bagian) -> None:
    isi[UTAMA] = re.sub(rb"<w:tcPr>.*?</w:tcPr>", b"", isi[UTAMA])


def test_cells_may_have_no_settings_where_rows_are_merged(tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    _tanpa_sifat_sel(isi)
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    cetakan = _tulis(tmp_path, baca(render("risalah", contoh.risalah_contoh(), templat=templat, jejak=True)))
    assert baca_risalah(cetakan).konteks == contoh.risalah_contoh()


@pytest.mark.parametrize(("paragraf", "tab"), [
    ('<w:p><w:pPr><w:tabs><w:tab w:val="clear" w:pos="9"/></w:tabs></w:pPr><w:r>', b'<w:tab w:val="clear" w:pos="9"/>'),
    ('<w:p><w:pPr><w:textAlignment w:val="center"/></w:pPr><w:r><w:tab/>', b"<w:tab/>"),
    ('<w:p><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent/></w:sdt><w:r>', b'<w:tag w:val="x"/>'),
])  # fmt: skip
def test_a_cell_that_merges_downwards_may_have_tabs(paragraf: str, tab: bytes, tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    asli = "<w:p><w:pPr/><w:r><w:rPr/><w:t>{% vm %}"
    _ganti(isi, UTAMA, asli + "{{ rhk.uraian }}", f"{paragraf}<w:t>{{% vm %}}{{{{ rhk.uraian }}}}")
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    cetakan = _tulis(tmp_path, baca(render("risalah", contoh.risalah_contoh(), templat=templat, jejak=True)))
    assert tab in baca(cetakan.read_bytes())[UTAMA]
    assert baca_risalah(cetakan).konteks == contoh.risalah_contoh()


def _run(teks: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{teks}</w:t></w:r>'


def _kontrol(isi: str) -> str:
    """A content control, as Google Docs writes around parts of a paragraph that somebody commented on."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>{isi}</w:sdtContent></w:sdt>'


_JIKA, _LAIN = "{% if keterangan %}", "{% else %}-{% endif %}"


@pytest.mark.parametrize("pecahan", [
    _kontrol(_run(_JIKA)) + _run("{{ keterangan }}") + _kontrol(_run("{% else %}-")) + _run("{% endif %}"),
    _kontrol(_kontrol(_run(_JIKA)) + _run("{{ keterangan }}")) + _run(_LAIN),
    _run(_JIKA) + _run("{{ keter") + _kontrol(_run("angan }}")) + _run(_LAIN),
    _run("{") + _kontrol(_run(_JIKA[1:] + "{{ keterangan }")) + _run("}" + _LAIN),
    _run(_JIKA) + _kontrol(_run("{{ keterangan }")) + _run("}" + _LAIN),
    f'<w:hyperlink w:anchor="x">{_run(_JIKA + "{{ keter")}</w:hyperlink>{_run("angan }}" + _LAIN)}',
    f'<w:smartTag w:uri="x" w:element="y"><w:smartTagPr/>{_run(_JIKA)}</w:smartTag>{_run("{{ keterangan }}" + _LAIN)}',
    _kontrol(_run(_JIKA + "{{ keterangan }}" + _LAIN)),
])  # fmt: skip
def test_a_control_or_link_around_half_a_block_goes_and_its_words_stay(pecahan: str, tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    utuh = f"<w:r><w:rPr/><w:t>{_JIKA}{{{{ keterangan }}}}{_LAIN}</w:t></w:r>"
    _ganti(isi, UTAMA, utuh, pecahan)
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    cetakan = _tulis(tmp_path, baca(render("risalah", contoh.risalah_contoh(), templat=templat, jejak=True)))
    assert baca_risalah(cetakan).konteks == contoh.risalah_contoh()
    whole = pecahan.startswith("<w:sdt>") and pecahan.count("<w:r>") == 1
    assert (b"goog_rdk_0" in baca(cetakan.read_bytes())[UTAMA]) is whole


def test_a_control_around_a_row_that_begins_a_list_goes_with_the_row(tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    utama = isi[UTAMA].decode()
    di = utama.index("{%tr for butir in agenda %}")
    awal, akhir = utama.rindex("<w:tr>", 0, di), utama.index("</w:tr>", di) + len("</w:tr>")
    isi[UTAMA] = f"{utama[:awal]}{_kontrol(utama[awal:akhir])}{utama[akhir:]}".encode()
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    assert paragraf(render("risalah", contoh.risalah_contoh(), templat=templat)) == paragraf(Wadah(ASAL).tulis({}))


@pytest.mark.parametrize("pecahan", [
    ["{% vm %}", "{{ rhk.uraian }}"], ["{% v", "m %}{{ rhk.ur", "aian }}"], ["{{ rhk.uraian }}", " {% vm %}"],
    ["{% vm %}{% if keterangan %}", "{{ rhk.uraian }}{% else %}", "{{ rhk.uraian }}{% endif %}"],
])  # fmt: skip
def test_a_cell_that_merges_downwards_may_have_letters_of_several_looks(pecahan: list[str], tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    utuh = "<w:r><w:rPr/><w:t>{% vm %}{{ rhk.uraian }}</w:t></w:r>"
    _ganti(isi, UTAMA, utuh, "".join(map(_run, pecahan)))
    templat = _tulis(tmp_path, isi)
    assert periksa("risalah", templat) == ()
    cetakan = render("risalah", contoh.risalah_contoh(), templat=templat)
    asli, baru = (isi_halaman(baca(data)).badan for data in (Wadah(ASAL).tulis({}), cetakan))
    assert [teks for teks, _ in baru] == [teks for teks, _ in asli]
    tanpa = contoh.risalah_contoh().model_copy(update={"keterangan": None})
    badan = isi_halaman(baca(render("risalah", tanpa, templat=templat))).badan
    assert [teks for teks, _ in badan].count(tanpa.hasil_kerja[0].uraian) == 1


def test_a_merge_below_other_words_of_its_cell_is_named_with_its_place(tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    awal, tanda, akhir = isi[UTAMA].decode().partition("{% vm %}{{ rhk.uraian }}")
    di = awal.rindex("<w:p>")
    isi[UTAMA] = f"{awal[:di]}<w:p><w:r><w:t>RHK:</w:t></w:r></w:p>{awal[di:]}{tanda}{akhir}".encode()
    (masalah,) = periksa("risalah", _tulis(tmp_path, isi))
    assert masalah.pesan == '"{% vm %}" harus di paragraf pertama selnya; pindahkan tanda itu ke sana.'
    assert "tabel 1, baris 4, kolom 1" in str(masalah)


@pytest.mark.parametrize(("lama", "baru", "kode"), [
    ("{{ butir.masalah }}", "{{ butir.\u200bmasalah }}", "U+200B"),
    ("{{ butir.masalah }}", "{{ \ufeffbutir.masalah }}", "U+FEFF"),
    ("{{ butir.masalah }}", "{{ butir.ma\u00adsalah }}", "U+00AD"),
    ("{%tr for butir in agenda %}", "{%tr for\u2060 butir in agenda %}", "U+2060"),
])  # fmt: skip
def test_a_mark_in_a_tag_that_nobody_sees_is_named_once(lama: str, baru: str, kode: str, tmp_path: Path):
    isi = baca(TEMPLAT.read_bytes())
    _ganti(isi, UTAMA, lama, baru)
    (masalah,) = periksa("risalah", _tulis(tmp_path, isi))
    assert masalah.pesan == f'"{lama}" memuat tanda tak terlihat ({kode}); hapus tanda itu, lalu ketik ulang.'


#: What Word and Google Docs put around a run.
_SEKITAR = (
    "{}", "{}", "{}", '<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>{}</w:smartTag>',
    '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>', '<w:dir w:val="ltr">{}</w:dir>',
    '<w:permStart w:id="1"/>{}<w:permEnd w:id="1"/>',
    '<w:bookmarkStart w:id="9" w:name="_a"/>{}<w:bookmarkEnd w:id="9"/>',
)  # fmt: skip
_DILACAK = (
    '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:moveTo w:id="2" w:author="a">{}</w:moveTo>',
    '<w:del w:id="3" w:author="a"><w:r><w:delText>dulu</w:delText></w:r></w:del>{}',
)  # fmt: skip


def _berantakan(utama: str, benih: int, sekitar: tuple[str, ...]) -> str:
    """A part with its runs broken up and wrapped as programs do while people write."""
    acak = random.Random(benih)  # noqa: S311 - no secret

    def pecah(run: re.Match[str]) -> str:
        awal, teks = run[1], run[2]
        if len(teks) < 2 or "&" in teks or acak.random() < 0.4:
            return run[0]
        di = acak.randrange(1, len(teks))
        satu, dua = (f'<w:t xml:space="preserve">{bagian}</w:t>' for bagian in (teks[:di], teks[di:]))
        sifat = awal.removeprefix("<w:r>")
        jeda = '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1">'
        return f"{awal}{satu}</w:r>{jeda}{sifat}<w:lastRenderedPageBreak/>{dua}"

    awal = r"(<w:r>(?:<w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)"
    utama = re.sub(awal + r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>', pecah, utama)
    if "fldChar" in utama:
        return utama
    return re.sub(r"<w:r[ >](?:(?!</?w:r>).)*?</w:r>", lambda run: acak.choice(sekitar).format(run[0]), utama)


@pytest.mark.parametrize("benih", range(2))
@pytest.mark.parametrize("slug", ["risalah", "surat-keterangan", "skp", "evaluasi"])
def test_a_template_whose_runs_were_broken_up_prints_the_same(slug: str, benih: int, tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG[slug]))
    isi[UTAMA] = _berantakan(isi[UTAMA].decode(), benih, _SEKITAR).encode()
    templat = _tulis(tmp_path, isi)
    assert [masalah for masalah in periksa(slug, templat) if masalah.tingkat == "kesalahan"] == []
    asli, cetakan = (
        isi_halaman(baca(render(slug, KONTEKS[slug], **pilihan))) for pilihan in ({}, {"templat": templat})
    )
    assert [teks for teks, _ in cetakan.badan] == [teks for teks, _ in asli.badan]


@pytest.mark.parametrize("benih", range(2))
@pytest.mark.parametrize("slug", ["risalah", "surat-keterangan", "skp", "rekap"])
def test_a_document_whose_runs_were_broken_up_agrees(slug: str, benih: int, tmp_path: Path):
    isi = baca(render(slug, KONTEKS[slug], jejak=True))
    isi[UTAMA] = _berantakan(isi[UTAMA].decode(), benih, _SEKITAR + _DILACAK).encode()
    berkas = _tulis(tmp_path, isi)
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh) == (True, True)
    if slug == "risalah":
        dibaca = baca_risalah(berkas)
        assert dibaca.konteks is not None
        assert (dibaca.selisih, {temuan.kode for temuan in dibaca.temuan}) == ((), {"RISALAH-PERUBAHAN-DILACAK"})


_XML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(("isi", "kata"), [
    (_XML + b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', "Dokumen XML Word"),
    (_XML + b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', "Dokumen XML Word"),
    (b"\xef\xbb\xbf<html><body>Risalah</body></html>", "laman web"),
    (b"<!DOCTYPE html><html></html>", "laman web"),
    ("\ufeff<HTML>".encode("utf-16-le"), "laman web"),
    (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n', "laman web"),
])  # fmt: skip
def test_a_file_that_is_only_called_docx_is_one_sentence_that_says_what_it_is(isi: bytes, kata: str, tmp_path: Path):
    berkas = tmp_path / "risalah.docx"
    berkas.write_bytes(isi)
    for jalan in (verifikasi, baca_risalah, lambda path: periksa("risalah", path)):
        with pytest.raises(GalatKinerja, match=f"{kata}.*simpan sebagai Dokumen Word"):
            jalan(berkas)


def test_macros_are_said(tmp_path: Path):
    diperiksa, _ = _baca(tmp_path, lambda isi: isi.update({"word/vbaProject.bin": b"x"}))
    assert diperiksa.sesuai
    assert diperiksa.catatan == ("Dokumen memuat makro, yang dapat mengubah isinya ketika dibuka.",)


def test_strict_documents_are_named_whatever_their_parts_are_called(tmp_path: Path):
    isi = {
        nama: xml.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                          b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for nama, xml in ASAL.items()
    }  # fmt: skip
    _utf16(UTAMA)(isi)
    _bernama("word/document2.xml")(isi)
    with pytest.raises(GalatKinerja, match="Strict Open XML"):
        verifikasi(_tulis(tmp_path, isi))
