"""``kinerja templat-dokumen`` as an office uses it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from tests.alat.ooxml import keluhan
from tests.documents import contoh
from tests.documents.bantu import paragraf, periksa_templat, render, teks

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def _jalan(capsys: pytest.CaptureFixture[str], *args: str | Path, kode: int = 0) -> str:
    assert jalankan([*map(str, args)]) == kode
    return capsys.readouterr().out


def _kotak_teks(isi: str) -> Any:
    """A text box as Word keeps it: twice, for new and for old programs."""
    isi = f"<w:txbxContent><w:p><w:r><w:t>{isi}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f"<w:r {NS}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{isi}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{isi}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _kontrol_isi(isi: str) -> Any:
    return parse_xml(
        f"<w:sdt {NS}><w:sdtPr><w:alias w:val='Isian'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{isi}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )


def _kantor(tujuan: Path, salah: str = "") -> Path:
    """The risalah as an office might have changed it; ``salah`` is added to the name of every field it prints."""
    dokumen = Document(io.BytesIO(templat_bawaan(KATALOG["risalah"])))
    dokumen.sections[0].header.paragraphs[0].text = f"Kepala {{{{ hari_tanggal{salah} }}}}"
    footer = dokumen.sections[0].footer.paragraphs[0].insert_paragraph_before()
    for run in ("Kaki “{", "{ hari_", f"tanggal{salah} }}", "}” selesai"):
        footer.add_run(run)
    badan = dokumen.element.body
    badan.insert(0, _kontrol_isi(f"Kontrol {{{{ pimpinan.nama{salah} }}}}"))
    dokumen.paragraphs[0]._p.append(_kotak_teks(f"Kotak {{{{ pimpinan.nama{salah} }}}}"))
    if salah:
        dokumen.tables[0].rows[3].cells[2].paragraphs[0].runs[0].text = "{{ iki.Targt }}"
    dokumen.save(str(tujuan))
    return tujuan


def test_the_list_names_every_document_and_every_field_with_meaning_and_how_to_write_it(
    capsys: pytest.CaptureFixture[str],
):
    semua = json.loads(_jalan(capsys, "templat-dokumen", "daftar", "--json"))
    assert [item["dokumen"] for item in semua] == list(KATALOG)
    isian = {
        i["isian"]: i for i in json.loads(_jalan(capsys, "templat-dokumen", "daftar", "risalah", "--json"))["isian"]
    }
    assert isian["hari_tanggal"]["contoh"] == "Selasa, 10 Februari 2026"
    assert isian["agenda[].progress"]["ditulis"] == "{{ butir.progress }}"
    assert isian["agenda[].progress"]["di_dalam"] == ["{%tr for butir in agenda %}"]
    assert isian["agenda"]["ditulis"] == "{%tr for butir in agenda %} … {%tr endfor %}"
    dalam = ["{%tr for rhk in hasil_kerja %}", "{%tr for iki in rhk.iki %}"]
    assert isian["hasil_kerja[].iki[].target"]["di_dalam"] == dalam
    assert isian["keterangan"]["ditulis"] == "{% if keterangan %}{{ keterangan }}{% endif %}"
    assert isian["selesai"]["ditulis"].startswith("{% if selesai %}")
    assert "Hari dan tanggal" in _jalan(capsys, "templat-dokumen", "daftar", "risalah")


@pytest.mark.parametrize("slug", KATALOG)
def test_every_field_of_every_document_says_what_it_means(slug: str, capsys: pytest.CaptureFixture[str]):
    isian = json.loads(_jalan(capsys, "templat-dokumen", "daftar", slug, "--json"))["isian"]
    assert [item["isian"] for item in isian if not item["arti"]] == []


@pytest.mark.parametrize("slug", KATALOG)
def test_every_field_can_be_used_as_the_list_writes_it(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    dokumen = Document()
    isian = json.loads(_jalan(capsys, "templat-dokumen", "daftar", slug, "--json"))["isian"]
    for item in isian:
        ditulis = [*item["di_dalam"], item["ditulis"]]
        tutup = [f"{{% end{'for' if ' for ' in tanda else 'if'} %}}" for tanda in reversed(item["di_dalam"])]
        satu_paragraf = re.sub(r"\{%(?:p|tr) ", "{% ", "".join([*ditulis, *tutup]))
        dokumen.add_paragraph(satu_paragraf)
    dokumen.save(str(tmp_path / "t.docx"))
    masalah = [str(m) for m in periksa_templat(slug, tmp_path / "t.docx") if m.tingkat == "kesalahan"]
    assert (len(isian) > 5, masalah) == (True, [])


def test_the_list_uses_the_names_of_the_offices_own_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    dokumen = Document()
    dokumen.add_paragraph("{%p for bahasan in agenda %}")
    dokumen.add_paragraph("{{ bahasan.masalah }}")
    dokumen.add_paragraph("{%p endfor %}")
    dokumen.save(str(tmp_path / "t.docx"))
    perintah = ("templat-dokumen", "daftar", "risalah", "--templat", tmp_path / "t.docx", "--json")
    isian = {i["isian"]: i["ditulis"] for i in json.loads(_jalan(capsys, *perintah))["isian"]}
    assert isian["agenda[].masalah"] == "{{ bahasan.masalah }}"
    assert isian["agenda"] == "{%p for bahasan in agenda %} … {%p endfor %}"
    assert isian["hasil_kerja[].iki[].target"] == "{{ y.target }}"
    assert jalankan(["templat-dokumen", "daftar", "--templat", str(tmp_path / "t.docx")]) == 2


@pytest.mark.parametrize("slug", KATALOG)
def test_a_copied_template_is_the_products_own_and_has_no_error(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    tujuan = tmp_path / "kantor.docx"
    _jalan(capsys, "templat-dokumen", "salin", slug, "-o", tujuan)
    assert tujuan.read_bytes() == templat_bawaan(KATALOG[slug])
    isi = json.loads(_jalan(capsys, "templat-dokumen", "periksa", tujuan, "--dokumen", slug, "--json"))
    assert isi["ringkasan"] == {"kesalahan": 0, "peringatan": 0, "dapat_dipakai": True}
    _jalan(capsys, "templat-dokumen", "salin", slug, "-o", tujuan, kode=2)


def test_tags_work_in_headers_footers_text_boxes_content_controls_and_split_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    templat = _kantor(tmp_path / "kantor.docx")
    assert "Templat dapat dipakai" in _jalan(capsys, "templat-dokumen", "periksa", templat, "--dokumen", "risalah")
    hasil = tmp_path / "hasil.docx"
    hasil.write_bytes(render("risalah", contoh.risalah_contoh(), templat=templat))
    assert "Kontrol dr. Ratna Wijaya, M.Kes" in teks(hasil.read_bytes())
    assert paragraf(hasil.read_bytes()).count("Kotak dr. Ratna Wijaya, M.Kes") == 2
    assert paragraf(hasil.read_bytes(), "word/header1.xml") == ["Kepala Jumat, 10 Oktober 2025"]
    assert "Kaki “Jumat, 10 Oktober 2025” selesai" in paragraf(hasil.read_bytes(), "word/footer1.xml")


def test_a_changed_template_stays_valid_where_the_office_kept_to_word(tmp_path: Path):
    dokumen = Document(io.BytesIO(templat_bawaan(KATALOG["risalah"])))
    dokumen.element.body.insert(0, _kontrol_isi("Kontrol {{ pimpinan.nama }}"))
    dokumen.sections[0].header.paragraphs[0].text = "Kepala {{ hari_tanggal }}"
    templat, hasil = tmp_path / "t.docx", tmp_path / "h.docx"
    dokumen.save(str(templat))
    hasil.write_bytes(render("risalah", contoh.risalah_contoh(), templat=templat))
    assert keluhan(hasil) == []


def test_all_problems_come_at_once_with_their_place_and_the_nearest_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    templat = _kantor(tmp_path / "kantor.docx", salah="x")
    isi = json.loads(_jalan(capsys, "templat-dokumen", "periksa", templat, "--dokumen", "risalah", "--json", kode=1))
    masalah = {(m["bagian"], m["letak"], m["paragraf"]): m["pesan"] for m in isi["masalah"]}
    assert len(masalah) == 5
    assert 'Mungkin maksudnya "hari_tanggal"' in masalah["kepala halaman 1", "", "Kepala {{ hari_tanggalx }}"]
    assert 'Mungkin maksudnya "hari_tanggal"' in masalah["kaki halaman 1", "", "Kaki “{{ hari_tanggalx }}” selesai"]
    assert 'Mungkin maksudnya "pimpinan.nama"' in masalah["isi dokumen", "", "Kontrol {{ pimpinan.namax }}"]
    assert 'Mungkin maksudnya "pimpinan.nama"' in masalah["isi dokumen", "", "Kotak {{ pimpinan.namax }}"]
    assert 'Mungkin maksudnya "iki.target"' in masalah["isi dokumen", "tabel 1, baris 4, kolom 3", "{{ iki.Targt }}"]
    assert "belum dapat dipakai: 5 kesalahan" in _jalan(
        capsys, "templat-dokumen", "periksa", templat, "--dokumen", "risalah", kode=1
    )


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("{{ “hari_tanggal” }}", "tidak diapit tanda petik; tulis {{ hari_tanggal }}"),
        ("{{ Hari_Tanggal }}", 'Mungkin maksudnya "hari_tanggal"'),
        ("{%p\u00a0if selesai %}", "spasi khusus"),
    ],
)
def test_what_word_corrects_by_itself_is_explained(
    isi: str, kata: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    dokumen = Document()
    dokumen.add_paragraph(isi)
    dokumen.save(str(tmp_path / "t.docx"))
    hasil = json.loads(
        _jalan(capsys, "templat-dokumen", "periksa", tmp_path / "t.docx", "--dokumen", "risalah", "--json", kode=1)
    )
    assert any(kata in m["pesan"] for m in hasil["masalah"])


def test_tracked_changes_and_bound_content_controls_are_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    dokumen = Document(io.BytesIO(templat_bawaan(KATALOG["risalah"])))
    dokumen.element.body.insert(
        0, parse_xml(f"<w:p {NS}><w:ins w:id='1' w:author='a'><w:r><w:t>baru</w:t></w:r></w:ins></w:p>")
    )
    kontrol = _kontrol_isi("tetap")
    kontrol[0].append(parse_xml(f"<w:dataBinding {NS} w:xpath='/a' w:storeItemID='{{0}}'/>"))
    dokumen.element.body.insert(0, kontrol)
    dokumen.save(str(tmp_path / "t.docx"))
    keluar = _jalan(capsys, "templat-dokumen", "periksa", tmp_path / "t.docx", "--dokumen", "risalah", "--json", kode=1)
    pesan = " ".join(m["pesan"] for m in json.loads(keluar)["masalah"])
    assert "perubahan yang dilacak" in pesan
    assert "terikat pada data lain" in pesan


@pytest.mark.parametrize(
    "perintah",
    [
        ["periksa", "tidak-ada.docx", "--dokumen", "risalah"],
        ["periksa", "rusak.docx", "--dokumen", "risalah"],
        ["periksa", "rusak.docx", "--dokumen", "tidak-ada"],
        ["daftar", "tidak-ada"],
        ["salin", "risalah", "-o", "templat.doc"],
    ],
)
def test_what_cannot_be_run_is_one_sentence(
    perintah: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    Path("rusak.docx").write_bytes(b"bukan word")
    assert jalankan(["templat-dokumen", *perintah]) == 2
    tangkapan = capsys.readouterr()
    assert tangkapan.out == ""
    assert len(tangkapan.err.strip().splitlines()) == 1
