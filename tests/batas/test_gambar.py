"""Pictures of the kop: whole, or refused in one sentence."""

from __future__ import annotations

import base64
import io
import struct
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kinerja_core.batas import gambar
from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.gambar import baca_gambar
from kinerja_core.cli.utama import jalankan
from tests.documents import contoh
from tests.documents.bantu import render

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


def _berbisik(jenis: bytes, di: bytes) -> bytes:
    """A PNG with a chunk of writing before one of another kind."""
    words = {b"zTXt": b"Author\0\0" + zlib.compress(b"Nama Pemotret"), b"iTXt": b"Author\0\0\0\0\0Nama Pemotret"}
    head, found, rest = _png().partition(struct.pack(">I", 0) + di if di == b"IEND" else struct.pack(">I", 10) + di)
    return head + _potongan(jenis, words.get(jenis, b"Author\0Nama Pemotret")) + found + rest


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
        _png(titik=b"\x09" * (22 * 5)), _png(0, 5), _png(warna=3),
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


def _foto(kind: str = "JPEG", mode: str = "RGB", **how: Any) -> bytes:
    """A picture of many colours, as a program that knows its kind saves it."""
    dots = Image.radial_gradient("L").resize((90, 60))
    picture = Image.merge("RGB", (dots, dots.rotate(180), dots.resize((45, 60)).resize((90, 60)))).convert(mode)
    stream = io.BytesIO()
    picture.save(stream, kind, **how)
    return stream.getvalue()


_KINDS = {
    "jpeg": _foto(), "bertahap": _foto(progressive=True), "kelabu": _foto(mode="L"), "cmyk": _foto(mode="CMYK"),
    "berhenti-mulai": _foto(restart_marker_blocks=2), "png": _foto("PNG"), "png bening": _foto("PNG", "RGBA"),
    "png palet": _foto("PNG", "P"), "png satu bit": _foto("PNG", "1"), "png 16 bit": _foto("PNG", "I;16"),
}  # fmt: skip


@pytest.mark.parametrize("isi", _KINDS.values(), ids=_KINDS)
def test_every_kind_of_picture_is_shown_whole_by_a_letter(isi: bytes, tmp_path: Path):
    kop = _baca(tmp_path, isi)
    if Image.open(io.BytesIO(isi)).mode != "CMYK":
        assert kop == isi
    (tmp_path / "kop.png").write_bytes(isi)
    made = render("surat-keterangan", contoh.surat(3), kop=tmp_path / "kop.png")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        media = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert kop in media


@pytest.mark.parametrize("isi", _KINDS.values(), ids=_KINDS)
@pytest.mark.parametrize("bagian", [0.1, 0.3, 0.6, 0.9])
def test_a_picture_cut_in_any_quarter_is_refused(isi: bytes, bagian: float, tmp_path: Path):
    with pytest.raises(BerkasTidakTerbaca, match="terpotong atau rusak"):
        _baca(tmp_path, isi[: int(len(isi) * bagian)])


_BERGAMBAR = [
    {}, {"progressive": True}, {"restart_marker_rows": 1}, {"quality": 20, "subsampling": 2}, {"optimize": True},
]  # fmt: skip


