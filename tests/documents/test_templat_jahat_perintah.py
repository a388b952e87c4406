"""Hostile templates of offices through the command line: every document, one refusal, nothing written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from tests.documents.bantu import templat_dari
from tests.documents.contoh_buku import EMAS
from tests.documents.test_dokumen_jadi import LENGKAP

Bagian = dict[str, bytes]
_UTAMA = "word/document.xml"
#: An example of each document.
KONTEKS: dict[str, BaseModel] = {**{slug: buat() for slug, buat, _ in EMAS.values()}, **LENGKAP}


def _awal(xml: bytes) -> Callable[[Bagian], Bagian]:
    """Something before the first paragraph."""
    return lambda parts: {**parts, _UTAMA: parts[_UTAMA].replace(b"<w:body>", b"<w:body>" + xml, 1)}


def _ganti(lama: bytes, baru: bytes) -> Callable[[Bagian], Bagian]:
    return lambda parts: {**parts, _UTAMA: parts[_UTAMA].replace(lama, baru, 1)}


def _paragraf(text: str) -> bytes:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'.encode()


#: What an office's template may bring, by ill will or by damage.
JAHAT: dict[str, Callable[[Bagian], Bagian]] = {
    "kelas": _awal(_paragraf("{{ ''.__class__.__mro__ }}")),
    "isian bawaan": _awal(_paragraf("{{ cycler.__init__.__globals__.os.popen('id').read() }}")),
    "perulangan tanpa akhir": _awal(_paragraf("{% for a in range(999999999) %}x{% endfor %}")),
    "berkas lain": _awal(_paragraf("{% include '/etc/passwd' %}")),
    "pangkat": _awal(_paragraf("{{ 9**9**9 }}")),
    "entitas": _ganti(b"<w:document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document'),
    "bersarang": _awal(b"<w:p>" * 300 + b"</w:p>" * 300),
    "kolom perintah": _awal(b'<w:p><w:fldSimple w:instr=" DDEAUTO cmd x "/></w:p>'),
    "tabel lebar": _awal(b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="300000000"/></w:tcPr><w:p/></w:tc></w:tr>'
                         b"</w:tbl>" + _paragraf("{{ isian_yang_tidak_ada }}")),
    "terputus": _ganti(b"</w:body>", b""),
    "tanpa isi": lambda parts: {name: data for name, data in parts.items() if name != _UTAMA},
}  # fmt: skip


def test_an_example_of_every_document_is_known():
    assert KONTEKS.keys() == KATALOG.keys()


@pytest.mark.parametrize("slug", KATALOG)
def test_a_hostile_template_of_any_document_is_refused_and_nothing_is_written(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data, template = tmp_path / "data.json", tmp_path / "kantor.docx"
    data.write_text(KONTEKS[slug].model_dump_json(), encoding="utf-8")
    own = baca(templat_bawaan(KATALOG[slug]))
    for name, change in JAHAT.items():
        parts = change(own)
        assert parts != own
        template.write_bytes(Wadah(parts).tulis({}))
        before, start = template.read_bytes(), time.process_time()
        words = ["cetak", slug, str(data), "--templat", str(template), "-o", str(tmp_path / "hasil")]
        assert jalankan(words) == 2, name
        said = capsys.readouterr()
        assert time.process_time() - start < 20, name
        assert said.err.startswith(("Templat Word", f'"{template}"')), (name, said.err)
        assert "di dalam program" not in said.err, name
        assert "root:" not in said.err
        assert len(said.err) < 20_000, name
        assert not (tmp_path / "hasil").exists(), name
        assert template.read_bytes() == before


def test_of_twenty_thousand_wrong_tags_the_first_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data, template = tmp_path / "data.json", tmp_path / "kantor.docx"
    data.write_text(KONTEKS["risalah"].model_dump_json(), encoding="utf-8")
    wrong = _awal(b"".join(_paragraf(f"{{{{ salah_{number} }}}}") for number in range(20_000)))
    template.write_bytes(Wadah(wrong(baca(templat_dari([])))).tulis({}))
    start = time.process_time()
    assert jalankan(["cetak", "risalah", str(data), "--templat", str(template), "-o", str(tmp_path / "h.docx")]) == 2
    assert time.process_time() - start < 20
    error = capsys.readouterr().err
    assert 'Isian "salah_0" tidak dikenal' in error
    assert "masalah lain" in error
    assert error.count("\n") <= 25
    assert len(error) < 20_000
    assert not (tmp_path / "h.docx").exists()
