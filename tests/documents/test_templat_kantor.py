"""Offices' own templates lose nothing: what is no text, what is no tag, and what did not reach the page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from lxml import etree

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import Tampilan
from kinerja_core.documents.mesin.isian import isian_model
from kinerja_core.documents.mesin.periksa import baca_masalah
from kinerja_core.documents.mesin.render import tak_tercetak, templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.documents.mesin.xml_word import teks_paragraf, urai
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.templat_dokumen import periksa
from tests.documents import contoh, contoh_buku
from tests.documents.bantu import W, bagian, paragraf, periksa_templat, render, teks, templat_dari

KASUS = Path(__file__).parents[1] / "kasus" / "templat"
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
KOTAK = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Rahasia</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
#: What is no text, and what people call it.
BENDA = {
    "<w:r><w:drawing/></w:r>": "gambar",
    KOTAK: "kotak teks",
    "<w:r><w:object/></w:r>": "objek",
    '<w:r><w:footnoteReference w:id="2"/></w:r>': "catatan kaki",
    '<w:r><w:endnoteReference w:id="2"/></w:r>': "catatan akhir",
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t> </w:t></w:r></w:fldSimple>': "kolom otomatis",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>': "kolom otomatis",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>': "simbol",
    "<m:oMath/>": "rumus",
}
JEDA = '<w:r><w:br w:type="page"/></w:r>'


def _kesalahan(slug: str, templat: Path) -> list[str]:
    return [item.pesan for item in periksa_templat(slug, templat) if item.tingkat == "kesalahan"]


def _xml(isi: str) -> Any:
    return parse_xml(re.sub(r"^<(\w+:\w+)", rf"<\1 {NS}", isi))


def _templat(folder: Path, *isi: Any, ubah: Any = None) -> Path:
    """A template of paragraphs and tables; ``ubah`` may change its body."""
    dokumen = Document(io.BytesIO(templat_dari(list(isi))))
    if ubah is not None:
        ubah(dokumen)
    dokumen.save(str(folder / "kantor.docx"))
    return folder / "kantor.docx"


# -- what stands in a tag paragraph or row -----------------------------------------------------------


@pytest.mark.parametrize(("xml", "sebutan"), BENDA.items(), ids=lambda nilai: nilai[:24])
@pytest.mark.parametrize("tempat", ["paragraf", "baris"])
def test_what_a_tag_would_take_away_is_refused_with_its_place(xml: str, sebutan: str, tempat: str, tmp_path: Path):
    bungkus = f"<w:p {NS}>{xml}</w:p>"

    def ubah(dokumen: Any) -> None:
        tujuan = dokumen.paragraphs[0] if tempat == "paragraf" else dokumen.tables[0].rows[0].cells[1].paragraphs[0]
        for item in list(parse_xml(bungkus)):
            tujuan._p.append(item)

    isi: list[Any] = ["{%p for cara in strategi %}", "{{ cara }}", "{%p endfor %}"]
    tabel = (("{%tr for cara in strategi %}", ""), ("{{ cara }}", ""), ("{%tr endfor %}", ""))
    templat = _templat(tmp_path, *(isi if tempat == "paragraf" else [tabel]), ubah=ubah)
    (masalah,) = [item for item in periksa_templat("risalah", templat) if item.tingkat == "kesalahan"]
    assert f"juga memuat {sebutan}, yang akan hilang" in masalah.pesan
    assert masalah.letak == ("" if tempat == "paragraf" else "tabel 1, baris 1, kolom 1")
    assert "for cara in strategi" in masalah.paragraf


@pytest.mark.parametrize(("xml", "sebutan"), [*BENDA.items(), (JEDA, "pergantian halaman")], ids=lambda n: n[:24])
def test_what_stands_between_the_letters_of_a_tag_is_refused(xml: str, sebutan: str, tmp_path: Path):
    def ubah(dokumen: Any) -> None:
        kedua = dokumen.paragraphs[0].runs[1]._r
        for item in list(parse_xml(f"<w:p {NS}>{xml}</w:p>")):
            kedua.addprevious(item)

    templat = _templat(tmp_path, ["Hari {{ hari_", "tanggal }}"], ubah=ubah)
    (pesan,) = _kesalahan("risalah", templat)
    assert pesan.startswith('Di dalam tanda "{{ hari_')
    assert f"ada {sebutan}, yang akan hilang; pindahkan {sebutan} itu ke luar tanda." in pesan


def test_the_same_things_beside_an_ordinary_tag_are_kept(tmp_path: Path):
    templat = _templat(
        tmp_path, "{{ hari_tanggal }}",
        ubah=lambda dokumen: [dokumen.paragraphs[0]._p.append(_xml(item)) for item in (KOTAK, JEDA)],
    )
    assert _kesalahan("risalah", templat) == []
    xml = bagian(render("risalah", contoh.risalah_contoh(), templat=templat))["word/document.xml"]
    assert (b"Rahasia" in xml, xml.count(b'w:type="page"')) == (True, 1)


def _jeda(data: bytes) -> list[str]:
    """Paragraphs of the body: the text, with a bar where a page and a double bar where a section begins after it."""
    hasil = []
    for p in next(etree.fromstring(bagian(data)["word/document.xml"]).iter(f"{W}body")).iter(f"{W}p"):
        isi = "|" if p.find(f"{W}pPr/{W}pageBreakBefore") is not None else ""
        for item in p.iter(f"{W}t", f"{W}br"):
            isi += (item.text or "") if item.tag == f"{W}t" else "|"
        hasil.append(isi + ("||" if p.find(f"{W}pPr/{W}sectPr") is not None else ""))
    return [isi for isi in hasil if isi]


@pytest.mark.parametrize(
    ("isi", "awal", "tercetak"),
    [
        (["a", "{%p if selesai %}", "b", "{%p endif %}", "c"], False, ["a", "|b", "c"]),
        (["a", "{%p if selesai %}", "b", "{%p endif %}", "c"], True, ["a", "|", "b", "c"]),
        (["a", "{%p if not selesai %}", "b", "{%p endif %}", "c"], False, ["a", "c"]),
        (["a", "{%p for x in strategi %}", "{{ x }}", "{%p endfor %}", "c"], False, ["a", "|satu", "|dua", "c"]),
        (["a", "{%p for x in strategi %}", "{{ x }}", "{%p endfor %}", "c"], True, ["a", "|", "satu", "dua", "c"]),
        (["a", "{%p if selesai %}", "{%p if selesai %}", "b", "{%p endif %}", "{%p endif %}"], False, ["a", "|", "b"]),
    ],
)
def test_a_page_break_in_a_tag_paragraph_moves_beside_it(
    isi: list[str], awal: bool, tercetak: list[str], tmp_path: Path
):
    def ubah(dokumen: Any) -> None:
        p = dokumen.paragraphs[1]._p
        p.insert(0, _xml(JEDA)) if awal else p.append(_xml(JEDA))

    konteks = contoh.risalah_terkecil().model_copy(update={"selesai": True, "strategi": ("satu", "dua")})
    assert _jeda(render("risalah", konteks, templat=_templat(tmp_path, *isi, ubah=ubah))) == tercetak


@pytest.mark.parametrize(
    ("tanda", "tercetak"), [("if selesai", ["a", "|b", "c"]), ("for x in strategi", ["a", "|", "b", "b", "c"])]
)
def test_a_tag_paragraph_that_begins_a_page_leaves_the_page(tanda: str, tercetak: list[str], tmp_path: Path):
    def ubah(dokumen: Any) -> None:
        dokumen.paragraphs[1].paragraph_format.page_break_before = True

    akhir = "endif" if tanda.startswith("if") else "endfor"
    templat = _templat(tmp_path, "a", f"{{%p {tanda} %}}", "b", f"{{%p {akhir} %}}", "c", ubah=ubah)
    konteks = contoh.risalah_terkecil().model_copy(update={"selesai": True, "strategi": ("satu", "dua")})
    assert _jeda(render("risalah", konteks, templat=templat)) == tercetak


def test_a_section_that_ends_in_a_tag_paragraph_keeps_its_page(tmp_path: Path):
    def ubah(dokumen: Any) -> None:
        sifat = dokumen.paragraphs[1]._p.get_or_add_pPr()
        sifat.append(_xml('<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'))

    templat = _templat(tmp_path, "a", "{%p if selesai %}", "b", "{%p endif %}", ubah=ubah)
    konteks = contoh.risalah_terkecil().model_copy(update={"selesai": True})
    hasil = render("risalah", konteks, templat=templat)
    assert _jeda(hasil) == ["a", "||", "b"]
    assert b'w:orient="landscape"' in bagian(hasil)["word/document.xml"]
    pesan = [item for item in periksa_templat("risalah", templat) if "Pergantian bagian halaman" in item.pesan]
    assert [(item.tingkat, item.paragraf) for item in pesan] == [("peringatan", "{%p if selesai %}")]


def test_a_column_put_in_as_the_page_on_templates_says_is_printed(tmp_path: Path):
    dokumen = Document(io.BytesIO(templat_bawaan(KATALOG["risalah"])))
    tabel = next(item for item in dokumen.tables if item.rows[0].cells[0].text.startswith("Progress"))
    tabel.add_column(1_000_000)
    tabel.rows[0].cells[-1].text = "Sebab"
    tabel.rows[2].cells[-1].text = "{% if butir.penyebab %}{{ butir.penyebab }}{% endif %}"
    dokumen.save(str(tmp_path / "t.docx"))
    assert periksa_templat("risalah", tmp_path / "t.docx") == ()
    konteks = contoh.risalah_contoh()
    sebab = [butir.penyebab for butir in konteks.agenda if butir.penyebab]
    hasil = paragraf(render("risalah", konteks, templat=tmp_path / "t.docx"))
    assert sebab
    assert [isi for isi in hasil if isi in sebab] == [isi for isi in sebab for _ in range(2)]


# -- words that look like tags ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("Hari {hari_tanggal} di kantor", '"{hari_tanggal}" bukan tanda isian'),
        ("Hari { hari_tanggal }", "tulis {{ hari_tanggal }}."),
        ("Hari ${hari_tanggal}", "tulis {{ hari_tanggal }}."),
        ("{ {hari_tanggal} }", "akan tercetak apa adanya"),
        ("{{ hari_tanggal }} dan {lain}", '"{lain}" bukan tanda isian dan akan tercetak apa adanya; hapus'),
        ("sisa } kurung", '"}" bukan tanda isian'),
        ("Hari {{{ hari_tanggal }}}", '"{…}" bukan tanda isian'),
        ("{{ hari_tanggal }", "tidak lengkap"),
        ("Hari hari_tanggal", 'Nama isian "hari_tanggal" tertulis sebagai kata biasa'),
        ("Oleh pimpinan.nama di sini", "tulis {{ pimpinan.nama }}."),
        ("[hari_tanggal]", 'Nama isian "[hari_tanggal]"'),
        ("<<hari_tanggal>> dan «hari_tanggal»", "tulis {{ hari_tanggal }}."),
        ("[keterangan]", 'Nama isian "[keterangan]"'),
        ("Daftar rencana_aksi", 'Nama isian "rencana_aksi" tertulis sebagai kata biasa dan akan tercetak apa adanya.'),
    ],
)
def test_what_looks_like_a_tag_and_is_none_is_an_error(isi: str, kata: str, tmp_path: Path):
    pesan = _kesalahan("risalah", _templat(tmp_path, isi))
    assert pesan
    assert all(kata in item for item in pesan[:1]), pesan


@pytest.mark.parametrize(
    "isi",
    [
        "Nomor ${nomor_naskah} tanggal ${tanggal_naskah} oleh ${ttd_pengirim3}",
        "Peserta, pimpinan, agenda, strategi dan keterangan adalah kata biasa",
        "Lihat https://contoh.example/rencana_aksi dan hari_tanggal@contoh.example",
        "[Ya] [Tidak] <50 %>",
    ],
)
def test_ordinary_words_and_tokens_of_srikandi_are_no_tags(isi: str, tmp_path: Path):
    assert _kesalahan("risalah", _templat(tmp_path, isi)) == []


def test_a_tag_in_the_description_of_a_picture_is_named_there(tmp_path: Path):
    gambar = (
        '<w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'id="1" name="x" descr="{{ hari_tanggal }}"/></w:drawing></w:r>'
    )
    templat = _templat(tmp_path, "Logo", ubah=lambda dokumen: dokumen.paragraphs[0]._p.append(_xml(gambar)))
    (masalah,) = [item for item in periksa_templat("risalah", templat) if item.tingkat == "kesalahan"]
    assert "keterangan gambar" in masalah.pesan
    assert masalah.paragraf == "Logo"


# -- the cause before what follows, and suggestions ---------------------------------------------------

BARIS = (
    ("{%tr for rhk in hasil_kerja %}", ""),
    ("{%tr for iki in rhk.iki %}", ""),
    ("{{ rhk.uraian }}", "{{ iki.target }}"),
    ("{%tr endfor %}", ""),
    ("{%tr endfor %}", ""),
)


@pytest.mark.parametrize(
    ("hapus", "pesan"),
    [
        (0, ['"{%tr endfor %}" tanpa {% for %} yang terbuka; tanda pembukanya tidak ada atau terhapus.']),
        (1, ['"{%tr endfor %}" tanpa {% for %} yang terbuka; tanda pembukanya tidak ada atau terhapus.']),
        (3, ['"{%tr for rhk in hasil_kerja %}" tidak pernah ditutup; tulis {%tr endfor %} di tabel yang sama.']),
        (4, ['"{%tr for rhk in hasil_kerja %}" tidak pernah ditutup; tulis {%tr endfor %} di tabel yang sama.']),
    ],
)  # fmt: skip
def test_a_tag_taken_out_is_named_once_and_first(hapus: int, pesan: list[str], tmp_path: Path):
    tabel = tuple(baris for urut, baris in enumerate(BARIS) if urut != hapus)
    templat = _templat(tmp_path, "{%p if selesai %}", tabel, "{%p endif %}", "{{ hari_tanggal }}")
    assert _kesalahan("risalah", templat) == pesan


@pytest.mark.parametrize("slug", ["surat-keterangan", "risalah", "skp", "umpan-balik"])
def test_whichever_tag_paragraph_is_emptied_one_problem_names_its_other_half(slug: str):
    what = KATALOG[slug]
    asli = baca(templat_bawaan(what))
    tanda = [teks_paragraf(p).strip() for p in urai(asli["word/document.xml"]).iter(f"{W}p")]
    for urut, isi in enumerate(tanda):
        if not re.fullmatch(r"\{%(?:p|tr) [^{}]*%\}", isi) or "else" in isi:
            continue
        akar = urai(asli["word/document.xml"])
        for item in list(akar.iter(f"{W}p"))[urut].iter(f"{W}t"):
            item.text = ""
        bagian_baru = {**asli, "word/document.xml": etree.tostring(akar)}
        (pesan,) = [m.pesan for m in baca_masalah(bagian_baru, isian_model(what.konteks)) if m.tingkat == "kesalahan"]
        jenis, _, kata = isi[2:-2].strip().partition(" ")
        closed = f'"{{%{jenis} end{kata[:3].strip()} %}}" tanpa'
        opened = f"tidak pernah ditutup; tulis {{%{jenis} {kata} %}}"
        assert (opened if kata.startswith("end") else closed) in pesan, (isi, pesan)


def test_a_misspelt_list_is_named_and_not_every_field_of_it(tmp_path: Path):
    tabel = (("{%tr for rhk in hasil_kerjaa %}", ""), *BARIS[1:])
    assert _kesalahan("risalah", _templat(tmp_path, tabel)) == [
        'Isian "hasil_kerjaa" tidak dikenal. Mungkin maksudnya "hasil_kerja".'
    ]


@pytest.mark.parametrize(
    ("isi", "saran"),
    [
        ("{%% for rhk in hasil_kerja %%}{%% for iki in rhk.iki %%}{{ %s }}{%% endfor %%}{%% endfor %%}", {
            "x.target": '"iki.target"', "target": '"iki.target"', "iki.Targt": '"iki.target"', "uraian": '"rhk.uraian"',
        }),
        ("{{ %s }}", {
            "hari_tangal": '"hari_tanggal"', "ketrangan": "{% if keterangan %}{{ keterangan }}{% endif %}",
            "Pimpinan.nama": '"pimpinan.nama"', "nama": '"pimpinan.nama"',
            "pimpinan.nipp": "{% if pimpinan.nip %}{{ pimpinan.nip }}{% endif %}", "agendaa": "",
        }),
        ("{%% for x in %s %%}{%% endfor %%}", {"agendaa": '"agenda"', "hari_tangal": ""}),
        ("{%% if %s %%}{%% endif %%}", {"selesaii": '"selesai"'}),
    ],
)  # fmt: skip
def test_what_is_suggested_is_right_where_it_is_suggested(isi: str, saran: dict[str, str], tmp_path: Path):
    for salah, benar in saran.items():
        (pesan, *_) = _kesalahan("risalah", _templat(tmp_path, isi % salah))
        assert f'"{salah}" tidak dikenal' in pesan
        assert (f"Mungkin maksudnya {benar}." in pesan) if benar else ("Mungkin" not in pesan), pesan
        if benar:
            diganti = (isi % salah).replace(f"{{{{ {salah} }}}}", benar) if "{{" in benar else isi % benar.strip('"')
            assert _kesalahan("risalah", _templat(tmp_path, diganti)) == []


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (["{%p if selesai %}", "{% endif %}"], '"{% endif %}" tidak menutup "{%p if selesai %}"'),
        ([(("{%p if selesai %}", "{%p endif %}"),)], "tulis {%p endif %} di sel atau halaman yang sama"),
        ([(("{%tr if selesai %}",),), (("{%tr endif %}",),)], "tulis {%tr endif %} di tabel yang sama"),
        (["{% if selesai %}a", "b{% endif %}"], "tulis {% endif %} di paragraf yang sama"),
    ],
)
def test_a_tag_closed_elsewhere_is_one_problem(isi: list[Any], pesan: str, tmp_path: Path):
    (satu,) = _kesalahan("risalah", _templat(tmp_path, *isi))
    assert pesan in satu


# -- what is no template of this document -------------------------------------------------------------


@pytest.mark.parametrize("slug", KATALOG)
def test_the_template_of_another_document_is_one_line(slug: str, tmp_path: Path):
    lain = "risalah" if slug != "risalah" else "skp"
    (tmp_path / "t.docx").write_bytes(templat_bawaan(KATALOG[slug]))
    (masalah,) = periksa(lain, tmp_path / "t.docx")
    assert masalah.pesan.startswith(f"Ini templat {slug} (")
    assert f"bukan templat {lain}" in masalah.pesan
    assert periksa(slug, tmp_path / "t.docx") == ()


def _zip(**isi: bytes) -> bytes:
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w") as berkas:
        for nama, data in isi.items():
            berkas.writestr(nama, data)
    return tujuan.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("t.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "(.doc)"),
        ("t.odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text", content=b"<a/>"), "(.odt)"),
        ("t.rtf", rb"{\rtf1 a}", "RTF"),
        ("t.docx", b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_of_another_kind_is_one_sentence_that_says_how_to_save_it(
    nama: str, isi: bytes, kata: str, tmp_path: Path
):
    (tmp_path / nama).write_bytes(isi)
    with pytest.raises(GalatKinerja) as galat:
        periksa("risalah", tmp_path / nama)
    assert (kata in str(galat.value), "(.docx)" in str(galat.value)) == (True, True)
    assert len(str(galat.value).splitlines()) == 1
    with pytest.raises(GalatKinerja, match=re.escape(kata)):
        render("risalah", contoh.risalah_terkecil(), templat=tmp_path / nama)


def test_a_word_template_proper_is_one_sentence(tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG["risalah"]))
    isi["[Content_Types].xml"] = isi["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    (tmp_path / "t.dotx").write_bytes(Wadah(isi).tulis({}))
    (masalah,) = periksa("risalah", tmp_path / "t.dotx")
    assert "(.dotx)" in masalah.pesan


# -- comments and tracked changes ---------------------------------------------------------------------


def test_comments_never_travel_and_that_is_said(tmp_path: Path):
    templat = KASUS / "t-komentar_saja.docx"
    masalah = periksa_templat("risalah", templat)
    assert {item.tingkat for item in masalah} == {"peringatan"}
    assert len([item for item in masalah if "2 komentar" in item.pesan]) == 1
    isi = bagian(render("risalah", contoh.risalah_contoh(), templat=templat, jejak=True))
    assert [nama for nama, data in isi.items() if b"comment" in data.lower() or "comment" in nama] == []
    assert teks(render("risalah", contoh.risalah_contoh(), templat=templat)) == teks(
        render("risalah", contoh.risalah_contoh())
    )


@pytest.mark.parametrize("unsur", ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tcPrChange"])
def test_every_kind_of_tracked_change_is_refused(unsur: str, tmp_path: Path):
    def ubah(dokumen: Any) -> None:
        sifat = dokumen.paragraphs[0]._p.get_or_add_pPr()
        sifat.append(_xml(f'<w:{unsur} w:id="1" w:author="Sekretaris"/>'))

    (pesan,) = _kesalahan("risalah", _templat(tmp_path, "{{ hari_tanggal }}", ubah=ubah))
    assert "perubahan yang dilacak" in pesan


# -- what did not reach the page ----------------------------------------------------------------------


def _hilang(slug: str, konteks: Any, templat: Path, **rupa: Any) -> dict[str, tuple[str, ...]]:
    rupa_templat = Tampilan(templat=templat, jejak=False, **rupa)
    hilang = tak_tercetak(KATALOG[slug], konteks, rupa_templat)
    return {("daftar " if item.daftar else "") + item.isian: item.teks for item in hilang}


@pytest.mark.parametrize("slug", KATALOG)
def test_the_products_own_templates_leave_nothing_out(slug: str, tmp_path: Path):
    from tests.documents.test_setiap_dokumen import KONTEKS  # noqa: PLC0415 - full contexts, needed here only

    (tmp_path / "t.docx").write_bytes(templat_bawaan(KATALOG[slug]))
    for srikandi in (False, True):
        assert _hilang(slug, KONTEKS[slug], tmp_path / "t.docx", srikandi=srikandi) == {}


def test_a_field_left_out_is_named_with_its_texts_even_where_the_same_text_stands_elsewhere(tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG["risalah"]))
    isi["word/document.xml"] = isi["word/document.xml"].replace(b"{{ iki.target }}", b"-")
    (tmp_path / "t.docx").write_bytes(Wadah(isi).tulis({}))
    konteks = contoh.risalah_contoh()
    target = tuple(iki.target for rhk in konteks.hasil_kerja for iki in rhk.iki)
    konteks = konteks.model_copy(update={"keterangan": " ".join(target)})
    assert _hilang("risalah", konteks, tmp_path / "t.docx") == {"hasil_kerja[].iki[].target": target}


def test_a_list_printed_only_in_part_names_the_rest(tmp_path: Path):
    isi = baca(templat_bawaan(KATALOG["risalah"]))
    isi["word/document.xml"] = isi["word/document.xml"].replace(
        b"{{ cara }}", b"{% if loop.first %}{{ cara }}{% endif %}"
    )
    (tmp_path / "t.docx").write_bytes(Wadah(isi).tulis({}))
    konteks = contoh.risalah_contoh().model_copy(update={"strategi": ("satu", "satu", "dua")})
    assert _hilang("risalah", konteks, tmp_path / "t.docx") == {"strategi[]": ("satu", "dua")}


def test_the_whole_lists_of_the_collection_are_named(tmp_path: Path):
    konteks = next(buat() for slug, buat, _ in contoh_buku.EMAS.values() if slug == "skp" and buat().kuantitatif_ja_jf)
    hilang = _hilang("skp", konteks, KASUS / "t-gabung_sel.docx")
    assert list(hilang) == ["daftar kuantitatif_ja_jf.utama", "daftar kuantitatif_ja_jf.tambahan"]
    assert konteks.kuantitatif_ja_jf.utama[0].uraian in hilang["daftar kuantitatif_ja_jf.utama"]


# -- the files of the collection ----------------------------------------------------------------------


def _hilang_dengan(tanda: str, apa: str) -> str:
    return f'Paragraf dengan "{tanda}" juga memuat {apa}, yang akan hilang; pindahkan {apa} itu ke paragraf lain.'


@pytest.mark.parametrize(
    ("nama", "slug", "pesan"),
    [
        ("surat-keterangan-lo", "surat-keterangan", []),
        ("t-logo_awal_surat", "surat-keterangan", [
            _hilang_dengan("{%p if kop_gambar %}", "gambar")
        ]),
        ("t-hapus_endfor_tabel", "surat-keterangan", [
            '"{%tr for orang in pegawai %}" tidak pernah ditutup; tulis {%tr endfor %} di tabel yang sama.'
        ]),
        ("t-kurung_tunggal", "risalah", [
            '"{hari_tanggal}" bukan tanda isian dan akan tercetak apa adanya; tulis {{ hari_tanggal }}.'
        ]),
        ("t-kotak_di_tanda", "risalah", [
            _hilang_dengan("{%p for cara in strategi %}", "kotak teks")
        ]),
        ("t-salin_dari_daftar", "risalah", ['Isian "x.target" tidak dikenal. Mungkin maksudnya "iki.target".']),
        ("t-gabung_sel", "skp", []),
        ("t-komentar_saja", "risalah", []),
    ],
)  # fmt: skip
def test_each_template_of_the_collection_gives_what_is_right(nama: str, slug: str, pesan: list[str]):
    assert _kesalahan(slug, KASUS / f"{nama}.docx") == pesan


def test_the_appendix_of_the_letter_of_the_collection_begins_a_page():
    hasil = render("surat-keterangan", contoh.surat(12), templat=KASUS / "surat-keterangan-lo.docx")
    assert "|Lampiran Surat Keterangan" in _jeda(hasil)
    assert "Lampiran Surat Keterangan" in paragraf(hasil)
    singkat = render("surat-keterangan", contoh.surat(3), templat=KASUS / "surat-keterangan-lo.docx")
    assert [isi for isi in _jeda(singkat) if "|" in isi] == []
