"""One test for each trap of Word templates (D1-D17), named after it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import render as modul
from kinerja_core.documents.mesin.dokumen import Tampilan
from kinerja_core.documents.mesin.galat import KonteksRusak, TemplatRusak
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks
from tests.alat.ooxml import keluhan
from tests.documents import contoh
from tests.documents.bantu import W, bagian, dokumen_uji, paragraf, periksa_templat, render, teks, templat_dari


class Butir(Rekaman):
    nama: Teks
    catatan: Teks | None = None
    isi: tuple[Teks, ...] = ()


class Uji(Rekaman):
    judul: Teks = "Judul"
    tambahan: Teks | None = None
    ya: bool = False
    jumlah: int = 3
    daftar: tuple[Butir, ...] = ()
    kata: tuple[Teks, ...] = ()


UJI = dokumen_uji(Uji)


def cetak(folder: Path, isi: list[Any], konteks: Uji | None = None) -> bytes:
    templat = folder / "templat.docx"
    templat.write_bytes(templat_dari(isi))
    return render(UJI, konteks or Uji(), templat=templat)


def masalah(folder: Path, *isi: Any) -> list[str]:
    templat = folder / "templat.docx"
    templat.write_bytes(templat_dari(list(isi)))
    return [item.pesan for item in periksa_templat(UJI, templat) if item.tingkat == "kesalahan"]


@pytest.mark.parametrize("kata", ["A & B", "<5 hari", "<baik>", "<b>x</b>", "]]>", "&amp;", "&#60;", "\"'", "<!-- -->"])
def test_d1_markup_typed_by_people_stays_text(kata: str, tmp_path: Path):
    assert kata in teks(cetak(tmp_path, ["Target: {{ judul }} selesai"], Uji(judul=kata)))


def test_d1_no_module_but_the_renderer_uses_docxtpl():
    akar = Path(__file__).parents[2]
    pemakai = {
        berkas.relative_to(akar).as_posix()
        for paket in ("kinerja_core", "addin", "docx_templates")
        for berkas in (akar / paket).rglob("*.py")
        if "docxtpl import" in berkas.read_text("utf-8")
    }
    assert pemakai == {"kinerja_core/documents/mesin/susun.py"}
    for nama in pemakai:
        assert not re.search(r"(template|DocxTemplate\([^)]*\))\.render\(", (akar / nama).read_text("utf-8"))


def test_d2_a_template_that_would_break_the_xml_is_refused_before_any_data(tmp_path: Path):
    # The condition opens inside one cell and closes inside another, so one answer would leave half a table.
    pesan = masalah(tmp_path, (("{% if ya %}satu", "dua"), ("tiga", "empat{% endif %}")), "{{ judul }}")
    assert len(pesan) == 1
    assert "paragraf yang sama" in pesan[0]


def test_d2_a_condition_across_runs_of_one_paragraph_is_sound(tmp_path: Path):
    isi = [["A {% if ya %}tebal", " dan miring{% endif %} Z {{ judul }}"]]
    assert "A tebal dan miring Z Judul" in paragraf(cetak(tmp_path, isi, Uji(ya=True)))
    assert "A  Z Judul" in paragraf(cetak(tmp_path, isi, Uji(ya=False)))


def test_d2_a_text_that_the_template_does_not_print_stops_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    templat = tmp_path / "templat.docx"
    templat.write_bytes(templat_dari(["{{ judul }}"]))
    monkeypatch.setattr(modul, "perlu_lengkapi", lambda _: True)
    monkeypatch.setattr(modul, "lengkapi", lambda xml: xml.replace(b"Judul", b""))
    siap = modul._ready(UJI, Tampilan(templat, jejak=False))
    rawan = [item._replace(rawan=True) for item in siap.bagian]
    palsu = type(siap)(tuple(rawan), siap.wadah, siap.bergambar, siap.kutipan, siap.jalur, siap.tak_tercetak)
    monkeypatch.setattr(modul, "_ready", lambda *_: palsu)
    with pytest.raises(KonteksRusak, match="tidak tercetak"):
        render(UJI, Uji(), templat=templat)


@pytest.mark.parametrize("buruk", ["a\x00b", "a\x1bb", "a\ud800b", "a\ufffeb", "a\x9fb", "a\x7fb"])
def test_d3_a_character_no_document_can_hold_is_refused_with_its_field(buruk: str, tmp_path: Path):
    konteks = Uji.model_construct(
        judul="baik",
        tambahan=None,
        ya=False,
        jumlah=1,
        kata=(),
        daftar=(Butir(nama="satu"), Butir.model_construct(nama=buruk, catatan=None)),
    )
    with pytest.raises(KonteksRusak) as galat:
        cetak(tmp_path, ["{{ judul }}", "{%p for b in daftar %}", "{{ b.nama }}", "{%p endfor %}"], konteks)
    assert [jalur for jalur, _ in galat.value.masalah] == ["daftar[2].nama"]
    assert "huruf ke-2" in str(galat.value)


@pytest.mark.parametrize("pemisah", ["\n", "\r", "\r\n", "\x0b", "\u2028", "\x85"])
def test_d4_every_kind_of_line_break_is_one_line_break(pemisah: str, tmp_path: Path):
    hasil = cetak(
        tmp_path, ["{{ judul }}."], Uji.model_construct(judul=f"a{pemisah}b", tambahan=None, ya=False, jumlah=1)
    )
    assert "a\nb." in paragraf(hasil)
    assert "a\nb." in paragraf(cetak(tmp_path, ["{{ judul }}."], Uji(judul=f"a{pemisah}b")))


def test_d4_a_tab_is_words_own_tab(tmp_path: Path):
    hasil = cetak(tmp_path, ["{{ judul }}."], Uji(judul="a\tb"))
    assert "a\tb." in paragraf(hasil)
    assert b"\t" not in bagian(hasil)["word/document.xml"]


def test_d5_an_escape_of_excel_is_printed_as_it_was_given(tmp_path: Path):
    assert "a_x000D_b" in paragraf(cetak(tmp_path, ["{{ judul }}"], Uji(judul="a_x000D_b")))


def test_d6_an_unknown_field_is_named_with_its_nearest_neighbour(tmp_path: Path):
    (pesan,) = masalah(tmp_path, "{{ judull }}")
    assert '"judull" tidak dikenal' in pesan
    assert 'Mungkin maksudnya "judul"' in pesan


def test_d6_an_optional_field_is_printed_only_where_it_is_known_to_be_filled(tmp_path: Path):
    (pesan,) = masalah(tmp_path, "{{ tambahan }}")
    assert "boleh kosong" in pesan
    assert masalah(tmp_path, "{% if tambahan %}{{ tambahan }}{% else %}-{% endif %} {{ judul }}") == []
    assert masalah(tmp_path, "{% if not tambahan %}-{% else %}{{ tambahan }}{% endif %}") == []
    assert len(masalah(tmp_path, "{% if not tambahan %}{{ tambahan }}{% endif %}")) == 1


def test_d6_a_missing_value_is_never_printed_as_none(tmp_path: Path):
    with pytest.raises(KonteksRusak) as galat:
        cetak(tmp_path, ["{{ judul }}"], Uji.model_construct(judul=None, tambahan=None, ya=False, jumlah=1))
    assert galat.value.masalah[0][0] == "judul"


def test_d7_tags_in_the_properties_of_the_file_are_refused(tmp_path: Path):
    dokumen = Document(io.BytesIO(templat_dari(["{{ judul }}"])))
    dokumen.core_properties.title = "Untuk {{ judul }}"
    templat = tmp_path / "t.docx"
    dokumen.save(str(templat))
    with pytest.raises(TemplatRusak, match="Properti dokumen"):
        render(UJI, Uji(), templat=templat)


def test_d8_a_cell_left_without_paragraph_is_repaired(tmp_path: Path):
    hasil = cetak(tmp_path, ["{{ judul }}", ((["{%p if ya %}", "isi", "{%p endif %}"], "kanan"),)])
    for sel in etree.fromstring(bagian(hasil)["word/document.xml"]).iter(f"{W}tc"):
        assert sel[-1].tag == f"{W}p"
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(hasil)
    assert [item for item in keluhan(berkas) if "stylesWithEffects" not in item] == []


def test_d9_a_table_left_without_rows_is_dropped(tmp_path: Path):
    tabel = (("{%tr for b in daftar %}", ""), ("{{ b.nama }}", "x"), ("{%tr endfor %}", ""))
    hasil = cetak(tmp_path, ["sebelum {{ judul }}", tabel, "sesudah"])
    assert b"<w:tbl>" not in bagian(hasil)["word/document.xml"]
    assert "sesudah" in paragraf(hasil)
    assert "Siti" in paragraf(cetak(tmp_path, ["{{ judul }}", tabel], Uji(daftar=(Butir(nama="Siti"),))))


@pytest.mark.parametrize(
    "tag",
    [
        "{%p if jumlah % 2 %}",
        "{% if jumlah > 2 %}",
        "{{ judul|upper }}",
        "{{ judul + judul }}",
        "{{ 1 }}",
        "{% set a = 1 %}",
        "{% include 'x' %}",
        "{{ daftar[0].nama }}",
        "{{ judul.upper() }}",
        "{% if a == b %}",
        "{%- if ya %}",
        "{%tc if ya %}",
        "{{r judul }}",
        "{{p judul }}",
        "{% for i in range(9) %}",
        "{% macro a() %}",
        "{% colspan jumlah %}",
        "{% hm %}",
    ],
)
def test_d10_logic_in_a_template_is_refused(tag: str, tmp_path: Path):
    assert masalah(tmp_path, tag)


def test_d11_a_cell_spans_the_rows_of_its_own_loop():
    akar = etree.fromstring(bagian(render("risalah", contoh.risalah_terbesar()))["word/document.xml"])
    gabungan = [item.get(f"{W}val") for item in akar.iter(f"{W}vMerge")]
    assert gabungan == ["restart", "continue", "continue"] * 12 + ["restart"] + ["continue"] * 5  # RHK, then pimpinan


def test_d11_a_merged_cell_that_an_office_has_shaded_stays_valid(tmp_path: Path):
    dokumen = Document(
        io.BytesIO(
            templat_dari([
                "{{ judul }}",
                (
                    ("{%tr for b in daftar %}", ""),
                    ("{%tr for i in b.isi %}", ""),
                    ("{% vm %}{{ b.nama }}", "{{ i }}"),
                    ("{%tr endfor %}", ""),
                    ("{%tr endfor %}", ""),
                ),
            ])
        )
    )
    sifat = dokumen.tables[0].rows[2].cells[0]._tc.get_or_add_tcPr()
    sifat.append(sifat.makeelement(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": "DDDDDD"}))
    templat, berkas = tmp_path / "t.docx", tmp_path / "hasil.docx"
    dokumen.save(str(templat))
    konteks = Uji(daftar=(Butir(nama="satu", isi=("a", "b")),))
    berkas.write_bytes(render(UJI, konteks, templat=templat))
    assert [item for item in keluhan(berkas) if "stylesWithEffects" not in item] == []
    akar = etree.fromstring(bagian(berkas.read_bytes())["word/document.xml"])
    assert [x.tag.rpartition("}")[2] for x in next(akar.iter(f"{W}tcPr"))] == ["tcW", "vMerge", "shd"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ judul.__class__ }}",
        "{{ judul.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__ }}",
        "{{ k }}",
        "{{ o }}",
        "{% for x in judul.__class__.__mro__ %}",
        "{% if judul.__class__ %}",
        "{{ loop.__class__ }}",
        "{% for __builtins__ in kata %}{{ __builtins__.x }}{% endfor %}",
    ],
)
def test_d12_a_template_reaches_nothing_but_its_fields(tag: str, tmp_path: Path):
    assert masalah(tmp_path, tag)


def test_d12_a_template_cannot_repeat_itself_without_bound(tmp_path: Path):
    pesan = masalah(tmp_path, "{% for a in kata %}{% for b in kata %}{{ b }}{% endfor %}{% endfor %}")
    assert any("daftar luar" in item for item in pesan)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("word/vbaProject.bin", b"x", "makro"),
        (
            "word/_rels/settings.xml.rels",
            (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="r1" Type="x/attachedTemplate" Target="http://jahat/t.dotm" TargetMode="External"/>'
                b"</Relationships>"
            ),
            "dari luar berkas",
        ),
        ("word/footer9.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
    ],
)
def test_d12_a_template_carries_no_macro_no_outside_address_and_no_entity(
    nama: str, isi: bytes, kata: str, tmp_path: Path
):
    templat = tmp_path / "t.docx"
    templat.write_bytes(templat_dari(["{{ judul }}"]))
    with zipfile.ZipFile(templat, "a") as berkas:
        berkas.writestr(nama, isi)
    with pytest.raises(TemplatRusak, match=kata):
        render(UJI, Uji(), templat=templat)


def test_d13_every_drawing_has_its_own_id(tmp_path: Path, gambar_kop: Path):
    dokumen = Document(io.BytesIO(templat_dari(["{{ judul }}"])))
    dokumen.add_paragraph("{%p for b in daftar %}")
    dokumen.add_picture(str(gambar_kop))
    dokumen.add_paragraph("{{ b.nama }}")
    dokumen.add_paragraph("{%p endfor %}")
    dokumen.sections[0].header.paragraphs[0].add_run("{{ judul }}").add_picture(str(gambar_kop))
    templat = tmp_path / "t.docx"
    dokumen.save(str(templat))
    hasil = bagian(render(UJI, Uji(daftar=tuple(Butir(nama=str(i)) for i in range(3))), templat=templat))
    semua = b"".join(isi for nama, isi in hasil.items() if nama.startswith("word/") and nama.endswith(".xml"))
    ids = re.findall(rb'<wp:docPr[^>]*? id="(\d+)"', semua)
    assert len(ids) == 4
    assert len(set(ids)) == 4


def test_d14_a_template_takes_in_no_other_document(tmp_path: Path):
    assert masalah(tmp_path, "{{p judul }}")


def test_d15_the_same_input_gives_the_same_bytes():
    assert render("risalah", contoh.risalah_contoh()) == render("risalah", contoh.risalah_contoh())
    assert render("surat-keterangan", contoh.surat(60)) == render("surat-keterangan", contoh.surat(60))


def test_d16_reading_merged_cells_back_gives_each_text_once():
    dokumen = Document(io.BytesIO(render("risalah", contoh.risalah_terbesar())))
    sel = {cell._tc: cell.text for row in dokumen.tables[0].rows for cell in row.cells}
    for urut in range(1, 13):
        assert sum(isi.startswith(f"{urut}. {contoh.PANJANG}") for isi in sel.values()) == 1


@pytest.mark.parametrize("slug", sorted(KATALOG))
def test_d17_no_field_but_page_numbers_needs_refreshing(slug: str):
    semua = b"".join(bagian(templat_bawaan(KATALOG[slug])).values())
    kode = {item.split()[0] for item in re.findall(rb"<w:instrText[^>]*>([^<]*)<", semua)}
    assert kode == {b"PAGE", b"NUMPAGES"}
