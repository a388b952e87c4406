"""Word files that are damaged or hostile: one sentence for every verb that reads them."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from docx import Document
from openpyxl import Workbook

from kinerja_core.batas.dokumen_word import dokumen_asing
from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.baca_kembali import blok
from kinerja_core.documents.mesin.render import render
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.verifikasi import _differences
from tests.documents import contoh

_DOC, _TRACE = "word/document.xml", "customXml/item1.xml"
Bagian = dict[str, bytes]


@pytest.fixture(scope="module")
def risalah() -> bytes:
    """A risalah with its proof of origin."""
    return render(KATALOG["risalah"], contoh.risalah_contoh())


def _ubah(data: bytes, ubah: Callable[[Bagian], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    before = dict(parts)
    ubah(parts)
    assert parts != before
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def _ganti(nama: str, lama: bytes, baru: bytes) -> Callable[[Bagian], None]:
    def ubah(parts: Bagian) -> None:
        parts[nama] = parts[nama].replace(lama, baru, 1)

    return ubah


def _gaya(parts: Bagian) -> None:
    name = next(name for name in parts if name.endswith("item1.xml.rels"))
    parts[name] = parts[name].replace(b"schemas", b"schgmas")


def _jejak(isi: str) -> Callable[[Bagian], None]:
    def ubah(parts: Bagian) -> None:
        parts[_TRACE] = re.sub(rb">\{.*\}<", lambda _: f">{isi}<".encode(), parts[_TRACE], flags=re.DOTALL)

    return ubah


_VERSI = (
    '"dokumen": "risalah", "templat": {}, "kertas": "a4", "srikandi": false, "kop": false, "tanggal_aturan": null, '
    '"data": {}'
)
_JAHAT: dict[str, Callable[[Bagian], None]] = {
    "kolom yang hanya diaku": _ganti(_DOC, b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="300000000"/>'),
    "kolom yang bukan bilangan": _ganti(_DOC, b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="banyak"/>'),
    "daftar hubungan lain": _gaya,
    "bersarang": _ganti(_DOC, b"</w:body>", b"<w:p>" * 250 + b"</w:p>" * 250 + b"</w:body>"),
    "entitas": _ganti(_DOC, b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
    "XML terputus": _ganti(_DOC, b"</w:body>", b""),
    "jejak bersarang": _jejak(f'{{"versi": "1", {_VERSI[:-2]}{"[" * 5000}{"]" * 5000}}}'),
    "jejak dengan kunci ganda": _jejak(f'{{"versi": "1", "versi": "2", {_VERSI}}}'),
    "jejak yang menyetir layar": _jejak(f'{{"versi": "\\u001b[31mMERAH", {_VERSI}}}'),
    "jejak yang bukan tulisan": _jejak(f'{{"versi": ["1"], {_VERSI}}}'),
    "tanpa isi": lambda parts: parts.pop(_DOC) and None,
}  # fmt: skip


@pytest.mark.parametrize("ubah", _JAHAT.values(), ids=_JAHAT)
def test_a_hostile_word_file_is_one_sentence_in_every_verb(
    ubah: Callable[[Bagian], None], risalah: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
):
    path = tmp_path / "risalah.docx"
    path.write_bytes(_ubah(risalah, ubah))
    (tmp_path / "data.json").write_text(contoh.risalah_contoh().model_dump_json(), encoding="utf-8")
    only_trace = "jejak" in request.node.callspec.id
    verbs = [["verifikasi", str(path)], ["baca-risalah", str(path)]]
    templates = [
        ["templat-dokumen", "periksa", str(path), "--dokumen", "risalah"],
        ["cetak", "risalah", str(tmp_path / "data.json"), "--templat", str(path), "-o", str(tmp_path / "h.docx")],
    ]
    for verb in verbs if only_trace else verbs + templates:
        code = jalankan(verb)
        said = capsys.readouterr()
        assert code in {1, 2}, verb
        assert "Terjadi kesalahan di dalam program" not in said.err
        assert "\x1b" not in said.out + said.err
        assert said.err.count("\n") <= 2


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (_ganti(_DOC, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main"), "Strict Open XML"),
        (lambda parts: parts.update({"xl/workbook.xml": parts.pop(_DOC)}), "buku kerja Excel"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_as_what_it_is(
    ubah: Callable[[Bagian], None], kata: str, risalah: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "risalah.docx"
    path.write_bytes(_ubah(risalah, ubah))
    for verb in ["verifikasi", str(path)], ["templat-dokumen", "periksa", str(path), "--dokumen", "risalah"]:
        assert jalankan(verb) == 2
        assert kata in capsys.readouterr().err


@pytest.mark.parametrize("potong", [0, 1, 100, 5_000, -30, -10])
def test_a_word_file_cut_anywhere_is_refused_in_one_sentence(
    potong: int, risalah: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "risalah.docx"
    path.write_bytes(risalah[:potong])
    for verb in (["verifikasi", str(path)], ["baca-risalah", str(path)]):
        assert jalankan(verb) == 2
        assert re.search("bukan dokumen Word|kosong", capsys.readouterr().err)


def test_a_directory_that_points_before_the_file_is_refused(
    risalah: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data = bytearray(risalah)
    end = data.rfind(b"PK\5\6")
    data[end + 16 : end + 20] = b"\xff\xff\xff\x7f"
    (tmp_path / "risalah.docx").write_bytes(data)
    assert jalankan(["verifikasi", str(tmp_path / "risalah.docx")]) == 2
    assert "bukan dokumen Word" in capsys.readouterr().err


def test_a_locked_word_file_says_what_locks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    for more, word in ((b"", "kata sandi"), ("DRMEncryptedTransform".encode("utf-16-le"), "label sensitivitas")):
        (tmp_path / "risalah.docx").write_bytes(start + more)
        assert jalankan(["verifikasi", str(tmp_path / "risalah.docx")]) == 2
        assert word in capsys.readouterr().err


def test_the_cells_of_a_row_are_those_that_the_library_gives():
    document = Document()
    table = document.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 1).merge(table.cell(3, 1))
    document.save(stream := io.BytesIO())
    (read,) = (block for block in blok(stream.getvalue())[0] if isinstance(block, list))

    def kinds(rows: Iterable[Iterable[object]]) -> list[list[int]]:
        numbers: dict[int, int] = {}
        return [[numbers.setdefault(id(cell), len(numbers)) for cell in row] for row in rows]

    expected = [list({id(cell._tc): cell._tc for cell in row.cells}.values()) for row in table.rows]
    assert kinds([cell.asal for cell in row] for row in read) == kinds(expected)


def test_whatever_a_library_stumbles_over_is_one_sentence_with_its_cause():
    with pytest.raises(GalatKinerja, match="utuh") as problem, dokumen_asing(Path("a.docx")):
        raise AttributeError("Relationship_lst")
    assert isinstance(problem.value.__cause__, AttributeError)


def test_thousands_of_equal_paragraphs_are_compared_in_linear_time():
    item = cast("Any", None)
    ours = [("sama", item)] * 6_000
    theirs = [("sama", item)] * 3_000 + [("lain", item)] + [("sama", item)] * 3_000
    start = time.process_time()
    assert _differences(ours, ours) == []
    assert _differences(ours, theirs) == [([], [("lain", item)])]
    assert _differences(theirs, [("awal", item), *theirs]) == [([], [("awal", item)])]
    assert _differences(ours[:1], theirs[:2]) == [([], theirs[1:2])]  # a short document, as ever
    assert time.process_time() - start < 5


@pytest.mark.parametrize("perintah", ["verifikasi", "baca-risalah", "templat-dokumen periksa --dokumen risalah"])
def test_a_workbook_is_called_a_workbook(perintah: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    buku = Workbook()
    buku.save(str(tmp_path / "a.xlsx"))
    assert jalankan([*perintah.split(), str(tmp_path / "a.xlsx")]) == 2
    assert "Berkas ini buku kerja Excel, bukan dokumen Word (.docx)." in " ".join(capsys.readouterr().err.split())


def test_a_document_with_a_workbook_in_it_is_a_document(risalah: bytes, tmp_path: Path):
    jenis = b'<Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/>'

    def sisipkan(parts: Bagian) -> None:
        parts["word/embeddings/a.xlsb"] = b"x"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Default", jenis + b"<Default", 1)

    (tmp_path / "a.docx").write_bytes(_ubah(risalah, sisipkan))
    assert jalankan(["verifikasi", str(tmp_path / "a.docx")]) == 0
