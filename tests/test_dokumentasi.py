"""What README and docs say about commands, buttons and functions is what the program has."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import typer.main
from kinerja_addin.tombol import GRUP, TOMBOL

from benchmarks import perkiraan
from kinerja_core.cli.utama import app
from kinerja_core.model.kode_temuan import KATALOG
from kinerja_core.services.fungsi_sel import FUNGSI_SEL

AKAR = Path(__file__).parents[1]
PROGRAM = typer.main.get_command(app)
HALAMAN = sorted([AKAR / "README.md", *(AKAR / "docs").glob("*.md")])


def _teks(halaman: str) -> str:
    return (AKAR / halaman).read_text(encoding="utf-8")


def _tabel(teks: str, kepala: str) -> Iterator[list[str]]:
    """Cells of the rows below the heading row that begins with ``kepala``."""
    baris = iter(teks.splitlines())
    assert any(satu.startswith(f"| {kepala} |") for satu in baris), kepala
    next(baris)
    for satu in baris:
        if not satu.startswith("|"):
            return
        yield [sel.strip() for sel in satu.strip("|").split(" | ")]


def _daun(perintah: Any, nama: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Names of every command that does something, as words."""
    anak = getattr(perintah, "commands", None)
    if anak is None:
        yield nama
    else:
        for satu, isi in anak.items():
            yield from _daun(isi, (*nama, satu))


def _tertulis(baris: str) -> Iterator[tuple[str, ...]]:
    """Commands a row of README's table stands for: ``addin {pasang,copot} -o DIR`` is two."""
    _, nama, *lain = baris.split()
    if nama in PROGRAM.commands and hasattr(PROGRAM.commands[nama], "commands"):
        yield from ((nama, satu) for satu in lain[0].strip("{}").split(","))
    else:
        yield (nama,)


def _baris_perintah(teks: str) -> Iterator[list[str]]:
    """Every command line of the program in code spans and code blocks, without ``kinerja`` and comments."""
    kode = re.findall(r"^```[a-z]*\n(.*?)^```$", teks, flags=re.DOTALL | re.MULTILINE)
    baris = [satu for blok in kode for bagian in blok.splitlines() for satu in bagian.split(" && ")]
    baris += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", teks, flags=re.DOTALL | re.MULTILINE))
    for satu in baris:
        if found := re.match(r"(?:\S*[/\\])?kinerja (.+)", satu):
            yield shlex.split(found[1], comments=True)


BARIS = [(halaman.name, kata) for halaman in HALAMAN for kata in _baris_perintah(halaman.read_text(encoding="utf-8"))]


def test_the_table_of_commands_in_the_readme_is_what_the_program_has():
    tabel = _tabel(_teks("README.md"), "command")
    tertulis = [nama for perintah, _ in tabel for nama in _tertulis(perintah.strip("`"))]
    assert sorted(tertulis) == sorted(_daun(PROGRAM))


def test_the_workbooks_in_the_readme_are_those_that_can_be_made():
    (tertulis,) = re.findall(r"\| `kinerja templat (\{\S+\})", _teks("README.md"))
    assert tertulis == PROGRAM.commands["templat"].params[0].metavar


def test_every_room_stands_in_the_readme():
    ruang = {f"kinerja_core/{satu.parent.name}/" for satu in (AKAR / "kinerja_core").glob("*/__init__.py")}
    assert set(re.findall(r"kinerja_core/\w+/", _teks("README.md"))) == ruang


@pytest.mark.parametrize(("halaman", "kata"), BARIS, ids=lambda isi: isi if isinstance(isi, str) else " ".join(isi))
def test_every_command_line_in_the_docs_names_commands_and_options_that_exist(halaman: str, kata: list[str]):
    perintah: Any = PROGRAM
    sisa = list(kata)
    while sisa and hasattr(perintah, "commands") and not sisa[0].startswith("-"):
        nama = sisa.pop(0)
        if nama == "..." or nama.startswith("{"):
            return
        assert nama in perintah.commands, f"{halaman}: {nama}"
        perintah = perintah.commands[nama]
    ada = {pilihan for isi in perintah.params for pilihan in (*isi.opts, *isi.secondary_opts)} | {"--help"}
    assert {satu.partition("=")[0] for satu in sisa if satu.startswith("-")} <= ada, halaman


