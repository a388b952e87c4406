"""Files of nothing but mistakes: what is said of them ends, and so do time and memory, measured in a process."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan
from tests.alat.puncak import PUNCAK

_KEPALA = ("NIP", "Nama", "Jabatan", "Unit Kerja", "Pangkat")
#: What SECURITY.md promises of a hostile file.
BATAS_MB, BATAS_DETIK = 500, 20
_PROGRAM = (
    "import sys, time\nfrom kinerja_core.cli.utama import jalankan\nkode = jalankan(sys.argv[1:])\n"
    f"spent = time.process_time()\n{PUNCAK}sys.stdout.write(f'\\n{{kode}} {{puncak}} {{spent}}')\n"
)


def _baris_xml(nomor: int, isi: tuple[str, ...]) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in isi)
    return f'<row r="{nomor}">{cells}</row>'


def _bagian(data: bytes, lembar: str) -> str:
    """The part of a workbook of ours that holds a sheet: they are numbered as they stand."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = re.findall(r'<sheet name="([^"]*)"', package.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{names.index(lembar) + 1}.xml"


def _sisipkan(data: bytes, lembar: str, mulai: int, banyak: int, isi: tuple[str, ...]) -> bytes:
    """The workbook with many equal rows at the end of a sheet, from a row that is not there yet."""
    part, new = _bagian(data, lembar), io.BytesIO()
    rows = "".join(_baris_xml(number, isi) for number in range(mulai, mulai + banyak))
    package = zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with zipfile.ZipFile(io.BytesIO(data)) as old, package:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                head, end, tail = content.decode().partition("</sheetData>")
                content = (head + rows + end + tail).encode()
            package.writestr(name, content)
    return new.getvalue()


def _csv(path: Path, banyak: int, isi: tuple[str, ...]) -> None:
    path.write_text(",".join(_KEPALA) + "\n" + (",".join(isi) + "\n") * banyak, encoding="utf-8")


def _skor(path: Path, banyak: int, isi: tuple[str, ...]) -> None:
    path.write_text("nip,nama,hasil,perilaku\n" + (",".join(isi) + "\n") * banyak, encoding="utf-8")


def _daftar(path: Path, banyak: int, isi: tuple[str, ...]) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Daftar").write_row(0, 0, _KEPALA)
    path.write_bytes(_sisipkan(stream.getvalue(), "Daftar", 2, banyak, isi))


def _buku(path: Path, banyak: int, isi: tuple[str, ...]) -> None:
    path.write_bytes(_sisipkan(bangun_skp(tahun=2026), "Catatan Harian", 900, banyak, isi))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel says the peak of a process")
@pytest.mark.parametrize(
    ("buat", "nama", "banyak", "isi", "perintah", "kata"),
    [
        (_csv, "a.csv", 187_000, ("x", "", "", "", ""), ("templat", "skp", "-o", "keluar", "--pegawai"),
         "dan 186995 lainnya"),
        (_csv, "b.csv", 187_000, ("198501012010011001", "Ani", "Analis", "Biro", "Penata - III/x"),
         ("templat", "unit", "-o", "unit.xlsx", "--pegawai"), "lebih dari 50.000 pegawai"),
        (_csv, "c.csv", 49_000, ("198501012010011001", "Ani", "Analis", "Biro", "Penata - III/x"),
         ("templat", "unit", "-o", "unit.xlsx", "--pegawai"), "BERKAS-TERLALU-BESAR"),
        (_skor, "d.csv", 245_000, ("198501012010011001", "Ani", "x", "y"), ("peringkat",), "lebih dari 20.000 temuan"),
        (_daftar, "a.xlsx", 120_000, ("x", "y"), ("templat", "skp", "-o", "keluar", "--pegawai"),
         "dan 119995 lainnya"),
        (_buku, "buku.xlsx", 60_000, ("x", "y", "z"), ("periksa", "-o", "temuan.xlsx"), "BERKAS-TERLALU-BESAR"),
    ],
    ids=[
        "a CSV without people", "a CSV of too many", "a CSV with one wrong rank", "a CSV of scores", "a list",
        "a staff workbook",
    ],
)  # fmt: skip
def test_a_file_of_nothing_but_mistakes_costs_what_is_promised_and_says_its_end(
    buat: Callable[[Path, int, tuple[str, ...]], None], nama: str, banyak: int, isi: tuple[str, ...],
    perintah: tuple[str, ...], kata: str, tmp_path: Path,
):
    buat(tmp_path / nama, banyak, isi)
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *perintah, nama], capture_output=True, text=True, encoding="utf-8",
        timeout=300, check=True, cwd=tmp_path,
    )
    code, memory, seconds = run.stdout.rpartition("\n")[2].split(" ")
    assert int(code) in {1, 2}
    assert int(memory) < BATAS_MB
    assert float(seconds) < BATAS_DETIK
    said = run.stdout + run.stderr
    assert "Traceback" not in said
    assert len(said) < 200_000
    assert kata in said


def test_the_findings_of_one_file_end_with_one_that_says_so():
    found = KumpulanTemuan()
    for number in range(20_005):
        found.tambah("SEL-WAJIB", "Nama: belum diisi.", lembar="A", sel=str(number))
        assert found.penuh is (number >= 20_000)
    assert [item.kode for item in found.daftar[19_999:]] == ["SEL-WAJIB", "BERKAS-TERLALU-BESAR"]
    assert "baris sesudahnya tidak dibaca" in found.daftar[-1].pesan
    found.lupakan("A", "0")
    found.tambah("SEL-WAJIB", "Nama: belum diisi.", lembar="A", sel="0")
    assert len(found.daftar) == 20_000
