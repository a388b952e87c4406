"""A hostile or damaged file beside good ones: it is named, and everybody else is in the unit workbook."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp

KASUS = Path(__file__).parents[1] / "kasus"
BAIK = unit.ORANG[:2]


def _buku(orang: unit.OrangContoh) -> bytes:
    book = unit.buku(orang)
    return bangun_skp(book.skp.jenis, book.skp.tahun, book)


def _zip(isi: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in isi.items():
            package.writestr(name, data)
    return stream.getvalue()


def _terpotong() -> bytes:
    third = _buku(unit.ORANG[2])
    return third[: len(third) // 2]


#: What may lie in a folder of workbooks, by the name it has there; each is made by its own test.
JAHAT: dict[str, Callable[[], bytes]] = {
    f"{path.parent.name}-{path.name}": path.read_bytes for path in sorted((KASUS / "bom").iterdir())
} | {
    "berlabel.xlsx": (KASUS / "setara" / "22-irm-kepala.xlsx").read_bytes,
    "terpotong.xlsx": _terpotong,
    "kosong.xlsx": bytes,
    "bukan-zip.xlsx": lambda: b"MZ" + b"\0" * 4_000,
    "bengkak.xlsx": lambda: _zip({"[Content_Types].xml": b" " * 200_000_000}),
    "word.xlsx": (KASUS / "docx" / "palsu.docx").read_bytes,
    "banyak.xlsx": lambda: _zip({f"a{number}": b"" for number in range(20_000)}),
}


@pytest.fixture(scope="module")
def baik() -> dict[str, bytes]:
    return {f"{one.nip}.xlsx": _buku(one) for one in BAIK}


@pytest.mark.parametrize("nama", JAHAT)
def test_beside_a_hostile_file_everybody_else_is_gathered(
    nama: str, baik: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder, target, hostile = tmp_path / "buku", tmp_path / "unit.xlsx", JAHAT[nama]()
    folder.mkdir()
    for name, data in {**baik, nama: hostile}.items():
        (folder / name).write_bytes(data)
    assert jalankan(["gabung", str(folder), "-o", str(target), "--json"]) == 1
    said = capsys.readouterr()
    assert "di dalam program" not in said.err
    (read,) = [one for one in json.loads(said.out)["berkas"] if one["berkas"] == nama]
    wrong = [one for one in read["temuan"] if one["tingkat"] == "kesalahan"]
    assert len(wrong) == 1
    assert wrong[0]["pesan"]
    made = baca_berkas(target).buku
    assert isinstance(made, BukuUnit)
    assert {one.nip for one in made.skor} >= {one.nip for one in BAIK}
    assert (folder / nama).read_bytes() == hostile
