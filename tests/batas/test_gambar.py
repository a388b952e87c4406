"""Pictures of the kop: whole, or refused in one sentence."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.gambar import baca_gambar
from kinerja_core.cli.utama import jalankan
from tests.documents import contoh

_TANDA = b"\x89PNG\r\n\x1a\n"


def _potongan(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))


def _png(
    lebar: int = 7, tinggi: int = 5, *, dalam: int = 8, warna: int = 2, jalin: int = 0, titik: bytes | None = None,
    palet: bool = False,
) -> bytes:
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[warna]
    if titik is None:
        titik = (b"\0" + bytes((lebar * channels * dalam + 7) // 8)) * tinggi
    head = struct.pack(">IIBBBBB", lebar, tinggi, dalam, warna, 0, 0, jalin)
    packed = zlib.compress(titik)
    return (
        _TANDA + _potongan(b"IHDR", head) + (_potongan(b"PLTE", bytes(6)) if palet else b"")
        + _potongan(b"IDAT", packed[:10]) + _potongan(b"IDAT", packed[10:]) + _potongan(b"IEND", b"")
    )


#: One grey dot, as a camera writes it: every segment that a JPEG needs.
_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAA"
    "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
)


def _baca(folder: Path, isi: bytes) -> bytes:
    (folder / "kop.png").write_bytes(isi)
    return baca_gambar(folder / "kop.png")


@pytest.mark.parametrize("warna", [0, 2, 3, 4, 6])
def test_a_whole_png_of_every_colour_type_is_taken(warna: int, tmp_path: Path):
    assert _baca(tmp_path, _png(warna=warna, palet=warna == 3))


def test_png_of_one_bit_and_interlaced_ones_are_taken(tmp_path: Path):
    assert _baca(tmp_path, _png(dalam=1, warna=0))
    rows = [(-(-(7 - x) // dx), -(-(5 - y) // dy)) for x, dx, y, dy in (
        (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))]
    assert _baca(tmp_path, _png(warna=0, jalin=1, titik=b"".join((b"\1" + bytes(wide)) * tall for wide, tall in rows)))


def test_a_whole_jpeg_is_taken(tmp_path: Path):
    assert _baca(tmp_path, _JPEG) == _JPEG


_PNG = _png(40, 30)


@pytest.mark.parametrize("isi", [_PNG, _JPEG], ids=["png", "jpeg"])
def test_a_picture_cut_anywhere_is_refused(isi: bytes, tmp_path: Path):
    for length in {*range(1, len(isi) - 12, 7), 80 if len(isi) > 100 else 40, len(isi) - 12}:
        with pytest.raises(BerkasTidakTerbaca):
            _baca(tmp_path, isi[:length])


@pytest.mark.parametrize(
    "isi",
    [
        b"bukan gambar", b"GIF89a" + bytes(100), b"\xff\xd8\xff\xd9", _TANDA, _png(titik=b"\0" * 10),
        _png(titik=b"\0" * 10_000), _png(titik=b"\x09" * (22 * 5)), _png(0, 5), _png(warna=3),
        _PNG.replace(b"IDAT", b"TADI"),
        _TANDA + _potongan(b"IEND", b""), bytes(bytearray(_PNG[:60]) + b"\xff" + _PNG[61:]),
    ],
)  # fmt: skip
def test_what_is_no_whole_picture_is_refused_in_one_sentence(isi: bytes, tmp_path: Path):
    with pytest.raises(BerkasTidakTerbaca, match=r"^[A-Z][^\n]*\.$"):
        _baca(tmp_path, isi)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(tmp_path: Path):
    with pytest.raises(BerkasTidakTerbaca, match="titik") as problem:
        _baca(tmp_path, _png(60_000, 60_000, titik=b""))
    assert problem.value.kode == "BERKAS-TERLALU-BESAR"


def test_a_letter_with_a_torn_kop_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "kop.png").write_bytes(_png(400, 100)[:80])
    (tmp_path / "surat.json").write_text(contoh.surat(3).model_dump_json(), encoding="utf-8")
    verb = ["cetak", "surat-keterangan", str(tmp_path / "surat.json"), "--kop", str(tmp_path / "kop.png")]
    assert jalankan([*verb, "-o", str(tmp_path / "h.docx")]) == 2
    assert "terpotong atau rusak" in capsys.readouterr().err
    assert not (tmp_path / "h.docx").exists()
    (tmp_path / "kop.png").write_bytes(_png(400, 100))
    assert jalankan([*verb, "-o", str(tmp_path / "h.docx")]) == 0