def test_pages_that_show_command_lines_are_read():
    assert {"README.md", "addin.md", "pdf.md", "templat-dokumen.md", "ekspor.md"} <= {halaman for halaman, _ in BARIS}


def test_every_code_of_a_finding_in_the_docs_exists():
    disebut = re.compile(r"temuan ((?:`[A-Z0-9-]+`(?:, | atau | dan )?)+)")
    tertulis = {
        kode
        for halaman in HALAMAN
        for rangkai in disebut.findall(halaman.read_text(encoding="utf-8"))
        for kode in re.findall(r"`([A-Z0-9-]+)`", rangkai)
    }
    assert {"PDF-GAGAL", "PDF-WAKTU"} <= tertulis
    assert tertulis <= set(KATALOG)


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda path: path.name)
def test_every_link_between_the_docs_leads_somewhere(halaman: Path):
    tujuan = re.findall(r"\]\((?!https?:)([^)#\s]+)[^)]*\)", halaman.read_text(encoding="utf-8"))
    assert [satu for satu in tujuan if not (halaman.parent / satu).exists()] == []


@pytest.mark.parametrize("halaman", HALAMAN, ids=lambda path: path.name)
def test_every_link_to_a_heading_finds_it(halaman: Path):
    tujuan = re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", halaman.read_text(encoding="utf-8"))
    hilang = [f"{di}#{judul}" for di, judul in tujuan if judul not in _judul(halaman.parent / (di or halaman.name))]
    assert hilang == []


def _judul(halaman: Path) -> set[str]:
    """Anchors of the headings of a page, as GitHub makes them."""
    judul = re.findall(r"^#+ (.+)$", halaman.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", satu.lower()).strip().replace(" ", "-") for satu in judul}


def test_what_the_guide_of_the_page_calls_by_name_is_called_so_there():
    skrip = "".join(path.read_text(encoding="utf-8") for path in (AKAR / "addin/kinerja_halaman/web").glob("*"))
    teks = _teks("docs/halaman.md") + _teks("README.md").partition("### Dengan Python")[0]
    disebut = re.findall(r"\*\*([^*\n]+)\*\*", teks)
    assert "Gabungkan" in disebut
    asing = [nama for nama in disebut if nama.rstrip(".") not in skrip]
    assert [nama for nama in asing if f"{nama.partition(' ')[0]} ${{" not in skrip] == []  # Simpan with a file's name


def test_the_buttons_of_the_add_in_page_are_those_of_the_ribbon():
    ada = [
        [one.label, grup, one.uraian, "hanya di Excel" if one.sama == "-" else f"`{one.perintah_sama}`"]
        for grup, isi in GRUP.items() for one in isi
    ]
    assert [*_tabel(_teks("docs/addin.md"), "tombol")] == ada
    perintah = {" ".join(nama) for nama in _daun(PROGRAM)}
    for one in TOMBOL.values():
        if one.sama != "-" and "--" not in one.perintah_sama:
            kata = one.perintah_sama.split()[1:]
            assert {" ".join(kata), kata[0]} & perintah, one.nama


def test_the_functions_of_the_add_in_page_are_those_for_cells_with_their_arguments():
    ada = [
        [
            f"`{nama}({'; '.join(satu.nama if satu.wajib else f'[{satu.nama}]' for satu in fungsi.argumen)})`",
            f"`{fungsi.contoh}`", fungsi.uraian,
        ]
        for nama, fungsi in FUNGSI_SEL.items()
    ]
    assert [*_tabel(_teks("docs/addin.md"), "fungsi")] == ada


def test_the_tables_of_the_page_on_scale_are_what_is_worked_out_from_what_was_measured():
    text = perkiraan.DOKUMEN.read_text(encoding="utf-8")
    assert perkiraan.tulis(text) == text
    assert "{" not in text
    assert perkiraan.rupa(Fraction(1234567, 10), 1) == "123.456,7"
    assert [perkiraan.lama(Fraction(seconds)) for seconds in (119, 120, 7200, 172_800)] == [
        "119,0 detik", "2,0 menit", "2,0 jam", "2,0 hari",
    ]
