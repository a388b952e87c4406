"""Marked secrets in every field of the secret sheets, right and wrong; every verb; every byte that was written."""

from __future__ import annotations

import datetime
import io
import operator
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_core.cli.utama import app, jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.istilah import (
    AlasanPembinaan,
    AspekPembinaan,
    BentukPembinaan,
    Hubungan,
    StatusPembinaan,
)
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360, Penilaian360
from kinerja_core.model.penugasan_360 import DaftarPenilai360, Penugasan360
from kinerja_core.services import pembaca, simpanan
from kinerja_core.services.contoh import unit
from kinerja_core.services.ekspor import daftar_profil
from kinerja_core.services.kemasan import Kemasan, Penyimpan
from kinerja_core.services.segel import PANJANG_SEGEL
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI, bangun_daftar_penilai
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.spek import LembarForm, LembarTabel
from tests.alat.alamat import di
from tests.alat.timpa_sel import timpa_sel

#: Begins every planted secret; nothing of ours has such a word.
TANDA = "XQZ"
_NOMOR = count(1)
DINILAI = unit.ORANG[0].pegawai
ATASAN, *REKAN = (orang.pegawai for orang in unit.ORANG[1:5])
#: NIPs of evaluators who are in no list of the unit.
NIP_PENILAI = tuple(f"19{70 + n}0101199501{1 + n % 2}90{n}" for n in range(1, 6))

KOMENTAR: list[str] = []


def rahasia() -> str:
    return f"{TANDA}{next(_NOMOR):03d}"


def _pembinaan(hari: int) -> Pembinaan:
    return Pembinaan(
        tanggal=f"2025-05-{hari:02d}", bentuk=BentukPembinaan.KONSELING, aspek=AspekPembinaan.PERILAKU,
        alasan=AlasanPembinaan.TIDAK_MAU, pembina=rahasia(), uraian=rahasia(), hasil=rahasia(),
        status=StatusPembinaan.BERJALAN,
    )  # fmt: skip


#: Wrong in a way of its own: a text where none fits, an error, a formula as text, a character that cannot be saved.
def _salah(urutan: int) -> str:
    mark = rahasia()
    return (mark, f"={mark}", f"{mark} _x0007_ {mark}", f"  {mark}\n{mark}")[urutan % 4]


def _konseling_salah() -> bytes:
    """A row for each column of Pembinaan that is wrong there, and one that is wrong in all."""
    people = unit.ORANG[1]
    book = unit.buku(people)
    fields = [column.nama for column in buku_skp(book.skp.jenis).tabel("Pembinaan").kolom if column.isian]
    rows = tuple(_pembinaan(1 + number % 28) for number in range(4 * len(fields) + 1))
    cells = {
        ("Pembinaan", di("Pembinaan", name, 1 + 4 * number + way)): _salah(way)
        for number, name in enumerate(fields) for way in range(4)
    }
    cells |= {("Pembinaan", di("Pembinaan", name, len(rows))): rahasia() for name in fields}
    data = bangun_skp(book.skp.jenis, book.skp.tahun, book.model_copy(update={"pembinaan": rows}))
    return timpa_sel(data, cells, rumus=False)


def _penilai(nip: str) -> Penilai360:
    return Penilai360(nama=rahasia(), nip=nip, jabatan=rahasia(), unit_kerja=rahasia())


def _penilaian(hubungan: Hubungan) -> Penilaian360:
    asal = unit.buku_360()[0].penilaian[0]
    KOMENTAR.append(rahasia())
    return Penilaian360(
        nama=rahasia(), nip=DINILAI.nip, jabatan=rahasia(), hubungan=hubungan, skor=asal.skor, komentar=KOMENTAR[-1]
    )


def _buku_360(nip: str, hubungan: Hubungan) -> bytes:
    return bangun_penilaian_360(isi=BukuPenilaian360(
        penilai=_penilai(nip), periode=unit.PENGATURAN.periode, penilaian=(_penilaian(hubungan),)
    ))


def _360_salah() -> Iterator[bytes]:
    """An evaluator's workbook for each sheet, with every field of it wrong, and one wrong throughout."""
    spek = buku_penilaian_360(unit.PENGATURAN.periode.selesai)
    every: dict[tuple[str, str], Any] = {}
    for number, sheet in enumerate(one for one in spek.lembar if isinstance(one, LembarForm | LembarTabel)):
        if sheet.peran == "hasil":
            continue
        cells = {
            (sheet.nama, di(sheet.nama, cell.nama)): _salah(number + place)
            for place, cell in enumerate(one for one in sheet.semua_sel if not one.nama.startswith("_"))
        }
        every |= cells
        yield timpa_sel(_buku_360(NIP_PENILAI[4], Hubungan.REKAN_SEJAWAT), cells, rumus=False)
    yield timpa_sel(_buku_360(NIP_PENILAI[4], Hubungan.REKAN_SEJAWAT), every, rumus=False)


