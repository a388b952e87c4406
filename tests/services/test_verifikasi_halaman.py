"""Verification compares what the page shows: each way to show something else than the XML seems to say is found."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.verifikasi import HasilVerifikasi, verifikasi
from tests.documents import contoh
from tests.documents.bantu import render

KASUS = Path(__file__).parents[1] / "kasus" / "docx"
ASLI = "1 Laporan"
PALSU = "9 Laporan"
RUN = f'<w:t xml:space="preserve">{ASLI}</w:t>'
NS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:tidak-dikenal"'
)

_RUMUS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _ubah(folder: Path, ubah: Callable[[str], str], **bagian: Callable[[str], str]) -> HasilVerifikasi:
    """Verify a risalah whose body, and other parts, were changed."""
    isi = baca(render("risalah", contoh.risalah_contoh(), jejak=True))
    utama = isi["word/document.xml"].decode()
    assert ASLI in utama
    baru = ubah(utama)
    assert baru != utama
    isi["word/document.xml"] = baru.encode()
    for nama, fungsi in bagian.items():
        isi[f"word/{nama}.xml"] = fungsi(isi[f"word/{nama}.xml"].decode()).encode()
    berkas = folder / "d.docx"
    berkas.write_bytes(Wadah(isi).tulis({}))
    return verifikasi(berkas)


def _run(sifat: str = "", isi: str = PALSU) -> str:
    return f"<w:r><w:rPr>{sifat}</w:rPr><w:t>{isi}</w:t></w:r>"


def _kolom(kode: str, hasil: str) -> str:
    tanda = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, tengah, akhir = (tanda.format(jenis) for jenis in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{kode}</w:instrText></w:r>{tengah}{_run('', hasil)}{akhir}"


def _sembunyi(utama: str, sifat: str, tambahan: str) -> str:
    """Give the run of the true target these settings, and put something after it."""
    awal = utama.index(ASLI)
    mulai, akhir = utama.rindex("<w:r>", 0, awal), utama.index("</w:r>", awal) + len("</w:r>")
    return f"{utama[:mulai]}{_run(sifat, ASLI)}{tambahan}{utama[akhir:]}"


def test_the_forged_file_of_the_collection_is_found_out():
    hasil = verifikasi(KASUS / "palsu.docx")  # printed with an earlier template: its texts are looked for one by one
    assert not hasil.sesuai
    (found,) = hasil.perubahan
    assert found.menurut_data == ("≤ 10 hari kerja",)  # in a hidden run
    assert found.pada_berkas == ("(kolom otomatis QUOTE) ≤ 90 hari kerja",)  # the result of a field
    assert found.letak
    assert "  + (kolom otomatis QUOTE) ≤ 90 hari kerja" in hasil.uraian()


@pytest.mark.parametrize(
    ("sifat", "tambahan", "terlihat"),
    [
        ("<w:vanish/>", "", ""),
        ("<w:vanish/>", _run(), PALSU),
        ('<w:vanish w:val="true"/>', _kolom(" QUOTE x", PALSU), f"(kolom otomatis QUOTE) {PALSU}"),
        ("<w:vanish/>", _kolom(" PAGE ", PALSU), f"(nomor halaman) {PALSU}"),
        ("<w:vanish/>", _kolom(" NUMPAGES ", "9"), "(jumlah halaman)"),
        ("<w:vanish/>", f'<w:fldSimple w:instr=" PAGE ">{_run()}</w:fldSimple>', f"(nomor halaman) {PALSU}"),
        ("", _kolom(" PAGE ", "9"), f"{ASLI}(nomor halaman)"),
        ('<w:color w:val="FFFFFF"/>', _run(), f"(tidak terbaca) {ASLI}{PALSU}"),
        ('<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:sz w:val="2"/>', _run(), f"(terlalu kecil) {ASLI}{PALSU}"),
        ("<w:strike/>", _run(), f"(dicoret) {ASLI}{PALSU}"),
        ('<w:color w:val="F8F8F0"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:highlight w:val="black"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="auto"/><w:highlight w:val="black"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="FEFE00"/><w:highlight w:val="yellow"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="010101"/><w:shd w:val="clear" w:fill="000000"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="111111"/><w:shd w:val="solid" w:color="auto"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="111111"/><w:shd w:val="pct95" w:color="auto" w:fill="auto"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="D9D9D9"/>', "", f"(tidak terbaca) {ASLI}"),
        ('<w:spacing w:val="-400"/>', _run(), f"(tidak terbaca) {ASLI}{PALSU}"),
        ('<w:w w:val="1"/>', _run(), f"(terlalu kecil) {ASLI}{PALSU}"),
        ('<w:position w:val="400"/>', _run(), f"(digeser) {ASLI}{PALSU}"),
        ('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', "", f"(huruf simbol) {ASLI}"),
        ("<w:webHidden/>", _run(), f"(tidak terbaca) {ASLI}{PALSU}"),
        ('<w:fitText w:val="20"/>', "", f"(terlalu kecil) {ASLI}"),
        ('<w:shd w:val="solid" w:color="000000"/><w:color w:val="000000"/>', "", f"(tidak terbaca) {ASLI}"),
        (
            '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
            _run(),
            f"(tidak terbaca) {ASLI}{PALSU}",
        ),
        ("<w:vanish/>", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "(simbol F0FE)"),
        ("<w:vanish/>", f'<w:ins w:id="1" w:author="a">{_run()}</w:ins>', PALSU),
    ],
)
def test_what_stands_on_the_page_is_compared_and_not_what_is_hidden(
    sifat: str, tambahan: str, terlihat: str, tmp_path: Path
):
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, sifat, tambahan))
    assert not hasil.sesuai
    (perubahan,) = hasil.perubahan
    assert perubahan.menurut_data == (ASLI,)
    assert perubahan.pada_berkas == ((terlihat,) if terlihat else ())


_HITAM = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'


@pytest.mark.parametrize(
    ("sel", "isi", "terlihat"),
    [
        ("<w:vMerge/>", _run("", ASLI), f"(di sel yang tergabung) {ASLI}"),
        (_HITAM, _run('<w:color w:val="000000"/>', ASLI), f"(tidak terbaca) {ASLI}"),
        (_HITAM, _run('<w:color w:val="FFFFFF"/>', ASLI), None),  # white on black is read
        (_HITAM, _run("", ASLI), None),  # there the automatic ink is white
        ("", _run('<w:highlight w:val="yellow"/>', ASLI), None),
        ("", _run('<w:color w:val="C00000"/><w:highlight w:val="lightGray"/>', ASLI), None),
        ("", f'<w:bdo w:val="rtl">{_run("", ASLI)}</w:bdo>', f"(terbalik) {ASLI}"),
    ],
)
def test_what_a_cell_or_the_direction_of_writing_hides_is_told(
    sel: str, isi: str, terlihat: str | None, tmp_path: Path
):
    def ubah(utama: str) -> str:
        awal = utama.index(ASLI)
        sifat = utama.rindex("</w:tcPr>", 0, awal)
        mulai, akhir = utama.rindex("<w:r>", 0, awal), utama.index("</w:r>", awal) + len("</w:r>")
        return f"{utama[:sifat]}{sel}{utama[sifat:mulai]}{isi}{utama[akhir:]}"

    hasil = _ubah(tmp_path, ubah)
    assert [item.pada_berkas for item in hasil.perubahan] == ([(terlihat,)] if terlihat else [])


def test_a_table_that_stands_off_the_page_is_told(tmp_path: Path):
    jauh = '<w:tblInd w:w="-20000" w:type="dxa"/><w:tblLayout'
    hasil = _ubah(tmp_path, lambda utama: utama.replace("<w:tblLayout", jauh, 1))
    assert all(text.startswith("(di luar halaman)") for item in hasil.perubahan for text in item.pada_berkas)
    assert not hasil.sesuai


@pytest.mark.parametrize("cara", ["r", "p"])
def test_text_that_a_style_hides_is_hidden(cara: str, tmp_path: Path):
    gaya = (
        f'<w:style w:type="{"character" if cara == "r" else "paragraph"}" w:styleId="Dasar"><w:rPr><w:vanish/></w:rPr>'
        f'</w:style><w:style w:type="{"character" if cara == "r" else "paragraph"}" w:styleId="Samar">'
        '<w:basedOn w:val="Dasar"/></w:style></w:styles>'
    )

    def ubah(utama: str) -> str:
        if cara == "r":
            return _sembunyi(utama, '<w:rStyle w:val="Samar"/>', "")
        awal = utama.index(ASLI)
        mulai, akhir = utama.rindex("<w:p>", 0, awal), utama.index("</w:p>", awal)
        return f'{utama[:mulai]}<w:p><w:pPr><w:pStyle w:val="Samar"/></w:pPr>{_run("", ASLI)}{utama[akhir:]}'

    hasil = _ubah(tmp_path, ubah, styles=lambda isi: isi.replace("</w:styles>", gaya))
    assert [(item.menurut_data, item.pada_berkas) for item in hasil.perubahan] == [((ASLI,), ())]


@pytest.mark.parametrize(
    ("sifat", "kata"),
    [
        ('<w:ind w:left="30000"/>', "di luar halaman"),
        ('<w:framePr w:w="1" w:h="1" w:hRule="exact" w:x="30000" w:y="30000"/>', "dalam bingkai"),
        ('<w:spacing w:line="1" w:lineRule="exact"/>', "terlalu kecil"),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>', "bernomor Tidak mulai 7"),
    ],
)
def test_a_paragraph_that_is_put_where_nobody_reads_it_is_not_the_same(sifat: str, kata: str, tmp_path: Path):
    def ubah(utama: str) -> str:
        awal = utama.index(ASLI)
        mulai, akhir = utama.rindex("<w:p>", 0, awal), utama.index("</w:p>", awal)
        return f"{utama[:mulai]}<w:p><w:pPr>{sifat}</w:pPr>{_run('', ASLI)}{utama[akhir:]}"

    jenis = (
        '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:lvlText w:val="Tidak %1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num></w:numbering>'
    )
    hasil = _ubah(tmp_path, ubah, numbering=lambda isi: isi.replace("</w:numbering>", jenis))
    assert [(item.menurut_data, item.pada_berkas) for item in hasil.perubahan] == [((ASLI,), (f"({kata}) {ASLI}",))]


def test_a_row_too_low_for_its_text_is_not_the_same(tmp_path: Path):
    def ubah(utama: str) -> str:
        baris = utama.rindex("<w:tr>", 0, utama.index(ASLI))
        akhir = utama.index("<w:tc>", baris)
        height = '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>'
        return f"{utama[:baris]}<w:tr>{height}{utama[akhir:]}"

    shown = [text for item in _ubah(tmp_path, ubah).perubahan for text in item.pada_berkas]
    assert f"(terlalu kecil) {ASLI}" in shown


def test_letters_that_the_whole_file_has_white_are_not_read(tmp_path: Path):
    white = '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/>'
    hasil = _ubah(
        tmp_path, lambda utama: f"{utama} ", styles=lambda isi: isi.replace("<w:rPrDefault><w:rPr>", white)
    )
    assert any(text == f"(tidak terbaca) {ASLI}" for item in hasil.perubahan for text in item.pada_berkas)


def test_a_row_that_is_hidden_is_not_on_the_page(tmp_path: Path):
    def ubah(utama: str) -> str:
        baris = utama.rindex("<w:tr>", 0, utama.index(ASLI))
        akhir = utama.index("<w:tc>", baris)
        return f"{utama[:baris]}<w:tr><w:trPr><w:hidden/></w:trPr>{utama[akhir:]}"

    hilang = [text for item in _ubah(tmp_path, ubah).perubahan for text in item.menurut_data]
    assert ASLI in hilang


def _pilihan(perlu: str, baru: str, lama: str) -> str:
    kotak = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent {NS}><mc:Choice Requires='{perlu}'><w:drawing><wps:txbx>{kotak.format(baru)}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{kotak.format(lama)}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("perlu", "baru", "lama", "terlihat"),
    [
        ("wps", PALSU, PALSU, [PALSU]),
        ("wps", "", PALSU, [PALSU]),
        ("wps", PALSU, "", [PALSU]),
        ("wps", "satu", "dua", ["satu", "dua"]),
        ("x", "tidak terlihat", PALSU, [PALSU]),
    ],
)
def test_a_text_box_is_read_as_new_programs_and_as_old_ones_show_it(
    perlu: str, baru: str, lama: str, terlihat: list[str], tmp_path: Path
):
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, "", _pilihan(perlu, baru, lama)))
    assert [text for item in hasil.perubahan for text in item.pada_berkas] == terlihat
    assert any("gambar atau bentuk" in catatan for catatan in hasil.catatan)


@pytest.mark.parametrize(
    ("tambahan", "terlihat"),
    [
        (f"<w:r><w:drawing><a:t {NS}>{PALSU}</a:t></w:drawing></w:r>", PALSU),
        (f"<w:r><w:pict><v:textpath {NS} string='{PALSU}'/></w:pict></w:r>", PALSU),
    ],
)
def test_words_of_drawings_are_words_of_the_page(tambahan: str, terlihat: str, tmp_path: Path):
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, "", tambahan))
    assert [item.pada_berkas for item in hasil.perubahan] == [(terlihat,)]


@pytest.mark.parametrize(
    ("tambahan", "terlihat"),
    [
        (f'<m:oMath xmlns:m="{_RUMUS}"><m:r><m:t>{PALSU}</m:t></m:r></m:oMath>', f"(rumus) {PALSU}"),
        ("<w:r><w:dayLong/><w:monthShort/></w:r>", "(tanggal otomatis)(tanggal otomatis)"),
        ("<w:r><w:pgNum/></w:r>", "(nomor halaman)"),
    ],
)
def test_formulas_and_what_word_fills_in_by_itself_are_words_of_the_page(tambahan: str, terlihat: str, tmp_path: Path):
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, "<w:vanish/>", tambahan))
    assert [item.pada_berkas for item in hasil.perubahan] == [(terlihat,)]


def _gaya_berantai(banyak: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="Q{n}"><w:basedOn w:val="Q{n + 1}"/><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(banyak)
    )


@pytest.mark.parametrize(
    "tambahan",
    [
        "<w:r><w:t>a</w:t></w:r>" * 20_000,
        "<w:r>" + "<w:t>a</w:t>" * 20_000 + "</w:r>",
        "</w:p>" + '<w:p><w:pPr><w:pStyle w:val="Q0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 1_000 + "<w:p>",
    ],
    ids=["huruf", "potongan", "gaya"],
)
def test_very_many_pieces_are_compared_in_linear_time(tambahan: str, tmp_path: Path):
    start = time.process_time()
    gaya = _gaya_berantai(5_000)
    hasil = _ubah(
        tmp_path, lambda utama: _sembunyi(utama, "", tambahan),
        styles=lambda isi: isi.replace("</w:styles>", f"{gaya}</w:styles>"),
    )
    assert not hasil.sesuai
    assert time.process_time() - start < 8  # the quadratic ones took minutes


def test_fields_within_fields_without_end_are_refused(tmp_path: Path):
    tambahan = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5_000
    with pytest.raises(GalatKinerja, match="bersarang lebih dari 20 tingkat"):
        _ubah(tmp_path, lambda utama: _sembunyi(utama, "", tambahan))


def test_tracked_changes_are_compared_as_if_accepted_and_that_is_said(tmp_path: Path):
    lacak = (
        f'<w:del w:id="1" w:author="a"><w:r><w:delText>{ASLI}</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a">{_run()}</w:ins><w:moveFrom w:id="3">{_run("", "pindah")}</w:moveFrom>'
    )
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, "<w:vanish/>", lacak))
    assert [(item.menurut_data, item.pada_berkas) for item in hasil.perubahan] == [((ASLI,), (PALSU,))]
    assert any("dilacak" in catatan for catatan in hasil.catatan)


@pytest.mark.parametrize(
    ("tambahan", "kata"),
    [
        ("<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent/></w:sdt>", "terikat data lain"),
        ("<w:r><w:drawing/></w:r>", "1 gambar atau bentuk"),
        (f"<w:r><w:drawing><a:graphicData {NS} uri='urn:bagan'/></w:drawing></w:r>", "bagan atau diagram"),
    ],
)
def test_what_cannot_be_judged_is_said(tambahan: str, kata: str, tmp_path: Path):
    hasil = _ubah(tmp_path, lambda utama: _sembunyi(utama, "", tambahan))
    assert hasil.perubahan == ()
    assert any(kata in catatan for catatan in hasil.catatan)
    assert any(kata in baris for baris in hasil.uraian())


def test_a_file_that_word_would_put_in_here_is_found(tmp_path: Path):
    hasil = _ubah(tmp_path, lambda utama: utama.replace("<w:body>", '<w:body><w:altChunk w:id="x"/>', 1))
    assert [item.pada_berkas for item in hasil.perubahan] == [("(isi berkas lain)",)]


def test_a_footer_that_no_page_asks_for_is_not_on_the_page(tmp_path: Path):
    import re  # noqa: PLC0415 - one pattern of one test

    hasil = _ubah(tmp_path, lambda utama: re.sub(r"<w:footerReference[^>]*/>", "", utama))
    assert [item.bagian for item in hasil.perubahan] == ["kepala dan kaki halaman"]


@pytest.mark.parametrize(
    ("isi", "sama"), [("1\u00a0Laporan", True), ("1\u2009Laporan", False), ("1\u00a0 Laporan", False)]
)
def test_a_space_that_does_not_break_looks_like_a_space(isi: str, sama: bool, tmp_path: Path):
    hasil = _ubah(tmp_path, lambda utama: utama.replace(f">{ASLI}<", f">{isi}<"))
    assert hasil.sesuai is sama