def _berwarna(mode: str = "RGB", **cara: Any) -> bytes:
    stream = io.BytesIO()
    Image.radial_gradient("L").resize((150, 90)).convert(mode).rotate(7).save(stream, "JPEG", **cara)
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("cara", _BERGAMBAR, ids=str)
def test_a_jpeg_whose_dots_end_before_its_end_is_refused(mode: str, cara: dict[str, Any], tmp_path: Path):
    data = _berwarna(mode, **cara)
    assert _baca(tmp_path, data)
    last = data.rindex(b"\xff\xda")
    for cut in (len(data) - 12, last + (len(data) - last) // 2, last + 20):
        with pytest.raises(BerkasTidakTerbaca, match="terpotong"):
            _baca(tmp_path, data[:cut] + b"\xff\xd9")


def test_a_jpeg_with_a_hole_before_a_restart_is_refused(tmp_path: Path):
    data = _berwarna(restart_marker_rows=1)
    mark = data.index(b"\xff\xd2")
    with pytest.raises(BerkasTidakTerbaca, match="terpotong"):
        _baca(tmp_path, data[: mark - 20] + data[mark:])


@pytest.mark.parametrize("nama", [nama for nama in _KINDS if nama.startswith("png")])
def test_a_png_that_was_changed_in_its_middle_is_refused(nama: str, tmp_path: Path):
    data = bytearray(_KINDS[nama])
    data[len(data) // 2] ^= 0xFF
    with pytest.raises(BerkasTidakTerbaca, match="terpotong atau rusak"):
        _baca(tmp_path, bytes(data))


@pytest.mark.parametrize("mulai", [20, 60, 200])
def test_a_jpeg_that_lost_a_segment_of_its_head_is_refused(mulai: int, tmp_path: Path):
    data = _KINDS["jpeg"]
    with pytest.raises(BerkasTidakTerbaca, match="terpotong atau rusak"):
        _baca(tmp_path, data[:mulai] + data[mulai + 150 :])


def test_a_photograph_that_the_camera_turned_stands_upright_and_says_no_longer_where_it_was_taken(tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Nama Pemotret"
    kop = _baca(tmp_path, _foto(exif=exif.tobytes(), dpi=(300, 300)))
    shown = Image.open(io.BytesIO(kop))
    assert (shown.size, shown.info["dpi"], len(shown.getexif())) == ((60, 90), (300, 300), 0)
    assert b"Pemotret" not in kop


@pytest.mark.parametrize(
    "isi",
    [
        *(_berbisik(jenis, di) for jenis in (b"tEXt", b"zTXt", b"iTXt", b"prVt") for di in (b"IDAT", b"IEND")),
        _foto(comment=b"Nama Pemotret"),
        *(_foto()[:20] + b"\xff" + bytes([tanda]) + struct.pack(">H", 15) + b"Nama Pemotret" + _foto()[20:]
          for tanda in (0xE1, 0xE3, 0xED, 0xEF)),
    ],
)
def test_what_is_written_beside_a_picture_does_not_come_along(isi: bytes, tmp_path: Path):
    kop = _baca(tmp_path, isi)
    assert b"Pemotret" not in kop
    with Image.open(io.BytesIO(kop)) as shown, Image.open(io.BytesIO(isi)) as given:
        assert (shown.size, shown.mode) == (given.size, given.mode)
        assert not getattr(shown, "text", None)


def test_what_is_hidden_behind_a_picture_does_not_come_along(tmp_path: Path):
    for data in (_foto(), _foto("PNG"), _png(titik=b"\0" * 110 + bytes(9_000))):
        kop = _baca(tmp_path, data + b"PK\3\4 sebuah zip di belakang gambar")
        assert b"PK\3\4" not in kop
        with Image.open(io.BytesIO(kop)) as shown, Image.open(io.BytesIO(data)) as given:
            assert (shown.size, shown.mode) == (given.size, given.mode)


_CLAIMS = {
    "exif rusak": _foto(exif=b"Exif\0\0II*\0" + b"\xff" * 200),
    "rapat nol": _foto().replace(b"JFIF\0\1\1\0\0\1\0\1", b"JFIF\0\1\1\1\0\0\0\0"),
    "rapat sekali": _foto().replace(b"JFIF\0\1\1\0\0\1\0\1", b"JFIF\0\1\1\1\xff\xff\xff\xff"),
    "png rapat nol": _foto("PNG")[:33] + _potongan(b"pHYs", bytes(8) + b"\1") + _foto("PNG")[33:],
    "png rapat sekali": _foto("PNG")[:33] + _potongan(b"pHYs", b"\xff" * 8 + b"\1") + _foto("PNG")[33:],
}


@pytest.mark.parametrize("isi", _CLAIMS.values(), ids=_CLAIMS)
def test_a_picture_that_claims_nonsense_beside_its_dots_is_printed(isi: bytes, tmp_path: Path):
    assert len(_baca(tmp_path, isi)) > 500
    assert render("surat-keterangan", contoh.surat(3), kop=tmp_path / "kop.png")


def test_a_picture_of_countless_pieces_is_refused(tmp_path: Path):
    data = _foto("PNG")
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 100\.000 unsur"):
        _baca(tmp_path, data[:33] + _potongan(b"tEXt", b"a\0b") * 40_000 + data[33:])


@pytest.mark.parametrize("jenis", ["GIF", "BMP", "WEBP", "TIFF", "ICO"])
def test_other_kinds_of_pictures_are_refused_with_a_sentence(jenis: str, tmp_path: Path):
    with pytest.raises(BerkasTidakTerbaca, match=r"^Berkas ini bukan gambar PNG atau JPG\.$"):
        _baca(tmp_path, _foto(jenis))


def test_a_jpeg_of_many_dots_is_refused_before_it_is_decoded(tmp_path: Path):
    data = _foto().replace(struct.pack(">HH", 60, 90), struct.pack(">HH", 30_000, 30_000))
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 24\.000\.000 titik"):
        _baca(tmp_path, data)


def test_a_jpeg_of_very_many_scans_costs_no_more_than_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stream = io.BytesIO()
    Image.new("RGB", (2_000, 1_500)).save(stream, "JPEG", progressive=True)
    data = stream.getvalue()
    begin = data.rindex(b"\xff\xda")
    (tmp_path / "kop.jpg").write_bytes(data[:begin] + data[begin:-2] * 9_000 + data[-2:])
    monkeypatch.setattr(gambar, "Anggaran", lambda **apa: Anggaran(**{**apa, "detik": 0.5}))
    start = time.process_time()
    with pytest.raises(BerkasTidakTerbaca, match="detik"):
        baca_gambar(tmp_path / "kop.jpg")
    assert time.process_time() - start < 3  # it would take 15


def test_a_jpeg_of_countless_marks_inside_its_dots_does_not_grow(tmp_path: Path):
    data = _berwarna(restart_marker_rows=1)
    begin = data.index(b"\xff\xd0")
    marks = b"".join(b"\xff" + bytes((0xD0 + number % 8,)) for number in range(600_000))
    longer = gambar._longer(data[:begin] + marks + data[begin:], Anggaran())
    assert longer is not None
    assert len(longer) < len(data) + len(marks) + 400_000
    (tmp_path / "kop.jpg").write_bytes(data[:begin] + marks + data[begin:])
    with pytest.raises(BerkasTidakTerbaca):
        baca_gambar(tmp_path / "kop.jpg")


def test_what_metadata_says_is_not_printed_in_english(tmp_path: Path, recwarn: pytest.WarningsRecorder):
    _baca(tmp_path, _foto(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(30)))
    assert not recwarn.list


def test_a_letter_with_a_torn_kop_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "kop.png").write_bytes(_png(400, 100)[:80])
    (tmp_path / "surat.json").write_text(contoh.surat(3).model_dump_json(), encoding="utf-8")
    verb = ["cetak", "surat-keterangan", str(tmp_path / "surat.json"), "--kop", str(tmp_path / "kop.png")]
    assert jalankan([*verb, "-o", str(tmp_path / "h.docx")]) == 2
    assert "terpotong atau rusak" in capsys.readouterr().err
    assert not (tmp_path / "h.docx").exists()
    (tmp_path / "kop.png").write_bytes(_png(400, 100))
    assert jalankan([*verb, "-o", str(tmp_path / "h.docx")]) == 0


@pytest.mark.parametrize("jalin", [0, 1])
@pytest.mark.parametrize(("warna", "dalam"), [(0, 1), (0, 16), (2, 8), (3, 4), (6, 8)])
def test_a_png_with_fewer_rows_than_it_claims_is_refused(warna: int, dalam: int, jalin: int, tmp_path: Path):
    passes = ((0, 0, 1, 1),) if not jalin else (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    )
    bits = dalam * {0: 1, 2: 3, 3: 1, 6: 4}[warna]
    rows = []
    for left, top, across, down in passes:
        columns, many = len(range(left, 21, across)), len(range(top, 13, down))
        rows += [b"\0" + bytes((columns * bits + 7) // 8)] * (many if columns else 0)
    kind = {"warna": warna, "dalam": dalam, "jalin": jalin, "palet": warna == 3}
    whole = _png(21, 13, titik=b"".join(rows), **kind)
    assert _baca(tmp_path, whole) == whole
    for left in (rows[:-1], rows[: len(rows) // 2], rows[:1]):
        with pytest.raises(BerkasTidakTerbaca, match="terpotong atau rusak"):
            _baca(tmp_path, _png(21, 13, titik=b"".join(left), **kind))