def _isi_folder(folder: Path, *, salah: bool) -> None:
    """Staff workbooks and evaluators' workbooks, with secrets that are right, or also some that are wrong."""
    folder.mkdir()
    for orang in unit.ORANG[:3]:
        book = unit.buku(orang).model_copy(update={"pembinaan": (_pembinaan(3), _pembinaan(4))})
        (folder / f"{orang.nip}.xlsx").write_bytes(bangun_skp(book.skp.jenis, book.skp.tahun, book))
    relations = (Hubungan.ATASAN, *(Hubungan.REKAN_SEJAWAT,) * 3)
    for nip, relation in zip(NIP_PENILAI, relations, strict=False):
        (folder / f"Penilai {rahasia()}.xlsx").write_bytes(_buku_360(nip, relation))
    listed = [
        Penugasan360(penilai=_penilai(nip), nama=rahasia(), nip=DINILAI.nip, jabatan=rahasia(), hubungan=relation)
        for nip, relation in zip(NIP_PENILAI, relations, strict=False)
    ]
    period = unit.PENGATURAN.periode
    pairs = DaftarPenilai360(periode=period, tutup=datetime.date(2026, 1, 11), penugasan=listed)
    data = bangun_daftar_penilai(pairs)
    if salah:
        spek = BUKU_DAFTAR_PENILAI.tabel("Daftar Penilai")
        data = timpa_sel(data, {
            (spek.nama, di(spek.nama, one.nama, 1 + place % 3)): _salah(place)
            for place, one in enumerate(spek.sel_rekaman)
        }, rumus=False)
    (folder / f"Daftar {rahasia()}.xlsx").write_bytes(data)
    if salah:
        (folder / f"{unit.ORANG[1].nip}.xlsx").write_bytes(_konseling_salah())
        for data in _360_salah():
            (folder / f"Penilai {rahasia()}.xlsx").write_bytes(data)


def _bytes(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield path, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield from _bytes(f"{path}!{name}", package.read(name))


def _bocor(nama: str, data: bytes) -> list[str]:
    """Where a secret stands in bytes, whatever they are encoded as."""
    secrets = (TANDA, *NIP_PENILAI)
    return [
        f"{place}: {secret}"
        for place, content in _bytes(nama, data)
        for secret in secrets
        if any(secret.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def _tersimpan(folder: Path) -> list[str]:
    """Everything the store holds, unpacked, as text."""
    (path,) = folder.glob("*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in tables for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608 - its own names
    # the first of each row, or the only one, is a fingerprint: it may begin as what is packed does
    blobs = [one for row in rows for one in row[1:] if isinstance(one, bytes)]
    content = [
        zlib.decompress(one[PANJANG_SEGEL:]) if one[PANJANG_SEGEL:].startswith((b"x\x01", b"x^")) else one
        for one in blobs
    ]
    assert any(map(operator.ne, content, blobs))
    return [one.decode("utf-8", "replace") for one in content]


#: Commands that read workbooks of people, each with what the journey below gives it.
MEMBACA = {
    "periksa", "gabung", "perilaku", "peringkat", "banding", "cetak", "verifikasi", "baca-risalah", "ekspor", "templat",
    "jelaskan", "andaikan", "keadilan", "usulan-rating", "status", "susun-penilai", "rekap", "konfirmasi", "pembinaan",
    "tukin", "angka-kredit", "isi-catatan", "seragamkan",
}  # fmt: skip
#: Commands to which nobody's workbook can be given.
TIDAK_MEMBACA = {"contoh", "skema", "aturan", "jadwal", "hitung", "templat-dokumen", "addin", "halaman", "simpanan"}


def test_every_command_is_either_tried_here_or_reads_no_workbook() -> None:
    names = {one.name or one.callback.__name__.replace("_", "-") for one in app.registered_commands if one.callback}
    groups = {one.name for one in app.registered_groups}
    assert names | groups == MEMBACA | TIDAK_MEMBACA


def _perintah(buku: Path, hasil: Path) -> Iterator[list[str]]:
    """Every verb on the folder, as its pengelola would type it."""
    unit_file = str(hasil / "unit.xlsx")
    yield ["periksa", str(buku)]
    yield ["periksa", str(buku), "--json", "-o", str(hasil / "temuan.xlsx")]
    yield ["periksa", str(buku), "--banding", str(buku)]
    yield ["seragamkan", str(hasil / "temuan.xlsx"), str(buku), "-o", str(hasil / "seragam")]  # nothing was agreed on
    for file in sorted(buku.glob("*.xlsx")):
        yield ["periksa", str(file), "--json"]
    yield ["gabung", str(buku), "-o", unit_file]
    yield ["gabung", str(buku), "-o", unit_file, "--timpa", "--json"]
    yield ["gabung", str(buku), "--lanjutkan", unit_file, "-o", str(hasil / "lanjut.xlsx"), "--json"]
    yield ["status", unit_file, str(buku)]
    yield ["status", unit_file, str(buku), "--json", "-o", str(hasil / "status.xlsx")]
    yield ["rekap", unit_file, str(buku)]
    for ending in (".html", ".xlsx", ".docx"):
        yield ["rekap", unit_file, str(buku), "--json", "-o", str(hasil / f"pimpinan{ending}")]
    yield ["perilaku", str(buku)]
    yield ["perilaku", str(buku), "--json", "-o", str(hasil / "rekap.xlsx")]
    yield ["susun-penilai", unit_file, "--json"]
    for file in sorted(buku.glob("*.xlsx")):
        yield ["susun-penilai", "--periode", "2025", str(file)]
    yield ["peringkat", unit_file, "--json", "-o", str(hasil / "peringkat.xlsx")]
    yield ["jelaskan", unit.ORANG[0].nip, unit_file, "--json", "-o", str(hasil / "penjelasan.xlsx")]
    yield ["andaikan", unit_file, "--json", "-o", str(hasil / "andai.xlsx")]
    yield ["keadilan", unit_file, "--json", "-o", str(hasil / "keadilan.xlsx")]
    yield ["konfirmasi", unit_file, "--json", "-o", str(hasil / "konfirmasi.xlsx")]
    yield ["tukin", unit_file, "--json", "-o", str(hasil / "tukin.xlsx")]
    yield ["angka-kredit", unit_file, str(buku), "--json", "-o", str(hasil / "angka-kredit.xlsx")]
    for file in sorted(buku.glob("*.xlsx")):
        yield ["isi-catatan", str(file), "--json", "-o", str(hasil / "terisi.xlsx")]
    yield ["pembinaan", unit_file, str(buku)]
    yield ["pembinaan", unit_file, str(buku), "--json", "-o", str(hasil / "bimbingan.xlsx")]
    yield ["usulan-rating", str(buku)]
    yield ["usulan-rating", str(buku), "--unit", unit_file, "--json", "-o", str(hasil / "usulan.xlsx")]
    for slug in KATALOG:
        yield ["cetak", slug, str(buku), unit_file, "-o", str(hasil / "dokumen")]
        yield ["cetak", slug, str(buku), unit_file, "-o", str(hasil / "dokumen"), "--json"]
    for kode, _ in daftar_profil():
        yield ["ekspor", kode, str(buku), "-o", str(hasil / f"{kode}.x")]
        yield ["ekspor", kode, str(buku), unit_file, "-o", str(hasil / f"{kode}.xlsx"), "--json"]
    yield ["templat", "skp", "-o", str(hasil / "baru"), "--pegawai", unit_file, "--skp-lalu", str(buku)]
    for file in sorted(buku.glob("*.xlsx")):
        yield ["templat", "skp", "-o", str(hasil / "dari"), "--unit", "Biro", "--pegawai", str(file)]
        yield ["banding", unit_file, str(file)]


def _dibaca_sekali(kemas: Callable[..., Kemasan]) -> Callable[..., Kemasan]:
    """What is secret is never kept, so each verb would read it again; the same bytes give the same, verb after verb."""
    rahasia_terbaca: dict[tuple[Any, ...], Kemasan] = {}

    def sekali(path: Path, hari: datetime.date, tempat: Penyimpan | None, *, utuh: bool = True) -> Kemasan:
        kunci = (path.name, path.read_bytes(), hari, tempat is None, utuh)
        if (terbaca := rahasia_terbaca.get(kunci)) is not None:
            return terbaca
        terbaca = kemas(path, hari, tempat, utuh=utuh)
        if not terbaca.sidik:
            rahasia_terbaca[kunci] = terbaca
        return terbaca

    return sekali


@pytest.mark.parametrize("salah", [True, False], ids=["wrong values too", "right values only"])
def test_no_byte_that_any_verb_writes_holds_a_secret(
    salah: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    buku, hasil = tmp_path / "buku", tmp_path / "hasil"
    hasil.mkdir()
    _isi_folder(buku, salah=salah)
    files = {path: path.read_bytes() for path in buku.iterdir()}
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "simpanan"))
    monkeypatch.setattr(simpanan, "_MULAI", 0)
    monkeypatch.setattr(pembaca, "kemas", _dibaca_sekali(pembaca.kemas))
    named: list[str] = []
    for args in _perintah(buku, hasil):
        assert jalankan(args) in {0, 1, 2}, args
        said = capsys.readouterr()
        last = args[0] in {"templat", "banding", "susun-penilai"}
        shown = [args[1]] if args[0] in {"periksa", "isi-catatan"} else [args[-1]] if last else []
        text = said.out + said.err
        for typed in shown:  # what was typed is no secret any more
            text = text.replace(typed, "").replace(Path(typed).name, "")
        named += _bocor(" ".join(args[:2]), text.encode())
    konseling = sorted((hasil / "dokumen").glob("Konseling *.docx"))
    assert konseling
    for path in konseling:
        assert _bocor(path.name, path.read_bytes())  # the document itself is what was asked for
        for options in ([], ["--json"], ["--data"]):
            jalankan(["verifikasi", str(_ubah(path, tmp_path)), *options])
        jalankan(["baca-risalah", str(path), "--json"])
        said = capsys.readouterr()
        named += _bocor(f"verifikasi {path.name}", (said.out + said.err).encode())
    assert (hasil / "unit.xlsx").is_file()
    assert (hasil / "temuan.xlsx").is_file()
    assert (hasil / "dokumen" / "indeks.xlsx").is_file()
    assert (tmp_path / "simpanan").is_dir()
    named += [text for text in _tersimpan(tmp_path / "simpanan") if any(one in text for one in (TANDA, *NIP_PENILAI))]
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path not in files]
    for path in written:
        if path in konseling or path.parent.name == "ubahan":
            continue
        found = _bocor(str(path.relative_to(tmp_path)), path.read_bytes())
        if path.name == "rekap.xlsx" and not salah:  # anonymous comments stand there word by word, and nowhere else
            sheets = openpyxl.load_workbook(path).worksheets
            shown = {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row}
            assert {text for text in shown if TANDA in text} == {text for text in KOMENTAR if text in shown} != set()
            found = [place for place in found if not place.endswith(f"sharedStrings.xml: {TANDA}")]
        named += found
    assert named == []
    assert {path: path.read_bytes() for path in files} == files
    index = (hasil / "dokumen" / ".kinerja-cetak.jsonl").read_text(encoding="utf-8")
    assert "konseling" not in index.casefold()


def test_wrong_data_of_a_secret_document_are_not_quoted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "konseling.json"
    data.write_text(f'{{"pegawai": "{TANDA}", "aspek": ["{TANDA}"], "uraian": {{"{TANDA}": 1}}}}', encoding="utf-8")
    assert jalankan(["cetak", "konseling", str(data), "-o", str(tmp_path / "k.docx")]) == 2
    said = capsys.readouterr()
    assert "isinya rahasia" in said.err
    assert TANDA not in said.out + said.err


def _ubah(path: Path, folder: Path) -> Path:
    """The document with a secret changed by hand."""
    target = folder / "ubahan" / path.name
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = data.replace(TANDA.encode(), f"{TANDA}baru".encode(), 1)
            new.writestr(item, data)
    return target


def test_the_case_of_a_counselling_typed_wrongly_quotes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asal = Path(__file__).parents[1] / "kasus" / "buku" / "konseling-salah-isi.xlsx"
    (tmp_path / "buku").mkdir()
    (tmp_path / "buku" / "citra.xlsx").write_bytes(asal.read_bytes())
    assert jalankan(["periksa", str(tmp_path / "buku"), "-o", str(tmp_path / "temuan.xlsx")]) == 1
    assert jalankan(["gabung", str(tmp_path / "buku"), "-o", str(tmp_path / "unit.xlsx")]) == 1
    assert jalankan(["cetak", "konseling", str(tmp_path / "buku"), "-o", str(tmp_path / "dokumen")]) == 1
    said = capsys.readouterr()
    assert "Isi sel tidak ditampilkan" in " ".join(said.out.split())
    assert "RAHASIA" not in said.out + said.err
    for path in tmp_path.glob("*.xlsx"):
        assert not [place for place, data in _bytes(path.name, path.read_bytes()) if b"RAHASIA" in data]
    assert not [path for path in (tmp_path / "dokumen").glob("*") if path.suffix != ".docx"]


def test_of_the_evaluators_of_a_unit_only_counts_leave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asal = tmp_path / "p360"
    shutil.copytree(Path(__file__).parents[1] / "kasus" / "p360", asal)
    raters = list(asal.glob("Penilai *.xlsx"))
    assert len(raters) == 4
    assert jalankan(["gabung", str(asal), "-o", str(tmp_path / "unit.xlsx"), "--json"]) == 1
    assert jalankan(["periksa", str(asal), "-o", str(tmp_path / "temuan.xlsx")]) == 1
    said = capsys.readouterr()
    names = [path.stem.removeprefix("Penilai ").partition(",")[0] for path in raters]
    names.remove("dr. Ratna Kusumawardani")  # the Pejabat Penilai of the others, whom their own workbooks name
    names += ["Sekar Kinanti", "Gita Anggraini", "Suka membantu rekan", "Cepat menjawab"]
    for path in (tmp_path / "unit.xlsx", tmp_path / "temuan.xlsx"):
        for place, data in _bytes(path.name, path.read_bytes()):
            assert not [name for name in names if name.encode() in data], place
    assert not [name for name in names if name in said.out + said.err]
    assert "1 dari 4 buku penilaian 360° mempunyai temuan (2 kesalahan)" in str(_teks(tmp_path / "unit.xlsx"))


def _teks(path: Path) -> list[object]:
    book = openpyxl.load_workbook(path)
    return [cell.value for row in book["Temuan"].iter_rows() for cell in row if cell.value]


#: What no column of these sheets can hold, and no text of a secret: numbers, a date, a long text.
ANGKA_RAHASIA = 7390417
_BUKAN_TEKS: tuple[Any, ...] = (
    ANGKA_RAHASIA, ANGKA_RAHASIA + 0.25, f" {ANGKA_RAHASIA}", datetime.date(1931, 7, 19), f"{TANDA} " * 4_000,
)  # fmt: skip
#: How a date or number may be spelled.
_TERSEBUT = (str(ANGKA_RAHASIA), "7.390.417", "1931-07-19", "19 Juli 1931", "19-07-1931", TANDA)


@pytest.mark.parametrize("cara", range(len(_BUKAN_TEKS)))
def test_a_number_a_date_or_a_long_text_in_a_secret_cell_is_not_quoted_either(
    cara: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = unit.buku(unit.ORANG[1])
    fields = [column.nama for column in buku_skp(book.skp.jenis).tabel("Pembinaan").kolom if column.isian]
    rows = tuple(_pembinaan(1).model_copy(update={"pembina": "A", "uraian": "B", "hasil": "C"}) for _ in fields)
    data = bangun_skp(book.skp.jenis, book.skp.tahun, book.model_copy(update={"pembinaan": rows}))
    cells = {("Pembinaan", di("Pembinaan", name, number)): _BUKAN_TEKS[cara] for number, name in enumerate(fields, 1)}
    (tmp_path / "buku").mkdir()
    (tmp_path / "buku" / "orang.xlsx").write_bytes(timpa_sel(data, cells, rumus=False))
    rating = next(
        one for one in buku_penilaian_360(unit.PENGATURAN.periode.selesai).lembar
        if isinstance(one, LembarTabel) and one.nama == "Penilaian"
    )
    answers = {
        ("Penilaian", di("Penilaian", column.nama)): _BUKAN_TEKS[cara]
        for column in rating.kolom if column.isian and not column.nama.startswith("_")
    }
    assert answers
    (tmp_path / "buku" / "Penilai.xlsx").write_bytes(
        timpa_sel(bangun_penilaian_360(isi=unit.buku_360()[0]), answers, rumus=False)
    )
    folder, unit_file = str(tmp_path / "buku"), str(tmp_path / "unit.xlsx")
    assert jalankan(["periksa", folder, "--json", "-o", str(tmp_path / "temuan.xlsx")]) == 1
    assert jalankan(["periksa", folder]) == 1
    assert jalankan(["gabung", folder, "-o", unit_file, "--json"]) == 1
    assert jalankan(["perilaku", folder, "-o", str(tmp_path / "rekap.xlsx")]) in {1, 2}
    for slug in ("skp", "konseling"):
        assert jalankan(["cetak", slug, folder, "-o", str(tmp_path / "dokumen" / slug)]) in {0, 1}
    assert jalankan(["ekspor", "kemenkes-catatan-harian", folder, "-o", str(tmp_path / "e.xlsx")]) in {0, 1, 2}
    said = capsys.readouterr()
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name not in {"buku", "konseling"}]
    assert len(written) > 3
    places = [("layar", (said.out + said.err).encode())]
    places += [one for path in written for one in _bytes(str(path.relative_to(tmp_path)), path.read_bytes())]
    assert [(place, word) for place, content in places for word in _TERSEBUT if word.encode() in content] == []
